//! What the reader is doing.

use super::SourceLine;
use super::card::Card;
use super::cite::Selection;
use super::find::TextSearch;
use super::follow::References;
use super::geometry::Shape;
use super::keep::NoteField;
use super::reading::Position;
use super::topics::TopicSearch;
use crate::config::Context;

/// What the reader is doing; exactly one of these at a time.
pub(crate) enum Mode {
    /// Reading the text.
    Reading,
    /// Moving through the outline; Esc goes back to `origin`.
    Outline {
        /// Where the reader was.
        origin: Position,
    },
    /// Typing a topic search.
    Topics(TopicSearch),
    /// Reading the card of a topic.
    Card(Box<Card>),
    /// Typing a text search.
    TextSearch(TextSearch),
    /// Choosing a report.
    Library {
        /// The chosen entry.
        selected: usize,
    },
    /// Reading the help.
    Help {
        /// The first row of it that is shown.
        top: usize,
        /// What the reader was doing.
        beneath: Box<Mode>,
        /// What its rows must hold; empty where all are shown.
        filter: String,
        /// Whether that is being typed.
        typing: bool,
    },
    /// Reading the lines of the source behind a paragraph.
    Source {
        /// The first line of them that is shown.
        top: usize,
        /// The lines.
        lines: Vec<SourceLine>,
    },
    /// Selecting paragraphs.
    Select(Selection),
    /// Typing the letter of a mark.
    Letter {
        /// Whether the mark is gone to, not set.
        goes: bool,
    },
    /// Writing a note.
    Note(NoteField),
    /// Choosing among what the paragraph refers to.
    References(References),
    /// Choosing a mark or a note.
    Notebook {
        /// The chosen entry.
        selected: usize,
    },
}

impl Mode {
    /// The context its keys are looked up in.
    pub(crate) fn context(&self) -> Context {
        match self {
            Self::Reading => Context::Reading,
            Self::Outline { .. } => Context::Outline,
            Self::Topics(_) => Context::Topics,
            Self::Card(_) => Context::Card,
            Self::TextSearch(_) | Self::Help { typing: true, .. } => Context::Input,
            Self::Library { .. } => Context::Library,
            Self::Help { .. } => Context::Help,
            Self::Source { .. } => Context::Source,
            Self::Select(_) => Context::Select,
            Self::Letter { .. } => Context::Letter,
            Self::Note(_) => Context::Note,
            Self::References(_) => Context::References,
            Self::Notebook { .. } => Context::Notebook,
        }
    }

    /// How it divides the screen.
    pub(crate) fn shape(&self) -> Shape {
        match self {
            Self::Reading | Self::Select(_) | Self::Letter { .. } => Shape::Text,
            Self::Outline { .. } => Shape::Outline,
            Self::Topics(_) | Self::References(_) => Shape::Topics,
            Self::TextSearch(_) | Self::Note(_) => Shape::Field,
            Self::Card(_)
            | Self::Library { .. }
            | Self::Help { .. }
            | Self::Source { .. }
            | Self::Notebook { .. } => Shape::List,
        }
    }
}
