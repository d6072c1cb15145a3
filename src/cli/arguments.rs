use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::source;

/// The examples below the help text.
const EXAMPLES: &str = "\
Examples:
  rapporteur sample-reports              open every report of a folder
  rapporteur show report.txt 42 29-31    print paragraphs 42 and 29 to 31
  rapporteur grep \"container\" *.txt      say which paragraphs hold a word

In the navigator, ? shows the keys and q quits. A file that is named like a command is opened as ./find or after --.
Exit status: 0 found or done, 1 nothing found, 2 an error.";

/// Read United Nations reports in the terminal: outline, numbered paragraphs, topic search.
///
/// Without a command, opens the navigator on the reports that are named: PDF, DOCX, HTML, text or Markdown files, or folders of them.
/// Without any name, on the reports of this folder, or on a sample report if it has none.
// What was typed, as it was typed; `request` finds out what it means.
#[derive(Debug, Parser)]
#[command(name = "rapporteur", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Turn Arabic lines for a terminal that does not do it itself
    #[arg(long)]
    pub(super) visual_order: bool,
    /// The configuration file, instead of the usual one
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    #[command(flatten)]
    pub(super) knowledge: KnowledgeOptions,
    #[command(flatten)]
    pub(super) reading: ReadingOptions,
    /// Reports, or folders of reports, to open in the navigator; - is standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
}

/// A command that prints.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the outline with paragraph ranges
    Outline {
        #[command(flatten)]
        report: ReportFile,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print paragraphs, sections or footnotes by their address
    Show {
        #[command(flatten)]
        report: ReportFile,
        /// What to print: 42, 42(a), 29-31, II.C.1 (a section), n3 (a footnote)
        #[arg(value_name = "ADDRESS", required = true)]
        addresses: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print how paragraphs, sections or footnotes are cited, in the language of the report
    Cite {
        #[command(flatten)]
        report: ReportFile,
        /// What to cite: 42, 42(a), 29-31, II.C.1 (a section), n3 (a footnote), or a citation in any language
        #[arg(value_name = "ADDRESS", required = true)]
        addresses: Vec<String>,
        /// With the text
        #[arg(long)]
        text: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Find programmes, names, headings, document symbols and paragraphs by a few letters, best first
    Find {
        /// What to look for; every word must match, letters may be left out
        query: String,
        #[command(flatten)]
        reports: ReportFiles,
        /// Print JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        knowledge: KnowledgeOptions,
    },
    /// Search the text; the answers are paragraph addresses
    Grep {
        /// The words to search for; small letters match capital ones too
        pattern: String,
        /// Take the pattern for a regular expression, in the syntax of Rust's regex crate
        #[arg(long)]
        regex: bool,
        #[command(flatten)]
        reports: ReportFiles,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the programmes, projects, networks and tools that reports name, with the paragraphs that name them
    Programmes {
        #[command(flatten)]
        reports: ReportFiles,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Print comma-separated values
        #[arg(long, conflicts_with = "json")]
        csv: bool,
        #[command(flatten)]
        knowledge: KnowledgeOptions,
    },
    /// Print the whole report as data
    Export {
        #[command(flatten)]
        report: ReportFile,
        /// The form
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
        /// On one line, without indentation
        #[arg(long)]
        compact: bool,
        #[command(flatten)]
        knowledge: KnowledgeOptions,
    },
    /// Print the marks, the notes and the reading list of all reports, as Markdown with citations
    Notes {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print what was repaired, doubted or left out when the report was read
    ///
    /// Exit status 1 where paragraph numbers are missing.
    Check {
        #[command(flatten)]
        report: ReportFile,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the keys that hold, by the name of what they do, and where each comes from
    Keys {
        /// The configuration file, instead of the usual one
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the settings that hold, where each comes from, and what is wrong in the configuration file
    ///
    /// Exit status 1 where something is wrong in the file.
    Config {
        /// The configuration file, instead of the usual one
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Open the user guide, a report of its own; in a pipe, print it
    Guide,
}

/// A report, and what to take it for.
#[derive(Debug, Args)]
pub(super) struct ReportFile {
    /// The report; - is standard input
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) reading: ReadingOptions,
}

/// How reports are read.
#[derive(Debug, Args)]
pub(super) struct ReadingOptions {
    /// Read as this, whatever a file looks like
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    pub(super) form: Option<Form>,
    /// Open encrypted PDF files with the password in the first line of this file
    #[arg(long, value_name = "FILE")]
    pub(super) password_file: Option<PathBuf>,
}

/// What is known beforehand of programmes, organizations, treaties and countries.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct KnowledgeOptions {
    /// Find names by the rules of the language alone, without those that are built in or in a file
    #[arg(long)]
    pub(super) no_knowledge: bool,
    /// A file of names to know beside those that are built in [default: rapporteur/knowledge.toml where configuration files are]
    #[arg(long, value_name = "FILE", conflicts_with = "no_knowledge")]
    pub(super) knowledge: Option<PathBuf>,
}

/// Several reports, and what to take them for.
#[derive(Debug, Args)]
pub(super) struct ReportFiles {
    /// Reports or folders, - is standard input; without any, the reports of this folder
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) reading: ReadingOptions,
}

/// What a file can be taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// Text or Markdown
    Text,
    /// HTML
    Html,
    /// A Word document
    Docx,
    /// A PDF file
    Pdf,
    /// A PDF file by where its letters stand, its structure tree left aside
    PdfUntagged,
}

impl From<Form> for source::Form {
    fn from(form: Form) -> Self {
        match form {
            Form::Text => Self::Text,
            Form::Html => Self::Html,
            Form::Docx => Self::Docx,
            Form::Pdf => Self::Pdf,
            Form::PdfUntagged => Self::PdfUntagged,
        }
    }
}

/// A form of export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// The report with all its parts
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_table_of_arguments_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_file_named_like_a_command_can_be_opened() {
        for typed in [["rapporteur", "./find", "b"], ["rapporteur", "--", "find"]] {
            let arguments = Arguments::try_parse_from(typed).unwrap();
            assert!(arguments.command.is_none());
        }
    }
}
