use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Diagnostic, DroppedLine, Named, Number, Place, Programme};

/// One of the six official languages of the United Nations, or none that could be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Language {
    /// Arabic.
    #[serde(rename = "ar")]
    Arabic,
    /// Chinese.
    #[serde(rename = "zh")]
    Chinese,
    /// English, also where the language could not be told.
    #[default]
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// Russian.
    #[serde(rename = "ru")]
    Russian,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
}

impl Language {
    /// All six, in the order of the English alphabet.
    pub const ALL: [Self; 6] =
        [Self::Arabic, Self::Chinese, Self::English, Self::French, Self::Russian, Self::Spanish];

    /// The ISO 639-1 code: `ar`, `zh`, `en`, `fr`, `ru`, `es`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Chinese => "zh",
            Self::English => "en",
            Self::French => "fr",
            Self::Russian => "ru",
            Self::Spanish => "es",
        }
    }
}

/// What the first page says about the document. A field is `None` where the rendition does not print it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Masthead {
    /// The document symbol, such as `E/CN.15/2021/4`.
    pub symbol: Option<String>,
    /// The body the report goes to.
    pub organ: Option<String>,
    /// The session line.
    pub session: Option<String>,
    /// The dates of the session.
    pub dates: Option<String>,
    /// The place of the session.
    pub place: Option<String>,
    /// The agenda item line, without its asterisk.
    pub agenda_item: Option<String>,
    /// The title of the agenda item.
    pub agenda_title: Option<String>,
    /// The title of the report.
    pub title: Option<String>,
    /// The author line as printed: "Report of the Secretary-General".
    pub author: Option<String>,
    /// The date of distribution, as printed.
    pub distributed: Option<String>,
    /// The language the original was written in, as printed.
    pub original_language: Option<String>,
    /// The language of this rendition.
    pub language: Language,
    /// The summary, its paragraphs parted by a line feed.
    pub summary: Option<String>,
    /// The notes marked by asterisks, such as the one to the agenda item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub star_notes: Vec<Footnote>,
    /// Anything else the masthead prints, line by line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<String>,
    /// The source lines of the masthead, title and summary.
    #[serde(default)]
    pub source: Place,
}

/// A heading of the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 for `I.` or `一.`, 2 for `A.`, 3 for `1.`, 4 for `(a)`; an unnumbered one is one below the numbered one above.
    pub level: u8,
    /// The number without punctuation, `None` for an unnumbered heading.
    pub label: Option<String>,
    /// The words.
    pub title: String,
    /// The first paragraph under it, sub-headings included.
    pub first: Option<Number>,
    /// The last paragraph under it, sub-headings included.
    pub last: Option<Number>,
    /// Where it stands in the source.
    pub place: Place,
}

/// A footnote mark in a paragraph's text: the mark itself is taken out, this is where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteMark {
    /// The footnote's number.
    pub note: Number,
    /// The subparagraph whose text held it, `None` for the paragraph's own text.
    pub subparagraph: Option<usize>,
    /// The byte offset in that text at which it stood.
    pub offset: usize,
}

/// A block of its own under a paragraph: `(a)`, `(i)`, `a.`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subparagraph {
    /// The label without brackets or stop.
    pub label: String,
    /// 1 for `(a)`, 2 for `(i)`, 3 for `a.`.
    pub depth: u8,
    /// The words.
    pub text: String,
}

/// A numbered paragraph, whole: what everybody cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The number as printed.
    pub number: Number,
    /// The index in [`Report::outline`] of the innermost heading above it.
    pub section: Option<usize>,
    /// The index in [`Report::outline`] of the annex it belongs to, `None` in the main body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annex: Option<usize>,
    /// The words outside the subparagraphs; text that resumes after a list is the last part of it.
    pub text: String,
    /// The blocks under it.
    pub subparagraphs: Vec<Subparagraph>,
    /// The byte offset in `text` from which it stands below the subparagraphs, where text resumes after the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumes: Option<usize>,
    /// The footnotes it carries, in the order of their marks.
    pub notes: Vec<Number>,
    /// Where those marks stood.
    #[serde(default)]
    pub marks: Vec<NoteMark>,
    /// Where it stands in the source.
    pub place: Place,
}

/// A part of a paragraph as it is read from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'r> {
    /// The subparagraph it is, `None` for the paragraph's own text.
    pub subparagraph: Option<usize>,
    /// The label of the subparagraph, empty for the paragraph's own text.
    pub label: &'r str,
    /// 0 for the paragraph's own text, else the depth of the subparagraph.
    pub depth: u8,
    /// The byte offset of `text` in the text it is a part of.
    pub offset: usize,
    /// The words.
    pub text: &'r str,
}

impl Paragraph {
    /// The labels from the outermost list down to the subparagraph at `index`, without brackets.
    pub(super) fn label_path(&self, index: usize) -> Vec<&str> {
        let mut labels = Vec::new();
        let mut depth = u8::MAX;
        for item in self.subparagraphs.iter().take(index.saturating_add(1)).rev() {
            if item.depth < depth {
                depth = item.depth;
                labels.push(item.label.as_str());
            }
        }
        labels.reverse();
        labels
    }

    /// The labels from the outermost list down to the subparagraph at `index`: `(a)(ii)`.
    pub fn subparagraph_labels(&self, index: usize) -> String {
        self.label_path(index).into_iter().map(|label| format!("({label})")).collect()
    }

    /// The paragraph from top to bottom: its text, its subparagraphs, and the text that resumes after them.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let cut = self.resumes.filter(|&at| self.text.is_char_boundary(at)).unwrap_or(self.text.len());
        let (opening, rest) = self.text.split_at_checked(cut).unwrap_or((&self.text, ""));
        let own = |offset, text| Piece { subparagraph: None, label: "", depth: 0, offset, text };
        let mut pieces = Vec::with_capacity(self.subparagraphs.len() + 2);
        pieces.push(own(0, opening));
        pieces.extend(self.subparagraphs.iter().enumerate().map(|(index, sub)| Piece {
            subparagraph: Some(index),
            label: &sub.label,
            depth: sub.depth,
            offset: 0,
            text: &sub.text,
        }));
        if !rest.is_empty() {
            pieces.push(own(opening.len(), rest));
        }
        pieces
    }
}

/// A document symbol that a footnote cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FootnoteSymbol {
    /// The symbol.
    pub symbol: String,
    /// An index in [`Report::footnotes`].
    pub footnote: usize,
    /// The byte of its text where the citation begins.
    pub offset: usize,
}

/// A footnote, out of the flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// Its number, letter or stars.
    pub number: Number,
    /// The words.
    pub text: String,
    /// Where it stands in the source.
    pub place: Place,
}

/// What an unnumbered passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassageKind {
    /// Running text without a number.
    Text,
    /// A table; its rows are parted by line feeds.
    Table,
    /// A box, figure or map with its caption.
    Figure,
}

/// Text of the flow that belongs to no numbered paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// The index in [`Report::outline`] of the innermost heading above it.
    pub section: Option<usize>,
    /// The words.
    pub text: String,
    /// Where it stands in the source.
    pub place: Place,
}

/// An element of the body in reading order; the number is an index in the list of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// An index in [`Report::outline`].
    Heading(usize),
    /// An index in [`Report::paragraphs`].
    Paragraph(usize),
    /// An index in [`Report::passages`].
    Passage(usize),
}

/// A stretch of a paragraph's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRange {
    /// The index in [`Report::paragraphs`].
    pub paragraph: usize,
    /// The subparagraph, `None` for the paragraph's own text.
    pub subparagraph: Option<usize>,
    /// The bytes of that text.
    pub bytes: Range<usize>,
}

/// One place where a document symbol is cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SymbolMention {
    /// The symbol it stands for; one printed list may mention several.
    pub symbol: String,
    /// The characters that mention it.
    pub range: TextRange,
}

/// A document symbol that paragraphs cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedSymbol {
    /// The symbol.
    pub symbol: String,
    /// The paragraphs that cite it, each once.
    pub paragraphs: Vec<Number>,
}

/// A reference from one paragraph to others of the same report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrossReference {
    /// The paragraph that refers.
    pub from: Number,
    /// The paragraphs it refers to.
    pub to: Vec<Number>,
    /// The words it does so with.
    pub text: String,
    /// Where those words stand.
    pub range: TextRange,
}

/// One rendition of a report: a file in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The name of the file.
    pub source: String,
    /// The first page's particulars.
    pub meta: Masthead,
    /// Every heading, in reading order.
    pub outline: Vec<Heading>,
    /// The headings that begin an annex, as indices in the outline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annexes: Vec<usize>,
    /// Every numbered paragraph, in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// Every footnote, in the order of the source.
    pub footnotes: Vec<Footnote>,
    /// The document symbols that paragraphs cite.
    pub symbols: Vec<CitedSymbol>,
    /// Where each of them is cited.
    #[serde(default)]
    pub symbol_mentions: Vec<SymbolMention>,
    /// Each citation of a symbol in a footnote, in the order of the footnotes.
    #[serde(default)]
    pub footnote_symbols: Vec<FootnoteSymbol>,
    /// References to paragraphs of this report.
    pub cross_references: Vec<CrossReference>,
    /// The programmes, projects, networks and tools that it names, in the order of their first mention.
    #[serde(default)]
    pub programmes: Vec<Programme>,
    /// Everything else that it speaks of by name: organizations, treaties, countries, meetings, terms.
    #[serde(default)]
    pub named: Vec<Named>,
    /// Text of the body that belongs to no numbered paragraph.
    #[serde(default)]
    pub passages: Vec<Passage>,
    /// The body from top to bottom.
    #[serde(default)]
    pub flow: Vec<Element>,
    /// The source lines that are in none of the above. Blank lines are not listed.
    #[serde(default)]
    pub dropped: Vec<DroppedLine>,
    /// What was repaired or doubted on the way.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// The headings from the outermost down to the one at `index`, as indices in the outline.
    pub fn heading_path(&self, index: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut level = u8::MAX;
        for (at, heading) in self.outline.iter().enumerate().take(index + 1).rev() {
            if heading.level < level {
                level = heading.level;
                path.push(at);
            }
        }
        path.reverse();
        path
    }

    /// The paragraphs under the heading at `index`, sub-headings included, as a range of [`Report::paragraphs`].
    pub fn paragraphs_under(&self, index: usize) -> Range<usize> {
        let Some(heading) = self.outline.get(index) else { return 0..0 };
        let below = self.outline.iter().skip(index + 1).take_while(|next| next.level > heading.level).count();
        let from = self.paragraphs.partition_point(|p| p.section.is_none_or(|section| section < index));
        let to =
            self.paragraphs.partition_point(|p| p.section.is_none_or(|section| section <= index + below));
        from..to
    }

    /// The address of the paragraph at `index` or of one of its subparagraphs: `42`, `42(a)(i)`, or `annex 2, 3` for
    /// a paragraph of annex 2. Empty where there is no such paragraph.
    pub fn paragraph_address(&self, index: usize, subparagraph: Option<usize>) -> String {
        let Some(paragraph) = self.paragraphs.get(index) else { return String::new() };
        let labels = subparagraph.map(|at| paragraph.subparagraph_labels(at)).unwrap_or_default();
        let prefix = match paragraph.annex.map(|annex| self.annex_number(annex)) {
            None => String::new(),
            Some(None) => "annex, ".to_owned(),
            Some(Some(number)) => format!("annex {number}, "),
        };
        format!("{prefix}{}{labels}", paragraph.number)
    }

    /// The title as the masthead prints it, else the symbol, else the file's name.
    pub fn display_title(&self) -> &str {
        self.meta.title.as_deref().or(self.meta.symbol.as_deref()).unwrap_or(&self.source)
    }
}
