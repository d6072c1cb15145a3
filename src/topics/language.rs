use super::alphabetic::{self, relations};
use super::candidate::Candidate;
use super::chinese;
use super::group::Key;
use super::relate::Prefix;
use super::texts::Text;
use super::words::{arabic, english, french, russian, spanish};
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
    pub(super) are_variants: fn(&Key, &Key) -> bool,
    /// Whether the first name is a short form of the second, by its words: "Review Mechanism".
    pub(super) abridges: fn(&Key, &Key) -> bool,
    /// Whether an acronym is known as that of an organization.
    pub(super) is_organisation: fn(&str) -> bool,
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
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Russian => &RUSSIAN,
        Language::Arabic => &ARABIC,
    }
}

static CHINESE: Rules = Rules {
    find: chinese::find,
    normal: chinese::normal,
    core: chinese::core,
    prefix: chinese::prefix,
    is_noun: chinese::is_noun,
    are_variants: |one, other| chinese::are_variants(&one.normal, &other.normal),
    abridges: |_, _| false,
    is_organisation: |acronym| english::WORDS.organisations.holds(acronym),
};

static ENGLISH: Rules = Rules {
    find: |texts| alphabetic::find(&english::WORDS, texts),
    normal: relations::normal,
    core: |name| relations::core(&english::WORDS, name),
    prefix: |prefix| relations::prefix(&english::WORDS, prefix),
    is_noun: |word| english::WORDS.noun(word).is_some(),
    are_variants: |one, other| relations::are_variants(&english::WORDS, &one.core, &other.core),
    abridges: |short, full| relations::abridges(&english::WORDS, &short.normal, &full.normal),
    is_organisation: |acronym| english::WORDS.organisations.holds(acronym),
};

static FRENCH: Rules = Rules {
    find: |texts| alphabetic::find(&french::WORDS, texts),
    normal: relations::normal,
    core: |name| relations::core(&french::WORDS, name),
    prefix: |prefix| relations::prefix(&french::WORDS, prefix),
    is_noun: |word| french::WORDS.noun(word).is_some(),
    are_variants: |one, other| relations::are_variants(&french::WORDS, &one.core, &other.core),
    abridges: |short, full| relations::abridges(&french::WORDS, &short.normal, &full.normal),
    is_organisation: |acronym| french::WORDS.organisations.holds(acronym),
};

static SPANISH: Rules = Rules {
    find: |texts| alphabetic::find(&spanish::WORDS, texts),
    normal: relations::normal,
    core: |name| relations::core(&spanish::WORDS, name),
    prefix: |prefix| relations::prefix(&spanish::WORDS, prefix),
    is_noun: |word| spanish::WORDS.noun(word).is_some(),
    are_variants: |one, other| relations::are_variants(&spanish::WORDS, &one.core, &other.core),
    abridges: |short, full| relations::abridges(&spanish::WORDS, &short.normal, &full.normal),
    is_organisation: |acronym| spanish::WORDS.organisations.holds(acronym),
};

static RUSSIAN: Rules = Rules {
    find: |texts| alphabetic::find(&russian::WORDS, texts),
    normal: relations::normal,
    core: |name| relations::core(&russian::WORDS, name),
    prefix: |prefix| relations::prefix(&russian::WORDS, prefix),
    is_noun: |word| russian::WORDS.noun(word).is_some(),
    are_variants: |one, other| relations::are_variants(&russian::WORDS, &one.core, &other.core),
    abridges: |short, full| relations::abridges(&russian::WORDS, &short.normal, &full.normal),
    is_organisation: |acronym| russian::WORDS.organisations.holds(acronym),
};

static ARABIC: Rules = Rules {
    find: |texts| alphabetic::find(&arabic::WORDS, texts),
    normal: relations::normal,
    core: |name| relations::core(&arabic::WORDS, name),
    prefix: |prefix| relations::prefix(&arabic::WORDS, prefix),
    is_noun: |word| arabic::WORDS.noun(word).is_some(),
    are_variants: |one, other| relations::are_variants(&arabic::WORDS, &one.core, &other.core),
    abridges: |short, full| relations::abridges(&arabic::WORDS, &short.normal, &full.normal),
    is_organisation: |acronym| arabic::WORDS.organisations.holds(acronym),
};
