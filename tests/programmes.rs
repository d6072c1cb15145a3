//! The command `programmes` as a user runs it, and the file of known names.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const REPORT: &str = "\
I. Introduction

1. The Office launched the Clean Rivers Programme (CRP).

2. Under the CRP, the “Quiet Harbours” initiative was begun.
";

fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), REPORT).unwrap();
    folder
}

/// The exit status and what was printed to standard output and to standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.args(arguments).current_dir(folder).env_clear().env("XDG_CONFIG_HOME", folder.join("config"));
    let output = command.stdin(Stdio::null()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_table_has_name_kind_other_names_and_paragraphs() {
    let folder = desk();
    let (status, out, _) = run(folder.path(), &["programmes", "a.txt"]);
    assert_eq!(status, 0);
    let lines: Vec<Vec<&str>> =
        out.lines().map(|line| line.split("  ").filter(|s| !s.is_empty()).map(str::trim).collect()).collect();
    assert_eq!(lines[0], ["programme", "Clean Rivers Programme", "1, 2"]);
    assert_eq!(lines[1], ["CRP"]);
    assert_eq!(lines[2], ["initiative", "“Quiet Harbours” initiative", "2"]);
}

#[test]
fn programs_get_json_or_csv() {
    let folder = desk();
    let (_, out, _) = run(folder.path(), &["programmes", "--json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found[0]["name"], "Clean Rivers Programme");
    assert_eq!(found[0]["aliases"], serde_json::json!(["CRP"]));
    assert_eq!(found[0]["paragraphs"], serde_json::json!([1, 2]));
    assert_eq!((&found[0]["kind"], &found[0]["mentions"]), (&"programme".into(), &3.into()));
    let (_, out, _) = run(folder.path(), &["programmes", "--csv"]);
    let lines: Vec<&str> = out.split("\r\n").collect();
    assert_eq!(lines[0], "name,kind,aliases,paragraphs,mentions,file");
    assert!(lines[1].starts_with("Clean Rivers Programme,programme,CRP,\"1, 2\",3,"), "{out}");
}

#[test]
fn the_export_holds_the_programmes() {
    let folder = desk();
    let (_, out, _) = run(folder.path(), &["export", "a.txt"]);
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["programmes"][1]["kind"], "initiative");
}

#[test]
fn nothing_named_is_exit_status_1() {
    let folder = desk();
    fs::write(folder.path().join("b.txt"), "1. It rained.\n").unwrap();
    assert_eq!(run(folder.path(), &["programmes", "b.txt"]).0, 1);
}

#[test]
fn a_file_of_names_is_read_unless_it_is_not_wanted() {
    let folder = desk();
    let own = "[[project]]\nen = [\"rain gauge works\"]\n";
    fs::write(folder.path().join("own.toml"), own).unwrap();
    fs::write(folder.path().join("b.txt"), "1. The rain gauge works went on.\n").unwrap();
    let named = ["programmes", "b.txt", "--knowledge", "own.toml"];
    assert!(run(folder.path(), &named).1.contains("rain gauge works"));
    assert_eq!(run(folder.path(), &["programmes", "b.txt"]).0, 1);
    fs::create_dir_all(folder.path().join("config/rapporteur")).unwrap();
    fs::write(folder.path().join("config/rapporteur/knowledge.toml"), own).unwrap();
    assert_eq!(run(folder.path(), &["programmes", "b.txt"]).0, 0);
    assert_eq!(run(folder.path(), &["programmes", "b.txt", "--no-knowledge"]).0, 1);
}

#[test]
fn a_faulty_file_of_names_is_one_sentence() {
    let folder = desk();
    fs::write(folder.path().join("own.toml"), "\n[[planet]]\nen = [\"A\"]\n").unwrap();
    let (status, out, err) = run(folder.path(), &["programmes", "a.txt", "--knowledge", "own.toml"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert_eq!(err, "rapporteur: own.toml, line 2: \"planet\" is no kind of entry\n");
    let (status, _, err) = run(folder.path(), &["programmes", "a.txt", "--knowledge", "none.toml"]);
    assert_eq!((status, err.lines().count()), (2, 1));
}
