//! The numbers with which the paragraphs of a file begin: `12.`, and in the sections of the budget `2.30`, `29A.1` or
//! `3.I.2`.

use std::collections::{HashMap, HashSet};

use super::rows::Row;

/// What the numbers of a file look like.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// What stands before the last stop where the number is of a section: `2`, `29A`, `3.I`.
    sections: HashSet<String>,
}

impl Numbers {
    /// Those of the rows of a file. A section is one under which rows count on three times; decimal numbers do not.
    pub(super) fn of(pages: &[Vec<Row>]) -> Self {
        const ENOUGH: u32 = 3;
        let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
        for row in pages.iter().flatten().filter(|row| !row.is_turned) {
            let text = row.text(" ");
            let Some((section, number)) = in_section(&text) else { continue };
            let (last, steps) = counts.entry(section.to_owned()).or_insert((number, 0));
            *steps = steps.saturating_add(u32::from(last.checked_add(1) == Some(number)));
            *last = number;
        }
        let sections = counts.into_iter().filter(|(_, (_, steps))| *steps >= ENOUGH);
        Self { sections: sections.map(|(section, _)| section).collect() }
    }

    /// The number with which a text begins, without that of its section.
    pub(super) fn number(&self, text: &str) -> Option<u32> {
        let plain = text.split_once(". ").and_then(|(number, _)| number.parse().ok());
        plain.or_else(|| self.in_known_section(text))
    }

    /// Whether a text begins with a number, and with a stop where it is of no section.
    pub(super) fn begins(&self, text: &str) -> bool {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let behind = text.get(digits..).and_then(|rest| rest.strip_prefix(['.', '．', '、']));
        let is_stopped = behind.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        let is_plain = (1..=4).contains(&digits) && is_stopped;
        is_plain || self.in_known_section(text).is_some()
    }

    fn in_known_section(&self, text: &str) -> Option<u32> {
        in_section(text).filter(|(section, _)| self.sections.contains(*section)).map(|(_, number)| number)
    }
}

/// The section and the number with which a text begins: `29A` and 54 of `29A.54 The`.
pub(super) fn in_section(text: &str) -> Option<(&str, u32)> {
    const LONGEST: usize = 6;
    let label = text.split(' ').next()?;
    let (section, number) = label.trim_end_matches('.').rsplit_once('.')?;
    let is_part = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '.';
    let is_section = section.len() <= LONGEST
        && section.starts_with(|c: char| c.is_ascii_digit())
        && section.chars().all(is_part);
    let is_number = number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit());
    if !(is_section && is_number) {
        return None;
    }
    Some((section, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::pdf::rows::Segment;

    fn numbers(texts: &[&str]) -> Numbers {
        let row = |text: &&str| Row {
            page: 0,
            base: 0.0,
            size: 10.0,
            bold: false,
            italic: false,
            is_turned: false,
            begins_raised: false,
            segments: vec![Segment { text: (*text).to_owned(), left: 0.0, right: 9.0 }],
        };
        Numbers::of(&[texts.iter().map(row).collect()])
    }

    #[test]
    fn a_section_is_one_under_which_paragraphs_count_on() {
        let numbers = numbers(&["29A.1 One", "29A.2 Two", "2.5 per cent", "29A.3 Three", "29A.4 Four"]);
        assert_eq!(numbers.number("29A.54 The"), Some(54));
        assert!(numbers.begins("29A.54 The"));
        assert!(!numbers.begins("2.6 per cent"));
        assert_eq!(numbers.number("2.6 per cent"), None);
    }

    #[test]
    fn plain_numbers_have_a_stop() {
        let numbers = numbers(&[]);
        assert_eq!(numbers.number("44. The"), Some(44));
        assert!(numbers.begins("9．第九段"));
        assert!(!numbers.begins("44 days"));
    }
}
