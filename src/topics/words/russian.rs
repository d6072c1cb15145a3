//! What names of programmes look like in Russian, as far as quotation marks, brackets and spelling tell: their words have no
//! capitals by which their ends could be told.
//!
//! Source: the usage of United Nations documents in Russian; no list holds a name of a programme.

use super::alphabetic::{Noun, NounList, WordList, Words};
use super::english::{ACRONYMS, ORGANISATION_PREFIXES, ORGANISATIONS};
use crate::model::ProgrammeKind::{
    Database, Initiative, Mechanism, Network, Operation, Programme, Project, Tool,
};

/// The words of Russian.
pub(in crate::topics) static WORDS: Words = Words {
    nouns: NounList::new(&[
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
    ]),
    by_capitals: false,
    noun_is_last: false,
    connectors: WordList::new("и по в на для с о об"),
    after_noun: WordList::new(""),
    articles: WordList::new(""),
    prepositions: WordList::new("в на по с из от у к для под при"),
    generic: WordList::new(""),
    modifiers: WordList::new("глобальная глобальной глобальную международная региональная"),
    bodies: WordList::new(
        "управление комиссия комитет совет организация союз банк агентство министерство институт университет центр",
    ),
    organisations: WordList::new(ORGANISATIONS),
    named_alike: &[
        "Программа развития Организации",
        "Программа Организации Объединенных Наций",
        "Всемирная продовольственная программа",
    ],
    organisation_prefixes: ORGANISATION_PREFIXES,
    acronyms: WordList::new(ACRONYMS),
    going_back: WordList::new(""),
    not_in_names: WordList::new(""),
    naming: WordList::new(
        "под названием озаглавленный озаглавленная озаглавленного называемый называемая именуемый именуемая",
    ),
    hereinafter: &["далее именуемый", "далее", "далее именуемая"],
    others: &[],
    others_alone: WordList::new(""),
    ordinals: "",
    sessions: WordList::new(""),
    appositions: &[
        Noun::new("сеть", Network),
        Noun::new("инструмент платформа система", Tool),
        Noun::new("программа", Programme),
        Noun::new("проект", Project),
        Noun::new("инициатива", Initiative),
    ],
};
