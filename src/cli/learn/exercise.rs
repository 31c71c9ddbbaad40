//! `tideover learn exercise`: predict, see, change a copy, think it over.

use std::io::Write;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::args::ExerciseArgs;
use super::asking::{ask, somebody_is_there};
use super::household::Reader;
use super::{PAGE_COLUMNS, lesson};
use crate::cli::args::Format;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Stop};
use crate::domain::lesson::words::{ExerciseWords, StepWords};
use crate::domain::lesson::{Lesson, Step};
use crate::learn::exercise::{Judged, Nearness, goals, judge, read_guess};
use crate::learn::figures::{Figures, Household, of_lesson, plain};
use crate::learn::progress::{Noted, Tried};
use crate::report::json::to_text;
use crate::report::lesson::filled::{fill, tidy_chinese, wording};
use crate::text::Lang;
use crate::text::lesson::say;
use crate::text::wrap::wrap;

/// The exercise of a lesson.
pub fn run(args: &ExerciseArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let lesson = lesson(&args.lesson, context)?;
    let reader = Reader::of(context, err);
    let figures = of_lesson(&lesson, &reader.household);
    let words = &wording(&lesson, context.lang).exercise;
    let asks = args.predict.is_empty() && somebody_is_there();
    let guesses = read_guesses(&args.predict, &lesson, context)?;
    let desk = Desk { lesson: &lesson, figures: &figures, words, context };
    if context.format == Format::Text {
        desk.paragraph(&fill(&words.task, &figures, context.lang), out)?;
        writeln!(out, "{}\n", reader.whose(context.lang))?;
    }
    let mut near = (0, 0);
    let mut records = Vec::new();
    for step in &lesson.exercise.steps {
        let Some(says) = words.steps.iter().find(|words| words.id == step.id) else { continue };
        let given = guesses.iter().find(|(id, _)| *id == step.id).map(|(_, guess)| *guess);
        let guess = if asks { desk.ask(step, says, err) } else { given };
        let judged = guess.and_then(|guess| Some((guess, judge(step, guess, &figures)?)));
        near.1 += 1;
        near.0 += usize::from(judged.is_some_and(|(_, judged)| judged.nearness != Nearness::Far));
        match context.format {
            Format::Json => records.push(desk.record(step, judged)),
            _ => desk.show(step, says, judged, !asks, out)?,
        }
    }
    let copy = changed(&args.set, &reader, context)?;
    let reached = desk.goals(copy.as_ref().unwrap_or(&reader.household), !args.set.is_empty(), &mut records, out)?;
    let mut reflection = String::new();
    if context.format == Format::Json {
        let answer = json!({
            "schema_version": crate::report::SCHEMA_VERSION,
            "command": "learn-exercise",
            "lesson": lesson.id,
            "near": near.0,
            "steps": near.1,
            "reached": reached.0,
            "goals": reached.1,
            "results": records,
        });
        write!(out, "{}", to_text(&answer))?;
    } else {
        let question = format!("{}: {}", say::REFLECT.get(context.lang), fill(&words.reflect, &figures, context.lang));
        desk.paragraph(&question, out)?;
        if asks {
            reflection = ask(say::TYPE_THOUGHT.get(context.lang), err).unwrap_or_default();
        }
    }
    let was_tried = asks || !guesses.is_empty() || !args.set.is_empty();
    if was_tried && !args.no_record {
        let tried = Tried { day: reader.clock, lesson: lesson.id.clone(), near, reached, reflection };
        super::keep(context, Noted::Tried(tried), err)?;
    }
    Ok(Exit::Well)
}

fn read_guesses(typed: &[String], lesson: &Lesson, context: &Context) -> Result<Vec<(String, Decimal)>, Stop> {
    let steps: Vec<&str> = lesson.exercise.steps.iter().map(|step| step.id.as_str()).collect();
    let bad = |value: &str| {
        let values = [("value", value), ("step", steps.first().copied().unwrap_or("")), ("steps", &*steps.join(", "))];
        Stop::Said(say::BAD_GUESS.fill(context.lang, &values), Exit::Usage)
    };
    let read = |typed: &String| {
        let (id, guess) = typed.split_once('=').ok_or_else(|| bad(typed))?;
        let step = lesson.exercise.steps.iter().find(|step| step.id == id.trim()).ok_or_else(|| bad(typed))?;
        let show = lesson.figure(&step.figure).map(|figure| figure.show).ok_or_else(|| bad(typed))?;
        Ok((step.id.clone(), read_guess(guess, show).ok_or_else(|| bad(typed))?))
    };
    typed.iter().map(read).collect()
}

/// A copy of the household with the changes; none when nothing is changed.
fn changed(changes: &[String], reader: &Reader, context: &Context) -> Result<Option<Household>, Stop> {
    let Some(papers) = reader.papers.as_ref().filter(|_| !changes.is_empty()) else { return Ok(None) };
    let copy = papers.changed(changes, &context.library, reader.today);
    copy.map(Some).map_err(|problems| Stop::Problems(problems, Exit::Invalid))
}

/// What an exercise lies on.
struct Desk<'a> {
    lesson: &'a Lesson,
    figures: &'a Figures,
    words: &'a ExerciseWords,
    context: &'a Context,
}

impl Desk<'_> {
    fn paragraph(&self, text: &str, out: &mut dyn Write) -> Result<(), Stop> {
        let columns = self.context.layout().columns.unwrap_or(PAGE_COLUMNS).clamp(20, 100);
        writeln!(out, "{}\n", wrap(text, columns).join("\n"))?;
        Ok(())
    }

    /// Asks for a guess; an empty line goes on without one.
    fn ask(&self, step: &Step, words: &StepWords, err: &mut dyn Write) -> Option<Decimal> {
        let lang = self.context.lang;
        let show = self.lesson.figure(&step.figure)?.show;
        let _ = writeln!(err, "{}", fill(&words.predict, self.figures, lang));
        loop {
            let typed = ask(say::TYPE_GUESS.get(lang), err)?;
            if typed.is_empty() {
                return None;
            }
            match read_guess(&typed, show) {
                Some(guess) => return Some(guess),
                None => {
                    let _ = writeln!(err, "{}", say::NO_NUMBER.get(lang));
                }
            }
        }
    }

    fn show(
        &self,
        step: &Step,
        words: &StepWords,
        judged: Option<(Decimal, Judged)>,
        with_question: bool,
        out: &mut dyn Write,
    ) -> Result<(), Stop> {
        let lang = self.context.lang;
        if with_question {
            self.paragraph(&format!("{}  {}", step.id, fill(&words.predict, self.figures, lang)), out)?;
        }
        let mut text = String::new();
        if let Some((guess, judged)) = judged {
            let words = match judged.nearness {
                Nearness::Right => say::GUESS_RIGHT,
                Nearness::Near => say::GUESS_NEAR,
                Nearness::Far => say::GUESS_FAR,
            };
            text.push_str(&words.fill(lang, &[("guess", self.written(step, guess))]));
            text.push(' ');
        }
        text.push_str(&fill(&words.shows, self.figures, lang));
        if lang == Lang::Zh {
            text = tidy_chinese(&text);
        }
        self.paragraph(&text, out)
    }

    /// A guess written like its figure.
    fn written(&self, step: &Step, guess: Decimal) -> String {
        match self.figures.get(&step.figure) {
            Some(Ok(found)) => {
                let mut guessed = found.clone();
                guessed.value = crate::domain::lesson::Value::Number(guess);
                crate::report::lesson::filled::figure(&guessed, self.context.lang)
            }
            _ => guess.to_string(),
        }
    }

    fn record(&self, step: &Step, judged: Option<(Decimal, Judged)>) -> Value {
        let figure = match self.figures.get(&step.figure) {
            Some(Ok(found)) => plain(found),
            _ => None,
        };
        json!({
            "step": step.id,
            "figure": figure,
            "guess": judged.map(|(guess, _)| guess.to_string()),
            "near": judged.map(|(_, judged)| judged.nearness != Nearness::Far),
        })
    }

    /// Says which goals hold on the household; gives how many of how many.
    fn goals(
        &self,
        household: &Household,
        was_changed: bool,
        records: &mut Vec<Value>,
        out: &mut dyn Write,
    ) -> Result<(usize, usize), Stop> {
        let lang = self.context.lang;
        let mut reached = (0, 0);
        for (id, held) in goals(self.lesson, household) {
            reached.1 += 1;
            reached.0 += usize::from(held == Ok(true));
            let says = self.words.goals.iter().find(|(goal, _)| *goal == id).map_or("", |(_, says)| says.as_str());
            let verdict = match held {
                Ok(true) => say::REACHED,
                Ok(false) => say::NOT_YET,
                Err(_) => say::CANNOT_SAY,
            };
            if self.context.format == Format::Json {
                records.push(json!({ "goal": id, "reached": held.ok() }));
                continue;
            }
            let says = fill(says, self.figures, lang);
            let goal = format!("{}: {says} ({})", say::GOAL.get(lang), verdict.get(lang));
            let how = if was_changed { String::new() } else { format!("\n{}", say::HOW_TO_CHANGE.get(lang)) };
            self.paragraph(&format!("{goal}{how}"), out)?;
        }
        Ok(reached)
    }
}
