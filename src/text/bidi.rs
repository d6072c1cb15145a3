use unicode_bidi::{BidiInfo, Level};

/// One cluster of a line in the order in which a terminal without bidirectional support must be sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Its index in the order of reading.
    pub index: usize,
    /// It runs from right to left, so that a bracket in it must be mirrored.
    pub mirrored: bool,
}

/// The clusters of a line from left to right as they must be drawn where the terminal does not reorder them itself, by
/// the Unicode Bidirectional Algorithm (UAX 9) with the line running from right to left. `None` for a line without a
/// letter of a script that does.
pub fn visual_order(clusters: &[&str]) -> Option<Vec<Placed>> {
    if !clusters.iter().any(|cluster| cluster.chars().any(is_right_to_left)) {
        return None;
    }
    let text = clusters.concat();
    let bidi = BidiInfo::new(&text, Some(Level::rtl()));
    let paragraph = bidi.paragraphs.first()?;
    let levels = bidi.reordered_levels(paragraph, paragraph.range.clone());
    let mut at = 0;
    let mut of_clusters = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        of_clusters.push(levels.get(at).copied().unwrap_or_else(Level::rtl));
        at += cluster.len();
    }
    let order = BidiInfo::reorder_visual(&of_clusters);
    let placed = |index: usize| Placed { index, mirrored: of_clusters.get(index).is_some_and(Level::is_rtl) };
    Some(order.into_iter().map(placed).collect())
}

/// The bracket that looks the other way, as rule L4 of UAX 9 wants it.
pub fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 7] =
        [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›'), ('▸', '◂')];
    let partner = |(open, close): &(char, char)| match c {
        c if c == *open => Some(*close),
        c if c == *close => Some(*open),
        _ => None,
    };
    PAIRS.iter().find_map(partner).unwrap_or(c)
}

/// Hebrew, Arabic and their neighbours, and the presentation forms of Arabic.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(line: &str) -> Option<String> {
        let clusters: Vec<&str> = line.split("").filter(|cluster| !cluster.is_empty()).collect();
        let order = visual_order(&clusters)?;
        let drawn = order.iter().map(|placed| {
            let c = clusters[placed.index].chars().next().unwrap();
            if placed.mirrored { mirrored(c) } else { c }
        });
        Some(drawn.collect())
    }

    #[test]
    fn a_line_runs_from_the_right_and_its_numbers_from_the_left() {
        assert_eq!(drawn("أب 640 ج"), Some("ج 640 بأ".into()));
        assert_eq!(drawn("(أ) ب  "), Some("  ب (أ)".into()));
        assert_eq!(drawn("12  أب"), Some("بأ  12".into()));
        assert_eq!(drawn("UN أ"), Some("أ UN".into()));
    }

    #[test]
    fn other_lines_are_left_alone() {
        assert_eq!(drawn("The text (a) 全球"), None);
    }
}
