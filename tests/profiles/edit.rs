//! Edits of a profile: what was asked for changes, and nothing else.

use tideover::document::{Key, Shape, Sign};
use tideover::domain::calendar::Day;
use tideover::domain::credit::line::LineState;
use tideover::domain::money::{Currency, Money, Ratio};
use tideover::profile::edit::{
    EditError, NewValue, Target, add, close_line, line_index, remove, rename_line, set, unset,
};

use super::{check_text, folder};

/// Every way of commenting that a person uses.
const TEXT: &str = "# My household. This stays at the head.\n\
    # So does this.\n\
    \n\
    schema = 1   # one\n\
    currency = \"CNY\"\n\
    jurisdiction = \"CN\"\n\
    as_of = 2026-11-21 # the day I looked\n\
    \n\
    # About the first line.\n\
    [[line]] # blue\n\
    # its id\n\
    id   = \"card\"\n\
    product = \"test/card\"\n\
    limit = \"20000.00\"     # since May\n\
    balance = \"8000.00\"\n\
    statement_day = 18\n\
    due_day = 8\n\
    \n\
    [line.history]\n\
    late_months_of_6 = 1 # in spring\n\
    \n\
    # The loan from the bank.\n\
    [[line]]\n\
    id = \"loan\"\n\
    kind = \"instalment-loan\"\n\
    monthly_rate = \"1.2%\"\n\
    balance = \"20000.00\"\n\
    periods = 12\n\
    due_day = 5\n\
    \n\
    [cash] # counted by hand\n\
    spendable = \"5200.00\"\n\
    \n\
    [[expense]]\n\
    name = \"groceries\"\n\
    amount = \"300.00\"\n\
    day = 5\n\
    pay_with = \"card\" # for the points\n\
    # The end.\n";

/// All comments, in their order.
fn comments(text: &str) -> Vec<&str> {
    text.lines().filter_map(|row| row.find('#').map(|at| &row[at..])).collect()
}

/// The rows that are in one text and not in the other.
fn changed<'t>(old: &'t str, new: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let gone = old.lines().filter(|row| !new.lines().any(|other| other == *row)).collect();
    let come = new.lines().filter(|row| !old.lines().any(|other| other == *row)).collect();
    (gone, come)
}

#[test]
fn setting_a_value_changes_its_row_alone() {
    let new = set(TEXT, Target::Line(0), "limit", &NewValue::amount(Money(1_800_000), Currency::CNY)).unwrap();
    assert_eq!(
        changed(TEXT, &new),
        (vec!["limit = \"20000.00\"     # since May"], vec!["limit = \"18000.00\"     # since May"])
    );
    let new = set(TEXT, Target::File, "as_of", &NewValue::Date(Day::ymd(2026, 12, 1).unwrap())).unwrap();
    assert_eq!(changed(TEXT, &new).1, ["as_of = 2026-12-01 # the day I looked"]);
    let new = set(TEXT, Target::History(0), "late_months_of_6", &NewValue::Whole(2)).unwrap();
    assert_eq!(changed(TEXT, &new).1, ["late_months_of_6 = 2 # in spring"]);
}

#[test]
fn a_new_key_joins_its_own_table() {
    let new = set(TEXT, Target::Line(0), "autopay", &NewValue::Text("minimum".into())).unwrap();
    assert!(new.contains("due_day = 8\nautopay = \"minimum\"\n\n[line.history]"), "{new}");
    assert_eq!(comments(&new), comments(TEXT));
    let new = set(TEXT, Target::Check, "max_dti", &NewValue::percent(Ratio::percent(40))).unwrap();
    assert!(new.contains("[check]\nmax_dti = \"40%\"\n"), "{new}");
    assert_eq!(comments(&new), comments(TEXT));
    let promo = NewValue::Table(vec![
        ("annual_rate".into(), NewValue::Text("0%".into())),
        ("until".into(), NewValue::Date(Day::ymd(2027, 3, 1).unwrap())),
    ]);
    let new = set(TEXT, Target::Line(0), "promo", &promo).unwrap();
    assert!(new.contains("promo = { annual_rate = \"0%\", until = 2027-03-01 }"), "{new}");
    assert!(check_text("p.toml", &new).is_whole());
}

#[test]
fn taking_a_key_out_leaves_the_rest() {
    let new = unset(TEXT, Target::Expense(0), "pay_with").unwrap();
    assert_eq!(changed(TEXT, &new), (vec!["pay_with = \"card\" # for the points"], vec![]));
    let new = unset(TEXT, Target::File, "schema").unwrap();
    assert!(new.starts_with("# My household. This stays at the head.\n# So does this.\n"), "{new}");
}

/// A comment that a blank line parts from a key belongs to what stands before it.
#[test]
fn comments_apart_stay_where_they_were() {
    let text =
        "[cash]\nspendable = \"1\" # now\n\n# Counted twice.\n\n# Kept in a tin.\nemergency_fund = \"2\"\n\n[check]\n";
    let new = unset(text, Target::Cash, "emergency_fund").unwrap();
    assert_eq!(new, "[cash]\nspendable = \"1\" # now\n\n# Counted twice.\n\n[check]\n");
    let new = unset(text, Target::Cash, "spendable").unwrap();
    assert_eq!(new, "[cash]\n\n# Counted twice.\n\n# Kept in a tin.\nemergency_fund = \"2\"\n\n[check]\n");
    let middle = "a = 1\n\n# Apart.\n\n# Above b.\nb = 2\nc = 3\n";
    assert_eq!(unset(middle, Target::File, "b").unwrap(), "a = 1\n\n# Apart.\nc = 3\n");
}

#[test]
fn entries_are_added_after_the_last_of_their_kind() {
    let values = [
        ("name".to_owned(), NewValue::Text("salary".into())),
        ("amount".to_owned(), NewValue::Text("8000.00".into())),
        ("day".to_owned(), NewValue::Whole(10)),
    ];
    let new = add(TEXT, Target::Income(0), &values).unwrap();
    assert_eq!(comments(&new), comments(TEXT));
    let profile = check_text("p.toml", &new).profile.unwrap();
    assert_eq!(profile.incomes[0].amount, Money(800_000));

    let plan = [
        ("principal".to_owned(), NewValue::Text("1200.00".into())),
        ("periods".to_owned(), NewValue::Whole(12)),
        ("monthly_fee".to_owned(), NewValue::Text("0.65%".into())),
    ];
    let new = add(TEXT, Target::Instalment(0, 0), &plan).unwrap();
    assert_eq!(comments(&new), comments(TEXT));
    let checked = check_text("p.toml", &new);
    assert_eq!(checked.profile.unwrap().lines[0].parts[0].balance, Money(120_000), "{new}");

    let line = [
        ("id".to_owned(), NewValue::Text("second".into())),
        ("product".to_owned(), NewValue::Text("test/card".into())),
        ("balance".to_owned(), NewValue::Text("1.00".into())),
        ("limit".to_owned(), NewValue::Text("1000.00".into())),
        ("statement_day".to_owned(), NewValue::Whole(1)),
        ("due_day".to_owned(), NewValue::Whole(20)),
    ];
    let new = add(TEXT, Target::Line(0), &line).unwrap();
    let checked = check_text("p.toml", &new);
    let ids: Vec<String> = checked.profile.unwrap().lines.into_iter().map(|line| line.id).collect();
    assert_eq!((ids, checked.left_out), (vec!["card".into(), "loan".into(), "second".into()], vec![]), "{new}");
    assert_eq!(comments(&new), comments(TEXT));
    assert_eq!(changed(TEXT, &new).0, Vec::<&str>::new());
}

#[test]
fn removing_the_first_line_keeps_the_head_of_the_file() {
    let own = TEXT.replace("as_of = 2026-11-21 # the day I looked\n", "");
    for text in [TEXT.to_owned(), own, TEXT.replacen("# About", "# A remark that stays.\n\n# About", 1)] {
        let new = remove(&text, Target::Line(0)).unwrap();
        assert!(new.starts_with("# My household. This stays at the head.\n# So does this.\n"), "{new}");
        assert!(!new.contains("About the first line") && !new.contains("in spring"), "{new}");
        assert!(new.contains("# The loan from the bank.\n[[line]]\nid = \"loan\""), "{new}");
        assert_eq!(new.contains("A remark that stays"), text.contains("A remark that stays"), "{new}");
        assert_eq!((line_index(&new, "card"), line_index(&new, "loan")), (None, Some(0)));
    }
    let only = "# Head.\n\n# Card.\n[[line]]\nid = \"card\"\n";
    assert_eq!(remove(only, Target::Line(0)).unwrap(), "# Head.\n");
    assert_eq!(remove(only, Target::Line(1)), Err(EditError::NoSuchEntry));
}

#[test]
fn a_renamed_line_keeps_its_history() {
    let new = rename_line(TEXT, "card", "blue-card").unwrap();
    assert_eq!(comments(&new), comments(TEXT));
    let checked = check_text("p.toml", &new);
    assert_eq!(checked.earlier_ids, [("card".to_owned(), 0)]);
    assert_eq!(checked.profile.unwrap().expenses[0].pay_with.as_deref(), Some("blue-card"));
    let again = rename_line(&new, "blue-card", "sea-card").unwrap();
    assert!(again.contains("renamed_from = [\"card\", \"blue-card\"]"), "{again}");
    let back = rename_line(&again, "sea-card", "card").unwrap();
    assert!(back.contains("renamed_from = [\"blue-card\", \"sea-card\"]"), "{back}");

    assert_eq!(rename_line(TEXT, "card", "loan"), Err(EditError::IdTaken("loan".into())));
    assert_eq!(rename_line(&new, "loan", "card"), Err(EditError::IdTaken("card".into())));
    assert_eq!(rename_line(TEXT, "card", "My Card"), Err(EditError::BadId("My Card".into())));
    assert_eq!(rename_line(TEXT, "card", "cash"), Err(EditError::BadId("cash".into())));
    assert_eq!(rename_line(TEXT, "crad", "x"), Err(EditError::NoSuchLine("crad".into())));
}

#[test]
fn a_closed_line_stays_in_the_record() {
    let new = close_line(TEXT, "loan", Day::ymd(2026, 11, 20).unwrap()).unwrap();
    let profile = check_text("p.toml", &new).profile.unwrap();
    assert_eq!(profile.lines[1].state, LineState::Closed);
    assert_eq!(profile.lines[1].closed_on, Day::ymd(2026, 11, 20));
    assert_eq!(profile.lines[1].balance, Money(2_000_000));
    assert_eq!(comments(&new), comments(TEXT));
}

#[test]
fn broken_text_is_not_touched() {
    assert_eq!(set("a = \n", Target::File, "a", &NewValue::Whole(1)), Err(EditError::Syntax));
    assert_eq!(set(TEXT, Target::Line(7), "limit", &NewValue::Whole(1)), Err(EditError::NoSuchEntry));
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    let windows = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
    let new = set(&windows, Target::Line(1), "balance", &NewValue::Text("19000.00".into())).unwrap();
    assert_eq!(new, windows.replace("20000.00\"\r\nperiods", "19000.00\"\r\nperiods"));
    let removed = remove(&windows, Target::Line(0)).unwrap();
    assert!(!removed.replace("\r\n", "").contains('\n'));
}

#[test]
fn typed_text_takes_the_form_of_its_key() {
    let key = |shape: Shape| Key::new("key", shape);
    let typed = |text: &str, shape: Shape| NewValue::typed(text, &key(shape));
    assert_eq!(typed(" 8 ", Shape::Whole(1, 31)), NewValue::Whole(8));
    assert_eq!(typed("8th", Shape::Whole(1, 31)), NewValue::Text("8th".into()));
    assert_eq!(typed("2026-02-31", Shape::Date), NewValue::Text("2026-02-31".into()));
    assert_eq!(typed("1,200.50", Shape::Amount(Sign::Positive)), NewValue::Text("1,200.50".into()));
    assert_eq!(typed("true", Shape::Flag), NewValue::Flag(true));
    let days = [Day::ymd(2026, 1, 2), Day::ymd(2026, 3, 4)].map(|day| NewValue::Date(day.unwrap()));
    assert_eq!(typed("2026-01-02, 2026-03-04", Shape::Dates), NewValue::List(days.to_vec()));
}

/// Each key of a whole file set to what it already is: the text must come back the same.
#[test]
fn setting_what_is_there_changes_nothing() {
    let text = std::fs::read_to_string(folder("good").join("every-key.toml")).unwrap();
    let document: toml_edit::DocumentMut = text.parse().unwrap();
    let lines = document["line"].as_array_of_tables().unwrap();
    let mut tried = 0;
    for (index, line) in lines.iter().enumerate() {
        for (key, item) in line {
            if let Some(value) = item.as_str() {
                let new = set(&text, Target::Line(index), key, &NewValue::Text(value.into())).unwrap();
                assert_eq!(new, text, "{key}");
                tried += 1;
            }
        }
    }
    assert!(tried > 20);
}
