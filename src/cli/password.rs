use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::failure::Failure;
use crate::source::Password;

/// No password of a PDF file is longer (ISO 32000-2 section 7.6.4.3.2), in bytes.
const LONGEST: u64 = 127;

/// The password in the first line of a file. It may be a pipe, such as `<(pass show report)` of a shell.
///
/// On the command line itself every user of the machine could see it, and in the environment every program that is started.
pub(super) fn read(path: &Path) -> Result<Password, Failure> {
    let failure = |words: String| Failure::Password(format!("{}: {words}", path.display()));
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST.saturating_add(2)).read_to_end(&mut bytes));
    read.map_err(|error| failure(format!("the password cannot be read: {error}")))?;
    let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    if u64::try_from(line.len()).unwrap_or(u64::MAX) > LONGEST {
        return Err(failure("its first line is longer than any password of a PDF file".to_owned()));
    }
    String::from_utf8(line.to_vec())
        .map(Password::new)
        .map_err(|_| failure("the password is not in UTF-8".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn password(bytes: &[u8]) -> Result<Password, String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), bytes).unwrap();
        read(file.path()).map_err(|failure| failure.to_string())
    }

    #[test]
    fn the_password_is_the_first_line() {
        for bytes in ["open sésame\nmore".as_bytes(), "open sésame\r\n".as_bytes(), "open sésame".as_bytes()]
        {
            assert_eq!(password(bytes), Ok(Password::new("open sésame")));
        }
        assert_eq!(password(b""), Ok(Password::new("")));
        assert_eq!(password(&[b'a'; 127]), Ok(Password::new("a".repeat(127))));
    }

    #[test]
    fn what_is_no_password_is_said_and_not_shown() {
        assert!(
            password(&[b'a'; 128]).is_err_and(|words| words.contains("longer") && !words.contains("aaaa"))
        );
        assert!(password(b"\xff").is_err_and(|words| words.contains("UTF-8")));
        assert!(read(Path::new("/no/such/file")).is_err());
    }
}
