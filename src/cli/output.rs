use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use serde::Serialize;

use super::wrap::wrap;
use crate::text::{display_safe, display_safe_line, width};

/// Standard output. On a terminal text is wrapped and passes [`display_safe`]; in a pipe or file it stays as it is.
pub(super) struct Output {
    out: BufWriter<StdoutLock<'static>>,
    /// The columns of the terminal, `None` where it is none.
    columns: Option<usize>,
}

/// The columns of a terminal that does not say.
const COLUMNS: usize = 80;

impl Output {
    /// The output of this process.
    pub(super) fn standard() -> Self {
        let stdout = io::stdout();
        let columns = stdout.is_terminal().then(terminal_columns);
        Self { out: BufWriter::new(stdout.lock()), columns }
    }

    pub(super) fn is_terminal(&self) -> bool {
        self.columns.is_some()
    }

    /// The columns of the terminal, `None` where it is none.
    pub(super) fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// Writes one line; on a terminal, line feeds in it are spaces.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        match self.columns {
            Some(_) => writeln!(self.out, "{}", display_safe_line(text)),
            None => writeln!(self.out, "{text}"),
        }
    }

    /// Writes text of several lines.
    pub(super) fn lines(&mut self, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| self.line(line))
    }

    /// Writes text behind `label`, as wide as the terminal, its further lines indented as far as the first.
    pub(super) fn block(&mut self, indent: usize, label: &str, text: &str) -> io::Result<()> {
        let Some(columns) = self.columns else {
            return writeln!(self.out, "{:indent$}{label}{text}", "");
        };
        let label = display_safe_line(label);
        let hanging = indent.saturating_add(width(&label)).min(columns / 2);
        let mut before = format!("{:indent$}{label}", "");
        for line in
            display_safe(text).split('\n').flat_map(|line| wrap(line, columns.saturating_sub(hanging)))
        {
            writeln!(self.out, "{before}{line}")?;
            before = " ".repeat(hanging);
        }
        Ok(())
    }

    /// Writes a value as indented JSON.
    pub(super) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.raw(|out| {
            serde_json::to_writer_pretty(&mut *out, value)?;
            out.write_all(b"\n")
        })
    }

    /// Lets `write` write what is no text of ours; a terminal gets it made safe.
    pub(super) fn raw(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        if self.columns.is_none() {
            return write(&mut self.out);
        }
        let mut bytes = Vec::new();
        write(&mut bytes)?;
        self.out.write_all(display_safe(&String::from_utf8_lossy(&bytes)).as_bytes())
    }

    /// Writes what is still held back.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The columns of the terminal on standard output: what it says, else `COLUMNS`, else 80.
fn terminal_columns() -> usize {
    let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    window_columns().or(stated).filter(|columns| *columns > 0).unwrap_or(COLUMNS)
}

#[cfg(unix)]
fn window_columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
fn window_columns() -> Option<usize> {
    None
}
