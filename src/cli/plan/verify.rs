//! `tideover plan --verify FILE`: a saved plan and its bound, held against the household without any solver.

use std::path::Path;

use serde_json::json;

use super::super::answers::Answers;
use super::super::context::Context;
use super::super::exit::{Exit, Stop};
use crate::domain::money::{Money, Ratio};
use crate::domain::plan::bound::Bound;
use crate::domain::plan::check::Stated;
use crate::profile::store::read_text;
use crate::report::json::plan_changed;
use crate::report::plan::PlanQuestion;
use crate::report::plan::facts::Changed;
use crate::report::plan::saved::{Checked, Unfit, check};
use crate::report::standing::Standing;
use crate::report::wording::plan::uncovered;
use crate::report::{codes, plain};
use crate::text::number::{Decimals, money, percent};
use crate::text::{Lang, Words, date, plan_saved as words};

/// Checks a saved plan; what does not hold makes the exit code 1.
pub fn verify(
    file: &Path,
    (id, standing): (&str, &Standing),
    question: &PlanQuestion,
    context: &Context,
    answers: &mut Answers<'_>,
) -> Result<Exit, Stop> {
    let text = read_text(file).map_err(|error| Stop::Problems(vec![error.problem()], Exit::Unreadable))?;
    let checked = check(&text, standing, question).map_err(|why| {
        let shown = file.display().to_string();
        Stop::Said(unfit(&why, &shown, context.lang), Exit::Invalid)
    })?;
    let lines = told(&checked, context.lang);
    let heading = plain::heading(standing, context.layout());
    answers.give(
        || format!("{heading}\n{}\n", lines.join("\n")),
        || {
            let verdict = &checked.verdict;
            let currency = standing.record.profile.currency;
            json!({
                "schema_version": crate::report::SCHEMA_VERSION,
                "command": "plan-verify",
                "household": { "id": id },
                "as_of": date::iso(checked.ground.today),
                "changed": checked.changed.iter().map(|of| plan_changed(of, currency)).collect::<Vec<_>>(),
                "holds": verdict.holds(),
                "on_time": verdict.on_time,
                "cost": verdict.diary.outcome.cost().plain(currency),
                "cost_holds": verdict.cost_holds,
                "bound": verdict.bound.as_ref().map(|bound| bound.cost.plain(currency)),
                "bound_by_due_day": verdict.bound_by_due_day.as_ref().map(|bound| bound.cost.plain(currency)),
                "bound_holds": verdict.bound_holds,
                "gap": verdict.gap().map(|gap| gap.plain(currency)),
                "not_certified": verdict.uncovered.iter().map(|(line, why)| json!({
                    "line": checked.ground.profile.lines.get(*line).map(|line| line.id.as_str()),
                    "why": codes::uncovered(*why),
                })).collect::<Vec<_>>(),
            })
        },
    )?;
    Ok(if checked.verdict.holds() { Exit::Well } else { Exit::Fails })
}

fn told(checked: &Checked, lang: Lang) -> Vec<String> {
    let Checked { ground, claim, verdict, .. } = checked;
    let money = |amount| money(amount, ground.profile.currency);
    let outcome = &verdict.diary.outcome;
    let mut told = Vec::new();
    if !checked.changed.is_empty() {
        let what: Vec<String> = checked.changed.iter().map(|changed| change(changed, checked, lang)).collect();
        told.push(words::CHANGED.fill(lang, &[("what", what.join(words::AND.get(lang)))]));
    }
    if verdict.on_time {
        told.push(words::ON_TIME.fill(lang, &[("day", date::iso(ground.until))]));
    } else {
        let values = [("late", outcome.late.to_string()), ("lowest", money(outcome.lowest_cash.0))];
        told.push(words::NOT_ON_TIME.fill(lang, &values));
    }
    let costs = if verdict.cost_holds { words::COST_HOLDS } else { words::COST_DIFFERS };
    told.push(costs.fill(lang, &[("cost", money(outcome.cost())), ("said", money(claim.cost))]));
    let bound = |proved: &Option<Bound>, stated: &Stated, holds: Words| match proved {
        Some(bound) => {
            let text = if stated.bound <= bound.cost { holds } else { words::BOUND_FAILS };
            text.fill(lang, &[("bound", money(bound.cost)), ("said", money(stated.bound))])
        }
        None => words::PRICES_DO_NOT_FIT.get(lang).to_owned(),
    };
    told.push(claim.bound.as_ref().map_or_else(
        || words::NO_BOUND.get(lang).to_owned(),
        |stated| bound(&verdict.bound, stated, words::BOUND_HOLDS),
    ));
    if let Some(stated) = &claim.bound_by_due_day {
        told.push(bound(&verdict.bound_by_due_day, stated, words::BOUND_HOLDS_BY_DUE_DAY));
    }
    if let Some(gap) = verdict.gap().filter(|_| verdict.holds()) {
        told.push(words::GAP.fill(lang, &[("gap", money(gap))]));
    }
    for (line, why) in &verdict.uncovered {
        let name = ground.profile.lines.get(*line).map_or_else(String::new, |line| line.id.clone());
        told.push(words::NOT_CERTIFIED.fill(lang, &[("line", name.as_str()), ("why", uncovered(*why).get(lang))]));
    }
    told.push(if verdict.holds() { words::HOLDS } else { words::FAILS }.get(lang).to_owned());
    told
}

/// One figure that has changed.
fn change(changed: &Changed, checked: &Checked, lang: Lang) -> String {
    let money = |amount: &Money| money(*amount, checked.ground.profile.currency);
    let rate = |rate: &Ratio| percent(*rate, Decimals::Two);
    let day = date::iso(checked.ground.until);
    let dated =
        |words: Words, then, now| words.fill(lang, &[("day", day.clone()), ("then", money(then)), ("now", money(now))]);
    match changed {
        Changed::Cash(then, now) => dated(words::CASH, then, now),
        Changed::Income(then, now) => dated(words::INCOME, then, now),
        Changed::Expenses(then, now) => dated(words::EXPENSES, then, now),
        Changed::Owed(line, then, now) => {
            words::OWED.fill(lang, &[("line", line.clone()), ("then", money(then)), ("now", money(now))])
        }
        Changed::Rate(line, then, now) => {
            words::RATE.fill(lang, &[("line", line.clone()), ("then", rate(then)), ("now", rate(now))])
        }
        Changed::Came(line) => words::CAME.fill(lang, &[("line", line.as_str())]),
        Changed::Went(line) => words::WENT.fill(lang, &[("line", line.as_str())]),
    }
}

fn unfit(why: &Unfit, file: &str, lang: Lang) -> String {
    match why {
        Unfit::NotAPlan => words::NOT_A_PLAN.fill(lang, &[("file", file)]),
        Unfit::BadValue(key) => words::BAD_VALUE.fill(lang, &[("file", file), ("key", key)]),
        Unfit::OtherDay(day) => words::OTHER_DAY.fill(lang, &[("file", file), ("day", &date::iso(*day))]),
        Unfit::UnknownLine(id) => words::UNKNOWN_LINE.fill(lang, &[("file", file), ("line", id)]),
    }
}
