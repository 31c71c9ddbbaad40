//! `tideover learn`: lessons, questions, exercises and hand-outs without a screen.
//!
//! Questions are asked on a terminal only; elsewhere answers come as options.

pub mod args;
mod asking;
mod exercise;
mod household;
mod quiz;

use std::io::Write;

use self::args::{ExportArgs, LearnCommand, ShowArgs};
use self::household::Reader;
use super::args::Format;
use super::context::Context;
use super::exit::{Exit, Stop};
use crate::domain::lesson::{Lesson, Slip};
use crate::learn::figures::of_lesson;
use crate::learn::progress::{Noted, Progress};
use crate::report::json::to_text;
use crate::report::lesson::handout::{Form, Parts, Shelf, page};
use crate::report::lesson::moments::of_reader;
use crate::report::lesson::{aiken, anki, course, gift, show_json};
use crate::text::lesson::say;

/// Columns of a page that is not on a terminal.
const PAGE_COLUMNS: usize = 76;

/// Runs a command about lessons.
pub fn run(what: &LearnCommand, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    match what {
        LearnCommand::List => list(context, out, err),
        LearnCommand::Show(args) => show(args, context, out, err),
        LearnCommand::Quiz(args) => quiz::run(args, context, out, err),
        LearnCommand::Review(args) => quiz::review(args, context, out, err),
        LearnCommand::Exercise(args) => exercise::run(args, context, out, err),
        LearnCommand::Export(args) => export(args, context, out, err),
    }
}

/// All lessons that can be read; the problems of others go to standard error.
fn lessons(context: &Context, err: &mut dyn Write) -> Vec<Lesson> {
    let mut lessons = Vec::new();
    for id in context.library.lesson_ids() {
        match context.library.lesson(&id) {
            Ok(lesson) => lessons.push(lesson),
            Err(problems) => context.show_problems(&problems, err),
        }
    }
    lessons
}

/// One lesson by its id, whatever the case of its letter.
fn lesson(id: &str, context: &Context) -> Result<Lesson, Stop> {
    let known = context.library.lesson_ids();
    let id = known.iter().find(|known| known.eq_ignore_ascii_case(id)).map_or(id, String::as_str);
    context.library.lesson(id).map_err(|problems| Stop::Problems(problems, Exit::Invalid))
}

/// What was learnt so far; a damaged file is set aside and said so.
fn progress(context: &Context, err: &mut dyn Write) -> Result<Progress, Stop> {
    let Some(folders) = &context.folders else { return Ok(Progress::default()) };
    let (progress, problem) = folders.progress().map_err(|problem| Stop::Problems(vec![problem], Exit::Unreadable))?;
    if let Some(problem) = problem {
        context.show_problems(&[problem], err);
    }
    Ok(progress)
}

/// Keeps something that was learnt; a damaged file is set aside and said so.
fn keep(context: &Context, noted: Noted, err: &mut dyn Write) -> Result<(), Stop> {
    let Some(folders) = &context.folders else { return Ok(()) };
    let kept = folders.learn(|progress| progress.note(noted));
    let (_, problem) = kept.map_err(|problem| Stop::Problems(vec![problem], Exit::Unreadable))?;
    if let Some(problem) = problem {
        context.show_problems(&[problem], err);
    }
    Ok(())
}

fn list(context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let (lessons, progress) = (lessons(context, err), progress(context, err)?);
    let reader = Reader::of(context, err);
    let (stops, asked) =
        course::course(&lessons, &progress, &of_reader(reader.moments(), &lessons, &progress), reader.clock);
    match context.format {
        Format::Json => write!(out, "{}", to_text(&course::as_json(&stops, asked.len())))?,
        _ => write!(out, "{}", course::as_text(&stops, asked.len(), context.lang, context.layout().columns))?,
    }
    Ok(Exit::Well)
}

fn show(args: &ShowArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json, Format::Markdown])?;
    let lesson = lesson(&args.lesson, context)?;
    let reader = Reader::of(context, err);
    let figures = of_lesson(&lesson, &reader.household);
    if context.format == Format::Json {
        write!(out, "{}", to_text(&show_json::lesson(&lesson, &figures, context.lang)))?;
        return Ok(Exit::Well);
    }
    let parts = Parts { questions: false, teacher: args.teacher };
    let text = with_shelf(context, |shelf| page(&lesson, &figures, shelf, parts, form(context), context.lang));
    write!(out, "{text}\n{}\n", reader.whose(context.lang))?;
    Ok(Exit::Well)
}

fn form(context: &Context) -> Form {
    match context.format {
        Format::Markdown => Form::Markdown,
        _ => Form::Plain(context.layout().columns.unwrap_or(PAGE_COLUMNS).clamp(20, 100)),
    }
}

fn with_shelf<T>(context: &Context, write: impl FnOnce(Shelf<'_>) -> T) -> T {
    let (terms, slips, sources) = (context.library.terms().0, context.library.slips().0, context.library.sources().0);
    write(Shelf { terms: &terms, slips: &slips, sources: &sources })
}

/// Questions, hand-outs and progress. Figures are the sample's: nothing of the reader's own goes into a file to share.
fn export(args: &ExportArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Markdown, Format::Gift, Format::Aiken, Format::Anki, Format::Json])?;
    let lessons = match args.lesson.as_slice() {
        [] => lessons(context, err),
        named => named.iter().map(|id| lesson(id, context)).collect::<Result<_, _>>()?,
    };
    let slips: Vec<Slip> = context.library.slips().0;
    let text = match context.format {
        Format::Gift => gift::gift(&lessons, &slips, context.lang),
        Format::Aiken => aiken::aiken(&lessons, context.lang),
        Format::Anki => anki::anki(&lessons, &slips, context.lang),
        Format::Json => to_text(&course::progress_as_json(&lessons, &progress(context, err)?)),
        _ => handouts(&lessons, args.teacher, context),
    };
    out.write_all(text.as_bytes())?;
    Ok(Exit::Well)
}

fn handouts(lessons: &[Lesson], teacher: bool, context: &Context) -> String {
    let Some(sample) = super::content::sample(context) else { return String::new() };
    let parts = Parts { questions: true, teacher };
    let form = match context.format {
        Format::Markdown => Form::Markdown,
        _ => Form::Plain(PAGE_COLUMNS),
    };
    let pages: Vec<String> = with_shelf(context, |shelf| {
        let one = |lesson: &Lesson| page(lesson, &of_lesson(lesson, &sample), shelf, parts, form, context.lang);
        lessons.iter().map(one).collect()
    });
    let name = match context.lang {
        crate::text::Lang::En => "Lin",
        crate::text::Lang::Zh => "小林",
    };
    let whose = say::ON_SAMPLE.fill(context.lang, &[("name", name)]);
    pages.iter().map(|page| format!("{page}\n{whose}\n")).collect::<Vec<_>>().join("\n\n")
}
