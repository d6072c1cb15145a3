//! What converters put around and into the lines of a text: Markdown, tags of HTML, LaTeX.

use std::borrow::Cow;

use memchr::memmem;

use super::numerals::to_superscript;

/// Takes off what Markdown puts around a line: `#`, a bullet before a label, bold or italics over the whole line.
pub(super) fn without_block_markup(text: &str) -> (&str, bool) {
    let hashes = text.len() - text.trim_start_matches('#').len();
    if (1..=6).contains(&hashes)
        && let Some(title) = text.trim_start_matches('#').strip_prefix(char::is_whitespace)
    {
        let title = without_attributes(title.trim_end_matches('#').trim());
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

/// A heading without the attributes behind it: `{#_Toc1 .unnumbered}`.
fn without_attributes(title: &str) -> &str {
    match title.rsplit_once(" {") {
        Some((words, behind)) if behind.starts_with(['#', '.']) && behind.ends_with('}') => words.trim_end(),
        _ => title,
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

/// A line without its inline markup.
pub(super) struct Plain<'t> {
    /// Its words.
    pub(super) text: Cow<'t, str>,
    /// A link ends in it that began on a line before.
    pub(super) closes_link: bool,
}

/// Takes inline markup out of a line: bold, slanted, links, tags, escapes, LaTeX, and footnote marks of every kind, which
/// become superscripts.
pub(super) fn without_inline_markup(text: &str) -> Plain<'_> {
    let bytes = text.as_bytes();
    // "** A/86/150." is a note to two stars, not bold.
    let is_plain = text.starts_with("** ")
        || (memchr::memchr3(b'*', b'$', b'\\', bytes).is_none()
            && memchr::memchr3(b'^', b'<', b'_', bytes).is_none()
            && memchr::memchr(b'[', bytes).is_none()
            && memchr::memchr(b']', bytes).is_none());
    if is_plain {
        return Plain { text: Cow::Borrowed(text), closes_link: false };
    }
    let mut reader = Inline {
        plain: String::with_capacity(text.len()),
        links: 0,
        tail: usize::MAX,
        slanted: None,
        closes_link: false,
    };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = reader.markup_at(rest).unwrap_or_else(|| {
            reader.plain.push(c);
            c.len_utf8()
        });
        rest = rest.get(taken..).unwrap_or("");
    }
    let Inline { plain, closes_link, .. } = reader;
    let text = if plain == text { Cow::Borrowed(text) } else { Cow::Owned(plain) };
    Plain { text, closes_link }
}

/// A line while its inline markup is taken out.
struct Inline {
    plain: String,
    /// Links that are open.
    links: usize,
    /// The bytes from the next end of a link to the end of the line; 0 where there is none, more than all unknown.
    tail: usize,
    /// The sign that ends slanted words which have begun.
    slanted: Option<char>,
    closes_link: bool,
}

impl Inline {
    /// The bytes of the markup at the beginning of `text`, its plain form added; `None` where there is none.
    fn markup_at(&mut self, text: &str) -> Option<usize> {
        match text.chars().next()? {
            '[' | '!' | ']' => self.link_at(text),
            '<' => self.tag_at(text),
            '*' | '_' => self.emphasis_at(text),
            '$' | '^' => self.formula_at(text),
            '\\' => {
                let escaped = text.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)?;
                self.plain.push(escaped);
                Some(1 + escaped.len_utf8())
            }
            _ => None,
        }
    }

    fn formula_at(&mut self, text: &str) -> Option<usize> {
        for (open, close) in [("$^{", "}$"), ("^{", "}"), ("$^", "$"), ("^", "^")] {
            if let Some((mark, length)) = enclosed(text, open, close, 8) {
                return push_superscript(mark, &mut self.plain).then_some(length);
            }
        }
        let (formula, length) = enclosed(text, "$", "$", 80)?;
        push_formula(formula, &mut self.plain).then_some(length)
    }

    /// The mark of a note, `[^1]`, an end of a link or of words with attributes, `[words](address)`, `[words]{.underline}`,
    /// or a picture.
    fn link_at(&mut self, text: &str) -> Option<usize> {
        if let Some((mark, length)) = enclosed(text, "[^", "]", 8) {
            return push_superscript(mark, &mut self.plain).then_some(length);
        }
        if text.starts_with(']') {
            let length = tail_of_link(text)?;
            self.closes_link |= self.links == 0;
            self.links = self.links.saturating_sub(1);
            return Some(length);
        }
        if text.starts_with('!') {
            return picture(text);
        }
        let inner = text.get(1..)?;
        (self.has_tail(inner) && closes_as_link(inner)).then(|| {
            self.links = self.links.saturating_add(1);
            1
        })
    }

    /// Whether a link may end soon in what is left of the line. It is looked for once for all the brackets before it, for
    /// a line of nothing but brackets.
    fn has_tail(&mut self, rest: &str) -> bool {
        if self.tail > rest.len() {
            let ends = [b"](", b"]{"].map(|end| memmem::find(rest.as_bytes(), end));
            self.tail = ends.into_iter().flatten().min().map_or(0, |at| rest.len() - at);
        }
        self.tail > 0 && rest.len() - self.tail <= LONGEST_LINK
    }

    /// A tag of HTML within a line; raised digits become a mark.
    fn tag_at(&mut self, text: &str) -> Option<usize> {
        if let Some((mark, length)) = enclosed(text, "<sup>", "</sup>", 8)
            && push_superscript(mark, &mut self.plain)
        {
            return Some(length);
        }
        let (inner, length) = enclosed(text, "<", ">", LONGEST_TAG)?;
        if inner.starts_with("http") && !inner.contains(' ') {
            self.plain.push_str(inner);
            return Some(length);
        }
        let name = inner.trim_matches('/').split([' ', '/']).next()?.to_ascii_lowercase();
        if name == "br" {
            self.plain.push(' ');
        }
        INLINE_TAGS.contains(&name.as_str()).then_some(length)
    }

    /// `**` anywhere; `*` and `_` around words, which begin behind a space or a bracket and end before one or a stop.
    fn emphasis_at(&mut self, text: &str) -> Option<usize> {
        if text.starts_with("**") {
            return Some(2);
        }
        let sign = text.chars().next()?;
        if self.slanted == Some(sign) {
            let ends = text.chars().nth(1).is_none_or(|next| !next.is_alphanumeric());
            self.slanted.take_if(|_| ends)?;
            return Some(1);
        }
        let begins = self.plain.chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        let (inner, behind) = text.get(1..)?.split_once(sign)?;
        let are_words = inner.starts_with(char::is_alphanumeric)
            && inner.chars().any(char::is_alphabetic)
            && inner.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')' | '?' | '!' | '”'))
            && !is_bar(inner);
        let is_closed = !behind.starts_with(|next: char| next.is_alphanumeric() || next == sign);
        if !(begins && are_words && is_closed && self.slanted.is_none() && inner.len() <= LONGEST_SLANTED) {
            return None;
        }
        self.slanted = Some(sign);
        Some(1)
    }
}

/// Tags that stand within a line and print nothing themselves.
const INLINE_TAGS: [&str; 17] = [
    "a", "abbr", "b", "br", "cite", "em", "font", "i", "ins", "mark", "small", "span", "strong", "sub",
    "sup", "u", "wbr",
];
/// A tag with its attributes, in bytes.
const LONGEST_TAG: usize = 300;
/// Slanted words, in bytes.
const LONGEST_SLANTED: usize = 400;
/// The words of a link, in bytes.
const LONGEST_LINK: usize = 600;
/// Lines among which a web page begins, behind a declaration or a comment.
const FIRST_OF_PAGE: usize = 5;
/// The address of a link, in bytes.
const LONGEST_ADDRESS: usize = 1000;

/// Whether the bracket that is open before `inner` closes as that of a link does.
fn closes_as_link(inner: &str) -> bool {
    let mut depth = 0_usize;
    for (at, c) in inner.char_indices().take_while(|(at, _)| *at <= LONGEST_LINK) {
        match c {
            '[' => depth = depth.saturating_add(1),
            ']' if depth == 0 => return inner.get(at..).and_then(tail_of_link).is_some(),
            ']' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// The bytes of what closes a link at the beginning of `text`: `](https://…)`, `](#part)`, `]{.class}`.
fn tail_of_link(text: &str) -> Option<usize> {
    if let Some((attributes, length)) = enclosed(text, "]{", "}", LONGEST_TAG) {
        return (attributes.starts_with(['.', '#']) || attributes.contains('=')).then_some(length);
    }
    let address = text.strip_prefix("](")?;
    let is_address = ["http", "#", "mailto:", "www.", "/", "./", "../", "<http"]
        .iter()
        .any(|begin| address.starts_with(begin));
    let mut depth = 0_usize;
    for (at, c) in address.char_indices().take_while(|(at, _)| is_address && *at <= LONGEST_ADDRESS) {
        match c {
            '(' => depth = depth.saturating_add(1),
            ')' if depth == 0 => return Some(2 + at + 1 + attributes(address.get(at + 1..).unwrap_or(""))),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The bytes of attributes behind a link or picture, `{width="2in"}`: 0 where there are none, all where they go on in the
/// next line.
fn attributes(behind: &str) -> usize {
    let is_attribute = |words: &str| words.starts_with(['.', '#']) || words.contains("=\"");
    match enclosed(behind, "{", "}", LONGEST_TAG) {
        Some((words, length)) if is_attribute(words) => length,
        None if behind.len() <= LONGEST_TAG
            && behind.strip_prefix('{').is_some_and(|words| is_attribute(words) && !words.contains('}')) =>
        {
            behind.len()
        }
        _ => 0,
    }
}

/// The bytes of a picture at the beginning of `text`, with what it says in its place: `![a map](media/map.png)`.
fn picture(text: &str) -> Option<usize> {
    let (_, begin) = enclosed(text, "![", "](", LONGEST_LINK)
        .or_else(|| text.starts_with("![](").then_some(("", "![](".len())))?;
    let (address, length) = enclosed(text.get(begin..)?, "", ")", LONGEST_ADDRESS)?;
    let end = begin + length;
    (!address.contains(' ')).then(|| end + attributes(text.get(end..).unwrap_or("")))
}

/// Takes out the bracket with which a link began that ends on a later line.
pub(super) fn drop_open_bracket(text: &mut Cow<'_, str>) {
    if let Some(at) = text.rfind('[').filter(|at| text.get(*at..).is_some_and(|rest| !rest.contains(']'))) {
        text.to_mut().remove(at);
    }
}

/// A table in tags of HTML, over one line or many.
#[derive(Debug, Default)]
pub(super) struct Table {
    is_open: bool,
}

impl Table {
    /// Ends it, as a blank line does (CommonMark, 4.6).
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    /// The words of the cells in a line, parted by tabs, rows by line ends; `None` for a line outside of tables. A line of
    /// tags alone has no words.
    pub(super) fn cells(&mut self, line: &str) -> Option<String> {
        let begins = line.starts_with("<table");
        if !(self.is_open || begins) {
            return None;
        }
        self.is_open = !line.contains("</table");
        let mut cells = String::new();
        let mut rest = line;
        while let Some((before, behind)) = rest.split_once('<') {
            cells.push_str(before);
            let (tag, after) = behind.split_once('>').unwrap_or((behind, ""));
            match tag {
                "/td" | "/th" => cells.push('\t'),
                "/tr" => cells.push('\n'),
                _ => {}
            }
            rest = after;
        }
        cells.push_str(rest);
        let rows = cells.split('\n').map(|row| row.trim_end_matches('\t').trim());
        let rows: Vec<&str> = rows.filter(|row| !row.is_empty()).collect();
        Some(
            rows.join("\n")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"),
        )
    }
}

/// Whether a line is a picture, the rest of the attributes of one, or nothing but tags.
pub(super) fn is_only_markup(text: &str) -> bool {
    let is_picture = || text.starts_with("![") && (text.ends_with(')') || picture(text) == Some(text.len()));
    let is_rest = || {
        let inner = text.strip_suffix("\"}").and_then(|text| text.strip_prefix("height=\""));
        inner.is_some_and(|size| !size.contains(char::is_whitespace))
    };
    is_picture() || is_rest() || is_only_tags(text)
}

/// Whether lines are those of a web page, asked for as they are: it begins as one does.
pub(super) fn is_source_of_page<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let first = lines.filter(|line| !line.is_empty()).take(FIRST_OF_PAGE);
    first.into_iter().any(|line| {
        ["<!doctype html", "<html", "<head", "<body"]
            .iter()
            .any(|begin| line.get(..begin.len()).is_some_and(|found| found.eq_ignore_ascii_case(begin)))
    })
}

fn is_only_tags(text: &str) -> bool {
    let mut rest = text;
    while let Some(inner) = rest.trim_start().strip_prefix('<') {
        let begins = inner.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic());
        match inner.split_once('>').filter(|_| begins) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
    rest.trim().is_empty() && text.starts_with('<')
}

/// What stands between `open` at the beginning of `text` and the next `close`, if it is at most `longest` bytes long,
/// and the bytes of all three.
fn enclosed<'t>(text: &'t str, open: &str, close: &str, longest: usize) -> Option<(&'t str, usize)> {
    let inner = text.strip_prefix(open)?;
    let window = inner.as_bytes().get(..inner.len().min(longest.saturating_add(close.len())))?;
    let end = memmem::find(window, close.as_bytes()).filter(|end| *end > 0)?;
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
        let (words, is_heading) = without_block_markup(text);
        (without_inline_markup(words).text.into_owned(), is_heading)
    }

    #[test]
    fn markdown_around_a_line_is_taken_off() {
        assert_eq!(row("## II. Scope"), ("II. Scope".into(), true));
        assert_eq!(row("## II. Scope {#_Toc1 .part}"), ("II. Scope".into(), true));
        assert_eq!(row("## Sets {1, 2}"), ("Sets {1, 2}".into(), true));
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
    fn of_a_link_its_words_stay() {
        for (line, words) in [
            ("(see [A/80/607](https://docs.un.org/en/A/80/607), para. 50)", "(see A/80/607, para. 50)"),
            ("[A/80/5 (Vol. II)](https://docs.un.org/en/A/80/5(Vol.II)).", "A/80/5 (Vol. II)."),
            ("[**bold** and [1]](#fn1) after", "bold and [1] after"),
            ("[words]{.underline} and []{#_Toc1}more", "words and more"),
            ("[to be completed] (see below)", "[to be completed] (see below)"),
            ("[see] (http://a.b)", "[see] (http://a.b)"),
            ("at <https://un.org/a> now", "at https://un.org/a now"),
        ] {
            assert_eq!(row(line).0, words, "{line}");
        }
    }

    #[test]
    fn of_a_picture_nothing_stays() {
        assert_eq!(row("as ![a map](media/image1.png){width=\"2in\"} shows").0, "as  shows");
        assert_eq!(row("No![](./image1.png)").0, "No");
        assert_eq!(row("Look! [1] and ![x] (y)").0, "Look! [1] and ![x] (y)");
        for line in
            ["![](a.png)", "![A map](a/b.png){width=\"2in\"", "height=\"2in\"}", "![](a.png){width=\"2in\"}"]
        {
            assert!(is_only_markup(line), "{line}");
        }
        assert!(!is_only_markup("![](a.png) of it") && !is_only_markup("height and {width}"));
    }

    #[test]
    fn a_page_is_known_by_its_beginning() {
        assert!(is_source_of_page(["", "<!-- a -->", "<!DOCTYPE html>"].into_iter()));
        assert!(!is_source_of_page(["<table>", "1. <html> is a tag."].into_iter()));
    }

    #[test]
    fn a_link_over_two_lines_leaves_its_words() {
        let second = without_inline_markup("78/300](https://docs.un.org/en/A/RES/78/300), the");
        assert!(second.closes_link);
        assert_eq!(second.text, "78/300, the");
        let mut first = Cow::Borrowed("By [its] resolution [number");
        drop_open_bracket(&mut first);
        assert_eq!(first, "By [its] resolution number");
    }

    #[test]
    fn slanted_words_lose_their_stars_and_notes_keep_theirs() {
        assert_eq!(row("in the *Treaty Series*, vol. 2").0, "in the Treaty Series, vol. 2");
        assert_eq!(row("(_inter alia_).").0, "(inter alia).");
        assert_eq!(row("临时议程*项目44*").0, "临时议程*项目44*");
        assert_eq!(row("agenda* and item*").0, "agenda* and item*");
        assert_eq!(row("* A/86/150.").0, "* A/86/150.");
        assert_eq!(row("the bar *1812217* here").0, "the bar *1812217* here");
        assert_eq!(row("file_name_here").0, "file_name_here");
    }

    #[test]
    fn tags_within_a_line_print_nothing() {
        assert_eq!(row("rates<sup>a</sup> of <u>all</u><br/>years").0, "ratesa of all years");
        assert_eq!(row("1 < 2 and 3 > 2").0, "1 < 2 and 3 > 2");
    }

    #[test]
    fn a_table_in_tags_gives_its_cells() {
        let mut table = Table::default();
        assert_eq!(table.cells("1. Text"), None);
        assert_eq!(
            table.cells("<table><tr><td>Region</td><td>Boats &amp; men</td></tr>").as_deref(),
            Some("Region\tBoats & men")
        );
        assert_eq!(table.cells("<tr>").as_deref(), Some(""));
        assert_eq!(table.cells("<td>Deltas</td>").as_deref(), Some("Deltas"));
        assert_eq!(table.cells("</tr></table>").as_deref(), Some(""));
        assert_eq!(table.cells("2. Text"), None);
        let one = "<table border=1><tr><td>a</td><td></td><td>b</td></tr><tr><td>c</td></tr></table>";
        assert_eq!(table.cells(one).as_deref(), Some("a\t\tb\nc"));
        assert!(is_only_tags("<tr class=\"odd\"><td>") && !is_only_tags("<td>a") && !is_only_tags("1 < 2"));
    }
}
