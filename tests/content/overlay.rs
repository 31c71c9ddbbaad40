//! A reader's own folder laid over the embedded content, and what is said about wrong files in it.

use std::fs;
use std::path::Path;

use tideover::content::{ContentKind, Library};
use tideover::domain::money::{Rate, RateBasis, Ratio};

use super::said;

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn preset(id: &str, terms_and_facts: &str) -> String {
    format!(
        "id = \"{id}\"\ncurrency = \"CNY\"\njurisdiction = \"CN\"\nname = {{ en = \"Mine\", zh = \"我的\" }}\n\
         summary = {{ en = \"Mine.\", zh = \"我的。\" }}\n{terms_and_facts}"
    )
}

const RATE_WITH_FACT: &str =
    "[terms]\nannual_rate = \"9%\"\n[facts.annual_rate]\nevidence = \"M\"\nconfidence = \"high\"\n";

#[test]
fn a_file_replaces_the_embedded_one_of_its_id_and_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "products/anything.toml", &preset("cn/huabei", RATE_WITH_FACT));
    write(folder.path(), "products/cn/village-bank.toml", &preset("cn/village-bank", RATE_WITH_FACT));
    let library = Library::embedded().with_folder(folder.path()).unwrap();
    let rate = |id: &str| library.product(id).unwrap().terms.rate;
    assert_eq!(rate("cn/huabei"), Some(Rate::new(Ratio::percent(9), RateBasis::Annual)));
    assert_eq!(rate("cn/village-bank"), rate("cn/huabei"));
    assert_eq!(library.product_ids().len(), 28);
    let report: Vec<_> = library.laid_over().iter().map(|own| (own.kind, own.id.as_str(), own.replaced)).collect();
    assert_eq!(report, [(ContentKind::Product, "cn/huabei", true), (ContentKind::Product, "cn/village-bank", false)]);
    assert_eq!(said(&library.check()), Vec::<String>::new());
}

#[test]
fn a_source_in_the_folder_can_be_cited() {
    let folder = tempfile::tempdir().unwrap();
    let cited = RATE_WITH_FACT.replace("\"M\"", "\"O\"\nsource = \"MINE\"");
    write(folder.path(), "products/cn/own.toml", &preset("cn/own", &cited));
    let before = Library::embedded().with_folder(folder.path()).unwrap().check();
    assert_eq!(before.len(), 1);
    assert_eq!(before[0].place.as_ref().unwrap().line_and_column(), (10, 11));
    write(folder.path(), "sources.toml", "[[source]]\nkey = \"MINE\"\ntitle = { en = \"Mine\", zh = \"我的\" }\n");
    let library = Library::embedded().with_folder(folder.path()).unwrap();
    assert_eq!(said(&library.check()), Vec::<String>::new());
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nowhere");
    let found = Library::embedded().with_folder(&missing).unwrap_err();
    assert_eq!(found[0].code.name(), "content-unreadable");
    assert!(found[0].values[0].1.ends_with("nowhere"));
}

/// What is wrong with a preset, as code and the text it points at.
fn problems_of(text: &str) -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "products/cn/own.toml", text);
    let library = Library::embedded().with_folder(folder.path()).unwrap();
    let found = library.product("cn/own").unwrap_err();
    let at = |place: &tideover::diagnostic::Place| place.source.text[place.span.clone()].to_owned();
    found.iter().map(|problem| (problem.code.name(), problem.place.as_ref().map_or_else(String::new, at))).collect()
}

#[test]
fn a_stated_term_needs_a_fact() {
    let text = preset("cn/own", "[terms]\nannual_rate = \"9%\"\ndue_day = 5\n[facts]\n");
    assert_eq!(problems_of(&text), [("fact-missing", "\"9%\"".to_owned()), ("fact-missing", "5".to_owned())]);
}

#[test]
fn a_remark_on_nothing_is_refused() {
    let text =
        preset("cn/own", &format!("{RATE_WITH_FACT}[facts.anual_rate]\nevidence = \"M\"\nconfidence = \"low\"\n"));
    let codes: Vec<&str> = problems_of(&text).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["fact-empty"]);
}

#[test]
fn wrong_provenance_is_said_all_at_once() {
    let text = preset(
        "cn/own",
        "[terms]\nannual_rate = \"9%\"\n[facts.annual_rate]\nevidence = \"X+Q\"\nconfidence = \"sure\"\n\
         as_of = \"last year\"\nnote = { en = \"Only English.\" }\neffective_from = 2026-05-01\n\
         effective_to = 2026-04-01\nsuorce = \"H1\"\n[facts.other]\nevidence = \"P\"\nconfidence = \"low\"\n\
         note = { en = \"a\", zh = \"b\" }\n",
    );
    let expected = [
        ("not-one-of", "\"X+Q\""),
        ("not-one-of", "\"sure\""),
        ("bad-partial-date", "\"last year\""),
        ("missing-key", "{ en = \"Only English.\" }"),
        ("life-reversed", "2026-04-01"),
        ("unknown-key", "suorce"),
        ("source-missing", "\"P\""),
    ];
    let found = problems_of(&text);
    let found: Vec<(&str, &str)> = found.iter().map(|(code, at)| (*code, at.as_str())).collect();
    // Neither value of the first fact can be used, so the rate stands without support.
    assert_eq!(found[0], ("fact-missing", "\"9%\""));
    assert_eq!(found[1..], expected);
}

#[test]
fn a_switch_must_agree_with_the_terms() {
    let switch = |key: &str, default: &str| {
        let rest = format!("reason = \"contract-differs\"\noptions = [\"9%\", \"12%\"]\ndefault = \"{default}\"\n");
        preset(
            "cn/own",
            &format!("{RATE_WITH_FACT}[[switch]]\nkey = \"{key}\"\n{rest}note = {{ en = \"a\", zh = \"b\" }}\n"),
        )
    };
    assert_eq!(problems_of(&switch("annual_rate", "12%")), [("switch-default", "\"12%\"".to_owned())]);
    assert_eq!(problems_of(&switch("annual_rate", "8%")), [("switch-default", "\"8%\"".to_owned())]);
    assert_eq!(problems_of(&switch("anual_rate", "9%")), [("unknown-term", "\"anual_rate\"".to_owned())]);
}

#[test]
fn rows_of_norms_must_follow_one_another() {
    let folder = tempfile::tempdir().unwrap();
    let shipped = include_str!("../../content/norms/us.toml");
    let gap = shipped.replace("from_days = 30, to_days = 59", "from_days = 31, to_days = 59");
    let bands = gap.replace("up_to = \"43%\"", "up_to = \"35%\"");
    write(folder.path(), "norms/us.toml", &bands);
    let library = Library::embedded().with_folder(folder.path()).unwrap();
    let found = library.norms("US").unwrap_err();
    let codes: Vec<&str> = found.iter().map(|problem| problem.code.name()).collect();
    assert_eq!(codes, ["rows-out-of-order", "rows-out-of-order"]);
}

/// A word and a misconception of the reader's take the place of the built-in ones; nothing stands twice.
#[test]
fn own_words_replace_built_in_ones() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("lessons")).unwrap();
    let word = "[[term]]\nid = \"runway\"\nname = { en = \"runway\", zh = \"可撑天数\" }\n\
                meaning = { en = \"Ours.\", zh = \"我们的。\" }\n";
    fs::write(folder.path().join("glossary.toml"), word).unwrap();
    let slip = "[[misconception]]\ncode = \"M1\"\nname = { en = \"Ours\", zh = \"我们的\" }\n\
                remedy = { en = \"Ours.\", zh = \"我们的。\" }\n";
    fs::write(folder.path().join("lessons/misconceptions.toml"), slip).unwrap();
    let (plain, own) = (Library::embedded(), Library::embedded().with_folder(folder.path()).unwrap());
    let (before, after) = (plain.terms().0, own.terms().0);
    assert_eq!(before.len(), after.len());
    let runway: Vec<&str> =
        after.iter().filter(|term| term.id == "runway").map(|term| term.meaning.en.as_str()).collect();
    assert_eq!(runway, ["Ours."]);
    assert_eq!(
        own.slips().0.iter().filter(|slip| slip.code == "M1").map(|slip| slip.name.en.as_str()).collect::<Vec<_>>(),
        ["Ours"]
    );
}
