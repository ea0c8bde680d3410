//! As much of PNG as a screenshot is: eight bits a channel, no interlacing. Xtask has no dependencies, so it unpacks by itself.

/// A picture without its transparency.
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    pub(super) fn read(bytes: &[u8]) -> Result<Picture, String> {
        let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n").ok_or("this is no PNG")?;
        let (mut size, mut packed) = (None, Vec::new());
        while let Some((head, body)) = rest.split_at_checked(8) {
            let length = number(&head[..4]);
            let data = body.get(..length).ok_or("a chunk is cut off")?;
            match &head[4..] {
                b"IHDR" => size = Some(data),
                b"IDAT" => packed.extend_from_slice(data),
                _ => {}
            }
            rest = body.get(length + 4..).unwrap_or_default(); // behind its checksum
        }
        let size = size.filter(|size| size.len() == 13).ok_or("it has no size")?;
        let (width, height) = (number(&size[..4]), number(&size[4..8]));
        let channels = match size[8..] {
            [8, 2, 0, 0, 0] => 3,
            [8, 6, 0, 0, 0] => 4,
            ref other => return Err(format!("it is of a kind that no screenshot has: {other:?}")),
        };
        let lines = Inflate::new(packed.get(2..).unwrap_or_default()).unpack()?;
        let lines = unfiltered(lines, width * channels, channels)?;
        let pixels: Vec<[u8; 3]> = lines.chunks_exact(channels).map(|one| [one[0], one[1], one[2]]).collect();
        if pixels.len() != width * height {
            Err("it has too few lines".into())
        } else {
            Ok(Picture { width, height, pixels })
        }
    }

    /// Black where there is none.
    pub(super) fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let inside = x < self.width;
        self.pixels.get(y * self.width + x).copied().filter(|_| inside).unwrap_or_default()
    }

    /// How many different ones are in a rectangle.
    pub(super) fn colours(&self, from: (usize, usize), to: (usize, usize)) -> usize {
        let all = (from.1..to.1).flat_map(|y| (from.0..to.0).map(move |x| (x, y)));
        all.map(|(x, y)| self.pixel(x, y)).collect::<std::collections::BTreeSet<_>>().len()
    }
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
}

/// Takes back what each line was made from its neighbours.
fn unfiltered(mut bytes: Vec<u8>, width: usize, step: usize) -> Result<Vec<u8>, String> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    for line in bytes.chunks_exact_mut(width + 1) {
        let above = out.len().checked_sub(width);
        let start = out.len();
        for at in 0..width {
            let left = if at < step { 0 } else { out[start + at - step] };
            let up = above.map_or(0, |above| out[above + at]);
            let corner = if at < step { 0 } else { above.map_or(0, |above| out[above + at - step]) };
            let guess = match line[0] {
                0 => 0,
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                4 => nearest(left, up, corner),
                other => return Err(format!("there is no filter {other}")),
            };
            out.push(line[at + 1].wrapping_add(guess));
        }
    }
    Ok(out)
}

fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |value: u8| (guess - i16::from(value)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

/// The unpacking of RFC 1951.
struct Inflate<'a> {
    bytes: &'a [u8],
    /// In bits.
    at: usize,
    out: Vec<u8>,
}

/// How many codes there are of each length, and what they stand for in order.
struct Codes {
    counts: [usize; 16],
    symbols: Vec<usize>,
}

impl Codes {
    fn new(lengths: &[usize]) -> Codes {
        let mut counts = [0; 16];
        lengths.iter().for_each(|length| counts[*length] += 1);
        counts[0] = 0;
        let mut symbols: Vec<usize> = (0..lengths.len()).filter(|symbol| lengths[*symbol] > 0).collect();
        symbols.sort_by_key(|symbol| lengths[*symbol]);
        Codes { counts, symbols }
    }
}

const LENGTHS: [(usize, usize); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];
const DISTANCES: [(usize, usize); 30] = [
    (1, 0),
    (2, 0),
    (3, 0),
    (4, 0),
    (5, 1),
    (7, 1),
    (9, 2),
    (13, 2),
    (17, 3),
    (25, 3),
    (33, 4),
    (49, 4),
    (65, 5),
    (97, 5),
    (129, 6),
    (193, 6),
    (257, 7),
    (385, 7),
    (513, 8),
    (769, 8),
    (1025, 9),
    (1537, 9),
    (2049, 10),
    (3073, 10),
    (4097, 11),
    (6145, 11),
    (8193, 12),
    (12289, 12),
    (16385, 13),
    (24577, 13),
];

impl Inflate<'_> {
    fn new(bytes: &[u8]) -> Inflate<'_> {
        Inflate { bytes, at: 0, out: Vec::new() }
    }

    fn bits(&mut self, count: usize) -> Result<usize, String> {
        let mut sum = 0;
        for bit in 0..count {
            let byte = self.bytes.get(self.at / 8).ok_or("it ends too soon")?;
            sum |= usize::from(byte >> (self.at % 8) & 1) << bit;
            self.at += 1;
        }
        Ok(sum)
    }

    fn symbol(&mut self, codes: &Codes) -> Result<usize, String> {
        let (mut code, mut first, mut index) = (0, 0, 0);
        for count in &codes.counts[1..] {
            code |= self.bits(1)?;
            if code < first + count {
                return codes
                    .symbols
                    .get(index + code - first)
                    .copied()
                    .ok_or_else(|| "a code stands for nothing".into());
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err("a code is too long".into())
    }

    fn unpack(mut self) -> Result<Vec<u8>, String> {
        loop {
            let last = self.bits(1)? == 1;
            match self.bits(2)? {
                0 => self.stored()?,
                1 => {
                    let lengths: Vec<usize> = (0..288)
                        .map(|n| {
                            if n < 144 {
                                8
                            } else if n < 256 {
                                9
                            } else if n < 280 {
                                7
                            } else {
                                8
                            }
                        })
                        .collect();
                    self.block(&Codes::new(&lengths), &Codes::new(&[5; 30]))?;
                }
                2 => self.told()?,
                _ => return Err("there is no such block".into()),
            }
            if last {
                return Ok(self.out);
            }
        }
    }

    fn stored(&mut self) -> Result<(), String> {
        self.at = self.at.div_ceil(8) * 8;
        let length = self.bits(16)?;
        self.bits(16)?;
        let start = self.at / 8;
        self.out.extend_from_slice(self.bytes.get(start..start + length).ok_or("it ends too soon")?);
        self.at += length * 8;
        Ok(())
    }

    /// A block that begins with its codes.
    fn told(&mut self) -> Result<(), String> {
        const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        let (literals, distances, count) = (self.bits(5)? + 257, self.bits(5)? + 1, self.bits(4)? + 4);
        let mut lengths = [0; 19];
        for place in &ORDER[..count] {
            lengths[*place] = self.bits(3)?;
        }
        let codes = Codes::new(&lengths);
        let mut lengths: Vec<usize> = Vec::new();
        while lengths.len() < literals + distances {
            let (value, times) = match self.symbol(&codes)? {
                16 => (lengths.last().copied().ok_or("nothing is repeated")?, 3 + self.bits(2)?),
                17 => (0, 3 + self.bits(3)?),
                18 => (0, 11 + self.bits(7)?),
                length => (length, 1),
            };
            lengths.extend(std::iter::repeat_n(value, times));
        }
        let (literals, distances) = lengths.split_at(literals);
        self.block(&Codes::new(literals), &Codes::new(distances))
    }

    fn block(&mut self, literals: &Codes, distances: &Codes) -> Result<(), String> {
        loop {
            let symbol = self.symbol(literals)?;
            let Some(copied) = symbol.checked_sub(257) else {
                match u8::try_from(symbol) {
                    Ok(byte) => self.out.push(byte),
                    Err(_) => return Ok(()), // 256
                }
                continue;
            };
            let (length, more) = *LENGTHS.get(copied).ok_or("there is no such length")?;
            let length = length + self.bits(more)?;
            let (back, more) = *DISTANCES.get(self.symbol(distances)?).ok_or("there is no such distance")?;
            let start =
                self.out.len().checked_sub(back + self.bits(more)?).ok_or("it copies from before its beginning")?;
            for at in start..start + length {
                self.out.push(self.out[at]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Picture;

    const FIXED: &str = "\
        89504e470d0a1a0a0000000d4948445200000018000000100802000000834628c2000001fe49444154780163606060606760e0636010656090616050\
        6660d06260306460b06060b06760706360f06560086160886660486260c86460286060286760a86360686560e8616098ccc0308b8161210303230337\
        d02046ca1113d020066ea07140063303370b03372b03371b03373b03370703372703371703373703370f03372f03371f03373f03b70003b72003b710\
        03b73003b70803b72803b71803b738338318030b1b130b1b3318b180112b18b181113b1871801127187181113718f180112f08815c04f42003130303\
        3303030b05c89c81dd9c95cf9c4bd49c5fc65c44d95c52cb5cced05cd9c25cc3de5cd7cddcc8d7dc3cc4dc26dadc31c9dc2dd3dcbbc03ca0dc3cb4ce\
        3caad53cbec73c65b279e62cf3bc85e6c58c0c4ec0c066a31c5131b08d18c80c5d363e30e2072301ccc0666560600327520e06064e52501e037b1e17\
        5f9e88689e9c4c9e86729e91569e8d619e9b455e807d5e945b5e8a6f5e5e485e45745e53525e4f66deb482bc05e579abeaf2b6b4e6edebc93b3139ef\
        d2acbc3b0bf39e313254026de7a61c5131b07d19c80c5d101264619bc8c226044284029b8b01a482878181175c46a0211124f65206f6a5fc7c4be544\
        97eaca2cb5515eeaadb534ca7069a6c5d20afba5ed6e4ba7f92e5d1ab2744bf4d2c3494b2f652e7d58b0f443f9d2ff754bf95a97caf62cd599bcd47a\
        d652af854b230136046acb9a414dd40000000049454e44ae426082\
        ";
    const TOLD: &str = "\
        89504e470d0a1a0a0000000d4948445200000018000000100802000000834628c2000001b24944415478daadd4a16f5a5114c7f12fe5f1a09cf6d176\
        d06509abc1346415600ec99a904d20d690543031104b480de6846482ce209a9019cc4252811ae298e9ea9999e9ea9999e9fd07dbe3aa6513cb4a938f\
        38e2e677effde5e602e421810a54a1067568400bdad0812ef460004318c11826308519cc61014b5841064983329bdb4a8390342e1db24884e49018c9\
        2305641b292282ec20bb488294903d641f39401e2065a4821c220fb31c12c55b519c0da22017c4413e2804db4131906027d85d5b9f28bd205b908568\
        034a5e7389162b5aaa6ab9a68fea7ad4d05a4b8fdb7ad2d16657b5a7a7037d36d4ce48cfc67a3ed19753edcff4f55c2f163a5aaaadf44d86e769d9f1\
        e6eeb1ec26776c374e8252b0f777d93988c3232dc0f6ff30f2564cac5cb1a3aa1dd7ac59b7d386755a76deb67ec72eba663dbb1cd8d5d0e623bb1edb\
        87897d9cdacdcc3ecdedcbc26e97f67565df33bc4d7797cddd63d95deed8eeda7e14bf8fe283b57f955d64bd620776c31ff187f26fb393f752e24715\
        3fa9fa69cdcfeade6ff8a8e5976d7fd7f1ebae7bcf6f06fe79e8b723ff36f61f13ff39f564e68fe7fe64e14f97fe62e5af7e0136046acb6bcfa21200\
        00000049454e44ae426082\
        ";

    fn bytes(hex: &str) -> Vec<u8> {
        let digit = |byte: u8| (byte as char).to_digit(16).unwrap_or_default() as u8;
        hex.as_bytes().chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
    }

    /// Both were packed by zlib, over all filters in turn: red goes by x, green by y, blue by both.
    #[test]
    fn every_filter_and_both_kinds_of_codes_are_read() {
        for hex in [FIXED, TOLD] {
            let picture = Picture::read(&bytes(hex)).expect("a picture");
            assert_eq!((picture.width, picture.height), (24, 16));
            for (x, y) in (0..16).flat_map(|y| (0..24).map(move |x| (x, y))) {
                assert_eq!(picture.pixel(x, y), [x * 7, y * 11, x * y].map(|value| (value % 256) as u8), "{x}, {y}");
            }
            assert_eq!(picture.colours((0, 0), (24, 1)), 24);
        }
    }

    #[test]
    fn what_is_cut_off_is_told() {
        let whole = bytes(TOLD);
        assert!(Picture::read(&whole[..whole.len() / 2]).is_err());
        assert!(Picture::read(b"GIF89a").is_err());
    }
}
