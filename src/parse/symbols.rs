//! Document symbols in running text: `E/CN.15/2021/4`, `S/RES/2178 (2014)`, `A/8447 and Add.1`.
//!
//! The grammar is that of the Dag Hammarskjöld Library's guide to symbols: an organ of a closed list, then parts
//! divided by strokes, at least one of which holds a digit. `N/A` and `HIV/AIDS` are none.

use std::ops::Range;

use super::labels::tail;
use super::numerals::latin_look_alike;

/// The first part of a symbol.
const ORGANS: [&str; 62] = [
    "A", "S", "E", "T", "ST", "TD", "DP", "CD", "HSP", "JIU", "NPT", "PBC", "CAC", "CTOC", "CCPR", "CEDAW",
    "CERD", "CRC", "CAT", "CED", "CMW", "CRPD", "CLCS", "ISBA", "SPLOS", "FCCC", "ICCD", "UNEP", "UNODC",
    "HRI", "HCR", "ECE", "EB", "TRANS", "ENERGY", "TRADE", "LOS", "IDB", "GC", "ID", "UNW", "ICEF", "WFP",
    "BWC", "CCW", "APLC", "CCM", "PCNICC", "ICC-ASP", "SAICM", "IPBES", "UNFF", "AC", "ESCAP", "ESCWA",
    "ECA", "LC", "CBD", "INCB", "SC", "UNHCR", "SBI",
];

/// Modifiers that may stand alone after "and": `A/8447 and Add.1`.
const MODIFIERS: [&str; 4] = ["Add.", "Corr.", "Rev.", "Amend."];

/// Parts whose number may be followed by more numbers: `A/C.3/57/SR.39, 47 and 57`.
const LISTED: [&str; 6] = ["SR.", "PV.", "Add.", "Corr.", "L.", "WP."];

/// Words between the members of a list of symbols.
const SEPARATORS: [&str; 14] =
    [", and ", " and ", ", ", " et ", " y ", " и ", "、", "和", "及", "以及", " و", " & ", "-", "–"];

/// A stretch of text that cites one symbol, or several in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Citation {
    /// The bytes of the text.
    pub(super) bytes: Range<usize>,
    /// The symbols it stands for.
    pub(super) symbols: Vec<String>,
}

/// Every citation in `text`, from left to right.
pub(super) fn citations(text: &str) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    for slash in memchr::memchr_iter(b'/', text.as_bytes()) {
        let after = found.last().map_or(0, |citation| citation.bytes.end);
        if slash < after {
            continue;
        }
        if let Some(citation) = citation_at(text, slash).filter(|citation| citation.bytes.start >= after) {
            found.push(citation);
        }
    }
    found
}

/// The symbol that is all of `text`, stars of a reissue left out.
pub(super) fn whole_symbol(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('*').trim_end();
    let slash = text.find('/')?;
    let (range, symbol) = symbol_at(text, slash)?;
    (range == (0..text.len())).then_some(symbol)
}

fn citation_at(text: &str, slash: usize) -> Option<Citation> {
    let (range, symbol) = symbol_at(text, slash)?;
    let mut end = range.end;
    let mut symbols = expand_range(&symbol);
    let mut last = symbol;
    while let Some((next, length)) = next_in_list(&last, tail(text, end)) {
        end += length;
        last.clone_from(&next);
        symbols.push(next);
    }
    Some(Citation { bytes: range.start..end, symbols })
}

/// The symbol around the stroke at byte `slash`: its bytes in the text, and itself with look-alikes made Latin.
fn symbol_at(text: &str, slash: usize) -> Option<(Range<usize>, String)> {
    let before = text.get(..slash)?;
    let organ_start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_part_letter(*c) || *c == '-')
        .last()
        .map(|(at, _)| at)?;
    let organ_start = organ_start + before.get(organ_start..)?.len()
        - before.get(organ_start..)?.trim_start_matches('-').len();
    let organ: String = before.get(organ_start..)?.chars().map(latin_look_alike).collect();
    // "A/80/86-E/2025/71": what stands before the last hyphen is another symbol.
    let (organ_start, organ) = match organ.rsplit_once('-') {
        Some((_, last)) if !ORGANS.contains(&organ.as_str()) => {
            (slash - before.rsplit('-').next()?.len(), last.to_owned())
        }
        _ => (organ_start, organ),
    };
    let preceded = before.get(..organ_start)?.chars().next_back();
    if !ORGANS.contains(&organ.as_str()) || preceded.is_some_and(|c| matches!(c, '/' | '.' | ':' | '@' | '='))
    {
        return None;
    }
    let end = slash + parts_length(tail(text, slash));
    let body = text.get(slash..end)?;
    if !body.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = end + bracket_length(tail(text, end));
    let symbol: String = format!("{organ}{}", text.get(slash..end)?).trim_end().to_owned();
    Some((organ_start..end, symbol))
}

fn is_part_letter(c: char) -> bool {
    latin_look_alike(c).is_ascii_alphanumeric()
}

/// The bytes of `/CN.15/2021/4` at the beginning of `text`.
fn parts_length(text: &str) -> usize {
    let mut end = 0;
    let mut rest = text;
    while let Some(part) = rest.strip_prefix('/') {
        let length = part_length(part);
        if length == 0 {
            break;
        }
        end += 1 + length;
        rest = tail(part, length);
    }
    end
}

fn part_length(part: &str) -> usize {
    let mut end = 0;
    let mut chars = part.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let goes_on = match c {
            c if c.is_ascii_alphanumeric() => true,
            // A stop or hyphen belongs to the symbol only between letters and digits; an organ after it is another one.
            '.' => next.is_some_and(|next| next.is_ascii_alphanumeric()),
            '-' => next.is_some_and(|next| next.is_ascii_digit()) || at == 0,
            '(' => {
                let length = bracket_length(tail(part, at));
                if length > 0 && at > 0 {
                    end = at + length;
                    while chars.next_if(|(at, _)| *at < end).is_some() {}
                    continue;
                }
                false
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The bytes of a bracket that belongs to a symbol: `(III)`, ` (2014)`, `(Part II)`, `(Vol. I)`, `(Resumption 1)`.
fn bracket_length(text: &str) -> usize {
    const WORDS: [&str; 9] =
        ["Part", "Parts", "Vol.", "Vols.", "Resumption", "Resumption1", "PartI", "PartII", "Summary"];
    let trimmed = text.strip_prefix(' ').unwrap_or(text);
    let spaced = trimmed.len() < text.len();
    let Some(inner) = trimmed.strip_prefix('(') else { return 0 };
    let Some(close) = inner.find(')').filter(|&close| close > 0 && close <= 20) else { return 0 };
    let Some(content) = inner.get(..close) else { return 0 };
    let first = content.split(' ').next().unwrap_or("");
    let is_year = content.len() == 4 && content.bytes().all(|b| b.is_ascii_digit());
    let is_count = content.bytes().all(|b| b.is_ascii_digit() || b"IVXL-".contains(&b));
    let belongs = is_year || WORDS.contains(&first) || (!spaced && is_count);
    if belongs { text.len() - trimmed.len() + close + 2 } else { 0 }
}

/// `Add.1-3` is three symbols; any other symbol is one.
fn expand_range(symbol: &str) -> Vec<String> {
    let one = || vec![symbol.to_owned()];
    let Some((base, part)) = symbol.rsplit_once('/') else { return one() };
    let Some(kind) = LISTED.iter().find(|kind| part.starts_with(**kind)) else { return one() };
    let Some((first, last)) = tail(part, kind.len()).split_once('-') else { return one() };
    match (first.parse::<u32>(), last.parse::<u32>()) {
        (Ok(first), Ok(last)) if first < last && last - first < 100 => {
            (first..=last).map(|number| format!("{base}/{kind}{number}")).collect()
        }
        _ => one(),
    }
}

/// The next symbol of a list that goes on behind `last`, and the bytes it takes with the separator.
fn next_in_list(last: &str, rest: &str) -> Option<(String, usize)> {
    let separated = SEPARATORS.iter().find_map(|separator| {
        // A Chinese "and" may stand between spaces.
        let (rest, separator) = if separator.is_ascii() {
            (rest, *separator)
        } else {
            (rest.trim_start(), separator.trim_start())
        };
        rest.strip_prefix(separator)
    })?;
    let item = separated.trim_start();
    let item_start = rest.len() - item.len();
    let length = part_length(item);
    let word = item.get(..length)?;
    let (base, part) = last.rsplit_once('/')?;
    if MODIFIERS.iter().any(|modifier| word.starts_with(modifier) && word.len() > modifier.len()) {
        let same_kind = MODIFIERS.iter().any(|modifier| part.starts_with(modifier));
        let base = if same_kind { base } else { last };
        return Some((format!("{base}/{word}"), item_start + length));
    }
    let kind = LISTED.iter().find(|kind| part.starts_with(**kind))?;
    let follows = tail(item, length).chars().next();
    let is_number = (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    let is_member = follows.is_none_or(|c| !c.is_alphanumeric() && c != '/' || crate::text::is_cjk(c));
    let rises = tail(part, kind.len()).parse::<u32>().ok()? < word.parse().ok()?;
    (is_number && is_member && rises).then(|| (format!("{base}/{kind}{word}"), item_start + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<String> {
        citations(text).into_iter().flat_map(|citation| citation.symbols).collect()
    }

    #[test]
    fn symbols_are_found_whole_in_running_text() {
        assert_eq!(cited("（见 CAC/COSP/WG.4/2020/5）。"), ["CAC/COSP/WG.4/2020/5"]);
        assert_eq!(
            cited("see S/RES/2178 (2014) and A/69/308 (Part II)."),
            ["S/RES/2178 (2014)", "A/69/308 (Part II)"]
        );
        assert_eq!(cited("A/80/86-E/2025/71"), ["A/80/86", "E/2025/71"]);
        assert_eq!(cited("(CEDAW/C/URY/8-9),"), ["CEDAW/C/URY/8-9"]);
        assert_eq!(cited("А/75/90 и"), ["A/75/90"], "a Cyrillic А");
    }

    #[test]
    fn lists_are_written_out() {
        assert_eq!(cited("A/8447 and Add.1 and A/9243"), ["A/8447", "A/8447/Add.1", "A/9243"]);
        assert_eq!(cited("A/AC.260/2和Corr.1"), ["A/AC.260/2", "A/AC.260/2/Corr.1"]);
        assert_eq!(cited("A/C.3/57/SR.39, 47 y 57"), ["A/C.3/57/SR.39", "A/C.3/57/SR.47", "A/C.3/57/SR.57"]);
        assert_eq!(cited("A/80/604/Add.1-3"), ["A/80/604/Add.1", "A/80/604/Add.2", "A/80/604/Add.3"]);
        assert_eq!(cited("A/80/604 and 12 others"), ["A/80/604"]);
    }

    #[test]
    fn strokes_that_are_no_symbols() {
        let decoys = [
            "and/or",
            "N/A",
            "HIV/AIDS",
            "A/B testing",
            "2017/18",
            "S/he",
            "www.unodc.org/A/2",
            "E/F",
            "I/O",
        ];
        for text in decoys {
            assert_eq!(cited(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_line_that_is_one_symbol() {
        assert_eq!(whole_symbol("A/65/L.78*").as_deref(), Some("A/65/L.78"));
        assert_eq!(whole_symbol("A/RES/194(III)").as_deref(), Some("A/RES/194(III)"));
        assert_eq!(whole_symbol("A/86/412 (continued)"), None);
    }
}
