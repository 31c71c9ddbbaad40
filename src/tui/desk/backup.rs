//! What is asked about other ways through: kept here, worked out on a thread of its own when the Backup screen is shown,
//! and given to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use super::Desk;
use crate::diagnostic::any_error;
use crate::domain::backup::OnFile;
use crate::profile::edit::Target;
use crate::report::answers::Answers;
use crate::report::backup::{Asked, Supposed, backup};
use crate::report::standing::Standing;
use crate::report::whatif::Supposition;
use crate::report::wording::name;
use crate::text::backup_screen as words;
use crate::tui::app::{App, NeedAsked, Seeking, Wanted};
use crate::tui::happening::Happening;
use crate::tui::popups::Popup;
use crate::tui::popups::need::{Ground, Need};
use crate::tui::popups::offer::{Check, Ground as OfferGround};
use crate::tui::screens::{Found, ScreenId};
use crate::tui::theme::Meaning;

/// What is asked.
#[derive(Debug, Default)]
pub(super) struct Sought {
    need: NeedAsked,
    /// Options used together, by their place on file.
    chosen: Vec<usize>,
    /// What is on file, read once for a jurisdiction; none when it cannot be read.
    file: Option<(String, Option<Arc<OnFile>>)>,
    /// What the last answer is about; none when it is to be worked out.
    answered: Option<(Arc<Answers>, Option<Supposition>)>,
    latest: Latest,
}

/// The number of the latest question: an answer to an earlier one is no longer wanted, nor one to a household that has
/// left the desk.
#[derive(Debug, Default)]
struct Latest(Arc<AtomicU64>);

impl Latest {
    fn next(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }
}

impl Drop for Latest {
    fn drop(&mut self) {
        self.0.store(u64::MAX, Ordering::Relaxed);
    }
}

impl Desk<'_> {
    /// Works out the ways through when the Backup screen is shown and something changed.
    pub(super) fn seek(&mut self, app: &mut App, sender: &Sender<Happening>) {
        if app.current_id() != ScreenId::Backup {
            return;
        }
        let answers = Arc::clone(&app.figures.answers);
        let supposition = self.what_is_supposed().filter(|_| self.sought.need.supposed);
        let is_known = |(known, supposed): &(Arc<Answers>, Option<Supposition>)| {
            Arc::ptr_eq(known, &answers) && *supposed == supposition
        };
        if self.sought.answered.as_ref().is_some_and(is_known) {
            return;
        }
        self.sought.answered = Some((Arc::clone(&answers), supposition.clone()));
        let Some(file) = self.ways_on_file(&answers.standing) else {
            give(app, Found::NoBackup(words::NO_FILE));
            return;
        };
        let supposed = supposition.map(|supposition| {
            let (answer, rerun) = self.work_out(&answers.standing, supposition);
            Supposed::of(&answer, &rerun)
        });
        let need = &self.sought.need;
        let lines = answers.standing.record.profile.lines.len();
        let asked = Asked {
            need: need.amount,
            days: need.days,
            on: need.from,
            used_for: need.used_for,
            without: need.without.filter(|line| *line < lines),
            chosen: self.sought.chosen.iter().map(|option| (*option, None)).collect(),
            supposed,
        };
        let number = self.sought.latest.next();
        work(answers, file, asked, (number, Arc::clone(&self.sought.latest.0)), sender.clone());
    }

    /// Takes what was chosen or asked.
    pub(super) fn take_seeking(&mut self, seeking: Seeking) {
        match seeking {
            Seeking::Use(chosen) => self.sought.chosen = chosen,
            Seeking::Need(need) => self.sought.need = *need,
        }
        self.sought.answered = None;
        self.sought.latest.next();
    }

    /// Opens the form of what is needed.
    pub(super) fn ask_need(&self, app: &mut App) {
        let standing = &app.figures.answers.standing;
        let lang = app.lang;
        let ground = Ground {
            lines: standing.record.profile.lines.iter().map(|line| name(&line.name, lang)).collect(),
            supposed: self.what_is_supposed().map(|supposed| name(&supposed.name, lang)),
            currency: app.figures.currency,
            today: standing.today,
            until: standing.until,
        };
        app.popups.push(Popup::Need(Box::new(Need::new(&self.sought.need, ground, lang))));
    }

    /// Opens the check of an offer.
    pub(super) fn check_offer(&mut self, app: &mut App) {
        let answers = Arc::clone(&app.figures.answers);
        let standing = &answers.standing;
        let file = self.ways_on_file(standing).filter(|file| file.traps.is_some());
        let Some(file) = file else { return app.say(Meaning::Notice, words::NO_TRAPS_HERE) };
        let (norms, currency) = (standing.record.norms.clone(), app.figures.currency);
        let ground = OfferGround { file, norms, currency, today: standing.today };
        app.popups.push(Popup::Offer(Box::new(Check::new(ground, app.lang))));
    }

    /// Opens the form of facts.
    pub(super) fn state_facts(&self, app: &mut App) {
        self.propose(app, Wanted::Edit(Target::Facts));
    }

    /// What is on file where a household lives, read once.
    fn ways_on_file(&mut self, standing: &Standing) -> Option<Arc<OnFile>> {
        let profile = &standing.record.profile;
        let named: Vec<&str> = profile.lines.iter().filter_map(|line| line.policy.as_deref()).collect();
        let key = format!("{} {}", profile.jurisdiction, named.join(" "));
        if let Some((known, file)) = &self.sought.file
            && *known == key
        {
            return file.clone();
        }
        let (file, problems) = self.library().ways_through(&profile.jurisdiction, &named);
        let file = (!any_error(&problems)).then(|| Arc::new(file));
        self.sought.file = Some((key, file.clone()));
        file
    }
}

/// Works an answer out; keys go on meanwhile.
fn work(
    answers: Arc<Answers>,
    file: Arc<OnFile>,
    asked: Asked,
    (number, latest): (u64, Arc<AtomicU64>),
    sender: Sender<Happening>,
) {
    let chosen: Vec<usize> = asked.chosen.iter().map(|(option, _)| *option).collect();
    let work = move || {
        let standing = Arc::new(answers.standing.clone());
        let answer = Arc::new(backup(standing, file, &asked));
        let done = move |app: &mut App| {
            if latest.load(Ordering::Relaxed) == number {
                give(app, Found::Backup { answer, chosen });
            }
        };
        // Nobody listens any more when the screens were left.
        let _ = sender.send(Happening::Done(Box::new(done)));
    };
    // Without a thread the screen goes on saying that it works.
    let _ = thread::Builder::new().name("ways-through".to_owned()).spawn(work);
}

fn give(app: &mut App, found: Found) {
    if let Some(screen) = app.screens.iter_mut().find(|screen| screen.id() == ScreenId::Backup) {
        screen.take(found);
    }
}
