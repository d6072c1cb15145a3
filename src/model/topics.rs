use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Element, Number};

/// What a named programme is, by the noun of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeKind {
    /// A programme: 方案.
    Programme,
    /// A project: 项目.
    Project,
    /// An initiative, a campaign, a partnership: 倡议, 举措.
    Initiative,
    /// An operation of law enforcement or relief: 行动.
    Operation,
    /// A database, directory, repository or portal: 数据库, 名录.
    Database,
    /// A network or forum of people or bodies: 网络.
    Network,
    /// A mechanism, a fund, an arrangement: 机制, 基金.
    Mechanism,
    /// A tool, a toolkit, a platform for one task: 工具.
    Tool,
    /// Anything else that is named like one of these.
    Other,
}

impl ProgrammeKind {
    /// All kinds, in the order in which lists show them.
    pub const ALL: [Self; 9] = [
        Self::Programme,
        Self::Project,
        Self::Initiative,
        Self::Operation,
        Self::Database,
        Self::Network,
        Self::Mechanism,
        Self::Tool,
        Self::Other,
    ];

    /// The word shown for it, the same as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Project => "project",
            Self::Initiative => "initiative",
            Self::Operation => "operation",
            Self::Database => "database",
            Self::Network => "network",
            Self::Mechanism => "mechanism",
            Self::Tool => "tool",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for ProgrammeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What a name stands for that is no programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedKind {
    /// An organization, body or office.
    Organisation,
    /// A convention, protocol, covenant or agreement between States.
    Treaty,
    /// A State or territory.
    Country,
    /// A part of the world.
    Region,
    /// A meeting, conference or session.
    Meeting,
    /// A word or phrase that the report uses much more than others do.
    Term,
}

impl NamedKind {
    /// All kinds, in the order in which lists show them.
    pub const ALL: [Self; 6] =
        [Self::Organisation, Self::Treaty, Self::Country, Self::Region, Self::Meeting, Self::Term];

    /// The word shown for it, the same as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Treaty => "treaty",
            Self::Country => "country",
            Self::Region => "region",
            Self::Meeting => "meeting",
            Self::Term => "term",
        }
    }
}

impl fmt::Display for NamedKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// One place where a report names something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The heading, paragraph or passage.
    pub element: Element,
    /// The subparagraph whose text it is, `None` for the element's own text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subparagraph: Option<usize>,
    /// The bytes of that text.
    pub bytes: Range<usize>,
}

/// Something that a report speaks of by name; `K` tells what may be said of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject<K> {
    /// The fullest name the report gives it, in the report's own characters.
    pub name: String,
    /// The other names it has in the report.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: K,
    /// The paragraphs that name it, each once; one of an annex as a reader cites it: `annex 1, 3`.
    pub paragraphs: Vec<Number>,
    /// Names it is known by elsewhere: in other languages, acronyms. Not from the report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub known_as: Vec<String>,
    /// Every place that names it, in reading order.
    #[serde(default)]
    pub mentions: Vec<Mention>,
}

/// A programme, project, initiative, operation, database, network, mechanism or tool that a report names.
pub type Programme = Subject<ProgrammeKind>;

/// An organization, treaty, country, meeting or term that a report names.
pub type Named = Subject<NamedKind>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_shown_as_json_names_it() {
        for kind in ProgrammeKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.to_string());
        }
        for kind in NamedKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.to_string());
        }
    }
}
