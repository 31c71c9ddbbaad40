//! The content check of policies, scenarios and points cards: what each says of itself, and of one another.

use std::collections::BTreeSet;

use super::Library;
use super::check::{Check, at_text};
use super::files::ContentKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::choice::Choice;
use crate::document::nearest;
use crate::domain::money::Currency;
use crate::domain::risk::policy::Policy;
use crate::domain::risk::shock::{LineSelector, Shock};

pub(super) fn check(library: &Library, check: &Check<'_>, problems: &mut Vec<Diagnostic>) {
    let mut policies: Vec<Policy> = Vec::new();
    for id in library.policy_ids() {
        match library.policy(id) {
            Ok(policy) => {
                let used = policy.triggers.iter().map(|trigger| &trigger.provenance);
                let used = used.chain([&policy.registry.provenance]);
                check.file(ContentKind::Policy, id, &policy.id, used, problems);
                policies.push(policy);
            }
            Err(found) => problems.extend(found),
        }
    }
    check_overlaps(&policies, check, problems);
    check_names(library, &policies, check, problems);
    for policy in &policies {
        problems.extend(unknown_lessons(library, policy));
    }
    for id in library.scenario_ids() {
        // Amounts fit every currency when they fit one without decimals.
        match library.scenario(id, Currency::from_code("JPY").unwrap_or(Currency::CNY)) {
            Ok(file) => {
                check.file(ContentKind::Scenario, id, &file.scenario.id, [].into_iter(), problems);
                problems.extend(unknown_lesson(library, (ContentKind::Scenario, id), file.scenario.lesson.as_deref()));
                for product in products_of(&file.scenario.shocks) {
                    known_product(library, check, (ContentKind::Scenario, id), product, problems);
                }
            }
            Err(found) => problems.extend(found),
        }
    }
    for id in library.chances_ids() {
        match library.chances(id) {
            Ok(file) => check.file(ContentKind::Chances, id, &file.id, file.provenance.iter(), problems),
            Err(found) => problems.extend(found),
        }
    }
    for id in library.scorecard_ids() {
        match library.scorecard(id) {
            Ok(card) => {
                let used = card.base_rates.iter().map(|rate| &rate.provenance).chain([&card.provenance]);
                check.file(ContentKind::Scorecard, id, &card.id, used, problems);
            }
            Err(found) => problems.extend(found),
        }
    }
}

/// Two policies may not both be the rule for a kind of line in one place.
fn check_overlaps(policies: &[Policy], check: &Check<'_>, problems: &mut Vec<Diagnostic>) {
    for (index, policy) in policies.iter().enumerate() {
        for kind in &policy.applies.kinds {
            let same = |other: &&Policy| {
                other.applies.jurisdiction == policy.applies.jurisdiction && other.applies.kinds.contains(kind)
            };
            let Some(other) = policies.iter().take(index).find(same) else { continue };
            let Some(source) = check.files.source(ContentKind::Policy, &policy.id) else { continue };
            let problem = Diagnostic::error(Code::PolicyOverlap)
                .with("kind", kind.word())
                .with("policy", &policy.id)
                .with("other", &other.id);
            problems.push(at_text(problem, &source, kind.word()));
        }
    }
}

/// Products name policies that are there, and policies products.
fn check_names(library: &Library, policies: &[Policy], check: &Check<'_>, problems: &mut Vec<Diagnostic>) {
    for id in library.product_ids() {
        let Ok(product) = library.product(id) else { continue };
        let Some(named) = product.policy.filter(|named| policies.iter().all(|policy| policy.id != *named)) else {
            continue;
        };
        let near = nearest(&named, policies.iter().map(|policy| policy.id.as_str())).unwrap_or("");
        let Some(source) = check.files.source(ContentKind::Product, id) else { continue };
        let problem = Diagnostic::error(Code::ContentUnknown).with("value", &named).with("nearest", near);
        problems.push(at_text(problem, &source, &named));
    }
    for policy in policies {
        for product in &policy.applies.products {
            known_product(library, check, (ContentKind::Policy, &policy.id), product, problems);
        }
    }
}

/// Rules name lessons that are there: each that is not, once.
pub(super) fn unknown_lessons(library: &Library, policy: &Policy) -> Vec<Diagnostic> {
    let named: BTreeSet<&str> = policy.triggers.iter().filter_map(|trigger| trigger.lesson.as_deref()).collect();
    let problems = named.into_iter().flat_map(|lesson| {
        let place = (ContentKind::Policy, policy.id.as_str());
        unknown_lesson(library, place, Some(lesson))
    });
    problems.collect()
}

fn unknown_lesson(library: &Library, (kind, id): (ContentKind, &str), lesson: Option<&str>) -> Option<Diagnostic> {
    let known = library.lesson_ids();
    let lesson = lesson.filter(|lesson| known.iter().all(|known| known != lesson))?;
    let source = library.files.source(kind, id)?;
    let near = nearest(lesson, known.iter().map(String::as_str)).unwrap_or("");
    let problem = Diagnostic::error(Code::ContentUnknown).with("value", lesson).with("nearest", near);
    // The value and not a word of a comment, where it is written with the usual marks.
    let quoted = format!("\"{lesson}\"");
    Some(at_text(problem, &source, if source.text.contains(&quoted) { &quoted } else { lesson }))
}

fn products_of(shocks: &[Shock]) -> Vec<&str> {
    let mut found = Vec::new();
    for shock in shocks {
        match (shock, shock.lines()) {
            (Shock::NewLine { products, .. }, _) => found.extend(products.iter().map(String::as_str)),
            (_, Some(LineSelector::Product(product))) => found.push(product.as_str()),
            _ => {}
        }
    }
    found
}

fn known_product(
    library: &Library,
    check: &Check<'_>,
    (kind, id): (ContentKind, &str),
    product: &str,
    problems: &mut Vec<Diagnostic>,
) {
    let known = library.product_ids();
    if known.contains(&product) {
        return;
    }
    let Some(source) = check.files.source(kind, id) else { return };
    let near = nearest(product, known).unwrap_or("");
    let problem = Diagnostic::error(Code::ContentUnknown).with("value", product).with("nearest", near);
    problems.push(at_text(problem, &source, product));
}
