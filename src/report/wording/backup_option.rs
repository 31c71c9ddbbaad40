//! One option in full, as labelled sentences: its conditions, its cost on this need, what it does, what it rests on.

use rust_decimal::Decimal;

use super::backup::{Told, list, reasons, unpriced};
use super::name;
use crate::domain::backup::fit::{Fit, Reach};
use crate::domain::backup::{BackupOption, Brings};
use crate::domain::money::{Money, Ratio};
use crate::domain::name::Name;
use crate::domain::provenance::Provenance;
use crate::report::backup::Backup;
use crate::text::number::{self, Counted, Decimals};
use crate::text::{Lang, Words, backup as words, date, width::clean};

/// Everything about an option, label by label; a label without a sentence is left out.
#[must_use]
pub fn rows(backup: &Backup, option: &BackupOption, fit: &Fit, lang: Lang) -> Vec<(Words, Vec<String>)> {
    let named = |name_of: &Name| name(name_of, lang);
    let contacts = option.contacts.iter().map(|contact| format!("{} {}", named(&contact.name), clean(&contact.at)));
    let mut rows = vec![
        (words::DETAIL_CONDITIONS, reasons(option, fit, Told::All, lang)),
        (words::DETAIL_AMOUNT, amount(backup, option, fit.reach, lang)),
        (words::DETAIL_COST, cost(backup, fit, lang)),
        (words::DETAIL_SPEED, vec![speed(option, lang)]),
        (words::DETAIL_FIRST, vec![named(&option.first_step)]),
        (words::DETAIL_RECORD, vec![named(&option.record_effect)]),
        (words::DETAIL_LINES, vec![named(&option.lines_effect)]),
        (words::DETAIL_PROTECTION, option.protection.iter().map(named).collect()),
        (words::DETAIL_CAUTIONS, option.cautions.iter().map(named).collect()),
        (words::DETAIL_CONTACTS, contacts.collect()),
        (words::DETAIL_SOURCE, sources(backup, option, lang)),
    ];
    rows.retain(|(_, texts)| !texts.is_empty());
    rows
}

fn sources(backup: &Backup, option: &BackupOption, lang: Lang) -> Vec<String> {
    let mut sources = vec![provenance(backup, &option.provenance, lang)];
    sources.extend(option.provenance.note.iter().map(|note| name(note, lang)));
    if let Some(cost) = &option.cost_provenance {
        sources.push(format!("{}: {}", words::DETAIL_COST.get(lang), provenance(backup, cost, lang)));
        sources.extend(cost.note.iter().map(|note| name(note, lang)));
    }
    sources
}

/// A yearly rate, simple and compounded, as far as a rate can say it.
#[must_use]
pub fn yearly(nominal: Option<Decimal>, effective: Option<Decimal>, lang: Lang) -> String {
    let percent = |rate: Decimal| format!("{}%", number::group_decimal(rate));
    match (nominal.map(percent), effective.map(percent)) {
        (Some(nominal), Some(effective)) => words::YEARLY.fill(lang, &[("nominal", nominal), ("effective", effective)]),
        (Some(nominal), None) => words::YEARLY_SIMPLE.fill(lang, &[("nominal", nominal)]),
        (None, _) => words::YEARLY_NONE.get(lang).to_owned(),
    }
}

fn amount(backup: &Backup, option: &BackupOption, reach: Reach, lang: Lang) -> Vec<String> {
    if matches!(option.brings, Brings::Time | Brings::Moves | Brings::Advice) {
        return Vec::new();
    }
    let currency = backup.standing.record.profile.currency;
    let mut said = Vec::new();
    if let Some(least) = option.amount.least {
        said.push(words::AMOUNT_LEAST.fill(lang, &[("least", number::money(least, currency))]));
    }
    said.push(match reach {
        Reach::UpTo(most) => words::AMOUNT_RANGE.fill(lang, &[("most", number::money(most, currency))]),
        Reach::Open => words::AS_AGREED.get(lang).to_owned(),
        Reach::Unknown => words::ASK_FACT.get(lang).to_owned(),
    });
    if let Some(limited) = words::pays_debt(option.pays_debt) {
        said.push(limited.get(lang).to_owned());
    }
    vec![said.join(words::SEMICOLON.get(lang))]
}

fn cost(backup: &Backup, fit: &Fit, lang: Lang) -> Vec<String> {
    let currency = backup.standing.record.profile.currency;
    let money = |amount: Money| number::money(amount, currency);
    let price = match &fit.price {
        Ok(price) => price,
        Err(why) => return vec![unpriced(why, lang)],
    };
    if price.borrowed.is_zero() {
        return vec![if price.cost.is_zero() {
            words::COST_FREE.get(lang).to_owned()
        } else {
            words::COST_SUM.fill(lang, &[("cost", money(price.cost))])
        }];
    }
    let values = [
        ("cost", money(price.cost)),
        ("amount", money(price.received)),
        ("paid", money(price.paid)),
        ("yearly", yearly(price.nominal, price.effective, lang)),
    ];
    let mut said = vec![words::COST_ROW.fill(lang, &values)];
    if let Some(months) = price.months {
        let months = number::count(i64::from(months), Counted::MONTHS, lang);
        said.push(words::COST_MONTHS.fill(lang, &[("months", months), ("payment", money(price.payment))]));
    }
    let parts = [("interest", money(price.interest)), ("fees", money(price.fees))];
    said.push(words::COST_PARTS.fill(lang, &parts));
    if price.subsidy > Money::ZERO {
        said.push(words::COST_SUBSIDY.fill(lang, &[("subsidy", money(price.subsidy))]));
    }
    if let Some(stated) = price.stated.filter(|stated| stated.usual > Ratio::ZERO) {
        said.push(words::COST_RATE.fill(lang, &[("rate", number::percent(stated.usual, Decimals::Two))]));
    }
    if price.cost_range.0 != price.cost_range.1 {
        let values = [("low", money(price.cost_range.0)), ("high", money(price.cost_range.1))];
        said.push(words::COST_RANGE.fill(lang, &values));
    }
    said
}

fn speed(option: &BackupOption, lang: Lang) -> String {
    let days = |count: u16| number::count(i64::from(count), Counted::DAYS, lang);
    match (option.speed.least_days, option.speed.most_days) {
        (0, 0) => words::SPEED_NOW.get(lang).to_owned(),
        (least, most) if least == most => days(most),
        (0, most) => words::SPEED.fill(lang, &[("least", words::SPEED_NOW.get(lang).to_owned()), ("most", days(most))]),
        (least, most) => words::SPEED.fill(lang, &[("least", number::whole(i64::from(least))), ("most", days(most))]),
    }
}

/// What a value rests on, how sure it is, and where it comes from.
#[must_use]
pub fn provenance(backup: &Backup, provenance: &Provenance, lang: Lang) -> String {
    let evidence: Vec<String> =
        provenance.evidence.iter().map(|kind| words::evidence(*kind).get(lang).to_owned()).collect();
    let titles: Vec<String> = provenance.sources.iter().map(|key| name(&backup.file.source(key), lang)).collect();
    let since = provenance.effective_from.map(date::iso);
    let values = [
        ("evidence", list(&evidence, lang)),
        ("confidence", words::confidence(provenance.confidence).get(lang).to_owned()),
        ("date", provenance.as_of.clone().or(since).unwrap_or_else(|| "-".to_owned())),
        ("titles", titles.join(words::SEMICOLON.get(lang))),
    ];
    words::SOURCE_ROW.fill(lang, &values)
}
