//! Lists of HTML: the labels that a browser writes before items.

/// The lists that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
}

#[derive(Debug)]
struct List {
    /// The number of the next item; `None` in a list without numbers.
    next: Option<u32>,
    kind: String,
}

impl Lists {
    /// A list begins.
    pub(super) fn open(&mut self, name: &str, start: &str, kind: &str) {
        let next = (name == "ol").then(|| start.trim().parse().unwrap_or(1));
        self.open.push(List { next, kind: kind.to_owned() });
    }

    /// The innermost list ends.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// The label of the item that begins; that of a note is its number as a superscript.
    ///
    /// Reports set letters and small Roman numerals in brackets, which HTML cannot say.
    pub(super) fn item(&mut self, value: &str, is_note: bool) -> String {
        let Some(list) = self.open.last_mut() else { return String::new() };
        let Some(next) = &mut list.next else { return "•".to_owned() };
        let number = value.trim().parse().unwrap_or(*next);
        *next = number.saturating_add(1);
        if is_note {
            return raised(&number.to_string());
        }
        match list.kind.as_str() {
            "a" => letter(number, b'a').map(|letter| format!("({letter})")),
            "A" => letter(number, b'A').map(|letter| format!("{letter}.")),
            "i" => roman(number).map(|text| format!("({})", text.to_lowercase())),
            "I" => roman(number).map(|text| format!("{text}.")),
            _ => None,
        }
        .unwrap_or_else(|| format!("{number}."))
    }
}

/// Whether an item has a label typed before its words: `(a)`, `12.`, `–`.
pub(super) fn has_label(line: &str) -> bool {
    let label = line.split([' ', '\t']).next().unwrap_or_default();
    let is_number = label.len() < 8
        && label.ends_with(['.', ')'])
        && label.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    is_number || matches!(label, "•" | "-" | "–" | "—" | "*")
}

fn letter(number: u32, first: u8) -> Option<char> {
    let at = u8::try_from(number.checked_sub(1)?).ok().filter(|at| *at < 26)?;
    Some(char::from(first.saturating_add(at)))
}

fn roman(number: u32) -> Option<String> {
    const TENS: [&str; 4] = ["", "X", "XX", "XXX"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let number = usize::try_from(number).ok().filter(|number| *number > 0)?;
    Some(format!("{}{}", TENS.get(number / 10)?, ONES.get(number % 10)?))
}

/// Digits as superscripts.
pub(super) fn raised(digits: &str) -> String {
    let raise = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(c.to_digit(10)?.try_into().ok()?);
    digits.chars().filter_map(raise).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_have_the_labels_that_a_report_would_print() {
        let mut lists = Lists::default();
        lists.open("ol", "9", "");
        let first = lists.item("", false);
        lists.open("ol", "", "a");
        let inner = [lists.item("", false), lists.item("", false)];
        lists.open("ul", "", "");
        let bullet = lists.item("", false);
        lists.close();
        lists.close();
        let rest = [lists.item("", false), lists.item("40", false), lists.item("", true)];
        assert_eq!((first.as_str(), bullet.as_str()), ("9.", "•"));
        assert_eq!((inner, rest), (["(a)", "(b)"].map(String::from), ["10.", "40.", "⁴¹"].map(String::from)));
    }

    #[test]
    fn letters_and_roman_numerals_end_in_digits() {
        for (kind, number, label) in [
            ("A", "2", "B."),
            ("a", "27", "27."),
            ("i", "14", "(xiv)"),
            ("I", "39", "XXXIX."),
            ("I", "40", "40."),
            ("i", "0", "0."),
        ] {
            let mut lists = Lists::default();
            lists.open("ol", number, kind);
            assert_eq!(lists.item("", false), label);
        }
    }
}
