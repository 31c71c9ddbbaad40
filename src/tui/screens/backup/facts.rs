//! The views below the list, as facts: one way in full, the days to come, what is missing, what is set aside, what to
//! avoid.

use crate::domain::backup::effect::{Course, MONTHS_COMPARED};
use crate::domain::backup::fit::{Fit, Life};
use crate::domain::backup::steps::Step;
use crate::domain::money::{Money, Ratio};
use crate::domain::ratios::RUNWAY_DAYS;
use crate::report::backup::{Backup, Comparison};
use crate::report::wording::{backup as wording, backup_option, name};
use crate::text::number::{self, Counted, Decimals};
use crate::text::{Lang, Words, backup as words, backup_screen as own, date, standing as standing_words};
use crate::tui::theme::Meaning;
use crate::tui::widgets::facts::{Fact, Shown};

fn text(text: impl Into<String>) -> Fact {
    Fact::new(Shown::Text(text.into()))
}

/// One way in full; with the household over the months when it pays old debt with new.
pub(super) fn option(backup: &Backup, place: usize, lang: Lang) -> Vec<Fact> {
    let found = backup.fits.get(place).and_then(|fit| Some((fit, backup.option_of(fit)?)));
    let Some((fit, option)) = found else { return Vec::new() };
    let mut facts = vec![text(name(&option.summary, lang))];
    if let Some(lapsed) = lapsed(backup, fit, lang) {
        facts.push(text(lapsed).meaning(Meaning::Warning));
    }
    for (label, sentences) in backup_option::rows(backup, option, fit, lang) {
        for (row, sentence) in sentences.into_iter().enumerate() {
            let label = if row == 0 { label.get(lang) } else { "" };
            facts.push(Fact::pair(label, sentence));
        }
    }
    if let Some(compared) = backup.comparisons.iter().find(|compared| compared.fit == place) {
        facts.extend(comparison(backup, compared, lang));
    }
    facts.push(text(words::NEVER_ADVICE.get(lang)));
    facts
}

fn lapsed(backup: &Backup, fit: &Fit, lang: Lang) -> Option<String> {
    let option = backup.option_of(fit)?;
    let (words, day) = match fit.life {
        Life::InForce => return None,
        Life::Over => (words::HISTORY_ROW, option.provenance.effective_to),
        Life::NotYet => (words::NOT_YET_ROW, option.provenance.effective_from),
    };
    let values = [("name", name(&option.name, lang)), ("day", day.map_or_else(String::new, date::iso))];
    Some(words.fill(lang, &values))
}

fn comparison(backup: &Backup, compared: &Comparison, lang: Lang) -> Vec<Fact> {
    let months = number::count(i64::from(MONTHS_COMPARED), Counted::MONTHS, lang);
    let mut facts = vec![Fact::head(words::COMPARED.fill(lang, &[("months", months)]))];
    facts.extend(sides(backup, &compared.with, lang));
    let warnings = backup.file.traps.iter().flat_map(|traps| &traps.warnings);
    facts.extend(warnings.map(|warning| text(name(&warning.text, lang)).meaning(Meaning::Warning)));
    facts
}

/// The household without anything and with this, figure by figure.
fn sides(backup: &Backup, with: &Course, lang: Lang) -> Vec<Fact> {
    let currency = backup.standing.record.profile.currency;
    let money = |amount: Money| number::money(amount, currency);
    let share = |dti: Option<Ratio>| dti.map_or_else(|| "-".to_owned(), |dti| number::percent(dti, Decimals::Two));
    let count = |many: u32| number::whole(i64::from(many));
    let without = &backup.without;
    let side = |label: Words, without: String, with: String| {
        let value = own::SIDES.fill(lang, &[("without", without), ("with", with)]);
        Fact::pair(label.get(lang), value)
    };
    vec![
        side(words::COL_CHARGES, money(without.cost()), money(with.cost())),
        side(words::COL_OWED_END, money(without.owed_at_end), money(with.owed_at_end)),
        side(words::COL_LOWEST, money(without.lowest.0), money(with.lowest.0)),
        side(words::COL_MISSED, count(without.missed), count(with.missed)),
        side(own::LINES_STOPPED, count(without.stops.into()), count(with.stops.into())),
        side(words::COL_LENDERS, count(without.lenders.into()), count(with.lenders.into())),
        side(words::COL_DTI, share(without.dti), share(with.dti)),
    ]
}

/// What to do on which day.
pub(super) fn days(backup: &Backup, lang: Lang) -> Vec<Fact> {
    if backup.steps.is_empty() {
        return vec![text(own::NO_DAYS.get(lang))];
    }
    let mut facts: Vec<Fact> = Vec::new();
    for dated in &backup.steps {
        let day = date::short_unless_other_year(dated.day, backup.standing.today);
        let meaning = match dated.step {
            Step::Short { missing } if missing.is_zero() => Meaning::Calm,
            Step::Short { .. } | Step::Stops { .. } => Meaning::Stop,
            Step::Again { .. } => Meaning::Warning,
            _ => Meaning::Calm,
        };
        facts.push(Fact::pair(day, wording::step(backup, &dated.step, lang)).meaning(meaning));
    }
    facts.push(text(words::STEPS_NOTE.get(lang)));
    facts
}

/// What is missing, which ways cover it alone, and those that are used together.
pub(super) fn missing(backup: &Backup, lang: Lang) -> Vec<Fact> {
    let mut facts: Vec<Fact> = wording::missing(backup, lang).into_iter().map(text).collect();
    facts.push(text(wording::covering(backup, lang)));
    facts.push(Fact::head(words::TOGETHER.get(lang)));
    facts.extend(together(backup, lang));
    let open = wording::missing_facts(&backup.fits);
    if !open.is_empty() {
        let label = |word: &str| crate::text::label::of_key(word).map_or(word, |words| words.get(lang)).to_owned();
        let keys: Vec<String> = open.into_iter().map(|key| label(key.word())).collect();
        facts.push(Fact::new(Shown::Rest));
        facts.push(text(own::FACTS_OPEN.fill(lang, &[("keys", wording::list(&keys, lang))])));
    }
    facts
}

fn together(backup: &Backup, lang: Lang) -> Vec<Fact> {
    let Some(together) = &backup.together else { return vec![text(own::NOT_CHOSEN.get(lang))] };
    let currency = backup.standing.record.profile.currency;
    let money = |amount: Money| number::money(amount, currency);
    let mut facts = Vec::new();
    for piece in &together.combination.pieces {
        let Some(fit) = backup.fits.get(piece.fit) else { continue };
        let Some(option) = backup.option_of(fit) else { continue };
        let words = wording::piece(option, piece);
        let values = [
            ("name", name(&option.name, lang)),
            ("amount", money(piece.covers)),
            ("cost", wording::cost(&piece.price, currency, lang)),
        ];
        facts.push(text(words.fill(lang, &values)));
        let obstacle = wording::obstacle(backup, fit, lang);
        facts.extend(obstacle.map(|said| text(said).meaning(Meaning::Warning)));
    }
    let values = [("amount", money(together.combination.left)), ("cost", money(together.combination.cost))];
    let meaning = if together.combination.left.is_zero() { Meaning::Calm } else { Meaning::Warning };
    facts.push(text(words::LEFT.fill(lang, &values)).meaning(meaning));
    facts.extend(wording::first_stop(backup, &together.with, lang).into_iter().map(text));
    facts.extend(sides(backup, &together.with, lang));
    facts
}

/// What is set aside, and what would cover the loss of each line.
pub(super) fn cushion(backup: &Backup, lang: Lang) -> Vec<Fact> {
    let standing = &backup.standing;
    let currency = standing.record.profile.currency;
    let money = |amount: Money| number::money(amount, currency);
    let cushion = &backup.cushion;
    let runway = number::count(i64::from(standing.ratios.runway.days), Counted::DAYS, lang);
    let is_long = standing.ratios.runway.days >= RUNWAY_DAYS;
    let runway = if is_long { standing_words::RUNWAY_LONG.fill(lang, &[("days", runway)]) } else { runway };
    let mut values = vec![("fund", money(cushion.fund)), ("runway", runway)];
    let now = match standing.ratios.emergency_months_hundredths {
        Some(hundredths) => {
            let months = Ratio::basis_points(hundredths.saturating_mul(100));
            values.push(("months", number::decimal(months, Decimals::Two)));
            words::CUSHION_NOW
        }
        None => words::CUSHION_NO_BASE,
    };
    let saved = words::CUSHION_SAVED.fill(lang, &[("amount", money(cushion.saved_a_month))]);
    let mut facts = vec![text(now.fill(lang, &values)), text(saved)];
    for line in &cushion.lines {
        facts.push(Fact::head(crate::report::wording::line_name(standing, line.line, lang)));
        facts.push(Fact::pair(words::COL_STOPPED.get(lang), money(line.if_stopped)));
        facts.push(Fact::pair(words::COL_CALLED.get(lang), money(line.if_called_in)));
        facts.push(Fact::pair(words::COL_SAVED_BY.get(lang), wording::saved_by(&line.goal, lang)));
        if let Some(reserve) = line.reserve_lost {
            facts.push(Fact::pair(words::COL_RESERVE.get(lang), money(reserve)));
        }
    }
    let stopped = [words::GOAL_NOTHING, words::GOAL_REACHED, words::GOAL_DATED, words::GOAL_NEVER];
    let called = [words::CALL_NOTHING, words::CALL_REACHED, words::CALL_DATED, words::CALL_NEVER];
    facts.push(Fact::new(Shown::Rest));
    facts.push(text(wording::goal(&cushion.goal_if_stopped, stopped, currency, lang)));
    facts.push(text(wording::goal(&cushion.goal_if_called_in, called, currency, lang)));
    facts
}

/// Patterns of fraud, each with how to recognise it.
pub(super) fn avoid(backup: &Backup, lang: Lang) -> Vec<Fact> {
    let Some(traps) = &backup.file.traps else {
        let jurisdiction = backup.standing.record.profile.jurisdiction.as_str();
        return vec![text(own::NO_TRAPS.fill(lang, &[("jurisdiction", jurisdiction)]))];
    };
    let mut facts = vec![text(own::CHECK_OFFER.get(lang))];
    for trap in &traps.traps {
        facts.push(Fact::head(name(&trap.name, lang)));
        for (label, of) in
            [(words::AVOID_SIGNS, &trap.recognise), (words::AVOID_HOW, &trap.how), (words::AVOID_DO, &trap.what_to_do)]
        {
            facts.push(Fact::pair(label.get(lang), name(of, lang)));
        }
        facts.push(Fact::pair(
            words::DETAIL_SOURCE.get(lang),
            backup_option::provenance(backup, &trap.provenance, lang),
        ));
    }
    facts
}
