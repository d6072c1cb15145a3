//! What names of programmes look like in Spanish, as far as quotation marks, brackets and spelling tell: their words have no
//! capitals by which their ends could be told.
//!
//! Source: the usage of United Nations documents in Spanish; no list holds a name of a programme.

use super::alphabetic::{Noun, Words};
use super::english::{ACRONYMS, ORGANISATION_PREFIXES, ORGANISATIONS};
use crate::model::ProgrammeKind::{
    Database, Initiative, Mechanism, Network, Operation, Programme, Project, Tool,
};

/// The words of Spanish.
pub(in crate::topics) static WORDS: Words = Words {
    nouns: &[
        Noun::new("programa", Programme),
        Noun::new("proyecto", Project),
        Noun::new("iniciativa campaña alianza coalición pacto", Initiative),
        Noun::new("operación", Operation),
        Noun::new("base repertorio portal observatorio registro directorio atlas", Database),
        Noun::new("red", Network),
        Noun::new("mecanismo fondo", Mechanism),
        Noun::new("herramienta plataforma sistema módulo aplicación", Tool),
    ],
    by_capitals: false,
    noun_is_last: false,
    connectors: "de del y a en para contra sobre la el los las e",
    after_noun: "",
    articles: "el la los las un una este esta estos estas su sus",
    prepositions: "en a por con bajo sobre hacia entre",
    generic: "",
    modifiers: "mundial regional internacional",
    bodies: "oficina comisión comité consejo organización unión banco agencia ministerio instituto universidad centro",
    organisations: ORGANISATIONS,
    named_alike: &[
        "Programa de las Naciones Unidas",
        "Programa Mundial de Alimentos",
        "Fondo de las Naciones Unidas",
        "Fondo Monetario Internacional",
        "Fondo de Población",
        "Programa Conjunto de las Naciones Unidas",
    ],
    organisation_prefixes: ORGANISATION_PREFIXES,
    acronyms: ACRONYMS,
    going_back: "",
    not_in_names: "",
    naming: "titulado titulada denominado denominada llamado llamada conocido conocida",
    hereinafter: &["en adelante", "en lo sucesivo"],
    others: &[],
    others_alone: "",
    ordinals: "",
    sessions: "",
    appositions: &[
        Noun::new("red", Network),
        Noun::new("herramienta plataforma sistema", Tool),
        Noun::new("programa", Programme),
        Noun::new("proyecto", Project),
        Noun::new("iniciativa", Initiative),
    ],
};
