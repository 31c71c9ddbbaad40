//! One option in full: what it is, its conditions, its cost on this need, what it does, and what it rests on.

use super::super::Layout;
use super::{head, paragraph};
use crate::domain::backup::fit::Reach;
use crate::domain::backup::{BackupOption, Brings};
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::provenance::Provenance;
use crate::report::backup::Backup;
use crate::report::wording::backup as wording;
use crate::report::wording::name;
use crate::text::number::{self, Counted, Decimals};
use crate::text::width::{pad_end, width};
use crate::text::{Lang, Words, backup as words, date, wrap::wrap_indented};

/// The title of a source, by its key.
pub type SourceName<'a> = &'a dyn Fn(&str) -> Option<Name>;

/// An option in full; nothing when the answer does not hold it.
#[must_use]
pub fn option_detail(backup: &Backup<'_>, option: usize, source: SourceName<'_>, layout: Layout) -> String {
    let lang = layout.lang;
    let found = backup.options.get(option).zip(backup.fits.iter().find(|fit| fit.option == option));
    let Some((option, fit)) = found else { return String::new() };
    let mut lines = vec![name(&option.name, lang)];
    lines.extend(paragraph(&name(&option.summary, lang), layout));
    let mut rows: Vec<(Words, Vec<String>)> = vec![
        (words::DETAIL_CONDITIONS, wording::reasons(option, fit, wording::Told::All, lang)),
        (words::DETAIL_AMOUNT, amount(backup, option, fit.reach, lang)),
        (words::DETAIL_COST, cost(backup, fit, lang)),
        (words::DETAIL_SPEED, vec![speed(option, lang)]),
        (words::DETAIL_FIRST, vec![name(&option.first_step, lang)]),
        (words::DETAIL_RECORD, vec![name(&option.record_effect, lang)]),
        (words::DETAIL_LINES, vec![name(&option.lines_effect, lang)]),
    ];
    rows.push((words::DETAIL_PROTECTION, option.protection.iter().map(|text| name(text, lang)).collect()));
    rows.push((words::DETAIL_CAUTIONS, option.cautions.iter().map(|text| name(text, lang)).collect()));
    let contact = |name_of: &Name, at: &str| format!("{} {at}", name(name_of, lang));
    rows.push((words::DETAIL_CONTACTS, option.contacts.iter().map(|c| contact(&c.name, &c.at)).collect()));
    let mut sources = vec![provenance(&option.provenance, source, lang)];
    sources.extend(option.provenance.note.iter().map(|note| name(note, lang)));
    if let Some(cost) = &option.cost_provenance {
        sources.push(format!("{}: {}", words::DETAIL_COST.get(lang), provenance(cost, source, lang)));
        sources.extend(cost.note.iter().map(|note| name(note, lang)));
    }
    rows.push((words::DETAIL_SOURCE, sources));
    let label_width = rows.iter().map(|(label, _)| width(label.get(lang))).max().unwrap_or(0);
    for (label, texts) in rows {
        for (place, text) in texts.iter().enumerate() {
            let label = if place == 0 { label.get(lang) } else { "" };
            let first = format!("  {}  ", pad_end(label, label_width));
            lines.extend(wrap_indented(text, layout.paragraph_columns(), &first, &" ".repeat(label_width + 4)));
        }
    }
    head(&mut lines, words::NEVER_ADVICE.get(lang));
    lines.push(String::new());
    lines.join("\n")
}

fn amount(backup: &Backup<'_>, option: &BackupOption, reach: Reach, lang: Lang) -> Vec<String> {
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

fn cost(backup: &Backup<'_>, fit: &crate::domain::backup::fit::Fit, lang: Lang) -> Vec<String> {
    let currency = backup.standing.record.profile.currency;
    let money = |amount: Money| number::money(amount, currency);
    let price = match &fit.price {
        Ok(price) => price,
        Err(why) => return vec![wording::unpriced(why, lang)],
    };
    if price.borrowed.is_zero() {
        return vec![if price.cost.is_zero() {
            words::COST_FREE.get(lang).to_owned()
        } else {
            words::COST_SUM.fill(lang, &[("cost", money(price.cost))])
        }];
    }
    let rate = |rate: Option<rust_decimal::Decimal>| {
        rate.map_or_else(|| "-".to_owned(), |rate| format!("{}%", number::group_decimal(rate)))
    };
    let values = [
        ("cost", money(price.cost)),
        ("amount", money(price.received)),
        ("paid", money(price.paid)),
        ("nominal", rate(price.nominal)),
        ("effective", rate(price.effective)),
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
    if let Some(stated) = price.stated {
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

fn provenance(provenance: &Provenance, source: SourceName<'_>, lang: Lang) -> String {
    let evidence: Vec<String> =
        provenance.evidence.iter().map(|kind| words::evidence(*kind).get(lang).to_owned()).collect();
    let titles: Vec<String> = provenance
        .sources
        .iter()
        .map(|key| source(key).map_or_else(|| key.clone(), |title| name(&title, lang)))
        .collect();
    let since = provenance.effective_from.map(date::iso);
    let values = [
        ("evidence", wording::list(&evidence, lang)),
        ("confidence", words::confidence(provenance.confidence).get(lang).to_owned()),
        ("date", provenance.as_of.clone().or(since).unwrap_or_else(|| "-".to_owned())),
        ("titles", titles.join(words::SEMICOLON.get(lang))),
    ];
    words::SOURCE_ROW.fill(lang, &values)
}
