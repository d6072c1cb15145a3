use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::arguments::KnowledgeOptions;
use super::failure::Failure;
use crate::topics::Knowledge;

/// What is known beforehand: what is built in and the reader's own file, or nothing where that is wished.
///
/// The own file is the one that was named, else `rapporteur/knowledge.toml` in the folder of configuration files, where
/// there is one.
pub(super) fn knowledge(options: &KnowledgeOptions) -> Result<Knowledge, Failure> {
    if options.no_knowledge {
        return Ok(Knowledge::none());
    }
    let mut knowledge = Knowledge::built_in();
    if let Some(path) = &options.knowledge {
        add(&mut knowledge, path, &read(path)?)?;
    } else if let Some(path) = usual_path() {
        match fs::read_to_string(&path) {
            Ok(text) => add(&mut knowledge, &path, &text)?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(unreadable(&path, &error)),
        }
    }
    Ok(knowledge)
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Knowledge(format!("{}: the knowledge file cannot be read: {error}", path.display()))
}

fn add(knowledge: &mut Knowledge, path: &Path, text: &str) -> Result<(), Failure> {
    knowledge.add(&path.to_string_lossy(), text).map_err(|error| Failure::Knowledge(error.to_string()))
}

/// Where the reader's own file is by custom (XDG Base Directory Specification): a relative path there is no path.
fn usual_path() -> Option<PathBuf> {
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|home| home.join(".config")))?;
    Some(folder.join("rapporteur").join("knowledge.toml"))
}
