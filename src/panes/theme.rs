//! The themes: how the few styles of `style` look.
//!
//! The panes draw in those styles, which are the meanings; a theme changes the finished frame cell by cell, so that no
//! pane knows of it.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::config::Theme;

/// How a theme shows what has a colour of its own, and what stands back.
struct Colours {
    /// What is current: green in `style`.
    mark: Color,
    /// What failed: red in `style`.
    error: Color,
    /// A colour in the place of dim letters, which some terminals show too pale on a light ground.
    faint: Option<Color>,
}

/// Numbers of the 256 colours: a soft green and red, readable on black.
const DARK: Colours = Colours { mark: Color::Indexed(114), error: Color::Indexed(210), faint: None };
/// A deep green and red, readable on white; grey in the two bytes of the sixteen colours.
const LIGHT: Colours =
    Colours { mark: Color::Indexed(28), error: Color::Indexed(124), faint: Some(Color::DarkGray) };
const MONOCHROME: Colours = Colours { mark: Color::Reset, error: Color::Reset, faint: None };

/// Gives a frame the look of a theme.
pub(super) fn dress(buffer: &mut Buffer, theme: Theme) {
    let colours = match theme {
        Theme::Sixteen => return,
        Theme::Dark => DARK,
        Theme::Light => LIGHT,
        Theme::Monochrome => MONOCHROME,
    };
    for cell in &mut buffer.content {
        dress_cell(cell, &colours);
    }
}

fn dress_cell(cell: &mut Cell, colours: &Colours) {
    cell.fg = match cell.fg {
        Color::Green => colours.mark,
        Color::Red => colours.error,
        other => other,
    };
    if let Some(faint) = colours.faint.filter(|_| cell.modifier.contains(Modifier::DIM)) {
        cell.modifier.remove(Modifier::DIM);
        // A chosen row is reversed: grey letters would become its ground.
        if !cell.modifier.contains(Modifier::REVERSED) && cell.fg == Color::Reset {
            cell.fg = faint;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panes::style::{ERROR, FAINT, MARK, PLAIN};
    use ratatui::layout::Rect;

    /// The colour and the attributes of a mark, an error, something faint and ordinary text.
    fn dressed(theme: Theme) -> Vec<(Color, Modifier)> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        for (x, style) in [(0, MARK), (1, ERROR), (2, FAINT), (3, PLAIN)] {
            buffer.set_string(x, 0, "x", style);
        }
        dress(&mut buffer, theme);
        buffer.content.iter().map(|cell| (cell.fg, cell.modifier)).collect()
    }

    #[test]
    fn each_theme_has_its_look() {
        let (none, bold, dim) = (Modifier::empty(), Modifier::BOLD, Modifier::DIM);
        let plain = (Color::Reset, none);
        let sixteen = [(Color::Green, none), (Color::Red, bold), (Color::Reset, dim), plain];
        assert_eq!(dressed(Theme::Sixteen), sixteen);
        let dark = [(Color::Indexed(114), none), (Color::Indexed(210), bold), (Color::Reset, dim), plain];
        assert_eq!(dressed(Theme::Dark), dark);
        let light = [(Color::Indexed(28), none), (Color::Indexed(124), bold), (Color::DarkGray, none), plain];
        assert_eq!(dressed(Theme::Light), light);
        assert_eq!(dressed(Theme::Monochrome), [plain, (Color::Reset, bold), (Color::Reset, dim), plain]);
    }
}
