//! What the teaching rules make of a trouble: the functions under `engine.` that watch the household's lines.
//!
//! The same engine and the same policies as What-if. It must not know lessons.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Fault, Household, number};
use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::household::outlook::{Outlook, Stay, look_ahead};
use crate::domain::household::scenario::Stage;
use crate::domain::lesson::Value;
use crate::domain::money::{RATE_SCALE, Ratio};
use crate::domain::risk::shock::{LineSelector, Moment, Shock};
use crate::domain::risk::state::{gravity, is_stopped};

/// The longest wait that is run.
const MOST_DAYS: u16 = 366;

/// Every function with what it gives, for authors.
const FUNCTIONS: &[(&str, &str)] = &[
    (
        "stopped_if_late",
        "engine.stopped_if_late(days): days on which lines stop when the next payment comes so many days late",
    ),
    (
        "touched_if_cut",
        "engine.touched_if_cut(share): other lines that are watched, cut or stopped when the fullest loses this share",
    ),
];

/// Calls a function; none when there is no such one here.
pub(super) fn call(household: &Household, name: &str, values: &[Value]) -> Option<Result<Value, Fault>> {
    let (_, how) = FUNCTIONS.iter().find(|(known, _)| *known == name)?;
    Some(counted(household, name, values, how).map(|count| Value::Number(Decimal::from(count))))
}

fn counted(household: &Household, name: &str, values: &[Value], how: &'static str) -> Result<i64, Fault> {
    let [value] = values else { return Err(Fault::Arguments(how)) };
    let value = number(value.clone())?;
    if name == "touched_if_cut" {
        let parts = value.checked_mul(Decimal::from(RATE_SCALE)).and_then(|parts| parts.round().to_i64());
        let share = parts.map(Ratio).filter(|share| (Ratio::ZERO..=Ratio::ONE).contains(share));
        Ok(touched_if_cut(household, share.ok_or(Fault::Arguments(how))?))
    } else {
        let days = if value.is_integer() { value.to_u16() } else { None };
        let days = days.filter(|days| *days <= MOST_DAYS).ok_or(Fault::Arguments(how))?;
        Ok(stopped_if_late(household, days))
    }
}

/// Line-days on which lines are stopped because the next payment comes late; days on which they would be stopped anyway
/// are not counted.
fn stopped_if_late(household: &Household, days: u16) -> i64 {
    let Some((due, line, _)) = household.next_due() else { return 0 };
    let lines = LineSelector::Id(household.profile.lines.get(line).map(|line| line.id.clone()).unwrap_or_default());
    let late = Shock::LatePayment { lines, from: Moment::NextDue, days, times: 1 };
    let (as_set, changed) = both(household, &late, Some((line, due)));
    let stopped = |outlook: &Outlook, line: usize| -> i64 {
        let stays = outlook.lane(line).into_iter().filter(|stay| is_stopped(stay.state));
        stays.map(|stay| i64::from(stay.to.since(stay.from)) + 1).sum()
    };
    let lines = 0..household.profile.lines.len();
    lines.map(|line| (stopped(&changed, line) - stopped(&as_set, line)).max(0)).sum()
}

/// How many other lines get into a graver state on some day because the limit of the fullest is cut today.
fn touched_if_cut(household: &Household, share: Ratio) -> i64 {
    let Some(fullest) = household.fullest_place().filter(|_| share > Ratio::ZERO) else { return 0 };
    let Some(line) = household.profile.lines.get(fullest) else { return 0 };
    let cut = Shock::CutLimit { lines: LineSelector::Id(line.id.clone()), by: share, on: Moment::Today };
    let (as_set, changed) = both(household, &cut, None);
    let others = (0..household.profile.lines.len()).filter(|line| *line != fullest);
    let touched = others.filter(|line| {
        let (calm, hit) = (as_set.lane(*line), changed.lane(*line));
        // Between two of these days no state changes.
        calm.iter().chain(&hit).any(|stay| gravity(state_on(&hit, stay.from)) > gravity(state_on(&calm, stay.from)))
    });
    i64::try_from(touched.count()).unwrap_or(0)
}

/// The state on a day.
fn state_on(lane: &[Stay], day: Day) -> LineState {
    lane.iter().find(|stay| stay.from <= day && day <= stay.to).map_or(LineState::Active, |stay| stay.state)
}

/// The household as it is set, and with a shock.
fn both(household: &Household, shock: &Shock, next_due: Option<(usize, Day)>) -> (Outlook, Outlook) {
    let policies = household.policies();
    let mut dues = vec![None; household.profile.lines.len()];
    if let Some((line, day)) = next_due
        && let Some(due) = dues.get_mut(line)
    {
        *due = Some(day);
    }
    let stage = Stage {
        profile: &household.profile,
        today: household.today,
        until: household.until(),
        next_due: &dues,
        product: &|_| None,
    };
    let look = |shocks: &[Shock]| look_ahead(&stage, shocks, &household.entries, policies);
    (look(&[]), look(std::slice::from_ref(shock)))
}
