//! The topic pane.

use ratatui::buffer::Buffer;

use super::frame::title;
use super::pen::Pen;
use super::style::{CHOSEN, FAINT, HIT, MARK, PLAIN};
use crate::app::{App, Area, Reading, TopicSearch, clusters, first_shown};
use crate::config::{Action, Context, Phrases, fill};
use crate::search::{Hit, Topic, TopicKind};
use crate::text::width;

/// The columns of the kind: "paragraph" and a gap.
const KIND: usize = 11;

/// Draws the query and the topics it finds; returns the place of the cursor.
pub(super) fn draw(
    app: &App,
    search: &TopicSearch,
    reading: &Reading,
    buffer: &mut Buffer,
) -> Option<(u16, u16)> {
    let index = reading.topics.as_ref()?;
    let (pane, phrases) = (app.screen().list, app.phrases());
    title(buffer, pane.title, phrases.titles.topics, true);
    let found = [("found", search.hits.len()), ("all", index.topics().len())];
    let found = found.map(|(name, number)| (name, number.to_string()));
    let found = found.each_ref().map(|(name, number)| (*name, number.as_str()));
    let cursor = query(search, &fill(phrases.titles.topics_found, &found), buffer, pane.body);
    let rows = usize::from(pane.body.height.saturating_sub(1));
    if search.hits.is_empty()
        && let Some(mut pen) = Pen::new(buffer, pane.body, 1)
    {
        pen.go(1);
        pen.put_cut(&no_topic(app), FAINT);
    }
    let top = first_shown(search.selected, search.hits.len(), rows);
    for (row, hit) in search.hits.iter().enumerate().skip(top).take(rows) {
        let Some(topic) = index.topics().get(hit.topic) else { continue };
        let Some(mut pen) = Pen::new(buffer, pane.body, row - top + 1) else { break };
        draw_topic(&mut pen, phrases, (topic, hit), row == search.selected);
    }
    cursor
}

fn no_topic(app: &App) -> String {
    let cancel = app.keymap().key_for(Context::Topics, Action::Cancel);
    let search = app.keymap().key_for(Context::Reading, Action::SearchText);
    fill(app.phrases().titles.no_topic, &[("cancel", &cancel), ("search", &search)])
}

/// The line with what was typed and how much it finds.
fn query(search: &TopicSearch, found: &str, buffer: &mut Buffer, area: Area) -> Option<(u16, u16)> {
    let mut pen = Pen::new(buffer, area, 0)?;
    pen.put("> ", FAINT);
    let count = format!("  {found} ");
    if pen.room() >= width(&count) + 6 {
        pen.put_right(&count, FAINT);
    }
    Some(field(&mut pen, &search.query))
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

fn draw_topic(pen: &mut Pen<'_>, phrases: &Phrases, (topic, hit): (&Topic, &Hit), chosen: bool) {
    if chosen {
        pen.put("▌", MARK);
    }
    pen.go(1);
    if pen.room() >= 40 {
        pen.put(kind(topic.kind, phrases), FAINT);
        pen.go(1 + KIND);
    }
    // An address in digits is a paragraph's, any other a section's.
    let pilcrow = if topic.address.starts_with(|c: char| c.is_ascii_digit()) { "¶" } else { "" };
    let address = format!("  {pilcrow}{} ", topic.address);
    if pen.room() >= width(&address) + 12 {
        pen.put_right(&address, FAINT);
    }
    draw_matched(pen, topic, hit);
    if chosen {
        pen.style_row(CHOSEN);
    }
}

fn kind(kind: TopicKind, phrases: &Phrases) -> &'static str {
    match kind {
        TopicKind::Heading => phrases.kinds.heading,
        TopicKind::Symbol => phrases.kinds.symbol,
        TopicKind::Paragraph => phrases.kinds.paragraph,
    }
}

/// The topic's words with the matched characters standing out, begun so far in that the first of them is seen.
fn draw_matched(pen: &mut Pen<'_>, topic: &Topic, hit: &Hit) {
    let text = topic.text.as_str();
    let first = hit.ranges.first().map_or(0, |range| range.end);
    let to_match: usize = clusters(text, 0).take_while(|c| c.start < first).map(|c| c.width).sum();
    let mut beyond = if to_match < pen.room() { 0 } else { to_match.saturating_sub(pen.room() / 2) };
    if beyond > 0 {
        pen.put("…", FAINT);
    }
    for cluster in clusters(text, 0) {
        if beyond > 0 {
            beyond = beyond.saturating_sub(cluster.width);
            continue;
        }
        let matched = hit.ranges.iter().any(|range| range.start < cluster.end && cluster.start < range.end);
        let symbol = text.get(cluster.start..cluster.end).unwrap_or_default();
        pen.put(symbol, if matched { HIT } else { PLAIN });
    }
}
