use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::error::{Error, ErrorKind};
use clap::{CommandFactory, Parser};

use super::Navigation;
use super::arguments::{Arguments, Command, Format, ReadingOptions, ReportFile, ReportFiles};
use super::configuration::{self, Configured};
use super::failure::Failure;
use super::knowledge::knowledge;
use super::{guide, password, programmes};
use crate::child::Reader;
use crate::config::{AmbiguousWidth, InterfaceLanguage};
use crate::library::{self, Library, LibraryError};
use crate::model::Address;
use crate::search::TextQuery;
use crate::source::{Source, SourceErrorKind};
use crate::text::set_ambiguous_wide;
use crate::topics::Knowledge;

/// What the command line asks for, with every file it names found.
pub(super) enum Request {
    /// Open the navigator.
    Navigate(Navigation),
    /// Print something.
    Print(Answers),
}

/// What is to be printed.
pub(super) enum Answers {
    /// The help or the version.
    Text(String),
    /// The outline of a report.
    Outline { source: Source, json: bool },
    /// Parts of a report.
    Show { source: Source, addresses: Vec<Asked>, json: bool },
    /// Citations of parts of a report.
    Cite { source: Source, addresses: Vec<Asked>, text: bool, json: bool },
    /// The topics of several reports that match.
    Find { query: String, library: Library, json: bool },
    /// The paragraphs of several reports that match.
    Grep { query: TextQuery, library: Library, json: bool },
    /// The programmes of several reports.
    Programmes { library: Library, form: programmes::Form },
    /// A whole report.
    Export { source: Source, knowledge: Box<Knowledge>, compact: bool },
    /// What the reader keeps.
    Notes { json: bool },
    /// What was repaired and left out.
    Check { source: Source, json: bool },
    /// The keys that hold.
    Keys { configured: Configured, json: bool },
    /// The settings that hold.
    Config { configured: Configured, json: bool },
}

/// A part of a report that is asked for.
pub(super) struct Asked {
    /// As it was typed.
    pub(super) typed: String,
    /// What it means.
    pub(super) address: Address,
}

/// Where a command runs.
#[derive(Debug, Clone)]
pub(super) struct Surroundings {
    /// Standard output is a terminal.
    pub(super) interactive: bool,
    /// How files are read, unless the command line says more.
    pub(super) reader: Reader,
}

/// How long the screen waits for a report that is opened with it. An error that comes in time needs no screen.
const PATIENCE: Duration = Duration::from_millis(500);

/// Finds out what was typed.
pub(super) fn resolve(typed: Vec<OsString>, surroundings: Surroundings) -> Result<Request, Failure> {
    let Surroundings { interactive, reader } = surroundings;
    match Arguments::try_parse_from(typed) {
        Ok(Arguments { command: Some(Command::Guide), config, visual_order, .. }) => {
            let configured = configuration::read(config, visual_order)?;
            let language = configured.settled.settings.language;
            if !interactive {
                return Ok(Request::Print(Answers::Text(guide::text(language).to_owned())));
            }
            Ok(navigate(guide::library(language), configured))
        }
        Ok(Arguments { command: Some(command), .. }) => resolve_command(command, reader).map(Request::Print),
        Ok(Arguments { command: None, paths, visual_order, config, knowledge: options, reading: how })
            if interactive || !paths.is_empty() =>
        {
            let configured = configuration::read(config, visual_order)?;
            let reader = reading(&reader, &how)?;
            let knowledge = knowledge(&options)?;
            let library = if paths.is_empty() { here_or_sample(reader)? } else { open(&paths, reader)? }
                .knowing(knowledge);
            Ok(navigate(library, configured))
        }
        Ok(_) => Ok(Request::Print(Answers::Text(Arguments::command().render_help().to_string()))),
        Err(error) if is_help(&error) => Ok(Request::Print(Answers::Text(error.render().to_string()))),
        Err(error) => Err(Failure::Usage(one_line(&error))),
    }
}

/// The navigator over a library, with what the reader wants.
fn navigate(library: Library, configured: Configured) -> Request {
    let settings = configured.settled.settings;
    set_ambiguous_wide(settings.ambiguous_width == AmbiguousWidth::Wide);
    let notice = configured.notice();
    Request::Navigate(Navigation { library, settings, keymap: configured.keymap, notice })
}

fn resolve_command(command: Command, reader: Reader) -> Result<Answers, Failure> {
    let read = |report: &ReportFile| -> Result<_, Failure> {
        Ok(library::read(&report.file, reading(&reader, &report.reading)?)?)
    };
    let library = |files: &ReportFiles| reports(&files.paths, reading(&reader, &files.reading)?);
    Ok(match command {
        Command::Outline { report, json } => Answers::Outline { source: read(&report)?, json },
        Command::Show { report, addresses, json } => {
            let addresses = asked(addresses)?;
            Answers::Show { source: read(&report)?, addresses, json }
        }
        Command::Find { query, reports, json, knowledge: options } => {
            let library = library(&reports)?.knowing(knowledge(&options)?);
            Answers::Find { query, library, json }
        }
        Command::Cite { report, addresses, text, json } => {
            let addresses = asked(addresses)?;
            Answers::Cite { source: read(&report)?, addresses, text, json }
        }
        Command::Grep { pattern, regex, reports, json } => {
            let query = text_query(&pattern, regex)?;
            Answers::Grep { query, library: library(&reports)?, json }
        }
        Command::Programmes { reports, json, csv, knowledge: options } => {
            let form = match (json, csv) {
                (true, _) => programmes::Form::Json,
                (false, true) => programmes::Form::Csv,
                (false, false) => programmes::Form::Table,
            };
            Answers::Programmes { library: library(&reports)?.knowing(knowledge(&options)?), form }
        }
        Command::Export { report, format: Format::Json, compact, knowledge: options } => {
            Answers::Export { source: read(&report)?, knowledge: Box::new(knowledge(&options)?), compact }
        }
        Command::Notes { json } => Answers::Notes { json },
        Command::Check { report, json } => Answers::Check { source: read(&report)?, json },
        Command::Keys { config, json } => {
            Answers::Keys { configured: configuration::read(config, false)?, json }
        }
        Command::Config { config, json } => {
            Answers::Config { configured: configuration::read(config, false)?, json }
        }
        // Opened where the navigator is; here it is text.
        Command::Guide => Answers::Text(guide::text(InterfaceLanguage::English).to_owned()),
    })
}

fn asked(typed: Vec<String>) -> Result<Vec<Asked>, Failure> {
    let asked = |typed: String| typed.parse().map(|address| Asked { typed, address });
    Ok(typed.into_iter().map(asked).collect::<Result<_, _>>()?)
}

/// The reader that takes files for what the command line says, and opens them with the password that it names.
fn reading(reader: &Reader, options: &ReadingOptions) -> Result<Reader, Failure> {
    let password = options.password_file.as_deref().map(password::read).transpose()?;
    Ok(Reader { form: options.form.map(Into::into), password, ..reader.clone() })
}

/// The reports to open in the navigator. A single one is opened at once: an error should come before the screen.
fn open(paths: &[PathBuf], reader: Reader) -> Result<Library, Failure> {
    let mut library = match reports(paths, reader) {
        Err(Failure::Library(error)) => return Err(with_commands(error, paths)),
        library => library?,
    };
    if library.len() == 1 {
        library.open_ahead(PATIENCE)?;
    }
    Ok(library)
}

/// The reports of the folder one stands in, or the sample where there are none.
fn here_or_sample(reader: Reader) -> Result<Library, Failure> {
    let mut library = match reports(&[], reader) {
        Err(Failure::Library(LibraryError::NoReports(_))) => Library::built_in(),
        library => library?,
    };
    if library.len() == 1 {
        // Nobody named it: an error is told on the screen.
        let _ = library.open_ahead(PATIENCE);
    }
    Ok(library)
}

/// What a text is searched for: words, or a regular expression where that was asked for.
fn text_query(pattern: &str, is_expression: bool) -> Result<TextQuery, Failure> {
    let query = if is_expression { TextQuery::of_expression(pattern) } else { Some(TextQuery::new(pattern)) };
    let query = query.ok_or_else(|| Failure::Usage(format!("no regular expression: {pattern}")))?;
    if query.is_empty() {
        return Err(Failure::Usage("the words to search for are empty".to_owned()));
    }
    Ok(query)
}

/// The reports at `paths`, or of the folder one stands in where there are no paths.
fn reports(paths: &[PathBuf], reader: Reader) -> Result<Library, Failure> {
    let here = [PathBuf::from(".")];
    Ok(Library::from_paths(if paths.is_empty() { &here } else { paths })?.read_by(reader))
}

/// The error for paths that cannot be opened; where the first looks like a mistyped command, with the commands.
fn with_commands(error: LibraryError, paths: &[PathBuf]) -> Failure {
    let missing = matches!(&error, LibraryError::Source(error) if error.kind == SourceErrorKind::Missing);
    let first = paths.first().map(|path| path.to_string_lossy()).unwrap_or_default();
    let is_word = first.chars().all(|c| c.is_ascii_alphabetic());
    let is_first = matches!(&error, LibraryError::Source(error) if error.name == first);
    if !(missing && is_word && is_first) {
        return error.into();
    }
    let arguments = Arguments::command();
    let names: Vec<&str> = arguments.get_subcommands().map(clap::Command::get_name).collect();
    Failure::Usage(format!("{error}, and no such command; the commands are {}", names.join(", ")))
}

fn is_help(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
}

/// An error of the command line on one line: its first paragraph and where to read more.
fn one_line(error: &Error) -> String {
    let rendered = error.render().to_string();
    let words: Vec<&str> = rendered.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
    let words = words.join(" ");
    format!("{}; see rapporteur --help", words.strip_prefix("error: ").unwrap_or(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(typed: &[&str], interactive: bool) -> Result<Request, Failure> {
        let surroundings = Surroundings { interactive, reader: Reader::default() };
        resolve(typed.iter().map(OsString::from).collect(), surroundings)
    }

    fn failure(typed: &[&str]) -> String {
        match resolved(typed, false) {
            Err(failure) => failure.to_string(),
            Ok(_) => panic!("{typed:?} was accepted"),
        }
    }

    #[test]
    fn no_argument_and_no_terminal_is_a_wish_for_help() {
        let Ok(Request::Print(Answers::Text(help))) = resolved(&["rapporteur"], false) else {
            panic!("no help")
        };
        assert!(help.contains("Examples:") && help.contains("outline"), "{help}");
    }

    #[test]
    fn an_error_of_the_command_line_is_one_line() {
        assert_eq!(
            failure(&["rapporteur", "outline"]),
            "the following required arguments were not provided: <FILE>; see rapporteur --help"
        );
        assert_eq!(
            failure(&["rapporteur", "--jsno"]),
            "unexpected argument '--jsno' found; see rapporteur --help"
        );
        assert!(failure(&["rapporteur", "grep", ""]).contains("empty"));
        assert!(
            failure(&["rapporteur", "show", "none.txt", "the end"]).contains("\"the end\" is no address")
        );
    }

    #[test]
    fn a_word_that_is_no_file_is_answered_with_the_commands() {
        let message = failure(&["rapporteur", "outlien", "file.txt"]);
        assert!(message.starts_with("outlien: there is no such file, and no such command; "), "{message}");
        for command in ["outline", "show", "find", "grep", "export", "check"] {
            assert!(message.contains(command), "{message}");
        }
        assert_eq!(failure(&["rapporteur", "none.txt"]), "none.txt: there is no such file");
        assert_eq!(failure(&["rapporteur", "Cargo.toml", "outlien"]), "outlien: there is no such file");
    }
}
