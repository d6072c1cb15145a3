use std::fmt;

/// Where a setting or a key comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    /// From the program.
    #[default]
    Default,
    /// From this line of the configuration file, counted from 1.
    File(usize),
    /// From a variable of the environment, with its value.
    Environment(&'static str, String),
    /// From this option of the command line.
    Option(&'static str),
}

impl Origin {
    /// The line of the configuration file; 0 where it does not come from there.
    pub(super) fn line(&self) -> usize {
        match self {
            Self::File(line) => *line,
            Self::Default | Self::Environment(..) | Self::Option(_) => 0,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(line) => write!(f, "line {line} of the file"),
            Self::Environment(name, value) => write!(f, "{name}={value}"),
            Self::Option(name) => f.write_str(name),
        }
    }
}
