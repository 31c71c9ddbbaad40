//! Reading a scenario, and holding it against a household with the places of its file.

use std::sync::Arc;

use super::chances::{ChancesFile, SET_KEYS, overlay};
use super::norms::BOTH;
use super::provenance::read_both;
use super::shock::{SHOCK_KEYS, read_shock};
use crate::diagnostic::{Code, Diagnostic, Source, any_error};
use crate::document::choice::{CAUSES, Choice, TIMES};
use crate::document::key::{Key, Shape};
use crate::document::reader::{Document, Places};
use crate::document::{Problems, nearest};
use crate::domain::money::Currency;
use crate::domain::risk::aim::{Ground, ShockFault, ShockFaultKind, first_contradicted, shock_faults};
use crate::domain::risk::shock::{Scenario, Shock};
use crate::domain::stress::chances::{Chances, Times};

const SCENARIO_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::required("name", BOTH),
    Key::required("summary", BOTH),
    Key::new("cause", Shape::Choice(CAUSES)),
    Key::new("lesson", Shape::Text),
    Key::new("months", Shape::Whole(1, 600)),
    Key::new("shock", Shape::Tables(&[SHOCK_KEYS])),
    Key::new("times", Shape::Choice(TIMES)),
    Key::new("chances", Shape::Table(&[SET_KEYS])),
];

/// How many months ahead a scenario is looked at when it does not say.
const USUAL_MONTHS: u16 = 12;

/// A scenario with where its shocks were written.
#[derive(Debug, Clone)]
pub struct ScenarioFile {
    /// The scenario.
    pub scenario: Scenario,
    source: Arc<Source>,
    places: Vec<Places>,
    times: Option<Times>,
}

impl ScenarioFile {
    /// The times that the scenario names, when it does.
    #[must_use]
    pub const fn times(&self) -> Option<Times> {
        self.times
    }

    /// The chances of a set with what the scenario changes laid over them.
    #[must_use]
    pub fn chances(&self, set: &ChancesFile, times: Times) -> Chances {
        let mut chances = set.of(times).clone();
        let problems = Problems::new(Arc::clone(&self.source));
        let document = Document::parse(&self.source.text, &problems);
        let table = document.table(&[SCENARIO_KEYS], &problems);
        if let Some(own) = table.table("chances") {
            overlay(&mut chances, own, false);
        }
        chances
    }

    /// What is wrong with the scenario in a household: a line or income that is not there, a day out of range.
    #[must_use]
    pub fn check(&self, ground: &Ground<'_>) -> Vec<Diagnostic> {
        let place = |fault: &ShockFault, problem: Diagnostic| match self.places.get(fault.shock) {
            Some(places) => problem.at(&self.source, places.of(key_of(fault, places))),
            None => problem,
        };
        let shocks = &self.scenario.shocks;
        shock_faults(shocks, ground).iter().map(|fault| place(fault, shock_problem(fault, shocks, ground))).collect()
    }
}

/// What is wrong with shocks that stand in no file, as options give them.
#[must_use]
pub fn check_shocks(shocks: &[Shock], ground: &Ground<'_>) -> Vec<Diagnostic> {
    shock_faults(shocks, ground).iter().map(|fault| shock_problem(fault, shocks, ground)).collect()
}

/// The key at which a fault is shown.
fn key_of(fault: &ShockFault, places: &Places) -> &'static str {
    match fault.what {
        ShockFaultKind::UnknownLine(_) => "line",
        ShockFaultKind::UnknownIncome(_) => "income",
        ShockFaultKind::OutOfRange(_) if places.has("from") => "from",
        ShockFaultKind::OutOfRange(_) => "on",
        ShockFaultKind::MeansNothing | ShockFaultKind::Contradicts(_) => "kind",
    }
}

fn word(shocks: &[Shock], index: usize) -> &'static str {
    shocks.get(index).map_or("", |shock| shock.kind().word())
}

fn shock_problem(fault: &ShockFault, shocks: &[Shock], ground: &Ground<'_>) -> Diagnostic {
    match &fault.what {
        ShockFaultKind::UnknownLine(id) => {
            let known: Vec<&str> = ground.lines.iter().map(|line| line.id.as_str()).collect();
            Diagnostic::error(Code::UnknownLine)
                .with("key", "line")
                .with("value", id)
                .with("nearest", nearest(id, known.iter().copied()).unwrap_or(""))
                .with("known", known.join(", "))
        }
        ShockFaultKind::UnknownIncome(name) => {
            let known: Vec<&str> = ground.incomes.iter().map(|income| income.name.en.as_str()).collect();
            let chinese: Vec<&str> = ground.incomes.iter().map(|income| income.name.zh.as_str()).collect();
            let near = nearest(name, known.iter().chain(&chinese).copied()).unwrap_or("");
            Diagnostic::error(Code::UnknownIncome)
                .with("value", name)
                .with("nearest", near)
                .with("known", known.join(", "))
                .with("known_zh", chinese.join("、"))
        }
        ShockFaultKind::OutOfRange(day) => Diagnostic::error(Code::ShockOutOfRange)
            .with("date", day.to_string())
            .with("from", ground.today.to_string())
            .with("to", ground.end.to_string()),
        ShockFaultKind::MeansNothing => {
            Diagnostic::error(Code::ShockMeansNothing).with("shock", word(shocks, fault.shock))
        }
        ShockFaultKind::Contradicts(earlier) => contradiction(word(shocks, fault.shock), word(shocks, *earlier)),
    }
}

fn contradiction(shock: &str, other: &str) -> Diagnostic {
    Diagnostic::error(Code::ShocksContradict).with("shock", shock).with("other", other)
}

/// Reads a scenario; its amounts are in the household's currency.
///
/// # Errors
/// All problems of the file when there is an error among them.
pub(super) fn read_scenario(source: &Arc<Source>, currency: Currency) -> Result<ScenarioFile, Vec<Diagnostic>> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let read = read(&document, currency, &problems);
    let problems = problems.into_list();
    match read {
        Some((scenario, places, times)) if !any_error(&problems) => {
            Ok(ScenarioFile { scenario, source: Arc::clone(source), places, times })
        }
        _ => Err(problems),
    }
}

/// A scenario, the places of its shocks, and the times that it names.
type Read = (Scenario, Vec<Places>, Option<Times>);

fn read(document: &Document<'_>, currency: Currency, problems: &Problems) -> Option<Read> {
    let mut table = document.table(&[SCENARIO_KEYS], problems);
    table.set_currency(currency);
    let (id, name, summary) = (table.id("id"), read_both(&table, "name"), read_both(&table, "summary"));
    let (cause, lesson, months) = (table.choice("cause"), table.text("lesson"), table.whole("months"));
    let mut shocks = Vec::new();
    let mut all_places = Vec::new();
    for reader in table.tables("shock") {
        let (shock, places) = read_shock(reader);
        let Some(shock) = shock else { continue };
        shocks.push(shock);
        if let Some(earlier) = first_contradicted(&shocks, shocks.len() - 1) {
            let problem = contradiction(word(&shocks, shocks.len() - 1), word(&shocks, earlier));
            problems.add(problem.at(problems.source(), places.of("kind")));
        }
        all_places.push(places);
    }
    let times = table.choice("times");
    if let Some(own) = table.table("chances") {
        // Held against nothing yet: a chance that is none is wrong in any household.
        overlay(&mut Chances::default(), own, false);
    }
    let only_chances = table.has("chances") || table.has("times");
    if shocks.is_empty() && (table.has("shock") || !only_chances) && problems.errors() == 0 {
        table.missing("shock");
    }
    table.finish();
    let months = months.unwrap_or(USUAL_MONTHS);
    Some((Scenario { id: id?, name: name?, summary: summary?, cause, lesson, months, shocks }, all_places, times))
}
