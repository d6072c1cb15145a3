//! What looking a topic up costs: the index of a report, and every keystroke of some queries over 10,000, 100,000 and
//! 1,000,000 topics. `cargo bench --bench search` prints the median and the 99th percentile of the keystrokes first.
//!
//! The topics are made of pieces of names of the kind that reports have, seven in ten of them Chinese, 21 characters
//! each in the mean. A keystroke is one call of `look_up` with what the keystroke before found, as the navigator makes
//! it.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a benchmark that cannot read its report has nothing to measure"
)]
#![allow(
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the figures are what this is for"
)]

use std::fs;
use std::path::Path;
use std::time::Duration;

use divan::{AllocProfiler, Bencher, black_box};
use rapporteur::model::{Element, Report};
use rapporteur::parse;
use rapporteur::search::{Destination, Found, Limits, Topic, TopicIndex, TopicKind};
use rapporteur::source::Source;
use rustix::time::{ClockId, clock_gettime};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

/// What people type: pinyin, initials, Chinese, mixed, Latin, acronyms, several words, errors, nothing that is there.
const QUERIES: [&str; 24] = [
    "jizhuangxiang",
    "jzxgz",
    "集装箱管制",
    "集装xiang",
    "zhengrenbaohu",
    "网络",
    "数据库 证人",
    "chongxinanzhi",
    "hdsw",
    "crime prevention",
    "container control",
    "unodc",
    "gccp",
    "corruption",
    "network witness",
    "harbornet",
    "safevioce",
    "集装厢",
    "she",
    "a",
    "的",
    "zzzzzz",
    "programme on water",
    "E/CN.15",
];

const CHINESE: [&[&str]; 4] = [
    &[
        "全球",
        "区域",
        "海港和内陆港口",
        "证人",
        "集装箱",
        "反腐败",
        "网络犯罪",
        "边境",
        "非洲之角",
        "中亚",
        "法医",
        "野生动物",
    ],
    &[
        "管制",
        "保护",
        "联络点",
        "安全",
        "联合调查",
        "资产追回",
        "重新安置",
        "能力建设",
        "信息交换",
        "风险评估",
        "起诉",
    ],
    &["", "（2029-2033 年）", "和司法协助", "与移民偷运", "及其执行情况", "示范", "机构间"],
    &["方案", "网络", "数据库", "项目", "倡议", "平台", "行动", "工具包", "机制", "名录"],
];

const LATIN: [&[&str]; 4] = [
    &[
        "Global",
        "Regional",
        "Digital",
        "Joint",
        "Mutual",
        "Container",
        "Harbour",
        "Witness",
        "Forest",
        "Water",
    ],
    &["Control", "Protection", "Evidence", "Data", "Crime Prevention", "Corruption", "Justice", "Border"],
    &["", "and Training", "for Small States", "on Water", "in Conflict", "of UNODC"],
    &["Programme", "Network", "Database", "Project", "Initiative", "Platform", "Fund", "Mechanism"],
];

/// A sequence of numbers without a pattern, the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn name(&mut self, number: usize) -> String {
        let is_chinese = self.below(10) < 7;
        let parts = if is_chinese { CHINESE } else { LATIN }.map(|part| part[self.below(part.len())]);
        // A number keeps the names apart, as numbers, years and places do in reports.
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}{number}", parts.join(if is_chinese { "" } else { " " }))
    }
}

fn topics(count: usize) -> Vec<Topic> {
    let mut numbers = Numbers(count as u64);
    let topic = |number| Topic {
        kind: if number % 3 == 0 { TopicKind::Programme } else { TopicKind::Heading },
        programme: None,
        text: numbers.name(number),
        aliases: Vec::new(),
        leads_to: Destination::Element(Element::Heading(number)),
        address: format!("{number}"),
        mentions: Vec::new(),
    };
    (0..count).map(topic).collect()
}

/// The time this thread has had of a processor: what others do on the machine is not in it.
fn spent() -> Duration {
    let spent = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(spent.tv_sec as u64, spent.tv_nsec as u32)
}

/// Types a query character by character; the time of each keystroke is added to `times`.
fn type_query(index: &TopicIndex, query: &str, times: &mut Vec<Duration>) -> Option<Found> {
    let mut found: Option<Found> = None;
    for end in query.char_indices().map(|(at, c)| at + c.len_utf8()) {
        let start = spent();
        found = index.look_up(&query[..end], found.as_ref(), Limits::KEYSTROKE, &|| true);
        times.push(spent().saturating_sub(start));
    }
    found
}

fn print_keystrokes() {
    const ROUNDS: usize = 5;
    println!("{:>10}  {:>10}  {:>10}  {:>10}  slowest query", "topics", "median", "p99", "slowest");
    for count in [10_000, 100_000, 1_000_000] {
        let index = TopicIndex::new(topics(count));
        let mut times = Vec::new();
        let mut slowest = (Duration::ZERO, "");
        for query in QUERIES.iter().cycle().take(QUERIES.len() * ROUNDS) {
            let from = times.len();
            black_box(type_query(&index, query, &mut times));
            let worst = times[from..].iter().max().copied().unwrap_or_default();
            slowest = slowest.max((worst, query));
        }
        times.sort_unstable();
        let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
        println!("{count:>10}  {:>10.1?}  {:>10.1?}  {:>10.1?}  {}", at(50), at(99), slowest.0, slowest.1);
    }
}

fn main() {
    // `cargo test` and `cargo bench -- --list` only want the names.
    if !std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        print_keystrokes();
    }
    divan::main();
}

fn report() -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports/harbour-security.zh.txt");
    let source = Source::from_bytes("harbour-security.zh.txt", &fs::read(path).unwrap()).unwrap();
    parse::parse(&source.name, source.lines())
}

/// The index of one report.
#[divan::bench]
fn build_for_a_report(bencher: Bencher<'_, '_>) {
    let report = report();
    bencher.bench(|| TopicIndex::build(black_box(&report)));
}

/// The index of 100,000 topics; the allocations are those of the names and masks, without the topics themselves.
#[divan::bench(sample_count = 10)]
fn build_for_100_000_topics(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(|| topics(100_000)).bench_values(TopicIndex::new);
}

/// All the topics themselves, for their memory.
#[divan::bench(sample_count = 5)]
fn make_100_000_topics() -> Vec<Topic> {
    topics(100_000)
}

/// A whole query over 100,000 topics without what the keystroke before found.
#[divan::bench(args = ["jizhuangxiang", "集装箱", "corruption", "safevioce"], sample_count = 20)]
fn find_among_100_000(bencher: Bencher<'_, '_>, query: &str) {
    let index = TopicIndex::new(topics(100_000));
    bencher.bench(|| index.look_up(black_box(query), None, Limits::KEYSTROKE, &|| true));
}
