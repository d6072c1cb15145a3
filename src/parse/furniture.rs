//! Furniture: lines that belong to the page and not to the report.
//!
//! Told by shape (page marks, job numbers, rules, link lists) and by repetition (a running head is printed on every
//! page). The shapes are those of the four duty stations: `18-12217 (E)`, `GE.20-15920 (F)`, `V.15-01966 (E) 270315`,
//! `K0360265`, with bars such as `*1812217*`.

use std::collections::HashMap;

use super::labels::{is_ideograph, number_label};
use super::rows::{Row, Sheet};
use super::symbols;
use super::words::{Words, begins_with, fold, may_begin_with};
use crate::model::{DropReason, Hint};

/// What furniture was found: a reason for each row that is furniture, and the symbol of the report itself.
#[derive(Debug)]
pub(super) struct Furniture {
    /// One entry a row.
    pub(super) reasons: Vec<Option<DropReason>>,
    /// The symbol the pages carry.
    pub(super) symbol: Option<String>,
}

/// Rows at the head of a source among which the symbol of the report is looked for.
const FIRST_PAGE: usize = 60;

/// Finds the furniture of a sheet.
pub(super) fn find(sheet: &Sheet<'_>, words: &Words) -> Furniture {
    let symbol = own_symbol(sheet);
    let symbol = symbol.map(|symbol| joint_symbol(sheet, &symbol).unwrap_or(symbol));
    let mut reasons: Vec<Option<DropReason>> = Vec::with_capacity(sheet.rows.len());
    let parts = symbol.as_deref().map(symbol_parts).unwrap_or_default();
    for row in &sheet.rows {
        reasons.push(match row.hint {
            Hint::Artifact => Some(DropReason::RunningHead),
            hint if is_told(hint) => None,
            _ if row.only_markup => Some(DropReason::Markup),
            _ => shape(&row.text, words, &parts),
        });
    }
    mark_job_dates(sheet, &mut reasons);
    mark_repeated_heads(sheet, &mut reasons);
    mark_page_numbers(sheet, &mut reasons);
    mark_link_lists(sheet, words, &mut reasons);
    Furniture { reasons, symbol }
}

/// Whether the format says what a row is, so that it is no furniture, however often it is there.
fn is_told(hint: Hint) -> bool {
    match hint {
        Hint::Heading(_) | Hint::Title | Hint::Table | Hint::Note => true,
        Hint::None | Hint::Block | Hint::Continues | Hint::Artifact => false,
    }
}

/// The joint symbol of the first page, `A/80/86-E/2025/71`, of which the following pages carry one half a line.
fn joint_symbol(sheet: &Sheet<'_>, half: &str) -> Option<String> {
    let rows = sheet.rows.iter().take(FIRST_PAGE);
    rows.map(|row| row.text.replace('*', "")).find(|text| {
        text.len() < 60
            && text.starts_with(half)
            && symbols::citations(text).len() == 2
            && bare_symbol(text).is_some()
    })
}

/// `A/80/86-E/2025/71` is printed as two lines on the following pages.
fn symbol_parts(symbol: &str) -> Vec<String> {
    let mut parts = vec![symbol.to_owned()];
    let joint = symbols::citations(symbol);
    if joint.len() > 1 {
        parts.extend(joint.into_iter().flat_map(|citation| citation.symbols));
    }
    parts
}

/// The symbol the report carries: the one that stands alone on most lines, else the first on the first page.
fn own_symbol(sheet: &Sheet<'_>) -> Option<String> {
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        let Some(symbol) = bare_symbol(&row.text) else { continue };
        counts.entry(symbol).or_insert((0, at)).0 += 1;
    }
    // What a note cites is not the report.
    let first_page = sheet.rows.iter().take(FIRST_PAGE).filter(|row| row.hint != Hint::Note);
    let most = counts.into_iter().max_by_key(|(_, (count, first))| (*count, usize::MAX - first));
    match most {
        Some((symbol, (count, first))) if count > 1 || first < FIRST_PAGE => Some(symbol),
        _ => first_page
            .filter(|row| row.text.chars().count() < 60)
            .flat_map(|row| symbols::citations(&row.text))
            .find_map(|citation| citation.symbols.into_iter().next()),
    }
}

/// A line that is one symbol, or a joint one such as `A/80/86-E/2025/71`.
fn bare_symbol(text: &str) -> Option<String> {
    if text.starts_with(is_ideograph) {
        return None;
    }
    if let Some(symbol) = symbols::whole_symbol(text) {
        return Some(symbol);
    }
    if !text.contains('/') || text.len() > 60 {
        return None;
    }
    let citations = symbols::citations(text);
    let covered: usize = citations.iter().map(|citation| citation.bytes.len()).sum();
    (citations.len() > 1 && covered + citations.len() > text.len()).then(|| text.to_owned())
}

fn shape(text: &str, words: &Words, own_symbols: &[String]) -> Option<DropReason> {
    if text.len() > 160 {
        return None;
    }
    if is_rule(text) {
        return Some(DropReason::Rule);
    }
    if is_markup(text) {
        return Some(DropReason::Markup);
    }
    if bare_symbol(text).is_some_and(|symbol| own_symbols.contains(&symbol)) {
        return Some(DropReason::RunningHead);
    }
    if let Some(reason) = page_line(text) {
        return Some(reason);
    }
    let text = text.trim_start_matches(['*', '(', '（', '[']);
    may_begin_with(text, words.notices)
        .then(|| begins_with(&fold(text), words.notices))?
        .map(|_| DropReason::Notice)
}

/// At least five underscores or dashes and nothing else.
fn is_rule(text: &str) -> bool {
    if text.starts_with(char::is_alphanumeric) {
        return false;
    }
    let marks = text.chars().filter(|c| !c.is_whitespace()).count();
    marks >= 3
        && (text.chars().all(|c| c == '_' || c.is_whitespace()) && marks >= 5
            || text
                .chars()
                .all(|c| matches!(c, '-' | '–' | '—' | '─' | '*' | '=' | '⸻') || c.is_whitespace()))
}

/// Lines that converters add: comments, empty table rules, code fences.
fn is_markup(text: &str) -> bool {
    (text.starts_with("<!--") && text.ends_with("-->"))
        || text.starts_with("```")
        || (text.starts_with("+-") && text.chars().all(|c| matches!(c, '+' | '-' | '=' | ':')))
        || (text.starts_with('|') && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '+')))
        || text.contains("ODS JOB NO")
        || text.contains("<>symbol<>")
}

/// Page marks and job numbers, alone or together on one line, in either order; a bare page number only beside a job
/// number: `GE.25-06162 19`.
fn page_line(text: &str) -> Option<DropReason> {
    if text.starts_with(is_ideograph) {
        return None;
    }
    let mut reason = None;
    let (mut has_job, mut numbers) = (false, 0);
    for token in text.split_whitespace() {
        let Some(kind) = token_kind(token) else {
            page_number(token)?;
            numbers += 1;
            continue;
        };
        match kind {
            Token::Page => reason = Some(DropReason::PageMark),
            Token::Job => {
                has_job = true;
                reason = Some(reason.unwrap_or(DropReason::JobNumber));
            }
            Token::Companion => {}
        }
    }
    match numbers {
        0 => reason,
        1 if has_job => Some(DropReason::PageMark),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Page,
    Job,
    /// Stands beside the others and means nothing alone: a language letter, a date in six digits.
    Companion,
}

fn token_kind(token: &str) -> Option<Token> {
    let bare = token.trim_matches(['*', '<', '>']);
    if token == "/..." || token == "/…" || is_page_of(bare) {
        return Some(Token::Page);
    }
    if is_job_number(bare) || is_bar(token) {
        return Some(Token::Job);
    }
    let is_letter = matches!(bare, "(A)" | "(C)" | "(E)" | "(F)" | "(R)" | "(S)");
    let is_date = bare.len() == 6 && bare.bytes().all(|b| b.is_ascii_digit());
    let is_typist = (2..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_uppercase());
    (is_letter || is_date || is_typist).then_some(Token::Companion)
}

/// `2/18`, or `/320-09399` as flattened Arabic leaves it.
fn is_page_of(token: &str) -> bool {
    if let Some((page, of)) = token.split_once('/') {
        let count = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let ordered = page.parse::<u32>().ok() <= of.parse::<u32>().ok();
        return (count(page) && count(of) && ordered)
            || (page.is_empty() && is_job_number(tail_after_digit(of)));
    }
    false
}

fn tail_after_digit(text: &str) -> &str {
    text.strip_prefix(|c: char| c.is_ascii_digit()).unwrap_or(text)
}

/// `18-12217`, `GE.20-15920`, `V.15-01966`, `K0360265`, `K1500123.s`.
fn is_job_number(token: &str) -> bool {
    let digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let bare = ["GE.", "V.", "NA."].iter().find_map(|office| token.strip_prefix(office)).unwrap_or(token);
    if let Some((year, number)) = bare.split_once('-') {
        return digits(year, 2..=2) && digits(number, 5..=5);
    }
    token.strip_prefix('K').is_some_and(|rest| digits(rest.split('.').next().unwrap_or(rest), 6..=7))
}

/// `*1812217*`, `*V1501966*`.
fn is_bar(token: &str) -> bool {
    let Some(inner) = token.strip_prefix('*').and_then(|rest| rest.strip_suffix('*')) else { return false };
    let digits = inner.trim_start_matches(|c: char| c.is_ascii_uppercase());
    inner.len() - digits.len() <= 2
        && (6..=9).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The dates of a job number, six digits each, on lines of their own beside it.
fn mark_job_dates(sheet: &Sheet<'_>, reasons: &mut [Option<DropReason>]) {
    for at in 0..sheet.rows.len() {
        let is_date = sheet
            .rows
            .get(at)
            .is_some_and(|row| row.text.len() == 6 && row.text.bytes().all(|b| b.is_ascii_digit()));
        let beside = |at: usize| reasons.get(at) == Some(&Some(DropReason::JobNumber));
        if is_date
            && (beside(at + 1) || at > 0 && beside(at - 1))
            && let Some(reason) = reasons.get_mut(at)
        {
            *reason = Some(DropReason::JobNumber);
        }
    }
}

/// A short line that stands beside a page mark on three pages that follow each other is a running head, wherever it stands
/// so. On pages far apart it may be a heading: "A. Recommendations" begins a page in several chapters.
fn mark_repeated_heads(sheet: &Sheet<'_>, reasons: &mut [Option<DropReason>]) {
    let mut pages: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut candidates = Vec::new();
    let mut page = 0;
    for (at, row) in sheet.rows.iter().enumerate() {
        let begins =
            row.page_start || is_page_like(reasons, at) && (at == 0 || !is_page_like(reasons, at - 1));
        page += usize::from(begins);
        if reasons.get(at).is_some_and(Option::is_none)
            && is_beside_edge(sheet, reasons, at)
            && is_head_like(sheet, row)
        {
            pages.entry(row.text.as_ref()).or_default().push(page);
            candidates.push((at, row.text.as_ref()));
        }
    }
    for (at, text) in candidates {
        let repeated = pages.get(text).is_some_and(|pages| follow_each_other(pages));
        if let (true, Some(reason)) = (repeated, reasons.get_mut(at)) {
            *reason = Some(DropReason::RunningHead);
        }
    }
}

/// Whether three of `pages`, which rise, are next to each other, or every other one.
fn follow_each_other(pages: &[usize]) -> bool {
    // A mark may be counted as a page of its own.
    const NEAR: usize = 5;
    pages
        .windows(3)
        .any(|some| some.first().zip(some.last()).is_some_and(|(first, last)| last - first <= NEAR))
}

fn is_page_like(reasons: &[Option<DropReason>], at: usize) -> bool {
    matches!(
        reasons.get(at),
        Some(Some(DropReason::PageMark | DropReason::RunningHead | DropReason::JobNumber))
    )
}

/// Whether a row is the first or the last of its page, or stands beside what is printed there.
fn is_beside_edge(sheet: &Sheet<'_>, reasons: &[Option<DropReason>], at: usize) -> bool {
    let begins = |at: usize| sheet.rows.get(at).is_some_and(|row| row.page_start);
    is_page_like(reasons, at + 1) || at > 0 && is_page_like(reasons, at - 1) || begins(at) || begins(at + 1)
}

fn is_head_like(sheet: &Sheet<'_>, row: &Row<'_>) -> bool {
    let goes_to_margin = sheet.full_width.is_some() && sheet.is_full(row);
    row.width <= 80
        && !is_told(row.hint)
        && !goes_to_margin
        && number_label(&row.text).is_none()
        && !row.text.ends_with(['.', '。', ';', '；'])
        && row.text.chars().any(char::is_alphabetic)
}

/// "Page 2" and bare numbers that rise by one from page to page beside other furniture or at a page's edge.
fn mark_page_numbers(sheet: &Sheet<'_>, reasons: &mut [Option<DropReason>]) {
    // Where pages are marked "2/18", a bare number is a footnote's or a table's.
    let bare_marks = !sheet
        .rows
        .iter()
        .zip(reasons.iter())
        .any(|(row, reason)| *reason == Some(DropReason::PageMark) && row.text.contains('/'));
    let mut expected = None;
    for at in 0..sheet.rows.len() {
        let Some(row) = sheet.rows.get(at) else { continue };
        let Some(page) = page_number(&row.text) else { continue };
        let furniture = |at: usize| {
            reasons.get(at).is_some_and(|reason| reason.is_some_and(|reason| reason != DropReason::Rule))
        };
        let at_edge = row.page_start
            || sheet.rows.get(at + 1).is_none_or(|next| next.page_start)
            || furniture(at + 1)
            || (at > 0 && furniture(at - 1));
        let said = row.text.chars().any(char::is_alphabetic);
        let follows = expected.is_none_or(|expected| page == expected);
        if !(said || bare_marks && at_edge && (follows || page == row.page)) {
            continue;
        }
        expected = Some(page + 1);
        if let Some(reason) = reasons.get_mut(at).filter(|reason| reason.is_none()) {
            *reason = Some(DropReason::PageMark);
        }
    }
}

/// `12`, `- 12 -`, `Page 12`, `第 12 页`.
fn page_number(text: &str) -> Option<u32> {
    if text.len() > 24 {
        return None;
    }
    let folded = fold(text);
    let said = ["page ", "página ", "стр. ", "страница ", "الصفحة "]
        .iter()
        .find_map(|word| folded.strip_prefix(word));
    if let Some(number) = said.or_else(|| folded.strip_prefix('第').and_then(|rest| rest.strip_suffix('页')))
    {
        return number.trim().parse().ok();
    }
    let bare = text.trim_matches(|c: char| matches!(c, '-' | '–' | '—') || c.is_whitespace());
    let bare_is_number = (1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    bare_is_number.then(|| bare.parse().ok()).flatten()
}

/// Addresses that an extractor lists below a page. An address that a sentence leads up to is text.
fn mark_link_lists(sheet: &Sheet<'_>, words: &Words, reasons: &mut [Option<DropReason>]) {
    let mut before: Option<(&str, bool)> = None;
    for at in 0..sheet.rows.len() {
        let Some(row) = sheet.rows.get(at) else { continue };
        if reasons.get(at).is_some_and(Option::is_some) {
            continue;
        }
        if !is_address(&row.text) {
            before = Some((row.text.as_ref(), false));
            continue;
        }
        let after_link = before.is_some_and(|(_, was_link)| was_link);
        let led_up_to = before.is_some_and(|(text, _)| leads_to_address(text, words));
        let listed = is_documents_site(&row.text) || after_link || !led_up_to;
        if listed && let Some(reason) = reasons.get_mut(at) {
            *reason = Some(DropReason::LinkList);
            before = before.map(|(text, _)| (text, true));
        } else {
            before = Some((row.text.as_ref(), false));
        }
    }
}

/// A line that is one address of the web and nothing else, not even a stop.
fn is_address(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://"))
        && !text.contains(char::is_whitespace)
        && !text.ends_with(['.', '。', ',', '，', ';', '；', '）'])
        && text.matches(')').count() <= text.matches('(').count()
}

/// The sites on which the documents themselves stand; no report prints their addresses in a sentence line by line.
fn is_documents_site(text: &str) -> bool {
    let host = text.split("://").nth(1).unwrap_or("");
    ["undocs.org/", "docs.un.org/", "documents.un.org/"].iter().any(|site| host.starts_with(site))
}

fn leads_to_address(text: &str, words: &Words) -> bool {
    let folded = fold(text);
    let open_bracket = folded.ends_with(['(', '（', ':', '：', '<', '《', '“', '"']);
    let by_word = words.before_url.iter().any(|word| {
        folded.strip_suffix(word).is_some_and(|rest| {
            rest.is_empty() || !rest.ends_with(char::is_alphabetic) || word.chars().all(crate::text::is_cjk)
        })
    });
    open_bracket || by_word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, Line};
    use crate::parse::words;

    fn reasons(texts: &[&str]) -> Vec<Option<DropReason>> {
        let lines: Vec<Line<'_>> =
            (1..).zip(texts).map(|(number, text)| Line::plain(1, number, text)).collect();
        find(&Sheet::new(&lines), words::of(Language::English)).reasons
    }

    #[test]
    fn page_marks_and_job_numbers_in_every_order() {
        use DropReason::{JobNumber, PageMark, Rule};
        let rows = [
            ("V.21-01350 2/18", PageMark),
            ("7/12 V.18-04903", PageMark),
            ("26-00123 (E)    120326", JobNumber),
            ("*1812217*", JobNumber),
            ("GE.20-15920 (F)", JobNumber),
            ("18 GE.25-06162", PageMark),
            ("25-04764 3", PageMark),
            ("170720 140720 20-09399 (A)", JobNumber),
            ("V.15-01965 (C) GP 130415", JobNumber),
            ("/320-09399", PageMark),
            ("__________________", Rule),
        ];
        for (text, reason) in rows {
            assert_eq!(reasons(&[text]), [Some(reason)], "{text}");
        }
    }

    #[test]
    fn words_and_figures_are_no_furniture() {
        for text in ["18/20 of them", "In 2031", "2031", "24/7 service", "(E) was", "A/86/412 and others"] {
            assert_eq!(reasons(&["Some text before.", text, "and after."]).get(1), Some(&None), "{text}");
        }
    }

    #[test]
    fn a_listed_address_is_furniture_and_one_in_a_sentence_is_not() {
        let found = reasons(&["It ends here.", "https://example.org/a", "https://example.org/b"]);
        assert_eq!(found, [None, Some(DropReason::LinkList), Some(DropReason::LinkList)]);
        assert_eq!(reasons(&["It may be found at", "https://example.org/a"]), [None, None]);
    }

    #[test]
    fn the_symbol_of_the_report_is_its_running_head() {
        let found =
            reasons(&["A/86/412", "Text that cites", "A/86/413", "among others.", "A/86/412", "More."]);
        let heads: Vec<usize> = (0..found.len()).filter(|&at| found[at].is_some()).collect();
        assert_eq!(heads, [0, 4]);
    }

    #[test]
    fn a_line_is_a_running_head_only_on_pages_that_follow_each_other() {
        let found = |every: usize| {
            let mut rows: Vec<String> = Vec::new();
            for page in 1..=12 {
                rows.push(format!("{page}/12"));
                rows.extend((page % every == 0).then(|| "A. Recommendations".to_owned()));
                rows.push(format!("The text of page {page} is wider than any head of it."));
            }
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            reasons(&rows).iter().filter(|reason| **reason == Some(DropReason::RunningHead)).count()
        };
        assert_eq!((found(1), found(2), found(4)), (12, 6, 0));
    }

    #[test]
    fn what_the_format_says_to_be_a_heading_is_one_at_the_head_of_every_page() {
        let head = |hint: Hint| {
            let line = |number: u32| match number % 3 {
                1 => Line { hint: Hint::Artifact, ..Line::plain(1, number, "A/86/412") },
                2 => Line { hint, ..Line::plain(1, number, "Lessons learned") },
                _ => Line { hint: Hint::Block, ..Line::plain(1, number, "They were learned.") },
            };
            let lines: Vec<Line<'_>> = (1..=12).map(line).collect();
            find(&Sheet::new(&lines), words::of(Language::English)).reasons.get(1).copied().flatten()
        };
        assert_eq!(head(Hint::Heading(3)), None);
        assert_eq!(head(Hint::Block), Some(DropReason::RunningHead));
    }
}
