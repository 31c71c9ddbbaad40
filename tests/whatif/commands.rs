//! `tideover simulate` from the command line: margins, the points card, exit codes, and everything that is wrong with what
//! was asked.

use crate::support::program::Machine;

#[test]
fn everything_wrong_is_named_and_ends_with_its_code() {
    let machine = Machine::new();
    for (arguments, code, said) in [
        ("--miss nope:2027-01", 2, "error[unknown-line]"),
        ("--cut card:30%@2020-01-01", 2, "error[shock-out-of-range]"),
        ("--cut card:30%@2029-01-01", 2, "error[shock-out-of-range]"),
        ("--suspend card@2027-01-01 --suspend card@2027-01-01", 2, "error[shocks-contradict]"),
        ("--miss card:2027-01 --miss card:2027-01", 2, "error[shocks-contradict]"),
        ("--lose-income nobody:2", 2, "error[unknown-income]"),
        ("--new-line cn/nope:1000@2027-01-01", 2, "error[content-unknown]"),
        ("--outage ghosts:3@2027-01-01", 2, "error[unknown-line]"),
        ("--cut card:300%@2027-01-01", 2, "--cut card:300%@2027-01-01: write it as LINE:PERCENT@DATE"),
        ("--late card:0", 2, "--late card:0: write it as"),
        ("--rule-change card:vanish@2027-01-01", 2, "--rule-change card:vanish@2027-01-01: write it as"),
        ("no-such-scenario", 3, "error[content-unknown]"),
        ("no-such-file.toml", 4, "error["),
        ("--margins --at 2020-01-01", 2, "error[shock-out-of-range]"),
        ("--at 2031-01-01", 2, "error[shock-out-of-range]"),
        ("--card --base-rate 0%", 2, "error[base-rate-impossible]"),
        ("--card --base-rate much", 2, "--base-rate much: write a share such as 2%, or one of data, calm"),
    ] {
        let ran = machine.run(&format!("simulate --sample lin {arguments}"));
        assert_eq!(ran.code, code, "{arguments}: {}", ran.err);
        assert!(ran.err.contains(said) && ran.out.is_empty(), "{arguments}: {}{}", ran.err, ran.out);
    }
}

/// A policy of one's own whose rules name nothing, never fire or set themselves off: file, line and span, and no run.
#[test]
fn a_policy_that_cannot_be_is_refused_with_its_place() {
    let machine = Machine::new();
    let folder = machine.data.path().join("own");
    std::fs::create_dir_all(folder.join("policies")).unwrap();
    let head = "id = \"own/rules\"\njurisdiction = \"CN\"\nname = { en = \"Mine\", zh = \"我的\" }\n\
                summary = { en = \"Mine.\", zh = \"我的。\" }\n[applies]\nproducts = []\nkinds = []\n[registry]\n\
                delay_days = 5\nsees = true\nevidence = \"A\"\nconfidence = \"low\"\n";
    let rule = |when: &str, rest: &str| {
        format!(
            "{head}[[trigger]]\nid = \"mine\"\nname = {{ en = \"Mine\", zh = \"我的\" }}\ncause = \"limit-management\"\n\
             when = [{when}]\n{rest}\nteaching_assumption = true\nevidence = \"A\"\nconfidence = \"low\"\n"
        )
    };
    let forever = "effect = \"suspend\"\npermanent = true";
    let itself = "effect = \"reduce\"\nby = \"50%\"\nrecover = { when = [], cooling_days = 0, probation_days = 0 }";
    for (when, rest, code, line) in [
        ("{ indicator = \"moon-phase\", op = \">=\", value = 1 }", forever, "unknown-indicator", 17),
        ("{ indicator = \"bucket\", op = \">=\", value = 9 }", forever, "trigger-never-fires", 17),
        ("{ indicator = \"lenders\", op = \">=\", value = 0 }", forever, "trigger-always-fires", 17),
        ("{ indicator = \"utilisation\", op = \">=\", value = \"80%\" }", itself, "trigger-loops", 20),
        (
            "{ indicator = \"bucket\", op = \">=\", value = 2 }",
            &format!("{forever}\nlesson = \"L99\""),
            "content-unknown",
            20,
        ),
    ] {
        std::fs::write(folder.join("policies/own.toml"), rule(when, rest)).unwrap();
        let ran = machine.run(&format!("simulate --sample lin --content {}", folder.display()));
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert!(ran.err.contains(&format!("error[{code}]")), "{}", ran.err);
        assert!(ran.err.contains(&format!("own.toml:{line}:")), "{code}: {}", ran.err);
        if code == "content-unknown" {
            assert!(ran.err.contains("there is no `L99` in the content"), "{}", ran.err);
            let checked = machine.run(&format!("content check --lang zh-CN --content {}", folder.display()));
            assert_eq!(checked.code, 3, "{}", checked.err);
            let said = format!("{}{}", checked.out, checked.err);
            assert!(said.contains("L99") && said.contains("own.toml:20:10"), "{said}");
        }
    }
}

#[test]
fn margins_and_card_in_both_languages_and_as_json() {
    let machine = Machine::new();
    let ran = machine.run("simulate --sample lin --margins");
    assert!(ran.code == 0 && ran.out.contains("1,600.00 more on this line and its use reaches 95%"), "{}", ran.out);
    assert!(ran.out.contains("teaching assumption"), "{}", ran.out);
    let ran = machine.run("simulate --sample lin --margins --lang zh-CN");
    assert!(ran.out.contains("这笔再用 1,600.00，使用率即达到 95%") && ran.out.contains("教学假设"), "{}", ran.out);
    let ran = machine.run("simulate --sample lin --margins --at 2027-01-31 --format json salary-ten-days-late");
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["at"], "2027-01-31");
    assert_eq!(answer["margins"][0]["state"], "recovering");
    assert!(
        answer["margins"][0]["rules"].as_array().unwrap().iter().all(|rule| rule["teaching_assumption"].is_boolean())
    );
    let ran = machine.run("simulate --sample lin --card");
    assert!(ran.out.contains("Pay-later: 12.0%, 5 of 59 points") && ran.out.contains("is not any lender's score"));
    let ran = machine.run("simulate --sample lin --card --base-rate calm --format json");
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["card"]["base_rate"], "0.007400");
    assert_eq!(answer["card"]["is_a_lenders_score"], false);
    let reasons = answer["lines"][2]["score"]["reasons"].as_array().unwrap();
    let points: Vec<i64> = reasons.iter().map(|reason| reason["points"].as_i64().unwrap()).collect();
    assert!(points.len() <= 4 && points.is_sorted_by(|a, b| a >= b) && points[0] == 10, "{points:?}");
}

#[test]
fn a_mortgage_is_asked_for_on_a_chosen_day() {
    let machine = Machine::new();
    let run = |day: &str| {
        let ran = machine.run(&format!("simulate three-missed-payments --sample lin --format json --at {day}"));
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()
    };
    let (early, late) = (run("2026-12-01"), run("2027-05-01"));
    assert_eq!(early["with"]["mortgage"]["missed_in_24_months"], 0);
    assert_eq!(late["with"]["mortgage"]["missed_in_24_months"], 3);
    assert_eq!(late["base"]["mortgage"]["missed_in_24_months"], 0);
    assert!(late["with"]["mortgage"]["debt_to_income"].is_string());
    let ran = machine.run("simulate salary-ten-days-late --sample lin --fail-on stop");
    assert_eq!(ran.code, 1, "a line stops");
    assert_eq!(machine.run("simulate --sample lin --fail-on stop").code, 0, "nothing stops");
}
