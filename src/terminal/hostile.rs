//! B1 and B2 without a terminal: any text in any place of the screen, and what is sent for it. The bytes go through the
//! scanner of `tests/pty`, which knows what a screen needs and takes all else for foreign.

use proptest::prelude::*;
use proptest::test_runner::Config as Trials;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::attacks::ATTACKS;
use self::scanner::Scanner;
use super::painter::Painter;
use super::scroll::Scrolling;
use crate::app::{App, Effect, Entry, SourceLine};
use crate::config::{Key, KeyCode};
use crate::model::{
    Element, Footnote, Heading, Masthead, NoteMark, Paragraph, Passage, PassageKind, Place, Report,
    Subparagraph,
};
use crate::panes;

#[path = "../../tests/pty/attacks.rs"]
mod attacks;
#[path = "../../tests/pty/scanner.rs"]
#[allow(dead_code, reason = "a terminal needs more of it")]
mod scanner;

const WIDTH: u16 = 100;
const HEIGHT: u16 = 40;

/// A report with `word` wherever a report has words.
fn report_of(word: &str) -> Report {
    let heading = |level| Heading {
        level,
        label: Some(word.to_owned()),
        title: format!("H {word}"),
        first: None,
        last: None,
        place: Place::at(1, 1),
    };
    let paragraph = |number: u32| Paragraph {
        number: number.into(),
        section: Some(0),
        annex: None,
        text: format!("P {word} e"),
        subparagraphs: vec![Subparagraph { label: word.to_owned(), depth: 1, text: format!("B {word} e") }],
        resumes: None,
        notes: vec![1.into()],
        marks: vec![NoteMark { note: 1.into(), subparagraph: None, offset: 1 }],
        place: Place::at(1, number),
    };
    let passage =
        |kind| Passage { kind, section: Some(0), text: format!("T {word}"), place: Place::at(1, 3) };
    Report {
        meta: Masthead {
            symbol: Some(format!("S {word}")),
            title: Some(format!("T {word}")),
            ..Masthead::default()
        },
        outline: vec![heading(1), heading(2)],
        paragraphs: vec![paragraph(1), paragraph(2)],
        footnotes: vec![Footnote {
            number: 1.into(),
            text: format!("N {word} e https://un.org/{word}"),
            place: Place::at(1, 4),
        }],
        passages: vec![passage(PassageKind::Text), passage(PassageKind::Table)],
        flow: vec![
            Element::Heading(0),
            Element::Paragraph(0),
            Element::Passage(0),
            Element::Passage(1),
            Element::Heading(1),
            Element::Paragraph(1),
        ],
        ..Report::default()
    }
}

/// The navigator, what it draws, and what is sent for that.
struct Desk {
    app: App,
    painter: Painter,
    scanner: Scanner,
    drawn: Buffer,
}

impl Desk {
    fn new(app: App) -> Self {
        let area = Rect::new(0, 0, WIDTH, HEIGHT);
        let painter = Painter::new(area, Scrolling::Rows);
        Self { app, painter, scanner: Scanner::new(false), drawn: Buffer::empty(area) }
    }

    fn draw(&mut self) {
        let mut terminal = Terminal::new(TestBackend::new(WIDTH, HEIGHT)).unwrap();
        let mut links = Vec::new();
        terminal.draw(|frame| links = panes::draw_linked(&self.app, frame)).unwrap();
        self.drawn = terminal.backend().buffer().clone();
        let bytes = self.painter.paint(&self.drawn, &links, None).unwrap();
        self.scanner.read(&bytes);
    }

    fn press(&mut self, keys: &[KeyCode]) -> Option<Effect> {
        keys.iter().filter_map(|&code| self.app.key(Key::plain(code))).last()
    }

    /// The screen without blanks.
    fn text(&self) -> String {
        self.drawn.content().iter().map(|cell| cell.symbol()).collect::<String>().replace(' ', "")
    }

    /// Every place of the screen with `word` in it, one after the other; `look` is called after each.
    fn visit(word: &str, mut look: impl FnMut(&Self, &str)) -> Self {
        let entry = || Entry { name: format!("F {word}"), title: format!("E {word}") };
        let mut desk = Self::new(App::new(vec![entry(), entry()], WIDTH, HEIGHT));
        let mut show = |desk: &mut Self, place: &str| {
            desk.draw();
            look(desk, place);
        };
        show(&mut desk, "list");
        desk.app.opened(0, Err(format!("X {word}")));
        show(&mut desk, "error");
        desk.app.opened(0, Ok(report_of(word)));
        show(&mut desk, "text");
        desk.press(&[KeyCode::Char('}'), KeyCode::Enter]);
        show(&mut desk, "references");
        desk.press(&[KeyCode::Esc, KeyCode::Char('g'), KeyCode::Char('g'), KeyCode::Tab]);
        show(&mut desk, "outline");
        desk.press(&[KeyCode::Esc, KeyCode::Char('f')]);
        desk.app.paste(word);
        show(&mut desk, "topic query");
        desk.press(&[KeyCode::Esc, KeyCode::Char('f'), KeyCode::Char('P')]);
        show(&mut desk, "topics");
        desk.press(&[KeyCode::Esc, KeyCode::Char('/')]);
        desk.app.paste(word);
        show(&mut desk, "search");
        desk.press(&[KeyCode::Esc]);
        if let Some(Effect::Source(..)) = desk.press(&[KeyCode::Char('}'), KeyCode::Char('s')]) {
            desk.app.source(Ok(vec![SourceLine { page: 1, number: 1, text: format!("L {word}") }]));
            show(&mut desk, "source");
        }
        desk
    }
}

#[test]
fn b2_every_attack_in_every_place() {
    for (attack, shown) in ATTACKS {
        let shown = shown.replace(' ', "");
        let mut places = 0;
        let desk = Desk::visit(attack, |desk, place| {
            places += 1;
            // Where it is typed, what finds nothing may leave the query scrolled, but never unsafe.
            let text = desk.text();
            assert!(text.contains(&shown), "{attack:?} in {place}: {text}");
        });
        assert_eq!(places, 9, "{attack:?}");
        assert_eq!(desk.scanner.heard().foreign, Vec::<String>::new(), "{attack:?}");
    }
}

/// What follows a plain beginning of an address is part of the link or no part of it, but never a sequence of its own.
#[test]
fn b2_no_attack_leaves_the_link_it_stands_in() {
    let mut linked = 0;
    for (attack, _) in ATTACKS {
        let desk = Desk::visit(attack, |_, _| ());
        let links = &desk.scanner.heard().links;
        assert!(
            links.iter().all(|link| format!("https://un.org/{attack}").contains(link)),
            "{attack:?}: {links:?}"
        );
        linked += links.len();
    }
    assert!(linked > 0);
}

#[test]
fn b2_an_attack_cut_in_two_is_none_either() {
    for (attack, _) in ATTACKS {
        for (at, _) in attack.char_indices().skip(1) {
            let (first, rest) = attack.split_at(at);
            // The two halves stand beside each other, as name and title of one row.
            let entry = Entry { name: first.to_owned(), title: rest.to_owned() };
            let mut desk = Desk::new(App::new(vec![entry], WIDTH, HEIGHT));
            desk.draw();
            assert_eq!(desk.scanner.heard().foreign, Vec::<String>::new(), "{first:?} {rest:?}");
        }
    }
}

/// Anything, with more of what is dangerous than chance would bring.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => any::<char>().prop_map(String::from),
        2 => "[\u{0}-\u{1f}\u{7f}-\u{9f}]{1,3}",
        2 => "[\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{300}-\u{303}\u{fe00}-\u{fe0f}\u{e0000}-\u{e007f}]{1,3}",
        2 => prop::sample::select(ATTACKS.map(|(attack, _)| attack.to_owned()).to_vec()),
        2 => "[a-z集装箱ЖéسلامA-Z0-9;:/]{1,6}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(Trials { cases: 2_500, failure_persistence: None, ..Trials::default() })]

    /// Forty texts at a time: 100,000 of them.
    #[test]
    fn b1_any_text_in_the_list(texts in prop::collection::vec(any_text(), 40)) {
        let entries = texts.into_iter().map(|name| Entry { name, title: String::new() }).collect();
        let mut desk = Desk::new(App::new(entries, WIDTH, HEIGHT));
        desk.draw();
        prop_assert_eq!(&desk.scanner.heard().foreign, &Vec::<String>::new());
        for cell in desk.drawn.content() {
            prop_assert!(cell.symbol().len() <= 4 + 4 * 8, "{:?}", cell.symbol());
        }
    }
}

proptest! {
    #![proptest_config(Trials { cases: 300, failure_persistence: None, ..Trials::default() })]

    #[test]
    fn b1_any_text_in_every_place(text in any_text()) {
        let desk = Desk::visit(&text, |_, _| ());
        prop_assert_eq!(&desk.scanner.heard().foreign, &Vec::<String>::new());
    }
}
