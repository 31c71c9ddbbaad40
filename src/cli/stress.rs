//! `tideover stress`.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Args, ValueEnum};
use signal_hook::consts::SIGINT;

use super::answers::Answers;
use super::args::Format;
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::content::{ScenarioFile, read_own_scenario};
use crate::diagnostic::{Source, any_error};
use crate::domain::name::Name;
use crate::domain::stress::chances::Times;
use crate::domain::stress::spare::Early;
use crate::profile::store::read_text;
use crate::report::standing::{Record, Standing};
use crate::report::stress::{Asked, Progress, Subject, USUAL_MONTHS, USUAL_PATHS, USUAL_SEED, subject};
use crate::report::whatif::{Supposition, WhatIf};
use crate::report::wording::stress as wording;
use crate::report::{json, plain};
use crate::session;
use crate::text::width::{fit, width};
use crate::text::{Words, number, stress as words, whatif};

/// Options of `stress`.
#[derive(Debug, Args)]
pub struct StressArgs {
    /// A ready scenario or a scenario file: what is sure to happen besides, and chances of its own
    #[arg(value_name = "SCENARIO")]
    pub scenario: Option<String>,
    /// How many possible futures
    #[arg(long, value_name = "N", default_value_t = USUAL_PATHS, value_parser = clap::value_parser!(u64).range(1..))]
    pub paths: u64,
    /// Which random numbers: the same seed gives the same answer on any number of threads
    #[arg(long, value_name = "S", default_value_t = USUAL_SEED)]
    pub seed: u64,
    /// On how many threads; by default as many as the machine has
    #[arg(long, value_name = "T", value_parser = clap::value_parser!(u16).range(1..=64))]
    pub threads: Option<u16>,
    /// How many months to look ahead
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u16).range(1..=120))]
    pub months: Option<u16>,
    /// Chances of calm or of stressed times
    #[arg(long, value_name = "calm|stressed")]
    pub times: Option<TimesWord>,
    /// Show one path in full, with its reasons
    #[arg(long, value_name = "K")]
    pub path: Option<u64>,
    /// Leave out what drives the risk and what buffers do; each of them runs paths again
    #[arg(long)]
    pub brief: bool,
    /// Compare with paying early what is left over, on the same numbers
    #[arg(long, value_name = "dearest|smallest")]
    pub pay_early: Option<EarlyWord>,
    /// What paying early keeps in cash, in quarters of a month of essentials
    #[arg(long, value_name = "QUARTERS", default_value_t = 4, value_parser = clap::value_parser!(u16).range(0..=120))]
    pub keep: u16,
}

/// In which times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TimesWord {
    /// As in an ordinary year
    Calm,
    /// As in a bad one
    Stressed,
}

/// What is paid early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EarlyWord {
    /// The highest rate first
    Dearest,
    /// The smallest balance first
    Smallest,
}

const NOT_WHOLE: Words = Words::new(
    "{name}: parts of it could not be read, so it is not stressed. Correct it, or add --allow-partial.",
    "{name}：有内容无法读取，因此不做压力测试。请更正，或加 --allow-partial。",
);

/// Stresses every household.
pub fn run(args: &StressArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let mut worst = Exit::Well;
    let mut answers = Answers::of("stress", context, out);
    let interrupted = std::io::stderr().is_terminal().then(interrupts).flatten();
    for household in context.open(err) {
        let id = household.id();
        let today = household.today;
        let refused = !household.is_whole() && !context.allow_partial;
        let Some(record) = household.record.clone().filter(|_| !refused) else {
            worst = worst.worst(exit_of(&household));
            if household.record.is_some() {
                let name = household.shown_name.as_str();
                writeln!(err, "{}", NOT_WHOLE.fill(context.lang, &[("name", name)])).map_err(Stop::from)?;
            }
            answers.without(&household);
            continue;
        };
        let currency = record.profile.currency;
        let file = scenario(args, context, &record)?;
        let asked = asked(args, file.as_ref());
        asked.fits().map_err(|refused| Stop::Said(wording::too_large(&asked, &refused, context.lang), Exit::Usage))?;
        let standing = Standing::of(record, today);
        let subject = prepared(context, &standing, file.as_ref(), asked)?;
        let heading = plain::heading(&standing, context.layout());
        if let Some(path) = args.path {
            let replay = subject.replay(asked.seed, path);
            let told = told(&subject, &replay.outlook);
            let text = || plain::stress_path(&heading, &subject, &replay, &told, asked.seed, context.layout());
            let value = || json::stress_path(&id, &standing, &subject, (&replay, &told), asked.seed, context.lang);
            answers.give(text, value)?;
            continue;
        }
        let mut bar = Bar { context, err, interrupted: interrupted.as_deref(), last: None };
        let stress = subject.stress(asked, &mut |progress| bar.show(progress));
        bar.clear();
        let text = || plain::stress(&heading, &subject, &stress, currency, context.layout());
        answers.give(text, || json::stress(&id, &standing, &subject, &stress, context.lang))?;
        if !stress.is_whole() {
            // Nobody waits for the households after it either.
            worst = worst.worst(Exit::Interrupted);
            break;
        }
    }
    answers.end()?;
    Ok(worst)
}

fn asked(args: &StressArgs, file: Option<&ScenarioFile>) -> Asked {
    let machine = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let given = args.times.map(|times| match times {
        TimesWord::Calm => Times::Calm,
        TimesWord::Stressed => Times::Stressed,
    });
    Asked {
        paths: args.paths,
        seed: args.seed,
        threads: args.threads.map_or_else(machine, usize::from),
        months: args.months.or(file.map(|file| file.scenario.months)).unwrap_or(USUAL_MONTHS),
        times: given.or(file.and_then(ScenarioFile::times)).unwrap_or_default(),
        deep: !args.brief,
        compare: args.pay_early.map(|early| match early {
            EarlyWord::Dearest => (Early::Dearest, args.keep),
            EarlyWord::Smallest => (Early::Smallest, args.keep),
        }),
    }
}

fn scenario(args: &StressArgs, context: &Context, record: &Record) -> Result<Option<ScenarioFile>, Stop> {
    let Some(scenario) = &args.scenario else { return Ok(None) };
    let currency = record.profile.currency;
    let path = Path::new(scenario);
    let file = if path.extension().is_some_and(|extension| extension == "toml") {
        let text = read_text(path).map_err(|error| Stop::Problems(vec![error.problem()], Exit::Unreadable))?;
        read_own_scenario(&Arc::new(Source { name: scenario.clone(), text }), currency)
    } else {
        context.library.scenario(scenario, currency)
    };
    file.map(Some).map_err(|problems| Stop::Problems(problems, Exit::Invalid))
}

/// The household with its scenario, its chances and its lenders' rules.
fn prepared(
    context: &Context,
    standing: &Standing,
    file: Option<&ScenarioFile>,
    asked: Asked,
) -> Result<Subject, Stop> {
    let invalid = |problems| Stop::Problems(problems, Exit::Invalid);
    let set = context.library.chances(crate::content::USUAL_CHANCES).map_err(invalid)?;
    let chances = file.map_or_else(|| set.of(asked.times).clone(), |file| file.chances(&set, asked.times));
    let profile = &standing.record.profile;
    let named: Vec<&str> = profile.lines.iter().filter_map(|line| line.policy.as_deref()).collect();
    let (policies, problems) = context.library.policies_for(&profile.jurisdiction, &named);
    if any_error(&problems) {
        return Err(invalid(problems));
    }
    let mut supposed = Supposition {
        name: Name::both(whatif::NOTHING.en, whatif::NOTHING.zh),
        summary: Name::default(),
        shocks: Vec::new(),
        months: asked.months,
    };
    if let Some(file) = file {
        let known = file.scenario.clone();
        supposed = Supposition { name: known.name, summary: known.summary, shocks: known.shocks, ..supposed };
        super::simulate::check(standing, &supposed, context)?;
    }
    let product = |id: &str| context.library.product(id).ok();
    Ok(subject(standing, policies, &product, supposed, (chances, set.name, set.summary), asked.times))
}

/// A path beside the household as set, in the form in which what-ifs are told.
fn told(subject: &Subject, changed: &crate::domain::household::outlook::Outlook) -> WhatIf {
    WhatIf {
        supposed: subject.supposed.clone(),
        policies: subject.policies.clone(),
        base: subject.as_set(),
        changed: changed.clone(),
        ways_out: None,
        costs: Vec::new(),
        asked_on: changed.until,
    }
}

/// Whether somebody pressed Ctrl-C: the first time ends the run with what there is, the second time the program. Without
/// a terminal an interrupt ends the program, as it does everywhere.
fn interrupts() -> Option<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let code = i32::from(Exit::Interrupted.code());
    let ends = || signal_hook::flag::register_conditional_shutdown(SIGINT, code, Arc::clone(&interrupted));
    // The order matters: the one that ends the program sees what was noted the time before.
    ends().and_then(|_| signal_hook::flag::register(SIGINT, Arc::clone(&interrupted))).ok()?;
    Some(interrupted)
}

/// Progress on a terminal; nothing anywhere else.
struct Bar<'a> {
    context: &'a Context,
    err: &'a mut dyn Write,
    /// None without a terminal.
    interrupted: Option<&'a AtomicBool>,
    /// What was shown last: the step and the hundredths of it.
    last: Option<(String, u64)>,
}

/// Columns of the bar itself.
const BAR: u64 = 24;

impl Bar<'_> {
    fn show(&mut self, progress: &Progress<'_>) -> bool {
        let Some(interrupted) = self.interrupted else { return true };
        let step = wording::step(progress.step, self.context.lang);
        let now = Some((step, progress.done.saturating_mul(100) / progress.all.max(1)));
        if now != self.last {
            self.last = now;
            self.draw(progress);
        }
        !interrupted.load(Ordering::Relaxed)
    }

    /// One line, which the next one writes over: it is never wider than the terminal.
    fn draw(&mut self, progress: &Progress<'_>) {
        let lang = self.context.lang;
        let filled = progress.done.saturating_mul(BAR) / progress.all.max(1);
        let bar: String = (0..BAR).map(|place| if place < filled { '#' } else { '.' }).collect();
        let whole = |count: u64| number::whole(i64::try_from(count).unwrap_or(i64::MAX));
        let done = words::BAR_DONE.fill(lang, &[("done", whole(progress.done)), ("all", whole(progress.all))]);
        let step = wording::step(progress.step, lang);
        let share = plain::stress_share(progress.ran.sums.bad, progress.ran.sums.paths);
        let so_far = words::SO_FAR.fill(lang, &[("share", share)]);
        let line = format!("{done}  {step}  {so_far}");
        let columns = session::terminal_columns().unwrap_or(usize::MAX).saturating_sub(1);
        let bar = format!("[{bar}] {line}");
        let line = if width(&bar) <= columns { bar } else { line };
        let _ = write!(self.err, "\r\x1b[K{}", fit(&line, columns));
        let _ = self.err.flush();
    }

    fn clear(&mut self) {
        if self.last.is_some() {
            let _ = write!(self.err, "\r\x1b[K");
            let _ = self.err.flush();
        }
    }
}
