//! The shipped content: that all of it is read and supported, what it says, and when it says nothing.

pub mod broken;
mod norms;
mod overlay;
mod products;

use tideover::content::Library;
use tideover::diagnostic::Diagnostic;
use tideover::domain::calendar::Day;
use tideover::text::{Lang, problem};

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::ymd(year, month, day).unwrap()
}

/// Problems as text with their places, so that a failing test says where.
pub fn said(problems: &[Diagnostic]) -> Vec<String> {
    let say = |found: &Diagnostic| {
        let place = found.place.as_ref().map_or_else(String::new, |place| {
            let (line, column) = place.line_and_column();
            format!("{}:{line}:{column}: ", place.source.name)
        });
        format!("{place}{}: {}", found.code.name(), problem::message(found, Lang::En))
    };
    problems.iter().map(say).collect()
}

#[test]
fn all_shipped_content_passes_its_check() {
    assert_eq!(said(&Library::embedded().check()), Vec::<String>::new());
}

#[test]
fn every_source_is_cited() {
    let library = Library::embedded();
    let mut cited: Vec<String> = Vec::new();
    for id in library.product_ids() {
        let product = library.product(id).unwrap();
        cited.extend(product.facts.into_iter().flat_map(|fact| fact.provenance.sources));
    }
    for id in library.jurisdictions() {
        let norms = library.norms(id).unwrap();
        cited.extend(norms.bands.into_iter().flat_map(|row| row.provenance.sources));
        cited.extend(norms.rate_lines.into_iter().flat_map(|row| row.provenance.sources));
        cited.extend(norms.reference_rates.into_iter().flat_map(|row| row.provenance.sources));
        cited.extend(norms.ladders.into_iter().flat_map(|row| row.provenance.sources));
        cited.extend(norms.codes.into_iter().flat_map(|row| row.provenance.sources));
        cited.extend(norms.figures.into_iter().flat_map(|row| row.provenance.sources));
    }
    for id in library.option_ids() {
        let option = library.option(id).unwrap();
        let all = std::iter::once(option.provenance).chain(option.cost_provenance);
        cited.extend(all.flat_map(|provenance| provenance.sources));
    }
    for id in library.trap_ids() {
        let traps = library.traps(id).unwrap();
        cited.extend(traps.traps.into_iter().flat_map(|row| row.provenance.sources));
        cited.extend(traps.warnings.into_iter().flat_map(|row| row.provenance.sources));
    }
    for id in library.policy_ids() {
        let policy = library.policy(id).unwrap();
        cited.extend(policy.registry.provenance.sources);
        cited.extend(policy.triggers.into_iter().flat_map(|trigger| trigger.provenance.sources));
    }
    for id in library.scorecard_ids() {
        let card = library.scorecard(id).unwrap();
        cited.extend(card.base_rates.into_iter().flat_map(|rate| rate.provenance.sources));
        cited.extend(card.provenance.sources);
    }
    for id in library.chances_ids() {
        cited.extend(library.chances(id).unwrap().provenance.into_iter().flat_map(|provenance| provenance.sources));
    }
    for id in library.lesson_ids() {
        cited.extend(library.lesson(&id).unwrap().facts.into_iter().flat_map(|fact| fact.provenance.sources));
    }
    let (titles, _) = library.sources();
    let idle: Vec<String> = titles.into_iter().map(|title| title.key).filter(|key| !cited.contains(key)).collect();
    assert_eq!(idle, Vec::<String>::new());
}

#[test]
fn no_text_shows_a_machine_or_a_web_address() {
    let library = Library::embedded();
    let (titles, _) = library.sources();
    for title in titles {
        for text in [title.title.en, title.title.zh] {
            assert!(!text.contains("http") && !text.contains("www."), "{text}");
        }
    }
}
