//! The body: headings, paragraphs with their subparagraphs, and passages, in reading order.

use super::counters::{Fit, HeadingCounters, OpenLists};
use super::ending::{Ending, ending};
use super::flow::Flow;
use super::headings;
use super::labels::{Label, Series, heading_label, item_label, tail};
use super::numbering::Start;
use super::roles::{Role, Roles};
use super::rows::{Row, Sheet};
use super::words::Words;
use crate::model::{Element, Hint, PassageKind};

/// What the body is read from.
pub(super) struct Context<'a, 't> {
    /// The rows.
    pub(super) sheet: &'a Sheet<'t>,
    /// The words of the language.
    pub(super) words: &'static Words,
    /// The paragraphs' first rows, in order.
    pub(super) starts: &'a [Start],
    /// The rows of annex headings.
    pub(super) annexes: &'a [usize],
    /// The rows that begin a chapter or part of an official record.
    pub(super) parts: &'a [usize],
    /// The rows of chapter headings.
    pub(super) chapters: &'a [usize],
    /// Whether the source sets a space between Chinese and Latin.
    pub(super) spaced: bool,
    /// Whether the source sets blank lines between a heading and what follows.
    pub(super) headings_apart: bool,
}

impl Context<'_, '_> {
    /// A heading label without the readings that the count of chapters rules out, `None` where none is left.
    fn readings(&self, row: usize, mut label: Label) -> Option<Label> {
        let is_chapter = self.chapters.binary_search(&row).is_ok();
        label.readings.retain(|(series, _)| is_chapter == (series.level() == 1));
        (!label.readings.is_empty()).then_some(label)
    }
}

/// A heading in the making.
#[derive(Debug)]
pub(super) struct HeadingDraft {
    /// Its level.
    pub(super) level: u8,
    /// Its number, `None` for an unnumbered one.
    pub(super) label: Option<String>,
    /// Its words.
    pub(super) title: Flow,
}

/// A paragraph in the making.
#[derive(Debug)]
pub(super) struct ParagraphDraft {
    /// Where it begins, and its number.
    pub(super) start: Start,
    /// The innermost heading above it.
    pub(super) section: Option<usize>,
    /// The annex it is in.
    pub(super) annex: Option<usize>,
    /// Its own words.
    pub(super) own: Flow,
    /// Its subparagraphs: label, depth, words.
    pub(super) items: Vec<(String, u8, Flow)>,
    /// Where its own words go on below the subparagraphs.
    pub(super) resumes: Option<usize>,
}

impl ParagraphDraft {
    /// The words that a next row would go on.
    fn last_flow(&mut self) -> &mut Flow {
        match self.items.last_mut() {
            Some((_, _, flow)) if self.resumes.is_none() => flow,
            _ => &mut self.own,
        }
    }
}

/// A passage in the making.
#[derive(Debug)]
pub(super) struct PassageDraft {
    /// What it is.
    pub(super) kind: PassageKind,
    /// The innermost heading above it.
    pub(super) section: Option<usize>,
    /// Its words.
    pub(super) text: Flow,
}

/// The body as it was read.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The headings in order.
    pub(super) headings: Vec<HeadingDraft>,
    /// The headings that begin an annex.
    pub(super) annexes: Vec<usize>,
    /// The paragraphs in order.
    pub(super) paragraphs: Vec<ParagraphDraft>,
    /// The passages in order.
    pub(super) passages: Vec<PassageDraft>,
    /// All of them in reading order.
    pub(super) flow: Vec<Element>,
}

/// Reads the open rows from `from` on and gives each its role.
pub(super) fn read(context: &Context<'_, '_>, from: usize, roles: &mut Roles) -> Body {
    let mut reader = Reader {
        context,
        body: Body { paragraphs: Vec::with_capacity(context.starts.len()), ..Body::default() },
        counters: HeadingCounters::default(),
        lists: OpenLists::default(),
        at: Position::Nowhere,
        annex: None,
        last_row: None,
        starts: context.starts.iter().peekable(),
        annexes: context.annexes.iter().peekable(),
        part: None,
    };
    let rows: Vec<usize> = roles.open_from(from).collect();
    let mut next = 0;
    while let Some((row, following)) = rows.get(next).zip(rows.get(next + 1..)) {
        let taken = reader.read_row(*row, following, roles);
        next += taken.max(1);
    }
    reader.body
}

/// What the row before belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    Nowhere,
    InHeading,
    InParagraph,
    InPassage,
}

struct Reader<'a, 'c, 't> {
    context: &'c Context<'a, 't>,
    body: Body,
    counters: HeadingCounters,
    lists: OpenLists,
    at: Position,
    annex: Option<usize>,
    last_row: Option<usize>,
    starts: std::iter::Peekable<std::slice::Iter<'c, Start>>,
    annexes: std::iter::Peekable<std::slice::Iter<'c, usize>>,
    /// The heading of the chapter or part being read.
    part: Option<usize>,
}

impl<'t> Reader<'_, '_, 't> {
    fn row(&self, at: usize) -> Option<&Row<'t>> {
        self.context.sheet.rows.get(at)
    }

    fn text(&self, at: usize) -> &str {
        self.row(at).map_or("", |row| &row.text)
    }

    /// Reads one row, or a heading of several; returns how many rows were taken.
    fn read_row(&mut self, row: usize, following: &[usize], roles: &mut Roles) -> usize {
        if let Some(start) = self.starts.next_if(|start| start.row == row) {
            self.begin_paragraph(*start, roles);
            return 1;
        }
        if self.annexes.next_if(|annex| **annex == row).is_some() {
            return self.begin_annex(row, roles);
        }
        if self.context.parts.binary_search(&row).is_ok() {
            self.counters.restart();
            self.part = Some(self.body.headings.len());
            return self.add_heading(1, None, &[row], roles);
        }
        let until_start = self.rows_until_start(following);
        match headings::hint(self.context, row) {
            Hint::Heading(level) => return self.hinted_heading(row, level, roles),
            Hint::Block | Hint::Continues | Hint::Table => {
                self.read_text(row, until_start, roles);
                return 1;
            }
            Hint::None | Hint::Title | Hint::Note | Hint::Artifact => {}
        }
        if let Some((fit, label)) = self.numbered_heading(row, following) {
            let rows = headings::rows_of(self.context, row, label.end, following);
            self.counters.take(fit);
            return self.add_heading(fit.level, Some(&label), &rows, roles);
        }
        if let Some(label) = self.lettered_heading(row, until_start) {
            let rows = headings::rows_of(self.context, row, label.end, following);
            return self.add_heading(4, Some(&label), &rows, roles);
        }
        if let Some(rows) = self.unnumbered_heading(row, following) {
            let level = self.unnumbered_level();
            return self.add_heading(level, None, &rows, roles);
        }
        self.read_text(row, until_start, roles);
        1
    }

    /// A heading by the format's word: its level is that of its number where it has one, else the format's.
    fn hinted_heading(&mut self, row: usize, level: u8, roles: &mut Roles) -> usize {
        let label = heading_label(self.text(row)).filter(|label| label.end < self.text(row).len());
        let fit = label.as_ref().and_then(|label| self.counters.fit(label));
        match (fit, label) {
            (Some(fit), Some(label)) => {
                self.counters.take(fit);
                self.add_heading(fit.level, Some(&label), &[row], roles)
            }
            (None, label) | (_, label @ None) => {
                let item = item_label(self.text(row)).filter(|label| label.end < self.text(row).len());
                self.add_heading(level.clamp(1, 4), label.or(item).as_ref(), &[row], roles)
            }
        }
    }

    /// The rows behind this one up to the next paragraph.
    fn rows_until_start<'f>(&mut self, following: &'f [usize]) -> &'f [usize] {
        let next = self.starts.peek().map_or(usize::MAX, |start| start.row);
        let count = following.partition_point(|row| *row < next);
        following.get(..count).unwrap_or(&[])
    }

    fn begin_paragraph(&mut self, start: Start, roles: &mut Roles) {
        let index = self.body.paragraphs.len();

        let next = self.starts.peek().map_or(self.context.sheet.rows.len(), |next| next.row);
        let rows = self.context.sheet.rows.get(start.row..next).unwrap_or(&[]);
        let mut own = Flow::with_room(rows.iter().map(|row| row.text.len() + 1).sum(), rows.len());
        own.push(tail(self.text(start.row), start.label.end), start.row, self.context.spaced);
        let section = self.body.headings.len().checked_sub(1);
        let annex = self.annex;
        self.body.paragraphs.push(ParagraphDraft {
            start,
            section,
            annex,
            own,
            items: Vec::new(),
            resumes: None,
        });
        self.body.flow.push(Element::Paragraph(index));
        roles.set(start.row, Role::Paragraph(index));
        self.lists.close();
        self.at = Position::InParagraph;
        self.last_row = Some(start.row);
    }

    fn begin_annex(&mut self, row: usize, roles: &mut Roles) -> usize {
        self.counters.restart();
        let heading = self.body.headings.len();
        self.annex = Some(heading);
        self.body.annexes.push(heading);
        self.add_heading(1, None, &[row], roles)
    }

    fn add_heading(&mut self, level: u8, label: Option<&Label>, rows: &[usize], roles: &mut Roles) -> usize {
        let index = self.body.headings.len();
        let mut title = Flow::default();
        for (count, row) in rows.iter().enumerate() {
            let from = if count == 0 { label.map_or(0, |label| label.end) } else { 0 };
            let words = self.text(*row).get(from..).unwrap_or("").to_owned();
            title.push(&words, *row, self.context.spaced);
            roles.set(*row, Role::Heading(index));
        }
        let label = label.map(|label| label.printed.clone());
        self.body.headings.push(HeadingDraft { level, label, title });
        self.body.flow.push(Element::Heading(index));
        self.lists.close();
        self.at = Position::InHeading;
        self.last_row = rows.last().copied();
        rows.len()
    }

    /// Whether the sentence before this row is over, so that something new may begin.
    fn is_between(&self, row: usize) -> bool {
        match (self.at, self.last_row) {
            (Position::Nowhere | Position::InHeading, _) | (_, None) => true,
            // The words of a number on a row of its own.
            (Position::InParagraph, _) if self.is_wordless() => false,
            (Position::InParagraph | Position::InPassage, Some(last)) => {
                let this = self.row(row);
                ending(self.text(last)) == Ending::Stop
                    || this.is_some_and(|row| row.heading_markup)
                    || this.is_some_and(|row| row.gap) && ends_with_detached_mark(self.text(last))
            }
        }
    }

    /// Whether the paragraph being read has no words yet.
    fn is_wordless(&self) -> bool {
        self.body.paragraphs.last().is_some_and(|last| last.own.text.is_empty() && last.items.is_empty())
    }

    fn numbered_heading(&self, row: usize, following: &[usize]) -> Option<(Fit, Label)> {
        let label = heading_label(self.text(row))?;
        let label = self.context.readings(row, label)?;
        let fit = self.counters.fit(&label)?;
        let this = self.row(row)?;
        let last_is_short = self.breaks_freely(row);
        // A paragraph whose last stop was lost is over all the same where a chapter begins with the next number.
        let by_setting =
            (this.gap || this.page_start || last_is_short || self.context.sheet.full_width.is_none())
                && fit.exact;
        if !(self.is_between(row) || by_setting && fit.series != Series::Number) {
            return None;
        }
        let rows = headings::rows_of(self.context, row, label.end, following);
        let alone = label.end >= self.text(row).len() && rows.len() == 1;
        (!alone && headings::reads_as_title(self.context, &rows, label.end)).then_some((fit, label))
    }

    /// `(a)` as a heading: between two paragraphs, short, without a stop.
    fn lettered_heading(&self, row: usize, until_start: &[usize]) -> Option<Label> {
        let label = item_label(self.text(row))?;
        let rows = headings::rows_of(self.context, row, label.end, until_start);
        let alone = label.end >= self.text(row).len() && rows.len() == 1;
        let fills_the_space = rows.len() == until_start.len() + 1 && self.context.starts.last()?.row > row;
        let in_list =
            !self.lists.is_empty() && self.lists.continues(&label).is_some() && !self.is_between(row);
        (!alone
            && fills_the_space
            && !in_list
            && self.is_between(row)
            && headings::reads_as_title(self.context, &rows, label.end))
        .then_some(label)
    }

    fn unnumbered_heading(&mut self, row: usize, following: &[usize]) -> Option<Vec<usize>> {
        if !self.is_between(row) || item_label(self.text(row)).is_some() {
            return None;
        }
        let next_start = self.starts.peek().map_or(usize::MAX, |start| start.row);
        let space = headings::Space {
            counters: &self.counters,
            next_start,
            in_text: self.at == Position::InParagraph,
        };
        headings::unnumbered(self.context, row, following, &space)
    }

    /// One below the nearest numbered heading above; below an annex's or part's own heading 1, for that is its title.
    fn unnumbered_level(&self) -> u8 {
        let division = self.annex.max(self.part);
        if division.is_some_and(|heading| heading + 1 == self.body.headings.len()) {
            return 1;
        }
        let above = self.body.headings.iter().skip(division.unwrap_or(0)).rev();
        above
            .filter(|heading| heading.label.is_some())
            .map(|heading| heading.level + 1)
            .next()
            .unwrap_or(if division.is_some() { 2 } else { 1 })
    }

    fn read_text(&mut self, row: usize, until_start: &[usize], roles: &mut Roles) {
        if let Some(kind) = self.passage_begins(row, until_start) {
            self.begin_passage(kind, row, roles);
        } else if self.at == Position::InPassage && self.resumes_paragraph(row) {
            self.at = Position::InParagraph;
            self.go_on_paragraph(row, until_start, roles);
        } else if self.at == Position::InPassage && self.begins_text(row) {
            self.begin_passage(PassageKind::Text, row, roles);
        } else if self.at == Position::InPassage {
            self.go_on_passage(row, roles);
        } else if self.at == Position::InParagraph {
            self.go_on_paragraph(row, until_start, roles);
        } else {
            self.begin_passage(PassageKind::Text, row, roles);
        }
        self.last_row = Some(row);
    }

    fn passage_begins(&self, row: usize, until_start: &[usize]) -> Option<PassageKind> {
        let kind = headings::passage_kind(self.context, row, until_start)?;
        let in_same =
            self.at == Position::InPassage && self.body.passages.last().is_some_and(|p| p.kind == kind);
        let caption = headings::caption(self.context, row).is_some();
        let announced = self.last_row.is_some_and(|last| ending(self.text(last)) == Ending::Pause);
        let is_told = headings::hint(self.context, row) == Hint::Table
            || self.context.sheet.rows.get(row).is_some_and(|row| row.table_markup)
            || headings::is_unit_of_table(self.context, row, until_start);
        let may_begin = caption || announced || is_told || self.is_between(row);
        (may_begin && (!in_same || caption)).then_some(kind)
    }

    /// A whole block behind another, or behind the rows of a table, is a passage of its own.
    fn begins_text(&self, row: usize) -> bool {
        let hint = |row| headings::hint(self.context, row);
        let is_text = self.body.passages.last().is_some_and(|passage| passage.kind == PassageKind::Text);
        let behind_rows = self.last_row.is_some_and(|last| hint(last) == Hint::Table);
        self.context.sheet.is_structured && hint(row) == Hint::Block && (is_text || behind_rows)
    }

    fn begin_passage(&mut self, kind: PassageKind, row: usize, roles: &mut Roles) {
        let index = self.body.passages.len();
        let mut text = Flow::default();
        text.push(self.text(row), row, self.context.spaced);
        let section = self.body.headings.len().checked_sub(1);
        self.body.passages.push(PassageDraft { kind, section, text });
        self.body.flow.push(Element::Passage(index));
        roles.set(row, Role::Passage(index));
        self.at = Position::InPassage;
    }

    fn go_on_passage(&mut self, row: usize, roles: &mut Roles) {
        let words = self.text(row).to_owned();
        let Some(index) = self.body.passages.len().checked_sub(1) else { return };
        if let Some(passage) = self.body.passages.get_mut(index) {
            if passage.kind == PassageKind::Text {
                passage.text.push(&words, row, self.context.spaced);
            } else {
                passage.text.text.push('\n');
                passage.text.origins.push((passage.text.text.len(), row));
                passage.text.text.push_str(&words);
            }
        }
        roles.set(row, Role::Passage(index));
    }

    /// Text behind a table goes on a paragraph whose sentence the table broke.
    fn resumes_paragraph(&self, row: usize) -> bool {
        let broke_off = self.body.paragraphs.last().is_some_and(|paragraph| {
            let flow = paragraph.items.last().map_or(&paragraph.own, |(_, _, flow)| flow);
            ending(&flow.text) == Ending::Open
        });
        let is_table = self.body.passages.last().is_some_and(|passage| passage.kind != PassageKind::Text);
        let same_section = self
            .body
            .paragraphs
            .last()
            .is_some_and(|paragraph| paragraph.section == self.body.headings.len().checked_sub(1));
        broke_off && is_table && same_section && headings::is_prose(self.context, row)
    }

    fn go_on_paragraph(&mut self, row: usize, until_start: &[usize], roles: &mut Roles) {
        let Some(index) = self.body.paragraphs.len().checked_sub(1) else { return };
        roles.set(row, Role::Paragraph(index));
        let words = self.text(row).to_owned();
        if let Some((depth, series, label)) = self.item(row, until_start) {
            self.lists.take(depth, series);
            let mut flow = Flow::default();
            flow.push(tail(&words, label.end), row, self.context.spaced);
            // An item whose words stand on the next row keeps its own row.
            if flow.origins.is_empty() {
                flow.origins.push((0, row));
            }
            if let Some(paragraph) = self.body.paragraphs.get_mut(index) {
                paragraph.items.push((label.printed, u8::try_from(depth).unwrap_or(u8::MAX), flow));
            }
            return;
        }
        let resumes = self.resumes_after_list(row);
        let spaced = self.context.spaced;
        let Some(paragraph) = self.body.paragraphs.get_mut(index) else { return };
        if resumes {
            paragraph.own.push(&words, row, spaced);
            paragraph.resumes = paragraph.own.origins.last().map(|(start, _)| *start);
            self.lists.close();
            return;
        }
        paragraph.last_flow().push(&words, row, spaced);
    }

    /// The item that begins with this row, if it stands as a block of its own.
    fn item(&self, row: usize, until_start: &[usize]) -> Option<(usize, Series, Label)> {
        let label = item_label(self.text(row))?;
        let paragraph = self.body.paragraphs.last()?;
        if paragraph.resumes.is_some() {
            return None;
        }
        let before = self.last_row.map_or("", |last| self.text(last));
        let (depth, series) = self.lists.continues(&label).or_else(|| self.lists.begins(&label))?;
        let continues = self.lists.continues(&label).is_some();
        let set_apart = match ending(before) {
            Ending::Stop | Ending::Pause => true,
            Ending::Open => {
                continues && headings::ends_with_joining(self.context.words, before) || opens_list(before)
            }
        };
        if continues {
            return set_apart.then_some((depth, series, label));
        }
        // "(a) …; (b) …" in one sentence is running text: not all its labels stand at the beginning of a line.
        let second = |row: &usize| {
            item_label(self.text(*row)).is_some_and(|label| label.readings.contains(&(series, 2)))
        };
        // A block begins with a capital; a small letter behind a full line is the sentence going on.
        let low = tail(self.text(row), label.end).starts_with(char::is_lowercase);
        let follows_well = ending(before) != Ending::Stop && !low || self.begins_block(row);
        (set_apart && follows_well && until_start.iter().any(second)).then_some((depth, series, label))
    }

    /// Whether a row is set apart from the one before.
    fn begins_block(&self, row: usize) -> bool {
        self.breaks_freely(row) || self.row(row).is_some_and(|row| row.gap)
    }

    /// Whether the line before this one ended although there was room for more.
    fn breaks_freely(&self, row: usize) -> bool {
        let last = self.last_row.and_then(|last| self.row(last));
        last.zip(self.row(row)).is_some_and(|(last, row)| !self.context.sheet.is_forced_break(last, row))
    }

    /// Text behind the last item that begins anew belongs to the paragraph itself.
    fn resumes_after_list(&self, row: usize) -> bool {
        let Some(paragraph) = self.body.paragraphs.last() else { return false };
        let Some((_, _, flow)) = paragraph.items.last() else { return false };
        paragraph.resumes.is_none()
            && ending(&flow.text) == Ending::Stop
            && self.begins_block(row)
            && !self.text(row).starts_with(char::is_lowercase)
    }
}

/// A stop, a space and a footnote's mark; before a blank line it is no number that belongs to a word: `powers. 19`.
fn ends_with_detached_mark(text: &str) -> bool {
    let words = text.trim_end_matches(|c: char| c.is_ascii_digit());
    (1..=3).contains(&(text.len() - words.len()))
        && words.ends_with(char::is_whitespace)
        && ending(words) == Ending::Stop
}

/// A dash or "and" may stand before the first item of a list.
fn opens_list(before: &str) -> bool {
    before.ends_with(['—', '–', '―'])
}
