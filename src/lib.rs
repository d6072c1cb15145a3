//! A keyboard-driven navigator for United Nations reports.
//!
//! ```text
//!     bytes ──► lines ──► report ──► topics ──► screen, command line, export
//!       source    parse     model     search      app, panes, terminal, cli
//! ```
//!
//! | room | what it does | may use |
//! |---|---|---|
//! | [`text`] | characters: their kind, their width, which may reach a terminal | nothing |
//! | [`model`] | the report as plain data, and addresses in it | nothing |
//! | [`config`] | the actions, the table of keys, the settings and the texts of the interface | nothing |
//! | [`source`] | bytes to lines; may fail | text, model |
//! | [`parse`] | lines to a report; never fails, loses nothing | text, model |
//! | [`topics`] | the programmes, organizations, treaties, countries and terms that a report names | text, model |
//! | [`search`] | fuzzy topics and text search over a report | text, model |
//! | [`export`] | a report as JSON | text, model |
//! | [`child`] | takes hostile formats apart in a process of its own, with limits | source, model |
//! | [`notebook`] | what a reader keeps, on disk: places, marks, notes | model |
//! | [`library`] | the report files that were named on the command line, opened on demand | child, source, parse, model |
//! | [`app`] | the state of the navigator: an action in, a new state and perhaps an effect out | search, config, model, text |
//! | [`panes`] | draws the state | app, search, config, model, text |
//! | [`terminal`] | the terminal: its modes, its events, the loop | panes, app, config, model, text |
//! | [`cli`] | the command line | library, notebook, source, search, export, config, model, text |
//!
//! `main` joins `cli`, `app`, `notebook` and `terminal`. `tests/architecture.rs` holds the third column.

#![cfg_attr(
    not(test),
    warn(clippy::disallowed_methods, clippy::disallowed_macros, reason = "the gates, see clippy.toml")
)]

pub mod app;
pub mod child;
pub mod cli;
pub mod config;
pub mod export;
pub mod library;
pub mod model;
pub mod notebook;
pub mod panes;
pub mod parse;
pub mod search;
pub mod source;
pub mod terminal;
pub mod text;
pub mod topics;
