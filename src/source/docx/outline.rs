//! Headings that no style names: told by the outline levels of paragraphs, else by bold letters.
//!
//! Texts that were pasted together have their styles on some pages and on others only what these looked like, with the
//! outline level of each heading (11 of 63 reports measured).

use super::walk::Block;
use crate::model::Hint;
use crate::source::looks::{self, Look};

/// Makes headings of the blocks that no style says to be one.
///
/// Where nothing tells headings, the blocks lose their hints: the parser knows headings by their numbers.
pub(super) fn complete(blocks: &mut [Block]) {
    let is_heading = |block: &Block| matches!(block.hint, Hint::Heading(_));
    let of_template = blocks.iter().any(is_heading);
    for block in blocks.iter_mut() {
        if let Some(level) = level_by_outline(block, of_template) {
            block.hint = Hint::Heading(level);
        }
    }
    if !blocks.iter().any(is_heading) {
        looks::complete(blocks.iter_mut().map(|block| Look {
            hint: &mut block.hint,
            text: &block.text,
            is_bold: block.looks.bold,
        }));
    }
}

/// The level of a paragraph that is in the outline. A line in brackets is the unit of a table.
///
/// The templates give the first two levels one place in the outline and tell them by their size, 14 and 12 points; the
/// third is one below, the fourth three.
fn level_by_outline(block: &Block, of_template: bool) -> Option<u8> {
    const SIZE_OF_CHAPTERS: u16 = 28;
    let outline = block.looks.outline.filter(|level| *level < 9)?;
    if block.hint != Hint::Block || !looks::may_be_heading(&block.text) || block.text.starts_with(['(', '（'])
    {
        return None;
    }
    Some(match (of_template, outline) {
        (true, 0) if block.looks.size < SIZE_OF_CHAPTERS => 2,
        (_, 0) => 1,
        (true, 1 | 2) => 3,
        (_, level) => level.saturating_add(1).min(4),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::docx::walk::Looks;

    fn hints_of_template(paragraphs: &[(&str, u8, u16)]) -> Vec<Hint> {
        let block = |(text, outline, size): &(&str, u8, u16)| Block {
            looks: Looks { outline: Some(*outline), bold: true, size: *size },
            ..Block::new(Hint::Block, (*text).to_owned())
        };
        let mut blocks = vec![Block::new(Hint::Heading(1), "Contents".to_owned())];
        blocks.extend(paragraphs.iter().map(block));
        complete(&mut blocks);
        blocks.into_iter().skip(1).map(|block| block.hint).collect()
    }

    fn hints(paragraphs: &[(&str, Option<u8>, bool)]) -> Vec<Hint> {
        let block = |(text, outline, bold): &(&str, Option<u8>, bool)| Block {
            hint: Hint::Block,
            text: (*text).to_owned(),
            looks: Looks { outline: *outline, bold: *bold, size: 0 },
        };
        let mut blocks: Vec<Block> = paragraphs.iter().map(block).collect();
        complete(&mut blocks);
        blocks.into_iter().map(|block| block.hint).collect()
    }

    #[test]
    fn the_outline_tells_headings() {
        let found = hints(&[("Scope", Some(0), false), ("1. Text.", None, true), ("Range", Some(7), false)]);
        assert_eq!(found, [Hint::Heading(1), Hint::Block, Hint::Heading(4)]);
    }

    #[test]
    fn what_lost_its_style_keeps_its_place() {
        let lost = [
            ("II. Scope", 0, 28),
            ("A. Range", 0, 24),
            ("Means", 1, 20),
            ("(Per cent)", 1, 20),
            ("Of words", 3, 20),
        ];
        let levels = [Hint::Heading(1), Hint::Heading(2), Hint::Heading(3), Hint::Block, Hint::Heading(4)];
        assert_eq!(hints_of_template(&lost), levels);
    }

    #[test]
    fn bold_letters_tell_headings_where_there_is_no_outline() {
        let found = hints(&[
            ("II. Scope", None, true),
            ("Range", None, true),
            ("B. Means", None, true),
            ("Of words", None, true),
            ("1. Text in bold that is a sentence.", None, true),
            ("2. Text", None, false),
        ]);
        let levels = [Hint::Heading(1), Hint::Heading(2), Hint::Heading(2), Hint::Heading(3)];
        assert_eq!(found, [levels.as_slice(), &[Hint::Block, Hint::Block]].concat());
    }

    #[test]
    fn where_nothing_tells_headings_nothing_is_said() {
        assert_eq!(hints(&[("一、 范围", None, false), ("1. Text.", None, false)]), [Hint::None, Hint::None]);
    }
}
