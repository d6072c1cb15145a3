use super::{ReferenceWords, Words};
use crate::model::Language;

pub(super) const WORDS: Words = Words {
    language: Language::Spanish,
    organization: &["naciones unidas"],
    organs: &[
        "asamblea general", "consejo de seguridad", "consejo económico y social", "consejo de administración fiduciaria",
        "consejo de derechos humanos",
    ],
    bodies: &["comisión", "conferencia de", "comité", "consejo", "conferencia", "grupo de trabajo", "reunión"],
    session: &["período de sesiones", "periodo de sesiones", "sesión", "reunión"],
    agenda: &["tema", "temas"],
    author_begins: &["informe del", "informe de", "nota del", "nota de", "carta de fecha", "documento de trabajo", "informe preparado"],
    author_ends: &[],
    summary: &["resumen"],
    contents: &["índice"],
    contents_columns: &["página", "párrafos", "párrafos página", "capítulo", "páginas"],
    introduction: &["introducción"],
    annex: &["anexo", "anexos", "apéndice"],
    addendum: &["adición", "corrección", "revisión"],
    table: &["cuadro"],
    figure: &["gráfico", "figura", "recuadro", "mapa"],
    notes: &["notas"],
    notices: &["publicado nuevamente por razones técnicas", "se ruega reciclar", "el presente documento se presentó", "el presente informe se presentó"],
    months: &[
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ],
    before_url: &["en", "véase", "sitio", "web", "dirección", ":", "y", "siguiente"],
    joining: &[
        "de", "del", "la", "el", "los", "las", "y", "a", "al", "en", "para", "por", "sobre", "con", "un", "una", "o", "e",
        "contra", "entre", "su", "sus",
    ],
    own_name: &["español"],
    reference: ReferenceWords {
        before: &["párrafos", "párrafo", "párrs.", "párr."],
        after: &[],
        see: &["véanse también", "véase también", "véanse", "véase"],
        here: &["supra", "infra", "más arriba", "más abajo", "del presente informe"],
        to: &["a"],
        and: &["y", "o"],
        elsewhere_after: &["de la", "del", "de su", "de los", "de las"],
        elsewhere_before: &["resolución", "decisión", "artículo", "anexo", "capítulo", "ibid.,"],
        documents: &["informe del", "documento", "convención", "protocolo", "carta", "tratado", "acuerdo", "pacto", "regla"],
    },
};
