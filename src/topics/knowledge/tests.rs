use std::collections::HashMap;

use super::*;

#[test]
fn every_built_in_file_is_read() {
    for (name, text) in built_in() {
        let entries = file::entries(name, text).unwrap();
        assert!(!entries.is_empty(), "{name}");
        assert!(entries.iter().all(|known| known.is_programme() == (name == PROGRAMMES.0)), "{name}");
    }
}

#[test]
fn the_programmes_by_themselves_are_those_among_all() {
    let mut knowledge = Knowledge::built_in();
    let own =
        "[[initiative]]\nany = [\"StAR\"]\nzh = [\"追赃举措\"]\n[[treaty]]\nen = [\"Quiet Harbours Pact\"]\n";
    knowledge.add("own.toml", own).unwrap();
    let among_all = knowledge.entries().iter().filter(|known| known.is_programme());
    assert!(knowledge.programmes().list().iter().eq(among_all));
    assert!(!knowledge.programmes().find("追赃举措").is_empty());
}

#[test]
fn no_name_is_ambiguous_without_saying_so() {
    let mut bearers: HashMap<String, Vec<(usize, bool, String)>> = HashMap::new();
    let entries: Vec<Known> =
        built_in().flat_map(|(name, text)| file::entries(name, text).unwrap()).collect();
    for (index, entry) in entries.iter().enumerate() {
        for name in entry.names.iter().map(|(_, name)| name) {
            bearers.entry(folded(name)).or_default().push((index, false, name.clone()));
        }
        for name in &entry.shared {
            bearers.entry(folded(name)).or_default().push((index, true, name.clone()));
        }
    }
    let is_ambiguous = |uses: &&Vec<(usize, bool, String)>| {
        uses.iter().any(|(index, _, _)| uses.iter().any(|(other, _, _)| other != index))
            && uses.iter().any(|(_, is_shared, _)| !is_shared)
    };
    let ambiguous: Vec<&Vec<(usize, bool, String)>> = bearers.values().filter(is_ambiguous).collect();
    assert!(ambiguous.is_empty(), "{ambiguous:?}");
}

#[test]
fn a_word_with_a_name_inside_holds_one() {
    for entry in Knowledge::built_in().entries() {
        for word in &entry.inside {
            assert!(entry.names.iter().any(|(_, name)| word.contains(name.as_str())), "{word}");
        }
    }
}

#[test]
fn all_member_states_have_names_in_six_languages() {
    use Language::{Arabic, Chinese, English, French, Russian, Spanish};
    let knowledge = Knowledge::built_in();
    let countries =
        knowledge.entries().iter().filter(|known| known.kind == KnownKind::Named(NamedKind::Country));
    let countries: Vec<&Known> = countries.collect();
    // 193 Members and two observer States.
    assert_eq!(countries.len(), 195);
    for country in countries {
        for language in [Arabic, Chinese, English, French, Russian, Spanish] {
            assert!(country.names.iter().any(|(of, _)| *of == Some(language)), "{country:?}");
        }
    }
}

#[test]
fn a_name_in_one_language_finds_the_entry_in_another() {
    let knowledge = Knowledge::built_in();
    for (one, other) in [
        ("SHERLOC", "夏洛克"),
        ("Container Control Programme", "集装箱管制方案"),
        ("UNCAC", "联合国反腐败公约"),
    ] {
        let found = knowledge.find(one);
        assert_eq!(found.len(), 1, "{one}");
        assert_eq!(found, knowledge.find(other), "{other}");
    }
}

#[test]
fn the_readers_own_names_join_the_built_in_ones() {
    let mut knowledge = Knowledge::built_in();
    let count = knowledge.entries().len();
    let own = "[[initiative]]\nany = [\"StAR\"]\nzh = [\"追赃举措\"]\n[[network]]\nen = [\"Quiet Harbours Network\"]\n";
    knowledge.add("own.toml", own).unwrap();
    assert_eq!(knowledge.entries().len(), count + 1);
    assert_eq!(knowledge.find("追赃举措"), knowledge.find("star"));
    assert!(!knowledge.find("quiet harbours network").is_empty());
}

#[test]
fn a_fault_is_said_with_its_line() {
    let fault = |text: &str| Knowledge::none().add("own.toml", text).unwrap_err().to_string();
    assert_eq!(fault("[[planet]]\nen = [\"A\"]\n"), "own.toml, line 1: \"planet\" is no kind of entry");
    assert_eq!(fault("[[term]]\nen = [\"A\"]\n"), "own.toml, line 1: \"term\" is no kind of entry");
    assert_eq!(fault("\n[[treaty]]\nshared = []\n"), "own.toml, line 2: an entry has no name");
    assert!(fault("[[treaty]]\nname = [\"A\"]\n").starts_with("own.toml, line 2: unknown field `name`"));
    assert!(fault("[[treaty]]\nen = \"A\"\n").starts_with("own.toml, line 2: "));
    assert!(fault("[[").starts_with("own.toml, line 1: "));
}
