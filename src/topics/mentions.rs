use std::collections::{HashMap, HashSet};
use std::ops::Range;

use aho_corasick::MatchKind;

use super::automaton::automaton;
use super::candidate::Form;
use super::texts::Text;

/// A place where a form of some name stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// The text it stands in.
    pub(super) text: usize,
    /// Its bytes in the plain text.
    pub(super) range: Range<usize>,
    /// The names it may stand for, as the caller numbered them; several where the form is shared.
    pub(super) names: Vec<usize>,
}

/// Every place where one of the forms stands, in reading order; of forms that overlap, the first and longest.
///
/// `forms` are the forms and the numbers of the names they stand for; a form that stands for several names stands
/// there several times.
pub(super) fn find<'f>(texts: &[Text<'_>], forms: impl Iterator<Item = (&'f Form, usize)>) -> Vec<Hit> {
    let mut names_of: HashMap<String, Vec<usize>> = HashMap::new();
    for (form, name) in forms {
        let pattern = if form.quoted { format!("“{}”", form.text) } else { form.text.clone() };
        let names = names_of.entry(pattern).or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let (patterns, names): (Vec<String>, Vec<Vec<usize>>) =
        names_of.into_iter().filter(|(pattern, _)| !pattern.is_empty()).unzip();
    let Some(automaton) = automaton(&patterns, MatchKind::LeftmostLongest) else { return Vec::new() };
    let mut hits = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        for found in automaton.find_iter(&text.plain.text) {
            let names = names.get(found.pattern().as_usize()).cloned().unwrap_or_default();
            if is_whole(&text.plain.text, &found.range()) {
                hits.push(Hit { text: index, range: found.range(), names });
            }
        }
    }
    hits
}

/// Those of the forms that stand somewhere as whole words, be it inside longer ones.
pub(super) fn standing<'t>(
    texts: &'t [Text<'_>],
    forms: impl Iterator<Item = &'t String>,
) -> HashSet<&'t str> {
    let Some(automaton) = automaton(forms, MatchKind::Standard) else { return HashSet::new() };
    let plain = texts.iter().map(|text| text.plain.text.as_str());
    let in_text = |text: &'t str| {
        let whole = automaton.find_overlapping_iter(text).filter(|hit| is_whole(text, &hit.range()));
        whole.filter_map(|hit| text.get(hit.range())).collect::<Vec<_>>()
    };
    plain.flat_map(in_text).collect()
}

/// Whether a form stands alone and not inside a longer word. In scripts without spaces any place will do.
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    let form = text.get(range.clone()).unwrap_or_default();
    !joins(before, form.chars().next()) && !joins(form.chars().next_back(), after)
}

/// Whether two characters are parts of one word.
fn joins(one: Option<char>, other: Option<char>) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && !crate::text::is_cjk(c);
    one.is_some_and(is_letter) && other.is_some_and(is_letter)
}
