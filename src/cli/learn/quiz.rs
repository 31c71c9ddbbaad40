//! `tideover learn quiz` and `learn review`.

use std::io::Write;

use serde_json::{Value, json};

use super::args::{QuizArgs, ReviewArgs};
use super::asking::{ask, somebody_is_there};
use super::household::Reader;
use super::{PAGE_COLUMNS, lesson, lessons, progress};
use crate::cli::args::Format;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Stop};
use crate::domain::calendar::Day;
use crate::domain::lesson::{Item, Lesson, Slip};
use crate::domain::name::Name;
use crate::learn::progress::{Answer, Noted, Review};
use crate::learn::quiz::{Quiz, Verdict, read_answer};
use crate::learn::recall::{Reason, Recall, queue};
use crate::report::json::to_text;
use crate::report::lesson::filled::{Asked, asked};
use crate::report::lesson::handout::question;
use crate::report::lesson::moments::of_reader;
use crate::text::lesson::{moment, say};
use crate::text::wrap::wrap;
use crate::text::{Lang, date};

/// The questions of one lesson.
pub fn run(args: &QuizArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let lesson = lesson(&args.lesson, context)?;
    let items: Vec<(Recall, &Lesson, &Item)> =
        lesson.items.iter().map(|item| (plain(&item.id), &lesson, item)).collect();
    Asking::of(context, &args.answer, !args.no_record)?.all(&items, false, out, err)
}

/// What is due today.
pub fn review(args: &ReviewArgs, context: &Context, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, Stop> {
    context.offer(&[Format::Text, Format::Json])?;
    let lessons = lessons(context, err);
    let (progress, reader) = (progress(context, err)?, Reader::of(context, err));
    let mut due = queue(&lessons, &progress, &of_reader(reader.moments(), &lessons, &progress), reader.clock);
    due.truncate(usize::from(args.most));
    let found = |recall: Recall| {
        let lesson = lessons.iter().find(|lesson| lesson.item(&recall.item).is_some())?;
        let item = lesson.item(&recall.item)?;
        Some((recall, lesson, item))
    };
    let items: Vec<(Recall, &Lesson, &Item)> = due.into_iter().filter_map(found).collect();
    if items.is_empty() && context.format == Format::Text {
        writeln!(out, "{}", say::NOTHING_DUE.get(context.lang))?;
        return Ok(Exit::Well);
    }
    Asking::of(context, &args.answer, true)?.all(&items, true, out, err)
}

fn plain(item: &str) -> Recall {
    Recall { item: item.to_owned(), reason: Reason::Due(Day::default()) }
}

/// One sitting.
struct Asking<'a> {
    context: &'a Context,
    given: Vec<(String, String)>,
    keep: bool,
    slips: Vec<Slip>,
    today: Day,
}

impl<'a> Asking<'a> {
    fn of(context: &'a Context, answers: &[String], keep: bool) -> Result<Asking<'a>, Stop> {
        let given = answers.iter().map(|answer| match answer.split_once('=') {
            Some((item, answer)) => Ok((item.trim().to_owned(), answer.trim().to_owned())),
            None => Err(bad_answer(answer, "L04.1", context)),
        });
        Ok(Asking {
            context,
            given: given.collect::<Result<_, _>>()?,
            keep,
            slips: context.library.slips().0,
            today: context.as_of.unwrap_or(context.clock),
        })
    }

    /// Asks every item, or judges the answers that were given. Without both, a list of what is due is all there is.
    fn all(
        &self,
        items: &[(Recall, &Lesson, &Item)],
        is_review: bool,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<Exit, Stop> {
        if self.given.is_empty() && !somebody_is_there() {
            return self.nobody(items, is_review, out);
        }
        let first = items.first().map_or("", |(_, _, item)| item.id.as_str());
        for (id, answer) in &self.given {
            let item = items.iter().find(|(_, _, item)| item.id.eq_ignore_ascii_case(id)).map(|(_, _, item)| *item);
            if item.and_then(|item| read_answer(item, answer)).is_none() {
                return Err(bad_answer(&format!("{id}={answer}"), first, self.context));
            }
        }
        let asked_about: Vec<&(Recall, &Lesson, &Item)> = match self.given.as_slice() {
            [] => items.iter().collect(),
            given => items
                .iter()
                .filter(|(_, _, item)| given.iter().any(|(id, _)| item.id.eq_ignore_ascii_case(id)))
                .collect(),
        };
        let mut quiz = Quiz::of(asked_about.iter().map(|(_, _, item)| item.id.clone()).collect());
        let mut records = Vec::new();
        for (recall, lesson, item) in asked_about {
            let Some(asked) = asked(lesson, item, self.context.lang) else { continue };
            let Some(answer) = self.answer(recall, item, &asked, &quiz, is_review, err) else { break };
            let Some((verdict, review)) = quiz.answer(item, answer, self.today) else { break };
            self.keep(&review, err)?;
            match self.context.format {
                Format::Json => records.push(self.record(&asked, &review, &verdict)),
                _ => self.say(&asked, &review, &verdict, out)?,
            }
        }
        let score = quiz.score();
        if self.context.format == Format::Json {
            let answer = json!({
                "schema_version": crate::report::SCHEMA_VERSION,
                "command": if is_review { "learn-review" } else { "learn-quiz" },
                "right": score.right,
                "wrong": score.wrong,
                "not_sure": score.not_sure,
                "answers": records,
            });
            write!(out, "{}", to_text(&answer))?;
        } else if quiz.place() > 0 {
            let words = if score.right == quiz.place() { say::ALL_RIGHT } else { say::SCORE };
            let values = [
                ("right", score.right.to_string()),
                ("count", quiz.place().to_string()),
                ("unsure", score.not_sure.to_string()),
            ];
            writeln!(out, "{}", words.fill(self.context.lang, &values))?;
        }
        Ok(Exit::Well)
    }

    /// Nobody to ask and no answers: a review says what is due, a quiz says how to answer.
    fn nobody(&self, items: &[(Recall, &Lesson, &Item)], is_review: bool, out: &mut dyn Write) -> Result<Exit, Stop> {
        if !is_review {
            let item = items.first().map_or("L04.1", |(_, _, item)| item.id.as_str());
            let sentence = say::NOBODY_TO_ASK.fill(self.context.lang, &[("item", item)]);
            return Err(Stop::Said(sentence, Exit::Usage));
        }
        if self.context.format == Format::Json {
            let due: Vec<Value> = items.iter().map(|(recall, _, _)| due_record(recall)).collect();
            let answer = json!({
                "schema_version": crate::report::SCHEMA_VERSION,
                "command": "learn-review",
                "due": due,
            });
            write!(out, "{}", to_text(&answer))?;
            return Ok(Exit::Well);
        }
        for (recall, lesson, item) in items {
            let stem = asked(lesson, item, self.context.lang).map(|asked| asked.stem).unwrap_or_default();
            writeln!(out, "{}  {} ({})", item.id, stem, self.why(recall))?;
        }
        Ok(Exit::Well)
    }

    fn why(&self, recall: &Recall) -> String {
        match recall.reason {
            Reason::Moment(now) => moment(now).get(self.context.lang).to_owned(),
            Reason::Due(day) => say::SINCE.fill(self.context.lang, &[("day", date::iso(day))]),
        }
    }

    /// The answer that was given as an option, or typed now; `None` when the input ends.
    fn answer(
        &self,
        recall: &Recall,
        item: &Item,
        asked: &Asked,
        quiz: &Quiz,
        is_review: bool,
        err: &mut dyn Write,
    ) -> Option<Answer> {
        let given = self.given.iter().find(|(id, _)| item.id.eq_ignore_ascii_case(id));
        if let Some((_, answer)) = given {
            return read_answer(item, answer);
        }
        let lang = self.context.lang;
        let place = [("place", (quiz.place() + 1).to_string()), ("count", quiz.len().to_string())];
        let mut head = format!("{}  {}", item.id, say::QUESTION.fill(lang, &place));
        if is_review {
            head.push_str(&format!("  ({})", self.why(recall)));
        }
        let columns = self.context.layout().columns.unwrap_or(PAGE_COLUMNS).clamp(20, 100);
        let _ = writeln!(err, "{head}\n\n{}\n", question(asked, lang, columns).join("\n"));
        loop {
            let typed = ask(say::TYPE_ANSWER.get(lang), err)?;
            match read_answer(item, &typed) {
                Some(answer) => return Some(answer),
                None => {
                    let _ = writeln!(err, "{}", say::NO_SUCH_OPTION.get(lang));
                }
            }
        }
    }

    fn keep(&self, review: &Review, err: &mut dyn Write) -> Result<(), Stop> {
        if self.keep { super::keep(self.context, Noted::Review(review.clone()), err) } else { Ok(()) }
    }

    fn say(&self, asked: &Asked, review: &Review, verdict: &Verdict, out: &mut dyn Write) -> Result<(), Stop> {
        let lang = self.context.lang;
        let columns = self.context.layout().columns.unwrap_or(PAGE_COLUMNS).clamp(20, 100);
        let letter = ('a'..).nth(verdict.key).unwrap_or('a');
        let says = asked.options.get(verdict.key).map_or("", |option| option.says.as_str());
        let key = format!("{letter}) {says}");
        let words = match (&review.answer, verdict.right) {
            (_, true) => say::RIGHT,
            (Answer::NotSure, false) => say::IT_IS,
            (Answer::Option(_), false) => say::WRONG,
        };
        let mut lines = wrap(&format!("{}  {}", asked.id, words.fill(lang, &[("key", key)])), columns);
        lines.extend(wrap(&asked.why, columns));
        lines.extend(self.behind(asked, review, verdict).map(|text| wrap(&text, columns)).unwrap_or_default());
        writeln!(out, "{}\n", lines.join("\n"))?;
        Ok(())
    }

    /// What was behind a slip: the item's own remark and the misconception's name with what sets it right.
    fn behind(&self, asked: &Asked, review: &Review, verdict: &Verdict) -> Option<String> {
        let lang = self.context.lang;
        let slip = self.slips.iter().find(|slip| Some(&slip.code) == verdict.slip.as_ref())?;
        let of = |name: &Name| match lang {
            Lang::En => name.en.clone(),
            Lang::Zh => name.zh.clone(),
        };
        let values = [("code", slip.code.clone()), ("name", of(&slip.name)), ("remedy", of(&slip.remedy))];
        let taken = asked.options.iter().find(|option| option.id == review.answer.word());
        let but = taken.and_then(|option| option.but.clone());
        let named = say::BEHIND.fill(lang, &values);
        Some(but.map_or(named.clone(), |but| format!("{but}\n{named}")))
    }

    fn record(&self, asked: &Asked, review: &Review, verdict: &Verdict) -> Value {
        json!({
            "item": asked.id,
            "answer": review.answer.word(),
            "right": verdict.right,
            "key": asked.options.get(verdict.key).map(|option| option.id.as_str()),
            "misconception": verdict.slip,
            "why": asked.why,
        })
    }
}

fn due_record(recall: &Recall) -> Value {
    match recall.reason {
        Reason::Moment(moment) => json!({ "item": recall.item, "because": moment.name() }),
        Reason::Due(day) => json!({ "item": recall.item, "since": date::iso(day) }),
    }
}

fn bad_answer(value: &str, item: &str, context: &Context) -> Stop {
    Stop::Said(say::BAD_ANSWER.fill(context.lang, &[("value", value), ("item", item)]), Exit::Usage)
}
