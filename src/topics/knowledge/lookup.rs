use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Known;
use crate::model::Language;
use crate::topics::mentions::is_whole;
use crate::topics::texts::Plain;

/// The names that a text in one language may hold.
#[derive(Debug, Clone, Default)]
pub(in crate::topics) struct Lookup {
    automaton: Option<AhoCorasick>,
    /// For each pattern the entry it names, `None` for longer words that only hold a name.
    entries: Vec<Option<usize>>,
    language: Language,
}

/// So many bytes are looked up in tables, those behind them in lists: what the crate takes in the end for so many names.
const TABLES: usize = 2;

impl Lookup {
    /// Those of `entries` in `language`.
    pub(super) fn new(entries: &[Known], language: Language) -> Self {
        let mut patterns: HashMap<String, Option<usize>> = HashMap::new();
        for (index, known) in entries.iter().enumerate() {
            for word in &known.inside {
                patterns.insert(Plain::new(word, language).text, None);
            }
            for name in known.names_in(language) {
                let name = Plain::new(name, language).text;
                patterns.entry(name).or_insert(Some(index));
            }
        }
        let (patterns, entries): (Vec<String>, Vec<Option<usize>>) = patterns.into_iter().unzip();
        // Deeper tables the crate would throw away itself in the end; meanwhile they are most of what it takes.
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).dense_depth(TABLES);
        let automaton = builder.build(patterns).ok();
        Self { automaton, entries, language }
    }

    /// The names that stand in a plain text, each with the entry it names; of those that overlap, the first and longest.
    pub(in crate::topics) fn find(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(hit) = automaton.find(aho_corasick::Input::new(text).range(at..)) {
            at = hit.end().max(at + 1);
            if !is_whole_in(text, &hit.range(), self.language) {
                // A shorter name may begin inside a longer word that was none.
                at = next_character(text, hit.start());
                continue;
            }
            let entry = self.entries.get(hit.pattern().as_usize()).copied().flatten();
            found.extend(entry.map(|entry| (hit.range(), entry)));
        }
        found
    }
}

fn next_character(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

/// Whether a name stands alone. In Arabic a conjunction or preposition of one letter may be joined to it.
fn is_whole_in(text: &str, range: &Range<usize>, language: Language) -> bool {
    if is_whole(text, range) {
        return true;
    }
    let before = text.get(..range.start).unwrap_or_default();
    let joined = before.chars().next_back().filter(|c| language == Language::Arabic && JOINED.contains(c));
    joined.is_some_and(|c| is_whole(text, &(range.start - c.len_utf8()..range.end)))
}

/// And, by, to, like, then: letters that are written together with the word behind them.
const JOINED: [char; 5] = ['و', 'ب', 'ل', 'ك', 'ف'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topics::Knowledge;

    fn found(language: Language, text: &str) -> Vec<&str> {
        let knowledge = Knowledge::built_in();
        knowledge
            .all()
            .lookup(language)
            .find(text)
            .into_iter()
            .map(|(range, _)| text.get(range).unwrap())
            .collect()
    }

    #[test]
    fn a_name_inside_another_word_is_none() {
        assert_eq!(
            found(Language::Chinese, "发展中国家和中国、沿海地区、索马里与马里"),
            ["中国", "索马里", "马里"]
        );
        assert_eq!(found(Language::Chinese, "司法国际合作，法国"), ["法国"]);
        assert_eq!(found(Language::English, "Nigerian officers in Niger and Nigeria"), ["Niger", "Nigeria"]);
        assert_eq!(found(Language::Arabic, "في كينيا وأوغندا"), ["كينيا", "أوغندا"]);
    }

    #[test]
    fn the_longest_name_is_taken() {
        assert_eq!(
            found(Language::English, "the Democratic Republic of the Congo"),
            ["Democratic Republic of the Congo"]
        );
        assert_eq!(found(Language::Chinese, "联合国毒品和犯罪问题办公室"), ["联合国毒品和犯罪问题办公室"]);
    }
}
