//! Steps that change the files: confirmed, taken back, done again; and what to do when the files are a sample's or were
//! changed by another program.

use super::Desk;
use super::trial::told_as_text;
use crate::diagnostic::{Code, Diagnostic};
use crate::domain::name::Name;
use crate::report::line_change::line_changes;
use crate::session::{Papers, Source, copy_of_sample};
use crate::text::{Lang, Words, record as words};
use crate::tui::app::{App, Effect, How, Notice};
use crate::tui::popups::Popup;
use crate::tui::popups::page::PageLine;
use crate::tui::popups::proposal::Stage;
use crate::tui::popups::question::{Question, difference_lines};
use crate::tui::theme::Meaning;

/// A change that can be taken back or done again.
#[derive(Debug, Clone)]
pub struct StepBack {
    /// The papers to go to.
    papers: Papers,
    /// What the change was.
    label: Name,
}

/// Most changes that can be taken back in one session.
const MOST_STEPS: usize = 200;

impl Desk<'_> {
    /// Goes on with the change on top.
    pub(super) fn confirm(&mut self, app: &mut App, how: How) {
        match how {
            How::File if self.household.sample.is_some() && !self.on_the_desk => {
                let question = ask_about_sample(app.lang);
                app.popups.push(question);
            }
            How::File => self.put_proposal(app),
            How::OnTheDesk => {
                self.on_the_desk = true;
                self.put_proposal(app);
            }
            How::InACopy => self.copy_sample(app),
            How::AllKeys => self.show_all_keys(app),
            How::LeaveBuild => app.popups.retain(|popup| !matches!(popup, Popup::Build(_))),
            How::TakeTheirs => self.take_theirs(app),
            How::KeepMine => self.keep_mine(app),
        }
    }

    /// Files what is being filled in, as it was shown.
    fn put_proposal(&mut self, app: &mut App) {
        let Some(Popup::Proposal(proposal)) = app.popups.last() else { return };
        let Some(trial) = proposal.trial.as_ref().filter(|_| proposal.stage == Stage::Confirming) else { return };
        let (Some(papers), label) = (trial.papers.clone(), trial.label.clone()) else { return };
        match self.put(app, papers, label.clone()) {
            Ok(()) => {
                app.popups.pop();
                let lead = if self.household.sample.is_some() { words::TRIED } else { words::WRITTEN };
                tell(app, Meaning::Calm, lead, &label);
            }
            Err(problem) if problem.code == Code::FileChanged => self.changed_meanwhile(app),
            Err(problem) => refuse(app, &problem),
        }
    }

    /// Puts papers in place of those on the desk, as a step that can be taken back.
    ///
    /// # Errors
    /// Why they cannot be filed; then nothing changes.
    pub fn put(&mut self, app: &mut App, papers: Papers, label: Name) -> Result<(), Diagnostic> {
        let before = self.papers.clone();
        self.write(app, papers)?;
        self.done.push(StepBack { papers: before, label });
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
        self.undone.clear();
        Ok(())
    }

    fn write(&mut self, app: &mut App, papers: Papers) -> Result<(), Diagnostic> {
        if let Some(problem) = &self.unusable {
            return Err(problem.clone());
        }
        if self.household.sample.is_none() {
            papers.file(&self.papers)?;
            // What was just written is no change from outside.
            self.watch.changed();
        }
        // A torn row has been set aside by now.
        self.lay_out(app, Papers { torn: None, ..papers });
        Ok(())
    }

    /// Takes the last change back.
    pub(super) fn undo(&mut self, app: &mut App) {
        let Some(step) = self.done.pop() else { return app.say(Meaning::Notice, words::NOTHING_TO_UNDO) };
        let (before, label) = (self.papers.clone(), step.label.clone());
        match self.write(app, step.papers.clone()) {
            Ok(()) => {
                self.undone.push(StepBack { papers: before, label: label.clone() });
                tell(app, Meaning::Calm, words::TAKEN_BACK, &label);
            }
            Err(problem) => {
                self.done.push(step);
                self.refuse_step(app, &problem);
            }
        }
    }

    /// Does again what was taken back.
    pub(super) fn redo(&mut self, app: &mut App) {
        let Some(step) = self.undone.pop() else { return app.say(Meaning::Notice, words::NOTHING_TO_REDO) };
        let (before, label) = (self.papers.clone(), step.label.clone());
        match self.write(app, step.papers.clone()) {
            Ok(()) => {
                self.done.push(StepBack { papers: before, label: label.clone() });
                tell(app, Meaning::Calm, words::DONE_AGAIN, &label);
            }
            Err(problem) => {
                self.undone.push(step);
                self.refuse_step(app, &problem);
            }
        }
    }

    fn refuse_step(&mut self, app: &mut App, problem: &Diagnostic) {
        if problem.code == Code::FileChanged { self.changed_meanwhile(app) } else { refuse(app, problem) }
    }

    /// Another program changed the files before a change could be filed: what differs, and what to do.
    fn changed_meanwhile(&mut self, app: &mut App) {
        // Also takes note of the times, so that the same change is not noticed twice.
        self.watch.changed();
        let Some(theirs) = self.papers.path.as_deref().map(Papers::read) else { return };
        match theirs {
            Ok(theirs) => self.ask_about_change(app, theirs),
            Err(problem) => refuse(app, &problem),
        }
    }

    /// Whether something is being changed here or could be taken back.
    pub(super) fn is_changing(&self, app: &App) -> bool {
        let is_open = app.popups.iter().any(|popup| matches!(popup, Popup::Proposal(_)));
        is_open || !self.done.is_empty() || !self.undone.is_empty()
    }

    /// Shows what another program changed and asks what is to stand.
    pub(super) fn ask_about_change(&mut self, app: &mut App, theirs: Papers) {
        let path = crate::text::width::clean(&self.papers.shown_name).into_owned();
        let mut lines = vec![PageLine::Text(words::CHANGED_TEXT.fill(app.lang, &[("path", path)]))];
        let mut changes = line_changes(&self.papers.profile, &theirs.profile);
        changes.extend(line_changes(&self.papers.journal, &theirs.journal));
        lines.extend(difference_lines(&changes));
        self.theirs = Some(theirs);
        let answers = vec![
            (words::CHANGED_TAKE, Some(Effect::Confirm(How::TakeTheirs))),
            (words::CHANGED_MINE, Some(Effect::Confirm(How::KeepMine))),
        ];
        app.popups.retain(|popup| !matches!(popup, Popup::Question(asked) if asked.title == words::CHANGED_TITLE));
        app.popups.push(Popup::Question(Question::new(words::CHANGED_TITLE, lines, answers)));
    }

    fn take_theirs(&mut self, app: &mut App) {
        let Some(theirs) = self.theirs.take() else { return };
        // Earlier steps lead to texts that would undo the other program's work.
        self.done.clear();
        self.undone.clear();
        self.lay_out(app, theirs);
        if self.try_again(app) {
            app.say(Meaning::Notice, words::CHANGED_WHILE);
        }
    }

    /// What is on screen goes back to the disk; what stood there becomes a version.
    fn keep_mine(&mut self, app: &mut App) {
        let Some(theirs) = self.theirs.take() else { return };
        match self.papers.file(&theirs) {
            Ok(()) => {
                self.watch.changed();
                self.try_again(app);
            }
            Err(problem) => {
                self.theirs = Some(theirs);
                refuse(app, &problem);
            }
        }
    }

    /// A change that is being filled in is worked out anew; whether there is one.
    fn try_again(&self, app: &mut App) -> bool {
        let mut found = false;
        for popup in &mut app.popups {
            if let Popup::Proposal(proposal) = popup {
                proposal.trial = None;
                proposal.stage = Stage::Filling;
                found = true;
            }
        }
        found
    }

    /// Makes a copy of the ready-made household and opens it.
    fn copy_sample(&mut self, app: &mut App) {
        let Some(folders) = self.shelf.folders else { return app.say(Meaning::Stop, words::NO_FOLDER) };
        let name = self.household.sample.clone().unwrap_or_default();
        let Some(copied) = copy_of_sample(&name, self.shelf.library, self.shelf.clock, app.lang) else { return };
        let default = folders.default_profile();
        let path = if default.exists() { folders.profile(&name) } else { default };
        let shown = crate::text::width::clean(&path.display().to_string()).into_owned();
        if let Err(problem) = Papers::new(&path, copied.profile, copied.journal).create() {
            return refuse(app, &problem);
        }
        app.popups.retain(|popup| !matches!(popup, Popup::Proposal(_)));
        self.change_household(app, &Source::Path(path));
        let text = words::COPIED.fill(app.lang, &[("path", shown)]);
        app.notice = Some(Notice { meaning: Meaning::Calm, text });
    }
}

fn ask_about_sample(lang: Lang) -> Popup {
    let answers = vec![
        (words::SAMPLE_TRY, Some(Effect::Confirm(How::OnTheDesk))),
        (words::SAMPLE_COPY, Some(Effect::Confirm(How::InACopy))),
        (words::BACK, None),
    ];
    let text = PageLine::Text(words::SAMPLE_TEXT.get(lang).to_owned());
    Popup::Question(Question::new(words::SAMPLE_TITLE, vec![text], answers))
}

fn tell(app: &mut App, meaning: Meaning, lead: Words, label: &Name) {
    let what = crate::report::wording::name(label, app.lang);
    app.notice = Some(Notice { meaning, text: lead.fill(app.lang, &[("what", what)]) });
}

pub(super) fn refuse(app: &mut App, problem: &Diagnostic) {
    let text = told_as_text(problem, app.lang);
    app.notice = Some(Notice { meaning: Meaning::Stop, text });
}
