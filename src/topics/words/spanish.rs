//! What names of programmes look like in Spanish, as far as quotation marks, brackets and spelling tell: their words have no
//! capitals by which their ends could be told.
//!
//! Source: the usage of United Nations documents in Spanish; no list holds a name of a programme.

use super::alphabetic::{Noun, NounList, WordList, Words};
use super::english::{ACRONYMS, ORGANISATION_PREFIXES, ORGANISATIONS};
use crate::model::ProgrammeKind::{
    Database, Initiative, Mechanism, Network, Operation, Programme, Project, Tool,
};

/// The words of Spanish.
pub(in crate::topics) static WORDS: Words = Words {
    nouns: NounList::new(&[
        Noun::new("programa", Programme),
        Noun::new("proyecto", Project),
        Noun::new("iniciativa campaña alianza coalición pacto", Initiative),
        Noun::new("operación", Operation),
        Noun::new("base repertorio portal observatorio registro directorio atlas", Database),
        Noun::new("red", Network),
        Noun::new("mecanismo fondo", Mechanism),
        Noun::new("herramienta plataforma sistema módulo aplicación", Tool),
    ]),
    by_capitals: false,
    noun_is_last: false,
    connectors: WordList::new("de del y a en para contra sobre la el los las e"),
    after_noun: WordList::new(""),
    articles: WordList::new("el la los las un una este esta estos estas su sus"),
    prepositions: WordList::new("en a por con bajo sobre hacia entre"),
    generic: WordList::new(""),
    modifiers: WordList::new("mundial regional internacional"),
    bodies: WordList::new(
        "oficina comisión comité consejo organización unión banco agencia ministerio instituto universidad centro",
    ),
    organisations: WordList::new(ORGANISATIONS),
    named_alike: &[
        "Programa de las Naciones Unidas",
        "Programa Mundial de Alimentos",
        "Fondo de las Naciones Unidas",
        "Fondo Monetario Internacional",
        "Fondo de Población",
        "Programa Conjunto de las Naciones Unidas",
    ],
    organisation_prefixes: ORGANISATION_PREFIXES,
    acronyms: WordList::new(ACRONYMS),
    going_back: WordList::new(""),
    not_in_names: WordList::new(""),
    naming: WordList::new("titulado titulada denominado denominada llamado llamada conocido conocida"),
    hereinafter: &["en adelante", "en lo sucesivo"],
    others: &[],
    others_alone: WordList::new(""),
    ordinals: "",
    sessions: WordList::new(""),
    appositions: &[
        Noun::new("red", Network),
        Noun::new("herramienta plataforma sistema", Tool),
        Noun::new("programa", Programme),
        Noun::new("proyecto", Project),
        Noun::new("iniciativa", Initiative),
    ],
};
