//! The program itself, run in a folder of its own with a bare environment.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

/// A user's machine: one folder of data and a fixed day.
pub struct Machine {
    pub data: TempDir,
}

/// What a run printed and how it ended.
pub struct Ran {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Machine {
    /// Nothing yet.
    pub fn new() -> Machine {
        Machine { data: tempfile::tempdir().unwrap() }
    }

    /// With a copy of a ready-made household as the user's own.
    pub fn with(sample: &str) -> Machine {
        let machine = Machine::new();
        fs::create_dir_all(machine.data.path().join("profiles")).unwrap();
        let (profile, journal) = tideover::session::sample_text(sample).unwrap();
        fs::write(machine.profile(), profile).unwrap();
        if let Some(journal) = journal {
            fs::write(machine.journal(), journal).unwrap();
        }
        machine
    }

    /// The user's own profile.
    pub fn profile(&self) -> PathBuf {
        self.data.path().join("profiles").join("household.toml")
    }

    /// Its journal.
    pub fn journal(&self) -> PathBuf {
        self.data.path().join("profiles").join("household.journal.csv")
    }

    /// The text of its profile.
    pub fn profile_text(&self) -> String {
        fs::read_to_string(self.profile()).unwrap()
    }

    /// The text of its journal, empty when there is none.
    pub fn journal_text(&self) -> String {
        fs::read_to_string(self.journal()).unwrap_or_default()
    }

    /// Runs the program; the arguments are parted by blanks, and `--as-of 2026-11-21` is added.
    pub fn run(&self, arguments: &str) -> Ran {
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        self.run_with(&arguments)
    }

    /// Runs the program with arguments that may have blanks in them.
    pub fn run_with(&self, arguments: &[&str]) -> Ran {
        self.run_on("2026-11-21", arguments)
    }

    /// Runs the program as of another day.
    pub fn run_on(&self, day: &str, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_tideover"))
            .env_clear()
            .env("TIDEOVER_DATA", self.data.path())
            .env("COLUMNS", "100")
            .current_dir(self.data.path())
            .args(arguments)
            .args(["--as-of", day])
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Ran { out: text(&output.stdout), err: text(&output.stderr), code: output.status.code().unwrap() }
    }
}
