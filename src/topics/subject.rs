use super::mentions::Hit;
use super::texts::Text;
use crate::model::{Element, Mention, Number, Report};
use crate::text::is_cjk;

/// A mention in the report's own characters, without the spaces that a line's end left between Chinese ones.
pub(super) fn shown(texts: &[Text<'_>], hit: &Hit) -> String {
    let Some(text) = texts.get(hit.text) else { return String::new() };
    let original = text.original.get(text.plain.original(&hit.range, text.original)).unwrap_or_default();
    let mut shown = String::with_capacity(original.len());
    let mut rest = original.chars().peekable();
    while let Some(c) = rest.next() {
        let is_between = c.is_whitespace()
            && shown.chars().next_back().is_some_and(is_cjk)
            && rest.peek().is_some_and(|next| is_cjk(*next));
        if !is_between {
            shown.push(if c.is_whitespace() { ' ' } else { c });
        }
    }
    shown
}

/// The hit as a place in the report.
pub(super) fn mention(texts: &[Text<'_>], hit: &Hit) -> Option<Mention> {
    let text = texts.get(hit.text)?;
    let bytes = text.plain.original(&hit.range, text.original);
    Some(Mention { element: text.element, subparagraph: text.subparagraph, bytes })
}

/// The paragraphs that the hits stand in, each once.
pub(super) fn paragraphs(report: &Report, texts: &[Text<'_>], hits: &[&Hit]) -> Vec<Number> {
    let mut numbers = Vec::new();
    for text in hits.iter().filter_map(|hit| texts.get(hit.text)) {
        let Element::Paragraph(index) = text.element else { continue };
        let Some(paragraph) = report.paragraphs.get(index) else { continue };
        let number = match paragraph.annex {
            None => paragraph.number.clone(),
            Some(_) => Number::Text(report.paragraph_address(index, None)),
        };
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}
