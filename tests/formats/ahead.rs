//! `simulate` and `stress` as JSON: every form of their answers fits its shipped schema.

use serde_json::{Value, json};
use tideover::report::json::schema;

use super::schema::misfits;
use crate::support::program::Machine;

fn answer(machine: &Machine, arguments: &str, shipped: &str, form: &str) -> Value {
    let ran = machine.run(&format!("{arguments} --format json --lang en"));
    let value: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err));
    let shipped: Value = serde_json::from_str(shipped).unwrap();
    assert_eq!(misfits(&shipped, &value), Vec::<String>::new(), "{arguments}");
    if !form.is_empty() {
        let form = json!({ "$ref": format!("#/definitions/{form}"), "definitions": shipped["definitions"] });
        assert_eq!(misfits(&form, &value), Vec::<String>::new(), "{arguments}");
    }
    value
}

#[test]
fn what_ifs_margins_and_cards_fit_the_schema_of_simulate() {
    let machine = Machine::new();
    let mut kinds = std::collections::BTreeSet::new();
    for (arguments, form) in [
        ("--sample lin", "record"),
        ("salary-ten-days-late --sample lin --at 2027-02-01", "record"),
        ("three-missed-payments --sample lin", "record"),
        ("limit-cut-30 --sample us-household", "record"),
        ("--sample lin --new-line cn/consumer-loan:20000@2026-12-01", "record"),
        ("--sample seven-lenders --margins --at 2026-12-15", "margins"),
        ("policy-change-for-everyone --sample us-household --margins", "margins"),
        ("--sample seven-lenders --card", "cards"),
        ("--sample lin --sample gig --card", ""),
    ] {
        let value = answer(&machine, &format!("simulate {arguments}"), schema::SIMULATE, form);
        let chain = value["chain"].as_array().into_iter().flatten();
        kinds.extend(chain.map(|link| link["kind"].as_str().unwrap().to_owned()));
    }
    // Every kind of link was met but the called-in balance, which takes longer to come.
    for kind in ["missed", "limit", "opened", "state"] {
        assert!(kinds.contains(kind), "{kind} of {kinds:?}");
    }
}

#[test]
fn chances_and_paths_fit_the_schema_of_stress() {
    let machine = Machine::new();
    let few = "--paths 16 --months 3";
    for (arguments, form) in [
        (format!("--sample lin {few} --pay-early dearest"), "record"),
        (format!("one-missed-payment --sample gig {few} --brief --times stressed"), "record"),
        ("--sample seven-lenders --months 6 --path 3".to_owned(), "path"),
        (format!("--sample lin --sample healthy {few} --brief"), ""),
    ] {
        answer(&machine, &format!("stress {arguments}"), schema::STRESS, form);
    }
}

#[test]
fn a_household_that_cannot_be_opened_fits_too_and_an_answer_that_lacks_something_does_not() {
    let machine = Machine::with("lin");
    std::fs::write(machine.profile(), "as_of = [").unwrap();
    for (command, shipped) in [("simulate", schema::SIMULATE), ("stress", schema::STRESS)] {
        answer(&machine, command, shipped, "unopened");
    }
    let machine = Machine::new();
    let mut value = answer(&machine, "simulate --sample lin", schema::SIMULATE, "record");
    let shipped: Value = serde_json::from_str(schema::SIMULATE).unwrap();
    value["with"].as_object_mut().unwrap().remove("mortgage");
    assert!(!misfits(&shipped, &value).is_empty());
}
