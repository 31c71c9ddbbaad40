//! Reading, checking, editing and storing a household's record.

mod broken;
mod damage;
mod edit;
mod good;
mod journal;
mod new;
mod schema;
mod store;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tideover::diagnostic::Source;
use tideover::document::choice::Choice;
use tideover::domain::calendar::Day;
use tideover::domain::credit::line::Rhythm;
use tideover::domain::credit::product::{Catalogue, PlanOffer, Product};
use tideover::domain::credit::terms::{Amortisation, LateFee, LineKind, MinimumRule, Penalty, PlanFee, TermsDraft};
use tideover::domain::money::{Currency, Money, Rate, RateBasis, Ratio};
use tideover::domain::name::Name;
use tideover::profile::journal::Journal;
use tideover::profile::{Checked, check, journal as profile_journal, read};

/// Where the files of these tests are.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/profiles").join(name)
}

/// A preset with everything that matters stated.
fn card(id: &str, currency: Currency, jurisdiction: &str) -> Product {
    Product {
        id: id.into(),
        name: Name::both("Test card", "测试卡"),
        lender: Some(Name::both("North Bank", "北方银行")),
        summary: Name::default(),
        group: None,
        policy: None,
        currency,
        jurisdiction: jurisdiction.into(),
        check_contract: false,
        ask: Vec::new(),
        rhythm: None,
        facts: Vec::new(),
        switches: Vec::new(),
        plans: Vec::new(),
        terms: TermsDraft {
            kind: Some(LineKind::Revolving),
            rate: Some(Rate::new(Ratio::parse_percent("0.05%").unwrap(), RateBasis::Daily)),
            minimum: Some(MinimumRule::default()),
            late_fee: Some(LateFee { percent: Ratio::percent(5), floor: Money(500), ..LateFee::default() }),
            penalty: Some(Some(Penalty::Factor(Ratio::percent(150)))),
            interest_from: Choice::from_word("posting-day"),
            grace_days: Some(3),
            ..TermsDraft::default()
        },
    }
}

/// A purchase in four parts two weeks apart, without statements.
fn split() -> Product {
    let mut split = card("test/split", Currency::CNY, "CN");
    split.rhythm = Some(Rhythm::Fortnightly);
    split.plans = vec![PlanOffer { periods: 4, fee: PlanFee::Total(Ratio::percent(2)) }];
    split.terms.kind = Some(LineKind::PayLater);
    split.terms.amortisation = Some(Amortisation::FlatFee);
    split.terms.periods = Some(4);
    split
}

/// A few presets, so that these tests need no shipped content.
pub fn catalogue() -> Catalogue {
    Catalogue {
        products: vec![
            card("test/card", Currency::CNY, "CN"),
            card("test/dollar-card", Currency::USD, "US"),
            card("test/elsewhere", Currency::CNY, "US"),
            split(),
        ],
        product_ids: vec!["test/card".into(), "test/dollar-card".into(), "test/elsewhere".into()],
        jurisdictions: vec!["CN".into(), "US".into()],
    }
}

/// A file read and checked, under its bare name.
pub fn check_file(path: &Path) -> Checked {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    check_text(&name, &std::fs::read_to_string(path).unwrap())
}

/// A text read and checked.
pub fn check_text(name: &str, text: &str) -> Checked {
    let source = Arc::new(Source { name: name.into(), text: text.into() });
    check(&read(&source), &catalogue())
}

/// The day on which these tests happen.
pub fn today() -> Day {
    Day::ymd(2026, 12, 1).unwrap()
}

/// A journal read beside the profile that has every key.
pub fn read_journal(name: &str, text: &str) -> Journal {
    let checked = check_file(&folder("good").join("every-key.toml"));
    let source = Arc::new(Source { name: name.into(), text: text.into() });
    profile_journal::read(&source, &checked, today())
}
