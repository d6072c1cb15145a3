//! How Chinese characters are read.

use std::sync::LazyLock;

/// Each reading with the characters that have it; `tests/readings.rs` says where it is from.
const TABLE: &str = include_str!("readings.txt");

/// The block that all characters of the table are in.
const FIRST: u32 = 0x4E00;
const CHARACTERS: usize = 0xA000 - FIRST as usize;

/// The table at work, made when it is first asked for in less than a millisecond; 90 kB.
static SOUNDS: LazyLock<Sounds> = LazyLock::new(|| Sounds::parse(TABLE));

/// The table of all readings.
pub(super) struct Sounds {
    /// The readings, letters only, `v` for `ü`.
    syllables: Vec<&'static str>,
    /// Which letters stand in each reading, see [`letters`].
    letters: Vec<u32>,
    /// The readings of all characters one after the other, as indices in `syllables`.
    readings: Vec<u16>,
    /// Where the readings of each character begin in `readings`, and at its end the end of the last.
    starts: Vec<u16>,
}

impl Sounds {
    fn parse(table: &'static str) -> Self {
        let lines =
            table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
        let mut of: Vec<Vec<u16>> = vec![Vec::new(); CHARACTERS];
        let mut syllables = Vec::new();
        for (syllable, characters) in lines {
            let index = u16::try_from(syllables.len()).unwrap_or(u16::MAX);
            syllables.push(syllable);
            for at in characters.chars().filter_map(place) {
                if let Some(entry) = of.get_mut(at) {
                    entry.push(index);
                }
            }
        }
        let mut starts = vec![0];
        let mut readings = Vec::new();
        for entry in of {
            readings.extend(entry);
            starts.push(u16::try_from(readings.len()).unwrap_or(u16::MAX));
        }
        let letters = syllables.iter().map(|syllable| letters(syllable)).collect();
        Self { syllables, letters, readings, starts }
    }
}

#[inline]
fn place(c: char) -> Option<usize> {
    (c as u32).checked_sub(FIRST).map(|at| at as usize).filter(|at| *at < CHARACTERS)
}

/// Every reading there is, in the order of the alphabet.
pub(super) fn syllables() -> &'static [&'static str] {
    &SOUNDS.syllables
}

/// The readings of a folded character, as indices in [`syllables`]; none where it is not Chinese.
pub(super) fn readings(c: char) -> &'static [u16] {
    readings_in(sounds(), c)
}

/// The table, for those who look up many characters.
pub(super) fn sounds() -> &'static Sounds {
    &SOUNDS
}

/// The same as [`readings`] with the table at hand.
#[inline]
pub(super) fn readings_in(sounds: &Sounds, c: char) -> &[u16] {
    let bounds = place(c).and_then(|at| sounds.starts.get(at).zip(sounds.starts.get(at + 1)));
    let Some((from, to)) = bounds else { return &[] };
    sounds.readings.get(usize::from(*from)..usize::from(*to)).unwrap_or_default()
}

/// The first reading of a folded character in the order of the alphabet, to sort by.
pub(super) fn first_reading(c: char) -> Option<u16> {
    readings(c).first().copied()
}

/// The letters of all readings of a folded character; `a` is bit 0.
pub(super) fn reading_letters(c: char) -> u32 {
    let letters = readings(c).iter().filter_map(|reading| SOUNDS.letters.get(usize::from(*reading)));
    letters.fold(0, |all, letters| all | letters)
}

/// The bits of a reading's letters. `ü` is typed as either `v` or `u`.
fn letters(syllable: &str) -> u32 {
    let bits = syllable.bytes().filter(u8::is_ascii_lowercase).fold(0, |bits, b| bits | 1 << (b - b'a'));
    if syllable.contains('v') { bits | 1 << (b'u' - b'a') } else { bits }
}

/// Whether a letter that was typed may stand for one of a reading.
pub(super) fn spells(typed: u8, letter: u8) -> bool {
    typed == letter || (letter == b'v' && typed == b'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(c: char) -> Vec<&'static str> {
        readings(c).iter().map(|reading| syllables()[usize::from(*reading)]).collect()
    }

    #[test]
    fn characters_have_all_their_readings() {
        assert_eq!(read('集'), ["ji"]);
        assert_eq!(read('行'), ["hang", "heng", "xing"]);
        assert_eq!(read('长'), ["chang", "zhang"]);
        assert!(read('重').contains(&"chong") && read('重').contains(&"zhong"));
        assert!(read('会').contains(&"kuai") && read('会').contains(&"hui"));
        assert!(read('藏').contains(&"cang") && read('藏').contains(&"zang"));
        assert!(read('律').contains(&"lv"));
        for c in ['a', 'я', '〇', '\u{9FFF}', '\u{20000}'] {
            assert!(read(c).len() <= 1, "{c}");
        }
    }

    #[test]
    fn the_table_is_whole() {
        assert!(syllables().len() > 400);
        assert!(syllables().is_sorted());
        assert!(SOUNDS.readings.len() < usize::from(u16::MAX));
        assert_eq!(SOUNDS.starts.len(), CHARACTERS + 1);
        let longest = syllables().iter().map(|syllable| syllable.len()).max();
        assert_eq!(longest, Some(6));
    }

    #[test]
    fn either_way_to_type_the_u_with_dots_is_known() {
        assert!(spells(b'v', b'v') && spells(b'u', b'v') && !spells(b'v', b'u'));
        assert_eq!(reading_letters('律'), letters("lv"));
        assert_ne!(letters("lv") & letters("u"), 0);
    }
}
