//! The way through a part with text: paragraphs, tables, sections, notes.

use std::collections::HashMap;
use std::io::BufRead;

use super::numbering::Numbering;
use super::styles::Styles;
use super::table::{self, Table};
use super::xml::{Step, Xml};
use super::{Limit, one_line};
use crate::model::Hint;
use crate::source::SourceErrorKind;
use crate::source::blocks::LARGEST_TEXT;

/// A paragraph or row, one line of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// What it is.
    pub(super) hint: Hint,
    /// Its words.
    pub(super) text: String,
    /// What it would be in a document without styles for headings.
    pub(super) looks: Looks,
}

/// What a paragraph looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Looks {
    /// Its level in the outline, counted from 0.
    pub(super) outline: Option<u8>,
    /// All its letters are bold.
    pub(super) bold: bool,
    /// The size of its largest letters in half points, 0 where nothing says it.
    pub(super) size: u16,
}

impl Block {
    /// A block of which only its words and hint are known.
    pub(super) fn new(hint: Hint, text: String) -> Self {
        Self { hint, text, looks: Looks::default() }
    }

    /// "Distr.: General": every masthead has it, in all languages with these letters.
    pub(super) fn is_distribution(&self) -> bool {
        self.text.get(..6).is_some_and(|begin| begin.eq_ignore_ascii_case("distr."))
    }
}

/// The bodies of notes by their ids.
pub(super) type NoteTexts = HashMap<i64, String>;

/// Which notes a mark belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    /// At the foot of the page.
    Foot,
    /// At the end.
    End,
}

/// What the first section says of its pages: the ids of its heads.
#[derive(Debug, Clone, Default)]
pub(super) struct FirstSection {
    /// The head of every page.
    pub(super) header: Option<String>,
    /// The head of the first page.
    pub(super) first_header: Option<String>,
    /// The first page has a head of its own.
    pub(super) has_title_page: bool,
}

/// The reader of one part.
pub(super) struct Walk<'d, R> {
    pub(super) xml: Xml<R>,
    pub(super) styles: &'d Styles,
    pub(super) numbering: &'d mut Numbering,
    notes: Option<(&'d NoteTexts, &'d NoteTexts)>,
    /// The numbers of the last footnote and endnote.
    counts: (u32, u32),
    restart_notes: bool,
    /// Bodies of notes whose marks were read, until they can be set.
    pending: Vec<Block>,
    /// How many tables and text boxes are open.
    pub(super) nesting: usize,
    in_masthead: bool,
    section: Option<FirstSection>,
    /// The words of a paragraph whose mark was deleted: they go on in the next.
    pub(super) carried: String,
    read: usize,
    pub(super) replaced: usize,
}

impl<'d, R: BufRead> Walk<'d, R> {
    /// The reader of the part `xml`.
    pub(super) fn new(xml: Xml<R>, styles: &'d Styles, numbering: &'d mut Numbering) -> Self {
        Self {
            xml,
            styles,
            numbering,
            notes: None,
            counts: (0, 0),
            restart_notes: false,
            pending: Vec::new(),
            nesting: 0,
            in_masthead: false,
            section: None,
            carried: String::new(),
            read: 0,
            replaced: 0,
        }
    }

    /// The bodies of the notes that the part refers to.
    pub(super) fn set_notes(&mut self, foot: &'d NoteTexts, end: &'d NoteTexts) {
        self.notes = Some((foot, end));
        // Endnotes count on behind the footnotes, so that no two notes have one number.
        self.counts.1 = u32::try_from(foot.len()).unwrap_or(u32::MAX);
    }

    /// Whether the count of footnotes begins anew in every section.
    pub(super) fn restart_notes(&mut self, restart: bool) {
        self.restart_notes = restart;
    }

    /// How many characters became U+FFFD.
    pub(super) fn replaced(&self) -> usize {
        self.replaced
    }

    /// What the first section says.
    pub(super) fn into_first_section(self) -> FirstSection {
        self.section.unwrap_or_default()
    }

    /// Reads the whole part.
    ///
    /// # Errors
    ///
    /// Damage, and more than the limits.
    pub(super) fn document(&mut self, sink: &mut Vec<Block>) -> Result<(), SourceErrorKind> {
        self.blocks(sink)?;
        sink.append(&mut self.pending);
        // To the last byte, for the checksum stands behind it.
        while self.xml.next()? != Step::Over {}
        Ok(())
    }

    /// Reads the head of a page: every paragraph is a block, also those in tables.
    ///
    /// # Errors
    ///
    /// Those of [`Walk::document`].
    pub(super) fn masthead(&mut self, sink: &mut Vec<Block>) -> Result<(), SourceErrorKind> {
        self.in_masthead = true;
        self.document(sink)
    }

    /// Reads a part with notes: the body of each in one line, however many paragraphs it has.
    ///
    /// # Errors
    ///
    /// Those of [`Walk::document`].
    pub(super) fn note_texts(&mut self) -> Result<NoteTexts, SourceErrorKind> {
        let mut texts = NoteTexts::new();
        while self.xml.next_inside(1)?.is_some() {
            if !matches!(self.xml.name(), "footnote" | "endnote") {
                continue;
            }
            let is_own = self.xml.attribute("type").is_none_or(|kind| kind == "normal");
            let id = self.xml.number("id").filter(|_| is_own);
            let mut body = Vec::new();
            self.blocks(&mut body)?;
            if let Some(id) = id {
                let paragraphs: Vec<String> = body.into_iter().map(|block| block.text).collect();
                texts.insert(id, one_line(&paragraphs.join("\n")));
            }
        }
        Ok(texts)
    }

    /// Reads the paragraphs and tables inside the element that began last, or the whole part.
    ///
    /// # Errors
    ///
    /// Those of [`Walk::document`].
    pub(super) fn blocks(&mut self, sink: &mut Vec<Block>) -> Result<(), SourceErrorKind> {
        let inside = self.xml.depth();
        while self.xml.next_inside(inside)?.is_some() {
            match self.xml.name() {
                "p" => self.paragraph(sink)?,
                "tbl" => {
                    let table = self.table()?;
                    self.set(table, sink);
                }
                "sectPr" => self.section()?,
                name if is_left_out(name) => self.xml.skip()?,
                // What stands around blocks, such as a content control or an insertion.
                _ => {}
            }
            if self.nesting == 0 {
                sink.append(&mut self.pending);
            }
        }
        Ok(())
    }

    fn set(&self, table: Table, sink: &mut Vec<Block>) {
        let begins = self.nesting == 0 && sink.is_empty();
        if self.in_masthead || begins && table.is_masthead() {
            sink.extend(table.into_paragraphs());
        } else {
            table::take_units(sink);
            sink.extend(table.into_rows());
        }
    }

    /// Takes in what a section says, the element that began last.
    ///
    /// # Errors
    ///
    /// Those of [`Walk::document`].
    pub(super) fn section(&mut self) -> Result<(), SourceErrorKind> {
        let mut section = FirstSection::default();
        let inside = self.xml.depth();
        while self.xml.next_inside(inside)?.is_some() {
            match self.xml.name() {
                "headerReference" => match self.xml.attribute("type").as_deref() {
                    Some("first") => section.first_header = self.xml.attribute("id"),
                    Some("default") | None => section.header = self.xml.attribute("id"),
                    Some(_) => {}
                },
                "titlePg" => section.has_title_page = self.xml.is_on(),
                "footnotePr" => self.restart_notes |= restarts_each_section(&mut self.xml)?,
                "sectPrChange" => self.xml.skip()?,
                _ => {}
            }
        }
        self.section.get_or_insert(section);
        Ok(())
    }

    /// A section ended.
    pub(super) fn end_section(&mut self) {
        if self.restart_notes {
            self.counts.0 = 0;
        }
    }

    /// The number of the note whose mark was read, and its body for later.
    ///
    /// `own_mark` says that the mark stands in the text as any other word, as stars do.
    pub(super) fn note(&mut self, kind: NoteKind, id: i64, own_mark: bool) -> Option<u32> {
        let (foot, end) = self.notes?;
        let text = match kind {
            NoteKind::Foot => foot.get(&id)?,
            NoteKind::End => end.get(&id)?,
        };
        if own_mark {
            self.pending.push(Block::new(Hint::Note, text.clone()));
            return None;
        }
        let count = match kind {
            NoteKind::Foot => &mut self.counts.0,
            NoteKind::End => &mut self.counts.1,
        };
        *count = count.saturating_add(1);
        let number = *count;
        self.pending.push(Block::new(Hint::Note, format!("{} {text}", raised(number))));
        Some(number)
    }

    /// Counts text that was read.
    ///
    /// # Errors
    ///
    /// More than [`LARGEST_TEXT`].
    pub(super) fn has_read(&mut self, bytes: usize) -> Result<(), SourceErrorKind> {
        self.read = self.read.saturating_add(bytes);
        if self.read > LARGEST_TEXT { Err(SourceErrorKind::TooMuch(Limit::Text)) } else { Ok(()) }
    }
}

/// Elements whose words are none of the text: what was deleted or moved away, what is printed only where something else
/// cannot be, properties.
pub(super) fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "mc:Fallback"
            | "delText"
            | "instrText"
            | "delInstrText"
            | "rt"
            | "rubyPr"
            | "ffData"
            | "fldData"
            | "sdtPr"
            | "sdtEndPr"
            | "smartTagPr"
            | "customXmlPr"
            | "tblPr"
            | "tblGrid"
            | "tblPrEx"
            | "pPrChange"
            | "rPrChange"
    )
}

/// Whether the properties of footnotes, the element that began last, say that their count begins anew in every section.
///
/// # Errors
///
/// Those of the part.
pub(super) fn restarts_each_section<R: BufRead>(xml: &mut Xml<R>) -> Result<bool, SourceErrorKind> {
    let mut restarts = false;
    let inside = xml.depth();
    while xml.next_inside(inside)?.is_some() {
        restarts |= xml.name() == "numRestart" && xml.attribute("val").as_deref() == Some("eachSect");
    }
    Ok(restarts)
}

/// A number in superscript digits.
pub(super) fn raised(number: u32) -> String {
    number.to_string().chars().map(raised_digit).collect()
}

/// A digit as a superscript; any other character as it is.
pub(super) fn raised_digit(c: char) -> char {
    let at = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    at.and_then(|at| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(at)).unwrap_or(c)
}
