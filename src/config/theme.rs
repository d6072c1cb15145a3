/// How meanings are coloured. The ground is always the terminal's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For light letters on a dark ground, with 256 colours.
    Dark,
    /// For dark letters on a light ground, with 256 colours.
    Light,
    /// The terminal's own sixteen colours, readable on any ground.
    #[default]
    Sixteen,
    /// No colour at all: bold, dim, underlined and reversed letters.
    Monochrome,
}

/// Names of terminals without colours (terminfo).
const COLOURLESS: &[&str] = &["vt1", "vt2", "vt52", "sun", "cons25-m", "xterm-mono", "xterm-old"];

/// The names of the themes, as they are written in a configuration file.
pub(super) const THEMES: &[(&str, Theme)] =
    &[("dark", Theme::Dark), ("light", Theme::Light), ("16", Theme::Sixteen), ("mono", Theme::Monochrome)];

impl Theme {
    /// The theme for this terminal and the variable that said so, `None` where none did. The terminal itself is asked
    /// nothing, for the answer could come late and be taken for keys.
    ///
    /// `NO_COLOR` that is not empty takes all colours away (no-color.org). `TERM` says where there are none, `TERM` and
    /// `COLORTERM` where there are 256 or more, and `COLORFGBG` (rxvt, Konsole: the numbers of letters and ground) whether
    /// the ground is dark. Where the ground is not known the sixteen colours of the terminal are safe.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> (Self, Option<&'static str>) {
        let value = |name| variable(name).unwrap_or_default();
        if !value("NO_COLOR").is_empty() {
            return (Self::Monochrome, Some("NO_COLOR"));
        }
        let term = value("TERM");
        if COLOURLESS.iter().any(|name| term.starts_with(name)) || term.ends_with("-m") {
            return (Self::Monochrome, Some("TERM"));
        }
        let many = matches!(value("COLORTERM").as_str(), "truecolor" | "24bit")
            || ["256color", "direct", "kitty", "ghostty", "alacritty", "wezterm", "foot", "contour"]
                .iter()
                .any(|name| term.contains(name));
        let grounds = value("COLORFGBG");
        let ground: Option<u8> = grounds.rsplit(';').next().and_then(|ground| ground.parse().ok());
        match ground.filter(|_| many) {
            // Black, the dark colours and dark grey; white (7) and the bright ones are light.
            Some(0..=6 | 8) => (Self::Dark, Some("COLORFGBG")),
            Some(7 | 9..=15) => (Self::Light, Some("COLORFGBG")),
            Some(_) | None => (Self::Sixteen, None),
        }
    }

    /// Its name in a configuration file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Sixteen => "16",
            Self::Monochrome => "mono",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_decides() {
        for (set, theme) in [
            (&[][..], Theme::Sixteen),
            (&[("TERM", "xterm-256color")], Theme::Sixteen),
            (&[("TERM", "xterm-256color"), ("COLORFGBG", "15;0")], Theme::Dark),
            (&[("TERM", "xterm"), ("COLORTERM", "truecolor"), ("COLORFGBG", "0;default;15")], Theme::Light),
            (&[("TERM", "xterm"), ("COLORFGBG", "0;15")], Theme::Sixteen),
            (&[("TERM", "xterm-256color"), ("COLORFGBG", "default;default")], Theme::Sixteen),
            (&[("TERM", "vt220")], Theme::Monochrome),
            (&[("TERM", "linux-m")], Theme::Monochrome),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "1"), ("COLORFGBG", "15;0")], Theme::Monochrome),
            (&[("TERM", "linux"), ("NO_COLOR", "")], Theme::Sixteen),
        ] {
            let variable =
                |name: &str| set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(Theme::of_environment(variable).0, theme, "{set:?}");
        }
    }

    #[test]
    fn every_theme_has_its_name_in_the_table() {
        for (name, theme) in THEMES {
            assert_eq!(theme.name(), *name);
        }
    }
}
