//! Numerals and letters in the scripts of the six languages.

/// The value of a decimal digit: Western, full-width, Arabic-Indic or extended Arabic-Indic. Digits of several sorts
/// may stand in one number (`٢1`), so they are read one by one.
pub(super) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// The number at the beginning of `text` and the bytes it takes; at most six digits, for no count in a report has more.
pub(super) fn number(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut end = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        let Some(next) = digit(c) else { break };
        if count == 6 {
            return None;
        }
        value = value * 10 + next;
        end = at + c.len_utf8();
    }
    (end > 0).then_some((value, end))
}

/// The value of a superscript digit.
pub(super) fn superscript(c: char) -> Option<u32> {
    match c {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(c as u32 - '⁴' as u32 + 4),
        _ => None,
    }
}

/// The superscript form of a decimal digit.
pub(super) fn to_superscript(c: char) -> Option<char> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit(c)? as usize)
}

/// The number in superscript digits at the beginning of `text` and the bytes it takes.
pub(super) fn superscript_number(text: &str) -> Option<(u32, usize)> {
    let mut value: u32 = 0;
    let mut end = 0;
    for (at, c) in text.char_indices().take(4) {
        let Some(next) = superscript(c) else { break };
        value = value * 10 + next;
        end = at + c.len_utf8();
    }
    (end > 0).then_some((value, end))
}

/// The Latin letter that a Cyrillic or full-width letter looks like, else the letter itself.
pub(super) fn latin_look_alike(c: char) -> char {
    match c {
        'А' => 'A',
        'В' => 'B',
        'С' => 'C',
        'Е' => 'E',
        'Н' => 'H',
        'І' => 'I',
        'Ӏ' => 'I',
        'Ј' => 'J',
        'К' => 'K',
        'М' => 'M',
        'О' => 'O',
        'Р' => 'P',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        'Ѵ' => 'V',
        'а' => 'a',
        'с' => 'c',
        'е' => 'e',
        'і' => 'i',
        'о' => 'o',
        'р' => 'p',
        'у' => 'y',
        'х' => 'x',
        'ѵ' => 'v',
        'Ⅰ' => 'I',
        'Ⅴ' => 'V',
        'Ⅹ' => 'X',
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            char::from_u32(c as u32 - 0xFF21 + 'A' as u32).unwrap_or(c)
        }
        _ => c,
    }
}

/// The value of a Roman numeral in capitals or small letters, written as the Romans would have: `IV`, not `IIII`.
pub(super) fn roman(text: &str) -> Option<u32> {
    let upper: String = text.chars().map(latin_look_alike).map(|c| c.to_ascii_uppercase()).collect();
    if upper.is_empty() || upper.len() > 8 {
        return None;
    }
    let mut value = 0;
    let mut last = 0;
    for c in upper.chars().rev() {
        let digit = roman_digit(c)?;
        value = if digit < last { u32::saturating_sub(value, digit) } else { value + digit };
        last = last.max(digit);
    }
    (to_roman(value) == upper).then_some(value)
}

fn roman_digit(c: char) -> Option<u32> {
    Some(match c {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        'L' => 50,
        'C' => 100,
        _ => return None,
    })
}

/// The Roman numeral of a number.
pub(super) fn to_roman(mut value: u32) -> String {
    const PARTS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut text = String::new();
    for (part, letters) in PARTS {
        while value >= part {
            text.push_str(letters);
            value -= part;
        }
    }
    text
}

/// The value of a Chinese numeral up to 99: 一, 十二, 二十三.
pub(super) fn chinese(text: &str) -> Option<u32> {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |part: &str| -> Option<u32> {
        let mut chars = part.chars();
        let (c, rest) = (chars.next()?, chars.next());
        let at = DIGITS.chars().position(|digit| digit == c).filter(|_| rest.is_none())?;
        u32::try_from(at + 1).ok()
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, units)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let units = if units.is_empty() { 0 } else { digit(units)? };
            Some(tens * 10 + units)
        }
    }
}

/// Arabic letters in the order in which they number headings and items (abjad), not that of the dictionary.
const ABJAD: [(&str, &[&str]); 15] = [
    ("أ", &["ألف", "الف", "أ", "ا"]),
    ("ب", &["باء", "ب"]),
    ("ج", &["جيم", "ج"]),
    ("د", &["دال", "د"]),
    ("ه", &["هاء", "ه", "هـ"]),
    ("و", &["واو", "و"]),
    ("ز", &["زاي", "زاى", "ز"]),
    ("ح", &["حاء", "ح"]),
    ("ط", &["طاء", "ط"]),
    ("ي", &["ياء", "ي", "ى"]),
    ("ك", &["كاف", "ك"]),
    ("ل", &["لام", "ل"]),
    ("م", &["ميم", "م"]),
    ("ن", &["نون", "ن"]),
    ("س", &["سين", "س"]),
];

/// The place in abjad order of a letter or a letter's name, counted from 1. `text` is folded.
pub(super) fn abjad(text: &str) -> Option<u32> {
    let at = ABJAD.iter().position(|(_, names)| names.contains(&text))?;
    u32::try_from(at + 1).ok()
}

/// Arabic ordinals as chapters are numbered with, in order; without tatweel and vowel signs.
const ARABIC_ORDINALS: [&[&str]; 20] = [
    &["أولا", "اولا"],
    &["ثانيا"],
    &["ثالثا"],
    &["رابعا"],
    &["خامسا"],
    &["سادسا"],
    &["سابعا"],
    &["ثامنا"],
    &["تاسعا"],
    &["عاشرا"],
    &["حادي عشر", "حادى عشر"],
    &["ثاني عشر", "ثانى عشر"],
    &["ثالث عشر"],
    &["رابع عشر"],
    &["خامس عشر"],
    &["سادس عشر"],
    &["سابع عشر"],
    &["ثامن عشر"],
    &["تاسع عشر"],
    &["عشرون"],
];

/// The value of an Arabic ordinal such as أولا. `text` is folded.
pub(super) fn arabic_ordinal(text: &str) -> Option<u32> {
    let at = ARABIC_ORDINALS.iter().position(|forms| forms.contains(&text))?;
    u32::try_from(at + 1).ok()
}

/// The place of a single Latin letter in the alphabet, counted from 1; look-alikes of Cyrillic count as Latin.
pub(super) fn letter(c: char) -> Option<u32> {
    let latin = latin_look_alike(c).to_ascii_lowercase();
    latin.is_ascii_lowercase().then(|| latin as u32 - 'a' as u32 + 1)
}

/// The place of a single Cyrillic letter among those that number items (without ё, й), counted from 1.
pub(super) fn cyrillic_letter(c: char) -> Option<u32> {
    let lower = c.to_lowercase().next()?;
    let at = "абвгдежзиклмнопрстуфхцчшщэюя".chars().position(|letter| letter == lower)?;
    u32::try_from(at + 1).ok()
}

/// The value of a bracketed or circled numeral sign: ㈠, ①, ⑴.
pub(super) fn enclosed(c: char) -> Option<u32> {
    let first = match c {
        '㈠'..='㈩' => '㈠',
        '①'..='⑳' => '①',
        '⑴'..='⒇' => '⑴',
        _ => return None,
    };
    Some(c as u32 - first as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_several_scripts_may_mix() {
        assert_eq!(number("٢1 - النص"), Some((21, 3)));
        assert_eq!(number("５１．"), Some((51, 6)));
        assert_eq!(number("x1"), None);
        assert_eq!(number("1234567"), None);
    }

    #[test]
    fn roman_numerals_are_strict() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("iv"), Some(4));
        assert_eq!(roman("ХII"), Some(12), "a Cyrillic Х");
        for text in ["IIII", "VX", "", "AB", "IIV"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }

    #[test]
    fn chinese_numerals_go_to_ninety_nine() {
        for (text, value) in [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99)] {
            assert_eq!(chinese(text), Some(value), "{text}");
        }
        for text in ["", "一二", "百", "十十"] {
            assert_eq!(chinese(text), None, "{text}");
        }
    }

    #[test]
    fn arabic_letters_count_in_abjad_order() {
        assert_eq!([abjad("أ"), abjad("ب"), abjad("ج"), abjad("دال")], [Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(arabic_ordinal("ثاني عشر"), Some(12));
    }
}
