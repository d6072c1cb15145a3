//! The configuration file, what holds, and where each thing comes from.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::Serialize;

use super::Answer;
use super::failure::Failure;
use super::output::Output;
use crate::config::{
    Bound, Configuration, Context, Fault, InterfaceLanguage, Keymap, Notice, Settled, line_and_column,
    without_spaces,
};
use crate::text::{display_safe_line, width};

/// A configuration is a page of text; nobody writes a longer one.
const LARGEST: u64 = 1024 * 1024;

/// What holds for this run.
pub(super) struct Configured {
    /// The settings.
    pub(super) settled: Settled,
    /// The keys.
    pub(super) keymap: Keymap,
    /// The file, where there is a place for one.
    path: Option<PathBuf>,
    state: State,
    text: String,
    faults: Vec<Fault>,
    first_run: bool,
}

/// How it stands with the file.
#[derive(Debug, PartialEq, Eq)]
enum State {
    Read,
    Missing,
    Unreadable(String),
}

/// Reads the configuration file: the one that is `named`, else `rapporteur/config.toml` below `XDG_CONFIG_HOME` or
/// `~/.config`, and joins it with the environment and the options.
///
/// # Errors
///
/// Where the named file cannot be read. The usual one may be missing, unreadable or wrong; that is told elsewhere.
pub(super) fn read(named: Option<PathBuf>, visual_order: bool) -> Result<Configured, Failure> {
    let is_named = named.is_some();
    let path = named.or_else(usual_path);
    let (state, text) = path.as_deref().map_or((State::Missing, String::new()), text_of);
    if let (true, Some(path)) = (is_named, &path) {
        let name = path.display();
        match &state {
            State::Read => {}
            State::Missing => return Err(Failure::Usage(format!("{name}: there is no such file"))),
            State::Unreadable(why) => return Err(Failure::Usage(format!("{name}: {why}"))),
        }
    }
    let Configuration { settled, keymap, faults } = Configuration::read(&text, Settled::suggested(variable));
    let settled = settled.overruled(variable, visual_order);
    let first_run = state == State::Missing && path.is_some() && !was_here_before();
    Ok(Configured { settled, keymap, path, state, text, faults, first_run })
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}

/// A folder of the XDG base directory specification: a relative path is to be ignored.
fn folder(name: &str, below_home: &str) -> Option<PathBuf> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path: &PathBuf| path.is_absolute());
    let folder = absolute(name).or_else(|| absolute("HOME").map(|home| home.join(below_home)))?;
    Some(folder.join("rapporteur"))
}

fn usual_path() -> Option<PathBuf> {
    Some(folder("XDG_CONFIG_HOME", ".config")?.join("config.toml"))
}

/// Whether anything of this program stands where it keeps what it is told.
fn was_here_before() -> bool {
    let places = [
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_DATA_HOME", ".local/share"),
    ];
    places.iter().filter_map(|(name, home)| folder(name, home)).any(|folder| folder.exists())
}

fn text_of(path: &Path) -> (State, String) {
    let unreadable = |why: &str| (State::Unreadable(why.to_owned()), String::new());
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => (State::Missing, String::new()),
        _ => (State::Unreadable(error.to_string()), String::new()),
    };
    let bytes = match fs::metadata(path) {
        Err(error) => return failed(error),
        Ok(found) if !found.is_file() => return unreadable("is no regular file"),
        Ok(found) if found.len() > LARGEST => return unreadable("is larger than 1 MiB"),
        Ok(_) => match fs::read(path) {
            Err(error) => return failed(error),
            Ok(bytes) => bytes,
        },
    };
    String::from_utf8(bytes).map_or_else(|_| unreadable("is not UTF-8"), |text| (State::Read, text))
}

impl Configured {
    /// What a reader is to be told before the first key.
    pub(super) fn notice(&self) -> Option<Notice> {
        if let State::Unreadable(_) = self.state {
            return Some(Notice::Unreadable);
        }
        let Some(first) = self.faults.first() else {
            return self.first_run.then_some(Notice::FirstRun);
        };
        let (line, _) = line_and_column(&self.text, first.span.start);
        Some(Notice::Faults { line, faults: self.faults.len() })
    }

    fn file_name(&self) -> String {
        self.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default()
    }

    fn file_line(&self) -> String {
        match &self.state {
            _ if self.path.is_none() => "file  none: neither XDG_CONFIG_HOME nor HOME is set".to_owned(),
            State::Read => format!("file  {}", self.file_name()),
            State::Missing => format!("file  {}: not there", self.file_name()),
            State::Unreadable(why) => format!("file  {}: {why}", self.file_name()),
        }
    }

    fn is_sound(&self) -> bool {
        self.faults.is_empty() && !matches!(self.state, State::Unreadable(_))
    }

    /// A fault as a compiler shows it: place and message, the line, a caret below what is wrong.
    fn fault_lines(&self, fault: &Fault) -> [String; 3] {
        let (line, column) = line_and_column(&self.text, fault.span.start);
        let text = self.text.lines().nth(line - 1).unwrap_or_default();
        let cut = |byte: usize| text.char_indices().nth(byte).map_or(text.len(), |(at, _)| at);
        let start = cut(column - 1);
        let marked = fault.span.len().min(text.len() - start);
        let before = width(&display_safe_line(text.get(..start).unwrap_or_default()));
        let carets = width(&display_safe_line(text.get(start..start + marked).unwrap_or_default())).max(1);
        let gutter = line.to_string();
        let message = format!("{}:{line}:{column}: {}", self.file_name(), fault.message.trim_end());
        let blank = " ".repeat(gutter.len());
        let carets = format!("{}{}", " ".repeat(before), "^".repeat(carets));
        [message, format!("  {gutter} | {text}"), format!("  {blank} | {carets}")]
    }
}

/// The settings as data.
#[derive(Serialize)]
struct SettingsAnswer {
    file: String,
    found: bool,
    settings: Vec<SettingAnswer>,
    faults: Vec<FaultAnswer>,
}

#[derive(Serialize)]
struct SettingAnswer {
    name: &'static str,
    value: String,
    origin: String,
    takes: &'static str,
}

#[derive(Serialize)]
struct FaultAnswer {
    line: usize,
    column: usize,
    message: String,
}

/// Prints the settings that hold and what is wrong in the file; nothing is found where something is.
pub(super) fn print(configured: &Configured, json: bool, output: &mut Output<'_>) -> Result<Answer, Failure> {
    let rows = configured.settled.rows();
    if json {
        let setting = |(name, value, origin, takes): (_, _, crate::config::Origin, _)| SettingAnswer {
            name,
            value,
            origin: origin.to_string(),
            takes,
        };
        let fault = |fault: &Fault| {
            let (line, column) = line_and_column(&configured.text, fault.span.start);
            FaultAnswer { line, column, message: fault.message.clone() }
        };
        output.json(&SettingsAnswer {
            file: configured.file_name(),
            found: configured.state == State::Read,
            settings: rows.into_iter().map(setting).collect(),
            faults: configured.faults.iter().map(fault).collect(),
        })?;
        return Ok(configured.is_sound().into());
    }
    output.line(&configured.file_line())?;
    output.line("")?;
    for (name, value, origin, _) in &rows {
        output.line(&format!("{name:16} {value:10} {origin}"))?;
    }
    for fault in &configured.faults {
        output.line("")?;
        configured.fault_lines(fault).iter().try_for_each(|line| output.line(line))?;
    }
    Ok(configured.is_sound().into())
}

/// What a key does in one context, as data.
#[derive(Serialize)]
struct KeyAnswer<'k> {
    context: &'static str,
    action: &'static str,
    keys: &'k [String],
    does: String,
    origin: String,
}

/// Prints the keys of each context.
pub(super) fn print_keys(
    configured: &Configured,
    json: bool,
    output: &mut Output<'_>,
) -> Result<Answer, Failure> {
    let phrases = InterfaceLanguage::English.phrases();
    let rows =
        |context: Context| configured.keymap.bindings(context).iter().map(move |bound| (context, bound));
    if json {
        let answer = |(context, bound): (Context, &'_ Bound)| (context, bound.clone());
        let owned: Vec<(Context, Bound)> = Context::ALL.into_iter().flat_map(rows).map(answer).collect();
        let answers: Vec<KeyAnswer<'_>> = owned
            .iter()
            .map(|(context, bound)| KeyAnswer {
                context: context.code(),
                action: bound.action().name(),
                keys: &bound.keys,
                does: bound.description(phrases),
                origin: bound.origin.to_string(),
            })
            .collect();
        output.json(&answers)?;
        return Ok(Answer::Found);
    }
    for (at, context) in Context::ALL.into_iter().enumerate() {
        if at > 0 {
            output.line("")?;
        }
        output.line(&format!("[keys.{}]  {}", context.code(), context.name(phrases)))?;
        for (_, bound) in rows(context) {
            let keys: Vec<String> = bound.keys.iter().map(|keys| without_spaces(keys)).collect();
            let keys = if keys.is_empty() { "none".to_owned() } else { keys.join(" ") };
            let (name, origin) = (bound.action().name(), &bound.origin);
            output.line(&format!("{name:20} {keys:22} {origin}"))?;
        }
    }
    Ok(Answer::Found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn configured(text: &str) -> Configured {
        let Configuration { settled, keymap, faults } = Configuration::read(text, Settled::default());
        let path = Some(PathBuf::from("config.toml"));
        Configured {
            settled,
            keymap,
            path,
            state: State::Read,
            text: text.to_owned(),
            faults,
            first_run: false,
        }
    }

    #[test]
    fn a_fault_is_shown_with_its_line_and_a_caret_below() {
        let configured = configured(
            "theme = \"dark\"\n[keys.reading]\n\"下一段\" = \"n\"  # 段\nsource = \"n\"\nend = 7\n",
        );
        let shown: Vec<String> =
            configured.faults.iter().flat_map(|fault| configured.fault_lines(fault)).collect();
        assert_eq!(
            shown.join("\n"),
            "config.toml:3:1: unknown action \"下一段\"; rapporteur keys lists them\n\
             \x20 3 | \"下一段\" = \"n\"  # 段\n\
             \x20   | ^^^^^^^^\n\
             config.toml:4:1: in reading, \"n\" is next-hit; give that another key, or [] for none\n\
             \x20 4 | source = \"n\"\n\
             \x20   | ^^^^^^\n\
             config.toml:5:7: keys are written in quotes: \"j\" or [\"j\", \"Down\"]\n\
             \x20 5 | end = 7\n\
             \x20   |       ^"
        );
        assert_eq!(configured.notice(), Some(Notice::Faults { line: 3, faults: 3 }));
    }

    #[test]
    fn a_file_that_is_not_there_is_no_fault_and_one_that_cannot_be_read_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        assert_eq!(text_of(&file).0, State::Missing);
        assert_eq!(text_of(folder.path()).0, State::Unreadable("is no regular file".to_owned()));
        fs::write(&file, b"theme = \"\xff\"").unwrap();
        assert_eq!(text_of(&file).0, State::Unreadable("is not UTF-8".to_owned()));
        fs::write(&file, "theme = \"dark\"").unwrap();
        assert_eq!(text_of(&file), (State::Read, "theme = \"dark\"".to_owned()));
    }
}
