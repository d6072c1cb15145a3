use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// What finds any of `patterns`; `None` where there are more of them than it can hold, which takes millions.
///
/// A report is too short to win back what the fastest kind of automaton costs to build. And no tables are made for what
/// lies deeper than the first byte of a Chinese character: the crate would throw them away itself in the end, but they are most
/// of what it takes meanwhile (0.3 MB for the words of the Chinese rules).
pub(super) fn automaton<P: AsRef<[u8]>>(
    patterns: impl IntoIterator<Item = P>,
    kind: MatchKind,
) -> Option<AhoCorasick> {
    let mut builder = AhoCorasick::builder();
    builder.match_kind(kind).kind(Some(AhoCorasickKind::ContiguousNFA)).dense_depth(TABLES);
    builder.build(patterns).ok()
}

/// So many bytes are looked up in tables, those behind them in lists: what the crate takes for the kind of automaton above.
const TABLES: usize = 2;
