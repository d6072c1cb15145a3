//! The command line: what was typed, what it means, and the commands that print.
//!
//! Arguments are recorded as they are (`arguments`), resolved to a request (`request`), and carried out by the module
//! of the command. Everything is written through one output, errors through [`complain`].

mod arguments;
mod check;
mod cite;
mod configuration;
mod failure;
mod find;
mod grep;
mod guide;
mod knowledge;
mod notes;
mod outline;
mod output;
mod password;
mod programmes;
mod request;
mod show;
mod told;
mod wrap;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

pub use crate::child::Stop;
use crate::child::{self, Reader};
pub use crate::config::InterfaceLanguage;
use crate::config::{Keymap, Notice, Settings};
use crate::export;
pub use crate::library::{Condition, Library, Naming, Opening, SourceLines, beside};
use crate::notebook::Notebook;
use crate::text::display_safe_line;
use crate::topics;
use failure::Failure;
use output::Output;
use request::{Answers, Request, Surroundings};
pub use told::{told, told_of_notebook, told_of_notices};

/// What is left to do after the command line was read.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing: everything was printed. 0 found or done, 1 nothing found, 2 an error.
    Exit(ExitCode),
    /// Open the navigator.
    Navigate(Navigation),
}

/// What the navigator is opened with.
#[derive(Debug)]
pub struct Navigation {
    /// The reports. A single one is open already, or being opened.
    pub library: Library,
    /// What the reader wants otherwise.
    pub settings: Settings,
    /// The keys that hold.
    pub keymap: Keymap,
    /// What is to be said first.
    pub notice: Option<Notice>,
}

/// Whether a command found what it was asked for, as an exit status says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// 0.
    Found,
    /// 1.
    Nothing,
    /// 2: some files could not be read, which was said.
    Incomplete,
}

impl From<bool> for Answer {
    fn from(found: bool) -> Self {
        if found { Self::Found } else { Self::Nothing }
    }
}

impl From<Answer> for ExitCode {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Found => Self::SUCCESS,
            Answer::Nothing => Self::from(1),
            Answer::Incomplete => Self::from(2),
        }
    }
}

/// Reads the command line of this process and does what it asks, as far as that needs no navigator.
pub fn run() -> Outcome {
    let typed: Vec<OsString> = std::env::args_os().collect();
    if child::is_asked(&typed) {
        return Outcome::Exit(child::serve());
    }
    run_with(typed)
}

#[allow(clippy::disallowed_methods, reason = "the output it is wrapped in makes text safe")]
fn run_with(typed: Vec<OsString>) -> Outcome {
    let mut standard = BufWriter::new(io::stdout().lock());
    let mut output = Output::to_standard(&mut standard);
    let reader = Reader { is_apart: true, ..Reader::default() };
    let surroundings = Surroundings { interactive: output.is_terminal(), reader };
    let request = match request::resolve(typed, surroundings) {
        Ok(Request::Navigate(navigation)) => return Outcome::Navigate(navigation),
        Ok(Request::Print(answers)) => carry_out(answers, &mut output),
        Err(failure) => Err(failure),
    };
    let answer = request.and_then(|answer| output.finish().map(|()| answer).map_err(Failure::from));
    Outcome::Exit(match answer {
        Ok(answer) => answer.into(),
        // Whoever read us has enough: `rapporteur … | head`.
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => complain(&failure.to_string()),
    })
}

fn carry_out(answers: Answers, output: &mut Output<'_>) -> Result<Answer, Failure> {
    match answers {
        Answers::Text(text) => {
            output.lines(&text)?;
            Ok(Answer::Found)
        }
        Answers::Outline { source, json } => outline::print(&source, json, output),
        Answers::Show { source, addresses, json } => show::print(&source, &addresses, json, output),
        Answers::Cite { source, addresses, text, json } => {
            cite::print(&source, &addresses, text, json, output)
        }
        Answers::Find { query, mut library, json } => {
            mention_skipped(&library);
            find::print(&query, &mut library, json, output)
        }
        Answers::Grep { query, mut library, json } => {
            mention_skipped(&library);
            grep::print(&query, &mut library, json, output)
        }
        Answers::Programmes { mut library, form } => {
            mention_skipped(&library);
            programmes::print(&mut library, form, output)
        }
        Answers::Export { source, knowledge, compact } => {
            let mut report = crate::library::report_of(&source);
            topics::index(&mut report, &knowledge);
            output.raw(|mut out| {
                if compact {
                    export::json_compact(&report, &mut out)
                } else {
                    export::json(&report, &mut out)
                }
            })?;
            Ok(Answer::Found)
        }
        Answers::Notes { json } => notes::print(&Notebook::of_user(), json, output),
        Answers::Check { source, json } => check::print(&source, json, output),
        Answers::Keys { configured, json } => configuration::print_keys(&configured, json, output),
        Answers::Config { configured, json } => configuration::print(&configured, json, output),
    }
}

/// Prints the reports from beginning to end, for a terminal on which nothing can be drawn.
///
/// Returns the exit status: 0, or 2 after an error.
#[allow(clippy::disallowed_methods, reason = "the output it is wrapped in makes text safe")]
pub fn print_whole(library: &mut Library) -> ExitCode {
    let mut standard = BufWriter::new(io::stdout().lock());
    let mut output = Output::to_standard(&mut standard);
    let printed = (0..library.len()).try_for_each(|index| {
        let report = library.open(index)?;
        show::print_whole(&report, &mut output)
    });
    match printed.and_then(|()| output.finish().map_err(Failure::from)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if failure.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => complain(&failure.to_string()),
    }
}

/// Says how many files of the folders cannot be read; they are no error, for nobody named them.
fn mention_skipped(library: &Library) {
    match library.skipped() {
        0 => {}
        1 => drop(complain("one file of the folder cannot be read and was left out")),
        more => drop(complain(&format!("{more} files of the folders cannot be read and were left out"))),
    }
}

/// Says on one line of standard error what is wrong.
///
/// Returns the exit status of an error, 2.
#[allow(clippy::disallowed_methods, reason = "the message is made safe here")]
pub fn complain(message: &str) -> ExitCode {
    // Nobody is left to tell where even this cannot be written.
    let _ = writeln!(io::stderr(), "rapporteur: {}", display_safe_line(message));
    ExitCode::from(2)
}
