//! What was typed: where to look, and the words.

use super::fold::{Case, fold_into};
use super::kind::TopicKind;
use super::word::Word;

/// Which topics a query looks among: said by its first character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All but footnotes.
    All,
    /// `#`: programmes.
    Programmes,
    /// `@`: organisations, countries and regions.
    Named,
    /// `:`: headings, paragraphs and footnotes, by their address.
    Addresses,
    /// `>`: headings.
    Headings,
    /// `/`: the words of the paragraphs.
    Text,
}

impl Scope {
    /// All that a character narrows to, in the order in which a reader is told of them.
    pub const NARROW: [Self; 5] =
        [Self::Programmes, Self::Named, Self::Addresses, Self::Headings, Self::Text];

    /// The character it is typed as; none for [`Self::All`].
    pub fn prefix(self) -> Option<char> {
        match self {
            Self::All => None,
            Self::Programmes => Some('#'),
            Self::Named => Some('@'),
            Self::Addresses => Some(':'),
            Self::Headings => Some('>'),
            Self::Text => Some('/'),
        }
    }

    /// What it narrows to, in a word or two.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "topics",
            Self::Programmes => "programmes",
            Self::Named => "organisations, countries",
            Self::Addresses => "address",
            Self::Headings => "headings",
            Self::Text => "text",
        }
    }

    /// The scope of what was typed, and the rest of it. The characters of a Chinese keyboard do as well.
    pub fn of(typed: &str) -> (Self, &str) {
        let typed = typed.trim_start();
        let mut characters = typed.chars();
        let scope = match characters.next() {
            Some('#' | '＃') => Self::Programmes,
            Some('@' | '＠') => Self::Named,
            Some(':' | '：') => Self::Addresses,
            Some('>' | '＞' | '》') => Self::Headings,
            Some('/' | '／') => Self::Text,
            _ => return (Self::All, typed),
        };
        (scope, characters.as_str())
    }

    /// Whether topics of a kind are in it.
    pub fn has(self, kind: TopicKind) -> bool {
        match self {
            Self::All => kind != TopicKind::Footnote,
            Self::Programmes => kind == TopicKind::Programme,
            Self::Named => matches!(kind, TopicKind::Organisation | TopicKind::Country | TopicKind::Region),
            Self::Addresses => {
                matches!(kind, TopicKind::Heading | TopicKind::Paragraph | TopicKind::Footnote)
            }
            Self::Headings => kind == TopicKind::Heading,
            Self::Text => kind == TopicKind::Paragraph,
        }
    }
}

/// What was typed after the prefix, folded and made ready.
#[derive(Debug)]
pub(super) struct Query {
    /// The words, which may be found in any order.
    pub(super) words: Vec<Word>,
    /// Several words as they were typed.
    pub(super) phrase: Option<Word>,
    /// Several words without the spaces between them, for pinyin typed in syllables: `ji zhuang xiang`.
    pub(super) joined: Option<Word>,
}

impl Query {
    /// The query for what was typed.
    pub(super) fn new(typed: &str) -> Self {
        let fold = |text: &str| {
            let mut folded = String::new();
            fold_into(&mut folded, text, Case::Ignored);
            folded
        };
        // Words are parted before folding, which takes out a space between Chinese words.
        let words: Vec<String> = typed.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let several = words.len() > 1;
        let joined = Some(words.concat()).filter(|joined| several && joined.is_ascii());
        Self {
            phrase: several.then(|| Word::new(&fold(typed.trim()))),
            joined: joined.map(|joined| Word::new(&joined)),
            words: words.iter().map(|word| Word::new(word)).collect(),
        }
    }

    /// Its words, to compare them with those of a longer query.
    pub(super) fn texts(&self) -> Vec<String> {
        self.words.iter().map(|word| word.text.clone()).collect()
    }
}

/// Whether a query with the words `now` can find nothing in a name where one with the words `before` could not: each
/// word of before goes on in now, and there may be more.
pub(super) fn narrows(before: &[String], now: &[String]) -> bool {
    !before.is_empty()
        && before.len() <= now.len()
        && before.iter().zip(now).all(|(before, now)| now.starts_with(before.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_says_where_to_look() {
        assert_eq!(Scope::of(" #jzx"), (Scope::Programmes, "jzx"));
        assert_eq!(Scope::of("：II.C"), (Scope::Addresses, "II.C"));
        assert_eq!(Scope::of("集装箱 #"), (Scope::All, "集装箱 #"));
        assert_eq!(Scope::of(""), (Scope::All, ""));
        for scope in Scope::NARROW {
            let typed = scope.prefix().map(String::from).unwrap_or_default();
            assert_eq!(Scope::of(&typed), (scope, ""));
        }
    }

    #[test]
    fn every_kind_is_looked_for_somewhere() {
        for kind in TopicKind::ALL {
            assert!(Scope::All.has(kind) || Scope::Addresses.has(kind), "{kind}");
        }
    }

    #[test]
    fn a_query_that_goes_on_narrows() {
        let words = |typed: &str| Query::new(typed).texts();
        assert!(narrows(&words("ji"), &words("jiz")));
        assert!(narrows(&words("ji f"), &words("jiz fa x")));
        assert!(!narrows(&words("jiz"), &words("ji")));
        assert!(!narrows(&words("ji fa"), &words("jifa")));
        assert!(!narrows(&words(""), &words("a")));
        // A mark makes another letter of the one before it.
        assert!(!narrows(&words("и"), &words("и\u{306}")));
    }

    #[test]
    fn pinyin_may_be_typed_in_syllables() {
        assert_eq!(Query::new("ji Zhuang").joined.map(|word| word.text).as_deref(), Some("jizhuang"));
        assert!(Query::new("集 箱").joined.is_none() && Query::new("jizhuang").joined.is_none());
        assert_eq!(Query::new("集装箱 方案").phrase.map(|word| word.text).as_deref(), Some("集装箱方案"));
    }
}
