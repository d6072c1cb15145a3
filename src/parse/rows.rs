//! Rows: the lines that are not blank, without what a converter put around them, and what their setting says.

use std::borrow::Cow;

use super::numerals::to_superscript;
use crate::model::{Hint, Line};

/// One line with words in it.
#[derive(Debug, Clone)]
pub(super) struct Row<'t> {
    /// The page, counted from 1.
    pub(super) page: u32,
    /// The source line, counted from 1.
    pub(super) line: u32,
    /// The words, without white space and markup around them.
    pub(super) text: Cow<'t, str>,
    /// About how many columns the words take.
    pub(super) width: u32,
    /// How many blank lines stand before it.
    blanks: u32,
    /// More blank lines stand before it than between the lines of a paragraph.
    pub(super) gap: bool,
    /// A page begins with it.
    pub(super) page_start: bool,
    /// Markup that says it is a heading.
    pub(super) heading_markup: bool,
    /// It is a row of a table in markup, or holds columns parted by wide gaps.
    pub(super) columns: bool,
    /// What the format of the source says about it.
    pub(super) hint: Hint,
}

/// The lines of a source as rows, and what they have in common.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    /// The rows in order.
    pub(super) rows: Vec<Row<'t>>,
    /// The columns of a full line where the text is wrapped, `None` where a line is a paragraph.
    pub(super) full_width: Option<u32>,
    /// Whether the source says where its pages end.
    pub(super) has_pages: bool,
    /// Whether the format says what most rows are: then the setting of a row tells nothing.
    pub(super) is_structured: bool,
}

impl<'t> Sheet<'t> {
    /// The rows of `lines`.
    pub(super) fn new(lines: &[Line<'t>]) -> Self {
        let usual = usual_blank_lines(lines);
        // Counted first: a vector that grows takes up to twice its size.
        let count = lines.iter().filter(|line| !line.text.chars().all(is_blank)).count();
        let mut rows: Vec<Row<'t>> = Vec::with_capacity(count);
        let mut blanks = 0;
        let mut page = 1;
        for line in lines {
            if line.text.chars().all(is_blank) {
                blanks += 1;
                continue;
            }
            let new_page = line.page != page;
            // A form feed that an extractor turned into a space: no blank line before, where all others have one.
            let swallowed = usual > 0 && blanks == 0 && !rows.is_empty() && line.text.starts_with(' ');
            page = line.page;
            let mut row = Row::new(line);
            row.blanks = blanks;
            row.gap = blanks > usual;
            row.page_start = new_page || swallowed;
            rows.push(row);
            blanks = 0;
        }
        let is_structured = says_what_blocks_are(&rows);
        let full_width = if is_structured { None } else { full_width(&rows) };
        if full_width.is_none() {
            // Where a line is a paragraph, any blank line parts blocks.
            for row in &mut rows {
                row.gap = row.blanks > 0;
            }
        }
        let has_pages = rows.iter().filter(|row| row.page_start).take(2).count() == 2;
        Self { rows, full_width, has_pages, is_structured }
    }

    /// Whether the line break between two rows was forced by the margin: the next word would not have fitted.
    ///
    /// A part of the line is allowed for letters of different widths.
    pub(super) fn is_forced_break(&self, last: &Row<'_>, next: &Row<'_>) -> bool {
        let Some(full) = self.full_width else { return false };
        let word = next.text.split(' ').next().unwrap_or("");
        let first_word =
            if word.is_ascii() { columns_of(word) + 1 } else { columns_of(word).min(LONGEST_UNBROKEN) };
        (last.width + first_word) * 100 > full * 93
    }

    /// Whether a row goes on to the right margin, so that the next may belong to the same sentence.
    pub(super) fn is_full(&self, row: &Row<'_>) -> bool {
        self.full_width.is_none_or(|full| row.width * 4 >= full * 3)
    }
}

/// Whether the format says what most paragraphs are. It may know tables and notes and nothing of the text itself.
fn says_what_blocks_are(rows: &[Row<'_>]) -> bool {
    let (mut told, mut untold) = (0_usize, 0_usize);
    for row in rows {
        match row.hint {
            Hint::Block | Hint::Continues | Hint::Heading(_) | Hint::Title => told += 1,
            Hint::None => untold += 1,
            Hint::Note | Hint::Table | Hint::Artifact => {}
        }
    }
    told > untold
}

/// A Chinese line breaks between any two characters but for a few marks.
const LONGEST_UNBROKEN: u32 = 4;

/// White space and characters that print nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

/// How many blank lines an extractor puts between two lines of one paragraph: the median over the source.
fn usual_blank_lines(lines: &[Line<'_>]) -> u32 {
    let mut counts = [0_usize; 8];
    let mut blanks = 0;
    let mut seen = 0_usize;
    for line in lines {
        if line.text.chars().all(is_blank) {
            blanks += 1;
            continue;
        }
        if let Some(count) = counts.get_mut(blanks) {
            *count += 1;
        }
        seen += 1;
        blanks = 0;
    }
    let mut below = 0;
    for (blanks, count) in (0..).zip(counts) {
        below += count;
        if below * 2 > seen {
            return blanks;
        }
    }
    0
}

/// The width that one row in twenty reaches; wrapped text has many such, unwrapped text has very wide ones.
fn full_width(rows: &[Row<'_>]) -> Option<u32> {
    const WIDEST_LINE: usize = 200;
    let mut counts = [0_usize; WIDEST_LINE + 1];
    for row in rows {
        if let Some(count) = counts.get_mut((row.width as usize).min(WIDEST_LINE)) {
            *count += 1;
        }
    }
    let wide = counts.last().copied().unwrap_or(0);
    if rows.is_empty() || wide * 20 > rows.len() {
        return None;
    }
    let mut above = 0;
    for (width, count) in counts.iter().enumerate().rev() {
        above += count;
        if above * 20 >= rows.len() {
            return u32::try_from(width).ok();
        }
    }
    None
}

impl<'t> Row<'t> {
    fn new(line: &Line<'t>) -> Self {
        let trimmed = line.text.trim_matches(is_blank);
        let columns = has_columns(trimmed);
        let (text, heading_markup) = if line.hint == Hint::None {
            let (text, heading_markup) = without_block_markup(trimmed);
            (without_inline_markup(text), heading_markup)
        } else {
            // A format that says what its lines are has no markup in them: stars are stars, dollars are dollars.
            (Cow::Borrowed(trimmed), false)
        };
        Self {
            page: line.page,
            line: line.number,
            width: columns_of(&text),
            text,
            blanks: 0,
            gap: false,
            page_start: false,
            heading_markup: heading_markup || matches!(line.hint, Hint::Heading(_)),
            columns: columns && line.hint == Hint::None || line.hint == Hint::Table,
            hint: line.hint,
        }
    }
}

/// About how many columns a text takes: two for a character of three or more bytes in UTF-8, which most wide ones have.
fn columns_of(text: &str) -> u32 {
    let width: usize =
        text.bytes().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xE3)).sum();
    u32::try_from(width).unwrap_or(u32::MAX)
}

/// Cells parted by bars, tabs or three spaces and more, at least two times.
fn has_columns(text: &str) -> bool {
    if text.starts_with('|') && text.ends_with('|') && text.len() > 1 {
        return true;
    }
    let tabs = text.matches('\t').count();
    tabs >= 2
        || (text.contains("   ") && text.split("   ").filter(|cell| !cell.trim().is_empty()).count() >= 3)
}

/// Takes off what Markdown puts around a line: `#`, a bullet before a label, bold or italics over the whole line.
fn without_block_markup(text: &str) -> (&str, bool) {
    let hashes = text.len() - text.trim_start_matches('#').len();
    if (1..=6).contains(&hashes)
        && let Some(title) = text.trim_start_matches('#').strip_prefix(char::is_whitespace)
    {
        let title = title.trim_end_matches('#').trim();
        return (unwrap_emphasis(title).unwrap_or(title), true);
    }
    if let Some(bold) = unwrap_emphasis(text) {
        return (bold, true);
    }
    let bullet = ["- ", "* ", "+ "].iter().find_map(|bullet| text.strip_prefix(bullet)).map(str::trim_start);
    match bullet {
        Some(rest) if begins_with_label(rest) => (rest, false),
        _ => (text, false),
    }
}

/// A converter makes a list item of "1. Text" and "(a) text"; the bullet is then not the report's.
fn begins_with_label(text: &str) -> bool {
    super::labels::item_label(text).is_some()
        || super::labels::number_label(text)
            .is_some_and(|label| label.closing != super::labels::Closing::Bare)
        || super::numerals::number(text).is_some()
}

fn unwrap_emphasis(text: &str) -> Option<&str> {
    ["**", "__", "*", "_"].iter().find_map(|mark| {
        let inner = text.strip_prefix(mark)?.strip_suffix(mark)?.trim();
        // A bar such as *1812217* holds no words.
        (inner.chars().any(|c| c.is_alphabetic() && !c.is_ascii_digit())
            && !inner.contains(mark)
            && !is_bar(inner))
        .then_some(inner)
    })
}

/// The digits of a bar code, with at most two letters before them.
fn is_bar(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    text.len() - digits.len() <= 2 && digits.len() >= 6 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Takes inline markup out of a line: bold, escapes, LaTeX, and footnote marks of every kind, which become superscripts.
fn without_inline_markup(text: &str) -> Cow<'_, str> {
    if memchr::memchr3(b'*', b'$', b'\\', text.as_bytes()).is_none()
        && memchr::memchr3(b'^', b'<', b'`', text.as_bytes()).is_none()
    {
        return Cow::Borrowed(text);
    }
    // "** A/86/150." is a note to two stars, not bold.
    if text.starts_with("** ") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = markup_at(rest, &mut plain).unwrap_or_else(|| {
            plain.push(c);
            c.len_utf8()
        });
        rest = rest.get(taken..).unwrap_or("");
    }
    if plain == text { Cow::Borrowed(text) } else { Cow::Owned(plain) }
}

/// The bytes of the markup at the beginning of `text`, its plain form added to `plain`; `None` where there is none.
fn markup_at(text: &str, plain: &mut String) -> Option<usize> {
    for (open, close) in [("$^{", "}$"), ("^{", "}"), ("[^", "]"), ("<sup>", "</sup>"), ("$^", "$")] {
        if let Some((mark, length)) = enclosed(text, open, close, 8) {
            return push_superscript(mark, plain).then_some(length);
        }
    }
    if let Some((formula, length)) = enclosed(text, "$", "$", 80) {
        return push_formula(formula, plain).then_some(length);
    }
    if text.starts_with("**") {
        return Some(2);
    }
    let escaped = text.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)?;
    plain.push(escaped);
    Some(1 + escaped.len_utf8())
}

/// What stands between `open` at the beginning of `text` and the next `close`, if it is at most `longest` bytes long,
/// and the bytes of all three.
fn enclosed<'t>(text: &'t str, open: &str, close: &str, longest: usize) -> Option<(&'t str, usize)> {
    let inner = text.strip_prefix(open)?;
    let end = inner.find(close).filter(|&end| end > 0 && end <= longest)?;
    Some((inner.get(..end)?, open.len() + end + close.len()))
}

/// Adds a mark as superscript digits, or as the stars it is.
fn push_superscript(mark: &str, plain: &mut String) -> bool {
    let mark = mark.trim();
    let raised: Option<String> =
        mark.chars().map(|c| if c == '*' { Some(c) } else { to_superscript(c) }).collect();
    match raised {
        Some(raised) if !raised.is_empty() => {
            plain.push_str(&raised);
            true
        }
        _ => false,
    }
}

/// Adds the characters of a small formula: `E_{\text{CN.15/2021/4}}` is `E/CN.15/2021/4` with its organ set apart.
fn push_formula(formula: &str, plain: &mut String) -> bool {
    if !formula.contains(['{', '\\', '_', '^']) {
        return false;
    }
    let organ = formula.split_once("_{\\text{").map(|(organ, _)| organ.trim());
    let set_apart =
        organ.is_some_and(|organ| organ.len() <= 4 && organ.bytes().all(|b| b.is_ascii_uppercase()));
    let mut words = formula.replace("_{\\text{", if set_apart { "/" } else { "" });
    for command in ["\\text", "\\mathrm", "\\mathbf", "\\left", "\\right"] {
        words = words.replace(command, "");
    }
    plain.extend(words.chars().filter(|c| !matches!(c, '{' | '}' | '\\' | '_' | '^')));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> (String, bool) {
        let row = Row::new(&Line::plain(1, 1, text));
        (row.text.into_owned(), row.heading_markup)
    }

    #[test]
    fn markdown_around_a_line_is_taken_off() {
        assert_eq!(row("## II. Scope"), ("II. Scope".into(), true));
        assert_eq!(row("**A. Scope**"), ("A. Scope".into(), true));
        assert_eq!(row("- 12. 本报告"), ("12. 本报告".into(), false));
        assert_eq!(row("- (a) 继续"), ("(a) 继续".into(), false));
        assert_eq!(row("- a point"), ("- a point".into(), false));
        assert_eq!(row("12\\. Text"), ("12. Text".into(), false));
    }

    #[test]
    fn marks_become_superscripts_and_formulas_words() {
        assert_eq!(row("end.[^12] Next").0, "end.¹² Next");
        assert_eq!(row("end.<sup>3</sup> Next").0, "end.³ Next");
        assert_eq!(row("^{*} E/CN.15").0, "* E/CN.15");
        assert_eq!(row("联合国 $E_{\\text{CN.15/2021/4}}$").0, "联合国 E/CN.15/2021/4");
        assert_eq!(row("costs $5 and $6").0, "costs $5 and $6");
        assert_eq!(row("3/**18**").0, "3/18");
    }

    #[test]
    fn blank_lines_that_every_line_has_are_no_gap() {
        let texts = ["a", "", "b", "", "c", "", "", "", "d", "", " e"];
        let lines: Vec<Line<'_>> =
            (1..).zip(texts).map(|(number, text)| Line::plain(1, number, text)).collect();
        let sheet = Sheet::new(&lines);
        let gaps: Vec<bool> = sheet.rows.iter().map(|row| row.gap).collect();
        assert_eq!(gaps, [false, false, false, true, false]);
    }
}
