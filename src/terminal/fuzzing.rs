//! What the fuzzer needs of this room; not in any other build.

use std::time::Duration;

use super::keys::{Decoder, Input};
use super::typing::Typing;
use crate::config::KeyCode;

/// All that is typed and pasted where the terminal sends `portions` with a silence after each that is empty.
pub fn typed(portions: &[&[u8]]) -> String {
    let mut decoder = Decoder::new(Duration::from_millis(50));
    let (mut typing, mut inputs, mut text) = (Typing::default(), Vec::new(), String::new());
    for portion in portions {
        if portion.is_empty() {
            decoder.silence(&mut inputs);
            assert!(decoder.patience().is_none(), "a silence ends everything");
            typing.silence();
        }
        decoder.read(portion, &mut inputs);
        typing.filter(&mut inputs);
        for input in inputs.drain(..) {
            match input {
                Input::Key(key) => text.extend(match key.code {
                    KeyCode::Char(letter) => Some(letter),
                    _ => None,
                }),
                Input::Mouse(_) => {}
                Input::Paste(pasted) => text.push_str(&pasted),
            }
        }
    }
    text
}
