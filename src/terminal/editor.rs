//! The reader's editor, the one program that is ever started: on the reader's key, by its own name, without a shell.

use std::fmt::Display;
use std::io::{Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::ExitStatus;
use std::{env, io, process};

use tempfile::Builder;

use crate::config::{Editing, fill};
use crate::text::system_words;

/// No more of a note is taken back from the editor.
const LONGEST_NOTE: u64 = 64 * 1024;

/// The editor and its arguments: `VISUAL`, else `EDITOR`, split at blanks.
pub(super) fn of_user() -> Option<Vec<String>> {
    command(|name| env::var(name).ok())
}

fn command(variable: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let words = |name| {
        let value: String = variable(name)?;
        let words: Vec<String> = value.split_whitespace().map(str::to_owned).collect();
        (!words.is_empty()).then_some(words)
    };
    words("VISUAL").or_else(|| words("EDITOR"))
}

/// Lets the reader change `text` in the editor `command`; the terminal must be the editor's.
///
/// # Errors
///
/// One sentence, where it cannot be started or says that it failed: the text is then as it was.
pub(super) fn edit(command: &[String], text: &str, say: &Editing) -> Result<String, String> {
    let [program, arguments @ ..] = command else { return Ok(text.to_owned()) };
    let about =
        |say: &str, words: &dyn Display| fill(say, &[("name", program), ("words", &words.to_string())]);
    let failed = |error: io::Error| about(say.not_edited, &system_words(&error));
    // Readable by its owner only, as the crate makes them.
    let mut file = Builder::new().prefix("rapporteur-note-").suffix(".md").tempfile().map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.flush().map_err(failed)?;
    let status = process::Command::new(program)
        .args(arguments)
        .arg(file.path())
        .status()
        .map_err(|error| about(say.not_started, &system_words(&error)))?;
    if !status.success() {
        return Err(about(say.failed, &number(status)));
    }
    read_back(file.path()).map_err(failed)
}

/// The number a shell gives for how a program ended: its exit code, or 128 and the signal.
fn number(status: ExitStatus) -> i32 {
    status.code().unwrap_or_else(|| status.signal().unwrap_or_default().saturating_add(128))
}

/// Reads the file again by its name, for editors put a new one in its place.
fn read_back(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(LONGEST_NOTE).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::InterfaceLanguage;

    fn edit(command: &[String], text: &str) -> Result<String, String> {
        super::edit(command, text, &InterfaceLanguage::English.phrases().editing)
    }

    #[test]
    fn the_editor_is_visual_else_editor_and_is_split_at_blanks() {
        let of = |visual: &str, editor: &str| {
            command(|name| Some(if name == "VISUAL" { visual } else { editor }.to_owned()))
        };
        assert_eq!(of("code --wait", "vi"), Some(vec!["code".to_owned(), "--wait".to_owned()]));
        assert_eq!(of(" ", "vi"), Some(vec!["vi".to_owned()]));
        assert_eq!(of("", ""), None);
        assert_eq!(command(|_| None), None);
    }

    #[test]
    fn what_the_editor_leaves_is_taken_and_its_failure_said() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(edit(&words(&["true"]), "kept\nas it was"), Ok("kept\nas it was".to_owned()));
        let failure = |command: &[&str]| edit(&words(command), "x").unwrap_err();
        assert_eq!(failure(&["false"]), "the note is as it was: false ended with error 1");
        let failed = failure(&["/no/such/editor"]);
        assert!(
            failed.starts_with("EDITOR or VISUAL names /no/such/editor, which cannot be started: "),
            "{failed}"
        );
        assert!(!failed.contains("os error"), "{failed}");
        assert_eq!(edit(&words(&["truncate", "-s", "1"]), "xyz"), Ok("x".to_owned()));
        assert_eq!(
            edit(&words(&["tee", "; touch /tmp/never"]), "x").unwrap_err().lines().count(),
            1,
            "no shell reads it"
        );
    }
}
