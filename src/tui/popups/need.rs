//! What is needed: a small form; what is left empty follows from the household.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Outcome;
use super::form_popup::{FormPopup, keys};
use crate::document::moment::parse_moment;
use crate::domain::backup::condition::Use;
use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money};
use crate::domain::risk::shock::Moment;
use crate::text::{Lang, Words, backup_screen as words, date};
use crate::tui::app::{Effect, NeedAsked, Seeking};
use crate::tui::widgets::draw::{Look, row_of};
use crate::tui::widgets::form::{Form, FormField};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

/// Days that can be asked for, at most.
const MOST_DAYS: i32 = 3660;
const WIDEST: u16 = 64;

/// What a household lets choose.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The names of its lines, in the order of the record.
    pub lines: Vec<String>,
    /// What is supposed on the What-if screen; none when nothing is.
    pub supposed: Option<String>,
    /// The currency of amounts.
    pub currency: Currency,
    /// The first day that can be asked about.
    pub today: Day,
    /// The last.
    pub until: Day,
}

/// The form.
#[derive(Debug, Clone)]
pub struct Need {
    form: Form,
    ground: Ground,
    lang: Lang,
}

impl Need {
    /// A form with what was asked before.
    #[must_use]
    pub fn new(asked: &NeedAsked, ground: Ground, lang: Lang) -> Need {
        let plain = |amount: Option<Money>| amount.map_or_else(String::new, |amount| amount.plain(ground.currency));
        let number = |days: Option<i32>| days.map_or_else(String::new, |days| days.to_string());
        let day = |day: Option<Day>| day.map_or_else(String::new, date::iso);
        let option = |value: &str, words: Words| (value.to_owned(), words.get(lang).to_owned());
        let uses =
            vec![option("", words::USE_UNKNOWN), option("debts", words::USE_DEBT), option("living", words::USE_LIVING)];
        let used = match asked.used_for {
            None => "",
            Some(Use::Debt) => "debts",
            Some(Use::Living) => "living",
        };
        let mut lines = vec![option("", words::WITHOUT_NONE)];
        lines.extend(ground.lines.iter().enumerate().map(|(place, name)| (place.to_string(), name.clone())));
        let without = asked.without.map_or_else(String::new, |line| line.to_string());
        let mut fields = vec![
            FormField::typed("amount", words::FIELD_AMOUNT, words::HINT_AMOUNT, &plain(asked.amount)),
            FormField::typed("days", words::FIELD_DAYS, words::HINT_DAYS, &number(asked.days)),
            FormField::typed("from", words::FIELD_FROM, words::HINT_FROM, &day(asked.from)),
            FormField::chosen("use", words::FIELD_USE, words::HINT_USE, uses, used),
            FormField::chosen("without", words::FIELD_WITHOUT, words::HINT_WITHOUT, lines, &without),
        ];
        if let Some(supposed) = &ground.supposed {
            let options = vec![option("", words::SUPPOSED_NO), ("yes".to_owned(), supposed.clone())];
            let chosen = if asked.supposed { "yes" } else { "" };
            fields.push(FormField::chosen("what-if", words::FIELD_SUPPOSED, words::HINT_SUPPOSED, options, chosen));
        }
        let mut need = Need { form: Form::new(fields), ground, lang };
        need.check();
        need
    }

    fn check(&mut self) {
        let (ground, lang) = (&self.ground, self.lang);
        self.form.check(|name, text| problem(name, text, ground, lang));
    }

    /// Draws itself over an area; gives the cell of the cursor.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) -> Option<Position> {
        let width = WIDEST.min(area.width.saturating_sub(4));
        let rows = self.form.height(width, look).saturating_add(2);
        let size = (width, rows.min(area.height.saturating_sub(2)));
        let inner = popup(buffer, area, words::FORM_TITLE.get(look.lang), size, look);
        let last = inner.height.saturating_sub(1);
        keys(buffer, row_of(inner, last), words::FORM_GO, look, hits);
        self.form.draw(buffer, Rect { height: last, ..inner }, look, 0, hits)
    }
}

impl FormPopup for Need {
    fn form(&mut self) -> &mut Form {
        &mut self.form
    }

    fn changed(&mut self) {
        self.check();
    }

    fn submit(&mut self) -> Outcome {
        self.check();
        if self.form.focus_problem() {
            return Outcome::Stay;
        }
        let value = |name: &str| self.form.value(name);
        let asked = NeedAsked {
            amount: Money::parse(value("amount"), self.ground.currency).ok(),
            days: value("days").parse().ok(),
            from: day_of(value("from")),
            used_for: match value("use") {
                "debts" => Some(Use::Debt),
                "living" => Some(Use::Living),
                _ => None,
            },
            without: value("without").parse().ok(),
            supposed: value("what-if") == "yes",
        };
        Outcome::Ask(Effect::Seek(Seeking::Need(Box::new(asked))))
    }
}

fn day_of(text: &str) -> Option<Day> {
    match parse_moment(text)? {
        Moment::On(day) => Some(day),
        _ => None,
    }
}

/// What is wrong with a value; nothing is wrong with an empty one.
fn problem(name: &str, text: &str, ground: &Ground, lang: Lang) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    match name {
        "amount" => amount_problem(text, ground.currency, lang),
        "days" => {
            let is_right = text.parse().is_ok_and(|days| (1..=MOST_DAYS).contains(&days));
            (!is_right).then(|| words::BAD_DAYS.get(lang).to_owned())
        }
        "from" => {
            let is_right = day_of(text).is_some_and(|day| day >= ground.today && day <= ground.until);
            (!is_right).then(|| {
                let values = [("today", date::iso(ground.today)), ("until", date::iso(ground.until))];
                words::BAD_FROM.fill(lang, &values)
            })
        }
        _ => None,
    }
}

/// What is wrong with an amount: it must be above zero.
pub(super) fn amount_problem(text: &str, currency: Currency, lang: Lang) -> Option<String> {
    let is_right = Money::parse(text, currency).is_ok_and(|amount| amount > Money::ZERO);
    let example = Money(currency.unit().minor().saturating_mul(3000)).plain(currency);
    (!is_right).then(|| words::BAD_AMOUNT.fill(lang, &[("example", example)]))
}
