//! What a report speaks of by name: its programmes by the rules of its language, and whatever is known beforehand.
//!
//! | file or folder | what it does |
//! |---|---|
//! | `texts` | the texts of a report in the form in which names are looked for |
//! | `chinese`, `alphabetic` | candidates for names, by the ways of a language; `words` holds its lists |
//! | `group`, `relate`, `shared` | forms of one name, joint and short forms |
//! | `mentions` | every place where a form stands |
//! | `programmes` | the programmes of a report, from all of that |
//! | `named`, `others` | organizations, treaties, countries, regions, meetings: known ones, and those that rules tell |
//! | `terms` | words that the report uses much more than reports do |
//! | `word_list` | finds any of many words in a text |
//! | `knowledge` | names that are known beforehand, in six languages |

mod alphabetic;
mod candidate;
mod chinese;
mod group;
pub mod knowledge;
mod language;
mod mentions;
mod named;
mod others;
mod programmes;
mod relate;
mod shared;
mod subject;
mod terms;
mod texts;
mod word_list;
mod words;

use crate::model::{Named, Programme, Report};
pub use knowledge::{Knowledge, KnowledgeError};

/// What a report names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topics {
    /// The programmes, in the order of their first mention.
    pub programmes: Vec<Programme>,
    /// Organizations, treaties, countries, meetings and terms, kind by kind in the order of their first mention.
    pub named: Vec<Named>,
}

/// What `report` names, found by the rules of its language and by what is known beforehand.
///
/// A few milliseconds for a report of a hundred paragraphs; it may run on any thread.
pub fn find(report: &Report, knowledge: &Knowledge) -> Topics {
    let texts = texts::of(report);
    let programmes = programmes::find(report, &texts, knowledge);
    let mut named = named::find(report, &texts, knowledge);
    let mentions =
        programmes.iter().flat_map(|one| &one.mentions).chain(named.iter().flat_map(|one| &one.mentions));
    let terms = terms::find(report, &texts, &terms::Covered::new(mentions));
    named.extend(terms);
    Topics { programmes, named }
}

/// The programmes alone that `report` names. They take a third of the memory, for most names are known beforehand and no
/// programmes.
pub fn programmes(report: &Report, knowledge: &Knowledge) -> Vec<Programme> {
    programmes::find(report, &texts::of(report), knowledge)
}

/// Finds what the report names and writes it into the report.
pub fn index(report: &mut Report, knowledge: &Knowledge) {
    let Topics { programmes, named } = find(report, knowledge);
    report.programmes = programmes;
    report.named = named;
}
