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

mod artifacts;
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
mod masthead;
mod matrix;
mod numbers;
mod output;
mod outside;
mod page;
mod pieces;
mod repair;
mod rows;
mod streams;
mod structure;
mod tagged;
mod tally;
mod untagged;

use std::collections::HashSet;
use std::sync::mpsc;

use serde::{Deserialize, Serialize};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::Password;
use crate::model::Hint;
use budget::{Budget, LONGEST_WAIT, MOST_PAGES};
use font::Fonts;
use page::{ContentId, Glyph};
use pieces::Pieces;
use structure::Named;

pub use budget::PdfLimit;

/// What is wrong with a PDF file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PdfFault {
    /// Nothing can be made of it.
    Damaged,
    /// It is open only to who knows its password.
    Password,
    /// The password is another.
    WrongPassword,
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

/// Reads a file, with its password where that is not empty; `untagged` leaves its structure tree aside.
///
/// The work is done on a thread of its own with a deep stack, and is given up when its time is over: the budget ends
/// it in nearly every case, the wait where a single step of the crates below takes too long. What such a thread holds
/// is freed when it ends, at the latest with the program.
pub(super) fn read(bytes: Vec<u8>, untagged: bool, password: Option<Password>) -> Result<PdfText, PdfFault> {
    let (sender, receiver) = mpsc::sync_channel(1);
    let work = move || {
        // Nobody waits any longer where sending fails.
        let _ = sender.send(read_here(bytes, untagged, password.as_ref()));
    };
    let thread = std::thread::Builder::new().name("pdf".to_owned()).stack_size(STACK).spawn(work);
    if thread.is_err() {
        return Err(PdfLimit::Bytes.into());
    }
    match receiver.recv_timeout(LONGEST_WAIT) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(PdfLimit::Time.into()),
        // The thread is gone without an answer: it panicked.
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(PdfFault::Damaged),
    }
}

/// The stack of the thread, in bytes. Objects may nest 512 deep, elements 200, drawings 12; only what is used is taken.
const STACK: usize = 64 * 1024 * 1024;

fn read_here(bytes: Vec<u8>, untagged: bool, password: Option<&Password>) -> Result<PdfText, PdfFault> {
    streams::check_object_streams(&bytes)?;
    let opened = Pdf::new_with_password(repair::with_catalog(bytes), password.map_or("", Password::reveal));
    let pdf = opened.map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) if password.is_some() => {
            PdfFault::WrongPassword
        }
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => PdfFault::Password,
        LoadPdfError::Decryption(_) => PdfFault::Encryption,
        LoadPdfError::Invalid => PdfFault::Damaged,
    })?;
    match pdf.pages().len() {
        0 => return Err(PdfFault::Damaged),
        count if count > MOST_PAGES => return Err(PdfLimit::Pages.into()),
        _ => {}
    }
    let mut budget = Budget::new();
    if !untagged && let Some(text) = read_tagged(&pdf, &mut budget)? {
        return Ok(text);
    }
    read_untagged(&pdf, &mut budget)
}

/// The tagged route; `None` where the file has no tree, or one that leaves out more than a fifth of the characters.
fn read_tagged(pdf: &Pdf, budget: &mut Budget) -> Result<Option<PdfText>, PdfLimit> {
    let Some(tree) = structure::read(pdf, budget)? else { return Ok(None) };
    let named = Named::of(&tree);
    let mut fonts = Fonts::new();
    let mut pieces = Pieces::default();
    let (mut artifacts, mut outside) = (Vec::new(), Vec::new());
    let mut unknown = 0;
    for (page, at) in pdf.pages().iter().zip(0..) {
        let mut text = content::read(page, &mut fonts, budget)?;
        let is_in = |names: &HashSet<(usize, ContentId)>, glyph: &Glyph| {
            glyph.content.is_some_and(|content| names.contains(&(at, content)))
        };
        text.glyphs.iter_mut().for_each(|glyph| glyph.artifact |= is_in(&named.artifacts, glyph));
        pieces.add(at, &text);
        artifacts.push(rows::rows(at, &text, |glyph| glyph.artifact));
        outside.push(rows::rows(at, &text, |glyph| !glyph.artifact && !is_in(&named.text, glyph)));
        unknown += text.unknown;
    }
    let all = pieces.marked() + pieces.unmarked;
    if tagged::covered(&tree, &pieces) * 5 < all * 4 || all == 0 {
        return Ok(None);
    }
    let drafts = outside::put_in(tagged::blocks(&tree, &pieces), outside);
    let drafts = cells::into_rows(drafts);
    let lines = artifacts::merged(hints::lines(drafts), &artifacts);
    let (text, hints) = output::joined(&lines);
    Ok(Some(PdfText { text, hints, unknown }))
}

fn read_untagged(pdf: &Pdf, budget: &mut Budget) -> Result<PdfText, PdfFault> {
    let mut fonts = Fonts::new();
    let mut pages = Vec::new();
    let mut unknown = 0;
    for (page, at) in pdf.pages().iter().zip(0..) {
        let text = content::read(page, &mut fonts, budget)?;
        pages.push(rows::rows(at, &text, |_| true));
        unknown += text.unknown;
    }
    let lines = untagged::lines(pages);
    if lines.iter().all(|line| line.text.trim().is_empty()) {
        return Err(PdfFault::NoText);
    }
    let (text, hints) = output::joined(&lines);
    Ok(PdfText { text, hints, unknown })
}
