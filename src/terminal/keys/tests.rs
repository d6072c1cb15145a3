use proptest::prelude::*;

use super::*;

const PATIENCE: Duration = Duration::from_millis(50);

fn decoder() -> Decoder {
    Decoder::new(PATIENCE)
}

/// What one read of these bytes gives, without a silence after it.
fn inputs(bytes: &[u8]) -> Vec<Input> {
    let mut inputs = Vec::new();
    decoder().read(bytes, &mut inputs);
    inputs
}

fn key(code: KeyCode) -> Key {
    Key { code, control: false, alt: false }
}

fn paste(text: &str) -> Vec<Input> {
    vec![Input::Paste(text.to_owned())]
}

fn letters(text: &str) -> Vec<Input> {
    text.chars().map(|letter| plain(KeyCode::Char(letter))).collect()
}

#[test]
fn a_control_byte_is_the_key_that_its_name_promises() {
    for byte in (0..=0x1F).chain([0x7F]) {
        let key = crate::terminal::sequences::control_key(byte);
        assert_eq!(key.sent(), Some(key), "{byte}");
    }
}

#[test]
fn each_kind_of_bytes_is_its_key() {
    let control = |letter| Key { control: true, ..key(KeyCode::Char(letter)) };
    let alt = |code| Key { alt: true, ..key(code) };
    let table: [(&[u8], Key); 34] = [
        (b"j", key(KeyCode::Char('j'))),
        (b"G", key(KeyCode::Char('G'))),
        ("段".as_bytes(), key(KeyCode::Char('段'))),
        ("\u{1F6A2}".as_bytes(), key(KeyCode::Char('\u{1F6A2}'))),
        (b"\r", key(KeyCode::Enter)),
        (b"\t", key(KeyCode::Tab)),
        (b"\x7f", key(KeyCode::Backspace)),
        (b"\x08", key(KeyCode::Backspace)),
        (b"\x03", control('c')),
        (b"\n", control('j')),
        (b"\x1a", control('z')),
        (b"\0", control(' ')),
        (b"\x1d", control(']')),
        (b"\x1bf", alt(KeyCode::Char('f'))),
        (b"\x1b\r", alt(KeyCode::Enter)),
        ("\u{1b}é".as_bytes(), alt(KeyCode::Char('é'))),
        (b"\x1b[A", key(KeyCode::Up)),
        (b"\x1bOB", key(KeyCode::Down)),
        (b"\x1b[C", key(KeyCode::Right)),
        (b"\x1b[D", key(KeyCode::Left)),
        (b"\x1b[1;5C", Key { control: true, ..key(KeyCode::Right) }),
        (b"\x1b[1;3D", alt(KeyCode::Left)),
        (b"\x1b[1;2A", key(KeyCode::Up)),
        (b"\x1b[H", key(KeyCode::Home)),
        (b"\x1bOF", key(KeyCode::End)),
        (b"\x1b[7~", key(KeyCode::Home)),
        (b"\x1b[3~", key(KeyCode::Delete)),
        (b"\x1b[5~", key(KeyCode::PageUp)),
        (b"\x1b[6;5~", Key { control: true, ..key(KeyCode::PageDown) }),
        (b"\x1b[Z", key(KeyCode::BackTab)),
        (b"\x1bOP", key(KeyCode::Function(1))),
        (b"\x1b[[A", key(KeyCode::Function(1))),
        (b"\x1b[15~", key(KeyCode::Function(5))),
        (b"\x1b[24~", key(KeyCode::Function(12))),
    ];
    for (bytes, key) in table {
        assert_eq!(inputs(bytes), [Input::Key(key)], "{bytes:x?}");
    }
}

#[test]
fn what_a_terminal_reports_is_no_key() {
    let reports: [&[u8]; 16] = [
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
        b"\x1bP>|XTerm(390)\x1b\\",
        b"\x1bP1+r544e=787465726d\x1b\\",
        b"\x1b_Gi=31;OK\x1b\\",
        b"\x1b[?62;1;6;22c",
        b"\x1b[>41;390;0c",
        b"\x1b[24;80R",
        b"\x1b[8;24;80t",
        b"\x1b[?2026;2$y",
        b"\x1b[?1u",
        b"\x1b[I\x1b[O",
        b"\x1b[<0;10;10m\x1b[<1;2;3M\x1b[<35;4;4M\x1b[<0;1M\x1b[<0;0;1M\x1b[<;;M\x1b[<64;1;1;1M",
        b"\x1b[M !!",
        b"\x1b[200000000000000000000000000000000000000000000;5A",
        b"\xff\xfe\x80\xc0\xaf",
    ];
    for report in reports {
        let mut bytes = report.to_vec();
        bytes.push(b'j');
        assert_eq!(inputs(&bytes), letters("j"), "{}", report.escape_ascii());
    }
}

#[test]
fn escape_alone_is_a_key_after_a_silence() {
    let (mut decoder, mut inputs) = (decoder(), Vec::new());
    decoder.read(b"\x1b", &mut inputs);
    assert_eq!((inputs.len(), decoder.patience()), (0, Some(PATIENCE)));
    decoder.silence(&mut inputs);
    assert_eq!((inputs, decoder.patience()), (vec![plain(KeyCode::Esc)], None));
}

#[test]
fn a_sequence_split_in_time_is_one_key() {
    let (mut decoder, mut inputs) = (decoder(), Vec::new());
    decoder.read(b"\x1b", &mut inputs);
    decoder.read(b"[A", &mut inputs);
    assert_eq!(inputs, [plain(KeyCode::Up)]);
}

#[test]
fn the_rest_of_a_sequence_that_comes_too_late_is_nothing() {
    let rests: [&[u8]; 8] =
        [b"[A", b"OA", b"[1;5C", b"[5~", b"[[A", b"]11;rgb:0/0/0\x07", b"P>|x\x1b\\", b"[24;80R"];
    for rest in rests {
        let (mut decoder, mut inputs) = (decoder(), Vec::new());
        decoder.read(b"\x1b", &mut inputs);
        decoder.silence(&mut inputs);
        decoder.read(rest, &mut inputs);
        assert_eq!(inputs, [plain(KeyCode::Esc)], "{}", rest.escape_ascii());
        inputs.clear();
        decoder.read(b"j\x1b[A", &mut inputs);
        assert_eq!(inputs, [plain(KeyCode::Char('j')), plain(KeyCode::Up)]);
    }
}

#[test]
fn brackets_typed_after_escape_are_keys() {
    for typed in ["[", "]", "O", "P", "[[", "]]", "[j"] {
        let (mut decoder, mut inputs) = (decoder(), Vec::new());
        decoder.read(b"\x1b", &mut inputs);
        decoder.silence(&mut inputs);
        inputs.clear();
        decoder.read(typed.as_bytes(), &mut inputs);
        assert_eq!(inputs, letters(typed));
    }
}

#[test]
fn an_unfinished_answer_ends_by_silence_or_by_a_control() {
    let (mut decoder, mut inputs) = (decoder(), Vec::new());
    decoder.read(b"\x1b]11;rgb:1e", &mut inputs);
    assert_eq!(decoder.patience(), Some(UNFINISHED_ANSWER));
    decoder.silence(&mut inputs);
    decoder.read(b"j\x1b]11;rgb:1e\x03k", &mut inputs);
    let interrupt = Input::Key(Key { control: true, ..key(KeyCode::Char('c')) });
    assert_eq!(inputs, [plain(KeyCode::Char('j')), interrupt, plain(KeyCode::Char('k'))]);
}

#[test]
fn a_paste_is_one_text_without_controls() {
    assert_eq!(inputs(b"\x1b[200~a\r\nb\tc\x03\x1b[Ad\x1b[201~"), paste("a\nb cAd"));
    assert_eq!(inputs("\u{1b}[200~集装箱\u{1b}[201~".as_bytes()), paste("集装箱"));
}

#[test]
fn a_paste_that_never_ends_is_over_after_a_silence() {
    let (mut decoder, mut inputs) = (decoder(), Vec::new());
    decoder.read(b"\x1b[200~q", &mut inputs);
    assert_eq!(decoder.patience(), Some(UNFINISHED_PASTE));
    decoder.silence(&mut inputs);
    decoder.read(b"j", &mut inputs);
    assert_eq!(inputs, [paste("q"), letters("j")].concat());
}

#[test]
fn of_a_large_paste_the_beginning_is_kept() {
    let large = format!("\u{1b}[200~{}\u{1b}[201~", "x".repeat(1_000_000));
    assert_eq!(inputs(large.as_bytes()), paste(&"x".repeat(PASTE_KEPT)));
}

proptest! {
    #[test]
    fn portions_make_no_difference(bytes in bytes_of_a_terminal(), cut in any::<prop::sample::Index>()) {
        let (mut decoder, mut portions) = (decoder(), Vec::new());
        let (one, other) = bytes.split_at(cut.index(bytes.len() + 1));
        decoder.read(one, &mut portions);
        decoder.read(other, &mut portions);
        prop_assert_eq!(portions, inputs(&bytes));
    }

    #[test]
    fn after_a_silence_every_letter_is_a_key(bytes in bytes_of_a_terminal()) {
        let (mut decoder, mut inputs) = (decoder(), Vec::new());
        decoder.read(&bytes, &mut inputs);
        decoder.silence(&mut inputs);
        prop_assert_eq!(decoder.patience(), None);
        inputs.clear();
        decoder.read(b"j", &mut inputs);
        prop_assert_eq!(inputs, letters("j"));
    }
}

/// Bytes with many beginnings and ends of sequences among them.
fn bytes_of_a_terminal() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        any::<u8>().prop_map(|byte| vec![byte]),
        prop::sample::select(vec![
            "\u{1b}",
            "\u{1b}[",
            "\u{1b}]",
            "\u{1b}O",
            "200~",
            "\u{1b}[201~",
            "\u{7}",
            "1;5",
            "A",
            "段"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

#[test]
fn the_wheel_and_the_left_button_are_told_in_any_portions() {
    let sent = b"\x1b[<64;10;5M\x1b[<65;10;5M\x1b[<69;1;1M\x1b[<0;200;50M\x1b[<0;200;50mj";
    let told = [Mouse::WheelUp, Mouse::WheelDown, Mouse::WheelDown, Mouse::Press(199, 49)].map(Input::Mouse);
    let expected: Vec<Input> = told.into_iter().chain(letters("j")).collect();
    assert_eq!(inputs(sent), expected);
    for portion in 1..sent.len() {
        let (mut decoder, mut found) = (decoder(), Vec::new());
        sent.chunks(portion).for_each(|chunk| decoder.read(chunk, &mut found));
        assert_eq!(found, expected, "{portion}");
    }
}

#[test]
fn the_late_rest_of_a_mouse_report_is_nothing() {
    let (mut decoder, mut found) = (decoder(), Vec::new());
    decoder.read(b"\x1b", &mut found);
    decoder.silence(&mut found);
    decoder.read(b"[<64;10;5M", &mut found);
    assert_eq!(found, [plain(KeyCode::Esc)]);
}
