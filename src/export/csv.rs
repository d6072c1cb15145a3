/// One record of a CSV file, with the line end (RFC 4180).
///
/// A field that begins like a formula gets an apostrophe before it, since spreadsheets would carry it out.
pub fn csv_record<'f>(fields: impl IntoIterator<Item = &'f str>) -> String {
    let fields: Vec<String> = fields.into_iter().map(field).collect();
    format!("{}\r\n", fields.join(","))
}

fn field(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_with_marks_is_quoted() {
        assert_eq!(csv_record(["a", "b, \"c\"", ""]), "a,\"b, \"\"c\"\"\",\r\n");
        assert_eq!(csv_record(["1\n2"]), "\"1\n2\"\r\n");
    }

    #[test]
    fn no_field_is_a_formula() {
        assert_eq!(csv_record(["=1+1", "-2", "2-1"]), "'=1+1,'-2,2-1\r\n");
    }
}
