//! What a report speaks of by name.

mod alphabetic;
mod candidate;
mod chinese;
mod group;
mod language;
mod mentions;
mod programmes;
mod relate;
mod shared;
mod texts;
mod words;

use crate::model::Report;

/// Finds what the report names and writes it into the report.
pub fn index(report: &mut Report) {
    let texts = texts::of(report);
    let programmes = programmes::find(report, &texts);
    drop(texts);
    report.programmes = programmes;
}

/// Debug.
pub fn dump(report: &Report) {
    let texts = texts::of(report);
    let found = chinese::find(&texts);
    for (c, p) in found.candidates.iter().zip(&found.pointed) {
        println!("{:?} {} {} {:?} {} {:?} {:?}", texts[c.text].element, c.weight, p, c.usage, c.name, c.kind.name(), c.aliases);
    }
}
