//! Many paths on several threads, the same to the last digit on any number of them.
//!
//! Paths go in fixed chunks; whoever is free takes the next one, and chunks are put together in their order. Progress is
//! told between chunks, with what there is so far, and whoever listens may stop it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;

use super::ground::Ground;
use super::lots::Lots;
use super::path::Walker;
use super::spare::{Habit, Spare};
use super::tally::{MonthEnd, PathMark, Sums};
use crate::domain::money::Money;

/// Paths of one chunk.
pub const CHUNK: u64 = 128;

/// The memory that a run may need.
pub const MOST_BYTES: u128 = 2 << 30;

/// Which paths to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// How many, from path 0.
    pub paths: u64,
    /// The seed.
    pub seed: u64,
    /// On how many threads.
    pub threads: usize,
    /// Drivers switched off, a bit each.
    pub off: u8,
    /// Whether each month of each path is kept, for fans.
    pub keeps_months: bool,
}

/// How spare money is used, when it is.
#[derive(Debug, Clone, Copy)]
pub struct Keeping<'h> {
    /// The habit.
    pub habit: &'h Habit,
    /// What is kept in cash.
    pub buffer: Money,
}

/// What many paths came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The sums.
    pub sums: Sums,
    /// Each path's mark, in order.
    pub marks: Vec<PathMark>,
    /// Each path's months, path after path; empty when they are not kept.
    pub months: Vec<MonthEnd>,
    /// Which paths had trouble, a bit each, in order.
    pub bad: Vec<u64>,
    /// Whether all paths were run.
    pub is_whole: bool,
}

impl Ran {
    fn empty(ground: &Ground, paths: u64) -> Ran {
        let sums = Sums::of(ground.household.lines.len(), ground.length());
        let room = usize::try_from(paths).unwrap_or(0);
        Ran { sums, marks: Vec::with_capacity(room), months: Vec::new(), bad: Vec::new(), is_whole: false }
    }

    fn add(&mut self, chunk: Ran) {
        self.sums.add(&chunk.sums);
        self.marks.extend(chunk.marks);
        self.months.extend(chunk.months);
        self.bad.extend(chunk.bad);
    }

    /// Whether a path had trouble.
    #[must_use]
    pub fn is_bad(&self, path: u64) -> bool {
        let word = usize::try_from(path / 64).ok().and_then(|word| self.bad.get(word));
        word.is_some_and(|word| word >> (path % 64) & 1 == 1)
    }
}

/// The memory that a run needs.
#[must_use]
pub const fn bytes_needed(paths: u64, months: u16) -> u128 {
    let each = size_of::<PathMark>() + months as usize * size_of::<MonthEnd>() + 1;
    // Sorting a month for its fan takes a copy of it.
    paths as u128 * (each as u128 + 24)
}

/// Runs paths. `listen` hears of what there is so far and says whether to go on; it hears of whole chunks from path 0 on.
pub fn run(ground: &Ground, order: Order, keeping: Option<Keeping<'_>>, listen: &mut dyn FnMut(&Ran) -> bool) -> Ran {
    let chunks = order.paths.div_ceil(CHUNK);
    let (next, stopped) = (AtomicU64::new(0), AtomicBool::new(false));
    let mut whole = Ran::empty(ground, order.paths);
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for _ in 0..order.threads.clamp(1, 64) {
            let send = send.clone();
            let (next, stopped) = (&next, &stopped);
            scope.spawn(move || {
                let mut walker = Walker::of(ground);
                while !stopped.load(Ordering::Relaxed) {
                    let chunk = next.fetch_add(1, Ordering::Relaxed);
                    if chunk >= chunks
                        || send.send((chunk, run_chunk(&mut walker, ground, order, keeping, chunk))).is_err()
                    {
                        break;
                    }
                }
            });
        }
        drop(send);
        whole.is_whole = gather(&receive, chunks, &mut whole, listen);
        stopped.store(true, Ordering::Relaxed);
    });
    whole
}

/// Puts chunks together in their order; whether all came.
fn gather(
    receive: &mpsc::Receiver<(u64, Ran)>,
    chunks: u64,
    whole: &mut Ran,
    listen: &mut dyn FnMut(&Ran) -> bool,
) -> bool {
    let mut waiting: BTreeMap<u64, Ran> = BTreeMap::new();
    let mut wanted = 0;
    while let Ok((chunk, ran)) = receive.recv() {
        waiting.insert(chunk, ran);
        while let Some(ran) = waiting.remove(&wanted) {
            whole.add(ran);
            wanted += 1;
        }
        if !listen(whole) {
            break;
        }
    }
    wanted == chunks
}

fn run_chunk(walker: &mut Walker<'_>, ground: &Ground, order: Order, keeping: Option<Keeping<'_>>, chunk: u64) -> Ran {
    let first = chunk * CHUNK;
    let last = (first + CHUNK).min(order.paths);
    let mut ran = Ran::empty(ground, CHUNK);
    ran.bad = vec![0; usize::try_from(CHUNK / 64).unwrap_or(1)];
    let spare = keeping.map(|keeping| Spare::keeping(keeping.habit, keeping.buffer));
    for path in first..last {
        walker.draw(Lots::of(order.seed, path), order.off);
        walker.run(spare.as_ref());
        let tally = &walker.tally;
        ran.sums.count(tally, walker.brought(), ground);
        let troubles = tally.missed.saturating_add(tally.stops);
        ran.marks.push(PathMark { troubles, poorer: -tally.wealth.minor(), path });
        if order.keeps_months {
            ran.months.extend_from_slice(&tally.months);
        }
        let place = path - first;
        if let Some(word) = usize::try_from(place / 64).ok().and_then(|word| ran.bad.get_mut(word)) {
            *word |= u64::from(tally.first_trouble().is_some()) << (place % 64);
        }
    }
    ran
}
