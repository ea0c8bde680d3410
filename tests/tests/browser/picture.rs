//! A screenshot, pixel by pixel.

use std::collections::BTreeSet;
use std::io::Cursor;

/// A picture without its transparency.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    pub(crate) fn read(bytes: &[u8]) -> Result<Picture, String> {
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let mut data = vec![0; reader.output_buffer_size().ok_or("it is too large")?];
        let info = reader.next_frame(&mut data).map_err(|error| error.to_string())?;
        let channels = info.color_type.samples();
        if channels < 3 {
            return Err(format!("a screenshot is in colour, and this is {:?}", info.color_type));
        }
        let pixels = data.chunks_exact(channels).map(|one| [one[0], one[1], one[2]]).collect();
        Ok(Picture { width: info.width as usize, height: info.height as usize, pixels })
    }

    pub(crate) fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let inside = x < self.width;
        self.pixels.get(y * self.width + x).copied().filter(|_| inside).unwrap_or_default()
    }

    /// How many different ones are in a rectangle.
    pub(crate) fn colours(&self, from: (usize, usize), to: (usize, usize)) -> usize {
        let all = (from.1..to.1).flat_map(|y| (from.0..to.0).map(move |x| (x, y)));
        all.map(|(x, y)| self.pixel(x, y)).collect::<BTreeSet<_>>().len()
    }
}
