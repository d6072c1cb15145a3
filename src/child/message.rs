//! What goes over the pipes between the two processes.
//!
//! ```text
//!     question   rapporteur 0.1.0 docx⏎, the password, if there is one, as a string of JSON ⏎ and the bytes of the file
//!     answer     one line of JSON ([`Head`])⏎ and the text
//! ```
//!
//! Both name the version of the program, for it may be replaced while it runs.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use crate::model::Hint;
use crate::source::{Content, Form, Password, Resource, SourceErrorKind, Unread};

const PROGRAM: &str = concat!("rapporteur ", env!("CARGO_PKG_VERSION"));

/// The formats by their names in a question.
const FORMS: [(Form, &str); 5] = [
    (Form::Text, "text"),
    (Form::Html, "html"),
    (Form::Docx, "docx"),
    (Form::Pdf, "pdf"),
    (Form::PdfUntagged, "pdf-untagged"),
];

/// The first lines of a question.
pub(super) fn question(unread: &Unread) -> String {
    let form = unread.form();
    let name = FORMS.iter().find(|(known, _)| *known == form).map_or("text", |(_, name)| name);
    let password = unread.password().and_then(|password| serde_json::to_string(password.reveal()).ok());
    format!("{PROGRAM} {name}\n{}\n", password.unwrap_or_default())
}

/// The file that is asked for; `None` for what is no question of this program.
pub(super) fn unread(mut question: Vec<u8>) -> Option<Unread> {
    let mut ends = memchr::memchr_iter(b'\n', &question);
    let (first, second) = (ends.next()?, ends.next()?);
    let line = std::str::from_utf8(question.get(..first)?).ok()?;
    let name = line.strip_prefix(PROGRAM)?.strip_prefix(' ')?;
    let form = FORMS.iter().find(|(_, known)| *known == name)?.0;
    let password = question.get(first.saturating_add(1)..second)?;
    let password =
        if password.is_empty() { None } else { Some(serde_json::from_slice::<String>(password).ok()?) };
    question.drain(..=second);
    Some(Unread::new(form, question).opened_with(password.map(Password::new)))
}

/// The first line of an answer.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    program: String,
    /// What this system does not limit.
    unlimited: Vec<Resource>,
    outcome: Result<Found, SourceErrorKind>,
}

/// What is said of the text that follows.
#[derive(Debug, Serialize, Deserialize)]
struct Found {
    /// Its length in bytes.
    length: usize,
    replaced: usize,
    /// One letter for each line.
    hints: String,
}

/// Writes an answer.
pub(super) fn write_answer(
    mut out: impl Write,
    answer: Result<Content, SourceErrorKind>,
    unlimited: Vec<Resource>,
) -> io::Result<()> {
    let found = |content: &Content| Found {
        length: content.text.len(),
        replaced: content.replaced,
        hints: content.hints.iter().map(|hint| letter(*hint)).collect(),
    };
    let outcome = answer.as_ref().map(found).map_err(SourceErrorKind::clone);
    serde_json::to_writer(&mut out, &Head { program: PROGRAM.to_owned(), unlimited, outcome })?;
    out.write_all(b"\n")?;
    if let Ok(content) = answer {
        out.write_all(content.text.as_bytes())?;
    }
    out.flush()
}

/// What an answer says; `None` for what is no whole answer of this program.
pub(super) fn answer(mut bytes: Vec<u8>) -> Option<Result<Content, SourceErrorKind>> {
    let end = memchr::memchr(b'\n', &bytes)?;
    let head: Head = serde_json::from_slice(bytes.get(..end)?).ok()?;
    if head.program != PROGRAM {
        return None;
    }
    let found = match head.outcome {
        Ok(found) => found,
        Err(kind) => return Some(Err(kind)),
    };
    bytes.drain(..=end);
    let text = String::from_utf8(bytes).ok().filter(|text| text.len() == found.length)?;
    let hints = found.hints.chars().map(hint).collect::<Option<Vec<Hint>>>()?;
    Some(Ok(Content { text, hints, replaced: found.replaced, unlimited: head.unlimited }))
}

fn letter(hint: Hint) -> char {
    match hint {
        Hint::None => '.',
        Hint::Block => 'b',
        Hint::Continues => 'c',
        Hint::Heading(level) => char::from_digit(u32::from(level.clamp(1, 9)), 10).unwrap_or('1'),
        Hint::Title => 't',
        Hint::Note => 'n',
        Hint::Table => 'r',
        Hint::Artifact => 'a',
    }
}

fn hint(letter: char) -> Option<Hint> {
    Some(match letter {
        '.' => Hint::None,
        'b' => Hint::Block,
        'c' => Hint::Continues,
        '1'..='9' => Hint::Heading(u8::try_from(letter.to_digit(10)?).ok()?),
        't' => Hint::Title,
        'n' => Hint::Note,
        'r' => Hint::Table,
        'a' => Hint::Artifact,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Limit;

    fn sent(outcome: Result<Content, SourceErrorKind>) -> Vec<u8> {
        let mut bytes = Vec::new();
        write_answer(&mut bytes, outcome, vec![Resource::Memory]).unwrap();
        bytes
    }

    #[test]
    fn a_question_arrives_as_it_was_sent() {
        for (form, _) in FORMS {
            for password in [None, Some(Password::new("门\n\"key"))] {
                let asked = Unread::new(form, Vec::new()).opened_with(password.clone());
                let sent = [question(&asked).as_bytes(), b"PK\n\0 bytes"].concat();
                let unread = unread(sent).unwrap();
                assert_eq!((unread.form(), unread.bytes()), (form, b"PK\n\0 bytes".as_slice()));
                assert_eq!(unread.password(), password.as_ref());
            }
        }
        assert!(unread(b"rapporteur 0.0.0 docx\n\n".to_vec()).is_none());
        assert!(unread(b"text without end".to_vec()).is_none());
    }

    #[test]
    fn an_answer_arrives_as_it_was_sent() {
        let hints = vec![
            Hint::None,
            Hint::Block,
            Hint::Continues,
            Hint::Heading(1),
            Hint::Heading(4),
            Hint::Title,
            Hint::Note,
            Hint::Table,
            Hint::Artifact,
        ];
        let content =
            Content { text: "一\n".repeat(9), hints, replaced: 3, unlimited: vec![Resource::Memory] };
        assert_eq!(answer(sent(Ok(content.clone()))), Some(Ok(content)));
        for kind in [
            SourceErrorKind::TooMuch(Limit::Ratio),
            SourceErrorKind::Damaged("word/document.xml".to_owned()),
            SourceErrorKind::Pdf(crate::source::PdfFault::NoText),
        ] {
            assert_eq!(answer(sent(Err(kind.clone()))), Some(Err(kind)));
        }
    }

    #[test]
    fn an_answer_that_breaks_off_is_none() {
        let content =
            Content {
                text: "一\n".to_owned(), hints: vec![Hint::Block], replaced: 0, unlimited: Vec::new()
            };
        let whole = sent(Ok(content));
        for end in 0..whole.len() {
            assert_eq!(answer(whole[..end].to_vec()), None, "{end}");
        }
    }
}
