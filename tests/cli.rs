//! The program as a user runs it in a pipe: commands, exit statuses, odd files, encodings, names.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use rustix::fs::{CWD, Mode, mkfifoat};
use serde_json::Value;
use tempfile::TempDir;

const REPORT: &str = "\
1. The Commission considered the report on containers.
2. It noted that the harbour of Kotor had been inspected.
";

/// A folder of its own with files in it, in which the program is run.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        Self { folder }
    }

    /// With [`REPORT`] in `a.txt`.
    fn with_report() -> Self {
        Self::new(&[("a.txt", REPORT.as_bytes())])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.args(arguments).current_dir(self.folder.path());
        command.env_clear().env("TERM", "xterm").stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        Answer::from(self.command(arguments).output().unwrap())
    }
}

/// What a run printed, and its exit status.
#[derive(Debug)]
struct Answer {
    status: i32,
    out: String,
    err: String,
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Answer {
    /// Asserts an exit status, and that nothing was said on standard error.
    #[track_caller]
    fn ends(&self, status: i32) -> &Self {
        assert_eq!((self.status, self.err.as_str()), (status, ""), "{self:?}");
        self
    }

    /// Asserts an error that says `words` on its one line, and that nothing was printed.
    #[track_caller]
    fn fails_with(&self, words: &str) -> &Self {
        assert_eq!((self.status, self.out.as_str(), self.err.lines().count()), (2, "", 1), "{self:?}");
        assert!(
            self.err.starts_with("rapporteur: ") && self.err.contains(words),
            "{words:?} is not in {self:?}"
        );
        self
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

#[test]
fn without_arguments_and_terminal_it_prints_the_help() {
    let desk = Desk::new(&[]);
    let answer = desk.run(&[]);
    answer.ends(0);
    for words in ["Usage: rapporteur", "outline", "Examples:", "rapporteur show report.txt 42 29-31"] {
        assert!(answer.out.contains(words), "{words}");
    }
    assert!(desk.run(&["--help"]).ends(0).out.contains("Without a command"));
    assert_eq!(desk.run(&["--version"]).ends(0).out, concat!("rapporteur ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn the_navigator_is_not_opened_in_a_pipe() {
    Desk::with_report().run(&["a.txt"]).fails_with("rapporteur: ");
}

#[test]
fn show_prints_the_paragraphs_in_the_order_asked_for() {
    let desk = Desk::with_report();
    let one = desk.run(&["show", "a.txt", "2"]);
    assert!(one.ends(0).out.contains("harbour of Kotor") && !one.out.contains("containers"), "{one:?}");
    let both = desk.run(&["show", "a.txt", "2", "1"]);
    assert!(both.ends(0).out.find("Kotor") < both.out.find("containers"), "{both:?}");
}

#[test]
fn cite_prints_what_show_and_cite_read_again() {
    let home = env!("CARGO_MANIFEST_DIR");
    for (language, addresses) in [
        ("en", "A/89/77, para. 9\nA/89/77, paras. 4–7\nA/89/77, sect. II.B\nA/89/77, footnote 1\n"),
        ("fr", "A/89/77, par. 9\nA/89/77, par. 4 à 7\nA/89/77, sect. II.B\nA/89/77, note 1\n"),
        ("es", "A/89/77, párr. 9\nA/89/77, párrs. 4 a 7\nA/89/77, secc. II.B\nA/89/77, nota 1\n"),
        ("ru", "A/89/77, пункт 9\nA/89/77, пункты 4–7\nA/89/77, раздел II.В\nA/89/77, сноска 1\n"),
        ("zh", "A/89/77，第 9 段\nA/89/77，第 4 至 7 段\nA/89/77，第二.B节\nA/89/77，脚注 1\n"),
        ("ar", "A/89/77، الفقرة 9\nA/89/77، الفقرات 4-7\nA/89/77، الفرع ثانيا.باء\nA/89/77، الحاشية 1\n"),
    ] {
        let file = format!("{home}/sample-reports/mountain-roads.{language}.txt");
        let section = addresses.lines().nth(2).unwrap();
        let desk = Desk::new(&[]);
        let typed = ["cite", &file, "9", "4-7", section, "n1"];
        assert_eq!(desk.run(&typed).ends(0).out, addresses, "{language}");
        let cited: Vec<&str> = addresses.lines().collect();
        let again: Vec<&str> = ["cite", &file].into_iter().chain(cited.iter().copied()).collect();
        assert_eq!(desk.run(&again).ends(0).out, addresses, "{language}");
        let shown: Vec<&str> = ["show", &file].into_iter().chain(cited).collect();
        assert_eq!(
            desk.run(&shown).ends(0).out,
            desk.run(&["show", &file, "9", "4-7", section, "n1"]).ends(0).out
        );
    }
}

#[test]
fn cite_can_print_the_words_and_json_and_says_what_is_missing() {
    let desk = Desk::with_report();
    let words = desk.run(&["cite", "--text", "a.txt", "2"]);
    assert!(words.ends(0).out.starts_with("2. ") && words.out.contains("Kotor"), "{words:?}");
    assert!(words.out.trim_end().ends_with("para. 2)"), "{words:?}");
    let json = desk.run(&["cite", "--json", "a.txt", "2"]).ends(0).json();
    assert_eq!(json[0]["address"], "2");
    assert!(json[0]["citation"].as_str().unwrap().ends_with("para. 2"));
    let missing = desk.run(&["cite", "a.txt", "2", "77"]);
    assert_eq!(
        (missing.status, missing.err.as_str()),
        (1, "rapporteur: a.txt: there is no 77 in this report\n")
    );
    assert_eq!(desk.run(&["cite", "a.txt", "A/1, para. 2"]).status, 1);
}

#[test]
fn show_says_what_is_not_there() {
    let desk = Desk::with_report();
    let answer = desk.run(&["show", "a.txt", "2", "77"]);
    assert_eq!(
        (answer.status, answer.err.as_str()),
        (1, "rapporteur: a.txt: there is no 77 in this report\n")
    );
    assert!(answer.out.contains("Kotor"));
    assert_eq!(desk.run(&["show", "a.txt", "A/1#2"]).status, 1);
    desk.run(&["show", "a.txt", "the end"]).fails_with("\"the end\" is no address");
    desk.run(&["show", "a.txt"]).fails_with("<ADDRESS>...");
}

#[test]
fn show_as_json_is_the_elements() {
    let json = Desk::with_report().run(&["show", "a.txt", "2", "--json"]).ends(0).json();
    assert_eq!((json[0]["element"].as_str(), json[0]["number"].as_u64()), (Some("paragraph"), Some(2)));
    assert_eq!(json.as_array().unwrap().len(), 1);
}

#[test]
fn find_answers_with_topics_best_first() {
    let desk = Desk::with_report();
    let answer = desk.run(&["find", "CONTAINERS", "a.txt"]);
    assert!(answer.ends(0).out.starts_with("paragraph  1  "), "{answer:?}");
    let json = desk.run(&["find", "containers", "--json", "a.txt"]).ends(0).json();
    let hit = &json[0];
    assert_eq!(
        (hit["kind"].as_str(), hit["address"].as_str(), hit["file"].as_str()),
        (Some("paragraph"), Some("1"), Some("a.txt"))
    );
    assert!(hit["score"].is_i64());
    let at = |end: &str| usize::try_from(hit["ranges"][0][end].as_u64().unwrap()).unwrap();
    assert_eq!(hit["text"].as_str().unwrap().get(at("start")..at("end")), Some("containers"));
    assert_eq!(desk.run(&["find", "zeppelin", "a.txt"]).ends(1).out, "");
    assert_eq!(desk.run(&["find", "zeppelin", "a.txt", "--json"]).ends(1).json(), Value::Array(Vec::new()));
}

#[test]
fn grep_answers_with_addresses() {
    let desk = Desk::with_report();
    let answer = desk.run(&["grep", "kotor", "a.txt"]);
    assert!(answer.ends(0).out.starts_with("2: "), "{answer:?}");
    assert_eq!(answer.out.lines().count(), 1);
    let json = desk.run(&["grep", "o", "a.txt", "--json"]).ends(0).json();
    assert_eq!((json[0]["address"].as_str(), json[0]["line"].as_u64()), (Some("1"), Some(1)));
    assert!(json[0]["ranges"].as_array().unwrap().len() > 3, "every match of a text is in one answer");
    assert_eq!(desk.run(&["grep", "KOTOR", "a.txt"]).ends(1).out, "");
    desk.run(&["grep", "", "a.txt"]).fails_with("empty");
}

#[test]
fn grep_takes_a_regular_expression_where_it_is_asked_to() {
    let desk = Desk::with_report();
    assert_eq!(desk.run(&["grep", "ko.or", "a.txt"]).ends(1).out, "");
    assert!(desk.run(&["grep", "--regex", r"\bko.or\b", "a.txt"]).ends(0).out.starts_with("2: "));
    assert_eq!(desk.run(&["grep", "--regex", "^kotor", "a.txt"]).ends(1).out, "");
    desk.run(&["grep", "--regex", "", "a.txt"]).fails_with("empty");
    desk.run(&["grep", "--regex", "ko(", "a.txt"]).fails_with("no regular expression: ko(");
}

#[test]
fn several_reports_are_searched_and_named() {
    let desk = Desk::with_report();
    fs::write(desk.path("b.md"), "1. Nothing of the kind.\n2. Again it went to Kotor.\n").unwrap();
    fs::write(desk.path("c.dat"), "1. Kotor.\n").unwrap();
    let lines = |answer: &Answer| {
        answer.out.lines().map(|l| l.split(": ").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(lines(desk.run(&["grep", "kotor"]).ends(0)), ["a.txt:2", "b.md:2"]);
    assert_eq!(lines(desk.run(&["grep", "kotor", "b.md", "a.txt"]).ends(0)), ["b.md:2", "a.txt:2"]);
    assert_eq!(lines(desk.run(&["find", "kotor", "."]).ends(0)), ["a.txt", "b.md"]);
}

#[test]
fn what_cannot_be_read_among_several_is_said_and_the_rest_is_searched() {
    let desk = Desk::new(&[("a.txt", b"1. Kotor.\n"), ("b.txt", b"%PDF-1.7")]);
    for command in ["grep", "find"] {
        let answer = desk.run(&[command, "kotor", "."]);
        assert_eq!(
            (answer.status, answer.out.lines().count(), answer.err.lines().count()),
            (2, 1, 1),
            "{answer:?}"
        );
        assert!(answer.err.contains("b.txt: this is a PDF file"), "{answer:?}");
    }
}

#[test]
fn what_a_folder_has_that_cannot_be_read_is_counted() {
    let desk = Desk::with_report();
    std::os::unix::fs::symlink("nowhere", desk.path("b.txt")).unwrap();
    mkfifoat(CWD, desk.path("c.txt"), Mode::RUSR).unwrap();
    let answer = desk.run(&["grep", "kotor", "."]);
    assert_eq!(answer.err, "rapporteur: 2 files of the folders cannot be read and were left out\n");
    assert_eq!((answer.status, answer.out.lines().count()), (0, 1));
}

#[test]
fn a_folder_without_reports_is_an_error() {
    Desk::new(&[("a.xls", b"")]).run(&["find", "x"]).fails_with("no report in this folder");
}

#[test]
fn the_mark_of_a_footnote_stands_behind_the_word_before_it() {
    let text = "A/99/1\n\nI. Introduction\n\n1. There was little capacity. 1 Addressing that takes time.\n\n\
                2. More.\n\n__________________\n1 See www.un.org/x.\n";
    let answer = Desk::new(&[("a.txt", text.as_bytes())]).run(&["export", "a.txt"]).ends(0).json();
    let paragraph = &answer["paragraphs"][0];
    assert_eq!(paragraph["text"], "There was little capacity. Addressing that takes time.");
    assert_eq!(paragraph["marks"][0]["offset"], "There was little capacity.".len());
}

#[test]
fn export_prints_the_report_as_json() {
    let desk = Desk::with_report();
    let pretty = desk.run(&["export", "a.txt", "--format", "json"]);
    let compact = desk.run(&["export", "--compact", "a.txt"]);
    assert_eq!(pretty.ends(0).json(), compact.ends(0).json());
    assert_eq!(compact.out.lines().count(), 1);
    assert_eq!(pretty.json()["source"], "a.txt");
    assert_eq!(pretty.json()["paragraphs"].as_array().unwrap().len(), 2);
    desk.run(&["export", "a.txt", "--format", "docx"]).fails_with("docx");
}

#[test]
fn check_says_how_the_report_was_read() {
    let desk = Desk::with_report();
    let answer = desk.run(&["check", "a.txt"]);
    assert!(
        answer.ends(0).out.starts_with("a.txt: UTF-8, headings: 0, paragraphs: 2, footnotes: 0\n"),
        "{answer:?}"
    );
    let json = desk.run(&["check", "a.txt", "--json"]).ends(0).json();
    assert_eq!((json["encoding"].as_str(), json["replaced"].as_u64()), (Some("UTF-8"), Some(0)));
    fs::write(desk.path("b.txt"), b"1. R\xC3\xA9sum\xC3\xA9.\n2. \xC3\xA0 \xC3\xA9\xC3\xA9\xC3\xA9 \xFF.\n")
        .unwrap();
    assert_eq!(desk.run(&["check", "b.txt", "--json"]).json()["replaced"].as_u64(), Some(1));
    assert!(desk.run(&["check", "b.txt"]).out.contains("could not be decoded, shown as U+FFFD: 1\n"));
}

#[test]
fn a_report_without_headings_has_no_outline() {
    let desk = Desk::with_report();
    assert_eq!(desk.run(&["outline", "a.txt"]).ends(1).out, "");
    assert_eq!(desk.run(&["outline", "a.txt", "--json"]).ends(1).json(), Value::Array(Vec::new()));
}

#[test]
fn an_outline_has_labels_and_ranges() {
    let text = format!(
        "I. Introduction\n\n{REPORT}\nII. Harbours\n\nA. Inspection\n\n3. The inspection took a year.\n"
    );
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    let outline = desk.run(&["outline", "a.txt"]);
    assert_eq!(outline.ends(0).out, "I  Introduction  1-2\nII  Harbours     3\n  A  Inspection  3\n");
    let json = desk.run(&["outline", "a.txt", "--json"]).ends(0).json();
    assert_eq!((json[2]["address"].as_str(), json[2]["level"].as_u64()), (Some("II.A"), Some(2)));
    let section = desk.run(&["show", "a.txt", "II"]);
    assert_eq!(section.ends(0).out, "II  Harbours\n\nA  Inspection\n\n3.  The inspection took a year.\n");
    assert!(desk.run(&["find", "insp", "a.txt"]).ends(0).out.starts_with("heading    II.A  Inspection\n"));
}

#[test]
fn check_ends_with_1_where_a_paragraph_is_missing() {
    let desk = Desk::new(&[("a.txt", b"1. One.\n\n2. Two.\n\n4. Four.\n\n5. Five.\n\n6. Six.\n")]);
    let answer = desk.run(&["check", "a.txt"]);
    assert!(answer.ends(1).out.contains("line 5: paragraph 3 is missing\n      4. Four.\n"), "{answer:?}");
}

#[test]
fn other_encodings_are_read() {
    let chinese = "1. 委员会审议了秘书长的报告。\n2. 委员会注意到科托尔港已经接受检查。\n";
    let (gb18030, _, _) = encoding_rs::GB18030.encode(chinese);
    let utf_16: Vec<u8> = chinese.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&b"\xFF\xFE"[..], &utf_16].concat();
    let desk = Desk::new(&[
        ("gb.txt", &gb18030),
        ("utf16.txt", &utf_16),
        ("bom.txt", &marked),
        ("utf8.txt", chinese.as_bytes()),
    ]);
    for (file, encoding) in
        [("gb.txt", "GBK"), ("utf16.txt", "UTF-16LE"), ("bom.txt", "UTF-16LE"), ("utf8.txt", "UTF-8")]
    {
        let answer = desk.run(&["show", file, "2"]);
        assert!(answer.ends(0).out.ends_with("委员会注意到科托尔港已经接受检查。\n"), "{file}: {answer:?}");
        assert!(desk.run(&["check", file]).out.starts_with(&format!("{file}: {encoding}, ")));
        assert!(desk.run(&["grep", "科托尔港", file]).ends(0).out.starts_with("2: "));
    }
}

#[test]
fn odd_files_are_refused_in_one_sentence_by_every_command() {
    let desk = Desk::new(&[
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("binary.txt", b"\x7fELF\0\0\0\0\x01\0\0\0"),
        ("report.pdf", b"%PDF-1.7\n\xE2\xE3\xCF\xD3"),
        ("report.docx", b"PK\x03\x04\x14\0\0\0word/document.xml"),
        ("report.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"),
    ]);
    fs::create_dir(desk.path("folder.txt")).unwrap();
    mkfifoat(CWD, desk.path("pipe.txt"), Mode::RUSR | Mode::WUSR).unwrap();
    for (file, words) in [
        ("empty.txt", "the file is empty"),
        ("blank.txt", "the file is empty"),
        ("binary.txt", "a binary file"),
        ("report.pdf", "a PDF file"),
        ("report.docx", "the document is damaged"),
        ("report.doc", "an old Word document (DOC)"),
        ("pipe.txt", "a named pipe"),
        ("/dev/null", "a device"),
        ("missing.txt", "no such file"),
    ] {
        let sentence = format!("{file}: ");
        for arguments in
            [&["outline", file][..], &["show", file, "1"], &["export", file], &["check", file], &[file]]
        {
            desk.run(arguments).fails_with(words).fails_with(&sentence);
        }
        desk.run(&["grep", "x", file]).fails_with(words);
    }
    desk.run(&["outline", "folder.txt"]).fails_with("folder.txt: this is a folder");
}

#[test]
fn an_unreadable_file_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with_report();
    fs::set_permissions(desk.path("a.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read everything.
    if fs::File::open(desk.path("a.txt")).is_err() {
        desk.run(&["outline", "a.txt"]).fails_with("a.txt: no permission to read it");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let text: String =
        (1..3000).map(|n| format!("{n}. The Commission considered the matter at length.\n")).collect();
    let desk = Desk::new(&[("a.txt", text.as_bytes())]);
    for arguments in
        [&["export", "a.txt"][..], &["grep", "commission", "a.txt"], &["show", "a.txt", "1-2999"]]
    {
        let mut child =
            desk.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 1];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let answer = Answer::from(child.wait_with_output().unwrap());
        answer.ends(0);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = Desk::with_report().command(&["export", "a.txt"]).stdout(full).output().unwrap();
    Answer::from(output).fails_with("the answer cannot be written: ");
}

#[test]
fn names_may_be_anything() {
    let desk = Desk::new(&[("-odd.txt", REPORT.as_bytes()), ("find", REPORT.as_bytes())]);
    desk.run(&["show", "--", "-odd.txt", "2"]).ends(0);
    assert!(desk.run(&["grep", "kotor", "./-odd.txt", "find"]).ends(0).out.starts_with("./-odd.txt:2: "));
    desk.run(&["show", "-odd.txt", "2"]).fails_with("unexpected argument");

    let name = OsStr::from_bytes(b"caf\xE9.txt");
    fs::write(desk.folder.path().join(name), REPORT).unwrap();
    let answer = Answer::from(desk.command(&["grep", "kotor", "find"]).arg(name).output().unwrap());
    assert!(answer.ends(0).out.contains("caf\u{fffd}.txt:2: "), "{answer:?}");
}

#[test]
fn a_file_named_like_a_command_is_a_path_after_two_hyphens() {
    let desk = Desk::new(&[("find", b"%PDF-1.7")]);
    desk.run(&["--", "find"]).fails_with("find: this is a PDF file");
    desk.run(&["./find"]).fails_with("./find: this is a PDF file");
    desk.run(&["find"]).fails_with("<QUERY>");
}

#[test]
fn a_mistyped_command_is_answered_with_the_commands() {
    let desk = Desk::with_report();
    desk.run(&["outlin", "a.txt"]).fails_with(
        "no such command; the commands are outline, show, cite, find, grep, programmes, export, notes, check, keys, config, guide",
    );
    let answer = desk.run(&["missing.txt"]);
    assert!(!answer.fails_with("missing.txt: there is no such file").err.contains("command"), "{answer:?}");
}

#[test]
fn nothing_hostile_reaches_the_terminal_by_an_error() {
    let desk = Desk::new(&[]);
    for arguments in [["outline", "\u{1b}]0;owned\u{7}\n.txt"], ["--\u{1b}[2J", "x"], ["show", "\u{9b}2J"]] {
        let answer = desk.run(&arguments);
        answer.fails_with("rapporteur: ");
        assert!(!answer.err.trim_end().chars().any(char::is_control), "{answer:?}");
    }
}

#[test]
fn a_pipe_gets_the_text_as_it_is() {
    let desk = Desk::new(&[("a.txt", "1. A \u{1b}[31mred\u{1b}[m word.\n2. Another.\n".as_bytes())]);
    assert!(desk.run(&["show", "a.txt", "1"]).ends(0).out.contains("A \u{1b}[31mred\u{1b}[m word."));
}

/// The words of a command line; quotation marks keep some together.
fn shell_words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_examples_of_the_readme_are_true() {
    let home = env!("CARGO_MANIFEST_DIR");
    let readme = fs::read_to_string(format!("{home}/README.md")).unwrap();
    let block = readme.split("```console\n").nth(1).unwrap().split("```").next().unwrap();
    let examples: Vec<&str> = block.split("$ rapporteur ").skip(1).collect();
    assert!(examples.len() > 2);
    for example in examples {
        let (line, printed) = example.split_once('\n').unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        let answer = Answer::from(command.args(shell_words(line)).current_dir(home).output().unwrap());
        assert_eq!(answer.ends(0).out, printed, "{line}");
    }
}

/// The file of the configuration in the folder that the program is told to look into.
fn configured(desk: &Desk, text: &str, arguments: &[&str]) -> Answer {
    fs::create_dir_all(desk.path("rapporteur")).unwrap();
    fs::write(desk.path("rapporteur/config.toml"), text).unwrap();
    let mut command = desk.command(arguments);
    Answer::from(command.env("XDG_CONFIG_HOME", desk.folder.path()).output().unwrap())
}

#[test]
fn the_settings_are_printed_with_where_they_come_from() {
    let desk = Desk::new(&[]);
    let answer = configured(&desk, "measure = 60\nlanguage = \"zh\"\n", &["config"]);
    let rows: Vec<&str> = answer.ends(0).out.lines().skip(2).collect();
    assert_eq!(rows[0], "language         zh         line 2 of the file");
    assert_eq!(rows[2], "measure          60         line 1 of the file");
    assert!(rows[6].starts_with("mouse            false      default"), "{rows:?}");
    let answer = configured(&desk, "measure = 60\n", &["config", "--json"]).ends(0).json();
    assert_eq!(answer["settings"][2]["value"], "60");
    assert_eq!(answer["faults"].as_array().unwrap().len(), 0);
}

#[test]
fn a_wrong_configuration_is_shown_with_a_caret_and_the_commands_still_work() {
    let desk = Desk::with_report();
    let text = "theme = \"drak\"\n[keys]\nquitt = \"x\"\n";
    let answer = configured(&desk, text, &["config"]);
    let faults: Vec<&str> = answer.ends(1).out.lines().skip(13).collect();
    let file = desk.path("rapporteur/config.toml").display().to_string();
    assert_eq!(
        faults.join("\n"),
        format!(
            "{file}:1:9: theme takes \"dark\", \"light\", \"16\" or \"mono\"\n  1 | theme = \"drak\"\n    |         ^^^^^^\n\n\
             {file}:3:1: unknown action \"quitt\"; did you mean \"quit\"?\n  3 | quitt = \"x\"\n    | ^^^^^"
        )
    );
    configured(&desk, text, &["outline", "a.txt"]).ends(1);
    configured(&desk, text, &["show", "a.txt", "1"]).ends(0);
    desk.run(&["config", "--config", "none.toml"]).fails_with("none.toml: there is no such file");
}

#[test]
fn the_keys_are_printed_by_the_name_of_what_they_do() {
    let desk = Desk::new(&[]);
    let answer = configured(&desk, "[keys]\nsource = [\"F5\", \"z s\"]\n", &["keys"]);
    let out = &answer.ends(0).out;
    assert!(out.contains("[keys.reading]  Text\n"), "{out}");
    assert!(out.contains("source               F5 zs                  line 2 of the file\n"), "{out}");
    assert!(out.contains("quit                 q                      default\n"), "{out}");
    let all = configured(&desk, "", &["keys", "--json"]).ends(0).json();
    assert!(
        all.as_array()
            .unwrap()
            .iter()
            .any(|row| row["action"] == "search-topics" && row["context"] == "outline")
    );
}

#[test]
fn the_guide_is_printed_in_a_pipe_in_the_language_of_the_reader() {
    let desk = Desk::new(&[]);
    assert!(desk.run(&["guide"]).ends(0).out.contains("# rapporteur: finding, reading and citing"));
    let mut command = desk.command(&["guide"]);
    let chinese = Answer::from(command.env("LC_ALL", "zh_CN.UTF-8").output().unwrap());
    assert!(chinese.ends(0).out.contains("# rapporteur：查找、阅读和引用"), "{chinese:?}");
}
