//! Two hundred damaged and hostile files: each gives an error or a text, never a panic, and no great memory.

use rapporteur::source::{Limit, Source, SourceErrorKind};

use crate::build::{Docx, archive};
use crate::lossless::report;
use crate::samples;

/// The most memory the whole of these tests may take.
const MOST_MEMORY: usize = 300 * 1024 * 1024;

/// Reads what may be damaged; a text must be a report without loss.
fn read(bytes: &[u8]) -> Result<(), SourceErrorKind> {
    let source = Source::from_bytes("damaged", bytes)?;
    report(&source);
    Ok(())
}

/// Numbers that look like chance and are always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

#[test]
fn files_that_are_cut_are_refused() {
    let mut chance = Chance(1);
    for document in samples::all() {
        let bytes = document.1.bytes();
        for _ in 0..30 {
            let cut = &bytes[..chance.below(bytes.len())];
            assert!(read(cut).is_err(), "cut at {}", cut.len());
        }
    }
    within_memory();
}

#[test]
fn files_with_flipped_bits_give_an_error_or_a_report() {
    let mut chance = Chance(2);
    let mut refused = 0;
    for document in samples::all() {
        let bytes = document.1.bytes();
        for round in 0..40 {
            let mut flipped = bytes.clone();
            for _ in 0..=round {
                let at = chance.below(flipped.len());
                flipped[at] ^= 1 << chance.below(8);
            }
            refused += usize::from(read(&flipped).is_err());
        }
    }
    assert!(refused > 40, "only {refused} of 80 refused");
    within_memory();
}

#[test]
fn parts_with_flipped_bits_give_an_error_or_a_report() {
    let mut chance = Chance(3);
    for document in samples::all() {
        for round in 0..20 {
            let mut parts: Vec<(&str, Vec<u8>)> =
                document.1.parts().into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
            for _ in 0..=round / 2 {
                let part = chance.below(parts.len());
                let at = chance.below(parts[part].1.len());
                parts[part].1[at] ^= 1 << chance.below(8);
            }
            drop(read(&archive(&parts)));
        }
    }
    within_memory();
}

/// A document with this XML for its body.
fn body(xml: &str) -> Vec<u8> {
    Docx::new().xml(xml).bytes()
}

/// A document with this text for a part.
fn with_part(name: &str, text: &str) -> Vec<u8> {
    let mut parts = Docx::new().paragraph("HCh", "I. Scope").parts();
    for part in parts.iter_mut().filter(|part| part.0 == name) {
        part.1 = text.to_owned();
    }
    archive(&parts)
}

#[test]
fn bombs_are_refused_by_the_limit_they_reach() {
    let many = |count: usize, text: &str| text.repeat(count);
    let deep = format!("{}{}", many(600, "<w:sdt>"), many(600, "</w:sdt>"));
    let attributes: String = (0..5_000).map(|at| format!(" a{at}=\"1\"")).collect();
    let styles: String = (0..20_001).map(|at| format!("<w:style w:styleId=\"{at}\"/>")).collect();
    let lists: String = (0..20_001).map(|at| format!("<w:num w:numId=\"{at}\"/>")).collect();
    for (bytes, limit) in [
        (body(&deep), Limit::Depth),
        (body(&format!("<w:p{attributes}/>")), Limit::Attributes),
        (body(&many(3_000_000, "<w:p/>")), Limit::Ratio),
        (body(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", many(8 << 20, "a"))), Limit::Ratio),
        (with_part("word/styles.xml", &format!("<w:styles>{styles}</w:styles>")), Limit::Definitions),
        (with_part("word/numbering.xml", &format!("<w:numbering>{lists}</w:numbering>")), Limit::Definitions),
        (with_part("word/header1.xml", &many(2 << 20, " ")), Limit::Ratio),
    ] {
        assert_eq!(read(&bytes), Err(SourceErrorKind::TooMuch(limit)));
    }
    within_memory();
}

#[test]
fn entities_are_not_expanded() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(read(&with_part("word/document.xml", laughs)), Err(SourceErrorKind::Doctype));
    let outside = "<!DOCTYPE l SYSTEM \"file:///etc/passwd\"><w:styles/>";
    assert_eq!(read(&with_part("word/styles.xml", outside)), Err(SourceErrorKind::Doctype));
}

#[test]
fn what_goes_round_or_nests_ends() {
    let open = "<w:tbl><w:tr><w:tc>".repeat(100);
    let close = "<w:p/></w:tc></w:tr></w:tbl>".repeat(100);
    let boxes =
        format!("{}{}", "<w:p><w:r><w:txbxContent>".repeat(100), "</w:txbxContent></w:r></w:p>".repeat(100));
    let words = "<w:p><w:r><w:t>1. Text</w:t></w:r></w:p>";
    for xml in [
        format!("{words}{open}{close}"),
        format!("{words}{boxes}"),
        format!("{words}<w:p>{}</w:p>", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(1_000)),
        format!(
            "{words}<w:p><w:r><w:footnoteReference w:id=\"-5\"/><w:footnoteReference w:id=\"99999999999999\"/></w:r></w:p>"
        ),
        format!(
            "{words}<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr>{words}</w:tc><w:tc>{words}</w:tc></w:tr></w:tbl>"
        ),
        format!(
            "{words}<w:p><w:pPr><w:numPr><w:ilvl w:val=\"250\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        ),
    ] {
        assert_eq!(read(&body(&xml)), Ok(()));
    }
    let round = "<w:styles><w:style w:styleId=\"HCh\"><w:basedOn w:val=\"HCh\"/></w:style></w:styles>";
    assert_eq!(read(&with_part("word/styles.xml", round)), Ok(()));
    let huge = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4294967295\"/>\
                <w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%9.%0\"/></w:lvl></w:abstractNum>\
                <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    assert_eq!(read(&with_part("word/numbering.xml", huge)), Ok(()));
}

#[test]
fn a_part_that_is_missing_or_no_xml_is_an_error_or_does_without() {
    let docx = Docx::new().paragraph("HCh", "I. Scope").paragraph("SingleTxt", "1.→One.");
    for at in 0..docx.parts().len() {
        let mut parts = docx.parts();
        let (name, _) = parts.remove(at);
        let needed = matches!(name, "word/document.xml");
        assert_eq!(read(&archive(&parts)).is_err(), needed, "without {name}");
        let mut parts = docx.parts();
        parts[at].1 = "no XML < at & all".to_owned();
        let unread = name == "[Content_Types].xml";
        assert_eq!(read(&archive(&parts)).is_ok(), unread, "{name} is no XML");
    }
}

#[test]
fn html_in_any_state_is_read() {
    let mut chance = Chance(4);
    let tags = [
        "<p>",
        "</p>",
        "<table>",
        "<td>",
        "</tr>",
        "<ol start=9>",
        "<li>",
        "</ul>",
        "<sup>",
        "<h2>",
        "</h3>",
        "<section class=footnotes>",
        "</section>",
        "<pre>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "1. Text ",
        "(a) More\n",
    ];
    for _ in 0..40 {
        let mut html = "<html><body>1. Text".to_owned();
        (0..200).for_each(|_| html.push_str(tags[chance.below(tags.len())]));
        assert_eq!(read(html.as_bytes()), Ok(()));
    }
    assert_eq!(
        read(format!("<html>{}", "<table><td>".repeat(200_000)).as_bytes()),
        Err(SourceErrorKind::Empty)
    );
    within_memory();
}

/// The most memory this process has had at once; known on Linux alone.
fn within_memory() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: usize = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    assert!(kib * 1024 < MOST_MEMORY, "{kib} KiB");
}
