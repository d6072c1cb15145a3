use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::model::{NamedKind, ProgrammeKind};

/// A noun that names of programmes hold: "Programme", "réseau".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::topics) struct Noun {
    /// The noun in small letters, in every form in which it stands in a name.
    pub(in crate::topics) forms: &'static str,
    /// What a name with it is.
    pub(in crate::topics) kind: ProgrammeKind,
    /// How much more (or less) often than others it belongs to a name, in points of evidence.
    pub(in crate::topics) prior: i32,
}

impl Noun {
    /// A noun as good as others.
    pub(in crate::topics) const fn new(forms: &'static str, kind: ProgrammeKind) -> Self {
        Self { forms, kind, prior: 0 }
    }

    /// A noun that is rather not a name's.
    pub(in crate::topics) const fn weak(forms: &'static str, kind: ProgrammeKind) -> Self {
        Self { forms, kind, prior: -1 }
    }
}

/// What names look like in a language that parts words by spaces. Lists are parted by spaces, all in small letters.
#[derive(Debug)]
pub(in crate::topics) struct Words {
    /// The nouns.
    pub(in crate::topics) nouns: NounList,
    /// Whether all words of a name have capitals, so that they tell where it begins and ends.
    pub(in crate::topics) by_capitals: bool,
    /// Whether the noun stands at the end of a name ("Shared Basins Programme") rather than before it.
    pub(in crate::topics) noun_is_last: bool,
    /// Small words inside a name.
    pub(in crate::topics) connectors: WordList,
    /// Small words that may join the rest of a name to its noun: "Network of", "Programme against".
    pub(in crate::topics) after_noun: WordList,
    /// Articles and the like, behind which a name begins.
    pub(in crate::topics) articles: WordList,
    /// Prepositions that have a place or an organization as object.
    pub(in crate::topics) prepositions: WordList,
    /// Words that make no name by themselves.
    pub(in crate::topics) generic: WordList,
    /// Words that a fuller form of a name has before a shorter one.
    pub(in crate::topics) modifiers: WordList,
    /// Words by which the name of a body, a text or a date is told.
    pub(in crate::topics) bodies: WordList,
    /// Acronyms of organizations that reports use without saying what they stand for.
    pub(in crate::topics) organisations: WordList,
    /// Names of organizations that look like those of programmes, each on a line.
    pub(in crate::topics) named_alike: &'static [&'static str],
    /// How the acronyms of missions and offices begin that are not listed.
    pub(in crate::topics) organisation_prefixes: &'static str,
    /// Acronyms that are common words, in small letters: part of names, but no names themselves.
    pub(in crate::topics) acronyms: WordList,
    /// Small words at a name's end that go back to its beginning: "the Protocols thereto".
    pub(in crate::topics) going_back: WordList,
    /// Words with a capital that are in no name.
    pub(in crate::topics) not_in_names: WordList,
    /// Words between a noun and its name: "entitled", "called".
    pub(in crate::topics) naming: WordList,
    /// Words that announce a short form: "hereinafter".
    pub(in crate::topics) hereinafter: &'static [&'static str],
    /// Nouns by which names of other things are told.
    pub(in crate::topics) others: &'static [(&'static str, NamedKind)],
    /// Words with a capital that make no name of another thing by themselves.
    pub(in crate::topics) others_alone: WordList,
    /// The ends of ordinals.
    pub(in crate::topics) ordinals: &'static str,
    /// What sessions are called.
    pub(in crate::topics) sessions: WordList,
    /// Nouns behind a coined name and a comma that say what it is: "COURTBRIDGE, a network".
    pub(in crate::topics) appositions: &'static [Noun],
}

/// The nouns that names hold.
#[derive(Debug)]
pub(in crate::topics) struct NounList {
    nouns: &'static [Noun],
    by_form: OnceLock<HashMap<&'static str, &'static Noun>>,
}

impl NounList {
    /// These nouns.
    pub(in crate::topics) const fn new(nouns: &'static [Noun]) -> Self {
        Self { nouns, by_form: OnceLock::new() }
    }

    fn find(&self, word: &str) -> Option<&'static Noun> {
        let forms = |noun: &'static Noun| noun.forms.split_ascii_whitespace().map(move |form| (form, noun));
        self.by_form.get_or_init(|| self.nouns.iter().flat_map(forms).collect()).get(word).copied()
    }
}

/// A list of words, parted by spaces where it is written.
#[derive(Debug)]
pub(in crate::topics) struct WordList {
    text: &'static str,
    words: OnceLock<HashSet<&'static str>>,
}

impl WordList {
    /// The words of `text`.
    pub(in crate::topics) const fn new(text: &'static str) -> Self {
        Self { text, words: OnceLock::new() }
    }

    /// Whether it holds a word.
    pub(in crate::topics) fn holds(&self, word: &str) -> bool {
        self.words.get_or_init(|| self.words().collect()).contains(word)
    }

    /// Its words as they are written.
    pub(in crate::topics) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.text.split_ascii_whitespace()
    }
}

/// Whether a short list parted by spaces holds a word.
pub(in crate::topics) fn holds(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

impl Words {
    /// The noun with this form.
    pub(in crate::topics) fn noun(&self, word: &str) -> Option<&'static Noun> {
        // An article may be joined to it: l'initiative.
        let word = word.rsplit('\'').next().unwrap_or(word);
        self.nouns.find(word)
    }
}
