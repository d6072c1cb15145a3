//! The words and rules of each official language, as data.
//!
//! Source of the forms: the mastheads and reports of the six languages as the Editorial Manual prescribes them and as
//! they are printed. A language is added or mended here, never in the flow of the parser.

mod arabic;
mod chinese;
mod english;
mod french;
mod russian;
mod spanish;

use crate::model::Language;

/// What one language prints in the places a parser looks at. Every word is compared after [`fold`].
#[derive(Debug)]
pub(super) struct Words {
    /// The language.
    pub(super) language: Language,
    /// The name of the organization at the top of the first page.
    pub(super) organization: &'static [&'static str],
    /// The principal organs, as a masthead line begins.
    pub(super) organs: &'static [&'static str],
    /// Words by which the name of a commission or conference can be told.
    pub(super) bodies: &'static [&'static str],
    /// Words that a session line ends with or holds.
    pub(super) session: &'static [&'static str],
    /// Words that an agenda item line begins with.
    pub(super) agenda: &'static [&'static str],
    /// Words that an author line begins with.
    pub(super) author_begins: &'static [&'static str],
    /// Words that an author line ends with.
    pub(super) author_ends: &'static [&'static str],
    /// The heading of the summary.
    pub(super) summary: &'static [&'static str],
    /// The heading of the contents list.
    pub(super) contents: &'static [&'static str],
    /// The heading of a first chapter that has no number.
    pub(super) introduction: &'static [&'static str],
    /// An annex, appendix or enclosure, with or without a number behind it.
    pub(super) annex: &'static [&'static str],
    /// A chapter or part of an official record on a line of its own, its number behind the word or in place of `…`.
    pub(super) part: &'static [&'static str],
    /// An addendum, corrigendum or revision line of the masthead.
    pub(super) addendum: &'static [&'static str],
    /// The caption of a table, followed by its number.
    pub(super) table: &'static [&'static str],
    /// The caption of a figure, box or map, followed by its number.
    pub(super) figure: &'static [&'static str],
    /// Lines that say how the document was issued.
    pub(super) notices: &'static [&'static str],
    /// Months, as a date prints them.
    pub(super) months: &'static [&'static str],
    /// Words that numbers in running text count with.
    pub(super) measures: &'static [&'static str],
    /// Words before an address of the web in running text.
    pub(super) before_url: &'static [&'static str],
    /// Words after which a sentence cannot be over.
    pub(super) joining: &'static [&'static str],
    /// The language's own name in a masthead, after which "Original" follows.
    pub(super) own_name: &'static [&'static str],
    /// How paragraphs are referred to.
    pub(super) reference: ReferenceWords,
}

/// How a language refers to a paragraph: "see paras. 29-31 below", "另见第 29-31 段".
#[derive(Debug)]
pub(super) struct ReferenceWords {
    /// Words before the numbers, longest first.
    pub(super) before: &'static [&'static str],
    /// Words after the numbers; where a language needs one, it stands here, else the list is empty.
    pub(super) after: &'static [&'static str],
    /// Words that open a reference: "see also".
    pub(super) see: &'static [&'static str],
    /// Words that place the paragraph in this report: "above".
    pub(super) here: &'static [&'static str],
    /// Words between the first and the last number of a range.
    pub(super) to: &'static [&'static str],
    /// Words between the numbers of a list.
    pub(super) and: &'static [&'static str],
    /// Words that show, after the numbers, that another document is meant: "of resolution".
    pub(super) elsewhere_after: &'static [&'static str],
    /// Words that show, right before the reference, that another document is meant.
    pub(super) elsewhere_before: &'static [&'static str],
    /// Words for documents: where one stands in the sentence, a bare "paragraph 4" may be that document's.
    pub(super) documents: &'static [&'static str],
}

const ALL: [&Words; 6] =
    [&english::WORDS, &chinese::WORDS, &french::WORDS, &spanish::WORDS, &russian::WORDS, &arabic::WORDS];

/// The words of `language`.
pub(super) fn of(language: Language) -> &'static Words {
    ALL.into_iter().find(|words| words.language == language).unwrap_or(&english::WORDS)
}

/// Whether small letters begin with a month or a measure of any of the languages: the number before them is theirs.
pub(super) fn begins_with_measure(text: &str) -> bool {
    let words = ALL.iter().flat_map(|words| words.months.iter().chain(words.measures));
    words.into_iter().any(|word| text.starts_with(word))
}

/// The months of English, in which mastheads of every language may be dated.
pub(super) fn english_months() -> &'static [&'static str] {
    english::WORDS.months
}

/// The language a text is written in, by its script and, for Latin script, by the commonest small words.
pub(super) fn detect<'t>(rows: impl Iterator<Item = &'t str>) -> Language {
    let mut scripts = Scripts::default();
    for text in rows {
        scripts.count(text);
        if scripts.letters > ENOUGH_LETTERS {
            break;
        }
    }
    scripts.language()
}

/// A few pages tell a language.
const ENOUGH_LETTERS: usize = 20_000;

#[derive(Default)]
struct Scripts {
    letters: usize,
    han: usize,
    arabic: usize,
    cyrillic: usize,
    small_words: [usize; 3],
}

/// Words that are common in one of the three Latin languages and rare in the other two.
const SMALL_WORDS: [(Language, &[&str]); 3] = [
    (Language::English, &["the", "of", "and", "to", "in", "for"]),
    (Language::French, &["les", "des", "et", "du", "dans", "une", "aux"]),
    (Language::Spanish, &["los", "las", "del", "y", "el", "por", "una"]),
];

impl Scripts {
    fn count(&mut self, text: &str) {
        for c in text.chars().filter(|c| is_letter(*c)) {
            self.letters += 1;
            match c {
                '\u{3400}'..='\u{9FFF}' => self.han += 1,
                '\u{600}'..='\u{6FF}' | '\u{FB50}'..='\u{FEFC}' => self.arabic += 1,
                '\u{400}'..='\u{4FF}' => self.cyrillic += 1,
                _ => {}
            }
        }
        for word in text.split(|c| !is_letter(c)) {
            for (count, (_, words)) in self.small_words.iter_mut().zip(SMALL_WORDS) {
                *count += usize::from(words.contains(&word));
            }
        }
    }

    fn language(&self) -> Language {
        // A Chinese character carries about as much as four Latin letters; half the text is enough for the others.
        if self.han * 5 > self.letters {
            return Language::Chinese;
        }
        if self.arabic * 2 > self.letters {
            return Language::Arabic;
        }
        if self.cyrillic * 2 > self.letters {
            return Language::Russian;
        }
        let best = self.small_words.iter().zip(SMALL_WORDS).max_by_key(|(count, _)| **count);
        best.filter(|(count, _)| **count > 0).map_or(Language::English, |(_, (language, _))| language)
    }
}

/// What [`char::is_alphabetic`] says, without its search in a table for those characters that most texts consist of.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{4E00}'..='\u{9FFF}')
        || !c.is_ascii() && !matches!(c, '\u{3001}' | '\u{3002}' | '\u{FF0C}') && c.is_alphabetic()
}

/// A text for comparison: lower case, no white space at the ends, runs of it as one space, Arabic without tatweel and
/// vowel signs, and no spaces between Chinese characters ("联 合 国").
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        match c {
            c if c.is_whitespace() || c == '\u{A0}' => space = true,
            // Tatweel, vowel signs and direction marks.
            '\u{640}' | '\u{64B}'..='\u{652}' | '\u{670}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' => {}
            c => {
                let last_is_cjk = folded.chars().next_back().is_none_or(crate::text::is_cjk);
                if space && !(last_is_cjk && crate::text::is_cjk(c)) && !folded.is_empty() {
                    folded.push(' ');
                }
                space = false;
                folded.extend(c.to_lowercase());
            }
        }
    }
    folded
}

/// Whether `text` can begin with one of the folded `words` at all, by its first letter: folding costs more.
pub(super) fn may_begin_with(text: &str, words: &[&str]) -> bool {
    let Some(first) = text.chars().find(|c| c.is_alphanumeric()) else { return false };
    words.iter().any(|word| word.chars().next().is_some_and(|c| first.to_lowercase().next() == Some(c)))
}

/// Whether the folded `text` begins with one of `words` and no word goes on behind it.
pub(super) fn begins_with<'w>(text: &str, words: &'w [&'w str]) -> Option<&'w str> {
    words.iter().copied().find(|word| {
        text.strip_prefix(word).is_some_and(|rest| {
            let next = rest.chars().next();
            let whole = word.chars().next_back().is_none_or(|c| !c.is_alphabetic() || crate::text::is_cjk(c));
            whole || next.is_none_or(|c| !c.is_alphabetic() || crate::text::is_cjk(c))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_six_languages_are_told_apart() {
        let texts = [
            (
                Language::English,
                "The present report is submitted to the Assembly in accordance with the resolution.",
            ),
            (
                Language::French,
                "Le présent rapport est soumis à l’Assemblée par les soins du Secrétariat et des États.",
            ),
            (
                Language::Spanish,
                "El presente informe se presenta a la Asamblea por los Estados y el Secretario.",
            ),
            (Language::Russian, "Настоящий доклад представляется Генеральной Ассамблее."),
            (Language::Chinese, "本报告根据 A/RES/75/1 号决议提交大会，由 UNODC 编写。"),
            (Language::Arabic, "يقدم هذا التقرير إلى الجمعية العامة."),
        ];
        for (language, text) in texts {
            assert_eq!(detect([text].into_iter()), language, "{text}");
        }
    }

    #[test]
    fn folding_ignores_what_printing_varies() {
        assert_eq!(fold("  联 合 国 "), "联合国");
        assert_eq!(fold("الأمــم المتحـدة"), fold("الأمم المتحدة"));
        assert_eq!(fold("Annex   II"), "annex ii");
    }

    #[test]
    fn a_word_is_whole() {
        assert!(begins_with("annex ii", &["annex"]).is_some());
        assert!(begins_with("annexed to", &["annex"]).is_none());
        assert!(begins_with("附件一", &["附件"]).is_some());
    }

    #[test]
    fn every_table_is_folded_already() {
        for words in ALL {
            let lists =
                [words.organization, words.organs, words.summary, words.contents, words.annex, words.months];
            for word in lists.into_iter().flatten() {
                assert_eq!(fold(word), *word, "{:?}", words.language);
            }
        }
    }
}
