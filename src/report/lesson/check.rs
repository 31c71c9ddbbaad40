//! The gates that a lesson passes: the author's figures are the engine's, options can be told apart, length gives no
//! answer away, sentences are short, slides fit, and dated facts are fresh.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::filled::{asked, fill, wording};
use super::prose::{HIGHEST_GRADE_TENTHS, grade_tenths, length, most, sentences};
use super::slide::{SLIDE_COLUMNS, SLIDE_ROWS, lay_out};
use crate::content::Library;
use crate::content::lesson::{NEUTRAL_FILE, WORDS_FILES};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::domain::calendar::Day;
use crate::domain::lesson::words::{Block, Rich, Section, placeholders};
use crate::domain::lesson::{Figure, Item, Lesson, Show, Value};
use crate::learn::figures::{Fault, Figures, Household, holds, of_item, of_lesson, plain};
use crate::text::Lang;

/// Checks all lessons of a library on the sample household.
#[must_use]
pub fn check_all(library: &Library, sample: &Household, today: Day) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for id in library.lesson_ids() {
        // What is wrong with the files themselves is said by the library's own check.
        let Ok(lesson) = library.lesson(&id) else { continue };
        found.extend(check(library, &lesson, sample, today));
    }
    found
}

/// Checks one lesson on the sample household.
#[must_use]
pub fn check(library: &Library, lesson: &Lesson, sample: &Household, today: Day) -> Vec<Diagnostic> {
    let Some(folder) = library.lesson_folder(&lesson.id) else { return Vec::new() };
    let source =
        |file: &str| folder.file(file).unwrap_or_else(|| Arc::new(Source { name: file.into(), text: String::new() }));
    let mut gates = Gates {
        lesson,
        neutral: source(NEUTRAL_FILE),
        words: WORDS_FILES.map(|(_, file)| source(file)),
        figures: of_lesson(lesson, sample),
        found: Vec::new(),
    };
    gates.figures();
    gates.exercise(sample);
    for item in &lesson.items {
        gates.item(item);
    }
    for (place, lang) in Lang::ALL.into_iter().enumerate() {
        gates.words(place, lang);
    }
    gates.facts(today);
    gates.found
}

struct Gates<'a> {
    lesson: &'a Lesson,
    neutral: Arc<Source>,
    words: [Arc<Source>; 2],
    figures: Figures,
    found: Vec<Diagnostic>,
}

impl Gates<'_> {
    fn in_neutral(&mut self, problem: Diagnostic, span: std::ops::Range<usize>) {
        self.found.push(problem.at(&self.neutral, span));
    }

    fn figures(&mut self) {
        let figures = std::mem::take(&mut self.figures);
        for figure in &self.lesson.figures {
            self.figure(figure, &figures);
        }
        self.figures = figures;
    }

    /// The author's result against the computed one, at the shown precision.
    fn figure(&mut self, figure: &Figure, figures: &Figures) {
        match figures.get(&figure.name) {
            Some(Err(fault)) => {
                let problem = failed(&figure.name, fault);
                self.in_neutral(problem, figure.span.clone());
            }
            Some(Ok(found)) => {
                let computed = plain(found).unwrap_or_default();
                if let Some(want) = figure.want.as_ref().filter(|want| **want != computed) {
                    let problem = Diagnostic::error(Code::FigureMismatch)
                        .with("value", &figure.name)
                        .with("want", want)
                        .with("found", computed);
                    self.in_neutral(problem, figure.span.clone());
                }
            }
            None => {}
        }
    }

    fn exercise(&mut self, sample: &Household) {
        let lesson = self.lesson;
        for step in &lesson.exercise.steps {
            if lesson.figure(&step.figure).is_none() {
                let near = crate::document::nearest(&step.figure, lesson.figures.iter().map(|f| f.name.as_str()));
                let problem = Diagnostic::error(Code::UnknownFigure).with("value", &step.figure);
                self.in_neutral(problem.with("nearest", near.unwrap_or("")), step.span.clone());
            }
        }
        for goal in &lesson.exercise.goals {
            if let Err(fault) = holds(lesson, &goal.condition, sample) {
                let problem = failed(&goal.id, &fault);
                self.in_neutral(problem, goal.span.clone());
            }
        }
    }

    fn item(&mut self, item: &Item) {
        let figures = of_item(self.lesson, item);
        for figure in &item.figures {
            self.figure(figure, &figures);
        }
        self.quoted(item, &figures);
        self.options_differ(item, &figures);
        for (place, lang) in Lang::ALL.into_iter().enumerate() {
            self.key_length(item, place, lang);
        }
    }

    /// What the item's words quote can be computed without a household.
    fn quoted(&mut self, item: &Item, figures: &Figures) {
        let mut names: Vec<String> = Vec::new();
        for lang in Lang::ALL {
            let Some(words) = wording(self.lesson, lang).item(&item.id) else { continue };
            let options = words.options.iter().flat_map(|option| [&option.says, &option.but]).flatten();
            names.extend([&words.stem, &words.why].into_iter().chain(options).flat_map(|text| placeholders(text)));
        }
        names.sort();
        names.dedup();
        for name in names {
            // Its own figures were looked at already.
            let is_own = item.figures.iter().any(|figure| figure.name == name);
            if let Some(Err(fault)) = figures.get(&name).filter(|_| !is_own) {
                let problem = failed(&name, fault);
                self.in_neutral(problem, item.span.clone());
            }
        }
    }

    fn options_differ(&mut self, item: &Item, figures: &Figures) {
        for option in &item.options {
            let Some(name) = &option.figure else { continue };
            if figures.get(name).is_none() {
                let near = crate::document::nearest(name, item.figures.iter().map(|figure| figure.name.as_str()));
                let problem = Diagnostic::error(Code::UnknownFigure).with("value", name);
                self.in_neutral(problem.with("nearest", near.unwrap_or("")), item.span.clone());
            }
        }
        let number = |name: &Option<String>| match figures.get(name.as_deref()?) {
            Some(Ok(found)) => match found.value {
                Value::Number(number) => Some((number, found.show)),
                _ => None,
            },
            _ => None,
        };
        for (place, option) in item.options.iter().enumerate() {
            for other in item.options.iter().take(place) {
                let (Some(one), Some(two)) = (number(&option.figure), number(&other.figure)) else { continue };
                if !differ(one, two) {
                    let problem = Diagnostic::error(Code::OptionsAlike)
                        .with("item", &item.id)
                        .with("value", &other.id)
                        .with("other", &option.id);
                    self.in_neutral(problem, item.span.clone());
                }
            }
        }
        for lang in Lang::ALL {
            let Some(asked) = asked(self.lesson, item, lang) else { continue };
            for (place, option) in asked.options.iter().enumerate() {
                let same = asked.options.iter().take(place).find(|other| other.says == option.says);
                if let Some(same) = same {
                    let problem = Diagnostic::error(Code::OptionsAlike)
                        .with("item", &item.id)
                        .with("value", &same.id)
                        .with("other", &option.id);
                    self.in_neutral(problem, item.span.clone());
                }
            }
        }
    }

    /// The right option is never much longer than the longest of the others.
    fn key_length(&mut self, item: &Item, place: usize, lang: Lang) {
        if item.options.iter().all(|option| option.figure.is_some()) {
            return;
        }
        let Some(asked) = asked(self.lesson, item, lang) else { return };
        let length = |says: &str| says.chars().count();
        let others = asked.options.iter().enumerate().filter(|(at, _)| *at != asked.key);
        let longest = others.map(|(_, option)| length(&option.says)).max().unwrap_or(0);
        let key = asked.options.get(asked.key).map_or(0, |option| length(&option.says));
        // A quarter longer at most.
        if key * 4 > longest * 5 {
            let span = wording(self.lesson, lang).item(&item.id).map_or(0..0, |words| words.span.clone());
            let problem = Diagnostic::error(Code::KeyLong).with("item", &item.id).with("lang", lang.tag());
            let source = self.words.get(place).cloned().unwrap_or_else(|| Arc::clone(&self.neutral));
            self.found.push(problem.at(&source, span));
        }
    }

    fn words(&mut self, place: usize, lang: Lang) {
        let lesson = self.lesson;
        let Some(source) = self.words.get(place).cloned() else { return };
        let mut prose = Vec::new();
        for section in &wording(lesson, lang).sections {
            let slide = lay_out(section, &self.figures, lang, SLIDE_COLUMNS);
            if slide.rows() > SLIDE_ROWS {
                let problem = Diagnostic::error(Code::SlideTall)
                    .with("value", &section.id)
                    .with("rows", slide.rows().to_string())
                    .with("most", SLIDE_ROWS.to_string())
                    .with("lang", lang.tag());
                self.found.push(problem.at(&source, section.span.clone()));
            }
            let said = section_sentences(section, &self.figures, lang);
            self.sentence_lengths(&said, lang, &source, section.span.clone());
            prose.extend(said);
        }
        for item in &lesson.items {
            let (Some(asked), Some(words)) = (asked(lesson, item, lang), wording(lesson, lang).item(&item.id)) else {
                continue;
            };
            let said = sentences(&format!("{}\n{}", asked.stem, asked.why), lang);
            self.sentence_lengths(&said, lang, &source, words.span.clone());
        }
        let grade = grade_tenths(&prose);
        if lang == Lang::En && grade > HIGHEST_GRADE_TENTHS {
            let tenths = |value: i64| format!("{}.{}", value / 10, value % 10);
            let problem = Diagnostic::error(Code::ReadingGrade)
                .with("grade", tenths(grade))
                .with("most", tenths(HIGHEST_GRADE_TENTHS));
            self.found.push(problem.at(&source, 0..1));
        }
    }

    fn sentence_lengths(&mut self, said: &[String], lang: Lang, source: &Arc<Source>, span: std::ops::Range<usize>) {
        for sentence in said {
            let count = length(sentence, lang);
            if count > most(lang) {
                let problem = Diagnostic::error(Code::SentenceLong)
                    .with("count", count.to_string())
                    .with("most", most(lang).to_string())
                    .with("lang", lang.tag())
                    .with("value", sentence);
                // The words as written hold names of figures, so that the sentence is looked for by its beginning.
                let start: String = sentence.chars().take(8).collect();
                let inside = source.text.get(span.clone()).and_then(|text| text.find(&start));
                let at = inside.map_or(span.start, |at| span.start + at);
                self.found.push(problem.at(source, at..at + 1));
            }
        }
    }

    fn facts(&mut self, today: Day) {
        for fact in &self.lesson.facts {
            let Some(last) = fact.provenance.stale_after.filter(|last| today > *last) else { continue };
            let problem =
                Diagnostic::warning(Code::FactStale).with("value", &fact.id).with("date", last.date().to_string());
            self.in_neutral(problem, fact.span.clone());
        }
    }
}

fn failed(name: &str, fault: &Fault) -> Diagnostic {
    let (word, about) = fault.parts();
    Diagnostic::error(Code::FigureFails).with("value", name).with("fault", word).with("about", about)
}

/// Whether two numbers differ by 2 % of the larger or by one unit of what they count.
fn differ((one, show): (Decimal, Show), (two, _): (Decimal, Show)) -> bool {
    let apart = (one - two).abs();
    let fiftieth = one.abs().max(two.abs()).checked_div(Decimal::from(50)).unwrap_or_default();
    let unit = match show {
        Show::Percent | Show::Percent0 | Show::Percent1 | Show::Percent2 => Decimal::new(1, 2),
        _ => Decimal::ONE,
    };
    apart >= fiftieth && apart > Decimal::ZERO || apart >= unit
}

/// The sentences of a slide's running text with their figures in place; headings and tables are no sentences.
#[must_use]
pub fn section_sentences(section: &Section, figures: &Figures, lang: Lang) -> Vec<String> {
    let text_of = |rich: &Rich| rich.iter().map(|run| fill(&run.text, figures, lang)).collect::<String>();
    let mut said = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Paragraph(rich) | Block::Quote(rich) => said.extend(sentences(&text_of(rich), lang)),
            Block::List { points, .. } => said.extend(points.iter().flat_map(|rich| sentences(&text_of(rich), lang))),
            Block::Table { .. } | Block::Pause => {}
        }
    }
    said
}
