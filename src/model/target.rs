use std::ops::Range;

use super::address::{Address, Annex, Locator};
use super::forms::{FORMS, annex_number, inside, plain};
use super::{Number, Paragraph, Report, Subparagraph};

/// The place an [`Address`] names in one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A range of [`Report::paragraphs`], never empty.
    Paragraphs(Range<usize>),
    /// A paragraph and one of its subparagraphs.
    Subparagraph(usize, usize),
    /// An index in [`Report::outline`]; for an annex that of its heading.
    Section(usize),
    /// An index in [`Report::footnotes`].
    Footnote(usize),
}

impl Address {
    /// The place it names in `report`, or `None` where the report has no such place. Of two places with one number it
    /// is the first, and one in the body before one in an annex.
    pub fn resolve(&self, report: &Report) -> Option<Target> {
        let annex = match self.annex {
            Some(annex) => Some(report.annex_named(annex)?),
            None => None,
        };
        match &self.locator {
            Locator::Annex => annex.map(Target::Section),
            Locator::Paragraph(number, labels) => {
                let index = report.find_paragraph(annex, number)?;
                if labels.is_empty() {
                    return Some(Target::Paragraphs(index..index + 1));
                }
                resolve_subparagraph(report, index, labels)
            }
            Locator::Range(first, last, whole) => {
                resolve_range(report, annex, (first, last), whole).map(Target::Paragraphs)
            }
            Locator::Section(labels) => resolve_section(report, annex, labels).map(Target::Section),
            Locator::Footnote(number) => {
                report.footnotes.iter().position(|note| note.number == *number).map(Target::Footnote)
            }
        }
    }

    /// Whether it names this report: by its symbol, or by its title where it has none, or not at all.
    pub fn is_of(&self, report: &Report) -> bool {
        let Some(typed) = &self.symbol else { return true };
        let own = plain(&report.citation());
        typed.eq_ignore_ascii_case(&own)
            || report.meta.symbol.as_deref().is_some_and(|own| typed.eq_ignore_ascii_case(own))
    }
}

impl Report {
    /// The heading of an annex, by its printed number, or by its place where annexes are not numbered.
    fn annex_named(&self, annex: Annex) -> Option<usize> {
        let number = match annex {
            Annex::Only => return self.annexes.first().copied(),
            Annex::Numbered(number) => number,
        };
        self.annexes.iter().copied().find(|&heading| self.annex_number(heading) == Some(number))
    }

    /// The number an annex is cited by: that of its heading where each has one of its own, else its place among them.
    /// `None` where there is only one without a number, or no such annex.
    pub(super) fn annex_number(&self, heading: usize) -> Option<usize> {
        let printed: Vec<Option<usize>> =
            self.annexes.iter().map(|&at| self.printed_annex_number(at)).collect();
        let place = self.annexes.iter().position(|&at| at == heading)?;
        let are_distinct = (0..printed.len()).all(|at| {
            let own = printed.get(at).copied().flatten();
            own.is_some() && !printed.iter().take(at).any(|other| *other == own)
        });
        match printed.len() {
            1 => printed.first().copied().flatten(),
            _ if are_distinct => printed.get(place).copied().flatten(),
            _ => Some(place + 1),
        }
    }

    fn printed_annex_number(&self, heading: usize) -> Option<usize> {
        let title = plain(&self.outline.get(heading)?.title);
        let ways = FORMS.iter().flat_map(|forms| forms.annex);
        ways.filter_map(|(word, _)| inside(&title, (word, ""))).find_map(annex_number)
    }

    /// A paragraph by its number: in `annex`, or where none is given in the body, else in any annex.
    fn find_paragraph(&self, annex: Option<usize>, number: &Number) -> Option<usize> {
        let has_number = |p: &Paragraph| p.number == *number && (annex.is_none() || p.annex == annex);
        let position = |wanted: &dyn Fn(&Paragraph) -> bool| self.paragraphs.iter().position(wanted);
        position(&|p| has_number(p) && p.annex == annex).or_else(|| position(&has_number))
    }
}

/// The paragraphs between two numbers that stand in one part of the report, those missing left out.
fn resolve_range(
    report: &Report,
    annex: Option<usize>,
    ends: (&Number, &Number),
    whole: &str,
) -> Option<Range<usize>> {
    if let Some(index) = report.find_paragraph(annex, &Number::Text(whole.to_owned())) {
        return Some(index..index + 1);
    }
    if let (Some(first), Some(last)) = (ends.0.integer(), ends.1.integer()) {
        let inside = |p: &&Paragraph| p.number.integer().is_some_and(|value| (first..=last).contains(&value));
        let here = |p: &&Paragraph| inside(p) && (annex.is_none() || p.annex == annex);
        let from = report.paragraphs.iter().position(|p| here(&p))?;
        let part = report.paragraphs.get(from)?.annex;
        let count = report.paragraphs.iter().skip(from).take_while(|p| here(p) && p.annex == part).count();
        return Some(from..from + count);
    }
    let (from, to) = (report.find_paragraph(annex, ends.0)?, report.find_paragraph(annex, ends.1)?);
    (from <= to).then_some(from..to + 1)
}

/// The subparagraph reached by taking one label after the other, each deeper than the one before.
fn resolve_subparagraph(report: &Report, paragraph: usize, labels: &[String]) -> Option<Target> {
    let all = &report.paragraphs.get(paragraph)?.subparagraphs;
    let mut at = None;
    for label in labels {
        at = Some(find_subparagraph(all, at, label)?);
    }
    at.map(|index| Target::Subparagraph(paragraph, index))
}

/// The subparagraph with `label` under the one at `above`: right under it, else anywhere below.
fn find_subparagraph(all: &[Subparagraph], above: Option<usize>, label: &str) -> Option<usize> {
    let depth = above.and_then(|at| all.get(at)).map_or(0, |sub| sub.depth);
    let below =
        all.iter().enumerate().skip(above.map_or(0, |at| at + 1)).take_while(|(_, sub)| sub.depth > depth);
    let mut outermost = u8::MAX;
    let mut deeper = None;
    for (index, sub) in below {
        let matches = sub.label.eq_ignore_ascii_case(label);
        outermost = outermost.min(sub.depth);
        if matches && sub.depth == outermost {
            return Some(index);
        }
        if matches {
            deeper = deeper.or(Some(index));
        }
    }
    deeper
}

/// The first heading of a part of the report whose own label and those of the headings above it are `labels`.
fn resolve_section(report: &Report, annex: Option<usize>, labels: &str) -> Option<usize> {
    let lower = labels.to_lowercase();
    (0..report.outline.len()).filter(|&index| annex.is_none() || report.annex_of(index) == annex).find(
        |&index| report.label_path(index).is_some_and(|printed| plain(&printed).to_lowercase() == lower),
    )
}

impl Report {
    /// The annex that the heading at `index` stands in.
    pub(super) fn annex_of(&self, index: usize) -> Option<usize> {
        self.annexes.iter().copied().take_while(|&annex| annex <= index).last()
    }

    /// The labels of a heading and of those above it, parted by stops; `None` where it has no label of its own.
    pub(super) fn label_path(&self, index: usize) -> Option<String> {
        self.outline.get(index)?.label.as_ref()?;
        let path = self.heading_path(index);
        let labels = path.iter().filter_map(|&at| self.outline.get(at)?.label.as_deref());
        Some(labels.map(str::trim).collect::<Vec<_>>().join("."))
    }
}
