//! B1, on every byte of every test: which modes are on, where frames begin and end, and whether anything was sent that
//! no screen of this program needs. The bytes are parsed by `vte`, as a terminal does.

use std::collections::BTreeSet;

use alacritty_terminal::vte::{Params, Parser, Perform};

/// The modes a session may turn on: cursor, wrapping, margins, alternate screen, marked pastes, synchronized frames.
const TURNED_ON: [&str; 6] = ["7", "25", "69", "1049", "2004", "2026"];
/// Those it may only turn off, for a program before it may have left them on: the mouse, focus reports.
const TURNED_OFF: [&str; 6] = ["1000", "1002", "1003", "1004", "1006", "1015"];
/// Those that are on in a fresh terminal.
const ON_AT_FIRST: [&str; 2] = ["7", "25"];

/// What has been sent so far.
pub(crate) struct Scanner {
    parser: Parser,
    heard: Heard,
}

/// What the parser heard.
pub(crate) struct Heard {
    /// The modes that are on.
    on: BTreeSet<String>,
    /// Whether the mouse may be asked for.
    has_mouse: bool,
    /// How often the alternate screen was entered.
    pub(crate) entered: usize,
    /// The frames finished since then.
    pub(crate) frames: usize,
    /// The frames finished at all.
    pub(crate) all_frames: usize,
    /// The colours that were asked for, as parameters of SGR.
    pub(crate) colours: BTreeSet<u16>,
    /// How often the terminal was asked for its state.
    pub(crate) questions: usize,
    /// What was sent to the clipboard, in base64.
    pub(crate) copied: Vec<String>,
    /// Where the links lead that were sent, in their order.
    pub(crate) links: Vec<String>,
    /// Whether a link was begun or ended by the last sequence, so that its terminator may follow.
    ends_string: bool,
    /// Everything that is neither text nor one of the sequences a screen needs.
    pub(crate) foreign: Vec<String>,
}

impl Scanner {
    pub(crate) fn new(has_mouse: bool) -> Self {
        let on = ON_AT_FIRST.map(str::to_owned).into();
        let heard = Heard {
            on,
            has_mouse,
            entered: 0,
            frames: 0,
            all_frames: 0,
            colours: BTreeSet::new(),
            questions: 0,
            copied: Vec::new(),
            links: Vec::new(),
            ends_string: false,
            foreign: Vec::new(),
        };
        Self { parser: Parser::new(), heard }
    }

    pub(crate) fn read(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.heard, bytes);
    }

    pub(crate) fn heard(&self) -> &Heard {
        &self.heard
    }

    /// The private modes that are not as a fresh terminal has them, such as `?2004h` or `?25l`.
    pub(crate) fn left(&self) -> Vec<String> {
        let fresh: BTreeSet<String> = ON_AT_FIRST.map(str::to_owned).into();
        let on = self.heard.on.difference(&fresh).map(|mode| format!("?{mode}h"));
        on.chain(fresh.difference(&self.heard.on).map(|mode| format!("?{mode}l"))).collect()
    }

    /// Whether a frame is under way.
    pub(crate) fn in_frame(&self) -> bool {
        self.heard.on.contains("2026")
    }
}

impl Heard {
    fn foreign(&mut self, what: String) {
        self.foreign.push(what);
    }

    /// Whether this begins a link to an address of the web in plain characters, or ends one.
    fn is_link(&mut self, address: &[u8]) -> bool {
        if address.is_empty() {
            return true;
        }
        let address = String::from_utf8_lossy(address).into_owned();
        let lower = address.to_ascii_lowercase();
        let is_web = lower.starts_with("http://") || lower.starts_with("https://");
        let is_plain = is_web && address.len() <= 2000 && address.chars().all(|c| c.is_ascii_graphic());
        if is_plain {
            self.links.push(address);
        }
        is_plain
    }

    fn switch(&mut self, mode: &str, on: bool) {
        let is_wanted = TURNED_ON.contains(&mode) || (self.has_mouse && TURNED_OFF.contains(&mode));
        if !is_wanted && (on || !TURNED_OFF.contains(&mode)) {
            self.foreign(format!("mode {mode} {on}"));
        }
        let changed = if on { self.on.insert(mode.to_owned()) } else { self.on.remove(mode) };
        match (mode, on) {
            ("1049", true) => {
                self.entered += 1;
                self.frames = 0;
            }
            ("2026", false) if changed => {
                self.frames += 1;
                self.all_frames += 1;
            }
            _ => {}
        }
    }
}

impl Perform for Heard {
    fn print(&mut self, c: char) {
        // What the gate keeps from every terminal: invisible, reordering, reserved.
        let is_kept_back = matches!(c, '\u{7F}'..='\u{A0}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{E000}'..='\u{F8FF}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{FFFE}'..='\u{FFFF}' | '\u{E0000}'..);
        if is_kept_back {
            self.foreign(format!("{c:?}"));
        }
    }

    fn execute(&mut self, byte: u8) {
        if !matches!(byte, b'\r' | b'\n' | 0x08) {
            self.foreign(format!("control {byte:#04x}"));
        }
    }

    fn hook(&mut self, params: &Params, _: &[u8], _: bool, action: char) {
        self.foreign(format!("DCS {params:?} {action}"));
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _: bool) {
        match params {
            [b"8", b"", rest @ ..] if self.is_link(&rest.join(&b';')) => self.ends_string = true,
            [b"52", b"c", text] => self.copied.push(String::from_utf8_lossy(text).into_owned()),
            _ => self.foreign(format!("OSC {params:?}")),
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _: bool, byte: u8) {
        if !(std::mem::take(&mut self.ends_string) && intermediates.is_empty() && byte == b'\\') {
            self.foreign(format!("ESC {intermediates:?} {byte:#04x}"));
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], ignore: bool, action: char) {
        let numbers: Vec<u16> = params.iter().flatten().copied().collect();
        match (intermediates, action, ignore) {
            (b"?", 'h' | 'l', false) => {
                numbers.iter().for_each(|mode| self.switch(&mode.to_string(), action == 'h'));
            }
            ([], 'm', false) => {
                self.colours
                    .extend(numbers.into_iter().filter(|number| matches!(number, 30..=48 | 90..=107)));
            }
            ([], 'n', false) if numbers == [5] => self.questions += 1,
            ([], 'C' | 'D' | 'G' | 'H' | 'J' | 'K' | 'S' | 'T' | 'r', false) => {}
            // Margins at the sides, in a terminal that is known to have them.
            ([], 's', false) if self.on.contains("69") => {}
            _ => self.foreign(format!("CSI {intermediates:?} {numbers:?} {action}")),
        }
    }
}
