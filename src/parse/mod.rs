//! Lines to a report. It never fails and loses nothing.

use crate::model::{Element, Line, Paragraph, Place, Report};

/// The report that `lines` hold; `name` becomes its [`Report::source`].
pub fn parse(name: &str, lines: &[Line<'_>]) -> Report {
    let mut report = Report { source: name.to_owned(), ..Report::default() };
    for line in lines.iter().filter(|line| !line.text.trim().is_empty()) {
        report.flow.push(Element::Paragraph(report.paragraphs.len()));
        report.paragraphs.push(Paragraph {
            number: line.number.into(),
            section: None,
            annex: None,
            text: line.text.trim().to_owned(),
            subparagraphs: Vec::new(),
            resumes: None,
            notes: Vec::new(),
            marks: Vec::new(),
            place: Place::at(line.page, line.number),
        });
    }
    report
}
