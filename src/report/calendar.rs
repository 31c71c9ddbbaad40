//! Due days as a calendar file (RFC 5545) that common calendars take.
//!
//! All-day events with stable ids, so that a later export updates the earlier one. Nothing comes from a clock: the stamp
//! is the day of the answer.

use super::due::{Certain, DueDay, days_ahead};
use super::standing::Standing;
use super::wording;
use crate::domain::calendar::Day;
use crate::domain::credit::line::Autopay;
use crate::text::number::money_with_currency;
use crate::text::{Lang, calendar as words, date};

/// The most octets of a line, its end aside (RFC 5545, 3.1).
const LINE_OCTETS: usize = 75;

/// The due days of households, each with its id, as one calendar. With `alarm_days` an alarm so many days before each.
#[must_use]
pub fn due_days(households: &[(&str, &Standing)], lang: Lang, alarm_days: Option<u16>) -> String {
    let mut file = File(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//tideover//due days//EN");
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    let title = match households {
        [(_, one)] => words::TITLE.fill(lang, &[("household", wording::name(&one.record.profile.name, lang))]),
        _ => words::TITLE_SEVERAL.get(lang).to_owned(),
    };
    file.text("X-WR-CALNAME", &title);
    if let Some(first) = households.iter().map(|(_, standing)| standing.today).min() {
        file.text("X-WR-CALDESC", &words::ABOUT.fill(lang, &[("day", date::iso(first))]));
    }
    let mut seen: Vec<&str> = Vec::new();
    for (id, standing) in households {
        // Two files of one name in different folders: the second gets a number, so that no event replaces another's.
        let same = seen.iter().filter(|known| *known == id).count();
        seen.push(id);
        let id = if same == 0 { (*id).to_owned() } else { format!("{id}-{}", same + 1) };
        let before = if households.len() > 1 {
            format!("{} · ", wording::name(&standing.record.profile.name, lang))
        } else {
            String::new()
        };
        for due in days_ahead(standing) {
            event(&mut file, &id, &before, standing, &due, lang, alarm_days);
        }
    }
    file.line("END", "VCALENDAR");
    file.0
}

fn event(
    file: &mut File,
    id: &str,
    before: &str,
    standing: &Standing,
    due: &DueDay,
    lang: Lang,
    alarm_days: Option<u16>,
) {
    let summary = format!("{before}{}", summary(standing, due, lang));
    file.line("BEGIN", "VEVENT");
    file.line("UID", &uid(id, standing, due));
    file.line("DTSTAMP", &format!("{}T000000Z", basic(standing.today)));
    file.line("DTSTART;VALUE=DATE", &basic(due.day));
    file.line("DTEND;VALUE=DATE", &basic(due.day.plus(1)));
    file.text("SUMMARY", &summary);
    file.text("DESCRIPTION", &description(standing, due, lang).join("\n"));
    file.line("TRANSP", "TRANSPARENT");
    // What is overdue is due now: an alarm before it would lie in the past.
    if let Some(days) = alarm_days.filter(|_| !matches!(due.certain, Certain::OverdueSince(_))) {
        file.line("BEGIN", "VALARM");
        file.line("ACTION", "DISPLAY");
        file.text("DESCRIPTION", &summary);
        file.line("TRIGGER", &if days == 0 { "PT0S".to_owned() } else { format!("-P{days}D") });
        file.line("END", "VALARM");
    }
    file.line("END", "VEVENT");
}

fn summary(standing: &Standing, due: &DueDay, lang: Lang) -> String {
    let currency = standing.record.profile.currency;
    let autopay = standing.record.profile.lines.get(due.line).map(|line| line.autopay).unwrap_or_default();
    let (amount, words) = match (due.certain, due.whole, due.instalment) {
        (Certain::OverdueSince(_), ..) => (due.least, words::OVERDUE),
        (_, Some(whole), _) if autopay == Autopay::Full => (whole.most(due.least), words::DUE_WHOLE),
        (_, Some(_), _) => (due.least, words::DUE_MINIMUM),
        (_, None, Some(_)) => (due.least, words::DUE_INSTALMENT),
        (_, None, None) => (due.least, words::DUE),
    };
    let amount = money_with_currency(amount, currency);
    let amount = match due.certain {
        Certain::Projected => words::PROJECTED_MARK.fill(lang, &[("amount", &amount)]),
        _ => amount,
    };
    let since = match due.certain {
        Certain::OverdueSince(day) => date::iso(day),
        _ => String::new(),
    };
    let (number, of) = due.instalment.unwrap_or_default();
    let values = [
        ("line", wording::line_name(standing, due.line, lang)),
        ("amount", amount),
        ("day", since),
        ("number", number.to_string()),
        ("of", of.to_string()),
    ];
    words.fill(lang, &values)
}

/// The sentences under the summary: both amounts, how sure they are, how it is paid.
fn description(standing: &Standing, due: &DueDay, lang: Lang) -> Vec<String> {
    let money = |amount| money_with_currency(amount, standing.record.profile.currency);
    let mut sentences = Vec::new();
    if let Some(whole) = due.whole {
        let values = [("minimum", money(due.least)), ("whole", money(whole))];
        sentences.push(words::MINIMUM_AND_WHOLE.fill(lang, &values));
    }
    let certain = match due.certain {
        Certain::Asked => words::ASKED,
        Certain::Contract => words::CONTRACT,
        Certain::Projected => words::PROJECTED,
        Certain::OverdueSince(_) => words::OVERDUE_HELP,
    };
    sentences.push(certain.get(lang).to_owned());
    let autopay = standing.record.profile.lines.get(due.line).map(|line| line.autopay).unwrap_or_default();
    sentences.push(match autopay {
        Autopay::Full => words::PAID_FULL.get(lang).to_owned(),
        Autopay::Minimum => words::PAID_MINIMUM.get(lang).to_owned(),
        Autopay::ByHand => words::PAID_BY_HAND.get(lang).to_owned(),
        Autopay::Amount(amount) => words::PAID_AMOUNT.fill(lang, &[("amount", money(amount))]),
    });
    sentences
}

/// The id of an event: the same for the same household, line and due day in every export.
fn uid(id: &str, standing: &Standing, due: &DueDay) -> String {
    let line = standing.record.profile.lines.get(due.line).map_or("", |line| line.id.as_str());
    let when = match due.certain {
        Certain::OverdueSince(_) => "overdue".to_owned(),
        _ => basic(due.day),
    };
    format!("{}.{}.{when}@tideover", plain(id), plain(line))
}

/// A text of letters, digits and `-` only; any other octet as `_` and two hexadecimal digits.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for octet in text.bytes() {
        if octet.is_ascii_alphanumeric() || octet == b'-' {
            out.push(char::from(octet));
        } else {
            out.push_str(&format!("_{octet:02x}"));
        }
    }
    out
}

/// A date without dashes.
fn basic(day: Day) -> String {
    date::iso(day).replace('-', "")
}

/// Lines of a calendar file.
struct File(String);

impl File {
    /// A property whose value is text of a person: escaped.
    fn text(&mut self, property: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len() + 8);
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(property, &escaped);
    }

    /// A property, folded so that no line is longer than the standard allows and no character is broken.
    fn line(&mut self, property: &str, value: &str) {
        let mut octets = 0;
        for c in property.chars().chain([':']).chain(value.chars()) {
            if octets + c.len_utf8() > LINE_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
