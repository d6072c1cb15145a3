//! Plain-file cases for names: the report `tests/names/NAME.txt` names what `NAME.expected` says, without anything known
//! beforehand. Adding a case needs no Rust; `RAPPORTEUR_BLESS=1 cargo test --test names` writes the expected files, to be
//! read before they are kept.
//!
//! A line is `kind: name = other name = other name: paragraphs`. Programmes are always listed; kinds of other names only
//! where the expected file has a line of the kind, or `# kind` where the report has none of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a fault here is a failed test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rapporteur::model::{Number, Report, Subject};
use rapporteur::topics::{self, Knowledge};
use rapporteur::{parse, source};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/names");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end != "expected")).collect();
    cases.sort();
    cases
}

fn report(path: &Path) -> Report {
    let source = source::read(path).unwrap();
    let mut report = parse::parse(&source.name, source.lines());
    topics::index(&mut report, &Knowledge::none());
    report
}

fn line<K: std::fmt::Display>(subject: &Subject<K>) -> String {
    let names: Vec<&str> = [&subject.name].into_iter().chain(&subject.aliases).map(String::as_str).collect();
    let paragraphs: Vec<String> = subject.paragraphs.iter().map(Number::to_string).collect();
    format!("{}: {}: {}", subject.kind, names.join(" = "), paragraphs.join(", ")).trim_end().to_owned()
}

fn kind(line: &str) -> &str {
    line.strip_prefix("# ").unwrap_or(line).split(':').next().unwrap_or_default()
}

/// What the report names, of programmes and of the kinds that `expected` speaks of.
fn found(report: &Report, expected: &str) -> Vec<String> {
    let kinds: BTreeSet<&str> = expected.lines().map(kind).collect();
    let comments = expected.lines().filter(|line| line.starts_with("# ")).map(str::to_owned);
    let named = report.named.iter().filter(|named| kinds.contains(named.kind.name())).map(line);
    comments.chain(report.programmes.iter().map(line)).chain(named).collect()
}

#[test]
fn every_report_names_what_its_file_says() {
    let mut failures = Vec::new();
    for path in cases() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file = path.with_extension("expected");
        let expected = fs::read_to_string(&file).unwrap_or_default();
        let found = found(&report(&path), &expected);
        if std::env::var_os("RAPPORTEUR_BLESS").is_some() {
            fs::write(&file, found.join("\n") + "\n").unwrap();
            continue;
        }
        let expected: Vec<&str> = expected.lines().collect();
        failures.extend(
            expected
                .iter()
                .filter(|line| !found.iter().any(|one| one == *line))
                .map(|l| format!("{name}: - {l}")),
        );
        failures.extend(
            found.iter().filter(|line| !expected.contains(&line.as_str())).map(|l| format!("{name}: + {l}")),
        );
    }
    assert!(!cases().is_empty(), "no cases");
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}

/// The text that a mention is in.
fn text_of<'r>(report: &'r Report, mention: &rapporteur::model::Mention) -> Option<&'r str> {
    use rapporteur::model::Element;
    match (mention.element, mention.subparagraph) {
        (Element::Heading(index), _) => report.outline.get(index).map(|heading| heading.title.as_str()),
        (Element::Passage(index), _) => report.passages.get(index).map(|passage| passage.text.as_str()),
        (Element::Paragraph(index), None) => {
            report.paragraphs.get(index).map(|paragraph| paragraph.text.as_str())
        }
        (Element::Paragraph(index), Some(sub)) => {
            report.paragraphs.get(index)?.subparagraphs.get(sub).map(|sub| sub.text.as_str())
        }
    }
}

fn check_mentions<K: std::fmt::Display>(report: &Report, subject: &Subject<K>) {
    let squashed = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let names: Vec<String> =
        [&subject.name].into_iter().chain(&subject.aliases).map(|name| squashed(name)).collect();
    assert!(!subject.mentions.is_empty(), "{} is not mentioned", subject.name);
    for mention in &subject.mentions {
        let said = text_of(report, mention).and_then(|text| text.get(mention.bytes.clone()));
        let said = said.unwrap_or_else(|| panic!("{}: {mention:?} is not in the text", subject.name));
        assert!(names.contains(&squashed(said)), "{}: {said:?} is none of its names", subject.name);
    }
    let mut places: Vec<_> =
        subject.mentions.iter().map(|one| (one.element, one.subparagraph, one.bytes.start)).collect();
    let count = places.len();
    places.dedup();
    assert_eq!(places.len(), count, "{} is mentioned twice in one place", subject.name);
}

#[test]
fn a_mention_stands_in_the_text_and_says_the_name() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports");
    let samples = fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path());
    for path in cases().into_iter().chain(samples) {
        let source = source::read(&path).unwrap();
        let mut report = parse::parse(&source.name, source.lines());
        topics::index(&mut report, &Knowledge::built_in());
        report.programmes.iter().for_each(|programme| check_mentions(&report, programme));
        report.named.iter().for_each(|named| check_mentions(&report, named));
    }
}
