use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use super::wrap::wrap;
use crate::text::{display_safe, display_safe_line, width};

/// Where answers are written. On a terminal text is wrapped and passes [`display_safe`]; elsewhere it stays as it is.
pub(super) struct Output<'w> {
    out: &'w mut dyn Write,
    /// The columns of the terminal, `None` where it is none.
    columns: Option<usize>,
}

/// The columns of a terminal that does not say.
const COLUMNS: usize = 80;

impl<'w> Output<'w> {
    /// Writes to `out`, which should be buffered and lead to standard output.
    #[allow(clippy::disallowed_methods, reason = "this is the way to standard output")]
    pub(super) fn to_standard(out: &'w mut dyn Write) -> Self {
        Self { out, columns: io::stdout().is_terminal().then(terminal_columns) }
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
            return write(self.out);
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

#[allow(clippy::disallowed_methods, reason = "asks for the size only")]
#[cfg(unix)]
fn window_columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
fn window_columns() -> Option<usize> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(columns: Option<usize>, write: impl Fn(&mut Output<'_>) -> io::Result<()>) -> String {
        let mut bytes = Vec::new();
        write(&mut Output { out: &mut bytes, columns }).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_terminal_gets_no_control_and_a_pipe_gets_the_text() {
        let hostile = "a\u{1b}]0;x\u{7}\u{9d}";
        for safe in [
            written(Some(80), |output| output.line(hostile)),
            written(Some(80), |output| output.block(0, hostile, hostile)),
            written(Some(80), |output| output.json(&hostile)),
        ] {
            assert!(!safe.chars().any(|c| c.is_control() && c != '\n'), "{safe:?}");
        }
        assert_eq!(written(None, |output| output.line(hostile)), format!("{hostile}\n"));
        assert!(written(None, |output| output.json(&hostile)).contains('\u{9d}'));
    }

    #[test]
    fn a_line_is_one_line_on_a_terminal() {
        assert_eq!(written(Some(80), |output| output.line("a\nb")), "a b\n");
    }

    #[test]
    fn a_block_is_wrapped_and_indented_on_a_terminal_only() {
        let block = |output: &mut Output<'_>| output.block(2, "(a)  ", "the report of\nthe Commission");
        assert_eq!(written(Some(18), block), "  (a)  the report\n       of\n       the\n       Commission\n");
        assert_eq!(written(None, block), "  (a)  the report of\nthe Commission\n");
        assert!(written(Some(1), block).starts_with("  (a)  th"));
    }
}
