//! `tideover pay`, `spend`, `draw`, `receive` and `balance`: one row more in the journal, and what it changes.
//!
//! The row is tried on the desk first and checked as a row of the file; only a sound one is written.

use std::io::Write;

use super::args::{EntryArgs, Format, ReceiveArgs};
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::diagnostic::{Code, Diagnostic, any_error};
use crate::domain::calendar::Day;
use crate::domain::household::entry::EntryKind;
use crate::domain::money::{Currency, Money};
use crate::profile::journal::write::NewRow;
use crate::report::difference::difference;
use crate::report::standing::{Record, Standing};
use crate::report::wording::difference::row as row_words;
use crate::report::{json, plain};
use crate::session::{Draft, Household, Papers};
use crate::text::entry as words;
use crate::text::width::clean;

/// What is to be recorded.
pub struct Recording {
    command: &'static str,
    kind: EntryKind,
    args: EntryArgs,
}

impl Recording {
    /// A payment to a line.
    pub const fn pay(args: EntryArgs) -> Recording {
        Recording { command: "pay", kind: EntryKind::Payment, args }
    }

    /// Spending, from cash or with a line; on a line the file's reader takes it as a purchase.
    pub const fn spend(args: EntryArgs) -> Recording {
        Recording { command: "spend", kind: EntryKind::Expense, args }
    }

    /// Cash from a line.
    pub const fn draw(args: EntryArgs) -> Recording {
        Recording { command: "draw", kind: EntryKind::Draw, args }
    }

    /// What is shown as owed, or as held.
    pub const fn balance(args: EntryArgs) -> Recording {
        Recording { command: "balance", kind: EntryKind::Balance, args }
    }

    /// Income to cash.
    pub fn receive(args: ReceiveArgs) -> Recording {
        let ReceiveArgs { amount, on, note, dry_run } = args;
        let args = EntryArgs { account: "cash".to_owned(), amount, on, note, dry_run };
        Recording { command: "receive", kind: EntryKind::Income, args }
    }

    /// The row, with the amount read.
    fn row(&self, record: &Record, today: Day, context: &Context) -> Result<NewRow, Stop> {
        let args = &self.args;
        let day = args.on.unwrap_or(today);
        let as_of = record.profile.as_of;
        if day < as_of {
            let early = Diagnostic::error(Code::AsOfBeforeRecord)
                .with("date", day.to_string())
                .with("as_of", as_of.to_string());
            return Err(Stop::Problems(vec![early], Exit::Usage));
        }
        let amount = parse(&args.amount, record.profile.currency, context)?;
        // On a line the word of the file is purchase.
        let kind = match self.kind {
            EntryKind::Expense if record.profile.line_index(&args.account).is_some() => EntryKind::Purchase,
            kind => kind,
        };
        Ok(NewRow {
            day,
            account: args.account.clone(),
            kind,
            amount: Some(amount),
            state: None,
            note: args.note.clone(),
        })
    }
}

fn parse(text: &str, currency: Currency, context: &Context) -> Result<Money, Stop> {
    Money::parse(text, currency).map_err(|_| {
        let example = Money(currency.unit().minor().saturating_mul(800)).plain(currency);
        let values = [("value", text), ("currency", currency.code()), ("example", &example)];
        Stop::Said(words::BAD_AMOUNT.fill(context.lang, &values), Exit::Usage)
    })
}

/// Records a row in the one household asked about, or shows what it would change.
pub fn run(wanted: &Recording, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let (household, record) = match whole(context, err)? {
        Ok(found) => found,
        Err(exit) => return Ok(exit),
    };
    let dry_run = wanted.args.dry_run;
    if let Some(sample) = household.sample.as_ref().filter(|_| !dry_run) {
        let refused = Diagnostic::error(Code::SampleReadOnly).with("value", sample.as_str());
        return Err(Stop::Problems(vec![refused], Exit::Invalid));
    }
    let today = household.today;
    let row = wanted.row(&record, today, context)?;
    let unreadable = |problem: Diagnostic| Stop::Problems(vec![problem], Exit::Unreadable);
    let papers = Papers::of(&household).map_err(unreadable)?;
    let refused = |problem: Diagnostic| Stop::Problems(vec![problem], Exit::Invalid);
    let (changed, row_id) = papers.with_row(&row, record.profile.currency).map_err(refused)?;
    let draft = Draft::of(changed, &household, &context.library, today);
    let new_problems: Vec<Diagnostic> =
        draft.new_problems.iter().map(|problem| Diagnostic { place: None, ..problem.clone() }).collect();
    if any_error(&new_problems) {
        // The row is not in the file, so its place there would mislead.
        return Err(Stop::Problems(new_problems, Exit::Invalid));
    }
    context.show_problems(&new_problems, err);
    let Some(after) = draft.household.record.clone() else { return Ok(exit_of(&draft.household)) };
    if !after.entries.iter().any(|entry| entry.id == row_id) {
        let values = [("line", clean(&row.account))];
        return Err(Stop::Said(words::LINE_LEFT_OUT.fill(context.lang, &values), Exit::Invalid));
    }
    if !dry_run {
        draft.papers.file(&papers).map_err(unreadable)?;
    }
    let before = Standing::of(record, today);
    let mut after = Standing::of(after, today);
    after.record.is_sample = before.record.is_sample;
    let difference = difference(&before, &after);
    if context.format == Format::Json {
        let answer = json::entry(wanted.command, &household.id(), (&row, &row_id), !dry_run, &difference, context.lang);
        write!(out, "{}", json::to_text(&answer))?;
        return Ok(Exit::Well);
    }
    let lead = if dry_run { words::NOT_WRITTEN } else { words::RECORDED };
    let colon = if context.lang == crate::text::Lang::Zh { "：" } else { ": " };
    writeln!(out, "{}{colon}{}", lead.get(context.lang), row_words(&after, &row, context.lang))?;
    write!(out, "{}", plain::difference(&difference, context.layout()))?;
    Ok(Exit::Well)
}

/// The one household asked about with its record; `Err` with the exit code when it cannot be used.
fn whole(context: &Context, err: &mut dyn Write) -> Result<Result<(Household, Record), Exit>, Stop> {
    let mut households = context.open(err);
    let (1, Some(household)) = (households.len(), households.pop()) else {
        let several = Diagnostic::error(Code::OneProfileNeeded).with("count", (households.len() + 1).to_string());
        return Err(Stop::Problems(vec![several], Exit::Usage));
    };
    let Some(record) = household.record.clone() else { return Ok(Err(exit_of(&household))) };
    if !household.is_whole() && !context.allow_partial {
        let name = [("name", household.shown_name.as_str())];
        writeln!(err, "{}", words::NOT_WHOLE.fill(context.lang, &name))?;
        return Ok(Err(exit_of(&household)));
    }
    Ok(Ok((household, record)))
}
