use toml::de::DeValue;

use super::theme::THEMES;
use super::{InterfaceLanguage, Origin, Theme};

/// What a reader may want otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub language: InterfaceLanguage,
    /// How meanings are coloured.
    pub theme: Theme,
    /// The longest line of text, in columns; a wider pane leaves the rest empty on both sides.
    pub measure: u16,
    /// What rules and marks are drawn with.
    pub borders: Borders,
    /// How wide the terminal draws characters whose width depends on the font.
    pub ambiguous_width: AmbiguousWidth,
    /// How the names of programmes are marked in the text.
    pub names: NameMarks,
    /// Whether the wheel and clicks are asked for.
    pub mouse: bool,
    /// What of scrolling is left to the terminal.
    pub scroll: Scroll,
    /// Whether addresses are marked as links for the terminal.
    pub links: Links,
    /// Right-to-left lines must be turned for this terminal.
    pub visual_order: bool,
}

/// 76 columns are 38 Chinese characters: typographers want 45 to 75 letters, Chinese books 30 to 40 characters.
const MEASURE: u16 = 76;
/// Shorter lines cannot be read, longer ones are no line any more.
const MEASURES: std::ops::RangeInclusive<i64> = 20..=400;

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: InterfaceLanguage::default(),
            theme: Theme::default(),
            measure: MEASURE,
            borders: Borders::default(),
            ambiguous_width: AmbiguousWidth::default(),
            names: NameMarks::default(),
            mouse: false,
            scroll: Scroll::default(),
            links: Links::default(),
            visual_order: false,
        }
    }
}

impl Settings {
    /// Whether the names of programmes can be told from the text around them.
    pub fn marks_names(&self) -> bool {
        match self.names {
            NameMarks::Auto => self.theme != Theme::Monochrome,
            NameMarks::Underline => true,
            NameMarks::Off => false,
        }
    }
}

/// What rules and marks are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Borders {
    /// The box-drawing characters of Unicode.
    #[default]
    Lines,
    /// ASCII.
    Ascii,
}

/// The columns of characters of ambiguous width (UAX 11), such as “ ” … —.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AmbiguousWidth {
    /// One, as in most terminals.
    #[default]
    Narrow,
    /// Two, as in terminals set up for East Asian fonts.
    Wide,
}

/// How the names of programmes are marked in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NameMarks {
    /// As the theme has it: in a quiet colour, with the sixteen colours underlined, without colours not at all.
    #[default]
    Auto,
    /// Underlined.
    Underline,
    /// Not at all.
    Off,
}

/// What of scrolling is left to the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scroll {
    /// What the terminal is known for.
    #[default]
    Auto,
    /// Nothing.
    Off,
    /// Whole rows.
    Rows,
    /// Parts of rows too.
    Margins,
}

/// Whether addresses are marked as links for the terminal (OSC 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Links {
    /// Where the terminal is known to have them.
    #[default]
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

const LANGUAGES: &[(&str, InterfaceLanguage)] =
    &[("en", InterfaceLanguage::English), ("zh", InterfaceLanguage::Chinese)];
const BORDERS: &[(&str, Borders)] = &[("lines", Borders::Lines), ("ascii", Borders::Ascii)];
const WIDTHS: &[(&str, AmbiguousWidth)] =
    &[("narrow", AmbiguousWidth::Narrow), ("wide", AmbiguousWidth::Wide)];
const NAME_MARKS: &[(&str, NameMarks)] =
    &[("auto", NameMarks::Auto), ("underline", NameMarks::Underline), ("off", NameMarks::Off)];
const SCROLLS: &[(&str, Scroll)] =
    &[("auto", Scroll::Auto), ("off", Scroll::Off), ("rows", Scroll::Rows), ("margins", Scroll::Margins)];

const LINKS: &[(&str, Links)] = &[("auto", Links::Auto), ("on", Links::On), ("off", Links::Off)];

impl Scroll {
    /// The one of this name: `auto`, `off`, `rows` or `margins`.
    pub fn named(name: &str) -> Option<Self> {
        SCROLLS.iter().find(|(known, _)| *known == name).map(|(_, scroll)| *scroll)
    }
}

/// A setting: its name, what it takes, and how it is read and shown.
pub(super) struct Setting {
    pub(super) name: &'static str,
    /// What may stand there.
    pub(super) takes: &'static str,
    /// `None` where the value is none.
    pub(super) set: fn(&mut Settings, &DeValue<'_>) -> Option<()>,
    shows: fn(&Settings) -> String,
}

/// The settings of a configuration file.
pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        name: "language",
        takes: "\"en\" or \"zh\"",
        set: |settings, value| one_of(LANGUAGES, value, &mut settings.language),
        shows: |settings| settings.language.code().to_owned(),
    },
    Setting {
        name: "theme",
        takes: "\"dark\", \"light\", \"16\" or \"mono\"",
        set: |settings, value| one_of(THEMES, value, &mut settings.theme),
        shows: |settings| settings.theme.name().to_owned(),
    },
    Setting {
        name: "measure",
        takes: "a number of columns, 20 to 400",
        set: |settings, value| {
            let columns = value.as_integer()?.as_str().parse().ok().filter(|n| MEASURES.contains(n))?;
            put(u16::try_from(columns).ok(), &mut settings.measure)
        },
        shows: |settings| settings.measure.to_string(),
    },
    Setting {
        name: "borders",
        takes: "\"lines\" or \"ascii\"",
        set: |settings, value| one_of(BORDERS, value, &mut settings.borders),
        shows: |settings| name_in(BORDERS, settings.borders),
    },
    Setting {
        name: "ambiguous-width",
        takes: "\"narrow\" or \"wide\"",
        set: |settings, value| one_of(WIDTHS, value, &mut settings.ambiguous_width),
        shows: |settings| name_in(WIDTHS, settings.ambiguous_width),
    },
    Setting {
        name: "names",
        takes: "\"auto\", \"underline\" or \"off\"",
        set: |settings, value| one_of(NAME_MARKS, value, &mut settings.names),
        shows: |settings| name_in(NAME_MARKS, settings.names),
    },
    Setting {
        name: "mouse",
        takes: "true or false",
        set: |settings, value| put(value.as_bool(), &mut settings.mouse),
        shows: |settings| settings.mouse.to_string(),
    },
    Setting {
        name: "scroll",
        takes: "\"auto\", \"off\", \"rows\" or \"margins\"",
        set: |settings, value| one_of(SCROLLS, value, &mut settings.scroll),
        shows: |settings| name_in(SCROLLS, settings.scroll),
    },
    Setting {
        name: "links",
        takes: "\"auto\", \"on\" or \"off\"",
        set: |settings, value| one_of(LINKS, value, &mut settings.links),
        shows: |settings| name_in(LINKS, settings.links),
    },
    Setting {
        name: "visual-order",
        takes: "true or false",
        set: |settings, value| put(value.as_bool(), &mut settings.visual_order),
        shows: |settings| settings.visual_order.to_string(),
    },
];

fn put<T>(value: Option<T>, place: &mut T) -> Option<()> {
    *place = value?;
    Some(())
}

fn one_of<T: Copy>(table: &[(&str, T)], value: &DeValue<'_>, place: &mut T) -> Option<()> {
    let name = value.as_str()?;
    put(table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value), place)
}

fn name_in<T: PartialEq>(table: &[(&str, T)], value: T) -> String {
    table.iter().find(|(_, known)| *known == value).map_or_else(String::new, |(name, _)| (*name).to_owned())
}

/// The settings that hold, each with where it comes from.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// What holds.
    pub settings: Settings,
    /// What was said outside of the program, by the name of the setting; the last one holds.
    origins: Vec<(&'static str, Origin)>,
}

impl Settled {
    /// What the environment suggests and a configuration file may overrule: the language of the locale, and the theme.
    pub fn suggested(variable: impl Fn(&str) -> Option<String>) -> Self {
        let mut settled = Self::default();
        let (language, said) = InterfaceLanguage::of_locale(&variable);
        settled.settings.language = language;
        settled.note("language", said, &variable);
        let (theme, said) = Theme::of_environment(&variable);
        settled.settings.theme = theme;
        settled.note("theme", said, &variable);
        settled
    }

    /// The same with what overrules the configuration file: `NO_COLOR`, `RAPPORTEUR_SCROLL` and the option
    /// `--visual-order`.
    pub fn overruled(mut self, variable: impl Fn(&str) -> Option<String>, visual_order: bool) -> Self {
        if let (Theme::Monochrome, said @ Some("NO_COLOR")) = Theme::of_environment(&variable) {
            self.settings.theme = Theme::Monochrome;
            self.note("theme", said, &variable);
        }
        if let Some(scroll) = variable("RAPPORTEUR_SCROLL").and_then(|name| Scroll::named(&name)) {
            self.settings.scroll = scroll;
            self.note("scroll", Some("RAPPORTEUR_SCROLL"), &variable);
        }
        if visual_order {
            self.settings.visual_order = true;
            self.origins.push(("visual-order", Origin::Option("--visual-order")));
        }
        self
    }

    /// Takes a value of the configuration file; `None` where it is none for this setting.
    pub(super) fn set(&mut self, setting: &'static Setting, value: &DeValue<'_>, line: usize) -> Option<()> {
        (setting.set)(&mut self.settings, value)?;
        self.origins.push((setting.name, Origin::File(line)));
        Some(())
    }

    fn note(
        &mut self,
        setting: &'static str,
        name: Option<&'static str>,
        variable: impl Fn(&str) -> Option<String>,
    ) {
        if let Some(name) = name {
            let value = variable(name).unwrap_or_default();
            self.origins.push((setting, Origin::Environment(name, value)));
        }
    }

    /// Every setting: its name, its value, where that comes from, and what it takes.
    pub fn rows(&self) -> Vec<(&'static str, String, Origin, &'static str)> {
        let row = |setting: &Setting| {
            let said = self.origins.iter().rev().find(|(name, _)| *name == setting.name);
            let origin = said.map_or(Origin::Default, |(_, origin)| origin.clone());
            (setting.name, (setting.shows)(&self.settings), origin, setting.takes)
        };
        SETTINGS.iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(set: &[(&'static str, &'static str)]) -> impl Fn(&str) -> Option<String> {
        let set = set.to_vec();
        move |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    fn origin_of(settled: &Settled, name: &str) -> String {
        settled.rows().into_iter().find(|row| row.0 == name).unwrap().2.to_string()
    }

    #[test]
    fn each_setting_says_where_it_comes_from() {
        let environment = variables(&[("LANG", "zh_CN.UTF-8"), ("RAPPORTEUR_SCROLL", "off")]);
        let settled = Settled::suggested(&environment).overruled(&environment, true);
        assert_eq!(settled.settings.language, InterfaceLanguage::Chinese);
        assert_eq!(origin_of(&settled, "language"), "LANG=zh_CN.UTF-8");
        assert_eq!(origin_of(&settled, "scroll"), "RAPPORTEUR_SCROLL=off");
        assert_eq!(origin_of(&settled, "visual-order"), "--visual-order");
        assert_eq!(origin_of(&settled, "measure"), "default");
    }

    #[test]
    fn a_scroll_that_does_not_exist_is_not_taken() {
        let environment = variables(&[("RAPPORTEUR_SCROLL", "sideways")]);
        let settled = Settled::suggested(&environment).overruled(&environment, false);
        assert_eq!(settled.settings, Settings::default());
        assert_eq!(origin_of(&settled, "scroll"), "default");
    }
}
