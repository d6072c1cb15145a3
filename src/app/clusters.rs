//! Grapheme clusters and the columns they take when they are drawn.

use crate::text::{ambiguous_is_wide, display_safe, first_cluster, width};

/// A grapheme cluster of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cluster {
    /// The byte it begins at.
    pub(crate) start: usize,
    /// The byte after it.
    pub(crate) end: usize,
    /// The columns it takes once it is safe to draw; 0 for a line break.
    pub(crate) width: usize,
    /// The first character.
    pub(crate) first: char,
}

/// The grapheme clusters of `text` from the byte `from` on, which must begin one; none where it does not.
///
/// Neighbours that never join (Latin, Cyrillic, Arabic letters, Han, kana, their punctuation) are taken without asking
/// the segmentation tables: that is nearly all of a report, and twice (Chinese) to four times (English) as fast, measured
/// on 5 MB.
pub(crate) fn clusters(text: &str, from: usize) -> Clusters<'_> {
    Clusters { text, at: from }
}

/// See [`clusters`].
#[derive(Debug, Clone)]
pub(crate) struct Clusters<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Clusters<'_> {
    type Item = Cluster;

    fn next(&mut self) -> Option<Cluster> {
        let rest = self.text.get(self.at..)?;
        let mut characters = rest.chars();
        let first = characters.next()?;
        let alone = characters.next().is_none_or(|next| simple_width(next).is_some());
        let (length, width) = match simple_width(first).filter(|_| alone) {
            Some(width) => (first.len_utf8(), width),
            None => {
                let cluster = first_cluster(rest)?;
                (cluster.len(), drawn_width(cluster))
            }
        };
        let start = self.at;
        self.at += length;
        Some(Cluster { start, end: self.at, width, first })
    }
}

/// The columns of a character that never joins its neighbours and is drawn as it stands, `None` for any other.
fn simple_width(c: char) -> Option<usize> {
    // Below the ideographs and their punctuation much is ambiguous, Cyrillic letters too (UAX 11).
    if !c.is_ascii() && c < '\u{3000}' && ambiguous_is_wide() {
        return None;
    }
    match c {
        ' '..='~' | '\u{A1}'..='\u{A8}' | '\u{AA}'..='\u{AC}' | '\u{AF}'..='\u{2FF}' => Some(1),
        '\u{400}'..='\u{481}' | '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{2010}'..='\u{2027}' => {
            Some(1)
        }
        '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30A0}'..='\u{30FF}' => Some(2),
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}' => Some(2),
        _ => None,
    }
}

/// The columns of a cluster as [`display_safe`] lets it through.
fn drawn_width(cluster: &str) -> usize {
    if cluster.chars().all(is_line_break) { 0 } else { width(&display_safe(cluster)) }
}

/// Whether a character ends a line by itself (UAX 14, classes BK, CR, LF and NL).
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is a blank that may hang over the end of a line: any white space that allows a break.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::text::cluster_width;

    #[test]
    fn simple_characters_are_drawn_as_they_stand_and_stay_alone() {
        for c in ('\0'..='\u{3FFFF}').filter(|&c| simple_width(c).is_some()) {
            let alone = c.to_string();
            assert_eq!(simple_width(c), Some(cluster_width(&alone)), "{c:?}");
            assert_eq!(display_safe(&alone), alone, "{c:?}");
            for neighbour in ['a', '中', 'ф', 'ب', '，', '\u{AA}'] {
                assert_eq!(format!("{c}{neighbour}{c}").graphemes(true).count(), 3, "{c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn they_are_the_grapheme_clusters(text in "(\\PC|[中，a\u{301}\u{200D}\r\n🇦🇧👍🏽\u{FE0F}ﾊﾞ각ก็])*") {
            let ours: Vec<&str> = clusters(&text, 0).map(|c| text.get(c.start..c.end).unwrap()).collect();
            prop_assert_eq!(ours.concat(), text.as_str());
            let ends = |pieces: &[&str]| {
                pieces.iter().scan(0, |at, piece| { *at += piece.len(); Some(*at) }).collect::<Vec<_>>()
            };
            let (ours, theirs) = (ends(&ours), ends(&text.graphemes(true).collect::<Vec<_>>()));
            // Only a cluster that takes more than two columns is cut.
            prop_assert!(theirs.iter().all(|end| ours.contains(end)), "{:?} {:?}", ours, theirs);
        }
    }

    #[test]
    fn the_width_is_that_of_what_is_drawn() {
        let widths: Vec<usize> = clusters("a中\u{1b}\u{9d}\u{200b}\n", 0).map(|c| c.width).collect();
        assert_eq!(widths, [1, 2, 1, 8, 0, 0]);
    }
}
