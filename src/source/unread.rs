//! A file between its bytes and its lines: text is ready at once, a structured format has to be taken apart first.
//!
//! Taking apart is what a hostile file can abuse, so it is a step of its own that may be done somewhere else.

use std::fmt;

use super::blocks::Blocks;
use super::magic::{self, Format};
use super::{LARGEST_FILE, Limit, Resource, Source, SourceErrorKind, decode, docx, html, lines, pdf};
use crate::model::Hint;

/// What a file is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text or Markdown.
    Text,
    /// HTML.
    Html,
    /// A Word document.
    Docx,
    /// A PDF file.
    Pdf,
    /// A PDF file by where its letters stand, its structure tree left aside.
    PdfUntagged,
}

/// A file whose bytes were looked at.
#[derive(Debug)]
pub enum Begun {
    /// A text: nothing is left to do.
    Ready(Source),
    /// A structured format that is still to be taken apart.
    Unread(Unread),
}

/// The bytes of a structured format.
#[derive(Debug)]
pub struct Unread {
    form: Form,
    /// Of HTML, its text in UTF-8.
    bytes: Vec<u8>,
    encoding: &'static str,
    replaced: usize,
    password: Option<Password>,
}

/// What opens an encrypted file. It is shown to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// A password as it was typed.
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
    }

    /// Its characters, for who opens a file with it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

/// What a structured format holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// One line for each block.
    pub text: String,
    /// What the format says of each line.
    pub hints: Vec<Hint>,
    /// How many characters could not be had and became U+FFFD.
    pub replaced: usize,
    /// What its reading could not be limited in.
    pub unlimited: Vec<Resource>,
}

impl Begun {
    /// Looks at the bytes of the file of that name; `form` overrides what they look like.
    ///
    /// # Errors
    ///
    /// Bytes that are empty, too many, or of a format that is not read.
    pub fn new(name: &str, bytes: Vec<u8>, form: Option<Form>) -> Result<Self, SourceErrorKind> {
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST_FILE {
            return Err(SourceErrorKind::TooLarge);
        }
        match form {
            Some(Form::Text | Form::Html) => Self::from_text(name, bytes, form),
            Some(form @ (Form::Docx | Form::Pdf | Form::PdfUntagged)) => {
                Ok(Self::Unread(Unread::new(form, bytes)))
            }
            None => match magic::format(&bytes) {
                Format::Text => Self::from_text(name, bytes, None),
                Format::Archive => Ok(Self::Unread(Unread::new(Form::Docx, bytes))),
                Format::Pdf => Ok(Self::Unread(Unread::new(Form::Pdf, bytes))),
                Format::OldOffice => Err(SourceErrorKind::OldOfficeFile),
                Format::Protected => Err(SourceErrorKind::Protected),
                Format::RichText => Err(SourceErrorKind::RichText),
            },
        }
    }

    fn from_text(name: &str, bytes: Vec<u8>, form: Option<Form>) -> Result<Self, SourceErrorKind> {
        let decode::Decoded { text, encoding, replaced } = decode::decode(bytes)?;
        if text.trim().is_empty() {
            return Err(SourceErrorKind::Empty);
        }
        if form.map_or_else(|| html::is_html(&text), |form| form == Form::Html) {
            let bytes = text.into_bytes();
            return Ok(Self::Unread(Unread { encoding, replaced, ..Unread::new(Form::Html, bytes) }));
        }
        if lines::are_too_many(&text) {
            return Err(SourceErrorKind::TooMuch(Limit::Lines));
        }
        let name = name.to_owned();
        Ok(Self::Ready(Source { name, text, encoding, replaced, ..Source::default() }))
    }
}

impl Unread {
    /// A file of that format; HTML as text in UTF-8.
    pub fn new(form: Form, bytes: Vec<u8>) -> Self {
        let encoding = match form {
            Form::Pdf | Form::PdfUntagged => "PDF",
            Form::Text | Form::Html | Form::Docx => "UTF-8",
        };
        Self { form, bytes, encoding, replaced: 0, password: None }
    }

    /// The same, opened with `password` where it is encrypted.
    #[must_use]
    pub fn opened_with(self, password: Option<Password>) -> Self {
        Self { password, ..self }
    }

    /// What it is opened with.
    pub fn password(&self) -> Option<&Password> {
        self.password.as_ref()
    }

    /// Its format.
    pub fn form(&self) -> Form {
        self.form
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Takes it apart. The bytes are gone afterwards, for they may be many.
    ///
    /// # Errors
    ///
    /// A file that is damaged, without text, protected, or beyond the limits of its format.
    pub fn content(&mut self) -> Result<Content, SourceErrorKind> {
        let bytes = std::mem::take(&mut self.bytes);
        match self.form {
            Form::Docx => docx::read(&bytes).map(Content::from),
            Form::Html => html::read(&String::from_utf8_lossy(&bytes)).map(Content::from),
            Form::Pdf | Form::PdfUntagged => {
                let untagged = self.form == Form::PdfUntagged;
                let read = pdf::read(bytes, untagged, self.password.clone());
                let pdf::PdfText { text, hints, unknown } = read.map_err(SourceErrorKind::Pdf)?;
                Ok(Content { text, hints, replaced: unknown, unlimited: Vec::new() })
            }
            // Text has nothing to take apart.
            Form::Text => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                Ok(Content { text, hints: Vec::new(), replaced: 0, unlimited: Vec::new() })
            }
        }
    }

    /// The source of that name with this content.
    pub fn into_source(self, name: &str, content: Content) -> Source {
        let Content { text, hints, replaced, unlimited } = content;
        let replaced = self.replaced.saturating_add(replaced);
        Source { name: name.to_owned(), text, hints, encoding: self.encoding, replaced, unlimited }
    }
}

impl From<Blocks> for Content {
    fn from(blocks: Blocks) -> Self {
        let Blocks { text, hints, replaced } = blocks;
        Self { text, hints, replaced, unlimited: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(bytes: &[u8], form: Option<Form>) -> Form {
        match Begun::new("test", bytes.to_vec(), form).unwrap() {
            Begun::Ready(_) => Form::Text,
            Begun::Unread(unread) => unread.form(),
        }
    }

    #[test]
    fn the_content_tells_the_format_and_may_be_overruled() {
        let page = b"<html><p>1. One.</p>";
        assert_eq!(form(page, None), Form::Html);
        assert_eq!(form(page, Some(Form::Text)), Form::Text);
        assert_eq!(form(b"1. <p>One.</p>", None), Form::Text);
        assert_eq!(form(b"1. <p>One.</p>", Some(Form::Html)), Form::Html);
        assert_eq!(form(b"%PDF-1.7", None), Form::Pdf);
        assert_eq!(form(b"%PDF-1.7", Some(Form::PdfUntagged)), Form::PdfUntagged);
        assert_eq!(form(b"PK\x03\x04", None), Form::Docx);
        assert_eq!(form(b"PK\x03\x04", Some(Form::Text)), Form::Text);
    }

    #[test]
    fn html_in_another_encoding_keeps_its_name_and_its_faults() {
        let page = b"<html><meta charset=gb2312><p>1. \xd2\xbb\xff\x30</p>";
        let Begun::Unread(mut unread) = Begun::new("test", page.to_vec(), None).unwrap() else {
            panic!("no HTML")
        };
        let content = unread.content().unwrap();
        let source = unread.into_source("test", content);
        assert_eq!((source.encoding, source.replaced), ("GBK", 1));
        assert!(source.text.starts_with("1. 一"), "{}", source.text);
    }
}
