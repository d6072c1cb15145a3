use super::{ReferenceWords, Words};
use crate::model::Language;

pub(super) const WORDS: Words = Words {
    language: Language::English,
    organization: &["united nations", "nations"],
    organs: &[
        "general assembly", "security council", "economic and social council", "trusteeship council",
        "human rights council", "trade and development board",
    ],
    bodies: &["commission", "conference of", "committee", "council", "conference", "working group", "board", "meeting of"],
    session: &["session", "meeting"],
    agenda: &["agenda item", "agenda items", "item", "items", "provisional agenda item"],
    author_begins: &[
        "report of", "report by", "reports of", "note by", "note of", "letter dated", "memorandum by", "working paper",
        "background paper", "conference room paper", "report prepared by", "prepared by", "submitted by",
    ],
    author_ends: &[],
    summary: &["summary", "executive summary"],
    contents: &["contents", "table of contents"],
    contents_columns: &["page", "paragraphs", "paragraphs page", "chapter", "chapter paragraphs page", "paras."],
    introduction: &["introduction"],
    annex: &["annex", "annexes", "appendix", "appendices", "enclosure"],
    addendum: &["addendum", "corrigendum", "revision", "revised"],
    table: &["table"],
    figure: &["figure", "box", "map", "chart"],
    notes: &["notes", "footnotes"],
    notices: &[
        "reissued for technical reasons", "please recycle", "all language versions", "this document was submitted late",
        "the present document was submitted", "the present report was submitted", "for reasons of economy",
        "the present document has not been formally edited", "this document has not been formally edited",
    ],
    months: &[
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ],
    before_url: &["at", "from", "see", "see also", "via", "on", "website", "available", "site", "and", "address"],
    joining: &[
        "of", "the", "and", "to", "in", "for", "on", "by", "with", "a", "an", "or", "from", "at", "its", "as", "under",
        "between", "against", "into", "concerning", "regarding", "their", "other", "including", "through", "within",
        "non", "international", "national", "united",
    ],
    own_name: &["english"],
    reference: ReferenceWords {
        before: &["paragraphs", "paragraph", "paras.", "para.", "paras", "para"],
        after: &[],
        see: &["see also", "see"],
        here: &["above", "below", "of the present report", "of this report", "of the present document"],
        to: &["to", "through"],
        and: &["and", "or", "and para.", "and paras."],
        elsewhere_after: &["of general", "of resolution", "of its", "of the", "of security", "of document", "of article", "of annex", "of a/", "of s/", "of that", "thereof", "of decision", "of council", "of commission", "of economic", "of conference", "of report"],
        elsewhere_before: &["resolution", "decision", "article", "annex", "chapter", "ibid.,", "ibid."],
        documents: &["report of", "document", "convention", "protocol", "charter", "treaty", "agreement", "covenant", "rule", "statute", "declaration"],
    },
};
