//! What is said before the first key.

use super::{App, Message};
use crate::config::{Action, Context, Notice, fill};

impl App {
    /// The same with something to say until the first key; without a notice, what was to be said before.
    pub fn with_notice(mut self, notice: Option<Notice>) -> Self {
        let notes = &self.phrases().notes;
        let message = notice.map(|notice| match notice {
            Notice::FirstRun => Message::Note(self.five_keys()),
            Notice::Faults { line, faults: 1 } => {
                Message::Error(fill(notes.one_fault, &[("line", &line.to_string())]))
            }
            Notice::Faults { line, faults } => Message::Error(fill(
                notes.faults,
                &[("line", &line.to_string()), ("faults", &faults.to_string())],
            )),
            Notice::Unreadable => Message::Error(notes.unreadable_configuration.to_owned()),
        });
        self.message = message.or(self.message);
        self
    }

    fn five_keys(&self) -> String {
        let key = |action| self.keymap().key_for(Context::Reading, action);
        let [page, outline, topics, search, help] =
            [Action::PageDown, Action::NextPane, Action::SearchTopics, Action::SearchText, Action::Help]
                .map(key);
        let values = [
            ("page", page.as_str()),
            ("outline", &outline),
            ("topics", &topics),
            ("search", &search),
            ("help", &help),
        ];
        fill(self.phrases().notes.five_keys, &values)
    }
}
