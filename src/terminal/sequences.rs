//! Which key a control byte or an escape sequence stands for: the tables of [`super::keys`].
//!
//! After xterm's control sequences (PC-style function keys), with the deviations of rxvt (`7~`, `8~`) and of the Linux
//! console (`[[A` to `[[E`).

use crate::app::Mouse;
use crate::config::{Key, KeyCode};

/// The key of a control byte, 0 to 31 or 127.
///
/// Both 8 and 127 are Backspace: terminals differ in which of the two they send for it.
pub(super) fn control_key(byte: u8) -> Key {
    let code = match byte {
        b'\r' => KeyCode::Enter,
        b'\t' => KeyCode::Tab,
        0x08 | 0x7F => KeyCode::Backspace,
        0x1B => KeyCode::Esc,
        0 => return Key { code: KeyCode::Char(' '), control: true, alt: false },
        _ => {
            let letter = char::from(byte | 0x40).to_ascii_lowercase();
            return Key { code: KeyCode::Char(letter), control: true, alt: false };
        }
    };
    Key { code, control: false, alt: false }
}

/// The key of `ESC O` and `last`.
pub(super) fn function_key(last: u8) -> Option<Key> {
    cursor_key(last).map(|code| Key { code, control: false, alt: false })
}

/// The key of `ESC [ [` and `last`: F1 to F5 of the Linux console.
pub(super) fn console_key(last: u8) -> Option<Key> {
    let number = matches!(last, b'A'..=b'E').then(|| last - b'A' + 1)?;
    Some(Key { code: KeyCode::Function(number), control: false, alt: false })
}

/// The key of `ESC [`, the `parameters` and `last`; `None` for reports and for keys the program does not know.
pub(super) fn sequence_key(parameters: &[u8], last: u8) -> Option<Key> {
    let mut numbers = parameters.split(|&byte| byte == b';').map(number);
    let (first, held) = (numbers.next().unwrap_or(Some(0))?, numbers.next().unwrap_or(Some(1))?);
    if numbers.next().is_some() {
        return None;
    }
    let code = match last {
        b'~' => numbered_key(first)?,
        b'Z' => KeyCode::BackTab,
        // A report of the cursor's place ends in R too, but has two parameters.
        b'R' => return None,
        _ => cursor_key(last)?,
    };
    // xterm: one more than the sum of 1 for Shift, 2 for Alt, 4 for Control.
    let held = held.saturating_sub(1);
    Some(Key { code, control: held & 4 != 0, alt: held & 2 != 0 })
}

/// What a mouse did, of an SGR report (xterm, mode 1006): the button with 64 for the wheel, column and row counted from
/// 1, and `M` for a press. Releases, other buttons and movements are nothing, and so is anything held with them but
/// Shift, Alt and Control (4, 8, 16).
pub(super) fn mouse(report: &[u8], last: u8) -> Option<Mouse> {
    let mut numbers = report.split(|&byte| byte == b';').map(number);
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if last != b'M' || numbers.next().is_some() {
        return None;
    }
    match button & !(4 | 8 | 16) {
        0 => Some(Mouse::Press(column.checked_sub(1)?, row.checked_sub(1)?)),
        64 => Some(Mouse::WheelUp),
        65 => Some(Mouse::WheelDown),
        _ => None,
    }
}

/// A parameter in decimal digits; an empty one is 0, anything else is no parameter of a key.
fn number(digits: &[u8]) -> Option<u16> {
    if digits.is_empty() {
        return Some(0);
    }
    std::str::from_utf8(digits).ok()?.parse().ok()
}

fn cursor_key(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::Function(last - b'P' + 1),
        _ => return None,
    })
}

fn numbered_key(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11 => KeyCode::Function(1),
        12 => KeyCode::Function(2),
        13 => KeyCode::Function(3),
        14 => KeyCode::Function(4),
        15 => KeyCode::Function(5),
        17 => KeyCode::Function(6),
        18 => KeyCode::Function(7),
        19 => KeyCode::Function(8),
        20 => KeyCode::Function(9),
        21 => KeyCode::Function(10),
        23 => KeyCode::Function(11),
        24 => KeyCode::Function(12),
        _ => return None,
    })
}

/// Whether `chunk`, the bytes of one read that followed Esc, begins with the rest of a sequence that the link split
/// after its ESC. Fingers are not fast enough to put two keys into one read, so `[` alone is a key and `[A` is not.
pub(super) fn is_tail(chunk: &[u8]) -> bool {
    match chunk {
        [b'[', b'[', b'A'..=b'E', ..] | [b'O', b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S', ..] => true,
        [b'[', rest @ ..] => {
            let last = rest.iter().find(|byte| !matches!(byte, b' '..=b'?'));
            last.is_some_and(|last| b"ABCDFHIMOPQRSZcmntuy~".contains(last))
        }
        [b']', b'0'..=b'9', ..] => true,
        [b'P', rest @ ..] => rest.ends_with(b"\x1b\\"),
        _ => false,
    }
}
