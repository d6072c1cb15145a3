//! The arrows between the rooms of the house, read from the source: which room may import which, and which crates and
//! parts of the system each may use. `src/lib.rs` says what the rooms are for. Tests may import what they like.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

/// A room and the rooms it may import.
const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("model", &[]),
    ("config", &[]),
    ("source", &["text", "model"]),
    ("parse", &["text", "model"]),
    ("topics", &["text", "model"]),
    ("search", &["text", "model"]),
    ("export", &["text", "model"]),
    ("child", &["source", "model"]),
    ("notebook", &["model"]),
    ("library", &["child", "source", "parse", "topics", "model", "text"]),
    ("app", &["search", "config", "model", "text"]),
    ("panes", &["app", "search", "config", "model", "text"]),
    ("terminal", &["panes", "app", "config", "model", "text"]),
    (
        "cli",
        &["library", "notebook", "child", "source", "topics", "search", "export", "config", "model", "text"],
    ),
    ("main", &["cli", "terminal", "notebook", "app", "model"]),
];

/// A name in a path, and the rooms or files it may stand in.
const CONFINED: &[(&str, &[&str])] = &[
    ("ratatui", &["panes", "terminal"]),
    ("crossterm", &["terminal"]),
    ("signal_hook", &["terminal"]),
    ("clap", &["cli"]),
    ("toml", &["config", "topics/knowledge/file.rs"]),
    ("fuzzy_matcher", &["search/matcher.rs"]),
    ("encoding_rs", &["source"]),
    ("chardetng", &["source"]),
    ("hayro_syntax", &["source"]),
    ("quick_xml", &["source/docx/xml.rs"]),
    ("zip", &["source/docx/package.rs"]),
    ("html5gum", &["source/html.rs"]),
    // Files, environment and clock.
    ("fs", &["source", "library", "notebook", "cli", "terminal"]),
    ("env", &["notebook/folders.rs", "cli", "terminal", "child/process.rs", "child/faults.rs"]),
    // The time that a hostile PDF may take is measured where it is read.
    (
        "time",
        &[
            "terminal",
            "library",
            "notebook",
            "cli",
            "child/process.rs",
            "source/pdf/budget.rs",
            "source/pdf/mod.rs",
        ],
    ),
    // Nothing goes over a network, and no program is started but this one itself, to read a file apart,
    // and the reader's editor. (The commands of `cli` are its own.)
    ("net", &[]),
    ("Stdio", &["child/process.rs"]),
    ("Command", &["child/process.rs", "terminal/editor.rs", "cli/request.rs", "cli/arguments.rs"]),
    ("tempfile", &["notebook", "terminal/editor.rs"]),
];

/// The words of a file and the signs between them, without comments and without the tests at its end.
fn words(source: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for line in source.split("\nmod tests {").next().unwrap().lines() {
        for c in line.split("//").next().unwrap().chars().chain([' ']) {
            let in_word = c.is_alphanumeric() || c == '_';
            let continues =
                words.last().unwrap().ends_with(|last: char| last.is_alphanumeric() || last == '_');
            match (in_word && continues, c.is_whitespace()) {
                (true, _) => words.last_mut().unwrap().push(c),
                (false, true) => words.push(String::new()),
                (false, false) => words.push(c.to_string()),
            }
        }
    }
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

/// The names that follow `crate::`, alone or in a list in braces.
fn imports(words: &[String]) -> Vec<&str> {
    let mut names = Vec::new();
    for at in (0..words.len()).filter(|at| words[*at] == "crate" || words[*at] == "rapporteur") {
        let (mut depth, mut is_next) = (0, true);
        for word in words.iter().skip(at + 3).map(String::as_str) {
            match word {
                "{" => depth += 1,
                "}" => depth -= 1,
                "," => is_next = depth == 1,
                _ if is_next => {
                    names.push(word);
                    is_next = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    names
}

/// What a file breaks. `file` is its path below `src`.
fn faults(file: &str, source: &str) -> Vec<String> {
    let room = file.split('/').next().unwrap().trim_end_matches(".rs");
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
        return vec![format!("{file}: there is no room of that name")];
    };
    let words = words(source);
    let is_room = |name: &str| ARROWS.iter().any(|(room, _)| *room == name);
    let forbidden =
        imports(&words).into_iter().filter(|name| is_room(name) && *name != room && !allowed.contains(name));
    let mut faults: Vec<String> = forbidden.map(|name| format!("{file}: may not import {name}")).collect();
    let in_path = |at: usize| {
        [at.wrapping_sub(1), at + 1].iter().any(|beside| words.get(*beside).is_some_and(|w| w == ":"))
    };
    for (name, places) in CONFINED {
        let used = (0..words.len()).any(|at| words[at] == *name && in_path(at));
        if used && !places.iter().any(|place| *place == room || *place == file) {
            faults.push(format!("{file}: may not use {name}"));
        }
    }
    if words.windows(4).any(|w| w[0] == "super" && w[3] == "super") {
        faults.push(format!("{file}: leaves its room by super::super"));
    }
    faults
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = paths.flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

#[test]
fn every_import_follows_an_arrow() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in rust_files(&src).into_iter().filter(|path| !path.ends_with("lib.rs")) {
        let file = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        found.extend(faults(&file, &fs::read_to_string(&path).unwrap()));
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(rust_files(&src).len() > ARROWS.len());
}

/// What the reader of the screen sees is drawn or said by these; the errors of `terminal/mod.rs` and `terminal/guard.rs`
/// go to the shell after it.
const SPEAKING: &[&str] =
    &["app/", "panes/", "terminal/editor.rs", "terminal/fetch.rs", "terminal/screen.rs"];

/// The literals of a file, tests and attributes left out, that hold words of a language: two Latin ones, or a Chinese
/// character. They belong in `config/phrases`.
fn spoken(source: &str) -> Vec<&str> {
    let lines = source.split("\nmod tests {").next().unwrap().lines();
    let code =
        lines.filter(|line| !line.trim_start().starts_with(['#', '/']) && !line.contains("debug_assert"));
    let literals = code.flat_map(|line| line.split('"').skip(1).step_by(2));
    literals.filter(|literal| is_spoken(literal)).collect()
}

fn is_spoken(literal: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    let latin: Vec<&str> = literal.split([' ', ',', ';', ':']).collect();
    latin.windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
        || literal.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn every_word_for_the_reader_of_the_screen_stands_in_the_table_of_its_language() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in rust_files(&src).into_iter().filter(|path| !path.ends_with("tests.rs")) {
        let file = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        // The words that a report itself would have there, in its own language.
        if file != "app/part.rs" && SPEAKING.iter().any(|place| file.starts_with(place)) {
            let source = fs::read_to_string(&path).unwrap();
            found.extend(spoken(&source).into_iter().map(|words| format!("{file}: {words}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(spoken("let a = \"not here\";\n// \"nor there\"\n#[expect(\"an attribute\")]"), ["not here"]);
    assert_eq!(
        spoken("f(\"{count}  {}\", \"大纲\", \"{first}, {last}\", \"TERM\")\nmod tests {\n\"a test\""),
        ["大纲"]
    );
}

#[test]
fn a_fault_is_seen_in_every_form() {
    for (file, source, count) in [
        ("parse/mod.rs", "use crate::search::TopicIndex;", 1),
        ("parse/mod.rs", "use crate::{model::{Line, Report}, app, text::x, source::Source};", 2),
        ("parse/mod.rs", "fn f() -> crate::app::App { crate::model::g() }", 1),
        ("parse/mod.rs", "use super::super::cli;", 1),
        ("model/mod.rs", "use crate::text::width;", 1),
        ("main.rs", "use rapporteur::library::Library;", 1),
        ("attic/mod.rs", "", 1),
        ("app/mod.rs", "use ratatui::Frame;", 1),
        ("panes/mod.rs", "use ratatui::crossterm::event;", 1),
        ("search/topics.rs", "use fuzzy_matcher::FuzzyMatcher;", 1),
        ("parse/mod.rs", "use std::fs;", 1),
        ("app/mod.rs", "let now = std::time::Instant::now();", 1),
        ("terminal/mod.rs", "child.stdin(std::process::Stdio::piped())", 1),
        ("source/mod.rs", "use std::net::TcpStream;", 1),
        (
            "parse/mod.rs",
            "// use crate::app;\nuse crate::model::Line; // crate::app\nmod tests {\nuse crate::app;}",
            0,
        ),
        (
            "search/matcher.rs",
            "use fuzzy_matcher::FuzzyMatcher;\nuse crate::text::is_cjk;\nlet time = fs;",
            0,
        ),
    ] {
        let found = faults(file, source);
        assert_eq!(found.len(), count, "{file}: {source}: {found:?}");
    }
}
