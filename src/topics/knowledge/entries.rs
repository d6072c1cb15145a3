use std::collections::HashMap;
use std::sync::OnceLock;

use super::lookup::Lookup;
use super::{Known, KnownKind, folded};
use crate::model::Language;

/// Entries, ready to be looked up.
#[derive(Debug, Clone, Default)]
pub(in crate::topics) struct Entries {
    list: Vec<Known>,
    by_name: HashMap<String, Vec<usize>>,
    /// The names of one language, ready to be looked for; made when first needed.
    lookups: [OnceLock<Lookup>; LANGUAGES],
}

/// The official languages of the United Nations.
const LANGUAGES: usize = 6;

impl FromIterator<Known> for Entries {
    fn from_iter<I: IntoIterator<Item = Known>>(known: I) -> Self {
        let mut entries = Self::default();
        known.into_iter().for_each(|known| entries.insert(known));
        entries
    }
}

impl Entries {
    /// The entries, in the order of the files.
    pub(in crate::topics) fn list(&self) -> &[Known] {
        &self.list
    }

    /// The entry with this index.
    pub(in crate::topics) fn get(&self, index: usize) -> Option<&Known> {
        self.list.get(index)
    }

    /// The names that a text in `language` may hold, ready to be looked for.
    pub(in crate::topics) fn lookup(&self, language: Language) -> &Lookup {
        let [arabic, chinese, english, french, russian, spanish] = &self.lookups;
        let lookup = match language {
            Language::Arabic => arabic,
            Language::Chinese => chinese,
            Language::English => english,
            Language::French => french,
            Language::Russian => russian,
            Language::Spanish => spanish,
        };
        lookup.get_or_init(|| Lookup::new(&self.list, language))
    }

    /// The other names of what is known by one of `names`, where they mean a single entry that `is_meant`.
    pub(in crate::topics) fn other_names<'n>(
        &self,
        names: impl Iterator<Item = &'n str>,
        is_meant: impl Fn(KnownKind) -> bool,
    ) -> Vec<String> {
        let names: Vec<&str> = names.collect();
        let is_meant = |index: &usize| self.get(*index).is_some_and(|known| is_meant(known.kind));
        let mut found: Vec<usize> = names.iter().flat_map(|name| self.find(name)).filter(is_meant).collect();
        found.sort_unstable();
        found.dedup();
        let [index] = found.as_slice() else { return Vec::new() };
        let Some(known) = self.get(*index) else { return Vec::new() };
        let own: Vec<String> = names.iter().map(|name| folded(name)).collect();
        let mut others: Vec<String> = Vec::new();
        for name in known.all_names().filter(|name| !own.contains(&folded(name))) {
            if !others.iter().any(|other| other == name) {
                others.push(name.to_owned());
            }
        }
        others
    }

    /// The entries that bear a name, in any language. Case, quotation marks and spaces do not count.
    pub(super) fn find(&self, name: &str) -> Vec<usize> {
        self.by_name.get(&folded(name)).cloned().unwrap_or_default()
    }

    /// Adds an entry; what shares a name with one of the same kind belongs to that one.
    fn insert(&mut self, entry: Known) {
        let same = entry
            .names
            .iter()
            .flat_map(|(_, name)| self.find(name))
            .find(|index| self.get(*index).is_some_and(|known| known.kind == entry.kind));
        let index = same.unwrap_or(self.list.len());
        for name in entry.all_names() {
            let indices = self.by_name.entry(folded(name)).or_default();
            if !indices.contains(&index) {
                indices.push(index);
            }
        }
        match self.list.get_mut(index) {
            Some(known) => {
                known.names.extend(entry.names);
                known.shared.extend(entry.shared);
                known.inside.extend(entry.inside);
            }
            None => self.list.push(entry),
        }
    }
}
