//! The table of the readings of Chinese characters that the topic search is built with says what the crate `pinyin`
//! says. The crate itself would be nine times as large in the program (measured: 608 kB).

// A test fails by panicking, and so do its helpers.
#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use pinyin::ToPinyinMulti;

const TABLE: &str = "src/search/sounds/readings.txt";
const SIMPLIFIED: &str = "src/search/fold/simplified.txt";

const HEAD: &str = "\
# The readings of Chinese characters without their tones, v for ü: the reading, then every character that has it, in the
# order of their code points. At most the three most common readings of a character. Traditional characters are left
# out: they are folded to simplified ones before. From the crate pinyin 0.11 (MIT) by
# RAPPORTEUR_BLESS=1 cargo test --test readings
";

/// The rest of a character's readings are those of old texts.
const MOST_READINGS: usize = 3;

/// The characters that are folded to others.
fn traditional() -> HashSet<char> {
    let table = fs::read_to_string(SIMPLIFIED).expect("the table of traditional characters");
    let pairs = table.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    pairs.map(|pair| pair.chars().next().expect("a pair")).collect()
}

/// A reading as it is typed; `None` for the few without a vowel, such as `hng`.
fn typed(reading: &str) -> Option<String> {
    let typed = reading.replace('ü', "v");
    typed.contains(['a', 'e', 'i', 'o', 'u', 'v']).then_some(typed)
}

fn readings(character: char) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for reading in character.to_pinyin_multi().into_iter().flatten() {
        let Some(reading) = typed(reading.plain()) else { continue };
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings.truncate(MOST_READINGS);
    readings
}

fn table() -> String {
    let traditional = traditional();
    let mut characters: BTreeMap<String, String> = BTreeMap::new();
    for character in ('\u{4E00}'..='\u{9FFF}').filter(|c| !traditional.contains(c)) {
        for reading in readings(character) {
            characters.entry(reading).or_default().push(character);
        }
    }
    let lines = characters.into_iter().map(|(reading, characters)| format!("{reading} {characters}\n"));
    format!("{HEAD}{}", lines.collect::<String>())
}

/// With `RAPPORTEUR_BLESS` set, the table is written instead.
#[test]
fn the_table_of_readings_is_that_of_the_crate() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    if std::env::var_os("RAPPORTEUR_BLESS").is_some() {
        fs::write(&path, table()).expect("a writable table");
        return;
    }
    let kept = fs::read_to_string(&path).expect("the table");
    assert!(kept == table(), "RAPPORTEUR_BLESS=1 cargo test --test readings writes it anew");
}
