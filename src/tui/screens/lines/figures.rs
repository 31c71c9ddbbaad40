//! The figures of one line: how it stands, its cycle, what is owed on it and what that costs.

use super::table::use_meaning;
use crate::domain::calendar::{Day, next_on};
use crate::domain::credit::line::{InstalmentPlan, Line, Part};
use crate::domain::credit::terms::PlanFee;
use crate::domain::household::recorder::Happening;
use crate::domain::household::rules::stated_rate;
use crate::domain::money::{Money, Ratio};
use crate::report::answers::Answers;
use crate::report::cost;
use crate::report::explain::Topic;
use crate::report::status::LineGlance;
use crate::report::wording::terms::part_name;
use crate::text::number::{self, Counted, Decimals};
use crate::text::{Lang, Words, date, line as line_words, lines as words};
use crate::tui::screens::home::line_mark;
use crate::tui::theme::Meaning;
use crate::tui::widgets::facts::{Fact, Shown};

/// Collects facts and the topics that they open.
pub(super) struct Sheet<'a> {
    pub answers: &'a Answers,
    pub lang: Lang,
    pub facts: Vec<Fact>,
    pub topics: Vec<Topic>,
}

impl Sheet<'_> {
    pub fn add(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// A fact that opens an explanation.
    pub fn add_opening(&mut self, fact: Fact, topic: Topic) {
        let number = self.topics.len();
        self.topics.push(topic);
        self.facts.push(fact.opens(number));
    }

    pub fn head(&mut self, words: Words) {
        if !self.facts.is_empty() {
            self.add(Fact::new(Shown::Rest));
        }
        self.add(Fact::head(words.get(self.lang)));
    }

    pub fn pair(&mut self, label: Words, value: impl Into<String>) {
        self.add(Fact::pair(label.get(self.lang), value));
    }

    pub fn money(&self, amount: Money) -> String {
        number::money(amount, self.answers.standing.record.profile.currency)
    }

    pub fn days(&self, days: i32) -> String {
        number::count(i64::from(days), Counted::DAYS, self.lang)
    }

    fn relative(&self, day: Day) -> String {
        date::relative(day, self.answers.standing.today, self.lang)
    }
}

/// How the line stands today.
pub(super) fn standing(sheet: &mut Sheet<'_>, glance: &LineGlance) {
    let lang = sheet.lang;
    sheet.head(words::STANDING);
    let (letter, meaning) = line_mark(glance);
    let state = line_words::state(glance.state).get(lang);
    let overdue = sheet
        .answers
        .standing
        .state
        .lines
        .get(glance.line)
        .map_or(Money::ZERO, |account| account.past_due(sheet.answers.standing.today));
    let text = if glance.days_past_due > 0 {
        let values = [("days", sheet.days(glance.days_past_due)), ("amount", sheet.money(overdue))];
        format!("{letter} {}", words::OVERDUE.fill(lang, &values))
    } else {
        format!("{letter} {state}")
    };
    sheet.add(Fact::pair(words::STATE.get(lang), text).meaning(meaning));
    let owed = sheet.money(glance.owed);
    let text = match glance.limit {
        Some(limit) => words::OWED_OF.fill(lang, &[("owed", owed), ("limit", sheet.money(limit))]),
        None => owed,
    };
    sheet.add_opening(Fact::pair(words::OWED_LONG.get(lang), text), Topic::LineOwed(glance.line));
    if let (Some(used), Some(limit)) = (glance.utilisation, glance.limit) {
        let (mark, meaning) = use_meaning(sheet.answers, used);
        let shown = Shown::Share {
            label: words::USED_LONG.get(lang).to_owned(),
            value: number::percent(used, Decimals::One),
            used,
            limit: mark,
        };
        sheet.add_opening(Fact::new(shown).meaning(meaning), Topic::Utilisation);
        let available = sheet.money((limit - glance.owed).positive_part());
        sheet.pair(words::AVAILABLE, available);
    }
}

/// When it bills and when it asks.
pub(super) fn cycle(sheet: &mut Sheet<'_>, line: &Line, glance: &LineGlance) {
    let lang = sheet.lang;
    let today = sheet.answers.standing.today;
    sheet.head(words::CYCLE);
    if line.terms.has_statements()
        && let Some(day) = line.terms.statement_day
    {
        let next = next_on(day, today);
        let values = [("day", day.to_string()), ("date", date::iso(next)), ("relative", sheet.relative(next))];
        sheet.pair(words::STATEMENT, words::STATEMENT_IS.fill(lang, &values));
    }
    let due = match glance.next_due {
        Some((day, amount)) => {
            let values = [("date", date::iso(day)), ("relative", sheet.relative(day)), ("amount", sheet.money(amount))];
            words::DUE_IS.fill(lang, &values)
        }
        None => words::DUE_NONE.get(lang).to_owned(),
    };
    sheet.add_opening(Fact::pair(words::DUE_LONG.get(lang), due), Topic::NextDue(glance.line));
    let Some(account) = sheet.answers.standing.state.lines.get(glance.line).copied() else { return };
    if line.terms.has_statements() && account.statement_balance > Money::ZERO {
        let balance = sheet.money(account.statement_balance);
        let text = if account.statement_left.is_zero() {
            words::LAST_PAID.fill(lang, &[("balance", balance)])
        } else {
            words::LAST_IS.fill(lang, &[("balance", balance), ("left", sheet.money(account.statement_left))])
        };
        sheet.pair(words::LAST, text);
    }
    if account.grace_lost {
        let text = words::GRACE_LOST.get(lang).to_owned();
        sheet.add(Fact::new(Shown::Text(text)).meaning(Meaning::Notice));
    }
}

/// What is owed, part by part, with what each costs.
pub(super) fn parts(sheet: &mut Sheet<'_>, line: &Line, glance: &LineGlance) {
    let lang = sheet.lang;
    sheet.head(words::PARTS);
    let standing = &sheet.answers.standing;
    let Some(rules) = standing.household.lines.get(glance.line) else { return };
    let accounts: Vec<_> = standing.state.parts_of(rules).to_vec();
    for (place, (part, account)) in line.parts.iter().zip(accounts).enumerate() {
        if account.owed().is_zero() && place > 0 {
            continue;
        }
        let amount = sheet.money(account.owed());
        let text = words_of_part(line, part, amount, sheet.answers.standing.today, lang);
        sheet.add_opening(Fact::pair(part_name(part, lang), text), Topic::LineOwed(glance.line));
        if let Some(plan) = &part.plan {
            add_plan(sheet, plan, account.periods_left);
        }
        add_cost(sheet, glance.line, place);
    }
    next_interest(sheet, glance.line);
    year_ahead(sheet, glance.line);
}

fn words_of_part(line: &Line, part: &Part, amount: String, today: Day, lang: Lang) -> String {
    let share = |ratio: Ratio| ratio.plain_percent();
    if let Some(fee) = part.plan.and_then(|plan| plan.fee) {
        let fee = match fee {
            PlanFee::PerPeriod(ratio) => words::FEE_PERIOD.fill(lang, &[("share", share(ratio))]),
            PlanFee::Total(ratio) => words::FEE_TOTAL.fill(lang, &[("share", share(ratio))]),
        };
        return words::PART_FEE.fill(lang, &[("amount", amount), ("fee", fee)]);
    }
    let (rate, promo) = stated_rate(&line.terms, part);
    let rate = match promo.filter(|promo| promo.until >= today) {
        Some(promo) => {
            let values = [("rate", number::rate(promo.rate, lang)), ("day", date::iso(promo.until))];
            words::PROMO_UNTIL.fill(lang, &values)
        }
        None => number::rate(rate, lang),
    };
    words::PART_RATE.fill(lang, &[("amount", amount), ("rate", rate)])
}

fn add_plan(sheet: &mut Sheet<'_>, plan: &InstalmentPlan, left: u16) {
    let lang = sheet.lang;
    let paid = plan.periods.saturating_sub(left);
    let values = [("paid", paid.to_string()), ("periods", plan.periods.to_string())];
    let progress = Money(i64::from(paid)).ratio_to(Money(i64::from(plan.periods.max(1)))).unwrap_or(Ratio::ZERO);
    let shown = Shown::Share {
        label: words::PLAN.get(lang).to_owned(),
        value: words::PAID_OF.fill(lang, &values),
        used: progress,
        limit: None,
    };
    sheet.add(Fact::new(shown));
}

fn add_cost(sheet: &mut Sheet<'_>, line: usize, place: usize) {
    let lang = sheet.lang;
    let text = match cost::of_part(&sheet.answers.standing, line, place) {
        Some(cost) => {
            let values = [("nominal", cost.nominal.to_string()), ("effective", cost.effective.to_string())];
            match (cost.with_fee, cost.by_minimums) {
                (true, _) => words::COST_FEE,
                (false, true) => words::COST_MINIMUM,
                (false, false) => words::COST_IS,
            }
            .fill(lang, &values)
        }
        None => words::COST_FREE.get(lang).to_owned(),
    };
    sheet.pair(words::COST, text);
}

/// The next posting that charges interest.
fn next_interest(sheet: &mut Sheet<'_>, line: usize) {
    let standing = &sheet.answers.standing;
    let ahead = standing.timeline.happenings.iter().enumerate().filter(|(_, dated)| dated.day >= standing.today);
    let charged = ahead.filter_map(|(place, dated)| match dated.happening {
        Happening::Statement { line: of, bill, .. } if usize::from(of) == line => {
            Some((place, dated.day, bill.interest))
        }
        Happening::Instalment { line: of, interest, .. } if usize::from(of) == line => {
            Some((place, dated.day, interest))
        }
        _ => None,
    });
    let found = charged.into_iter().find(|(_, _, interest)| *interest > Money::ZERO);
    if let Some((place, day, interest)) = found {
        let values = [("amount", sheet.money(interest)), ("date", date::iso(day))];
        let text = words::NEXT_INTEREST_IS.fill(sheet.lang, &values);
        sheet.add_opening(Fact::pair(words::NEXT_INTEREST.get(sheet.lang), text), Topic::Posting(place));
    }
}

/// What the line costs in the year ahead when it is paid as now.
fn year_ahead(sheet: &mut Sheet<'_>, line: usize) {
    let standing = &sheet.answers.standing;
    let last = standing.today.month().plus(12).on(standing.today.day_of_month());
    let mut sum = Money::ZERO;
    for dated in standing.timeline.happenings.iter().filter(|d| d.day >= standing.today && d.day < last) {
        match dated.happening {
            Happening::Statement { line: of, bill, .. } if usize::from(of) == line => sum += bill.interest + bill.fees,
            Happening::Instalment { line: of, interest, fee, .. } if usize::from(of) == line => sum += interest + fee,
            Happening::Missed { line: of, late_fee, .. } if usize::from(of) == line => sum += late_fee,
            Happening::Payment { line: of, paid, .. } if usize::from(of) == line => sum += paid.early_charge,
            _ => {}
        }
    }
    let text = words::AHEAD_IS.fill(sheet.lang, &[("amount", sheet.money(sum))]);
    sheet.pair(words::AHEAD, text);
}
