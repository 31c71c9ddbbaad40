//! Right profiles: no problem, and every figure where it belongs.

use tideover::domain::calendar::Day;
use tideover::domain::credit::line::{Autopay, LineState, PartKind};
use tideover::domain::household::profile::Certainty;
use tideover::domain::money::{Money, Ratio};

use super::{check_file, folder};

#[test]
fn every_key_is_understood() {
    let checked = check_file(&folder("good").join("every-key.toml"));
    assert_eq!(checked.problems, []);
    assert!(checked.is_whole());
    let profile = checked.profile.unwrap();
    assert_eq!(profile.name.zh, "全部键");
    assert_eq!((profile.spendable, profile.emergency_fund), (Money(520_000), Money(80_000)));
    assert_eq!(profile.incomes[1].certainty, Certainty::Irregular { low: Money(30_000) });
    assert_eq!(profile.expenses[1].pay_with.as_deref(), Some("card"));
    assert_eq!(profile.limits.min_emergency_months, Some(100));
    assert_eq!(profile.limits.max_dti, Some(Ratio::percent(40)));
    assert_eq!(profile.inquiries.len(), 2);
    assert_eq!(checked.earlier_ids, [("old-card".to_owned(), 0)]);

    let card = &profile.lines[0];
    assert_eq!((card.lender.zh.as_str(), card.terms.grace_days), ("北方银行", 3));
    let parts: Vec<(PartKind, Money)> = card.parts.iter().map(|part| (part.kind, part.balance)).collect();
    assert_eq!(
        parts,
        [
            (PartKind::Instalment, Money(90_000)),
            (PartKind::Transfer, Money(150_000)),
            (PartKind::Purchases, Money(735_000)),
        ]
    );
    assert_eq!(card.statement.unwrap().closed_on, Day::ymd(2026, 11, 18));
    assert_eq!(card.autopay, Autopay::Minimum);

    let loan = &profile.lines[1].parts[0];
    assert_eq!((loan.kind, loan.balance, loan.plan.unwrap().paid), (PartKind::Draw, Money(1_201_863), 5));
    let draws = &profile.lines[2].parts;
    assert_eq!(draws[1].plan.unwrap().next_due, Day::ymd(2026, 12, 2));
    assert_eq!(draws[1].plan.unwrap().periods, 10);
    assert_eq!(profile.lines[3].state, LineState::Closed);
}
