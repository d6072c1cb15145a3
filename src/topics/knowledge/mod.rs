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

mod entries;
mod error;
mod file;
mod lookup;
mod names;

use std::sync::OnceLock;

use crate::model::{Language, NamedKind, ProgrammeKind};

pub(super) use entries::Entries;
pub use error::KnowledgeError;
pub(super) use names::folded;

/// The built-in files by name, but for that of programmes.
const OTHERS: [(&str, &str); 4] = [
    ("countries.toml", include_str!("countries.toml")),
    ("regions.toml", include_str!("regions.toml")),
    ("organisations.toml", include_str!("organisations.toml")),
    ("treaties.toml", include_str!("treaties.toml")),
];

/// The built-in file of programmes, which holds nothing else.
const PROGRAMMES: (&str, &str) = ("programmes.toml", include_str!("programmes.toml"));

/// All built-in files, in the order in which they are read.
fn built_in() -> impl Iterator<Item = (&'static str, &'static str)> {
    OTHERS.into_iter().chain([PROGRAMMES])
}

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
    fn is_programme(&self) -> bool {
        matches!(self.kind, KnownKind::Programme(_))
    }

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
    /// The programmes alone: whoever looks for those in a text needs a tenth of the memory that all would take.
    programmes: OnceLock<Entries>,
    all: OnceLock<Entries>,
}

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
        (self.programmes, self.all) = Default::default();
        Ok(())
    }

    /// Everything.
    pub(super) fn all(&self) -> &Entries {
        self.all.get_or_init(|| self.read(built_in(), |_| true))
    }

    /// The programmes, as if nothing else was known.
    pub(super) fn programmes(&self) -> &Entries {
        self.programmes.get_or_init(|| self.read([PROGRAMMES].into_iter(), Known::is_programme))
    }

    /// The entries of built-in files, and those of the added ones that are `wanted`.
    fn read(
        &self,
        files: impl Iterator<Item = (&'static str, &'static str)>,
        wanted: impl Fn(&Known) -> bool,
    ) -> Entries {
        // A test reads every built-in file, so none is left out here.
        let built_in = files
            .filter(|_| self.has_built_in)
            .flat_map(|(name, text)| file::entries(name, text).unwrap_or_default());
        built_in.chain(self.added.iter().filter(|known| wanted(known)).cloned()).collect()
    }

    /// The entries, in the order of the files.
    pub fn entries(&self) -> &[Known] {
        self.all().list()
    }

    /// The entries that bear a name, in any language, as indices in [`Knowledge::entries`]. Case, quotation marks and
    /// spaces do not count.
    pub fn find(&self, name: &str) -> Vec<usize> {
        self.all().find(name)
    }
}

#[cfg(test)]
mod tests;
