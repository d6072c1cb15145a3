//! The text search, and the steps through places in the text that were found.

use std::ops::Range;

use super::layout::Row;
use super::part::Part;
use super::reading::{Position, Reading};
use crate::search::{TextHit, TextQuery, grep};

/// A field takes no more characters than this: longer queries find nothing, and a paste may be of any size.
pub(crate) const LONGEST_QUERY: usize = 200;

/// A text search and where its reader is in it.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// What was searched for, as it was typed, or the name whose mentions these are.
    pub(crate) typed: String,
    /// Whether they are the mentions of a topic, and not what a text search found.
    pub(crate) is_topic: bool,
    /// Where it stands, in reading order.
    pub(crate) hits: Vec<TextHit>,
    /// The hit that was gone to last.
    pub(crate) selected: usize,
    /// Whether the hits are marked in the text.
    pub(crate) marked: bool,
    /// The place after going to it.
    place: Position,
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
    /// Searches for `typed` and goes to the first hit at or below `origin`, or to `origin` where there is none.
    pub(crate) fn search(&mut self, typed: &str, origin: Position, height: usize) {
        let hits = grep(&self.report, &TextQuery::new(typed));
        self.go_to(origin);
        let below = self.hits_above(&hits, self.row());
        let selected = if below < hits.len() { below } else { 0 };
        self.found = Some(Found {
            typed: typed.to_owned(),
            is_topic: false,
            hits,
            selected,
            marked: true,
            place: origin,
        });
        self.go_to_hit(selected, height);
    }

    /// Marks the mentions of a topic and goes to one of them.
    pub(crate) fn step_through(&mut self, name: String, hits: Vec<TextHit>, selected: usize, height: usize) {
        let place = self.position();
        self.found = Some(Found { typed: name, is_topic: true, hits, selected, marked: true, place });
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
        let place = self.position();
        if let Some(found) = &mut self.found {
            found.selected = selected;
            found.marked = true;
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
            .filter(|(_, hit)| hit.bytes.start < row.end && row.start < hit.bytes.end)
            .map(|(index, hit)| (hit.bytes.clone(), index == found.selected))
            .collect()
    }
}

/// A text search that is being typed; what it finds is in [`Reading::found`].
#[derive(Debug, Clone)]
pub(crate) struct TextSearch {
    /// What was typed.
    pub(crate) typed: String,
    /// Where the reader was.
    pub(crate) origin: Position,
    /// The search before.
    pub(crate) before: Option<Found>,
}
