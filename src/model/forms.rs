//! How each language cites a place in a document: the words, as a table that printing and reading both use.
//!
//! The English, French, Spanish and Russian forms are those of the footnotes of United Nations documents (Editorial
//! Manual, "Documentary references"), the Chinese and Arabic ones those found in the reports themselves.

use super::Language;

/// The words around a number: before it and after it, blanks included.
pub(super) type Around = (&'static str, &'static str);

/// How one language cites. Of several ways the first is printed, and all are read.
pub(super) struct Forms {
    /// The language.
    pub(super) language: Language,
    /// What stands between the document, the annex and the paragraph.
    pub(super) separator: &'static str,
    /// What a title stands between, where a document has no symbol.
    pub(super) quotes: Around,
    /// One paragraph.
    pub(super) one: &'static [Around],
    /// Two paragraphs.
    pub(super) two: &'static [Around],
    /// More of them.
    pub(super) many: &'static [Around],
    /// Between two numbers that follow each other.
    pub(super) and: &'static [&'static str],
    /// Between the first and the last number of more than two.
    pub(super) to: &'static [&'static str],
    /// A section by the labels of its headings.
    pub(super) section: &'static [Around],
    /// A footnote.
    pub(super) footnote: &'static [Around],
    /// An annex: the word, and what stands between it and its number.
    pub(super) annex: &'static [Around],
    /// The numbers of annexes from 1 on; a higher one is printed in digits.
    pub(super) annex_numbers: &'static [&'static str],
    /// What stands before and after the label of a subparagraph.
    pub(super) label: Around,
}

const ROMAN: &[&str] = &[
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
    "XVII", "XVIII", "XIX", "XX",
];

const CHINESE: &[&str] = &[
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五",
    "十六", "十七", "十八", "十九", "二十",
];

const ARABIC: &[&str] =
    &["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"];

/// The table, one row for each language.
pub(super) const FORMS: [Forms; 6] = [
    Forms {
        language: Language::English,
        separator: ", ",
        quotes: ("“", "”"),
        one: &[("para. ", ""), ("para ", ""), ("paragraph ", "")],
        two: &[("paras. ", ""), ("paras ", ""), ("paragraphs ", "")],
        many: &[("paras. ", ""), ("paras ", ""), ("paragraphs ", "")],
        and: &[" and "],
        to: &["–", " to "],
        section: &[("sect. ", ""), ("section ", ""), ("chap. ", ""), ("chapter ", "")],
        footnote: &[("footnote ", ""), ("note ", "")],
        annex: &[("annex", " ")],
        annex_numbers: ROMAN,
        label: (" (", ")"),
    },
    Forms {
        language: Language::French,
        separator: ", ",
        quotes: ("« ", " »"),
        one: &[("par. ", ""), ("paragraphe ", "")],
        two: &[("par. ", ""), ("paragraphes ", "")],
        many: &[("par. ", ""), ("paragraphes ", "")],
        and: &[" et "],
        to: &[" à ", "-"],
        section: &[("sect. ", ""), ("section ", ""), ("chap. ", "")],
        footnote: &[("note ", ""), ("note de bas de page ", "")],
        annex: &[("annexe", " ")],
        annex_numbers: ROMAN,
        label: (" ", ")"),
    },
    Forms {
        language: Language::Spanish,
        separator: ", ",
        quotes: ("“", "”"),
        one: &[("párr. ", ""), ("párrafo ", ""), ("parr. ", "")],
        two: &[("párrs. ", ""), ("párrafos ", ""), ("parrs. ", "")],
        many: &[("párrs. ", ""), ("párrafos ", ""), ("parrs. ", "")],
        and: &[" y "],
        to: &[" a ", "-"],
        section: &[("secc. ", ""), ("sección ", ""), ("cap. ", "")],
        footnote: &[("nota ", ""), ("nota de pie de página ", "")],
        annex: &[("anexo", " ")],
        annex_numbers: ROMAN,
        label: (" ", ")"),
    },
    Forms {
        language: Language::Russian,
        separator: ", ",
        quotes: ("«", "»"),
        one: &[("пункт ", ""), ("п. ", ""), ("пункте ", ""), ("пункта ", "")],
        two: &[("пункты ", ""), ("пп. ", ""), ("пунктах ", ""), ("пунктов ", "")],
        many: &[("пункты ", ""), ("пп. ", ""), ("пунктах ", ""), ("пунктов ", "")],
        and: &[" и "],
        to: &["–"],
        section: &[("раздел ", ""), ("глава ", "")],
        footnote: &[("сноска ", ""), ("примечание ", "")],
        annex: &[("приложение", " ")],
        annex_numbers: ROMAN,
        label: (" (", ")"),
    },
    Forms {
        language: Language::Chinese,
        separator: "，",
        quotes: ("《", "》"),
        one: &[("第 ", " 段")],
        two: &[("第 ", " 段")],
        many: &[("第 ", " 段")],
        and: &[" 和 ", "和"],
        to: &[" 至 ", "至", "到", "-"],
        section: &[("第", "节"), ("第", "章")],
        footnote: &[("脚注 ", ""), ("注 ", "")],
        annex: &[("附件", "")],
        annex_numbers: CHINESE,
        label: ("(", ")"),
    },
    Forms {
        language: Language::Arabic,
        separator: "، ",
        quotes: ("”", "“"),
        one: &[("الفقرة ", "")],
        two: &[("الفقرتان ", ""), ("الفقرتين ", "")],
        many: &[("الفقرات ", "")],
        and: &[" و ", " و"],
        to: &["-", " إلى "],
        section: &[("الفرع ", ""), ("الفصل ", "")],
        footnote: &[("الحاشية ", "")],
        annex: &[("المرفق", " ")],
        annex_numbers: ARABIC,
        label: (" (", ")"),
    },
];

impl Forms {
    /// The forms of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        let [english, ..] = &FORMS;
        FORMS.iter().find(|forms| forms.language == language).unwrap_or(english)
    }

    /// An annex as it is cited: `annex II`, `附件二`; `annex` alone where it has no number.
    pub(super) fn annex(&self, number: Option<usize>) -> String {
        let (word, gap) = first(self.annex);
        let Some(number) = number else { return word.to_owned() };
        match number.checked_sub(1).and_then(|at| self.annex_numbers.get(at)) {
            Some(printed) => format!("{word}{gap}{printed}"),
            None => format!("{word}{gap}{number}"),
        }
    }
}

/// The way that is printed.
pub(super) fn first(ways: &[Around]) -> Around {
    ways.first().copied().unwrap_or_default()
}

/// The number of an annex, in digits or as any of the languages prints it, in any case.
pub(super) fn annex_number(text: &str) -> Option<usize> {
    let text = text.trim();
    if let Ok(number) = text.parse() {
        return (number > 0).then_some(number);
    }
    let lower = text.to_lowercase();
    let same = |printed: &str| printed.to_lowercase() == lower;
    FORMS
        .iter()
        .find_map(|forms| forms.annex_numbers.iter().position(|printed| same(printed)))
        .map(|at| at + 1)
}

/// A text as the table is compared with it: digits and brackets of every script as in ASCII, dashes as hyphens,
/// commas as commas, unusual blanks as blanks, and no invisible marks of direction.
pub(super) fn plain(text: &str) -> String {
    let mapped = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10),
        '（' => Some('('),
        '）' => Some(')'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '～' => Some('-'),
        '，' | '،' | '、' => Some(','),
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    };
    text.chars().filter_map(mapped).collect()
}

/// What stands inside the words `around`, blanks apart and in any case; `None` where they are not there.
pub(super) fn inside(text: &str, around: Around) -> Option<&str> {
    let rest = after_word(text.trim(), around.0.trim())?;
    let end = around.1.trim();
    let inner = if end.is_empty() { rest } else { rest.trim_end().strip_suffix(end)? };
    Some(inner.trim())
}

/// What stands after `word`, which must be a whole word where words are parted by blanks.
pub(super) fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for expected in word.chars() {
        let found = rest.next()?;
        if found != expected && !found.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    let runs_on = word.chars().last().is_some_and(is_letter) && rest.clone().next().is_some_and(is_letter);
    (!runs_on).then_some(rest.as_str())
}

/// A letter of a script that parts words by blanks.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_row_and_every_row_a_way() {
        for language in Language::ALL {
            let forms = Forms::of(language);
            assert_eq!(forms.language, language);
            for ways in [forms.one, forms.two, forms.many, forms.section, forms.footnote, forms.annex] {
                assert!(!first(ways).0.is_empty(), "{language:?}");
            }
            assert!(!forms.and.is_empty() && !forms.to.is_empty(), "{language:?}");
        }
    }

    #[test]
    fn numbers_of_annexes_are_read_in_every_script() {
        for (text, number) in
            [("2", Some(2)), ("ii", Some(2)), ("十二", Some(12)), ("الثاني", Some(2)), ("0", None)]
        {
            assert_eq!(annex_number(text), number, "{text}");
        }
    }

    #[test]
    fn a_word_is_whole() {
        assert_eq!(inside("Para. 42", ("para. ", "")), Some("42"));
        assert_eq!(inside("第42段", ("第 ", " 段")), Some("42"));
        assert_eq!(inside("notes", ("note ", "")), None);
        assert_eq!(inside("第 42", ("第 ", " 段")), None);
    }
}
