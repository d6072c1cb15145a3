//! How one character is folded.

use super::Case;
use super::simplified::simplified;

/// Whether a character is folded by itself: it stands for no others (UAX 15), is no white space and not invisible.
/// Most characters of a report by far.
pub(super) fn is_ordinary(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
        || (is_basic_cyrillic(c) && !matches!(c, 'й' | 'Й' | 'ё' | 'Ё'))
}

fn is_basic_cyrillic(c: char) -> bool {
    matches!(c, '\u{410}'..='\u{44F}')
}

/// Whether marks on a letter make no other letter of it: in `é` and `ő`, not in `й`, which no reader of Russian takes
/// for `и`.
pub(super) fn bears_marks(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'æ' | 'Æ' | 'ø' | 'Ø' | 'ı')
}

/// Arabic vowel signs, which print leaves out, and the selectors of a character's shape.
pub(super) fn is_optional_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{FE00}'..='\u{FE0F}')
}

/// Characters without a part in the words: soft hyphens, zero-width spaces and joiners, byte order marks, which
/// extractors leave inside words, and the Arabic tatweel, which only stretches them.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{640}')
}

/// The character another one is compared as.
pub(super) fn fold(c: char, case: Case) -> char {
    let c = match c {
        'a'..='z' | '0'..='9' => return c,
        '\u{4E00}'..='\u{9FFF}' => return simplified(c),
        c => plain(c),
    };
    match case {
        Case::Ignored => look_alike(lower(c)),
        Case::Kept => look_alike(c),
    }
}

/// The character that is typed for a typographic or a Chinese one, or for one of another width.
pub(super) fn plain(c: char) -> char {
    match c {
        // The block of full-width forms is ASCII moved by FEE0.
        '\u{FF01}'..='\u{FF5E}' => moved(c, 0xFEE0),
        // Arabic and Persian digits.
        '\u{660}'..='\u{669}' => moved(c, 0x660 - 0x30),
        '\u{6F0}'..='\u{6F9}' => moved(c, 0x6F0 - 0x30),
        '、' | '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '。' | '·' | '•' => '.',
        '《' | '〈' | '«' | '‹' => '<',
        '》' | '〉' | '»' | '›' => '>',
        '「' | '」' | '『' | '』' | '“' | '”' | '„' => '"',
        '‘' | '’' | '‚' => '\'',
        '【' | '〔' | '〖' => '[',
        '】' | '〕' | '〗' => ']',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'Đ' => 'D',
        'ı' => 'i',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn moved(c: char, by: u32) -> char {
    (c as u32).checked_sub(by).and_then(char::from_u32).unwrap_or(c)
}

/// The Latin letter that looks like a Cyrillic one, small or capital: symbols and acronyms are printed with either
/// (`А/75/90`, `СОР`), and nobody sees which. The words of both sides are folded, so that Russian still finds Russian.
fn look_alike(c: char) -> char {
    const CYRILLIC: &str = "авеікмнорстухјѕАВЕІКМНОРСТУХЈЅ";
    const LATIN: &str = "abeikmhopctyxjsABEIKMHOPCTYXJS";
    if !matches!(c, '\u{400}'..='\u{45F}') {
        return c;
    }
    let pair = CYRILLIC.chars().zip(LATIN.chars()).find(|(cyrillic, _)| *cyrillic == c);
    pair.map_or(c, |(_, latin)| latin)
}

/// The small letter, where it is one character; `İ` is two and stays.
fn lower(c: char) -> char {
    let mut letters = c.to_lowercase();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => c,
    }
}
