use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::request::Asked;
use super::{Answer, complain};
use crate::library::report_of;
use crate::model::{
    Address, Element, Footnote, Heading, Number, Paragraph, Passage, Report, Subparagraph, Target,
};
use crate::source::Source;

/// Something to print, in the order asked for.
#[derive(Serialize)]
#[serde(tag = "element", rename_all = "snake_case")]
enum Shown<'r> {
    Heading(&'r Heading),
    Paragraph(&'r Paragraph),
    Passage {
        #[serde(flatten)]
        passage: &'r Passage,
    },
    Subparagraphs {
        /// The paragraph they belong to.
        number: &'r Number,
        /// The one asked for and those under it.
        subparagraphs: &'r [Subparagraph],
    },
    Footnote(&'r Footnote),
}

/// Prints what the addresses name; what the report does not have is said on standard error.
pub(super) fn print(
    source: &Source,
    addresses: &[Asked],
    json: bool,
    output: &mut Output<'_>,
) -> Result<Answer, Failure> {
    let report = report_of(source);
    let mut shown = Vec::new();
    let mut answer = Answer::Found;
    for Asked { typed, address } in addresses {
        let found = resolve(&report, address).map(|target| elements(&report, &target)).unwrap_or_default();
        if found.is_empty() {
            complain(&format!("{}: there is no {typed} in this report", source.name));
            answer = Answer::Nothing;
        }
        shown.extend(found);
    }
    if json {
        output.json(&shown)?;
    } else {
        print_all(&shown, output)?;
    }
    Ok(answer)
}

/// Prints a whole report: what the masthead says of it, the body, the footnotes.
pub(super) fn print_whole(report: &Report, output: &mut Output<'_>) -> Result<(), Failure> {
    let meta = &report.meta;
    for text in [&meta.symbol, &meta.title, &meta.author, &meta.summary].into_iter().flatten() {
        output.block(0, "", text)?;
        output.line("")?;
    }
    let body = report.flow.iter().filter_map(|element| shown(report, *element));
    let all: Vec<Shown<'_>> = body.chain(report.footnotes.iter().map(Shown::Footnote)).collect();
    print_all(&all, output)
}

/// The place an address names; none where it names another report.
pub(super) fn resolve(report: &Report, address: &Address) -> Option<Target> {
    if address.is_of(report) { address.resolve(report) } else { None }
}

fn elements<'r>(report: &'r Report, target: &Target) -> Vec<Shown<'r>> {
    match target {
        Target::Paragraphs(range) => {
            report.paragraphs.get(range.clone()).unwrap_or_default().iter().map(Shown::Paragraph).collect()
        }
        Target::Subparagraph(paragraph, index) => {
            report.paragraphs.get(*paragraph).and_then(|p| subparagraphs(p, *index)).into_iter().collect()
        }
        Target::Section(index) => section(report, *index),
        Target::Footnote(index) => report.footnotes.get(*index).map(Shown::Footnote).into_iter().collect(),
    }
}

/// A subparagraph and the deeper ones that follow it.
fn subparagraphs(paragraph: &Paragraph, index: usize) -> Option<Shown<'_>> {
    let rest = paragraph.subparagraphs.get(index..)?;
    let (first, below) = rest.split_first()?;
    let count = below.iter().take_while(|next| next.depth > first.depth).count();
    Some(Shown::Subparagraphs { number: &paragraph.number, subparagraphs: rest.get(..=count)? })
}

/// A heading and everything under it.
fn section(report: &Report, index: usize) -> Vec<Shown<'_>> {
    let place = report.flow.iter().position(|element| *element == Element::Heading(index));
    let rest = place.and_then(|at| report.flow.get(at..)).unwrap_or_default();
    rest.get(..section_length(report, rest))
        .unwrap_or_default()
        .iter()
        .filter_map(|e| shown(report, *e))
        .collect()
}

/// How many elements belong to the heading that `flow` begins with.
fn section_length(report: &Report, flow: &[Element]) -> usize {
    let level = |element: &Element| match element {
        Element::Heading(index) => report.outline.get(*index).map(|heading| heading.level),
        Element::Paragraph(_) | Element::Passage(_) => None,
    };
    let Some(own) = flow.first().and_then(level) else { return 0 };
    let below =
        flow.iter().skip(1).take_while(|element| level(element).is_none_or(|level| level > own)).count();
    below.saturating_add(1)
}

fn shown(report: &Report, element: Element) -> Option<Shown<'_>> {
    match element {
        Element::Heading(index) => report.outline.get(index).map(Shown::Heading),
        Element::Paragraph(index) => report.paragraphs.get(index).map(Shown::Paragraph),
        Element::Passage(index) => report.passages.get(index).map(|passage| Shown::Passage { passage }),
    }
}

fn print_all(shown: &[Shown<'_>], output: &mut Output<'_>) -> Result<(), Failure> {
    for (index, element) in shown.iter().enumerate() {
        if index > 0 {
            output.line("")?;
        }
        match element {
            Shown::Heading(heading) => {
                let label = heading.label.as_deref().map(|label| format!("{label}  ")).unwrap_or_default();
                output.block(0, &label, &heading.title)?;
            }
            Shown::Paragraph(paragraph) => print_paragraph(paragraph, output)?,
            Shown::Passage { passage } => output.block(0, "", &passage.text)?,
            Shown::Subparagraphs { subparagraphs, .. } => {
                for sub in *subparagraphs {
                    print_piece(sub.depth, &sub.label, &sub.text, output)?;
                }
            }
            Shown::Footnote(note) => output.block(0, &format!("n{}  ", note.number), &note.text)?,
        }
    }
    Ok(())
}

fn print_paragraph(paragraph: &Paragraph, output: &mut Output<'_>) -> Result<(), Failure> {
    let label = format!("{}.  ", paragraph.number);
    for (index, piece) in paragraph.pieces().into_iter().enumerate() {
        match (index, piece.subparagraph) {
            (0, _) => output.block(0, &label, piece.text)?,
            (_, None) => output.block(0, "", piece.text.trim_start())?,
            (_, Some(_)) => print_piece(piece.depth, piece.label, piece.text, output)?,
        }
    }
    Ok(())
}

fn print_piece(depth: u8, label: &str, text: &str, output: &mut Output<'_>) -> Result<(), Failure> {
    Ok(output.block(usize::from(depth).saturating_mul(4), &format!("({label})  "), text)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    fn report() -> Report {
        let heading = |level| Heading {
            level,
            label: None,
            title: String::new(),
            first: None,
            last: None,
            place: Place::default(),
        };
        Report {
            outline: [1, 2, 2, 1].map(heading).to_vec(),
            flow: (0..4).map(Element::Heading).collect(),
            ..Report::default()
        }
    }

    #[test]
    fn a_section_ends_before_the_next_heading_of_its_level() {
        let report = report();
        let lengths: Vec<usize> = (0..5).map(|index| section(&report, index).len()).collect();
        assert_eq!(lengths, [3, 1, 1, 1, 0]);
    }

    #[test]
    fn a_subparagraph_comes_with_those_under_it() {
        let sub = |depth, label: &str| Subparagraph { label: label.to_owned(), depth, text: String::new() };
        let paragraph = Paragraph {
            number: 1.into(),
            section: None,
            annex: None,
            text: String::new(),
            subparagraphs: vec![sub(1, "a"), sub(2, "i"), sub(2, "ii"), sub(1, "b")],
            resumes: None,
            notes: Vec::new(),
            marks: Vec::new(),
            place: Place::default(),
        };
        let labels = |index| match subparagraphs(&paragraph, index) {
            Some(Shown::Subparagraphs { subparagraphs, .. }) => {
                subparagraphs.iter().map(|sub| sub.label.as_str()).collect::<Vec<_>>()
            }
            _ => Vec::new(),
        };
        assert_eq!(labels(0), ["a", "i", "ii"]);
        assert_eq!(labels(2), ["ii"]);
        assert_eq!(labels(3), ["b"]);
        assert_eq!(labels(4), [""; 0]);
    }
}
