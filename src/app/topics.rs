//! The topic search.

use std::sync::Arc;

use super::App;
use super::card::Card;
use super::mode::Mode;
use super::part::Part;
use super::reading::{Position, Reading};
use super::work::Work;
use crate::model::Element;
use crate::search::{Destination, Found, Hit, Limits, Scope, TopicIndex, TopicKind};

/// An index of so many names is searched between two frames, a larger one beside. Measured (`benches/search.rs`), 99 of
/// 100 keystrokes take less than 2 ms with 10,000 names and 13 ms with 100,000.
const AT_ONCE: usize = 40_000;

/// A topic search that is open.
#[derive(Debug, Clone)]
pub(crate) struct TopicSearch {
    /// What was typed.
    pub(crate) query: String,
    /// What it finds, best first; what the query before found while this one is looked up.
    pub(crate) hits: Vec<Hit>,
    /// The chosen one.
    pub(crate) selected: usize,
    /// Whether topics that nothing was typed for are in the order of their names, not of their mentions.
    pub(crate) by_name: bool,
    /// Where the reader was.
    pub(crate) origin: Position,
    /// The last answer.
    found: Option<Arc<Found>>,
    waits: Waits,
    /// Whether the choice is to be taken as soon as the answer is there.
    accepts: bool,
}

/// Whether an answer is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waits {
    No,
    /// For the index of the report.
    ForIndex,
    /// For a look-up that nobody is at work on yet.
    ToAsk,
    /// For a look-up.
    ForAnswer,
}

impl TopicSearch {
    /// Opens the search over `reading`, with something typed already.
    pub(crate) fn new(query: String, reading: &mut Reading) -> Self {
        let mut search = Self {
            query,
            hits: Vec::new(),
            selected: 0,
            by_name: false,
            origin: reading.position(),
            found: None,
            waits: Waits::No,
            accepts: false,
        };
        search.find(reading);
        search
    }

    /// Whether what is shown is not yet the answer to what was typed.
    pub(crate) fn is_waiting(&self) -> bool {
        self.waits != Waits::No
    }

    /// Where is looked.
    pub(crate) fn scope(&self) -> Scope {
        Scope::of(&self.query).0
    }

    /// Whether nothing was typed but perhaps where to look.
    pub(crate) fn is_list(&self) -> bool {
        Scope::of(&self.query).1.trim().is_empty()
    }

    /// How many topics match, and whether there are more that were not looked at.
    pub(crate) fn total(&self) -> (usize, bool) {
        self.found.as_ref().map_or((0, false), |found| (found.total, found.is_cut))
    }

    /// Searches again after the query has changed.
    pub(super) fn retype(&mut self, reading: &mut Reading) {
        self.accepts = false;
        self.find(reading);
    }

    /// Searches, at once where that takes no time.
    pub(super) fn find(&mut self, reading: &mut Reading) {
        let Some(index) = reading.topics.clone() else {
            self.waits = Waits::ForIndex;
            return;
        };
        if index.size() > AT_ONCE {
            self.waits = Waits::ToAsk;
            return;
        }
        let before = self.found.as_deref();
        if let Some(found) = index.look_up(&self.query, before, Limits::KEYSTROKE, &|| true) {
            self.take(found, reading);
        }
    }

    /// The look-up that is to be done beside, if one is.
    pub(super) fn work(&mut self, index: Arc<TopicIndex>) -> Option<Work> {
        if self.waits != Waits::ToAsk {
            return None;
        }
        self.waits = Waits::ForAnswer;
        Some(Work::LookUp { index, typed: self.query.clone(), before: self.found.clone() })
    }

    /// Takes an answer and shows the best topic; where nothing was typed, the place the reader was at.
    pub(super) fn take(&mut self, found: Found, reading: &mut Reading) {
        self.hits.clone_from(&found.hits);
        self.found = Some(Arc::new(found));
        self.waits = Waits::No;
        self.selected = 0;
        reading.go_to(self.origin);
        if self.is_list() {
            self.put_in_order(reading);
            self.choose_section(reading);
        } else {
            self.show(reading);
        }
    }

    /// Puts the topics of a list in the order of their names or of their mentions.
    fn put_in_order(&mut self, reading: &Reading) {
        if let (true, Some(index)) = (self.by_name, &reading.topics) {
            self.hits = index.by_name(std::mem::take(&mut self.hits));
        }
    }

    /// In a list of headings the section that is read is chosen.
    fn choose_section(&mut self, reading: &Reading) {
        let section = reading.section().map(|index| Destination::Element(Element::Heading(index)));
        let is_heading = |hit: &Hit| reading.topic_kind(hit) == Some(TopicKind::Heading);
        if section.is_some() && self.hits.first().is_some_and(is_heading) {
            let chosen = self.hits.iter().position(|hit| reading.destination(hit) == section);
            self.selected = chosen.unwrap_or(0);
        }
    }

    /// Turns the list over: by name, or by mentions again.
    pub(super) fn reorder(&mut self, reading: &mut Reading) {
        self.by_name = !self.by_name;
        self.find(reading);
    }

    /// Chooses another topic and shows it.
    pub(crate) fn choose(&mut self, selected: usize, reading: &mut Reading) {
        self.selected = selected.min(self.hits.len().saturating_sub(1));
        self.show(reading);
    }

    /// Shows the chosen topic in the text; where nothing is found, the place the reader was at.
    pub(crate) fn show(&self, reading: &mut Reading) {
        match self.hits.get(self.selected).and_then(|hit| reading.destination(hit)) {
            Some(destination) => reading.go_to_destination(destination),
            None => reading.go_to(self.origin),
        }
    }
}

impl Reading {
    /// Where a hit of the topic search leads to.
    fn destination(&self, hit: &Hit) -> Option<Destination> {
        self.topics.as_ref()?.topics().get(hit.topic).map(|topic| topic.leads_to)
    }

    fn topic_kind(&self, hit: &Hit) -> Option<TopicKind> {
        self.topics.as_ref()?.topics().get(hit.topic).map(|topic| topic.kind)
    }

    /// Goes where a topic leads to.
    fn go_to_destination(&mut self, destination: Destination) {
        match destination {
            Destination::Element(element) => self.go_to_element(element),
            Destination::Footnote(index) => self.go_to(Position { part: Part::Footnote(index), offset: 0 }),
        }
    }
}

impl App {
    /// Opens the topic search, with something typed already.
    pub(super) fn search_topics(&mut self, typed: &str) {
        let Some(reading) = &mut self.reading else { return };
        self.mode = Mode::Topics(TopicSearch::new(typed.to_owned(), reading));
    }

    /// Lists topics by name, or by mentions again.
    pub(super) fn reorder_topics(&mut self) {
        let (Mode::Topics(search), Some(reading)) = (&mut self.mode, &mut self.reading) else { return };
        if search.is_list() {
            search.reorder(reading);
        } else {
            self.note(self.phrases().notes.in_order_of_fit);
        }
    }

    /// Takes the chosen topic: one that is named in several places opens its card, another is gone to. Nothing is taken
    /// where nothing was found.
    pub(super) fn take_topic(&mut self) {
        let (Mode::Topics(search), Some(reading)) = (&mut self.mode, &mut self.reading) else { return };
        if search.is_waiting() {
            search.accepts = true;
            return;
        }
        let Some(hit) = search.hits.get(search.selected) else { return };
        if let Some(card) = Card::of(hit.topic, search, reading) {
            self.mode = Mode::Card(Box::new(card));
            return;
        }
        search.show(reading);
        reading.jumped_from(search.origin);
        self.mode = Mode::Reading;
    }

    /// Takes the chosen topic if that was asked for before it was known.
    pub(super) fn accept_late(&mut self) {
        if let Mode::Topics(search) = &self.mode
            && search.accepts
            && !search.is_waiting()
        {
            self.take_topic();
        }
    }

    /// Leaves the topic search as if it had not been opened.
    pub(super) fn leave_topics(&mut self) {
        let (Mode::Topics(search), Some(reading)) = (&self.mode, &mut self.reading) else { return };
        reading.go_to(search.origin);
        self.mode = Mode::Reading;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{note, open, press, report, settle};
    use crate::app::{Done, Effect, Entry, Work};
    use crate::model::{Mention, Programme, ProgrammeKind, Report};

    fn programme(name: &str, paragraphs: &[usize]) -> Programme {
        let mention = |paragraph: &usize| Mention {
            element: Element::Paragraph(*paragraph),
            subparagraph: None,
            bytes: 0..9,
        };
        Programme {
            name: name.into(),
            aliases: vec!["Short".into()],
            kind: ProgrammeKind::Network,
            paragraphs: Vec::new(),
            known_as: Vec::new(),
            mentions: paragraphs.iter().map(mention).collect(),
        }
    }

    /// Zebra is mentioned once, Antelope twice, Monkey three times.
    fn named_report() -> Report {
        let mut report = report(3, 7);
        report.programmes = vec![
            programme("Zebra Network", &[4]),
            programme("Antelope Network", &[3, 12]),
            programme("Monkey Network", &[1, 12, 20]),
        ];
        report
    }

    fn listed(app: &App) -> Vec<&str> {
        let (Mode::Topics(search), Some(reading)) = (app.mode(), app.reading()) else { return Vec::new() };
        let topics = reading.topics.as_ref().unwrap().topics();
        search.hits.iter().map(|hit| topics[hit.topic].text.split(' ').next().unwrap()).collect()
    }

    fn paragraph(app: &App) -> Option<usize> {
        app.reading().and_then(Reading::paragraph)
    }

    #[test]
    fn programmes_are_listed_by_mentions_and_by_name() {
        let mut app = open(named_report(), 80, 24);
        press(&mut app, "p");
        assert_eq!(listed(&app), ["Monkey", "Antelope", "Zebra"]);
        press(&mut app, "<Tab>");
        assert_eq!(listed(&app), ["Antelope", "Monkey", "Zebra"]);
        press(&mut app, "z");
        assert_eq!(listed(&app), ["Zebra"]);
        press(&mut app, "<Tab>");
        assert!(note(&app).contains("order"));
        press(&mut app, "<Backspace><Tab>");
        assert_eq!(listed(&app), ["Monkey", "Antelope", "Zebra"]);
    }

    #[test]
    fn nothing_typed_shows_what_is_mentioned_most() {
        let mut app = open(named_report(), 80, 24);
        press(&mut app, "9Gf");
        assert_eq!(listed(&app), ["Monkey", "Antelope", "Zebra", "Section", "Section", "Section"]);
        assert_eq!(paragraph(&app), Some(8), "opening the search moves nothing");
    }

    #[test]
    fn a_card_leads_through_the_mentions_and_back_to_the_search() {
        let mut app = open(named_report(), 80, 24);
        press(&mut app, "9G");
        let place = app.reading().unwrap().position();
        press(&mut app, "fmonk<Enter>j<Esc>");
        assert_eq!(listed(&app), ["Monkey"]);
        press(&mut app, "<Enter>jn");
        assert_eq!((paragraph(&app), note(&app)), (Some(12), "Monkey Network  2/3"));
        press(&mut app, "n");
        assert_eq!((paragraph(&app), note(&app)), (Some(20), "Monkey Network  3/3"));
        press(&mut app, "n");
        assert_eq!(paragraph(&app), Some(1), "over the end to the first");
        press(&mut app, "<Ctrl-O><Ctrl-O><Ctrl-O>");
        assert_eq!(app.reading().unwrap().position(), place);
        press(&mut app, "fmonk<Enter>N");
        assert_eq!(paragraph(&app), Some(20), "the one before the first is the last");
    }

    #[test]
    fn a_card_is_copied_as_markdown_with_citations() {
        let mut app = open(named_report(), 80, 24);
        let Some(Effect::Copy(markdown)) = press(&mut app, "fantelope<Enter>Y") else { panic!("no copy") };
        let sentence = |n| format!("Paragraph {n} says what it says, and says it in words that fill a line.");
        let expected = format!(
            "## Antelope Network\n\nnetwork; Short\n\n- {} (E/CN.99/2031/1, para. 4)\n- {} (E/CN.99/2031/1, para. 13)\n",
            sentence(4),
            sentence(13)
        );
        assert_eq!(markdown, expected);
    }

    #[test]
    fn a_choice_made_before_the_answer_is_taken_when_it_comes() {
        let mut app = App::new(vec![Entry::default()], 80, 24);
        app.opened(0, Ok(named_report()));
        for c in "fmonk".chars() {
            app.key(c.to_string().parse().unwrap());
        }
        app.key("Enter".parse().unwrap());
        assert!(matches!(app.mode(), Mode::Topics(search) if search.is_waiting()));
        settle(&mut app);
        assert!(matches!(app.mode(), Mode::Card(_)));
    }

    #[test]
    fn a_large_index_is_searched_beside_and_old_answers_are_dropped() {
        let mut made = named_report();
        made.programmes.extend((0..AT_ONCE).map(|number| programme(&format!("Herd {number}"), &[5])));
        let mut app = open(made, 80, 24);
        press(&mut app, "f");
        app.key("z".parse().unwrap());
        let first = app.work();
        assert!(matches!(&first, Some(Work::LookUp { typed, .. }) if typed == "z"));
        assert!(app.work().is_none(), "work is given once");
        app.key("e".parse().unwrap());
        let late = first.unwrap().run(&|| true).unwrap();
        app.done(late);
        assert!(matches!(app.mode(), Mode::Topics(search) if search.is_waiting()), "that was for z");
        settle(&mut app);
        assert_eq!(listed(&app), ["Zebra"]);
        let stale = Work::LookUp {
            index: app.reading().unwrap().topics.clone().unwrap(),
            typed: "a".into(),
            before: None,
        };
        assert!(stale.run(&|| false).is_none());
    }

    #[test]
    fn the_index_of_another_report_is_not_taken() {
        let mut app = App::new(vec![Entry::default()], 80, 24);
        app.opened(0, Ok(named_report()));
        assert!(app.work().is_none(), "nobody asked for topics");
        app.key("f".parse().unwrap());
        let work = app.work().unwrap();
        app.opened(0, Ok(report(1, 1)));
        app.key("f".parse().unwrap());
        app.done(work.run(&|| true).unwrap());
        assert!(app.reading().unwrap().topics.is_none());
        let Some(Done::Index(..)) = app.work().unwrap().run(&|| true) else { panic!("no index") };
    }
}
