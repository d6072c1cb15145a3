//! What names of programmes look like in French, as far as quotation marks, brackets and spelling tell: their words have no
//! capitals by which their ends could be told.
//!
//! Source: the usage of United Nations documents in French; no list holds a name of a programme.

use super::alphabetic::{Noun, NounList, WordList, Words};
use super::english::{ACRONYMS, ORGANISATION_PREFIXES, ORGANISATIONS};
use crate::model::ProgrammeKind::{
    Database, Initiative, Mechanism, Network, Operation, Programme, Project, Tool,
};

/// The words of French.
pub(in crate::topics) static WORDS: Words = Words {
    nouns: NounList::new(&[
        Noun::new("programme", Programme),
        Noun::new("projet", Project),
        Noun::new("initiative campagne partenariat alliance coalition pacte", Initiative),
        Noun::new("opération", Operation),
        Noun::new("base répertoire portail observatoire registre atlas", Database),
        Noun::new("réseau", Network),
        Noun::new("mécanisme fonds dispositif", Mechanism),
        Noun::new("outil plateforme plate-forme logiciel système module application", Tool),
    ]),
    by_capitals: false,
    noun_is_last: false,
    connectors: WordList::new("de du des d' et à au aux en pour contre sur la le les l'"),
    after_noun: WordList::new(""),
    articles: WordList::new("le la les l' un une des du de ce cet cette ces son sa ses leur leurs"),
    prepositions: WordList::new("en dans à au aux par avec sous sur vers chez entre"),
    generic: WordList::new(""),
    modifiers: WordList::new("mondial mondiale régional régionale international internationale"),
    bodies: WordList::new(
        "bureau commission comité conseil organisation union banque agence ministère institut université centre",
    ),
    organisations: WordList::new(ORGANISATIONS),
    named_alike: &[
        "Programme des Nations Unies",
        "Programme alimentaire mondial",
        "Fonds des Nations Unies",
        "Fonds monétaire international",
        "Programme commun des Nations Unies",
    ],
    organisation_prefixes: ORGANISATION_PREFIXES,
    acronyms: WordList::new(ACRONYMS),
    going_back: WordList::new(""),
    not_in_names: WordList::new(""),
    naming: WordList::new(
        "intitulé intitulée intitulés dénommé dénommée appelé appelée nommé nommée baptisé baptisée dit dite",
    ),
    hereinafter: &["ci-après", "ci-après dénommé", "ci-après dénommée"],
    others: &[],
    others_alone: WordList::new(""),
    ordinals: "",
    sessions: WordList::new(""),
    appositions: &[
        Noun::new("réseau", Network),
        Noun::new("outil plateforme système", Tool),
        Noun::new("programme", Programme),
        Noun::new("projet", Project),
        Noun::new("initiative", Initiative),
    ],
};
