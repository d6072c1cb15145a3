//! Copying by OSC 52: the terminal at the reader's end puts the text into its clipboard, over any number of links.
//!
//! The sequence is xterm's ("Manipulate Selection Data"): `ESC ] 52 ; c ; BASE64 BEL`. Nothing of the text itself
//! reaches the terminal. No answer comes; whether the terminal obeys is its user's setting, so the text is always said
//! on the screen too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What the terminal is, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clipboard {
    /// It takes the sequence as it is, or ignores it.
    Terminal,
    /// tmux: takes the sequence where `set-clipboard` is `on`, and hands it on in a wrapping where `allow-passthrough`
    /// is. Both are sent, for neither can be asked; twice the same copy is one copy.
    Tmux,
    /// GNU screen hands on what is wrapped, in pieces of at most 768 bytes.
    Screen,
    /// It would print the sequence.
    Missing,
}

/// Terminals without a clipboard, some of which print an OSC as text.
const WITHOUT: [&str; 8] = ["linux", "vt100", "vt102", "vt220", "vt320", "ansi", "cons25", "sun"];

/// The bytes of a piece for screen, well below its limit.
const PIECE: usize = 512;

impl Clipboard {
    /// What the environment says.
    pub(super) fn of_terminal(variable: impl Fn(&str) -> Option<String>) -> Self {
        let term = variable("TERM").unwrap_or_default();
        let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
        if is_set("TMUX") {
            Self::Tmux
        } else if is_set("STY") || term.split(['.', '-']).next() == Some("screen") {
            Self::Screen
        } else if WITHOUT.contains(&term.as_str()) {
            Self::Missing
        } else {
            Self::Terminal
        }
    }

    /// The bytes that copy `text`; none where there is no clipboard.
    pub(super) fn copy(self, text: &str) -> Vec<u8> {
        let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text)).into_bytes();
        match self {
            Self::Terminal => plain,
            Self::Tmux => [plain.as_slice(), b"\x1bPtmux;\x1b", plain.as_slice(), b"\x1b\\"].concat(),
            Self::Screen => plain
                .chunks(PIECE)
                .flat_map(|piece| [b"\x1bP".as_slice(), piece, b"\x1b\\"])
                .flatten()
                .copied()
                .collect(),
            Self::Missing => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clipboard(variables: &[(&str, &str)]) -> Clipboard {
        let value = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        Clipboard::of_terminal(value)
    }

    #[test]
    fn the_wrapping_is_that_of_the_innermost_multiplexer() {
        assert_eq!(clipboard(&[("TERM", "xterm-256color")]), Clipboard::Terminal);
        assert_eq!(clipboard(&[]), Clipboard::Terminal);
        assert_eq!(clipboard(&[("TERM", "screen-256color"), ("TMUX", "/tmp/x,1,0")]), Clipboard::Tmux);
        assert_eq!(clipboard(&[("TERM", "screen.xterm-256color"), ("STY", "1.pts")]), Clipboard::Screen);
        assert_eq!(clipboard(&[("TERM", "linux")]), Clipboard::Missing);
    }

    #[test]
    fn the_text_is_in_base_64() {
        assert_eq!(Clipboard::Terminal.copy("第 42 段"), b"\x1b]52;c;56ysIDQyIOautQ==\x07");
        assert_eq!(Clipboard::Terminal.copy(""), b"\x1b]52;c;\x07");
        assert_eq!(Clipboard::Missing.copy("a"), b"");
    }

    #[test]
    fn tmux_gets_both_and_every_escape_in_the_wrapping_twice() {
        assert_eq!(Clipboard::Tmux.copy("a"), b"\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\");
    }

    #[test]
    fn screen_gets_pieces_that_make_the_whole() {
        let sent = Clipboard::Screen.copy(&"x".repeat(3000));
        let text = String::from_utf8(sent).unwrap();
        let pieces: Vec<&str> =
            text.split_terminator("\x1b\\").map(|piece| piece.strip_prefix("\x1bP").unwrap()).collect();
        assert!(pieces.len() > 7 && pieces.iter().all(|piece| piece.len() <= PIECE));
        assert_eq!(pieces.concat().into_bytes(), Clipboard::Terminal.copy(&"x".repeat(3000)));
    }
}
