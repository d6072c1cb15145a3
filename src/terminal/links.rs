//! Links for terminals that know them: `ESC ] 8 ; ; ADDRESS ESC \\`, and the same without an address where one ends
//! ("Hyperlinks in terminal emulators", the specification that VTE, iTerm2, kitty, WezTerm and others share).
//!
//! Which terminals know them nobody can ask without a round trip; those that say who they are, are believed. Others
//! ignore the sequence, but it costs bytes, and a few print it.

use crate::config::Links;

/// Ends the link that is open, if one is.
pub(super) const END: &str = "\x1b]8;;\x1b\\";

/// Names in `TERM` of terminals with links.
const TERMS: [&str; 6] = ["xterm-kitty", "xterm-ghostty", "alacritty", "wezterm", "foot", "contour"];

/// Names in `TERM_PROGRAM`.
const PROGRAMS: [&str; 5] = ["iTerm.app", "WezTerm", "vscode", "ghostty", "zed"];

/// Variables that a terminal with links sets.
const VARIABLES: [&str; 2] = ["KITTY_WINDOW_ID", "WT_SESSION"];

/// VTE has links since 0.50.0, which fell over them.
const VTE: u32 = 5001;

/// Terminals and multiplexers without links, whatever the terminal around them has told: some print what they do not know.
const WITHOUT: [&str; 8] = ["linux", "vt", "ansi", "cons25", "sun", "dumb", "screen", "tmux"];

/// Whether addresses are sent as links.
pub(super) fn are_sent(setting: Links, variable: impl Fn(&str) -> Option<String>) -> bool {
    match setting {
        Links::On => return true,
        Links::Off => return false,
        Links::Auto => {}
    }
    let value = |name| variable(name).unwrap_or_default();
    let term = value("TERM");
    let is_without = term.is_empty() || WITHOUT.iter().any(|name| term.starts_with(name));
    if is_without || ["TMUX", "STY"].iter().any(|name| !value(name).is_empty()) {
        return false;
    }
    TERMS.iter().any(|name| term.starts_with(name))
        || PROGRAMS.contains(&value("TERM_PROGRAM").as_str())
        || VARIABLES.iter().any(|name| !value(name).is_empty())
        || value("VTE_VERSION").parse().is_ok_and(|version: u32| version >= VTE)
}

/// The bytes after which what is written is a link to an address, or none.
pub(super) fn begin(address: Option<&str>) -> String {
    address.map_or(END.to_owned(), |address| format!("\x1b]8;;{address}\x1b\\"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(variables: &[(&str, &str)]) -> bool {
        let value = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        are_sent(Links::Auto, value)
    }

    #[test]
    fn links_go_to_terminals_that_are_known_to_have_them() {
        let xterm = ("TERM", "xterm-256color");
        for known in [
            &[("TERM", "xterm-kitty")][..],
            &[("TERM", "alacritty")],
            &[xterm, ("TERM_PROGRAM", "iTerm.app")],
            &[xterm, ("VTE_VERSION", "7600")],
            &[xterm, ("WT_SESSION", "4f1c")],
        ] {
            assert!(sent(known), "{known:?}");
        }
        for unknown in [
            &[][..],
            &[xterm],
            &[("VTE_VERSION", "7600")],
            &[xterm, ("VTE_VERSION", "5000")],
            &[xterm, ("TERM_PROGRAM", "Apple_Terminal")],
            &[("TERM", "linux"), ("VTE_VERSION", "7600")],
            &[("TERM", "tmux-256color"), ("KITTY_WINDOW_ID", "1")],
            &[xterm, ("KITTY_WINDOW_ID", "1"), ("TMUX", "/tmp/x,1,0")],
            &[("TERM", "screen"), ("WT_SESSION", "4f1c")],
        ] {
            assert!(!sent(unknown), "{unknown:?}");
        }
    }

    #[test]
    fn the_setting_decides_where_there_is_one() {
        let kitty = |name: &str| (name == "TERM").then(|| "xterm-kitty".to_owned());
        assert!(!are_sent(Links::Off, kitty));
        assert!(are_sent(Links::On, |_| None));
    }
}
