use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{KnowledgeError, Known, KnownKind};
use crate::model::{Language, NamedKind, ProgrammeKind};

/// An entry as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    ar: Vec<String>,
    #[serde(default)]
    zh: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    fr: Vec<String>,
    #[serde(default)]
    ru: Vec<String>,
    #[serde(default)]
    es: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    shared: Vec<String>,
    #[serde(default)]
    inside: Vec<String>,
}

/// The entries of a file, in the order of their kinds and then as they stand.
pub(super) fn entries(name: &str, text: &str) -> Result<Vec<Known>, KnowledgeError> {
    let fault = |span: Option<Range<usize>>, fault: &str| KnowledgeError {
        file: name.to_owned(),
        line: span.and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count() + 1),
        fault: fault.to_owned(),
    };
    let written: BTreeMap<String, Vec<Spanned<Written>>> =
        toml::from_str(text).map_err(|error| fault(error.span(), error.message()))?;
    let mut entries = Vec::new();
    for (word, list) in written {
        let first = list.first().map(Spanned::span);
        let kind = kind(&word).ok_or_else(|| fault(first, &format!("{word:?} is no kind of entry")))?;
        for entry in list {
            let span = entry.span();
            let known = entry.into_inner().known(kind);
            if known.all_names().next().is_none() {
                return Err(fault(Some(span), "an entry has no name"));
            }
            if known.all_names().any(|name| name.trim().is_empty()) {
                return Err(fault(Some(span), "a name is empty"));
            }
            entries.push(known);
        }
    }
    Ok(entries)
}

/// The kind that is written so.
fn kind(word: &str) -> Option<KnownKind> {
    let programme = ProgrammeKind::ALL.into_iter().find(|kind| kind.name() == word).map(KnownKind::Programme);
    let is_known_beforehand = |kind: &NamedKind| *kind != NamedKind::Term;
    let named = NamedKind::ALL.into_iter().filter(is_known_beforehand).find(|kind| kind.name() == word);
    programme.or(named.map(KnownKind::Named))
}

impl Written {
    fn known(self, kind: KnownKind) -> Known {
        let lists = [
            (Some(Language::English), self.en),
            (Some(Language::French), self.fr),
            (Some(Language::Spanish), self.es),
            (Some(Language::Russian), self.ru),
            (Some(Language::Chinese), self.zh),
            (Some(Language::Arabic), self.ar),
            (None, self.any),
        ];
        let names = lists.into_iter().flat_map(|(of, names)| names.into_iter().map(move |name| (of, name)));
        Known { kind, names: names.collect(), shared: self.shared, inside: self.inside }
    }
}
