//! What names of programmes look like in French, as far as quotation marks, brackets and spelling tell: their words have no
//! capitals by which their ends could be told.
//!
//! Source: the usage of United Nations documents in French; no list holds a name of a programme.

use super::alphabetic::{Noun, Words};
use super::english::{ACRONYMS, ORGANISATION_PREFIXES, ORGANISATIONS};
use crate::model::ProgrammeKind::{
    Database, Initiative, Mechanism, Network, Operation, Programme, Project, Tool,
};

/// The words of French.
pub(in crate::topics) static WORDS: Words = Words {
    nouns: &[
        Noun::new("programme", Programme),
        Noun::new("projet", Project),
        Noun::new("initiative campagne partenariat alliance coalition pacte", Initiative),
        Noun::new("opération", Operation),
        Noun::new("base répertoire portail observatoire registre atlas", Database),
        Noun::new("réseau", Network),
        Noun::new("mécanisme fonds dispositif", Mechanism),
        Noun::new("outil plateforme plate-forme logiciel système module application", Tool),
    ],
    by_capitals: false,
    noun_is_last: false,
    connectors: "de du des d' et à au aux en pour contre sur la le les l'",
    after_noun: "",
    articles: "le la les l' un une des du de ce cet cette ces son sa ses leur leurs",
    prepositions: "en dans à au aux par avec sous sur vers chez entre",
    generic: "",
    modifiers: "mondial mondiale régional régionale international internationale",
    bodies: "bureau commission comité conseil organisation union banque agence ministère institut université centre",
    organisations: ORGANISATIONS,
    named_alike: &[
        "Programme des Nations Unies",
        "Programme alimentaire mondial",
        "Fonds des Nations Unies",
        "Fonds monétaire international",
        "Programme commun des Nations Unies",
    ],
    organisation_prefixes: ORGANISATION_PREFIXES,
    acronyms: ACRONYMS,
    going_back: "",
    not_in_names: "",
    naming: "intitulé intitulée intitulés dénommé dénommée appelé appelée nommé nommée baptisé baptisée dit dite",
    hereinafter: &["ci-après", "ci-après dénommé", "ci-après dénommée"],
    others: &[],
    others_alone: "",
    ordinals: "",
    sessions: "",
    appositions: &[
        Noun::new("réseau", Network),
        Noun::new("outil plateforme système", Tool),
        Noun::new("programme", Programme),
        Noun::new("projet", Project),
        Noun::new("initiative", Initiative),
    ],
};
