/// A name in the form in which names are compared: small letters, without quotation marks, spaces and other signs.
pub(in crate::topics) fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
