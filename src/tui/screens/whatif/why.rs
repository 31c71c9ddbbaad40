//! *Why*: a change as a page of terms, and the other values of the What-if screen made from its answer.

use crate::domain::calendar::Day;
use crate::domain::credit::line::LineState;
use crate::domain::household::outlook::{Change, Outlook};
use crate::domain::household::recorder::Happening;
use crate::domain::household::watch::Turn;
use crate::domain::lesson::moment::Moment;
use crate::domain::money::Money;
use crate::domain::risk::indicator::Indicator;
use crate::domain::risk::trigger::Op;
use crate::report::lesson::lead::Lead;
use crate::report::whatif::{Link, LinkKind, WhatIf};
use crate::report::wording::{change, compare, name};
use crate::text::{Lang, Words, date, indicator, risk, supposing as words, whatif as what_if_words};
use crate::tui::popups::page::{Page, PageLine};
use crate::tui::theme::Role;
use crate::tui::widgets::grid::{Cell, GridRow};
use crate::tui::widgets::tide::role;

/// The style of a link.
pub(super) const fn role_of(link: &Link) -> Role {
    match link.what {
        LinkKind::Missed { .. } | LinkKind::CalledIn(_) => Role::Stop,
        LinkKind::State(change) => match change.to {
            LineState::Active => Role::Calm,
            LineState::Closed => Role::Stop,
            other => role(other),
        },
        LinkKind::Limit { before, after } if after.0 < before.0 => Role::Warning,
        LinkKind::Limit { .. } | LinkKind::Opened(_) => Role::Text,
    }
}

/// The name of the rule behind a change, or that it is supposed; empty where there is none.
pub(super) fn rule_name(seen: &WhatIf, link: &Link, lang: Lang) -> String {
    let LinkKind::State(change) = &link.what else { return String::new() };
    match change.why.turn {
        Turn::Shock => what_if_words::SHOCK.get(lang).to_owned(),
        Turn::ProbationOver => what_if_words::PROBATION_OVER.get(lang).to_owned(),
        Turn::RuleEnded => what_if_words::RULE_ENDED.get(lang).to_owned(),
        Turn::Fired => seen.rule(change).map_or_else(String::new, |(_, trigger)| name(&trigger.name, lang)),
    }
}

/// Cash from today on, and the days with income.
pub(super) fn cash(outlook: &Outlook) -> (Vec<(Day, Money)>, Vec<Day>) {
    let before = outlook.timeline.days.iter().rev().find(|day| day.day < outlook.today);
    let opening = before.map_or(outlook.household.opening.cash, |day| day.cash);
    let mut points = vec![(outlook.today, opening)];
    for end in outlook.timeline.days.iter().filter(|end| end.day >= outlook.today) {
        match points.last_mut() {
            Some(last) if last.0 == end.day => last.1 = end.cash,
            _ => points.push((end.day, end.cash)),
        }
    }
    let ahead = outlook.timeline.happenings.iter().filter(|dated| dated.day >= outlook.today);
    let income = ahead.filter(|dated| matches!(dated.happening, Happening::Income { .. }));
    let mut paydays: Vec<Day> = income.map(|dated| dated.day).collect();
    paydays.dedup();
    (points, paydays)
}

/// The rows of both sides; a figure that differs stands out.
pub(super) fn compared(seen: &WhatIf, asked_on: Day, lang: Lang) -> Vec<GridRow> {
    let rows = (0..).zip(compare::rows(seen, asked_on, lang)).map(|(id, row)| {
        let differs = if row.with == row.without { Role::Text } else { Role::Figure };
        GridRow::new(
            id,
            vec![
                Cell::text(row.label).role(Role::Muted),
                Cell::text(row.without).role(Role::Text),
                Cell::text(row.with).role(differs),
            ],
        )
    });
    rows.collect()
}

/// Why these things happened, each with the rule, what was measured and what led to it.
pub(super) fn page(seen: &WhatIf, links: &[Link], places: &[usize], lang: Lang) -> Page {
    let mut lines = Vec::new();
    let mut title = String::new();
    for link in places.iter().filter_map(|place| links.get(*place)) {
        if lines.is_empty() {
            title = change::line_name(&seen.changed, link.line, lang);
        } else {
            lines.push(PageLine::Blank);
        }
        of_link(seen, links, link, lang, &mut lines);
    }
    // A rule says more than that a payment was missed.
    let shown = || places.iter().filter_map(|place| links.get(*place));
    let change = shown().find(|link| matches!(link.what, LinkKind::State(_)));
    let lead = change.or_else(|| shown().next()).map(|link| lead(seen, link));
    Page::new(title, lines).leading(lead)
}

/// The lesson about a link: that of its rule, else that of what happened.
pub(super) fn lead(seen: &WhatIf, link: &Link) -> Lead {
    match &link.what {
        LinkKind::State(change) => {
            let state = Lead::of_state(Some(change.to));
            match seen.rule(change).filter(|_| change.why.turn == Turn::Fired) {
                Some((_, trigger)) => Lead::of_trigger(trigger).or(state),
                None => state,
            }
        }
        LinkKind::Missed { .. } => Lead::moment(Moment::PaymentFailed),
        LinkKind::CalledIn(_) => Lead::moment(Moment::Overdue),
        LinkKind::Limit { before, after } if after < before => Lead::moment(Moment::LineReduced),
        LinkKind::Limit { .. } => Lead::moment(Moment::LimitEdited),
        LinkKind::Opened(_) => Lead::moment(Moment::LoanAdded),
    }
}

fn of_link(seen: &WhatIf, links: &[Link], link: &Link, lang: Lang, lines: &mut Vec<PageLine>) {
    lines.push(PageLine::Head(date::long(link.day, lang)));
    lines.push(PageLine::Text(change::sentence(&seen.changed, link, lang)));
    if let LinkKind::State(change) = &link.what {
        of_change(seen, change, lang, lines);
    }
    if let Some(cause) = link.cause.and_then(|place| links.get(place)) {
        let text = format!("{}  {}", date::iso(cause.day), change::sentence(&seen.changed, cause, lang));
        lines.push(PageLine::Term(words::CAUSED_BY.get(lang).to_owned(), String::new()));
        lines.push(PageLine::Text(text));
    }
}

fn of_change(seen: &WhatIf, change: &Change, lang: Lang, lines: &mut Vec<PageLine>) {
    let mut term = |label: Words, value: String| lines.push(PageLine::Term(label.get(lang).to_owned(), value));
    let plain = match change.why.turn {
        Turn::Shock => Some(what_if_words::SHOCK),
        Turn::ProbationOver => Some(what_if_words::PROBATION_OVER),
        Turn::RuleEnded => Some(what_if_words::RULE_ENDED),
        Turn::Fired => None,
    };
    let rule = seen.rule(change).filter(|_| !matches!(change.why.turn, Turn::Shock | Turn::ProbationOver));
    if let Some((policy, trigger)) = rule {
        term(words::RULE, name(&trigger.name, lang));
        term(words::POLICY, name(&policy.name, lang));
    }
    if let Some(text) = plain {
        lines.push(PageLine::Text(text.get(lang).to_owned()));
        return;
    }
    let why = change.why;
    if let Some(indicator) = Indicator::at(why.indicator) {
        let measured = indicator::indicator(indicator).name.get(lang);
        term(words::MEASURED, format!("{measured} {}", change::value(indicator, why.measured, lang)));
        if indicator.measured(why.before).is_some() {
            term(words::BEFORE, change::value(indicator, why.before, lang));
        }
        let fits = |when: &&crate::domain::risk::trigger::Condition| {
            when.indicator == indicator && when.threshold == why.threshold
        };
        let op = rule.and_then(|(_, trigger)| trigger.when.iter().find(fits)).map_or(Op::AtLeast, |when| when.op);
        let threshold = change::value(indicator, why.threshold, lang);
        term(words::THRESHOLD, risk::op(op).fill(lang, &[("value", threshold)]));
    }
    if usize::from(why.source) != change.line {
        term(words::SEEN_AT, change::line_name(&seen.changed, usize::from(why.source), lang));
    }
    let Some((_, trigger)) = rule else { return };
    term(words::CAUSE, risk::cause(trigger.cause).get(lang).to_owned());
    term(words::CONFIDENCE, crate::text::terms::confidence(trigger.provenance.confidence).get(lang).to_owned());
    if !trigger.provenance.sources.is_empty() {
        term(words::SOURCE, trigger.provenance.sources.join(", "));
    }
    if let Some(lesson) = &trigger.lesson {
        term(words::LESSON, lesson.clone());
    }
    if trigger.is_teaching_assumption {
        lines.push(PageLine::Text(risk::TEACHING_ASSUMPTION.get(lang).to_owned()));
    }
}
