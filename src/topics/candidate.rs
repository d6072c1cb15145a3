use std::ops::Range;

use crate::model::ProgrammeKind;

/// A stretch of text that may be the name of a programme.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The index of the text it stands in.
    pub(super) text: usize,
    /// Its bytes in the plain text.
    pub(super) range: Range<usize>,
    /// The name, in plain form.
    pub(super) name: String,
    /// What it would be.
    pub(super) kind: ProgrammeKind,
    /// The other names that the text gives it here.
    pub(super) aliases: Vec<Form>,
    /// How much here speaks for a name, in points; what a language counts as a point is said with its rules.
    pub(super) weight: i32,
    /// How it is used here.
    pub(super) usage: Usage,
}

/// How a candidate is used in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Usage {
    /// As a name may be.
    Name,
    /// As one of an enumeration of names; the candidate before it in the text is its neighbour.
    Sibling,
    /// As one of many, or as something that was named before: no name.
    Common,
}

/// One form of a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Form {
    /// The characters, in plain form and without quotation marks around them.
    pub(super) text: String,
    /// Whether it stands for the name only inside quotation marks.
    pub(super) quoted: bool,
}

impl Form {
    /// A form that stands for the name wherever it stands.
    pub(super) fn free(text: impl Into<String>) -> Self {
        Self { text: text.into(), quoted: false }
    }

    /// A form that stands for the name only inside quotation marks.
    pub(super) fn quoted(text: impl Into<String>) -> Self {
        Self { text: text.into(), quoted: true }
    }
}
