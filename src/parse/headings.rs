//! What reads as a heading, as a table, as prose: by length, ending, setting and neighbours.

use super::body::Context;
use super::counters::HeadingCounters;
use super::ending::{Ending, ending};
use super::labels::{Series, heading_label, item_label, tail};
use super::numbering::{Candidate, Start, best_chain};
use super::numerals::{chinese, digit, roman};
use super::roles::{Role, Roles};
use super::rows::{Row, Sheet};
use super::words::{Words, begins_with, fold, may_begin_with};
use crate::model::{Hint, PassageKind};

/// A heading has at most so many rows and columns.
const MOST_ROWS: usize = 5;
const MOST_COLUMNS: u32 = 420;

/// The rows of the heading that begins at `row`, its words behind byte `label_end`; `following` are the open rows after it.
pub(super) fn rows_of(
    context: &Context<'_, '_>,
    row: usize,
    label_end: usize,
    following: &[usize],
) -> Vec<usize> {
    let mut rows = vec![row];
    if matches!(hint(context, row), Hint::Heading(_)) && label_end < text(context.sheet, row).len() {
        return rows;
    }
    let block = rows_of_block(context, row, following);
    let mut title = text(context.sheet, row).get(label_end..).unwrap_or("").to_owned();
    for &next in following {
        let in_block = rows.len() < block && ending(&title) == Ending::Open;
        let goes_on = title.trim().is_empty()
            || in_block
            || goes_on(context, &title, *rows.last().unwrap_or(&row), next);
        if rows.len() == MOST_ROWS || begins_something(context, next) || !goes_on {
            break;
        }
        title.push(' ');
        title.push_str(text(context.sheet, next));
        rows.push(next);
    }
    rows
}

/// How many rows stand together between blank lines from `row` on; 1 where they run on into other text.
fn rows_of_block(context: &Context<'_, '_>, row: usize, following: &[usize]) -> usize {
    let gap = |row: &usize| context.sheet.rows.get(*row).is_some_and(|row| row.gap);
    if !gap(&row) {
        return 1;
    }
    let together = following
        .iter()
        .take(MOST_ROWS)
        .take_while(|next| !gap(next) && !begins_something(context, **next))
        .count();
    if following.get(together).is_some_and(gap) { 1 + together } else { 1 }
}

/// What the format says of a row.
pub(super) fn hint(context: &Context<'_, '_>, row: usize) -> Hint {
    context.sheet.rows.get(row).map_or(Hint::None, |row| row.hint)
}

fn text<'s>(sheet: &'s Sheet<'_>, row: usize) -> &'s str {
    sheet.rows.get(row).map_or("", |row| &row.text)
}

/// A row that begins with a label of its own, or that was found to begin a paragraph or annex.
fn begins_something(context: &Context<'_, '_>, row: usize) -> bool {
    let words = text(context.sheet, row);
    context.starts.binary_search_by_key(&row, |start| start.row).is_ok()
        || context.annexes.binary_search(&row).is_ok()
        || context.parts.binary_search(&row).is_ok()
        || heading_label(words).is_some()
        || item_label(words).is_some()
}

/// Whether a heading's words go on in the next row.
fn goes_on(context: &Context<'_, '_>, title: &str, last: usize, next: usize) -> bool {
    let (Some(last), Some(next)) = (context.sheet.rows.get(last), context.sheet.rows.get(next)) else {
        return false;
    };
    if ending(title) == Ending::Stop {
        return false;
    }
    if is_unclosed(title) || ends_with_joining(context.words, title) {
        return true;
    }
    if next.text.starts_with(char::is_lowercase) {
        return true;
    }
    if context.sheet.full_width.is_some_and(|full| has_room(last, next, full)) {
        return false;
    }
    if context.headings_apart {
        return !next.gap && !next.page_start && !next.heading_markup;
    }
    let Some(full) = context.sheet.full_width else { return false };
    // Headings are set narrower than text; a row that takes three quarters of the line may go on in the next.
    !next.gap && !next.page_start && !next.heading_markup && last.width * 4 >= full * 3
}

/// Whether the first word of `next` had room behind `last`, so that something else begins with it: headings are wrapped
/// where six tenths of the line are taken, or later.
fn has_room(last: &Row<'_>, next: &Row<'_>, full: u32) -> bool {
    const COLUMNS_OF_HAN: u32 = 2;
    let word = next.text.split(char::is_whitespace).next().unwrap_or("");
    let columns = match word.chars().next() {
        Some(first) if crate::text::is_cjk(first) => COLUMNS_OF_HAN,
        _ => u32::try_from(crate::text::width(word)).unwrap_or(u32::MAX),
    };
    last.width.saturating_add(columns).saturating_add(1) <= full * 6 / 10
}

/// The rows of chapter headings: the best chain of level-1 labels, in which those count most that have paragraphs
/// under them. A table whose parts are numbered I to V is no chain of chapters.
pub(super) fn chapters(
    sheet: &Sheet<'_>,
    starts: &[Start],
    divisions: &[usize],
    roles: &Roles,
) -> Vec<usize> {
    const WITH_PARAGRAPHS: f32 = 1.0;
    const EMPTY: f32 = 0.2;
    /// No report has more chapters; C and L are letters and not a hundred and fifty.
    const MOST_CHAPTERS: u32 = 40;
    let labels: Vec<(usize, u32)> = roles
        .open_from(0)
        .filter(|row| !sheet.is_structured || sheet.rows.get(*row).is_some_and(|row| row.heading_markup))
        .filter_map(|row| {
            let label = heading_label(text(sheet, row))?;
            let is_chapter =
                |(series, value): &&(Series, u32)| series.level() == 1 && *value <= MOST_CHAPTERS;
            let chapter = label.readings.iter().find(is_chapter)?;
            (ending(tail(text(sheet, row), label.end)) != Ending::Pause).then_some((row, chapter.1))
        })
        .collect();
    let candidates: Vec<Candidate> = labels
        .iter()
        .enumerate()
        .map(|(at, (row, value))| {
            let next = labels.get(at + 1).map_or(usize::MAX, |(row, _)| *row);
            let first = starts.partition_point(|start| start.row <= *row);
            let leads = starts.get(first).is_some_and(|start| start.row < next);
            Candidate::numbered(*row, *value, if leads { WITH_PARAGRAPHS } else { EMPTY })
        })
        .collect();
    // The count of chapters begins anew in an annex or part, and where that of the paragraphs does.
    let mut restarts: Vec<usize> = divisions.to_vec();
    let anew = starts.iter().zip(starts.iter().skip(1)).filter(|(_, next)| next.restarts);
    restarts.extend(anew.map(|(last, _)| last.row));
    restarts.sort_unstable();
    best_chain(&candidates, &restarts)
        .into_iter()
        .filter_map(|(at, _)| labels.get(at).map(|(row, _)| *row))
        .collect()
}

/// Whether a source sets blank lines around its headings, as most of those between two paragraphs show.
pub(super) fn are_set_apart(sheet: &Sheet<'_>, starts: &[Start], roles: &Roles) -> bool {
    // Chapters are set apart almost everywhere; unnumbered headings tell more.
    let mut unnumbered = Setting::default();
    let mut numbered = Setting::default();
    for start in starts {
        let before: Vec<usize> =
            (0..start.row).rev().take(12).filter(|row| roles.get(*row) == Role::Open).take(4).collect();
        // The stop of a label on a line of its own ends no sentence.
        let is_title = |row: &&usize| {
            let words = text(sheet, **row);
            ending(words) == Ending::Open
                || heading_label(words).is_some_and(|label| label.end >= words.len())
        };
        let titles = before.iter().take_while(is_title).count();
        let follows_text = before.get(titles).is_some_and(|row| ending(text(sheet, *row)) == Ending::Stop);
        let first =
            titles.checked_sub(1).and_then(|last| before.get(last)).and_then(|row| sheet.rows.get(*row));
        // Blank lines behind a page mark are the page's.
        let after_text = before.get(titles).zip(titles.checked_sub(1).and_then(|last| before.get(last)));
        let adjacent = after_text.is_some_and(|(text, title)| text + 1 == *title);
        if let Some(row) = first.filter(|row| follows_text && adjacent && !row.page_start) {
            let setting = if heading_label(&row.text).is_some() { &mut numbered } else { &mut unnumbered };
            setting.count(row.gap || row.heading_markup);
        }
    }
    if unnumbered.apart + unnumbered.close > 0 { unnumbered.is_apart() } else { numbered.is_apart() }
}

/// How many headings have a blank line before them and how many have none.
#[derive(Default)]
struct Setting {
    apart: usize,
    close: usize,
}

impl Setting {
    fn count(&mut self, apart: bool) {
        if apart { self.apart += 1 } else { self.close += 1 }
    }

    fn is_apart(&self) -> bool {
        self.apart > self.close
    }
}

/// Whether a bracket or title mark is open at the end of a text.
fn is_unclosed(text: &str) -> bool {
    [('《', '》'), ('（', '）'), ('(', ')'), ('“', '”'), ('«', '»')]
        .iter()
        .any(|(open, close)| text.matches(*open).count() > text.matches(*close).count())
}

/// Whether a text ends with a word or mark after which it cannot be over.
pub(super) fn ends_with_joining(words: &Words, text: &str) -> bool {
    let text = text.trim_end();
    if text.ends_with([',', '，', '、', '-', '–', '/', '،']) {
        return true;
    }
    let folded = fold(text.rsplit(' ').next().unwrap_or(text));
    words.joining.iter().any(|word| {
        if word.chars().all(crate::text::is_cjk) {
            // The last character of a Chinese heading may well be 对 or 为; only 的, 和 and their like cannot be.
            matches!(*word, "的" | "和" | "及" | "与" | "或") && text.ends_with(word)
        } else {
            folded == *word
        }
    })
}

/// Whether rows read as a title: short, the last one without a stop, the first words not small.
pub(super) fn reads_as_title(context: &Context<'_, '_>, rows: &[usize], label_end: usize) -> bool {
    let sheet = context.sheet;
    let columns: u32 = rows.iter().filter_map(|row| sheet.rows.get(*row)).map(|row| row.width).sum();
    let first = rows.iter().map(|row| (*row, text(sheet, *row))).find_map(|(row, words)| {
        let from = if rows.first() == Some(&row) { label_end } else { 0 };
        tail(words, from).chars().next()
    });
    let last = rows.last().map_or("", |row| text(sheet, *row));
    let closed = match ending(last) {
        Ending::Open => !last.ends_with([',', '，', '、']),
        Ending::Stop => last.ends_with(['?', '？', '؟', '…']),
        Ending::Pause => false,
    };
    columns <= MOST_COLUMNS && closed && first.is_some_and(|c| !c.is_lowercase())
}

/// What an unnumbered heading is judged by besides itself.
pub(super) struct Space<'c> {
    /// Where the numbering of headings stands.
    pub(super) counters: &'c HeadingCounters,
    /// The row of the next paragraph.
    pub(super) next_start: usize,
    /// Whether a paragraph stands right before.
    pub(super) in_text: bool,
}

/// The rows of the unnumbered heading that begins at `row`, if one does.
///
/// Between the stop that ends a paragraph and the number that begins the next, whatever is short and ends without a
/// stop is a heading. Where more stands between them, it takes markup or blank lines to tell one.
pub(super) fn unnumbered(
    context: &Context<'_, '_>,
    row: usize,
    following: &[usize],
    space: &Space<'_>,
) -> Option<Vec<usize>> {
    let this = context.sheet.rows.get(row)?;
    if context.sheet.is_structured && !matches!(this.hint, Hint::Heading(_)) {
        return None;
    }
    if !may_be_title(this) || caption(context, row).is_some() {
        return None;
    }
    let rows = rows_of(context, row, 0, following);
    if !reads_as_title(context, &rows, 0) || !is_set_short(context, &rows) {
        return None;
    }
    let rest = following.get(rows.len() - 1..).unwrap_or(&[]);
    let told_by_setting = this.heading_markup
        || this.gap
            && rest.first().and_then(|next| context.sheet.rows.get(*next)).is_none_or(|next| next.gap);
    (leads_to_start(context, rest, space) || told_by_setting && !(space.in_text && rest.is_empty()))
        .then_some(rows)
}

/// Letters lead, and neither a note's mark nor columns.
fn may_be_title(row: &Row<'_>) -> bool {
    let letters = row.text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = row.text.chars().filter(|c| digit(*c).is_some()).count();
    let begins_well =
        row.text.chars().next().is_some_and(|c| c.is_alphanumeric() || "《“\"«[（(‘".contains(c));
    !row.columns && begins_well && letters >= 2 && letters > digits
}

/// The last row of a heading does not go to the margin, unless it is marked as a heading.
fn is_set_short(context: &Context<'_, '_>, rows: &[usize]) -> bool {
    let Some(last) = rows.last().and_then(|row| context.sheet.rows.get(*row)) else { return false };
    last.heading_markup
        || context.sheet.full_width.map_or(last.width <= 160, |full| last.width * 10 <= full * 9)
}

/// Whether nothing but headings stands between here and the next paragraph.
fn leads_to_start(context: &Context<'_, '_>, rest: &[usize], space: &Space<'_>) -> bool {
    const MOST_HEADINGS: usize = 4;
    let mut rest = rest;
    for _ in 0..MOST_HEADINGS {
        let Some(&next) = rest.first() else { return false };
        if next >= space.next_start {
            return next == space.next_start;
        }
        let words = text(context.sheet, next);
        let numbered = heading_label(words).filter(|label| space.counters.fit(label).is_some());
        let rows = rows_of(
            context,
            next,
            numbered.as_ref().map_or(0, |label| label.end),
            rest.get(1..).unwrap_or(&[]),
        );
        let titled = context.sheet.rows.get(next).is_some_and(may_be_title) || numbered.is_some();
        if !titled || !reads_as_title(context, &rows, 0) || !is_set_short(context, &rows) {
            return false;
        }
        if numbered.is_some_and(|label| label.end < words.len() || rows.len() > 1) {
            return true;
        }
        rest = rest.get(rows.len()..).unwrap_or(&[]);
    }
    false
}

/// The caption of a table or figure: "Table 3", "表3", with a short title or none.
pub(super) fn caption(context: &Context<'_, '_>, row: usize) -> Option<PassageKind> {
    let words = text(context.sheet, row);
    if words.len() > 300 || ending(words) == Ending::Stop {
        return None;
    }
    // "(see annex I,\nfigure VI)" cites one.
    let cited = words.starts_with(char::is_lowercase);
    let begins = |names| may_begin_with(words, names);
    if cited || !begins(context.words.table) && !begins(context.words.figure) {
        return None;
    }
    let folded = fold(words);
    let kinds = [(context.words.table, PassageKind::Table), (context.words.figure, PassageKind::Figure)];
    kinds.into_iter().find_map(|(names, kind)| {
        let rest = tail(&folded, begins_with(&folded, names)?.len()).trim_start();
        let number: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
        let goes_on = tail(rest, number.len()).starts_with([')', '）', ',', '，', ';', '；', '、']);
        let digits_end = number.find(|c| digit(c).is_none()).unwrap_or(number.len());
        let numbered = digits_end > 0
            || rest.is_empty()
            || roman(&number).is_some()
            || number.chars().next().is_some_and(|c| chinese(&c.to_string()).is_some());
        let short = context.sheet.rows.get(row).is_some_and(|row| {
            !context.sheet.is_full(row) || context.sheet.full_width.is_none() && row.width < 100
        });
        (numbered && short && !goes_on).then_some(kind)
    })
}

/// What kind of passage begins with a row that is neither heading nor text: a table by caption, columns or figures.
pub(super) fn passage_kind(
    context: &Context<'_, '_>,
    row: usize,
    until_start: &[usize],
) -> Option<PassageKind> {
    /// So many rows tell a table, and fewer than so many are none.
    const RUN: usize = 12;
    const SHORTEST_TABLE: usize = 4;
    let this = context.sheet.rows.get(row)?;
    if context.sheet.is_structured && this.hint == Hint::Table {
        return Some(PassageKind::Table);
    }
    let caption = caption(context, row);
    if context.sheet.is_structured {
        return caption.filter(|_| leads_to_table(context, until_start));
    }
    if caption.is_some() {
        return caption;
    }
    let is_unit = is_unit_of_table(context, row, until_start);
    if this.columns && item_label(&this.text).is_none() || is_unit {
        return Some(PassageKind::Table);
    }
    // A table whose cells an extractor put one below the other: many short rows, every third or so a figure.
    let run: Vec<&Row<'_>> = std::iter::once(&row)
        .chain(until_start)
        .take(RUN)
        .filter_map(|row| context.sheet.rows.get(*row))
        .collect();
    let narrow = context.sheet.full_width.map_or(50, |full| full / 2);
    let are_most = |cells: usize| cells * 8 >= run.len() * 7;
    // Widths are known: where they decide, and nearly everywhere they do, no text is read.
    if run.len() < SHORTEST_TABLE || !are_most(run.iter().filter(|row| row.width <= narrow).count()) {
        return None;
    }
    let cells = run.iter().filter(|row| row.width <= narrow && ending(&row.text) == Ending::Open).count();
    let figures = run.iter().filter(|row| is_figure(&row.text)).count();
    (are_most(cells) && figures * 4 >= run.len()).then_some(PassageKind::Table)
}

/// Whether a row in brackets stands directly above a table in markup.
pub(super) fn is_unit_of_table(context: &Context<'_, '_>, row: usize, following: &[usize]) -> bool {
    let rows = &context.sheet.rows;
    let next = following.first().and_then(|next| rows.get(*next));
    next.is_some_and(|next| next.table_markup)
        && rows.get(row).is_some_and(|row| row.text.starts_with('(') && row.text.ends_with(')'))
}

/// Whether a table begins within the next rows, a title and a unit at most in between.
fn leads_to_table(context: &Context<'_, '_>, following: &[usize]) -> bool {
    following.iter().take(3).any(|row| hint(context, *row) == Hint::Table)
}

/// A cell with a number in it, or an empty one's dash.
fn is_figure(text: &str) -> bool {
    text.chars().any(|c| digit(c).is_some()) && text.chars().filter(|c| c.is_alphabetic()).take(4).count() < 4
        || matches!(text, "–" | "—" | "-" | "…")
}

/// A full row of words.
pub(super) fn is_prose(context: &Context<'_, '_>, row: usize) -> bool {
    let Some(row) = context.sheet.rows.get(row) else { return false };
    let letters = row.text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = row.text.chars().filter(|c| digit(*c).is_some()).count();
    !row.columns && letters > digits * 4 && context.sheet.is_full(row) && row.width >= 40
}

/// The rows that are annex headings: the word and at most a number. `is_open` tells the rows that belong to the text.
pub(super) fn annexes(sheet: &Sheet<'_>, words: &Words, is_open: &[bool]) -> Vec<usize> {
    alone(sheet, is_open, |text| is_annex(text, words))
}

/// The rows that are a chapter or part of an official record and nothing else: "Chapter I", "第一章". Where the format
/// knows its headings it has the word.
pub(super) fn parts(sheet: &Sheet<'_>, words: &Words, is_open: &[bool]) -> Vec<usize> {
    if sheet.is_structured {
        return Vec::new();
    }
    alone(sheet, is_open, |text| is_part(text, words))
}

/// The open rows of a form that stand between sentences.
fn alone(sheet: &Sheet<'_>, is_open: &[bool], has_form: impl Fn(&str) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut before: Option<usize> = None;
    for (at, row) in sheet.rows.iter().enumerate() {
        if !is_open.get(at).copied().unwrap_or(false) {
            continue;
        }
        let between = before.is_none_or(|before| {
            let last = text(sheet, before);
            ending(last) == Ending::Stop || row.gap || row.page_start || row.heading_markup
        });
        if between && has_form(&row.text) {
            found.push(at);
        }
        before = Some(at);
    }
    found
}

/// A heading that is a word and its number has at most so many bytes.
const LONGEST_DIVISION: usize = 60;

fn is_part(text: &str, words: &Words) -> bool {
    if text.len() > LONGEST_DIVISION || !may_begin_with(text, words.part) {
        return false;
    }
    let folded = fold(text);
    words.part.iter().any(|word| match word.split_once('…') {
        Some((before, behind)) => {
            let number = folded.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind));
            number.is_some_and(|number| chinese(number).is_some())
        }
        None => begins_with(&folded, &[word]).is_some_and(|_| {
            let number = tail(&folded, word.len()).trim();
            let counts = number.chars().all(|c| digit(c).is_some()) && number.chars().count() <= 2;
            // "Part one", "Часть первая", "الفصل الأول".
            let is_word = number.chars().count() <= 8 && number.chars().all(char::is_alphabetic);
            !number.is_empty() && (counts || is_word)
        }),
    })
}

fn is_annex(text: &str, words: &Words) -> bool {
    if text.len() > LONGEST_DIVISION || !may_begin_with(text, words.annex) {
        return false;
    }
    let folded = fold(text.trim_end_matches(['*', ' ']));
    let Some(word) = begins_with(&folded, words.annex) else { return false };
    let rest = tail(&folded, word.len()).trim();
    let is_number = rest.chars().all(|c| digit(c).is_some()) && rest.chars().count() <= 2;
    let is_letter = rest.chars().count() == 1 && rest.chars().all(char::is_alphabetic);
    let is_ordinal = rest.starts_with("ال") && rest.split(' ').count() <= 2;
    is_number || is_letter || is_ordinal || roman(rest).is_some() || chinese(rest).is_some()
}
