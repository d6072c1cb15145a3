use std::cmp::Reverse;
use std::ops::Range;

use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::{Answer, complain};
use crate::library::Library;
use crate::search::{Hit, Topic, TopicIndex};
use crate::text::width;

/// A topic that was found.
#[derive(Serialize)]
struct Found {
    kind: String,
    text: String,
    address: String,
    score: i64,
    ranges: Vec<Range<usize>>,
    file: String,
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
        let Topic { kind, text, address, .. } = index.topics().get(hit.topic)?;
        Some(Found {
            kind: kind.to_string(),
            text: text.clone(),
            address: address.clone(),
            score: hit.score,
            ranges: hit.ranges,
            file: file.to_owned(),
        })
    };
    index.find(query).into_iter().filter_map(found).collect()
}

/// One topic a line: the file where there are several, kind, address, text.
fn print_lines(found: &[Found], several: bool, output: &mut Output<'_>) -> Result<(), Failure> {
    let widest = found.iter().map(|found| width(&found.address)).max().unwrap_or(0);
    for Found { kind, text, address, file, .. } in found {
        let gap = widest.saturating_sub(width(address)).saturating_add(2);
        let before = if several { format!("{file}: ") } else { String::new() };
        output.line(&format!("{before}{kind:9}  {address}{:gap$}{text}", ""))?;
    }
    Ok(())
}
