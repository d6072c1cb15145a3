//! Any bytes as a part of a Word document, or as the whole archive: nothing panics, nothing hangs, and what is read is
//! a report without loss.
//!
//! `cargo fuzz run docx` (with a nightly toolchain, or `RUSTC_BOOTSTRAP=1`); seeds: the parts of the samples.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use rapporteur::parse::parse;
use rapporteur::source::{Form, Source};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The parts, each with what stands in it where it is not the one that is tried.
const PARTS: [(&str, &str); 6] = [
    (
        "word/document.xml",
        "<w:document><w:body><w:p><w:pPr><w:pStyle w:val='H1'/><w:numPr><w:ilvl w:val='0'/><w:numId \
         w:val='1'/></w:numPr></w:pPr><w:r><w:t>Scope</w:t><w:footnoteReference w:id='1'/></w:r></w:p>\
         <w:p><w:r><w:t>1. Text.</w:t></w:r></w:p><w:sectPr><w:headerReference w:type='first' r:id='rId4'/>\
         <w:titlePg/></w:sectPr></w:body></w:document>",
    ),
    (
        "word/styles.xml",
        "<w:styles><w:style w:type='paragraph' w:styleId='H1'><w:name w:val='_ H_1'/></w:style></w:styles>",
    ),
    (
        "word/numbering.xml",
        "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt \
         w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'>\
         <w:abstractNumId w:val='0'/></w:num></w:numbering>",
    ),
    (
        "word/footnotes.xml",
        "<w:footnotes><w:footnote w:id='1'><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>",
    ),
    ("word/header1.xml", "<w:hdr><w:p><w:r><w:t>A/90/1</w:t></w:r></w:p></w:hdr>"),
    (
        "word/_rels/document.xml.rels",
        "<Relationships><Relationship Id='rId1' Type='x/styles' Target='styles.xml'/><Relationship Id='rId2' \
         Type='x/numbering' Target='numbering.xml'/><Relationship Id='rId3' Type='x/footnotes' \
         Target='footnotes.xml'/><Relationship Id='rId4' Type='x/header' Target='header1.xml'/></Relationships>",
    ),
];

const MAIN: &str =
    "<Relationships><Relationship Id='rId1' Type='x/officeDocument' Target='word/document.xml'/></Relationships>";

fn archive(tried: usize, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file("_rels/.rels", options).ok()?;
    writer.write_all(MAIN.as_bytes()).ok()?;
    for (at, (name, usual)) in PARTS.iter().enumerate() {
        writer.start_file(*name, options).ok()?;
        writer.write_all(if at == tried { bytes } else { usual.as_bytes() }).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let packed = if *first == b'P' { Some(bytes.to_vec()) } else { archive(usize::from(*first) % PARTS.len(), rest) };
    let Some(packed) = packed else { return };
    let Ok(source) = Source::from_bytes_as("fuzz", &packed, Form::Docx) else { return };
    assert_eq!(source.lines().len(), source.hints.len());
    parse("fuzz", source.lines());
});
