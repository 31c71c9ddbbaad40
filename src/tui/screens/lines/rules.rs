//! How far the rules of one line's lender are from firing, and what the points card says: the nearest few; the rest opens.

use super::figures::Sheet;
use crate::domain::risk::scorecard::Outlook;
use crate::domain::risk::trigger::Effect;
use crate::report::explain::Topic;
use crate::report::wording::{card as card_wording, margin as wording};
use crate::text::number::{self, Decimals};
use crate::text::{margin as words, risk, scorecard as card_words};
use crate::tui::theme::Meaning;
use crate::tui::widgets::facts::{Fact, Shown};

/// Rules that are shown at once.
const NEAREST: usize = 4;

/// The rules that stand and the nearest ones.
pub(super) fn margins(sheet: &mut Sheet<'_>, line: usize) {
    let lang = sheet.lang;
    let answers = sheet.answers;
    let Some(of) = answers.margins_of(line) else { return };
    let record = &answers.standing.record;
    let Some(policy) = of.policy.and_then(|place| record.rules.policies.get(place)) else { return };
    sheet.head(words::SECTION);
    for rule in of.rules.iter().filter(|rule| rule.is_measured()).take(NEAREST) {
        let Some(trigger) = policy.triggers.get(rule.rule) else { continue };
        let by = match trigger.effect {
            Effect::Reduce { by, .. } => number::percent(by, Decimals::None),
            _ => String::new(),
        };
        let effect = risk::effect_briefly(trigger.effect.kind()).fill(lang, &[("by", by)]);
        let told = wording::told(rule, trigger, record.profile.currency, lang);
        let mark = if trigger.is_teaching_assumption { words::TEACHING_MARK.get(lang) } else { "" };
        let meaning = if rule.stands_since.is_some() { Meaning::Warning } else { Meaning::Calm };
        let fact = Fact::pair(effect, format!("{}{mark}", told.distance)).meaning(meaning);
        sheet.add_opening(fact, Topic::Margins(line));
    }
    sheet.add(Fact::new(Shown::Text(words::TEACHING_LEGEND.get(lang).to_owned())));
}

/// The chance that next month's payment is late, by the points card.
pub(super) fn card(sheet: &mut Sheet<'_>, line: usize) {
    let lang = sheet.lang;
    let answers = sheet.answers;
    let Some(of) = answers.card_of(line) else { return };
    sheet.head(card_words::CARD);
    let chance = match &of.outlook {
        Outlook::Scored(score) if score.points.0 == score.points.1 => card_wording::chance(score.chance.high),
        Outlook::Scored(score) => {
            let values =
                [("low", card_wording::chance(score.chance.low)), ("high", card_wording::chance(score.chance.high))];
            card_words::BETWEEN.fill(lang, &values)
        }
        Outlook::NotUsedEnough => card_words::NOT_USED_ENOUGH.get(lang).to_owned(),
        Outlook::NoLimit => card_words::NO_LIMIT.get(lang).to_owned(),
    };
    sheet.add_opening(Fact::pair(card_words::CHANCE.get(lang), chance), Topic::Card(line));
    if let Outlook::Scored(score) = &of.outlook
        && let Some(first) = score.reasons.first()
    {
        sheet.add_opening(
            Fact::pair(card_words::REASONS.get(lang), card_words::reason(first.reason).get(lang)),
            Topic::Card(line),
        );
    }
    sheet.add(Fact::new(Shown::Text(card_words::NOT_A_LENDERS_SCORE.get(lang).to_owned())));
}
