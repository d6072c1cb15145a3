use std::ops::Range;

use super::texts::Text;
use super::words::english;
use super::{alphabetic, chinese};
use crate::model::{Language, NamedKind};

/// A name that the rules of a language tell, of something that is no programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Other {
    /// What it is.
    pub(super) kind: NamedKind,
    /// Its bytes in the plain text.
    pub(super) range: Range<usize>,
    /// The name, in plain form.
    pub(super) name: String,
}

/// The organizations, treaties and meetings that a text names, in reading order.
pub(super) fn find(language: Language, text: &Text<'_>) -> Vec<Other> {
    // A row of a table has capitals that make no name.
    if !text.plain.text.contains(['.', '。']) {
        return Vec::new();
    }
    match language {
        Language::Chinese => chinese::others(&text.plain.text, &text.chinese_runs()),
        Language::English => alphabetic::others(&english::WORDS, &text.plain.text),
        Language::Arabic | Language::French | Language::Russian | Language::Spanish => Vec::new(),
    }
}
