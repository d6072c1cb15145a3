use std::cmp::Reverse;
use std::ops::Range;

use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::{Answer, complain};
use crate::library::Library;
use crate::search::{Hit, OtherWords, Topic, TopicIndex};
use crate::text::width;

/// A topic that was found.
#[derive(Serialize)]
struct Found {
    kind: String,
    /// What it is called, more closely than its kind: a programme may be a "database".
    noun: &'static str,
    text: String,
    aliases: Vec<String>,
    address: String,
    score: i64,
    /// The bytes of `text` that matched; none where `matched` did.
    ranges: Vec<Range<usize>>,
    /// The other name, or the words of the paragraph, that matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<Matched>,
    file: String,
}

/// Words that matched, and their bytes that did.
#[derive(Serialize)]
struct Matched {
    text: String,
    ranges: Vec<Range<usize>>,
}

/// Prints the topics of all the reports that match, best first.
pub(super) fn print(
    query: &str,
    library: &mut Library,
    json: bool,
    output: &mut Output<'_>,
) -> Result<Answer, Failure> {
    let mut found = Vec::new();
    let mut unread: usize = 0;
    for index in 0..library.len() {
        match library.open_indexed(index) {
            Ok(report) => found.extend(find_in(&TopicIndex::build(&report), query, &library.path(index))),
            Err(error) => {
                complain(&error.to_string());
                unread = unread.saturating_add(1);
            }
        }
    }
    // The sort keeps the order of the reports where scores are equal.
    found.sort_by_key(|found| Reverse(found.score));
    if json {
        output.json(&found)?;
    } else {
        print_lines(&found, library.len() > 1, output)?;
    }
    Ok(if unread > 0 { Answer::Incomplete } else { Answer::from(!found.is_empty()) })
}

fn find_in(index: &TopicIndex, query: &str, file: &str) -> Vec<Found> {
    let found = |hit: Hit| {
        let topic = index.topics().get(hit.topic)?;
        let Topic { kind, text, aliases, address, .. } = topic;
        Some(Found {
            kind: kind.to_string(),
            noun: topic.noun(),
            text: text.clone(),
            aliases: aliases.clone(),
            address: address.clone(),
            score: hit.score,
            ranges: hit.ranges,
            matched: hit.other.map(|OtherWords { text, ranges }| Matched { text, ranges }),
            file: file.to_owned(),
        })
    };
    index.find(query).into_iter().filter_map(found).collect()
}

/// One topic a line: the file where there are several, what it is, address, text, and the other words that matched.
fn print_lines(found: &[Found], several: bool, output: &mut Output<'_>) -> Result<(), Failure> {
    let widest = found.iter().map(|found| width(&found.address)).max().unwrap_or(0);
    // "paragraph" is the longest of the most frequent ones.
    let nouns = found.iter().map(|found| found.noun.len()).max().unwrap_or(0).max(9);
    for Found { kind, noun, text, address, matched, file, .. } in found {
        let gap = widest.saturating_sub(width(address)).saturating_add(2);
        let before = if several { format!("{file}: ") } else { String::new() };
        let text = match matched {
            // The paragraph's beginning says nothing of why it was found.
            Some(matched) if kind == "paragraph" => matched.text.clone(),
            Some(matched) => format!("{text} = {}", matched.text),
            None => text.clone(),
        };
        output.line(&format!("{before}{noun:nouns$}  {address}{:gap$}{text}", ""))?;
    }
    Ok(())
}
