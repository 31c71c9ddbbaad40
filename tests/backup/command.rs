//! `tideover backup` from the command line.

use serde_json::Value;
use tideover::cli::Exit;
use tideover::session::sample_names;

use super::{answer, option, run};
use crate::formats::schema::misfits;
use crate::support::program::Machine;

#[test]
fn every_sample_fits_the_schema_in_both_languages() {
    let schema: Value = serde_json::from_str(tideover::report::json::schema::BACKUP).unwrap();
    // Every sample, with one of these questions each: all of them of each would take long.
    let rests = ["", "--need 3000 --days 400 --for living --with emergency-fund", "--lang zh-CN"];
    for (name, rest) in sample_names().into_iter().zip(rests.iter().cycle()) {
        let found = misfits(&schema, &answer(&format!("backup --sample {name} {rest}")));
        assert_eq!(found, Vec::<String>::new(), "{name} {rest}");
    }
    let supposed = answer("backup --sample lin --scenario salary-ten-days-late");
    assert_eq!(misfits(&schema, &supposed), Vec::<String>::new());
    let lost = answer("backup --sample lin --without card");
    assert_eq!(misfits(&schema, &lost), Vec::<String>::new());
    let several = answer("backup --sample lin --sample healthy");
    assert_eq!((several.as_array().map(Vec::len), misfits(&schema, &several)), (Some(2), vec![]));
    let (_, offer, _) = run("backup --sample lin --offer --sign ab --format json");
    assert_eq!(offer, "");
    let (_, offer, _) = run("backup --sample lin --offer --sign fee-first --format json");
    let offer: Value = serde_json::from_str(&offer).unwrap();
    assert_eq!(misfits(&schema, &offer), Vec::<String>::new());
}

/// Lin without the card: nothing is missing while it only stops; called in, 6,999.51 on 8 December.
#[test]
fn lin_without_the_card() {
    let answer = answer("backup --sample lin --without card");
    let lost = &answer["missing"]["without"];
    assert_eq!(lost["stopped"]["gaps"], serde_json::json!([]));
    assert_eq!(lost["called_in_on"], "2026-12-08");
    assert_eq!(lost["called_in"]["stretch"]["amount"], "6999.51");
    let need = &answer["need"];
    assert_eq!((&need["base"], &need["amount"]), (&"missing-when-called-in".into(), &"6999.51".into()));
    let fund = option(&answer, "cn/emergency-fund");
    assert_eq!(
        (&fund["verdict"], &fund["covers"], &fund["cost"]["total"]),
        (&"yes".into(), &"800.00".into(), &"0.00".into())
    );
    // What is missing is a debt: money with a purpose of its own is closed, with the reason.
    let subsidised = option(&answer, "cn/subsidised-consumption");
    assert_eq!(subsidised["verdict"], "no");
    assert_eq!(subsidised["reasons"][0], "not met: the money is for consumption, not for other loans");
    assert_eq!(answer["not_in_force"][0]["id"], "cn/credit-repair-2026");
    assert_eq!(answer["not_in_force"][0]["effective_to"], "2026-03-31");
}

#[test]
fn groups_come_in_order_and_inside_each_the_cheaper_first() {
    for sample in ["lin", "us-household"] {
        let answer = answer(&format!("backup --sample {sample} --need 900 --days 90 --for living"));
        let options = answer["options"].as_array().unwrap();
        let order = ["no-cost", "own-funds", "public", "lenders", "law", "dear"];
        let place = |option: &Value| order.iter().position(|group| option["group"] == *group).unwrap();
        let places: Vec<usize> = options.iter().map(place).collect();
        assert!(places.is_sorted(), "{places:?}");
        for pair in options.windows(2) {
            let late = |option: &Value| matches!(option["brings"].as_str(), Some("new-terms" | "advice"));
            if pair[0]["group"] != pair[1]["group"] || late(&pair[0]) != late(&pair[1]) {
                continue;
            }
            let share = |option: &Value| {
                let cost = option["cost"].as_object()?;
                let of = |key: &str| cost[key].as_str().unwrap().parse::<f64>().unwrap();
                Some(if of("received") > 0.0 { of("total") / of("received") } else { of("total") })
            };
            if let (Some(first), Some(second)) = (share(&pair[0]), share(&pair[1])) {
                assert!(first <= second + 1e-4, "{} {first} before {} {second}", pair[0]["id"], pair[1]["id"]);
            }
        }
    }
}

#[test]
fn new_debt_for_old_is_always_compared_over_the_whole_household() {
    let seven = answer("backup --sample seven-lenders");
    let ids = |answer: &Value| -> Vec<String> {
        let all = answer["new_for_old"].as_array().unwrap();
        all.iter().map(|one| one["option"].as_str().unwrap().to_owned()).collect()
    };
    // Every open loan, since what is missing is a debt.
    let open: Vec<String> = seven["options"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|option| option["verdict"] != "no" && option["cost"].is_object())
        .filter(|option| !option["cost"]["borrowed"].as_str().unwrap().starts_with("0.00"))
        .filter(|option| option["brings"] == "new-terms" || option["covers"].is_string())
        .map(|option| option["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids(&seven), open);
    assert!(open.contains(&"cn/platform-cash-loan".to_owned()), "{open:?}");
    let platform = &seven["new_for_old"][ids(&seven).iter().position(|id| id == "cn/platform-cash-loan").unwrap()];
    let (with, without) = (&platform["household_with"], &seven["household_without"]);
    assert_eq!((with["lenders"].as_i64(), without["lenders"].as_i64()), (Some(8), Some(7)));
    let ratio = |course: &Value| course["dti"].as_str().unwrap().parse::<f64>().unwrap();
    assert!(ratio(with) > ratio(without));
    assert!(!seven["avoid"]["warnings"].as_array().unwrap().is_empty());
    // For living an ordinary loan pays no debt; what replaces debts always does.
    let living = ids(&answer("backup --sample lin --need 900 --for living"));
    assert_eq!(living, ["cn/personalised-card-plan"]);
}

#[test]
fn several_ways_together_cover_in_the_order_chosen() {
    let chosen = "--with emergency-fund --with pal-2=100 --with family-loan";
    let facts = "--fact credit_union_member_months=9 --fact family_can_lend=2000";
    let answer = answer(&format!("backup --sample us-household --need 1500 --days 60 {chosen} {facts}"));
    let together = &answer["together"];
    let covers: Vec<&str> =
        together["pieces"].as_array().unwrap().iter().map(|piece| piece["covers"].as_str().unwrap()).collect();
    assert_eq!((covers, &together["left"]), (vec!["1200.00", "100.00", "200.00"], &"0.00".into()));
    let cost: f64 = together["cost"].as_str().unwrap().parse().unwrap();
    assert!(cost > 20.0 && cost < 26.0, "{cost}");
    assert_eq!(together["household_with"]["emergency_fund_at_end"], "0.00");
}

#[test]
fn what_has_expired_is_history_on_a_later_day() {
    let later = answer("backup --sample lin --as-of 2027-01-01 --need 900");
    let ids: Vec<&str> =
        later["not_in_force"].as_array().unwrap().iter().map(|option| option["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["cn/credit-repair-2026", "cn/subsidised-consumption", "cn/card-instalment-subsidy"]);
    let far = answer("backup --sample lin --as-of 2150-01-01 --need 900");
    let stale = far["options"].as_array().unwrap().iter().filter(|option| option["stale"] == true).count();
    assert!(stale >= 3, "values that have aged say so: {stale}");
}

#[test]
fn bad_input_is_refused_with_a_reason() {
    for (arguments, part) in [
        ("--need 0", "above zero"),
        ("--need -5", "above zero"),
        ("--need many", "above zero"),
        ("--need 1.234", "above zero"),
        ("--on 2020-01-01", "before"),
        ("--on 2150-01-01", "after 2027-12-21, where the look ahead ends"),
        ("--without nothing", "pay-later, cash-loan, card"),
        ("--with emergency-find", "did you mean `cn/emergency-fund`"),
        ("--with emergency-fund=0", "above zero"),
        ("--show nothing", "Known: cn/"),
        ("--fact student", "KEY=VALUE"),
        ("--offer --sign fee-frist", "did you mean `fee-first`"),
        ("--offer --sign none --amount 100", "--payments"),
        ("--offer --sign none --amount 0 --payment 1 --payments 1", "above zero"),
    ] {
        let (exit, out, err) = run(&format!("backup --sample lin --lang en {arguments}"));
        assert_eq!((exit, out.as_str()), (Exit::Usage, ""), "{arguments}: {err}");
        assert!(err.contains(part), "{arguments}: {err}");
    }
    for arguments in ["--days 0", "--days 4000", "--on 2026-02-30", "--sign fee-first", "--payments 0 --offer"] {
        assert_eq!(run(&format!("backup --sample lin {arguments}")).0, Exit::Usage, "{arguments}");
    }
    let (exit, _, err) = run("backup --sample lin --as-of 2020-01-01 --lang en");
    assert_eq!(exit, Exit::Invalid, "{err}");
    assert_eq!(run("backup --sample nobody").0, Exit::Invalid);
}

#[test]
fn an_offer_is_checked_without_a_question_when_there_is_no_terminal() {
    let (exit, out, err) = run("backup --sample lin --offer --lang en");
    assert_eq!((exit, out.as_str()), (Exit::Usage, ""));
    assert_eq!(err.matches("\n  --sign ").count(), 8, "{err}");
    let (exit, out, _) = run("backup --sample lin --offer --sign other-signs --lang zh-CN");
    assert_eq!(exit, Exit::Fails);
    assert!(out.contains("“AB 贷”"), "{out}");
    let (exit, out, _) = run("backup --sample us-household --offer --sign none --lang en");
    assert_eq!(exit, Exit::Well);
    assert!(out.contains("no proof that the offer is sound"), "{out}");
    // Without a household the language says where the offer is made.
    let machine = Machine::new();
    let ran = machine.run("backup --offer --sign guaranteed --lang en");
    assert_eq!((ran.code, ran.out.contains("Advance-fee loan")), (1, true), "{}", ran.err);
    assert!(machine.run("backup --offer --sign forged-proof --lang zh-CN").out.contains("伪造证明"));
}

#[test]
fn a_partly_read_household_is_refused_unless_allowed() {
    let machine = Machine::with("lin");
    let text = machine.profile_text().replace("limit = \"20000.00\"", "limit = \"many\"");
    std::fs::write(machine.profile(), text).unwrap();
    assert_eq!(machine.run("backup").code, 3);
    let allowed = machine.run("backup --allow-partial --lang en");
    assert!(allowed.out.contains("What is missing") && allowed.code == 0, "{}", allowed.err);
}

/// No sentence of the answer tells anybody to take something.
#[test]
fn words_give_options_and_never_advice() {
    for lang in ["en", "zh-CN"] {
        for sample in ["lin", "seven-lenders", "us-household", "shortfall"] {
            let (_, out, _) = run(&format!("backup --sample {sample} --lang {lang}"));
            for word in ["recommend", "you should", "best option", "we advise", "推荐使用", "建议使用", "最佳"]
            {
                assert!(!out.to_lowercase().contains(word), "{sample}: {word}");
            }
        }
    }
}

/// What nobody stated is not counted; what the reader counts on is.
#[test]
fn an_amount_that_nobody_knows_is_not_counted() {
    let together =
        |with: &str| answer(&format!("backup --sample lin --need 3000 --days 30 --with {with}"))["together"].clone();
    let unknown = together("family-loan");
    assert_eq!((&unknown["pieces"][0]["covers"], &unknown["pieces"][0]["cost"]), (&"0.00".into(), &Value::Null));
    assert_eq!((&unknown["left"], &unknown["household_with"]["lenders"]), (&"3000.00".into(), &3.into()));
    let counted = together("family-loan=2000");
    assert_eq!((&counted["left"], &counted["household_with"]["lenders"]), (&"1000.00".into(), &4.into()));
}

/// A way that is closed or over may be looked at together with others, and is told to be so.
#[test]
fn a_closed_way_is_told_to_be_closed() {
    let shown = |with: &str| run(&format!("backup --sample lin --without card --with {with} --lang en")).1;
    assert!(shown("bank-consumer-loan").contains("cannot be used: not met: the money is not for other loans"));
    assert!(shown("credit-repair-2026").contains("It is not in force on this day."));
    assert!(!shown("emergency-fund").contains("cannot be used:"));
}

/// A day that is named stands for its own gap.
#[test]
fn the_gap_of_a_day() {
    let of = |on: &str| answer(&format!("backup --sample lin --without card --on {on}"))["need"].clone();
    let need = of("2026-12-11");
    assert_eq!((&need["amount"], &need["from"]), (&"5538.02".into(), &"2026-12-11".into()));
    // It is there because the card was called in: a debt, whatever is bought that day.
    assert_eq!((&need["base"], &need["used_for"]), (&"missing-when-called-in".into(), &"debts".into()));
    assert_eq!(of("2026-12-10")["base"], "example", "the salary is there");
    let (_, out, _) = run("backup --sample lin --without card --on 2026-12-10 --lang en");
    assert!(out.contains("On 2026-12-10 nothing is missing"), "{out}");
}
