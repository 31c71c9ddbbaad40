//! Stress: paths run on threads of their own while the Stress screen is shown, given to it again and again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use super::Desk;
use crate::content::USUAL_CHANCES;
use crate::domain::money::{Currency, Ratio, Rounding};
use crate::domain::name::Name;
use crate::report::answers::Answers;
use crate::report::plain::{self, Layout};
use crate::report::stress::{Asked, Stress, Subject, USUAL_SEED, subject};
use crate::report::whatif::{Supposition, WhatIf};
use crate::text::stress as words;
use crate::tui::app::App;
use crate::tui::happening::Happening;
use crate::tui::popups::Popup;
use crate::tui::popups::page::{Page, PageLine};
use crate::tui::screens::stress::{EXTRA, FORGETFUL, MONTHS, Settings, SoFar, Which, Wish};
use crate::tui::screens::{Found, ScreenId};
use crate::tui::theme::Meaning;

/// How many paths a screen runs: enough for a chance within half a per cent or so.
const PATHS: u64 = 4_000;
/// How often the screen hears of what there is.
const TOLD_EVERY: Duration = Duration::from_millis(150);
/// Columns of a path's page.
const PAGE_COLUMNS: usize = 96;

/// What is being run.
#[derive(Debug, Default)]
pub(super) struct Stressing {
    settings: Settings,
    answered: Option<(Arc<Answers>, Settings)>,
    subject: Option<Arc<Subject>>,
    is_over: Arc<AtomicBool>,
}

impl Drop for Stressing {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}

impl Desk<'_> {
    /// Begins to run paths when the Stress screen is shown and figures or settings are others.
    pub(super) fn stress(&mut self, app: &App, sender: &Sender<Happening>) {
        let answers = Arc::clone(&app.figures.answers);
        let settings = self.stressing.settings;
        let known = self.stressing.answered.as_ref();
        let known = known.is_some_and(|(known, with)| Arc::ptr_eq(known, &answers) && *with == settings);
        if app.current_id() != ScreenId::Stress || known {
            return;
        }
        self.stressing.is_over.store(true, Ordering::Relaxed);
        let is_over = Arc::new(AtomicBool::new(false));
        self.stressing.is_over = Arc::clone(&is_over);
        self.stressing.answered = Some((Arc::clone(&answers), settings));
        let Some(subject) = self.stressed(&answers, settings) else { return };
        let subject = Arc::new(subject);
        self.stressing.subject = Some(Arc::clone(&subject));
        let (sender, currency) = (sender.clone(), app.figures.currency);
        let work = move || run(&subject, asked(settings), currency, &is_over, &sender);
        // Without a thread there are no chances; everything else is there.
        let _ = thread::Builder::new().name("stress".to_owned()).spawn(work);
    }

    /// The household with what is supposed, and the chances that the settings make.
    fn stressed(&mut self, answers: &Answers, settings: Settings) -> Option<Subject> {
        let set = self.library().chances(USUAL_CHANCES).ok()?;
        let mut chances = set.of(settings.times).clone();
        let percent = i64::from(FORGETFUL.get(settings.forgetful).copied().unwrap_or(100));
        let level = chances.forgetting.level.0;
        chances.forgetting.level = Ratio(Rounding::HalfUp.divide(i128::from(level) * i128::from(percent), 100));
        let months = asked(settings).months;
        let supposed = self.what_is_supposed().unwrap_or_else(|| Supposition {
            name: Name::default(),
            summary: Name::default(),
            shocks: Vec::new(),
            months,
        });
        let policies = self.policies(&answers.standing);
        let library = self.library();
        let product = |id: &str| library.product(id).ok();
        let supposed = Supposition { months, ..supposed };
        let chances = (chances, set.name, set.summary);
        let subject = subject(&answers.standing, policies, &product, supposed, chances, settings.times);
        Some(subject.with_extra(EXTRA.get(settings.extra).copied().unwrap_or(0)))
    }

    /// Does what the screen wants.
    pub(super) fn take_wish(&mut self, app: &mut App, wish: Wish) {
        match wish {
            Wish::Run(settings) => self.stressing.settings = settings,
            Wish::Stop => {
                self.stressing.is_over.store(true, Ordering::Relaxed);
                app.say(Meaning::Notice, words::STOPPED);
            }
            Wish::Open(which) => self.open_path(app, which),
        }
    }

    fn open_path(&self, app: &mut App, which: Which) {
        let Some(subject) = &self.stressing.subject else { return };
        let seen = app.screens.iter().find_map(|screen| screen.worth_opening());
        let Some(worth) = seen else {
            app.say(Meaning::Notice, words::NOT_YET);
            return;
        };
        let path = match which {
            Which::Worst => worth.worst,
            Which::Middle => worth.median,
            Which::Best => worth.best,
        };
        let replay = subject.replay(USUAL_SEED, path);
        let told = WhatIf {
            supposed: subject.supposed.clone(),
            policies: subject.policies.clone(),
            base: subject.as_set(),
            changed: replay.outlook.clone(),
            ways_out: None,
            costs: Vec::new(),
            asked_on: replay.outlook.until,
        };
        let layout = Layout { lang: app.lang, columns: Some(PAGE_COLUMNS) };
        let text = plain::stress_path("", subject, &replay, &told, USUAL_SEED, layout);
        let mut lines = text.lines().skip_while(|line| line.is_empty());
        let title = lines.next().unwrap_or_default().to_owned();
        let lines = lines.map(|line| PageLine::Exact(line.to_owned())).collect();
        app.popups.push(Popup::Page(Page::new(&title, lines).wide()));
    }
}

fn asked(settings: Settings) -> Asked {
    let months = MONTHS.get(settings.months).copied().unwrap_or(12);
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    // One is left for the keys.
    let threads = threads.saturating_sub(1).max(1);
    Asked { paths: PATHS, seed: USUAL_SEED, threads, months, times: settings.times, deep: true, compare: None }
}

/// Runs paths and tells of them until nobody listens.
fn run(
    subject: &Arc<Subject>,
    asked: Asked,
    currency: Currency,
    is_over: &Arc<AtomicBool>,
    sender: &Sender<Happening>,
) {
    let ground = subject.ground();
    let tell = |answer: Stress, going_on| {
        let so_far = SoFar { answer: Arc::new(answer), subject: Arc::clone(subject), currency, going_on };
        let is_over = Arc::clone(is_over);
        let done = move |app: &mut App| {
            if !is_over.load(Ordering::Relaxed) {
                give(app, Found::Stress(Box::new(so_far)));
            }
        };
        sender.send(Happening::Done(Box::new(done))).is_ok()
    };
    let mut told_at: Option<Instant> = None;
    let mut first: Option<Stress> = None;
    let answer = subject.stress(asked, &mut |progress| {
        if is_over.load(Ordering::Relaxed) {
            return false;
        }
        if told_at.is_some_and(|at| at.elapsed() < TOLD_EVERY) {
            return true;
        }
        told_at = Some(Instant::now());
        let going_on = Some((progress.step, progress.done, progress.all));
        let so_far = if progress.step == crate::report::stress::Step::Paths {
            first = Some(subject.told(&ground, progress.ran.clone(), asked));
            first.clone()
        } else {
            first.clone()
        };
        so_far.is_none_or(|answer| tell(answer, going_on))
    });
    if !is_over.load(Ordering::Relaxed) {
        tell(answer, None);
    }
}

fn give(app: &mut App, found: Found) {
    if let Some(screen) = app.screens.iter_mut().find(|screen| screen.id() == ScreenId::Stress) {
        screen.take(found);
    }
}
