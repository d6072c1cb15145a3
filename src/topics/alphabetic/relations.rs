use crate::topics::relate::Prefix;
use crate::topics::words::alphabetic::Words;

/// A name in the form in which an abridged one is its end: without marks, article and bracketed acronym.
pub(in crate::topics) fn normal(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    let mut depth = 0_usize;
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '“' | '”' => {}
            c if depth == 0 => normal.extend(c.to_lowercase()),
            _ => {}
        }
    }
    let words: Vec<&str> = normal.split_whitespace().collect();
    let words = words.join(" ");
    words.strip_prefix("the ").unwrap_or(&words).to_owned()
}

/// The words of a name that say what it is about, in their order, with the noun.
pub(in crate::topics) fn core(words: &Words, name: &str) -> String {
    let normal = normal(name);
    let is_empty = |word: &&str| {
        !words.connectors.holds(word) && !words.articles.holds(word) && !words.modifiers.holds(word)
    };
    let core: Vec<&str> = normal.split(' ').filter(is_empty).collect();
    let has_subject = core.iter().any(|word| words.noun(word).is_none() && !words.generic.holds(word));
    if has_subject { core.join(" ") } else { String::new() }
}

/// What the words are by which a name is longer than another that it ends with.
pub(in crate::topics) fn prefix(words: &Words, prefix: &str) -> Prefix {
    if !prefix.ends_with(' ') {
        return Prefix::Other;
    }
    let mut parts = prefix.split_whitespace();
    if parts.all(|word| words.modifiers.holds(word) || words.articles.holds(word)) {
        Prefix::Modifier
    } else {
        Prefix::Other
    }
}

/// Whether a short name has a noun and other words that all stand in the full one: "Review Mechanism".
pub(in crate::topics) fn abridges(words: &Words, short: &str, full: &str) -> bool {
    if short.len() >= full.len() {
        return false;
    }
    let full: Vec<&str> = full.split(' ').collect();
    let is_small = |word: &&str| words.connectors.holds(word) || words.articles.holds(word);
    let short: Vec<&str> = short.split(' ').filter(|word| !is_small(word)).collect();
    let nouns = short.iter().filter(|word| words.noun(word).is_some()).count();
    short.len() > 1 && nouns > 0 && short.len() < full.len() && short.iter().all(|word| full.contains(word))
}

/// Whether one name, given by its core, leaves out words of the other: "Container Programme" for "Container Control Programme".
pub(in crate::topics) fn are_variants(words: &Words, one: &str, other: &str) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let long: Vec<&str> = long.split_whitespace().collect();
    let short: Vec<&str> = short.split_whitespace().collect();
    let edge = |name: &[&str]| {
        if words.noun_is_last {
            name.last().copied().map(str::to_owned)
        } else {
            name.first().copied().map(str::to_owned)
        }
    };
    if short.len() < 2 || edge(&long) != edge(&short) || long.len() > short.len() * 2 {
        return false;
    }
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word))
}
