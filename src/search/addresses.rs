//! What each heading is cited by.

use std::collections::HashSet;

use crate::model::{Address, Heading, Report};

/// What each heading of a report is cited by: the inverse of [`Address::resolve`], for a whole report at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionAddresses(Vec<String>);

impl SectionAddresses {
    /// The addresses of every heading of `report`.
    pub fn of<'r>(report: &'r Report) -> Self {
        let mut taken = HashSet::new();
        let mut above: Vec<&'r Heading> = Vec::new();
        let address = |heading: &'r Heading| {
            while above.last().is_some_and(|last| last.level >= heading.level) {
                above.pop();
            }
            above.push(heading);
            let path = label_path(&above);
            let unique = path.is_some_and(|path| taken.insert(path.to_ascii_lowercase()));
            label_path(&above).filter(|_| unique).unwrap_or_else(|| paragraph_range(heading))
        };
        Self(report.outline.iter().map(address).collect())
    }

    /// The address of the heading at `index`: its labels from the outermost down (`II.C.1`), else the paragraphs under
    /// it (`29-31`), else nothing.
    ///
    /// Labels are no address where the heading has none itself, where an earlier heading has the same, and where they
    /// would read as a paragraph or a footnote.
    pub fn get(&self, index: usize) -> &str {
        self.0.get(index).map_or("", String::as_str)
    }
}

/// The labels of headings from the outermost down, where these make an address.
fn label_path(path: &[&Heading]) -> Option<String> {
    path.last()?.label.as_ref()?;
    let labels: Vec<&str> = path.iter().filter_map(|heading| heading.label.as_deref()).collect();
    let typed = labels.join(".");
    let reads_as_number = typed.trim_start_matches('n').starts_with(|c: char| c.is_ascii_digit());
    (!reads_as_number && typed.parse().is_ok_and(|address: Address| address.is_section())).then_some(typed)
}

fn paragraph_range(heading: &Heading) -> String {
    match (&heading.first, &heading.last) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first}-{last}"),
        (Some(only), None) | (None, Some(only)) => only.to_string(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Place, Target};

    type Given<'t> = (u8, Option<&'t str>, Option<(u32, u32)>);

    fn report(headings: &[Given<'_>]) -> Report {
        let outline = headings
            .iter()
            .map(|(level, label, range)| Heading {
                level: *level,
                label: label.map(str::to_owned),
                title: String::new(),
                first: range.map(|(first, _)| first.into()),
                last: range.map(|(_, last)| last.into()),
                place: Place::default(),
            })
            .collect();
        Report { outline, ..Report::default() }
    }

    #[test]
    fn labels_make_the_address_and_paragraphs_where_they_do_not() {
        let report = report(&[
            (1, Some("I"), Some((1, 2))),
            (1, Some("II"), None),
            (2, Some("A"), Some((3, 9))),
            (3, None, Some((4, 4))),
            (3, Some("1"), None),
            (4, None, None),
            (1, Some("I"), Some((1, 5))),
            (1, Some("1"), Some((6, 7))),
            (1, Some("n1"), Some((8, 8))),
            (1, Some("Annex III"), Some((9, 9))),
        ]);
        let addresses = SectionAddresses::of(&report);
        let found: Vec<&str> = (0..report.outline.len()).map(|index| addresses.get(index)).collect();
        assert_eq!(found, ["I", "II", "II.A", "4", "II.A.1", "", "1-5", "6-7", "8", "9"]);
    }

    #[test]
    fn an_address_of_labels_leads_back_to_its_heading() {
        let labels = [Some("I"), Some("A"), None, Some("B"), Some("II"), Some("A"), Some("一")];
        let headings: Vec<_> =
            [1, 2, 3, 2, 1, 2, 1].into_iter().zip(labels).map(|(l, label)| (l, label, None)).collect();
        let report = report(&headings);
        let addresses = SectionAddresses::of(&report);
        for index in (0..report.outline.len()).filter(|&index| report.outline[index].label.is_some()) {
            let target = addresses.get(index).parse::<Address>().unwrap().resolve(&report);
            assert_eq!(target, Some(Target::Section(index)), "{}", addresses.get(index));
        }
    }
}
