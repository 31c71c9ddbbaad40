//! Product presets.

use tideover::content::Library;
use tideover::domain::credit::product::Product;
use tideover::domain::credit::terms::{EarlySettlement, InterestBase, InterestFrom, LineKind, PlanFee};
use tideover::domain::money::{Money, Rate, RateBasis, Ratio};
use tideover::domain::provenance::{Confidence, Evidence};

fn product(id: &str) -> Product {
    Library::embedded().product(id).unwrap_or_else(|found| panic!("{:#?}", super::said(&found)))
}

fn daily(percent: &str) -> Option<Rate> {
    Some(Rate::new(Ratio::parse_percent(percent).unwrap(), RateBasis::Daily))
}

#[test]
fn every_product_of_the_reference_is_there() {
    let expected = [
        "cn/baitiao",
        "cn/bank-card",
        "cn/car-loan",
        "cn/card-instalment",
        "cn/card-personalised-plan",
        "cn/consumer-loan",
        "cn/douyin-pay",
        "cn/du-xiaoman-daily",
        "cn/du-xiaoman-monthly",
        "cn/huabei",
        "cn/jiebei",
        "cn/jintiao-daily",
        "cn/jintiao-monthly",
        "cn/meituan-pay",
        "cn/mortgage",
        "cn/provident-fund-first",
        "cn/provident-fund-second",
        "cn/weilidai",
        "us/auto-loan",
        "us/credit-card",
        "us/mortgage",
        "us/pay-in-4",
        "us/payday-loan",
        "us/personal-loan",
        "us/student-loan-graduate",
        "us/student-loan-plus",
        "us/student-loan-undergraduate",
    ];
    assert_eq!(Library::embedded().product_ids(), expected);
}

#[test]
fn huabei_charges_the_unpaid_part_from_the_due_day() {
    let huabei = product("cn/huabei");
    assert_eq!(huabei.name.zh, "花呗");
    assert!(huabei.check_contract);
    assert_eq!(huabei.terms.kind, Some(LineKind::PayLater));
    assert_eq!(huabei.terms.rate, daily("0.05%"));
    assert_eq!(huabei.terms.interest_from, Some(InterestFrom::DueDay));
    assert_eq!(huabei.terms.interest_base, Some(InterestBase::UnpaidPart));
    assert_eq!(huabei.terms.due_day, Some(Some(10)));
    assert_eq!(huabei.fact("due_day").unwrap().provenance.confidence, Confidence::Low);
    let fees: Vec<_> = huabei.plans.iter().map(|plan| (plan.periods, plan.fee)).collect();
    let total = |points| PlanFee::Total(Ratio::basis_points(points));
    assert_eq!(fees, [(3, total(250)), (6, total(450)), (9, total(650)), (12, total(880))]);
}

#[test]
fn a_bank_card_charges_the_whole_bill_from_the_posting_day() {
    let card = product("cn/bank-card");
    assert_eq!(card.terms.interest_from, Some(InterestFrom::PostingDay));
    assert_eq!(card.terms.interest_base, Some(InterestBase::WholeStatement));
    assert_eq!(card.terms.interest_on_interest, Some(true));
    assert_eq!(card.terms.late_fee.unwrap().percent, Ratio::percent(5));
    assert_eq!(card.fact("interest_from").unwrap().provenance.evidence, [Evidence::Memory]);
}

#[test]
fn what_the_reference_says_not_to_encode_is_not_a_term() {
    assert_eq!(product("cn/huabei").terms.grace_days, None);
    assert_eq!(product("cn/weilidai").terms.grace_days, Some(0));
    assert_eq!(product("cn/douyin-pay").terms.grace_days, Some(0));
    assert_eq!(product("cn/douyin-pay").terms.late_fee, None);
    assert_eq!(product("cn/card-instalment").terms.rate, None);
    assert_eq!(product("cn/meituan-pay").terms.plan_fee, None);
    assert_eq!(product("us/auto-loan").terms.rate, None);
}

#[test]
fn a_switch_holds_the_cautious_choice_and_can_be_turned() {
    let huabei = product("cn/huabei");
    let switch = huabei.switch("early_settlement").unwrap();
    let words: Vec<&str> = switch.options.iter().map(|option| option.written.as_str()).collect();
    assert_eq!(words, ["\"remaining-fees\"", "\"free\""]);
    assert_eq!(switch.cautious, 0);
    assert_eq!(huabei.terms.early_settlement, Some(EarlySettlement::RemainingFees));
    let turned = switch.options[1].terms.clone().over(&huabei.terms).complete();
    assert_eq!(turned.early_settlement, EarlySettlement::Free);
    assert_eq!(turned.due_day, Some(10));

    let late_fee = product("us/pay-in-4").switch("late_fee").unwrap().clone();
    let fees: Vec<Money> = late_fee.options.iter().map(|option| option.terms.late_fee.unwrap().fixed).collect();
    assert_eq!(fees, [Money(1000), Money(700), Money(0)]);
}

#[test]
fn a_value_without_a_source_is_marked_as_memory_or_assumption() {
    let library = Library::embedded();
    for id in library.product_ids() {
        for fact in product(id).facts {
            let arithmetic = fact.provenance.evidence.iter().all(|kind| *kind == Evidence::Arithmetic);
            let by_us = fact
                .provenance
                .evidence
                .iter()
                .all(|kind| matches!(kind, Evidence::Memory | Evidence::Assumption | Evidence::Arithmetic));
            assert!(!fact.provenance.sources.is_empty() || arithmetic || by_us, "{id}: {}", fact.key);
        }
    }
}

#[test]
fn a_low_grade_page_alone_is_never_sure() {
    let library = Library::embedded();
    for id in library.product_ids().into_iter().filter(|id| id.starts_with("cn/")) {
        for fact in product(id).facts {
            let page_alone = fact.provenance.evidence == [Evidence::WebPage];
            let high = fact.provenance.confidence == Confidence::High;
            assert!(!(page_alone && high), "{id}: {}", fact.key);
        }
    }
}

#[test]
fn lines_of_one_house_share_a_group() {
    let groups = ["cn/huabei", "cn/jiebei"].map(|id| product(id).group);
    assert_eq!(groups, [Some("ant".to_owned()), Some("ant".to_owned())]);
    let baitiao = product("cn/baitiao");
    assert_eq!(baitiao.group, product("cn/jintiao-daily").group);
    assert_eq!(baitiao.lender, product("cn/jintiao-monthly").lender);
}

#[test]
fn an_unknown_product_suggests_the_nearest() {
    let found = Library::embedded().product("cn/huabai").unwrap_err();
    assert_eq!(found[0].code.name(), "content-unknown");
    assert!(found[0].values.contains(&("nearest", "cn/huabei".to_owned())));
}

#[test]
fn a_catalogue_holds_the_products_that_a_text_names() {
    let text = "product = \"cn/huabei\"\nproduct='us/mortgage'\n# cn/jiebei";
    let (catalogue, problems) = Library::embedded().catalogue_for(text);
    assert!(problems.is_empty());
    let ids: Vec<&str> = catalogue.products.iter().map(|product| product.id.as_str()).collect();
    assert_eq!(ids, ["cn/huabei", "us/mortgage"]);
    assert_eq!(catalogue.product_ids.len(), 27);
    assert_eq!(catalogue.jurisdictions, ["CN", "US"]);
}
