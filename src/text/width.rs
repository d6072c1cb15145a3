use std::sync::atomic::{AtomicBool, Ordering};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether this terminal draws characters of ambiguous width in two columns.
///
/// One for the process, as there is one terminal, so that the layout, the marks and the cursor cannot disagree.
static AMBIGUOUS_IS_WIDE: AtomicBool = AtomicBool::new(false);

/// Says whether this terminal draws characters of ambiguous width (UAX 11), such as “ ” … —, in two columns. Must come
/// before anything is measured.
pub fn set_ambiguous_wide(wide: bool) {
    AMBIGUOUS_IS_WIDE.store(wide, Ordering::Relaxed);
}

/// Whether characters of ambiguous width take two columns.
pub fn ambiguous_is_wide() -> bool {
    AMBIGUOUS_IS_WIDE.load(Ordering::Relaxed)
}

/// The columns a text takes on the screen: the sum over its grapheme clusters.
///
/// Summed per cluster because the width of a whole string differs where letters join: السلام is 5 columns as a string
/// and 6 as it is drawn, cell by cell.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let mut rest = text;
    let mut columns = 0;
    while let Some(cluster) = first_cluster(rest) {
        columns += cluster_width(cluster);
        rest = rest.get(cluster.len()..).unwrap_or_default();
    }
    columns
}

/// The first cluster of a text that is drawn as one: a grapheme cluster (UAX 29), or so much of one as takes two columns.
///
/// A grapheme cluster may take any number of columns: a heap of Hangul initials, Devanagari consonants, emoji of a family
/// or with a colour of the skin. Terminals that know no clusters draw its characters one behind the other, over whatever
/// the line has next and over its end. Cut into pieces of two columns, each piece has its place.
pub fn first_cluster(text: &str) -> Option<&str> {
    let cluster = text.graphemes(true).next()?;
    let mut columns = 0;
    let first_beyond = cluster.char_indices().find(|&(at, c)| {
        columns += character_width(c);
        // One character may take three (U+17D8, Khmer "and so on").
        columns > 2 && at > 0
    });
    cluster.get(..first_beyond.map_or(cluster.len(), |(at, _)| at))
}

#[allow(clippy::disallowed_methods, reason = "this is where columns are counted")]
fn character_width(c: char) -> usize {
    let width = if ambiguous_is_wide() { UnicodeWidthChar::width_cjk(c) } else { UnicodeWidthChar::width(c) };
    width.unwrap_or(0)
}

/// The columns one cluster of [`first_cluster`] takes: 0, 1 or 2.
pub fn cluster_width(cluster: &str) -> usize {
    width_of(cluster, ambiguous_is_wide())
}

#[allow(clippy::disallowed_methods, reason = "this is where columns are counted")]
fn width_of(cluster: &str, ambiguous_is_wide: bool) -> usize {
    if ambiguous_is_wide && !cluster.starts_with(is_drawing) {
        UnicodeWidthStr::width_cjk(cluster).min(2)
    } else {
        UnicodeWidthStr::width(cluster).min(2)
    }
}

/// Box drawing, blocks and the triangles of the outline, which are drawn in ASCII where they would be wide.
fn is_drawing(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{259f}' | '▸' | '▾')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns_and_arabic_one_a_letter() {
        assert_eq!(width("集装箱 ab"), 9);
        assert_eq!(width("السلام"), 6);
        assert_eq!(width("e\u{301}"), 1);
    }

    #[test]
    fn a_cluster_has_two_columns_at_most() {
        assert_eq!(first_cluster("e\u{301}x"), Some("e\u{301}"));
        assert_eq!(first_cluster("각x"), Some("각"));
        assert_eq!((first_cluster("👍🏽"), width("👍🏽")), (Some("👍"), 4));
        assert_eq!(width(&"\u{1100}".repeat(1000)), 2000);
        assert_eq!(first_cluster("क्ष"), Some("क्ष"));
        assert_eq!((first_cluster("\u{17D8}x"), width("\u{17D8}x")), (Some("\u{17D8}"), 3));
        assert_eq!(first_cluster(""), None);
    }

    #[test]
    fn ambiguous_characters_are_as_wide_as_the_terminal_draws_them() {
        for (cluster, narrow, wide) in
            [("“", 1, 2), ("…", 1, 2), ("箱", 2, 2), ("a", 1, 1), ("│", 1, 1), ("▌", 1, 1)]
        {
            assert_eq!((width_of(cluster, false), width_of(cluster, true)), (narrow, wide), "{cluster}");
        }
    }
}
