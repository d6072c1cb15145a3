//! The masthead of the first page stands in two columns: the organ and the session left, the symbol and the date right.

use super::bidi::is_mostly_right_to_left;
use super::rows::Row;

/// The right column begins behind this part of the width.
const MIDDLE: f32 = 0.6;
/// How many lines of text it may be high.
const LONGEST: u8 = 14;

/// How many of the first page's rows are its masthead: up to the last that has something in its right column. `body` is
/// the type size of the text. Lines from right to left have no such columns.
pub(super) fn end(rows: &[Row], body: f32) -> usize {
    let middle = middle(rows);
    let top = rows.first().map_or(0.0, |row| row.base);
    let right_to_left = |row: &&Row| is_mostly_right_to_left(&row.text(" "));
    if rows.iter().take(usize::from(LONGEST)).filter(right_to_left).count() * 2
        > rows.len().min(usize::from(LONGEST))
    {
        return 0;
    }
    let in_head = |row: &&Row| top - row.base < f32::from(LONGEST) * 1.3 * body && !row.is_turned;
    rows.iter()
        .take_while(in_head)
        .enumerate()
        .filter(|(_, row)| row.segments.iter().any(|segment| segment.left >= middle))
        .last()
        .map_or(0, |(at, _)| at + 1)
}

/// What stands left, from above downwards, then what stands right.
pub(super) fn columns(rows: &[Row]) -> Vec<Row> {
    let middle = middle(rows);
    let mut parts = Vec::new();
    for is_right in [false, true] {
        for row in rows {
            let mut part = row.clone();
            part.segments.retain(|segment| (segment.left >= middle) == is_right);
            if !part.segments.is_empty() {
                parts.push(part);
            }
        }
    }
    parts
}

fn middle(rows: &[Row]) -> f32 {
    rows.iter().map(Row::right).fold(0.0, f32::max) * MIDDLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::pdf::rows::Segment;

    fn row(base: f32, segments: &[(f32, &str)]) -> Row {
        let segment =
            |(left, text): &(f32, &str)| Segment { text: (*text).into(), left: *left, right: left + 100.0 };
        let segments = segments.iter().map(segment).collect();
        Row {
            page: 0,
            base,
            size: 10.0,
            bold: false,
            italic: false,
            is_turned: false,
            begins_raised: false,
            segments,
        }
    }

    #[test]
    fn the_columns_of_a_masthead_are_read_one_after_the_other() {
        let rows = [
            row(730.0, &[(60.0, "United Nations"), (400.0, "A/80/86")]),
            row(710.0, &[(60.0, "General Assembly"), (400.0, "Distr.: General")]),
            row(700.0, &[(400.0, "22 January 2025")]),
            row(650.0, &[(60.0, "Eightieth session")]),
        ];
        assert_eq!(end(&rows, 10.0), 3);
        let read: Vec<String> = columns(rows.get(..3).unwrap()).iter().map(|row| row.text(" ")).collect();
        assert_eq!(
            read,
            ["United Nations", "General Assembly", "A/80/86", "Distr.: General", "22 January 2025"]
        );
    }
}
