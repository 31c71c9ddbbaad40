//! Trying a change out on the desk: the papers with it, what is wrong with them, and what they would change.

use super::entry::{Problems, remarks};
use super::{Desk, record};
use crate::diagnostic::Diagnostic;
use crate::domain::name::Name;
use crate::profile::journal::RowProblem;
use crate::profile::journal::write::NewRow;
use crate::report::difference::{Difference, difference};
use crate::report::line_change::line_changes;
use crate::report::standing::Standing;
use crate::report::wording::difference as difference_words;
use crate::report::wording::warning::sentences;
use crate::session::{Draft, Papers};
use crate::text::width::clean;
use crate::text::{Lang, problem};
use crate::tui::app::App;
use crate::tui::popups::Popup;
use crate::tui::popups::proposal::{Proposal, Stage, Subject, Trial};
use crate::tui::theme::Meaning;

impl Desk<'_> {
    /// Tries out the change that is being filled in on top, when it waits for that.
    pub(super) fn try_out(&self, app: &mut App) {
        let Some(Popup::Proposal(mut proposal)) = app.popups.pop_if(|popup| matches!(popup, Popup::Proposal(_))) else {
            return;
        };
        if proposal.waits()
            && let Some(standing) = self.standing_today(&app.figures.answers.standing)
        {
            record::propose(&mut proposal, &standing, app.lang);
            let trial = match proposal.subject {
                Subject::Row { .. } => self.try_row(&mut proposal, &standing, app.lang),
                Subject::Entry { .. } => self.try_entry(&mut proposal, &standing, app.lang),
                _ => self.try_ready(&proposal.subject, &standing, app.lang),
            };
            proposal.take(trial);
        }
        app.popups.push(Popup::Proposal(proposal));
    }

    fn try_row(&self, proposal: &mut Proposal, standing: &Standing, lang: Lang) -> Trial {
        let profile = &standing.record.profile;
        let typed = record::typed_entry(proposal, profile, self.household.today);
        let problem = typed.as_ref().err();
        let asked = proposal.stage == Stage::Asking;
        for field in &mut proposal.form.fields {
            // What nobody has typed yet is no mistake of theirs.
            let told = asked || proposal.touched.contains(&field.name);
            let own = problem.filter(|problem| problem.column == field.name && told);
            field.problem = own.map(|found| told_as_text(&found.problem, lang));
        }
        let (entry, warning) = match typed {
            Ok(found) => found,
            Err(RowProblem { column, problem }) => {
                let has_field = proposal.form.fields.iter().any(|field| field.name == column);
                let remarks = if has_field { Vec::new() } else { vec![(Meaning::Stop, told_as_text(&problem, lang))] };
                return Trial { remarks, ..Trial::default() };
            }
        };
        let row = NewRow::of(&entry, profile);
        let label = Lang::ALL.map(|lang| difference_words::row(standing, &row, lang));
        let [en, zh] = label;
        let changed = match &proposal.subject {
            Subject::Row { correcting: Some(id), .. } => self.papers.with_correction(id, &row, profile.currency),
            _ => self.papers.with_row(&row, profile.currency).map(|(papers, _)| papers),
        };
        let mut trial = match changed {
            Ok(papers) => {
                let (mut trial, problems) = self.trial_of(papers, standing, lang);
                trial.remarks = remarks(&problems, lang);
                trial
            }
            Err(problem) => Trial { remarks: vec![(Meaning::Stop, told_as_text(&problem, lang))], ..Trial::default() },
        };
        trial.label = Name { en, zh };
        if let Some(warning) = warning {
            trial.remarks.insert(0, (Meaning::Warning, told_as_text(&warning.problem, lang)));
        }
        trial
    }

    /// What changed papers would change against today's standing, and the problems there would be.
    pub(super) fn trial_of(&self, papers: Papers, standing: &Standing, lang: Lang) -> (Trial, Problems) {
        let draft = Draft::of(papers, &self.household, self.shelf.library, self.household.today);
        let is_sound = draft.is_sound();
        let problems = Problems { all: draft.household.problems.clone(), new: draft.new_problems };
        let Some(mut after) = draft.household.record else { return (Trial::default(), problems) };
        after.is_sample = standing.record.is_sample;
        let after = Standing::of(after, self.household.today);
        let compared = difference(standing, &after);
        let lines = line_changes(&self.papers.profile, &draft.papers.profile);
        let papers = is_sound.then_some(draft.papers);
        (Trial { papers, lines, ..compared_as_text(&compared, lang) }, problems)
    }
}

fn compared_as_text(compared: &Difference<'_>, lang: Lang) -> Trial {
    let currency = compared.after.record.profile.currency;
    let changes = compared.changes.iter().map(|change| {
        let value = |value| difference_words::value(value, currency, lang);
        (difference_words::figure(compared, change, lang), value(change.before), value(change.after))
    });
    Trial {
        changes: changes.collect(),
        gone: compared.gone.iter().map(|warning| sentences(compared.before, warning, lang).0).collect(),
        new: compared.new.iter().map(|warning| sentences(compared.after, warning, lang).0).collect(),
        ..Trial::default()
    }
}

/// What is wrong in one sentence, harmless.
pub(super) fn told_as_text(found: &Diagnostic, lang: Lang) -> String {
    clean(&problem::message(found, lang)).into_owned()
}
