//! Rebuilds the program when a file is added to the folders that are embedded in it.
#![allow(clippy::print_stdout)]

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=profiles");
}
