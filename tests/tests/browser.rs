//! The report of the shop in a real browser, without a network: the diagram is in the page, and it is painted.
//!
//! `GROUNDPLAN_BROWSER` names the browser; `cargo xtask test` and `cargo xtask browser` find or install one and set it.

#![allow(clippy::print_stdout, reason = "the run says where the pictures are")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[path = "browser/picture.rs"]
mod picture;

use picture::Picture;

type Result<T> = std::result::Result<T, String>;

const MODEL: &str = "documents/nl-e-commerce/input.md";
const PATIENCE: Duration = Duration::from_secs(90);

#[test]
#[ignore = "needs a Chromium: `cargo xtask browser` finds one"]
fn the_report_is_drawn() {
    let browser = std::env::var("GROUNDPLAN_BROWSER").expect("`GROUNDPLAN_BROWSER` names a Chromium");
    match check(&browser) {
        Ok(folder) => println!("the diagram is drawn, in light and dark; the pictures are in {}", folder.display()),
        Err(message) => panic!("{message}"),
    }
}

/// Renders the report and looks at what came of it. The pictures stay, for whoever wants to look as well: where they are is returned.
fn check(browser: &str) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("`{}` cannot be made: {error}", folder.display()))?;
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join(MODEL);
    let page = groundplan_cli::run(&["read", &model.display().to_string(), "--format", "html"], "");
    if page.code != 0 {
        return Err(page.stderr);
    }
    let page = page.stdout;
    let browser = Browser { program: browser, folder: &folder };

    browser.write("report.html", &page)?;
    let dom = browser.run(&["--dump-dom".into()], "report.html")?;
    let boxes = boxes(&dom)?;
    for (scheme, dark) in [("light", false), ("dark", true)] {
        for width in [600, 1400] {
            let picture = browser.picture("report.html", &format!("report-{width}-{scheme}"), (width, 2400), dark)?;
            same_brightness(&picture, dark)?;
        }
        // The diagram alone, so that a unit of the drawing is a pixel and each box is where the drawing says.
        let only = "<style>header, nav, section, #diagram h2, #diagram p { display: none } #diagram { display: block } \
            body, .picture { margin: 0; padding: 0; border: 0; max-width: none; width: auto } \
            svg.er { margin: 0; width: var(--wide); max-width: none; min-width: 0 }</style></head>";
        browser.write("diagram.html", &page.replacen("</head>", only, 1))?;
        let size = (boxes.size.0 + 40, boxes.size.1 + 40);
        let picture = browser.picture("diagram.html", &format!("diagram-{scheme}"), size, dark)?;
        boxes.are_painted(&picture)?;
    }
    let _ = fs::remove_dir_all(folder.join("profile"));
    Ok(folder)
}

struct Browser<'a> {
    program: &'a str,
    folder: &'a Path,
}

impl Browser<'_> {
    fn write(&self, name: &str, text: &str) -> Result<()> {
        fs::write(self.folder.join(name), text).map_err(|error| format!("`{name}` cannot be written: {error}"))
    }

    /// What the browser prints of a page, with nothing to load from.
    fn run(&self, arguments: &[String], page: &str) -> Result<String> {
        let printed = self.folder.join("printed.txt");
        let file = fs::File::create(&printed).map_err(|error| format!("`{}`: {error}", printed.display()))?;
        let mut command = Command::new(self.program);
        command
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"])
            .args(["--no-first-run", "--disable-background-networking", "--disable-component-update"])
            .args(["--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9"])
            .arg(format!("--user-data-dir={}", self.folder.join("profile").display()))
            .args(arguments)
            .arg(format!("file://{}", self.folder.join(page).display()))
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| format!("`{}` does not start: {error}", self.program))?;
        let begin = Instant::now();
        loop {
            match child.try_wait() {
                Ok(Some(status)) if status.success() => break,
                Ok(Some(status)) => return Err(format!("`{}` ended with {status} on {page}", self.program)),
                Ok(None) if begin.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(50)),
                _ => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(format!("`{}` did not come back from {page} within {PATIENCE:?}", self.program));
                }
            }
        }
        fs::read_to_string(&printed).map_err(|error| format!("`{}`: {error}", printed.display()))
    }

    fn picture(&self, page: &str, name: &str, size: (usize, usize), dark: bool) -> Result<Picture> {
        let path = self.folder.join(format!("{name}.png"));
        let mut arguments =
            vec![format!("--screenshot={}", path.display()), format!("--window-size={},{}", size.0, size.1)];
        arguments.push(format!("--blink-settings=preferredColorScheme={}", u8::from(!dark)));
        self.run(&arguments, page)?;
        let bytes = fs::read(&path).map_err(|error| format!("no picture `{}`: {error}", path.display()))?;
        Picture::read(&bytes).map_err(|error| format!("`{}`: {error}", path.display()))
    }
}

/// The corner of the page is bright, or dark, as its reader asked.
fn same_brightness(picture: &Picture, dark: bool) -> Result<()> {
    let [red, green, blue] = picture.pixel(2, 2);
    let bright = u32::from(red) + u32::from(green) + u32::from(blue) > 384;
    let colours = picture.colours((0, 0), (picture.width, picture.height));
    match (bright == dark, colours) {
        (true, _) => Err(format!("the page should be {}", if dark { "dark" } else { "light" })),
        (false, ..10) => Err(format!("the page is blank: it has {colours} colours")),
        _ => Ok(()),
    }
}

/// The boxes of the diagram, in pixels of its picture.
struct Boxes {
    size: (usize, usize),
    tables: Vec<(String, [usize; 4])>,
}

/// Reads the boxes from the page as the browser has it, one for each table of the report.
fn boxes(dom: &str) -> Result<Boxes> {
    let numbers = |text: &str| -> Vec<f64> { text.split([' ', ',']).filter_map(|word| word.parse().ok()).collect() };
    let between = |text: &str, start: &str, end: &str| {
        text.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map(|(found, _)| found.to_owned())
    };
    let (_, drawing) = dom.split_once("<svg class=\"er\"").ok_or("the page has no diagram")?;
    let view = numbers(&between(drawing, "viewBox=\"", "\"").unwrap_or_default());
    let [left, top, width, height] = *view.as_slice() else { return Err("the diagram has no size".into()) };
    let mut tables = Vec::new();
    for table in drawing.split("data-table=\"").skip(1) {
        let name = table.split('"').next().unwrap_or_default().to_owned();
        let place = numbers(&between(table, "translate(", ")").unwrap_or_default());
        let frame = between(table, "<rect class=\"box\"", ">").unwrap_or_default();
        let side = |word: &str| between(&frame, word, "\"").and_then(|text| text.parse::<f64>().ok());
        let (Some(wide), Some(high), [x, y]) = (side(" width=\""), side(" height=\""), place.as_slice()) else {
            return Err(format!("the box of `{name}` has no place"));
        };
        tables.push((name, [*x - left, *y - top, wide, high].map(|number| number as usize)));
    }
    let (_, report) = dom.split_once("<section id=\"tables\">").ok_or("the page has no tables")?;
    let report = report.split("</section>").next().unwrap_or_default();
    let mut told: Vec<&str> = report.split("<h3><code>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    let mut drawn: Vec<&str> = tables.iter().map(|(name, _)| name.as_str()).collect();
    told.sort_unstable();
    drawn.sort_unstable();
    if told != drawn || told.len() < 4 {
        return Err(format!("the diagram draws {drawn:?}, and the report tells of {told:?}"));
    }
    Ok(Boxes { size: (width as usize, height as usize), tables })
}

impl Boxes {
    /// A head of another colour than its body, and letters in it.
    fn are_painted(&self, picture: &Picture) -> Result<()> {
        let around = picture.pixel(40, 3); // its corners are round
        for (name, [x, y, width, height]) in &self.tables {
            let (head, body) = (picture.pixel(x + width - 8, y + 8), picture.pixel(x + width / 2, y + height - 3));
            let colours = picture.colours((x + 2, y + 2), (x + width - 2, y + height - 2));
            if head == body || body == around || colours < 10 {
                return Err(format!("the box of `{name}` is not painted: {colours} colours at {x}, {y}"));
            }
        }
        Ok(())
    }
}

const DOM: &str = "<svg class=\"er\" viewBox=\"-12 -12 784 444\">\
    <g data-table=\"a\" transform=\"translate(0 20)\"><rect class=\"box\" width=\"200\" height=\"60\"></rect></g>\
    <g data-table=\"b\" transform=\"translate(280 0)\"><rect class=\"box\" width=\"200\" height=\"80\"></rect></g>\
    <g data-table=\"c\" transform=\"translate(280 99)\"><rect class=\"box\" width=\"200\" height=\"80\"></rect></g>\
    <g data-table=\"d\" transform=\"translate(560 0)\"><rect class=\"box\" width=\"200\" height=\"80\"></rect></g></svg>";

#[test]
fn each_table_has_its_box() {
    let tables = |names: &[&str]| {
        let list: String = names.iter().map(|name| format!("<h3><code>{name}</code></h3>")).collect();
        boxes(&format!("{DOM}<section id=\"tables\">{list}</section>"))
    };
    let found = tables(&["d", "c", "b", "a"]).expect("four boxes");
    assert_eq!((found.size, found.tables[0].1), ((784, 444), [12, 32, 200, 60]));
    assert!(tables(&["a", "b", "c"]).is_err_and(|message| message.contains("[\"a\", \"b\", \"c\", \"d\"]")));
}
