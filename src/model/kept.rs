//! What a reader keeps about reports: the place, marks, notes, a list of what to read.

use serde::{Deserialize, Serialize};

use super::Anchor;

/// One thing that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What it is.
    pub what: What,
    /// Where it stands.
    pub at: Anchor,
    /// When it was kept, in seconds since 1970; 0 where that is not known.
    #[serde(default)]
    pub when: u64,
    /// Whether the file it was read from is no longer there. Looked up, never written down.
    #[serde(skip)]
    pub is_missing: bool,
}

/// What is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The place where the report was left.
    Place,
    /// A mark with its letter.
    Mark(char),
    /// A note to the paragraph.
    Note(String),
    /// A report that is to be read.
    ToRead,
}

/// A change of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Keep this, instead of what [`Kept::replaces`] says. The text is that of the note that was there, as far as the
    /// reader knew; empty for anything else.
    Put(Kept, String),
    /// Keep this no longer.
    Remove(Kept),
}

impl Kept {
    /// A thing that is kept from now on; the time is put in where it is written down.
    pub fn new(what: What, at: Anchor) -> Self {
        Self { what, at, when: 0, is_missing: false }
    }

    /// Whether it takes the place of `other`: one place and one entry of the reading list for each report, one mark
    /// of each letter in it, one note to a paragraph.
    pub fn replaces(&self, other: &Self) -> bool {
        match (&self.what, &other.what) {
            (What::Place, What::Place) | (What::ToRead, What::ToRead) => self.at.is_same_report(&other.at),
            (What::Mark(own), What::Mark(others)) => own == others && self.at.is_same_report(&other.at),
            (What::Note(_), What::Note(_)) => self.at.is_same_place(&other.at),
            (What::Place | What::Mark(_) | What::Note(_) | What::ToRead, _) => false,
        }
    }

    /// The text of a note, empty for anything else.
    pub fn text(&self) -> &str {
        match &self.what {
            What::Note(text) => text,
            What::Place | What::Mark(_) | What::ToRead => "",
        }
    }
}

impl Change {
    /// Makes the change in a list, where others may have changed it in the meantime. A note that another has written
    /// there is not overwritten: the new text comes below it. One that another has changed is not removed.
    pub fn apply(&self, kept: &mut Vec<Kept>) {
        match self {
            Self::Put(new, known) => {
                let mut new = new.clone();
                let before = kept.iter().find(|old| new.replaces(old)).map(|old| old.text().to_owned());
                if let (Some(before), What::Note(text)) = (before, &mut new.what)
                    && before != *known
                    && before != *text
                {
                    *text = format!("{before}\n\n{text}");
                }
                kept.retain(|old| !new.replaces(old));
                kept.push(new);
            }
            Self::Remove(gone) => kept.retain(|old| !(gone.replaces(old) && gone.text() == old.text())),
        }
    }

    /// The thing it is about.
    pub fn kept(&self) -> &Kept {
        match self {
            Self::Put(kept, _) | Self::Remove(kept) => kept,
        }
    }
}

/// Everything but the places, by report and in each in the order of reading: the body, the annexes, the footnotes.
/// The reports stand in the order of their symbols, those without one by their titles behind them.
pub fn by_report(kept: &[Kept]) -> Vec<Vec<&Kept>> {
    let mut reports: Vec<Vec<&Kept>> = Vec::new();
    for one in kept.iter().filter(|one| one.what != What::Place) {
        let same =
            |report: &&mut Vec<&Kept>| report.first().is_some_and(|first| first.at.is_same_report(&one.at));
        match reports.iter_mut().find(same) {
            Some(report) => report.push(one),
            None => reports.push(vec![one]),
        }
    }
    for report in &mut reports {
        report.sort_by_key(|one| (order(one), one.at.letters, one.when));
    }
    let name = |report: &Vec<&Kept>| {
        report.first().map(|one| (one.at.symbol.is_none(), one.at.symbol.clone(), one.at.title.clone()))
    };
    reports.sort_by_cached_key(name);
    reports
}

/// What brings places into the order of reading: the kind of address, then the numbers in it.
fn order(kept: &Kept) -> (u8, Vec<u32>) {
    let address = kept.at.address.as_str();
    let part = match address.chars().next() {
        None => 0,
        Some('0'..='9') => 1,
        Some('n') => 3,
        Some(_) => 2,
    };
    let numbers = address.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
    (part, numbers.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(symbol: &str, address: &str, what: What) -> Kept {
        let symbol = (!symbol.is_empty()).then(|| symbol.to_owned());
        Kept::new(what, Anchor { symbol, address: address.into(), ..Anchor::default() })
    }

    #[test]
    fn what_is_kept_is_listed_in_the_order_of_reading() {
        let all: Vec<Kept> = [
            ("B/1", "annex 1, 2"),
            ("A/1", "10"),
            ("", "1"),
            ("B/1", "n3"),
            ("A/1", "9"),
            ("B/1", "12"),
            ("A/1", ""),
        ]
        .map(|(symbol, address)| kept(symbol, address, What::Mark('a')))
        .into();
        let listed: Vec<String> = by_report(&all)
            .into_iter()
            .map(|report| report.iter().map(|one| one.at.address.as_str()).collect::<Vec<_>>().join("|"))
            .collect();
        assert_eq!(listed, ["|9|10", "12|annex 1, 2|n3", "1"]);
    }

    #[test]
    fn a_mark_and_a_note_of_one_paragraph_stand_beside_each_other() {
        let mut all = vec![kept("A/1", "3", What::Mark('a'))];
        for what in [What::Note("n".into()), What::Mark('b'), What::ToRead, What::Place] {
            Change::Put(kept("A/1", "3", what), String::new()).apply(&mut all);
        }
        assert_eq!(all.len(), 5);
        Change::Put(kept("A/1", "4", What::Mark('a')), String::new()).apply(&mut all);
        assert_eq!(all.len(), 5);
        Change::Remove(kept("A/1", "9", What::ToRead)).apply(&mut all);
        assert_eq!(all.len(), 4);
    }
}
