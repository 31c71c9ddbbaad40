//! Damaged files: whatever is cut, doubled or mixed up, nothing panics and no debt goes missing in silence.

use std::sync::Arc;

use proptest::prelude::*;
use tideover::diagnostic::{Source, any_error};
use tideover::profile::journal;
use tideover::report::problems::{as_json, as_text, left_out_as_text};
use tideover::text::Lang;

use super::{check_file, check_text, folder, today};

/// What a careless hand or a failing disk does to a text.
#[derive(Debug, Clone)]
enum Damage {
    Cut(usize, usize),
    Insert(usize, String),
    Double(usize, usize),
    End(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let shards = prop::sample::select(vec![
        "\"",
        "[",
        "]",
        "[[line]]",
        "=",
        ",",
        "\n",
        "{",
        "}",
        "#",
        "\u{1b}[2J",
        "-",
        "9",
        "%",
        "余额",
        "\u{feff}",
        "\r",
        "0x",
        ".",
    ]);
    prop_oneof![
        (0..4000_usize, 0..40_usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        (0..4000_usize, shards).prop_map(|(at, shard)| Damage::Insert(at, shard.to_owned())),
        (0..4000_usize, 0..120_usize).prop_map(|(at, length)| Damage::Double(at, length)),
        (0..4000_usize).prop_map(Damage::End),
    ]
}

fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn damaged(text: &str, damages: &[Damage]) -> String {
    let mut text = text.to_owned();
    for damage in damages {
        match damage {
            Damage::Cut(at, length) => {
                let (from, to) = (boundary(&text, *at), boundary(&text, at + length));
                text.replace_range(from..to, "");
            }
            Damage::Insert(at, shard) => {
                let at = boundary(&text, *at);
                text.insert_str(at, shard);
            }
            Damage::Double(at, length) => {
                let (from, to) = (boundary(&text, *at), boundary(&text, at + length));
                let piece = text[from..to].to_owned();
                text.insert_str(to, &piece);
            }
            Damage::End(at) => {
                let at = boundary(&text, *at);
                text.truncate(at);
            }
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_profile_never_loses_a_line_in_silence(damages in prop::collection::vec(damage(), 1..4)) {
        let good = std::fs::read_to_string(folder("good").join("every-key.toml")).unwrap();
        let text = damaged(&good, &damages);
        let checked = check_text("damaged.toml", &text);
        for problem in &checked.problems {
            let place = problem.place.as_ref().unwrap();
            prop_assert!(place.span.start <= place.span.end && place.span.end <= text.len(), "{problem:?}");
            for lang in Lang::ALL {
                let escape = as_text(problem, lang, false).contains('\u{1b}');
                prop_assert!(!escape);
                prop_assert!(!as_json(problem, lang)["message"].as_str().unwrap().is_empty());
            }
        }
        for left in &checked.left_out {
            prop_assert!(!left_out_as_text(left, Lang::Zh).is_empty());
        }
        prop_assert!(checked.left_out.is_empty() || any_error(&checked.problems));
        let headers = text.lines().filter(|row| row.trim_start().starts_with("[[line]]")).count();
        if checked.is_whole() {
            prop_assert_eq!(checked.profile.unwrap().lines.len(), headers);
        }
    }

    #[test]
    fn a_damaged_journal_never_loses_a_row_in_silence(damages in prop::collection::vec(damage(), 1..4)) {
        let mut good = "id,date,account,kind,amount,value,note\n".to_owned();
        for row in 0..60 {
            good.push_str(&format!("r{row},2026-11-{},card,purchase,{row}.50,,\"tea, {row}\"\n", 10 + row % 20));
        }
        let text = damaged(&good, &damages);
        let checked = check_file(&folder("good").join("every-key.toml"));
        let source = Arc::new(Source { name: "j.csv".into(), text: text.clone() });
        let read = journal::read(&source, &checked, today());
        prop_assert!(read.left_out.is_empty() || any_error(&read.problems));
        for place in read.problems.iter().filter_map(|problem| problem.place.as_ref()) {
            prop_assert!(place.span.start <= place.span.end && place.span.end <= text.len());
        }
        // A carriage return inside a quoted note belongs to the note.
        let rows = text.split('\n').skip(1).filter(|row| !row.trim_matches(['\r', '\u{feff}']).is_empty()).count();
        if !any_error(&read.problems) && !text.is_empty() {
            prop_assert_eq!(read.entries.len() + read.earlier, rows, "{}", text);
        }
    }
}
