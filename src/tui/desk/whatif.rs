//! What is supposed: kept here, worked out when the What-if screen is shown, and given to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use super::Desk;
use crate::content::Library;
use crate::domain::credit::terms::LineKind;
use crate::domain::name::Name;
use crate::domain::risk::policy::Policy;
use crate::domain::risk::shock::Shock;
use crate::report::answers::Answers;
use crate::report::standing::Standing;
use crate::report::whatif::{MONTHS_AHEAD, Rerun, Supposition, WhatIf, faults, suppose};
use crate::report::wording::{change, name};
use crate::text::{Lang, date, number, problem, supposing as words, whatif as what_if_words};
use crate::tui::app::{App, Notice, Supposing};
use crate::tui::happening::Happening;
use crate::tui::popups::Popup;
use crate::tui::popups::ready::{self, ReadyWhatIf};
use crate::tui::popups::suppose::{Choices, Outcomes, Suppose};
use crate::tui::screens::{Found, ScreenId};
use crate::tui::theme::Meaning;

/// How far ahead can be looked, in months.
const FARTHER: [u16; 4] = [6, 12, 24, 36];
/// More than this at once says nothing any more.
const MOST_SUPPOSED: usize = 24;

/// What is supposed.
#[derive(Debug, Default)]
pub(super) struct Supposed {
    /// A ready what-if.
    ready: Option<Supposition>,
    /// Its id.
    id: Option<String>,
    /// What was added by hand.
    own: Vec<Shock>,
    /// How far ahead to look; none as the what-if says.
    months: Option<u16>,
    /// The rules, read once for a jurisdiction.
    policies: Option<(String, Vec<Policy>)>,
    /// What the last answer is about; none when it is to be worked out.
    answered: Option<Arc<Answers>>,
    serial: u64,
    /// Whether the search of the last answer may go on.
    search: Search,
}

/// A search on a thread of its own: it ends when nobody waits for it any more.
#[derive(Debug, Default)]
struct Search(Arc<AtomicBool>);

impl Search {
    /// Ends the search before and begins another.
    fn begin(&mut self) -> Arc<AtomicBool> {
        self.0.store(true, Ordering::Relaxed);
        self.0 = Arc::new(AtomicBool::new(false));
        Arc::clone(&self.0)
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Supposed {
    fn supposition(&self) -> Supposition {
        let mut supposed = self.ready.clone().unwrap_or_else(|| Supposition {
            name: if self.own.is_empty() { of(words::AS_SET) } else { Name::default() },
            summary: Name::default(),
            shocks: Vec::new(),
            months: MONTHS_AHEAD,
        });
        for shock in &self.own {
            let own = of(crate::text::shock::name(shock.kind()));
            supposed.name = match supposed.name.en.is_empty() {
                true => own,
                false => Name::both(
                    &format!("{} + {}", supposed.name.en, own.en),
                    &format!("{} + {}", supposed.name.zh, own.zh),
                ),
            };
        }
        supposed.shocks.extend(self.own.iter().cloned());
        supposed.months = self.months.unwrap_or(supposed.months);
        supposed
    }
}

fn of(words: crate::text::Words) -> Name {
    Name::both(words.en, words.zh)
}

impl Desk<'_> {
    /// Works out what is supposed when the What-if screen is shown and something changed.
    pub(super) fn suppose(&mut self, app: &mut App, sender: &Sender<Happening>) {
        self.try_supposing(app);
        let shown = app.current_id() == ScreenId::WhatIf;
        let answers = Arc::clone(&app.figures.answers);
        let known = self.supposed.answered.as_ref().is_some_and(|known| Arc::ptr_eq(known, &answers));
        if !shown || known {
            return;
        }
        let supposed = self.supposed.supposition();
        let standing = &answers.standing;
        if let Some(problem) = fault(standing, &supposed, self.library(), app.lang) {
            app.notice = Some(Notice { meaning: Meaning::Stop, text: problem });
        }
        let (answer, rerun) = self.work_out(standing, supposed);
        self.supposed.answered = Some(Arc::clone(&answers));
        self.supposed.serial += 1;
        let serial = self.supposed.serial;
        give(app, Found::WhatIf { serial, answer: Arc::new(answer) });
        search(rerun, serial, sender.clone(), self.supposed.search.begin());
    }

    /// What is supposed; none when nothing is.
    pub(super) fn what_is_supposed(&self) -> Option<Supposition> {
        let is_something = self.supposed.ready.is_some() || !self.supposed.own.is_empty();
        is_something.then(|| self.supposed.supposition())
    }

    pub(super) fn work_out(&mut self, standing: &Standing, supposed: Supposition) -> (WhatIf, Rerun) {
        let policies = self.policies(standing);
        let library = self.library();
        suppose(standing, policies, &|id| library.product(id).ok(), supposed)
    }

    /// The rules of a household's jurisdiction and of its lines, read once.
    pub(super) fn policies(&mut self, standing: &Standing) -> Vec<Policy> {
        let profile = &standing.record.profile;
        let named: Vec<&str> = profile.lines.iter().filter_map(|line| line.policy.as_deref()).collect();
        let key = format!("{} {}", profile.jurisdiction, named.join(" "));
        match &self.supposed.policies {
            Some((known, policies)) if *known == key => policies.clone(),
            _ => {
                // A policy that cannot be read is told by the content check; the others still count.
                let (policies, _) = self.library().policies_for(&profile.jurisdiction, &named);
                self.supposed.policies = Some((key, policies.clone()));
                policies
            }
        }
    }

    /// Works out what the thing that is being composed would lead to.
    fn try_supposing(&mut self, app: &mut App) {
        let Some(Popup::Suppose(mut form)) = app.popups.pop_if(|popup| matches!(popup, Popup::Suppose(_))) else {
            return;
        };
        if let Some(shock) = form.waits_for().cloned() {
            let answers = Arc::clone(&app.figures.answers);
            let mut supposed = self.supposed.supposition();
            supposed.shocks.push(shock);
            let problem = fault(&answers.standing, &supposed, self.library(), app.lang);
            let lines = match problem {
                Some(_) => Vec::new(),
                None => outcomes(&self.work_out(&answers.standing, supposed).0, app.lang),
            };
            form.outcomes = Some(Outcomes { problem, lines });
        }
        app.popups.push(Popup::Suppose(form));
    }

    /// Opens the list of ready what-ifs.
    pub(super) fn offer_what_ifs(&self, app: &mut App) {
        let library = self.library();
        let (currency, lang) = (app.figures.currency, app.lang);
        let mut all = vec![ReadyWhatIf { id: None, name: words::AS_SET.get(lang).to_owned(), summary: String::new() }];
        for id in library.scenario_ids() {
            // One that cannot be read is told by the content check.
            let Ok(file) = library.scenario(id, currency) else { continue };
            let (shown, summary) = (name(&file.scenario.name, lang), name(&file.scenario.summary, lang));
            all.push(ReadyWhatIf { id: Some(id.to_owned()), name: shown, summary });
        }
        app.popups.push(Popup::List(ready::list(all, self.supposed.id.as_deref())));
    }

    /// Opens the form for one more thing to suppose.
    pub(super) fn compose(&self, app: &mut App) {
        if self.supposed.own.len() >= MOST_SUPPOSED {
            app.say(Meaning::Notice, words::TOO_MANY);
            return;
        }
        let (lang, currency) = (app.lang, app.figures.currency);
        let profile = &app.figures.answers.standing.record.profile;
        let lines = profile.lines.iter().map(|line| (line.id.clone(), name(&line.name, lang))).collect();
        let incomes = profile.incomes.iter().map(|one| (name(&one.name, lang), name(&one.name, lang))).collect();
        let mut products = Vec::new();
        for id in self.library().product_ids() {
            let Ok(product) = self.library().product(id) else { continue };
            let is_loan = matches!(product.terms.kind, Some(LineKind::InstalmentLoan | LineKind::CashLine));
            if is_loan && product.jurisdiction == profile.jurisdiction {
                products.push((id.to_owned(), name(&product.name, lang)));
            }
        }
        let choices = Choices { lines, incomes, products };
        app.popups.push(Popup::Suppose(Box::new(Suppose::new(choices, currency, lang))));
    }

    /// Takes what was chosen or composed.
    pub(super) fn take_supposing(&mut self, app: &App, supposing: Supposing) {
        match supposing {
            Supposing::Nothing => self.suppose_nothing(),
            Supposing::Ready(id) => {
                let Ok(file) = self.library().scenario(&id, app.figures.currency) else { return };
                let known = file.scenario;
                let ready = Supposition {
                    name: known.name,
                    summary: known.summary,
                    shocks: known.shocks,
                    months: known.months,
                };
                (self.supposed.ready, self.supposed.id) = (Some(ready), Some(id));
            }
            Supposing::Own(shock) => self.supposed.own.push(*shock),
        }
        self.supposed.answered = None;
    }

    /// Supposes this and nothing else, and goes to the screen that shows it.
    pub(super) fn show_what_if(&mut self, app: &mut App, supposing: Supposing) {
        self.suppose_nothing();
        self.take_supposing(app, supposing);
        if let Some(place) = app.screen_ids().iter().position(|id| *id == ScreenId::WhatIf) {
            app.current = place;
        }
    }

    /// Takes back the last thing that was added; when none was, the ready what-if.
    pub(super) fn suppose_one_less(&mut self) {
        if self.supposed.own.pop().is_none() {
            (self.supposed.ready, self.supposed.id) = (None, None);
        }
        self.supposed.answered = None;
    }

    /// Supposes nothing any more.
    pub(super) fn suppose_nothing(&mut self) {
        (self.supposed.ready, self.supposed.id) = (None, None);
        self.supposed.own.clear();
        self.supposed.answered = None;
    }

    /// Looks as far as the next of the usual spans.
    pub(super) fn look_farther(&mut self) {
        let now = self.supposed.supposition().months;
        let next = FARTHER.into_iter().find(|months| *months > now);
        self.supposed.months = Some(next.unwrap_or(FARTHER[0]));
        self.supposed.answered = None;
    }
}

/// Searches what keeps lines open on a thread of its own; keys go on meanwhile.
fn search(rerun: Rerun, serial: u64, sender: Sender<Happening>, is_over: Arc<AtomicBool>) {
    let work = move || {
        let ways = rerun.ways_out_while(&|| !is_over.load(Ordering::Relaxed)).map(Box::new);
        if is_over.load(Ordering::Relaxed) {
            return;
        }
        let done = move |app: &mut App| give(app, Found::WaysOut { serial, ways });
        // Nobody listens any more when the screens were left.
        let _ = sender.send(Happening::Done(Box::new(done)));
    };
    // Without a thread the answer stays unknown; everything else is there.
    let _ = thread::Builder::new().name("keep-open".to_owned()).spawn(work);
}

fn give(app: &mut App, found: Found) {
    if let Some(screen) = app.screens.iter_mut().find(|screen| screen.id() == ScreenId::WhatIf) {
        screen.take(found);
    }
}

/// The first thing that is wrong with a supposition in this household, in the reader's language.
fn fault(standing: &Standing, supposed: &Supposition, library: &Library, lang: Lang) -> Option<String> {
    let found = faults(standing, supposed, library);
    let first = found.first()?;
    Some(crate::text::width::clean(&problem::message(first, lang)).into_owned())
}

/// What follows, in a few lines.
fn outcomes(seen: &WhatIf, lang: Lang) -> Vec<(Meaning, String)> {
    let outlook = &seen.changed;
    let mut lines = Vec::new();
    match outlook.first_stop() {
        Some(stop) => {
            let values = [("line", change::line_name(outlook, stop.line, lang)), ("day", date::iso(stop.day))];
            lines.push((Meaning::Stop, words::THEN_STOP.fill(lang, &values)));
        }
        None => lines.push((Meaning::Calm, words::THEN_NONE.get(lang).to_owned())),
    }
    let (cash, day) = outlook.lowest_cash();
    let values = [("amount", number::money(cash, outlook.profile.currency)), ("day", date::iso(day))];
    let meaning = if cash.minor() < 0 { Meaning::Stop } else { Meaning::Notice };
    lines.push((meaning, words::THEN_CASH.fill(lang, &values)));
    let missed = outlook.missed();
    if missed > 0 {
        let count = number::whole(i64::try_from(missed).unwrap_or(i64::MAX));
        lines.push((Meaning::Warning, format!("{}  {count}", what_if_words::MISSED.get(lang))));
    }
    lines
}
