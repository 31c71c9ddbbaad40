//! Shocks given as options, which compose with a scenario: `--miss huabei:2027-01`, `--cut card:30%@2027-02-01`.

use super::args::SimulateArgs;
use crate::document::moment::parse_moment;
use crate::domain::household::profile::Profile;
use crate::domain::money::{Money, Ratio};
use crate::domain::name::Name;
use crate::domain::risk::shock::{Behaviour, IncomeSelector, LineSelector, Moment, Shock, Size};
use crate::domain::risk::trigger::Effect;
use crate::text::{Lang, Words};

const WRONG: Words = Words::new("--{option} {value}: write it as {form}", "--{option} {value}：请写成 {form}");

/// The shocks of the options, in the order of the option list.
///
/// # Errors
/// A sentence that names the option, what was given, and its form.
pub fn given(args: &SimulateArgs, profile: &Profile, lang: Lang) -> Result<Vec<Shock>, String> {
    let mut shocks = Vec::new();
    let mut add = |option: &str, form: &str, values: &[String], parse: &dyn Fn(&str) -> Option<Shock>| {
        for value in values {
            let wrong = || WRONG.fill(lang, &[("option", option), ("value", value), ("form", form)]);
            shocks.push(parse(value).ok_or_else(wrong)?);
        }
        Ok::<(), String>(())
    };
    let money = |text: &str| Money::parse(text, profile.currency).ok().filter(|amount| *amount > Money::ZERO);
    add("miss", "LINE:2027-01, LINE:2027-01..2027-03", &args.miss, &missed)?;
    add("late", "LINE:DAYS", &args.late, &late)?;
    add("new-line", "PRODUCT:AMOUNT@DATE", &args.new_line, &|text| new_line(text, &money))?;
    add("lose-income", "NAME:MONTHS", &args.lose_income, &lost_income)?;
    add("expense", "AMOUNT@DATE", &args.expense, &|text| {
        let (amount, on) = text.split_once('@')?;
        Some(Shock::Expense { size: Size::Amount(money(amount)?), on: parse_moment(on)? })
    })?;
    add("outage", "GROUP:HOURS@DATE", &args.outage, &|text| outage(text, profile))?;
    add("cut", "LINE:PERCENT@DATE", &args.cut, &|text| {
        let (line, rest) = text.split_once(':')?;
        let (by, on) = rest.split_once('@')?;
        let by = Ratio::parse_percent(by).ok().filter(|by| *by > Ratio::ZERO && *by <= Ratio::ONE)?;
        Some(Shock::CutLimit { lines: lines(line), by, on: parse_moment(on)? })
    })?;
    add("suspend", "LINE@DATE", &args.suspend, &|text| {
        let (line, on) = text.split_once('@')?;
        Some(Shock::SuspendLine { lines: lines(line), on: parse_moment(on)?, days: None })
    })?;
    add("rule-change", "LINE:cut-30%|suspend|freeze|close@DATE", &args.rule_change, &rule_change)?;
    if let Some(behaviour) = args.behaviour {
        shocks.push(Shock::Behaviour(match behaviour {
            super::args::BehaviourWord::Roll => Behaviour::Roll,
            super::args::BehaviourWord::Hold => Behaviour::Hold,
        }));
    }
    Ok(shocks)
}

/// A line's id, or `first`, `largest`, `most-used`, `every`.
fn lines(text: &str) -> LineSelector {
    match text {
        "first" => LineSelector::First,
        "largest" => LineSelector::Largest,
        "most-used" => LineSelector::MostUsed,
        "every" => LineSelector::Every,
        id => LineSelector::Id(id.to_owned()),
    }
}

fn missed(text: &str) -> Option<Shock> {
    let (line, when) = text.split_once(':')?;
    let (from, months) = match when.split_once("..") {
        None => (parse_moment(when)?, 1),
        Some((from, to)) => {
            let (Moment::In(first), Moment::In(last)) = (parse_moment(from)?, parse_moment(to)?) else { return None };
            (Moment::In(first), u16::try_from(last.0 - first.0 + 1).ok().filter(|months| *months > 0)?)
        }
    };
    Some(Shock::MissPayment { lines: lines(line), from, months })
}

fn late(text: &str) -> Option<Shock> {
    let (line, days) = text.split_once(':')?;
    let days = days.parse().ok().filter(|days| (1..=3660).contains(days))?;
    Some(Shock::LatePayment { lines: lines(line), from: Moment::NextDue, days, times: 1 })
}

fn new_line(text: &str, money: &dyn Fn(&str) -> Option<Money>) -> Option<Shock> {
    let (product, rest) = text.split_once(':')?;
    let (amount, on) = rest.split_once('@')?;
    Some(Shock::NewLine { products: vec![product.to_owned()], amount: money(amount)?, on: parse_moment(on)? })
}

fn lost_income(text: &str) -> Option<Shock> {
    let (name, months) = text.rsplit_once(':')?;
    let months = months.parse().ok().filter(|months| (1..=600).contains(months))?;
    let income = match name {
        "largest" => IncomeSelector::Largest,
        "every" => IncomeSelector::Every,
        name => IncomeSelector::Named(name.to_owned()),
    };
    Some(Shock::LoseIncome { income, share: Ratio::ONE, from: Moment::NextIncome, months: Some(months) })
}

/// A group, or a line with its group.
fn outage(text: &str, profile: &Profile) -> Option<Shock> {
    let (group, rest) = text.split_once(':')?;
    let (hours, on) = rest.split_once('@')?;
    let hours = hours.parse().ok().filter(|hours| (1..=8760).contains(hours))?;
    let is_group = profile.lines.iter().any(|line| line.group.as_deref() == Some(group));
    let lines = if is_group { LineSelector::Group(group.to_owned()) } else { lines(group) };
    Some(Shock::Outage { lines, on: parse_moment(on)?, hours, announced: false })
}

fn rule_change(text: &str) -> Option<Shock> {
    let (line, rest) = text.split_once(':')?;
    let (effect, on) = rest.split_once('@')?;
    let effect = match effect {
        "suspend" => Effect::Suspend,
        "freeze" => Effect::Freeze,
        "close" => Effect::Close,
        cut => {
            let by = Ratio::parse_percent(cut.strip_prefix("cut-")?).ok()?;
            if by <= Ratio::ZERO || by > Ratio::ONE {
                return None;
            }
            Effect::Reduce { by, not_below: Ratio::ZERO }
        }
    };
    let name = Name::both("a change of rules", "规则调整");
    let on = parse_moment(on)?;
    Some(Shock::RuleChange { id: "given".to_owned(), name, lines: lines(line), on, effect: Some(effect) })
}
