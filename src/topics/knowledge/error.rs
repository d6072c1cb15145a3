use std::fmt;

/// Why a knowledge file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnowledgeError {
    /// The name of the file.
    pub file: String,
    /// The line that is at fault, from 1; `None` where it is not known.
    pub line: Option<usize>,
    /// What is wrong with it.
    pub fault: String,
}

impl fmt::Display for KnowledgeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, fault } = self;
        match line {
            Some(line) => write!(f, "{file}, line {line}: {fault}"),
            None => write!(f, "{file}: {fault}"),
        }
    }
}

impl std::error::Error for KnowledgeError {}
