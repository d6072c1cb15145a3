use serde::Serialize;

use super::failure::Failure;
use super::output::Output;
use super::{Answer, complain};
use crate::export::csv_record;
use crate::library::Library;
use crate::model::{Number, Programme};
use crate::text::width;

/// How the programmes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// For readers.
    Table,
    /// An array.
    Json,
    /// A line of names and one line for each programme.
    Csv,
}

/// A programme and the file it is in.
#[derive(Serialize)]
struct Found {
    name: String,
    kind: String,
    aliases: Vec<String>,
    known_as: Vec<String>,
    paragraphs: Vec<Number>,
    mentions: usize,
    file: String,
}

impl Found {
    fn new(programme: Programme, file: &str) -> Self {
        Self {
            name: programme.name,
            kind: programme.kind.to_string(),
            aliases: programme.aliases,
            known_as: programme.known_as,
            paragraphs: programme.paragraphs,
            mentions: programme.mentions.len(),
            file: file.to_owned(),
        }
    }
}

/// Prints the programmes of all the reports, report by report in the order of their first mention.
pub(super) fn print(library: &mut Library, form: Form, output: &mut Output<'_>) -> Result<Answer, Failure> {
    let mut found = Vec::new();
    let mut is_incomplete = false;
    for index in 0..library.len() {
        let path = library.path(index);
        match library.open_indexed(index) {
            Ok(report) => found.extend(report.programmes.into_iter().map(|one| Found::new(one, &path))),
            Err(error) => {
                complain(&error.to_string());
                is_incomplete = true;
            }
        }
    }
    match form {
        Form::Table => print_table(&found, library.len() > 1, output)?,
        Form::Json => output.json(&found)?,
        Form::Csv => print_csv(&found, output)?,
    }
    Ok(if is_incomplete { Answer::Incomplete } else { Answer::from(!found.is_empty()) })
}

/// One programme a line with its paragraphs, its other names indented below; the file above where there are several.
fn print_table(found: &[Found], several: bool, output: &mut Output<'_>) -> Result<(), Failure> {
    let mut file = "";
    for programme in found {
        if several && programme.file != file {
            file = &programme.file;
            output.line(&format!("{file}:"))?;
        }
        output.block(0, &format!("{:10}  ", programme.kind), &line(programme))?;
        for alias in &programme.aliases {
            output.block(14, "", alias)?;
        }
    }
    Ok(())
}

fn line(programme: &Found) -> String {
    let gap = NAMES.saturating_sub(width(&programme.name)).saturating_add(2);
    format!("{}{:gap$}{}", programme.name, "", numbers(programme)).trim_end().to_owned()
}

/// Paragraphs stand in one column behind names of so many columns or fewer.
const NAMES: usize = 42;

fn numbers(programme: &Found) -> String {
    programme.paragraphs.iter().map(Number::to_string).collect::<Vec<_>>().join(", ")
}

fn print_csv(found: &[Found], output: &mut Output<'_>) -> Result<(), Failure> {
    output.raw(|out| {
        out.write_all(csv_record(["name", "kind", "aliases", "paragraphs", "mentions", "file"]).as_bytes())?;
        for one in found {
            let (aliases, paragraphs, mentions) =
                (one.aliases.join("; "), numbers(one), one.mentions.to_string());
            let fields = [&one.name, &one.kind, &aliases, &paragraphs, &mentions, &one.file];
            out.write_all(csv_record(fields.map(String::as_str)).as_bytes())?;
        }
        Ok(())
    })?;
    Ok(())
}
