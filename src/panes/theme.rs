//! The themes: how the few styles of `style` look.
//!
//! The panes draw in those styles, which are the meanings; a theme changes the finished frame cell by cell, so that no
//! pane knows of it.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::style::NAME;
use crate::config::{NameMarks, Settings, Theme};

/// How a theme shows what has a colour of its own, and what stands back.
struct Look {
    /// What is current: green in `style`.
    mark: Color,
    /// What failed: red in `style`.
    error: Color,
    /// What was searched for: magenta in `style`.
    hit: Color,
    /// The name of a programme.
    name: NameLook,
    /// A colour in the place of dim letters, which some terminals show too pale on a light ground.
    faint: Option<Color>,
}

/// How a name looks.
enum NameLook {
    Coloured(Color),
    Underlined,
    Plain,
}

/// The sixteen colours of the terminal, of which green, red and magenta are readable on dark and on light. A fourth
/// would be one too many: names are underlined.
const SIXTEEN: Look = Look {
    mark: Color::Green,
    error: Color::Red,
    hit: Color::Magenta,
    name: NameLook::Underlined,
    faint: None,
};
/// Numbers of the 256 colours: a soft green, red, yellow and blue, readable on black.
const DARK: Look = Look {
    mark: Color::Indexed(114),
    error: Color::Indexed(210),
    hit: Color::Indexed(221),
    name: NameLook::Coloured(Color::Indexed(110)),
    faint: None,
};
/// A deep green, red, brown and blue, readable on white; grey in the two bytes of the sixteen colours.
const LIGHT: Look = Look {
    mark: Color::Indexed(28),
    error: Color::Indexed(124),
    hit: Color::Indexed(130),
    name: NameLook::Coloured(Color::Indexed(25)),
    faint: Some(Color::DarkGray),
};
/// Bold, dim, underlined and reversed letters mean enough already: names are left as they are.
const MONOCHROME: Look =
    Look { mark: Color::Reset, error: Color::Reset, hit: Color::Reset, name: NameLook::Plain, faint: None };

/// Gives a frame the look that the settings ask for.
pub(super) fn dress(buffer: &mut Buffer, settings: &Settings) {
    let look = match settings.theme {
        Theme::Sixteen => SIXTEEN,
        Theme::Dark => DARK,
        Theme::Light => LIGHT,
        Theme::Monochrome => MONOCHROME,
    };
    let name = match settings.names {
        NameMarks::Auto => look.name,
        NameMarks::Underline => NameLook::Underlined,
        NameMarks::Off => NameLook::Plain,
    };
    let look = Look { name, ..look };
    for cell in &mut buffer.content {
        dress_cell(cell, &look);
    }
}

fn dress_cell(cell: &mut Cell, look: &Look) {
    cell.fg = match cell.fg {
        Color::Green => look.mark,
        Color::Red => look.error,
        Color::Magenta => look.hit,
        NAME => match look.name {
            NameLook::Coloured(colour) => colour,
            NameLook::Underlined => {
                cell.modifier.insert(Modifier::UNDERLINED);
                Color::Reset
            }
            NameLook::Plain => Color::Reset,
        },
        other => other,
    };
    if let Some(faint) = look.faint.filter(|_| cell.modifier.contains(Modifier::DIM)) {
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
    use crate::panes::style::{ERROR, FAINT, HIT, MARK, PLAIN};
    use ratatui::layout::Rect;

    /// The colour and the attributes of a mark, an error, something faint, ordinary text, a hit and a name.
    fn dressed(theme: Theme, names: NameMarks) -> Vec<(Color, Modifier)> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let styles = [MARK, ERROR, FAINT, PLAIN, HIT, PLAIN.fg(NAME)];
        for (x, style) in (0..).zip(styles) {
            buffer.set_string(x, 0, "x", style);
        }
        dress(&mut buffer, &Settings { theme, names, ..Settings::default() });
        buffer.content.iter().map(|cell| (cell.fg, cell.modifier)).collect()
    }

    #[test]
    fn each_theme_has_its_look() {
        let (none, bold, dim) = (Modifier::empty(), Modifier::BOLD, Modifier::DIM);
        let (plain, line) = ((Color::Reset, none), Modifier::UNDERLINED);
        let of = |theme| dressed(theme, NameMarks::Auto);
        let number = Color::Indexed;
        let faint = (Color::Reset, dim);
        assert_eq!(
            of(Theme::Sixteen),
            [
                (Color::Green, none),
                (Color::Red, bold),
                faint,
                plain,
                (Color::Magenta, bold | line),
                (Color::Reset, line)
            ]
        );
        assert_eq!(
            of(Theme::Dark),
            [
                (number(114), none),
                (number(210), bold),
                faint,
                plain,
                (number(221), bold | line),
                (number(110), none)
            ]
        );
        let faint = (Color::DarkGray, none);
        assert_eq!(
            of(Theme::Light),
            [
                (number(28), none),
                (number(124), bold),
                faint,
                plain,
                (number(130), bold | line),
                (number(25), none)
            ]
        );
        let faint = (Color::Reset, dim);
        assert_eq!(
            of(Theme::Monochrome),
            [plain, (Color::Reset, bold), faint, plain, (Color::Reset, bold | line), plain]
        );
    }

    #[test]
    fn the_reader_says_how_names_look() {
        for theme in [Theme::Sixteen, Theme::Dark, Theme::Light, Theme::Monochrome] {
            let name = |names| dressed(theme, names)[5];
            assert_eq!(name(NameMarks::Underline), (Color::Reset, Modifier::UNDERLINED));
            assert_eq!(name(NameMarks::Off), (Color::Reset, Modifier::empty()));
        }
    }
}
