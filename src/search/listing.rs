//! What is shown for a query without words, and for an address.

use std::cmp::Reverse;

use super::fold::{Case, fold_into};
use super::hit::Hit;
use super::kind::TopicKind;
use super::query::Scope;
use super::sounds::first_reading;
use super::topics::{Topic, TopicIndex};
use super::word::is_between;

impl TopicIndex {
    /// The topics of a scope for a reader who has typed nothing: what is named, the most mentioned first, then headings
    /// or whatever else there is, in the order of the report.
    pub(super) fn listed(&self, scope: Scope) -> Vec<Hit> {
        let in_scope = |kind: fn(TopicKind) -> bool| {
            let topics = self.topics().iter().enumerate();
            topics.filter(move |(_, topic)| scope.has(topic.kind) && kind(topic.kind))
        };
        let mut named: Vec<(usize, &Topic)> = in_scope(TopicKind::is_named).collect();
        named.sort_by_key(|(_, topic)| Reverse(topic.mentions.len()));
        let is_other = |kind| !TopicKind::is_named(kind);
        let others = in_scope(is_other);
        // Among everything the symbols and paragraphs would only be in the way.
        let others = others.filter(|(_, topic)| scope != Scope::All || topic.kind == TopicKind::Heading);
        named.into_iter().chain(others).map(|(topic, _)| Hit::listed(topic)).collect()
    }

    /// The same hits in the order of their names: Latin and other alphabets, then Chinese in the order of pinyin.
    pub fn by_name(&self, mut hits: Vec<Hit>) -> Vec<Hit> {
        hits.sort_by_cached_key(|hit| self.topics().get(hit.topic).map(|topic| sort_key(&topic.text)));
        hits
    }

    /// The headings, paragraphs and footnotes whose address begins with what was typed; the one that has just this
    /// address first.
    pub(super) fn addressed(&self, typed: &str) -> Vec<Hit> {
        let typed = whole_address(typed);
        let topics = self.topics().iter().enumerate();
        let in_scope = topics.filter(|(_, topic)| Scope::Addresses.has(topic.kind));
        let mut found: Vec<(usize, &Topic)> =
            in_scope.filter(|(_, topic)| whole_address(&topic.address).starts_with(typed.as_str())).collect();
        // An unnumbered heading is cited by its paragraphs; the paragraph itself comes before it.
        let is_heading = |topic: &Topic| topic.kind == TopicKind::Heading;
        let is_number = typed.starts_with(|c: char| c.is_ascii_digit());
        found.sort_by_key(|(_, topic)| {
            (whole_address(&topic.address) != typed, is_number && is_heading(topic))
        });
        found.into_iter().map(|(topic, _)| Hit::listed(topic)).collect()
    }
}

/// An address as it is compared: folded, and without the subparagraph or the end of a range.
fn whole_address(address: &str) -> String {
    let mut folded = String::new();
    fold_into(&mut folded, address.trim(), Case::Ignored);
    let is_number = folded.starts_with(|c: char| c.is_ascii_digit());
    let end = folded.find(|c| c == '(' || (is_number && c == '-')).unwrap_or(folded.len());
    folded.truncate(end);
    folded.trim_end().to_owned()
}

/// What a name is sorted by: quotation marks do not count.
fn sort_key(name: &str) -> Vec<(u16, char)> {
    let mut folded = String::new();
    fold_into(&mut folded, name, Case::Ignored);
    folded
        .chars()
        .filter(|c| !is_between(*c))
        .map(|c| (first_reading(c).map_or(0, |sound| sound + 1), c))
        .collect()
}
