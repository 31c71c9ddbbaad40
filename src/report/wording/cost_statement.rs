//! A cost statement in words: sections of labelled values, each with where it comes from.

mod brief;
mod default;
mod mark;

pub use brief::in_brief;
use rust_decimal::Decimal;

use super::{name, terms as term_words};
use crate::domain::calendar::Day;
use crate::domain::cost::{Charge, Performed, Way};
use crate::domain::credit::line::PartKind;
use crate::domain::credit::refusal::Refusal;
use crate::domain::money::{Currency, Money, RateBasis};
use crate::domain::provenance::Provenance;
use crate::report::calc::answer::Figure;
use crate::report::cost_statement::{BorrowingCost, CostStatement, Held, Rule, Side, Subject};
use crate::text::calc::refusal;
use crate::text::number::{self, Counted, Decimals};
use crate::text::{Lang, Words, cost as words, date, terms};

/// One value with its label.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// What it is; may be empty.
    pub label: String,
    /// What it says.
    pub value: String,
    /// Where it comes from and what else to know.
    pub notes: Vec<String>,
}

/// Rows under one head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// The head; may be empty.
    pub head: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A statement in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// What it is about.
    pub title: String,
    /// What to know before reading it.
    pub opening: Vec<String>,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// The keys of the sources that it cites, in order of their first mention.
    pub sources: Vec<String>,
}

/// Words one statement.
pub(super) struct Speaker<'s> {
    pub statement: &'s CostStatement,
    pub lang: Lang,
}

/// The statement in a language.
#[must_use]
pub fn worded(statement: &CostStatement, lang: Lang) -> Worded {
    let speaker = Speaker { statement, lang };
    let several = statement.borrowings.len() > 1;
    let mut sections = Vec::new();
    for cost in &statement.borrowings {
        sections.push(speaker.borrowed(cost, several));
        sections.push(speaker.charges(cost));
        sections.push(speaker.performed(&cost.agreed));
        sections.extend(cost.minimum.as_ref().map(|minimum| speaker.performed(minimum)));
        sections.push(speaker.on_default(cost));
        sections.extend(speaker.if_early(cost));
        sections.push(speaker.rate_lines(cost));
    }
    Worded { title: speaker.title(), opening: speaker.opening(), sections, sources: speaker.sources() }
}

impl Speaker<'_> {
    fn say(&self, words: Words) -> String {
        words.get(self.lang).to_owned()
    }

    fn money(&self, amount: Money) -> String {
        number::money(amount, self.currency())
    }

    const fn currency(&self) -> Currency {
        self.statement.currency
    }

    fn row(&self, label: Words, value: String) -> Row {
        Row { label: self.say(label), value, notes: Vec::new() }
    }

    fn title(&self) -> String {
        let statement = self.statement;
        let own = name(&statement.name, self.lang);
        let lender = statement.lender.as_ref().map(|lender| name(lender, self.lang)).filter(|lender| *lender != own);
        match lender {
            Some(lender) => words::TITLE_LENDER.fill(self.lang, &[("name", own), ("lender", lender)]),
            None => words::TITLE.fill(self.lang, &[("name", own)]),
        }
    }

    fn opening(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let amount = self.statement.borrowings.first().map(|cost| self.money(cost.borrowing.amount()));
        match self.statement.subject {
            Subject::Owed => {}
            Subject::New => lines.push(self.say(words::SIMULATED)),
            Subject::Example => {
                lines.push(words::EXAMPLE.fill(self.lang, &[("amount", amount.unwrap_or_default())]));
            }
        }
        let known = |rule: Words, day: Option<Day>, provenance: &Provenance| {
            let rule = rule.fill(self.lang, &[("day", day.map(date::iso).unwrap_or_default())]);
            let bare = rule.trim_end_matches(['.', '。']).to_owned();
            let end = rule.strip_prefix(bare.as_str()).unwrap_or_default().to_owned();
            let values = [("rule", bare), ("rests", self.provenance(provenance))];
            words::RULE_RESTS_ON.fill(self.lang, &values) + &end
        };
        lines.push(match &self.statement.rule {
            Rule::Required(_, found) => known(words::RULE_REQUIRED, found.effective_from, found),
            Rule::NotYet(_, found) => known(words::RULE_NOT_YET, found.effective_from, found),
            Rule::Over(_, found) => known(words::RULE_OVER, found.effective_to, found),
            Rule::Unknown => self.say(words::RULE_UNKNOWN),
        });
        if self.statement.origins.check_contract() {
            lines.push(self.say(words::CHECK_CONTRACT));
        }
        lines
    }

    fn borrowed(&self, cost: &BorrowingCost, several: bool) -> Section {
        let borrowing = &cost.borrowing;
        let values = [("amount", self.money(borrowing.amount())), ("day", date::iso(borrowing.day))];
        let is_posted = cost.owed.is_some() && borrowing.part.plan.is_none();
        let on = if is_posted { words::POSTED_ON } else { words::BORROWED_ON };
        let mut rows = vec![self.row(words::BORROWED, on.fill(self.lang, &values))];
        if let Some(owed) = cost.owed {
            rows.push(self.row(words::STILL_OWED, self.money(owed)));
        }
        let repaid = match borrowing.part.plan {
            Some(plan) => words::REPAID_IN.fill(
                self.lang,
                &[
                    ("how", self.say(terms::amortisation(plan.amortisation))),
                    ("periods", number::count(i64::from(plan.periods), Counted::PAYMENTS, self.lang)),
                    ("rhythm", self.say(terms::rhythm(plan.rhythm))),
                ],
            ),
            None => self.say(words::BY_STATEMENT),
        };
        rows.push(self.row(words::REPAID, repaid));
        let named = several || borrowing.part.name.is_some();
        let head = if named { term_words::part_name(&borrowing.part, self.lang) } else { String::new() };
        Section { head, rows }
    }

    fn charges(&self, cost: &BorrowingCost) -> Section {
        let mut rows: Vec<Row> = cost.borrowing.charges().iter().map(|charge| self.charge(cost, charge)).collect();
        rows.push(Row { value: self.say(words::NO_OTHERS), ..Row::default() });
        Section { head: self.say(words::CHARGES), rows }
    }

    fn charge(&self, cost: &BorrowingCost, charge: &Charge) -> Row {
        let (dearest, statement) = (cost.dearest(), self.statement);
        let (label, value, amount, key) = match charge {
            Charge::Interest(rate, promo) => {
                let standard = term_words::rate_with_year(*rate, self.lang);
                let standard = promo.map_or(standard.clone(), |promo| {
                    let values = [
                        ("rate", number::rate(promo.rate, self.lang)),
                        ("day", date::iso(promo.until)),
                        ("after", standard.clone()),
                    ];
                    words::PROMO.fill(self.lang, &values)
                });
                let accrual = self.say(terms::accrual(statement.terms.accrual));
                let method = words::ON_OWED.fill(self.lang, &[("accrual", accrual)]);
                let mut parts = vec![standard, method];
                if cost.borrowing.may_revolve() && cost.borrowing.part.kind == PartKind::Purchases {
                    parts.push(self.say(words::ON_STATEMENT));
                }
                (words::INTEREST, self.list(&parts), dearest.interest, cost.rate_key(statement))
            }
            Charge::Fee(fee) => {
                let (words_of, share) = match fee {
                    crate::domain::credit::terms::PlanFee::PerPeriod(share) => (words::FEE_EACH, share),
                    crate::domain::credit::terms::PlanFee::Total(share) => (words::FEE_IN_ALL, share),
                };
                let value = words_of.fill(self.lang, &[("share", share.plain_percent())]);
                (words::PLAN_FEE, value, dearest.fees, cost.fee_key(statement))
            }
            Charge::Upfront(amount) => {
                let value = words::FEE_UPFRONT.fill(self.lang, &[("amount", self.money(*amount))]);
                (words::UPFRONT, value, *amount, "upfront")
            }
        };
        let mut row = self.row(label, value);
        let comes = words::COMES_TO.fill(self.lang, &[("amount", self.money(amount))]);
        let way = self.say(way(cost, dearest.way));
        row.notes.push(match self.lang {
            Lang::En => format!("{comes} ({})", lower_first(&way)),
            Lang::Zh => format!("{comes}（{way}）"),
        });
        let lender = match &statement.lender {
            Some(lender) => name(lender, self.lang),
            None => self.say(words::COLLECTOR_UNKNOWN),
        };
        row.notes.push(words::COLLECTED_BY.fill(self.lang, &[("lender", lender)]));
        row.notes.extend(self.mark(key));
        row
    }

    fn performed(&self, performed: &Performed) -> Section {
        let head = match performed.way {
            Way::MinimumOnly => words::BY_MINIMUM,
            Way::AsAgreed if self.has_minimum(performed) => words::IN_FULL,
            Way::AsAgreed => words::AS_AGREED,
        };
        let mut rows = Vec::new();
        if let (Some(first), Some(last)) = (performed.payments.first(), performed.payments.last()) {
            let count = i64::try_from(performed.payments.len()).unwrap_or(i64::MAX);
            let values = [
                ("amount", self.money(performed.paid())),
                ("payments", number::count(count, Counted::PAYMENTS, self.lang)),
                ("first", date::iso(first.0)),
                ("last", date::iso(last.0)),
            ];
            let words_of = if count == 1 { words::PAID_ONCE } else { words::PAID_COUNT };
            rows.push(self.row(words::PAID_IN_ALL, words_of.fill(self.lang, &values)));
            if count > 1 {
                rows.push(self.row(words::FIRST_PAYMENT, self.money(first.1)));
                rows.push(self.row(words::LAST_PAYMENT, self.money(last.1)));
            }
        }
        rows.push(self.row(words::CHARGES_IN_ALL, self.money(performed.charges())));
        let mut annual = self.row(words::ANNUAL, self.annual(performed));
        if performed.annual.as_ref().is_ok_and(|annual| !annual.unique) {
            annual.notes.push(self.say(words::ANNUAL_NOT_UNIQUE));
        }
        if performed.left >= self.currency().unit() {
            let years = number::count(i64::from(crate::domain::cost::MONTHS_FOLLOWED / 12), Counted::YEARS, self.lang);
            let values = [("left", self.money(performed.left)), ("years", years)];
            annual.notes.push(words::NOT_REPAID.fill(self.lang, &values));
        }
        rows.push(annual);
        Section { head: self.say(head), rows }
    }

    fn has_minimum(&self, performed: &Performed) -> bool {
        self.statement.borrowings.iter().any(|cost| std::ptr::eq(&cost.agreed, performed) && cost.minimum.is_some())
    }

    fn annual(&self, performed: &Performed) -> String {
        match &performed.annual {
            Ok(annual) => words::ANNUAL_BOTH.fill(
                self.lang,
                &[("nominal", percent(annual.nominal_percent)), ("effective", percent(annual.effective_percent))],
            ),
            Err(why) => refused(why, self.lang),
        }
    }

    fn rate_lines(&self, cost: &BorrowingCost) -> Section {
        let head = words::RATE_LINES.fill(self.lang, &[("day", date::iso(self.statement.day))]);
        let Some(first) = cost.rate_lines.first() else {
            return Section { head, rows: vec![Row { value: self.say(words::RATE_LINES_NONE), ..Row::default() }] };
        };
        let about = words::RATE_LINES_ABOUT.fill(self.lang, &[("way", lower_first(&self.say(way(cost, first.way))))]);
        let mut rows = vec![Row { value: about, ..Row::default() }];
        rows.extend(cost.rate_lines.iter().map(|held| self.held(held)));
        Section { head, rows }
    }

    fn held(&self, held: &Held) -> Row {
        let who = words::applies_to(&held.line.applies_to);
        let who = who.map_or_else(|| held.line.applies_to.clone(), |who| self.say(who));
        let rate = number::percent(held.at, Decimals::Two);
        let label = match (&held.line.value, held.reading) {
            (crate::domain::risk::norm::RateLineValue::Multiple { times, .. }, Some(reading)) => words::LINE_MULTIPLE
                .fill(
                    self.lang,
                    &[
                        ("rate", rate),
                        ("reference", number::percent(reading.rate, Decimals::Two)),
                        ("since", date::iso(reading.since)),
                        ("times", times.to_string()),
                        ("who", who),
                    ],
                ),
            _ => words::LINE_AT.fill(self.lang, &[("rate", rate), ("who", who)]),
        };
        let verdict = match (held.nominal, held.effective) {
            (Some(Side::Below), Some(Side::Below)) => self.say(words::BOTH_BELOW),
            (Some(Side::At), Some(Side::At)) => self.say(words::BOTH_AT),
            (Some(Side::Above), Some(Side::Above)) => self.say(words::BOTH_ABOVE),
            (Some(nominal), Some(effective)) => words::BETWEEN
                .fill(self.lang, &[("nominal", side(nominal, self.lang)), ("effective", side(effective, self.lang))]),
            _ => self.say(words::WITHOUT_RATE),
        };
        let mut notes = vec![name(&held.line.name, self.lang), self.provenance(&held.line.provenance)];
        if held.reading.is_some_and(|reading| reading.is_stale) {
            notes.push(self.say(words::STALE));
        }
        Row { label: String::new(), value: self.pair(&label, &verdict), notes }
    }

    fn pair(&self, label: &str, value: &str) -> String {
        match self.lang {
            Lang::En => format!("{label}: {value}"),
            Lang::Zh => format!("{label}：{value}"),
        }
    }

    fn list(&self, parts: &[String]) -> String {
        parts.join(if self.lang == Lang::Zh { "；" } else { "; " })
    }
}

const fn side(side: Side, lang: Lang) -> &'static str {
    match side {
        Side::Below => words::SIDE_BELOW.get(lang),
        Side::At => words::SIDE_AT.get(lang),
        Side::Above => words::SIDE_ABOVE.get(lang),
    }
}

fn way(cost: &BorrowingCost, way: Way) -> Words {
    match way {
        Way::MinimumOnly => words::BY_MINIMUM,
        Way::AsAgreed if cost.minimum.is_some() => words::IN_FULL,
        Way::AsAgreed => words::AS_AGREED,
    }
}

fn percent(percent: Decimal) -> String {
    Figure::Percent(percent, 2).text()
}

fn refused(why: &Refusal, lang: Lang) -> String {
    refusal::told(why, lang)
}

/// A phrase as it stands inside a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

/// The period of a rate, for JSON and texts.
#[must_use]
pub const fn basis_word(basis: RateBasis) -> &'static str {
    match basis {
        RateBasis::Annual => "year",
        RateBasis::Monthly => "month",
        RateBasis::Daily => "day",
    }
}
