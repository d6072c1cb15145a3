use std::ops::Range;

use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::{Answer, complain};
use crate::library::Library;
use crate::model::{Element, Place, Report};
use crate::search::{SectionAddresses, TextHit, TextQuery, grep};
use crate::text::width;

/// A text that holds what was searched for.
#[derive(Serialize)]
struct Found {
    file: String,
    /// Its address in the report; empty where it has none.
    address: String,
    element: &'static str,
    page: u32,
    line: u32,
    text: String,
    ranges: Vec<Range<usize>>,
}

/// Prints every text of the reports that matches, in reading order.
pub(super) fn print(
    query: &TextQuery,
    library: &mut Library,
    json: bool,
    output: &mut Output<'_>,
) -> Result<Answer, Failure> {
    let mut answer = Answer::Nothing;
    let mut unread = false;
    let mut collected = Vec::new();
    for index in 0..library.len() {
        let report = match library.open(index) {
            Ok(report) => report,
            Err(error) => {
                complain(&error.to_string());
                unread = true;
                continue;
            }
        };
        let path = library.path(index);
        let found = find_in(&report, query, &path);
        if !found.is_empty() {
            answer = Answer::Found;
        }
        if json {
            collected.extend(found);
        } else {
            print_lines(&found, library.len() > 1, output)?;
        }
    }
    if json {
        output.json(&collected)?;
    }
    Ok(if unread { Answer::Incomplete } else { answer })
}

fn find_in(report: &Report, query: &TextQuery, file: &str) -> Vec<Found> {
    let sections = SectionAddresses::of(report);
    let mut found: Vec<Found> = Vec::new();
    let mut last = None;
    for hit in grep(report, query) {
        let place = (hit.element, hit.subparagraph);
        match found.last_mut().filter(|_| last == Some(place)) {
            Some(same) => same.ranges.push(hit.bytes),
            None => {
                found.extend(text_of(report, &sections, &hit).map(|text| text.into_found(file, hit.bytes)))
            }
        }
        last = Some(place);
    }
    found
}

/// A text of a report and where it stands.
struct Text<'r> {
    address: String,
    element: &'static str,
    place: &'r Place,
    text: &'r str,
}

impl Text<'_> {
    fn into_found(self, file: &str, bytes: Range<usize>) -> Found {
        let Self { address, element, place, text } = self;
        Found {
            file: file.to_owned(),
            address,
            element,
            page: place.page,
            line: place.first_line(),
            text: text.to_owned(),
            ranges: vec![bytes],
        }
    }
}

/// The text that a hit is in.
fn text_of<'r>(report: &'r Report, sections: &SectionAddresses, hit: &TextHit) -> Option<Text<'r>> {
    match hit.element {
        Element::Heading(index) => {
            let heading = report.outline.get(index)?;
            let address = sections.get(index).to_owned();
            Some(Text { address, element: "heading", place: &heading.place, text: &heading.title })
        }
        Element::Passage(index) => {
            let passage = report.passages.get(index)?;
            let address = passage.section.map_or("", |section| sections.get(section)).to_owned();
            Some(Text { address, element: "passage", place: &passage.place, text: &passage.text })
        }
        Element::Paragraph(index) => {
            let paragraph = report.paragraphs.get(index)?;
            let text = match hit.subparagraph {
                Some(sub) => &paragraph.subparagraphs.get(sub)?.text,
                None => &paragraph.text,
            };
            let address = report.paragraph_address(index, hit.subparagraph);
            Some(Text { address, element: "paragraph", place: &paragraph.place, text })
        }
    }
}

/// One text a line: the file where there are several, the address, the text; on a terminal as much as fits of it.
fn print_lines(found: &[Found], several: bool, output: &mut Output<'_>) -> Result<(), Failure> {
    for found in found {
        let file = if several { format!("{}:", found.file) } else { String::new() };
        let place =
            if found.address.is_empty() { format!("line {}", found.line) } else { found.address.clone() };
        let before = format!("{file}{place}: ");
        let text = found.text.replace('\n', " ");
        let shown = match (output.columns(), found.ranges.first()) {
            (Some(columns), Some(hit)) => excerpt(&text, hit, columns.saturating_sub(width(&before))),
            _ => text,
        };
        output.line(&format!("{before}{shown}"))?;
    }
    Ok(())
}

/// At most `columns` of a text around a hit, with an ellipsis where something is left out.
fn excerpt(text: &str, hit: &Range<usize>, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let (before, after) = text.split_at_checked(hit.start).unwrap_or((text, ""));
    let room = columns.saturating_sub(2);
    // A third of the line comes before the hit, more where little comes after it.
    let lead = fitting(before.chars().rev(), room.saturating_sub(width(after)).max(columns / 3));
    let start = before.char_indices().rev().take(lead).last().map_or(hit.start, |(at, _)| at);
    let rest = text.get(start..).unwrap_or_default();
    let left = if start > 0 { "…" } else { "" };
    let length = fitting(rest.chars(), room);
    let shown: String = rest.chars().take(length).collect();
    let right = if shown.len() < rest.len() { "…" } else { "" };
    format!("{left}{shown}{right}")
}

/// How many characters fit in `columns`.
fn fitting(characters: impl Iterator<Item = char>, columns: usize) -> usize {
    let mut used: usize = 0;
    characters
        .take_while(|c| {
            used = used.saturating_add(width(c.encode_utf8(&mut [0; 4])));
            used <= columns
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_excerpt_holds_the_hit() {
        let text = "全球集装箱管制方案现已在近 70 个成员国开展活动";
        assert_eq!(excerpt(text, &(6..15), 80), text);
        assert_eq!(excerpt(text, &(18..24), 20), "…装箱管制方案现已在…");
        assert_eq!(excerpt(text, &(66..69), 20), "…0 个成员国开展活动");
    }

    proptest! {
        #[test]
        fn an_excerpt_fits(text in "[ab 年，]{1,60}", from in 0_usize..60, columns in 12_usize..40) {
            let at = text.char_indices().nth(from).map_or(0, |(at, _)| at);
            let end = text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
            let hit = text.get(at..end).unwrap();
            let shown = excerpt(&text, &(at..end), columns);
            prop_assert!(width(&shown) <= columns, "{}", shown);
            prop_assert!(shown.contains(hit));
        }
    }
}
