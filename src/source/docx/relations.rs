//! Which part of an archive is which (ECMA-376 part 2, 6.5).

use std::collections::HashMap;

use super::MOST_DEFINITIONS;
use super::package::Package;
use crate::source::SourceErrorKind;
use crate::source::error::Limit;

/// What a part refers to.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// The folder of the part, with its `/`.
    folder: String,
    /// Type and target by id, in the words of the file; the type without what all have in common.
    by_id: HashMap<String, (String, String)>,
}

/// The name of the part with the text.
///
/// # Errors
///
/// An archive that is no Word document.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<String, SourceErrorKind> {
    let main = Relations::of(package, "")?.part("officeDocument", "word/document.xml");
    let Some(mut part) = package.part(&main)? else { return Err(SourceErrorKind::Archive) };
    match part.next_inside(1)? {
        Some(()) if part.name() == "document" => Ok(main),
        // A workbook, a presentation.
        Some(()) | None => Err(SourceErrorKind::Archive),
    }
}

impl Relations {
    /// The relations of the part of that name, or of the whole archive where the name is empty.
    ///
    /// # Errors
    ///
    /// Those of the part, or more relations than [`MOST_DEFINITIONS`].
    pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, SourceErrorKind> {
        let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut relations = Self { by_id: HashMap::new(), folder };
        let name = format!("{}_rels/{file}.rels", relations.folder);
        let Some(mut xml) = package.part(&name)? else { return Ok(relations) };
        while xml.next_inside(1)?.is_some() {
            let all = (xml.attribute("Id"), xml.attribute("Type"), xml.attribute("Target"));
            let is_external = xml.attribute("TargetMode").as_deref() == Some("External");
            let (Some(id), Some(kind), Some(target)) = all else { continue };
            if is_external {
                continue;
            }
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.by_id.insert(id, (kind, target));
            if relations.by_id.len() > MOST_DEFINITIONS {
                return Err(SourceErrorKind::TooMuch(Limit::Definitions));
            }
        }
        Ok(relations)
    }

    /// The name of the part of that type; where none is named, the `usual` one.
    pub(super) fn part(&self, kind: &str, usual: &str) -> String {
        let mut targets: Vec<&str> = self
            .by_id
            .values()
            .filter(|(found, _)| found == kind)
            .map(|(_, target)| target.as_str())
            .collect();
        targets.sort_unstable();
        self.name_of(targets.first().copied().unwrap_or(usual))
    }

    /// The name of the part that has that id.
    pub(super) fn target(&self, id: &str) -> Option<String> {
        self.by_id.get(id).map(|(_, target)| self.name_of(target))
    }

    /// A target is relative to the folder of the part, or begins at the root with `/`.
    fn name_of(&self, target: &str) -> String {
        if let Some(name) = target.strip_prefix('/') {
            return name.to_owned();
        }
        let (mut folder, mut target) = (self.folder.trim_end_matches('/'), target);
        while let Some(rest) = target.strip_prefix("../") {
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
            target = rest;
        }
        let target = target.trim_start_matches("./");
        if folder.is_empty() { target.to_owned() } else { format!("{folder}/{target}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_the_folder_of_the_part() {
        let relations = Relations { folder: "word/".to_owned(), by_id: HashMap::new() };
        for (target, name) in [
            ("styles.xml", "word/styles.xml"),
            ("/word/styles.xml", "word/styles.xml"),
            ("../custom/item.xml", "custom/item.xml"),
            ("../../../item.xml", "item.xml"),
            ("./styles.xml", "word/styles.xml"),
        ] {
            assert_eq!(relations.name_of(target), name);
        }
    }
}
