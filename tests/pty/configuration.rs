//! The configuration file is heeded, and a wrong one stops nothing.

use crate::session::{Session, Setup};

/// A session whose home has this configuration file.
fn configured(script: &'static str) -> Session {
    started(Setup { script: Some(script), ..Setup::default() })
}

fn started(setup: Setup) -> Session {
    let session = Session::start(setup);
    session.wait_for("near001");
    session
}

#[test]
fn f9_the_wheel_scrolls_where_that_is_set() {
    let script = "echo 'mouse = true' > .config/rapporteur/config.toml; ulimit -c 0; \
                  sh ./start; echo EXIT=$?.; read line";
    let session = started(Setup { script: Some(script), has_mouse: true, ..Setup::default() });
    session.keys("\u{1b}[<65;40;10M".repeat(40));
    session.wait_without("near001");
    session.keys("\u{1b}[<64;40;10M".repeat(40));
    session.wait_for("near001");
    session.keys("q");
    session.assert_ends_with(0);
}

#[test]
fn a_wrong_configuration_is_said_and_the_report_is_read() {
    let session = configured(
        "printf 'measure = 5\\n[keys]\\nquit = \"Q\"\\nquitt = 1' > \
         .config/rapporteur/config.toml; ulimit -c 0; sh ./start; echo EXIT=$?.; read line",
    );
    session.wait_for("config.toml: 2 faults, the first in line 1");
    session.keys("42G");
    session.wait_for("near042");
    session.keys("qQ");
    session.assert_ends_with(0);
}

#[test]
fn a_new_reader_is_told_five_keys_until_the_first_of_them() {
    let session = configured("rm -r .config; ulimit -c 0; sh ./start; echo EXIT=$?.; read line");
    session.wait_for("Space a page  Tab outline  f topics  / search  ? all keys");
    session.keys("j");
    session.wait_without("all keys");
    session.keys("q");
    session.assert_ends_with(0);
}
