use super::{Binding, KEYS};

/// Everything a key can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// One line down.
    LineDown,
    /// One line up.
    LineUp,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the next paragraph.
    NextParagraph,
    /// To the beginning of this paragraph, or to the one before.
    PreviousParagraph,
    /// To the next heading.
    NextHeading,
    /// To the heading before.
    PreviousHeading,
    /// To the start of the report.
    Start,
    /// To the paragraph whose number was typed before, else to the end.
    End,
    /// Search in the text.
    SearchText,
    /// To the next hit of the text search.
    NextHit,
    /// To the hit before.
    PreviousHit,
    /// Mark all mentions of a name in the paragraph.
    SearchName,
    /// Take what is typed for a regular expression, or for words again.
    Expression,
    /// Search the topics.
    SearchTopics,
    /// List the programmes.
    ListProgrammes,
    /// List topics by name, or by mentions again.
    ReorderTopics,
    /// Copy the card of a topic.
    CopyCard,
    /// Back to where the last jump was made.
    Back,
    /// Forward again.
    Forward,
    /// To the other pane.
    NextPane,
    /// The text with the whole screen to itself, or the outline beside it again.
    TextAlone,
    /// Fold or unfold the section.
    ToggleFold,
    /// Fold every section.
    FoldAll,
    /// Unfold every section.
    UnfoldAll,
    /// Unfold the section, or go into it.
    Unfold,
    /// Fold the section, or go to the one it belongs to.
    Fold,
    /// To the next entry of a list.
    NextEntry,
    /// To the entry before.
    PreviousEntry,
    /// Several entries down.
    NextEntries,
    /// Several entries up.
    PreviousEntries,
    /// To the first entry.
    FirstEntry,
    /// To the last entry.
    LastEntry,
    /// Take what is chosen.
    Accept,
    /// Leave without it.
    Cancel,
    /// Delete the last character of the field.
    DeleteCharacter,
    /// Delete the last word of the field.
    DeleteWord,
    /// Empty the field.
    ClearField,
    /// The lines of the source behind the paragraph.
    Source,
    /// Copy the citation.
    CopyCitation,
    /// Copy the text with its citation.
    CopyText,
    /// Select paragraphs to be cited.
    Select,
    /// What the paragraph refers to.
    Follow,
    /// Read the file of the report again.
    Reload,
    /// Mark the place with a letter.
    SetMark,
    /// To the place that was marked with a letter.
    GoToMark,
    /// Write a note to the paragraph.
    Note,
    /// Put the report on the reading list, or take it off.
    ToRead,
    /// The list of marks and notes.
    Notebook,
    /// Keep the chosen entry no longer.
    Remove,
    /// The list of reports.
    Library,
    /// The help, or away from it.
    Help,
    /// Leave the program.
    Quit,
    /// Leave the program, whatever is being typed.
    Interrupt,
    /// Stop the process, as Ctrl-Z does everywhere.
    Suspend,
}

impl Action {
    /// The names of all actions, in the order of the table of keys.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        let first = |(at, binding): &(usize, &Binding)| {
            KEYS.iter().take(*at).all(|earlier| earlier.action != binding.action)
        };
        KEYS.iter().enumerate().filter(first).map(|(_, binding)| binding.action.name())
    }

    /// The action of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        KEYS.iter().map(|binding| binding.action).find(|action| action.name() == name)
    }

    /// Its name in a configuration file and in the answers of the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::LineDown => "line-down",
            Self::LineUp => "line-up",
            Self::HalfPageDown => "half-page-down",
            Self::HalfPageUp => "half-page-up",
            Self::PageDown => "page-down",
            Self::PageUp => "page-up",
            Self::NextParagraph => "next-paragraph",
            Self::PreviousParagraph => "previous-paragraph",
            Self::NextHeading => "next-heading",
            Self::PreviousHeading => "previous-heading",
            Self::Start => "start",
            Self::End => "end",
            Self::SearchText => "search-text",
            Self::NextHit => "next-hit",
            Self::PreviousHit => "previous-hit",
            Self::SearchName => "search-name",
            Self::Expression => "expression",
            Self::SearchTopics => "search-topics",
            Self::ListProgrammes => "list-programmes",
            Self::ReorderTopics => "reorder-topics",
            Self::CopyCard => "copy-card",
            Self::Back => "back",
            Self::Forward => "forward",
            Self::NextPane => "next-pane",
            Self::ToggleFold => "toggle-fold",
            Self::FoldAll => "fold-all",
            Self::UnfoldAll => "unfold-all",
            Self::Unfold => "unfold",
            Self::Fold => "fold",
            Self::NextEntry => "next-entry",
            Self::PreviousEntry => "previous-entry",
            Self::NextEntries => "next-entries",
            Self::PreviousEntries => "previous-entries",
            Self::FirstEntry => "first-entry",
            Self::LastEntry => "last-entry",
            Self::Accept => "accept",
            Self::Cancel => "cancel",
            Self::DeleteCharacter => "delete-character",
            Self::DeleteWord => "delete-word",
            Self::ClearField => "clear-field",
            Self::Source => "source",
            Self::CopyCitation => "copy-citation",
            Self::CopyText => "copy-text",
            Self::Select => "select",
            Self::Follow => "follow",
            Self::Reload => "reload",
            Self::SetMark => "set-mark",
            Self::GoToMark => "go-to-mark",
            Self::Note => "note",
            Self::ToRead => "to-read",
            Self::Notebook => "notebook",
            Self::Remove => "remove",
            Self::Library => "library",
            Self::Help => "help",
            Self::Quit => "quit",
            Self::Interrupt => "interrupt",
            Self::TextAlone => "text-alone",
            Self::Suspend => "suspend",
        }
    }
}
