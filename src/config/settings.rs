use super::InterfaceLanguage;

/// What a reader may want otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The language of the interface.
    pub language: InterfaceLanguage,
    /// Right-to-left lines must be turned for this terminal.
    pub visual_order: bool,
}
