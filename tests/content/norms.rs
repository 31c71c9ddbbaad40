//! Norms: what they say on a day, and that they say nothing outside their life.

use tideover::content::Library;
use tideover::domain::calendar::Day;
use tideover::domain::money::{Money, Ratio};
use tideover::domain::risk::norm::{Level, Measure, Norms, RateLineEffect, Topic};

use super::day;

fn norms(id: &str) -> Norms {
    Library::embedded().norms(id).unwrap_or_else(|found| panic!("{:#?}", super::said(&found)))
}

fn percent(text: &str) -> Ratio {
    Ratio::parse_percent(text).unwrap()
}

fn lines(norms: &Norms, on: Day) -> Vec<(&str, Ratio)> {
    norms.rate_lines_on(on).map(|(line, rate)| (line.id.as_str(), rate)).collect()
}

#[test]
fn bands_end_where_the_lines_are() {
    let cn = norms("CN");
    let level = |text: &str| cn.band(Measure::DebtToIncome, percent(text), day(2026, 11, 21)).unwrap().level;
    assert_eq!(level("35%"), Level::Calm);
    assert_eq!(level("35.01%"), Level::Notice);
    assert_eq!(level("50%"), Level::Notice);
    assert_eq!(level("55%"), Level::Warning);
    assert_eq!(level("55.01%"), Level::Stop);
    let us = norms("US");
    let use_of = |text: &str| us.band(Measure::Utilisation, percent(text), day(2026, 11, 21)).unwrap().level;
    assert_eq!((use_of("30%"), use_of("31%")), (Level::Calm, Level::Notice));
}

#[test]
fn the_lpr_begins_on_its_first_day_and_ages() {
    let cn = norms("CN");
    assert_eq!(cn.reference_rate("lpr-1y", day(2019, 8, 19)), None);
    let first = cn.reference_rate("lpr-1y", day(2019, 8, 20)).unwrap();
    assert_eq!((first.rate, first.since), (percent("4.25%"), day(2019, 8, 20)));
    let rate = |id: &str, on: Day| cn.reference_rate(id, on).unwrap().rate;
    assert_eq!(rate("lpr-5y", day(2022, 5, 19)), percent("4.60%"));
    assert_eq!(rate("lpr-5y", day(2022, 5, 20)), percent("4.45%"));
    assert_eq!(rate("lpr-1y", day(2022, 5, 20)), percent("3.70%"));
    assert_eq!(rate("lpr-1y", day(2024, 10, 20)), percent("3.35%"));
    assert!(!cn.reference_rate("lpr-1y", day(2026, 1, 20)).unwrap().is_stale);
    let now = cn.reference_rate("lpr-1y", day(2026, 11, 21)).unwrap();
    assert_eq!((now.rate, now.is_stale), (percent("3.00%"), true));
}

/// The third column of the table of LPR changes: four times the one-year rate.
#[test]
fn four_times_the_lpr_follows_the_day_of_the_contract() {
    let cn = norms("CN");
    let four_times = |on: Day| lines(&cn, on).into_iter().find(|(id, _)| *id == "private-4-lpr").map(|(_, rate)| rate);
    assert_eq!(four_times(day(2020, 8, 19)), None);
    assert_eq!(four_times(day(2020, 8, 20)), Some(percent("15.4%")));
    assert_eq!(four_times(day(2022, 8, 22)), Some(percent("14.6%")));
    assert_eq!(four_times(day(2024, 10, 21)), Some(percent("12.4%")));
    assert_eq!(four_times(day(2026, 11, 21)), Some(percent("12%")));
}

#[test]
fn the_old_lines_end_and_the_new_ones_begin() {
    let cn = norms("CN");
    let ids = |on: Day| lines(&cn, on).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(ids(day(2015, 8, 31)), Vec::<&str>::new());
    assert_eq!(ids(day(2016, 1, 1)), ["private-24", "private-36"]);
    assert_eq!(ids(day(2020, 8, 19)), ["private-24", "private-36", "licensed-24"]);
    assert_eq!(ids(day(2020, 8, 20)), ["private-4-lpr", "licensed-24"]);
    let now = ["private-4-lpr", "licensed-24", "small-loan-24", "consumer-finance-24"];
    assert_eq!(ids(day(2026, 11, 21)), now);
    assert!(ids(day(2028, 1, 1)).contains(&"small-loan-4-lpr") && !ids(day(2028, 1, 1)).contains(&"small-loan-24"));
    let void = cn.rate_lines.iter().find(|line| line.id == "private-36").unwrap();
    assert_eq!(void.effect, RateLineEffect::VoidAbove);
}

#[test]
fn policies_for_a_time_end() {
    let cn = norms("CN");
    let holds = |id: &str, on: Day| cn.figure(id, on).is_some();
    assert!(holds("credit-repair", day(2026, 3, 31)));
    assert!(!holds("credit-repair", day(2026, 4, 1)));
    assert!(holds("consumer-loan-subsidy", day(2026, 12, 31)));
    assert!(!holds("consumer-loan-subsidy", day(2027, 1, 1)));
    assert!(!holds("card-instalment-subsidy", day(2025, 12, 31)));
    assert!(!holds("cost-statement", day(2026, 7, 31)));
    assert!(holds("cost-statement", day(2026, 8, 1)));
    assert!(!holds("free-reports-extra", day(2026, 7, 1)));
    let open: Vec<&str> = cn.figures_on(Topic::Measure, day(2027, 6, 1)).map(|figure| figure.id.as_str()).collect();
    assert_eq!(open, ["startup-guaranteed-loan"]);
}

#[test]
fn the_chinese_ladder_gives_bucket_code_and_class() {
    let cn = norms("CN");
    let today = day(2026, 11, 21);
    let at = |days: u32| {
        let row = cn.bucket(days, today).unwrap();
        (row.bucket.as_str(), row.code.as_deref().unwrap())
    };
    assert_eq!(
        [0, 1, 30, 31, 90, 91].map(at),
        [("M0", "N"), ("M1", "1"), ("M1", "1"), ("M2", "2"), ("M3", "3"), ("M4", "4")]
    );
    assert_eq!([180, 181, 4000].map(at), [("M6", "6"), ("M6+", "7"), ("M6+", "7")]);
    let class = |ladder: &str, days: u32, on: Day| cn.step(ladder, days, on).map(|row| row.bucket.clone());
    let is = |text: &str| Some(text.to_owned());
    assert_eq!(class("classification", 91, today), is("substandard"));
    assert_eq!(class("card-classification", 150, today), is("doubtful"));
    assert_eq!(class("classification", 150, today), is("substandard"));
    assert_eq!(class("classification", 361, today), is("loss"));
    assert_eq!(class("classification", 91, day(2023, 6, 30)), None);
    assert_eq!(cn.registry_code(45, today), Some("2"));
    assert_eq!(cn.code_meaning("B", today).unwrap().zh, "呆账");
    assert_eq!(cn.code_meaning("N", today).unwrap().en, "not overdue; on a card, at least the minimum was paid");
    assert_eq!(cn.code_meaning("Q", today), None);
}

#[test]
fn the_american_ladder_reports_from_day_30() {
    let us = norms("US");
    let today = day(2026, 11, 21);
    assert_eq!([29, 30, 89, 180].map(|days| us.registry_code(days, today).unwrap()), ["OK", "30", "60", "180"]);
    assert_eq!(us.step("classification", 120, today).unwrap().bucket, "charge-off");
    assert_eq!(us.step("card-classification", 120, today).unwrap().bucket, "substandard");
}

#[test]
fn figures_carry_their_quantities() {
    let cn = norms("CN");
    let today = day(2026, 11, 21);
    let figure = |id: &str| cn.figure(id, today).unwrap();
    assert_eq!(figure("max-dti").share(), Some(percent("50%")));
    assert_eq!(figure("max-lenders").count(), Some(3));
    assert_eq!(figure("min-emergency-months").months_hundredths(), Some(300));
    assert_eq!(figure("bank-online-loan").amount(), Some(Money(20_000_000)));
    assert_eq!(figure("retention").years(), Some(5));
    assert_eq!(figure("max-inquiries-3-months").window_months(), Some(3));
    assert!(figure("bank-online-loan-good-customer").provenance.stale_after.is_some());
    assert_eq!(cn.figure("bank-online-loan-good-customer", day(2025, 3, 13)), None);
}

/// `check` without limits of its own measures against these.
#[test]
fn both_jurisdictions_hold_what_check_falls_back_on() {
    for id in ["CN", "US"] {
        let norms = norms(id);
        let today = day(2026, 11, 21);
        for limit in ["max-dti", "max-utilisation", "max-lenders", "min-runway-days", "min-emergency-months"] {
            let figure = norms.figure(limit, today).unwrap_or_else(|| panic!("{id} lacks {limit}"));
            assert_eq!((figure.topic, figure.quantities.len()), (Topic::Household, 1), "{id} {limit}");
        }
    }
}
