//! Right profiles: no problem, and every figure where it belongs.

use tideover::diagnostic::Code;
use tideover::domain::calendar::Day;
use tideover::domain::credit::line::{Autopay, LineState, PartKind, Rhythm};
use tideover::domain::credit::terms::PlanFee;
use tideover::domain::household::facts::{FactKey, FactValue};
use tideover::domain::household::profile::Certainty;
use tideover::domain::money::{Money, Ratio};

use super::{check_file, check_text, folder};

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

    assert_eq!(profile.facts.iter().count(), FactKey::ALL.len());
    assert_eq!(profile.facts.amount(FactKey::FamilyCanLend), Some(Money(300_000)));
    assert_eq!(profile.facts.get(FactKey::Student), Some(&FactValue::Text("undergraduate".to_owned())));

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
    assert_eq!((loan.kind, loan.balance, loan.plan.unwrap().paid), (PartKind::Draw, Money(1_201_306), 5));
    let draws = &profile.lines[2].parts;
    assert_eq!(draws[1].plan.unwrap().next_due, Day::ymd(2026, 12, 2));
    assert_eq!(draws[1].plan.unwrap().periods, 10);
    assert_eq!(profile.lines[3].state, LineState::Closed);
}

const HEAD: &str = "jurisdiction = \"CN\"\nas_of = 2026-11-21\n[cash]\n";

#[test]
fn amounts_follow_the_decimals_of_their_currency() {
    for (code, written, minor) in [
        ("JPY", "5230", 5230),
        ("CNY", "5230.1", 523_010),
        ("KWD", "5230.125", 5_230_125),
        ("USD", "1,200.00", 120_000),
    ] {
        let text = format!("currency = \"{code}\"\n{HEAD}spendable = \"{written}\"\n");
        let checked = check_text("p.toml", &text);
        assert_eq!(checked.problems, [], "{code}");
        assert_eq!(checked.profile.unwrap().spendable, Money(minor), "{code}");
    }
    // A plain number is read from its literal: no binary float touches it.
    let text = format!("currency = \"CNY\"\n{HEAD}spendable = 70368744177.31\nemergency_fund = 0.10\n");
    assert_eq!(check_text("p.toml", &text).problems[0].code, Code::AmountTooLarge);
    let text = format!("currency = \"CNY\"\n{HEAD}spendable = 7036874417.31\nemergency_fund = 0.10\n");
    let profile = check_text("p.toml", &text).profile.unwrap();
    assert_eq!((profile.spendable, profile.emergency_fund), (Money(703_687_441_731), Money(10)));
}

#[test]
fn lines_may_be_written_inline() {
    let line =
        "{ id = \"card\", product = \"test/card\", limit = 20000, balance = 8000, statement_day = 18, due_day = 8 }";
    let text = format!("currency = \"CNY\"\nline = [{line}]\n{HEAD}spendable = 1\n");
    let checked = check_text("p.toml", &text);
    assert_eq!(checked.problems, []);
    assert_eq!(checked.profile.unwrap().lines[0].balance, Money(800_000));
}

#[test]
fn what_a_loan_does_not_say_is_computed() {
    let loan = |rest: &str| {
        let text = format!(
            "currency = \"CNY\"\n{HEAD}spendable = 1\n[[line]]\nid = \"loan\"\nkind = \"instalment-loan\"\naccrual = \"monthly\"\n\
             penalty_factor = \"150%\"\ndue_day = 5\n{rest}"
        );
        let checked = check_text("p.toml", &text);
        assert!(checked.is_whole(), "{:?}", checked.problems);
        let part = checked.profile.unwrap().lines.remove(0).parts.remove(0);
        (part.plan.unwrap().principal, part.balance)
    };
    let flat =
        "amortisation = \"equal-principal\"\nannual_rate = \"6%\"\nperiods = 12\npaid = 3\nbalance = \"9000.00\"\n";
    assert_eq!(loan(flat), (Money(1_200_000), Money(900_000)));
    let first =
        "amortisation = \"interest-first\"\nannual_rate = \"6%\"\nperiods = 12\npaid = 3\nbalance = \"9000.00\"\n";
    assert_eq!(loan(first), (Money(900_000), Money(900_000)));
    let annuity =
        "amortisation = \"annuity\"\nmonthly_rate = \"1.2%\"\nperiods = 12\npaid = 5\nbalance = \"12013.06\"\n";
    let (principal, _) = loan(annuity);
    assert!((principal - Money(2_000_000)).magnitude() <= Money(5), "{principal:?}");
}

/// A plan's computed remainder and the lender's balance may differ by the rounding of each period.
#[test]
fn rounding_of_a_plan_is_no_contradiction() {
    let line = |balance: &str| {
        format!(
            "currency = \"CNY\"\n{HEAD}spendable = 1\n[[line]]\nid = \"card\"\nproduct = \"test/card\"\nlimit = 9000\n\
             balance = \"{balance}\"\nstatement_day = 18\ndue_day = 8\n[[line.instalment]]\nprincipal = 1000\nperiods = 3\n\
             paid = 1\nmonthly_fee = \"0.5%\"\n"
        )
    };
    let part =
        |balance: &str| check_text("p.toml", &line(balance)).profile.unwrap().lines.remove(0).parts.remove(0).balance;
    assert_eq!(part("666.67"), Money(66_667));
    assert_eq!(part("666.66"), Money(66_666), "the balance wins");
    assert_eq!(check_text("p.toml", &line("666.00")).problems[0].code, Code::PlanAboveBalance);
}

#[test]
fn a_product_lends_its_plans_and_its_rhythm() {
    let text = format!(
        "currency = \"CNY\"\n{HEAD}spendable = 1\n[[line]]\nid = \"split\"\nproduct = \"test/split\"\nlimit = 900\n\
         balance = 300\n[[line.instalment]]\nprincipal = 400\nperiods = 4\npaid = 1\nnext_due = 2026-11-30\n"
    );
    let checked = check_text("p.toml", &text);
    assert!(checked.is_whole(), "{:?}", checked.problems);
    let line = checked.profile.unwrap().lines.remove(0);
    let plan = line.parts[0].plan.unwrap();
    assert_eq!((plan.rhythm, plan.fee), (Rhythm::Fortnightly, Some(PlanFee::Total(Ratio::percent(2)))));
    assert_eq!((line.parts.len(), line.parts[0].balance), (1, Money(30_000)));
}

#[test]
fn one_lender_has_one_name() {
    let line = |id: &str, lender: &str| {
        format!(
            "[[line]]\nid = \"{id}\"\nproduct = \"test/card\"\n{lender}limit = 1\nbalance = 0\nstatement_day = 1\ndue_day = 9\n"
        )
    };
    let text = format!(
        "currency = \"CNY\"\n{HEAD}spendable = 1\n{}{}{}",
        line("a", "lender = \"北方银行\"\n"),
        line("b", ""),
        line("c", "lender = { en = \"South Bank\", zh = \"南方银行\" }\n")
    );
    let lines = check_text("p.toml", &text).profile.unwrap().lines;
    assert_eq!(lines[0].lender, lines[1].lender);
    assert_ne!(lines[1].lender, lines[2].lender);
}
