//! The cost statement: Lin's lines and every product, by hand-made figures, in words, and as JSON that fits its schema.

use super::{households, schema::misfits};
use serde_json::{Value, json};
use std::ffi::OsString;
use tideover::cli::{Exit, run_with};
use tideover::content::Library;
use tideover::domain::money::Money;
use tideover::report::cost_statement::{CostStatement, Subject, of_line};
use tideover::report::json::{cost_statements, schema};
use tideover::report::plain::{self, Layout};
use tideover::report::wording::cost_statement::worded;
use tideover::text::Lang;

fn run(arguments: &[&str]) -> (Exit, String, String) {
    let arguments: Vec<OsString> =
        std::iter::once("tideover").chain(arguments.iter().copied()).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run_with(&arguments, &mut out, &mut err);
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn of(arguments: &str) -> Value {
    let mut arguments: Vec<&str> = arguments.split(' ').collect();
    arguments.extend(["--format", "json", "--lang", "en"]);
    let (exit, out, err) = run(&arguments);
    assert_eq!((exit, err.as_str()), (Exit::Well, ""), "{out}");
    let answer: Value = serde_json::from_str(&out).unwrap();
    let schema: Value = serde_json::from_str(schema::COST).unwrap();
    let record = json!({ "$ref": "#/definitions/record", "definitions": schema["definitions"] });
    assert_eq!(misfits(&record, &answer), Vec::<String>::new());
    assert_eq!(misfits(&schema, &answer), Vec::<String>::new());
    answer
}

fn annual(performed: &Value) -> (&str, &str) {
    let of = |key: &str| performed["annual"][key].as_str().unwrap();
    (of("nominal_percent"), of("effective_percent"))
}

/// What was received and what is paid must be one sum.
fn adds_up(statement: &CostStatement, about: &str) {
    for cost in &statement.borrowings {
        for performed in [Some(&cost.agreed), cost.minimum.as_ref()].into_iter().flatten() {
            let owed = cost.borrowing.amount() + performed.charges() - performed.upfront;
            assert_eq!(performed.paid() + performed.left, owed, "{about} {performed:?}");
            assert!(performed.annual.is_ok(), "{about} {performed:?}");
        }
        assert!(cost.agreed.left.is_zero(), "{about} {:?}", cost.agreed.left);
        let late = cost.late.unwrap_or_else(|| panic!("{about}: nothing falls due"));
        assert!(late.missed < late.paid_on && late.late_fees + late.interest >= Money::ZERO, "{about} {late:?}");
    }
}

#[test]
fn every_line_of_every_household_has_its_statement() {
    let library = Library::embedded();
    let schema: Value = serde_json::from_str(schema::COST).unwrap();
    let record = json!({ "$ref": "#/definitions/record", "definitions": schema["definitions"] });
    let mut seen = 0;
    for (id, standing) in households() {
        let lines = 0..standing.record.profile.lines.len();
        let product = |line: usize| standing.record.profile.lines[line].product.clone();
        let read = |id: String| library.product(&id).unwrap();
        let statements: Vec<CostStatement> =
            lines.filter_map(|line| of_line(&standing, line, product(line).map(read).as_ref())).collect();
        for statement in &statements {
            let about = format!("{id} {:?}", statement.line);
            adds_up(statement, &about);
            let owed: Money = statement.borrowings.iter().filter_map(|cost| cost.owed).sum();
            let line = standing.record.profile.line_index(statement.line.as_deref().unwrap()).unwrap();
            let charged = standing.state.lines[line].fees - standing.state.lines[line].credit;
            if statement.subject == Subject::Owed {
                assert_eq!(owed + charged, standing.owed_on(line), "{about}");
            }
            seen += 1;
        }
        for lang in Lang::ALL {
            let answer = cost_statements(&id, &standing, &statements, lang);
            assert_eq!(misfits(&record, &answer), Vec::<String>::new(), "{id}");
            let layout = Layout { lang, columns: Some(60) };
            let text = plain::cost_statements(Some(&standing), &statements, &|_| None, layout);
            assert!(!text.replace("\\u{", "").contains('{') && !text.contains("NaN"), "{id}: {text}");
        }
    }
    assert!(seen > 25, "{seen}");
}

#[test]
fn the_statement_of_lin() {
    let answer = of("cost --sample lin");
    let statement = |id: &str| answer["statements"].as_array().unwrap().iter().find(|one| one["line"] == id).unwrap();
    let plan = &statement("pay-later")["borrowings"][0];
    assert_eq!((plan["principal"].as_str(), plan["owed"].as_str()), (Some("6000.00"), Some("6000.00")));
    assert_eq!(plan["charges"][0]["amount"], "468.00");
    assert_eq!(plan["charges"][0]["collector"]["en"], "Heron Consumer Finance");
    assert_eq!(annual(&plan["performed"][0]), ("14.098209", "15.045827"));
    let loan = &statement("cash-loan")["borrowings"][0];
    assert_eq!(loan["performed"][0]["first_payment"], json!({ "date": "2026-12-05", "amount": "1799.51" }));
    assert_eq!(annual(&loan["performed"][0]), ("14.400142", "15.389624"));
    assert_eq!(loan["on_default"]["overdue_nominal_annual"], "0.216000");
    let card = &statement("card")["borrowings"][0];
    assert_eq!((card["performed"][0]["charges"].as_str(), annual(&card["performed"][0]).0), (Some("0.00"), "0.000000"));
    assert_eq!(card["performed"][1]["way"], "minimum-only");
    assert_eq!(card["on_default"]["one_missed"]["late_fees"], "40.00");
    let lines: Vec<(&str, &str, &str)> = loan["rate_lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["id"].as_str().unwrap(), line["rate"].as_str().unwrap(), line["effective"].as_str().unwrap()))
        .collect();
    assert_eq!(lines[..2], [("private-4-lpr", "0.120000", "above"), ("licensed-24", "0.240000", "below")]);
}

#[test]
fn the_rule_has_its_day() {
    let state = |day: &str| of(&format!("cost --sample lin --as-of {day}"))["statements"][0]["rule"]["state"].clone();
    assert_eq!(state("2026-11-21"), "required");
    let before = of("cost --amount 1000 --annual-rate 12% --as-of 2026-07-31");
    assert_eq!(before["statements"][0]["rule"]["state"], "not-yet");
    assert_eq!(before["statements"][0]["rule"]["from"], "2026-08-01");
    let (_, text, _) =
        run(&["cost", "--amount", "1000", "--annual-rate", "12%", "--as-of", "2026-07-31", "--lang", "en"]);
    assert!(text.contains("was not yet"), "{text}");
    let elsewhere = of("cost --product us/personal-loan --amount 1000 --annual-rate 12% --as-of 2026-11-21");
    assert_eq!(elsewhere["statements"][0]["rule"]["state"], "unknown");
}

#[test]
fn typed_terms_cost_what_the_calculators_say() {
    let typed = of("cost --amount 10000 --periods 12 --monthly-fee 0.66% --as-of 2026-11-21");
    assert_eq!(annual(&typed["statements"][0]["borrowings"][0]["performed"][0]), ("14.310570", "15.287535"));
    let upfront =
        of("cost --amount 10000 --periods 12 --annual-rate 12% --term accrual=monthly --upfront 3% --as-of 2026-11-21");
    let performed = &upfront["statements"][0]["borrowings"][0]["performed"][0];
    // 9,700 received, 12 payments of 888.49: 17.82 % nominal, solved apart from the program.
    assert_eq!(performed["fees"], "300.00");
    assert!(annual(performed).0.starts_with("17.82"), "{performed}");
    let both =
        of("cost --amount 1000 --periods 1 --annual-rate 18% --term accrual=monthly --term penalty_factor=150% \
                   --term overdue_mode=add --as-of 2026-11-21");
    assert_eq!(both["statements"][0]["borrowings"][0]["on_default"]["overdue_nominal_annual"], "0.450000");
}

#[test]
fn every_product_can_be_borrowed_with() {
    let library = Library::embedded();
    for id in library.product_ids() {
        let product = library.product(id).unwrap();
        let needs_rate = product.terms.rate.is_none() && product.terms.plan_fee.is_none();
        let rate = if needs_rate { " --annual-rate 9%" } else { "" };
        let answer = of(&format!("cost --product {id} --amount 5000{rate} --as-of 2026-11-21"));
        let performed = &answer["statements"][0]["borrowings"][0]["performed"];
        assert!(performed[0]["payments"].as_u64().unwrap() > 0, "{id}");
        assert_eq!(answer["statements"][0]["check_contract"], product.check_contract, "{id}");
    }
}

#[test]
fn what_cannot_be_understood_is_refused_by_name() {
    for (arguments, says) in [
        (vec!["cost", "--amount", "5"], "what does it cost"),
        (vec!["cost", "--amount", "-5", "--annual-rate", "1%"], "--amount"),
        (vec!["cost", "--amount", "1e400", "--annual-rate", "1%"], "not an amount"),
        (vec!["cost", "--product", "cn/huabi", "--amount", "5"], "content-unknown"),
        (vec!["cost", "--product", "cn/huabei", "--amount", "5", "--periods", "5"], "3, 6, 9, 12"),
        (vec!["cost", "--amount", "5", "--annual-rate", "18"], "rate-without-percent"),
        (vec!["cost", "--amount", "5", "--annual-rate", "18%", "--term", "limit"], "KEY=VALUE"),
        (vec!["cost", "--amount", "5", "--annual-rate", "18%", "--term", "limti=5"], "unknown-key"),
        (vec!["cost", "--amount", "5", "--annual-rate", "18%", "--periods", "0"], "number-out-of-range"),
        (vec!["cost", "--sample", "lin", "crad"], "unknown-line"),
        (vec!["cost", "--annual-rate", "18%"], "--amount"),
    ] {
        let mut arguments = arguments;
        arguments.extend(["--lang", "en"]);
        let (exit, out, err) = run(&arguments);
        assert_eq!((exit, out.as_str()), (Exit::Usage, ""), "{arguments:?} {err}");
        assert!(err.contains(says), "{arguments:?} {err}");
    }
}

#[test]
fn both_languages_say_the_same_and_nothing_is_recommended() {
    for (id, standing) in households() {
        for line in 0..standing.record.profile.lines.len() {
            let statement = of_line(&standing, line, None).unwrap();
            let [en, zh] = Lang::ALL.map(|lang| worded(&statement, lang));
            let shape = |worded: &tideover::report::wording::cost_statement::Worded| {
                worded.sections.iter().map(|section| section.rows.len()).collect::<Vec<_>>()
            };
            assert_eq!(shape(&en), shape(&zh), "{id}");
        }
    }
    let (_, text, _) = run(&["cost", "--sample", "lin", "--lang", "en"]);
    let lower = text.to_lowercase();
    for word in ["recommend", "best", "illegal", "usury", "expensive", "cheap"] {
        assert!(!lower.contains(word), "{word}");
    }
    assert!(text.contains("14.10% nominal") && text.contains("15.05% effective"), "{text}");
}

/// A rate that is stated beside a way of charging it that is not: each is said of what it is about.
#[test]
fn a_stated_penalty_charged_in_a_way_nobody_stated_does_not_contradict_itself() {
    let asked =
        "cost --amount 10000 --periods 12 --annual-rate 12% --use loan --term penalty_factor=150% --jurisdiction CN";
    for (lang, rate, how) in [
        (
            "en",
            "its rate: as you state it",
            "that it takes the place of the contract's: not stated, so a cautious default",
        ),
        ("zh-CN", "罚息利率：按您填写", "代替合同利率：未注明，按谨慎的默认值"),
    ] {
        let told = |more: &str| {
            let mut arguments: Vec<&str> = asked.split(' ').chain(more.split_whitespace()).collect();
            arguments.extend(["--lang", lang]);
            let (exit, out, err) = run(&arguments);
            assert_eq!(exit, Exit::Well, "{err}");
            out.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let out = told("");
        assert!(out.contains(rate) && out.contains(how), "{out}");
        // Both stated: said once.
        let both = told("--term overdue_mode=replace");
        assert!(!both.contains(rate) && !both.contains(how), "{both}");
    }
}
