//! What is kept survives kills, full disks and two programs at once: real processes, real files.
//!
//! `RAPPORTEUR_ROUNDS` sets how many notes each of two programs adds, and how many programs are killed: 1,000 and 8 are
//! the defaults, `RAPPORTEUR_ROUNDS=1000 cargo test --release --test notebook` tries a thousand kills too.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a fault here is a failed test"
)]

use std::collections::HashSet;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rapporteur::model::{Anchor, Change, Kept, What};
use rapporteur::notebook::{Folders, Notebook, Notice};

/// How often something is done.
fn rounds(usual: usize) -> usize {
    env::var("RAPPORTEUR_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

fn notebook(folder: &Path) -> Notebook {
    Notebook::new(&Folders { data: Some(folder.join("data")), state: Some(folder.join("state")) })
}

/// A note to a paragraph of a report of this name.
fn note(report: &str, paragraph: usize) -> Kept {
    let at = Anchor {
        symbol: Some(report.into()),
        address: paragraph.to_string(),
        opening: "Words of the paragraph that fill a line or two of the file. ".repeat(2),
        ..Anchor::default()
    };
    Kept::new(What::Note(format!("note {paragraph}")), at)
}

fn addresses(kept: &[Kept], report: &str) -> HashSet<usize> {
    let of_report = kept.iter().filter(|one| one.at.symbol.as_deref() == Some(report));
    of_report.map(|one| one.at.address.parse().unwrap()).collect()
}

/// No test, but what the tests below start as a process of its own: adds notes to a report, and says each.
#[test]
fn adds_notes_as_a_process() {
    let (Ok(folder), Ok(report)) = (env::var("KEEP_FOLDER"), env::var("KEEP_REPORT")) else { return };
    let count: usize = env::var("KEEP_COUNT").unwrap().parse().unwrap();
    let notebook = notebook(Path::new(&folder));
    for paragraph in 1..=count {
        match notebook.change(&Change::Put(note(&report, paragraph), String::new())) {
            Ok(_) => println!("\nkept {paragraph}"),
            Err(error) => println!("\nfailed {error}"),
        }
    }
}

/// The arguments and variables that make this program that process.
fn adding(command: &mut Command, folder: &Path, report: &str, count: usize) -> Child {
    command
        .args(["--exact", "adds_notes_as_a_process", "--nocapture", "--test-threads=1"])
        .env("KEEP_FOLDER", folder)
        .env("KEEP_REPORT", report)
        .env("KEEP_COUNT", count.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn said(child: &mut Child, word: &str) -> Vec<String> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let prefix = format!("{word} ");
    lines.map_while(Result::ok).filter_map(|line| line.strip_prefix(&prefix).map(str::to_owned)).collect()
}

#[test]
fn g1_killed_at_any_point_the_file_is_whole_and_holds_all_that_was_said() {
    let folder = tempfile::tempdir().unwrap();
    let this = env::current_exe().unwrap();
    for round in 0..rounds(8) {
        let report = format!("A/{round}");
        let mut child = adding(&mut Command::new(&this), folder.path(), &report, 100_000);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // After another count of changes in each round, wherever the next one then is.
        let wanted = 1 + round % 5;
        let kept = lines
            .by_ref()
            .map_while(Result::ok)
            .filter(|line| line.starts_with("kept "))
            .take(wanted)
            .count();
        child.kill().unwrap();
        assert_eq!(child.wait().unwrap().signal(), Some(9));
        let later = lines.map_while(Result::ok).filter(|line| line.starts_with("kept ")).count();
        let (found, notices) = notebook(folder.path()).open();
        assert_eq!(notices, Vec::<Notice>::new(), "round {round}: the file is whole");
        let found = addresses(&found, &report);
        assert!((1..=kept + later).all(|paragraph| found.contains(&paragraph)), "round {round}: {found:?}");
        assert!(found.len() <= kept + later + 1, "round {round}");
    }
    // The next change sweeps away what was left half written.
    notebook(folder.path()).change(&Change::Put(note("A/0", 1), String::new())).unwrap();
    let names: Vec<_> =
        fs::read_dir(folder.path().join("data")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn g2_two_programs_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let this = env::current_exe().unwrap();
    let count = rounds(1000);
    let reports = ["A/1", "A/2"];
    let mut children = reports.map(|report| adding(&mut Command::new(&this), folder.path(), report, count));
    for child in &mut children {
        assert_eq!(said(child, "failed"), Vec::<String>::new());
        assert!(child.wait().unwrap().success());
    }
    let (found, notices) = notebook(folder.path()).open();
    assert_eq!(notices, Vec::<Notice>::new());
    for report in reports {
        assert_eq!(addresses(&found, report).len(), count, "{report}");
    }
}

/// The process that adds notes, under a limit to the size of files in blocks of 512 bytes (POSIX `ulimit -f`).
fn limited(folder: &Path, prelude: &str) -> Child {
    let script = format!("{prelude} ulimit -f 8; exec \"$0\" \"$@\"");
    let this = env::current_exe().unwrap();
    adding(Command::new("sh").arg("-c").arg(script).arg(this), folder, "A/1", 60)
}

#[test]
fn g3_a_full_disk_leaves_the_old_file_and_is_said() {
    let folder = tempfile::tempdir().unwrap();
    // With the signal ignored, a write beyond the limit fails, as on a full disk.
    let mut child = limited(folder.path(), "trap '' XFSZ;");
    let failed = said(&mut child, "failed");
    assert!(child.wait().unwrap().success());
    assert!(failed.len() > 5 && failed[0].starts_with("notes.jsonl cannot be written: "), "{failed:?}");
    let (found, notices) = notebook(folder.path()).open();
    assert_eq!(notices, Vec::<Notice>::new());
    assert_eq!(addresses(&found, "A/1").len(), 60 - failed.len());
}

#[test]
fn g3_killed_by_the_write_itself_the_old_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = limited(folder.path(), "");
    let kept = said(&mut child, "kept").len();
    assert!(child.wait().unwrap().signal().is_some(), "killed at the write that was too long");
    let (found, notices) = notebook(folder.path()).open();
    assert_eq!(notices, Vec::<Notice>::new());
    assert_eq!(addresses(&found, "A/1").len(), kept);
}

/// What `rapporteur notes` prints, and its exit status.
fn printed(folder: &Path, arguments: &[&str]) -> (String, Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
        .arg("notes")
        .args(arguments)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_STATE_HOME", folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), output.status.code(), text(output.stderr))
}

#[test]
fn g6_notes_are_printed_with_citations_and_missing_files() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(printed(folder.path(), &[]), (String::new(), Some(1), String::new()));
    let home = folder.path().join("rapporteur");
    let notebook = Notebook::new(&Folders { data: Some(home.clone()), state: Some(home.clone()) });
    let mut kept = note("E/CN.15/2021/4", 42);
    kept.at.citation = "E/CN.15/2021/4, para. 42".into();
    kept.at.file = Some("/no/such/file.pdf".into());
    notebook.change(&Change::Put(kept, String::new())).unwrap();
    let (markdown, status, _) = printed(folder.path(), &[]);
    assert_eq!(status, Some(0));
    assert!(
        markdown.contains("### E/CN.15/2021/4, para. 42\n") && markdown.contains("\nnote 42\n"),
        "{markdown}"
    );
    assert!(markdown.contains("/no/such/file.pdf (missing)"), "{markdown}");
    let (json, _, _) = printed(folder.path(), &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["what"]["note"], "note 42");
    assert_eq!(json[0]["missing"], true);
    fs::write(home.join("notes.jsonl"), "nonsense\n").unwrap();
    let (_, status, said) = printed(folder.path(), &[]);
    assert_eq!(status, Some(1));
    assert_eq!(said, "rapporteur: notes.jsonl is damaged: 1 line lost; kept as notes.jsonl.corrupt-1\n");
}
