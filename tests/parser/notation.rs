//! The plain notation in which tests say what a report holds: one line an element, white space never counts, and a
//! text that ends in `…` says only how the element begins.
//!
//! ```text
//! meta title: …                   a field of the masthead
//! heading 1 [I] Introduction (1-2)   level, label or -, title, paragraphs or -
//! paragraph 1: The present…
//! sub a: To continue…             a subparagraph of the paragraph above
//! notes 1 2                       the footnotes of the paragraph above
//! passage table: …                text without a number (only in files that name one)
//! footnote 1: See…
//! symbols A/85/201 A/85/201/Add.1
//! reference 24: 29 30 31
//! dropped page_mark: 2/18         (only in files that name one)
//! ```

use std::path::{Path, PathBuf};

use rapporteur::model::{Element, Number, Paragraph, Report};

/// The report in a file of the project.
pub(crate) fn report(path: &Path) -> Report {
    let source = rapporteur::source::read(path).expect("a readable file");
    rapporteur::parse::parse(&source.name, source.lines())
}

/// The path of a file of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The elements of a report in the notation, `wanted` deciding about the kinds that a file need not name.
pub(crate) fn notation(report: &Report, wanted: &str) -> Vec<String> {
    let mut lines = meta(report, wanted);
    for element in &report.flow {
        match *element {
            Element::Heading(index) => {
                let heading = &report.outline[index];
                let range = match (&heading.first, &heading.last) {
                    (Some(first), Some(last)) => format!("{first}-{last}"),
                    _ => "-".to_owned(),
                };
                let label = heading.label.as_deref().unwrap_or("-");
                lines.push(format!("heading {} [{label}] {} ({range})", heading.level, heading.title));
            }
            Element::Paragraph(index) => lines.extend(paragraph(&report.paragraphs[index])),
            Element::Passage(index) => {
                let passage = &report.passages[index];
                let kind = format!("{:?}", passage.kind).to_lowercase();
                lines.push(format!("passage {kind}: {}", passage.text));
            }
        }
    }
    for note in &report.footnotes {
        lines.push(format!("footnote {}: {}", note.number, note.text));
    }
    let symbols: Vec<&str> = report.symbols.iter().map(|cited| cited.symbol.as_str()).collect();
    if !symbols.is_empty() {
        lines.push(format!("symbols {}", symbols.join(" ")));
    }
    for reference in &report.cross_references {
        lines.push(format!("reference {}: {}", reference.from, joined(&reference.to)));
    }
    for line in &report.dropped {
        let reason = format!("{:?}", line.reason);
        lines.push(format!("dropped {}: {}", snake(&reason), line.text));
    }
    let named = |line: &String| {
        ["passage ", "dropped ", "footnote ", "symbols ", "reference ", "notes ", "sub "]
            .iter()
            .all(|kind| !line.starts_with(kind) || !OPTIONAL.contains(kind) || names(wanted, kind))
    };
    lines.into_iter().filter(named).collect()
}

/// Kinds of lines that a file need not name.
const OPTIONAL: [&str; 2] = ["passage ", "dropped "];

fn names(wanted: &str, kind: &str) -> bool {
    wanted.lines().any(|line| line.starts_with(kind))
}

fn meta(report: &Report, wanted: &str) -> Vec<String> {
    let json = serde_json::to_value(&report.meta).expect("a masthead");
    let fields = wanted.lines().filter_map(|line| line.strip_prefix("meta ")?.split_once(':'));
    fields
        .map(|(field, _)| {
            let value = json.get(field).and_then(|value| value.as_str()).unwrap_or("-");
            format!("meta {field}: {value}")
        })
        .collect()
}

fn paragraph(paragraph: &Paragraph) -> Vec<String> {
    let mut lines = vec![format!("paragraph {}: {}", paragraph.number, paragraph.text)];
    lines.extend(paragraph.subparagraphs.iter().map(|item| format!("sub {}: {}", item.label, item.text)));
    if !paragraph.notes.is_empty() {
        lines.push(format!("notes {}", joined(&paragraph.notes)));
    }
    lines
}

fn joined(numbers: &[Number]) -> String {
    numbers.iter().map(Number::to_string).collect::<Vec<_>>().join(" ")
}

fn snake(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

/// The lines of an expected file, without comments.
pub(crate) fn expected(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// Where what was found differs from what was expected: a readable list, empty where nothing does.
pub(crate) fn differences(expected: &[String], found: &[String]) -> Vec<String> {
    let mut differences = Vec::new();
    let mut found = found.iter().peekable();
    for want in expected {
        if found.peek().is_some_and(|got| matches(want, got)) {
            found.next();
            continue;
        }
        // Go on where the two agree again, so that one difference is not told for every line behind it.
        let ahead = found.clone().position(|got| matches(want, got));
        match ahead {
            Some(count) if count < 6 => {
                for extra in found.by_ref().take(count) {
                    differences.push(format!("unexpected: {}", short(extra)));
                }
                found.next();
            }
            _ => differences.push(format!("missing: {}", short(want))),
        }
    }
    differences.extend(found.map(|extra| format!("unexpected: {}", short(extra))));
    differences
}

fn matches(want: &str, got: &str) -> bool {
    let (want, got) = (squashed(want), squashed(got));
    want.strip_suffix('…').map_or(want == got, |begin| got.starts_with(begin))
}

fn squashed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200E}' | '\u{200F}' | '\u{AD}')).collect()
}

fn short(text: &str) -> String {
    let begin: String = text.chars().take(150).collect();
    let count = text.chars().count();
    let end: String = text.chars().skip(count.saturating_sub(30).max(150)).collect();
    if end.is_empty() { begin } else { format!("{begin} … {end}") }
}
