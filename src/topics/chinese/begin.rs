use super::lexer::{Role, Token};
use crate::topics::words::chinese as words;

/// Where a name begins and what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Begin {
    /// The first token of the name.
    pub(super) at: usize,
    /// What the token before it is.
    pub(super) before: Before,
}

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing: a text or a sentence begins.
    Sentence,
    /// A comma, semicolon or colon.
    Comma,
    /// A conjunction, and before that another name.
    Sibling,
    /// A conjunction after something else.
    Listed,
    /// A word that is never inside a name.
    Break,
    /// The same, opening an enumeration.
    Introducing,
    /// The same, announcing a name.
    Naming,
    /// 其 or an organization: whose it is.
    Possessor,
    /// A verb.
    Verb,
    /// A verb that makes something new.
    Creating,
    /// A word that makes what follows one of many.
    Determiner,
    /// A word that points back.
    Pointing,
    /// 的 after an organization or another name.
    OwnersOf,
    /// 的 after other words.
    Of,
    /// Another name or a quotation, without anything between.
    Name,
}

/// Where the name begins that ends with the suffix at `end`.
pub(super) fn begin(tokens: &[Token], end: usize, text: &str) -> Begin {
    if let Some(at) = its_clause(tokens, end) {
        return Begin { at, before: Before::Possessor };
    }
    let low = region(tokens, end, text);
    let begin = within(tokens, low, end, text);
    let begin = without_soft_head(tokens, begin, end);
    let begin = without_verb(tokens, begin, end, text);
    let begin = with_title(tokens, begin, end);
    let begin = with_colon(tokens, begin, end, text);
    with_owner(tokens, begin, end, text)
}

/// With the organization whose it is, where the rest would be no name: 发展援助委员会治理网络.
fn with_owner(tokens: &[Token], begin: Begin, end: usize, text: &str) -> Begin {
    let body = begin.at.checked_sub(1).filter(|at| role(tokens, *at) == Some(Role::Body));
    match body {
        Some(body) if is_generic(tokens, begin.at..end) => self::begin(tokens, body, text),
        _ => begin,
    }
}

fn role(tokens: &[Token], at: usize) -> Option<Role> {
    tokens.get(at).map(|token| token.role)
}

fn before(tokens: &[Token], at: usize) -> Option<Role> {
    role(tokens, at.checked_sub(1)?)
}

/// The first token that nothing parts from the suffix at `end`.
fn region(tokens: &[Token], end: usize, text: &str) -> usize {
    let mut at = end;
    while let Some(role) = before(tokens, at) {
        let is_inside = match role {
            Role::Worldwide | Role::Reach | Role::Head | Role::SoftHead | Role::Of | Role::Place => true,
            Role::Preposition => true,
            Role::Generic | Role::Common | Role::Plain | Role::Latin | Role::Agent | Role::Topical => true,
            Role::Link => !parts_names(tokens, at - 1) && !is_preposition(tokens, at - 1, end, text),
            Role::Suffix(_) => is_generic(tokens, at..end),
            Role::Carrying => is_adverbial(tokens, at - 1),
            Role::Break => joins_verbs(tokens, at - 1, text),
            Role::Introducing | Role::Naming | Role::Its | Role::Verb | Role::Creating => false,
            Role::Determiner | Role::Pointing | Role::Body | Role::Number | Role::Quote => false,
            Role::Title | Role::Bracket | Role::Stop | Role::Comma => false,
        };
        if !is_inside {
            break;
        }
        at -= 1;
    }
    // 的 or a conjunction does not begin a name.
    while at < end && matches!(role(tokens, at), Some(Role::Of | Role::Link)) {
        at += 1;
    }
    at
}

/// Whether the word at `at` joins two verbs with which names begin: 预防并打击.
fn joins_verbs(tokens: &[Token], at: usize, text: &str) -> bool {
    let is_head = |role: Option<Role>| matches!(role, Some(Role::Head | Role::SoftHead));
    is_head(before(tokens, at))
        && is_head(role(tokens, at + 1))
        && tokens.get(at).and_then(|token| text.get(token.range.clone())) == Some("并")
}

/// Whether the verb at `at` is part of a noun: 全球执行方案.
fn is_adverbial(tokens: &[Token], at: usize) -> bool {
    matches!(before(tokens, at), Some(Role::Worldwide | Role::Reach))
}

/// Whether the conjunction at `at` stands behind something complete.
fn parts_names(tokens: &[Token], at: usize) -> bool {
    match before(tokens, at) {
        None => true,
        Some(role) => matches!(
            role,
            Role::Suffix(_)
                | Role::Body
                | Role::Quote
                | Role::Title
                | Role::Bracket
                | Role::Agent
                | Role::Comma
                | Role::Stop
                | Role::Number
                | Role::Break
                | Role::Verb
                | Role::Determiner
                | Role::Of
        ),
    }
}

/// Whether 与 at `at` goes with a verb behind the name that ends at `end`: 与…网络合作.
fn is_preposition(tokens: &[Token], at: usize, end: usize, text: &str) -> bool {
    let word = |at: usize| tokens.get(at).and_then(|token| text.get(token.range.clone()));
    let behind = tokens.get(end).and_then(|token| text.get(token.range.end..)).unwrap_or_default();
    matches!(word(at), Some("与" | "同"))
        && words::COOPERATING.split_whitespace().any(|verb| behind.starts_with(verb))
}

/// Whether all tokens are words that make no name.
pub(super) fn is_generic(tokens: &[Token], range: std::ops::Range<usize>) -> bool {
    let is_common = |token: &Token| {
        matches!(
            token.role,
            Role::Generic
                | Role::Topical
                | Role::Common
                | Role::Reach
                | Role::Link
                | Role::Of
                | Role::Agent
                | Role::Suffix(_)
                | Role::Head
                | Role::SoftHead
                | Role::Carrying
        )
    };
    tokens.get(range).unwrap_or_default().iter().all(is_common)
}

/// Whether all tokens are words that a longer form of a name has before a shorter one.
pub(super) fn is_modifier(tokens: &[Token]) -> bool {
    let is_modifier = |token: &Token| {
        matches!(
            token.role,
            Role::Worldwide
                | Role::Reach
                | Role::Place
                | Role::Generic
                | Role::Topical
                | Role::Common
                | Role::Body
                | Role::Head
                | Role::SoftHead
                | Role::Carrying
                | Role::Title
        )
    };
    tokens.iter().all(is_modifier) || tokens.last().is_some_and(|token| token.role == Role::Body)
}

/// The beginning inside the region: behind 的 and whoever acts, unless a verb that begins names governs them.
fn within(tokens: &[Token], low: usize, end: usize, text: &str) -> Begin {
    let opening = opening(tokens, low);
    let last_of = (low..end).rev().find(|at| role(tokens, *at) == Some(Role::Of));
    let low = after_agents(tokens, low, end);
    let Some(of) = last_of.filter(|of| *of >= low) else {
        let is_object = !matches!(opening, Before::Possessor | Before::Sentence | Before::Naming);
        let at = if is_object { after_generic_list(tokens, low, end) } else { low };
        return Begin { at, before: behind(tokens, low, at, opening) };
    };
    if let Some(at) = beyond_of(tokens, low, of, end, text, opening) {
        return Begin { at, before: self::opening(tokens, at) };
    }
    Begin { at: of + 1, before: self::opening(tokens, of + 1) }
}

/// What stands before `at`, where `low` was the beginning of the region and `opening` what stands before that.
fn behind(tokens: &[Token], low: usize, at: usize, opening: Before) -> Before {
    match opening {
        Before::Determiner | Before::Pointing => opening,
        _ if at > low => Before::Listed,
        _ => self::opening(tokens, low),
    }
}

/// The beginning of a name that holds the 的 at `of`, where there is one.
fn beyond_of(
    tokens: &[Token],
    low: usize,
    of: usize,
    end: usize,
    text: &str,
    opening: Before,
) -> Option<usize> {
    if opening == Before::Naming {
        return Some(low);
    }
    let head = (low..of)
        .find(|at| matches!(role(tokens, *at), Some(Role::Head | Role::SoftHead | Role::Preposition)));
    if reaches(tokens, of, end) && !is_purpose(tokens, low, text) {
        return head;
    }
    let is_whole =
        head == Some(low) && role(tokens, low) == Some(Role::Head) && !is_purpose(tokens, low, text);
    (is_whole && !is_generic(tokens, of + 1..end)).then_some(low)
}

/// Whether an adjective of reach stands right before the noun, and only common words before it: …的全球方案.
fn reaches(tokens: &[Token], of: usize, end: usize) -> bool {
    matches!(before(tokens, end), Some(Role::Worldwide | Role::Reach)) && {
        let between = tokens.get(of + 1..end).unwrap_or_default();
        between
            .iter()
            .all(|token| matches!(token.role, Role::Worldwide | Role::Reach | Role::Generic | Role::Common))
    }
}

/// The verb behind 其 that opens a clause before an adjective of reach and the noun: 其支持…的全球方案.
fn its_clause(tokens: &[Token], end: usize) -> Option<usize> {
    let of = (0..end).rev().find(|at| !matches!(role(tokens, *at), Some(Role::Worldwide | Role::Reach)))?;
    if of + 1 == end || role(tokens, of) != Some(Role::Of) {
        return None;
    }
    let is_edge = |at: &usize| matches!(role(tokens, *at), Some(Role::Its | Role::Stop | Role::Comma));
    let edge = (0..of).rev().take(LONGEST_CLAUSE).find(is_edge)?;
    let is_verb = matches!(
        role(tokens, edge + 1),
        Some(Role::Verb | Role::Creating | Role::Carrying | Role::Head | Role::SoftHead)
    );
    (role(tokens, edge) == Some(Role::Its) && is_verb).then_some(edge + 1)
}

/// A clause in a name has at most so many tokens.
const LONGEST_CLAUSE: usize = 20;

fn is_purpose(tokens: &[Token], at: usize, text: &str) -> bool {
    let word = at.checked_sub(1).and_then(|at| tokens.get(at)).and_then(|t| text.get(t.range.clone()));
    word.is_some_and(|word| words::PURPOSE.split_whitespace().any(|purpose| purpose == word))
}

/// Behind the last word for whoever acts, unless a verb that begins names stands before it.
fn after_agents(tokens: &[Token], low: usize, end: usize) -> usize {
    let head = (low..end)
        .find(|at| matches!(role(tokens, *at), Some(Role::Head | Role::SoftHead | Role::Preposition)));
    let agent = (low..head.unwrap_or(end)).rev().find(|at| role(tokens, *at) == Some(Role::Agent));
    let mut at = agent.map_or(low, |agent| agent + 1);
    while at < end && matches!(role(tokens, at), Some(Role::Of | Role::Link)) {
        at += 1;
    }
    at
}

/// Behind common nouns that are only enumerated together with the name: 培训、设备和…网络.
fn after_generic_list(tokens: &[Token], low: usize, end: usize) -> usize {
    let Some(link) = (low..end).rev().find(|at| role(tokens, *at) == Some(Role::Link)) else { return low };
    let has_head = (low..link)
        .any(|at| matches!(role(tokens, at), Some(Role::Head | Role::SoftHead | Role::Preposition)));
    let is_list = !has_head && is_generic(tokens, low..link) && !is_generic(tokens, link + 1..end);
    if is_list { link + 1 } else { low }
}

/// What stands before `at`.
fn opening(tokens: &[Token], at: usize) -> Before {
    let Some(role) = before(tokens, at) else { return Before::Sentence };
    match role {
        Role::Stop => Before::Sentence,
        Role::Comma if introduces(tokens, at) => Before::Introducing,
        Role::Comma | Role::Bracket => Before::Comma,
        Role::Link => match at.checked_sub(1).and_then(|link| before(tokens, link)) {
            Some(Role::Suffix(_) | Role::Quote | Role::Bracket) => Before::Sibling,
            _ => Before::Listed,
        },
        Role::Introducing => Before::Introducing,
        Role::Naming => Before::Naming,
        Role::Its | Role::Body => Before::Possessor,
        Role::Verb | Role::Carrying => Before::Verb,
        Role::Creating => Before::Creating,
        Role::Determiner => Before::Determiner,
        Role::Pointing => Before::Pointing,
        Role::Of => match at.checked_sub(1).and_then(|of| before(tokens, of)) {
            Some(Role::Body | Role::Suffix(_)) => Before::OwnersOf,
            _ => Before::Of,
        },
        Role::Suffix(_) | Role::Quote | Role::Title => Before::Name,
        Role::Break if is_creating_before(tokens, at) => Before::Creating,
        Role::Break | Role::Number | Role::Agent | Role::Head | Role::SoftHead | Role::Worldwide => {
            Before::Break
        }
        Role::Reach | Role::Place | Role::Generic | Role::Common | Role::Plain | Role::Latin => Before::Break,
        Role::Preposition | Role::Topical => Before::Break,
    }
}

/// Whether a noun that names end with stands before the punctuation before `at`: 启动了数据库：…
fn introduces(tokens: &[Token], at: usize) -> bool {
    matches!(at.checked_sub(2).and_then(|noun| role(tokens, noun)), Some(Role::Suffix(_)))
}

/// Whether a verb of making and 了 stand before `at`.
fn is_creating_before(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(2).and_then(|verb| role(tokens, verb)) == Some(Role::Creating)
}

/// Without a first verb that only governs the name: 加强全球…方案.
fn without_soft_head(tokens: &[Token], begin: Begin, end: usize) -> Begin {
    if matches!(before(tokens, end), Some(Role::Worldwide | Role::Reach)) && begin.at + 2 < end {
        return begin;
    }
    let next = begin.at + 1;
    let follows = role(tokens, next).filter(|_| next < end);
    let has_of = (next..end).any(|at| role(tokens, at) == Some(Role::Of));
    let governs = matches!(follows, Some(Role::Worldwide | Role::Reach | Role::Place | Role::Latin))
        || !has_of && is_generic(tokens, next..end);
    match role(tokens, begin.at) {
        Some(Role::SoftHead) if governs && next < end => Begin { at: next, before: Before::Verb },
        Some(Role::Preposition) if !has_of => Begin { at: next, before: Before::Break },
        _ => begin,
    }
}

/// With the words before a colon in the name: 监测：分析、报告和趋势全球方案.
fn with_colon(tokens: &[Token], begin: Begin, end: usize, text: &str) -> Begin {
    let colon = begin.at.checked_sub(1).filter(|at| {
        let token = tokens.get(*at);
        token.and_then(|token| text.get(token.range.clone())) == Some("：") && begin.before == Before::Comma
    });
    let is_worldwide = before(tokens, end) == Some(Role::Worldwide);
    let Some(colon) = colon.filter(|_| is_worldwide) else { return begin };
    let low = region(tokens, colon, text);
    let opening = opening(tokens, low);
    let is_name = low < colon && !matches!(opening, Before::Introducing | Before::Determiner | Before::Comma);
    if is_name { Begin { at: low, before: opening } } else { begin }
}

/// Without a common noun that an adverb makes a verb: 还管理…名录.
fn without_verb(tokens: &[Token], begin: Begin, end: usize, text: &str) -> Begin {
    let word = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).and_then(|token| text.get(token.range.clone())).unwrap_or_default()
    };
    let is_in = |list: &str, word: &str| list.split_whitespace().any(|listed| listed == word);
    let is_verb = begin.at + 1 < end
        && is_in(words::VERBAL, word(Some(begin.at)))
        && is_in(words::ADVERBS, word(begin.at.checked_sub(1)));
    if is_verb { Begin { at: begin.at + 1, before: Before::Verb } } else { begin }
}

/// With the title right before it, and the verb of carrying out before that: 实施《…》全球方案. With a quotation, too.
fn with_title(tokens: &[Token], begin: Begin, end: usize) -> Begin {
    let before_it = begin.at.checked_sub(1);
    let has_of = (begin.at..end).any(|at| role(tokens, at) == Some(Role::Of));
    match before_it.and_then(|at| role(tokens, at)) {
        Some(Role::Title) if !has_of => {
            let title = begin.at - 1;
            let carrying = before(tokens, title) == Some(Role::Carrying);
            let at = if carrying { title - 1 } else { title };
            Begin { at, before: opening(tokens, at) }
        }
        Some(Role::Quote) if !has_of => Begin { at: begin.at - 1, before: opening(tokens, begin.at - 1) },
        _ => begin,
    }
}
