//! Headings that nothing in a file names: told by bold letters.

use crate::model::Hint;

/// A heading has at most so many characters.
const LONGEST: usize = 400;

/// A block and what it looks like.
pub(super) struct Look<'b> {
    /// What it is.
    pub(super) hint: &'b mut Hint,
    /// Its words.
    pub(super) text: &'b str,
    /// All its letters are bold.
    pub(super) is_bold: bool,
}

/// Makes headings of the blocks of a document that are all in bold letters. Where there are none, the blocks lose their
/// hints: the parser knows headings by their numbers.
pub(super) fn complete<'b>(blocks: impl Iterator<Item = Look<'b>>) {
    let (mut above, mut found) = (0, false);
    let mut plain = Vec::new();
    for block in blocks.filter(|block| *block.hint == Hint::Block) {
        if !block.is_bold || !may_be_heading(block.text) {
            plain.push(block.hint);
            continue;
        }
        let by_number = level_by_number(block.text);
        (above, found) = (by_number.unwrap_or(above), true);
        *block.hint = Hint::Heading(by_number.unwrap_or(above.saturating_add(1).clamp(1, 4)));
    }
    if !found {
        plain.into_iter().for_each(|hint| *hint = Hint::None);
    }
}

/// Short and without a stop.
pub(super) fn may_be_heading(text: &str) -> bool {
    let stops = text.ends_with(['.', '。', ';', '；', ',', '，', ':', '：']);
    !stops && text.chars().count() <= LONGEST
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
