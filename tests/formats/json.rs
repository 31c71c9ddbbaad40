//! JSON: Lin's figures, the shipped schemas, several households, names that must come back unchanged.

use super::{WILD_NAMES, all_limits, households, lin_in_yen_partly_read, lin_named, lin_today, schema::misfits};
use crate::engine::build::percent;
use serde_json::{Value, json};
use tideover::domain::household::profile::CheckLimits;
use tideover::report::check::check;
use tideover::report::json::{self, schema, to_text, together};
use tideover::report::schedule::schedule;
use tideover::report::standing::Standing;
use tideover::report::status::status;
use tideover::text::Lang;

/// The three answers of a household, each with its schema.
fn answers(id: &str, standing: &Standing, lang: Lang) -> [(Value, &'static str); 3] {
    let limits = check(standing, all_limits());
    [
        (json::status(id, &status(standing), lang), schema::STATUS),
        (json::check(id, standing, &limits, lang), schema::CHECK),
        (json::schedule(id, &schedule(standing), lang), schema::SCHEDULE),
    ]
}

#[test]
fn every_answer_fits_its_schema() {
    for (id, standing) in households() {
        for lang in Lang::ALL {
            for (answer, schema) in answers(&id, &standing, lang) {
                let schema: Value = serde_json::from_str(schema).unwrap();
                // The record alone, so that its own misfits are told and not only that none of several fits.
                let record = json!({ "$ref": "#/definitions/record", "definitions": schema["definitions"] });
                assert_eq!(misfits(&record, &answer), Vec::<String>::new(), "{id}");
            }
        }
    }
}

#[test]
fn one_record_or_a_list_of_them_fits() {
    for (answer, schema) in answers("lin", &lin_today(), Lang::En) {
        let schema: Value = serde_json::from_str(schema).unwrap();
        assert_eq!(misfits(&schema, &answer), Vec::<String>::new());
        let several = together(vec![answer.clone(), answer.clone()]);
        assert_eq!(misfits(&schema, &several), Vec::<String>::new());
        assert!(!misfits(&schema, &json!([answer, {}])).is_empty());
    }
}

#[test]
fn a_household_that_could_not_be_opened_fits_the_schema() {
    let problems = lin_in_yen_partly_read().record.problems;
    for (command, schema) in [("status", schema::STATUS), ("check", schema::CHECK), ("schedule", schema::SCHEDULE)] {
        let schema: Value = serde_json::from_str(schema).unwrap();
        let unopened = json::unopened(command, "yen", &problems, Lang::En);
        assert_eq!(misfits(&schema, &unopened), Vec::<String>::new());
        let opened =
            answers("lin", &lin_today(), Lang::En).into_iter().find(|(answer, _)| answer["command"] == command);
        assert_eq!(misfits(&schema, &json!([unopened, opened.unwrap().0])), Vec::<String>::new());
    }
}

#[test]
fn the_households_show_every_kind() {
    let mut seen = std::collections::BTreeSet::new();
    for (id, standing) in households() {
        for (answer, _) in answers(&id, &standing, Lang::En) {
            for (list, key) in [("warnings", "code"), ("rows", "item"), ("checks", "measure"), ("rows", "origin")] {
                let kinds = answer[list].as_array().into_iter().flatten().map(|one| one[key].as_str().unwrap());
                seen.extend(kinds.map(|kind| format!("{list} {kind}")));
            }
        }
    }
    let count = |list: &str| seen.iter().filter(|kind| kind.starts_with(list)).count();
    // Assumed rows are before today, so that two of the three origins are ahead.
    assert_eq!((count("warnings"), count("rows"), count("checks")), (14, 9 + 2, 7), "{seen:#?}");
}

#[test]
fn a_definition_means_the_same_in_every_schema() {
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap()["definitions"].clone();
    let schemas = [read(schema::STATUS), read(schema::CHECK), read(schema::SCHEDULE)];
    for first in &schemas {
        for (name, definition) in
            first.as_object().unwrap().iter().filter(|(name, _)| !matches!(name.as_str(), "record" | "unopened"))
        {
            for second in &schemas {
                assert!(second.get(name).is_none_or(|other| other == definition), "{name}");
            }
        }
    }
}

#[test]
fn the_schema_refuses_an_answer_with_a_wrong_figure() {
    let standing = lin_today();
    let schema: Value = serde_json::from_str(schema::STATUS).unwrap();
    let right = json::status("lin", &status(&standing), Lang::En);
    let broken: [(&str, Value); 6] = [
        ("/ratios/dti/ratio", json!(0.392314)),
        ("/ratios/dti/base", Value::Null),
        ("/owed", json!("34,000.00")),
        ("/as_of", json!("2026-02-31")),
        ("/lines/0/state", json!("fine")),
        ("/upcoming/0/item", json!("gift")),
    ];
    for (pointer, wrong) in broken {
        let mut answer = right.clone();
        *answer.pointer_mut(pointer).unwrap() = wrong;
        assert!(!misfits(&schema, &answer).is_empty(), "{pointer}");
    }
}

#[test]
fn lin_in_figures() {
    let standing = lin_today();
    let answer = json::status("lin", &status(&standing), Lang::En);
    let at = |pointer: &str| answer.pointer(pointer).cloned().unwrap_or_else(|| panic!("{pointer}"));
    assert_eq!(
        at("/ratios/dti"),
        json!({ "ratio": "0.392314", "base": "take-home income", "debt_service": "3138.51", "income": "8000.00" })
    );
    assert_eq!(at("/schema_version"), json!(1));
    assert_eq!((at("/as_of"), at("/currency")), (json!("2026-11-21"), json!("CNY")));
    assert_eq!((at("/household/id"), at("/household/sample")), (json!("lin"), json!(true)));
    assert_eq!(at("/lowest_cash"), json!({ "date": "2026-12-08", "amount": "200.49" }));
    assert_eq!(at("/ratios/runway/days"), json!(20));
    assert_eq!(at("/ratios/runway/ends_on"), json!("2026-12-11"));
    assert_eq!(at("/ratios/emergency_months/months"), json!("0.19"));
    assert_eq!(at("/ratios/utilisation/ratio"), json!("0.500000"));
    assert_eq!(at("/lines/0/utilisation_ratio"), json!("0.750000"));
    assert_eq!(at("/monthly_payments/1"), json!({ "line": "cash-loan", "amount": "1799.51", "projected": false }));
    assert_eq!(at("/upcoming/1/instalment"), json!({ "number": 1, "of": 12 }));
    assert_eq!(at("/upcoming/1/cash_change"), json!("-1799.51"));
    assert_eq!(at("/lines/2/next_due"), json!({ "date": "2026-12-08", "amount": "800.00" }));
    let names: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(names[..3], ["schema_version", "command", "as_of"]);
}

#[test]
fn the_check_names_what_it_measured() {
    let standing = lin_today();
    let limits = CheckLimits { max_dti: Some(percent("39%")), ..CheckLimits::default() };
    let answer = json::check("lin", &standing, &check(&standing, limits), Lang::Zh);
    assert_eq!(answer["passes"], json!(false));
    assert_eq!(
        answer["checks"],
        json!([{
            "measure": "dti",
            "line": null,
            "measured":
                { "ratio": "0.392314", "base": "take-home income", "debt_service": "3138.51", "income": "8000.00" },
            "comparison": "at-most",
            "limit": { "ratio": "0.390000" },
            "verdict": "beyond",
            "fails": true,
        }])
    );
    let wider = CheckLimits { max_dti: Some(percent("40%")), ..CheckLimits::default() };
    let answer = json::check("lin", &standing, &check(&standing, wider), Lang::Zh);
    assert_eq!((&answer["passes"], &answer["limits_from"]), (&json!(true), &json!("options")));
}

#[test]
fn one_household_is_a_record_and_several_are_a_list() {
    assert_eq!(together(vec![json!({ "a": 1 })]), json!({ "a": 1 }));
    assert_eq!(together(vec![json!(1), json!(2)]), json!([1, 2]));
    assert_eq!(together(Vec::new()), json!([]));
}

#[test]
fn problems_and_what_was_left_out_are_told() {
    let standing = lin_in_yen_partly_read();
    for (answer, _) in answers("yen", &standing, Lang::En) {
        assert_eq!(answer["left_out"][0]["name"], json!({ "en": "card, two", "zh-CN": "卡二" }));
        let problem = &answer["problems"][0];
        assert_eq!((&problem["code"], &problem["severity"]), (&json!("unknown-key"), &json!("error")));
        assert_eq!((&problem["line"], &problem["column"]), (&json!(2), &json!(1)));
        assert_eq!(problem["values"]["nearest"], json!("limit"));
        assert!(problem["message"].as_str().unwrap().contains("limti"));
    }
    let answer = json::status("yen", &status(&standing), Lang::En);
    assert_eq!(answer["owed"], json!("3400000"));
}

#[test]
fn wild_names_come_back_unchanged_and_harmless() {
    for name in WILD_NAMES {
        let standing = lin_named(name);
        for (answer, _) in answers(name, &standing, Lang::En) {
            let text = to_text(&answer);
            assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{name:?}");
            let read: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(read, answer);
            assert_eq!(read["household"]["name"]["zh-CN"], json!(name));
        }
    }
}
