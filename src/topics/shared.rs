use super::mentions::Hit;
use super::relate::Names;
use super::texts::Text;

/// Leaves each hit one name: that of a shared form is the one whose full name stands before it in the same text, else the
/// one of whose subject the chapter speaks most, else the last one named before.
pub(super) fn resolve(hits: Vec<Hit>, names: &Names, texts: &[Text<'_>]) -> Vec<Hit> {
    let mut resolved: Vec<Hit> = Vec::with_capacity(hits.len());
    for mut hit in hits {
        let is_joint = names.joint.iter().any(|(_, parts)| *parts == hit.names);
        if hit.names.len() > 1 && !is_joint {
            hit.names = choose(&hit, &resolved, names, texts).into_iter().collect();
        }
        resolved.push(hit);
    }
    resolved
}

fn choose(hit: &Hit, before: &[Hit], names: &Names, texts: &[Text<'_>]) -> Option<usize> {
    let named = |earlier: &&Hit| earlier.names.first().is_some_and(|name| hit.names.contains(name));
    let last = before.iter().rev().find(named);
    if let Some(near) = last.filter(|earlier| earlier.text == hit.text) {
        return near.names.first().copied();
    }
    let chapter = texts.get(hit.text)?.chapter;
    let counts: Vec<usize> = hit
        .names
        .iter()
        .map(|name| {
            let subject = names.groups.get(*name).map(|group| subject(&group.name)).unwrap_or_default();
            count(texts, chapter, &subject)
        })
        .collect();
    let most = counts.iter().copied().max().unwrap_or_default();
    let mut leading =
        hit.names.iter().zip(&counts).filter(|(_, count)| **count == most).map(|(name, _)| *name);
    match (leading.next(), leading.next()) {
        (Some(only), None) => Some(only),
        _ => last.and_then(|earlier| earlier.names.first().copied()).or_else(|| hit.names.first().copied()),
    }
}

/// What a name is about: the title in it, else its first words.
fn subject(name: &str) -> String {
    if let Some((_, rest)) = name.split_once('《') {
        return rest.split('》').next().unwrap_or_default().to_owned();
    }
    let treaty = ["公约", "议定书"].iter().find_map(|noun| name.find(noun).map(|at| at + noun.len()));
    let subject = treaty.and_then(|end| name.get(..end)).unwrap_or(name);
    subject.strip_prefix("联合国").unwrap_or(subject).to_owned()
}

fn count(texts: &[Text<'_>], chapter: usize, subject: &str) -> usize {
    if subject.is_empty() {
        return 0;
    }
    let in_chapter = texts.iter().filter(|text| text.chapter == chapter);
    in_chapter.map(|text| text.plain.text.matches(subject).count()).sum()
}
