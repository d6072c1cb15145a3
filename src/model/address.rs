use std::fmt;
use std::str::FromStr;

use super::Number;
use super::forms::{FORMS, Forms, annex_number, inside, plain};

/// What a reader types or cites to name a place in a report.
///
/// | typed | means |
/// |---|---|
/// | `42` | paragraph 42 |
/// | `42(a)`, `42(a)(i)` | a subparagraph |
/// | `29-31` | paragraphs 29 to 31 |
/// | `II.C.1`, `二.C.1` | a section by its heading labels |
/// | `n3` | footnote 3 |
/// | `annex 2, 3` | paragraph 3 of annex 2; `annex, 3` where there is one |
/// | `E/CN.15/2021/4#42` | any of these in the report with that symbol |
///
/// Beside these it reads what [`Target::citation`](super::Target::citation) prints, in each of the six languages: `para. 42`,
/// `E/CN.15/2021/4, annexe II, par. 29 à 31`, `第 42(a) 段`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The symbol before it, or the title in quotation marks, where one was given.
    pub symbol: Option<String>,
    /// The annex, where one was given.
    pub(super) annex: Option<Annex>,
    /// The place in it.
    pub(super) locator: Locator,
}

/// An annex as it was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Annex {
    /// "annex" without a number.
    Only,
    /// "annex II".
    Numbered(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Locator {
    /// The annex itself.
    Annex,
    Paragraph(Number, Vec<String>),
    /// First and last, and the whole as it was typed, which may be the number of one paragraph.
    Range(Number, Number, String),
    /// The labels of the headings, parted by stops.
    Section(String),
    Footnote(Number),
}

/// A text that is no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressError(String);

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is no address; try 42, 42(a), 29-31, II.C.1 or n3", self.0)
    }
}

impl std::error::Error for AddressError {}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let text = plain(typed);
        let found = match text.split_once('#') {
            Some((symbol, rest)) => parse_place(rest).map(|place| (Some(symbol.trim()), place)),
            None => parse_place(&text).map(|place| (None, place)).or_else(|| parse_cited(&text)),
        };
        match found {
            Some((symbol, (annex, locator))) => {
                Ok(Self { symbol: symbol.map(str::to_owned), annex, locator })
            }
            None => Err(AddressError(typed.to_owned())),
        }
    }
}

impl Address {
    /// Whether it names a section by its labels.
    pub fn is_section(&self) -> bool {
        self.annex.is_none() && matches!(self.locator, Locator::Section(_))
    }
}

type PlaceInReport = (Option<Annex>, Locator);

/// A place behind its document: `E/CN.15/2021/4, para. 42`. A document is a symbol, which has a slash, or a title in
/// quotation marks; the place is as long as can be.
fn parse_cited(text: &str) -> Option<(Option<&str>, PlaceInReport)> {
    let parted = |c: char| c == ',' || c == ' ';
    let closing = |c: char| FORMS.iter().any(|forms| forms.quotes.1.ends_with(c));
    text.match_indices(parted).find_map(|(at, _)| {
        let (document, rest) = text.split_at_checked(at)?;
        let document = document.trim().trim_end_matches(',');
        let names = document.ends_with(closing) || (document.contains('/') && !document.contains(' '));
        let place = parse_place(rest.trim_start_matches(parted)).filter(|_| names)?;
        Some((Some(document), place))
    })
}

/// A place without its document.
fn parse_place(text: &str) -> Option<PlaceInReport> {
    let text = text.trim();
    let (first, rest) = match text.split_once(',') {
        Some((first, rest)) => (first, Some(rest)),
        None => (text, None),
    };
    let Some(annex) = FORMS.iter().find_map(|forms| parse_annex(first, forms)) else {
        return parse_locator(text).map(|locator| (None, locator));
    };
    let locator = match rest {
        Some(rest) => parse_locator(rest.trim())?,
        None => Locator::Annex,
    };
    Some((Some(annex), locator))
}

fn parse_annex(text: &str, forms: &Forms) -> Option<Annex> {
    let rest = forms.annex.iter().find_map(|(word, _)| inside(text, (word, "")))?;
    if rest.is_empty() {
        return Some(Annex::Only);
    }
    annex_number(rest).map(Annex::Numbered)
}

/// A place inside a report or an annex: in words, or by its number alone.
fn parse_locator(text: &str) -> Option<Locator> {
    FORMS.iter().find_map(|forms| parse_worded(text, forms)).or_else(|| parse_bare(text))
}

fn parse_worded(text: &str, forms: &Forms) -> Option<Locator> {
    let several = forms.two.iter().chain(forms.many).filter_map(|around| inside(text, *around));
    let one = || forms.one.iter().find_map(|around| inside(text, *around)).and_then(parse_paragraph);
    let section = || forms.section.iter().find_map(|around| inside(text, *around)).and_then(parse_section);
    let footnote = || forms.footnote.iter().find_map(|around| inside(text, *around)).and_then(parse_footnote);
    several
        .map(|numbers| parse_several(numbers, forms))
        .find(Option::is_some)
        .flatten()
        .or_else(one)
        .or_else(section)
        .or_else(footnote)
}

fn parse_several(text: &str, forms: &Forms) -> Option<Locator> {
    let split = |between: &&str| text.split_once(plain(between).as_str());
    if let Some((first, last)) = forms.to.iter().find_map(split) {
        return parse_range(first, last);
    }
    let (first, last) = forms.and.iter().find_map(split)?;
    let range = parse_range(first, last)?;
    // "Paragraphs 4 and 9" are not those between.
    let next = parse_number(first)?.integer()?.checked_add(1);
    (parse_number(last)?.integer() == next).then_some(range)
}

fn parse_range(first: &str, last: &str) -> Option<Locator> {
    let whole = format!("{}-{}", first.trim(), last.trim());
    Some(Locator::Range(parse_number(first)?, parse_number(last)?, whole))
}

fn parse_bare(text: &str) -> Option<Locator> {
    if let Some(note) = text.strip_prefix('n').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return parse_footnote(note);
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let range = text.split_once('-').and_then(|(first, last)| parse_range(first, last));
        return range.or_else(|| parse_paragraph(text));
    }
    let is_path = !text.is_empty() && text.split('.').all(|label| is_label(label.trim()));
    is_path.then(|| Locator::Section(label_path(text.split('.'))))
}

/// A number and the labels behind it: `42`, `42 (a) (i)`, `42 a) i)`.
fn parse_paragraph(text: &str) -> Option<Locator> {
    let mut rest = text.trim();
    let mut labels = Vec::new();
    while let Some(inner) = rest.strip_suffix(')') {
        let from = inner.rfind(')').map_or(0, |at| at + 1);
        let last = inner.get(from..)?;
        let start =
            last.rfind('(').or_else(|| last.rfind(' ')).or_else(|| last.rfind(|c: char| c.is_ascii_digit()));
        let start = from + start?;
        labels.push(inner.get(start + 1..)?.trim().to_owned());
        let keeps = usize::from(
            inner.get(start..).is_some_and(|label| label.starts_with(|c: char| c.is_ascii_digit())),
        );
        rest = inner.get(..start + keeps)?.trim_end();
    }
    labels.reverse();
    labels.retain(|label| !label.is_empty());
    Some(Locator::Paragraph(parse_number(rest)?, labels))
}

/// Numbers of paragraphs begin with a digit and are short: `42`, `10.1`, `1 bis`, `2-1`.
fn parse_number(text: &str) -> Option<Number> {
    let text = text.trim();
    let is_short = text.len() <= 16 && text.chars().all(|c| c.is_alphanumeric() || " .-".contains(c));
    (is_short && text.starts_with(|c: char| c.is_ascii_digit())).then(|| Number::parse(text))
}

/// Numbers of footnotes are digits or, in annexes, letters.
fn parse_footnote(text: &str) -> Option<Locator> {
    let is_number = !text.is_empty() && text.len() <= 8 && text.chars().all(char::is_alphanumeric);
    is_number.then(|| Locator::Footnote(Number::parse(text)))
}

/// The labels behind a word that says that they are those of a section.
fn parse_section(text: &str) -> Option<Locator> {
    let labels = || text.split('.').map(str::trim);
    // Arabic ordinals from eleven on are two words.
    let is_label = |label: &str| {
        let is_word = label.chars().all(|c| c.is_alphanumeric() || (c == ' ' && !label.is_ascii()));
        is_word && (1..=24).contains(&label.chars().count())
    };
    let is_path = labels().all(is_label);
    is_path.then(|| Locator::Section(label_path(labels())))
}

fn label_path<'t>(labels: impl Iterator<Item = &'t str>) -> String {
    labels.map(str::trim).collect::<Vec<_>>().join(".")
}

/// A heading label is one word: a numeral or a letter, never a sentence.
fn is_label(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 6 && text.chars().all(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Heading, Paragraph, Place, Report, Subparagraph, Target};

    fn heading(level: u8, label: &str) -> Heading {
        let label = (!label.is_empty()).then(|| label.to_owned());
        Heading { level, label, title: String::new(), first: None, last: None, place: Place::default() }
    }

    fn paragraph(number: u32, section: usize, labels: &[(u8, &str)]) -> Paragraph {
        let subparagraphs = labels
            .iter()
            .map(|(depth, label)| Subparagraph { label: (*label).into(), depth: *depth, text: String::new() })
            .collect();
        Paragraph {
            number: number.into(),
            section: Some(section),
            annex: None,
            text: String::new(),
            subparagraphs,
            resumes: None,
            notes: Vec::new(),
            marks: Vec::new(),
            place: Place::default(),
        }
    }

    fn report() -> Report {
        Report {
            outline: vec![heading(1, "I"), heading(1, "II"), heading(2, "A"), heading(3, "1")],
            paragraphs: vec![
                paragraph(7, 0, &[]),
                paragraph(8, 3, &[(1, "a"), (2, "i"), (2, "ii"), (1, "b"), (2, "i")]),
                paragraph(9, 3, &[]),
            ],
            ..Report::default()
        }
    }

    fn resolve(typed: &str) -> Option<Target> {
        typed.parse::<Address>().ok()?.resolve(&report())
    }

    #[test]
    fn every_form_of_address_finds_its_place() {
        assert_eq!(resolve("7"), Some(Target::Paragraphs(0..1)));
        assert_eq!(resolve("8-12"), Some(Target::Paragraphs(1..3)));
        assert_eq!(resolve("8(b)(i)"), Some(Target::Subparagraph(1, 4)));
        assert_eq!(resolve("8 (a)(ii)"), Some(Target::Subparagraph(1, 2)));
        assert_eq!(resolve("ii.a.1"), Some(Target::Section(3)));
        assert_eq!(resolve("E/CN.15/2021/4#9"), Some(Target::Paragraphs(2..3)));
    }

    #[test]
    fn a_paragraph_of_an_annex_is_told_from_one_of_the_body() {
        let mut report = report();
        report.annexes = vec![4];
        report.outline.push(heading(1, ""));
        report.paragraphs.push(Paragraph { annex: Some(4), ..paragraph(7, 4, &[]) });
        let resolve = |typed: &str| typed.parse::<Address>().ok()?.resolve(&report);
        assert_eq!(resolve("7"), Some(Target::Paragraphs(0..1)));
        for typed in ["annex, 7", "Annexe, par. 7", "附件，第 7 段", &report.paragraph_address(3, None)]
        {
            assert_eq!(resolve(typed), Some(Target::Paragraphs(3..4)), "{typed}");
        }
        assert_eq!(resolve("annex 2, 7"), None);
        report.outline[4].title = "ANNEX II".into();
        let resolve = |typed: &str| typed.parse::<Address>().ok()?.resolve(&report);
        for typed in ["annex, 7", "Annex 2, 7", "anexo II, 7", &report.paragraph_address(3, None)] {
            assert_eq!(resolve(typed), Some(Target::Paragraphs(3..4)), "{typed}");
        }
        assert_eq!(resolve("annex I, 7"), None);
    }

    #[test]
    fn a_citation_is_read_as_people_write_it() {
        for typed in [
            "E/CN.15/2021/4, para. 8 (b) (i)",
            "E/CN.15/2021/4 paragraph 8(b)(i)",
            "E/CN.15/2021/4，第8（b）（i）段",
            "E/CN.15/2021/4, par. 8 b) i)",
            "párr. 8 b) i)",
            "par. 8b) i)",
            "A/1#пункт ٨ (b) (i)",
            "“Paragraph 3, and others”, para. 8 (b) (i)",
        ] {
            assert_eq!(resolve(typed), Some(Target::Subparagraph(1, 4)), "{typed}");
        }
        for typed in
            ["paras. 8 and 9", "第8-9段", "пп. 8–9", "الفقرتين ٨ و ٩", "E/1, par. 8 à 9", "párrs. 8 a 9"]
        {
            assert_eq!(resolve(typed), Some(Target::Paragraphs(1..3)), "{typed}");
        }
        assert_eq!(resolve("E/1, sect. ii.a.1"), Some(Target::Section(3)));
    }

    #[test]
    fn an_address_printed_names_the_same_place() {
        let report = report();
        for (subparagraph, printed) in [(0, "8(a)"), (1, "8(a)(i)"), (3, "8(b)"), (4, "8(b)(i)")] {
            assert_eq!(report.paragraph_address(1, Some(subparagraph)), printed);
            assert_eq!(resolve(printed), Some(Target::Subparagraph(1, subparagraph)));
        }
    }

    #[test]
    fn an_address_that_is_not_there_finds_nothing() {
        for typed in ["6", "10-12", "8(c)", "8(a)(iii)", "II.B", "n1"] {
            assert_eq!(resolve(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_sentence_is_no_address() {
        for typed in [
            "",
            "the programme",
            "II..1",
            "(a)",
            "paras. 4 and 9",
            "29, 31",
            "section of the report",
            "A/1, the end",
        ] {
            assert!(typed.parse::<Address>().is_err(), "{typed}");
        }
    }

    #[test]
    fn a_heading_covers_the_paragraphs_of_its_subheadings() {
        assert_eq!(report().paragraphs_under(1), 1..3);
        assert_eq!(report().paragraphs_under(0), 0..1);
        assert_eq!(report().heading_path(3), [1, 2, 3]);
    }
}
