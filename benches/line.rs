//! What the line carries: start, line, page, search, resize and idleness, in bytes, milliseconds and memory, beside
//! `less` on the same file in the same run. Prints the tables of `docs/the-line.md`.
//!
//! `cargo bench --bench line -- [FILE [WORD]] [NAME=VALUE …]`: the report, by default a sample; a word that occurs in it
//! here and there, for the jump from hit to hit; environment variables for both programs. The report is measured once
//! and a hundred times over. A response ends when nothing has come for a while; its time is that of its last byte.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot start its program has nothing to measure")]
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const SAMPLE: &str = "sample-reports/harbour-security.zh.txt";
const WORD: &str = "港口";
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
/// How long nothing must come.
const QUIET: Duration = Duration::from_millis(150);
/// The same at a start: a long report is shown before all of it is read.
const QUIET_AT_START: Duration = Duration::from_millis(400);
/// How long a response may be in coming.
const PATIENCE: Duration = Duration::from_secs(3);
const IDLE: Duration = Duration::from_secs(2);
const STARTS: usize = 10;
const LINES: usize = 40;
const PAGES: usize = 10;
const JUMPS: usize = 5;
const COPIES: usize = 100;

/// A pause in what comes: what a frame of its own follows.
const PAUSE: Duration = Duration::from_millis(10);

/// No frame has so few bytes.
const NO_FRAME: usize = 100;

/// What answers a key.
#[derive(Debug, Clone, Copy, Default)]
struct Response {
    bytes: usize,
    milliseconds: f64,
    /// When its first frame had come.
    first_frame: f64,
}

/// What is to be run.
struct Run<'a> {
    name: String,
    program: &'a str,
    file: &'a Path,
    word: &'a str,
    variables: Vec<(String, String)>,
}

struct Session {
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<(Instant, Vec<u8>)>,
    keys: Box<dyn Write + Send>,
    terminal: Box<dyn MasterPty + Send>,
    started: Instant,
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Session {
    /// Starts it for a reader whose files are in `home` and nowhere else.
    fn start(run: &Run<'_>, size: (u16, u16), home: &Path) -> Option<Self> {
        let pair = native_pty_system().openpty(pty_size(size)).unwrap();
        let mut command = CommandBuilder::new(run.program);
        command.arg(run.file);
        command.cwd(env::current_dir().unwrap());
        for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8")] {
            command.env(name, value);
        }
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            command.env(name, home);
        }
        for (name, value) in &run.variables {
            command.env(name, value);
        }
        let output = chunks(pair.master.try_clone_reader().unwrap());
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).ok()?;
        let keys = pair.master.take_writer().unwrap();
        Some(Self { child, output, keys, terminal: pair.master, started })
    }

    /// What comes until nothing comes, and how long after `since` the last of it did.
    fn response(&self, since: Instant, quiet: Duration) -> (Response, Vec<u8>) {
        let (mut all, mut last) = (Vec::new(), since);
        let mut first_frame = None;
        let mut patience = PATIENCE;
        while let Ok((at, bytes)) = self.output.recv_timeout(patience) {
            let pauses = at.saturating_duration_since(last) > PAUSE;
            // The few bytes before the first frame only turn the terminal to another screen.
            if pauses && all.len() > NO_FRAME {
                first_frame.get_or_insert(last);
            }
            all.extend(bytes);
            (last, patience) = (at, quiet);
        }
        let passed = |at: Instant| at.saturating_duration_since(since).as_secs_f64() * 1000.0;
        let first_frame = passed(first_frame.unwrap_or(last));
        (Response { bytes: all.len(), milliseconds: passed(last), first_frame }, all)
    }

    fn press(&mut self, key: &str) -> Response {
        let since = Instant::now();
        self.keys.write_all(key.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self.response(since, QUIET).0
    }

    fn press_often(&mut self, key: &str, times: usize) -> Vec<Response> {
        (0..times).map(|_| self.press(key)).collect()
    }

    fn resize(&mut self, size: (u16, u16)) -> Response {
        let since = Instant::now();
        self.terminal.resize(pty_size(size)).unwrap();
        self.response(since, QUIET).0
    }

    fn of_process(&self, file: &str) -> String {
        let process = self.child.process_id().unwrap_or_default();
        fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default()
    }

    /// The processor time used so far, in milliseconds.
    fn processor(&self) -> f64 {
        let nanoseconds = self.of_process("schedstat");
        nanoseconds.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
    }

    /// The most memory it has had, in megabytes.
    fn memory(&self) -> f64 {
        let status = self.of_process("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.unwrap_or(0.0) / 1024.0
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn chunks(mut reader: Box<dyn Read + Send>) -> Receiver<(Instant, Vec<u8>)> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut chunk = [0; 65536];
        while let Ok(length @ 1..) = reader.read(&mut chunk) {
            let bytes = chunk.get(..length).unwrap_or_default().to_vec();
            if sender.send((Instant::now(), bytes)).is_err() {
                break;
            }
        }
    });
    receiver
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let at = |index: usize| numbers.get(index).copied().unwrap_or(0.0);
    f64::midpoint(at(numbers.len() / 2), at(numbers.len().saturating_sub(1) / 2))
}

fn median_bytes(responses: &[Response]) -> f64 {
    median(responses.iter().map(|response| response.bytes as f64).collect())
}

fn mean_bytes(responses: &[Response]) -> f64 {
    responses.iter().map(|response| response.bytes as f64).sum::<f64>() / responses.len() as f64
}

/// `0.31 / 160`: milliseconds and bytes, both the median.
fn shown(responses: &[Response]) -> String {
    let milliseconds = median(responses.iter().map(|response| response.milliseconds).collect());
    format!("{milliseconds:.2} / {:.0}", median_bytes(responses))
}

/// The questions to the terminal in what a program wrote: for reports of status and place, attributes, modes, name and
/// keys; any string sequence counts as one.
fn questions(bytes: &[u8]) -> usize {
    let sequences = bytes.split(|&byte| byte == 0x1B).skip(1);
    let asks = |sequence: &[u8]| match sequence.split_first() {
        Some((b'[', rest)) => {
            rest.iter().find(|byte| (b'@'..=b'~').contains(byte)).is_some_and(|last| b"ncpqu".contains(last))
        }
        Some((b']' | b'P', _)) => true,
        _ => false,
    };
    sequences.filter(|sequence| asks(sequence)).count()
}

fn measure(run: &Run<'_>, size: (u16, u16)) -> Option<String> {
    let home = tempfile::tempdir().ok()?;
    let mut starts = Vec::new();
    let mut last = None;
    for _ in 0..STARTS {
        let session = Session::start(run, size, home.path())?;
        let (first, bytes) = session.response(session.started, QUIET_AT_START);
        starts.push((first, session.processor(), questions(&bytes)));
        last = Some(session);
    }
    let mut session = last?;
    let memory = session.memory();
    let lines = session.press_often("j", LINES);
    let pages = session.press_often(" ", PAGES);
    session.press("/");
    session.press(run.word);
    session.press("\r");
    let jumps = session.press_often("n", JUMPS);
    let end = session.press("G");
    let resized = session.resize((size.0 - 7, size.1 - 3));
    let used = session.processor();
    thread::sleep(IDLE);
    let idle: usize = session.output.try_iter().map(|(_, bytes)| bytes.len()).sum();
    let busy = (session.processor() - used) / IDLE.as_secs_f64() / 10.0;
    let times = || starts.iter().map(|(start, ..)| start.first_frame);
    Some(format!(
        "| {} | {:.1} ({:.1}) | {:.1} | {:.1} | {:.0} | {} | {} | {:.0} | {} | {} | {:.0} | {} | {idle}, {busy:.2} % | {memory:.1}, {:.1} |",
        run.name,
        median(times().collect()),
        times().fold(f64::INFINITY, f64::min),
        median(starts.iter().map(|(start, ..)| start.milliseconds).collect()),
        median(starts.iter().map(|(_, processor, _)| *processor).collect()),
        median(starts.iter().map(|(start, ..)| start.bytes as f64).collect()),
        starts.iter().map(|(.., questions)| questions).sum::<usize>(),
        shown(&lines),
        mean_bytes(&lines),
        shown(&pages),
        shown(&jumps),
        end.milliseconds,
        resized.bytes,
        session.memory(),
    ))
}

const HEAD: &str = "\
| program | first frame ms, median (min) | all ms | processor ms | start B | questions | line ms / B | line B, mean | page ms / B \
| hit to hit ms / B | to the end ms | resize B | idle 2 s: B, processor | memory MB: at first, in all |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

fn table(title: &str, file: &Path, word: &str, variables: &[(String, String)]) {
    let program = env!("CARGO_BIN_EXE_rapporteur");
    let with = |more: &[(&str, &str)]| {
        let more = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        variables.iter().cloned().chain(more).collect::<Vec<_>>()
    };
    let run = |name: &str, program, variables| Run { name: name.to_owned(), program, file, word, variables };
    for size in SIZES {
        println!("\n### {title}, {}x{}\n\n{HEAD}", size.0, size.1);
        let runs = [
            run("less", "less", with(&[])),
            run("rapporteur", program, with(&[])),
            run("rapporteur, no scrolling", program, with(&[("RAPPORTEUR_SCROLL", "off")])),
            run("rapporteur, margins", program, with(&[("RAPPORTEUR_SCROLL", "margins")])),
        ];
        for run in &runs {
            let row = measure(run, size).unwrap_or_else(|| format!("| {} | not installed |", run.name));
            println!("{row}");
        }
    }
}

/// The report a hundred times over, in a folder that lives as long as it is needed.
fn copies(file: &Path) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let copies = folder.path().join(file.file_name().unwrap());
    fs::write(&copies, fs::read(file).unwrap().repeat(COPIES)).unwrap();
    (folder, copies)
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let variables: Vec<(String, String)> = arguments
        .iter()
        .filter_map(|word| word.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut words = arguments.iter().filter(|word| !word.contains('='));
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join(SAMPLE);
    let file = words.next().map_or(sample, PathBuf::from);
    let word = words.next().map_or(WORD, String::as_str);
    let kilobytes = fs::metadata(&file).unwrap().len() / 1000;
    table(&format!("{kilobytes} kB"), &file, word, &variables);
    if file.extension().is_some_and(|extension| ["txt", "md"].iter().any(|text| extension == *text)) {
        let (_folder, copies) = copies(&file);
        table(&format!("The same {COPIES} times"), &copies, word, &variables);
    }
}
