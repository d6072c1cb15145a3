//! The columns of a row of cells as a terminal shows it: clusters of one column or two.

use crate::text::cluster_width;

/// One column of a row, as a [`Palette`](super::palette::Palette) numbers clusters and looks: eight bytes, where a cell of
/// ratatui has 48.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Column {
    /// The cluster that begins here: a character by its own number, others by one beyond those.
    pub(super) cluster: u32,
    /// How it looks.
    pub(super) look: u32,
}

/// The columns of a row.
pub(super) type Row = Vec<Column>;

impl Column {
    /// The number of the plain look.
    pub(super) const PLAIN: u32 = 0;

    /// Nothing, as after the screen was cleared.
    pub(super) const BLANK: Self = Self { cluster: ' ' as u32, look: Self::PLAIN };

    /// The cluster of the column before goes on.
    pub(super) const GOES_ON: Self = Self { cluster: u32::MAX, look: Self::PLAIN };

    /// About how many bytes it takes to write: those of a character, of other clusters as many as most have.
    pub(super) fn bytes(self) -> usize {
        let others = if self == Self::GOES_ON { 0 } else { CLUSTER };
        char::from_u32(self.cluster).map_or(others, char::len_utf8)
    }

    /// Whether a blank stands here, in any look.
    pub(super) fn is_blank(self) -> bool {
        self.cluster == Self::BLANK.cluster
    }
}

/// A letter and a mark on it.
const CLUSTER: usize = 4;

/// Whether a cluster has two columns.
pub(super) fn is_wide(symbol: &str) -> bool {
    !symbol.is_ascii() && cluster_width(symbol) == 2
}

/// The only character of a cluster.
pub(super) fn single(symbol: &str) -> Option<char> {
    let mut letters = symbol.chars();
    letters.next().filter(|_| letters.as_str().is_empty())
}

/// The columns of a cell that every terminal agrees about, `None` where they may not.
///
/// One: the letters of the six languages, and ASCII. Two: ideographs, kana, Hangul, and their full-width punctuation.
/// Not sure: clusters of several characters, emoji, symbols, and the quotation marks and dashes that are wide in some
/// terminals of East Asia (UAX 11, "ambiguous"), but not the letters among those, which no terminal in use makes wide.
pub(super) fn sure_width(symbol: &str) -> Option<usize> {
    let sure = match single(symbol)? {
        ' '..='~' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' => Some(1),
        '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{52F}' => Some(1),
        '\u{61B}' | '\u{61F}'..='\u{64A}' | '\u{660}'..='\u{66F}' | '\u{671}'..='\u{6D3}' => Some(1),
        '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{303D}' | '\u{3041}'..='\u{3096}' => Some(2),
        '\u{309B}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' => Some(2),
        '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' => Some(2),
        '\u{20000}'..='\u{3FFFD}' => Some(2),
        _ => None,
    };
    // Where the reader says that ambiguous characters are wide, letters among them may be as well.
    sure.filter(|&sure| sure == cluster_width(symbol))
}
