//! Which numbers at the beginning of a row are paragraphs: decided over the whole sequence.
//!
//! Every number that may be a paragraph's is a candidate with a weight for how much it looks like one. The best chain
//! of candidates, each following the one before, is found by one pass: for every number the best chain that ends with
//! it is kept, and a candidate extends the best chain it can follow. A heading `1. 《…》` between paragraphs 13 and 14
//! loses against the chain that goes on, and a `51` without its stop wins because the chain would break without it.

use std::collections::HashMap;

use super::ending::{Ending, ending};
use super::labels::{ADVERB_BASE, Closing, Count, NumberLabel, Prefix, heading_label, number_label, tail};
use super::rows::{Row, Sheet};
use super::words::{begins_with, english_months, fold};
use crate::model::Hint;
use crate::text::is_cjk;

/// A row that begins a numbered paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    /// The row.
    pub(super) row: usize,
    /// The label it begins with.
    pub(super) label: NumberLabel,
    /// Whether the numbering begins anew with it, as in an annex.
    pub(super) restarts: bool,
}

/// A number out of sequence that looked like a paragraph's, by row.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The paragraphs, in order.
    pub(super) starts: Vec<Start>,
    /// Rows that looked like paragraphs and are none.
    pub(super) refused: Vec<(usize, u32)>,
}

/// A good paragraph number weighs 1. The other weights and costs are relative to it; they were set on the real reports
/// and mutations of them: what counts is their order, not their size.
mod weight {
    /// A number with its stop and a sentence behind it.
    pub(super) const PARAGRAPH: f32 = 1.0;
    /// The same before what looks like a heading: short, without a stop at the end.
    pub(super) const LIKE_A_HEADING: f32 = 0.25;
    /// The same in heading markup.
    pub(super) const MARKED_AS_HEADING: f32 = 0.05;
    /// Without its stop: only worth taking where the chain would break without it.
    pub(super) const NO_STOP: f32 = -0.4;
    /// In mid-paragraph by the look of the row before.
    pub(super) const IN_MID_SENTENCE: f32 = -0.3;
    /// The chain begins at another number than 1.
    pub(super) const LATE_START: f32 = -2.0;
    /// The numbering begins anew at 1, right under an annex heading or anywhere.
    pub(super) const RESTART_IN_ANNEX: f32 = -0.5;
    pub(super) const RESTART: f32 = -6.0;
    /// Numbers are missing: at least this, and a part more for each of them.
    pub(super) const GAP: f32 = -1.0;
    pub(super) const MISSING: f32 = -0.15;
    /// No gap costs more than this.
    pub(super) const WIDEST_GAP: f32 = -8.0;
}

/// Finds the paragraphs. `is_open` tells the rows that belong to the text; `annexes` are the rows of annex headings.
pub(super) fn find(sheet: &Sheet<'_>, is_open: &[bool], annexes: &[usize]) -> Numbering {
    let candidates = candidates(sheet, is_open);
    let chain = without_quoted_lists(best_chain(&candidates, annexes), &candidates);
    let mut numbering = Numbering::default();
    let mut taken = chain.into_iter().peekable();
    for (at, candidate) in candidates.iter().enumerate() {
        if let Some((_, restarts)) = taken.next_if(|(index, _)| *index == at) {
            numbering.starts.push(Start { row: candidate.row, label: candidate.label, restarts });
        } else if candidate.weight >= weight::PARAGRAPH {
            numbering.refused.push((candidate.row, candidate.label.count.whole));
        }
    }
    numbering
}

/// The chain without the lists that a paragraph quotes, such as an agenda: numbers that begin anew and break off where
/// the count goes on with the number after the one before the list.
fn without_quoted_lists(chain: Vec<(usize, bool)>, candidates: &[Candidate]) -> Vec<(usize, bool)> {
    let count = |link: &(usize, bool)| candidates.get(link.0).map(|candidate| candidate.label.count);
    let mut kept: Vec<(usize, bool)> = Vec::with_capacity(chain.len());
    // Where the numbering began anew, by the number that stood before.
    let mut interrupted: HashMap<(Option<Prefix>, u32), usize> = HashMap::new();
    for link in chain {
        if let (Some(last), Some(next)) = (kept.last().and_then(count), count(&link)) {
            if link.1 {
                interrupted.insert((last.prefix, last.whole), kept.len());
            } else if !follows(last, next)
                && let Some(at) = interrupted.remove(&(next.prefix, next.whole.saturating_sub(1)))
            {
                kept.truncate(at);
            }
        }
        kept.push(link);
    }
    kept
}

/// A number that may be a link of a chain.
#[derive(Debug)]
pub(super) struct Candidate {
    row: usize,
    label: NumberLabel,
    weight: f32,
}

impl Candidate {
    /// A plain number at the beginning of `row`.
    pub(super) fn numbered(row: usize, whole: u32, weight: f32) -> Self {
        let label =
            NumberLabel { count: Count { prefix: None, whole, part: 0 }, closing: Closing::Stop, end: 0 };
        Self { row, label, weight }
    }
}

fn candidates(sheet: &Sheet<'_>, is_open: &[bool]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut before: Option<&Row<'_>> = None;
    for (at, row) in sheet.rows.iter().enumerate() {
        if !is_open.get(at).copied().unwrap_or(false) {
            continue;
        }
        if let Some(label) = number_label(&row.text)
            && let Some(weight) = weigh(sheet, is_open, at, label, before)
        {
            found.push(Candidate { row: at, label, weight });
        }
        before = Some(row);
    }
    found
}

/// How much a number looks like a paragraph's; `None` where it cannot be one.
fn weigh(
    sheet: &Sheet<'_>,
    is_open: &[bool],
    at: usize,
    label: NumberLabel,
    before: Option<&Row<'_>>,
) -> Option<f32> {
    let row = sheet.rows.get(at)?;
    match row.hint {
        Hint::Heading(_) | Hint::Title | Hint::Note | Hint::Table | Hint::Artifact | Hint::Continues => {
            return None;
        }
        // A whole block with a number is a paragraph, however it ends.
        Hint::Block if label.closing != Closing::Bare => return Some(weight::PARAGRAPH),
        // So is one with a number in two parts, which has no stop: `16.29 Table 16.3 lists…`
        Hint::Block
            if label.count.is_composite() && tail(&row.text, label.end).starts_with(begins_sentence) =>
        {
            return Some(weight::PARAGRAPH);
        }
        Hint::Block | Hint::None => {}
    }
    let text = tail(&row.text, label.end);
    let first = text.chars().next();
    let after_sentence = before.is_none_or(|before| {
        ending(&before.text) == Ending::Stop
            || !sheet.is_full(before) && sheet.full_width.is_some()
            || before.heading_markup
    });
    if label.closing == Closing::Bare || label.count.is_composite() {
        let begins_sentence = first.is_some_and(|c| begins_sentence(c) && !is_measure(text));
        let ended = before.is_none_or(|before| {
            ending(&before.text) == Ending::Stop
                || before.heading_markup
                || before.hint == Hint::Table && begins_with(&fold(text), english_months()).is_none()
                || heading_label(&before.text).is_some()
        });
        if !(begins_sentence && ended) {
            return None;
        }
    }
    if label.closing == Closing::Bare && !label.count.is_composite() {
        return Some(weight::NO_STOP);
    }
    if row.columns && row.full_width_share(sheet) < 0.5 {
        return Some(weight::NO_STOP);
    }
    if row.heading_markup {
        return Some(weight::MARKED_AS_HEADING);
    }
    if looks_like_heading(sheet, is_open, at, text) {
        return Some(weight::LIKE_A_HEADING);
    }
    let begins_low = first.is_some_and(char::is_lowercase);
    Some(match (after_sentence || row.gap || row.page_start, begins_low) {
        (true, false) => weight::PARAGRAPH,
        (true, true) => weight::PARAGRAPH / 2.0,
        (false, false) => weight::PARAGRAPH / 4.0,
        (false, true) => weight::IN_MID_SENTENCE,
    })
}

fn begins_sentence(c: char) -> bool {
    c.is_uppercase()
        || is_cjk(c)
        || matches!(c, '“' | '"' | '«' | '‘' | '[')
        || ('\u{600}'..='\u{6FF}').contains(&c)
}

/// A measure word or sign after a number: 30 名, 5 %, 2031 年.
fn is_measure(text: &str) -> bool {
    const MEASURES: &str =
        "年月日号段条款个名次届种份项起万亿多人家国周天期页章节元倍岁卷位件所批类条层区场部成至和％%、，。；";
    text.chars().next().is_some_and(|c| MEASURES.contains(c))
}

/// Whether the text behind a label reads as a heading: it ends short and without a stop, and something else begins.
fn looks_like_heading(sheet: &Sheet<'_>, is_open: &[bool], at: usize, text: &str) -> bool {
    const LONGEST_HEADING: usize = 3;
    let mut last = (sheet.rows.get(at), text);
    let mut following =
        (at + 1..sheet.rows.len()).filter(|&next| is_open.get(next).copied().unwrap_or(false));
    if text.is_empty() {
        let Some(next) = following.next().and_then(|next| sheet.rows.get(next)) else { return false };
        last = (Some(next), &next.text);
    }
    for _ in 0..LONGEST_HEADING {
        let (Some(row), text) = last else { return false };
        if ending(text) != Ending::Open {
            return false;
        }
        if !sheet.is_full(row) || sheet.full_width.is_none() {
            return row.width < 200;
        }
        let Some(next) = following.next().and_then(|next| sheet.rows.get(next)) else { return true };
        if number_label(&next.text).is_some_and(|label| label.closing != Closing::Bare) {
            return true;
        }
        last = (Some(next), &next.text);
    }
    false
}

/// A chain of candidates under construction: its score, its last candidate.
#[derive(Debug, Clone, Copy)]
struct Link {
    score: f32,
    candidate: usize,
}

/// The best chain that ends with each number under each prefix.
type BestByWhole = HashMap<(Option<Prefix>, u32), Link>;

/// The indices of the candidates of the best chain in order, each with whether the numbering begins anew with it.
/// Behind a row of `annexes` it may do so at little cost.
pub(super) fn best_chain(candidates: &[Candidate], annexes: &[usize]) -> Vec<(usize, bool)> {
    let mut best_by_whole = BestByWhole::new();
    let mut best: Option<Link> = None;
    let mut previous: Vec<(Option<usize>, bool)> = Vec::with_capacity(candidates.len());
    let mut annexes = annexes.iter().peekable();
    // The best chain at the last annex heading: a restart goes on from what stood before it.
    let mut annex_at: Option<usize> = None;
    for (at, candidate) in candidates.iter().enumerate() {
        while annexes.next_if(|row| **row < candidate.row).is_some() {
            annex_at = Some(at);
        }
        let count = candidate.label.count;
        let in_annex = annex_at.is_some();
        let (score, from, restarts) = extend(candidates, &best_by_whole, best, count, in_annex);
        let link = Link { score: score + candidate.weight, candidate: at };
        previous.push((from, restarts));
        if restarts && in_annex {
            annex_at = None;
        }
        let better = |known: Option<&Link>| known.is_none_or(|known| link.score > known.score);
        let key = (count.prefix, count.whole);
        if better(best_by_whole.get(&key)) || follows_itself(candidates, &best_by_whole, count) {
            best_by_whole.insert(key, link);
        }
        if better(best.as_ref()) {
            best = Some(link);
        }
    }
    trace(best, &previous)
}

/// `10.2` goes on from `10.1`, which is kept under the same whole number.
fn follows_itself(candidates: &[Candidate], best_by_whole: &BestByWhole, count: Count) -> bool {
    count.part > 0
        && best_by_whole
            .get(&(count.prefix, count.whole))
            .and_then(|link| candidates.get(link.candidate))
            .is_some_and(|last| follows(last.label.count, count))
}

/// The best score a candidate can go on from, the candidate it follows, and whether it begins the numbering anew.
fn extend(
    candidates: &[Candidate],
    best_by_whole: &BestByWhole,
    best: Option<Link>,
    count: Count,
    in_annex: bool,
) -> (f32, Option<usize>, bool) {
    let first = count.whole == 1 && count.part <= 1;
    let mut options = vec![(if first { 0.0 } else { weight::LATE_START }, None, true)];
    let wholes = [Some(count.whole), count.whole.checked_sub(1)];
    for link in wholes.into_iter().flatten().filter_map(|whole| best_by_whole.get(&(count.prefix, whole))) {
        let last = candidates.get(link.candidate).map(|candidate| candidate.label.count);
        if last.is_some_and(|last| follows(last, count)) {
            options.push((link.score, Some(link.candidate), false));
        }
    }
    if let Some(link) = best
        && let Some(last) = candidates.get(link.candidate).map(|candidate| candidate.label.count)
    {
        if first {
            let new_prefix = count.prefix.is_some() && count.prefix != last.prefix;
            let cost = if in_annex || new_prefix { weight::RESTART_IN_ANNEX } else { weight::RESTART };
            options.push((link.score + cost, Some(link.candidate), true));
        } else if count.prefix == last.prefix && count.whole > last.whole + 1 && count.part <= 1 {
            let missing = (count.whole - last.whole - 1) as f32;
            let cost = (weight::GAP + weight::MISSING * missing).max(weight::WIDEST_GAP);
            options.push((link.score + cost, Some(link.candidate), false));
        }
    }
    options.into_iter().max_by(|(one, ..), (other, ..)| one.total_cmp(other)).unwrap_or((0.0, None, true))
}

/// Whether `next` is the number after `last`: 4 after 3, 10.1 after 10, 11 after 10.4, 2.1 after 1.7, `1 bis` after 1.
fn follows(last: Count, next: Count) -> bool {
    if last.prefix != next.prefix {
        return false;
    }
    if next.part == 0 {
        return next.whole == last.whole.saturating_add(1);
    }
    if next.part >= ADVERB_BASE {
        let after = if last.part >= ADVERB_BASE { last.part + 1 } else { ADVERB_BASE };
        return next.whole == last.whole && next.part == after;
    }
    let goes_on = next.whole == last.whole && next.part == last.part.saturating_add(1);
    goes_on || next.part == 1 && next.whole == last.whole.saturating_add(1)
}

fn trace(best: Option<Link>, previous: &[(Option<usize>, bool)]) -> Vec<(usize, bool)> {
    let mut chain = Vec::new();
    let mut at = best.map(|link| link.candidate);
    while let Some(candidate) = at {
        let Some((from, restarts)) = previous.get(candidate) else { break };
        chain.push((candidate, *restarts));
        at = *from;
    }
    chain.reverse();
    chain
}

impl Row<'_> {
    /// The share of a full line that the row takes.
    fn full_width_share(&self, sheet: &Sheet<'_>) -> f32 {
        sheet.full_width.map_or(1.0, |full| self.width as f32 / full.max(1) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Line;

    fn numbers(texts: &[&str]) -> Vec<u32> {
        let lines: Vec<Line<'_>> =
            (1..).zip(texts).map(|(number, text)| Line::plain(1, number, text)).collect();
        let sheet = Sheet::new(&lines);
        let open = vec![true; sheet.rows.len()];
        find(&sheet, &open, &[]).starts.into_iter().map(|start| start.label.count.whole).collect()
    }

    #[test]
    fn a_heading_in_between_is_no_paragraph() {
        let texts = ["1. 本报告。", "2. 第二段。", "1. 《公约》", "3. 第三段。", "4. 第四段。"];
        assert_eq!(numbers(&texts), [1, 2, 3, 4]);
    }

    #[test]
    fn a_heading_with_the_number_that_is_expected_is_no_paragraph() {
        let texts = ["1. One ends.", "2. Judicial networks", "2. Two ends.", "3. Three ends."];
        assert_eq!(numbers(&texts).len(), 3);
    }

    #[test]
    fn a_missing_stop_is_forgiven_where_the_chain_needs_it() {
        assert_eq!(numbers(&["1. One ends.", "2 Two ends.", "3. Three ends."]), [1, 2, 3]);
        assert_eq!(numbers(&["1. One ends.", "30 Countries took part."]), [1]);
    }

    #[test]
    fn a_year_at_the_beginning_of_a_line_is_no_paragraph() {
        assert_eq!(numbers(&["1. It began in", "2007. The end.", "2. Two ends."]), [1, 2]);
    }

    #[test]
    fn a_jump_is_carried_on_and_a_chapter_may_begin_late() {
        assert_eq!(
            numbers(&["156. One ends.", "157. Two ends.", "160. Three ends.", "161. Four ends."]),
            [156, 157, 160, 161]
        );
    }

    #[test]
    fn the_sections_of_a_budget_are_chains_of_their_own() {
        let texts = ["3.I.1 One.", "3.I.2 Two.", "3 States took part.", "3.II.1 One.", "3.II.2 Two."];
        assert_eq!(numbers(&texts), [1, 2, 1, 2]);
        assert_eq!(numbers(&["29A.1 One.", "29A.2 Two.", "29A.3 Three."]), [1, 2, 3]);
    }

    #[test]
    fn a_list_that_a_paragraph_quotes_does_not_interrupt_the_count() {
        let body =
            |numbers: std::ops::RangeInclusive<u32>| numbers.map(|n| format!("{n}. The Commission met."));
        let agenda = (1..=12).map(|n| format!("{n}. Item {n} of the agenda."));
        let texts: Vec<String> = body(1..=16).chain(agenda).chain(body(17..=20)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(numbers(&texts), (1..=20).collect::<Vec<u32>>());
    }

    #[test]
    fn numbers_put_in_later_follow_their_number() {
        let texts = ["1. One.", "1 bis. Between.", "2. Two.", "2.1. Part.", "2.2. Part.", "3. Three."];
        assert_eq!(numbers(&texts), [1, 1, 2, 2, 2, 3]);
    }
}
