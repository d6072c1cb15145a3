use super::{ReferenceWords, Words};
use crate::model::Language;

pub(super) const WORDS: Words = Words {
    language: Language::French,
    organization: &["nations unies"],
    organs: &[
        "assemblée générale", "conseil de sécurité", "conseil économique et social", "conseil de tutelle",
        "conseil des droits de l’homme", "conseil des droits de l'homme",
    ],
    bodies: &["commission", "conférence des", "comité", "conseil", "conférence", "groupe de travail", "réunion"],
    session: &["session", "réunion"],
    agenda: &["point", "points"],
    author_begins: &["rapport du", "rapport de", "rapport établi", "note du", "note de", "lettre datée", "document de travail", "document d’information"],
    author_ends: &[],
    summary: &["résumé"],
    contents: &["table des matières"],
    contents_columns: &["page", "paragraphes", "paragraphes page", "chapitre", "pages"],
    introduction: &["introduction"],
    annex: &["annexe", "annexes", "appendice", "pièce jointe"],
    addendum: &["additif", "rectificatif", "révision"],
    table: &["tableau"],
    figure: &["figure", "encadré", "carte", "graphique"],
    notes: &["notes"],
    notices: &["nouveau tirage pour raisons techniques", "merci de recycler", "le présent document a été soumis", "le présent rapport a été soumis"],
    months: &[
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ],
    before_url: &["à", "sur", "voir", "adresse", "suivante", ":", "site", "et"],
    joining: &[
        "de", "des", "du", "la", "le", "les", "et", "à", "au", "aux", "en", "pour", "par", "sur", "dans", "un", "une", "ou",
        "avec", "contre", "sous", "entre", "d’", "l’",
    ],
    own_name: &["français"],
    reference: ReferenceWords {
        before: &["paragraphes", "paragraphe", "par."],
        after: &[],
        see: &["voir également", "voir aussi", "voir"],
        here: &["ci-dessus", "ci-après", "ci-dessous", "supra", "infra", "du présent rapport"],
        to: &["à"],
        and: &["et", "ou"],
        elsewhere_after: &["de la", "de l’", "de l'", "de sa", "de son", "du", "des"],
        elsewhere_before: &["résolution", "décision", "article", "annexe", "chapitre", "ibid.,"],
        documents: &["rapport du", "document", "convention", "protocole", "charte", "traité", "accord", "pacte", "règle"],
    },
};
