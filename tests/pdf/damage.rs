//! Files that were cut, in which bits were flipped, and that are made to use up time or memory: each gives a report or
//! one error, and none takes more memory than is allowed. The files are the same in every run.

use std::fmt::Write as _;

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use rapporteur::parse::parse;
use rapporteur::source::{Form, PdfFault, PdfLimit, Source, SourceErrorKind};

use crate::layout::pdf;
use crate::texts::{RIVER_FERRIES, VILLAGE_LIBRARIES};
use crate::writer::{Objects, one_page, stream};

/// The memory that one file may cost.
const MOST_KIBIBYTES: u64 = 300 * 1024;

/// Numbers that look random (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

fn read(bytes: &[u8], untagged: bool) -> Result<usize, SourceErrorKind> {
    let form = if untagged { Form::PdfUntagged } else { Form::Pdf };
    let source = Source::from_bytes_as("damaged.pdf", bytes, form)?;
    Ok(parse(&source.name, source.lines()).paragraphs.len())
}

/// How much more memory the program has at most while `work` is done, in KiB; 0 where the system does not tell. What
/// other tests take at the same time is in it.
fn growth(work: impl FnOnce()) -> u64 {
    let status = |field: &str| -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(field));
        line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
    };
    // Makes Linux begin anew with the highest figure.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = status("VmRSS:");
    work();
    status("VmHWM:").saturating_sub(before)
}

#[test]
fn two_hundred_and_forty_damaged_files_are_read_or_refused() {
    let wholes = [pdf(&RIVER_FERRIES, true), pdf(&VILLAGE_LIBRARIES, true), pdf(&VILLAGE_LIBRARIES, false)];
    let mut numbers = Numbers(8);
    let mut with_paragraphs = [0_u32; 2];
    for (whole, case) in wholes.iter().cycle().zip(0..240_usize) {
        let mut file = whole.clone();
        if case % 2 == 0 {
            file.truncate(numbers.below(whole.len()));
        } else {
            for _ in 0..1 << (case % 11) {
                let at = numbers.below(file.len());
                file[at] ^= 1 << numbers.below(8);
            }
        }
        if read(&file, case % 4 < 2).is_ok_and(|count| count > 0) {
            with_paragraphs[case % 2] += 1;
        }
    }
    // Of a file that was cut early, or in which a thousand bits are wrong, nothing is left.
    assert!(with_paragraphs[0] >= 40 && with_paragraphs[1] >= 40, "{with_paragraphs:?}");
}

#[test]
fn hostile_files_are_read_or_refused() {
    for (name, file) in hostile() {
        for untagged in [false, true] {
            // Whatever comes back will do, as long as it does.
            let growth = growth(|| _ = read(&file, untagged));
            assert!(growth <= MOST_KIBIBYTES, "{name}: {growth} KiB");
        }
    }
    what_is_refused_is_refused_for_what_it_is();
}

/// Called by the test above, for memory is measured there.
fn what_is_refused_is_refused_for_what_it_is() {
    let refused = |limit| Err(SourceErrorKind::Pdf(PdfFault::TooMuch(limit)));
    assert_eq!(read(&bomb("/FlateDecode", &zeros(60)), true), refused(PdfLimit::Bytes));
    assert_eq!(read(&form_tree(), true), refused(PdfLimit::Forms));
    assert_eq!(read(&glyphs(), true), refused(PdfLimit::Glyphs));
    assert_eq!(read(&one_page(b"", "", &[]), true), Err(SourceErrorKind::Pdf(PdfFault::NoText)));
    assert_eq!(read(b"%PDF-1.7\nnothing", true), Err(SourceErrorKind::Pdf(PdfFault::Damaged)));
}

/// So many MiB of zeros, deflated.
fn zeros(mebibytes: usize) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(6, 15, 0));
    let mut add = |bytes: &[u8], flush| {
        compress_to_output(&mut compressor, bytes, flush, |part| {
            packed.extend(part);
            true
        });
    };
    (0..mebibytes).for_each(|_| add(&[0; 1 << 20], TDEFLFlush::None));
    add(&[], TDEFLFlush::Finish);
    packed
}

/// A page whose operators are unpacked by those filters.
fn bomb(filters: &str, packed: &[u8]) -> Vec<u8> {
    with_contents(|objects| objects.add_stream(&format!("/Filter[{filters}]"), packed))
}

/// A page whose operators are the object that `contents` adds.
fn with_contents(contents: impl FnOnce(&mut Objects) -> usize) -> Vec<u8> {
    let mut objects = Objects::default();
    let contents = contents(&mut objects);
    let pages = objects.reserve();
    let page = objects.add(format!("<</Type/Page/Parent {pages} 0 R/Contents {contents} 0 R>>"));
    objects.set(pages, format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>"));
    let root = objects.add(format!("<</Type/Catalog/Pages {pages} 0 R>>"));
    objects.file(root, "")
}

/// A text of `operators` with the font `font` and what it refers to, as objects 6 and on.
fn with_font(font: &str, operators: &[u8], more: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let mut objects = vec![(6, font.as_bytes().to_vec())];
    objects.extend(more.iter().cloned());
    one_page(operators, "", &objects)
}

/// A catalog with a structure tree whose root has those entries; object 6 and on.
fn with_tree(root: &str, more: &[&str]) -> Vec<u8> {
    let mut objects = Objects::default();
    let font = objects.add("<</Type/Font/Subtype/Type1/BaseFont/Courier>>");
    let contents = objects.add_stream("", b"/P<</MCID 0>>BDC BT/F1 10 Tf 9 9 Td(1. Text)Tj ET EMC");
    let pages = objects.reserve();
    let page = objects.add(format!(
        "<</Type/Page/Parent {pages} 0 R/Contents {contents} 0 R/Resources<</Font<</F1 {font} 0 R>>>>>>"
    ));
    objects.set(pages, format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>"));
    let catalog = objects.add(format!("<</Type/Catalog/Pages {pages} 0 R/StructTreeRoot 6 0 R>>"));
    objects.add(format!("<</Type/StructTreeRoot{root}>>"));
    more.iter().for_each(|object| _ = objects.add(*object));
    objects.file(catalog, "")
}

/// Forms that each draw the next one forty times.
fn form_tree() -> Vec<u8> {
    let form = |next: usize| {
        let entries = format!("/Type/XObject/Subtype/Form/Resources<</XObject<</X {next} 0 R>>>>");
        stream(&entries, "/X Do ".repeat(40).as_bytes())
    };
    let forms: Vec<_> = (6..14).map(|number| (number, form(number + 1))).collect();
    one_page(b"/X Do", "/XObject<</X 6 0 R>>", &forms)
}

/// Many pages of many letters, all from one stream.
fn glyphs() -> Vec<u8> {
    let mut objects = Objects::default();
    let font = objects.add("<</Type/Font/Subtype/Type1/BaseFont/Courier>>");
    let letters = format!("BT/F1 9 Tf({})Tj ET", "a".repeat(250_000));
    let contents = objects.add_stream("/Filter/FlateDecode", &compress_to_vec_zlib(letters.as_bytes(), 6));
    let pages = objects.reserve();
    let page = format!(
        "<</Type/Page/Parent {pages} 0 R/Contents {contents} 0 R/Resources<</Font<</F1 {font} 0 R>>>>>>"
    );
    let kids: String = (0..40).map(|_| format!("{} 0 R ", objects.add(page.clone()))).collect();
    objects.set(pages, format!("<</Type/Pages/Kids[{kids}]/Count 40>>"));
    let root = objects.add(format!("<</Type/Catalog/Pages {pages} 0 R>>"));
    objects.file(root, "")
}

/// A page tree that is made of those objects, the first its root.
fn with_pages(nodes: &[&str]) -> Vec<u8> {
    let mut objects = Objects::default();
    nodes.iter().for_each(|node| _ = objects.add(*node));
    let root = objects.add("<</Type/Catalog/Pages 1 0 R>>");
    objects.file(root, "")
}

fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = loops();
    files.extend(bombs());
    files.extend(hostile_fonts());
    files.extend(hostile_operators());
    files
}

fn loops() -> Vec<(&'static str, Vec<u8>)> {
    let plain = one_page(b"BT/F1 9 Tf(1. Text)Tj ET", "", &[]);
    let text = String::from_utf8_lossy(&plain).into_owned();
    let trailer = |entry: &str| text.replace("trailer\n<<", &format!("trailer\n<<{entry}")).into_bytes();
    let table = text.find("xref\n").unwrap();
    let form = |next: usize| {
        stream(&format!("/Type/XObject/Subtype/Form/Resources<</XObject<</X {next} 0 R>>>>"), b"/X Do /X Do")
    };
    let nested: String = (8..400).map(|next| format!("<</S/Div/K {next} 0 R>>\n")).collect();
    let deep: Vec<&str> = nested.lines().collect();
    vec![
        ("pages that are their own children", with_pages(&["<</Type/Pages/Kids[1 0 R 1 0 R]/Count 2>>"])),
        (
            "two nodes of pages within each other",
            with_pages(&["<</Type/Pages/Kids[2 0 R]/Count 9>>", "<</Type/Pages/Kids[1 0 R]/Count 9>>"]),
        ),
        ("a catalog that is its own pages", with_pages(&["<</Type/Pages/Kids[2 0 R]/Count 1>>"])),
        (
            "pages without end",
            with_pages(&["<</Type/Pages/Kids[2 0 R]/Count 2147483647>>", "<</Type/Page>>"]),
        ),
        ("a form in itself", one_page(b"/X Do", "/XObject<</X 6 0 R>>", &[(6, form(6))])),
        (
            "two forms in each other",
            one_page(b"/X Do", "/XObject<</X 6 0 R>>", &[(6, form(7)), (7, form(6))]),
        ),
        ("a table before itself", trailer(&format!("/Prev {table}"))),
        ("a table of streams that is none", trailer(&format!("/XRefStm {table}"))),
        ("a root that is missing", text.replace("/Root", "/Rout").into_bytes()),
        ("a reference to itself", with_contents(|objects| objects.add("1 0 R"))),
        ("contents within contents", with_contents(|objects| objects.add("[1 0 R 1 0 R]"))),
        (
            "a length that is itself",
            with_contents(|objects| objects.add("<</Length 1 0 R>>\nstream\n(\nendstream")),
        ),
        ("a tree that is its own child", with_tree("/K 6 0 R", &[])),
        (
            "an element that is its own child",
            with_tree("/K[7 0 R 7 0 R]", &["<</S/P/K[7 0 R 7 0 R 0]/Pg 4 0 R>>"]),
        ),
        ("elements four hundred deep", with_tree("/K 7 0 R", &deep)),
        ("roles in a circle", with_tree("/K 7 0 R/RoleMap<</A/B/B/A>>", &["<</S/A/K 0/Pg 4 0 R>>"])),
    ]
}

fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let objects = |packed: &[u8]| {
        let entries = "/Type/ObjStm/N 3/First 20/Filter/FlateDecode";
        with_contents(|objects| objects.add_stream(entries, packed))
    };
    let dictionaries = "<<>>".repeat(4 << 20);
    let twice = compress_to_vec_zlib(&zeros(100), 6);
    vec![
        ("sixty MiB of zeros", bomb("/FlateDecode", &zeros(60))),
        ("zeros deflated twice", bomb("/FlateDecode/FlateDecode", &twice)),
        ("fifty filters", bomb(&"/ASCIIHexDecode".repeat(50), b"30303030>")),
        ("LZW", bomb("/LZWDecode", &[0x80; 1 << 20])),
        ("run lengths", bomb("/RunLengthDecode", &[0x81, 0].repeat(1 << 19))),
        ("a picture", bomb("/DCTDecode", &[0xff; 1 << 16])),
        ("objects of zeros", objects(&zeros(70))),
        ("four million dictionaries", objects(&compress_to_vec_zlib(dictionaries.as_bytes(), 6))),
        (
            "an unpacked million of dictionaries",
            format!("%PDF-1.4\n{}", "1 0 obj<</Type/Page>>endobj\n".repeat(1 << 18)).into_bytes(),
        ),
        ("arrays a million deep", with_contents(|objects| objects.add("[".repeat(1 << 20)))),
        ("dictionaries a million deep", with_contents(|objects| objects.add("<</A".repeat(1 << 20)))),
        ("a number of a million digits", with_contents(|objects| objects.add("9".repeat(1 << 20)))),
        (
            "an array of a million numbers",
            with_contents(|objects| objects.add(format!("[{}]", "1 ".repeat(1 << 20)))),
        ),
    ]
}

fn hostile_fonts() -> Vec<(&'static str, Vec<u8>)> {
    let show = b"BT/F2 9 Tf(1. Text)Tj ET".as_slice();
    let wide = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font\
                /Subtype/CIDFontType0/W[0 2147483647 500]/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)>>>>]>>";
    let mapped = "<</Type/Font/Subtype/Type1/BaseFont/Courier/ToUnicode 7 0 R>>";
    let embedded = "<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor<</FontFile2 7 0 R>>>>";
    let drawn = "<</Type/Font/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FirstChar 0/LastChar 2147483647/CharProcs<</a 7 0 R>>\
                 /Encoding<</Differences[0/a]>>/Resources<</Font<</F2 6 0 R>>>>>>";
    let map = b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange";
    let mut long_map = String::from("begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n");
    for code in 0..40_000 {
        writeln!(long_map, "1 beginbfchar <{code:04x}> <{}> endbfchar", "0041".repeat(40)).unwrap();
    }
    let same = b"/X usecmap begincmap endcmap";
    let packed = |bytes: &[u8]| stream("/Filter/FlateDecode", &compress_to_vec_zlib(bytes, 6));
    let zeros = stream("/Filter/FlateDecode", &zeros(70));
    let noise: Vec<u8> = (0..50_000_u32).map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
    vec![
        ("a width for two billion codes", with_font(wide, show, &[])),
        ("a map of four billion codes", with_font(mapped, show, &[(7, stream("", map))])),
        ("a map of many long names", with_font(mapped, show, &[(7, packed(long_map.as_bytes()))])),
        (
            "a map that uses itself",
            with_font(mapped, show, &[(7, stream("/UseCMap 7 0 R/CMapName/X", same))]),
        ),
        ("a map of zeros", with_font(mapped, show, &[(7, zeros.clone())])),
        ("a font of zeros", with_font(embedded, show, &[(7, zeros)])),
        ("a font of noise", with_font(embedded, show, &[(7, stream("", &noise))])),
        ("a font that draws itself", with_font(drawn, show, &[(7, stream("", show))])),
        (
            "a font that is its own descendant",
            with_font("<</Type/Font/Subtype/Type0/DescendantFonts[6 0 R]>>", show, &[]),
        ),
    ]
}

fn hostile_operators() -> Vec<(&'static str, Vec<u8>)> {
    let page = |operators: &str| one_page(operators.as_bytes(), "", &[]);
    let far = "BT/F1 1e38 Tf 1e38 0 0 1e38 1e38 -1e38 Tm(1. Text)Tj(2. Text)Tj ET";
    vec![
        ("states without end", page(&"q ".repeat(1 << 20))),
        ("states that were not saved", page(&"Q ".repeat(1 << 20))),
        (
            "marks without end",
            page(&format!("{}BT/F1 9 Tf(1. a)Tj ET", "/Span<</ActualText(a)>>BDC ".repeat(1 << 16))),
        ),
        ("ends of marks without marks", page(&"EMC ".repeat(1 << 16))),
        ("a text far away", page(far)),
        ("a matrix of nothing", page("0 0 0 0 0 0 cm BT/F1 9 Tf(1. Text)Tj ET")),
        ("letters on one spot", page(&format!("BT/F1 0 Tf({})Tj ET", "a".repeat(290_000)))),
        ("a line of many columns", page(&format!("BT/F1 9 Tf[{}]TJ ET", "(a)-9999".repeat(50_000)))),
        ("a picture without end", page("BI/W 9999999/H 9999999/BPC 8 ID ")),
        ("a string without end", page(&format!("BT/F1 9 Tf({}", "(".repeat(1 << 20)))),
        ("operands without an operator", page(&"1 ".repeat(1 << 20))),
        ("forms that draw forms", form_tree()),
        ("pages of letters", glyphs()),
    ]
}
