//! Whose figures a lesson shows: those of the household asked for, else the reader's own, else the sample's.

use std::io::Write;

use crate::cli::context::Context;
use crate::content::Library;
use crate::domain::calendar::Day;
use crate::domain::lesson::moment::Moment;
use crate::domain::name::Name;
use crate::learn::figures::Household;
use crate::report::lesson::moments::moments;
use crate::report::standing::{Record, Standing};
use crate::session::{self, Papers, Source};
use crate::text::Lang;
use crate::text::lesson::say;

/// The household on which no reader depends.
const SAMPLE: &str = "lin";

/// Whoever reads.
pub struct Reader {
    /// The household whose figures are shown.
    pub household: Household,
    /// The day of answers and reviews: the one asked for, else the clock's.
    pub clock: Day,
    /// Its texts, for changes on a copy.
    pub papers: Option<Papers>,
    /// Its today.
    pub today: Day,
    record: Option<Record>,
    name: Name,
    is_sample: bool,
    stands_in: bool,
}

impl Reader {
    /// The reader of a command. A household that cannot be opened is said on standard error, and the sample stands in;
    /// that somebody has no profile yet is no problem here.
    pub fn of(context: &Context, err: &mut dyn Write) -> Reader {
        let clock = context.as_of.unwrap_or(context.clock);
        let wanted = context.sources.first().cloned().unwrap_or(Source::Own);
        let opened = session::open(
            std::slice::from_ref(&wanted),
            context.folders.as_ref(),
            &context.library,
            context.as_of,
            clock,
        );
        let opened = opened.into_iter().next();
        if wanted != Source::Own
            && let Some(household) = &opened
        {
            context.show_problems(&household.problems, err);
        }
        let sample = || {
            let source = Source::Sample(SAMPLE.to_owned());
            session::open(&[source], None, &context.library, None, clock).into_iter().next()
        };
        let usable = opened.filter(|household| household.record.is_some());
        let stands_in = usable.is_none();
        Reader { stands_in, ..Reader::from(usable.or_else(sample), clock, &context.library) }
    }

    fn from(household: Option<session::Household>, clock: Day, library: &Library) -> Reader {
        let papers = household.as_ref().and_then(|household| Papers::of(household).ok());
        let is_sample = household.as_ref().is_none_or(|household| household.sample.is_some());
        let today = household.as_ref().map_or(clock, |household| household.today);
        let record = household.and_then(|household| household.record);
        let profile = record.as_ref().map(|record| record.profile.clone());
        let name = profile.as_ref().map(|profile| profile.name.clone()).unwrap_or_default();
        let entries = record.as_ref().map(|record| record.entries.clone()).unwrap_or_default();
        let household = Household::new(profile.unwrap_or_else(Household::nobody), entries, today).watched_by(library);
        Reader { household, clock, papers, today, record, name, is_sample, stands_in: false }
    }

    /// The moments of learning of the household's day; those of a sample that only stands in matter to nobody.
    pub fn moments(&self) -> Vec<Moment> {
        match &self.record {
            Some(record) if !self.stands_in => moments(&Standing::of(record.clone(), self.today)),
            _ => Vec::new(),
        }
    }

    /// Whose figures these are, in one sentence.
    pub fn whose(&self, lang: Lang) -> String {
        let words = if self.is_sample { say::ON_SAMPLE } else { say::ON_OWN };
        let name = match lang {
            Lang::En => &self.name.en,
            Lang::Zh => &self.name.zh,
        };
        words.fill(lang, &[("name", name)])
    }
}
