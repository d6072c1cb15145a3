//! Headings that nothing in a file names: told by bold letters.

use crate::model::Hint;

/// A heading has at most so many characters.
const LONGEST: usize = 400;

/// The level of `1.`, with which paragraphs begin too.
const LEVEL_OF_PARAGRAPHS: u8 = 3;

/// A block and what it looks like.
pub(super) struct Look<'b> {
    /// What it is.
    pub(super) hint: &'b mut Hint,
    /// Its words.
    pub(super) text: &'b str,
    /// All its letters are bold.
    pub(super) is_bold: bool,
}

/// Makes headings of the blocks of a document that are all in bold letters. Where there are none, or more numbered headings
/// in other letters, the other blocks lose their hints: the parser knows headings by their numbers.
pub(super) fn complete<'b>(blocks: impl Iterator<Item = Look<'b>>) {
    let (mut above, mut found) = (0, false);
    let mut numbered = [0_usize; 2];
    let mut plain = Vec::new();
    for block in blocks.filter(|block| *block.hint == Hint::Block) {
        let by_number = level_by_number(block.text).filter(|_| may_be_heading(block.text));
        if by_number.is_some_and(|level| level < LEVEL_OF_PARAGRAPHS)
            && let Some(count) = numbered.get_mut(usize::from(block.is_bold))
        {
            *count += 1;
        }
        if !block.is_bold || !may_be_heading(block.text) {
            plain.push(block.hint);
            continue;
        }
        (above, found) = (by_number.unwrap_or(above), true);
        *block.hint = Hint::Heading(by_number.unwrap_or(above.saturating_add(1).clamp(1, 4)));
    }
    let [in_plain, in_bold] = numbered;
    if !found || in_plain > in_bold {
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
        LEVEL_OF_PARAGRAPHS
    } else if label.chars().count() == 1 && label.chars().all(char::is_uppercase) {
        2
    } else {
        return None;
    };
    closed.then_some(level)
}
