//! Every word of the interface, in both languages, and how numbers, dates and columns are written.
//!
//! A text is a [`Words`] with both languages side by side: one that lacks a language does not compile. This module must
//! not know where figures come from.

pub mod agenda;
pub mod backup;
pub mod backup_screen;
pub mod build;
pub mod calc;
pub mod calendar;
pub mod cost;
pub mod date;
pub mod entry;
pub mod explain;
pub mod figure;
pub mod help;
pub mod home;
pub mod indicator;
pub mod key;
pub mod label;
pub mod learn;
pub mod learn_help;
pub mod ledger;
pub mod lesson;
pub mod line;
pub mod lines;
pub mod margin;
pub mod new_profile;
pub mod number;
pub mod plan;
pub mod plan_saved;
pub mod problem;
pub mod profile_screen;
pub mod profile_words;
pub mod record;
pub mod risk;
pub mod schedule;
pub mod scorecard;
pub mod shock;
pub mod standing;
pub mod stress;
pub mod supposing;
pub mod table;
pub mod terms;
pub mod warning;
pub mod whatif;
pub mod width;
pub mod wrap;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Zh];

    /// The tag that files and options use.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh-CN",
        }
    }

    /// The language of a tag or locale (`zh`, `zh_CN.UTF-8`, `en-GB`); `None` for any other.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let lower = tag.to_ascii_lowercase();
        if lower.starts_with("zh") {
            Some(Lang::Zh)
        } else if lower.starts_with("en") {
            Some(Lang::En)
        } else {
            None
        }
    }
}

/// One text in both languages. Placeholders are written `{name}` and are the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

impl Words {
    /// A text in both languages.
    #[must_use]
    pub const fn new(en: &'static str, zh: &'static str) -> Words {
        Words { en, zh }
    }

    /// The text in a language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }

    /// The text with its placeholders filled. A placeholder without a value stays as it is.
    #[must_use]
    pub fn fill<V: AsRef<str>>(self, lang: Lang, values: &[(&str, V)]) -> String {
        let mut rest = self.get(lang);
        let mut out = String::with_capacity(rest.len() + 32);
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            rest = &rest[open..];
            let inner = rest.get(1..).unwrap_or("");
            let length = inner.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(inner.len());
            let (name, after) = inner.split_at(length);
            let value = values.iter().find(|(key, _)| *key == name && after.starts_with('}'));
            if let Some((_, value)) = value {
                out.push_str(value.as_ref());
                rest = after.get(1..).unwrap_or("");
            } else {
                // A brace of a TOML example, or a placeholder without a value.
                out.push('{');
                rest = inner;
            }
        }
        out.push_str(rest);
        out
    }
}
