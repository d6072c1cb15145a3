use serde::Serialize;

use super::Answer;
use super::failure::Failure;
use super::output::Output;
use crate::library::report_of;
use crate::model::Heading;
use crate::search::SectionAddresses;
use crate::source::Source;
use crate::text::width;

/// A heading with what it is cited by.
#[derive(Serialize)]
struct Entry<'r> {
    #[serde(flatten)]
    heading: &'r Heading,
    address: &'r str,
}

/// Prints the outline: one heading a line, indented by its level, with the paragraphs under it.
pub(super) fn print(source: &Source, json: bool, output: &mut Output<'_>) -> Result<Answer, Failure> {
    let report = report_of(source);
    if json {
        let addresses = SectionAddresses::of(&report);
        let entry = |(index, heading)| Entry { heading, address: addresses.get(index) };
        output.json(&report.outline.iter().enumerate().map(entry).collect::<Vec<_>>())?;
    } else {
        let names: Vec<String> = report.outline.iter().map(name).collect();
        let widest = names.iter().map(|name| width(name)).filter(|width| *width <= WIDEST).max().unwrap_or(0);
        for (heading, name) in report.outline.iter().zip(names) {
            let gap = widest.saturating_sub(width(&name)).saturating_add(2);
            output.line(format!("{name}{:gap$}{}", "", range(heading)).trim_end())?;
        }
    }
    Ok(Answer::from(!report.outline.is_empty()))
}

/// Ranges stand in one column where the headings before them leave room in 80 columns.
const WIDEST: usize = 66;

/// The heading as it is listed: two spaces for each level above it, its label, its title.
fn name(heading: &Heading) -> String {
    let indent = usize::from(heading.level.saturating_sub(1)).saturating_mul(2);
    let label = heading.label.as_deref().map(|label| format!("{label}  ")).unwrap_or_default();
    format!("{:indent$}{label}{}", "", heading.title)
}

/// The paragraphs under the heading, as an address that `show` takes.
fn range(heading: &Heading) -> String {
    match (&heading.first, &heading.last) {
        (Some(first), Some(last)) if first != last => format!("{first}-{last}"),
        (Some(only), _) | (_, Some(only)) => only.to_string(),
        (None, None) => String::new(),
    }
}
