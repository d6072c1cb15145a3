//! What belongs to the page and not to the text: running heads and page numbers, known by standing in the same place on
//! many pages, and the notes at its foot.

use std::collections::HashMap;

use super::rows::Row;

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
    pages
        .iter()
        .map(|rows| {
            let mut flags = vec![false; rows.len()];
            for at in edges(rows) {
                if let (Some(flag), Some(row)) = (flags.get_mut(at), rows.get(at)) {
                    *flag = is_running(row);
                }
            }
            flags
        })
        .collect()
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
        if below.first().is_some_and(|row| row.size < 1.02 * body && (row.begins_raised || is_star(row))) {
            return rule;
        }
    }
    let small = |at: &usize| rows.get(*at).is_some_and(|row| row.size < 0.93 * body && !row.is_turned);
    let foot: Vec<usize> = (0..rows.len()).rev().filter(open).take_while(small).collect();
    let first = foot.iter().rev().find(|at| rows.get(**at).is_some_and(|row| row.begins_raised));
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
