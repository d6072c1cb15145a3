//! B: a document, a file name and an error can put text on the screen and nothing else. What every test sends is looked at
//! by the scanner (B1); here are the texts that try.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::attacks::ATTACKS;
use crate::second::Second;
use crate::session::{Session, Setup};

/// A report with every attack as a paragraph, and some where the masthead and the headings stand.
fn report_of_attacks() -> String {
    let mut report = String::from("A/99/1\u{1b}[31m\n\nThe title\u{202e} of it\u{9d}0;x\u{7}\n\n");
    report.push_str("Report of the Secretary-General\u{1b}]0;x\u{7}\n\nI. First\u{1b}[6n heading\n\n");
    for (index, (attack, _)) in ATTACKS.iter().enumerate() {
        // A file with NUL is no text.
        let attack = attack.replace('\0', "\u{1}");
        writeln!(report, "{}. Begin {attack} end{index:02}.\n", index + 1).unwrap();
    }
    report.push_str("II. Last\u{1b}[2J heading\n\n61. The end near061.\n");
    report
}

/// A session with that report open.
fn hostile() -> Session {
    let files = vec![("hostile\u{1b}[31m.txt".into(), report_of_attacks().into_bytes())];
    let session = Session::start(Setup {
        files,
        script: Some("rm report.txt; sh ./start; echo EXIT=$?.; read line"),
        variables: vec![("ARGUMENTS", "."), ("ESC", "\u{1b}")],
        ..Setup::default()
    });
    session.wait_for("end00");
    session
}

#[test]
fn b2_every_attack_is_shown_and_none_is_obeyed() {
    let session = hostile();
    for (index, (attack, shown)) in ATTACKS.iter().enumerate() {
        session.keys(format!("{}G", index + 1));
        let text = format!("Begin {} end{index:02}.", shown.replace('␀', "␁"));
        let plain = |text: &str| text.replace([' ', '\n', '\u{301}'], "");
        session.wait_until(&format!("{attack:?} as {text:?}"), |seen| {
            // The first emulator takes U+FFFD for a fault of its own.
            let contents = if shown.contains('\u{FFFD}') {
                Second::new((80, 24)).feed(seen.bytes()).rows().concat()
            } else {
                seen.contents()
            };
            plain(&contents).contains(&plain(&text))
        });
        let second = Second::new((80, 24)).feed(&session.output()).rows().concat();
        assert!(plain(&second).contains(&plain(&text)), "{attack:?} as {text:?} in\n{second}");
    }
    // Nothing came back as a key, so the program is where it should be.
    session.keys("61G");
    session.wait_for("near061");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn b2_every_pane_shows_them() {
    let session = hostile();
    for (keys, shown) in [
        ("", "The title<U+202E>"),
        ("\t", "First␛[6n"),
        ("\u{1b}fheading", "Last␛[2J"),
        ("\u{1b}", "First␛[6n"),
        ("/end00\r", "␛[31m"),
        ("1Gs", "␛[31m"),
        ("\u{1b}", "␛[31m"),
        ("o", "hostile␛[31m.txt"),
    ] {
        session.keys(keys);
        session.wait_for(shown);
    }
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn b2_what_is_typed_and_pasted_is_shown_safely() {
    let session = Session::reading();
    session.keys("/");
    session.keys("\u{1b}[200~x\u{1b}[31my\u{9d}z\u{202e}end\u{1b}[201~");
    session.wait_for("<U+202E>end");
    session.keys("\u{1b}");
    session.wait_without("<U+202E>end");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn b2_an_error_with_a_hostile_name_is_shown_safely() {
    let script = Some("sh ./start; echo EXIT=$?.; read line");
    let session = Session::start(Setup {
        script,
        variables: vec![("ARGUMENTS", "no\u{1b}]0;x\u{7}such\u{202e}.txt")],
        ..Setup::default()
    });
    session.wait_for_output("EXIT=2.");
    assert!(session.screen().contains("no␛]0;x␇such<U+202E>.txt"), "{}", session.screen());
}

#[test]
fn b2_commands_that_print_to_a_terminal_print_nothing_else() {
    let script = Some(
        "for c in outline check \"find heading\" \"grep Begin\"; do set -- $c; \
         \"$PROGRAM\" $1 $2 h.txt; done; \"$PROGRAM\" show h.txt 1-61; \"$PROGRAM\" export h.txt --format json; \
         for c in outline check; do \"$PROGRAM\" $c --json h.txt; done; echo EXIT=0.; read line",
    );
    let files = vec![("h.txt".into(), report_of_attacks().into_bytes())];
    let session = Session::start(Setup { script, files, size: (200, 50), ..Setup::default() });
    session.wait_for_output("EXIT=0.");
    let sent = String::from_utf8(session.output()).unwrap();
    assert!(sent.contains("␛[31m") && sent.contains("<U+202E>cba"));
    assert!(!sent.contains('\u{1b}'), "no sequence at all");
}

/// A thousand names that try.
fn hostile_names() -> Vec<OsString> {
    let forms: [fn(usize) -> Vec<u8>; 10] = [
        |n| format!("{n:03}\u{1b}[31mred.txt").into_bytes(),
        |n| format!("{n:03}two\nlines.txt").into_bytes(),
        |n| format!("{n:03}back\r.txt").into_bytes(),
        |n| format!("{n:03}\u{202e}txt.exe.txt").into_bytes(),
        |n| format!("{n:03}{}.txt", "x".repeat(248)).into_bytes(),
        |n| [format!("{n:03}").as_bytes(), b"\xff\xfe\x80", b".txt"].concat(),
        |n| format!("-{n:03} --help.txt").into_bytes(),
        |n| format!("..{n:03}.txt").into_bytes(),
        |n| format!("{n:03}$(touch owned);`touch owned`.txt").into_bytes(),
        |n| format!("{n:03}集装箱\u{9d}0;x\u{7}.txt").into_bytes(),
    ];
    (0..1000).map(|n| OsString::from_vec(forms[n % 10](n))).collect()
}

#[test]
fn b3_a_folder_of_a_thousand_hostile_names() {
    let report = |name: &OsString| format!("1. The file {}.\n", name.len()).into_bytes();
    let names = hostile_names();
    let files = names.iter().map(|name| (name.clone(), report(name))).collect();
    let script = Some("rm report.txt; sh ./start; echo EXIT=$?.; ls owned; read line");
    let variables = vec![("ARGUMENTS", ".")];
    let session = Session::start(Setup { files, script, variables, ..Setup::default() });
    session.wait_for("Library: 1000 reports");
    for _ in 0..40 {
        let screen = session.screen();
        for line in screen.lines().skip(2).filter(|line| !line.is_empty()) {
            assert!(
                line.contains(".txt") || line.contains('…') || line.contains("Enter"),
                "{line:?}\n{screen}"
            );
        }
        session.keys(" ");
    }
    for entry in ["gg", "G", "ggjjj", "ggjjjjj", "Gkk", "Gkkkkkkk"] {
        session.keys(entry);
        session.keys("\r");
        session.wait_for("The file");
        session.keys("o");
        session.wait_for("Library:");
    }
    session.keys("q");
    session.assert_ends_with(0);
    session.wait_for("cannot access");
}

#[test]
fn b4_an_override_is_marked_and_the_order_of_reading_is_kept() {
    let text = "Title of \u{202e}gnihtemos\u{202c} else\n\n1. Mixed السلام and 42 (a) عليكم end001.\n";
    let files = vec![("bidi.txt".into(), text.as_bytes().to_vec())];
    let variables = vec![("ARGUMENTS", "bidi.txt")];
    let session = Session::start(Setup { files, variables, ..Setup::default() });
    session.wait_for("end001");
    let screen = session.screen();
    assert!(screen.contains("<U+202E>gnihtemos<U+202C> else"), "{screen}");
    assert!(screen.contains("Mixed السلام and 42 (a) عليكم end001."), "{screen}");
    let bytes = session.output();
    assert_eq!(Second::new((80, 24)).feed(&bytes).rows().join("\n").trim_end(), screen.trim_end());
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn b5_floods_of_marks_cost_no_more_than_a_page() {
    let marks = |count: usize| "\u{301}".repeat(count);
    let flood = format!(
        "1. Flood e{} end001.\n\n2. {}end002.\n",
        marks(100_000),
        format!("e{}", marks(50)).repeat(10_000)
    );
    let clean = format!("1. Flood e{} end001.\n\n2. {}end002.\n", marks(8), "e".repeat(10_000));
    let bytes = [flood, clean].map(|text| {
        let files = vec![("marks.txt".into(), text.into_bytes())];
        let session =
            Session::start(Setup { files, variables: vec![("ARGUMENTS", "marks.txt")], ..Setup::default() });
        session.wait_for("end001");
        session.keys("q");
        session.assert_ends_with(0);
        session.output().len()
    });
    // Eight marks of two bytes beside each letter of one, and where the next begins.
    let cells = 80 * 24;
    assert!(bytes[0] < bytes[1] + cells * (8 * 2 + 5), "{bytes:?}");
}

#[test]
fn b6_a_link_is_shown_and_nothing_is_started() {
    let text = "1. See https://\u{440}aypal.example/x and http://un.org end001.\n";
    let files = vec![
        ("link.txt".into(), text.as_bytes().to_vec()),
        ("xdg-open".into(), b"#!/bin/sh\ntouch opened\n".to_vec()),
    ];
    let script = Some("chmod +x xdg-open; sh ./start; echo EXIT=$?.; ls opened; read line");
    let variables = vec![("ARGUMENTS", "link.txt"), ("PATH", ".:/usr/bin:/bin"), ("BROWSER", "./xdg-open")];
    let session = Session::start(Setup { files, script, variables, ..Setup::default() });
    session.wait_for("end001");
    for keys in ["\r", "gg", "\t", "\r", "\t", "q"] {
        session.keys(keys);
    }
    session.assert_ends_with(0);
    session.wait_for("cannot access");
    assert!(!session.output().windows(4).any(|bytes| bytes == b"\x1b]8;"), "no link of the terminal's own");
}

#[test]
fn b6_links_are_sent_where_the_terminal_has_them_and_ended() {
    let text = "1. See https://xn--aypal-uye.com/ and http://un.org/a;b of document A/75/6 end001.\n";
    let visit = |variables: &[(&'static str, &'static str)]| {
        let files = vec![("link.txt".into(), text.as_bytes().to_vec())];
        let variables = [&[("ARGUMENTS", "link.txt")], variables].concat();
        let session = Session::start(Setup { files, variables, ..Setup::default() });
        session.wait_for("end001");
        session.keys("}\r");
        session.wait_for("https://undocs.org/en/A/75/6");
        session.keys("jj\u{1b}q");
        session.assert_ends_with(0);
        (session.look(|seen| seen.heard().links.clone()), session.output())
    };
    let (links, sent) = visit(&[("TERM_PROGRAM", "WezTerm")]);
    let distinct: BTreeSet<&str> = links.iter().map(String::as_str).collect();
    assert_eq!(distinct, ["http://un.org/a;b", "https://undocs.org/en/A/75/6"].into());
    let last = sent.windows(6).rev().find(|bytes| bytes.starts_with(b"\x1b]8;;"));
    assert_eq!(last, Some(&b"\x1b]8;;\x1b"[..]), "the last one ends a link");
    assert_eq!(visit(&[("TERM_PROGRAM", "WezTerm"), ("TMUX", "/tmp/x,1,0")]).0, Vec::<String>::new());
}

/// Every file below a folder but `home`, with its length and the time of its last change.
fn files_below(folder: &Path) -> Vec<(PathBuf, u64, SystemTime)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        if metadata.is_dir() && entry.file_name() != "home" {
            files.extend(files_below(&entry.path()));
        } else if metadata.is_file() {
            files.push((entry.path(), metadata.len(), metadata.modified().unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn the_files_of_the_reader_stay_as_they_are() {
    let variables = vec![
        ("HOME", "./home"),
        ("XDG_STATE_HOME", ""),
        ("XDG_DATA_HOME", ""),
        ("XDG_CONFIG_HOME", ""),
        ("XDG_CACHE_HOME", ""),
        ("TMPDIR", "."),
    ];
    let script = Some("mkdir home; sh ./start; echo EXIT=$?.; read line");
    let session = Session::start(Setup { script, variables, ..Setup::default() });
    session.wait_for("near001");
    let before = files_below(session.folder());
    for keys in ["42G", "/mark033\r", "fquay\r", "s", "\u{1b}", "\t", "\r", "gg", "?", "?"] {
        session.keys(keys);
    }
    session.keys("G");
    session.wait_for("near060");
    session.keys("q");
    session.assert_ends_with(0);
    assert_eq!(files_below(session.folder()), before);
}
