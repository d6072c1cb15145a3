//! The whole report as one list of rows at a width.

use std::ops::Range;

use super::part::Part;
use super::wrap::{Insertion, wrap};
use crate::model::{Element, NoteMark, Number, Paragraph, PassageKind, Piece, Report};
use crate::text::width;

/// In a pane narrower than this the number's margin is given up.
const NARROWEST_WITH_MARGIN: usize = 16;

/// In a pane narrower than this footnote marks are left out, so that no mark is wider than a line.
const NARROWEST_WITH_MARKS: usize = 24;

/// The fewest columns an indented block is squeezed into.
const NARROWEST_BLOCK: usize = 12;

/// A paragraph number wider than this is cut: the widest that occur are of the kind "112 bis".
const WIDEST_NUMBER: usize = 7;

/// A row of the text pane: a stretch of one part of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    /// The part it shows; for a blank row, the part it stands before.
    pub(crate) part: Part,
    /// The first byte of the part's text on it.
    pub(crate) start: usize,
    /// The byte after the last.
    pub(crate) end: usize,
    /// The column its text begins at.
    pub(crate) indent: u16,
    /// What kind of row it is.
    pub(crate) kind: RowKind,
}

/// What a row is to its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// An empty row before an element.
    Blank,
    /// The row that carries the label, whose column is given.
    First(u16),
    /// A further row.
    Further,
}

/// The rows of a report at a width, and where its elements stand among them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    rows: Vec<Row>,
    /// The first row of each element, rising.
    elements: Vec<(usize, Element)>,
    headings: Vec<Option<usize>>,
    paragraphs: Vec<Option<usize>>,
    passages: Vec<Option<usize>>,
    notes: usize,
    shows_marks: bool,
    columns: usize,
    is_whole: bool,
}

impl Layout {
    /// Lays `report` out in a pane of `columns`, its lines no longer than `measure` besides the margin. Costs time in
    /// proportion to the length of the report.
    pub(crate) fn new(report: &Report, columns: usize, measure: usize) -> Self {
        Self::beginning(report, columns, measure, usize::MAX)
    }

    /// The same with at least `rows` rows and only the elements that give them.
    pub(crate) fn beginning(report: &Report, columns: usize, measure: usize, rows: usize) -> Self {
        let mut builder = Builder::new(report, columns, measure);
        builder.masthead();
        for element in &report.flow {
            if builder.layout.rows.len() >= rows {
                return builder.layout;
            }
            builder.element(*element);
        }
        builder.notes();
        builder.layout.is_whole = true;
        builder.layout
    }

    /// Whether the whole report is laid out, to its last note.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// All rows from top to bottom.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The first row of each element with it, from top to bottom.
    pub(crate) fn elements(&self) -> &[(usize, Element)] {
        &self.elements
    }

    /// The first row of an element.
    pub(crate) fn first_row(&self, element: Element) -> Option<usize> {
        let (rows, index) = match element {
            Element::Heading(index) => (&self.headings, index),
            Element::Paragraph(index) => (&self.paragraphs, index),
            Element::Passage(index) => (&self.passages, index),
        };
        rows.get(index).copied().flatten()
    }

    /// The columns it takes, margin and all; tables may be wider.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// Whether footnote marks are drawn in the text.
    pub(crate) fn shows_marks(&self) -> bool {
        self.shows_marks
    }

    /// The row that shows the byte `offset` of a part; its last row where the text ends before. `None` for a part that
    /// is not laid out.
    pub(crate) fn row_of(&self, part: Part, offset: usize) -> Option<usize> {
        let from = match part.element() {
            Some(element) => self.first_row(element)?,
            None if part.is_note() => self.notes,
            None => 0,
        };
        let mut last = None;
        for (index, row) in self.rows.iter().enumerate().skip(from) {
            if row.part.element() != part.element() {
                break;
            }
            if row.part != part || row.kind == RowKind::Blank {
                continue;
            }
            last = Some(index);
            if offset < row.end {
                break;
            }
        }
        last
    }
}

struct Builder<'r> {
    report: &'r Report,
    columns: usize,
    /// The column of running text.
    text: usize,
    layout: Layout,
}

impl<'r> Builder<'r> {
    fn new(report: &'r Report, columns: usize, measure: usize) -> Self {
        let text = margin(report, columns.max(2));
        let columns = columns.min(measure.saturating_add(text)).max(2);
        let layout = Layout {
            headings: vec![None; report.outline.len()],
            paragraphs: vec![None; report.paragraphs.len()],
            passages: vec![None; report.passages.len()],
            shows_marks: columns >= NARROWEST_WITH_MARKS,
            columns,
            ..Layout::default()
        };
        Self { report, columns, text, layout }
    }

    fn masthead(&mut self) {
        let meta = &self.report.meta;
        if meta.symbol.is_some() && meta.title.is_some() {
            self.block(Part::Symbol, self.text);
        }
        self.block(Part::Title, self.text);
        if meta.author.is_some() {
            self.block(Part::Author, self.text);
        }
        if meta.summary.is_some() {
            self.blank(Part::SummaryHeading);
            self.block(Part::SummaryHeading, self.text);
            self.block(Part::Summary, self.text);
        }
    }

    fn element(&mut self, element: Element) {
        let follows = self.layout.elements.last().map(|(_, previous)| *previous);
        let heading_follows_heading =
            matches!((follows, element), (Some(Element::Heading(_)), Element::Heading(_)));
        if !heading_follows_heading {
            self.blank(Part::of(element, None));
        }
        self.register(element);
        match element {
            Element::Heading(index) => self.heading(index),
            Element::Paragraph(index) => self.paragraph(index),
            Element::Passage(index) => self.passage(index),
        }
    }

    fn register(&mut self, element: Element) {
        let row = self.layout.rows.len();
        let (rows, index) = match element {
            Element::Heading(index) => (&mut self.layout.headings, index),
            Element::Paragraph(index) => (&mut self.layout.paragraphs, index),
            Element::Passage(index) => (&mut self.layout.passages, index),
        };
        if let Some(place @ None) = rows.get_mut(index) {
            *place = Some(row);
            self.layout.elements.push((row, element));
        }
    }

    fn heading(&mut self, index: usize) {
        let part = Part::Heading(index);
        let level = self.report.outline.get(index).map_or(1, |heading| heading.level).clamp(1, 6);
        let outermost = self.text.min(1);
        let label = self.squeeze(outermost + 2 * usize::from(level - 1));
        let words = width(&part.label(self.report));
        let gap = usize::from(words > 0);
        self.lines(part, 0, part.text(self.report), (label, self.squeeze(label + words + gap)), &[]);
    }

    fn paragraph(&mut self, index: usize) {
        let report = self.report;
        let Some(paragraph) = report.paragraphs.get(index) else { return };
        let marks = self.sorted_marks(paragraph);
        for (order, piece) in paragraph.pieces().into_iter().enumerate() {
            let from = self.layout.rows.len();
            self.piece(index, piece, &marks);
            // Text that resumes after a list is not numbered again, even where nothing stood before the list.
            let resumes = order > 0 && piece.subparagraph.is_none();
            if let (true, Some(row)) = (resumes, self.layout.rows.get_mut(from)) {
                row.kind = RowKind::Further;
            }
        }
    }

    fn sorted_marks<'m>(&self, paragraph: &'m Paragraph) -> Vec<&'m NoteMark> {
        if !self.layout.shows_marks {
            return Vec::new();
        }
        let mut marks: Vec<&NoteMark> = paragraph.marks.iter().collect();
        marks.sort_by_key(|mark| (mark.subparagraph, mark.offset));
        marks
    }

    fn piece(&mut self, index: usize, piece: Piece<'_>, marks: &[&NoteMark]) {
        let part = Part::of(Element::Paragraph(index), piece.subparagraph);
        let insertions = insertions(piece, marks);
        let Some(_) = piece.subparagraph else {
            let number = width(&part.label(self.report)).min(WIDEST_NUMBER);
            let label = self.text.saturating_sub(number + 2);
            self.lines(part, piece.offset, piece.text, (label, self.text), &insertions);
            return;
        };
        let label = self.squeeze(self.text + 4 * usize::from(piece.depth.clamp(1, 6) - 1));
        let hang = width(&part.label(self.report)).saturating_add(1).max(4);
        self.lines(part, 0, piece.text, (label, self.squeeze(label.saturating_add(hang))), &insertions);
    }

    fn passage(&mut self, index: usize) {
        let part = Part::Passage(index);
        let Some(passage) = self.report.passages.get(index) else { return };
        match passage.kind {
            PassageKind::Text | PassageKind::Figure => self.block(part, self.text),
            PassageKind::Table => self.kept_lines(part, &passage.text),
        }
    }

    /// A table's lines as they stand; the pane cuts them at its edge.
    fn kept_lines(&mut self, part: Part, text: &str) {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.len();
            self.row(part, start..end, (self.text, self.text));
            start = end;
        }
        if start == 0 {
            self.row(part, 0..0, (self.text, self.text));
        }
    }

    fn notes(&mut self) {
        let stars = self.report.meta.star_notes.len();
        let footnotes = self.report.footnotes.len();
        self.layout.notes = self.layout.rows.len();
        if stars + footnotes == 0 {
            return;
        }
        self.blank(Part::NotesHeading);
        self.block(Part::NotesHeading, self.text.min(1));
        let notes = (0..stars).map(Part::StarNote).chain((0..footnotes).map(Part::Footnote));
        for part in notes {
            let number = width(&part.label(self.report)).min(WIDEST_NUMBER);
            let label = self.text.saturating_sub(number + 2);
            self.lines(part, 0, part.text(self.report), (label, self.text), &[]);
        }
    }

    fn blank(&mut self, part: Part) {
        if !self.layout.rows.is_empty() {
            self.layout.rows.push(Row { part, start: 0, end: 0, indent: 0, kind: RowKind::Blank });
        }
    }

    /// A part without a label.
    fn block(&mut self, part: Part, indent: usize) {
        self.lines(part, 0, part.text(self.report), (indent, indent), &[]);
    }

    /// The rows of `text`, which stands at byte `offset` of its part; the columns are those of the label and the text.
    fn lines(
        &mut self,
        part: Part,
        offset: usize,
        text: &str,
        columns: (usize, usize),
        insertions: &[Insertion],
    ) {
        let room = self.columns.saturating_sub(columns.1);
        wrap(text, room, insertions, |line| {
            self.row(part, offset + line.start..offset + line.end, columns);
        });
    }

    fn row(&mut self, part: Part, bytes: Range<usize>, columns: (usize, usize)) {
        let kind = if bytes.start == 0 { RowKind::First(column(columns.0)) } else { RowKind::Further };
        self.layout.rows.push(Row {
            part,
            start: bytes.start,
            end: bytes.end,
            indent: column(columns.1),
            kind,
        });
    }

    /// A column that leaves room for a block of text.
    fn squeeze(&self, column: usize) -> usize {
        column.min(self.columns.saturating_sub(NARROWEST_BLOCK))
    }
}

/// The columns before the running text: the mark of the current paragraph, the widest number, two blanks.
fn margin(report: &Report, columns: usize) -> usize {
    if columns < NARROWEST_WITH_MARGIN {
        return 0;
    }
    let numbers = report.paragraphs.iter().map(|paragraph| &paragraph.number);
    let widest = numbers.map(number_width).max().unwrap_or(1);
    widest.clamp(1, WIDEST_NUMBER).min(columns / 4) + 3
}

fn number_width(number: &Number) -> usize {
    match number {
        Number::Integer(value) => value.checked_ilog10().map_or(1, |log| log as usize + 1),
        Number::Text(text) => width(text),
    }
}

/// The footnote marks of a piece, which stand among `marks`, sorted by subparagraph and offset.
fn insertions(piece: Piece<'_>, marks: &[&NoteMark]) -> Vec<Insertion> {
    let from =
        marks.partition_point(|mark| (mark.subparagraph, mark.offset) < (piece.subparagraph, piece.offset));
    let end = piece.offset + piece.text.len();
    let of_piece = marks
        .iter()
        .skip(from)
        .take_while(|mark| mark.subparagraph == piece.subparagraph && mark.offset <= end);
    let inside = of_piece.filter(|mark| piece.offset == 0 || mark.offset > piece.offset);
    inside
        .map(|mark| Insertion { at: mark.offset - piece.offset, width: width(&note_mark(&mark.note)) })
        .collect()
}

/// How a footnote mark is drawn in the text: `[3]`, and stars as they are.
pub(crate) fn note_mark(note: &Number) -> String {
    match note {
        Number::Text(stars) if stars.starts_with('*') => stars.clone(),
        number => format!("[{number}]"),
    }
}

fn column(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::clusters::{clusters, is_blank};
    use crate::model::{Footnote, Heading, Passage, Place, Subparagraph};

    fn words() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop::sample::select(vec!["会议", "，", "《", "》", "word ", "E/CN.15/4 ", "\u{9d}", "\n"]),
            0..30,
        )
        .prop_map(|words| words.concat())
    }

    prop_compose! {
        fn any_paragraph()(
            number in prop_oneof![(0u32..2000).prop_map(Number::Integer), "[0-9]{1,3} bis".prop_map(Number::Text)],
            opening in words(),
            rest in words(),
            blocks in prop::collection::vec((0u8..9, words()), 0..4),
            offsets in prop::collection::vec((prop::option::of(0usize..4), 0usize..60), 0..4),
            resumes in any::<bool>(),
        ) -> Paragraph {
            let block = |(depth, text)| Subparagraph { label: "iii".into(), depth, text };
            Paragraph {
                number,
                section: None,
                annex: None,
                resumes: resumes.then_some(opening.len()),
                text: opening + &rest,
                subparagraphs: blocks.into_iter().map(block).collect(),
                notes: Vec::new(),
                marks: offsets.into_iter().map(|(subparagraph, offset)| NoteMark { note: 7.into(), subparagraph, offset }).collect(),
                place: Place::default(),
            }
        }
    }

    prop_compose! {
        fn any_report()(
            paragraphs in prop::collection::vec(any_paragraph(), 0..4),
            headings in prop::collection::vec((0u8..9, prop::option::of("[IVX]{1,4}|Annex I"), words()), 0..4),
            passages in prop::collection::vec((any::<bool>(), words()), 0..3),
            notes in prop::collection::vec(words(), 0..3),
            summary in prop::option::of(words()),
        ) -> Report {
            let mut report = Report { source: "made.txt".into(), paragraphs, ..Report::default() };
            report.meta.summary = summary;
            let place = Place::default;
            let heading = |(level, label, title)| Heading { level, label, title, first: None, last: None, place: place() };
            report.outline = headings.into_iter().map(heading).collect();
            let kind = |table| if table { PassageKind::Table } else { PassageKind::Text };
            let passage = |(table, text)| Passage { kind: kind(table), section: None, text, place: place() };
            report.passages = passages.into_iter().map(passage).collect();
            report.footnotes = notes.into_iter().map(|text| Footnote { number: 3.into(), text, place: place() }).collect();
            report.flow.extend((0..report.outline.len()).map(Element::Heading));
            report.flow.extend((0..report.paragraphs.len()).map(Element::Paragraph));
            report.flow.extend((0..report.passages.len()).map(Element::Passage));
            report
        }
    }

    fn parts(report: &Report) -> Vec<Part> {
        let mut parts = vec![Part::Title];
        parts.extend(report.meta.summary.iter().map(|_| Part::Summary));
        parts.extend((0..report.outline.len()).map(Part::Heading));
        for (index, paragraph) in report.paragraphs.iter().enumerate() {
            parts.push(Part::Paragraph(index));
            parts.extend((0..paragraph.subparagraphs.len()).map(|block| Part::Subparagraph(index, block)));
        }
        parts.extend((0..report.passages.len()).map(Part::Passage));
        parts.extend((0..report.footnotes.len()).map(Part::Footnote));
        parts
    }

    proptest! {
        #[test]
        fn every_part_is_laid_out_once_and_whole(report in any_report(), columns in 0usize..130) {
            let layout = Layout::new(&report, columns, 100);
            for part in parts(&report) {
                let rows = layout.rows().iter().filter(|row| row.part == part && row.kind != RowKind::Blank);
                let mut at = 0;
                for row in rows.clone() {
                    prop_assert_eq!(row.start, at, "{:?}", part);
                    at = row.end;
                }
                prop_assert_eq!(at, part.text(&report).len(), "{:?}", part);
                prop_assert_eq!(rows.clone().filter(|row| matches!(row.kind, RowKind::First(_))).count(), 1, "{:?}", part);
            }
        }

        #[test]
        fn a_beginning_is_that_of_the_whole(report in any_report(), columns in 0usize..130, rows in 0usize..60) {
            let whole = Layout::new(&report, columns, 100);
            let beginning = Layout::beginning(&report, columns, 100, rows);
            prop_assert!(whole.is_whole() && whole.rows().starts_with(beginning.rows()));
            prop_assert!(beginning.is_whole() || (rows..whole.rows().len()).contains(&beginning.rows().len()));
        }

        #[test]
        fn a_place_is_found_on_the_row_that_shows_it(report in any_report(), columns in 0usize..130) {
            let layout = Layout::new(&report, columns, 100);
            for (index, row) in layout.rows().iter().enumerate().filter(|(_, row)| row.start < row.end) {
                prop_assert_eq!(layout.row_of(row.part, row.start), Some(index));
                prop_assert_eq!(layout.row_of(row.part, row.end - 1), Some(index));
            }
        }

        #[test]
        fn no_row_is_wider_than_the_pane(report in any_report(), columns in 2usize..130) {
            let layout = Layout::new(&report, columns, 100);
            let is_table = |part| matches!(part, Part::Passage(index) if report.passages[index].kind == PassageKind::Table);
            for row in layout.rows().iter().filter(|row| !is_table(row.part)) {
                let text = row.part.text(&report).get(row.start..row.end).unwrap();
                let widths = || clusters(text.trim_end_matches(is_blank), 0).map(|cluster| cluster.width);
                let room = columns - usize::from(row.indent);
                prop_assert!(widths().sum::<usize>() <= room.max(widths().max().unwrap_or(0)), "{:?} in {}", text, room);
            }
        }
    }
}
