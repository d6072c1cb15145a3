use super::alphabetic::{self, relations};
use super::candidate::Candidate;
use super::chinese;
use super::relate::Prefix;
use super::texts::Text;
use super::words::english;
use crate::model::Language;

/// How names are found and compared in one language.
pub(super) struct Rules {
    /// Everything that may be a name, in reading order.
    pub(super) find: fn(&[Text<'_>]) -> Found,
    /// A name in the form in which an abridged one is its end.
    pub(super) normal: fn(&str) -> String,
    /// What two names have in common that differ only in words that add nothing.
    pub(super) core: fn(&str) -> String,
    /// What the words are by which a name is longer than another that it ends with.
    pub(super) prefix: fn(&str) -> Prefix,
    /// Whether a text is a noun with which names end, and nothing else.
    pub(super) is_noun: fn(&str) -> bool,
    /// Whether two names are one in two wordings.
    pub(super) are_variants: fn(&str, &str) -> bool,
}

/// What the texts hold.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The candidates in reading order.
    pub(super) candidates: Vec<Candidate>,
    /// For each, whether a word such as 该方案 points back to it.
    pub(super) pointed: Vec<bool>,
    /// Quotations that are no candidates.
    pub(super) quotations: Vec<String>,
}

/// The rules of `language`.
pub(super) fn rules(language: Language) -> &'static Rules {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
        Language::Arabic | Language::French | Language::Russian | Language::Spanish => &ENGLISH,
    }
}

static CHINESE: Rules = Rules {
    find: chinese::find,
    normal: chinese::normal,
    core: chinese::core,
    prefix: chinese::prefix,
    is_noun: chinese::is_noun,
    are_variants: chinese::are_variants,
};

static ENGLISH: Rules = Rules {
    find: |texts| alphabetic::find(&english::WORDS, texts),
    normal: relations::normal,
    core: |name| relations::core(&english::WORDS, name),
    prefix: |prefix| relations::prefix(&english::WORDS, prefix),
    is_noun: |word| english::WORDS.noun(word).is_some(),
    are_variants: |one, other| relations::are_variants(&english::WORDS, one, other),
};
