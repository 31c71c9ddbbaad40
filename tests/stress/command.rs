//! `tideover stress`: the same bytes, bad input, one path, scenario files with chances of their own.

use crate::support::program::Machine;

const LIN: &str = "stress --sample lin --seed 1 --format json";

#[test]
fn one_thread_and_two_write_the_same_bytes() {
    let machine = Machine::new();
    let one = machine.run(&format!("{LIN} --paths 130 --months 3 --threads 1"));
    let two = machine.run(&format!("{LIN} --paths 130 --months 3 --threads 2"));
    assert_eq!(one.code, 0, "{}", one.err);
    assert_eq!(one.out, two.out);
    let answer: serde_json::Value = serde_json::from_str(&one.out).unwrap();
    assert_eq!((answer["command"].as_str(), answer["paths"].as_u64()), (Some("stress"), Some(130)));
    assert_eq!(answer["buffers"].as_array().unwrap().len(), 12);
    assert_eq!(answer["fans"].as_array().unwrap().len(), 3);
    // Progress is for terminals.
    assert_eq!(one.err, "");
}

#[test]
fn a_run_that_is_too_large_is_refused_with_memory_and_time() {
    let machine = Machine::new();
    let refused = machine.run("stress --sample lin --lang en --paths 1000000000000");
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("1,000,000,000,000 paths over 12 months would take"), "{}", refused.err);
    assert!(refused.err.contains("GiB of memory and about 2 years"), "{}", refused.err);
    let chinese = machine.run("stress --sample lin --lang zh-CN --paths 1000000000000");
    assert!(chinese.err.contains("内存") && chinese.err.contains("请减少路径数"), "{}", chinese.err);
}

#[test]
fn no_paths_and_no_months_are_no_question() {
    let machine = Machine::new();
    for wrong in ["--paths 0", "--months 0", "--threads 0", "--paths -1", "--times sunny"] {
        let refused = machine.run(&format!("stress --sample lin {wrong}"));
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{wrong}");
    }
}

#[test]
fn a_scenario_file_changes_chances_and_one_that_is_none_is_refused() {
    let machine = Machine::new();
    let run = |text: &str, more: &str| {
        let path = machine.profile().with_file_name("own.toml");
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        let path = path.display().to_string();
        let mut arguments = vec!["stress", &path, "--sample", "lin", "--paths", "64", "--brief", "--lang", "en"];
        arguments.extend(more.split_whitespace());
        machine.run_with(&arguments)
    };
    let head = "id = \"own\"\nname = { en = \"own\", zh = \"own\" }\nsummary = { en = \"own\", zh = \"own\" }\n";
    let sure = run(&format!("{head}times = \"stressed\"\n[chances.job_loss]\nmonthly = \"100%\"\nkept = \"0%\"\n"), "");
    assert_eq!(sure.code, 0, "{}", sure.err);
    assert!(sure.out.contains("stressed times") && sure.out.contains("money runs out one day"), "{}", sure.out);
    let of = |text: &str| text.lines().find(|line| line.contains("money runs out")).unwrap().to_owned();
    let calm = run(&format!("{head}[chances.job_loss]\nmonthly = \"0%\"\n"), "");
    assert_ne!(of(&sure.out), of(&calm.out));
    let wrong = run(&format!("{head}[chances.outage]\nmonthly = \"101%\"\n"), "");
    assert_eq!((wrong.code, wrong.out.as_str()), (3, ""));
    assert!(wrong.err.contains("chance-out-of-range") && wrong.err.contains("101%"), "{}", wrong.err);
    let reversed = run(&format!("{head}[chances.limit_cut]\nleast = \"80%\"\nmost = \"20%\"\n"), "");
    assert!(reversed.err.contains("chance-out-of-range"), "{}", reversed.err);
    let nothing = run(head, "");
    assert!(nothing.err.contains("missing-key"), "{}", nothing.err);
}

#[test]
fn one_path_is_told_in_full_in_both_languages() {
    let machine = Machine::new();
    let told = machine.run("stress --sample lin --path 187 --lang en");
    assert!(told.out.contains("Path 187 of seed 1") && told.out.contains("What chance brings"), "{}", told.out);
    assert!(told.out.contains("car repair: 1,179.87") && told.out.contains("rule:"), "{}", told.out);
    let chinese = machine.run("stress --sample lin --path 187 --lang zh-CN");
    assert!(chinese.out.contains("随机事件") && chinese.out.contains("修车：1,179.87"), "{}", chinese.out);
    let json = machine.run("stress --sample lin --path 187 --format json");
    let answer: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(answer["brought"][1]["driver"], "expense");
    assert!(!answer["chain"].as_array().unwrap().is_empty());
}
