//! Properties that hold for any lines: nothing is lost, nothing is placed twice, numbers rise, nothing panics.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;
use rapporteur::model::{Line, Number, Place, Report};
use rapporteur::parse::parse;
use rapporteur::source::Source;

/// The source lines with words, by number.
fn lines_with_words<'t>(lines: &[Line<'t>]) -> HashMap<u32, &'t str> {
    let has_words = |text: &str| {
        text.chars().any(|c| {
            !c.is_whitespace()
                && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
        })
    };
    lines.iter().filter(|line| has_words(line.text)).map(|line| (line.number, line.text)).collect()
}

fn places(report: &Report) -> Vec<(&'static str, &Place, String)> {
    let mut places = vec![("masthead", &report.meta.source, String::new())];
    for heading in &report.outline {
        let label = heading.label.clone().unwrap_or_default();
        places.push(("heading", &heading.place, format!("{label}{}", heading.title)));
    }
    for paragraph in &report.paragraphs {
        let items: String =
            paragraph.subparagraphs.iter().map(|item| format!("{}{}", item.label, item.text)).collect();
        places.push((
            "paragraph",
            &paragraph.place,
            format!("{}{}{items}", paragraph.number, paragraph.text),
        ));
    }
    for passage in &report.passages {
        places.push(("passage", &passage.place, passage.text.clone()));
    }
    for note in report.footnotes.iter().chain(&report.meta.star_notes) {
        places.push(("footnote", &note.place, format!("{}{}", note.number, note.text)));
    }
    places
}

/// Every line with words stands in exactly one place, and every letter of it is in the element of that place.
pub(crate) fn check_lossless(report: &Report, lines: &[Line<'_>]) -> Result<(), String> {
    let mut left = lines_with_words(lines);
    // A form feed in mid-line makes two lines of one number, which may stand in two places.
    let shared: HashSet<u32> =
        lines.windows(2).filter(|pair| pair[0].number == pair[1].number).map(|pair| pair[0].number).collect();
    left.retain(|number, _| !shared.contains(number));
    for line in report.dropped.iter().filter(|line| !shared.contains(&line.line)) {
        left.remove(&line.line).ok_or_else(|| format!("line {} is dropped twice", line.line))?;
    }
    for (kind, place, text) in places(report) {
        let mut source = String::new();
        if place.line_numbers().any(|number| shared.contains(&number)) {
            for number in place.line_numbers() {
                left.remove(&number);
            }
            continue;
        }
        for number in place.line_numbers() {
            let words =
                left.remove(&number).ok_or_else(|| format!("line {number} of a {kind} is placed twice"))?;
            source.push_str(words);
        }
        // A converter's markup has letters that are none of the report's.
        let is_marked_up =
            source.contains(['$', '<', '\\', '^']) || source.contains("](") || source.contains("]{");
        if kind != "masthead" && !is_marked_up && letters(&source) != letters(&text) {
            return Err(format!("a {kind} at line {} has lost words:\n{source}\n{text}", place.first_line()));
        }
    }
    if left.is_empty() { Ok(()) } else { Err(format!("lost lines: {left:?}")) }
}

fn letters(text: &str) -> usize {
    // Tatweel and vowel signs are no letters of an Arabic label.
    text.chars().filter(|c| c.is_alphabetic() && !matches!(c, '\u{640}' | '\u{64B}'..='\u{652}')).count()
}

/// Within a part the numbers of paragraphs strictly rise; a part begins anew only at a first number.
fn check_rising(report: &Report) -> Result<(), String> {
    let whole = |number: &Number| match number {
        Number::Integer(value) => *value,
        Number::Text(text) => text.split([' ', '.']).next().and_then(|part| part.parse().ok()).unwrap_or(0),
    };
    for pair in report.paragraphs.windows(2) {
        let (last, next) = (&pair[0].number, &pair[1].number);
        let goes_on = matches!(next, Number::Text(_)) && whole(next) == whole(last);
        if !(whole(next) > whole(last) || goes_on || whole(next) == 1) {
            return Err(format!("{next} after {last}"));
        }
    }
    Ok(())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let Ok(source) = Source::from_bytes("test", text.as_bytes()) else { return Ok(()) };
    let lines = source.lines();
    let report = parse("test", lines.clone());
    check_lossless(&report, &lines).map_err(TestCaseError::fail)?;
    check_rising(&report).map_err(TestCaseError::fail)
}

fn samples() -> Vec<String> {
    let mut paths: Vec<_> = std::fs::read_dir(crate::notation::project("sample-reports"))
        .expect("the sample reports")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt" || kind == "md"))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a sample")).collect()
}

#[test]
fn every_sample_report_is_read_without_loss() {
    for sample in samples() {
        let source = Source::from_bytes("sample", sample.as_bytes()).expect("text");
        let lines = source.lines();
        let report = parse("sample", lines.clone());
        check_lossless(&report, &lines).unwrap();
        check_rising(&report).unwrap();
    }
}

/// What may happen to a text on its way through extractors.
#[derive(Debug, Clone)]
enum Edit {
    Remove(usize),
    Double(usize),
    Swap(usize, usize),
    Insert(usize, String),
    Cut(usize, usize),
    Join(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = 0..200_usize;
    prop_oneof![
        at.clone().prop_map(Edit::Remove),
        at.clone().prop_map(Edit::Double),
        (at.clone(), at.clone()).prop_map(|(one, other)| Edit::Swap(one, other)),
        (at.clone(), line()).prop_map(|(at, line)| Edit::Insert(at, line)),
        (at.clone(), 0..60_usize).prop_map(|(at, length)| Edit::Cut(at, length)),
        at.prop_map(Edit::Join),
    ]
}

/// A line of the sort that reports hold, or of any characters.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("\u{c}".to_owned()),
        Just("__________".to_owned()),
        Just("A/86/412".to_owned()),
        Just("2/18 26-00123".to_owned()),
        Just("Annex II".to_owned()),
        Just("https://undocs.org/en/A/86/412".to_owned()),
        (1..200_u32).prop_map(|number| format!("{number}. The text begins here and goes on")),
        (1..200_u32).prop_map(|number| format!("{number}.")),
        (1..20_u32).prop_map(|number| format!("{number} See A/85/201.")),
        prop::sample::select(vec![
            "(a) First;",
            "(b) Second.",
            "(i) One;",
            "I. Scope",
            "B. Range",
            "二. 范围",
            "ألف - نص"
        ])
        .prop_map(str::to_owned),
        "\\PC{0,40}",
        any::<String>(),
    ]
}

fn edited(sample: &str, from: usize, edits: Vec<Edit>) -> String {
    const WINDOW: usize = 70;
    let lines: Vec<&str> = sample.lines().collect();
    let begin = from % lines.len().saturating_sub(WINDOW).max(1);
    let mut lines: Vec<String> = lines.into_iter().skip(begin).take(WINDOW).map(str::to_owned).collect();
    for edit in edits {
        let count = lines.len().max(1);
        match edit {
            Edit::Remove(at) if !lines.is_empty() => drop(lines.remove(at % count)),
            Edit::Double(at) if !lines.is_empty() => lines.insert(at % count, lines[at % count].clone()),
            Edit::Swap(one, other) if !lines.is_empty() => lines.swap(one % count, other % count),
            Edit::Insert(at, line) => lines.insert(at % count.min(lines.len() + 1), line),
            Edit::Cut(at, length) if !lines.is_empty() => {
                let cut: String = lines[at % count].chars().take(length).collect();
                lines[at % count] = cut;
            }
            Edit::Join(at) if lines.len() > 1 => {
                let next = lines.remove(at % (count - 1) + 1);
                lines[at % (count - 1)].push_str(&next);
            }
            Edit::Remove(_) | Edit::Double(_) | Edit::Swap(..) | Edit::Cut(..) | Edit::Join(_) => {}
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edited_reports_lose_nothing(
        sample in 0..10_usize,
        from in 0..2_000_usize,
        edits in prop::collection::vec(edit(), 0..6),
    ) {
        let samples = samples();
        check(&edited(&samples[sample % samples.len()], from, edits))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_lose_nothing(lines in prop::collection::vec(line(), 0..60)) {
        check(&lines.join("\n"))?;
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        if let Ok(source) = Source::from_bytes("bytes", &bytes) {
            let lines = source.lines();
            let report = parse("bytes", lines.clone());
            check_lossless(&report, &lines).map_err(TestCaseError::fail)?;
        }
    }
}
