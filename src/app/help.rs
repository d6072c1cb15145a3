//! The help: what the keys do here, and, where something is looked for, elsewhere too.

use super::App;
use super::mode::Mode;
use crate::config::{Bound, Context, fill, without_spaces};

/// A row of the help.
pub(crate) struct HelpRow {
    /// The ways to press the keys, as people write them.
    pub(crate) keys: Vec<String>,
    /// What they do, behind the name of the place where that is another one.
    pub(crate) description: String,
    /// What they do.
    action: String,
}

/// The rows for a reader in `context`, those that hold every word of `filter`, whatever the case. With a filter the
/// keys of other contexts follow, each under the name of its own.
pub(crate) fn help_rows(app: &App, context: Context, filter: &str) -> Vec<HelpRow> {
    let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
    let others = Context::ALL.into_iter().filter(|other| *other != context && !words.is_empty());
    let mut rows = Vec::new();
    for shown in [context].into_iter().chain(others) {
        let place = (shown != context).then(|| shown.name(app.phrases()));
        let bound = app.keymap().bindings(shown).iter().filter(|bound| !bound.keys.is_empty());
        for row in bound.map(|bound| row(app, bound, place)) {
            if words.iter().all(|word| row.holds(word))
                && !rows.iter().any(|earlier: &HelpRow| earlier.says(&row))
            {
                rows.push(row);
            }
        }
    }
    rows
}

fn row(app: &App, bound: &Bound, place: Option<&str>) -> HelpRow {
    let action = bound.description(app.phrases());
    HelpRow {
        keys: bound.keys.iter().map(|keys| without_spaces(keys)).collect(),
        description: match place {
            None => action.clone(),
            Some(place) => fill(app.phrases().titles.elsewhere, &[("context", place), ("says", &action)]),
        },
        action,
    }
}

impl HelpRow {
    fn holds(&self, word: &str) -> bool {
        self.description.to_lowercase().contains(word)
            || self.keys.iter().any(|keys| keys.to_lowercase().contains(word))
    }

    /// Whether it says the same of another place.
    fn says(&self, other: &Self) -> bool {
        self.keys == other.keys && self.action == other.action
    }
}

impl App {
    /// Opens the help, or closes it.
    pub(super) fn help(&mut self) {
        let mode = std::mem::replace(&mut self.mode, Mode::Reading);
        self.mode = match mode {
            Mode::Help { beneath, .. } => *beneath,
            beneath => {
                Mode::Help { top: 0, beneath: Box::new(beneath), filter: String::new(), typing: false }
            }
        };
    }

    pub(super) fn is_help(&self) -> bool {
        matches!(self.mode, Mode::Help { .. })
    }

    /// Begins to type what the rows must hold.
    pub(super) fn filter_help(&mut self) {
        if let Mode::Help { typing, filter, top, .. } = &mut self.mode {
            (*typing, *top) = (true, 0);
            filter.clear();
        }
    }

    /// Keeps the rows that were found; where nothing is being typed, closes the help.
    pub(super) fn accept_filter(&mut self) {
        match &mut self.mode {
            Mode::Help { typing: typing @ true, .. } => *typing = false,
            _ => self.help(),
        }
    }

    /// Shows all rows again, or closes the help.
    pub(super) fn cancel_help(&mut self) {
        match &mut self.mode {
            Mode::Help { typing, filter, top, .. } if *typing || !filter.is_empty() => {
                (*typing, *top) = (false, 0);
                filter.clear();
            }
            _ => self.help(),
        }
    }
}
