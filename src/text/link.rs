use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use super::safe::display_safe_line;

/// A link as a reader may be shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'t> {
    /// The link, with every character of its host that is not plain ASCII spelled out: `https://<U+0440>aypal.example/`.
    pub shown: Cow<'t, str>,
    /// Whether the host is not what it may look like: it holds other characters than ASCII, or it is written in
    /// Punycode (`xn--…`, RFC 3492), or what looks like a host is the name of a user (`https://un.org@elsewhere.example/`).
    pub is_doubtful: bool,
}

/// A link made safe to look at: letters of other scripts that look like Latin ones cannot pass for them in the host, nor
/// can its order be turned round. Links are only ever shown; nothing in this program opens one.
pub fn link(text: &str) -> Link<'_> {
    let (before, host, after) = parts(text);
    let names_a_user = host.contains('@');
    let is_punycode = host
        .split(['.', '@'])
        .any(|label| label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--")));
    let is_ascii = host.chars().all(|c| c.is_ascii_graphic());
    let shown = if is_ascii {
        display_safe_line(text)
    } else {
        Cow::Owned(format!("{}{}{}", display_safe_line(before), spelled_out(host), display_safe_line(after)))
    };
    Link { shown, is_doubtful: names_a_user || is_punycode || !is_ascii }
}

/// Where a terminal may lead its user when a link is clicked: `http` or `https`, of printable ASCII alone, so that nothing
/// in it ends the sequence it is sent in, and with a host that is what it looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkTarget(String);

/// The longest target; terminals ignore or cut longer ones (2,083 bytes in VTE).
const LONGEST_TARGET: usize = 2000;

impl LinkTarget {
    /// The target of a link as it is printed, where that is safe; `www.un.org` is taken for `https://www.un.org`.
    pub fn of(text: &str) -> Option<Self> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic()) && !link(text).is_doubtful;
        let lower = text.get(..text.len().min(8)).unwrap_or_default().to_ascii_lowercase();
        let target = match lower {
            lower if lower.starts_with("http://") || lower.starts_with("https://") => text.to_owned(),
            lower if lower.starts_with("www.") => format!("https://{text}"),
            _ => return None,
        };
        (is_plain && target.len() <= LONGEST_TARGET).then_some(Self(target))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How a link begins, in small letters.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];

/// Where the links in a running text stand: from their beginning to the first blank, bracket of a tag or character beyond
/// ASCII, without the punctuation of the sentence behind them.
pub fn links(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(start) = next_beginning(&lower, from) {
        let end = start + link_length(text.get(start..).unwrap_or_default());
        let has_more = |link: &str| {
            BEGINNINGS.iter().any(|beginning| link.starts_with(beginning) && link.len() > beginning.len())
        };
        let is_whole = lower.get(start..end).is_some_and(has_more);
        if is_whole {
            found.push(start..end);
        }
        from = end.max(start + 1);
    }
    found
}

/// The first place at or behind `from` where a link begins and no word goes on.
fn next_beginning(lower: &str, from: usize) -> Option<usize> {
    let rest = lower.get(from..)?;
    let places = BEGINNINGS.iter().flat_map(|beginning| rest.match_indices(beginning));
    let begins = |at: &usize| {
        !lower.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()))
    };
    places.map(|(at, _)| from + at).filter(begins).min()
}

fn link_length(text: &str) -> usize {
    let end =
        text.find(|c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"')).unwrap_or(text.len());
    let mut link = text.get(..end).unwrap_or_default();
    loop {
        let opens = link.matches('(').count();
        let shorter = link
            .strip_suffix(['.', ',', ';', ':', '!', '?', '\'', ']', '}'])
            .or_else(|| link.strip_suffix(')').filter(|_| link.matches(')').count() > opens));
        let Some(shorter) = shorter else { return link.len() };
        link = shorter;
    }
}

/// What stands before the host, the host with user and port, and the rest (RFC 3986, 3.2). Browsers take `\\` for `/`.
fn parts(text: &str) -> (&str, &str, &str) {
    let start = if text.starts_with("//") { 2 } else { text.find("://").map_or(0, |at| at + 3) };
    let (before, rest) = text.split_at_checked(start).unwrap_or(("", text));
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (host, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    (before, host, after)
}

fn spelled_out(host: &str) -> String {
    let mut shown = String::new();
    for c in host.chars() {
        if c.is_ascii_graphic() {
            shown.push(c);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(shown, "<U+{:04X}>", c as u32);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_end_before_the_punctuation_of_the_sentence() {
        for (text, expected) in [
            ("有关信息，请访问 www.example2021.org。", vec!["www.example2021.org"]),
            ("(see https://un.org/a_(b)).", vec!["https://un.org/a_(b)"]),
            ("见http://un.org/x、HTTPS://UN.org/y；", vec!["http://un.org/x", "HTTPS://UN.org/y"]),
            ("awww.no and www. and http://", vec![]),
            ("<https://un.org/>, \"www.un.org/z\"", vec!["https://un.org/", "www.un.org/z"]),
            ("http://un.org/?u=http://un.org/2", vec!["http://un.org/?u=http://un.org/2"]),
        ] {
            let found: Vec<&str> = links(text).into_iter().map(|range| text.get(range).unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn b6_only_a_plain_address_of_the_web_is_a_target() {
        let target = |text: &str| LinkTarget::of(text).map(|target| target.as_str().to_owned());
        for same in ["https://undocs.org/en/A/80/1", "http://un.org/a;b=c?d#e", "HTTPS://UN.org/"] {
            assert_eq!(target(same).as_deref(), Some(same));
        }
        assert_eq!(target("www.un.org/z").as_deref(), Some("https://www.un.org/z"));
        for refused in [
            "",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "mailto:a@un.org",
            "//un.org/",
            "https://un.org/a b",
            "https://un.org/\u{1b}\\x",
            "https://un.org/\u{7}",
            "https://un.org/\u{9c}",
            "https://un.org/é",
            "https://un.org@elsewhere.example/",
            "https://xn--aypal-uye.com/",
            "https://\u{440}aypal.com/",
        ] {
            assert_eq!(target(refused), None, "{refused:?}");
        }
        let long = format!("https://un.org/{}", "a".repeat(LONGEST_TARGET));
        assert_eq!(target(&long), None);
    }

    #[test]
    fn b6_a_host_that_is_not_plain_is_spelled_out() {
        for (text, shown, is_doubtful) in [
            ("https://documents.un.org/a?b=é", "https://documents.un.org/a?b=é", false),
            ("https://\u{440}aypal.com/", "https://<U+0440>aypal.com/", true),
            ("http://\u{202e}gro.nu\u{202c}/x", "http://<U+202E>gro.nu<U+202C>/x", true),
            ("http://un\u{2044}.org", "http://un<U+2044>.org", true),
            ("http://un.org\u{2215}x.example/", "http://un.org<U+2215>x.example/", true),
            ("https://xn--aypal-uye.com/", "https://xn--aypal-uye.com/", true),
            ("https://un.org@elsewhere.example/", "https://un.org@elsewhere.example/", true),
            ("https://un.org\\@elsewhere.example/", "https://un.org\\@elsewhere.example/", false),
            ("www.un.org/\u{1b}[31m", "www.un.org/␛[31m", false),
            ("联合国.例/路", "<U+8054><U+5408><U+56FD>.<U+4F8B>/路", true),
            ("", "", false),
        ] {
            assert_eq!(link(text), Link { shown: shown.into(), is_doubtful }, "{text:?}");
        }
    }
}
