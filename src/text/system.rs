use std::io;

/// What the system says of an error, without its number, for which a line has no room.
pub fn system_words(error: &io::Error) -> String {
    let words = error.to_string();
    words.split(" (os error").next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_left_out() {
        assert!(!system_words(&io::Error::from_raw_os_error(5)).contains("os error"));
        assert_eq!(system_words(&io::Error::other("broken")), "broken");
    }
}
