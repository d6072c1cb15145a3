//! The few styles of the screen. The background is the terminal's own, and the text its own colour, so that dark and
//! light terminals both stay readable; of the sixteen colours one marks what is current, one what failed and one what
//! was searched for. `theme` says how that looks.

use ratatui::style::{Color, Modifier, Style};

/// Ordinary text.
pub(super) const PLAIN: Style = Style::new();
/// What stands back: labels, addresses, rules.
pub(super) const FAINT: Style = Style::new().add_modifier(Modifier::DIM);
/// What stands out: headings, the title of the pane that takes the keys.
pub(super) const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
/// A chapter heading.
pub(super) const CHAPTER: Style = STRONG.add_modifier(Modifier::UNDERLINED);
/// The chosen entry of a list that takes the keys.
pub(super) const CHOSEN: Style = Style::new().add_modifier(Modifier::REVERSED);
/// The mark beside what is current.
pub(super) const MARK: Style = Style::new().fg(Color::Green);
/// The letter of a mark beside the paragraph that is current.
pub(super) const CURRENT_SIGN: Style = MARK.add_modifier(Modifier::REVERSED);
/// The letters a topic was found by.
pub(super) const MATCH: Style = STRONG.add_modifier(Modifier::UNDERLINED);
/// A hit of the text search.
pub(super) const HIT: Style = MATCH.fg(Color::Magenta);
/// The sign of hits in the outline and in the map.
pub(super) const HIT_SIGN: Style = Style::new().fg(Color::Magenta);
/// The hit that was gone to.
pub(super) const CURRENT_HIT: Style = STRONG.add_modifier(Modifier::REVERSED);
/// The name of a programme in the text. The colour is never seen: the theme and the reader say how names look.
pub(super) const NAME: Color = Color::Cyan;
/// Something that failed.
pub(super) const ERROR: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
