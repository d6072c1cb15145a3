//! What names of programmes look like in Russian, as far as quotation marks, brackets and spelling tell: their words have no
//! capitals by which their ends could be told.
//!
//! Source: the usage of United Nations documents in Russian; no list holds a name of a programme.

use super::alphabetic::{Noun, Words};
use super::english::{ACRONYMS, ORGANISATION_PREFIXES, ORGANISATIONS};
use crate::model::ProgrammeKind::{
    Database, Initiative, Mechanism, Network, Operation, Programme, Project, Tool,
};

/// The words of Russian.
pub(in crate::topics) static WORDS: Words = Words {
    nouns: &[
        Noun::new("программа программы программе программу программой", Programme),
        Noun::new("проект проекта проекту проектом проекте", Project),
        Noun::new(
            "инициатива инициативы инициативе инициативу инициативой кампания кампании кампанию партнерство альянс коалиция",
            Initiative,
        ),
        Noun::new("операция операции операцию операцией", Operation),
        Noun::new(
            "база базы базе базу базой портал портала портале реестр реестра справочник атлас",
            Database,
        ),
        Noun::new("сеть сети сетью", Network),
        Noun::new(
            "механизм механизма механизму механизмом механизме фонд фонда фонду фондом фонде",
            Mechanism,
        ),
        Noun::new(
            "инструмент инструмента платформа платформы платформе платформу платформой система системы системе систему модуль",
            Tool,
        ),
    ],
    by_capitals: false,
    noun_is_last: false,
    connectors: "и по в на для с о об",
    after_noun: "",
    articles: "",
    prepositions: "в на по с из от у к для под при",
    generic: "",
    modifiers: "глобальная глобальной глобальную международная региональная",
    bodies: "управление комиссия комитет совет организация союз банк агентство министерство институт университет центр",
    organisations: ORGANISATIONS,
    named_alike: &[
        "Программа развития Организации",
        "Программа Организации Объединенных Наций",
        "Всемирная продовольственная программа",
    ],
    organisation_prefixes: ORGANISATION_PREFIXES,
    acronyms: ACRONYMS,
    going_back: "",
    not_in_names: "",
    naming: "под названием озаглавленный озаглавленная озаглавленного называемый называемая именуемый именуемая",
    hereinafter: &["далее именуемый", "далее", "далее именуемая"],
    others: &[],
    others_alone: "",
    ordinals: "",
    sessions: "",
    appositions: &[
        Noun::new("сеть", Network),
        Noun::new("инструмент платформа система", Tool),
        Noun::new("программа", Programme),
        Noun::new("проект", Project),
        Noun::new("инициатива", Initiative),
    ],
};
