//! `tideover check`.

use std::io::Write;

use super::answers::Answers;
use super::args::{CheckArgs, Format};
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::domain::household::profile::CheckLimits;
use crate::domain::money::Money;
use crate::report::check::{Check, Checked, Refused, check};
use crate::report::standing::{Record, Standing};
use crate::report::{github, json, junit, plain};
use crate::session::Household;
use crate::text::Words;

const NOT_WHOLE: Words = Words::new(
    "{name}: parts of it could not be read, so it is not checked. Correct it, or add --allow-partial to check the rest.",
    "{name}：有内容无法读取，因此不做检查。请更正，或加 --allow-partial 只检查其余部分。",
);
const BAD_CASH: Words =
    Words::new("--min-cash: {value} is not an amount in {currency}", "--min-cash：{value} 不是有效的 {currency} 金额");

/// Checks every household; a household that is not whole is refused unless `--allow-partial`.
pub fn run(args: &CheckArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json, Format::Junit, Format::Github])?;
    let mut worst = Exit::Well;
    let mut answers = Answers::of("check", context, out);
    let (mut done, mut not_checked): (Vec<(String, Standing, Check)>, Vec<Household>) = (Vec::new(), Vec::new());
    for household in context.open(err) {
        let id = household.id();
        let today = household.today;
        let refused = !household.is_whole() && !context.allow_partial;
        let Some(record) = household.record.clone().filter(|_| !refused) else {
            worst = worst.worst(exit_of(&household));
            if household.record.is_some() {
                let name = household.shown_name.as_str();
                writeln!(err, "{}", NOT_WHOLE.fill(context.lang, &[("name", name)])).map_err(Stop::from)?;
            }
            answers.without(&household);
            not_checked.push(household);
            continue;
        };
        let limits = limits(args, &record, context)?;
        let standing = Standing::of(record, today);
        let checked = check(&standing, limits);
        if !checked.passes() {
            worst = worst.worst(Exit::Fails);
        }
        let record = || json::check(&id, &standing, &checked, context.lang);
        answers.give(|| plain::check(&standing, &checked, context.layout()) + "\n", record)?;
        done.push((id, standing, checked));
    }
    answers.end()?;
    write_for_builds(&done, &not_checked, context, out)?;
    Ok(worst)
}

/// The forms that build servers read, which hold all households at once.
fn write_for_builds(
    done: &[(String, Standing, Check)],
    not_checked: &[Household],
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let form = match context.format {
        Format::Junit => junit::checks,
        Format::Github => github::checks,
        _ => return Ok(()),
    };
    let ids: Vec<String> = not_checked.iter().map(Household::id).collect();
    let checked: Vec<Checked<'_>> = done.iter().map(|(id, standing, check)| Checked { id, standing, check }).collect();
    let refused: Vec<Refused<'_>> = ids
        .iter()
        .zip(not_checked)
        .map(|(id, household)| {
            let left_out = household.record.as_ref().map_or(&[][..], |record| &record.left_out);
            Refused { id, problems: &household.problems, left_out }
        })
        .collect();
    write!(out, "{}", form(&checked, &refused, context.lang))?;
    Ok(())
}

fn limits(args: &CheckArgs, record: &Record, context: &Context) -> Result<CheckLimits, Stop> {
    let currency = record.profile.currency;
    let min_cash = match &args.min_cash {
        None => None,
        Some(text) => Some(Money::parse(text, currency).map_err(|_| {
            let values = [("value", text.as_str()), ("currency", currency.code())];
            Stop::Said(BAD_CASH.fill(context.lang, &values), Exit::Usage)
        })?),
    };
    Ok(CheckLimits {
        max_dti: args.max_dti,
        max_utilisation: args.max_utilisation,
        max_lenders: args.max_lenders,
        min_runway_days: args.min_runway_days,
        min_emergency_months: args.min_emergency_months,
        min_cash,
    })
}
