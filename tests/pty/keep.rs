//! What a reader takes along and comes back to: citations on the clipboard, places, marks and notes.

use crate::session::{Session, Setup};

/// "E/CN.99/2031/7, para. 42" in base 64.
const CITATION: &str = "RS9DTi45OS8yMDMxLzcsIHBhcmEuIDQy";

#[test]
fn a_citation_goes_to_the_clipboard_and_is_said() {
    let session = Session::reading();
    session.keys("42G");
    session.wait_for("near042");
    assert_eq!(session.copied(), Vec::<String>::new(), "nothing is copied without a wish");
    session.keys("y");
    session.wait_for("E/CN.99/2031/7, para. 42  copied");
    assert_eq!(session.copied(), [CITATION]);
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn nothing_is_sent_to_a_terminal_that_would_print_it() {
    let session = Session::start(Setup { variables: vec![("TERM", "linux")], ..Setup::default() });
    session.wait_for("near001");
    session.keys("42Gy");
    session.wait_for("E/CN.99/2031/7, para. 42  copied");
    assert_eq!(session.copied(), Vec::<String>::new());
    session.keys("q");
    session.assert_ends_with(0);
}
