//! What the terminal is sent: the bytes of the first frame, of a line and of a page, and of nothing happening, beside
//! `less` on the same file. Prints the table of `docs/the-line.md`.
//!
//! `cargo bench --bench line -- FILE [NAME=VALUE …]`: the file is a report, by default a sample; the variables are set
//! for both programs. A response ends when nothing has come for a while, so that the bytes are measured and not the time.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot start its program has nothing to measure")]
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

use std::env;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const SAMPLE: &str = "sample-reports/harbour-security.zh.txt";
const SIZES: [(u16, u16); 3] = [(59, 24), (80, 24), (120, 40)];
/// How long nothing must come.
const QUIET: Duration = Duration::from_millis(150);
const LINES: usize = 20;
const PAGES: usize = 10;

struct Session {
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<usize>,
    keys: Box<dyn Write + Send>,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Session {
    fn start(program: &str, file: &str, (cols, rows): (u16, u16), variables: &[String]) -> Option<Self> {
        let pair =
            native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(program);
        command.arg(file);
        command.cwd(env::current_dir().unwrap());
        for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8")] {
            command.env(name, value);
        }
        for (name, value) in variables.iter().filter_map(|variable| variable.split_once('=')) {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).ok()?;
        let keys = pair.master.take_writer().unwrap();
        let output = counted(pair.master.try_clone_reader().unwrap());
        Some(Self { child, output, keys, _terminal: pair.master })
    }

    /// The bytes that come until nothing comes.
    fn response(&self) -> usize {
        let mut bytes = self.output.recv_timeout(Duration::from_secs(1)).unwrap_or(0);
        while let Ok(more) = self.output.recv_timeout(QUIET) {
            bytes += more;
        }
        bytes
    }

    fn press(&mut self, key: &str) -> usize {
        self.keys.write_all(key.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self.response()
    }

    /// The median response to a key pressed so often.
    fn median(&mut self, key: &str, times: usize) -> usize {
        let mut responses: Vec<usize> = (0..times).map(|_| self.press(key)).collect();
        responses.sort_unstable();
        let middle = responses.get(times / 2).copied().unwrap_or(0);
        usize::midpoint(middle, responses.get((times - 1) / 2).copied().unwrap_or(0))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn counted(mut reader: Box<dyn Read + Send>) -> Receiver<usize> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut chunk = [0; 4096];
        while let Ok(length) = reader.read(&mut chunk) {
            if length == 0 || sender.send(length).is_err() {
                break;
            }
        }
    });
    receiver
}

fn measure(name: &str, program: &str, file: &str, size: (u16, u16), variables: &[String]) {
    let Some(mut session) = Session::start(program, file, size, variables) else {
        println!("| {name} | – | – | – | – | – |");
        return;
    };
    let start = session.response();
    let (down, up) = (session.median("j", LINES), session.median("k", LINES / 2));
    let page = session.median(" ", PAGES);
    let idle = session.output.recv_timeout(Duration::from_secs(2)).unwrap_or(0);
    println!("| {name} | {start} | {down} | {up} | {page} | {idle} |");
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let (variables, files): (Vec<String>, Vec<String>) =
        arguments.into_iter().partition(|word| word.contains('='));
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join(SAMPLE).display().to_string();
    let file = files.into_iter().next().unwrap_or(sample);
    let program = env!("CARGO_BIN_EXE_rapporteur");
    let with = |setting: &str| [variables.as_slice(), &[format!("RAPPORTEUR_SCROLL={setting}")]].concat();
    for size in SIZES {
        println!("\n{}x{}, bytes:\n", size.0, size.1);
        println!(
            "| program | first frame | line down | line up | page | idle 2 s |\n|---|---|---|---|---|---|"
        );
        measure("less", "less", &file, size, &variables);
        for setting in ["off", "rows", "margins"] {
            measure(&format!("rapporteur, scroll {setting}"), program, &file, size, &with(setting));
        }
    }
}
