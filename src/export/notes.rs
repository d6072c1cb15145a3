use std::fmt::Write as _;

use crate::model::{Kept, What};

/// Marks, notes and the reading list as Markdown: a section for each report, in it the places with their citation, the
/// first words of the report as a quotation, and the notes as they were written.
///
/// `reports` is what [`crate::model::by_report`] gives.
pub fn notes_as_markdown(reports: &[Vec<&Kept>]) -> String {
    let mut markdown = String::new();
    for report in reports {
        write_report(&mut markdown, report);
    }
    markdown
}

// Writing to a String cannot fail.
fn write_report(markdown: &mut String, report: &[&Kept]) {
    let Some(newest) = report.iter().max_by_key(|kept| kept.when) else { return };
    let gap = if markdown.is_empty() { "" } else { "\n" };
    let symbol =
        newest.at.symbol.as_deref().map(|symbol| format!("{}  ", escaped(symbol))).unwrap_or_default();
    let _ = writeln!(markdown, "{gap}## {symbol}{}", escaped(&newest.at.title));
    if let Some(file) = &newest.at.file {
        let missing = if newest.is_missing { " (missing)" } else { "" };
        let _ = writeln!(markdown, "\n{}{missing}", escaped(file));
    }
    if report.iter().any(|kept| kept.what == What::ToRead) {
        let _ = writeln!(markdown, "\nTo read.");
    }
    let mut last = "";
    for kept in report.iter().filter(|kept| kept.what != What::ToRead) {
        if kept.at.citation != last {
            let _ =
                writeln!(markdown, "\n### {}\n\n> {}", escaped(&kept.at.citation), escaped(&kept.at.opening));
            last = &kept.at.citation;
        }
        match &kept.what {
            What::Mark(letter) => {
                let _ = writeln!(markdown, "\nMark {letter}.");
            }
            What::Note(text) => {
                let _ = writeln!(markdown, "\n{text}");
            }
            What::Place | What::ToRead => {}
        }
    }
}

/// A text on one line, with what Markdown would take for markup escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '<' | '[' | ']' | '#' | '|' | '~' => escaped.extend(['\\', c]),
            c if c.is_whitespace() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, by_report};

    fn kept(what: What, address: &str) -> Kept {
        let at = Anchor {
            symbol: Some("E/CN.15/2021/4".into()),
            title: "International\ncooperation".into(),
            file: Some("/reports/a_b.pdf".into()),
            address: address.into(),
            citation: format!("E/CN.15/2021/4, para. {address}"),
            opening: "The *Container* Programme".into(),
            ..Anchor::default()
        };
        Kept { when: 7, is_missing: true, ..Kept::new(what, at) }
    }

    #[test]
    fn a_report_is_a_section_and_a_place_has_one_citation() {
        let all = [
            kept(What::Note("Ask *twice*.\nAnd again.".into()), "42"),
            kept(What::Mark('a'), "42"),
            kept(What::Mark('b'), "9"),
            kept(What::ToRead, ""),
            kept(What::Place, "1"),
        ];
        assert_eq!(
            notes_as_markdown(&by_report(&all)),
            "## E/CN.15/2021/4  International cooperation\n\n/reports/a\\_b.pdf (missing)\n\nTo read.\n\n\
             ### E/CN.15/2021/4, para. 9\n\n> The \\*Container\\* Programme\n\nMark b.\n\n\
             ### E/CN.15/2021/4, para. 42\n\n> The \\*Container\\* Programme\n\nAsk *twice*.\nAnd again.\n\nMark a.\n"
        );
        assert_eq!(notes_as_markdown(&[]), "");
    }
}
