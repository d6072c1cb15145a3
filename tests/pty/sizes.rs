//! D: any size of the terminal.

use crate::session::{Session, Setup};

/// A frame is drawn, and the program quits.
fn draws_and_quits(size: (u16, u16)) {
    let session = Session::start(Setup { size, ..Setup::default() });
    session.wait_for_entry(1);
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn d1_one_cell() {
    draws_and_quits((1, 1));
}

#[test]
fn d1_one_column_and_one_row() {
    draws_and_quits((1, 500));
    draws_and_quits((200, 1));
}

#[test]
fn d1_small() {
    draws_and_quits((3, 10));
    draws_and_quits((5, 20));
    draws_and_quits((20, 5));
}

#[test]
fn d1_large() {
    draws_and_quits((500, 200));
}

#[test]
fn d1_a_terminal_that_does_not_say_its_size() {
    let session = Session::start(Setup { size: (0, 0), ..Setup::default() });
    session.wait_for("near001");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn d2_the_last_of_many_sizes_counts() {
    let session = Session::reading();
    for step in 0..500_u16 {
        session.resize((40 + step * 37 % 90, 10 + step * 23 % 40));
    }
    session.resize((100, 30));
    let fresh = Session::start(Setup { size: (100, 30), ..Setup::default() });
    fresh.wait_for("near001");
    session.wait_for_screen(&fresh.screen());
    session.keys("q");
    session.assert_ends_with(0);
}
