//! Who may import whom, where clocks and prints may stand, and how long a file may be. Reads the sources.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        let single = folder.with_extension("rs");
        if single.is_file() {
            files.push(single);
        }
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files.dedup();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().display().to_string().replace('\\', "/");
        (name, fs::read_to_string(path).unwrap())
    };
    files.into_iter().map(read).collect()
}

/// The text without its test modules: what ships.
fn shipped(text: &str) -> &str {
    text.find("\n#[cfg(test)]").map_or(text, |at| &text[..at])
}

/// Code without comments, so that a word in a sentence is no import.
fn code(text: &str) -> String {
    shipped(text).lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn forbid(folder: &str, words: &[&str]) {
    let mut found = Vec::new();
    for (name, text) in sources(folder) {
        for word in words {
            if code(&text).contains(word) {
                found.push(format!("src/{name}: {word}"));
            }
        }
    }
    assert!(found.is_empty(), "{folder} must not use:\n{}", found.join("\n"));
}

const TERMINAL: [&str; 2] = ["ratatui", "crossterm"];
const WORLD: [&str; 6] = ["std::fs", "std::env", "std::io", "Local::now", "SystemTime::now", "Instant::now"];
const PRINTS: [&str; 4] = ["println!", "eprintln!", "print!(", "eprint!("];

#[test]
fn the_domain_knows_nothing_of_the_crate() {
    let others = ["content", "profile", "learn", "text", "diagnostic", "document", "report", "session", "cli", "tui"];
    let uses: Vec<String> = others.iter().map(|module| format!("crate::{module}")).collect();
    forbid("domain", &uses.iter().map(String::as_str).collect::<Vec<_>>());
    forbid("domain", &WORLD);
    forbid("domain", &TERMINAL);
}

#[test]
fn inside_the_domain_each_uses_only_what_comes_before() {
    let order = ["money", "calendar", "credit", "risk", "household", "plan", "stress"];
    for (place, module) in order.iter().enumerate() {
        let later: Vec<String> = order[place + 1..].iter().map(|later| format!("domain::{later}")).collect();
        forbid(&format!("domain/{module}"), &later.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn words_and_files_know_only_the_domain() {
    for module in ["content", "profile", "learn", "text", "document"] {
        forbid(module, &["crate::report", "crate::session", "crate::cli", "crate::tui"]);
        forbid(module, &TERMINAL);
    }
    forbid("text", &["crate::content", "crate::profile", "crate::learn", "crate::document"]);
    forbid("text", &WORLD);
    forbid("document", &["crate::content", "crate::profile", "crate::learn"]);
}

#[test]
fn reports_touch_neither_files_nor_clock_nor_screen() {
    forbid(
        "report",
        &["crate::session", "crate::cli", "crate::tui", "std::fs", "std::env", "Local::now", "Instant::now"],
    );
    forbid("report", &TERMINAL);
}

#[test]
fn only_the_session_reads_the_clock() {
    let found: Vec<String> = sources("")
        .into_iter()
        .filter(|(name, _)| !name.starts_with("session"))
        .filter(|(_, text)| code(text).contains("Local::now") || code(text).contains("Utc::now"))
        .map(|(name, _)| name)
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn only_the_top_of_the_command_line_names_the_screens() {
    let found: Vec<String> = sources("cli")
        .into_iter()
        .filter(|(name, text)| name != "cli/mod.rs" && code(text).contains("crate::tui"))
        .map(|(name, _)| name)
        .collect();
    assert!(found.is_empty(), "{found:?}");
    forbid("tui", &["crate::cli"]);
    for module in ["cli", "session", "report"] {
        forbid(module, &TERMINAL);
    }
}

#[test]
fn nothing_prints_past_its_writer() {
    for folder in ["domain", "content", "profile", "learn", "text", "document", "report", "session", "tui"] {
        forbid(folder, &PRINTS);
    }
}

#[test]
fn no_lender_is_named_in_code() {
    let names = ["huabei", "jiebei", "weilidai", "baitiao", "花呗", "借呗", "微粒贷", "白条", "alipay", "klarna"];
    let found: Vec<String> = sources("")
        .into_iter()
        .flat_map(|(name, text)| {
            let code = code(&text).to_lowercase();
            names
                .iter()
                .filter(|lender| code.contains(**lender))
                .map(|lender| format!("src/{name}: {lender}"))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_source_file_has_at_most_400_lines() {
    let long: Vec<String> = sources("")
        .into_iter()
        .map(|(name, text)| (name, shipped(&text).lines().count()))
        // Tables of words and of codes are data.
        .filter(|(name, lines)| *lines > 400 && !name.starts_with("text/") && name != "diagnostic/code.rs")
        .map(|(name, lines)| format!("{name}: {lines}"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<String> =
        sources("").into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(name, _)| name).collect();
    assert!(silent.is_empty(), "{silent:?}");
}
