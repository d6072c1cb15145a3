//! A report that is open, and the place in it.
//!
//! The place is one row, the **reading row**. It is the top row of the pane, except on the last screenful: there the
//! pane stands still and the reading row goes on down from paragraph to paragraph, so that each of them becomes the
//! current one. What is remembered is never the row but the part of the report and the byte of its text, so a place
//! survives any change of width.

use std::sync::Arc;

use super::NamesWanted;
use super::find::Found;
use super::folds::Folds;
use super::keep::Signs;
use super::layout::{Layout, Row, RowKind};
use super::names::ProgrammeNames;
use super::part::Part;
use crate::model::{Element, Fingerprints, NoteMark, Report};
use crate::search::TopicIndex;

/// A place in a report that does not depend on how it is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    /// The part of the report.
    pub(crate) part: Part,
    /// A byte of its text.
    pub(crate) offset: usize,
}

/// The places jumps were made from.
#[derive(Debug, Clone, Default)]
struct History {
    back: Vec<Position>,
    forward: Vec<Position>,
}

/// A report as it was left.
#[derive(Debug, Clone)]
pub(crate) struct Left {
    position: Position,
    history: History,
}

/// No reader goes back further than this.
const JUMPS_KEPT: usize = 500;

/// An open report.
pub(crate) struct Reading {
    /// Its index in the library.
    pub(crate) index: usize,
    /// The report.
    pub(crate) report: Arc<Report>,
    /// Its rows.
    pub(crate) layout: Layout,
    /// Which sections of the outline are folded.
    pub(crate) folds: Folds,
    /// The topics, once they are there.
    pub(crate) topics: Option<Arc<TopicIndex>>,
    /// Whether the names in the report are not all there yet; its topics wait for them.
    pub(super) awaits_names: bool,
    /// What of the names somebody was set to work on.
    pub(super) names_asked: Option<NamesWanted>,
    /// Whether somebody is at work on the topics.
    pub(super) topics_asked: bool,
    /// Whether the mentions of a name are to be marked as soon as the topics are there.
    pub(super) name_wanted: bool,
    /// Where the text names programmes.
    pub(crate) names: ProgrammeNames,
    /// The last text search, or the mentions of a topic.
    pub(crate) found: Option<Found>,
    /// The outline's first entry in its pane, after lines were scrolled.
    pub(super) outline_drift: Option<isize>,
    /// What the paragraphs are known by.
    pub(crate) fingerprints: Fingerprints,
    /// The signs of marks and notes beside the paragraphs.
    pub(crate) signs: Vec<Signs>,
    /// The columns of its pane.
    columns: u16,
    /// The longest line, in columns.
    measure: u16,
    row: usize,
    position: Position,
    history: History,
}

impl Reading {
    /// Opens `report` at its start in a pane of `columns`, with lines of at most `measure`. At least so many `rows` are laid
    /// out, the others by [`Self::lay_out_rest`].
    pub(crate) fn new(
        index: usize,
        report: Arc<Report>,
        (columns, rows): (u16, usize),
        measure: u16,
    ) -> Self {
        let layout = Layout::beginning(&report, usize::from(columns), usize::from(measure), rows);
        let folds = Folds::new(report.outline.len());
        let position = Position { part: Part::Title, offset: 0 };
        let history = History::default();
        Self {
            index,
            fingerprints: Fingerprints::default(),
            signs: Vec::new(),
            names: ProgrammeNames::of(&report.programmes),
            report,
            layout,
            folds,
            topics: None,
            awaits_names: false,
            names_asked: None,
            topics_asked: false,
            name_wanted: false,
            found: None,
            outline_drift: None,
            row: 0,
            measure,
            columns,
            position,
            history,
        }
    }

    /// Lays out what was left for later.
    pub(crate) fn lay_out_rest(&mut self) {
        if !self.layout.is_whole() {
            self.resize(self.columns, self.measure);
        }
    }

    /// Lays the report out anew, at the same place.
    pub(crate) fn resize(&mut self, columns: u16, measure: u16) {
        (self.columns, self.measure) = (columns, measure);
        // Gone before the new one is made: of a long report it takes as much memory as the text.
        self.layout = Layout::default();
        self.layout = Layout::new(&self.report, usize::from(columns), usize::from(measure));
        self.row = self.row_at(self.position);
    }

    /// What is remembered of it when another report is opened.
    pub(crate) fn left(&self) -> Left {
        Left { position: self.position, history: self.history.clone() }
    }

    /// Goes on where it was left.
    pub(crate) fn go_on(&mut self, left: Left) {
        self.history = left.history;
        self.go_to(left.position);
    }

    /// The reading row.
    pub(crate) fn row(&self) -> usize {
        self.row
    }

    /// The place in the report.
    pub(crate) fn position(&self) -> Position {
        self.position
    }

    /// The row that shows a place; the start for a place that is not in the report.
    pub(crate) fn row_at(&self, position: Position) -> usize {
        // The very start is the symbol above the title.
        if position.part == Part::Title && position.offset == 0 {
            return 0;
        }
        self.layout.row_of(position.part, position.offset).unwrap_or(0)
    }

    /// Moves to a row.
    pub(crate) fn go(&mut self, row: usize) {
        let rows = self.layout.rows();
        self.row = row.min(rows.len().saturating_sub(1));
        if let Some(row) = rows.get(self.row) {
            let start = Position { part: Part::Title, offset: 0 };
            self.position =
                if self.row == 0 { start } else { Position { part: row.part, offset: row.start } };
        }
    }

    /// Moves to a place.
    pub(crate) fn go_to(&mut self, position: Position) {
        self.lay_out_rest();
        self.row = self.row_at(position);
        self.position = position;
    }

    /// Moves to an element, where it is laid out.
    pub(crate) fn go_to_element(&mut self, element: Element) {
        if let Some(row) = self.layout.first_row(element) {
            self.go(row);
        }
    }

    /// Moves as little as needed for an element to be in view in a pane of `height` rows, or as much of it as fits.
    pub(crate) fn show(&mut self, element: Element, height: usize) {
        let Some(first) = self.layout.first_row(element) else { return };
        let rows = self.layout.rows().iter().skip(first);
        let last =
            first + rows.take_while(|row| row.part.element() == Some(element)).count().saturating_sub(1);
        let top = self.top(height);
        if first < top {
            self.go(first);
        } else if last >= top.saturating_add(height) {
            self.go(first.min(last.saturating_add(1).saturating_sub(height)));
        }
    }

    /// Remembers that a jump was made from `position`, unless it led nowhere.
    pub(crate) fn jumped_from(&mut self, position: Position) {
        if position == self.position {
            return;
        }
        self.history.forward.clear();
        remember(&mut self.history.back, position);
    }

    /// Back to where the last jump was made; whether there was one.
    pub(crate) fn back(&mut self) -> bool {
        let Some(position) = self.history.back.pop() else { return false };
        remember(&mut self.history.forward, self.position);
        self.go_to(position);
        true
    }

    /// Forward to where [`Self::back`] left; whether there is such a place.
    pub(crate) fn forward(&mut self) -> bool {
        let Some(position) = self.history.forward.pop() else { return false };
        remember(&mut self.history.back, self.position);
        self.go_to(position);
        true
    }

    /// The last row that can be the top one of a pane of `height` rows.
    fn last_top(&self, height: usize) -> usize {
        self.layout.rows().len().saturating_sub(height.max(1))
    }

    /// The top row of a pane of `height` rows.
    pub(crate) fn top(&self, height: usize) -> usize {
        self.row.min(self.last_top(height))
    }

    /// How far the reader has come, 0 to 100.
    pub(crate) fn percent(&self, height: usize) -> usize {
        let last = self.last_top(height);
        (self.top(height) * 100).checked_div(last).unwrap_or(100)
    }

    /// Down by `rows`. On the last screenful one row is one paragraph, several are the end.
    pub(crate) fn down(&mut self, rows: usize, height: usize) {
        let last = self.last_top(height);
        let target = self.row.saturating_add(rows);
        if target <= last {
            self.go(target);
        } else if self.row < last {
            self.go(self.settle(target, height));
        } else if rows == 1 {
            self.next_paragraph();
        } else {
            self.end(height);
        }
    }

    /// Up by `rows`. On the last screenful one row is one paragraph; several are counted from the top row.
    pub(crate) fn up(&mut self, rows: usize, height: usize) {
        let last = self.last_top(height);
        if rows > 1 || self.row <= last {
            self.go(self.top(height).saturating_sub(rows));
            return;
        }
        self.previous_paragraph();
        if self.row < last {
            self.go(last);
        }
    }

    /// To the end: the last screenful with the last paragraph as the current one.
    pub(crate) fn end(&mut self, height: usize) {
        self.go(self.settle(usize::MAX, height));
    }

    /// A row on the last screenful is taken back to the beginning of its paragraph, as far as that is on it.
    fn settle(&self, target: usize, height: usize) -> usize {
        let last = self.last_top(height);
        if target <= last {
            return target;
        }
        self.paragraph_before(target.saturating_add(1)).map_or(last, |row| row.max(last))
    }

    /// To the next paragraph; whether there is one.
    pub(crate) fn next_paragraph(&mut self) -> bool {
        let next =
            self.elements_after(self.row).find(|(_, element)| matches!(element, Element::Paragraph(_)));
        self.go_if(next.map(|(row, _)| *row))
    }

    /// To the beginning of the paragraph, or to the one before; whether there is one.
    pub(crate) fn previous_paragraph(&mut self) -> bool {
        self.go_if(self.paragraph_before(self.row))
    }

    /// To the next heading; whether there is one.
    pub(crate) fn next_heading(&mut self) -> bool {
        let next = self.elements_after(self.row).find(|(_, element)| matches!(element, Element::Heading(_)));
        self.go_if(next.map(|(row, _)| *row))
    }

    /// To the heading before; whether there is one.
    pub(crate) fn previous_heading(&mut self) -> bool {
        let previous =
            self.elements_before(self.row).find(|(_, element)| matches!(element, Element::Heading(_)));
        self.go_if(previous.map(|(row, _)| *row))
    }

    fn go_if(&mut self, row: Option<usize>) -> bool {
        if let Some(row) = row {
            self.go(row);
        }
        row.is_some()
    }

    /// The elements that begin below `row`, from there down.
    fn elements_after(&self, row: usize) -> impl Iterator<Item = &(usize, Element)> {
        let elements = self.layout.elements();
        elements.iter().skip(elements.partition_point(|(first, _)| *first <= row))
    }

    /// The elements that begin above `row`, from there up.
    fn elements_before(&self, row: usize) -> impl Iterator<Item = &(usize, Element)> {
        let elements = self.layout.elements();
        elements.iter().take(elements.partition_point(|(first, _)| *first < row)).rev()
    }

    /// The first row of the last paragraph that begins above `row`.
    fn paragraph_before(&self, row: usize) -> Option<usize> {
        let mut before = self.elements_before(row);
        before.find(|(_, element)| matches!(element, Element::Paragraph(_))).map(|(first, _)| *first)
    }

    /// The paragraph that is read: the one the reading row is in; at a heading the first one under it; in a
    /// table or the notes the one before; none in the masthead.
    pub(crate) fn paragraph(&self) -> Option<usize> {
        let is_paragraph = |(_, element): &&(usize, Element)| matches!(element, Element::Paragraph(_));
        let found = match self.part() {
            Part::Paragraph(index) | Part::Subparagraph(index, _) => return Some(index),
            Part::Symbol | Part::Title | Part::Author | Part::SummaryHeading | Part::Summary => return None,
            Part::Heading(_) => self
                .elements_after(self.row)
                .find(is_paragraph)
                .or_else(|| self.elements_before(self.row).find(is_paragraph)),
            Part::Passage(_) | Part::NotesHeading | Part::StarNote(_) | Part::Footnote(_) => {
                self.elements_before(self.row).find(is_paragraph)
            }
        };
        match found {
            Some((_, Element::Paragraph(index))) => Some(*index),
            Some((_, Element::Heading(_) | Element::Passage(_))) | None => None,
        }
    }

    /// The section that is read: the last heading at or above the reading row; none in the masthead.
    pub(crate) fn section(&self) -> Option<usize> {
        if let Part::Heading(index) = self.part() {
            return Some(index);
        }
        self.elements_before(self.row.saturating_add(1)).find_map(|(_, element)| match element {
            Element::Heading(index) => Some(*index),
            Element::Paragraph(_) | Element::Passage(_) => None,
        })
    }

    /// The part of the report at the reading row.
    pub(crate) fn part(&self) -> Part {
        self.layout.rows().get(self.row).map_or(Part::Title, |row| row.part)
    }

    /// The rows of a pane of `height` rows.
    pub(crate) fn shown(&self, height: usize) -> &[Row] {
        let rows = self.layout.rows();
        let below = rows.get(self.top(height)..).unwrap_or_default();
        below.get(..height).unwrap_or(below)
    }

    /// The footnote marks on a row, in the order of the text. A mark belongs to the character before it.
    pub(crate) fn marks_on(&self, row: &Row) -> Vec<&NoteMark> {
        let (paragraph, subparagraph) = match row.part {
            Part::Paragraph(index) => (index, None),
            Part::Subparagraph(index, block) => (index, Some(block)),
            Part::Symbol | Part::Title | Part::Author | Part::SummaryHeading | Part::Summary => {
                return Vec::new();
            }
            Part::Heading(_) | Part::Passage(_) => return Vec::new(),
            Part::NotesHeading | Part::StarNote(_) | Part::Footnote(_) => return Vec::new(),
        };
        let Some(paragraph) = self.report.paragraphs.get(paragraph).filter(|_| self.layout.shows_marks())
        else {
            return Vec::new();
        };
        let here = |mark: &&NoteMark| {
            let behind = row.start < mark.offset && mark.offset <= row.end;
            let before_all = mark.offset == 0 && matches!(row.kind, RowKind::First(_));
            mark.subparagraph == subparagraph && (behind || before_all)
        };
        let mut marks: Vec<&NoteMark> = paragraph.marks.iter().filter(here).collect();
        marks.sort_by_key(|mark| mark.offset);
        marks
    }

    /// The paragraph with the number `number`: in the same part of the report (body or annex) as the current one, else
    /// the first.
    pub(crate) fn paragraph_numbered(&self, number: u32) -> Option<usize> {
        let annex =
            self.paragraph().and_then(|index| self.report.paragraphs.get(index)).and_then(|p| p.annex);
        let paragraphs = &self.report.paragraphs;
        let mut matching =
            paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.number.integer() == Some(number));
        let first = matching.next()?;
        let same = std::iter::once(first).chain(matching).find(|(_, paragraph)| paragraph.annex == annex);
        Some(same.unwrap_or(first).0)
    }
}

impl Reading {
    /// The marked heading of the outline: the section that is read, or the folded one that hides it.
    pub(crate) fn marked(&self) -> Option<usize> {
        let section = self.section()?;
        self.folds.visible(&self.report.outline).into_iter().take_while(|&index| index <= section).last()
    }

    /// The heading that stands in a row of the outline pane.
    pub(crate) fn heading_at(&self, row: usize, height: usize) -> Option<usize> {
        let visible = self.folds.visible(&self.report.outline);
        let place = self.outline_top(height).checked_add_unsigned(row)?;
        visible.get(usize::try_from(place).ok()?).copied()
    }

    /// The section that the one at `index` is in.
    pub(crate) fn section_above(&self, index: usize) -> Option<usize> {
        let path = self.report.heading_path(index);
        path.iter().rev().nth(1).copied()
    }

    /// Moves down or up by `entries` of the visible outline, starting from the marked one.
    pub(crate) fn choose_heading(&mut self, entries: usize, down: bool) {
        let visible = self.folds.visible(&self.report.outline);
        let marked = self.marked().and_then(|marked| visible.iter().position(|&index| index == marked));
        let place = match (marked, down) {
            (Some(place), true) => place.saturating_add(entries),
            (None, true) => entries.saturating_sub(1),
            (Some(place), false) => place.saturating_sub(entries),
            (None, false) => return,
        };
        if let Some(&index) = visible.get(place).or(visible.last()) {
            self.go_to_element(Element::Heading(index));
        }
    }
}

fn remember(places: &mut Vec<Position>, position: Position) {
    if places.last() == Some(&position) {
        return;
    }
    if places.len() >= JUMPS_KEPT {
        places.remove(0);
    }
    places.push(position);
}
