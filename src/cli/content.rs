//! `tideover content`.

use std::io::Write;

use serde_json::json;

use super::args::{ContentCommand, Format};
use super::context::Context;
use super::exit::{Exit, Stop};
use crate::diagnostic::{Diagnostic, any_error};
use crate::learn::figures::Household;
use crate::report::json::to_text;
use crate::report::lesson::check::{check as gates, check_all};
use crate::report::problems::{all_as_text, as_json};
use crate::session;
use crate::text::Words;

/// Checks content, or writes the marks of translations anew.
pub fn run(what: &ContentCommand, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    match what {
        ContentCommand::Check { lesson } => check(lesson, context, out),
        ContentCommand::Stamp { folder } => {
            context.offer(&[Format::Text])?;
            let stamped =
                session::stamp_lessons(folder).map_err(|problems| Stop::Problems(problems, Exit::Unreadable))?;
            for id in &stamped {
                writeln!(out, "{id}")?;
            }
            let words = Words::new("marked as translated anew: {count}", "已标记为最新译文：{count} 课");
            let _ = writeln!(err, "{}", words.fill(context.lang, &[("count", stamped.len().to_string())]));
            Ok(Exit::Well)
        }
    }
}

/// Everything: products, norms and their sources, lessons with their figures on the sample household; or some lessons.
fn check(lessons: &[String], context: &Context, out: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let library = &context.library;
    let today = context.as_of.unwrap_or(context.clock);
    let mut problems = match lessons {
        [] => library.check(),
        named => named.iter().flat_map(|id| library.check_lesson(&id.to_uppercase())).collect(),
    };
    if let Some(sample) = sample(context) {
        match lessons {
            [] => problems.extend(check_all(library, &sample, today)),
            named => {
                let read = named.iter().filter_map(|id| library.lesson(&id.to_uppercase()).ok());
                problems.extend(read.flat_map(|lesson| gates(library, &lesson, &sample, today)));
            }
        }
    }
    let exit = if any_error(&problems) { Exit::Invalid } else { Exit::Well };
    let laid: Vec<String> = context.library.laid_over().iter().map(|laid| laid.id.clone()).collect();
    let counts = Counts {
        products: context.library.product_ids().len(),
        norms: context.library.jurisdictions().len(),
        lessons: context.library.lesson_ids().len(),
        laid_over: laid.len(),
    };
    match context.format {
        Format::Json => {
            let list: Vec<_> = problems.iter().map(|problem| as_json(problem, context.lang)).collect();
            let record = json!({
                "schema_version": crate::report::SCHEMA_VERSION,
                "command": "content-check",
                "ok": exit == Exit::Well,
                "products": counts.products,
                "norms": counts.norms,
                "lessons": counts.lessons,
                "laid_over": laid,
                "problems": list,
            });
            write!(out, "{}", to_text(&record))?;
        }
        _ => write!(out, "{}", counts.say(&problems, context))?,
    }
    Ok(exit)
}

/// The household on which figures of lessons are checked.
pub fn sample(context: &Context) -> Option<Household> {
    let source = session::Source::Sample("lin".to_owned());
    let opened = session::open(&[source], None, &context.library, None, context.clock);
    let household = opened.into_iter().next()?;
    let record = household.record?;
    Some(Household::new(record.profile, record.entries, household.today).watched_by(&context.library))
}

struct Counts {
    products: usize,
    norms: usize,
    lessons: usize,
    laid_over: usize,
}

impl Counts {
    fn say(&self, problems: &[Diagnostic], context: &Context) -> String {
        let mut text = all_as_text(problems, context.lang, context.colour);
        if !text.is_empty() {
            text.push('\n');
        }
        let words = Words::new(
            "Checked: {products} products, {norms} jurisdictions, {lessons} lessons ({own} of your own). Problems: {count}.",
            "已检查：{products} 个产品、{norms} 个地区的规范、{lessons} 课（其中自带 {own} 项）。问题：{count} 个。",
        );
        let values = [
            ("products", self.products.to_string()),
            ("norms", self.norms.to_string()),
            ("lessons", self.lessons.to_string()),
            ("own", self.laid_over.to_string()),
            ("count", problems.len().to_string()),
        ];
        text.push_str(&words.fill(context.lang, &values));
        text.push('\n');
        text
    }
}
