//! Words and rules as data: product presets, norms, policies, scenarios, points cards and their sources, embedded or from the reader's folder.
//!
//! A [`Library`] reads a file when it is asked for it. It must not know profiles, the clock or the terminal.

mod chances;
mod check;
mod check_risk;
mod condition;
mod files;
pub mod lesson;
mod lessons;
mod norm_rows;
mod norms;
mod option;
mod option_cost;
mod option_test;
mod policy;
mod product;
mod provenance;
mod scenario;
mod scorecard;
mod shock;
mod sources;
mod trap;

use std::path::Path;

pub use chances::{ChancesFile, USUAL_CHANCES};
pub use files::{ContentKind, LaidOver};
pub use scenario::{ScenarioFile, check_shocks};
pub use sources::SourceTitle;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Source};
use crate::document::nearest;
use crate::domain::backup::trap::Traps;
use crate::domain::backup::{BackupOption, OnFile};
use crate::domain::credit::product::{Catalogue, Product};
use crate::domain::money::Currency;
use crate::domain::risk::norm::Norms;
use crate::domain::risk::policy::Policy;
use crate::domain::risk::scorecard::Scorecard;
use files::Files;

/// The id of the points card that is used when nothing else is said.
pub const POINTS_CARD: &str = "card";

/// All content there is.
#[derive(Debug, Clone)]
pub struct Library {
    files: Files,
    lessons: lesson::Shelf,
    laid_over: Vec<LaidOver>,
}

impl Library {
    /// The content embedded in the program.
    #[must_use]
    pub fn embedded() -> Library {
        Library { files: Files::embedded(), lessons: lesson::Shelf::default(), laid_over: Vec::new() }
    }

    /// The same with a folder laid over it by id; [`Library::laid_over`] tells what it replaced and added.
    ///
    /// # Errors
    /// A problem for every file or folder that cannot be read.
    pub fn with_folder(mut self, folder: &Path) -> Result<Library, Vec<Diagnostic>> {
        self.laid_over.extend(self.files.lay_over(folder)?);
        for (id, replaced) in self.lessons.lay_over(folder)? {
            let path = folder.join("lessons");
            self.laid_over.push(LaidOver { kind: ContentKind::Lesson, id, path, replaced });
        }
        Ok(self)
    }

    /// What folders replaced and added.
    #[must_use]
    pub fn laid_over(&self) -> &[LaidOver] {
        &self.laid_over
    }

    /// Ids of all presets, sorted.
    #[must_use]
    pub fn product_ids(&self) -> Vec<&str> {
        self.files.ids(ContentKind::Product).collect()
    }

    /// Ids of all jurisdictions that have norms, sorted.
    #[must_use]
    pub fn jurisdictions(&self) -> Vec<&str> {
        self.files.ids(ContentKind::Norms).collect()
    }

    /// Reads a preset.
    ///
    /// # Errors
    /// That there is none of this id, or all problems of its file.
    pub fn product(&self, id: &str) -> Result<Product, Vec<Diagnostic>> {
        let source = self.files.source(ContentKind::Product, id);
        product::read_product(&source.ok_or_else(|| unknown(id, &self.product_ids()))?)
    }

    /// Reads the norms of a jurisdiction.
    ///
    /// # Errors
    /// That there are none of this id, or all problems of their file.
    pub fn norms(&self, jurisdiction: &str) -> Result<Norms, Vec<Diagnostic>> {
        let source = self.files.source(ContentKind::Norms, jurisdiction);
        norms::read_norms(&source.ok_or_else(|| unknown(jurisdiction, &self.jurisdictions()))?)
    }

    /// Ids of all other ways through, sorted.
    #[must_use]
    pub fn option_ids(&self) -> Vec<&str> {
        self.files.ids(ContentKind::Option).collect()
    }

    /// Ids of all jurisdictions that have traps, sorted.
    #[must_use]
    pub fn trap_ids(&self) -> Vec<&str> {
        self.files.ids(ContentKind::Traps).collect()
    }

    /// Reads one other way through.
    ///
    /// # Errors
    /// That there is none of this id, or all problems of its file.
    pub fn option(&self, id: &str) -> Result<BackupOption, Vec<Diagnostic>> {
        let source = self.files.source(ContentKind::Option, id);
        option::read_option(&source.ok_or_else(|| unknown(id, &self.option_ids()))?)
    }

    /// All other ways through of a jurisdiction, and the problems of those that cannot be read.
    #[must_use]
    pub fn options_in(&self, jurisdiction: &str) -> (Vec<BackupOption>, Vec<Diagnostic>) {
        let (mut options, mut problems) = (Vec::new(), Vec::new());
        let folder = format!("{}/", jurisdiction.to_ascii_lowercase());
        for id in self.option_ids() {
            // An own file may lie anywhere; only its jurisdiction counts.
            let may_be_own = !self.files.is_embedded(ContentKind::Option, id);
            if !id.starts_with(&folder) && !may_be_own {
                continue;
            }
            match self.option(id) {
                Ok(option) if option.jurisdiction.eq_ignore_ascii_case(jurisdiction) => options.push(option),
                Ok(_) => {}
                Err(found) => problems.extend(found),
            }
        }
        (options, problems)
    }

    /// Reads the traps of a jurisdiction.
    ///
    /// # Errors
    /// That there are none, or all problems of their file.
    pub fn traps(&self, jurisdiction: &str) -> Result<Traps, Vec<Diagnostic>> {
        let source = self.files.source(ContentKind::Traps, &jurisdiction.to_ascii_uppercase());
        trap::read_traps(&source.ok_or_else(|| unknown(jurisdiction, &self.trap_ids()))?)
    }

    /// What is on file about other ways through of a jurisdiction, with the rules of the policies named besides, and the
    /// problems of what cannot be read.
    #[must_use]
    pub fn ways_through(&self, jurisdiction: &str, named: &[&str]) -> (OnFile, Vec<Diagnostic>) {
        let (options, mut problems) = self.options_in(jurisdiction);
        let has_traps = self.trap_ids().iter().any(|id| id.eq_ignore_ascii_case(jurisdiction));
        let traps = has_traps.then(|| self.traps(jurisdiction).map_err(|found| problems.extend(found)).ok()).flatten();
        let (policies, found) = self.policies_for(jurisdiction, named);
        problems.extend(found);
        let sources = self.sources().0.into_iter().map(|source| (source.key, source.title)).collect();
        (OnFile { options, traps, policies, sources }, problems)
    }

    /// Ids of all policies, sorted.
    #[must_use]
    pub fn policy_ids(&self) -> Vec<&str> {
        self.files.ids(ContentKind::Policy).collect()
    }

    /// Reads a policy.
    ///
    /// # Errors
    /// That there is none of this id, or all problems of its file.
    pub fn policy(&self, id: &str) -> Result<Policy, Vec<Diagnostic>> {
        let source = self.files.source(ContentKind::Policy, id);
        policy::read_policy(&source.ok_or_else(|| unknown(id, &self.policy_ids()))?)
    }

    /// The policies of a jurisdiction and those that are named besides, each once, and the problems of those that cannot be
    /// read.
    #[must_use]
    pub fn policies_for(&self, jurisdiction: &str, named: &[&str]) -> (Vec<Policy>, Vec<Diagnostic>) {
        let (mut policies, mut problems) = (Vec::new(), Vec::new());
        for id in self.policy_ids() {
            match self.policy(id) {
                Ok(policy) if policy.applies.jurisdiction == jurisdiction || named.contains(&id) => {
                    // What is built in is held against the lessons by the content check alone.
                    if !self.files.is_embedded(ContentKind::Policy, id) {
                        problems.extend(check_risk::unknown_lessons(self, &policy));
                    }
                    policies.push(policy);
                }
                Ok(_) => {}
                Err(found) => problems.extend(found),
            }
        }
        (policies, problems)
    }

    /// Ids of all scenarios, sorted.
    #[must_use]
    pub fn scenario_ids(&self) -> Vec<&str> {
        self.files.ids(ContentKind::Scenario).collect()
    }

    /// Reads a scenario with its amounts in a household's currency.
    ///
    /// # Errors
    /// That there is none of this id, or all problems of its file.
    pub fn scenario(&self, id: &str, currency: Currency) -> Result<ScenarioFile, Vec<Diagnostic>> {
        let source = self.files.source(ContentKind::Scenario, id);
        scenario::read_scenario(&source.ok_or_else(|| unknown(id, &self.scenario_ids()))?, currency)
    }

    /// Ids of all points cards, sorted.
    #[must_use]
    pub fn scorecard_ids(&self) -> Vec<&str> {
        self.files.ids(ContentKind::Scorecard).collect()
    }

    /// Reads a points card.
    ///
    /// # Errors
    /// That there is none of this id, or all problems of its file.
    pub fn scorecard(&self, id: &str) -> Result<Scorecard, Vec<Diagnostic>> {
        let source = self.files.source(ContentKind::Scorecard, id);
        scorecard::read_scorecard(&source.ok_or_else(|| unknown(id, &self.scorecard_ids()))?)
    }

    /// Ids of all sets of chances, sorted.
    #[must_use]
    pub fn chances_ids(&self) -> Vec<&str> {
        self.files.ids(ContentKind::Chances).collect()
    }

    /// Reads a set of chances.
    ///
    /// # Errors
    /// That there is none of this id, or all problems of its file.
    pub fn chances(&self, id: &str) -> Result<ChancesFile, Vec<Diagnostic>> {
        let source = self.files.source(ContentKind::Chances, id);
        chances::read_chances(&source.ok_or_else(|| unknown(id, &self.chances_ids()))?)
    }

    /// The list of sources, and its problems.
    #[must_use]
    pub fn sources(&self) -> (Vec<SourceTitle>, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut titles = Vec::new();
        let embedded = self.files.source(ContentKind::Sources, "sources");
        for source in embedded.iter().chain(self.files.own_sources()) {
            titles.extend(sources::read_sources(source, &mut problems));
        }
        (titles, problems)
    }

    /// A catalogue with every preset that a text names in quotes, and the problems of those that cannot be read.
    ///
    /// Only these are read, so that a household with two presets does not wait for thirty.
    #[must_use]
    pub fn catalogue_for(&self, text: &str) -> (Catalogue, Vec<Diagnostic>) {
        let mut catalogue = Catalogue {
            products: Vec::new(),
            product_ids: self.product_ids().into_iter().map(str::to_owned).collect(),
            jurisdictions: self.jurisdictions().into_iter().map(str::to_owned).collect(),
        };
        let mut problems = Vec::new();
        let is_named = |id: &&str| text.contains(&format!("\"{id}\"")) || text.contains(&format!("'{id}'"));
        for id in self.product_ids().into_iter().filter(is_named) {
            match self.product(id) {
                Ok(product) => catalogue.products.push(product),
                Err(found) => problems.extend(found),
            }
        }
        (catalogue, problems)
    }

    /// Every problem of all content: files, sources that values cite and that are not listed, ids that do not match.
    #[must_use]
    pub fn check(&self) -> Vec<Diagnostic> {
        check::check(self, &self.files)
    }

    /// Every problem of one lesson's files, and of what it names elsewhere.
    #[must_use]
    pub fn check_lesson(&self, id: &str) -> Vec<Diagnostic> {
        lessons::check_one(self, id)
    }
}

/// Reads a policy from a file of the reader's own: it is held to the same rules as an embedded one.
///
/// # Errors
/// All problems of the text when there is an error among them.
pub fn read_own_policy(source: &Arc<Source>) -> Result<Policy, Vec<Diagnostic>> {
    policy::read_policy(source)
}

/// Reads a scenario from a file of the reader's own.
///
/// # Errors
/// All problems of the text when there is an error among them.
pub fn read_own_scenario(source: &Arc<Source>, currency: Currency) -> Result<ScenarioFile, Vec<Diagnostic>> {
    scenario::read_scenario(source, currency)
}

fn unknown(id: &str, known: &[&str]) -> Vec<Diagnostic> {
    let near = nearest(id, known.iter().copied()).unwrap_or("");
    vec![Diagnostic::error(Code::ContentUnknown).with("value", id).with("nearest", near)]
}
