//! One frame at a time on a slow link.
//!
//! Between the program and a terminal behind SSH stand the buffers of the pseudo-terminal, of the SSH server and of TCP:
//! dozens of kilobytes that take whatever is written, so that nothing here can tell how much of it has arrived
//! (`TIOCOUTQ` of a pseudo-terminal is always 0 on Linux). At 1 kB/s a key held down would fill them with frames that
//! are shown long after it was let go. So a frame that follows another in a moment has a question behind it, whose
//! answer is its receipt, and until that has come keys are taken and nothing is drawn.
//!
//! The question is "device status report" (ECMA-48, 8.3.35), which terminals have answered since the VT100. One that
//! leaves the first of them unanswered is never asked again. A terminal at hand is asked nothing, and none is at the
//! start or where a reader takes the time to read.

use std::time::{Duration, Instant};

/// Sent behind a frame.
const QUESTION: &[u8] = b"\x1b[5n";

/// Frames that follow each other so quickly are those of a key held down, which keyboards repeat every 30 to 100 ms, or of
/// a reader in haste.
const MOMENT: Duration = Duration::from_millis(500);

/// A receipt that takes longer is lost: so long takes a large frame at a kilobyte a second.
const LOST: Duration = Duration::from_secs(15);
/// The same for the first one, which a terminal that never answers would keep the reader waiting for.
const LOST_AT_FIRST: Duration = Duration::from_secs(3);

/// How long the end of the program waits for an open receipt, which a shell would else take for keys.
const LAST_WAIT: Duration = Duration::from_secs(4);

/// Whether a frame may be sent.
#[derive(Debug)]
pub(super) struct Pace {
    answers: Answers,
    /// When the last frame was sent.
    sent: Option<Instant>,
    /// When the receipt was asked for that has not come yet.
    asked: Option<Instant>,
}

/// Whether the terminal gives receipts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answers {
    /// It gave one.
    Yes,
    /// It was not asked yet, or its first answer has not come yet.
    Unknown,
    /// It stands at hand and is not asked, or has left the first question unanswered.
    No,
}

impl Pace {
    /// For a terminal behind a link or at hand.
    pub(super) fn new(is_remote: bool) -> Self {
        let answers = if is_remote { Answers::Unknown } else { Answers::No };
        Self { answers, sent: None, asked: None }
    }

    /// Whether no frame is under way that has to be waited for. A receipt that is overdue is given up.
    pub(super) fn is_free(&mut self) -> bool {
        if self.due().is_some_and(|due| due <= Instant::now()) {
            self.asked = None;
            if self.answers == Answers::Unknown {
                self.answers = Answers::No;
            }
        }
        self.asked.is_none()
    }

    /// Until when the next frame waits at most; `None` where it need not wait.
    pub(super) fn due(&self) -> Option<Instant> {
        let patience = if self.answers == Answers::Yes { LOST } else { LOST_AT_FIRST };
        self.asked.and_then(|asked| asked.checked_add(patience))
    }

    /// What to send behind a frame: the question, or nothing.
    pub(super) fn question(&self) -> &'static [u8] {
        let is_held = self.sent.is_some_and(|sent| sent.elapsed() < MOMENT);
        if is_held && self.answers != Answers::No { QUESTION } else { b"" }
    }

    /// A frame was sent, and `behind` after it.
    pub(super) fn sent(&mut self, behind: &[u8]) {
        let now = Instant::now();
        self.sent = Some(now);
        if !behind.is_empty() {
            self.asked = Some(now);
        }
    }

    /// A receipt has come: the terminal shows what was sent. What it was asked before a frame is as good as that frame's,
    /// for only one is ever under way.
    pub(super) fn received(&mut self) {
        self.asked = None;
        if self.answers == Answers::Unknown {
            self.answers = Answers::Yes;
        }
        self.sent = self.sent.map(|_| Instant::now());
    }

    /// How long to wait for an open receipt before the terminal is left; `None` where none is open.
    pub(super) fn last_wait(&self) -> Option<Duration> {
        self.asked.and_then(|asked| LAST_WAIT.checked_sub(asked.elapsed()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends a frame as the navigator does; what was behind it.
    fn send(pace: &mut Pace) -> &'static [u8] {
        assert!(pace.is_free());
        let question = pace.question();
        pace.sent(question);
        question
    }

    fn long_ago(before: Duration) -> Option<Instant> {
        Instant::now().checked_sub(before)
    }

    #[test]
    fn a_terminal_at_hand_is_asked_nothing() {
        let mut pace = Pace::new(false);
        for _ in 0..3 {
            assert_eq!(send(&mut pace), b"");
        }
        assert_eq!((pace.due(), pace.last_wait()), (None, None));
    }

    #[test]
    fn frames_that_follow_each_other_wait_for_their_receipts() {
        let mut pace = Pace::new(true);
        assert_eq!(send(&mut pace), b"", "none at the start");
        for _ in 0..3 {
            assert_eq!(send(&mut pace), QUESTION);
            assert!(!pace.is_free() && pace.due().is_some() && pace.last_wait().is_some());
            pace.received();
        }
        assert!(pace.is_free() && pace.last_wait().is_none());
    }

    #[test]
    fn a_key_now_and_then_asks_nothing() {
        let mut pace = Pace::new(true);
        pace.sent = long_ago(MOMENT);
        assert_eq!(send(&mut pace), b"");
    }

    #[test]
    fn a_receipt_that_is_lost_is_given_up_and_a_silent_terminal_not_asked_again() {
        let Some(asked) = long_ago(LOST) else { return };
        for (answers, then) in [(Answers::Unknown, b"".as_slice()), (Answers::Yes, QUESTION)] {
            let mut pace = Pace { answers, sent: Some(asked), asked: Some(asked) };
            assert!(pace.is_free());
            assert_eq!(send(&mut pace), b"");
            assert_eq!(send(&mut pace), then);
        }
    }
}
