//! What the reading process takes from itself before it looks at a file.

use rustix::process::{Resource as Limited, Rlimit, getrlimit, setrlimit};

use crate::source::Resource;

/// Its memory, in bytes of address space: 1 GiB. The formats' own limits end a file long before.
pub(super) const MEMORY: u64 = 1024 * 1024 * 1024;
/// Its time on a processor, in seconds. A report of a hundred pages takes less than one.
pub(super) const PROCESSOR: u64 = 20;
/// The time it may take altogether, in seconds; whoever started it ends it then.
pub(super) const TIME: u64 = 30;

/// Sets the limits of this process; says which of memory and processor time this system does not limit.
///
/// It can write no file and no picture of its memory, and, the three descriptors that it has being all it may have,
/// open nothing: no file, no connection. On Linux it also ends with the process that started it.
pub(super) fn set() -> Vec<Resource> {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    for (limited, most) in [(Limited::Core, 0), (Limited::Fsize, 0), (Limited::Nofile, 3)] {
        lower(limited, most, most);
    }
    let mut unlimited = Vec::new();
    // Some systems count the address space, some only what a process sets aside for data.
    if !(lower(Limited::As, MEMORY, MEMORY) || lower(Limited::Data, MEMORY, MEMORY)) {
        unlimited.push(Resource::Memory);
    }
    // At the first the process is told by a signal that names the reason, at the second it is killed.
    if !lower(Limited::Cpu, PROCESSOR, PROCESSOR.saturating_add(1)) {
        unlimited.push(Resource::Processor);
    }
    unlimited
}

/// Sets a limit, unless there is a lower one; whether there is one afterwards.
fn lower(limited: Limited, soft: u64, hard: u64) -> bool {
    let before = getrlimit(limited);
    let least = |most: u64, before: Option<u64>| Some(before.map_or(most, |before| before.min(most)));
    let new = Rlimit { current: least(soft, before.current), maximum: least(hard, before.maximum) };
    setrlimit(limited, new).is_ok()
}
