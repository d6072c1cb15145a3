//! How the program is linked where that decides how fast it starts: on Linux with glibc, built for the machine it is built on.
//!
//! * **Statically**, where the static libraries are at hand (Debian and Ubuntu have them beside the headers): no library is
//!   looked for, mapped and bound at each start, which costs a quarter of the time before `main` and 1.5 MB of memory.
//!   The one file then runs on Linux of any age.
//! * With the addresses that are set at the start **in their short form** (DT_RELR): 10 kB in the place of 800 kB that are read.
//!
//! `-C target-feature=+crt-static` would be the usual way to the first, but Cargo applies it to procedural macros as well, which
//! cannot be static, unless each build names its target.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

/// The first glibc that starts a program with the short form.
const KNOWS_SHORT_FORM: (u32, u32) = (2, 36);

/// What rustc links, and the static library that takes its place.
const LIBRARIES: [(&str, &str); 7] = [
    ("libgcc_s.a", "libgcc_eh.a"),
    ("libc.a", "libc.a"),
    ("libm.a", "libm.a"),
    ("librt.a", "librt.a"),
    ("libpthread.a", "libpthread.a"),
    ("libutil.a", "libutil.a"),
    ("libdl.a", "libdl.a"),
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=RUSTC_LINKER");
    let is_here = variable("TARGET") == variable("HOST") && variable("CARGO_CFG_TARGET_OS") == "linux";
    if !is_here || variable("CARGO_CFG_TARGET_ENV") != "gnu" {
        return;
    }
    if glibc().is_some_and(|version| version >= KNOWS_SHORT_FORM) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    if let Some(folder) = static_libraries() {
        println!("cargo:rustc-link-arg-bins=-L{}", folder.display());
        println!("cargo:rustc-link-arg-bins=-static-pie");
    }
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// The version of the C library, as `getconf` says it: `glibc 2.36`.
fn glibc() -> Option<(u32, u32)> {
    let said = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// A folder with the static libraries under the names by which rustc asks for them. A linker takes a library from the first
/// folder that has it in either form, and this one has no shared ones.
fn static_libraries() -> Option<PathBuf> {
    file_of_linker("rcrt1.o")?;
    let folder = PathBuf::from(env::var_os("OUT_DIR")?).join("static");
    // Nothing of an earlier build is written over: what is a link there would be written through.
    if folder.exists() {
        fs::remove_dir_all(&folder).ok()?;
    }
    fs::create_dir_all(&folder).ok()?;
    for (wanted, library) in LIBRARIES {
        let script = format!("INPUT(\"{}\")\n", file_of_linker(library)?.display());
        fs::write(folder.join(wanted), script).ok()?;
    }
    Some(folder)
}

/// Where the linker has a file, if it has it.
fn file_of_linker(name: &str) -> Option<PathBuf> {
    let linker = env::var("RUSTC_LINKER").unwrap_or_else(|_| "cc".to_owned());
    let said = Command::new(linker).arg(format!("-print-file-name={name}")).output().ok()?;
    let path = PathBuf::from(String::from_utf8(said.stdout).ok()?.trim());
    path.is_absolute().then_some(path)
}
