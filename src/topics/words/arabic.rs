//! What names of programmes look like in Arabic, as far as quotation marks, brackets and spelling tell: their words have no
//! capitals by which their ends could be told.
//!
//! Source: the usage of United Nations documents in Arabic; no list holds a name of a programme.

use super::alphabetic::{Noun, Words};
use super::english::{ACRONYMS, ORGANISATION_PREFIXES, ORGANISATIONS};
use crate::model::ProgrammeKind::{
    Database, Initiative, Mechanism, Network, Operation, Programme, Project, Tool,
};

/// The words of Arabic.
pub(in crate::topics) static WORDS: Words = Words {
    nouns: &[
        Noun::new("برنامج البرنامج وبرنامج لبرنامج ببرنامج", Programme),
        Noun::new("مشروع المشروع ومشروع لمشروع", Project),
        Noun::new("مبادرة المبادرة ومبادرة لمبادرة بمبادرة حملة تحالف شراكة", Initiative),
        Noun::new("عملية وعملية لعملية", Operation),
        Noun::new("قاعدة بوابة دليل سجل مرصد أطلس", Database),
        Noun::new("شبكة الشبكة وشبكة لشبكة", Network),
        Noun::new("آلية صندوق وصندوق لصندوق", Mechanism),
        Noun::new("منصة أداة نظام برمجية ومنصة", Tool),
    ],
    by_capitals: false,
    noun_is_last: false,
    connectors: "و في من على إلى عن",
    after_noun: "",
    articles: "",
    prepositions: "في من على إلى عن مع بين",
    generic: "",
    modifiers: "العالمي العالمية الدولي الدولية الإقليمي الإقليمية",
    bodies: "مكتب لجنة مجلس منظمة اتحاد مصرف وكالة وزارة معهد جامعة مركز",
    organisations: ORGANISATIONS,
    named_alike: &[
        "برنامج الأمم المتحدة",
        "برنامج الأغذية العالمي",
        "صندوق الأمم المتحدة",
        "صندوق النقد الدولي",
    ],
    organisation_prefixes: ORGANISATION_PREFIXES,
    acronyms: ACRONYMS,
    going_back: "",
    not_in_names: "",
    naming: "المعنون المعنونة المسمى المسماة بعنوان باسم المعروف المعروفة",
    hereinafter: &["المشار إليه فيما بعد"],
    others: &[],
    others_alone: "",
    ordinals: "",
    sessions: "",
    appositions: &[Noun::new("شبكة", Network), Noun::new("منصة أداة", Tool)],
};
