use super::begin::is_modifier;
use super::lexer;
use crate::topics::relate::Prefix;
use crate::topics::words::chinese as words;

/// A name in the form in which an abridged one is its end: without marks and 的, one word for those that mean the same.
pub(in crate::topics) fn normal(name: &str) -> String {
    let bare: String =
        name.chars().filter(|c| !matches!(c, '“' | '”' | '《' | '》' | '的' | '-' | ' ')).collect();
    words::SYNONYMS.iter().fold(bare, |name, (word, common)| name.replace(word, common))
}

/// What two names have in common that differ only in words that add nothing: 网络犯罪 in 打击网络犯罪全球方案 and
/// 网络犯罪问题全球方案. Empty where nothing is left.
pub(in crate::topics) fn core(name: &str) -> String {
    let mut core = normal(name);
    let noun = words::SUFFIXES.iter().map(|suffix| suffix.word).filter(|noun| core.ends_with(noun));
    if let Some(noun) = noun.max_by_key(|noun| noun.len()) {
        core.truncate(core.len().saturating_sub(noun.len()));
    }
    words::EMPTY.split_whitespace().fold(core, |core, word| core.replace(word, ""))
}

/// Whether a text is a noun with which names end.
pub(in crate::topics) fn is_noun(text: &str) -> bool {
    words::SUFFIXES.iter().any(|suffix| suffix.word == text)
}

/// What the words are by which a name is longer than another that it ends with.
pub(in crate::topics) fn prefix(prefix: &str) -> Prefix {
    let runs = lexer::runs(prefix);
    let tokens = runs.first().map(Vec::as_slice).unwrap_or_default();
    if prefix.ends_with(['和', '与', '及', '、', '的']) {
        return Prefix::Other;
    }
    if is_modifier(tokens) { Prefix::Modifier } else { Prefix::Foreign }
}

/// Whether two long names, in normal form, are one in two wordings: nearly the same characters, and no other place or
/// number.
pub(in crate::topics) fn are_variants(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len() == b.len() && is_misspelt(&a, &b) {
        return true;
    }
    let (least, most) = (a.len().min(b.len()), a.len().max(b.len()));
    if least < LONG || least * 9 <= most * 4 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let tail = tail.min(least.saturating_sub(head));
    let middle = |text: &[char]| -> String {
        text.get(head..text.len().saturating_sub(tail)).unwrap_or_default().iter().collect()
    };
    let (one_middle, other_middle) = (middle(&a), middle(&b));
    let is_abridged = (one_middle.is_empty() || other_middle.is_empty()) && head >= 2 && tail >= 4;
    let is_alike = is_abridged || head + tail >= LEAST_COMMON && similarity(&a, &b) >= ALIKE;
    is_alike
        && !is_distinctive(&one_middle)
        && !is_distinctive(&other_middle)
        && !are_of_two_places(one, other)
}

/// Names that are alike begin or end with the same characters, so many of them.
const LEAST_COMMON: usize = 3;

/// Names shorter than this, in characters, are not compared by likeness.
const LONG: usize = 9;

/// Long names with so many pairs of characters in common, of a hundred, are one in two wordings.
const ALIKE: usize = 78;

/// Whether both names hold places, and not the same.
fn are_of_two_places(one: &str, other: &str) -> bool {
    let places = |name: &str| {
        let runs = lexer::runs(name);
        let tokens = runs.into_iter().flatten().filter(|token| token.role == lexer::Role::Place);
        let places: Vec<String> =
            tokens.filter_map(|token| Some(name.get(token.range)?.to_owned())).collect();
        places
    };
    let (one, other) = (places(one), places(other));
    !one.is_empty() && !other.is_empty() && one != other
}

/// Whether the words by which two names differ make them two: a place or a number.
fn is_distinctive(middle: &str) -> bool {
    let runs = lexer::runs(middle);
    let has_place =
        runs.first().is_some_and(|tokens| tokens.iter().any(|token| token.role == lexer::Role::Place));
    has_place || middle.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}

/// The share of the pairs of neighbouring characters that two texts have in common, of a hundred.
fn similarity(a: &[char], b: &[char]) -> usize {
    let pairs = |text: &[char]| {
        let mut pairs: Vec<(char, char)> = text.iter().copied().zip(text.iter().copied().skip(1)).collect();
        pairs.sort_unstable();
        pairs
    };
    let (one, mut other) = (pairs(a), pairs(b));
    let total = one.len() + other.len();
    let common =
        one.iter().filter(|pair| other.binary_search(pair).map(|at| other.remove(at)).is_ok()).count();
    (common * 200).checked_div(total).unwrap_or_default()
}

/// Whether two names of one length differ in a single character that is often taken for the other.
fn is_misspelt(a: &[char], b: &[char]) -> bool {
    let mut different = a.iter().zip(b).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (different.next(), different.next()) else { return false };
    words::CONFUSED.split_whitespace().any(|pair| pair.contains(*x) && pair.contains(*y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vary(one: &str, other: &str) -> bool {
        are_variants(&normal(one), &normal(other))
    }

    #[test]
    fn a_name_in_two_wordings_is_one() {
        assert!(vary(
            "增进各国预防和侦破有组织和金融犯罪能力全球方案",
            "增进各国预防和侦破有组织犯罪和金融犯罪能力全球方案"
        ));
        assert!(vary("清正网络", "清政网络"));
        assert!(!vary("东非中央机关和检察官合作网络", "西非中央机关和检察官合作网络"));
        assert!(!vary("长河跨境警务二号行动", "长河跨境警务三号行动"));
        assert!(!vary("打击非法采矿全球方案", "打击假药贸易全球方案"));
    }

    #[test]
    fn empty_words_do_not_make_two_names() {
        assert_eq!(core("打击非法采矿全球方案"), core("非法采矿问题全球方案"));
        assert_eq!(core("全球渔业方案"), core("渔业问题全球方案"));
        assert_ne!(core("全球渔业方案"), core("全球林业方案"));
        assert_eq!(core("全球方案"), "");
    }

    #[test]
    fn what_is_added_before_a_name_may_belong_to_it() {
        assert_eq!(prefix("全球"), Prefix::Modifier);
        assert_eq!(prefix("联合国"), Prefix::Modifier);
        assert_eq!(prefix("甲乙丙"), Prefix::Foreign);
        assert_eq!(prefix("国际司法网络和"), Prefix::Other);
    }
}
