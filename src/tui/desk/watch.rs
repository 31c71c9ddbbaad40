//! Noticing that the files of a household changed on disk, by asking for their times and sizes only.

use std::fs::metadata;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::profile::store::journal_path;

/// What tells one state of a file from another without reading it; none when there is no file.
type Mark = Option<(SystemTime, u64)>;

/// The files of one household as they were last seen.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    files: Vec<(PathBuf, Mark)>,
}

impl Watch {
    /// Watches a profile and its journal; nothing for a ready-made household.
    #[must_use]
    pub fn over(profile: Option<&Path>) -> Watch {
        let paths = profile.map(|path| [path.to_path_buf(), journal_path(path)]);
        let files = paths.into_iter().flatten().map(|path| {
            let mark = mark(&path);
            (path, mark)
        });
        Watch { files: files.collect() }
    }

    /// Whether a file is another than when it was last seen; it is seen now.
    pub fn changed(&mut self) -> bool {
        let mut changed = false;
        for (path, seen) in &mut self.files {
            let now = mark(path);
            changed |= *seen != now;
            *seen = now;
        }
        changed
    }
}

fn mark(path: &Path) -> Mark {
    let about = metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_noticed_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.toml");
        std::fs::write(&path, "schema = 1").unwrap();
        let mut watch = Watch::over(Some(&path));
        assert!(!watch.changed());
        std::fs::write(journal_path(&path), "id\n").unwrap();
        assert!(watch.changed() && !watch.changed());
        std::fs::remove_file(&path).unwrap();
        assert!(watch.changed() && !watch.changed());
        assert!(!Watch::over(None).changed());
    }
}
