use super::lexer::{Role, Token};
use crate::topics::candidate::Form;

/// What the brackets right behind a name say of it.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    /// The other names they give.
    pub(super) aliases: Vec<Form>,
    /// Whether they give years.
    pub(super) has_years: bool,
    /// Whether they give a year only, as for a publication.
    pub(super) has_year: bool,
}

/// Reads the brackets from the token at `at` on.
pub(super) fn read(tokens: &[Token], at: usize, text: &str) -> Brackets {
    let mut brackets = Brackets::default();
    let behind = tokens.get(at..).unwrap_or_default();
    for token in behind.iter().take_while(|token| token.role == Role::Bracket) {
        let content = text.get(token.range.clone()).unwrap_or_default();
        let content = content.trim_start_matches('（').trim_end_matches('）');
        for part in content.split(['，', '、', '；', '。']) {
            read_part(part.trim(), &mut brackets);
        }
    }
    brackets
}

fn read_part(part: &str, brackets: &mut Brackets) {
    if is_years(part) {
        brackets.has_years |= part.contains(['-', '至']);
        brackets.has_year |= !part.contains(['-', '至']);
        return;
    }
    let name = ANNOUNCING.iter().find_map(|word| part.strip_prefix(word)).unwrap_or(part);
    if let Some(quoted) = name.strip_prefix('“').and_then(|name| name.strip_suffix('”')) {
        let is_plain_word = quoted.chars().count() < 3 && !quoted.is_ascii();
        if !quoted.is_empty() && !quoted.contains(['“', '”']) {
            brackets.aliases.push(if is_plain_word { Form::quoted(quoted) } else { Form::free(quoted) });
        }
    } else if is_short_name(name) {
        brackets.aliases.push(Form::free(name));
    }
}

/// Words before the other name.
const ANNOUNCING: [&str; 10] =
    ["以下简称为", "以下简称", "以下称为", "以下称", "下称", "简称为", "简称", "又称为", "又称", "即"];

/// `2016-2020年`, `2017年`.
fn is_years(part: &str) -> bool {
    part.ends_with('年') && part.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '至' | '年'))
}

/// An acronym, or a few characters without digits and without words that only comment.
fn is_short_name(name: &str) -> bool {
    let count = name.chars().count();
    if name.is_ascii() {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ' ');
        return (2..=24).contains(&count)
            && name.chars().all(is_letter)
            && name.chars().filter(char::is_ascii_uppercase).count() >= 2;
    }
    (2..=12).contains(&count)
        && !name
            .chars()
            .any(|c| c.is_ascii_digit() || matches!(c, '“' | '”' | '《' | '》' | '：' | '/' | '%'))
        && !COMMENTING.iter().any(|word| name.contains(word))
}

/// Words of a bracket that comments and names nothing.
const COMMENTING: [&str; 22] = [
    "见",
    "包括",
    "例如",
    "另",
    "第",
    "如",
    "即",
    "段",
    "附件",
    "决议",
    "其中",
    "特别是",
    "截至",
    "以下",
    "上文",
    "下文",
    "约",
    "占",
    "和",
    "或",
    "的",
    "在",
];
