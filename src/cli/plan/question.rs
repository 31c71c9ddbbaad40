//! From the options of `tideover plan` to what is asked of the planner.

use super::super::context::Context;
use super::super::exit::{Exit, Stop};
use super::args::{GoalChoice, PlanArgs};
use crate::diagnostic::any_error;
use crate::document::nearest;
use crate::domain::calendar::Day;
use crate::domain::credit::terms::Amortisation;
use crate::domain::household::profile::Profile;
use crate::domain::money::{Money, Rate, RateBasis};
use crate::domain::plan::aim::{Aim, Goal};
use crate::domain::plan::means::{Means, Offer};
use crate::domain::plan::planner::Stage;
use crate::domain::risk::policy::Policy;
use crate::report::plan::PlanQuestion;
use crate::report::standing::Record;
use crate::text::plan::means as means_words;
use crate::text::{Words, date};

/// How many months a plan looks ahead at most.
const MOST_MONTHS: i32 = 600;

const BAD_AMOUNT: Words =
    Words::new("--{option}: {value} is not an amount in {currency}", "--{option}：{value} 不是有效的 {currency} 金额");
const UNKNOWN_LINE: Words = Words::new(
    "--{option}: there is no line with the id {value}; the lines are {known}",
    "--{option}：没有 id 为 {value} 的授信；现有 {known}",
);
const UNKNOWN_LINE_NEAR: Words = Words::new(
    "--{option}: there is no line with the id {value}; did you mean {nearest}?",
    "--{option}：没有 id 为 {value} 的授信；是不是 {nearest}？",
);

/// What the options ask for a household.
///
/// # Errors
/// A usage error that names the option.
pub fn question(args: &PlanArgs, record: &Record, today: Day, context: &Context) -> Result<PlanQuestion, Stop> {
    let profile = &record.profile;
    let amount = |option: &str, text: &str| amount(option, text, profile, context);
    let dated = |option: &str, list: &[(Day, String)]| {
        let each = list.iter().map(|(day, text)| Ok((ahead(option, *day, today, context)?, amount(option, text)?)));
        each.collect::<Result<Vec<_>, Stop>>()
    };
    let lines = |option: &str, ids: &[String]| {
        ids.iter().map(|id| line(option, id.trim(), profile, context)).collect::<Result<Vec<_>, Stop>>()
    };
    let offer = match (&args.offer, args.offer_rate) {
        (Some(principal), Some(rate)) => Some(Offer {
            on: args.offer_on.map_or(Ok(today), |day| ahead("offer-on", day, today, context))?,
            principal: amount("offer", principal)?,
            rate: Rate::new(rate, RateBasis::Annual),
            periods: args.offer_months,
            amortisation: Amortisation::Annuity,
            fee: amount("offer-fee", &args.offer_fee)?,
            pays_off: lines("offer-pays", &args.offer_pays)?,
        }),
        _ => None,
    };
    let means = Means {
        names: means_words::names(),
        lump_sums: dated("lump", &args.lump)?,
        extra_a_month: args.extra.as_deref().map_or(Ok(Money::ZERO), |text| amount("extra", text))?,
        raises: dated("raise", &args.raise)?,
        offer,
    };
    Ok(PlanQuestion {
        months: args.months,
        floor: amount("floor", &args.floor)?,
        means,
        own_order: lines("order", &args.order)?,
        aim: Aim { goal: goal(args.goal), max_dti: args.max_dti },
        policies: policies(record, context)?,
        last: if args.quick { Stage::Proof } else { Stage::Branches },
    })
}

/// The rules by which the household's lines stop.
fn policies(record: &Record, context: &Context) -> Result<Vec<Policy>, Stop> {
    let profile = &record.profile;
    let named: Vec<&str> = profile.lines.iter().filter_map(|line| line.policy.as_deref()).collect();
    let (policies, problems) = context.library.policies_for(&profile.jurisdiction, &named);
    if any_error(&problems) {
        return Err(Stop::Problems(problems, Exit::Invalid));
    }
    Ok(policies)
}

const fn goal(choice: GoalChoice) -> Goal {
    match choice {
        GoalChoice::Cost => Goal::Cost,
        GoalChoice::DebtFree => Goal::DebtFree,
        GoalChoice::PeakDti => Goal::PeakDti,
    }
}

fn amount(option: &str, text: &str, profile: &Profile, context: &Context) -> Result<Money, Stop> {
    let currency = profile.currency;
    let read = Money::parse(text, currency).ok().filter(|amount| *amount >= Money::ZERO);
    read.ok_or_else(|| {
        let values = [("option", option), ("value", text), ("currency", currency.code())];
        Stop::Said(BAD_AMOUNT.fill(context.lang, &values), Exit::Usage)
    })
}

/// A day that the plan can still reach.
fn ahead(option: &str, day: Day, today: Day, context: &Context) -> Result<Day, Stop> {
    let last = today.month().plus(MOST_MONTHS).on(today.day_of_month());
    if (today..=last).contains(&day) {
        return Ok(day);
    }
    let values = [("value", date::iso(day)), ("from", date::iso(today)), ("to", date::iso(last))];
    Err(Stop::Said(format!("--{option}: {}", means_words::BAD_DAY.fill(context.lang, &values)), Exit::Usage))
}

fn line(option: &str, id: &str, profile: &Profile, context: &Context) -> Result<usize, Stop> {
    profile.line_index(id).ok_or_else(|| {
        let known: Vec<&str> = profile.lines.iter().map(|line| line.id.as_str()).collect();
        let sentence = match nearest(id, known.iter().copied()) {
            Some(nearest) => {
                UNKNOWN_LINE_NEAR.fill(context.lang, &[("option", option), ("value", id), ("nearest", nearest)])
            }
            None => UNKNOWN_LINE
                .fill(context.lang, &[("option", option), ("value", id), ("known", known.join(", ").as_str())]),
        };
        Stop::Said(sentence, Exit::Usage)
    })
}
