//! What is known beforehand: programmes, organizations, treaties, countries, regions and meetings with their names in
//! the official languages.
//!
//! It is data: the TOML files beside this one, and the reader's own file in the same form. An entry stands under its
//! kind and lists its names by language, the usual one first; `any` are acronyms and other names that are the same
//! everywhere.
//!
//! ```toml
//! [[network]]
//! en = ["Mountain Road Safety Network"]
//! zh = ["山区道路安全网"]
//! any = ["MRSN"]
//! ```
//!
//! `shared` lists names that others bear as well, or that are common words: they find the entry, but are not marked in a
//! text. `inside` lists longer words that hold a name and mean something else.

mod error;
mod file;
mod lookup;
mod names;

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::model::{Language, NamedKind, ProgrammeKind};

pub use error::KnowledgeError;
pub(super) use lookup::Lookup;
pub(super) use names::folded;

/// The built-in files, by name.
const BUILT_IN: [(&str, &str); 5] = [
    ("countries.toml", include_str!("countries.toml")),
    ("regions.toml", include_str!("regions.toml")),
    ("organisations.toml", include_str!("organisations.toml")),
    ("treaties.toml", include_str!("treaties.toml")),
    ("programmes.toml", include_str!("programmes.toml")),
];

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KnownKind {
    /// A programme, of this kind.
    Programme(ProgrammeKind),
    /// Anything else.
    Named(NamedKind),
}

/// Something known by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What it is.
    pub kind: KnownKind,
    /// Its names by language, the usual one of each language first; `None` for names that are the same everywhere.
    pub names: Vec<(Option<Language>, String)>,
    /// Names that others bear as well, or that are common words.
    pub shared: Vec<String>,
    /// Longer words that hold a name and mean something else.
    pub inside: Vec<String>,
}

impl Known {
    /// All its names, those that are shared among them.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(_, name)| name).chain(&self.shared).map(String::as_str)
    }

    /// The names by which a text in `language` may speak of it: those of the language and those of none.
    pub fn names_in(&self, language: Language) -> impl Iterator<Item = &str> {
        let is_used = move |of: &Option<Language>| of.is_none_or(|of| of == language);
        self.names.iter().filter(move |(of, _)| is_used(of)).map(|(_, name)| name.as_str())
    }
}

/// Everything that is known beforehand, to be shared between threads.
///
/// The built-in files are read when something is first looked up, on the thread that needs it: reading them takes longer
/// than the first frame of a report.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// Whether the built-in files are part of it.
    has_built_in: bool,
    /// The entries that were added to those.
    added: Vec<Known>,
    all: OnceLock<All>,
}

/// All entries, ready to be looked up.
#[derive(Debug, Clone, Default)]
struct All {
    entries: Vec<Known>,
    by_name: HashMap<String, Vec<usize>>,
    /// The names of one language, ready to be looked for; made when first needed.
    lookups: [OnceLock<Lookup>; LANGUAGES],
}

/// The official languages of the United Nations.
const LANGUAGES: usize = 6;

impl Knowledge {
    /// Nothing: names are found by the rules of the languages alone.
    pub fn none() -> Self {
        Self::default()
    }

    /// What is built in.
    pub fn built_in() -> Self {
        Self { has_built_in: true, ..Self::none() }
    }

    /// Adds the entries of a file; `name` is what an error calls it.
    ///
    /// An entry that shares a name with one of the same kind belongs to it: its names are added there.
    ///
    /// # Errors
    ///
    /// Text that is no TOML of this form. Nothing is added then.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), KnowledgeError> {
        self.added.extend(file::entries(name, text)?);
        self.all = OnceLock::new();
        Ok(())
    }

    fn all(&self) -> &All {
        self.all.get_or_init(|| {
            let mut all = All::default();
            let built_in = BUILT_IN.iter().filter(|_| self.has_built_in);
            // A test reads every built-in file, so none is left out here.
            let built_in = built_in.flat_map(|(name, text)| file::entries(name, text).unwrap_or_default());
            built_in.chain(self.added.iter().cloned()).for_each(|entry| all.insert(entry));
            all
        })
    }

    /// The entries, in the order of the files.
    pub fn entries(&self) -> &[Known] {
        &self.all().entries
    }

    /// The names that a text in `language` may hold, ready to be looked for.
    pub(super) fn lookup(&self, language: Language) -> &Lookup {
        let [arabic, chinese, english, french, russian, spanish] = &self.all().lookups;
        let lookup = match language {
            Language::Arabic => arabic,
            Language::Chinese => chinese,
            Language::English => english,
            Language::French => french,
            Language::Russian => russian,
            Language::Spanish => spanish,
        };
        lookup.get_or_init(|| Lookup::new(self.entries(), language))
    }

    /// The entries that bear a name, in any language, as indices in [`Knowledge::entries`]. Case, quotation marks and
    /// spaces do not count.
    pub fn find(&self, name: &str) -> Vec<usize> {
        self.all().find(name)
    }

    /// The other names of what is known by one of `names`, where they mean a single entry that `is_meant`.
    pub(super) fn other_names<'n>(
        &self,
        names: impl Iterator<Item = &'n str>,
        is_meant: impl Fn(KnownKind) -> bool,
    ) -> Vec<String> {
        let names: Vec<&str> = names.collect();
        let is_meant = |index: &usize| self.entries().get(*index).is_some_and(|known| is_meant(known.kind));
        let mut found: Vec<usize> = names.iter().flat_map(|name| self.find(name)).filter(is_meant).collect();
        found.sort_unstable();
        found.dedup();
        let [index] = found.as_slice() else { return Vec::new() };
        let Some(known) = self.entries().get(*index) else { return Vec::new() };
        let own: Vec<String> = names.iter().map(|name| folded(name)).collect();
        let mut others: Vec<String> = Vec::new();
        for name in known.all_names().filter(|name| !own.contains(&folded(name))) {
            if !others.iter().any(|other| other == name) {
                others.push(name.to_owned());
            }
        }
        others
    }
}

impl All {
    fn find(&self, name: &str) -> Vec<usize> {
        self.by_name.get(&folded(name)).cloned().unwrap_or_default()
    }

    fn insert(&mut self, entry: Known) {
        let same = entry
            .names
            .iter()
            .flat_map(|(_, name)| self.find(name))
            .find(|index| self.entries.get(*index).is_some_and(|known| known.kind == entry.kind));
        let index = same.unwrap_or(self.entries.len());
        for name in entry.all_names() {
            let indices = self.by_name.entry(folded(name)).or_default();
            if !indices.contains(&index) {
                indices.push(index);
            }
        }
        match self.entries.get_mut(index) {
            Some(known) => {
                known.names.extend(entry.names);
                known.shared.extend(entry.shared);
                known.inside.extend(entry.inside);
            }
            None => self.entries.push(entry),
        }
    }
}

#[cfg(test)]
mod tests;
