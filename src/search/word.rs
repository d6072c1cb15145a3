//! A typed word at work: a small automaton whose states are the places in the word, one bit each, so that all ways to
//! read on are followed at once.
//!
//! Bit `i` says that the first `i` characters of the word were found. A character of a name leads from `i`
//!
//! - by itself to `i + 1`: `集装xiang` in 集装箱;
//! - by one of its readings in full, to behind its letters: `ji` for 集;
//! - by the first letter of a reading, or two for `zh`, `ch`, `sh`: `j`, `zh`;
//! - by the beginning of a reading, to the end of the word: `xia` for 箱 at the end of `jizhuangxia`.
//!
//! All readings of a character count: with the first reading alone 2 of 7 queries with polyphones were answered
//! (银行 `yinhang`, 会计 `kuaiji`), with all of them 7. Measured on 100,000 names: 4.5 ms without a mask, 1 to 2 ms behind
//! one; keys of pinyin in a fuzzy matcher took 9 to 14 ms and found 1,726 names for `jzxgz`, of which 100 were meant.

use memchr::memmem::Finder;

use super::mask::Mask;
use super::sounds::{Sounds, readings_in, sounds, spells, syllables};
use crate::text::is_cjk;

/// A word of more characters than the states have bits is only looked for as it is.
const LONGEST: usize = 63;

/// A typed word, folded and made ready.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The word.
    pub(super) text: String,
    /// Its characters without punctuation, which names have or have not: `蓝锚倡议` and `"蓝锚"倡议`, `xi'an` and 西安.
    pub(super) characters: Vec<char>,
    /// What a text must have for the word to stand in it.
    pub(super) literal: Mask,
    /// What a text must have for the word to be found in it in any way but with typing errors.
    pub(super) needed: Mask,
    finder: Finder<'static>,
    /// Where each ASCII character stands in the word.
    ascii: Vec<u64>,
    /// Where each other character does.
    others: Vec<(char, u64)>,
    /// What each reading can stand for; empty where the word has no letters.
    spelled: Vec<Spelled>,
    /// Where at least the first letter of each reading stands: without it no other way is open.
    initials: Vec<u64>,
    /// The bit behind the last character; none for a word that is too long.
    end: u64,
}

/// Where in a word a reading may begin.
#[derive(Debug, Clone, Copy, Default)]
struct Spelled {
    /// How many letters it has.
    length: u32,
    /// In full.
    whole: u64,
    /// With its first two letters, `zh`, `ch` or `sh`.
    double: u64,
    /// With what is left of the word.
    unfinished: u64,
}

impl Spelled {
    #[inline]
    fn step(&self, states: u64, initial: u64, end: u64) -> u64 {
        let ended = if states & self.unfinished == 0 { 0 } else { end };
        (states & self.whole) << self.length | (states & initial) << 1 | (states & self.double) << 2 | ended
    }
}

/// How a name holds a word, from the least to the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scan {
    /// Not at all.
    Nowhere,
    /// With characters between.
    Gapped,
    /// In one piece; spaces and punctuation of the name do not count.
    Run,
}

/// The characters of a name that a word was found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trace {
    /// The characters, counted from 0, in rising order.
    pub(super) positions: Vec<usize>,
    /// Whether no reading was shortened, but for the last.
    pub(super) whole: bool,
}

impl Word {
    /// Makes a folded word ready.
    pub(super) fn new(text: &str) -> Self {
        let characters: Vec<char> = text.chars().filter(|c| !is_between(*c)).collect();
        let fits = !characters.is_empty() && characters.len() <= LONGEST;
        let literal = Mask::of_word(text);
        let parts = Mask::of_word(&characters.iter().collect::<String>());
        let mut word = Self {
            finder: Finder::new(text.as_bytes()).into_owned(),
            literal,
            needed: match (fits, is_spelled(text)) {
                (true, true) => parts.spelled(),
                (true, false) => parts,
                (false, _) => literal,
            },
            ascii: vec![0; 128],
            others: Vec::new(),
            spelled: Vec::new(),
            initials: Vec::new(),
            end: if fits { 1 << characters.len() } else { 0 },
            characters,
            text: text.to_owned(),
        };
        if fits {
            word.place_characters();
            word.place_readings();
        }
        word
    }

    fn place_characters(&mut self) {
        for (at, &c) in self.characters.iter().enumerate() {
            let bit = 1 << at;
            if let Some(places) = self.ascii.get_mut(c as usize) {
                *places |= bit;
            } else if let Some((_, places)) = self.others.iter_mut().find(|(other, _)| *other == c) {
                *places |= bit;
            } else {
                self.others.push((c, bit));
            }
        }
    }

    fn place_readings(&mut self) {
        if is_spelled(&self.text) {
            let place = |syllable: &&str| place_reading(&self.characters, syllable.as_bytes());
            (self.spelled, self.initials) = syllables().iter().map(place).unzip();
        }
    }

    /// Where the word stands in a name as it is, as byte offsets.
    pub(super) fn find_in<'w>(&'w self, name: &'w str) -> impl Iterator<Item = usize> + 'w {
        self.finder.find_iter(name.as_bytes())
    }

    /// Whether the word may be spelled with the readings of Chinese characters.
    pub(super) fn is_spelled(&self) -> bool {
        !self.spelled.is_empty()
    }

    /// Whether it has Chinese characters.
    pub(super) fn has_chinese(&self) -> bool {
        self.characters.iter().any(|c| is_cjk(*c))
    }

    /// How the word can be found in a folded name; a run in Latin script begins at the start of a word.
    pub(super) fn scan(&self, name: &str, mask: Mask) -> Scan {
        if self.end == 0 {
            return Scan::Nowhere;
        }
        if !mask.has_chinese() && name.is_ascii() {
            return self.scan_ascii(name);
        }
        let sounds = Some(sounds()).filter(|_| self.is_spelled() && mask.has_chinese());
        let (mut run, mut gapped, mut before) = (0, 1, ' ');
        for c in name.chars() {
            let is_chinese = is_han(c);
            let from = if is_chinese || begins(before, c) { run | 1 } else { run };
            let (mut next, further) = self.step(from, gapped, c, sounds);
            if !is_chinese && is_between(c) {
                next |= run;
            }
            (run, gapped, before) = (next, gapped | further, c);
            if run & self.end != 0 {
                return Scan::Run;
            }
        }
        if gapped & self.end == 0 { Scan::Nowhere } else { Scan::Gapped }
    }

    /// The same for a name of ASCII, in a third of the time.
    fn scan_ascii(&self, name: &str) -> Scan {
        let (mut run, mut gapped, mut follows_letter) = (0, 1, false);
        for byte in name.bytes() {
            let places = self.ascii.get(usize::from(byte)).copied().unwrap_or(0);
            let is_letter = byte.is_ascii_alphanumeric();
            let from = if follows_letter { run } else { run | 1 };
            run = (from & places) << 1 | if is_letter { 0 } else { run };
            gapped |= (gapped & places) << 1;
            follows_letter = is_letter;
            if run & self.end != 0 {
                return Scan::Run;
            }
        }
        if gapped & self.end == 0 { Scan::Nowhere } else { Scan::Gapped }
    }

    /// Whether the word stands in a folded name as an abbreviation: it begins at the start of a word of the name, and
    /// each letter is in the same word as the one before or begins one of the next three. `gccp` stands so in "global
    /// container control programme", `cntr` in "container"; "asset" does not in "all states set targets".
    pub(super) fn abbreviates(&self, name: &str) -> bool {
        // The states reached in the word that is read, and in the three before it.
        let (mut here, mut back) = (0, [0; 3]);
        let mut before = ' ';
        for c in name.chars() {
            let starts = is_letter(c) && !is_letter(before);
            if starts {
                let [one, two, three] = [here, back[0], back[1]];
                back = [one, two, three];
                here = ((1 | one | two | three) & self.places(c)) << 1;
            } else {
                here |= (here & self.places(c)) << 1;
            }
            before = c;
            if here & self.end != 0 {
                return true;
            }
        }
        false
    }

    /// The states after `c`, of a run and with gaps. The latter must have all that the former have, as they do in a scan.
    #[inline]
    fn step(&self, run: u64, gapped: u64, c: char, sounds: Option<&Sounds>) -> (u64, u64) {
        let places = self.places(c);
        let (mut run_next, mut gapped_next) = ((run & places) << 1, (gapped & places) << 1);
        let Some(sounds) = sounds else { return (run_next, gapped_next) };
        for reading in readings_in(sounds, c) {
            let reading = usize::from(*reading);
            let initial = self.initials.get(reading).copied().unwrap_or(0);
            if gapped & initial == 0 {
                continue;
            }
            if let Some(spelled) = self.spelled.get(reading) {
                run_next |= spelled.step(run, initial, self.end);
                gapped_next |= spelled.step(gapped, initial, self.end);
            }
        }
        (run_next, gapped_next)
    }

    /// The bit behind the last character; none for a word that is too long for states.
    pub(super) fn end(&self) -> u64 {
        self.end
    }

    /// Where a character stands in the word.
    #[inline]
    pub(super) fn places(&self, c: char) -> u64 {
        match self.ascii.get(c as usize) {
            Some(places) => *places,
            None => self.others.iter().find(|(other, _)| *other == c).map_or(0, |(_, places)| *places),
        }
    }

    /// The characters behind what [`Self::scan`] said: the first run, or the way with gaps that ends first, read from
    /// its end so that it is the shortest. `None` where there is none.
    pub(super) fn trace(&self, name: &str, gapped: bool) -> Option<Trace> {
        let characters: Vec<char> = name.chars().collect();
        let mut states = Vec::with_capacity(characters.len());
        let (mut state, mut before) = (u64::from(gapped), ' ');
        for &c in &characters {
            let from = if !gapped && begins(before, c) { state | 1 } else { state };
            states.push(from);
            let kept = if gapped || is_between(c) { state } else { 0 };
            state = self.step(from, from, c, Some(sounds())).0 | kept;
            before = c;
            if state & self.end != 0 {
                return Some(self.read_back(&characters, &states));
            }
        }
        None
    }

    /// The way back from the end of the word to its beginning.
    fn read_back(&self, characters: &[char], states: &[u64]) -> Trace {
        let mut trace = Trace { positions: Vec::new(), whole: true };
        let mut at = self.characters.len();
        for (index, (&c, &from)) in characters.iter().zip(states).enumerate().rev() {
            if at == 0 {
                break;
            }
            if let Some((before, whole)) = self.step_back(from, c, at) {
                trace.positions.push(index);
                trace.whole &= whole;
                at = before;
            }
        }
        trace.positions.reverse();
        trace
    }

    /// The place in the word, among those in `from`, that `c` leads to `to` from, and whether it does so by itself or by
    /// a whole reading.
    fn step_back(&self, from: u64, c: char, to: usize) -> Option<(usize, bool)> {
        let is_from = |places: u64, before: usize| from & places & (1 << before) != 0;
        let back = |length: usize| to.checked_sub(length);
        if let Some(before) = back(1).filter(|before| is_from(self.places(c), *before)) {
            return Some((before, true));
        }
        let spelled = || {
            let of = |reading: &u16| {
                self.spelled.get(usize::from(*reading)).zip(self.initials.get(usize::from(*reading)))
            };
            readings_in(sounds(), c).iter().filter_map(of)
        };
        let whole =
            |(s, _): (&Spelled, &u64)| back(s.length as usize).filter(|before| is_from(s.whole, *before));
        let ended = |(s, _): (&Spelled, &u64)| {
            let places = from & s.unfinished;
            (1 << to == self.end && places != 0).then_some(places.trailing_zeros() as usize)
        };
        let double = |(s, _): (&Spelled, &u64)| back(2).filter(|before| is_from(s.double, *before));
        let initial = |(_, initial): (&Spelled, &u64)| back(1).filter(|before| is_from(*initial, *before));
        let full = spelled().find_map(whole).or_else(|| spelled().find_map(ended));
        let short = || spelled().find_map(double).or_else(|| spelled().find_map(initial));
        full.map(|before| (before, true)).or_else(|| short().map(|before| (before, false)))
    }
}

/// Where in a word a reading may begin, in each of the ways it may be typed; and where with its first letter.
fn place_reading(word: &[char], syllable: &[u8]) -> (Spelled, u64) {
    let mut spelled = Spelled { length: u32::try_from(syllable.len()).unwrap_or(0), ..Spelled::default() };
    let mut initials = 0;
    let is_double = matches!(syllable, [b'z' | b'c' | b's', b'h', ..]);
    for at in 0..word.len() {
        let rest = word.get(at..).unwrap_or_default();
        let typed = rest.iter().map(|c| u8::try_from(*c).unwrap_or(0));
        let same = typed.zip(syllable).take_while(|(typed, letter)| spells(*typed, **letter)).count();
        let bit = 1 << at;
        if same == syllable.len() {
            spelled.whole |= bit;
        } else if same == rest.len() && same > 1 {
            spelled.unfinished |= bit;
        }
        if same >= 1 {
            initials |= bit;
        }
        if same >= 2 && is_double {
            spelled.double |= bit;
        }
    }
    (spelled, initials)
}

/// Whether a word has letters that may be those of readings.
fn is_spelled(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_lowercase())
}

/// Whether a character is one of those that nearly all Chinese text consists of.
#[inline]
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}')
}

/// Whether a run may begin at `c`, which follows `before`: everywhere in Chinese, else at the start of a word.
#[inline]
pub(super) fn begins(before: char, c: char) -> bool {
    is_cjk(c) || is_cjk(before) || is_between(before)
}

/// Whether a character belongs to a word of a script with spaces.
fn is_letter(c: char) -> bool {
    !is_between(c) && !is_cjk(c)
}

/// Whether a folded character parts words and is in none.
#[inline]
pub(super) fn is_between(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => !c.is_ascii_alphanumeric(),
        c if is_han(c) => false,
        c => !c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scan(typed: &str, name: &str) -> Scan {
        Word::new(typed).scan(name, Mask::of_text(name))
    }

    /// The characters a word is found in, and whether no reading was shortened.
    fn traced(typed: &str, name: &str, gapped: bool) -> Option<(String, bool)> {
        let trace = Word::new(typed).trace(name, gapped)?;
        let characters: Vec<char> = name.chars().collect();
        Some((trace.positions.iter().map(|at| characters[*at]).collect(), trace.whole))
    }

    fn run(typed: &str, name: &str) -> Option<(String, bool)> {
        assert_eq!(scan(typed, name) == Scan::Run, traced(typed, name, false).is_some(), "{typed} {name}");
        traced(typed, name, false)
    }

    const NAME: &str = "全球集装箱管制方案";

    #[test]
    fn readings_are_spelled_in_full_by_initials_and_mixed() {
        for (typed, found, whole) in [
            ("jizhuangxiang", "集装箱", true),
            ("jizhuangxia", "集装箱", true),
            ("jizhuangx", "集装箱", false),
            ("jzx", "集装箱", false),
            ("jzhx", "集装箱", false),
            ("jzxgz", "集装箱管制", false),
            ("jizxguanz", "集装箱管制", false),
            ("集装xiang", "集装箱", true),
            ("ji装x", "集装箱", false),
            ("quanqiuji", "全球集", true),
            ("a", "案", false),
        ] {
            assert_eq!(run(typed, NAME), Some((found.to_owned(), whole)), "{typed}");
        }
        for typed in ["jizx1", "xjz", "jizhun", "zhuangjixiang", "jg"] {
            assert_eq!(run(typed, NAME), None, "{typed}");
        }
    }

    #[test]
    fn all_readings_of_a_character_count() {
        for (typed, name) in [
            ("chongxin", "重新"),
            ("shuangchong", "双重"),
            ("zhongyao", "重要"),
            ("yinhang", "银行"),
            ("xingdong", "行动"),
            ("changlang", "长廊"),
            ("mishuzhang", "秘书长"),
            ("kuaiji", "会计"),
            ("huiyi", "会议"),
            ("xizang", "西藏"),
            ("jiacang", "夹藏"),
            ("falv", "法律"),
            ("falu", "法律"),
            ("xi'an", "西安"),
        ] {
            assert_eq!(run(typed, name), Some((name.to_owned(), true)), "{typed}");
        }
    }

    #[test]
    fn punctuation_of_the_name_does_not_count() {
        assert_eq!(run("lmcy", "\"蓝锚\"倡议").map(|found| found.0).as_deref(), Some("蓝锚倡议"));
        assert_eq!(run("ecn15", "e/cn.15/2031/4").map(|found| found.0).as_deref(), Some("ecn15"));
        assert_eq!(
            run("safevoiceyuanc", "safevoice远程").map(|found| found.0).as_deref(),
            Some("safevoice远程")
        );
    }

    #[test]
    fn a_run_of_latin_letters_begins_at_the_start_of_a_word() {
        assert_eq!(scan("shelp", "his help"), Scan::Gapped);
        assert_eq!(scan("hishelp", "his help"), Scan::Run);
    }

    #[test]
    fn with_gaps_the_shortest_way_is_taken() {
        let trace = Word::new("j方案").trace("集方集装箱方案", true);
        assert_eq!(trace.map(|trace| trace.positions), Some(vec![2, 5, 6]));
        assert_eq!(scan("qqfa", NAME), Scan::Gapped);
        assert_eq!(traced("qqfangan", NAME, true), Some(("全球方案".into(), false)));
        assert_eq!(scan("fq", NAME), Scan::Nowhere);
    }

    #[test]
    fn abbreviations_begin_words() {
        let name = "global container control programme against all crime";
        for (typed, is) in [
            ("gccp", true),
            ("gcc", true),
            ("cntr", true),
            ("glcont", true),
            ("gpac", true),
            ("lobal", false),
            ("gag", false),
            ("tr", false),
        ] {
            assert_eq!(Word::new(typed).abbreviates(name), is, "{typed}");
        }
    }

    #[test]
    fn a_word_of_no_or_too_many_characters_is_nowhere() {
        assert_eq!(scan("", "a"), Scan::Nowhere);
        let long = "ji".repeat(40);
        assert_eq!(scan(&long, &"集".repeat(40)), Scan::Nowhere);
        assert_eq!(Word::new(&long).find_in(&format!("a{long}")).next(), Some(1));
        assert_eq!(scan(&"j".repeat(LONGEST), &"集".repeat(LONGEST)), Scan::Run);
    }

    proptest! {
        #[test]
        fn a_longer_word_is_found_in_no_more_names(
            name in "[集装箱重行 ab/]{0,8}", typed in "[a集装bceghijnoruxz]{1,8}",
        ) {
            let shorter: String = typed.chars().take(typed.chars().count() - 1).collect();
            if !shorter.is_empty() && scan(&typed, &name) != Scan::Nowhere {
                prop_assert_ne!(scan(&shorter, &name), Scan::Nowhere, "{} {}", shorter, name);
            }
        }

        #[test]
        fn what_is_found_passes_the_mask(name in "[集装箱律行 ab/]{0,8}", typed in "[a集bceghijnoruxz/]{1,6}") {
            let word = Word::new(&typed);
            let mask = Mask::of_text(&name);
            if word.scan(&name, mask) != Scan::Nowhere {
                prop_assert!(mask.has(word.needed), "{} {}", typed, name);
            }
        }

        #[test]
        fn a_trace_is_where_the_scan_found_it(name in "[集装箱重行 ab/]{0,8}", typed in "[a集装bceghijnoruxz]{1,6}") {
            let found = scan(&typed, &name);
            prop_assert_eq!(traced(&typed, &name, false).is_some(), found == Scan::Run);
            let gapped = Word::new(&typed).trace(&name, true);
            prop_assert_eq!(gapped.is_some(), found != Scan::Nowhere);
            if let Some(trace) = gapped {
                prop_assert!(!trace.positions.is_empty() && trace.positions.is_sorted_by(|a, b| a < b));
            }
        }
    }
}
