//! Traditional characters and their simplified forms.

use std::sync::LazyLock;

/// The pairs, as a reader would check them: `並并 亂乱 …`.
const TABLE: &str = include_str!("simplified.txt");

/// The first character of the block that all pairs are in.
const FIRST: u32 = 0x4E00;

/// For each character of the block the simplified one, 0 for itself; 42 kB.
static SIMPLIFIED: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; 0xA000 - FIRST as usize];
    for (traditional, simplified) in pairs() {
        let entry = (traditional as u32).checked_sub(FIRST).and_then(|at| table.get_mut(at as usize));
        if let (Some(entry), Ok(simplified)) = (entry, u16::try_from(simplified as u32)) {
            *entry = simplified;
        }
    }
    table
});

fn pairs() -> impl Iterator<Item = (char, char)> {
    let words = TABLE.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    words.filter_map(|pair| {
        let mut characters = pair.chars();
        Some((characters.next()?, characters.next()?))
    })
}

/// The simplified form of a Chinese character: the one most words take, for the few that have several.
pub(super) fn simplified(c: char) -> char {
    let at = (c as u32).wrapping_sub(FIRST);
    match SIMPLIFIED.get(at as usize) {
        None | Some(0) => c,
        Some(simplified) => char::from_u32(u32::from(*simplified)).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_one_to_one_in_order_and_leads_to_the_end_at_once() {
        let table: Vec<(char, char)> = pairs().collect();
        assert!(table.len() > 2_500, "{}", table.len());
        assert!(table.is_sorted_by(|a, b| a.0 < b.0));
        for (traditional, to) in table {
            assert_eq!(simplified(traditional), to);
            assert_ne!(traditional, to);
            assert_eq!(simplified(to), to, "{traditional} is simplified in two steps");
        }
    }

    #[test]
    fn characters_in_both_sets_are_not_damaged() {
        let text = "集装箱管制方案覆宁abcЁ";
        assert_eq!(text.chars().map(simplified).collect::<String>(), text);
        assert_eq!("燈塔數據庫證護聯".chars().map(simplified).collect::<String>(), "灯塔数据库证护联");
    }
}
