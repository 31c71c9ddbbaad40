//! A name that a person reads, in both languages.
//!
//! Names come from files, so they are data; which of the two is shown is for `text` to decide.

/// A name in both languages; equal when only one was given.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Name {
    /// English, or the only name given.
    pub en: String,
    /// Simplified Chinese, or the only name given.
    pub zh: String,
}

impl Name {
    /// The same name in both languages.
    #[must_use]
    pub fn same(name: &str) -> Name {
        Name { en: name.to_owned(), zh: name.to_owned() }
    }

    /// A name in both languages.
    #[must_use]
    pub fn both(en: &str, zh: &str) -> Name {
        Name { en: en.to_owned(), zh: zh.to_owned() }
    }
}
