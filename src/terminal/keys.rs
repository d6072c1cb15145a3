//! Bytes of the terminal to keys: a total decoder that never waits by itself.
//!
//! Written here and not taken from crossterm because four faults of its 0.29 reader (feature `use-dev-tty`, measured)
//! cannot be mended from outside: in a paste that never ends it is deaf for good, in an unfinished sequence it blocks
//! in `read` and misses signals, a poll without waiting never reports a key, and after a hang-up it spins.
//!
//! What a terminal may send, and what becomes of it:
//!
//! | bytes | become |
//! |---|---|
//! | a character, a control, ESC and one of these | a key, a key with Control, a key with Alt |
//! | `ESC [ …` and `ESC O x` that are a key (xterm, rxvt, Linux console) | that key |
//! | `ESC [ 0 n`, "I am there" | no key; [`Decoder::take_receipt`] tells of it |
//! | `ESC [ < …`: the wheel, the left button going down (SGR reports) | what the mouse did |
//! | any other `ESC [ …`: reports of the cursor, of modes, of the mouse, of the focus | nothing |
//! | `ESC ]`, `ESC P`, `ESC X`, `ESC ^`, `ESC _` up to BEL or `ESC \`: answers of the terminal | nothing |
//! | `ESC [ 200 ~` up to `ESC [ 201 ~` | one paste |
//!
//! So Alt with `[`, `]`, `O`, `P`, `X`, `^` or `_` can never be a key.

use std::time::Duration;

use super::sequences;
use crate::app::Mouse;
use crate::config::{Key, KeyCode};

/// What the reader of the terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// A key that was pressed.
    Key(Key),
    /// What a mouse did.
    Mouse(Mouse),
    /// A text that was pasted, as [`pasted_text`] cleans it, at most [`PASTE_KEPT`] bytes of it.
    Paste(String),
}

/// How much of a paste is kept, in bytes; nothing that can be typed into is longer, so the rest is read and forgotten.
pub(super) const PASTE_KEPT: usize = 16 * 1024;

/// The silence after which a character or a sequence that was begun will not be finished. Nobody waits for it, so it
/// may be long enough for a slow link.
const UNFINISHED: Duration = Duration::from_millis(500);
/// The same for an answer of the terminal: its rest taken for keys would be worse than this pause.
const UNFINISHED_ANSWER: Duration = Duration::from_secs(1);
/// The same for a paste: a link may stall in the middle of one, and its rest must not be taken for keys.
const UNFINISHED_PASTE: Duration = Duration::from_secs(3);

/// No key has longer parameters; what goes beyond is read to its end and forgotten.
const PARAMETERS_KEPT: usize = 32;

const ESCAPE: u8 = 0x1B;
const BELL: u8 = 0x07;
const PASTE_END: &[u8] = b"\x1b[201~";

/// Where in the bytes the decoder stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Between two inputs.
    Ground,
    /// Within a character of which so many bytes are missing; `alt` if ESC came before it.
    Character { missing: usize, alt: bool },
    /// After ESC.
    Escape,
    /// After `ESC [`.
    Sequence,
    /// After `ESC O`.
    Function,
    /// After `ESC [ [`: a function key of the Linux console.
    Console,
    /// Within the report of a mouse of the old kind, of which so many bytes are missing.
    Mouse { missing: u8 },
    /// Within an answer of the terminal.
    Answer,
    /// After ESC within an answer.
    AnswerEscape,
    /// Within a paste; so many bytes of its end mark have been seen.
    Paste { matched: usize },
}

/// The decoder: bytes in, inputs out, in any portions.
#[derive(Debug)]
pub(super) struct Decoder {
    state: State,
    /// The bytes of the character, the parameters or the paste that is being read.
    partial: Vec<u8>,
    /// How long after ESC alone it is the key Esc.
    escape_patience: Duration,
    /// Esc by silence was the last input: what follows may be the rest of a split sequence.
    after_lone_escape: bool,
    /// What is being read is that rest: it becomes nothing, for Esc has been delivered in its place.
    late: bool,
    /// The terminal has said that it is there.
    receipt: bool,
}

impl Decoder {
    /// A decoder that takes ESC for the key Esc after `escape_patience` of silence.
    pub(super) fn new(escape_patience: Duration) -> Self {
        let (after_lone_escape, late, receipt) = (false, false, false);
        Self { state: State::Ground, partial: Vec::new(), escape_patience, after_lone_escape, late, receipt }
    }

    /// Whether the terminal has said that it is there since this was last asked.
    pub(super) fn take_receipt(&mut self) -> bool {
        std::mem::take(&mut self.receipt)
    }

    /// How long a silence must be to mean something here, `None` if none does; after it, call [`Decoder::silence`].
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Escape => Some(self.escape_patience),
            State::Character { .. } | State::Sequence | State::Function => Some(UNFINISHED),
            State::Console | State::Mouse { .. } => Some(UNFINISHED),
            State::Answer | State::AnswerEscape => Some(UNFINISHED_ANSWER),
            State::Paste { .. } => Some(UNFINISHED_PASTE),
        }
    }

    /// Nothing came for [`Decoder::patience`]: ESC is the key Esc, a paste is over, all else unfinished is nothing.
    pub(super) fn silence(&mut self, inputs: &mut Vec<Input>) {
        match self.state {
            State::Escape => {
                inputs.push(plain(KeyCode::Esc));
                self.after_lone_escape = true;
            }
            State::Paste { .. } => self.finish_paste(inputs),
            State::Ground | State::Character { .. } | State::Sequence | State::Function => {}
            State::Console | State::Mouse { .. } | State::Answer | State::AnswerEscape => {}
        }
        self.begin(State::Ground);
    }

    /// Decodes what one read of the terminal gave.
    pub(super) fn read(&mut self, chunk: &[u8], inputs: &mut Vec<Input>) {
        if std::mem::take(&mut self.after_lone_escape) && sequences::is_tail(chunk) {
            self.begin(State::Escape);
            self.late = true;
        }
        for &byte in chunk {
            self.take(byte, inputs);
        }
    }

    fn take(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        match self.state {
            State::Ground => self.take_first(byte, false, inputs),
            State::Character { missing, alt } => self.take_character(byte, missing, alt, inputs),
            State::Escape => self.take_after_escape(byte, inputs),
            State::Sequence => self.take_sequence(byte, inputs),
            State::Function => self.finish(sequences::function_key(byte), inputs),
            State::Console => self.finish(sequences::console_key(byte), inputs),
            State::Mouse { missing: 2.. } => self.mouse(),
            State::Mouse { .. } => self.begin(State::Ground),
            State::Answer => self.take_answer(byte, inputs),
            State::AnswerEscape if byte == b'\\' => self.begin(State::Ground),
            State::AnswerEscape => self.take_after_escape(byte, inputs),
            State::Paste { matched } => self.take_paste(byte, matched, inputs),
        }
    }

    /// The first byte of an input, or the first after ESC (`alt`).
    fn take_first(&mut self, byte: u8, alt: bool, inputs: &mut Vec<Input>) {
        let missing = match byte {
            ESCAPE => return self.begin(State::Escape),
            0..=0x1F | 0x7F => return self.finish(Some(Key { alt, ..sequences::control_key(byte) }), inputs),
            0x20..=0x7E => return self.finish(Some(character(char::from(byte), alt)), inputs),
            0xC2..=0xDF => 1,
            0xE0..=0xEF => 2,
            0xF0..=0xF4 => 3,
            _ => return self.begin(State::Ground),
        };
        self.begin(State::Character { missing, alt });
        self.partial.push(byte);
    }

    fn take_character(&mut self, byte: u8, missing: usize, alt: bool, inputs: &mut Vec<Input>) {
        if !matches!(byte, 0x80..=0xBF) {
            return self.take_first(byte, false, inputs);
        }
        self.partial.push(byte);
        if missing > 1 {
            self.state = State::Character { missing: missing - 1, alt };
            return;
        }
        let letter = std::str::from_utf8(&self.partial).ok().and_then(|text| text.chars().next());
        self.finish(
            letter.filter(|letter| !letter.is_control()).map(|letter| character(letter, alt)),
            inputs,
        );
    }

    fn take_after_escape(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        match byte {
            b'[' => self.begin(State::Sequence),
            b'O' => self.begin(State::Function),
            b']' | b'P' | b'X' | b'^' | b'_' => self.begin(State::Answer),
            ESCAPE => {
                inputs.push(plain(KeyCode::Esc));
                self.begin(State::Escape);
            }
            _ => self.take_first(byte, true, inputs),
        }
    }

    fn take_sequence(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        match byte {
            b' '..=b'?' if self.partial.len() < PARAMETERS_KEPT => self.partial.push(byte),
            b' '..=b'?' => {}
            b'[' if self.partial.is_empty() => self.begin(State::Console),
            b'M' if self.partial.is_empty() => self.begin(State::Mouse { missing: 3 }),
            b'n' if self.partial == b"0" => {
                self.receipt = true;
                self.begin(State::Ground);
            }
            b'~' if self.partial == b"200" => self.begin(State::Paste { matched: 0 }),
            b'@'..=b'~' => self.finish_sequence(byte, inputs),
            _ => self.take_first(byte, false, inputs),
        }
    }

    fn mouse(&mut self) {
        if let State::Mouse { missing } = &mut self.state {
            *missing = missing.saturating_sub(1);
        }
    }

    /// A byte of an answer. No answer holds a control but its end, so that any other control is a key that was pressed
    /// after an answer was cut off.
    fn take_answer(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        match byte {
            BELL => self.begin(State::Ground),
            ESCAPE => self.state = State::AnswerEscape,
            0..=0x1F => self.take_first(byte, false, inputs),
            _ => {}
        }
    }

    fn take_paste(&mut self, byte: u8, matched: usize, inputs: &mut Vec<Input>) {
        if PASTE_END.get(matched) != Some(&byte) {
            self.state = State::Paste { matched: usize::from(byte == ESCAPE) };
            if byte != ESCAPE && self.partial.len() < PASTE_KEPT {
                self.partial.push(byte);
            }
        } else if matched + 1 < PASTE_END.len() {
            self.state = State::Paste { matched: matched + 1 };
        } else {
            self.finish_paste(inputs);
            self.begin(State::Ground);
        }
    }

    fn finish_paste(&mut self, inputs: &mut Vec<Input>) {
        inputs.push(Input::Paste(pasted_text(&String::from_utf8_lossy(&self.partial))));
    }

    fn finish_sequence(&mut self, last: u8, inputs: &mut Vec<Input>) {
        let input = match self.partial.strip_prefix(b"<") {
            Some(report) => sequences::mouse(report, last).map(Input::Mouse),
            None => sequences::sequence_key(&self.partial, last).map(Input::Key),
        };
        self.deliver(input, inputs);
    }

    fn finish(&mut self, key: Option<Key>, inputs: &mut Vec<Input>) {
        self.deliver(key.map(Input::Key), inputs);
    }

    /// Delivers what was read, unless it is the late rest of a sequence.
    fn deliver(&mut self, input: Option<Input>, inputs: &mut Vec<Input>) {
        if !std::mem::take(&mut self.late) {
            inputs.extend(input);
        }
        self.begin(State::Ground);
    }

    fn begin(&mut self, state: State) {
        self.late = self.late && state != State::Ground;
        self.partial.clear();
        self.state = state;
    }
}

/// A pasted text with its line ends as line feeds, its tabs as spaces and no other control.
pub(super) fn pasted_text(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    lines.chars().filter(|&letter| letter == '\n' || !letter.is_control()).collect()
}

/// A key without Control or Alt.
fn plain(code: KeyCode) -> Input {
    Input::Key(Key { code, control: false, alt: false })
}

fn character(letter: char, alt: bool) -> Key {
    Key { code: KeyCode::Char(letter), control: false, alt }
}

#[cfg(test)]
mod tests;
