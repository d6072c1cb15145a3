//! Writes small PDF files: the samples of the project, and hostile files for tests. Made after ISO 32000-1; text is set
//! in the standard fonts Courier, in which every letter is 0.6 of the type size wide, and STSong-Light, in which every
//! character is as wide as it is high.

use std::fmt::Write as _;

/// The objects of a file in the making.
#[derive(Default)]
pub(crate) struct Objects {
    objects: Vec<Vec<u8>>,
}

impl Objects {
    /// Adds an object and returns its number.
    pub(crate) fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        self.objects.len()
    }

    /// Reserves a number for an object that others name before it is written.
    pub(crate) fn reserve(&mut self) -> usize {
        self.add("null")
    }

    /// Writes a reserved object.
    pub(crate) fn set(&mut self, number: usize, object: impl Into<Vec<u8>>) {
        self.objects[number - 1] = object.into();
    }

    /// Adds a stream; `entries` are those of its dictionary but for its length.
    pub(crate) fn add_stream(&mut self, entries: &str, bytes: &[u8]) -> usize {
        let number = self.reserve();
        self.set(number, stream(entries, bytes));
        number
    }

    /// The file, its catalog the object `root`.
    pub(crate) fn file(&self, root: usize, trailer: &str) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut table = String::from("0000000000 65535 f \n");
        for (at, object) in self.objects.iter().enumerate() {
            writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
            file.extend(format!("{} 0 obj\n", at + 1).bytes());
            file.extend(object);
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        let size = self.objects.len() + 1;
        let end = format!(
            "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root {root} 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
        );
        file.extend(end.bytes());
        file
    }
}

/// A stream object.
pub(crate) fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{entries}/Length {}>>\nstream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}

/// A file of one page with those drawing operators, Courier as the font `F1`, and what else its resources hold. `more`
/// are objects from number 6 on; the first may be the font `F2`.
pub(crate) fn one_page(operators: &[u8], resources: &str, more: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let mut objects = Objects::default();
    let font = objects.add("<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>");
    let contents = objects.add_stream("", operators);
    let pages = objects.reserve();
    let page = objects.add(format!(
        "<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 612 792]/Contents {contents} 0 R\
         /Resources<</Font<</F1 {font} 0 R/F2 6 0 R>>{resources}>>>>"
    ));
    objects.set(pages, format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>"));
    let root = objects.add(format!("<</Type/Catalog/Pages {pages} 0 R>>"));
    for (number, object) in more {
        assert_eq!(objects.add(object.clone()), *number);
    }
    objects.file(root, "")
}

/// The letters of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Chinese,
}

impl Script {
    /// How wide a text is, in points at that size.
    pub(crate) fn width(self, text: &str, size: f64) -> f64 {
        text.chars().count() as f64 * size * if self == Self::Latin { 0.6 } else { 1.0 }
    }

    /// The name of a font of the page.
    pub(crate) fn font(self, bold: bool, italic: bool) -> &'static str {
        match (bold, italic) {
            (false, false) => "F1",
            (true, _) => "F2",
            (false, true) => "F3",
        }
    }

    /// A text as an operand of `Tj`.
    pub(crate) fn operand(self, text: &str) -> String {
        let mut operand = String::from("<");
        for c in text.chars() {
            match self {
                Self::Latin => write!(operand, "{:02X}", win_ansi(c)),
                Self::Chinese => write!(operand, "{:04X}", u32::from(c)),
            }
            .unwrap();
        }
        operand + ">"
    }

    /// Adds the fonts and returns the dictionary that names them.
    pub(crate) fn add_fonts(self, objects: &mut Objects) -> String {
        let names = match self {
            Self::Latin => ["Courier", "Courier-Bold", "Courier-Oblique"],
            Self::Chinese => ["STSong-Light", "STSong-Light,Bold", "STSong-Light,Italic"],
        };
        let mut dictionary = String::from("<<");
        for (name, number) in names.iter().zip(1..) {
            let font = match self {
                Self::Latin => {
                    format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>")
                }
                // Neither embedded nor with a map to Unicode: the characters are known by the collection alone.
                Self::Chinese => format!(
                    "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/UniGB-UCS2-H/DescendantFonts\
                     [<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/DW 1000\
                     /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
                ),
            };
            let font = objects.add(font);
            write!(dictionary, "/F{number} {font} 0 R").unwrap();
        }
        dictionary + ">>"
    }
}

/// The byte of a character in Windows-1252, for those that the samples hold.
fn win_ansi(c: char) -> u8 {
    match c {
        '–' => 0x96,
        '—' => 0x97,
        '‘' => 0x91,
        '’' => 0x92,
        '…' => 0x85,
        'œ' => 0x9C,
        '•' => 0x95,
        '\u{202f}' => 0xA0,
        '“' => 0x93,
        '”' => 0x94,
        _ => u8::try_from(u32::from(c)).expect("a character of the font"),
    }
}
