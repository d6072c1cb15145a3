//! What names of programmes look like in English.
//!
//! Source: the usage of United Nations documents in English; no list holds a name of a programme.

use super::alphabetic::{Noun, NounList, WordList, Words};
use crate::model::NamedKind;
use crate::model::ProgrammeKind::{
    Database, Initiative, Mechanism, Network, Operation, Other, Programme, Project, Tool,
};

/// The words of English.
pub(in crate::topics) static WORDS: Words = Words {
    nouns: NounList::new(&[
        Noun::new("programme program", Programme),
        Noun::new("scheme fellowship", Programme),
        Noun::new("project", Project),
        Noun::new("initiative", Initiative),
        Noun::new("campaign partnership alliance coalition compact challenge", Initiative),
        Noun::new("operation", Operation),
        Noun::weak("exercise", Operation),
        Noun::new("database repository atlas observatory portal", Database),
        Noun::weak("register registry directory library hub clearing-house", Database),
        Noun::new("network", Network),
        Noun::weak("forum", Network),
        Noun::new("mechanism facility", Mechanism),
        Noun::new("fund", Mechanism),
        Noun::weak("arrangement window", Mechanism),
        Noun::new("toolkit platform simulator tracker dashboard", Tool),
        Noun::new("tool", Tool),
        Noun::weak("system index app application software module", Tool),
        Noun::weak("exchange link", Other),
    ]),
    by_capitals: true,
    noun_is_last: true,
    connectors: WordList::new("of for in and to on against"),
    after_noun: WordList::new("on for against to of"),
    articles: WordList::new(
        "the a an this that these those its their his her our each every any some no such",
    ),
    prepositions: WordList::new(
        "in at from to by between with within under over near via into across around outside through towards",
    ),
    generic: WordList::new(
        "global regional national international joint united nations technical cooperation assistance training \
        capacity building capacity-building strategic trust country countries integrated thematic world worldwide special \
        annual new second third first phase pilot common general interregional subregional multilateral bilateral research \
        development policy support work education information data management monitoring evaluation response review \
        working expert experts member members state states government governments local public private sector \
        civil society women youth children health security justice crime drugs human rights peace the and of for on in to \
        against main current previous existing other various several voluntary public-private",
    ),
    modifiers: WordList::new("global united nations un international regional joint world worldwide the"),
    bodies: WordList::new(
        "office offices commission committee council organization organisation organizations organisations associations agencies unions union bank agency department ministry \
        government secretariat assembly group institute university centre center court tribunal mission force board \
        authority association federation society foundation corporation service services unit division branch \
        section congress conference convention protocol covenant agreement treaty declaration resolution charter \
        principles rules guidelines strategy plan agenda goal goals report handbook article chapter annex day decade year \
        state states party parties nations member members republic kingdom minister secretary-general \
        bureau institution institutions panel academy parliament directorate inspectorate \
        budget work coordinator officer chief manager adviser director head assistant committee's",
    ),
    organisations: WordList::new(ORGANISATIONS),
    named_alike: &[
        "United Nations Development Programme",
        "United Nations Environment Programme",
        "United Nations Human Settlements Programme",
        "World Food Programme",
        "Joint United Nations Programme on HIV/AIDS",
        "United Nations International Drug Control Programme",
        "Vaccine Alliance",
        "Development Cooperation Forum",
        "International Monetary Fund",
        "United Nations Children's Fund",
        "United Nations Population Fund",
        "United Nations Capital Development Fund",
        "International Fund for Agricultural Development",
        "Global Fund to Fight AIDS, Tuberculosis and Malaria",
        "African Union",
        "World Economic Forum",
        "Pacific Islands Forum",
        "Asia-Pacific Economic Cooperation Forum",
        "United Nations System",
        "United Nations Common System",
        "World Wide Fund",
        "High-level Political Forum",
        "High-Level Political Forum",
        "World Bank Group",
    ],
    organisation_prefixes: ORGANISATION_PREFIXES,
    acronyms: WordList::new(ACRONYMS),
    going_back: WordList::new("thereto"),
    not_in_names: WordList::new(
        "january february march april may june july august september october november december",
    ),
    naming: WordList::new("entitled called named titled dubbed known termed"),
    hereinafter: &["hereinafter", "hereafter", "referred to as", "known as", "referred to below as"],
    others: &[
        (
            "office commission committee council organization organisation union bank agency department ministry institute \
             university centre center court tribunal mission force board authority association federation society \
             foundation secretariat assembly group bureau academy parliament directorate league",
            NamedKind::Organisation,
        ),
        ("convention protocol covenant treaty charter statute agreement", NamedKind::Treaty),
        ("conference congress summit symposium colloquium", NamedKind::Meeting),
    ],
    others_alone: WordList::new(
        "the united nations state states party parties member members working group commission committee council \
        office organization organisation convention protocol protocols conference secretariat department ministry minister \
        mission board agency executive director chair head special section article charter agreement government general",
    ),
    ordinals: "first second third th",
    sessions: WordList::new("session sessions"),
    appositions: &[
        Noun::new("network", Network),
        Noun::new("database repository register collection atlas portal library archive", Database),
        Noun::new("mechanism fund facility", Mechanism),
        Noun::new("programme scheme", Programme),
        Noun::new("project", Project),
        Noun::new("initiative campaign partnership alliance", Initiative),
        Noun::new("operation", Operation),
        Noun::new("tool toolkit platform system application software module link exchange", Tool),
    ],
};

/// Acronyms that are common words in every language.
pub(in crate::topics) const ACRONYMS: &str = "ict icts sdg sdgs covid covid-19 gdp hiv aids hiv/aids ngo ngos usa uk ai dna gps it oda lgbtq lgbti ldc ldcs sids";

/// How the acronyms of missions of the United Nations begin.
pub(in crate::topics) const ORGANISATION_PREFIXES: &str = "UN MINU ONU";

/// Acronyms of organizations that are the same in several languages.
pub(in crate::topics) const ORGANISATIONS: &str = "UN UNDP UNODC UNEP UNESCO UNICEF UNHCR UNFPA UNIDO UNCTAD UNITAR UNOPS UNRWA UNAIDS UNDRR WHO WFP WMO WIPO \
        WTO WCO ILO IMO IMF IOM ITU IAEA ICAO ICC ICJ IFAD FAO OHCHR OCHA OIOS OSCE OECD OAS OHRLLS EU AU ASEAN ECOWAS \
        IGAD SADC NATO INTERPOL EUROPOL ECE ESCAP ESCWA ECA ECLAC FATF IFC IPU ICRC IFRC UNICRI UNU UPU DPPA DPO DESA GAVI Gavi UNSDG CEB ACABQ";
