use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::{Answer, complain};
use crate::export::notes_as_markdown;
use crate::model::{Kept, by_report};
use crate::notebook::Notebook;

/// Something kept, and whether its file is no longer there.
#[derive(Serialize)]
struct Listed<'k> {
    #[serde(flatten)]
    kept: &'k Kept,
    missing: bool,
}

/// Prints the marks, notes and reading list of all reports.
pub(super) fn print(notebook: &Notebook, json: bool, output: &mut Output<'_>) -> Result<Answer, Failure> {
    let (kept, notices) = notebook.open();
    for notice in notices {
        complain(&notice.to_string());
    }
    let reports = by_report(&kept);
    if json {
        let listed = |kept| Listed { kept, missing: kept.is_missing };
        output.json(&reports.iter().flatten().copied().map(listed).collect::<Vec<_>>())?;
    } else {
        output.lines(&notes_as_markdown(&reports))?;
    }
    Ok(Answer::from(!reports.is_empty()))
}
