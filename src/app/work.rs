//! Work that could hold the screen up. The terminal does it on a thread of its own and hands in what comes of it.

use std::sync::Arc;

use super::mode::Mode;
use super::topics::TopicSearch;
use super::{App, NamesWanted};
use crate::model::Report;
use crate::search::{Found, Limits, TopicIndex};

/// A piece of work; [`App::work`] gives each once.
#[derive(Debug)]
pub enum Work {
    /// The topics of a report that was opened.
    Index(Arc<Report>),
    /// What was typed, in an index too large to be searched between two frames.
    LookUp {
        /// The index.
        index: Arc<TopicIndex>,
        /// What was typed.
        typed: String,
        /// What the query before found, which this one may go on from.
        before: Option<Arc<Found>>,
    },
}

/// What came of a piece of work.
#[derive(Debug)]
pub enum Done {
    /// The topics of a report.
    Index(Arc<Report>, Arc<TopicIndex>),
    /// What was found for what was typed.
    Found {
        /// What was typed.
        typed: String,
        /// What it found.
        found: Found,
    },
}

impl Work {
    /// Does the work. `is_wanted` is asked now and then; once it says no, nothing comes of it.
    pub fn run(self, is_wanted: &dyn Fn() -> bool) -> Option<Done> {
        match self {
            Self::Index(report) => {
                let index = Arc::new(TopicIndex::build(&report));
                Some(Done::Index(report, index))
            }
            Self::LookUp { index, typed, before } => {
                let found = index.look_up(&typed, before.as_deref(), Limits::KEYSTROKE, is_wanted)?;
                Some(Done::Found { typed, found })
            }
        }
    }
}

impl App {
    /// The report in which names are to be looked for, and which, once: its programmes where they are marked and the reader
    /// goes on after the first frame, all where topics are asked for.
    pub fn wants_names(&mut self) -> Option<(Arc<Report>, NamesWanted)> {
        let marks_names = self.is_used && self.settings.marks_names();
        let is_search_open = topic_search(&mut self.mode).is_some();
        let reading = self.reading.as_mut().filter(|reading| reading.awaits_names)?;
        let wanted = if is_search_open || reading.name_wanted {
            Some(NamesWanted::All)
        } else {
            marks_names.then_some(NamesWanted::Programmes)
        };
        let wanted = wanted.filter(|wanted| reading.names_asked < Some(*wanted))?;
        reading.names_asked = Some(wanted);
        Some((Arc::clone(&reading.report), wanted))
    }

    /// What is to be done beside, after a frame is drawn. Newer work makes the work before it needless. The index of the topics
    /// is made when it is asked for: it is there some 20 ms later, and takes more memory than the report.
    pub fn work(&mut self) -> Option<Work> {
        let search = topic_search(&mut self.mode);
        let reading = self.reading.as_mut().filter(|reading| !reading.awaits_names)?;
        if search.is_none() && !reading.name_wanted {
            return None;
        }
        if !reading.topics_asked {
            reading.topics_asked = true;
            return Some(Work::Index(Arc::clone(&reading.report)));
        }
        search?.work(Arc::clone(reading.topics.as_ref()?))
    }

    /// Takes what came of a piece of work; nothing where it is no longer of use.
    pub fn done(&mut self, done: Done) {
        self.lay_out_rest();
        let Some(reading) = &mut self.reading else { return };
        let search = topic_search(&mut self.mode);
        match done {
            Done::Index(report, index) => {
                if !Arc::ptr_eq(&report, &reading.report) {
                    return;
                }
                reading.topics = Some(index);
                if let Some(search) = search {
                    search.find(reading);
                }
                if std::mem::take(&mut reading.name_wanted) {
                    self.search_name();
                }
            }
            Done::Found { typed, found } => {
                if let Some(search) = search.filter(|search| search.query == typed) {
                    search.take(found, reading);
                }
            }
        }
        self.accept_late();
    }
}

/// The topic search that is open, be it under the help.
fn topic_search(mode: &mut Mode) -> Option<&mut TopicSearch> {
    match mode {
        Mode::Topics(search) => Some(search),
        Mode::Help { beneath, .. } => topic_search(beneath),
        Mode::Reading | Mode::Outline { .. } | Mode::TextSearch(_) => None,
        Mode::Card(_)
        | Mode::Library { .. }
        | Mode::Source { .. }
        | Mode::Select(_)
        | Mode::Letter { .. }
        | Mode::Note(_)
        | Mode::References(_)
        | Mode::Notebook { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::report;
    use crate::app::{Entry, Names};
    use crate::config::{NameMarks, Settings};

    fn unnamed(names: NameMarks) -> App {
        let settings = Settings { names, ..Settings::default() };
        let mut app = App::new(vec![Entry::default()], 80, 24).with_settings(settings);
        app.opened_unnamed(0, report(2, 3));
        app
    }

    #[test]
    fn names_are_wanted_where_they_are_marked_and_topics_where_they_are_asked_for() {
        let mut app = unnamed(NameMarks::Auto);
        assert!(app.wants_names().is_none(), "the first frame comes before them");
        app.key("j".parse().unwrap());
        assert_eq!(app.wants_names().unwrap().1, NamesWanted::Programmes);
        assert!(app.wants_names().is_none(), "once");
        app.named(Names::none(NamesWanted::Programmes));
        app.key("f".parse().unwrap());
        assert!(app.work().is_none(), "topics wait for all names");
        assert_eq!(app.wants_names().unwrap().1, NamesWanted::All);
        assert!(app.wants_names().is_none(), "once");
        app.named(Names::none(NamesWanted::All));
        assert!(app.work().is_some());
        for key in ["f", "*"] {
            let mut app = unnamed(NameMarks::Off);
            assert!(app.wants_names().is_none());
            app.key(key.parse().unwrap());
            assert_eq!(app.wants_names().unwrap().1, NamesWanted::All, "{key}");
        }
    }
}
