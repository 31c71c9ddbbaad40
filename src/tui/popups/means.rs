//! What a plan is made with besides the household as it is: sums that come once, more money a month, a raise, cash that
//! stays, an offer to refinance. Fields that belong to an empty one are not asked for.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Outcome;
use super::form_popup::{FormPopup, keys};
use crate::domain::calendar::Day;
use crate::domain::credit::terms::Amortisation;
use crate::domain::money::{Currency, Money, Rate, RateBasis, Ratio};
use crate::domain::plan::means::{Means, Offer};
use crate::text::number::{Decimals, percent};
use crate::text::plan::means as words;
use crate::text::{Lang, Words, date};
use crate::tui::app::{Effect, PlanAsked};
use crate::tui::widgets::draw::{Look, row_of};
use crate::tui::widgets::form::{Form, FormField};
use crate::tui::widgets::hits::Hits;
use crate::tui::widgets::panel::popup;

const WIDEST: u16 = 66;
/// Names of the fields of sums that come once, and of their days.
const LUMPS: [(&str, &str); 3] = [("lump", "lump-day"), ("lump-2", "lump-2-day"), ("lump-3", "lump-3-day")];
/// Names of the fields of lines that an offer pays off.
const PAYS: [&str; 4] = ["pays", "pays-2", "pays-3", "pays-4"];
/// Months of an offer when nothing else is said, and at the most.
const MONTHS: (u16, u16) = (12, 600);
/// The highest yearly rate that can be said.
const MOST_RATE: Ratio = Ratio::percent(1000);

/// What a household lets choose.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Its lines that owe something: the place in the record, and the name.
    pub lines: Vec<(usize, String)>,
    /// The currency of amounts.
    pub currency: Currency,
    /// The first day of the plan.
    pub today: Day,
    /// The last day that can be named.
    pub until: Day,
}

/// The form.
#[derive(Debug, Clone)]
pub struct MeansForm {
    form: Form,
    ground: Ground,
    lang: Lang,
}

impl MeansForm {
    /// A form with what was asked before.
    #[must_use]
    pub fn new(asked: &PlanAsked, ground: Ground, lang: Lang) -> MeansForm {
        let fields = fields(&values_of(asked, &ground), &ground, lang);
        let mut means = MeansForm { form: Form::new(fields), ground, lang };
        means.check(false);
        means
    }

    /// Checks every field; when `whole`, what is needed and empty is a problem too.
    fn check(&mut self, whole: bool) {
        let form = self.form.clone();
        let (ground, lang) = (&self.ground, self.lang);
        self.form.check(|name, text| problem(name, text, (&form, ground, lang), whole));
    }

    fn asked(&self) -> PlanAsked {
        let amount = |name: &str| Money::parse(self.form.value(name), self.ground.currency).ok();
        let day = |name: &str| date::parse_iso(self.form.value(name));
        let dated = |(sum, on): (&str, &str)| Some((day(on)?, amount(sum)?));
        let offer = (|| {
            Some(Offer {
                on: day("offer-day").unwrap_or(self.ground.today),
                principal: amount("offer")?,
                rate: Rate::new(rate(self.form.value("offer-rate"))?, RateBasis::Annual),
                periods: self.form.value("offer-months").parse().unwrap_or(MONTHS.0),
                amortisation: Amortisation::Annuity,
                fee: amount("offer-fee").unwrap_or(Money::ZERO),
                pays_off: PAYS.iter().filter_map(|name| self.form.value(name).parse().ok()).collect(),
            })
        })();
        let means = Means {
            names: words::names(),
            lump_sums: LUMPS.into_iter().filter_map(dated).collect(),
            extra_a_month: amount("extra").unwrap_or(Money::ZERO),
            raises: dated(("raise", "raise-day")).into_iter().collect(),
            offer,
        };
        PlanAsked { means, floor: amount("floor").unwrap_or(Money::ZERO) }
    }

    /// Draws itself over an area; gives the cell of the cursor.
    pub fn view(&mut self, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) -> Option<Position> {
        let width = WIDEST.min(area.width.saturating_sub(4));
        let rows = self.form.height(width, look).saturating_add(2);
        let size = (width, rows.min(area.height.saturating_sub(2)));
        let inner = popup(buffer, area, words::TITLE.get(look.lang), size, look);
        let last = inner.height.saturating_sub(1);
        keys(buffer, row_of(inner, last), words::GO, look, hits);
        self.form.draw(buffer, Rect { height: last, ..inner }, look, 0, hits)
    }
}

impl FormPopup for MeansForm {
    fn form(&mut self) -> &mut Form {
        &mut self.form
    }

    /// What was typed may ask for fields that were not there, or need some no longer.
    fn changed(&mut self) {
        let values: Vec<(&'static str, String)> =
            self.form.fields.iter().map(|field| (field.name, field.text().to_owned())).collect();
        let fields = fields(&values, &self.ground, self.lang);
        let names = |fields: &[FormField]| fields.iter().map(|field| field.name).collect::<Vec<_>>();
        if names(&fields) != names(&self.form.fields) {
            let focused = self.form.focused();
            // The field that is being typed in keeps its cursor.
            let mut before = std::mem::take(&mut self.form.fields);
            let kept = |field: FormField| match before.iter().position(|old| old.name == field.name) {
                Some(place) => before.swap_remove(place),
                None => field,
            };
            self.form.fields = fields.into_iter().map(kept).collect();
            let place = self.form.fields.iter().position(|field| Some(field.name) == focused);
            self.form.focus_on(place.unwrap_or(0));
        }
        self.check(false);
    }

    fn submit(&mut self) -> Outcome {
        self.check(true);
        if self.form.focus_problem() {
            return Outcome::Stay;
        }
        Outcome::Ask(Effect::PlanWith(Box::new(self.asked())))
    }
}

/// What was asked before, as it would be typed.
fn values_of(asked: &PlanAsked, ground: &Ground) -> Vec<(&'static str, String)> {
    let plain = |amount: Money| if amount.is_zero() { String::new() } else { amount.plain(ground.currency) };
    let mut values = vec![("extra", plain(asked.means.extra_a_month)), ("floor", plain(asked.floor))];
    for ((sum, on), (day, amount)) in LUMPS.into_iter().zip(&asked.means.lump_sums) {
        values.extend([(sum, plain(*amount)), (on, date::iso(*day))]);
    }
    if let Some((day, amount)) = asked.means.raises.first() {
        values.extend([("raise", plain(*amount)), ("raise-day", date::iso(*day))]);
    }
    if let Some(offer) = &asked.means.offer {
        values.extend([
            ("offer", plain(offer.principal)),
            ("offer-rate", percent(Ratio(offer.rate.value), Decimals::Two)),
            ("offer-months", offer.periods.to_string()),
            ("offer-fee", plain(offer.fee)),
            ("offer-day", date::iso(offer.on)),
        ]);
        values.extend(PAYS.into_iter().zip(offer.pays_off.iter().map(ToString::to_string)));
    }
    values
}

/// The fields that these values ask for, with the values in them.
fn fields(values: &[(&'static str, String)], ground: &Ground, lang: Lang) -> Vec<FormField> {
    let value = |name: &str| values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str());
    let typed = |name, label: Words, hint: Words| FormField::typed(name, label, hint, value(name));
    let example = date::iso(ground.today.month().plus(2).on(10));
    let dated = |name, label: Words| {
        let mut field = typed(name, label, words::DAY_HINT);
        field.known = Some(words::DAY_HINT.fill(lang, &[("day", example.as_str())]));
        field
    };
    let mut fields = Vec::new();
    let mut label = words::LUMP;
    for (sum, on) in LUMPS {
        fields.push(typed(sum, label, words::LUMP_HINT));
        if value(sum).is_empty() {
            break;
        }
        fields.push(dated(on, words::LUMP_DAY));
        label = words::LUMP_MORE;
    }
    fields.push(typed("extra", words::EXTRA, words::EXTRA_HINT));
    fields.push(typed("raise", words::RAISE, words::RAISE_HINT));
    if !value("raise").is_empty() {
        fields.push(dated("raise-day", words::RAISE_DAY));
    }
    fields.push(typed("floor", words::FLOOR, words::FLOOR_HINT));
    fields.push(typed("offer", words::OFFER, words::OFFER_HINT));
    if value("offer").is_empty() {
        return fields;
    }
    fields.push(typed("offer-rate", words::OFFER_RATE, words::OFFER_RATE_HINT));
    let months = if value("offer-months").is_empty() { MONTHS.0.to_string() } else { value("offer-months").to_owned() };
    fields.push(FormField::typed("offer-months", words::OFFER_MONTHS, Words::new("", ""), &months));
    fields.push(typed("offer-fee", words::OFFER_FEE, Words::new("", "")));
    fields.push(typed("offer-day", words::OFFER_DAY, words::OFFER_DAY_HINT));
    let mut label = words::OFFER_PAYS;
    for (at, name) in PAYS.into_iter().enumerate() {
        let taken = |place: usize| PAYS.iter().take(at).any(|earlier| value(earlier) == place.to_string());
        let mut options = vec![(String::new(), words::OFFER_PAYS_NONE.get(lang).to_owned())];
        let left = ground.lines.iter().filter(|(place, _)| !taken(*place));
        options.extend(left.map(|(place, name)| (place.to_string(), name.clone())));
        if options.len() == 1 {
            break;
        }
        fields.push(FormField::chosen(name, label, words::OFFER_PAYS_HINT, options, value(name)));
        if value(name).is_empty() {
            break;
        }
        label = words::OFFER_THEN;
    }
    fields
}

/// A yearly rate, with or without its sign.
fn rate(text: &str) -> Option<Ratio> {
    let text = text.trim().trim_end_matches('%');
    let rate = Ratio::parse_percent(&format!("{text}%")).ok()?;
    (rate >= Ratio::ZERO && rate <= MOST_RATE).then_some(rate)
}

/// What is wrong with a value.
fn problem(name: &str, text: &str, (form, ground, lang): (&Form, &Ground, Lang), whole: bool) -> Option<String> {
    let is_day = name.ends_with("-day");
    if text.is_empty() {
        return match name {
            _ if !whole => None,
            "offer-rate" => Some(words::NEEDS_RATE.get(lang).to_owned()),
            "raise-day" | "lump-day" | "lump-2-day" | "lump-3-day" => Some(words::NEEDS_DAY.get(lang).to_owned()),
            _ => None,
        };
    }
    let bad = |is_right: bool, words: Words| (!is_right).then(|| words.fill(lang, &[("value", text)]));
    match name {
        _ if is_day => {
            // While a date is being typed it is none yet.
            let is_typing = !whole && form.focused() == Some(name) && text.len() < 10;
            let is_right = date::parse_iso(text).is_some_and(|day| day >= ground.today && day <= ground.until);
            let values =
                || [("value", text.to_owned()), ("from", date::iso(ground.today)), ("to", date::iso(ground.until))];
            (!is_right && !is_typing).then(|| words::BAD_DAY.fill(lang, &values()))
        }
        "offer-rate" => bad(rate(text).is_some(), words::BAD_RATE),
        "offer-months" => bad(text.parse().is_ok_and(|months| (1..=MONTHS.1).contains(&months)), words::BAD_MONTHS),
        _ if PAYS.contains(&name) => None,
        _ => bad(Money::parse(text, ground.currency).is_ok_and(|amount| amount > Money::ZERO), words::BAD_AMOUNT),
    }
}
