//! What the environment says about the terminal, and the reader's own styles.

use std::env::var;
use std::sync::Arc;

use super::folders::Folders;
use crate::diagnostic;
use crate::profile::store::read_text;

/// The variables that tell about a terminal, as they are set.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// `NO_COLOR`.
    pub no_color: Option<String>,
    /// `COLORTERM`.
    pub colorterm: Option<String>,
    /// `TERM`.
    pub term: Option<String>,
    /// `COLORFGBG`.
    pub colorfgbg: Option<String>,
    /// The first of `LC_ALL`, `LC_CTYPE`, `LANG` that is not empty.
    pub locale: Option<String>,
}

/// The file of styles in the user's folder.
const THEME_FILE: &str = "theme.toml";

impl Surroundings {
    /// What is set now.
    #[must_use]
    pub fn read() -> Surroundings {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| var(name).ok().filter(|v| !v.is_empty()));
        Surroundings {
            no_color: var("NO_COLOR").ok(),
            colorterm: var("COLORTERM").ok(),
            term: var("TERM").ok(),
            colorfgbg: var("COLORFGBG").ok(),
            locale,
        }
    }
}

impl Folders {
    /// The reader's own styles, `theme.toml` beside the profiles' folder; none when there is no such file.
    #[must_use]
    pub fn theme(&self) -> Option<Arc<diagnostic::Source>> {
        let path = self.data().join(THEME_FILE);
        let text = read_text(&path).ok()?;
        Some(Arc::new(diagnostic::Source { name: path.display().to_string(), text }))
    }
}
