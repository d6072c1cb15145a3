//! The other renditions of a report that is set on pages: a Word document in the template of New York, and a text as an
//! extractor leaves it.

use crate::build::Docx;
use crate::layout::{Part, Report};

/// A Word document with typed numbers, its notes at their marks.
pub(crate) fn docx(report: &Report) -> Vec<u8> {
    let note = |number: &str| {
        let is_it = |part: &&Part| matches!(part, Part::Note(of, _) if of.to_string() == number);
        match report.parts.iter().find(is_it) {
            Some(Part::Note(_, text)) => format!("[[{text}]]"),
            _ => String::new(),
        }
    };
    let words = |text: &str| {
        let mut parts = text.split(['{', '}']);
        let mut words = parts.next().unwrap_or_default().to_owned();
        while let Some(mark) = parts.next() {
            words += &note(mark);
            words += parts.next().unwrap_or_default();
        }
        words
    };
    report
        .parts
        .iter()
        .fold(Docx::new(), |docx, part| match part {
            Part::Masthead(left, right) => {
                docx.header(&[&format!("|{}||{}", left.join("¶"), right.join("¶"))])
            }
            Part::Title(text) => docx.paragraph("TitleHCH", text),
            Part::Line(text) => docx.paragraph("", text),
            Part::Heading(level, label, text) => {
                let style = ["HCh", "H1", "H23", "H4"][usize::from(*level) - 1];
                docx.paragraph(style, &format!("→{label}→{text}"))
            }
            Part::Paragraph(number, text) => {
                docx.paragraph("SingleTxt", &format!("{}→{}", paragraph_label(report, *number), words(text)))
            }
            Part::Item(label, text) => docx.paragraph("SingleTxt", &format!("→{label}→{}", words(text))),
            Part::Row(cells) => docx.table(&[&cells.join("|")]),
            Part::Note(..) => docx,
        })
        .bytes()
}

/// How a paragraph is numbered: `12.`, in Arabic `12 -`.
fn paragraph_label(report: &Report, number: u32) -> String {
    let is_arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    let is_arabic =
        report.parts.iter().any(|part| matches!(part, Part::Title(text) if text.contains(is_arabic)));
    if is_arabic { format!("{number} -") } else { format!("{number}.") }
}

/// Parts on one page of the text.
const PAGE: usize = 12;

/// A text: a line a part, the marks of notes glued to the words, notes and page marks at the foot of each page.
pub(crate) fn text(report: &Report) -> String {
    let parts: Vec<&Part> = report.parts.iter().filter(|part| !matches!(part, Part::Note(..))).collect();
    let pages = parts.len().div_ceil(PAGE);
    let mut lines = Vec::new();
    for (page, number) in parts.chunks(PAGE).zip(1..) {
        let mut called = Vec::new();
        for part in page {
            lines.extend(lines_of(report, part, &mut called));
        }
        foot(report, &called, &mut lines);
        lines.push(format!("{number}/{pages}"));
        lines.push(report.symbol.to_owned());
    }
    lines.join("\n\n") + "\n"
}

fn lines_of(report: &Report, part: &Part, called: &mut Vec<String>) -> Vec<String> {
    let mut words = |text: &str| {
        called.extend(text.split(['{', '}']).skip(1).step_by(2).map(str::to_owned));
        text.replace(['{', '}'], "")
    };
    vec![match part {
        Part::Masthead(left, right) => {
            return left.iter().chain(right.iter()).map(|line| (*line).to_owned()).collect();
        }
        Part::Title(text) | Part::Line(text) => (*text).to_owned(),
        Part::Heading(_, "", text) => (*text).to_owned(),
        Part::Heading(_, label, text) => format!("{label} {text}"),
        Part::Paragraph(number, text) => format!("{} {}", paragraph_label(report, *number), words(text)),
        Part::Item(label, text) => format!("{label} {}", words(text)),
        Part::Row(cells) => cells.join("   "),
        Part::Note(..) => return Vec::new(),
    }]
}

fn foot(report: &Report, called: &[String], lines: &mut Vec<String>) {
    if called.is_empty() {
        return;
    }
    lines.push("__________________".to_owned());
    for part in report.parts {
        if let Part::Note(number, text) = part
            && called.contains(&number.to_string())
        {
            lines.push(format!("{number} {text}"));
        }
    }
}
