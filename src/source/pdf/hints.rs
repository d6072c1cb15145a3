//! What the parser is told of each block of a tagged file.

use crate::model::Hint;

use super::block::Style;
use super::output::OutputLine;
use super::rows::is_label;
use super::structure::Role;
use super::tagged::Draft;
use super::tally::Tally;

/// The lines of a tagged file with their hints.
pub(super) fn lines(drafts: Vec<Draft>) -> Vec<OutputLine> {
    let body = body_size(&drafts);
    let start = drafts.iter().position(begins_body).unwrap_or(drafts.len());
    let tagged = drafts.iter().skip(start).filter(|draft| matches!(draft.role, Role::Heading(_))).count();
    // Some offices tag the chapters alone, and set what stands below them in bold type only.
    let stands_out = |draft: &Draft| {
        is_styled_heading(draft, body) && (tagged == 0 || draft.style.bold && !is_caption(&draft.words))
    };
    let styled = drafts.iter().skip(start).filter(|draft| stands_out(draft)).count();
    let has_headings = tagged > 0 && tagged >= styled;
    let reads_as_heading = |draft: &Draft| !has_headings && stands_out(draft);
    // Without tags, headings are told from the body on, and right above its first paragraph.
    let above = drafts.iter().take(start).rev().take_while(|draft| reads_as_heading(draft)).count();
    let mut lines: Vec<OutputLine> = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.into_iter().enumerate() {
        let hint = match hint(&draft, body) {
            Hint::Block if at + above >= start && reads_as_heading(&draft) => {
                Hint::Heading(level(draft.style, body, 0))
            }
            Hint::Block if at > start && draft.is_outside && draft.style.bold && stands_out(&draft) => {
                Hint::Heading(level(draft.style, body, 0))
            }
            // Units, heads and notes of tables are set smaller than the text.
            Hint::Block if at > start && draft.style.size < 0.93 * body && !is_paragraph(&draft.words) => {
                Hint::Table
            }
            Hint::Block if at > start && goes_on(&lines, &draft) => Hint::Continues,
            hint => hint,
        };
        lines.push(OutputLine { page: draft.page, hint, text: draft.words });
    }
    lines
}

/// Whether a text is a sentence with a number, in whatever size it is set.
fn is_paragraph(words: &str) -> bool {
    const SHORTEST: usize = 120;
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_numbered = words.get(digits..).is_some_and(|rest| rest.starts_with(". "));
    (1..=3).contains(&digits) && is_numbered && words.len() >= SHORTEST && ends_sentence(words)
}

/// Whether a paragraph at the head of a page goes on with the sentence of the page before.
fn goes_on(lines: &[OutputLine], draft: &Draft) -> bool {
    let last = lines.iter().rev().find(|line| line.hint != Hint::Note);
    last.is_some_and(|last| {
        last.page < draft.page
            && matches!(last.hint, Hint::Block | Hint::Continues)
            && (draft.words.starts_with(char::is_lowercase) || is_loose(draft))
            && !ends_sentence(&last.text)
    })
}

/// Whether a block is of no element and begins with no number, so that nothing says that it is one of its own.
fn is_loose(draft: &Draft) -> bool {
    draft.is_outside && !draft.words.split(' ').next().is_some_and(is_label)
}

/// Whether a text ends with a stop, or with what ends the introduction of a list.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', ':', ';', '?', '!', '。', '；', '：', '？', '！', '”', '"'])
}

/// What the captions of tables and figures begin with, in the six languages (Editorial Manual, tables and figures).
const CAPTIONS: [&str; 18] = [
    "Table",
    "Figure",
    "Box",
    "Chart",
    "Map",
    "Tableau",
    "Encadré",
    "Graphique",
    "Carte",
    "Cuadro",
    "Gráfico",
    "Recuadro",
    "Mapa",
    "Таблица",
    "Диаграмма",
    "表",
    "图",
    "الجدول",
];

/// Whether words name a table or figure, `Table 3. Costs`, or lead to what follows, `In favour:`.
fn is_caption(words: &str) -> bool {
    let second = words.split_whitespace().nth(1).unwrap_or("").trim_end_matches(['.', ':']);
    let is_number = !second.is_empty()
        && (second.starts_with(|c: char| c.is_ascii_digit())
            || second.chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
    words.ends_with([':', '：']) || (is_number && CAPTIONS.iter().any(|word| words.starts_with(word)))
}

fn is_styled_heading(draft: &Draft, body: f32) -> bool {
    let style = draft.style;
    draft.role == Role::Paragraph
        && style.size > 0.93 * body
        && (style.bold || style.italic || style.size > 1.12 * body)
        && reads_as_heading(&draft.words)
}

/// Whether words are short enough for a heading and end like one. A number of two digits is that of a paragraph.
pub(super) fn reads_as_heading(words: &str) -> bool {
    const LONGEST: usize = 400;
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_numbered = words.get(digits..).is_some_and(|rest| rest.starts_with('.'));
    words.len() <= LONGEST
        && words.chars().any(char::is_alphabetic)
        && !words.ends_with(['.', ';', ',', '。', '；', '，'])
        && !(is_numbered && digits >= 2)
}

/// The first paragraph of the body is the first that has the number 1.
fn begins_body(draft: &Draft) -> bool {
    draft.role != Role::Row && draft.words.starts_with("1.")
}

/// The type size that most letters of paragraphs are set in.
fn body_size(drafts: &[Draft]) -> f32 {
    let mut sizes = Tally::new(0.2);
    for draft in drafts.iter().filter(|draft| matches!(draft.role, Role::Paragraph | Role::Item)) {
        sizes.add(draft.style.size, draft.words.len());
    }
    sizes.most().unwrap_or(10.0)
}

fn hint(draft: &Draft, body: f32) -> Hint {
    match draft.role {
        Role::Heading(tag) => Hint::Heading(level(draft.style, body, tag)),
        Role::Note => Hint::Note,
        Role::Row | Role::Caption | Role::Figure | Role::Table | Role::Cell => Hint::Table,
        Role::Group | Role::Paragraph | Role::Item | Role::Label | Role::Inline => Hint::Block,
        Role::Artifact => Hint::Artifact,
    }
}

/// The level of a heading. The documents of the United Nations set them in 14, 12 and 10 points bold and 10 points
/// slanted over a text of 10 points; the tags follow the styles of the template only by and large.
pub(super) fn level(style: Style, body: f32, tag: u8) -> u8 {
    let ratio = style.size / body.max(1.0);
    match tag {
        _ if ratio >= 1.3 => 1,
        _ if ratio >= 1.12 => 2,
        _ if style.bold => 3,
        _ if style.italic => 4,
        4.. => 4,
        _ => 3,
    }
}
