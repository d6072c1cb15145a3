//! To come.
fn main() {
    divan::main();
}
