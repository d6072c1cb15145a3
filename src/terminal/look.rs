//! Colours, attributes and links, and the shortest sequence from one set of them to another (SGR, ECMA-48 8.3.117).

use std::fmt::Write;
use std::rc::Rc;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::links;

/// The attributes with the numbers that turn them on and off. Two share the number that turns them off, and come first.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// What can be seen of these where nothing but a blank is written.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// How a cluster is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Look {
    text: Color,
    ground: Color,
    attributes: Modifier,
    /// Where the link leads that it is, if it is one.
    link: Option<Rc<str>>,
}

impl Look {
    /// The terminal's own colours and no attribute.
    pub(super) const PLAIN: Self =
        Self { text: Color::Reset, ground: Color::Reset, attributes: Modifier::empty(), link: None };

    /// The look of a cell; without colours (`NO_COLOR`) only its attributes count. A blank that looks like any other
    /// is plain.
    pub(super) fn of(cell: &Cell, colours: bool) -> Self {
        let (text, ground) = if colours { (cell.fg, cell.bg) } else { (Color::Reset, Color::Reset) };
        let look = Self { text, ground, attributes: cell.modifier, link: None };
        if cell.symbol() == " " && look.is_unseen_on_blanks() { Self::PLAIN } else { look }
    }

    /// The same as a link.
    pub(super) fn linked(&self, address: &str) -> Self {
        Self { link: Some(address.into()), ..self.clone() }
    }

    /// Whether a blank written so looks like a plain one.
    pub(super) fn is_unseen_on_blanks(&self) -> bool {
        self.ground == Color::Reset && self.link.is_none() && !self.attributes.intersects(SEEN_ON_BLANKS)
    }

    /// The shortest sequence that makes `next` of this look; nothing where they are the same.
    pub(super) fn change_to(&self, next: &Self) -> String {
        let link = if self.link == next.link { String::new() } else { links::begin(next.link.as_deref()) };
        let same = (self.text, self.ground, self.attributes) == (next.text, next.ground, next.attributes);
        if same {
            return link;
        }
        let anew = Self::PLAIN.parameters_to(next);
        let anew = if anew.is_empty() { anew } else { format!(";{anew}") };
        let change = self.parameters_to(next);
        // An empty parameter is 0, which puts everything back.
        format!("{link}\x1b[{}m", if anew.len() <= change.len() { anew } else { change })
    }

    fn parameters_to(&self, next: &Self) -> String {
        let mut parameters = String::new();
        let mut lasting = self.attributes;
        for (attribute, _, off) in ATTRIBUTES {
            if lasting.contains(attribute) && !next.attributes.contains(attribute) {
                push(&mut parameters, &off.to_string());
                let ended = ATTRIBUTES.iter().filter(|one| one.2 == off);
                ended.for_each(|one| lasting.remove(one.0));
            }
        }
        for (attribute, on, _) in ATTRIBUTES {
            if next.attributes.contains(attribute) && !lasting.contains(attribute) {
                push(&mut parameters, &on.to_string());
            }
        }
        if self.text != next.text {
            push(&mut parameters, &colour(next.text, 30));
        }
        if self.ground != next.ground {
            push(&mut parameters, &colour(next.ground, 40));
        }
        parameters
    }
}

fn push(parameters: &mut String, parameter: &str) {
    if !parameters.is_empty() {
        parameters.push(';');
    }
    parameters.push_str(parameter);
}

/// The parameters of a colour; `base` is 30 for the text and 40 for the ground.
fn colour(colour: Color, base: u8) -> String {
    let number = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => base + 60,
        Color::LightRed => base + 61,
        Color::LightGreen => base + 62,
        Color::LightYellow => base + 63,
        Color::LightBlue => base + 64,
        Color::LightMagenta => base + 65,
        Color::LightCyan => base + 66,
        Color::White => base + 67,
        Color::Indexed(index) => return format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => {
            let mut parameters = format!("{};2", base + 8);
            for part in [red, green, blue] {
                // Writing to a string cannot fail.
                let _ = write!(parameters, ";{part}");
            }
            return parameters;
        }
    };
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(attributes: Modifier) -> Look {
        Look { attributes, ..Look::PLAIN }
    }

    #[test]
    fn the_shortest_change_is_found() {
        let (bold, dim) = (look(Modifier::BOLD), look(Modifier::DIM));
        let green = Look { text: Color::Green, ..Look::PLAIN };
        assert_eq!(Look::PLAIN.change_to(&dim), "\x1b[2m");
        assert_eq!(dim.change_to(&Look::PLAIN), "\x1b[m");
        assert_eq!(dim.change_to(&bold), "\x1b[;1m");
        assert_eq!(bold.change_to(&look(Modifier::BOLD | Modifier::UNDERLINED)), "\x1b[4m");
        assert_eq!(look(Modifier::BOLD | Modifier::UNDERLINED).change_to(&bold), "\x1b[;1m");
        assert_eq!(green.change_to(&dim), "\x1b[;2m");
        assert_eq!(green.change_to(&green), "");
        let deep = Look { text: Color::Rgb(1, 2, 3), ground: Color::Indexed(7), ..look(Modifier::BOLD) };
        assert_eq!(Look::PLAIN.change_to(&deep), "\x1b[1;38;2;1;2;3;48;5;7m");
        assert_eq!(deep.change_to(&Look { attributes: Modifier::empty(), ..deep.clone() }), "\x1b[22m");
        let both = Look { attributes: Modifier::BOLD | Modifier::DIM, ..deep.clone() };
        assert_eq!(both.change_to(&Look { attributes: Modifier::DIM, ..deep.clone() }), "\x1b[22;2m");
    }

    #[test]
    fn a_link_is_begun_changed_and_ended() {
        let (one, other) = (Look::PLAIN.linked("http://a"), Look::PLAIN.linked("http://b"));
        assert_eq!(Look::PLAIN.change_to(&one), "\x1b]8;;http://a\x1b\\");
        assert_eq!(one.change_to(&other), "\x1b]8;;http://b\x1b\\");
        assert_eq!(other.change_to(&Look::PLAIN), "\x1b]8;;\x1b\\");
        assert_eq!(one.change_to(&look(Modifier::BOLD).linked("http://a")), "\x1b[1m");
        assert_eq!(look(Modifier::BOLD).linked("http://a").change_to(&Look::PLAIN), "\x1b]8;;\x1b\\\x1b[m");
        assert!(!one.is_unseen_on_blanks());
    }

    #[test]
    fn a_blank_keeps_only_what_is_seen_of_it() {
        let mut cell = Cell::EMPTY;
        cell.modifier = Modifier::BOLD;
        assert_eq!(Look::of(&cell, true), Look::PLAIN);
        cell.modifier = Modifier::REVERSED;
        assert_eq!(Look::of(&cell, true), look(Modifier::REVERSED));
        cell.bg = Color::Blue;
        assert_ne!(Look::of(&cell, true), look(Modifier::REVERSED));
        assert_eq!(Look::of(&cell, false), look(Modifier::REVERSED));
    }
}
