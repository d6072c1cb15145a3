/// Whether a character is written without spaces between words: Han, kana, and the punctuation set with them.
///
/// Ranges from the Unicode block list: CJK radicals to compatibility ideographs, full-width forms, the supplementary
/// ideographic planes.
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{3200}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character belongs to Chinese running text although it stands outside the ideographic blocks: the
/// quotation marks, dash and ellipsis that Chinese shares with Latin script.
pub fn is_wide_script(c: char) -> bool {
    is_cjk(c) || matches!(c, '“' | '”' | '‘' | '’' | '—' | '―' | '…' | '·')
}

/// Whether a character closes something, so that it may follow the end of a sentence.
pub fn is_closing_punctuation(c: char) -> bool {
    matches!(c, ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '）' | '】' | '〉' | '》' | '」' | '』' | '］')
}
