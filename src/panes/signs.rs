//! Rules, bars and triangles in ASCII, for terminals or fonts without them.
//!
//! They are changed in the finished frame, those of a report as well: a terminal that cannot draw them can draw none.

use ratatui::buffer::Buffer;

/// Puts ASCII in the place of box drawing, blocks and triangles.
pub(super) fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let mut letters = cell.symbol().chars();
        if let (Some(sign), None) = (letters.next(), letters.next())
            && let Some(ascii) = ascii(sign)
        {
            cell.set_char(ascii);
        }
    }
}

fn ascii(sign: char) -> Option<char> {
    Some(match sign {
        '─' | '━' | '┄' | '┅' | '┈' | '┉' | '═' | '╌' | '╍' => '-',
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '║' | '╎' | '╏' => '|',
        '\u{2500}'..='\u{257f}' => '+',
        '▌' => '>',
        '▁' => '_',
        '\u{2580}'..='\u{259f}' => '#',
        '▸' => '+',
        '▾' => '-',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn what_is_drawn_becomes_ascii_and_words_stay() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, "─┬│▌▾▸█▁ 箱 é …", Style::new());
        to_ascii(&mut buffer);
        let line: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(line.trim_end(), "-+|>-+#_ 箱  é …");
    }
}
