//! Headings of a document whose styles name none: told by the outline levels of its paragraphs, else by bold letters.

use super::walk::Block;
use crate::model::Hint;

/// A heading has at most so many characters.
const LONGEST: usize = 250;

/// Gives headings to a document that has none by its styles.
///
/// Where nothing tells headings either, the blocks lose their hints: the parser knows headings by their numbers.
pub(super) fn complete(blocks: &mut [Block]) {
    if blocks.iter().any(|block| matches!(block.hint, Hint::Heading(_))) {
        return;
    }
    let has_levels = blocks.iter().any(|block| level_by_outline(block).is_some());
    let mut above = 0;
    for block in blocks.iter_mut().filter(|block| block.hint == Hint::Block) {
        let level = if has_levels { level_by_outline(block) } else { level_by_look(block, above) };
        if let Some(level) = level {
            block.hint = Hint::Heading(level);
            above = if level_by_number(&block.text).is_some() { level } else { above };
        }
    }
    if !blocks.iter().any(|block| matches!(block.hint, Hint::Heading(_))) {
        for block in blocks.iter_mut().filter(|block| block.hint == Hint::Block) {
            block.hint = Hint::None;
        }
    }
}

fn level_by_outline(block: &Block) -> Option<u8> {
    let level = block.looks.outline.filter(|level| *level < 9)?;
    (block.hint == Hint::Block && is_short(block)).then_some(level.saturating_add(1).min(4))
}

/// A short bold paragraph without a stop: its level is that of its number, else one below the one `above`.
fn level_by_look(block: &Block, above: u8) -> Option<u8> {
    let stops = block.text.ends_with(['.', '。', ';', '；', ',', '，', ':', '：']);
    if !block.looks.bold || stops || !is_short(block) {
        return None;
    }
    Some(level_by_number(&block.text).unwrap_or(above.saturating_add(1).clamp(1, 4)))
}

fn is_short(block: &Block) -> bool {
    block.text.chars().count() <= LONGEST
}

/// 1 for `I.` and `一、`, 2 for `A.`, 3 for `1.`.
fn level_by_number(text: &str) -> Option<u8> {
    let label: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    let closed = text.get(label.len()..)?.starts_with(['.', '、', '．', ')', '-']);
    let is_of = |letters: &str| !label.is_empty() && label.chars().all(|c| letters.contains(c));
    let level = if is_of("IVX") || is_of("一二三四五六七八九十") {
        1
    } else if is_of("0123456789") {
        3
    } else if label.chars().count() == 1 && label.chars().all(char::is_uppercase) {
        2
    } else {
        return None;
    };
    closed.then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::docx::walk::Looks;

    fn hints(paragraphs: &[(&str, Option<u8>, bool)]) -> Vec<Hint> {
        let block = |(text, outline, bold): &(&str, Option<u8>, bool)| Block {
            hint: Hint::Block,
            text: (*text).to_owned(),
            looks: Looks { outline: *outline, bold: *bold },
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
