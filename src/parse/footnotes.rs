//! Footnote bodies: which rows are notes, and which note each belongs to.
//!
//! A block of notes stands at the foot of a page under a rule of underscores, or begins with a superscript number.
//! An extractor may set the labels apart from the bodies, put the page mark between them, or leave the first label
//! for the end of the block; the labels are then given out in their order.

use super::ending::{Ending, ending};
use super::labels::tail;
use super::marks;
use super::numerals::{number, superscript_number};
use super::roles::{Role, Roles};
use super::rows::Sheet;
use super::words::Words;
use crate::model::{DropReason, Hint, Number};
use crate::text::is_cjk;

/// A footnote and the rows of its body, each with the byte at which the body's words begin.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    /// Its number, letter or stars.
    pub(super) number: Number,
    /// Row and byte offset.
    pub(super) rows: Vec<(usize, usize)>,
    /// Its number stands in brackets, as Arabic prints marks: `(1)`.
    pub(super) bracketed: bool,
}

/// Finds the notes and marks their rows in `roles`. `is_start` tells the rows that begin a paragraph.
pub(super) fn find(sheet: &Sheet<'_>, words: &Words, is_start: &[bool], roles: &mut Roles) -> Vec<Note> {
    let mut finder = Finder { sheet, words, is_start, notes: Vec::new() };
    let mut at = 0;
    let mut after_rule = false;
    while at < sheet.rows.len() {
        match roles.get(at) {
            Role::Dropped(DropReason::Rule) => after_rule = true,
            Role::Open if finder.begins_block(at, after_rule) => {
                let end = finder.block_end(at, roles);
                let rows: Vec<usize> = (at..end).filter(|row| roles.get(*row) == Role::Open).collect();
                let first = finder.notes.len().saturating_sub(1);
                finder.read_block(&rows);
                finder.mark(first, roles);
                at = end.max(at + 1);
                after_rule = false;
                continue;
            }
            Role::Open => after_rule = false,
            Role::Dropped(_)
            | Role::Front
            | Role::Note(_)
            | Role::Heading(_)
            | Role::Paragraph(_)
            | Role::Passage(_) => {}
        }
        at += 1;
    }
    finder.notes
}

/// The label a note begins with.
#[derive(Debug, Clone, PartialEq)]
struct NoteLabel {
    number: Number,
    end: usize,
    bracketed: bool,
}

struct Finder<'a, 't> {
    sheet: &'a Sheet<'t>,
    words: &'a Words,
    is_start: &'a [bool],
    notes: Vec<Note>,
}

impl Finder<'_, '_> {
    fn text(&self, at: usize) -> &str {
        self.sheet.rows.get(at).map_or("", |row| &row.text)
    }

    fn hint(&self, at: usize) -> Hint {
        self.sheet.rows.get(at).map_or(Hint::None, |row| row.hint)
    }

    fn starts_paragraph(&self, at: usize) -> bool {
        self.is_start.get(at).copied().unwrap_or(false)
    }

    /// The number the next note should have.
    fn expected(&self) -> u32 {
        self.notes.iter().rev().find_map(|note| note.number.integer()).unwrap_or(0).saturating_add(1)
    }

    fn begins_block(&self, at: usize, after_rule: bool) -> bool {
        let text = self.text(at);
        if self.starts_paragraph(at) {
            return false;
        }
        match self.hint(at) {
            Hint::Note => return true,
            Hint::None => {}
            Hint::Block | Hint::Continues | Hint::Heading(_) | Hint::Title | Hint::Table | Hint::Artifact => {
                return false;
            }
        }
        if after_rule {
            let continues = self.notes.last().is_some_and(|note| !self.is_over(note));
            let bare = bare_number(text).is_some_and(|value| value.abs_diff(self.expected()) < 4);
            return bare
                || note_label(text).is_some()
                || continues && (self.sheet.has_pages || self.next_note_follows(at))
                || self.labels_follow(at);
        }
        if superscript_number(text).is_some_and(|(value, end)| {
            tail(text, end).trim_start().chars().next().is_some() && value.abs_diff(self.expected()) < 4
        }) {
            return true;
        }
        self.is_marked_note(at) || star_label(text).is_some() && self.is_star_note(at)
    }

    /// A row at the foot of a page, under a rule that is drawn and no text: it begins with the number that is expected,
    /// whose mark stands in the text above, and no paragraph begins below it on the page.
    fn is_marked_note(&self, at: usize) -> bool {
        const ROWS_OF_A_PAGE: usize = 70;
        let text = self.text(at);
        let label =
            note_label(text).filter(|label| !label.bracketed).and_then(|label| label.number.integer());
        let expected = self.expected()..self.expected().saturating_add(3);
        let Some(value) = label.or_else(|| bare_number(text)).filter(|value| expected.contains(value)) else {
            return false;
        };
        let begins_page = |row: usize| self.sheet.rows.get(row).is_some_and(|row| row.page_start);
        let is_foot = (at + 1..self.sheet.rows.len())
            .take(ROWS_OF_A_PAGE)
            .take_while(|row| !begins_page(*row))
            .all(|row| !self.starts_paragraph(row));
        let from = at.saturating_sub(ROWS_OF_A_PAGE);
        let page = (from..at).rev().find(|row| begins_page(*row)).unwrap_or(from);
        let marked = |row: usize| marks::may_hold(self.text(row), value, self.words);
        self.sheet.has_pages && !begins_page(at) && is_foot && (page..at).rev().any(marked)
    }

    /// A block whose first label stands at its end: a bare number of the expected size before the page is over.
    fn labels_follow(&self, at: usize) -> bool {
        const LONGEST_BLOCK: usize = 60;
        self.sheet.has_pages
            && (at + 1..self.sheet.rows.len())
                .take(LONGEST_BLOCK)
                .take_while(|row| self.sheet.rows.get(*row).is_some_and(|row| !row.page_start))
                .any(|row| {
                    bare_number(self.text(row)).is_some_and(|value| value.abs_diff(self.expected()) < 4)
                })
    }

    /// The rest of a body split by a page end: the next note begins a few rows below, under the same rule.
    fn next_note_follows(&self, at: usize) -> bool {
        const LONGEST_REST: usize = 10;
        let rows =
            (at + 1..self.sheet.rows.len()).take(LONGEST_REST).take_while(|row| !self.starts_paragraph(*row));
        rows.filter_map(|row| note_label(self.text(row)).and_then(|label| label.number.integer()))
            .any(|value| value.abs_diff(self.expected()) < 3)
    }

    /// A line that begins with a star is a note only where a star stands at a word before it.
    fn is_star_note(&self, at: usize) -> bool {
        const FAR: usize = 80;
        let stars = self.text(at).chars().take_while(|c| *c == '*').count();
        let mark: String = "*".repeat(stars);
        (at.saturating_sub(FAR)..at).any(|row| {
            let text = self.text(row);
            text.find(&mark).is_some_and(|found| found > 0) && !text.starts_with('*')
        })
    }

    fn is_over(&self, note: &Note) -> bool {
        note.rows.last().is_some_and(|(row, start)| ending(tail(self.text(*row), *start)) == Ending::Stop)
    }

    /// The row after the last one of the block that begins at `at`.
    fn block_end(&self, at: usize, roles: &Roles) -> usize {
        let mut last = at;
        for row in at + 1..self.sheet.rows.len() {
            let Some(next) = self.sheet.rows.get(row) else { break };
            if self.hint(at) == Hint::Note {
                if next.hint == Hint::Note || next.hint == Hint::Artifact {
                    continue;
                }
                return row;
            }
            let over = ending(self.text(last)) == Ending::Stop;
            let page_ends = roles.get(row) == Role::Dropped(DropReason::RunningHead);
            if self.starts_paragraph(row)
                || next.page_start
                || page_ends && !over && self.rest_follows(row, roles)
            {
                return row;
            }
            match roles.get(row) {
                Role::Open => {
                    let label = note_label(&next.text);
                    let next_note = label.is_some_and(|label| label.number.integer() > self.label_of(at));
                    if over && !next_note && !self.goes_on(last) {
                        return row;
                    }
                    last = row;
                }
                Role::Dropped(DropReason::RunningHead | DropReason::LinkList)
                    if over && !self.sheet.has_pages =>
                {
                    let follows = self.next_label(row, roles).is_some_and(|value| value > self.label_of(at));
                    if !follows {
                        return row;
                    }
                }
                Role::Dropped(DropReason::RunningHead) if over => return row,
                Role::Dropped(_)
                | Role::Front
                | Role::Note(_)
                | Role::Heading(_)
                | Role::Paragraph(_)
                | Role::Passage(_) => {}
            }
        }
        self.sheet.rows.len()
    }

    /// Whether the rest of an open body stands under the next rule, and not here.
    fn rest_follows(&self, at: usize, roles: &Roles) -> bool {
        let rule = (at..self.sheet.rows.len())
            .find(|row| roles.get(*row) == Role::Dropped(DropReason::Rule) && self.text(*row).contains('_'));
        let first = rule.and_then(|rule| roles.open_from(rule).next());
        first.is_some_and(|row| {
            let open = !self.starts_paragraph(row) && note_label(self.text(row)).is_none();
            open && (self.text(row).starts_with(char::is_lowercase) || self.next_note_follows(row))
        })
    }

    fn label_of(&self, at: usize) -> Option<u32> {
        note_label(self.text(at)).and_then(|label| label.number.integer())
    }

    /// The number of the note that begins at the first open row after `at`.
    fn next_label(&self, at: usize, roles: &Roles) -> Option<Option<u32>> {
        let next = (at + 1..self.sheet.rows.len()).find(|row| roles.get(*row) == Role::Open)?;
        (!self.starts_paragraph(next)).then(|| self.label_of(next))
    }

    /// Whether a note may go on behind a row that ends a sentence: only where pages are known, or at a full line.
    fn goes_on(&self, last: usize) -> bool {
        self.sheet.has_pages
            || self.sheet.full_width.is_some()
                && self.sheet.rows.get(last).is_some_and(|row| self.sheet.is_full(row))
    }

    /// Gives the rows of a block to notes.
    fn read_block(&mut self, rows: &[usize]) {
        let mut block = Block::default();
        for &row in rows {
            let text = self.text(row);
            if let Some(value) = bare_number(text) {
                block.lone_label(value, row);
                continue;
            }
            let is_told = self.hint(row) == Hint::Note && superscript_number(text).is_some();
            match note_label(text).filter(|label| is_told || self.may_be_next(&block, &label.number)) {
                Some(label) => {
                    block.bracketed |= label.bracketed;
                    block.last = label.number.integer().or(block.last);
                    block.bodies.push(Body { rows: vec![(row, label.end)], label: Some(label.number) });
                    block.pending = false;
                }
                None => block.row(row),
            }
        }
        self.give_out(block);
    }

    /// Whether a label may follow those the block has: a number higher than the last one, but not far above it.
    fn may_be_next(&self, block: &Block, number: &Number) -> bool {
        let Some(value) = number.integer() else { return true };
        match block.last {
            None => value.abs_diff(self.expected()) <= 3 || self.notes.is_empty(),
            Some(last) => value > last && value - last <= 3,
        }
    }

    fn give_out(&mut self, mut block: Block) {
        if let Some(rest) = block.rest.take() {
            let split_by_page_end =
                self.notes.last().is_some_and(|note| !self.is_over(note)) && !block.lacks_bodies();
            match self.notes.last_mut().filter(|_| split_by_page_end) {
                Some(note) => note.rows.extend(rest.rows),
                None => block.bodies.insert(0, rest),
            }
        }
        self.split_bodies(&mut block);
        block.labels.sort_unstable();
        let mut labels = block.labels.into_iter();
        for body in block.bodies {
            let mut rows = body.rows;
            let number = body.label.or_else(|| {
                let (value, row) = labels.next()?;
                rows.push((row, self.text(row).len()));
                rows.sort_unstable();
                Some(Number::Integer(value))
            });
            match (number, self.notes.last_mut()) {
                (Some(number), _) => self.notes.push(Note { number, rows, bracketed: block.bracketed }),
                (None, Some(note)) => note.rows.extend(rows),
                (None, None) => {}
            }
        }
        for (value, row) in labels {
            let rows = vec![(row, self.text(row).len())];
            self.notes.push(Note { number: Number::Integer(value), rows, bracketed: block.bracketed });
        }
    }

    /// Two lone labels before one body: the body is two, parted where a sentence ends.
    fn split_bodies(&self, block: &mut Block) {
        let mut at = 0;
        while block.lacks_bodies() && at < block.bodies.len() {
            let cut = block.bodies.get(at).filter(|body| body.label.is_none()).and_then(|body| {
                let ends =
                    |(row, start): &(usize, usize)| ending(tail(self.text(*row), *start)) == Ending::Stop;
                body.rows.iter().position(ends).map(|end| end + 1).filter(|end| *end < body.rows.len())
            });
            if let (Some(cut), Some(body)) = (cut, block.bodies.get_mut(at)) {
                let rows = body.rows.split_off(cut);
                block.bodies.insert(at + 1, Body { rows, label: None });
            }
            at += 1;
        }
    }

    /// Marks the rows of the notes from index `first` on.
    fn mark(&self, first: usize, roles: &mut Roles) {
        for (index, note) in self.notes.iter().enumerate().skip(first) {
            for (row, _) in &note.rows {
                roles.set(*row, Role::Note(index));
            }
        }
    }
}

/// The labels and bodies of one block, before they are matched.
#[derive(Debug, Default)]
struct Block {
    /// Labels on rows of their own, with their rows.
    labels: Vec<(u32, usize)>,
    bodies: Vec<Body>,
    /// The rows before any label.
    rest: Option<Body>,
    /// A lone label was read and its body not yet.
    pending: bool,
    /// The last number read.
    last: Option<u32>,
    bracketed: bool,
}

#[derive(Debug)]
struct Body {
    rows: Vec<(usize, usize)>,
    /// The label at the beginning of its first row; `None` where the label stands on a row of its own, or is missing.
    label: Option<Number>,
}

impl Block {
    fn lone_label(&mut self, value: u32, row: usize) {
        self.labels.push((value, row));
        self.pending = true;
        self.last = Some(value);
    }

    fn row(&mut self, row: usize) {
        if self.pending {
            self.bodies.push(Body { rows: Vec::new(), label: None });
        }
        let no_label_yet = || Body { rows: Vec::new(), label: None };
        let body = self.bodies.last_mut().unwrap_or_else(|| self.rest.get_or_insert_with(no_label_yet));
        body.rows.push((row, 0));
        self.pending = false;
    }

    fn lacks_bodies(&self) -> bool {
        self.labels.len() > self.bodies.iter().filter(|body| body.label.is_none()).count()
    }
}

/// A number that is the whole row.
fn bare_number(text: &str) -> Option<u32> {
    let (value, end) = number(text).or_else(|| superscript_number(text))?;
    (end == text.len() && value < 1000).then_some(value)
}

/// The label a note's body begins with: stars, a superscript, a plain number, or a letter in an annex.
fn note_label(text: &str) -> Option<NoteLabel> {
    if let Some(label) = star_label(text) {
        return Some(label);
    }
    if let Some((value, end)) = superscript_number(text) {
        let rest = tail(text, end);
        let end = text.len() - rest.trim_start_matches(':').trim_start().len();
        return Some(NoteLabel { number: Number::Integer(value), end, bracketed: false });
    }
    if let Some((value, end)) = bracketed_number(text) {
        return Some(NoteLabel { number: Number::Integer(value), end, bracketed: true });
    }
    if let Some((value, end)) = number(text) {
        let rest = tail(text, end);
        let first = rest.chars().next();
        let spaced = first.is_some_and(char::is_whitespace);
        let glued = first
            .is_some_and(|c| c.is_uppercase() || is_cjk(c) && c.is_alphabetic() || matches!(c, '“' | '《'));
        return (value < 1000 && (spaced || glued)).then(|| NoteLabel {
            number: Number::Integer(value),
            end: text.len() - rest.trim_start().len(),
            bracketed: false,
        });
    }
    let letter = text.chars().next().filter(char::is_ascii_lowercase)?;
    let rest = tail(text, 1);
    let sentence = rest.trim_start().starts_with(|c: char| c.is_uppercase() || is_cjk(c));
    (rest.starts_with(char::is_whitespace) && sentence).then(|| NoteLabel {
        number: Number::Text(letter.to_string()),
        end: text.len() - rest.trim_start().len(),
        bracketed: false,
    })
}

/// `(1) ` with words behind it.
fn bracketed_number(text: &str) -> Option<(u32, usize)> {
    let inner = text.strip_prefix('(')?;
    let (value, length) = number(inner)?;
    let rest = tail(inner, length).strip_prefix(')')?;
    let words = rest.trim_start();
    (value < 1000 && words.len() < rest.len() && !words.is_empty()).then(|| (value, text.len() - words.len()))
}

fn star_label(text: &str) -> Option<NoteLabel> {
    let stars = text.chars().take_while(|c| *c == '*').count();
    let rest = tail(text, stars);
    let words = rest.trim_start();
    ((1..=4).contains(&stars) && !words.is_empty()).then(|| NoteLabel {
        number: Number::Text("*".repeat(stars)),
        end: text.len() - words.len(),
        bracketed: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, Line};
    use crate::parse::{furniture, words};

    /// The notes as "number: words".
    fn notes(source: &str) -> Vec<String> {
        let lines: Vec<Line<'_>> = (1..)
            .zip(source.lines())
            .scan(1, |page, (number, text)| {
                *page += u32::from(text.contains('\u{c}'));
                Some(Line::plain(*page, number, text.trim_matches('\u{c}')))
            })
            .collect();
        let sheet = Sheet::new(&lines);
        let furniture = furniture::find(&sheet, words::of(Language::English));
        let mut roles = Roles::new(&furniture.reasons);
        let is_start = vec![false; sheet.rows.len()];
        find(&sheet, words::of(Language::English), &is_start, &mut roles)
            .into_iter()
            .map(|note| {
                let words: Vec<&str> =
                    note.rows.iter().map(|(row, start)| tail(&sheet.rows[*row].text, *start)).collect();
                format!("{}: {}", note.number, words.join(" ").trim())
            })
            .collect()
    }

    #[test]
    fn notes_below_a_rule() {
        let source =
            "Text goes on and\n__________\n1 See A/86/1.\n2 Ibid., with a body\nof two lines.\nthe text.";
        assert_eq!(notes(source), ["1: See A/86/1.", "2: Ibid., with a body of two lines."]);
    }

    #[test]
    fn labels_on_lines_of_their_own_and_the_first_one_last() {
        let source = "A\n\u{c}B\n__________\nSee one.\n2\nSee two.\n1\n2/20\n\u{c}C";
        assert_eq!(notes(source), ["1: See one.", "2: See two."]);
    }

    #[test]
    fn two_labels_before_their_bodies() {
        let source = "A\n\u{c}B\n__________\n3\n4\n26-00123 2/20\nSee one.\nSee two.\n\u{c}C";
        assert_eq!(notes(source), ["3: See one.", "4: See two."]);
    }

    #[test]
    fn a_body_split_by_the_page_end() {
        let source = "A\n\u{c}B\n__________\n3 It begins and\n\u{c}C\n__________\ngoes on.\n4 Next.\n\u{c}D";
        assert_eq!(notes(source), ["3: It begins and goes on.", "4: Next."]);
    }

    #[test]
    fn a_mark_above_tells_a_note_whose_rule_is_drawn() {
        let source = "A\n\u{c}It met.1 Then it\n1 See A/86/1.\n2 Ibid.\n\u{c}went on.";
        assert_eq!(notes(source), ["1: See A/86/1.", "2: Ibid."]);
        assert!(notes("A\n\u{c}It met. Then it\n1 See A/86/1.\n\u{c}went on.").is_empty());
    }

    #[test]
    fn superscripts_begin_a_note_without_a_rule() {
        assert_eq!(notes("Text.\n¹ 见甲。\n² 见乙。"), ["1: 见甲。", "2: 见乙。"]);
    }
}
