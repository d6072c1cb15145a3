//! What a topic is, and where that puts it among others.

use std::fmt;

use crate::model::NamedKind;

/// What a topic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TopicKind {
    /// A programme, project, initiative, operation, database, network, mechanism or tool.
    Programme,
    /// An organisation, body or office.
    Organisation,
    /// A convention, protocol or agreement between States.
    Treaty,
    /// A State or territory.
    Country,
    /// A part of the world.
    Region,
    /// A meeting, conference or session.
    Meeting,
    /// A word or phrase that the report uses much more than others do.
    Term,
    /// A heading of the outline.
    Heading,
    /// A document symbol that the report cites.
    Symbol,
    /// A paragraph: how it begins, and its words.
    Paragraph,
    /// A footnote; found by its address only.
    Footnote,
}

impl TopicKind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::Programme,
        Self::Organisation,
        Self::Treaty,
        Self::Country,
        Self::Region,
        Self::Meeting,
        Self::Term,
        Self::Heading,
        Self::Symbol,
        Self::Paragraph,
        Self::Footnote,
    ];

    /// The word shown for it, the same as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Organisation => "organisation",
            Self::Treaty => "treaty",
            Self::Country => "country",
            Self::Region => "region",
            Self::Meeting => "meeting",
            Self::Term => "term",
            Self::Heading => "heading",
            Self::Symbol => "symbol",
            Self::Paragraph => "paragraph",
            Self::Footnote => "footnote",
        }
    }

    /// Whether it is something that a report speaks of by name, in places that can be counted.
    pub fn is_named(self) -> bool {
        match self {
            Self::Programme | Self::Organisation | Self::Treaty | Self::Country | Self::Region => true,
            Self::Meeting | Self::Term => true,
            Self::Heading | Self::Symbol | Self::Paragraph | Self::Footnote => false,
        }
    }

    /// Whether its text is a name, short enough for gaps and pinyin to mean something.
    pub(super) fn is_name(self) -> bool {
        !matches!(self, Self::Paragraph | Self::Footnote)
    }

    /// Where it stands among topics that fit equally well, the highest first: what is looked up by name, then where
    /// things are said.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Programme => 9,
            Self::Organisation | Self::Treaty | Self::Country => 8,
            Self::Region => 7,
            Self::Meeting => 6,
            Self::Heading => 5,
            Self::Term => 4,
            Self::Symbol => 3,
            Self::Paragraph => 1,
            Self::Footnote => 0,
        }
    }
}

impl fmt::Display for TopicKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl From<NamedKind> for TopicKind {
    fn from(kind: NamedKind) -> Self {
        match kind {
            NamedKind::Organisation => Self::Organisation,
            NamedKind::Treaty => Self::Treaty,
            NamedKind::Country => Self::Country,
            NamedKind::Region => Self::Region,
            NamedKind::Meeting => Self::Meeting,
            NamedKind::Term => Self::Term,
        }
    }
}
