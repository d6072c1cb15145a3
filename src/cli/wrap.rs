use unicode_linebreak::linebreaks;

use crate::text::{cluster_width, first_cluster, width};

/// Cuts a text into lines of at most `columns`, where UAX 14 allows a break; a longer word is cut where it must be.
///
/// Not after a slash: UAX 14 allows it, but `E/CN.15/2021/4` is one symbol.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<&str> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for (at, _) in linebreaks(text).filter(|(at, _)| !is_after_slash(text, *at)) {
        let fits = |from: usize| fits(text.get(from..at).unwrap_or_default().trim_end(), columns);
        if !fits(start) && end > start {
            push(&mut lines, text, start..end);
            start = end;
        }
        while !fits(start) {
            let cut = forced_cut(text.get(start..at).unwrap_or_default(), columns);
            push(&mut lines, text, start..start.saturating_add(cut));
            start = start.saturating_add(cut);
        }
        end = at;
    }
    if start < text.len() || lines.is_empty() {
        push(&mut lines, text, start..text.len());
    }
    lines
}

/// Whether a text is no wider than `columns`; looks no further than it must, for a word may be a whole file long.
fn fits(text: &str, columns: usize) -> bool {
    forced_cut(text, columns) == text.len() && width(text) <= columns
}

fn push<'t>(lines: &mut Vec<&'t str>, text: &'t str, range: std::ops::Range<usize>) {
    lines.push(text.get(range).unwrap_or_default().trim_end());
}

fn is_after_slash(text: &str, at: usize) -> bool {
    at < text.len() && text.get(..at).is_some_and(|before| before.ends_with('/'))
}

/// How many bytes of a word fill a line; at least one cluster.
fn forced_cut(word: &str, columns: usize) -> usize {
    let mut used: usize = 0;
    let mut cut: usize = 0;
    while let Some(cluster) = first_cluster(word.get(cut..).unwrap_or_default()) {
        used = used.saturating_add(cluster_width(cluster));
        if used > columns && cut > 0 {
            break;
        }
        cut = cut.saturating_add(cluster.len());
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn latin_breaks_between_words_and_chinese_between_characters() {
        assert_eq!(wrap("the report of the Commission", 12), ["the report", "of the", "Commission"]);
        assert_eq!(wrap("委员会《公约》，报告", 8), ["委员会", "《公", "约》，报", "告"]);
    }

    #[test]
    fn a_symbol_is_not_cut_at_its_slashes() {
        assert_eq!(wrap("see E/CN.15/2021/4 there", 16), ["see", "E/CN.15/2021/4", "there"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut() {
        assert_eq!(wrap("a undocsorgzh b", 6), ["a", "undocs", "orgzh", "b"]);
        assert_eq!(wrap("", 10), [""]);
        let endless = "a".repeat(200_000);
        assert_eq!(wrap(&endless, 80).len(), 2_500);
    }

    proptest! {
        #[test]
        fn lines_fit_and_hold_every_character(text in "[ab 年，《/e\u{301}\u{200d}👩]{0,60}", columns in 2_usize..20) {
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{:?} in {}", line, columns);
            }
            prop_assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }
}
