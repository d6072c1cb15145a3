use super::begin::{self, Before};
use super::evidence::Stem;
use super::lexer::{Role, Token};
use crate::model::NamedKind;
use crate::topics::others::Other;
use crate::topics::words::chinese as words;

/// The organizations, treaties and meetings that a plain text names, in reading order.
pub(in crate::topics) fn others(text: &str, runs: &[Vec<Token>]) -> Vec<Other> {
    let mut others = Vec::new();
    for tokens in runs {
        for at in 0..tokens.len() {
            others.extend(treaty(tokens, at, text).or_else(|| organisation(tokens, at, text)));
        }
    }
    others.extend(sessions(text));
    others.sort_by_key(|other| (other.range.start, std::cmp::Reverse(other.range.end)));
    others.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    others
}

/// 《…公约》
fn treaty(tokens: &[Token], at: usize, text: &str) -> Option<Other> {
    let token = tokens.get(at).filter(|token| token.role == Role::Title)?;
    let mark = '《'.len_utf8();
    let range = token.range.start + mark..token.range.end.saturating_sub(mark);
    let name = text.get(range.clone())?;
    let is_treaty = words::TREATIES.split_whitespace().any(|noun| name.ends_with(noun) && name != noun);
    is_treaty.then(|| Other { kind: NamedKind::Treaty, range, name: name.to_owned() })
}

/// A name that ends with a noun of bodies and says more than common words.
fn organisation(tokens: &[Token], at: usize, text: &str) -> Option<Other> {
    let token = tokens.get(at).filter(|token| token.role == Role::Body)?;
    let noun = text.get(token.range.clone())?;
    words::NAMED_BODIES.split_whitespace().find(|body| *body == noun)?;
    let follows = tokens.get(at + 1).map(|next| next.role);
    if follows == Some(Role::Body) {
        return None;
    }
    let begin = begin::begin(tokens, at, text);
    let is_common = matches!(begin.before, Before::Determiner | Before::Pointing | Before::Creating);
    let stem = Stem::of(tokens, begin.at..at, text);
    if is_common || stem.is_empty() || stem.weight() < ENOUGH {
        return None;
    }
    let range = tokens.get(begin.at)?.range.start..token.range.end;
    let name = text.get(range.clone())?.to_owned();
    (name.chars().count() <= LONGEST).then_some(Other { kind: NamedKind::Organisation, range, name })
}

/// So many points make the name of an organization.
const ENOUGH: i32 = 2;

/// No name of an organization is longer, in characters.
const LONGEST: usize = 30;

/// 第九届会议, 第十三届联合国预防犯罪大会: an ordinal and a noun of meetings close behind it.
fn sessions(text: &str) -> Vec<Other> {
    let mut sessions = Vec::new();
    for (at, _) in text.match_indices('第') {
        let rest = text.get(at + '第'.len_utf8()..).unwrap_or_default();
        let number = rest.chars().take_while(|c| c.is_ascii_digit() || words::NUMERALS.contains(*c));
        let number: usize = number.map(char::len_utf8).sum();
        let behind = rest.get(number..).unwrap_or_default();
        let Some(counted) = words::COUNTED.split_whitespace().find(|word| behind.starts_with(word)) else {
            continue;
        };
        let behind = behind.get(counted.len()..).unwrap_or_default();
        let Some(length) = meeting(behind).filter(|_| number > 0) else { continue };
        let range = at..at + '第'.len_utf8() + number + counted.len() + length;
        if let Some(name) = text.get(range.clone()) {
            sessions.push(Other { kind: NamedKind::Meeting, range, name: name.to_owned() });
        }
    }
    sessions
}

/// The length of the words up to the noun of a meeting, with which `text` begins.
fn meeting(text: &str) -> Option<usize> {
    let near: usize = text.chars().take(NEAR).take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let near = text.get(..near)?;
    let ends =
        words::MEETINGS.split_whitespace().filter_map(|noun| near.find(noun).map(|at| at + noun.len()));
    ends.min()
}

/// The noun of a meeting stands within so many characters of its ordinal.
const NEAR: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(NamedKind, String)> {
        others(text, &crate::topics::chinese::runs(text))
            .into_iter()
            .map(|other| (other.kind, other.name))
            .collect()
    }

    #[test]
    fn treaties_stand_in_title_marks() {
        assert_eq!(
            found("根据《内河航运公约》和《公约》第 3 条"),
            [(NamedKind::Treaty, "内河航运公约".into())]
        );
    }

    #[test]
    fn a_session_has_an_ordinal() {
        let meetings = [
            (NamedKind::Meeting, "第九届会议".to_owned()),
            (NamedKind::Meeting, "第十四届世界渔业大会".to_owned()),
        ];
        assert_eq!(found("缔约方会议第九届会议和第十四届世界渔业大会；第二次付款。"), meetings);
    }

    #[test]
    fn common_words_are_no_organization() {
        assert_eq!(found("该委员会和各办公室、有组织犯罪组织"), []);
        assert_eq!(found("东非渔业委员会开会"), [(NamedKind::Organisation, "东非渔业委员会".into())]);
    }
}
