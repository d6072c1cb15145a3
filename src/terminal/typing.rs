//! Tells typing from a paste that the terminal does not mark as one, so that a text is not executed as commands.
//!
//! Fingers change from one character to another some ten times a second, so what changes more often than
//! [`CHANGES_TYPED`] times in what came at once was not typed. A key held down makes no changes: its repeats count
//! even where a slow link has held up hundreds of them. What was pasted goes where a marked paste goes, into an open
//! field or nowhere, and everything that follows it without a pause is dropped.
//!
//! A pasted text that is shorter still becomes commands. Nothing in the bytes tells it from typing; terminals that
//! mark pastes, nearly all, do not send it so.

use std::time::Duration;

use super::keys::{Input, PASTE_KEPT, pasted_text};
use crate::config::KeyCode;

/// More changes than this are no typing: it would be six seconds of it while the program looked away.
const CHANGES_TYPED: usize = 64;
/// From so many changes on it is worth a short wait to see whether it becomes a paste.
const CHANGES_DOUBTFUL: usize = 16;
/// A paste is over after this silence.
const PASTE_OVER: Duration = Duration::from_millis(200);

/// What is known about the keys that are coming.
#[derive(Debug, Default)]
pub(super) struct Typing {
    /// They are the rest of a paste.
    in_paste: bool,
}

impl Typing {
    /// How long a silence must be to mean something here, `None` if none does; after it, call [`Typing::silence`].
    pub(super) fn patience(&self) -> Option<Duration> {
        self.in_paste.then_some(PASTE_OVER)
    }

    /// Nothing came for [`Typing::patience`].
    pub(super) fn silence(&mut self) {
        self.in_paste = false;
    }

    /// Makes a paste of what came at once if nobody can have typed it, and nothing of the rest of such a paste.
    pub(super) fn filter(&mut self, inputs: &mut Vec<Input>) {
        if self.in_paste {
            inputs.clear();
        } else if changes(inputs) > CHANGES_TYPED {
            self.in_paste = true;
            let text = typed_text(inputs);
            *inputs = vec![Input::Paste(text)];
        }
    }
}

/// Whether more of `inputs` could show that they were pasted.
pub(super) fn may_be_pasted(inputs: &[Input]) -> bool {
    changes(inputs) > CHANGES_DOUBTFUL
}

/// The character a key types, line ends and tabs included; `None` for a command key.
fn typed(input: &Input) -> Option<char> {
    let Input::Key(key) = input else { return None };
    match key.code {
        _ if key.control || key.alt => None,
        KeyCode::Char(letter) => Some(letter),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        KeyCode::Esc | KeyCode::BackTab | KeyCode::Backspace | KeyCode::Delete | KeyCode::Function(_) => None,
        KeyCode::Up | KeyCode::Down | KeyCode::Left | KeyCode::Right => None,
        KeyCode::Home | KeyCode::End | KeyCode::PageUp | KeyCode::PageDown => None,
    }
}

/// How often one typed character is followed by another one.
fn changes(inputs: &[Input]) -> usize {
    let letters: Vec<char> = inputs.iter().filter_map(typed).collect();
    letters.windows(2).filter(|pair| pair.first() != pair.last()).count()
}

/// What the keys typed, as far as anything can use it.
fn typed_text(inputs: &[Input]) -> String {
    let mut text = String::new();
    for letter in inputs.iter().filter_map(typed) {
        if text.len() >= PASTE_KEPT {
            break;
        }
        text.push(letter);
    }
    pasted_text(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::keys::Decoder;

    fn keys(text: &str) -> Vec<Input> {
        let mut inputs = Vec::new();
        Decoder::new(Duration::ZERO).read(text.as_bytes(), &mut inputs);
        inputs
    }

    fn filtered(typing: &mut Typing, text: &str) -> Vec<Input> {
        let mut inputs = keys(text);
        typing.filter(&mut inputs);
        inputs
    }

    #[test]
    fn a_key_held_down_is_typing() {
        let held = "j".repeat(2_000) + &"k".repeat(2_000);
        assert_eq!(filtered(&mut Typing::default(), &held), keys(&held));
    }

    #[test]
    fn six_seconds_of_typing_are_typing() {
        let typed = "/container programme\rnnn42Gjjdd\u{1b}[A\u{1b}[A\u{1b}[B?q";
        assert_eq!(filtered(&mut Typing::default(), typed), keys(typed));
    }

    #[test]
    fn a_text_is_a_paste_with_its_line_ends() {
        let text = "quit and jump\r".repeat(10);
        let pasted = vec![Input::Paste("quit and jump\n".repeat(10))];
        assert_eq!(filtered(&mut Typing::default(), &text), pasted);
    }

    #[test]
    fn the_rest_of_a_paste_is_nothing_until_a_silence() {
        let mut typing = Typing::default();
        filtered(&mut typing, &"quit and jump\r".repeat(10));
        assert_eq!(filtered(&mut typing, "q"), []);
        assert_eq!(typing.patience(), Some(PASTE_OVER));
        typing.silence();
        assert_eq!(filtered(&mut typing, "q"), keys("q"));
        assert_eq!(typing.patience(), None);
    }

    #[test]
    fn of_a_large_paste_the_beginning_is_kept() {
        assert_eq!(typed_text(&keys(&"xy".repeat(100_000))).len(), PASTE_KEPT);
    }
}
