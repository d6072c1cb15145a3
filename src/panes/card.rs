//! The card of a topic.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::frame::title;
use super::outline::first_shown;
use super::pen::Pen;
use super::style::{CHOSEN, FAINT, MARK, PLAIN, STRONG};
use super::topics::{bar, draw_matched, pilcrow};
use crate::app::{App, Area, Card, CardMention, Reading, noun, wrap};
use crate::config::{Phrases, Titles, fill};
use crate::search::Topic;
use crate::text::{display_safe_line, width};

/// The other names take no more rows than this.
const ROWS_OF_NAMES: usize = 4;
/// The columns of the bar, where there are as many.
const BAR: usize = 40;

/// Draws the card: the names, the bar, then the mentions, of which the chosen one is always seen.
pub(super) fn draw(app: &App, card: &Card, reading: &Reading, buffer: &mut Buffer) {
    let (pane, phrases) = (app.screen().list, app.phrases());
    let Some(topic) = card.topic(reading) else { return };
    title(buffer, pane.title, noun(topic, &phrases.kinds), true);
    let head = head(topic, reading, (pane.body, phrases));
    // A pane of a few rows is for the mentions.
    let height = usize::from(pane.body.height);
    let head_rows = if head.len() + 3 <= height { head.len() } else { usize::from(height > 2) };
    for (row, (text, style)) in head.iter().take(head_rows).enumerate() {
        if let Some(mut pen) = Pen::new(buffer, pane.body, row) {
            pen.go(1);
            pen.put_cut(text, *style);
        }
    }
    let rows = height.saturating_sub(head_rows);
    let widest = card.mentions.iter().map(|mention| width(&shown(mention))).max().unwrap_or(0);
    let top = first_shown(card.selected, card.mentions.len(), rows);
    for (row, mention) in card.mentions.iter().enumerate().skip(top).take(rows) {
        let Some(mut pen) = Pen::new(buffer, pane.body, head_rows + row - top) else { break };
        draw_mention(&mut pen, mention, reading, (widest, row == card.selected));
    }
}

/// The rows above the mentions.
fn head(topic: &Topic, reading: &Reading, (area, phrases): (Area, &Phrases)) -> Vec<(String, Style)> {
    let columns = usize::from(area.width).saturating_sub(2).max(1);
    let mut rows: Vec<_> =
        wrapped(&topic.text, columns).into_iter().take(2).map(|row| (row, STRONG)).collect();
    let names = wrapped(&topic.aliases.join(" · "), columns);
    let names = names.into_iter().filter(|row| !row.is_empty()).take(ROWS_OF_NAMES);
    rows.extend(names.map(|row| (row, PLAIN)));
    let count = counted(topic, &phrases.titles);
    let room = columns.saturating_sub(width(&count) + 2).min(BAR);
    let bar = if room >= 10 { format!("{}  ", bar(reading, &topic.mentions, room)) } else { String::new() };
    rows.push((format!("{bar}{count}"), FAINT));
    rows.push((String::new(), PLAIN));
    rows
}

/// `12 mentions`
fn counted(topic: &Topic, titles: &Titles) -> String {
    let count = topic.mentions.len();
    let text = if count == 1 { titles.one_mention } else { titles.mentions };
    fill(text, &[("count", &count.to_string())])
}

fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let text = display_safe_line(text);
    let mut rows = Vec::new();
    wrap(&text, columns, &[], |range| rows.push(text.get(range).unwrap_or_default().trim_end().to_owned()));
    rows
}

/// `¶42(a)`
fn shown(mention: &CardMention) -> String {
    format!("{}{}", pilcrow(&mention.address), mention.address)
}

fn draw_mention(
    pen: &mut Pen<'_>,
    mention: &CardMention,
    reading: &Reading,
    (widest, chosen): (usize, bool),
) {
    if chosen {
        pen.put("▌", MARK);
    }
    pen.go(1);
    let address = shown(mention);
    let column = widest.min(pen.room() / 3);
    pen.put_cut(&address, FAINT);
    pen.go(column + 3);
    let (text, bytes) = mention.text(&reading.report);
    draw_matched(pen, text, &[bytes]);
    if chosen {
        pen.style_row(CHOSEN);
    }
}
