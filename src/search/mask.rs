//! Which characters a text has, in 128 bits.

use super::sounds::reading_letters;
use crate::text::is_cjk;

/// The characters of a text as 128 bits: settles for most texts at once that a word is not in them. Measured on 100,000
/// names, it makes a query 2 to 150 times as fast in Chinese, 1.3 to 1.8 times for common Latin letters.
///
/// | bits | say |
/// |---|---|
/// | 0 to 25 | which Latin letters stand in it |
/// | 26 to 35 | which digits |
/// | 36 | that there are Chinese characters |
/// | 37 to 100 | which other characters, 64 bits for all of them |
/// | 102 to 127 | which letters stand in it or in the readings of its characters |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mask(u128);

const DIGITS: u32 = 26;
const CHINESE: u32 = 36;
const OTHERS: u32 = 37;
const SPELLED: u32 = 102;

impl Mask {
    /// The mask of a folded text in which words are looked for.
    pub(super) fn of_text(text: &str) -> Self {
        let spelled = |c: char| u128::from(reading_letters(c)) << SPELLED;
        let bits = |c: char| literal(c) | (literal(c) & LETTERS) << SPELLED | spelled(c);
        Self(text.chars().fold(0, |mask, c| mask | bits(c)))
    }

    /// What a text must have for a folded word to stand in it, as it is.
    pub(super) fn of_word(word: &str) -> Self {
        Self(word.chars().fold(0, |mask, c| mask | (literal(c) & !(1 << CHINESE))))
    }

    /// The same where letters may also be those of readings.
    pub(super) fn spelled(self) -> Self {
        Self(self.0 & !LETTERS | (self.0 & LETTERS) << SPELLED)
    }

    /// What a text must have that has these letters in it or in readings; `a` is bit 0.
    pub(super) fn of_letters(letters: u32) -> Self {
        Self(u128::from(letters) << SPELLED)
    }

    /// The bits of both.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether every bit of `needed` is set.
    #[inline]
    pub(super) fn has(self, needed: Self) -> bool {
        self.0 & needed.0 == needed.0
    }

    /// How many bits of `needed` are not set.
    pub(super) fn missing(self, needed: Self) -> u32 {
        (needed.0 & !self.0).count_ones()
    }

    /// Whether there are Chinese characters.
    #[inline]
    pub(super) fn has_chinese(self) -> bool {
        self.0 & (1 << CHINESE) != 0
    }
}

const LETTERS: u128 = (1 << 26) - 1;

/// The bits of a character as it stands.
fn literal(c: char) -> u128 {
    let code = c as u32;
    match c {
        'a'..='z' => 1 << (code - 'a' as u32),
        '0'..='9' => 1 << (code - '0' as u32 + DIGITS),
        c if is_cjk(c) => 1 << (code % 64 + OTHERS) | 1 << CHINESE,
        _ => 1 << (code % 64 + OTHERS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_needs_its_characters_or_their_sound() {
        let name = Mask::of_text("集装箱 ccp 2");
        assert!(name.has(Mask::of_word("箱c2")));
        assert!(name.has_chinese() && !Mask::of_text("ccp").has_chinese());
        assert!(!name.has(Mask::of_word("ji")));
        assert!(name.has(Mask::of_word("jizhuangxiangc").spelled()));
        assert!(!name.has(Mask::of_word("fang").spelled()));
        assert_eq!(name.missing(Mask::of_word("2fm").spelled()), 2);
    }

    proptest! {
        #[test]
        fn a_text_has_what_each_part_of_it_needs(text in "[a-z0-9集装箱年я .]{0,20}", from in 0_usize..20) {
            let part: String = text.chars().skip(from).collect();
            prop_assert!(Mask::of_text(&text).has(Mask::of_word(&part)));
            prop_assert!(Mask::of_text(&text).has(Mask::of_word(&part).spelled()));
        }
    }
}
