//! The reading process: one file in, its text or an error out.

use std::ffi::OsString;
use std::io::{self, Read};
use std::process::ExitCode;

use super::{limits, message};
use crate::source::LARGEST_FILE;

/// The argument with which the program starts itself again.
pub(super) const ARGUMENT: &str = "--take-apart-standard-input";

/// Whether this process was started to read a file for another.
pub fn is_asked(arguments: &[OsString]) -> bool {
    matches!(arguments, [_, argument] if argument == ARGUMENT)
}

/// Reads the question on standard input and answers it on standard output, under the limits.
///
/// Returns the exit status: 0 for an answer, 2 for a question that is none or cannot be answered.
pub fn serve() -> ExitCode {
    /// More than the first line of a question.
    const LINE: u64 = 1024;
    let unlimited = limits::set();
    #[cfg(debug_assertions)]
    super::faults::strike();
    let mut question = Vec::new();
    let all = io::stdin().lock().take(LARGEST_FILE.saturating_add(LINE)).read_to_end(&mut question);
    let Some(mut unread) = all.ok().and_then(|_| message::unread(question)) else {
        return ExitCode::from(2);
    };
    #[expect(clippy::disallowed_methods, reason = "the program that asked reads it, and no terminal")]
    let asker = io::stdout().lock();
    match message::write_answer(asker, unread.content(), unlimited) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
