//! What became of every row: the ledger that makes sure that nothing is lost.

use crate::model::DropReason;

/// What a row is a part of; the number is an index in the list of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Not yet decided.
    Open,
    /// In no element.
    Dropped(DropReason),
    /// Masthead, title and summary.
    Front,
    /// A footnote.
    Note(usize),
    /// A heading of the outline.
    Heading(usize),
    /// A paragraph.
    Paragraph(usize),
    /// An unnumbered passage.
    Passage(usize),
}

/// The role of every row.
#[derive(Debug)]
pub(super) struct Roles(Vec<Role>);

impl Roles {
    /// All rows open but the furniture.
    pub(super) fn new(furniture: &[Option<DropReason>]) -> Self {
        Self(furniture.iter().map(|reason| reason.map_or(Role::Open, Role::Dropped)).collect())
    }

    /// The role of row `at`; a row that is not there is furniture.
    pub(super) fn get(&self, at: usize) -> Role {
        self.0.get(at).copied().unwrap_or(Role::Dropped(DropReason::Markup))
    }

    /// Gives row `at` a role.
    pub(super) fn set(&mut self, at: usize, role: Role) {
        if let Some(entry) = self.0.get_mut(at) {
            *entry = role;
        }
    }

    /// Which rows are open.
    pub(super) fn open(&self) -> Vec<bool> {
        self.0.iter().map(|role| *role == Role::Open).collect()
    }

    /// The open rows from `at` on.
    pub(super) fn open_from(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at..self.0.len()).filter(|row| self.get(*row) == Role::Open)
    }
}
