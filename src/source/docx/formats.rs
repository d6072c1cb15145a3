//! Numbers as Word writes them before the items of a list (ECMA-376 part 1, 17.18.59 `ST_NumberFormat`).

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// 1, 2, 3; also what is written for a format that is not known.
    #[default]
    Decimal,
    /// 01, 02, 03.
    DecimalZero,
    /// I, II, III.
    UpperRoman,
    /// i, ii, iii.
    LowerRoman,
    /// A, B, C … Z, AA, BB.
    UpperLetter,
    /// a, b, c.
    LowerLetter,
    /// 1st, 2nd, 3rd.
    Ordinal,
    /// 一, 二 … 十, 十一.
    Chinese,
    /// 一, 二 … 一〇, 一一.
    ChineseDigits,
    /// 壹, 贰 … 壹拾.
    ChineseFormal,
    /// 壹, 貳 … 壹拾.
    ChineseFormalTraditional,
    /// 甲, 乙, 丙.
    HeavenlyStems,
    /// 子, 丑, 寅.
    EarthlyBranches,
    /// １, ２, ３.
    FullWidth,
    /// ①, ②, ③.
    Circled,
    /// ⑴, ⑵, ⑶.
    InBrackets,
    /// أ, ب, ج: the order of numerals.
    ArabicAbjad,
    /// أ, ب, ت: the order of the dictionary.
    ArabicAlphabet,
    /// а, б, в.
    LowerRussian,
    /// А, Б, В.
    UpperRussian,
    /// - 1 -
    InDashes,
    /// Nothing.
    None,
    /// A sign and no number.
    Bullet,
}

impl Format {
    /// The format of that name.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "ordinal" => Self::Ordinal,
            "chineseCounting"
            | "chineseCountingThousand"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "japaneseCounting" => Self::Chinese,
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Self::ChineseDigits,
            "chineseLegalSimplified" => Self::ChineseFormal,
            "ideographLegalTraditional" => Self::ChineseFormalTraditional,
            "ideographTraditional" => Self::HeavenlyStems,
            "ideographZodiac" => Self::EarthlyBranches,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "decimalEnclosedParen" => Self::InBrackets,
            "arabicAbjad" => Self::ArabicAbjad,
            "arabicAlpha" => Self::ArabicAlphabet,
            "russianLower" => Self::LowerRussian,
            "russianUpper" => Self::UpperRussian,
            "numberInDash" => Self::InDashes,
            "none" => Self::None,
            "bullet" => Self::Bullet,
            _ => Self::Decimal,
        }
    }

    /// `value` in this format; in digits where the format ends before it.
    pub(super) fn write(self, value: u32) -> String {
        let written = match self {
            Self::Decimal => None,
            Self::DecimalZero => Some(format!("{value:02}")),
            Self::UpperRoman => roman(value),
            Self::LowerRoman => roman(value).map(|text| text.to_lowercase()),
            Self::UpperLetter => repeated(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            Self::LowerLetter => repeated(value, "abcdefghijklmnopqrstuvwxyz"),
            Self::Ordinal => Some(format!("{value}{}", ordinal_ending(value))),
            Self::Chinese => chinese(value, "零一二三四五六七八九", "十百千万", true),
            Self::ChineseDigits => in_digits(value, "〇一二三四五六七八九"),
            Self::ChineseFormal => chinese(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万", false),
            Self::ChineseFormalTraditional => chinese(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬", false),
            Self::HeavenlyStems => nth(value, "甲乙丙丁戊己庚辛壬癸"),
            Self::EarthlyBranches => nth(value, "子丑寅卯辰巳午未申酉戌亥"),
            Self::FullWidth => in_digits(value, "０１２３４５６７８９"),
            Self::Circled => nth(value, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
            Self::InBrackets => nth(value, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
            Self::ArabicAbjad => repeated(value, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
            Self::ArabicAlphabet => repeated(value, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
            Self::LowerRussian => repeated(value, "абвгдежзиклмнопрстуфхцчшщыэюя"),
            Self::UpperRussian => repeated(value, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
            Self::InDashes => Some(format!("- {value} -")),
            Self::None | Self::Bullet => Some(String::new()),
        };
        written.unwrap_or_else(|| value.to_string())
    }
}

fn roman(mut value: u32) -> Option<String> {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&value) {
        return None;
    }
    let mut text = String::new();
    for (part, letters) in PARTS {
        while value >= part {
            text.push_str(letters);
            value -= part;
        }
    }
    Some(text)
}

fn nth(value: u32, letters: &str) -> Option<String> {
    letters.chars().nth(value.checked_sub(1)? as usize).map(String::from)
}

/// Behind the last letter they begin anew, doubled: Z, AA, BB.
fn repeated(value: u32, letters: &str) -> Option<String> {
    /// Word goes on for ever; nobody reads thirty times the same letter.
    const MOST: usize = 30;
    let count = letters.chars().count();
    let before = value.checked_sub(1)? as usize;
    let letter = letters.chars().nth(before % count)?;
    (before / count < MOST).then(|| letter.to_string().repeat(before / count + 1))
}

fn ordinal_ending(value: u32) -> &'static str {
    match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// `short` leaves out the one before a ten at the beginning: 十二, not 一十二.
fn chinese(value: u32, digits: &str, units: &str, short: bool) -> Option<String> {
    if !(1..100_000).contains(&value) {
        return None;
    }
    let mut text = String::new();
    let mut skipped = false;
    for power in (0..5_u32).rev() {
        let digit = value / 10_u32.pow(power) % 10;
        if digit == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut skipped) {
            text.extend(digits.chars().next());
        }
        if !(short && digit == 1 && power == 1 && text.is_empty()) {
            text.extend(digits.chars().nth(digit as usize));
        }
        text.extend(power.checked_sub(1).and_then(|unit| units.chars().nth(unit as usize)));
    }
    Some(text)
}

/// `value` digit by digit.
fn in_digits(value: u32, digits: &str) -> Option<String> {
    value.to_string().chars().map(|c| digits.chars().nth(c.to_digit(10)? as usize)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_writes_as_word_does() {
        for (name, value, text) in [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("upperRoman", 1949, "MCMXLIX"),
            ("lowerRoman", 4, "iv"),
            ("lowerLetter", 26, "z"),
            ("lowerLetter", 28, "bb"),
            ("upperLetter", 1, "A"),
            ("ordinal", 22, "22nd"),
            ("ordinal", 112, "112th"),
            ("chineseCounting", 10, "十"),
            ("chineseCounting", 12, "十二"),
            ("chineseCountingThousand", 20, "二十"),
            ("chineseCountingThousand", 105, "一百零五"),
            ("chineseCountingThousand", 1_010, "一千零一十"),
            ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographTraditional", 3, "丙"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("arabicAbjad", 3, "ج"),
            ("arabicAlpha", 3, "ت"),
            ("russianLower", 4, "г"),
            ("numberInDash", 3, "- 3 -"),
            ("none", 3, ""),
            ("a format of the future", 3, "3"),
        ] {
            assert_eq!(Format::named(name).write(value), text, "{name} {value}");
        }
    }

    #[test]
    fn where_a_format_ends_digits_are_written() {
        for (name, value) in [
            ("upperRoman", 4_000),
            ("upperRoman", 0),
            ("lowerLetter", 0),
            ("lowerLetter", u32::MAX),
            ("ideographTraditional", 11),
            ("chineseCounting", 100_000),
            ("decimalEnclosedCircle", 21),
        ] {
            assert_eq!(Format::named(name).write(value), value.to_string(), "{name} {value}");
        }
    }
}
