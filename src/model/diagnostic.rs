use std::fmt;

use serde::{Deserialize, Serialize};

use super::Number;

/// Why a source line is in no element of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// The symbol or title that is printed again on every page.
    RunningHead,
    /// A page number, alone or as `2/18`, with or without the job number.
    PageMark,
    /// A job number or its bar code digits.
    JobNumber,
    /// A rule of underscores or dashes.
    Rule,
    /// An address that an extractor listed below the page.
    LinkList,
    /// A line of marks or markup with no words in it.
    Markup,
    /// The printed contents list; the outline says the same.
    Contents,
    /// "Reissued for technical reasons" and the like.
    Notice,
}

impl DropReason {
    /// Every reason, for tables and counts.
    pub const ALL: [Self; 8] = [
        Self::RunningHead,
        Self::PageMark,
        Self::JobNumber,
        Self::Rule,
        Self::LinkList,
        Self::Markup,
        Self::Contents,
        Self::Notice,
    ];
}

impl fmt::Display for DropReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RunningHead => "running head",
            Self::PageMark => "page mark",
            Self::JobNumber => "job number",
            Self::Rule => "rule",
            Self::LinkList => "link list",
            Self::Markup => "markup",
            Self::Contents => "contents list",
            Self::Notice => "notice",
        })
    }
}

/// A source line that is in no element of the report, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DroppedLine {
    /// The page it stands on, counted from 1.
    pub page: u32,
    /// Its number in the source, counted from 1.
    pub line: u32,
    /// Why it is not in the report.
    pub reason: DropReason,
    /// Its characters.
    pub text: String,
}

/// What the parser repaired or doubts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiagnosticKind {
    /// A paragraph number without the stop that should follow it.
    MissingStop(Number),
    /// Numbers that the sequence lacks, first and last.
    Gap(u32, u32),
    /// A number printed in a paragraph's place that the sequence does not take.
    NumberOutOfSequence(Number),
    /// A paragraph put together again over a page end, footnotes or a link list.
    Joined(Number),
    /// A footnote mark printed against the word or number beside it.
    GluedMark(Number),
    /// A footnote whose mark was not found in the text.
    NoteWithoutMark(Number),
    /// A text where no numbered paragraph was found at all.
    NoParagraphs,
    /// How many characters the file does not tell, or tells wrongly; they stand as U+FFFD. The line is the first with
    /// one. Arabic PDF files made by Word are often so.
    UnknownCharacters(usize),
}

impl fmt::Display for DiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingStop(number) => write!(f, "paragraph {number} has no stop after its number"),
            Self::Gap(first, last) if first == last => write!(f, "paragraph {first} is missing"),
            Self::Gap(first, last) => write!(f, "paragraphs {first} to {last} are missing"),
            Self::NumberOutOfSequence(number) => {
                write!(f, "\"{number}\" stands like a paragraph number but is out of sequence; taken as text")
            }
            Self::Joined(number) => write!(f, "paragraph {number} was joined over a break"),
            Self::GluedMark(number) => {
                write!(f, "the mark of footnote {number} is glued to the text beside it")
            }
            Self::NoteWithoutMark(number) => write!(f, "no mark was found for footnote {number}"),
            Self::NoParagraphs => f.write_str("no numbered paragraph was found"),
            Self::UnknownCharacters(count) => write!(
                f,
                "{count} character{} of the text cannot be known from this file; if the report is also at hand as DOCX, open that",
                if *count == 1 { "" } else { "s" }
            ),
        }
    }
}

/// One repair or doubt, with the source line it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The page, counted from 1.
    pub page: u32,
    /// The source line, counted from 1.
    pub line: u32,
    /// What it was.
    pub kind: DiagnosticKind,
}
