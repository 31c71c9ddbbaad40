//! Where the user's files live.

use std::path::{Path, PathBuf};

use crate::profile::store;

/// The user's folders for this program.
#[derive(Debug, Clone)]
pub struct Folders {
    data: PathBuf,
}

/// The name of the profile that is used when none is named.
pub const DEFAULT_PROFILE: &str = "household";

impl Folders {
    /// The platform's folders. `TIDEOVER_DATA` names another one, for tests and for records on a stick.
    #[must_use]
    pub fn of_user() -> Option<Folders> {
        if let Some(data) = std::env::var_os("TIDEOVER_DATA").filter(|value| !value.is_empty()) {
            return Some(Folders { data: PathBuf::from(data) });
        }
        let project = directories::ProjectDirs::from("", "", "tideover")?;
        Some(Folders { data: project.data_dir().to_path_buf() })
    }

    /// A given folder.
    #[must_use]
    pub fn at(data: &Path) -> Folders {
        Folders { data: data.to_path_buf() }
    }

    /// The folder of everything.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The folder of profiles.
    #[must_use]
    pub fn profiles(&self) -> PathBuf {
        self.data.join("profiles")
    }

    /// The file of a profile by its name.
    #[must_use]
    pub fn profile(&self, name: &str) -> PathBuf {
        self.profiles().join(format!("{name}.toml"))
    }

    /// The profile that is used when none is named.
    #[must_use]
    pub fn default_profile(&self) -> PathBuf {
        self.profile(DEFAULT_PROFILE)
    }

    /// The user's own profile: the only one there is needs no name.
    #[must_use]
    pub fn own_profile(&self) -> PathBuf {
        let default = self.default_profile();
        match self.stored_profiles().as_slice() {
            [only] if !default.exists() => only.clone(),
            _ => default,
        }
    }

    /// All profiles, sorted by name.
    #[must_use]
    pub fn stored_profiles(&self) -> Vec<PathBuf> {
        profiles_in(&self.profiles())
    }
}

/// The profiles of a folder, sorted by name. An unreadable folder has none.
#[must_use]
pub fn profiles_in(folder: &Path) -> Vec<PathBuf> {
    store::profiles_in(folder).unwrap_or_default()
}
