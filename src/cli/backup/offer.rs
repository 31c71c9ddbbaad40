//! `tideover backup --offer`: eight questions about an offer, the patterns of fraud that it shows, and its true rate.

use std::io::{BufRead, IsTerminal, Write};

use super::super::args::Format;
use super::super::context::Context;
use super::super::exit::{Exit, Stop};
use super::{BackupArgs, above_zero};
use crate::document::nearest;
use crate::domain::backup::offer::Offer;
use crate::domain::backup::trap::Traps;
use crate::domain::calendar::Day;
use crate::domain::money::{Currency, Money};
use crate::report::offer::check_offer;
use crate::report::wording::name;
use crate::report::{json, plain};
use crate::session;
use crate::text::{Lang, backup as words};

/// Where an offer is made: the jurisdiction, its currency, and today.
struct Where {
    jurisdiction: String,
    currency: Currency,
    today: Day,
}

/// Checks one offer. A household says where it is made; without one the language suggests it.
pub fn run(args: &BackupArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    let lang = context.lang;
    let place = place(context);
    let Some(traps) = traps(&place.jurisdiction, context)? else {
        let values = [("jurisdiction", place.jurisdiction.as_str())];
        return Err(Stop::Said(words::NO_TRAPS.fill(lang, &values), Exit::Invalid));
    };
    let offer = offer(args, &place, lang)?;
    let held = held(args, &traps, lang, err)?;
    let norms = context.library.norms(&place.jurisdiction).ok();
    let checked = check_offer(&traps, norms.as_ref(), held, offer.as_ref(), (place.currency, place.today));
    if context.format == Format::Json {
        write!(out, "{}", json::to_text(&json::offer(&checked, &place.jurisdiction)))?;
    } else {
        write!(out, "{}", plain::backup::offer(&checked, context.layout()))?;
    }
    Ok(if checked.matches.is_empty() { Exit::Well } else { Exit::Fails })
}

fn traps(jurisdiction: &str, context: &Context) -> Result<Option<Traps>, Stop> {
    if !context.library.trap_ids().iter().any(|id| id.eq_ignore_ascii_case(jurisdiction)) {
        return Ok(None);
    }
    context.library.traps(jurisdiction).map(Some).map_err(|problems| Stop::Problems(problems, Exit::Invalid))
}

fn place(context: &Context) -> Where {
    let folders = context.folders.as_ref();
    let households = session::open(&context.sources, folders, &context.library, context.as_of, context.clock);
    let profile = households.iter().find_map(|household| Some((household.today, household.record.as_ref()?)));
    if let Some((today, record)) = profile {
        let (jurisdiction, currency) = (record.profile.jurisdiction.clone(), record.profile.currency);
        return Where { jurisdiction, currency, today };
    }
    let today = context.as_of.unwrap_or(context.clock);
    match context.lang {
        Lang::Zh => Where { jurisdiction: "CN".to_owned(), currency: Currency::CNY, today },
        Lang::En => Where { jurisdiction: "US".to_owned(), currency: Currency::USD, today },
    }
}

fn offer(args: &BackupArgs, place: &Where, lang: Lang) -> Result<Option<Offer>, Stop> {
    let parse = |text: &Option<String>, option: &str| {
        let read = |text: &str| above_zero(text, place.currency, words::BAD_AMOUNT, option, lang);
        text.as_deref().map(read).transpose()
    };
    let (amount, payment) = (parse(&args.amount, "--amount")?, parse(&args.payment, "--payment")?);
    let upfront = parse(&args.upfront, "--upfront")?;
    match (amount, payment, args.payments) {
        (Some(amount), Some(payment), Some(payments)) => {
            let upfront = upfront.unwrap_or(Money::ZERO);
            Ok(Some(Offer { amount, upfront, payment, payments, a_year: args.a_year, currency: place.currency }))
        }
        (None, None, None) if upfront.is_none() => Ok(None),
        _ => Err(Stop::Said(words::OFFER_INCOMPLETE.get(lang).to_owned(), Exit::Usage)),
    }
}

/// The signs that hold: named with `--sign`, or asked for on a terminal.
fn held(args: &BackupArgs, traps: &Traps, lang: Lang, err: &mut dyn Write) -> Result<Vec<String>, Stop> {
    if !args.sign.is_empty() {
        return named(&args.sign, traps, lang);
    }
    if !std::io::stdin().is_terminal() {
        let mut sentence = words::NO_TERMINAL_OFFER.get(lang).to_owned();
        for sign in &traps.signs {
            sentence.push_str(&format!("\n  --sign {}  {}", sign.id, name(&sign.question, lang)));
        }
        return Err(Stop::Said(sentence, Exit::Usage));
    }
    writeln!(err, "{}", words::OFFER_HEAD.get(lang))?;
    let mut held = Vec::new();
    for (place, sign) in traps.signs.iter().enumerate() {
        let values = [("number", (place + 1).to_string()), ("question", name(&sign.question, lang))];
        write!(err, "{}", words::OFFER_ASK.fill(lang, &values))?;
        err.flush()?;
        let mut typed = String::new();
        if std::io::stdin().lock().read_line(&mut typed)? == 0 {
            break;
        }
        if is_yes(typed.trim()) {
            held.push(sign.id.clone());
        }
    }
    Ok(held)
}

pub(super) fn is_yes(typed: &str) -> bool {
    matches!(typed.to_lowercase().as_str(), "y" | "yes" | "是" | "有" | "对")
}

fn named(signs: &[String], traps: &Traps, lang: Lang) -> Result<Vec<String>, Stop> {
    let mut held = Vec::new();
    for sign in signs {
        if sign == "none" {
            continue;
        }
        if traps.sign(sign).is_none() {
            let known: Vec<&str> = traps.signs.iter().map(|sign| sign.id.as_str()).collect();
            let near = nearest(sign, known.iter().copied()).map(|near| words::NEAR.fill(lang, &[("near", near)]));
            let values =
                [("value", sign.as_str()), ("near", &*near.unwrap_or_default()), ("known", &*known.join(", "))];
            return Err(Stop::Said(words::UNKNOWN_SIGN.fill(lang, &values), Exit::Usage));
        }
        held.push(sign.clone());
    }
    Ok(held)
}

#[cfg(test)]
mod tests {
    use super::is_yes;

    #[test]
    fn yes_is_understood_in_both_languages() {
        assert!(["y", "Y", "yes", "YES", "是"].into_iter().all(is_yes));
        assert!(!["", "n", "no", "否", "yet"].into_iter().any(is_yes));
    }
}
