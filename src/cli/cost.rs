//! `tideover cost`: the cost statement of a household's lines, or of a new borrowing.

use std::io::Write;

use clap::{Args, ValueEnum};

use super::answers::Answers;
use super::args::{Format, parse_day};
use super::context::{Context, exit_of};
use super::exit::{Exit, Stop};
use crate::content::Library;
use crate::diagnostic::{Code, Diagnostic, any_error};
use crate::document::nearest;
use crate::domain::calendar::Day;
use crate::domain::cost::Use;
use crate::domain::credit::product::Product;
use crate::report::cost_statement::{CostStatement, is_of_use, of_line};
use crate::report::standing::Standing;
use crate::report::wording::name;
use crate::report::{json, plain};

mod wanted;

/// Options of `cost`.
#[derive(Debug, Args)]
pub struct CostArgs {
    /// The line's id; every line when none is given
    #[arg(value_name = "LINE")]
    pub line: Option<String>,
    /// A product to borrow with, such as cn/consumer-loan
    #[arg(long, value_name = "ID", conflicts_with = "line")]
    pub product: Option<String>,
    /// How much to borrow; nothing is borrowed, it is only computed
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: Option<String>,
    /// The day of the borrowing; today by default
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub on: Option<Day>,
    /// What it is taken as
    #[arg(long = "use", value_name = "USE")]
    pub used_for: Option<UseName>,
    /// In how many periods it is repaid
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub periods: Option<String>,
    /// How the principal comes back: annuity, equal-principal, interest-first, bullet or flat-fee
    #[arg(long, value_name = "WORD", allow_hyphen_values = true)]
    pub amortisation: Option<String>,
    /// The yearly rate, such as 18%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub annual_rate: Option<String>,
    /// The monthly rate, such as 1.5%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub monthly_rate: Option<String>,
    /// The daily rate, such as 0.05%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub daily_rate: Option<String>,
    /// The fee of each period on the original principal, such as 0.66%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub monthly_fee: Option<String>,
    /// The fee in all on the original principal, such as 8.8%
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub total_fee: Option<String>,
    /// A fee kept back on the first day: an amount or a percentage
    #[arg(long, value_name = "FEE", allow_hyphen_values = true)]
    pub upfront: Option<String>,
    /// Any other term as a profile writes it, such as penalty_factor=150%; may be given several times
    #[arg(long, value_name = "KEY=VALUE")]
    pub term: Vec<String>,
    /// Whose rules apply, such as CN
    #[arg(long, value_name = "ID")]
    pub jurisdiction: Option<String>,
}

/// What a borrowing is taken as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum UseName {
    /// A purchase that goes onto the next statement
    Purchase,
    /// A purchase or bill split in instalments
    Instalments,
    /// Cash taken with a card
    Cash,
    /// A loan of its own
    Loan,
}

impl UseName {
    const fn used_for(self) -> Use {
        match self {
            UseName::Purchase => Use::Purchase,
            UseName::Instalments => Use::Instalments,
            UseName::Cash => Use::Cash,
            UseName::Loan => Use::Draw,
        }
    }
}

/// Prints the statements that were asked for.
pub fn run(args: &CostArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    if args.line.is_none() && wanted::is_wanted(args) {
        let statement = wanted::alone(args, context)?;
        return new_alone(&statement, context, out);
    }
    let mut worst = Exit::Well;
    let mut answers = Answers::of("cost", context, out);
    for household in context.open(err) {
        worst = worst.worst(exit_of(&household));
        let Some(record) = household.record.clone() else {
            answers.without(&household);
            continue;
        };
        let standing = Standing::of(record, household.today);
        let statements = statements(args, &standing, context)?;
        let id = household.id();
        let titles = titles(&context.library, context);
        answers.give(
            || plain::cost_statements(Some(&standing), &statements, &titles, context.layout()),
            || json::cost_statements(&id, &standing, &statements, context.lang),
        )?;
    }
    answers.end()?;
    Ok(worst)
}

fn new_alone(statement: &CostStatement, context: &Context, out: &mut dyn Write) -> Result<Exit, Stop> {
    if context.format == Format::Json {
        write!(out, "{}", json::to_text(&json::new_borrowing(statement)))?;
    } else {
        let titles = titles(&context.library, context);
        let statements = std::slice::from_ref(statement);
        write!(out, "{}", plain::cost_statements(None, statements, &titles, context.layout()))?;
    }
    Ok(Exit::Well)
}

/// The statements of the lines that were asked for, or of a new borrowing on one of them.
fn statements(args: &CostArgs, standing: &Standing, context: &Context) -> Result<Vec<CostStatement>, Stop> {
    let lines = &standing.record.profile.lines;
    let product = |line: usize| {
        let id = lines.get(line).and_then(|line| line.product.as_deref());
        id.and_then(|id| context.library.product(id).ok())
    };
    let Some(id) = &args.line else {
        let of_use = (0..lines.len()).filter(|line| is_of_use(standing, *line));
        return Ok(of_use.filter_map(|line| of_line(standing, line, product(line).as_ref())).collect());
    };
    let Some(line) = standing.record.profile.line_index(id) else {
        let near = nearest(id, lines.iter().map(|line| line.id.as_str())).unwrap_or("");
        let unknown = Diagnostic::error(Code::UnknownLine).with("value", id.as_str()).with("nearest", near);
        return Err(Stop::Problems(vec![unknown], Exit::Usage));
    };
    if wanted::is_wanted(args) {
        return wanted::on_line(args, standing, line, product(line), context).map(|statement| vec![statement]);
    }
    Ok(of_line(standing, line, product(line).as_ref()).into_iter().collect())
}

/// The title of a source by its key.
fn titles(library: &Library, context: &Context) -> impl Fn(&str) -> Option<String> {
    let (sources, _) = library.sources();
    let lang = context.lang;
    move |key| sources.iter().find(|source| source.key == key).map(|source| name(&source.title, lang))
}

/// The preset with this id.
fn read_product(id: &str, library: &Library) -> Result<Product, Stop> {
    library.product(id).map_err(|problems| {
        let exit = if problems.iter().any(|problem| problem.code == Code::ContentUnknown) {
            Exit::Usage
        } else {
            Exit::Invalid
        };
        Stop::Problems(problems, exit)
    })
}

/// Problems of typed terms as a usage error; without an error they are let pass.
fn refuse_errors(problems: Vec<Diagnostic>) -> Result<(), Stop> {
    if any_error(&problems) { Err(Stop::Problems(problems, Exit::Usage)) } else { Ok(()) }
}
