//! What is said before the first key.

use super::{App, Message};
use crate::config::{Action, Context, Notice, fill};

impl App {
    /// The same with something to say until the first key, or with the first report.
    pub fn with_notice(mut self, notice: Option<Notice>) -> Self {
        let notes = &self.phrases().notes;
        let fault = match notice {
            None => return self,
            Some(Notice::FirstRun) => return Self { welcomes: true, ..self },
            Some(Notice::Faults { line, faults: 1 }) => fill(notes.one_fault, &[("line", &line.to_string())]),
            Some(Notice::Faults { line, faults }) => {
                fill(notes.faults, &[("line", &line.to_string()), ("faults", &faults.to_string())])
            }
            Some(Notice::Unreadable) => notes.unreadable_configuration.to_owned(),
        };
        self.message = Some(Message::Error(fault));
        self
    }

    /// Tells a new reader five keys, once, where nothing else is to be told.
    pub(super) fn welcome(&mut self) {
        if self.welcomes && self.message.is_none() {
            self.welcomes = false;
            self.note(self.five_keys());
        }
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
