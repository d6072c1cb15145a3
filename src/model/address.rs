use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use super::{Number, Paragraph, Report};

/// What a reader types or cites to name a place in a report.
///
/// | typed | means |
/// |---|---|
/// | `42` | paragraph 42 |
/// | `42(a)`, `42(a)(i)` | a subparagraph |
/// | `29-31` | paragraphs 29 to 31 |
/// | `II.C.1`, `二.C.1` | a section by its heading labels |
/// | `n3` | footnote 3 |
/// | `annex 2, 3` | paragraph 3 of the second annex; `annex, 3` where there is one |
/// | `E/CN.15/2021/4#42` | any of these in the report with that symbol |
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The symbol before `#`, where one was given.
    pub symbol: Option<String>,
    /// The place inside the report.
    locator: Locator,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Locator {
    Paragraph { annex: Option<usize>, number: Number, subparagraph: Vec<String> },
    Range(u32, u32),
    Section(Vec<String>),
    Footnote(Number),
}

/// The place an [`Address`] names in one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A range of [`Report::paragraphs`], never empty.
    Paragraphs(Range<usize>),
    /// A paragraph and one of its subparagraphs.
    Subparagraph(usize, usize),
    /// An index in [`Report::outline`].
    Section(usize),
    /// An index in [`Report::footnotes`].
    Footnote(usize),
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
        let (symbol, rest) = match typed.split_once('#') {
            Some((symbol, rest)) => (Some(symbol.trim().to_owned()), rest),
            None => (None, typed),
        };
        match Locator::parse(rest.trim()) {
            Some(locator) => Ok(Self { symbol, locator }),
            None => Err(AddressError(typed.to_owned())),
        }
    }
}

impl Locator {
    fn parse(text: &str) -> Option<Self> {
        if let Some(note) =
            text.strip_prefix('n').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        {
            return Some(Self::Footnote(Number::parse(note)));
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return Self::parse_paragraph(text);
        }
        if let Some(rest) =
            text.get(..5).filter(|word| word.eq_ignore_ascii_case("annex")).and_then(|_| text.get(5..))
        {
            return Self::parse_annex(rest);
        }
        let labels: Vec<String> = text.split('.').map(|part| part.trim().to_owned()).collect();
        (!text.is_empty() && labels.iter().all(|label| is_label(label))).then_some(Self::Section(labels))
    }

    /// ` 2, 3`, `, 3` or ` II, 3(a)` behind the word.
    fn parse_annex(text: &str) -> Option<Self> {
        let (annex, paragraph) = text.split_once(',')?;
        let annex = match annex.trim() {
            "" => 1,
            number => number.parse().ok().or_else(|| roman(number)).filter(|number| *number > 0)?,
        };
        match Self::parse_paragraph(paragraph.trim())? {
            Self::Paragraph { number, subparagraph, .. } => {
                Some(Self::Paragraph { annex: Some(annex), number, subparagraph })
            }
            Self::Range(..) | Self::Section(_) | Self::Footnote(_) => None,
        }
    }

    fn parse_paragraph(text: &str) -> Option<Self> {
        if let Some((first, last)) = text.split_once(['-', '–']) {
            return Some(Self::Range(first.trim().parse().ok()?, last.trim().parse().ok()?));
        }
        let (number, labels) = text.split_once('(').map_or((text, ""), |(number, rest)| (number, rest));
        let subparagraph = labels
            .split('(')
            .map(|label| label.trim().trim_end_matches(')'))
            .filter(|label| !label.is_empty())
            .map(str::to_owned)
            .collect();
        Some(Self::Paragraph { annex: None, number: Number::parse(number), subparagraph })
    }
}

/// A Roman numeral up to ten, as annexes are numbered.
fn roman(text: &str) -> Option<usize> {
    const NUMERALS: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    NUMERALS.iter().position(|numeral| numeral.eq_ignore_ascii_case(text)).map(|at| at + 1)
}

/// A heading label is one word: a numeral or a letter, never a sentence.
fn is_label(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 6 && text.chars().all(char::is_alphanumeric)
}

impl Address {
    /// The place it names in `report`, or `None` where the report has no such place.
    pub fn resolve(&self, report: &Report) -> Option<Target> {
        match &self.locator {
            Locator::Paragraph { annex, number, subparagraph } => {
                let heading = match annex {
                    Some(annex) => Some(*report.annexes.get(annex - 1)?),
                    None => None,
                };
                // A number alone is the main body's; an annex's where the body has no such number.
                let here = |p: &&Paragraph| p.number == *number && (heading.is_none() || p.annex == heading);
                let index = report
                    .paragraphs
                    .iter()
                    .position(|p| here(&p) && p.annex == heading)
                    .or_else(|| report.paragraphs.iter().position(|p| here(&p)))?;
                if subparagraph.is_empty() {
                    return Some(Target::Paragraphs(index..index + 1));
                }
                resolve_subparagraph(report, index, subparagraph)
            }
            Locator::Range(first, last) => {
                let inside =
                    |number: &Number| number.integer().is_some_and(|value| (*first..=*last).contains(&value));
                let from = report.paragraphs.iter().position(|p| inside(&p.number))?;
                let count = report.paragraphs.iter().skip(from).take_while(|p| inside(&p.number)).count();
                Some(Target::Paragraphs(from..from + count))
            }
            Locator::Section(labels) => resolve_section(report, labels).map(Target::Section),
            Locator::Footnote(number) => {
                report.footnotes.iter().position(|note| note.number == *number).map(Target::Footnote)
            }
        }
    }
}

/// The subparagraph reached by taking one label after the other, each deeper than the one before.
fn resolve_subparagraph(report: &Report, paragraph: usize, labels: &[String]) -> Option<Target> {
    let mut at = None;
    let mut depth = 0;
    for label in labels {
        let from = at.map_or(0, |index: usize| index + 1);
        let subparagraphs = report.paragraphs.get(paragraph)?.subparagraphs.iter().enumerate().skip(from);
        let (index, found) = subparagraphs
            .take_while(|(_, sub)| sub.depth > depth)
            .find(|(_, sub)| sub.label.eq_ignore_ascii_case(label))?;
        at = Some(index);
        depth = found.depth;
    }
    at.map(|index| Target::Subparagraph(paragraph, index))
}

/// The first heading whose own label and those of the headings above it end with `labels`.
fn resolve_section(report: &Report, labels: &[String]) -> Option<usize> {
    (0..report.outline.len()).find(|&index| {
        let path = report.heading_path(index);
        let printed: Vec<&str> =
            path.iter().filter_map(|&at| report.outline.get(at)).filter_map(|h| h.label.as_deref()).collect();
        let own = report.outline.get(index).is_some_and(|heading| heading.label.is_some());
        own && printed.len() == labels.len()
            && printed.iter().zip(labels).all(|(printed, typed)| printed.eq_ignore_ascii_case(typed))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Heading, Paragraph, Place, Subparagraph};

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
        for typed in ["annex, 7", "Annex 1, 7", "annex I, 7", &report.paragraph_address(3, None)] {
            assert_eq!(resolve(typed), Some(Target::Paragraphs(3..4)), "{typed}");
        }
        assert_eq!(resolve("annex 2, 7"), None);
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
        for typed in ["", "the programme", "II..1", "(a)"] {
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
