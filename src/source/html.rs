//! HTML to lines, as converters and sites write it: headings, paragraphs, lists, tables, footnotes.
//!
//! The tags are read one after the other and no tree is built: a block begins wherever an element that stands as a
//! block begins or ends, which is right for tags that are not closed or closed in the wrong order, too.

mod frames;
mod lists;

use std::convert::Infallible;

use encoding_rs::Encoding;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{EndTag, StartTag, Token, Tokenizer};

use self::frames::{Block, Frames};
use self::lists::Lists;
use super::SourceErrorKind;
use super::blocks::{Blocks, Words, one_line};
use crate::model::Hint;

/// How far into a file the encoding is looked for, as browsers do (HTML, 13.2.3.2).
const PRESCAN: usize = 1024;

/// Whether a text is HTML: it begins as a document does, perhaps behind comments or an XML declaration, or as a part of one,
/// and has the ends of several blocks.
///
/// A text that only has tags in it, as Markdown may, is none.
pub(super) fn is_html(text: &str) -> bool {
    const BLOCKS_OF_A_PART: usize = 4;
    let mut rest = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    for (open, close) in [("<?xml", "?>"), ("<!--", "-->"), ("<!--", "-->")] {
        let inner = rest.strip_prefix(open).and_then(|inner| inner.split_once(close));
        rest = inner.map_or(rest, |(_, behind)| behind.trim_start());
    }
    let begins_with = |begin: &&str| {
        let found = rest.get(..begin.len()).is_some_and(|found| found.eq_ignore_ascii_case(begin));
        let behind = rest.get(begin.len()..).and_then(|behind| behind.chars().next());
        found && behind.is_none_or(|c| !c.is_alphanumeric())
    };
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(begins_with) {
        return true;
    }
    let is_markdown = || rest.lines().any(|line| line.starts_with("# ") || line.starts_with("## "));
    let ends =
        || ["</p>", "</li>", "</td>", "</h1>", "</h2>", "</h3>"].iter().map(|end| rest.matches(end).count());
    let begins_part =
        ["<p", "<div", "<h1", "<h2", "<h3", "<section", "<article", "<main", "<table", "<ol", "<ul"]
            .iter()
            .any(begins_with);
    begins_part
        && !is_markdown()
        && ends().sum::<usize>() >= BLOCKS_OF_A_PART
        && ends().take(2).sum::<usize>() > 0
}

/// The encoding that HTML in another one than UTF-8 declares: `<meta charset="gb2312">`.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..PRESCAN).unwrap_or(bytes)).to_ascii_lowercase();
    if !is_html(&head) {
        return None;
    }
    let behind = head.split("charset").nth(1)?.trim_start().strip_prefix('=')?;
    let label = behind.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(['"', '\'', ' ', ';', '>', '/']).unwrap_or(label.len());
    let encoding = Encoding::for_label(label.get(..end)?.as_bytes())?;
    encoding.is_ascii_compatible().then_some(encoding)
}

/// The text of an HTML document.
///
/// # Errors
///
/// More text than a report can have, or none.
pub(super) fn read(html: &str) -> Result<Blocks, SourceErrorKind> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let token: Result<Token, Infallible> = token;
        match token {
            Ok(Token::StartTag(tag)) => reader.start(&tag)?,
            Ok(Token::EndTag(tag)) => reader.end(&tag)?,
            Ok(Token::String(text)) => reader.text(&String::from_utf8_lossy(&text))?,
            Ok(Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) | Err(_) => {}
        }
    }
    reader.finish()
}

/// The letters of a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Letters {
    #[default]
    None,
    Bold,
    Plain,
}

#[derive(Default)]
struct Reader {
    frames: Frames,
    words: Words,
    /// The heading that is open.
    heading: Option<u8>,
    /// The lists that are open.
    lists: Lists,
    /// The label of the item that began, until its words come.
    label: String,
    /// Names of open elements whose words are none of the text; all within the first.
    skipped: Vec<String>,
    /// How many elements are open in which digits are marks: `sup` and links to notes.
    raised: usize,
    /// How many elements are open in which letters are bold.
    bold: usize,
    /// Those of the block that is open: plain where some are not bold.
    letters: Letters,
    /// Open links, and whether each is one to a note.
    links: Vec<bool>,
    /// How many elements of the kind are open since the one that holds the notes began; 0 outside.
    notes: Option<(String, usize)>,
    /// The same for what belongs to the page.
    page: Option<(String, usize)>,
    is_preformatted: bool,
}

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), SourceErrorKind> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if !self.skipped.is_empty() || is_skipped(&name, tag) {
            if !is_void(&name) && !tag.self_closing {
                self.skipped.push(name);
            }
            return Ok(());
        }
        if is_block(&name) {
            self.flush()?;
        }
        open(&mut self.notes, &name, holds_notes(&name, tag));
        open(&mut self.page, &name, is_of_page(&name, tag));
        match name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = level(&name),
            "ol" | "ul" => self.lists.open(&name, &attribute(tag, "start"), &attribute(tag, "type")),
            "li" => self.label = self.lists.item(&attribute(tag, "value"), self.notes.is_some()),
            "br" if self.words.raw.ends_with('\n') => self.flush()?,
            "br" => self.words.push_break(),
            "pre" => self.is_preformatted = true,
            "sup" => self.raised = self.raised.saturating_add(1),
            "b" | "strong" => self.bold = self.bold.saturating_add(1),
            "a" => self.link(tag),
            "table" => self.frames.open(),
            "tr" => self.frames.end_row(),
            "td" | "th" => self.frames.begin_cell(attribute(tag, "colspan").parse().unwrap_or(1)),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: &EndTag<()>) -> Result<(), SourceErrorKind> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if let Some(at) = self.skipped.iter().rposition(|open| *open == name) {
            self.skipped.truncate(at);
            return Ok(());
        }
        if !self.skipped.is_empty() {
            return Ok(());
        }
        if is_block(&name) {
            self.flush()?;
        }
        match name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "ol" | "ul" => self.lists.close(),
            "pre" => self.is_preformatted = false,
            "sup" => self.raised = self.raised.saturating_sub(1),
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "a" if self.links.pop() == Some(true) => self.raised = self.raised.saturating_sub(1),
            "td" | "th" => self.frames.end_cell(),
            "tr" => self.frames.end_row(),
            "table" => self.frames.close(),
            _ => {}
        }
        close(&mut self.notes, &name);
        close(&mut self.page, &name);
        Ok(())
    }

    /// A link to a note is its mark, however it is set. Links back from a note to its mark are signs alone.
    fn link(&mut self, tag: &StartTag<()>) {
        let target = attribute(tag, "href");
        let target = target.trim_start_matches(['#', '_']);
        let is_mark = ["ftn", "fn", "edn", "footnote", "endnote", "note"].iter().any(|kind| {
            target
                .strip_prefix(kind)
                .is_some_and(|rest| rest.trim_matches(['-', ':', '_']).parse::<u32>().is_ok())
        });
        let is_mark = is_mark && attribute(tag, "href").starts_with('#');
        self.links.push(is_mark);
        self.raised = self.raised.saturating_add(usize::from(is_mark));
    }

    fn text(&mut self, text: &str) -> Result<(), SourceErrorKind> {
        if !self.skipped.is_empty() {
            return Ok(());
        }
        if self.is_preformatted {
            return self.preformatted(text);
        }
        if self.raised > 0
            && let Some(mark) = mark(text)
        {
            self.words.push_str(&mark);
            return Ok(());
        }
        if text.contains(char::is_alphabetic) {
            let is_bold = self.bold > 0 && self.letters != Letters::Plain;
            self.letters = if is_bold { Letters::Bold } else { Letters::Plain };
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.break_line();
            }
            self.words.push_str(line);
        }
        Ok(())
    }

    /// A line of the file ends: white space, of which one in a row is enough.
    fn break_line(&mut self) {
        if !self.words.raw.is_empty() && !self.words.raw.ends_with([' ', '\n', '\t']) {
            self.words.push_str("\n");
        }
    }

    /// Lines as they stand, of which nothing is known.
    fn preformatted(&mut self, text: &str) -> Result<(), SourceErrorKind> {
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            self.words.push_str(line);
            if lines.peek().is_some() {
                let line = std::mem::take(&mut self.words);
                self.frames.replaced = self.frames.replaced.saturating_add(line.replaced);
                let text = line.raw.trim_end_matches('\r').to_owned();
                self.frames.push(Block { hint: Hint::None, text, is_bold: false })?;
            }
        }
        Ok(())
    }

    /// Ends the block that is open. A line in it that begins with a label is a block of its own.
    fn flush(&mut self) -> Result<(), SourceErrorKind> {
        let words = std::mem::take(&mut self.words);
        self.frames.replaced = self.frames.replaced.saturating_add(words.replaced);
        let is_bold = std::mem::take(&mut self.letters) == Letters::Bold;
        let mut block = String::new();
        for line in words.raw.split('\n') {
            if !block.is_empty() && lists::has_label(line.trim_start()) {
                self.block(&std::mem::take(&mut block), is_bold)?;
            }
            if !block.is_empty() {
                block.push('\n');
            }
            block.push_str(line);
        }
        self.block(&block, is_bold)
    }

    fn block(&mut self, raw: &str, is_bold: bool) -> Result<(), SourceErrorKind> {
        let mut text = spaced_once(&one_line(raw));
        if text.is_empty() {
            return Ok(());
        }
        if self.notes.is_some() {
            text = note(&text);
        }
        let label = std::mem::take(&mut self.label);
        if !label.is_empty() && !lists::has_label(&text) {
            text = format!("{label} {text}");
        }
        let hint = match self.heading {
            _ if self.page.is_some() && self.notes.is_none() => Hint::Artifact,
            Some(level) => Hint::Heading(level),
            None if self.notes.is_some() => Hint::Note,
            None if self.is_preformatted => Hint::None,
            None => Hint::Block,
        };
        self.frames.push(Block { hint, text, is_bold })
    }

    fn finish(mut self) -> Result<Blocks, SourceErrorKind> {
        self.flush()?;
        self.frames.finish()
    }
}

/// Takes into account that an element of that name began: the one that is waited for, or one like it inside.
fn open(state: &mut Option<(String, usize)>, name: &str, begins: bool) {
    match state {
        Some((awaited, depth)) if awaited == name => *depth = depth.saturating_add(1),
        Some(_) => {}
        None if begins => *state = Some((name.to_owned(), 1)),
        None => {}
    }
}

fn close(state: &mut Option<(String, usize)>, name: &str) {
    if let Some((awaited, depth)) = state
        && awaited == name
    {
        *depth = depth.saturating_sub(1);
        if *depth == 0 {
            *state = None;
        }
    }
}

fn attribute(tag: &StartTag<()>, name: &str) -> String {
    let value = tag.attributes.get(name.as_bytes());
    value.map(|value| String::from_utf8_lossy(value).into_owned()).unwrap_or_default()
}

fn level(name: &str) -> Option<u8> {
    name.strip_prefix('h')?.parse().ok()
}

/// Elements that have no end.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose words are none of the text: programs, forms, what was deleted, what is not shown.
fn is_skipped(name: &str, tag: &StartTag<()>) -> bool {
    let by_name = matches!(
        name,
        "script"
            | "style"
            | "head"
            | "title"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "object"
            | "select"
            | "textarea"
            | "button"
            | "del"
            | "audio"
            | "video"
            | "canvas"
    );
    let style: String = attribute(tag, "style").chars().filter(|c| !c.is_whitespace()).collect();
    let class = attribute(tag, "class");
    let is_back =
        name == "a" && (class.contains("footnote-back") || attribute(tag, "role") == "doc-backlink");
    by_name || is_back || style.contains("display:none") || tag.attributes.contains_key(b"hidden".as_slice())
}

/// Elements before and behind which a line ends.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Elements that belong to the page of a site, also by their role (WAI-ARIA 1.2, section 5.3.4).
fn is_of_page(name: &str, tag: &StartTag<()>) -> bool {
    matches!(name, "nav" | "footer" | "aside")
        || is_block(name)
            && matches!(
                attribute(tag, "role").as_str(),
                "banner" | "navigation" | "complementary" | "contentinfo"
            )
}

/// The elements in which pandoc, Word and the roles for publications put notes.
fn holds_notes(name: &str, tag: &StartTag<()>) -> bool {
    let (class, id, role) = (attribute(tag, "class"), attribute(tag, "id"), attribute(tag, "role"));
    let is_numbered = |kind: &str| id.strip_prefix(kind).is_some_and(|rest| rest.parse::<u32>().is_ok());
    let named =
        class.split_whitespace().any(|class| matches!(class, "footnotes" | "endnotes" | "MsoFootnoteText"))
            || role == "doc-endnotes"
            || role == "doc-footnote";
    is_block(name) && (named || ["fn", "ftn", "edn"].into_iter().any(is_numbered))
}

/// Digits as superscripts, without the brackets around them; `None` where there is something else.
fn mark(text: &str) -> Option<String> {
    let digits = text.trim().trim_start_matches('[').trim_end_matches(']');
    let is_number =
        !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| lists::raised(digits))
}

/// A note begins with its number in superscript digits, also where it stood in brackets or with a stop.
fn note(line: &str) -> String {
    let bare = line.trim_end_matches(['↩', '\u{FE0E}', '↑', ' ']);
    let digits = bare.trim_start_matches('[');
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (number, rest) = digits.split_at_checked(end).unwrap_or((digits, ""));
    match mark(number) {
        Some(mark) => format!("{mark} {}", rest.trim_start_matches([']', '.', ' '])),
        None => bare.to_owned(),
    }
}

/// Of several spaces in a row one is shown.
fn spaced_once(line: &str) -> String {
    let mut words = line.split([' ', '\n']).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |line, word| line + " " + word)
}

#[cfg(test)]
mod tests;
