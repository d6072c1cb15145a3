//! Where the parts of a structured source begin, of which the format says what each block is.

use super::rows::Sheet;
use super::words::{Words, begins_with, fold};
use crate::model::Hint;

/// The rows behind which paragraphs may be counted anew: `divisions`, which are annexes and parts, and in a structured
/// source the chapters, of which each may be a document of its own, such as a decision.
pub(super) fn restarts(sheet: &Sheet<'_>, divisions: &[usize]) -> Vec<usize> {
    let mut rows = divisions.to_vec();
    if sheet.is_structured {
        let chapters = sheet.rows.iter().enumerate().filter(|(_, row)| row.hint == Hint::Heading(1));
        rows.extend(chapters.map(|(at, _)| at));
        rows.sort_unstable();
        rows.dedup();
    }
    rows
}

/// The row with which the body begins. `rows` are the open rows before the first paragraph, `chapter` is the heading
/// that numbers or words tell.
///
/// A table between title and body belongs to the body, unless it is the list of contents or the frame of the summary.
pub(super) fn body_start(
    sheet: &Sheet<'_>,
    words: &Words,
    rows: &[usize],
    chapter: Option<usize>,
    first_paragraph: usize,
) -> usize {
    let front = Front { sheet, words, rows };
    let begin = chapter.or_else(|| front.last_headings()).unwrap_or(first_paragraph);
    let before = || rows.iter().copied().take_while(|row| *row < begin);
    if before().any(|row| front.is_listed(row)) {
        return begin;
    }
    before().find(|row| front.hint(*row) == Hint::Table).unwrap_or(begin)
}

/// The first heading behind title and contents, for a report without numbered paragraphs.
pub(super) fn first_heading(sheet: &Sheet<'_>, words: &Words, rows: &[usize]) -> Option<usize> {
    Front { sheet, words, rows }.first_heading()
}

struct Front<'a, 't> {
    sheet: &'a Sheet<'t>,
    words: &'a Words,
    rows: &'a [usize],
}

impl Front<'_, '_> {
    fn hint(&self, row: usize) -> Hint {
        self.sheet.rows.get(row).map_or(Hint::None, |row| row.hint)
    }

    fn folded(&self, row: usize) -> String {
        self.sheet
            .rows
            .get(row)
            .map(|row| fold(row.text.trim_end_matches(['*', ':', '：', ' '])))
            .unwrap_or_default()
    }

    fn is_heading(&self, row: usize) -> bool {
        matches!(self.hint(row), Hint::Heading(_))
    }

    /// Whether a row is the heading of the contents or of the summary.
    fn is_listed(&self, row: usize) -> bool {
        let folded = self.folded(row);
        self.words.contents.contains(&folded.as_str()) || self.words.summary.contains(&folded.as_str())
    }

    fn first_heading(&self) -> Option<usize> {
        let is_front =
            |row: &usize| self.hint(*row) == Hint::Title || self.is_heading(*row) && self.is_listed(*row);
        let begin = self.rows.iter().rposition(is_front).map_or(0, |at| at + 1);
        self.rows.iter().skip(begin).copied().find(|row| self.is_heading(*row))
    }

    /// The first of the headings that stand together above the first paragraph. The very first heading is the title
    /// where no other is told, and an author line is none.
    fn last_headings(&self) -> Option<usize> {
        let first = self.rows.iter().copied().find(|row| self.is_heading(*row))?;
        let has_title = self.rows.iter().any(|row| self.hint(*row) == Hint::Title);
        let is_front = |row: usize| {
            row == first && !has_title
                || self.is_listed(row)
                || begins_with(&self.folded(row), self.words.author_begins).is_some()
        };
        let above = self.rows.iter().rev().copied().skip_while(|row| !self.is_heading(*row));
        above.take_while(|row| self.is_heading(*row) && !is_front(*row)).last()
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Hint, Line, Report};
    use crate::parse::parse;

    fn report(rows: &[(Hint, &str)]) -> Report {
        let line = |(number, (hint, text)): (u32, &(Hint, &'static str))| Line {
            hint: *hint,
            ..Line::plain(1, number, text)
        };
        let rows: Vec<(Hint, &'static str)> =
            rows.iter().map(|(hint, text)| (*hint, &*String::from(*text).leak())).collect();
        let lines: Vec<Line<'_>> = (1..).zip(&rows).map(line).collect();
        parse("rows", lines)
    }

    fn titles(report: &Report) -> Vec<&str> {
        report.outline.iter().map(|heading| heading.title.as_str()).collect()
    }

    #[test]
    fn decisions_count_their_paragraphs_anew() {
        let report = report(&[
            (Hint::Heading(1), "Report of the Conference"),
            (Hint::Heading(1), "Decision 1"),
            (Hint::Heading(1), "Roads"),
            (Hint::Block, "The Conference,"),
            (Hint::Block, "1. Welcomes the roads;"),
            (Hint::Block, "2. Requests more."),
            (Hint::Heading(1), "Decision 2"),
            (Hint::Block, "1. Welcomes the bridges."),
            (Hint::Block, "2. Requests one more."),
        ]);
        assert_eq!(titles(&report), ["Decision 1", "Roads", "Decision 2"]);
        assert_eq!(report.paragraphs.len(), 4);
    }

    #[test]
    fn a_table_behind_the_title_belongs_to_the_body() {
        let report = report(&[
            (Hint::Title, "Roads"),
            (Hint::Table, "Cost\t5"),
            (Hint::Heading(1), "I. Introduction"),
            (Hint::Block, "1. One."),
        ]);
        assert_eq!(report.passages.first().map(|passage| passage.text.as_str()), Some("Cost\t5"));
        assert_eq!(report.meta.other, Vec::<String>::new());
    }

    #[test]
    fn contents_end_at_the_next_heading() {
        let report = report(&[
            (Hint::Title, "Roads"),
            (Hint::Heading(1), "Contents"),
            (Hint::Table, "Scope\t2"),
            (Hint::Heading(1), "Scope"),
            (Hint::Block, "A text without a number."),
            (Hint::Heading(1), "Range"),
        ]);
        assert_eq!(titles(&report), ["Scope", "Range"]);
        assert_eq!(report.dropped.len(), 2);
    }

    #[test]
    fn a_table_ends_the_sentence_before_it_and_blocks_behind_it_are_their_own() {
        let report = report(&[
            (Hint::Heading(1), "I. Scope"),
            (Hint::Block, "1. The costs are as follows:"),
            (Hint::Table, "(Dollars)"),
            (Hint::Table, "Roads\t5"),
            (Hint::Block, "One paragraph without a number."),
            (Hint::Block, "Another one."),
            (Hint::Block, "2. Two."),
        ]);
        assert_eq!(report.paragraphs.first().map(|one| one.text.as_str()), Some("The costs are as follows:"));
        let passages: Vec<&str> = report.passages.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(passages, ["(Dollars)\nRoads\t5", "One paragraph without a number.", "Another one."]);
    }

    #[test]
    fn only_raised_numbers_are_marks_and_stars_and_dollars_are_themselves() {
        let report = report(&[
            (Hint::Heading(1), "I. Scope¹"),
            (Hint::Note, "¹ See one."),
            (Hint::Block, "1. On 1 May ***5*** of 60 km² cost $5 and $6 in all.²"),
            (Hint::Note, "² See two."),
            (Hint::Heading(1), "II. Range"),
            (Hint::Block, "2. Two.¹"),
            (Hint::Note, "¹ See anew."),
        ]);
        let texts: Vec<&str> = report.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(texts, ["On 1 May ***5*** of 60 km² cost $5 and $6 in all.", "Two."]);
        let notes: Vec<&str> = report.footnotes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(notes, ["See one.", "See two.", "See anew."]);
    }

    #[test]
    fn a_paragraph_behind_a_table_may_lack_its_stop_and_a_date_there_is_none() {
        let report = report(&[
            (Hint::Title, "Report"),
            (Hint::Table, "Symbol\tDate"),
            (Hint::Block, "2 October 2031"),
            (Hint::Heading(1), "I. Ferries"),
            (Hint::Block, "1. The ferries were counted."),
            (Hint::Table, "Ferries\t12\t14"),
            (Hint::Block, "2 For the second year fewer were counted."),
            (Hint::Block, "3. The count goes on."),
        ]);
        let numbers: Vec<_> =
            report.paragraphs.iter().filter_map(|paragraph| paragraph.number.integer()).collect();
        assert_eq!(numbers, [1, 2, 3]);
        assert_eq!(report.paragraphs[1].text, "For the second year fewer were counted.");
    }

    #[test]
    fn a_number_in_two_parts_begins_a_paragraph_and_a_label_out_of_order_stays_one() {
        let report = report(&[
            (Hint::Heading(1), "I. Scope"),
            (Hint::Heading(2), "C. Range"),
            (Hint::Block, "16.1 The first paragraph"),
            (Hint::Block, "16.2 The second one."),
        ]);
        let labels: Vec<Option<&str>> =
            report.outline.iter().map(|heading| heading.label.as_deref()).collect();
        assert_eq!((labels, report.paragraphs.len()), (vec![Some("I"), Some("C")], 2));
    }
}
