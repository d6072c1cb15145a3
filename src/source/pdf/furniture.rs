//! What belongs to the page and not to the text: running heads and page numbers, known by standing in the same place on
//! many pages, and the notes at its foot.

use std::collections::HashMap;

use super::rows::{Row, Segment};

/// How many rows at either end of a page may be furniture.
const EDGE: usize = 3;

/// Which rows are running heads or feet. `pages` are the rows of each page, from above downwards.
pub(super) fn running(pages: &[Vec<Row>]) -> Vec<Vec<bool>> {
    let mut counts: HashMap<(String, i32), usize> = HashMap::new();
    for rows in pages {
        for row in edges(rows).filter_map(|at| rows.get(at)) {
            for key in keys(row) {
                *counts.entry(key).or_default() += 1;
            }
        }
    }
    // A head that alternates between left and right pages is on half of them, that of a part on fewer.
    let enough = (pages.len() / 5).max(2);
    let is_running = |row: &Row| {
        keys(row).all(|key| counts.get(&key).is_some_and(|count| *count >= enough)) && pages.len() > 2
    };
    let symbols = symbols(pages);
    pages
        .iter()
        .zip(1..)
        .map(|(rows, number)| {
            let mut flags = vec![false; rows.len()];
            for at in edges(rows) {
                if let (Some(flag), Some(row)) = (flags.get_mut(at), rows.get(at)) {
                    let says = |segment: &Segment| {
                        let text = segment.text.trim();
                        is_page_mark(text, number, pages.len()) || (number > 1 && symbols.contains(&text))
                    };
                    *flag = is_running(row) || row.segments.iter().all(says);
                }
            }
            flags
        })
        .collect()
}

/// The symbols on the first page, one of which the running heads repeat.
fn symbols(pages: &[Vec<Row>]) -> Vec<&str> {
    let segments = pages.first().into_iter().flatten().flat_map(|row| &row.segments);
    segments.map(|segment| segment.text.trim()).filter(|text| is_symbol(text)).collect()
}

fn is_symbol(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.contains('/')
        && text.chars().any(|c| c.is_ascii_digit())
        && !text.contains(' ')
}

/// `2/18`, a job number, or on one of two pages its number: what nothing else of a short file repeats.
fn is_page_mark(text: &str, number: usize, pages: usize) -> bool {
    let parses_to = |text: &str, to: usize| text.trim().parse() == Ok(to);
    let of_pages =
        text.split_once('/').is_some_and(|(at, all)| parses_to(at, number) && parses_to(all, pages));
    let dashed = text.trim_matches(['-', '–', '—', ' ']);
    of_pages || (pages == 2 && parses_to(dashed, number)) || is_job_number(text) || is_bar_code(text)
}

/// `*2504348*`: the digits of the job number as a bar code.
fn is_bar_code(text: &str) -> bool {
    let digits = text.strip_prefix('*').and_then(|rest| rest.strip_suffix('*'));
    digits.is_some_and(|digits| digits.len() >= 6 && digits.chars().all(|c| c.is_ascii_digit()))
}

/// `25-00041 (E) 220125`: two digits, five digits, then a language and dates, or nothing.
fn is_job_number(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_number = words.next().and_then(|word| word.split_once('-')).is_some_and(|(year, number)| {
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        year.len() == 2 && number.len() == 5 && digits(year) && digits(number)
    });
    is_number && words.all(|word| word.len() <= 8 && !word.chars().any(|c| c.is_ascii_lowercase()))
}

fn edges(rows: &[Row]) -> impl Iterator<Item = usize> {
    let upright = rows.iter().filter(|row| !row.is_turned).count();
    (0..upright).filter(move |at| *at < EDGE || *at + EDGE >= upright)
}

/// The words of each part of a row, every number as the same sign, and its height in steps of three points.
fn keys(row: &Row) -> impl Iterator<Item = (String, i32)> {
    #[allow(clippy::cast_possible_truncation, reason = "a height on a page is small")]
    let height = (row.base / 3.0).round() as i32;
    row.segments.iter().map(move |segment| (without_numbers(&segment.text), height))
}

fn without_numbers(text: &str) -> String {
    let mut shape = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if !c.is_numeric() {
            shape.push(c);
        } else if !shape.ends_with('#') {
            shape.push('#');
        }
    }
    shape
}

/// The row with which the notes at the foot of a page begin, the line above them included; the number of rows where
/// there are none. `is_running` tells the rows that belong to the page.
pub(super) fn notes_begin(rows: &[Row], is_running: &[bool], body: f32) -> usize {
    let open = |at: &usize| !is_running.get(*at).copied().unwrap_or(false);
    let rule = (0..rows.len()).rev().filter(open).find(|at| rows.get(*at).is_some_and(is_rule));
    if let Some(rule) = rule {
        let below = rows.get(rule + 1..).unwrap_or_default();
        if below.first().is_some_and(|row| row.size < 1.02 * body && row.begins_note()) {
            return rule;
        }
    }
    let small = |at: &usize| rows.get(*at).is_some_and(|row| row.size < 0.93 * body && !row.is_turned);
    let foot: Vec<usize> = (0..rows.len()).rev().filter(open).take_while(small).collect();
    let first = foot
        .iter()
        .rev()
        .find(|at| rows.get(**at).is_some_and(|row| row.begins_raised || row.begins_note() && !is_star(row)));
    first.copied().unwrap_or(rows.len())
}

fn is_star(row: &Row) -> bool {
    row.segments.first().is_some_and(|segment| segment.text.starts_with('*'))
}

/// A line of underscores, as Word sets it above notes.
pub(super) fn is_rule(row: &Row) -> bool {
    let mut characters = row.segments.iter().flat_map(|segment| segment.text.chars());
    characters.clone().count() > 5 && characters.all(|c| c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::pdf::rows::Segment;

    fn row(base: f32, size: f32, text: &str) -> Row {
        let segments = vec![Segment { text: text.into(), left: 60.0, right: 400.0 }];
        let begins_raised = text.starts_with('¹');
        Row { page: 0, base, size, bold: false, italic: false, is_turned: false, begins_raised, segments }
    }

    #[test]
    fn what_stands_in_place_on_many_pages_is_a_running_head() {
        let page = |number: u32| {
            let words = ["one", "two", "three", "four"].map(|word| row(400.0, 10.0, word));
            let head = row(730.0, 8.0, "A/80/86");
            let foot = row(36.0, 8.0, &format!("{number}/18"));
            [vec![head], words.to_vec(), vec![foot]].concat()
        };
        let pages: Vec<Vec<Row>> = (1..=4).map(page).collect();
        for flags in running(&pages) {
            assert_eq!((flags.first(), flags.last()), (Some(&true), Some(&true)));
        }
    }

    #[test]
    fn a_file_of_two_pages_says_what_its_running_heads_are() {
        let pages = [
            vec![
                row(740.0, 10.0, "A/97/412"),
                row(400.0, 10.0, "one"),
                row(40.0, 8.0, "42-00123 (E) 150842"),
            ],
            vec![
                row(750.0, 8.0, "A/97/412"),
                row(400.0, 10.0, "a"),
                row(390.0, 10.0, "A/97/1"),
                row(380.0, 10.0, "b"),
                row(370.0, 10.0, "c"),
                row(360.0, 10.0, "d"),
                row(40.0, 8.0, "2/2"),
            ],
        ];
        let flags = running(&pages);
        assert_eq!(flags.first().unwrap().as_slice(), [false, false, true]);
        assert_eq!(flags.get(1).unwrap().iter().filter(|flag| **flag).count(), 2);
    }

    #[test]
    fn notes_begin_with_their_rule_or_with_a_small_raised_number() {
        let rows = [
            row(90.0, 10.0, "text"),
            row(80.0, 8.0, "________"),
            row(70.0, 8.0, "¹ See above."),
            row(60.0, 8.0, "more"),
        ];
        assert_eq!(notes_begin(&rows, &[false; 4], 10.0), 1);
        assert_eq!(notes_begin(rows.get(..1).unwrap(), &[false], 10.0), 1);
        let without_rule = [row(90.0, 10.0, "text"), row(70.0, 8.0, "¹ See above."), row(60.0, 8.0, "more")];
        assert_eq!(notes_begin(&without_rule, &[false; 3], 10.0), 1);
    }
}
