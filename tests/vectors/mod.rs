//! Every published case in this folder agrees with the program's own arithmetic, within the tolerance of its file.

mod modes;
mod refusals;

use std::fs;
use std::path::{Path, PathBuf};

use tideover::report::calc::verify::Verification;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

#[test]
fn every_published_case_is_reproduced() {
    let mut verification = Verification::default();
    for file in files() {
        verification.check(&file.file_name().unwrap().to_string_lossy(), &fs::read_to_string(&file).unwrap());
    }
    assert!(verification.failures.is_empty(), "{:#?}", verification.failures);
    assert!(verification.passed() >= 150, "only {} cases ran", verification.passed());
}
