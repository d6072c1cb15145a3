use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::candidate::Form;
use super::texts::Text;
use super::word_list::WordList;

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
    let list: WordList<String, Vec<usize>> = names_of.into_iter().collect();
    let mut hits = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let whole = list.longest(&text.plain.text).filter(|(range, _)| is_whole(&text.plain.text, range));
        hits.extend(whole.map(|(range, names)| Hit { text: index, range, names: names.clone() }));
    }
    hits
}

/// Those of the forms that stand somewhere as whole words, be it inside longer ones.
pub(super) fn standing<'t>(
    texts: &'t [Text<'_>],
    forms: impl Iterator<Item = &'t String>,
) -> HashSet<&'t str> {
    let list: WordList<&String, ()> = forms.map(|form| (form, ())).collect();
    let plain = texts.iter().map(|text| text.plain.text.as_str());
    let in_text = |text: &'t str| {
        let whole = list.all(text).filter(|range| is_whole(text, range));
        whole.filter_map(|range| text.get(range)).collect::<Vec<_>>()
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
