//! Options, traps and help lines as data: all there, in both languages, each with its source and date.

use tideover::content::Library;
use tideover::domain::backup::cost::CostModel;
use tideover::domain::backup::trap::QUESTIONS;
use tideover::domain::backup::{BackupOption, Brings, Group, PaysDebt};
use tideover::domain::calendar::Day;
use tideover::domain::name::Name;

use crate::content::said;

pub fn options(jurisdiction: &str) -> Vec<BackupOption> {
    let (options, problems) = Library::embedded().options_in(jurisdiction);
    assert!(problems.is_empty(), "{:#?}", said(&problems));
    options
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

/// The English has no Chinese in it, and the Chinese has some.
fn is_in_both(name: &Name) -> bool {
    !name.en.is_empty() && !is_chinese(&name.en) && is_chinese(&name.zh)
}

#[test]
fn every_option_has_source_date_and_both_languages() {
    for jurisdiction in ["CN", "US"] {
        for option in options(jurisdiction) {
            let id = &option.id;
            assert!(!option.provenance.sources.is_empty() && option.provenance.as_of.is_some(), "{id}");
            let mut texts =
                vec![&option.name, &option.summary, &option.first_step, &option.record_effect, &option.lines_effect];
            texts.extend(option.conditions.iter().map(|condition| &condition.text));
            texts.extend(option.cautions.iter().chain(&option.protection));
            texts.extend(option.contacts.iter().map(|contact| &contact.name));
            texts.extend(&option.provenance.note);
            texts.extend(option.cost_provenance.iter().filter_map(|cost| cost.note.as_ref()));
            for text in texts {
                assert!(is_in_both(text), "{id}: {text:?}");
            }
        }
    }
}

#[test]
fn every_kind_of_option_is_there() {
    let ids = |jurisdiction: &str, group: Group| {
        let all = options(jurisdiction);
        all.into_iter().filter(|option| option.group == group).map(|option| option.id).collect::<Vec<_>>()
    };
    let no_cost = ["credit-repair-2026", "delay-spending", "help-lines", "reorder-payments", "sell", "talk-to-lender"];
    assert_eq!(ids("CN", Group::NoCost), no_cost.map(|id| format!("cn/{id}")));
    assert_eq!(ids("CN", Group::OwnFunds), ["cn/emergency-fund", "cn/policy-loan", "cn/provident-fund"]);
    let public = [
        "card-instalment-subsidy",
        "rural-assistance-credit",
        "social-assistance",
        "startup-loan",
        "student-loan",
        "subsidised-consumption",
    ];
    assert_eq!(ids("CN", Group::Public), public.map(|id| format!("cn/{id}")));
    assert_eq!(ids("CN", Group::Lenders), ["cn/bank-consumer-loan", "cn/family-loan", "cn/personalised-card-plan"]);
    assert_eq!(ids("CN", Group::Law), ["cn/shenzhen-bankruptcy"]);
    let lenders = [
        "balance-transfer",
        "consolidation-loan",
        "debt-management-plan",
        "family-loan",
        "home-equity",
        "pal-1",
        "pal-2",
    ];
    assert_eq!(ids("US", Group::Lenders), lenders.map(|id| format!("us/{id}")));
    assert_eq!(ids("US", Group::Law), ["us/chapter-13", "us/chapter-7"]);
    assert_eq!(ids("US", Group::Dear), ["us/payday-loan"]);
    assert_eq!(ids("US", Group::Public), ["us/public-benefits", "us/student-repayment"]);
}

#[test]
fn public_money_in_china_never_pays_other_debts() {
    for option in options("CN").iter().filter(|option| option.group == Group::Public) {
        let is_loan = matches!(option.cost, CostModel::Loan(_));
        assert!(!is_loan || option.pays_debt == PaysDebt::Forbidden, "{}", option.id);
    }
    let replaces = |option: &&BackupOption| option.pays_debt == PaysDebt::Replaces;
    for option in options("CN").iter().chain(&options("US")).filter(replaces) {
        assert_eq!(option.brings, Brings::NewTerms, "{}", option.id);
        assert!(option.amount.share.is_some(), "{}", option.id);
    }
}

#[test]
fn policies_for_a_time_become_history() {
    let day = |y, m, d| Day::ymd(y, m, d).unwrap();
    let holds = |id: &str, on: Day| {
        let found = options("CN").into_iter().find(|option| option.id == id).unwrap();
        found.provenance.holds_on(on)
    };
    assert!(holds("cn/credit-repair-2026", day(2026, 3, 31)) && !holds("cn/credit-repair-2026", day(2026, 4, 1)));
    for id in ["cn/subsidised-consumption", "cn/card-instalment-subsidy"] {
        assert!(holds(id, day(2026, 12, 31)) && !holds(id, day(2027, 1, 1)), "{id}");
    }
    assert!(!holds("cn/startup-loan", day(2028, 10, 1)));
}

#[test]
fn eight_questions_name_every_pattern() {
    for jurisdiction in ["CN", "US"] {
        let traps = Library::embedded().traps(jurisdiction).unwrap_or_else(|found| panic!("{:#?}", said(&found)));
        assert_eq!(traps.signs.len(), QUESTIONS);
        assert!(!traps.warnings.is_empty());
        for trap in &traps.traps {
            assert!(!trap.signs.is_empty() && !trap.provenance.sources.is_empty(), "{}", trap.id);
            for text in [&trap.name, &trap.how, &trap.recognise, &trap.what_to_do] {
                assert!(is_in_both(text), "{}: {text:?}", trap.id);
            }
            // All its signs together name it first, or nothing has as many.
            let found = traps.check(&trap.signs);
            assert!(found.iter().any(|found| found.trap.id == trap.id && found.signs.len() == trap.signs.len()));
        }
        for sign in &traps.signs {
            assert!(is_in_both(&sign.question), "{}", sign.id);
            assert!(!traps.check(std::slice::from_ref(&sign.id)).is_empty(), "{} names nothing", sign.id);
        }
        assert!(traps.check(&[]).is_empty());
    }
    let cn = Library::embedded().traps("CN").unwrap();
    let found = cn.check(&["other-signs".to_owned()]);
    assert_eq!((found.len(), found[0].trap.id.as_str()), (1, "ab-loan"));
}
