//! Signs of symbol fonts (`w:sym`) as characters.
//!
//! The font Symbol has the layout that Adobe published; of Wingdings only signs that reports use are known.

/// The layout of Symbol from 0x21 to 0x7E.
const SYMBOL_LOW: &str =
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// The layout of Symbol from 0xA1 to 0xFE; a space where it has no character.
const SYMBOL_HIGH: &str =
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// The character for a sign of a font; `None` where it is not known.
///
/// `code` is the hexadecimal number that `w:char` holds: the sign's own, or that behind U+F000.
pub(super) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let own = match code {
        0xF000..=0xF0FF => code - 0xF000,
        _ => code,
    };
    let found = match font {
        "Symbol" => symbol(own),
        "Wingdings" => wingdings(own),
        _ => None,
    };
    // A font with letters: the sign is a character as any other.
    found.or_else(|| {
        char::from_u32(code).filter(|c| code >= 0x20 && !is_private(*c) && !font.starts_with("Wingdings"))
    })
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

fn symbol(code: u32) -> Option<char> {
    let (table, begin) = if code < 0xA1 { (SYMBOL_LOW, 0x21) } else { (SYMBOL_HIGH, 0xA1) };
    table.chars().nth(usize::try_from(code.checked_sub(begin)?).ok()?).filter(|c| *c != ' ')
}

fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x6C => '●',
        0x6E => '■',
        0x6F | 0xA8 => '□',
        0x71 => '❑',
        0x75 => '◆',
        0x76 => '❖',
        0x9F => '•',
        0xA7 => '▪',
        0xD8 => '➢',
        0xE0 | 0xE8 => '→',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_symbol_fonts_are_characters() {
        for (font, code, expected) in [
            ("Symbol", "F061", Some('α')),
            ("Symbol", "F0B7", Some('•')),
            ("Symbol", "F0A3", Some('≤')),
            ("Symbol", "F0B4", Some('×')),
            ("Symbol", "F0FE", Some('⎭')),
            ("Symbol", "61", Some('α')),
            ("Wingdings", "F0FC", Some('✓')),
            ("Wingdings", "F041", None),
            ("Times New Roman", "2013", Some('–')),
            ("Unheard of", "F041", None),
            ("Symbol", "no number", None),
            ("Symbol", "7", None),
        ] {
            assert_eq!(character(font, code), expected, "{font} {code}");
        }
    }
}
