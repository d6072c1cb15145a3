//! What the shelf is asked for and has not brought yet. The loop goes on meanwhile: the reader can read on, stop it or
//! leave.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use super::Shelf;
use super::events::Bell;
use super::keys::Input;
use crate::app::{App, Effect, Names, NamesWanted, SourceLine};
use crate::config::{Action, Key, KeyCode, LookUp};
use crate::model::{LineRun, Report};

/// A report that comes within this time needs no word about it, and what is typed meanwhile is meant for it.
const SOON: Duration = Duration::from_millis(500);
/// How often it is said that a report is still on its way.
const STEP: Duration = Duration::from_secs(1);

/// What a shelf is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The report of this index.
    Report(usize),
    /// The lines of its source that stand in these runs.
    Lines(usize, Vec<LineRun>),
    /// The report with this symbol, whichever it is, but not the one of this index.
    Symbol(String, usize),
}

/// What a shelf brings. An error is one sentence for the reader.
#[derive(Debug)]
pub enum Brought {
    /// A report.
    Report(Result<Box<Report>, String>),
    /// A report whose names are to be asked for.
    Unnamed(Box<Report>),
    /// The report with a symbol, and its index. Its names are to be asked for.
    Sought(usize, Box<Report>),
    /// No report bears the symbol.
    NotAtHand,
    /// Names in a report that was brought before.
    Names(Names),
    /// Lines of its source.
    Lines(Result<Vec<SourceLine>, String>),
    /// Nothing: there is no thread to read it with.
    Nothing,
}

/// Where a shelf hands over what it was asked for, from any thread.
#[derive(Debug)]
pub struct Reply {
    ticket: u64,
    /// Gone once something was handed over.
    sender: Option<Sender<(u64, Brought)>>,
    bell: Arc<Bell>,
    /// The names that are owed, where it is no report.
    owed_names: Option<NamesWanted>,
}

impl Reply {
    /// Hands it over; nobody minds if it is no longer wanted.
    pub fn hand_over(mut self, brought: Brought) {
        self.send(brought);
    }

    fn send(&mut self, brought: Brought) {
        let Some(sender) = self.sender.take() else { return };
        let _ = sender.send((self.ticket, brought));
        self.bell.ring();
    }
}

impl Drop for Reply {
    /// Whoever was to hand something over is gone: the thread for it could not be started.
    fn drop(&mut self) {
        let owed = self.owed_names.map(Names::none);
        self.send(owed.map_or(Brought::Nothing, Brought::Names));
    }
}

/// What is on its way.
#[derive(Debug)]
struct Pending {
    ticket: u64,
    index: usize,
    begun: Instant,
}

/// The errands of the loop, at most one at a time.
#[derive(Debug)]
pub(super) struct Errands {
    sender: Sender<(u64, Brought)>,
    receiver: Receiver<(u64, Brought)>,
    bell: Arc<Bell>,
    tickets: u64,
    pending: Option<Pending>,
    /// The ticket of the names that were asked for.
    names: Option<u64>,
    /// What was typed since.
    typed: VecDeque<Input>,
}

impl Errands {
    /// None yet; `bell` ends the wait for events.
    pub(super) fn new(bell: Arc<Bell>) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { sender, receiver, bell, tickets: 0, pending: None, names: None, typed: VecDeque::new() }
    }

    /// Asks the shelf. What it was asked before is no longer wanted.
    pub(super) fn begin(&mut self, wanted: Wanted, shelf: &mut dyn Shelf) {
        self.stop(shelf);
        let reply = self.reply(None);
        let (Wanted::Report(index) | Wanted::Lines(index, _) | Wanted::Symbol(_, index)) = wanted;
        self.pending = Some(Pending { ticket: reply.ticket, index, begun: Instant::now() });
        shelf.fetch(wanted, reply);
    }

    /// Asks the shelf for what is wanted of the names in a report, and no longer for what was wanted before.
    pub(super) fn ask_names(&mut self, report: Arc<Report>, wanted: NamesWanted, shelf: &mut dyn Shelf) {
        let reply = self.reply(Some(wanted));
        self.names = Some(reply.ticket);
        shelf.find_names(report, wanted, reply);
    }

    fn reply(&mut self, owed_names: Option<NamesWanted>) -> Reply {
        self.tickets = self.tickets.wrapping_add(1);
        let (sender, bell) = (Some(self.sender.clone()), Arc::clone(&self.bell));
        Reply { ticket: self.tickets, sender, bell, owed_names }
    }

    /// Wants nothing any longer.
    pub(super) fn stop(&mut self, shelf: &mut dyn Shelf) {
        if self.pending.take().is_some() {
            shelf.stop();
        }
    }

    /// Gives the navigator what has come, or tells it how long it has waited; what it wants done then.
    pub(super) fn take(&mut self, app: &mut App) -> Option<Effect> {
        let mut effect = None;
        while let Ok((ticket, brought)) = self.receiver.try_recv() {
            let awaited =
                self.pending.take_if(|pending| pending.ticket == ticket).map(|pending| pending.index);
            match (brought, awaited) {
                (Brought::Report(result), Some(index)) => {
                    self.names = None;
                    app.opened(index, result.map(|report| *report));
                }
                (Brought::Unnamed(report), Some(index)) => {
                    self.names = None;
                    app.opened_unnamed(index, *report);
                }
                (Brought::Sought(index, report), Some(_)) => {
                    self.names = None;
                    app.found(index, *report);
                }
                (Brought::NotAtHand, Some(_)) => effect = app.not_found(),
                (Brought::Lines(result), Some(_)) => app.source(result),
                (Brought::Nothing, Some(index)) => app.unread(index),
                (Brought::Names(names), _) => {
                    if self.names.take_if(|names| *names == ticket).is_some() {
                        app.named(names);
                    }
                }
                (Brought::Report(_) | Brought::Unnamed(_) | Brought::Lines(_), None) => {}
                (Brought::Sought(..) | Brought::NotAtHand | Brought::Nothing, None) => {}
            }
        }
        let waited = self.pending.as_ref().map(|pending| pending.begun.elapsed());
        if let Some(waited) = waited.filter(|waited| *waited >= SOON) {
            app.waiting(waited.as_secs());
        }
        effect
    }

    /// When the loop has to look again, whatever happens: when it is to be said that a report is still on its way.
    pub(super) fn due(&self) -> Option<Instant> {
        let begun = self.pending.as_ref()?.begun;
        let waited = begun.elapsed();
        let next = if waited < SOON {
            SOON
        } else {
            STEP.saturating_mul(u32::try_from(waited.as_secs()).unwrap_or(u32::MAX).saturating_add(1))
        };
        begun.checked_add(next)
    }

    /// Queues what was typed.
    pub(super) fn typed(&mut self, inputs: Vec<Input>) {
        self.typed.extend(inputs);
    }

    /// The next of what was typed that is to be answered now. While a report is expected soon, or only its beginning is
    /// shown, it has to wait for it, but for the keys that stop or leave.
    pub(super) fn next_typed(&mut self, app: &App) -> Option<Input> {
        let is_soon = |pending: &Pending| pending.begun.elapsed() < SOON || app.shows_beginning();
        if !self.pending.as_ref().is_some_and(is_soon) {
            return self.typed.pop_front();
        }
        let at = self.typed.iter().position(|input| stops_or_leaves(input, app))?;
        // What was typed before it is meant for nothing any longer.
        self.typed.drain(..=at).next_back()
    }
}

/// Esc, and the keys that leave or stop the program at once.
fn stops_or_leaves(input: &Input, app: &App) -> bool {
    match input {
        Input::Key(Key { code: KeyCode::Esc, .. }) => true,
        Input::Key(key) => match app.keymap().look_up(app.mode().context(), &[*key]) {
            LookUp::Found(Action::Interrupt | Action::Suspend) => true,
            LookUp::Found(Action::Quit) => app.shows_beginning(),
            _ => false,
        },
        Input::Mouse(_) | Input::Paste(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Change, Kept, Named, NamedKind};

    /// A shelf that brings nothing by itself.
    #[derive(Default)]
    struct Slow {
        replies: Vec<Reply>,
        stopped: usize,
    }

    impl Shelf for Slow {
        fn fetch(&mut self, _: Wanted, reply: Reply) {
            self.replies.push(reply);
        }

        fn find_names(&mut self, _: Arc<Report>, _: NamesWanted, reply: Reply) {
            self.replies.push(reply);
        }

        fn stop(&mut self) {
            self.stopped += 1;
        }

        fn change(&self, _: usize) -> Option<crate::app::FileChange> {
            None
        }

        fn keep(&mut self, _: &Change) -> Result<Vec<Kept>, String> {
            Ok(Vec::new())
        }

        fn kept(&mut self) -> Result<Vec<Kept>, String> {
            Ok(Vec::new())
        }
    }

    fn errands() -> Errands {
        Errands::new(Arc::new(Bell::unheard()))
    }

    fn app() -> App {
        let entry = |name: &str| crate::app::Entry { name: name.to_owned(), title: String::new() };
        App::new(vec![entry("a"), entry("b")], 80, 24)
    }

    fn report(words: &str) -> Brought {
        Brought::Report(Err(words.to_owned()))
    }

    fn message(app: &App) -> String {
        format!("{:?}", app.message())
    }

    #[test]
    fn what_is_no_longer_wanted_is_not_taken() {
        let mut errands = errands();
        let (mut shelf, mut app) = (Slow::default(), app());
        errands.begin(Wanted::Report(0), &mut shelf);
        errands.begin(Wanted::Report(1), &mut shelf);
        assert_eq!(shelf.stopped, 1);
        let mut replies = shelf.replies.into_iter();
        replies.next().unwrap().hand_over(report("the first"));
        errands.take(&mut app);
        assert_eq!(message(&app), "None");
        assert!(errands.due().is_some());
        replies.next().unwrap().hand_over(report("the second"));
        errands.take(&mut app);
        assert!(message(&app).contains("the second"));
        assert_eq!(errands.due(), None);
    }

    #[test]
    fn a_reply_that_nobody_gives_is_an_error() {
        let mut errands = errands();
        let (mut shelf, mut app) = (Slow::default(), app());
        errands.begin(Wanted::Report(0), &mut shelf);
        drop(shelf.replies);
        errands.take(&mut app);
        assert!(message(&app).contains("no thread left"));
        assert_eq!(errands.due(), None);
    }

    fn names(name: &str) -> Names {
        Names::All {
            named: vec![Named {
                kind: NamedKind::Term,
                name: name.to_owned(),
                aliases: Vec::new(),
                paragraphs: Vec::new(),
                known_as: Vec::new(),
                mentions: Vec::new(),
            }],
            programmes: Vec::new(),
        }
    }

    /// Opens a report, whose names are then asked for, and its topics.
    fn ask_names(index: usize, errands: &mut Errands, shelf: &mut Slow, app: &mut App) -> Reply {
        errands.begin(Wanted::Report(index), shelf);
        shelf.replies.pop().unwrap().hand_over(Brought::Unnamed(Box::default()));
        errands.take(app);
        app.key(Key::plain(KeyCode::Char('f')));
        let (report, wanted) = app.wants_names().unwrap();
        errands.ask_names(report, wanted, shelf);
        assert!(app.wants_names().is_none() && app.work().is_none(), "they are on their way");
        shelf.replies.pop().unwrap()
    }

    #[test]
    fn names_are_asked_for_and_taken_for_no_other_report() {
        let mut errands = errands();
        let (mut shelf, mut app) = (Slow::default(), app());
        let old = ask_names(0, &mut errands, &mut shelf, &mut app);
        let new = ask_names(1, &mut errands, &mut shelf, &mut app);
        old.hand_over(Brought::Names(names("old")));
        new.hand_over(Brought::Names(names("new")));
        errands.take(&mut app);
        let named = &app.reading().unwrap().report.named;
        assert_eq!(named.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(), ["new"]);
        assert!(app.work().is_some());
    }

    #[test]
    fn names_that_nobody_finds_keep_no_topics_back() {
        let mut errands = errands();
        let (mut shelf, mut app) = (Slow::default(), app());
        drop(ask_names(0, &mut errands, &mut shelf, &mut app));
        errands.take(&mut app);
        assert_eq!(message(&app), "None");
        assert!(app.work().is_some());
    }

    #[test]
    fn at_a_beginning_keys_wait_for_the_whole_but_for_those_that_stop_or_leave() {
        let mut errands = errands();
        let (mut shelf, mut app) = (Slow::default(), app());
        app.show_beginning(0, Report::default());
        errands.begin(Wanted::Report(0), &mut shelf);
        errands.pending.as_mut().unwrap().begun -= SOON * 2;
        let key = |letter| Input::Key(Key::plain(KeyCode::Char(letter)));
        errands.typed(vec![key('G'), key('j')]);
        assert!(errands.next_typed(&app).is_none());
        errands.typed(vec![key('q')]);
        assert_eq!(errands.next_typed(&app), Some(key('q')));
        errands.typed(vec![key('G')]);
        shelf.replies.pop().unwrap().hand_over(Brought::Unnamed(Box::default()));
        errands.take(&mut app);
        assert!(!app.shows_beginning());
        assert_eq!(errands.next_typed(&app), Some(key('G')));
    }

    #[test]
    fn keys_wait_for_a_report_but_for_those_that_stop_it() {
        let mut errands = errands();
        let (mut shelf, app) = (Slow::default(), app());
        let key = |code, control| Input::Key(Key { code, control, alt: false });
        errands.typed(vec![key(KeyCode::Char('j'), false)]);
        assert!(errands.next_typed(&app).is_some());
        errands.begin(Wanted::Report(0), &mut shelf);
        errands.typed(vec![key(KeyCode::Char('j'), false)]);
        assert!(errands.next_typed(&app).is_none());
        errands.typed(vec![key(KeyCode::Char('c'), true), key(KeyCode::Char('k'), false)]);
        assert!(matches!(errands.next_typed(&app), Some(Input::Key(Key { control: true, .. }))));
        errands.stop(&mut shelf);
        assert!(matches!(errands.next_typed(&app), Some(Input::Key(Key { code: KeyCode::Char('k'), .. }))));
        assert!(errands.next_typed(&app).is_none());
    }
}
