//! The topic pane.

use std::ops::Range;

use ratatui::buffer::Buffer;

use super::frame::title;
use super::pen::Pen;
use super::style::{CHOSEN, FAINT, MARK, MATCH, PLAIN};
use crate::app::{App, Area, Reading, TopicSearch, clusters, first_shown, noun, spread};
use crate::config::{Action, Context, Phrases, Titles, fill};
use crate::model::{Element, Mention};
use crate::search::{Hit, Scope, Topic, TopicKind};
use crate::text::{display_safe_line, overlap, width};

/// The columns of what a topic is: "organisation" and a gap.
const KIND: usize = 14;
/// From so many columns on there is room for the bar.
const WITH_BAR: usize = 96;
/// The columns of the bar.
const BAR: usize = 10;
/// The columns of the paragraphs that mention a topic.
const ADDRESSES: usize = 18;

/// Draws the query and the topics it finds; returns the place of the cursor.
pub(super) fn draw(
    app: &App,
    search: &TopicSearch,
    reading: &Reading,
    buffer: &mut Buffer,
) -> Option<(u16, u16)> {
    let (pane, phrases) = (app.screen().list, app.phrases());
    title(buffer, pane.title, &heading(search, &phrases.titles), true);
    let index = reading.topics.as_deref();
    let all = index.map_or(0, |index| index.count(search.scope()));
    let cursor = query(search, all, buffer, (pane.body, phrases));
    let rows = usize::from(pane.body.height.saturating_sub(1));
    if search.hits.is_empty()
        && let Some(mut pen) = Pen::new(buffer, pane.body, 1)
    {
        pen.go(1);
        pen.put_cut(&nothing(app, search), FAINT);
    }
    let top = first_shown(search.selected, search.hits.len(), rows);
    for (row, hit) in search.hits.iter().enumerate().skip(top).take(rows) {
        let Some(topic) = index.and_then(|index| index.topics().get(hit.topic)) else { continue };
        let Some(mut pen) = Pen::new(buffer, pane.body, row - top + 1) else { break };
        let noun = noun(topic, &phrases.kinds);
        draw_topic(&mut pen, (reading, noun), (topic, hit), row == search.selected);
    }
    cursor
}

fn heading(search: &TopicSearch, titles: &Titles) -> String {
    let topics = match search.scope() {
        Scope::All => titles.topics,
        Scope::Programmes => titles.programmes_found,
        Scope::Named => titles.names_found,
        Scope::Addresses => titles.addresses_found,
        Scope::Headings => titles.headings_found,
        Scope::Text => titles.paragraphs_found,
    };
    if search.is_list() && search.by_name {
        fill(titles.by_name, &[("topics", topics)])
    } else {
        topics.to_owned()
    }
}

/// What is said where there is nothing to show.
fn nothing(app: &App, search: &TopicSearch) -> String {
    let titles = &app.phrases().titles;
    let text = match search.scope() {
        _ if search.is_waiting() => titles.searching,
        Scope::All if search.is_list() => titles.no_names,
        Scope::Programmes if search.is_list() => titles.no_programmes,
        Scope::Named if search.is_list() => titles.no_organisations,
        Scope::All => titles.no_topic,
        Scope::Programmes | Scope::Named | Scope::Headings => titles.none_here,
        Scope::Addresses => titles.no_address,
        Scope::Text => titles.no_words,
    };
    let cancel = app.keymap().key_for(Context::Topics, Action::Cancel);
    let text_search = app.keymap().key_for(Context::Reading, Action::SearchText);
    let prefix = search.scope().prefix().map(String::from).unwrap_or_default();
    fill(text, &[("cancel", &cancel), ("search", &text_search), ("prefix", &prefix)])
}

/// The line with what was typed and how much it finds of `all`.
fn query(
    search: &TopicSearch,
    all: usize,
    buffer: &mut Buffer,
    (area, phrases): (Area, &Phrases),
) -> Option<(u16, u16)> {
    let mut pen = Pen::new(buffer, area, 0)?;
    pen.put("> ", FAINT);
    let (total, is_cut) = search.total();
    let found = format!("{total}{}", if is_cut { "+" } else { "" });
    let found = if search.is_waiting() { "…" } else { found.as_str() };
    let count = fill(phrases.titles.topics_found, &[("found", found), ("all", &all.to_string())]);
    let count = format!("  {count} ");
    if pen.room() >= width(&count) + 6 {
        pen.put_right(&count, FAINT);
    }
    let cursor = field(&mut pen, &search.query);
    if search.query.is_empty() {
        let hint = scopes(&phrases.titles);
        if pen.room() > width(&hint) + 2 {
            pen.go(4);
            pen.put(&hint, FAINT);
        }
    }
    Some(cursor)
}

/// `# programmes  @ organisations, countries …`
fn scopes(titles: &Titles) -> String {
    let prefix = |scope: Scope| scope.prefix().map(String::from).unwrap_or_default();
    let prefixes = [
        ("programmes", prefix(Scope::Programmes)),
        ("names", prefix(Scope::Named)),
        ("addresses", prefix(Scope::Addresses)),
        ("headings", prefix(Scope::Headings)),
        ("text", prefix(Scope::Text)),
    ];
    fill(titles.scopes, &prefixes.each_ref().map(|(name, prefix)| (*name, prefix.as_str())))
}

/// Draws what was typed into a field, its end where it is too long; returns the place of the cursor behind it.
pub(super) fn field(pen: &mut Pen<'_>, typed: &str) -> (u16, u16) {
    // One column is the cursor's.
    let room = pen.room().saturating_sub(1);
    let mut beyond = clusters(typed, 0).map(|cluster| cluster.width).sum::<usize>().saturating_sub(room);
    let mut start = 0;
    for cluster in clusters(typed, 0) {
        if beyond == 0 {
            break;
        }
        beyond = beyond.saturating_sub(cluster.width);
        start = cluster.end;
    }
    pen.put(typed.get(start..).unwrap_or_default(), PLAIN);
    pen.position()
}

fn draw_topic(
    pen: &mut Pen<'_>,
    (reading, noun): (&Reading, &str),
    (topic, hit): (&Topic, &Hit),
    chosen: bool,
) {
    if chosen {
        pen.put("▌", MARK);
    }
    pen.go(1);
    let column = if pen.room() >= 40 { 1 + KIND } else { 1 };
    if column > 1 {
        pen.put(noun, FAINT);
        pen.go(column);
    }
    if pen.room() + KIND >= WITH_BAR && topic.kind.is_named() {
        pen.put_right(&format!(" {} ", bar(reading, &topic.mentions, BAR)), FAINT);
    }
    let places = places(reading, topic);
    if pen.room() >= width(&places) + 12 {
        pen.put_right(&places, FAINT);
    }
    draw_words(pen, column, topic, hit);
    if chosen {
        pen.style_row(CHOSEN);
    }
}

/// The text of a topic and the other words that matched; of a paragraph these alone, for its beginning says nothing.
fn draw_words(pen: &mut Pen<'_>, column: usize, topic: &Topic, hit: &Hit) {
    let Some(other) = &hit.other else {
        draw_matched(pen, &topic.text, &hit.ranges);
        return;
    };
    if topic.kind != TopicKind::Paragraph {
        // The name may take what the other words leave, but half of the room in any case.
        let kept = (width(&display_safe_line(&other.text)) + 3).min(pen.room() / 2);
        let room = pen.room() - kept;
        pen.narrowed(kept).put_cut(&topic.text, PLAIN);
        pen.go(column + width(&display_safe_line(&topic.text)).min(room));
        pen.put(" = ", FAINT);
    }
    draw_matched(pen, &other.text, &other.ranges);
}

/// A text with the matched characters standing out, begun so far in that the first of them is seen; an ellipsis stands for
/// what is left out at either end.
pub(super) fn draw_matched(pen: &mut Pen<'_>, text: &str, ranges: &[Range<usize>]) {
    let columns_before =
        |byte: usize| clusters(text, 0).take_while(|c| c.start < byte).map(|c| c.width).sum::<usize>();
    let (start, end) =
        ranges.first().map_or((0, 0), |range| (columns_before(range.start), columns_before(range.end)));
    // Not so far in that the beginning of the match is lost.
    let far = end.saturating_sub(pen.room() / 2).min(start.saturating_sub(1));
    let mut beyond = if end < pen.room() { 0 } else { far };
    if beyond > 0 {
        pen.put("…", FAINT);
    }
    let mut rest: usize = clusters(text, 0).map(|cluster| cluster.width).sum();
    for cluster in clusters(text, 0) {
        let is_last_that_fits = rest > pen.room() && cluster.width + width("…") > pen.room();
        rest = rest.saturating_sub(cluster.width);
        if beyond > 0 {
            beyond = beyond.saturating_sub(cluster.width);
            continue;
        }
        if is_last_that_fits {
            pen.put("…", FAINT);
            break;
        }
        let matched = ranges.iter().any(|range| overlap(range, &(cluster.start..cluster.end)));
        let symbol = text.get(cluster.start..cluster.end).unwrap_or_default();
        pen.put(symbol, if matched { MATCH } else { PLAIN });
    }
}

/// Where a topic leads to: ` ¶42 52 54… `, ` II.C.1 `.
fn places(reading: &Reading, topic: &Topic) -> String {
    let mut places = format!("  {}{}", pilcrow(&topic.address), topic.address);
    if !topic.kind.is_named() {
        return places + " ";
    }
    let mut before = topic.address.clone();
    for address in topic.mentions.iter().filter_map(|mention| address(reading, mention)) {
        if address == before {
            continue;
        }
        if places.chars().count() + 1 + address.chars().count() > ADDRESSES {
            places.push('…');
            break;
        }
        places = places + " " + &address;
        before = address;
    }
    places + " "
}

/// The paragraph of a mention; none where it stands in a heading or a table.
fn address(reading: &Reading, mention: &Mention) -> Option<String> {
    match mention.element {
        Element::Paragraph(index) => Some(reading.report.paragraph_address(index, None)),
        Element::Heading(_) | Element::Passage(_) => None,
    }
}

/// An address in digits is a paragraph's, any other a section's.
pub(super) fn pilcrow(address: &str) -> &'static str {
    if address.starts_with(|c: char| c.is_ascii_digit()) { "¶" } else { "" }
}

/// Where in the report something is mentioned, from its start at the left to its end at the right.
pub(super) fn bar(reading: &Reading, mentions: &[Mention], columns: usize) -> String {
    const LEVELS: [char; 7] = ['▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let counts = spread(reading, mentions, columns);
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let level = |count: usize| match count {
        0 => '▁',
        _ => LEVELS.get((count * LEVELS.len()).div_ceil(most).saturating_sub(1)).copied().unwrap_or('█'),
    };
    counts.into_iter().map(level).collect()
}
