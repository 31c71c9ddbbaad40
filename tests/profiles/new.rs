//! The text of a new profile: right as it is, and right with its examples taken into use.

use std::sync::Arc;

use tideover::content::Library;
use tideover::diagnostic::Source;
use tideover::domain::calendar::Day;
use tideover::domain::money::Currency;
use tideover::profile::{Checked, check, read};
use tideover::text::Lang;
use tideover::text::new_profile::NewProfile;

fn made(currency: &str, jurisdiction: &str, product: &str, lang: Lang) -> String {
    let new = NewProfile {
        name: "小林 \"Lin\"",
        as_of: Day::ymd(2026, 11, 21).unwrap(),
        currency: Currency::from_code(currency).unwrap(),
        jurisdiction,
        product,
    };
    new.text(lang)
}

fn checked(text: &str) -> Checked {
    let source = Arc::new(Source { name: "new.toml".into(), text: text.into() });
    let (catalogue, problems) = Library::embedded().catalogue_for(text);
    assert_eq!(problems, []);
    check(&read(&source), &catalogue)
}

/// The text with every example taken into use.
fn with_examples(text: &str) -> String {
    let row = |row: &str| match row.strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') => format!("{rest}\n"),
        _ => format!("{row}\n"),
    };
    text.lines().map(row).collect()
}

#[test]
fn a_new_profile_is_whole_in_every_currency() {
    for lang in Lang::ALL {
        for (currency, jurisdiction, product) in
            [("CNY", "CN", "cn/huabei"), ("USD", "US", "us/credit-card"), ("JPY", "CN", "x"), ("KWD", "CN", "x")]
        {
            let text = made(currency, jurisdiction, product, lang);
            let fresh = checked(&text);
            assert_eq!(fresh.problems, [], "{currency}");
            assert_eq!(fresh.profile.unwrap().name.en, "小林 \"Lin\"");
        }
    }
}

#[test]
fn its_examples_are_right() {
    for lang in Lang::ALL {
        for (currency, jurisdiction, product) in [("CNY", "CN", "cn/huabei"), ("USD", "US", "us/credit-card")] {
            let text = with_examples(&made(currency, jurisdiction, product, lang));
            let used = checked(&text);
            assert!(used.is_whole(), "{:?} {:?}", used.problems, used.left_out);
            let profile = used.profile.unwrap();
            assert_eq!((profile.incomes.len(), profile.expenses.len(), profile.lines.len()), (2, 2, 3));
            assert_eq!(profile.limits.max_lenders, Some(3));
        }
    }
}

/// Both languages say the same: only the comments and the names differ.
#[test]
fn both_languages_have_the_same_keys() {
    let keys = |lang: Lang| -> Vec<String> {
        let text = with_examples(&made("CNY", "CN", "cn/huabei", lang));
        let rows = text.lines().filter(|row| !row.starts_with('#')).map(|row| row.split('#').next().unwrap().trim());
        rows.filter(|row| !row.starts_with("name") && !row.starts_with("lender")).map(str::to_owned).collect()
    };
    assert_eq!(keys(Lang::En), keys(Lang::Zh));
}
