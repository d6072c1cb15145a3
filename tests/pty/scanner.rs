//! Reads every byte that reaches the terminal: which modes are on, where frames begin and end, and whether anything
//! was sent that no screen of this program needs.

use std::collections::BTreeSet;

/// The modes a session may switch: alternate screen, cursor, margins, marked pastes, synchronized frames, mouse, focus.
const KNOWN_MODES: [&str; 11] =
    ["25", "69", "1000", "1002", "1003", "1004", "1006", "1015", "1049", "2004", "2026"];

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    Escape,
    Sequence(String),
    /// An operating system command, up to its BEL.
    Command(String),
}

/// What has been sent so far.
#[derive(Debug, Default)]
pub(crate) struct Scanner {
    state: State,
    /// The modes that are on; `25` is the one that is on at the start.
    on: BTreeSet<String>,
    /// How often the alternate screen was entered.
    pub(crate) entered: usize,
    /// The frames finished since then.
    pub(crate) frames: usize,
    /// What was sent to the clipboard, in base64.
    pub(crate) copied: Vec<String>,
    /// Everything that is neither text nor one of the sequences a screen needs.
    pub(crate) foreign: Vec<String>,
}

impl Scanner {
    pub(crate) fn new() -> Self {
        Self { on: BTreeSet::from(["25".to_owned()]), ..Self::default() }
    }

    pub(crate) fn read(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.take(byte);
        }
    }

    /// The private modes that are not as a fresh terminal has them, such as `?2004h` or `?25l`.
    pub(crate) fn left(&self) -> Vec<String> {
        let mut left: Vec<String> =
            self.on.iter().filter(|&mode| mode != "25").map(|mode| format!("?{mode}h")).collect();
        if !self.on.contains("25") {
            left.push("?25l".to_owned());
        }
        left
    }

    /// Whether a frame is under way.
    pub(crate) fn in_frame(&self) -> bool {
        self.on.contains("2026")
    }

    fn take(&mut self, byte: u8) {
        let state = std::mem::take(&mut self.state);
        self.state = match (state, byte) {
            (State::Ground, 0x1B) => State::Escape,
            (State::Ground, b' '..=0x7E | 0x80.. | b'\r' | b'\n' | b'\t' | 0x08) => State::Ground,
            (State::Escape, b'[') => State::Sequence(String::new()),
            (State::Escape, b']') => State::Command(String::new()),
            (State::Command(command), 0x07) => {
                self.command(command);
                State::Ground
            }
            (State::Command(command), b' '..=0x7E) => State::Command(command + &char::from(byte).to_string()),
            (State::Sequence(parameters), b' '..=b'?') => {
                State::Sequence(parameters + &char::from(byte).to_string())
            }
            (State::Sequence(parameters), b'@'..=b'~') => {
                self.sequence(&parameters, char::from(byte));
                State::Ground
            }
            (state, byte) => {
                self.foreign.push(format!("{state:?} {byte:#04x}"));
                State::Ground
            }
        };
    }

    fn command(&mut self, command: String) {
        match command.strip_prefix("52;c;") {
            Some(text) => self.copied.push(text.to_owned()),
            None => self.foreign.push(format!("ESC ] {command}")),
        }
    }

    fn sequence(&mut self, parameters: &str, last: char) {
        match (parameters.strip_prefix('?'), last) {
            (Some(mode), 'h' | 'l') if KNOWN_MODES.contains(&mode) => self.switch(mode, last == 'h'),
            (None, 'C' | 'D' | 'G' | 'H' | 'J' | 'K' | 'S' | 'T' | 'm' | 'r') => {}
            _ => self.foreign.push(format!("ESC [ {parameters} {last}")),
        }
    }

    fn switch(&mut self, mode: &str, on: bool) {
        let changed = if on { self.on.insert(mode.to_owned()) } else { self.on.remove(mode) };
        match (mode, on) {
            ("1049", true) => {
                self.entered += 1;
                self.frames = 0;
            }
            ("2026", false) if changed => self.frames += 1,
            _ => {}
        }
    }
}
