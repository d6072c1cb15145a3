//! A slow link between the program and the terminal: so many bytes a second towards the terminal, and a delay in both
//! directions. It takes whatever the program writes at once, as an SSH server does, and keeps what waits.

use std::collections::VecDeque;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What the link is like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    pub(crate) bytes_a_second: u32,
    pub(crate) delay: Duration,
}

/// So many bytes travel together.
const PIECE: usize = 20;

impl Link {
    /// A thread that hands on what is sent into the channel when it has arrived; `waits` is told how many bytes wait.
    pub(crate) fn carry(
        self,
        mut arrives: impl FnMut(&[u8]) + Send + 'static,
        mut waits: impl FnMut(usize) + Send + 'static,
    ) -> (Sender<Vec<u8>>, JoinHandle<()>) {
        let (sender, sent) = mpsc::channel::<Vec<u8>>();
        let thread = thread::spawn(move || {
            let mut under_way: VecDeque<(Instant, Vec<u8>)> = VecDeque::new();
            let mut free_at = Instant::now();
            loop {
                let now = Instant::now();
                while under_way.front().is_some_and(|(due, _)| *due <= now) {
                    under_way.pop_front().iter().for_each(|(_, piece)| arrives(piece));
                }
                let patience = under_way.front().map_or(Duration::from_secs(3600), |(due, _)| *due - now);
                match sent.recv_timeout(patience) {
                    Ok(bytes) => {
                        free_at = free_at.max(Instant::now());
                        for piece in bytes.chunks(PIECE) {
                            free_at += self.time_of(piece.len());
                            under_way.push_back((free_at + self.delay, piece.to_vec()));
                        }
                        let now = Instant::now() + self.delay;
                        waits(
                            under_way
                                .iter()
                                .filter(|(due, _)| *due > now)
                                .map(|(_, piece)| piece.len())
                                .sum(),
                        );
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) if under_way.is_empty() => return,
                    Err(RecvTimeoutError::Disconnected) => thread::sleep(patience),
                }
            }
        });
        (sender, thread)
    }

    fn time_of(self, bytes: usize) -> Duration {
        Duration::from_secs(1) * u32::try_from(bytes).unwrap() / self.bytes_a_second
    }
}
