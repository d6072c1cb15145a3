//! Which pane stands where at which size.

/// From this width on, outline and text stand side by side.
const SIDE_BY_SIDE: u16 = 60;

/// A rectangle of the screen, in columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Area {
    /// Its first column.
    pub(crate) x: u16,
    /// Its first row.
    pub(crate) y: u16,
    /// Its columns.
    pub(crate) width: u16,
    /// Its rows.
    pub(crate) height: u16,
}

impl Area {
    /// Cuts `rows` off the top: these rows, and the rest.
    fn split_top(self, rows: u16) -> (Self, Self) {
        let rows = rows.min(self.height);
        let top = Self { height: rows, ..self };
        (top, Self { y: self.y.saturating_add(rows), height: self.height - rows, ..self })
    }

    /// Cuts `rows` off the bottom: the rest, and these rows.
    fn split_bottom(self, rows: u16) -> (Self, Self) {
        self.split_top(self.height.saturating_sub(rows))
    }

    /// The area without the columns at the left that put `columns` of it into the middle.
    pub(crate) fn centred(self, columns: usize) -> Self {
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        self.split_left(self.width.saturating_sub(columns) / 2).1
    }

    /// Cuts `columns` off the left: these columns, and the rest.
    fn split_left(self, columns: u16) -> (Self, Self) {
        let columns = columns.min(self.width);
        let left = Self { width: columns, ..self };
        (left, Self { x: self.x.saturating_add(columns), width: self.width - columns, ..self })
    }
}

/// What is to be shown, as far as it changes the geometry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The text, and the outline where it fits beside.
    Text,
    /// The outline, and the text where it fits beside.
    Outline,
    /// The topics below, and the text where it fits above.
    Topics,
    /// The text, with a field in the last row.
    Field,
    /// One list over everything.
    List,
}

/// A pane: its title line, without rows where there is no room for it, and what is under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Pane {
    /// The title line.
    pub(crate) title: Area,
    /// The rest.
    pub(crate) body: Area,
}

impl Pane {
    fn of(area: Area, fewest_rows_with_title: u16) -> Self {
        let (title, body) = area.split_top(u16::from(area.height >= fewest_rows_with_title));
        Self { title, body }
    }

    /// The same without the column of the map, where the screen has room for one, and that column.
    fn with_map(self, width: u16) -> (Self, Area) {
        let (body, map) = self.body.split_left(self.body.width.saturating_sub(map_columns(width)));
        (Self { body, ..self }, map)
    }
}

/// The columns of the map on a screen so wide.
fn map_columns(width: u16) -> u16 {
    u16::from(width >= SIDE_BY_SIDE)
}

/// The areas of the screen. An area that is not shown has no rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Screen {
    /// The line with symbol, title and place.
    pub(crate) header: Area,
    /// The outline.
    pub(crate) outline: Pane,
    /// The column between outline and text.
    pub(crate) separator: Area,
    /// The text.
    pub(crate) text: Pane,
    /// The column at the right edge, beside the text.
    pub(crate) map: Area,
    /// The topics, or a list that covers everything.
    pub(crate) list: Pane,
    /// The line with hints, a message or a field.
    pub(crate) footer: Area,
}

/// The areas for a screen of `width` columns and `height` rows.
///
/// Where there is room for one pane only, or `one_pane` asks for it, the outline takes the place of the text.
pub(crate) fn screen((width, height): (u16, u16), shape: Shape, one_pane: bool) -> Screen {
    let (header, rest) = Area { x: 0, y: 0, width, height }.split_top(u16::from(height >= 4));
    let footer_wanted = height >= 2 || shape == Shape::Field;
    let (rest, footer) = rest.split_bottom(u16::from(footer_wanted));
    let frame = Screen { header, footer, ..Screen::default() };
    if shape == Shape::List {
        return Screen { list: Pane::of(rest, 4), ..frame };
    }
    let topics = if shape == Shape::Topics { topic_rows(rest.height) } else { 0 };
    let (upper, lower) = rest.split_bottom(topics);
    let list = Pane::of(lower, 7);
    if one_pane || width < SIDE_BY_SIDE {
        let pane = Pane::of(upper, 4);
        return match shape {
            Shape::Outline => Screen { outline: pane, list, ..frame },
            Shape::Text | Shape::Topics | Shape::Field | Shape::List => {
                let (text, map) = pane.with_map(width);
                Screen { text, map, list, ..frame }
            }
        };
    }
    let (outline, right) = upper.split_left(outline_columns(width));
    let (separator, text) = right.split_left(1);
    let (text, map) = Pane::of(text, 4).with_map(width);
    Screen { outline: Pane::of(outline, 4), separator, text, map, list, ..frame }
}

/// A third of the screen, but wide enough for a title and not so wide that the text suffers.
fn outline_columns(width: u16) -> u16 {
    (width / 3).clamp(24, 40)
}

/// The rows of the topics among `rows`: all where the rest would be too small to preview anything.
fn topic_rows(rows: u16) -> u16 {
    if rows < 9 { rows } else { (rows.saturating_mul(2) / 5).clamp(5, 14) }
}

/// The columns of the text pane; they do not depend on what the reader does, so that lines never move when a pane opens.
pub(crate) fn text_columns(width: u16, one_pane: bool) -> u16 {
    let beside = if one_pane || width < SIDE_BY_SIDE { 0 } else { outline_columns(width).saturating_add(1) };
    width.saturating_sub(beside).saturating_sub(map_columns(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: [Shape; 5] = [Shape::Text, Shape::Outline, Shape::Topics, Shape::Field, Shape::List];

    fn areas(screen: &Screen) -> [Area; 10] {
        let Screen { header, outline, separator, text, map, list, footer } = *screen;
        let panes = [outline.title, outline.body, text.title, text.body, list.title, list.body];
        let [a, b, c, d, e, f] = panes;
        [header, separator, map, footer, a, b, c, d, e, f]
    }

    #[test]
    fn the_areas_cover_the_screen_and_no_cell_twice() {
        for shape in SHAPES {
            for width in (0..130).step_by(7).chain([59, 60, 61]) {
                for height in 0..60 {
                    let screen = screen((width, height), shape, height % 3 == 0);
                    let cells = |area: &Area| usize::from(area.width) * usize::from(area.height);
                    let sum: usize = areas(&screen).iter().map(cells).sum();
                    assert_eq!(sum, usize::from(width) * usize::from(height), "{width}x{height} {shape:?}");
                    for area in areas(&screen).iter().filter(|area| cells(area) > 0) {
                        assert!(area.x + area.width <= width && area.y + area.height <= height, "{area:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_text_keeps_its_columns_whatever_is_shown() {
        for shape in [Shape::Text, Shape::Topics, Shape::Field] {
            for width in [10, 40, 59, 60, 80, 120, 200] {
                for one_pane in [false, true] {
                    let screen = screen((width, 24), shape, one_pane);
                    assert_eq!(screen.text.body.width, text_columns(width, one_pane));
                }
            }
        }
    }
}
