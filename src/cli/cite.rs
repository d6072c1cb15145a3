use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::request::Asked;
use super::show::resolve;
use super::{Answer, complain};
use crate::library::report_of;
use crate::source::Source;

/// A place and how it is cited.
#[derive(Serialize)]
struct Cited<'a> {
    /// As it was typed.
    address: &'a str,
    citation: String,
    /// The words of the place with the citation behind them, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// Prints the citation of each address, one a line; what the report does not have is said on standard error.
pub(super) fn print(
    source: &Source,
    addresses: &[Asked],
    text: bool,
    json: bool,
    output: &mut Output<'_>,
) -> Result<Answer, Failure> {
    let report = report_of(source);
    let mut cited = Vec::new();
    for Asked { typed, address } in addresses {
        match resolve(&report, address) {
            Some(target) => cited.push(Cited {
                address: typed,
                citation: target.citation(&report),
                text: text.then(|| target.quotation(&report)),
            }),
            None => drop(complain(&format!("{}: there is no {typed} in this report", source.name))),
        }
    }
    if json {
        output.json(&cited)?;
    } else {
        for (at, place) in cited.iter().enumerate() {
            match &place.text {
                None => output.line(&place.citation)?,
                Some(text) => {
                    if at > 0 {
                        output.line("")?;
                    }
                    text.lines().try_for_each(|line| output.block(0, "", line))?;
                }
            }
        }
    }
    Ok(Answer::from(cited.len() == addresses.len()))
}
