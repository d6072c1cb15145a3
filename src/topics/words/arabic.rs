//! What names of programmes look like in Arabic, as far as quotation marks, brackets and spelling tell: their words have no
//! capitals by which their ends could be told.
//!
//! Source: the usage of United Nations documents in Arabic; no list holds a name of a programme.

use super::alphabetic::{Noun, NounList, WordList, Words};
use super::english::{ACRONYMS, ORGANISATION_PREFIXES, ORGANISATIONS};
use crate::model::ProgrammeKind::{
    Database, Initiative, Mechanism, Network, Operation, Programme, Project, Tool,
};

/// The words of Arabic.
pub(in crate::topics) static WORDS: Words = Words {
    nouns: NounList::new(&[
        Noun::new("برنامج البرنامج وبرنامج لبرنامج ببرنامج", Programme),
        Noun::new("مشروع المشروع ومشروع لمشروع", Project),
        Noun::new("مبادرة المبادرة ومبادرة لمبادرة بمبادرة حملة تحالف شراكة", Initiative),
        Noun::new("عملية وعملية لعملية", Operation),
        Noun::new("قاعدة بوابة دليل سجل مرصد أطلس", Database),
        Noun::new("شبكة الشبكة وشبكة لشبكة", Network),
        Noun::new("آلية صندوق وصندوق لصندوق", Mechanism),
        Noun::new("منصة أداة نظام برمجية ومنصة", Tool),
    ]),
    by_capitals: false,
    noun_is_last: false,
    connectors: WordList::new("و في من على إلى عن"),
    after_noun: WordList::new(""),
    articles: WordList::new(""),
    prepositions: WordList::new("في من على إلى عن مع بين"),
    generic: WordList::new(""),
    modifiers: WordList::new("العالمي العالمية الدولي الدولية الإقليمي الإقليمية"),
    bodies: WordList::new("مكتب لجنة مجلس منظمة اتحاد مصرف وكالة وزارة معهد جامعة مركز"),
    organisations: WordList::new(ORGANISATIONS),
    named_alike: &[
        "برنامج الأمم المتحدة",
        "برنامج الأغذية العالمي",
        "صندوق الأمم المتحدة",
        "صندوق النقد الدولي",
    ],
    organisation_prefixes: ORGANISATION_PREFIXES,
    acronyms: WordList::new(ACRONYMS),
    going_back: WordList::new(""),
    not_in_names: WordList::new(""),
    naming: WordList::new("المعنون المعنونة المسمى المسماة بعنوان باسم المعروف المعروفة"),
    hereinafter: &["المشار إليه فيما بعد"],
    others: &[],
    others_alone: WordList::new(""),
    ordinals: "",
    sessions: WordList::new(""),
    appositions: &[Noun::new("شبكة", Network), Noun::new("منصة أداة", Tool)],
};
