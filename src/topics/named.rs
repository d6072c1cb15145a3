use std::collections::HashMap;

use super::knowledge::{Entries, Knowledge, Known, KnownKind};
use super::mentions::Hit;
use super::others::{self, Other};
use super::subject::{mention, paragraphs, shown};
use super::texts::Text;
use crate::model::{Named, NamedKind, Report};
use crate::text::overlap;

/// Something that was found, with the places that name it.
struct Found {
    kind: NamedKind,
    known_as: Vec<String>,
    hits: Vec<Hit>,
}

/// The organizations, treaties, countries, regions and meetings that the texts name, kind by kind in the order of their
/// first mention: those that are known, and those that the rules of the language tell.
pub(super) fn find(report: &Report, texts: &[Text<'_>], knowledge: &Knowledge) -> Vec<Named> {
    let mut found: Vec<Found> = Vec::new();
    let mut by_entry: HashMap<usize, usize> = HashMap::new();
    let mut by_name: HashMap<(NamedKind, String), usize> = HashMap::new();
    let known_beforehand = knowledge.all();
    let lookup = known_beforehand.lookup(report.meta.language);
    for (index, text) in texts.iter().enumerate() {
        let known = lookup.find(&text.plain.text);
        for (range, entry) in &known {
            let Some(Known { kind: KnownKind::Named(kind), .. }) = known_beforehand.get(*entry) else {
                continue;
            };
            let at = *by_entry.entry(*entry).or_insert(found.len());
            add(&mut found, at, *kind, Hit { text: index, range: range.clone(), names: Vec::new() });
        }
        for Other { kind, range, name } in others::find(report.meta.language, text) {
            let is_known = known.iter().any(|(known, entry)| {
                overlap(known, &range)
                    && known_beforehand.get(*entry).is_some_and(|known| known.kind == KnownKind::Named(kind))
            });
            if !is_known {
                let at = *by_name.entry((kind, name)).or_insert(found.len());
                add(&mut found, at, kind, Hit { text: index, range, names: Vec::new() });
            }
        }
    }
    let mut named: Vec<Named> =
        found.iter().filter_map(|found| subject(report, texts, found, known_beforehand)).collect();
    named.sort_by_key(|named| named.kind);
    named
}

fn add(found: &mut Vec<Found>, at: usize, kind: NamedKind, hit: Hit) {
    match found.get_mut(at) {
        Some(found) => found.hits.push(hit),
        None => found.push(Found { kind, known_as: Vec::new(), hits: vec![hit] }),
    }
}

/// The subject under the longest of its names in the report.
fn subject(report: &Report, texts: &[Text<'_>], found: &Found, known: &Entries) -> Option<Named> {
    let mut names: Vec<String> = Vec::new();
    for name in found.hits.iter().map(|hit| shown(texts, hit)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let longest =
        names.iter().enumerate().max_by_key(|(index, name)| (name.chars().count(), usize::MAX - index));
    let name = names.remove(longest?.0);
    let kind = |kind: KnownKind| kind == KnownKind::Named(found.kind);
    let mut known_as = found.known_as.clone();
    known_as
        .extend(known.other_names([name.as_str()].into_iter().chain(names.iter().map(String::as_str)), kind));
    let hits: Vec<&Hit> = found.hits.iter().collect();
    Some(Named {
        kind: found.kind,
        known_as,
        paragraphs: paragraphs(report, texts, &hits),
        mentions: hits.iter().filter_map(|hit| mention(texts, hit)).collect(),
        name,
        aliases: names,
    })
}
