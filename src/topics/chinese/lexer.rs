use std::ops::Range;
use std::sync::LazyLock;

use crate::topics::word_list::WordList;
use crate::topics::words::chinese as words;
use words::Suffix;

/// What a word does to the names around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::topics) enum Role {
    /// A noun with which names end; an index in [`words::SUFFIXES`].
    Suffix(usize),
    /// 全球: an adjective that makes a name likely.
    Worldwide,
    /// 区域: an adjective of reach.
    Reach,
    /// A name begins after it.
    Break,
    /// A break that opens an enumeration.
    Introducing,
    /// A break that announces a name.
    Naming,
    /// 其.
    Its,
    /// A verb whose object a name may be.
    Verb,
    /// A verb that makes something new.
    Creating,
    /// 实施: part of a name before a title.
    Carrying,
    /// A verb with which names begin.
    Head,
    /// The same, unless a place or an adjective of reach follows.
    SoftHead,
    /// 关于: begins a name where 的 follows.
    Preposition,
    /// A conjunction.
    Link,
    /// 的.
    Of,
    /// A word that makes what follows one of many.
    Determiner,
    /// 该: a word that points back.
    Pointing,
    /// Whoever acts.
    Agent,
    /// The end of an organization's name.
    Body,
    /// A place.
    Place,
    /// A common word that makes no name by itself.
    Generic,
    /// A word for a field of work.
    Topical,
    /// A common word that holds another one.
    Common,
    /// Text that no list holds.
    Plain,
    /// A run of Latin words.
    Latin,
    /// A number.
    Number,
    /// “…”
    Quote,
    /// 《…》
    Title,
    /// （…）
    Bracket,
    /// 。 and the like.
    Stop,
    /// ， and the like.
    Comma,
}

/// A word, a run of text or a whole quotation.
#[derive(Debug, Clone)]
pub(in crate::topics) struct Token {
    /// What it does.
    pub(super) role: Role,
    /// Its bytes in the plain text.
    pub(super) range: Range<usize>,
}

impl Token {
    /// The suffix it is.
    pub(super) fn suffix(&self) -> Option<&'static Suffix> {
        match self.role {
            Role::Suffix(index) => words::SUFFIXES.get(index),
            _ => None,
        }
    }
}

/// The lists and their roles. A word stands in one list only.
const LISTS: [(&str, Role); 22] = [
    (words::WORLDWIDE, Role::Worldwide),
    (words::REACH, Role::Reach),
    (words::BREAKS, Role::Break),
    (words::INTRODUCING, Role::Introducing),
    (words::NAMING, Role::Naming),
    (words::ITS, Role::Its),
    (words::VERBS, Role::Verb),
    (words::CREATING, Role::Creating),
    (words::CARRYING, Role::Carrying),
    (words::HEADS, Role::Head),
    (words::SOFT_HEADS, Role::SoftHead),
    ("关于", Role::Preposition),
    (words::LINKS, Role::Link),
    ("的", Role::Of),
    (words::DETERMINERS, Role::Determiner),
    (words::POINTING, Role::Pointing),
    (words::AGENTS, Role::Agent),
    (words::BODIES, Role::Body),
    (words::PLACES, Role::Place),
    (words::GENERIC, Role::Generic),
    (words::TOPICAL, Role::Topical),
    (words::WHOLE, Role::Common),
];

static LEXICON: LazyLock<WordList<&'static str, Role>> = LazyLock::new(|| {
    let suffixes = words::SUFFIXES.iter().enumerate();
    let suffixes = suffixes.map(|(index, suffix)| (suffix.word, Role::Suffix(index)));
    let listed = LISTS.iter().flat_map(|(list, role)| list.split_whitespace().map(|word| (word, *role)));
    suffixes.chain(listed).collect()
});

/// The tokens of a text: those of the text itself, then those inside each quotation and bracket, run by run. A title
/// stays whole.
pub(in crate::topics) fn runs(text: &str) -> Vec<Vec<Token>> {
    let words: Vec<Token> = LEXICON.longest(text).map(|(range, role)| Token { role: *role, range }).collect();
    let groups = groups(text);
    let mut runs = vec![run(text, 0..text.len(), &words, &groups)];
    let is_title = |group: &&Group| group.role == Role::Title;
    let titles: Vec<&Group> = groups.iter().filter(is_title).collect();
    let is_open = |group: &&Group| {
        !titles
            .iter()
            .any(|title| title.outer.start <= group.outer.start && group.outer.end <= title.outer.end)
    };
    runs.extend(groups.iter().filter(is_open).map(|group| run(text, group.inner.clone(), &words, &groups)));
    runs
}

/// A quotation, title or bracket with both its marks.
struct Group {
    role: Role,
    outer: Range<usize>,
    inner: Range<usize>,
}

/// The pairs of marks, in the order of their opening.
fn groups(text: &str) -> Vec<Group> {
    let mut open: Vec<(char, Role, usize, usize)> = Vec::new();
    let mut groups = Vec::new();
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        match c {
            '“' => open.push(('”', Role::Quote, at, after)),
            '《' => open.push(('》', Role::Title, at, after)),
            '（' => open.push(('）', Role::Bracket, at, after)),
            '”' | '》' | '）' => {
                let Some(place) = open.iter().rposition(|(close, ..)| *close == c) else { continue };
                open.truncate(place + 1);
                if let Some((_, role, start, inner)) = open.pop() {
                    groups.push(Group { role, outer: start..after, inner: inner..at });
                }
            }
            _ => {}
        }
    }
    groups.sort_by_key(|group| group.outer.start);
    groups
}

/// The tokens of `range`, each quotation and bracket in it as one.
fn run(text: &str, range: Range<usize>, words: &[Token], groups: &[Group]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = range.start;
    let mut next_word = words.partition_point(|word| word.range.start < range.start);
    let mut next_group = groups.partition_point(|group| group.outer.start < range.start);
    while at < range.end {
        while words.get(next_word).is_some_and(|word| word.range.start < at) {
            next_word += 1;
        }
        while groups.get(next_group).is_some_and(|group| group.outer.start < at) {
            next_group += 1;
        }
        let word = words.get(next_word).filter(|word| word.range.end <= range.end);
        let group = groups.get(next_group).filter(|group| group.outer.end <= range.end);
        let limit = [word.map(|word| word.range.start), group.map(|group| group.outer.start)];
        let limit = limit.into_iter().flatten().min().unwrap_or(range.end).min(range.end);
        if at < limit {
            split_gap(text, at..limit, &mut tokens);
            at = limit;
        } else if let Some(group) = group.filter(|group| group.outer.start == at) {
            tokens.push(Token { role: group.role, range: group.outer.clone() });
            at = group.outer.end;
        } else if let Some(word) = word {
            tokens.push(word.clone());
            at = word.range.end;
        } else {
            break;
        }
    }
    tokens
}

/// Text between words: runs of Latin, of digits, of other characters, and punctuation.
fn split_gap(text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
    let start = range.start;
    let Some(gap) = text.get(range) else { return };
    for (at, c) in gap.char_indices() {
        let role = role_of(c, tokens.last().map(|token| token.role));
        let here = start + at..start + at + c.len_utf8();
        match tokens.last_mut() {
            Some(last) if last.role == role && is_run(role) && last.range.end == here.start => {
                last.range.end = here.end;
            }
            _ => tokens.push(Token { role, range: here }),
        }
    }
}

fn is_run(role: Role) -> bool {
    matches!(role, Role::Plain | Role::Latin | Role::Number)
}

fn role_of(c: char, before: Option<Role>) -> Role {
    match c {
        ' ' | '\'' | '/' | '&' | '+' | '.' if before == Some(Role::Latin) => Role::Latin,
        '0'..='9' | '-' if before == Some(Role::Latin) => Role::Latin,
        '0'..='9' | '%' | '.' => Role::Number,
        '-' if before == Some(Role::Number) => Role::Number,
        '-' | '·' => Role::Plain,
        '。' | '！' | '？' | '!' | '?' | '\n' => Role::Stop,
        c if c.is_alphabetic() && (c as u32) < 0x530 => Role::Latin,
        c if c.is_alphanumeric() => Role::Plain,
        _ => Role::Comma,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn a_word_stands_in_one_list() {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for suffix in words::SUFFIXES {
            *seen.entry(suffix.word).or_default() += 1;
        }
        for word in LISTS.iter().flat_map(|(list, _)| list.split_whitespace()) {
            *seen.entry(word).or_default() += 1;
        }
        let doubled: Vec<_> = seen.iter().filter(|(_, count)| **count > 1).collect();
        assert!(doubled.is_empty(), "{doubled:?}");
        assert!(seen.len() > 1000);
    }

    #[test]
    fn a_text_is_cut_without_a_rest() {
        let text = "通过“蓝锚”倡议（KAFO II，2016-2020年），参与《公约》的机制。";
        let runs = runs(text);
        let outer: Vec<&str> = runs[0].iter().map(|token| text.get(token.range.clone()).unwrap()).collect();
        assert_eq!(outer.concat(), text);
        assert_eq!(outer[..3], ["通过", "“蓝锚”", "倡议"]);
        assert_eq!(runs.len(), 3);
        assert_eq!(text.get(runs[2][0].range.clone()), Some("KAFO II"));
    }
}
