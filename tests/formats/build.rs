//! Builds Word documents as Word does, with the styles and lists of the templates of New York and Geneva.
//!
//! In the words of a paragraph `→` is a tab and `[[…]]` a footnote with its body.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";

/// The styles: id, name, and the level in the list that it stands for.
const STYLES: &[(&str, &str, Option<u8>)] = &[
    ("HCh", "_ H _Ch", None),
    ("H1", "_ H_1", None),
    ("H23", "_ H_2/3", None),
    ("H4", "_ H_4", None),
    ("SingleTxt", "__Single Txt", None),
    ("TitleHCH", "Title_H_CH", None),
    ("TitleH1", "Title_H1", None),
    ("Session", "Session", None),
    ("AgendaItemNormal", "Agenda_Item_Normal", None),
    ("AgendaTitleH2", "Agenda_Title_H2", None),
    ("FootnoteText", "footnote text", None),
    ("HChG", "_ H _Ch_G", None),
    ("H1G", "_ H_1_G", None),
    ("SingleTxtG", "_ Single Txt_G", None),
    ("RegHChG", "Reg_H__Ch_G", Some(0)),
    ("RegH1G", "Reg_H_1_G", Some(1)),
    ("RegSingleTxtG", "Reg_Single Txt_G", Some(5)),
    ("RegSingleTxtG2", "Reg_Single Txt_G2", Some(6)),
    ("RegSingleTxtG3", "Reg_Single Txt_G3", Some(7)),
];

/// The levels of the list of Geneva: number format and text. Chapters and paragraphs are counted through.
const LEVELS: &[(&str, &str)] = &[
    ("upperRoman", "%1."),
    ("upperLetter", "%2."),
    ("decimal", "%3."),
    ("lowerLetter", "(%4)"),
    ("lowerRoman", "(%5)"),
    ("decimal", "%6."),
    ("lowerLetter", "(%7)"),
    ("lowerRoman", "(%8)"),
    ("lowerLetter", "%9."),
];

/// A Word document in the making.
#[derive(Default)]
pub(crate) struct Docx {
    body: String,
    notes: String,
    note_count: usize,
    header: String,
}

impl Docx {
    /// A document without words.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a paragraph of a style; an empty one is none.
    pub(crate) fn paragraph(mut self, style: &str, words: &str) -> Self {
        let paragraph = self.made(style, words);
        self.body.push_str(&paragraph);
        self
    }

    /// Adds XML as it is.
    pub(crate) fn xml(mut self, xml: &str) -> Self {
        self.body.push_str(xml);
        self
    }

    /// Adds a table; the cells of a row are parted by `|`.
    pub(crate) fn table(mut self, rows: &[&str]) -> Self {
        let table = self.made_table(rows);
        self.body.push_str(&table);
        self
    }

    /// Sets the head of the first page, a table.
    pub(crate) fn header(mut self, rows: &[&str]) -> Self {
        self.header = self.made_table(rows);
        self
    }

    fn made(&mut self, style: &str, words: &str) -> String {
        let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
        let mut runs = String::new();
        let mut rest = words;
        while let Some((before, behind)) = rest.split_once("[[") {
            let (note, after) = behind.split_once("]]").expect("the end of a note");
            runs.push_str(&run(before));
            runs.push_str(&self.made_note(note));
            rest = after;
        }
        runs.push_str(&run(rest));
        format!("<w:p><w:pPr>{style}</w:pPr>{runs}</w:p>")
    }

    fn made_note(&mut self, words: &str) -> String {
        self.note_count += 1;
        let id = self.note_count;
        let body = format!(
            "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:tab/>\
             <w:footnoteRef/></w:r><w:r><w:tab/></w:r>{}</w:p></w:footnote>",
            run(words)
        );
        self.notes.push_str(&body);
        format!(
            "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"{id}\"/></w:r>"
        )
    }

    fn made_table(&mut self, rows: &[&str]) -> String {
        let mut table = "<w:tbl><w:tblPr/><w:tblGrid/>".to_owned();
        for row in rows {
            table.push_str("<w:tr>");
            for cell in row.split('|') {
                let paragraphs: String = cell.split('¶').map(|words| self.made("", words)).collect();
                table.push_str(&format!("<w:tc><w:tcPr/>{paragraphs}</w:tc>"));
            }
            table.push_str("</w:tr>");
        }
        table + "</w:tbl>"
    }

    /// The names and texts of the parts.
    pub(crate) fn parts(&self) -> Vec<(&'static str, String)> {
        let section = "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId4\"/><w:titlePg/></w:sectPr>";
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let package = "http://schemas.openxmlformats.org/package/2006";
        let relation = |id: usize, kind: &str, target: &str| {
            format!("<Relationship Id=\"rId{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
        };
        let relations = |inner: String| {
            format!("<Relationships xmlns=\"{package}/relationships\">{inner}</Relationships>")
        };
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        let kinds: String = [
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("footnotes", "footnotes"),
            ("header1", "header"),
        ]
        .iter()
        .map(|(part, kind)| {
            format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{word}.{kind}+xml\"/>")
        })
        .collect();
        let types = format!(
            "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{kinds}</Types>"
        );
        let all = [
            ("[Content_Types].xml", types),
            ("_rels/.rels", relations(relation(1, "officeDocument", "word/document.xml"))),
            (
                "word/_rels/document.xml.rels",
                relations(
                    relation(1, "styles", "styles.xml")
                        + &relation(2, "numbering", "numbering.xml")
                        + &relation(3, "footnotes", "footnotes.xml")
                        + &relation(4, "header", "header1.xml"),
                ),
            ),
            ("word/styles.xml", styles()),
            ("word/numbering.xml", numbering()),
            ("word/footnotes.xml", format!("<w:footnotes {SPACES}>{}</w:footnotes>", self.notes)),
            ("word/header1.xml", format!("<w:hdr {SPACES}>{}</w:hdr>", self.header)),
            (
                "word/document.xml",
                format!("<w:document {SPACES}><w:body>{}{section}</w:body></w:document>", self.body),
            ),
        ];
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        all.into_iter().map(|(name, xml)| (name, format!("{declaration}{xml}"))).collect()
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        archive(&self.parts())
    }
}

/// A ZIP archive of these files, with a date that is always the same.
pub(crate) fn archive(parts: &[(&str, impl AsRef<[u8]>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A run of words.
pub(crate) fn run(words: &str) -> String {
    let parts: Vec<String> = words
        .split('→')
        .map(|part| match part {
            "" => String::new(),
            part => format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(part)),
        })
        .collect();
    if words.is_empty() { String::new() } else { format!("<w:r>{}</w:r>", parts.join("<w:tab/>")) }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

fn styles() -> String {
    let mut styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name \
                      w:val=\"Normal\"/></w:style>"
        .to_owned();
    for (id, name, level) in STYLES {
        let list = level.map_or(String::new(), |level| {
            format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>")
        });
        styles.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn \
             w:val=\"Normal\"/>{list}</w:style>"
        ));
    }
    format!("<w:styles {SPACES}>{styles}</w:styles>")
}

fn numbering() -> String {
    let mut levels = String::new();
    for (at, (format, text)) in LEVELS.iter().enumerate() {
        let restart = if matches!(at, 0 | 5) { "<w:lvlRestart w:val=\"0\"/>" } else { "" };
        levels.push_str(&format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{restart}<w:lvlText \
             w:val=\"{text}\"/></w:lvl>"
        ));
    }
    format!(
        "<w:numbering {SPACES}><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num \
         w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    )
}
