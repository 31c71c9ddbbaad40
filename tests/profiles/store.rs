//! Households on disk: nothing is lost, nothing is half written, and every refusal says why.

use std::fs;
use std::path::Path;

use tideover::profile::store::{
    FileError, Guard, KEPT_VERSIONS, is_file_name, journal_path, profile_path, profiles_in, read_text, torn_path,
    versions,
};

#[test]
fn a_profile_is_made_changed_and_restored() {
    let home = tempfile::tempdir().unwrap();
    let path = profile_path(&home.path().join("deep/er"), "lin").unwrap();
    let guard = Guard::of(&path).unwrap();
    guard.create_profile("one").unwrap();
    assert_eq!(guard.create_profile("two"), Err(FileError::Exists { path: path.clone() }));
    for number in 1..=14 {
        guard.save_profile(&read_text(&path).unwrap(), &format!("text {number}")).unwrap();
    }
    let kept = versions(&path).unwrap();
    assert_eq!(kept.len(), KEPT_VERSIONS);
    assert_eq!((kept[0].number, kept[9].number), (14, 5));
    assert_eq!(read_text(&kept[9].path).unwrap(), "text 4");
    guard.restore(&path, 5).unwrap();
    assert_eq!(read_text(&path).unwrap(), "text 4");
    // What was there before restoring is a version too.
    assert_eq!(read_text(&versions(&path).unwrap()[0].path).unwrap(), "text 14");
    assert_eq!(guard.restore(&path, 1), Err(FileError::NoVersion { number: 1 }));
    // Saving the same text again keeps no version.
    guard.save_profile("text 4", "text 4").unwrap();
    assert_eq!(versions(&path).unwrap()[0].number, 15);
}

#[cfg(unix)]
#[test]
fn files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("tideover");
    let path = profile_path(&folder, "lin").unwrap();
    let guard = Guard::of(&path).unwrap();
    guard.create_profile("one").unwrap();
    guard.save_profile("one", "two").unwrap();
    guard.save_journal("", "id\n", Some("torn")).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&folder.join(".tideover"))), (0o700, 0o700));
    for file in [path.clone(), journal_path(&path), torn_path(&path), versions(&path).unwrap()[0].path.clone()] {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    // A file that its owner shares stays shared.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    guard.save_profile("two", "three").unwrap();
    assert_eq!(mode(&path), 0o644);
}

#[test]
fn a_change_by_another_program_is_never_overwritten() {
    let home = tempfile::tempdir().unwrap();
    let path = profile_path(home.path(), "lin").unwrap();
    let guard = Guard::of(&path).unwrap();
    guard.create_profile("one").unwrap();
    fs::write(&path, "by hand").unwrap();
    assert_eq!(guard.save_profile("one", "two"), Err(FileError::Changed { path: path.clone() }));
    assert_eq!(read_text(&path).unwrap(), "by hand");
    fs::remove_file(&path).unwrap();
    assert_eq!(guard.save_profile("by hand", "two"), Err(FileError::Changed { path: path.clone() }));
}

#[test]
fn one_writer_at_a_time() {
    let home = tempfile::tempdir().unwrap();
    let path = profile_path(home.path(), "lin").unwrap();
    let first = Guard::of(&path).unwrap();
    assert_eq!(Guard::of(&path).unwrap_err(), FileError::Locked { path: path.clone() });
    drop(first);
    assert!(Guard::of(&path).is_ok());
}

#[test]
fn a_torn_row_goes_to_its_own_file() {
    let home = tempfile::tempdir().unwrap();
    let path = profile_path(home.path(), "lin").unwrap();
    let guard = Guard::of(&path).unwrap();
    guard.save_journal("", "head\n", None).unwrap();
    guard.save_journal("head\n", "head\nrow\n", Some("half a r")).unwrap();
    guard.save_journal("head\nrow\n", "head\n", Some("again")).unwrap();
    assert_eq!(read_text(&guard.journal()).unwrap(), "head\n");
    assert_eq!(read_text(&torn_path(&path)).unwrap(), "half a r\nagain\n");
    assert_eq!(versions(&guard.journal()).unwrap().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_said_and_leaves_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("lin.toml");
    fs::write(&path, "one").unwrap();
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let found = Guard::of(&path);
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
    match found {
        Err(error) => {
            assert_eq!(error, FileError::ReadOnly { path: fs::canonicalize(&path).unwrap() });
            assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
        }
        // The administrator may write everywhere; the folder of the kernel's own settings refuses even then.
        Ok(_) if cfg!(target_os = "linux") => {
            let path = Path::new("/sys/lin.toml");
            assert_eq!(Guard::of(path).unwrap_err(), FileError::ReadOnly { path: path.to_owned() });
        }
        Ok(_) => {}
    }
    assert_eq!(read_text(&path).unwrap(), "one");
}

#[cfg(unix)]
#[test]
fn a_linked_file_stays_linked() {
    let home = tempfile::tempdir().unwrap();
    let real = home.path().join("real.toml");
    let link = home.path().join("link.toml");
    fs::write(&real, "one").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    Guard::of(&link).unwrap().save_profile("one", "two").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
    assert_eq!(read_text(&real).unwrap(), "two");
}

#[test]
fn what_is_no_text_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("lin.toml");
    assert_eq!(read_text(&path), Err(FileError::Missing { path: path.clone() }));
    fs::write(&path, b"a = 1\nname = \"\xc1\xd6\"\n").unwrap();
    assert_eq!(read_text(&path), Err(FileError::NotText { path: path.clone(), row: 2 }));
    assert!(matches!(read_text(home.path()), Err(FileError::Unreadable { .. })));
}

#[test]
fn households_are_found_by_name() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(profiles_in(&home.path().join("none")).unwrap(), Vec::<std::path::PathBuf>::new());
    for name in ["zhou.toml", "lin.toml", ".hidden.toml", "lin.journal.csv"] {
        fs::write(home.path().join(name), "").unwrap();
    }
    fs::create_dir(home.path().join("folder.toml")).unwrap();
    let names: Vec<_> = profiles_in(home.path()).unwrap();
    assert_eq!(names, [home.path().join("lin.toml"), home.path().join("zhou.toml")]);
    assert!(is_file_name("小林") && is_file_name("lin-2"));
    for bad in ["", "../lin", "a/b", "a\\b", ".lin", "-lin", "con", "a:b", "lin.", "a\u{1b}b"] {
        assert!(!is_file_name(bad), "{bad:?}");
        assert!(profile_path(home.path(), bad).is_err());
    }
}
