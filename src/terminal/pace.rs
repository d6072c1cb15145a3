//! One frame at a time on a slow link.
//!
//! Between the program and a terminal behind SSH stand the buffers of the pseudo-terminal, of the SSH server and of TCP:
//! dozens of kilobytes that take whatever is written, so that nothing here can tell how much of it has arrived
//! (`TIOCOUTQ` of a pseudo-terminal is always 0 on Linux). At 1 kB/s a key held down would fill them with frames that
//! are shown long after it was let go. So each frame is followed by a question whose answer is its receipt, and until
//! that has come keys are taken and nothing is drawn.
//!
//! The question is "device status report" (ECMA-48, 8.3.35), which terminals have answered since the VT100. One that has
//! never given a receipt is asked once and not waited for. A terminal at hand is asked nothing.

use std::time::{Duration, Instant};

/// Sent behind a frame.
const QUESTION: &[u8] = b"\x1b[5n";

/// A receipt that takes longer is lost: so long takes a large frame at a kilobyte a second.
const LOST: Duration = Duration::from_secs(15);

/// How long the end of the program waits for an open receipt, which a shell would else take for keys, from a terminal
/// that gives receipts and from one that has not given any yet.
const LAST_WAIT: Duration = Duration::from_secs(4);
const LAST_WAIT_UNPROVEN: Duration = Duration::from_secs(1);

/// Whether a frame may be sent.
#[derive(Debug)]
pub(super) struct Pace {
    is_remote: bool,
    /// When the receipt was asked for that has not come yet.
    asked: Option<Instant>,
    /// The terminal has given a receipt.
    is_proven: bool,
}

impl Pace {
    /// For a terminal behind a link or at hand.
    pub(super) fn new(is_remote: bool) -> Self {
        Self { is_remote, asked: None, is_proven: false }
    }

    /// Whether no frame is under way that has to be waited for.
    pub(super) fn is_free(&self) -> bool {
        self.wait().is_none()
    }

    /// How long the next frame must wait at most.
    pub(super) fn wait(&self) -> Option<Duration> {
        let asked = self.asked.filter(|_| self.is_proven)?;
        LOST.checked_sub(asked.elapsed()).filter(|left| !left.is_zero())
    }

    /// What to send behind a frame: the question, or nothing.
    pub(super) fn question(&self) -> &'static [u8] {
        let is_open = self.asked.is_some() && !self.is_lost();
        if self.is_remote && !is_open { QUESTION } else { b"" }
    }

    /// A frame was sent with [`Pace::question`] behind it.
    pub(super) fn sent(&mut self) {
        if self.question().is_empty() {
            return;
        }
        self.is_proven &= !self.is_lost();
        self.asked = Some(Instant::now());
    }

    /// A receipt has come.
    pub(super) fn received(&mut self) {
        self.asked = None;
        self.is_proven = true;
    }

    /// How long to wait for a receipt before the terminal is left; `None` where none is open.
    pub(super) fn last_wait(&self) -> Option<Duration> {
        let longest = if self.is_proven { LAST_WAIT } else { LAST_WAIT_UNPROVEN };
        self.asked.and_then(|asked| longest.checked_sub(asked.elapsed()))
    }

    /// Whether a terminal that gives receipts did not give one.
    fn is_lost(&self) -> bool {
        self.is_proven && self.asked.is_some_and(|asked| asked.elapsed() >= LOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_at_hand_is_asked_nothing() {
        let mut pace = Pace::new(false);
        assert_eq!(pace.question(), b"");
        pace.sent();
        assert!(pace.is_free() && pace.last_wait().is_none());
    }

    #[test]
    fn a_terminal_is_waited_for_once_it_has_given_a_receipt() {
        let mut pace = Pace::new(true);
        assert_eq!(pace.question(), QUESTION);
        pace.sent();
        assert!(pace.is_free() && pace.question().is_empty(), "not waited for, and not asked again");
        assert!(pace.last_wait().is_some());
        pace.received();
        assert!(pace.is_free() && pace.question() == QUESTION && pace.last_wait().is_none());
        pace.sent();
        assert!(!pace.is_free());
        pace.received();
        assert!(pace.is_free());
    }

    #[test]
    fn a_receipt_that_is_lost_is_asked_for_anew_and_not_waited_for() {
        let Some(long_ago) = Instant::now().checked_sub(LOST) else { return };
        let mut pace = Pace { is_remote: true, asked: Some(long_ago), is_proven: true };
        assert!(pace.is_free() && pace.question() == QUESTION && pace.last_wait().is_none());
        pace.sent();
        assert!(pace.is_free());
    }
}
