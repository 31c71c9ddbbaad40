//! Stress as JSON.

use serde_json::{Map, Value, json};

use super::figure::{amount, date_or_null, stated_ratio};
use super::{closing, name, object, opening};
use crate::document::choice::Choice;
use crate::domain::money::{Currency, Money, Ratio, Rounding};
use crate::domain::risk::trigger::Cause;
use crate::domain::stress::answer::{FAN, FanMonth, Found};
use crate::domain::stress::brought::driver_of;
use crate::domain::stress::buffers::{Buffered, mean};
use crate::domain::stress::drivers::Driven;
use crate::domain::stress::replay::Replay;
use crate::domain::stress::spare::Early;
use crate::report::standing::Standing;
use crate::report::stress::{FAILS_ABOVE, Stress, Subject};
use crate::report::whatif::WhatIf;
use crate::report::wording::stress as wording;
use crate::text::{Lang, date, stress as words};

/// The stress of the household `id`; sentences are in `lang`.
#[must_use]
pub fn stress(id: &str, standing: &Standing, subject: &Subject, stress: &Stress, lang: Lang) -> Value {
    let mut answer = opening("stress", id, standing);
    let currency = standing.record.profile.currency;
    let sums = &stress.ran.sums;
    let found = |count: u64| chance(stress.found(count));
    let body: Map<String, Value> = object(json!({
        "scenario": name(&subject.supposed.name),
        "chances": { "name": name(&subject.chances_name), "times": subject.times.word() },
        "paths": sums.paths,
        "paths_asked": stress.asked.paths,
        "complete": stress.is_whole(),
        "seed": stress.asked.seed,
        "months": stress.asked.months,
        "until": date::iso(stress.until),
        "trouble": found(sums.bad),
        "fails_above": six(FAILS_ABOVE),
        "fails": stress.fails(),
        "late": found(sums.late),
        "reached": reached(stress, &sums.reached),
        "stopped": found(sums.lost),
        "stopped_by_cause": by_cause(stress, &sums.stopped),
        "out_of_cash": found(sums.short),
        "mean_cost": amount(stress.mean_cost(), currency),
        "lines": lines(standing, stress),
        "first_trouble": first_trouble(stress),
        "fans": stress.fans.iter().map(|month| fan(month, currency)).collect::<Vec<_>>(),
        "worth_opening": stress.worth.map(|w| json!({ "worst": w.worst, "median": w.median, "best": w.best })),
        "deep_paths": stress.deep_paths,
        "drivers": stress.drivers.as_ref().map(|all| all.iter().map(|d| driven(d, stress)).collect::<Vec<_>>()),
        "buffers": stress.buffers.as_ref().map(|all| all.iter().map(|b| buffered(b, currency)).collect::<Vec<_>>()),
        "compared": compared(stress, currency),
    }));
    answer.extend(body);
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}

/// A ratio to six decimals.
fn six(ratio: Ratio) -> Value {
    stated_ratio(Ratio(Rounding::HalfUp.divide(i128::from(ratio.0), 1_000_000).saturating_mul(1_000_000)))
}

fn chance(found: Found) -> Value {
    json!({ "share": six(found.share()), "standard_error": six(found.error()), "paths": found.count })
}

fn reached(stress: &Stress, counts: &[u64]) -> Value {
    let rows = counts.iter().enumerate().skip(1);
    let named = rows.map(|(bucket, count)| (format!("M{bucket}"), chance(stress.found(*count))));
    Value::Object(named.collect())
}

fn by_cause(stress: &Stress, counts: &[u64]) -> Value {
    let rows = Cause::ALL.into_iter().zip(counts);
    Value::Object(rows.map(|(cause, count)| (cause.word().to_owned(), chance(stress.found(*count)))).collect())
}

fn lines(standing: &Standing, stress: &Stress) -> Value {
    let of = |(line, sums): (usize, &crate::domain::stress::tally::LineSums)| {
        json!({
            "line": standing.record.profile.lines.get(line).map(|line| line.id.clone()),
            "late": chance(stress.found(sums.late)),
            "reached": reached(stress, &sums.reached),
            "stopped": chance(stress.found(sums.lost)),
            "stopped_by_cause": by_cause(stress, &sums.stopped),
        })
    };
    Value::Array(stress.ran.sums.lines.iter().enumerate().map(of).collect())
}

fn first_trouble(stress: &Stress) -> Value {
    let mut count = 0;
    let rows = stress.ran.sums.first_trouble.iter().zip(&stress.fans).map(|(first, fan)| {
        count += first;
        json!({ "by": date::iso(fan.day), "trouble": chance(stress.found(count)) })
    });
    let rows: Vec<Value> = rows.collect();
    json!({ "median_month": stress.middle.map(|month| month + 1), "by_month": rows })
}

fn fan(month: &FanMonth, currency: Currency) -> Value {
    let money = |values: [Money; FAN.len()]| {
        let rows = FAN.into_iter().zip(values).map(|(p, value)| (format!("p{p}"), amount(value, currency)));
        Value::Object(rows.collect())
    };
    let dti = FAN.into_iter().zip(month.dti).map(|(p, value)| (format!("p{p}"), value.map_or(Value::Null, six)));
    json!({
        "month_end": date::iso(month.day),
        "cash": money(month.cash),
        "debt": money(month.debt),
        "dti": Value::Object(dti.collect()),
    })
}

fn driven(driven: &Driven, stress: &Stress) -> Value {
    json!({
        "driver": words::driver_key(driven.driver),
        "in_bad_paths": chance(driven.in_bad),
        "in_all_paths": chance(driven.in_all),
        "trouble_without": chance(driven.without),
        "fall": six(Ratio(stress.deep_bad.share().0 - driven.without.share().0)),
    })
}

fn buffered(buffered: &Buffered, currency: Currency) -> Value {
    json!({
        "months_of_essentials": super::figure::hundredths(i64::from(buffered.quarters) * 25),
        "cash": amount(buffered.cash, currency),
        "redraw": buffered.redraws,
        "late": chance(buffered.late),
        "trouble": chance(buffered.bad),
        "mean_cost": amount(buffered.cost, currency),
    })
}

fn compared(stress: &Stress, currency: Currency) -> Value {
    let Some(compared) = &stress.compared else { return Value::Null };
    json!({
        "paying_early": match compared.early { Early::Dearest => "dearest", Early::Smallest => "smallest" },
        "kept": amount(compared.buffer, currency),
        "trouble": chance(stress.found(compared.sums.bad)),
        "late": chance(stress.found(compared.sums.late)),
        "paths_better": compared.healed,
        "paths_worse": compared.harmed,
        "mean_cost": amount(mean(compared.sums.cost, compared.sums.paths), currency),
    })
}

/// One path in full.
#[must_use]
pub fn path(
    id: &str,
    standing: &Standing,
    subject: &Subject,
    (replay, told): (&Replay, &WhatIf),
    seed: u64,
    lang: Lang,
) -> Value {
    let mut answer = opening("stress", id, standing);
    let outlook = &replay.outlook;
    let brought = replay.drawn.iter().map(|drawn| {
        json!({
            "date": date::iso(drawn.day),
            "driver": words::driver_key(driver_of(&drawn.what)),
            "sentence": wording::brought(drawn, &outlook.profile, &subject.chances, lang),
        })
    });
    let brought: Vec<Value> = brought.collect();
    answer.extend(object(json!({
        "path": replay.path,
        "seed": seed,
        "until": date::iso(outlook.until),
        "brought": brought,
        "first_short_day": date_or_null(outlook.first_short_day()),
        "lanes": super::whatif::lanes(outlook),
        "chain": super::whatif::chain(told, lang),
    })));
    closing(&mut answer, standing, lang);
    Value::Object(answer)
}
