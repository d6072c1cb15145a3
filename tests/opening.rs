//! What people open, and what is opened against them: standard input, formats by name, files that are no reports, and
//! the process that takes structured files apart. The numbers in the names are those of the promises in `docs`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]
#![cfg(unix)]

use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use rustix::fs::{CWD, Mode, mkfifoat};
use tempfile::TempDir;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-reports");

fn sample(name: &str) -> PathBuf {
    Path::new(SAMPLES).join(name)
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.args(arguments).env_clear().stdin(Stdio::null());
    command
}

/// What a run wrote to standard output, where it succeeded.
fn output(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.output().unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

/// The one sentence of a run that was refused.
fn refusal(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let words = String::from_utf8(stderr).unwrap();
    assert_eq!((status.code(), stdout.len()), (Some(2), 0), "{words}");
    assert_eq!(words.lines().count(), 1, "{words}");
    words
}

fn with_input(mut command: Command, bytes: &[u8]) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // One that reads no more has said what it has to say.
    let _ = input.write_all(bytes);
    drop(input);
    child.wait_with_output().unwrap()
}

#[test]
fn standard_input_is_read_whatever_its_format() {
    for name in ["seed-banks.en.docx", "mountain-roads.en.txt"] {
        let path = sample(name);
        let expected = output(&mut program(&["outline", path.to_str().unwrap()]));
        let bytes = fs::read(&path).unwrap();
        let Output { status, stdout, .. } = with_input(program(&["outline", "-"]), &bytes);
        assert!(status.success() && String::from_utf8(stdout).unwrap() == expected, "{name}");
        let found = with_input(program(&["grep", "the", "-"]), &bytes);
        assert!(found.status.success() && !found.stdout.is_empty(), "{name}");
    }
    let empty = with_input(program(&["check", "-"]), b"");
    assert_eq!(String::from_utf8(empty.stderr).unwrap(), "rapporteur: -: the file is empty\n");
}

#[test]
fn an_encrypted_file_is_opened_by_the_first_line_of_a_file() {
    let locked = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pdf/encrypted/aes256-password.pdf");
    let folder = folder();
    let password = folder.path().join("password");
    fs::write(&password, "Schlüssel 7\nand a note on it\n").unwrap();
    let password = password.to_str().unwrap();
    let show = ["show", locked, "1"];
    let text = output(&mut program(&[&show[..], &["--password-file", password]].concat()));
    assert!(text.contains("The harbour is open to all ships by day."), "{text}");
    assert!(refusal(&mut program(&show)).contains("name that with --password-file"));
    fs::write(password, "Schlüssel 8").unwrap();
    let words = refusal(&mut program(&[&show[..], &["--password-file", password]].concat()));
    assert!(words.contains("another password") && !words.contains("Schl"), "{words}");
}

#[test]
fn a_format_that_is_named_overrides_what_a_file_looks_like() {
    let folder = folder();
    let file = folder.path().join("page");
    fs::write(&file, "<html>\n<p>1. One.</p>\n\n1. Two <b>words</b>.\n\n2. Three.\n").unwrap();
    let file = file.to_str().unwrap();
    let tags =
        |form: &[&str]| program(&[&["grep", "<b>", file], form].concat()).output().unwrap().status.code();
    assert_eq!((tags(&[]), tags(&["--as", "text"]), tags(&["--as", "html"])), (Some(1), Some(0), Some(1)));
    assert!(refusal(&mut program(&["outline", file, "--as", "docx"])).contains("damaged"));
    assert!(refusal(&mut program(&["grep", "One", file, "--as", "pdf"])).contains("PDF"));
    assert!(output(&mut program(&["find", "One", file, "--as", "html"])).contains("One"));
}

#[test]
fn one_report_is_the_same_from_text_and_from_docx() {
    for name in ["seed-banks.en", "lighthouses.zh"] {
        let export = |kind: &str| {
            let path = sample(&format!("{name}.{kind}"));
            let json = output(&mut program(&["export", path.to_str().unwrap()]));
            serde_json::from_str::<serde_json::Value>(&json).unwrap()
        };
        let docx = export("docx");
        // The same as text, made of what the report shows.
        let folder = folder();
        let file = folder.path().join("same.txt");
        fs::write(&file, printed(&docx)).unwrap();
        let json = output(&mut program(&["export", file.to_str().unwrap()]));
        let text = serde_json::from_str::<serde_json::Value>(&json).unwrap();
        let outline = |report: &serde_json::Value| {
            let headings = report["outline"].as_array().unwrap().iter();
            // How deep a heading without a number is, only its style tells.
            let level = |one: &serde_json::Value| one["label"].as_str().and_then(|_| one["level"].as_u64());
            headings.map(|one| (level(one), one["label"].clone(), one["title"].clone())).collect::<Vec<_>>()
        };
        let paragraphs = |report: &serde_json::Value| {
            let all = report["paragraphs"].as_array().unwrap().iter();
            all.map(|one| {
                let below = one["subparagraphs"].as_array().unwrap().iter();
                let below: Vec<String> =
                    below.map(|sub| format!("{} {}", sub["label"], sub["text"])).collect();
                (one["number"].clone(), one["text"].clone(), one["section"].clone(), below)
            })
            .collect::<Vec<_>>()
        };
        assert_eq!(outline(&docx), outline(&text), "{name}");
        assert_eq!(paragraphs(&docx), paragraphs(&text), "{name}");
    }
}

/// The headings and paragraphs of an exported report as lines of text.
fn printed(report: &serde_json::Value) -> String {
    let mut lines = Vec::new();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut put = |place: &serde_json::Value, line: String| {
        lines.push((place["lines"][0][0].as_u64().unwrap_or(0), line));
    };
    for heading in report["outline"].as_array().unwrap() {
        let label = heading["label"].as_str().map_or(String::new(), |label| format!("{label}. "));
        put(&heading["place"], format!("\n{label}{}\n", text(&heading["title"])));
    }
    for paragraph in report["paragraphs"].as_array().unwrap() {
        let mut words = format!("{}. {}\n", paragraph["number"], text(&paragraph["text"]));
        for sub in paragraph["subparagraphs"].as_array().unwrap() {
            words.push_str(&format!("\n({}) {}\n", text(&sub["label"]), text(&sub["text"])));
        }
        put(&paragraph["place"], words);
    }
    lines.sort();
    lines.into_iter().map(|(_, line)| line + "\n").collect()
}

#[cfg(debug_assertions)]
#[test]
fn f25_whatever_happens_to_the_reading_process_is_told_in_one_line() {
    let path = sample("seed-banks.en.docx");
    for (fault, words) in [
        ("read-memory", "more than 1024 MiB of memory"),
        ("read-overflow", "nested too deep"),
        ("read-panic", "broke the process that read it (exit status 101)"),
    ] {
        let mut command = program(&["outline", path.to_str().unwrap()]);
        command.env("RAPPORTEUR_TEST_FAULT", fault);
        assert!(refusal(&mut command).contains(words), "{fault}: {}", refusal(&mut command));
        let text = sample("mountain-roads.en.txt");
        let mut command = program(&["outline", text.to_str().unwrap()]);
        output(command.env("RAPPORTEUR_TEST_FAULT", fault));
    }
}

/// The reading process by itself, as the program starts it.
#[cfg(target_os = "linux")]
fn reading_process() -> Child {
    let mut command = program(&["--take-apart-standard-input"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn f25_the_reading_process_has_its_limits_before_it_reads() {
    let mut child = reading_process();
    let mut input = child.stdin.take().unwrap();
    // It asks for more than the pipe holds: it is reading when all of this is written.
    let bytes = fs::read(sample("seed-banks.en.docx")).unwrap();
    let question = format!("rapporteur {} docx\n\n", env!("CARGO_PKG_VERSION"));
    input.write_all(question.as_bytes()).unwrap();
    input.write_all(&vec![b' '; 1 << 20]).unwrap();
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        line.strip_prefix(name).unwrap().split_whitespace().next().unwrap().to_owned()
    };
    for (name, most) in [
        ("Max address space", "1073741824"),
        ("Max cpu time", "20"),
        ("Max open files", "3"),
        ("Max file size", "0"),
        ("Max core file size", "0"),
    ] {
        assert_eq!(limit(name), most, "{name}");
    }
    input.write_all(&bytes).unwrap();
    drop(input);
    let answer = child.wait_with_output().unwrap();
    assert!(answer.status.success());
    assert!(answer.stdout.starts_with(b"{\"program\":\"rapporteur "));
}

#[cfg(target_os = "linux")]
#[test]
fn f25_the_reading_process_answers_only_what_it_is_asked() {
    for (question, code) in [("", 2), ("rapporteur 0.0.0 docx\n\n", 2), ("PK\u{3}\u{4}", 2)] {
        let mut child = reading_process();
        child.stdin.take().unwrap().write_all(question.as_bytes()).unwrap();
        let answer = child.wait_with_output().unwrap();
        assert_eq!((answer.status.code(), answer.stdout.len()), (Some(code), 0), "{question}");
    }
}

#[test]
fn f25_what_is_no_regular_file_is_refused_at_once() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    mkfifoat(CWD, path("pipe.docx"), Mode::RUSR | Mode::WUSR).unwrap();
    let _listener = UnixListener::bind(path("socket.pdf")).unwrap();
    std::os::unix::fs::symlink(path("loop.txt"), path("loop.txt")).unwrap();
    std::os::unix::fs::symlink(path("none"), path("broken.txt")).unwrap();
    for (file, words) in [
        (path("pipe.docx"), "a named pipe"),
        (path("socket.pdf"), "a socket"),
        (path("loop.txt"), "symbolic links"),
        (path("broken.txt"), "no such file"),
        (PathBuf::from("/dev/zero"), "a device"),
        (PathBuf::from("/dev/tty"), ""),
        (path(""), "a folder"),
    ] {
        let words_said = refusal(&mut program(&["check", file.to_str().unwrap()]));
        assert!(words_said.contains(words), "{words_said}");
    }
}

#[test]
fn f25_files_over_the_limit_are_refused_unread() {
    let folder = folder();
    // Of holes: nothing is written to the disk.
    for (name, size) in [("report.txt", 1 << 30), ("line.txt", 100_000_000), ("report.docx", 65 << 20)] {
        let path = folder.path().join(name);
        fs::File::create(&path).unwrap().set_len(size).unwrap();
        assert!(refusal(&mut program(&["outline", path.to_str().unwrap()])).contains("larger than 64 MiB"));
    }
    let Output { stderr, .. } = with_input(program(&["outline", "-"]), &vec![b'a'; (64 << 20) + 1]);
    assert!(String::from_utf8(stderr).unwrap().contains("larger than 64 MiB"));
}

#[test]
fn f25_a_line_of_60_mebibytes_is_read() {
    let folder = folder();
    let path = folder.path().join("line.txt");
    fs::write(&path, format!("1. {}", "word ".repeat((60 << 20) / 5))).unwrap();
    assert!(output(&mut program(&["check", path.to_str().unwrap()])).contains("paragraphs: 1"));
}

#[test]
fn f25_a_folder_of_very_many_files_is_listed() {
    const MANY: usize = 20_000;
    let folder = folder();
    for number in 0..MANY {
        fs::File::create(folder.path().join(format!("{number}.txt"))).unwrap();
    }
    fs::write(folder.path().join("last.txt"), "1. The harbour.").unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("self.txt")).unwrap();
    let mut command = program(&["grep", "harbour", folder.path().to_str().unwrap()]);
    let Output { status, stdout, stderr } = command.output().unwrap();
    assert_eq!(status.code(), Some(2), "the empty ones cannot be read");
    assert!(String::from_utf8(stdout).unwrap().contains("last.txt"));
    let said = String::from_utf8(stderr).unwrap();
    assert_eq!(said.lines().count(), MANY + 1);
    assert!(said.starts_with("rapporteur: one file of the folder cannot be read and was left out\n"));
}

#[test]
fn f25_a_file_that_cannot_be_read_or_is_gone_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("closed.docx");
    fs::copy(sample("seed-banks.en.docx"), &path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read everything.
    if fs::File::open(&path).is_err() {
        assert!(refusal(&mut program(&["check", path.to_str().unwrap()])).contains("no permission"));
    }
    fs::remove_file(&path).unwrap();
    assert!(refusal(&mut program(&["check", path.to_str().unwrap()])).contains("no such file"));
}

#[test]
fn f25_a_reader_that_goes_away_leaves_no_process_behind() {
    let mut command = program(&["export", sample("seed-banks.en.docx").to_str().unwrap()]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert!(child.wait().unwrap().success());
}
