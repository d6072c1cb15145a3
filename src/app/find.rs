//! The text search, and the steps through places in the text that were found.

use std::ops::Range;

use super::App;
use super::layout::Row;
use super::mode::Mode;
use super::part::Part;
use super::reading::{Position, Reading};
use crate::model::{Element, Mention};
use crate::search::{TextHit, TextQuery, grep};
use crate::text::overlap;

/// A field takes no more characters than this: longer queries find nothing, and a paste may be of any size.
pub(crate) const LONGEST_QUERY: usize = 200;

/// A text search and where its reader is in it.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// What was searched for, as it was typed, or the name whose mentions these are.
    pub(crate) typed: String,
    /// What was looked for.
    pub(crate) what: Sought,
    /// Where it stands, in reading order.
    pub(crate) hits: Vec<TextHit>,
    /// The hit that was gone to last.
    pub(crate) selected: usize,
    /// Whether the hits are marked in the text.
    pub(crate) marked: bool,
    /// The place after going to it.
    place: Position,
}

/// What is looked for in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sought {
    /// Words.
    Words,
    /// What matches a regular expression.
    Expression,
    /// The mentions of a topic.
    Topic,
}

impl Sought {
    /// The sign before what was typed.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Words => "/",
            Self::Expression => ".*/",
            Self::Topic => "",
        }
    }
}

/// Which way a search goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Down the text.
    Down,
    /// Up the text.
    Up,
}

impl Reading {
    /// Searches for what is typed and goes to the first hit at or below where it was begun, or there where there is none.
    pub(crate) fn search(&mut self, search: &TextSearch, height: usize) {
        let TextSearch { typed, origin, .. } = search;
        let (origin, what) = (*origin, search.what());
        self.go_to(origin);
        let Some(query) = search.query() else {
            self.found = None;
            return;
        };
        let hits = grep(&self.report, &query);
        let below = self.hits_above(&hits, self.row());
        let selected = if below < hits.len() { below } else { 0 };
        self.found = Some(Found { typed: typed.clone(), what, hits, selected, marked: true, place: origin });
        self.go_to_hit(selected, height);
    }

    /// Marks the mentions of a topic and goes to one of them.
    pub(crate) fn step_through(&mut self, name: String, hits: Vec<TextHit>, selected: usize, height: usize) {
        let place = self.position();
        self.found = Some(Found { typed: name, what: Sought::Topic, hits, selected, marked: true, place });
        self.go_to_hit(selected, height);
    }

    /// Goes to the next hit of the last search; whether it went over the end of the report, or `None` without a hit.
    pub(crate) fn next_hit(&mut self, direction: Direction, height: usize) -> Option<bool> {
        let found = self.found.as_ref().filter(|found| !found.hits.is_empty())?;
        let count = found.hits.len();
        let moved = found.place != self.position();
        let (next, wrapped) = match (direction, moved) {
            (Direction::Down, false) => (found.selected + 1, found.selected + 1 >= count),
            (Direction::Up, false) => (found.selected + count - 1, found.selected == 0),
            (Direction::Down, true) => {
                let above = self.hits_above(&found.hits, self.row());
                (above, above >= count)
            }
            (Direction::Up, true) => {
                let above = self.hits_above(&found.hits, self.row());
                (above + count - 1, above == 0)
            }
        };
        self.go_to_hit(next % count, height);
        Some(wrapped)
    }

    /// How many of `hits` stand above `row`.
    fn hits_above(&self, hits: &[TextHit], row: usize) -> usize {
        hits.partition_point(|hit| self.hit_row(hit).is_none_or(|hit_row| hit_row < row))
    }

    fn hit_row(&self, hit: &TextHit) -> Option<usize> {
        self.layout.row_of(Part::of(hit.element, hit.subparagraph), hit.bytes.start)
    }

    /// Goes to a hit: to the beginning of its paragraph where both fit in the upper part of the pane, so that the
    /// paragraph's number is seen, else to its own row.
    fn go_to_hit(&mut self, selected: usize, height: usize) {
        let hit = self.found.as_ref().and_then(|found| found.hits.get(selected));
        if let Some((row, first)) =
            hit.and_then(|hit| self.hit_row(hit).zip(self.layout.first_row(hit.element)))
        {
            let near = row.saturating_sub(first) <= height.saturating_mul(2) / 3;
            self.go(if near { first } else { row });
        }
        if let Some(found) = &mut self.found {
            found.selected = selected;
            found.marked = true;
        }
        self.stand_at_hit();
    }

    /// The reader stands at the hit that was gone to last, wherever this place is.
    fn stand_at_hit(&mut self) {
        let place = self.position();
        if let Some(found) = &mut self.found {
            found.place = place;
        }
    }

    /// The bytes of the hits on a row, each with whether it is the one that was gone to.
    pub(crate) fn hits_on(&self, row: &Row) -> Vec<(Range<usize>, bool)> {
        let Some((found, element)) = self.found.as_ref().filter(|found| found.marked).zip(row.part.element())
        else {
            return Vec::new();
        };
        let first = self.layout.first_row(element);
        let from = found.hits.partition_point(|hit| self.layout.first_row(hit.element) < first);
        let of_element =
            found.hits.iter().enumerate().skip(from).take_while(|(_, hit)| hit.element == element);
        of_element
            .filter(|(_, hit)| Part::of(element, hit.subparagraph) == row.part)
            .filter(|(_, hit)| overlap(&hit.bytes, &(row.start..row.end)))
            .map(|(index, hit)| (hit.bytes.clone(), index == found.selected))
            .collect()
    }
}

/// A text search that is being typed; what it finds is in [`Reading::found`].
#[derive(Debug, Clone)]
pub(crate) struct TextSearch {
    /// What was typed.
    pub(crate) typed: String,
    /// Whether it is a regular expression.
    pub(crate) is_expression: bool,
    /// Where the reader was.
    pub(crate) origin: Position,
    /// The search before.
    pub(crate) before: Option<Found>,
}

impl TextSearch {
    /// What is looked for.
    pub(crate) fn what(&self) -> Sought {
        if self.is_expression { Sought::Expression } else { Sought::Words }
    }

    /// The query; `None` for what is no regular expression, or not yet.
    fn query(&self) -> Option<TextQuery> {
        if self.is_expression {
            TextQuery::of_expression(&self.typed)
        } else {
            Some(TextQuery::new(&self.typed))
        }
    }
}

impl App {
    /// Takes what is typed for a regular expression, or for words again.
    pub(super) fn turn_expression(&mut self) {
        let height = self.text_height();
        if let (Mode::TextSearch(search), Some(reading)) = (&mut self.mode, &mut self.reading) {
            search.is_expression = !search.is_expression;
            reading.search(search, height);
        }
    }

    /// Marks all mentions of a name in the current paragraph: of the first at or below the reading row, or of the one after
    /// that whose mentions are marked already.
    pub(super) fn search_name(&mut self) {
        let height = self.text_height();
        let Some(reading) = &mut self.reading else { return };
        if reading.topics.is_none() {
            reading.name_wanted = true;
            self.note(self.phrases().notes.names_are_sought);
            return;
        }
        let from = reading.position();
        let Some((name, hits, selected)) = reading.name_here() else {
            self.note(self.phrases().notes.no_name_here);
            return;
        };
        reading.step_through(name, hits, selected, height);
        // The paragraph stays where it is: the reader looks at it.
        reading.go_to(from);
        reading.stand_at_hit();
        self.tell_hit(false);
    }
}

/// A name, the places that mention it, and which of them is meant.
type NameHere = (String, Vec<TextHit>, usize);

impl Reading {
    /// The name in the current paragraph that [`App::search_name`] means.
    fn name_here(&self) -> Option<NameHere> {
        let paragraph = self.paragraph()?;
        let topics = self.topics.as_ref()?.topics();
        let mut here: Vec<((usize, usize), usize, usize)> = Vec::new();
        for (index, topic) in topics.iter().enumerate().filter(|(_, topic)| topic.kind.is_named()) {
            for (at, mention) in topic.mentions.iter().enumerate() {
                if mention.element == Element::Paragraph(paragraph) {
                    let block = mention.subparagraph.map_or(0, |block| block.saturating_add(1));
                    here.push(((block, mention.bytes.start), index, at));
                }
            }
        }
        here.sort_unstable();
        let name = |index: usize| topics.get(index).map(|topic| topic.text.as_str());
        let shown = self.found.as_ref().filter(|found| found.what == Sought::Topic && found.marked);
        let is_shown = |index: usize| shown.is_some_and(|found| name(index) == Some(&found.typed));
        let last_shown = here.iter().rposition(|&(_, index, _)| is_shown(index));
        let (block, offset) = match self.part() {
            Part::Subparagraph(_, block) => (block.saturating_add(1), self.position().offset),
            _ => (0, self.position().offset),
        };
        let below = here.iter().position(|(spot, ..)| *spot >= (block, offset));
        let chosen = match last_shown {
            Some(last) => last.saturating_add(1).checked_rem(here.len())?,
            None => below.unwrap_or(0),
        };
        let &(_, index, at) = here.get(chosen)?;
        let topic = topics.get(index)?;
        let hit = |mention: &Mention| TextHit {
            element: mention.element,
            subparagraph: mention.subparagraph,
            bytes: mention.bytes.clone(),
        };
        Some((topic.text.clone(), topic.mentions.iter().map(hit).collect(), at))
    }

    /// Of so many equal stretches of the report, whether hits that are marked stand in each, and which of them has the one
    /// that was gone to; nothing where none are marked.
    pub(crate) fn map_of_hits(&self, stretches: usize) -> Vec<Option<bool>> {
        let mut map = vec![None; stretches];
        let Some(found) = self.found.as_ref().filter(|found| found.marked) else { return map };
        let rows = self.layout.rows().len().max(1);
        for (index, hit) in found.hits.iter().enumerate() {
            let row = self.hit_row(hit).unwrap_or(0);
            let Some(place) = map.get_mut(row.saturating_mul(stretches) / rows) else { continue };
            *place = Some(*place == Some(true) || index == found.selected);
        }
        map
    }

    /// Whether hits that are marked stand between two headings; with no second one, from the first on.
    pub(crate) fn has_hits_under(&self, heading: usize, next: Option<usize>) -> bool {
        let row = |heading: usize| self.layout.first_row(Element::Heading(heading));
        let Some(first) = row(heading) else { return false };
        self.has_hits_between(first..next.and_then(row).unwrap_or(usize::MAX))
    }

    fn has_hits_between(&self, rows: Range<usize>) -> bool {
        let Some(found) = self.found.as_ref().filter(|found| found.marked) else { return false };
        let next = found.hits.partition_point(|hit| self.hit_row(hit).is_none_or(|row| row < rows.start));
        found.hits.get(next).and_then(|hit| self.hit_row(hit)).is_some_and(|row| row < rows.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{note, open, press, report};
    use crate::model::{Programme, ProgrammeKind, Report};

    fn programme(name: &str, places: &[(usize, usize)]) -> Programme {
        let mention = |&(paragraph, start): &(usize, usize)| Mention {
            element: Element::Paragraph(paragraph),
            subparagraph: None,
            bytes: start..start + 4,
        };
        Programme {
            name: name.into(),
            aliases: Vec::new(),
            kind: ProgrammeKind::Network,
            paragraphs: Vec::new(),
            known_as: Vec::new(),
            mentions: places.iter().map(mention).collect(),
        }
    }

    fn named() -> Report {
        let mut report = report(2, 6);
        report.programmes =
            vec![programme("Zebra Network", &[(2, 0), (7, 0)]), programme("Ant Network", &[(0, 3), (2, 9)])];
        report
    }

    #[test]
    fn a_name_in_the_paragraph_is_marked_everywhere_and_then_the_next_one() {
        let mut app = open(named(), 80, 24);
        press(&mut app, "3G");
        let place = app.reading().unwrap().position();
        press(&mut app, "*");
        assert_eq!((note(&app), app.reading().unwrap().position()), ("Zebra Network  1/2", place));
        press(&mut app, "*");
        assert_eq!((note(&app), app.reading().unwrap().position()), ("Ant Network  2/2", place));
        press(&mut app, "*");
        assert_eq!(note(&app), "Zebra Network  1/2");
        press(&mut app, "n");
        assert_eq!(app.reading().unwrap().paragraph(), Some(7));
        press(&mut app, "5G*");
        assert!(note(&app).contains("no name"), "{}", note(&app));
    }

    #[test]
    fn a_regular_expression_is_asked_for_and_taken_back() {
        let mut app = open(report(2, 6), 80, 24);
        press(&mut app, "/graph 1[0-2]<Ctrl-R>");
        let hits = |app: &App| app.reading().unwrap().found.as_ref().map(|found| found.hits.len());
        assert_eq!(hits(&app), Some(3));
        press(&mut app, "(");
        assert_eq!(hits(&app), None, "no expression yet");
        press(&mut app, "<Backspace><Ctrl-R>");
        assert_eq!(hits(&app), Some(0), "these are no words");
        press(&mut app, "<Ctrl-R><Enter>");
        assert_eq!(note(&app), ".*/graph 1[0-2]  1/3");
    }

    #[test]
    fn the_map_and_the_outline_show_where_hits_are() {
        let mut app = open(report(2, 6), 80, 24);
        press(&mut app, "/Paragraph 12<Enter>");
        let reading = app.reading().unwrap();
        assert_eq!(reading.map_of_hits(4), [None, None, None, Some(true)]);
        assert!(!reading.has_hits_under(0, Some(1)) && reading.has_hits_under(1, None));
        press(&mut app, "<Esc>");
        assert_eq!(app.reading().unwrap().map_of_hits(4), [None; 4], "the marks are gone");
    }
}
