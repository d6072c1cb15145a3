use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns a text takes on the screen: the sum over its grapheme clusters.
///
/// Summed per cluster because the width of a whole string differs where letters join: السلام is 5 columns as a string
/// and 6 as it is drawn, cell by cell.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// The columns one grapheme cluster takes: 0, 1 or 2.
pub fn cluster_width(cluster: &str) -> usize {
    UnicodeWidthStr::width(cluster).min(2)
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
}
