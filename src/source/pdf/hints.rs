//! What the parser is told of each block of a tagged file.

use crate::model::Hint;

use super::block::Style;
use super::output::OutputLine;
use super::structure::Role;
use super::tagged::Draft;
use super::tally::Tally;

/// The lines of a tagged file with their hints.
pub(super) fn lines(drafts: Vec<Draft>) -> Vec<OutputLine> {
    let body = body_size(&drafts);
    let start = drafts.iter().position(begins_body).unwrap_or(drafts.len());
    let line = |(at, draft): (usize, Draft)| {
        let hint = match hint(&draft, body) {
            // Units, heads and notes of tables are set smaller than the text.
            Hint::Block if at > start && draft.style.size < 0.93 * body => Hint::Table,
            hint => hint,
        };
        OutputLine { page: draft.page, hint, text: draft.words }
    };
    drafts.into_iter().enumerate().map(line).collect()
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
        Role::Group | Role::Paragraph | Role::Item | Role::Label | Role::Reference | Role::Inline => {
            Hint::Block
        }
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
