//! Footnote marks in running text: where the mark of each note stood, and the text without them.
//!
//! A mark is known by its number, for the notes are counted through, and by what stands around it. Extractors glue it
//! to the word or number beside it: `。122015 年` holds the mark 12 and the year 2015.

use std::collections::HashSet;

use super::body::{Context, HeadingDraft, ParagraphDraft};
use super::footnotes::Note;
use super::headings::ends_with_joining;
use super::labels::tail;
use super::numerals::superscript_number;
use super::rows::Sheet;
use super::symbols;
use super::words::{Words, begins_with, begins_with_measure, fold};
use crate::model::{Hint, Number};
use crate::text::is_cjk;

/// A mark that was found: paragraph, subparagraph, byte offset in the text without marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The index of the note.
    pub(super) note: usize,
    /// The index of the paragraph.
    pub(super) paragraph: usize,
    /// The subparagraph, `None` for the paragraph's own words.
    pub(super) item: Option<usize>,
    /// Where it stood, in bytes.
    pub(super) offset: usize,
    /// The row it stood on.
    pub(super) row: usize,
    /// It stood against the text beside it without being raised.
    pub(super) glued: bool,
}

/// How surely some digits are a mark; the order counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sureness {
    /// Where a number of its own might stand: `次，2 次数`, `раз 2, то`. Taken only where nothing else on the page
    /// could be the mark.
    Doubtful,
    /// Between spaces behind a stop or comma: `决议。 4 毒品`.
    Detached,
    /// Between a letter and something that is neither letter nor digit: `手册3于`.
    AtWord,
    /// At the end of a year: `20021; b)`.
    AtYear,
    /// Before a year that begins a sentence: `。122015 年`.
    BeforeYear,
    /// Behind punctuation: `Agenda,6 `.
    AtPunctuation,
    /// Raised.
    Raised,
}

/// One text of the body: which paragraph and subparagraph it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct TextPlace {
    paragraph: usize,
    /// 0 for the paragraph's own words, else the subparagraph counted from 1.
    item: usize,
}

/// Finds the mark of every note, takes them out of the text and returns them in the order of the text.
pub(super) fn take_out(
    paragraphs: &mut [ParagraphDraft],
    notes: &[Note],
    sheet: &Sheet<'_>,
    words: &Words,
) -> Vec<Mark> {
    let pages = pages(sheet);
    let mut found: Vec<(TextPlace, std::ops::Range<usize>, usize, bool)> = Vec::new();
    let mut from = (TextPlace { paragraph: 0, item: 0 }, 0);
    for (index, note) in notes.iter().enumerate() {
        let (Some(number), Some((row, _))) = (note.number.integer(), note.rows.first()) else { continue };
        let page_begins = pages.get(*row).copied().unwrap_or(0);
        let raised = sheet.rows.get(*row).is_some_and(|row| row.hint == Hint::Note);
        let wanted = Wanted { number, row: *row, page_begins, bracketed: note.bracketed, raised, words };
        if let Some((place, bytes, glued)) = search(paragraphs, from, &wanted) {
            from = (place, bytes.end);
            found.push((place, bytes, index, glued));
        }
    }
    cut(paragraphs, found)
}

/// The row with which the page of every row begins; without page ends, a page is taken to have so many rows.
fn pages(sheet: &Sheet<'_>) -> Vec<usize> {
    const ROWS_OF_A_PAGE: usize = 50;
    let mut begin = 0;
    let rows = sheet.rows.iter().enumerate();
    rows.map(|(at, row)| {
        if row.page_start {
            begin = at;
        }
        if sheet.has_pages { begin } else { at.saturating_sub(ROWS_OF_A_PAGE) }
    })
    .collect()
}

/// A number marks a note at most so many rows before its body.
const FARTHEST: usize = 400;

/// The mark that is looked for.
struct Wanted<'w> {
    number: u32,
    /// The row of the note's body.
    row: usize,
    /// The first row of its page.
    page_begins: usize,
    bracketed: bool,
    /// Only a raised number can be it: the format knows its notes, and so their marks.
    raised: bool,
    words: &'w Words,
}

fn search(
    paragraphs: &[ParagraphDraft],
    from: (TextPlace, usize),
    wanted: &Wanted<'_>,
) -> Option<(TextPlace, std::ops::Range<usize>, bool)> {
    let note_row = wanted.row;
    let mut best: Option<(Sureness, bool, TextPlace, std::ops::Range<usize>)> = None;
    let mut doubtful = 0;
    for (index, paragraph) in paragraphs.iter().enumerate().skip(from.0.paragraph) {
        if paragraph.start.row > note_row {
            break;
        }
        for item in 0..=paragraph.items.len() {
            let place = TextPlace { paragraph: index, item };
            let Some(flow) = flow_of(paragraph, item) else { continue };
            if place < from.0 || flow.origins.last().is_some_and(|(_, row)| row + FARTHEST < note_row) {
                continue;
            }
            let begin = if place == from.0 { from.1 } else { 0 };
            let found = if wanted.bracketed {
                bracketed(&flow.text, begin, wanted.number)
            } else {
                occurrences(&flow.text, begin, wanted.number, wanted.words)
            };
            for (bytes, sureness) in found {
                if wanted.raised && sureness != Sureness::Raised {
                    continue;
                }
                let row = flow.row_at(bytes.start).unwrap_or(note_row);
                if sureness == Sureness::Doubtful {
                    if row < wanted.page_begins || row > note_row {
                        continue;
                    }
                    doubtful += 1;
                }
                let before_note = row <= note_row;
                // Two equal chances: the later one is nearer to the note at the foot of the page, but marks are
                // counted through, so that the first raised one is right.
                let better = best.as_ref().is_none_or(|(known, known_before, ..)| {
                    (before_note, sureness) > (*known_before, *known)
                });
                if better {
                    best = Some((sureness, before_note, place, bytes));
                }
            }
        }
    }
    best.filter(|(sureness, ..)| *sureness != Sureness::Doubtful || doubtful == 1)
        .map(|(sureness, _, place, bytes)| (place, bytes, sureness != Sureness::Raised))
}

fn flow_of(paragraph: &ParagraphDraft, item: usize) -> Option<&super::flow::Flow> {
    match item.checked_sub(1) {
        None => Some(&paragraph.own),
        Some(index) => paragraph.items.get(index).map(|(_, _, flow)| flow),
    }
}

/// Every place from byte `from` on where `number` may be a mark.
fn occurrences(
    text: &str,
    from: usize,
    number: u32,
    words: &Words,
) -> Vec<(std::ops::Range<usize>, Sureness)> {
    let digits = number.to_string();
    let cited = symbols::citations(text);
    let in_symbol = |at: usize| cited.iter().any(|citation| citation.bytes.contains(&at));
    let plain = memchr::memmem::find_iter(text.as_bytes(), digits.as_bytes())
        .filter(|at| *at >= from && !in_symbol(*at))
        .filter_map(|at| Some((at..at + digits.len(), sureness(text, at, &digits, words)?)));
    let raised = text
        .char_indices()
        .skip_while(|(at, _)| *at < from)
        .filter(|(at, c)| super::numerals::superscript(*c).is_some() && !follows_superscript(text, *at))
        .filter_map(|(at, _)| {
            let (value, length) = superscript_number(tail(text, at))?;
            (value == number && !is_power(text, at, value)).then_some((at..at + length, Sureness::Raised))
        });
    plain.chain(raised).collect()
}

/// Whether the raised number at byte `at` is the power of a unit of length: `60 km²`.
fn is_power(text: &str, at: usize, value: u32) -> bool {
    let before = text.get(..at).unwrap_or("");
    let unit = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(value, 2 | 3) && matches!(unit, "m" | "km" | "cm" | "mm" | "dm")
}

/// Every `(1)` from byte `from` on that stands against the word before it.
fn bracketed(text: &str, from: usize, number: u32) -> Vec<(std::ops::Range<usize>, Sureness)> {
    let brackets = text.char_indices().filter(|(at, c)| *c == '(' && *at >= from);
    brackets
        .filter_map(|(at, _)| {
            let inner = tail(text, at + 1);
            let (value, length) = super::numerals::number(inner)?;
            let closed = tail(inner, length).starts_with(')');
            let against = text.get(..at)?.chars().next_back().is_some_and(|c| !c.is_whitespace());
            (value == number && closed && against).then(|| (at..at + length + 2, Sureness::Raised))
        })
        .collect()
}

fn follows_superscript(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_some_and(|c| super::numerals::superscript(c).is_some())
}

fn sureness(text: &str, at: usize, digits: &str, words: &Words) -> Option<Sureness> {
    let before = text.get(..at)?;
    let after = tail(text, at + digits.len());
    let last = before.chars().next_back()?;
    let next = after.chars().next();
    if last.is_ascii_digit() {
        return is_year_end(before, next).then_some(Sureness::AtYear);
    }
    if next.is_some_and(|c| c.is_ascii_digit()) {
        return (is_stop(last) && begins_year(after)).then_some(Sureness::BeforeYear);
    }
    if next.is_some_and(|c| matches!(c, '%' | '％' | '/' | '-' | '–' | '°' | '‰')) || is_decimal(after)
    {
        return None;
    }
    if last.is_whitespace() {
        return detached(before.trim_end(), after, words);
    }
    if is_punctuation(last) {
        let decimal = matches!(last, '.' | ',' | ':')
            && before.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
        let numbered =
            matches!(last, '(' | '（' | '/' | '-' | '–' | '—' | '第' | '“' | '《' | '+' | '$' | '、');
        if decimal || numbered || is_abbreviation(before) {
            return None;
        }
        return Some(if is_measure(after) { Sureness::Doubtful } else { Sureness::AtPunctuation });
    }
    let ends_word = next.is_none_or(|c| !c.is_alphanumeric() || is_cjk(c));
    (last.is_alphabetic() && ends_word && !is_measure(after) && !leads_to_number(before))
        .then_some(Sureness::AtWord)
}

/// A number between spaces: a mark behind a stop; perhaps one behind a comma or before punctuation.
fn detached(before: &str, after: &str, words: &Words) -> Option<Sureness> {
    let last = before.chars().next_back()?;
    let next = after.chars().next();
    if next.is_none_or(char::is_whitespace) && !is_measure(after) {
        if is_stop(last) && begins_anew(after) {
            return Some(Sureness::Detached);
        }
        return (is_stop(last) || parts_words(before, after, words)).then_some(Sureness::Doubtful);
    }
    (last.is_alphabetic() && next.is_some_and(|c| matches!(c, ',' | '.' | ';' | '،' | '؛')))
        .then_some(Sureness::Doubtful)
}

/// Whether a number between these words counts neither: `the Agenda 2 and`, but not `of 2 States` or `in 12 countries`.
fn parts_words(before: &str, after: &str, words: &Words) -> bool {
    let next: String = after.trim_start().chars().take(LONGEST_JOINING).collect();
    before.ends_with(char::is_alphabetic)
        && !leads_to_number(before)
        && !ends_with_joining(words, before)
        && begins_with(&fold(&next), words.joining).is_some()
}

/// No word that joins has so many letters.
const LONGEST_JOINING: usize = 16;

/// A stop that shortens a word with a number behind it: `Add.1`, `No.5`, `vol.2`.
fn is_abbreviation(before: &str) -> bool {
    const SHORT: [&str; 24] = [
        "Add", "Corr", "Rev", "Amend", "No", "Nos", "Vol", "vol", "art", "arts", "Art", "par", "para",
        "paras", "p", "pp", "SR", "PV", "WG", "WP", "CN", "AC", "CONF", "SER",
    ];
    let Some(word) = before.strip_suffix('.') else { return false };
    let word = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    SHORT.contains(&word)
}

/// `2002` and a mark behind it, before punctuation or a space.
fn is_year_end(before: &str, next: Option<char>) -> bool {
    let run: Vec<char> = before.chars().rev().take_while(char::is_ascii_digit).collect();
    let year =
        run.len() == 4 && matches!((run.get(3), run.get(2)), (Some('1'), Some('9')) | (Some('2'), Some('0')));
    year && next.is_none_or(|c| !c.is_alphanumeric())
}

fn begins_year(after: &str) -> bool {
    let run: String = after.chars().take_while(char::is_ascii_digit).collect();
    run.len() == 4 && (run.starts_with("19") || run.starts_with("20"))
}

fn is_decimal(after: &str) -> bool {
    after.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '。'
            | ','
            | '，'
            | ';'
            | '；'
            | ':'
            | '：'
            | '”'
            | '"'
            | '）'
            | ')'
            | '》'
            | '»'
            | '’'
            | '؛'
            | '،'
    )
}

fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// After a detached mark a sentence or clause begins anew, or nothing follows.
fn begins_anew(after: &str) -> bool {
    after
        .trim_start()
        .chars()
        .next()
        .is_none_or(|c| c.is_uppercase() || is_cjk(c) || c.is_alphabetic() && !c.is_ascii())
}

/// What a number counts or dates: the digits before it are no mark.
fn is_measure(after: &str) -> bool {
    const CHINESE: &str = "年月日号段条款个名次届种份项起万亿人家国周天期页章节元倍岁卷位件所批类层区场部成多余至点时分秒吨美百千公厘升";
    let trimmed = after.trim_start();
    let spaced = trimmed.len() < after.len();
    let Some(first) = trimmed.chars().next() else { return false };
    if CHINESE.contains(first) {
        return true;
    }
    let folded = trimmed.chars().take(12).collect::<String>().to_lowercase();
    spaced && begins_with_measure(&folded)
}

/// Characters before a number that it belongs to: 第, 约, 共; a capital letter (`G7`, `COVID19`).
fn leads_to_number(before: &str) -> bool {
    const CHINESE: &str = "第约共近达至到和有超每前后于年月从在为逾及与或之款条项段号比过仅各这该占";
    before.chars().next_back().is_some_and(|c| CHINESE.contains(c) || c.is_uppercase())
}

/// Takes the marks out of the texts from the end on, so that offsets hold.
fn cut(
    paragraphs: &mut [ParagraphDraft],
    mut found: Vec<(TextPlace, std::ops::Range<usize>, usize, bool)>,
) -> Vec<Mark> {
    found.sort_by_key(|(place, bytes, ..)| (*place, bytes.start));
    let mut marks: Vec<Mark> = Vec::with_capacity(found.len());
    let mut taken = (TextPlace { paragraph: usize::MAX, item: 0 }, 0);
    for (place, bytes, note, glued) in found {
        if taken.0 != place {
            taken = (place, 0);
        }
        let Some(paragraph) = paragraphs.get_mut(place.paragraph) else { continue };
        let resumes = paragraph.resumes;
        let flow = match place.item.checked_sub(1) {
            None => &mut paragraph.own,
            Some(index) => match paragraph.items.get_mut(index) {
                Some((_, _, flow)) => flow,
                None => continue,
            },
        };
        let from = bytes.start - taken.1;
        let row = flow.row_at(from).unwrap_or(0);
        let to = widen(&flow.text, from, bytes.end - taken.1);
        flow.remove(from, to);
        // A mark belongs to the word before it, whatever white space the line had between them.
        let offset = flow.text.get(..from).map_or(from, |before| before.trim_end().len());
        taken.1 += to - from;
        if place.item == 0 {
            paragraph.resumes = resumes.map(|at| if at > from { at.saturating_sub(to - from) } else { at });
        }
        marks.push(Mark {
            note,
            paragraph: place.paragraph,
            item: place.item.checked_sub(1),
            offset,
            row,
            glued,
        });
    }
    marks
}

/// Between Chinese characters the white space around a mark goes with it.
fn widen(text: &str, from: usize, to: usize) -> usize {
    let after = tail(text, to);
    let trimmed = after.trim_start();
    let cjk_before =
        text.get(..from).and_then(|before| before.trim_end().chars().next_back()).is_some_and(is_cjk);
    let spaced_before = text.get(..from).is_some_and(|before| before.ends_with(' '));
    if cjk_before && trimmed.chars().next().is_none_or(is_cjk) || spaced_before && after.starts_with(' ') {
        return text.len() - trimmed.len();
    }
    to
}

/// Whether the row above a block of notes may hold the mark of note `number`, so that the block is told by it.
pub(super) fn may_hold(text: &str, number: u32, words: &Words) -> bool {
    occurrences(text, 0, number, words).iter().any(|(_, sureness)| *sureness > Sureness::Doubtful)
}

/// Takes the marks out that stand at the end of headings, of notes that no paragraph has a mark of; returns these notes.
///
/// A caption's number is its own, and so is every number where the format knows the marks.
pub(super) fn take_from_headings(
    headings: &mut [HeadingDraft],
    notes: &[Note],
    marks: &[Mark],
    context: &Context<'_, '_>,
) -> Vec<usize> {
    if context.sheet.is_structured {
        return Vec::new();
    }
    let numbered = [context.words.table, context.words.figure, context.words.annex, context.words.part];
    let marked: HashSet<usize> = marks.iter().map(|mark| mark.note).collect();
    let mut unmarked: Vec<(usize, u32, usize)> = Vec::new();
    for (index, note) in notes.iter().enumerate().filter(|(index, _)| !marked.contains(index)) {
        if let (Some(number), Some((row, _))) = (note.number.integer(), note.rows.first()) {
            unmarked.push((*row, number, index));
        }
    }
    unmarked.sort_unstable();
    let mut found = Vec::new();
    for heading in headings {
        let text = &heading.title.text;
        let words = text.trim_end_matches(|c: char| c.is_ascii_digit());
        if numbered.iter().any(|names| begins_with(&fold(words), names).is_some()) {
            continue;
        }
        let (Ok(number), Some((_, row))) =
            (tail(text, words.len()).parse::<u32>(), heading.title.origins.last())
        else {
            continue;
        };
        let below = unmarked.iter().skip(unmarked.partition_point(|(body, ..)| body <= row));
        let mut near = below.take_while(|(body, ..)| body - row < FARTHEST);
        if let Some((_, _, note)) = near.find(|(_, value, _)| *value == number) {
            found.push(*note);
            heading.title.remove(words.trim_end().len(), text.len());
        }
    }
    found
}

/// The marks of stars at the end of a title or agenda item belong to notes by stars.
pub(super) fn is_star(number: &Number) -> bool {
    matches!(number, Number::Text(text) if text.starts_with('*'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::parse::words;

    fn best(text: &str, number: u32) -> Option<(usize, Sureness)> {
        occurrences(text, 0, number, words::of(Language::English))
            .into_iter()
            .max_by_key(|(_, sureness)| *sureness)
            .map(|(bytes, sureness)| (bytes.start, sureness))
    }

    #[test]
    fn marks_are_told_in_every_setting() {
        for (text, number, sureness) in [
            ("会议。1", 1, Sureness::AtPunctuation),
            ("续会。2 除其他外", 2, Sureness::AtPunctuation),
            ("决议。 4 毒品", 4, Sureness::Detached),
            ("手册3于2031年", 3, Sureness::AtWord),
            ("the Agenda,6 and", 6, Sureness::AtPunctuation),
            ("the Declaration8 adopted", 8, Sureness::AtWord),
            ("启动。122015 年间", 12, Sureness::BeforeYear),
            ("en 20021; b)", 1, Sureness::AtYear),
            ("end.¹² Next", 12, Sureness::Raised),
            ("Programme”5 was", 5, Sureness::AtPunctuation),
        ] {
            assert_eq!(best(text, number).map(|(_, found)| found), Some(sureness), "{text}");
        }
    }

    #[test]
    fn what_may_be_a_number_is_doubtful() {
        for (text, number) in [
            ("960 次，2 次数少于", 2),
            ("2960 раз 2, то есть", 2),
            ("12 pairs of languages, 9 and each", 9),
            ("Sustainable Development 1 and its Goals", 1),
        ] {
            assert_eq!(best(text, number).map(|(_, found)| found), Some(Sureness::Doubtful), "{text}");
        }
    }

    #[test]
    fn figures_are_no_marks() {
        for (text, number) in [
            ("第3段", 3),
            ("共3 次", 3),
            ("about 3.5 million", 3),
            ("3,500 people", 3),
            ("in 12 countries", 12),
            ("of 12 of the States", 12),
            ("attended 12 meetings", 12),
            ("2031年3月1日", 1),
            ("约 40%为", 40),
            ("A/RES/7", 7),
            ("on 5 June", 5),
            ("paras. 29-31", 31),
            ("G7 and", 7),
            ("(A/88/201 and Add.1).", 1),
            ("Nations, vol.2 and", 2),
        ] {
            assert_eq!(best(text, number), None, "{text}");
        }
    }
}
