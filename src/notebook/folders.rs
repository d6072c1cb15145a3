use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// The folders of this program, as the XDG Base Directory Specification has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folders {
    /// What a reader would miss: marks and notes.
    pub data: Option<PathBuf>,
    /// What makes the next start nicer: places.
    pub state: Option<PathBuf>,
}

/// The folder of this program in each of them.
const NAME: &str = "rapporteur";

impl Folders {
    /// Those of whoever runs this process.
    pub fn of_user() -> Self {
        Self::from_variables(|name| env::var_os(name))
    }

    /// Those that the variables name. A relative path is ignored, as the specification demands; without an absolute
    /// `HOME` there are none.
    pub fn from_variables(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let absolute = |name| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let home = absolute("HOME");
        let folder = |name, below_home| {
            let base = absolute(name).or_else(|| home.as_ref().map(|home| home.join(below_home)))?;
            Some(base.join(NAME))
        };
        Self {
            data: folder("XDG_DATA_HOME", ".local/share"),
            state: folder("XDG_STATE_HOME", ".local/state"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders(variables: &[(&str, &str)]) -> (Option<PathBuf>, Option<PathBuf>) {
        let value =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        let Folders { data, state } = Folders::from_variables(value);
        (data, state)
    }

    #[test]
    fn g3_relative_paths_are_ignored_and_without_home_there_are_none() {
        let home = ("HOME", "/home/me");
        let both = |data: &str, state: &str| (Some(PathBuf::from(data)), Some(PathBuf::from(state)));
        let usual = both("/home/me/.local/share/rapporteur", "/home/me/.local/state/rapporteur");
        assert_eq!(folders(&[home]), usual);
        assert_eq!(folders(&[home, ("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "")]), usual);
        assert_eq!(
            folders(&[("XDG_DATA_HOME", "/d"), ("XDG_STATE_HOME", "/s")]),
            both("/d/rapporteur", "/s/rapporteur")
        );
        for variables in [vec![], vec![("HOME", "")], vec![("HOME", "me")]] {
            assert_eq!(folders(&variables), (None, None));
        }
    }
}
