//! The parts of a report that rows of the text pane show, and the words and labels of each.

use std::borrow::Cow;

use crate::model::{Element, Footnote, Language, Report};

/// A part of a report with a text of its own. Numbers are indices in the lists of [`Report`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// The document symbol.
    Symbol,
    /// The title.
    Title,
    /// The author line.
    Author,
    /// The word "Summary".
    SummaryHeading,
    /// The summary.
    Summary,
    /// A heading.
    Heading(usize),
    /// A paragraph's own text.
    Paragraph(usize),
    /// A subparagraph: the paragraph, and which of its blocks.
    Subparagraph(usize, usize),
    /// Unnumbered text, a table or a figure.
    Passage(usize),
    /// The word "Notes".
    NotesHeading,
    /// A note of the masthead, marked by asterisks.
    StarNote(usize),
    /// A footnote.
    Footnote(usize),
}

impl Part {
    /// Its words.
    pub(crate) fn text(self, report: &Report) -> &str {
        match self {
            Self::Symbol => report.meta.symbol.as_deref().unwrap_or_default(),
            Self::Title => report.display_title(),
            Self::Author => report.meta.author.as_deref().unwrap_or_default(),
            Self::SummaryHeading => summary_word(report.meta.language),
            Self::Summary => report.meta.summary.as_deref().unwrap_or_default(),
            Self::Heading(index) => report.outline.get(index).map_or("", |heading| &heading.title),
            Self::Paragraph(index) => report.paragraphs.get(index).map_or("", |paragraph| &paragraph.text),
            Self::Subparagraph(index, block) => report
                .paragraphs
                .get(index)
                .and_then(|paragraph| paragraph.subparagraphs.get(block))
                .map_or("", |block| &block.text),
            Self::Passage(index) => report.passages.get(index).map_or("", |passage| &passage.text),
            Self::NotesHeading => notes_word(report.meta.language),
            Self::StarNote(_) | Self::Footnote(_) => self.note(report).map_or("", |note| &note.text),
        }
    }

    /// What is printed before its first row; empty where nothing is.
    pub(crate) fn label(self, report: &Report) -> Cow<'_, str> {
        let language = report.meta.language;
        match self {
            Self::Heading(index) => report.outline.get(index).map_or(Cow::Borrowed(""), |heading| {
                heading_label(heading.label.as_deref().unwrap_or_default(), heading.level, language)
            }),
            Self::Paragraph(index) => {
                report.paragraphs.get(index).map_or(Cow::Borrowed(""), |p| p.number.to_string().into())
            }
            Self::Subparagraph(index, block) => report
                .paragraphs
                .get(index)
                .and_then(|paragraph| paragraph.subparagraphs.get(block))
                .map_or(Cow::Borrowed(""), |block| subparagraph_label(&block.label, block.depth, language)),
            Self::StarNote(_) | Self::Footnote(_) => {
                self.note(report).map_or(Cow::Borrowed(""), |note| note.number.to_string().into())
            }
            Self::Symbol | Self::Title | Self::Author | Self::SummaryHeading | Self::Summary => {
                Cow::Borrowed("")
            }
            Self::Passage(_) | Self::NotesHeading => Cow::Borrowed(""),
        }
    }

    fn note(self, report: &Report) -> Option<&Footnote> {
        match self {
            Self::StarNote(index) => report.meta.star_notes.get(index),
            Self::Footnote(index) => report.footnotes.get(index),
            Self::Symbol | Self::Title | Self::Author | Self::SummaryHeading | Self::Summary => None,
            Self::Heading(_) | Self::Paragraph(_) | Self::Subparagraph(..) | Self::Passage(_) => None,
            Self::NotesHeading => None,
        }
    }

    /// The element of the flow it belongs to; none in the masthead and the notes.
    pub(crate) fn element(self) -> Option<Element> {
        match self {
            Self::Heading(index) => Some(Element::Heading(index)),
            Self::Paragraph(index) | Self::Subparagraph(index, _) => Some(Element::Paragraph(index)),
            Self::Passage(index) => Some(Element::Passage(index)),
            Self::Symbol | Self::Title | Self::Author | Self::SummaryHeading | Self::Summary => None,
            Self::NotesHeading | Self::StarNote(_) | Self::Footnote(_) => None,
        }
    }

    /// The part an element's own text is.
    pub(crate) fn of(element: Element, subparagraph: Option<usize>) -> Self {
        match (element, subparagraph) {
            (Element::Paragraph(index), Some(block)) => Self::Subparagraph(index, block),
            (Element::Paragraph(index), None) => Self::Paragraph(index),
            (Element::Heading(index), _) => Self::Heading(index),
            (Element::Passage(index), _) => Self::Passage(index),
        }
    }

    /// Whether it stands in the notes at the end.
    pub(crate) fn is_note(self) -> bool {
        matches!(self, Self::NotesHeading | Self::StarNote(_) | Self::Footnote(_))
    }
}

/// A heading's number with the punctuation it is printed with: `II.`, `二.`, and `(a)` from the fourth level on
/// (United Nations Editorial Manual, headings). A label in words, such as "Annex I", stands as it is.
pub(crate) fn heading_label(label: &str, level: u8, language: Language) -> Cow<'_, str> {
    if label.is_empty()
        || !label.chars().all(|c| c.is_ascii_alphanumeric() || "一二三四五六七八九十百".contains(c))
    {
        return Cow::Borrowed(label);
    }
    if level >= 4 { bracketed(label, language) } else { format!("{label}.").into() }
}

/// A subparagraph's label with its punctuation: `(a)`, `(i)`, then `a.` (United Nations Editorial Manual).
fn subparagraph_label(label: &str, depth: u8, language: Language) -> Cow<'_, str> {
    match depth {
        _ if label.is_empty() => Cow::Borrowed(""),
        0..=2 => bracketed(label, language),
        3.. => format!("{label}.").into(),
    }
}

/// French and Spanish print no opening bracket (United Nations Editorial Manual).
fn bracketed(label: &str, language: Language) -> Cow<'_, str> {
    match language {
        Language::French | Language::Spanish => format!("{label})").into(),
        Language::Arabic | Language::Chinese | Language::English | Language::Russian => {
            format!("({label})").into()
        }
    }
}

fn summary_word(language: Language) -> &'static str {
    match language {
        Language::Arabic => "موجز",
        Language::Chinese => "摘要",
        Language::English => "Summary",
        Language::French => "Résumé",
        Language::Russian => "Резюме",
        Language::Spanish => "Resumen",
    }
}

/// The heading of the footnotes; the reports print them at the foot of each page and need none.
fn notes_word(language: Language) -> &'static str {
    match language {
        Language::Arabic => "الحواشي",
        Language::Chinese => "注",
        Language::English => "Notes",
        Language::French => "Notes",
        Language::Russian => "Примечания",
        Language::Spanish => "Notas",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_carry_the_punctuation_of_their_level_and_language() {
        assert_eq!(heading_label("二", 1, Language::Chinese), "二.");
        assert_eq!(heading_label("a", 4, Language::English), "(a)");
        assert_eq!(heading_label("Annex I", 1, Language::English), "Annex I");
        assert_eq!(heading_label("附件一", 1, Language::Chinese), "附件一");
        assert_eq!(subparagraph_label("a", 1, Language::French), "a)");
        assert_eq!(subparagraph_label("a", 3, Language::Russian), "a.");
    }
}
