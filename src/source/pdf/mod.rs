//! PDF files: a structure tree where the file has one, else lines from where the letters stand.
//!
//! ```text
//!     file ─► pages ─► glyphs ─┬─► pieces ─► blocks ─► hints ─┬─► lines
//!            content   page    │   structure, tagged          │   output
//!                              └─► rows ─► columns, furniture ┘
//!                                  untagged
//! ```
//!
//! A file is not to be trusted: whatever it asks for is taken from a [`Budget`], drawings within drawings and elements
//! within elements have a deepest level, and streams are measured before they are unpacked.

mod bidi;
mod block;
mod budget;
mod cells;
mod content;
mod font;
mod furniture;
mod hints;
mod letters;
mod marked;
mod matrix;
mod output;
mod page;
mod pieces;
mod rows;
mod streams;
mod structure;
mod tagged;
mod tally;
mod untagged;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::model::Hint;
use budget::{Budget, MOST_PAGES};
use font::Fonts;
use pieces::Pieces;

pub use budget::PdfLimit;

/// What is wrong with a PDF file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfFault {
    /// Nothing can be made of it.
    Damaged,
    /// It is open only to who knows its password.
    Password,
    /// It is encrypted in a way that is not known here.
    Encryption,
    /// It has pages but no characters: pictures of pages.
    NoText,
    /// It asks for more than is allowed.
    TooMuch(PdfLimit),
}

impl From<PdfLimit> for PdfFault {
    fn from(limit: PdfLimit) -> Self {
        Self::TooMuch(limit)
    }
}

/// The text of a PDF file.
#[derive(Debug)]
pub(super) struct PdfText {
    /// Its lines, a form feed before each page but the first.
    pub(super) text: String,
    /// What the file says of each line.
    pub(super) hints: Vec<Hint>,
    /// How many characters it does not tell.
    pub(super) unknown: usize,
}

/// Reads a file; `untagged` leaves its structure tree aside.
pub(super) fn read(bytes: Vec<u8>, untagged: bool) -> Result<PdfText, PdfFault> {
    streams::check_object_streams(&bytes)?;
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => PdfFault::Password,
        LoadPdfError::Decryption(_) => PdfFault::Encryption,
        LoadPdfError::Invalid => PdfFault::Damaged,
    })?;
    if pdf.pages().len() > MOST_PAGES {
        return Err(PdfLimit::Pages.into());
    }
    let mut budget = Budget::new();
    if !untagged && let Some(text) = read_tagged(&pdf, &mut budget)? {
        return Ok(text);
    }
    read_untagged(&pdf, &mut budget)
}

fn read_tagged(pdf: &Pdf, budget: &mut Budget) -> Result<Option<PdfText>, PdfLimit> {
    let Some(tree) = structure::read(pdf, budget)? else { return Ok(None) };
    let mut fonts = Fonts::new();
    let mut pieces = Pieces::default();
    let mut unknown = 0;
    for (page, at) in pdf.pages().iter().zip(0..) {
        let text = content::read(page, &mut fonts, budget)?;
        pieces.add(at, &text);
        unknown += text.unknown;
    }
    let lines = hints::lines(cells::into_rows(tagged::blocks(&tree, &pieces)));
    let (text, hints) = output::joined(&lines);
    Ok(Some(PdfText { text, hints, unknown }))
}

fn read_untagged(pdf: &Pdf, budget: &mut Budget) -> Result<PdfText, PdfFault> {
    let mut fonts = Fonts::new();
    let mut pages = Vec::new();
    let mut unknown = 0;
    for (page, at) in pdf.pages().iter().zip(0..) {
        let text = content::read(page, &mut fonts, budget)?;
        pages.push(rows::rows(at, &text, false));
        unknown += text.unknown;
    }
    let lines = untagged::lines(pages);
    if lines.iter().all(|line| line.text.trim().is_empty()) {
        return Err(PdfFault::NoText);
    }
    let (text, hints) = output::joined(&lines);
    Ok(PdfText { text, hints, unknown })
}

/// Debug only
pub(super) fn dump(bytes: Vec<u8>) {
    let pdf = Pdf::new(bytes).unwrap();
    let mut budget = Budget::new();
    let mut fonts = Fonts::new();
    for (page, at) in pdf.pages().iter().zip(0..) {
        let text = content::read(page, &mut fonts, &mut budget).unwrap();
        for row in rows::rows(at, &text, false) {
            println!(
                "{:>3} y{:6.1} x{:6.1}-{:6.1} s{:4.1} {}{}{} {}",
                row.page + 1,
                row.base,
                row.left(),
                row.right(),
                row.size,
                if row.bold { "B" } else { " " },
                if row.italic { "I" } else { " " },
                if row.begins_raised { "^" } else { " " },
                row.text(" | ")
            );
        }
    }
}
