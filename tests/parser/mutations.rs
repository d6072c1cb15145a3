//! Mutations: what extractors and OCR do to a report must not change its paragraphs.
//!
//! Each test changes every sample report in one way and counts how many paragraphs come out the same: number, words,
//! subparagraphs. The floor of each is what holds now; raise it, never lower it.

use std::collections::HashMap;

use rapporteur::model::{Number, Report};
use rapporteur::parse::parse;
use rapporteur::source::Source;

use crate::notation::project;

struct Sample {
    name: String,
    text: String,
    report: Report,
}

fn read(text: &str) -> Report {
    let source = Source::from_bytes("mutation", text.as_bytes()).expect("text");
    parse("mutation", source.lines())
}

fn samples() -> Vec<Sample> {
    let mut paths: Vec<_> = std::fs::read_dir(project("sample-reports"))
        .expect("the sample reports")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt" || kind == "md"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("a sample");
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            Sample { name, report: read(&text), text }
        })
        .collect()
}

/// How many paragraphs came out the same, of how many.
#[derive(Default)]
struct Share {
    same: usize,
    all: usize,
    first_lost: Option<String>,
}

impl Share {
    fn percent(&self) -> f64 {
        100.0 * self.same as f64 / self.all.max(1) as f64
    }

    /// Counts the paragraphs of `sample` that `mutated` holds; `unify` undoes in both what the mutation changed.
    fn count(&mut self, sample: &Sample, mutated: &Report, unify: &dyn Fn(&str) -> String) {
        let words = |report: &Report| -> HashMap<(Number, usize), String> {
            let paragraphs = report.paragraphs.iter();
            paragraphs
                .map(|paragraph| {
                    let items: String = paragraph
                        .subparagraphs
                        .iter()
                        .map(|item| format!("|{}|{}", item.label, item.text))
                        .collect();
                    let annex = usize::from(paragraph.annex.is_some());
                    let whole = unify(&format!("{}{items}", paragraph.text));
                    let squashed: String = whole.chars().filter(|c| !c.is_whitespace()).collect();
                    ((paragraph.number.clone(), annex), squashed)
                })
                .collect()
        };
        let (expected, found) = (words(&sample.report), words(mutated));
        for (key, text) in &expected {
            self.all += 1;
            if found.get(key) == Some(text) {
                self.same += 1;
            } else if self.first_lost.is_none() {
                let got = found.get(key).map_or("nothing", String::as_str);
                self.first_lost = Some(format!("{} {}:\n  {text}\n  {got}", sample.name, key.0));
            }
        }
    }

    fn hold(&self, mutation: &str, floor: f64) {
        println!("{mutation}: {} of {} paragraphs ({:.2} %)", self.same, self.all, self.percent());
        let lost = self.first_lost.as_deref().unwrap_or("nothing");
        assert!(
            self.percent() >= floor,
            "{mutation}: {:.2} % < {floor} %; first lost: {lost}",
            self.percent()
        );
    }
}

fn as_it_is(text: &str) -> String {
    text.to_owned()
}

/// One mutation of the whole text of every sample.
fn whole_text(
    mutation: &str,
    floor: f64,
    change: &dyn Fn(&Sample) -> String,
    unify: &dyn Fn(&str) -> String,
) {
    let mut share = Share::default();
    for sample in samples() {
        share.count(&sample, &read(&change(&sample)), unify);
    }
    share.hold(mutation, floor);
}

#[test]
fn digits_become_arabic_indic() {
    let map = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c);
    let labels_only = |sample: &Sample| {
        change_lines(&sample.text, &|line| {
            let label = label_length(line);
            label.map(|length| {
                format!("{}{}", line[..length].chars().map(map).collect::<String>(), &line[length..])
            })
        })
    };
    let unify = |text: &str| -> String {
        text.chars()
            .map(|c| (c as u32).checked_sub(0x660).and_then(|d| char::from_digit(d, 10)).unwrap_or(c))
            .collect()
    };
    whole_text("paragraph numbers in Arabic-Indic digits", 100.0, &labels_only, &unify);
}

#[test]
fn stops_become_full_width() {
    let change = |sample: &Sample| {
        change_lines(&sample.text, &|line| {
            let label = label_length(line)?;
            let rest = line[label..].strip_prefix('.').or_else(|| line[label..].strip_prefix("\\."))?;
            Some(format!("{}．{rest}", &line[..label]))
        })
    };
    whole_text("full-width stops behind numbers", 100.0, &change, &|text| text.replace('．', "."));
}

#[test]
fn heading_letters_become_cyrillic() {
    let change = |sample: &Sample| {
        change_lines(&sample.text, &|line| {
            let trimmed = line.trim_start_matches(['#', ' ', '*']);
            let first = trimmed.chars().next()?;
            let look_alike = match first {
                'A' => 'А',
                'B' => 'В',
                'C' => 'С',
                _ => return None,
            };
            trimmed[1..].starts_with('.').then(|| line.replacen(first, &look_alike.to_string(), 1))
        })
    };
    whole_text("Cyrillic letters in headings", 100.0, &change, &as_it_is);
}

#[test]
fn labels_stand_on_lines_of_their_own() {
    let change = |sample: &Sample| {
        change_lines(&sample.text, &|line| {
            let label = label_length(line)?;
            let stop = line[label..].find(|c: char| !matches!(c, '.' | '．' | '\\' | '-' | ' '))?;
            let (label, rest) = line.split_at(label + stop);
            (!rest.trim().is_empty() && label.ends_with(' ')).then(|| format!("{}\n{rest}", label.trim_end()))
        })
    };
    whole_text("numbers on lines of their own", 99.5, &change, &as_it_is);
}

#[test]
fn blank_lines_are_doubled() {
    let change = |sample: &Sample| {
        let doubled: Vec<&str> = sample
            .text
            .split('\n')
            .flat_map(|line| [line].repeat(1 + usize::from(line.trim().is_empty())))
            .collect();
        doubled.join("\n")
    };
    whole_text("blank lines doubled", 100.0, &change, &as_it_is);
}

#[test]
fn blank_lines_are_removed() {
    let change = |sample: &Sample| {
        let kept: Vec<&str> =
            sample.text.split('\n').filter(|line| !line.trim_matches([' ', '\r']).is_empty()).collect();
        kept.join("\n")
    };
    whole_text("blank lines removed", 99.0, &change, &as_it_is);
}

#[test]
fn marks_are_glued() {
    let change = |sample: &Sample| {
        let mut text = sample.text.clone();
        for (raised, plain) in "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip('0'..='9') {
            // A raised number that begins a line labels a note's body and stays.
            text = text
                .split('\n')
                .map(|line| match line.trim_start().starts_with(raised) {
                    true => line.to_owned(),
                    false => line.replace(raised, &plain.to_string()),
                })
                .collect::<Vec<_>>()
                .join("\n");
        }
        text
    };
    whole_text("raised marks glued to the text", 100.0, &change, &as_it_is);
}

/// Furniture of the sort that a sample has itself, put in at every line break in turn.
#[test]
fn furniture_stands_at_every_line_break() {
    let mut share = Share::default();
    for sample in samples() {
        let symbol = sample.report.meta.symbol.clone().unwrap_or_default();
        let lines: Vec<&str> = sample.text.split('\n').collect();
        let body = first_line_of_body(&sample.report);
        for at in body..lines.len() {
            let mut mutated: Vec<&str> = lines[..at].to_vec();
            mutated.extend(["", symbol.as_str(), "", "31-01234 7/18", ""]);
            mutated.extend(&lines[at..]);
            share.count(&sample, &read(&mutated.join("\n")), &as_it_is);
        }
    }
    share.hold("furniture at a line break", 99.9);
}

/// A page end with a footnote, put in the middle of every paragraph in turn.
#[test]
fn a_page_ends_inside_every_paragraph() {
    let mut share = Share::default();
    for sample in samples() {
        let symbol = sample.report.meta.symbol.clone().unwrap_or_default();
        let lines: Vec<&str> = sample.text.split('\n').collect();
        let feed = if sample.text.contains('\u{c}') { "\u{c}" } else { "" };
        for paragraph in sample.report.paragraphs.iter() {
            let rows: Vec<u32> = paragraph.place.line_numbers().collect();
            let Some(middle) = rows.get(rows.len() / 2).filter(|_| rows.len() > 1) else { continue };
            let at = *middle as usize - 1;
            let notes = sample.report.footnotes.iter().filter(|note| note.place.first_line() as usize <= at);
            let number = notes.filter_map(|note| note.number.integer()).max().unwrap_or(0) + 1;
            let note = format!(" {number} See A/31/{number}.");
            let head = format!("{feed}{symbol}");
            let mut mutated: Vec<&str> = lines[..at].to_vec();
            mutated.extend(["", "__________________", &note, "", "31-01234 7/18", "", &head, ""]);
            mutated.extend(&lines[at..]);
            share.count(&sample, &read(&mutated.join("\n")), &as_it_is);
        }
    }
    share.hold("a page end with a footnote inside a paragraph", 99.8);
}

fn first_line_of_body(report: &Report) -> usize {
    let first = report.outline.iter().map(|heading| heading.place.first_line()).min().unwrap_or(1);
    first as usize
}

/// The bytes of the digits a line begins with, behind white space and a bullet, where a stop or dash follows.
fn label_length(line: &str) -> Option<usize> {
    let begin = line.find(|c: char| !matches!(c, ' ' | '-' | '\u{c}'))?;
    let digits =
        line[begin..].find(|c: char| !c.is_ascii_digit()).filter(|length| (1..=3).contains(length))?;
    let end = begin + digits;
    let rest = &line[end..];
    let closed = rest.starts_with(". ")
        || rest.starts_with("\\. ")
        || rest.trim_end() == "."
        || rest.starts_with(" - ");
    closed.then_some(end)
}

fn change_lines(text: &str, change: &dyn Fn(&str) -> Option<String>) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| change(line).unwrap_or_else(|| line.to_owned())).collect();
    lines.join("\n")
}
