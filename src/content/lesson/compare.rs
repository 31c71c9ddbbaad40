//! The three files of a lesson against one another: the same slides, items, options and figures, no stale block, no
//! number that is not a figure.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::numbers::bare_numbers;
use super::wording::{WordsBlock, WordsFile};
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::document::nearest;
use crate::domain::lesson::words::{Block, LinkKind, Rich, SCREENS, Template, Wording, placeholders};
use crate::domain::lesson::{Item, Lesson};

/// How few and how many slides a lesson has.
const FEWEST_SLIDES: usize = 6;
const MOST_SLIDES: usize = 12;

/// Holds the files against one another and adds what does not agree.
pub(super) fn compare(
    lesson: &Lesson,
    neutral: &Arc<Source>,
    en: &WordsFile,
    zh: &WordsFile,
    found: &mut Vec<Diagnostic>,
) {
    for (file, tag) in [(en, "en"), (zh, "zh-CN")] {
        let mut check = Check { lesson, neutral, file, tag, found };
        check.head();
        check.repeated();
        check.slides();
        check.items();
        check.exercise();
        check.numbers();
    }
    pair(en, zh, found);
    unused(lesson, neutral, en, found);
}

struct Check<'a> {
    lesson: &'a Lesson,
    neutral: &'a Arc<Source>,
    file: &'a WordsFile,
    tag: &'static str,
    found: &'a mut Vec<Diagnostic>,
}

impl Check<'_> {
    fn add(&mut self, problem: Diagnostic, span: Range<usize>) {
        self.found.push(problem.at(&self.file.source, span));
    }

    fn head(&mut self) {
        for (stated, expected) in [(self.file.id.clone(), self.lesson.id.as_str()), (self.file.lang.clone(), self.tag)]
        {
            if let Some((value, span)) = stated.filter(|(value, _)| value != expected) {
                let problem = Diagnostic::error(Code::ContentIdMismatch);
                self.add(problem.with("value", value).with("expected", expected), span);
            }
        }
        let words = &self.file.words;
        let said: Vec<&Template> = [&words.title, &words.rule].into_iter().chain(&words.outcomes).collect();
        let span = self.file.block("head").map_or(0..0, |block| block.span.clone());
        self.names(&said.into_iter().cloned().collect::<Vec<_>>(), None, &span);
    }

    fn repeated(&mut self) {
        let mut seen = BTreeSet::new();
        for block in self.file.blocks.clone() {
            if !seen.insert(block.id.clone()) {
                self.add(Diagnostic::error(Code::ContentIdRepeated).with("value", &block.id), block.span);
            }
        }
    }

    fn slides(&mut self) {
        let count = self.file.words.sections.len();
        if !(FEWEST_SLIDES..=MOST_SLIDES).contains(&count) {
            let problem = Diagnostic::error(Code::LessonLength)
                .with("count", count.to_string())
                .with("least", FEWEST_SLIDES.to_string())
                .with("most", MOST_SLIDES.to_string());
            self.add(problem, 0..1);
        }
        for section in &self.file.words.sections {
            let mut said = vec![section.title.clone()];
            said.extend(section.notes.iter().cloned());
            said.extend(rich_of(&section.blocks).into_iter().flatten().map(|run| run.text.clone()));
            self.names(&said, None, &section.span);
            for run in rich_of(&section.blocks).into_iter().flatten() {
                let Some(link) = &run.link else { continue };
                let known: Vec<&str> = match link.kind {
                    LinkKind::Screen => SCREENS.to_vec(),
                    LinkKind::Fact => self.lesson.facts.iter().map(|fact| fact.id.as_str()).collect(),
                    // Terms and lessons are known to the library alone.
                    LinkKind::Term | LinkKind::Lesson => continue,
                };
                if !known.contains(&link.id.as_str()) {
                    let near = nearest(&link.id, known.iter().copied()).unwrap_or("");
                    let problem = Diagnostic::error(Code::LessonLink).with("value", &link.id).with("nearest", near);
                    let at = place_of(&self.file.source.text, &section.span, &link.id);
                    self.found.push(problem.at(&self.file.source, at));
                }
            }
        }
    }

    fn items(&mut self) {
        for item in &self.lesson.items {
            let Some(words) = self.file.words.item(&item.id) else {
                let problem =
                    Diagnostic::error(Code::LessonWordsMissing).with("value", &item.id).with("lang", self.tag);
                self.found.push(problem.at(self.neutral, item.span.clone()));
                continue;
            };
            for option in &item.options {
                let says = words.option(&option.id).and_then(|option| option.says.as_ref());
                if says.is_none() && option.figure.is_none() {
                    let value = format!("{} {}", item.id, option.id);
                    let problem =
                        Diagnostic::error(Code::LessonWordsMissing).with("value", value).with("lang", self.tag);
                    self.found.push(problem.at(&self.file.source, words.span.clone()));
                }
            }
            for option in &words.options {
                if !item.options.iter().any(|known| known.id == option.id) {
                    let near = nearest(&option.id, item.options.iter().map(|known| known.id.as_str())).unwrap_or("");
                    let problem =
                        Diagnostic::error(Code::LessonWordsUnknown).with("value", &option.id).with("nearest", near);
                    self.found.push(problem.at(&self.file.source, words.span.clone()));
                }
            }
            let (said, span) = (said_by_item(words), words.span.clone());
            self.names(&said, Some(item), &span);
        }
        for words in &self.file.words.items {
            if self.lesson.item(&words.id).is_none() {
                let near = nearest(&words.id, self.lesson.items.iter().map(|item| item.id.as_str())).unwrap_or("");
                let problem =
                    Diagnostic::error(Code::LessonWordsUnknown).with("value", &words.id).with("nearest", near);
                self.found.push(problem.at(&self.file.source, words.span.clone()));
            }
        }
    }

    fn exercise(&mut self) {
        let words = self.file.words.exercise.clone();
        let whole = self.file.block("exercise").is_some();
        if !whole {
            let problem = Diagnostic::error(Code::LessonWordsMissing).with("value", "exercise").with("lang", self.tag);
            self.add(problem, 0..1);
        }
        if self.file.block("teacher").is_none() {
            let problem = Diagnostic::error(Code::LessonWordsMissing).with("value", "teacher").with("lang", self.tag);
            self.add(problem, 0..1);
        }
        let exercise = &self.lesson.exercise;
        let wanted: Vec<&String> =
            exercise.steps.iter().map(|step| &step.id).chain(exercise.goals.iter().map(|goal| &goal.id)).collect();
        let given: Vec<&String> =
            words.steps.iter().map(|step| &step.id).chain(words.goals.iter().map(|(id, _)| id)).collect();
        for id in wanted.iter().filter(|id| whole && !given.contains(id)) {
            let value = format!("exercise {id}");
            let problem = Diagnostic::error(Code::LessonWordsMissing).with("value", value).with("lang", self.tag);
            self.found.push(problem.at(&self.file.source, words.span.clone()));
        }
        for id in given.iter().filter(|id| !wanted.contains(id)) {
            let near = nearest(id, wanted.iter().map(|id| id.as_str())).unwrap_or("");
            let problem = Diagnostic::error(Code::LessonWordsUnknown).with("value", id.as_str()).with("nearest", near);
            self.found.push(problem.at(&self.file.source, words.span.clone()));
        }
        let mut said = vec![words.task, words.reflect];
        said.extend(words.steps.into_iter().flat_map(|step| [step.predict, step.shows]));
        said.extend(words.goals.into_iter().map(|(_, says)| says));
        self.names(&said, None, &words.span);
        let teacher = self.file.words.teacher.clone();
        let said = [vec![teacher.board, teacher.care], teacher.questions].concat();
        self.names(&said, None, &teacher.span);
    }

    /// Every `{name}` must be a figure.
    fn names(&mut self, said: &[Template], item: Option<&Item>, span: &Range<usize>) {
        let own = item.map_or(&[][..], |item| &item.figures);
        let known = || own.iter().chain(&self.lesson.figures).map(|figure| figure.name.as_str());
        let mut missing = BTreeSet::new();
        for name in said.iter().flat_map(|text| placeholders(text)) {
            if !known().any(|figure| figure == name) {
                missing.insert(name);
            }
        }
        for name in missing {
            let near = nearest(&name, known()).unwrap_or("");
            let problem = Diagnostic::error(Code::UnknownFigure).with("value", &name).with("nearest", near);
            let at = place_of(&self.file.source.text, span, &format!("{{{name}}}"));
            self.found.push(problem.at(&self.file.source, at));
        }
    }

    /// Every digit that a reader sees must come from a figure.
    fn numbers(&mut self) {
        for block in &self.file.blocks {
            let is_toml = !self.file.words.sections.iter().any(|section| section.id == block.id);
            let text = self.file.source.text.get(block.span.clone()).unwrap_or("");
            for at in bare_numbers(text, is_toml) {
                let at = block.span.start + at.start..block.span.start + at.end;
                let value = self.file.source.text.get(at.clone()).unwrap_or("").to_owned();
                self.found.push(Diagnostic::error(Code::BareNumber).with("value", value).at(&self.file.source, at));
            }
        }
    }
}

/// The English file against the translation: blocks, the figures that they quote, and marks.
fn pair(en: &WordsFile, zh: &WordsFile, found: &mut Vec<Diagnostic>) {
    for (one, other, tag) in [(en, zh, "zh-CN"), (zh, en, "en")] {
        for block in &one.blocks {
            if other.block(&block.id).is_none() && !block.id.contains('.') {
                let problem = Diagnostic::error(Code::LessonWordsMissing).with("value", &block.id).with("lang", tag);
                found.push(problem.at(&one.source, block.span.clone()));
            }
        }
    }
    for block in &zh.blocks {
        let Some(english) = en.block(&block.id) else { continue };
        let quoted = |file: &WordsFile, block: &WordsBlock| -> BTreeSet<String> {
            placeholders(file.source.text.get(block.span.clone()).unwrap_or("")).into_iter().collect()
        };
        let (ours, theirs) = (quoted(zh, block), quoted(en, english));
        if ours != theirs {
            let differ: Vec<String> = ours.symmetric_difference(&theirs).map(|name| format!("{{{name}}}")).collect();
            let problem =
                Diagnostic::error(Code::FiguresDiffer).with("block", &block.id).with("value", differ.join(", "));
            found.push(problem.at(&zh.source, block.span.clone()));
        }
        let mark = zh.translates.iter().find(|(id, _)| *id == block.id).map_or("", |(_, mark)| mark.as_str());
        if mark != english.digest {
            let problem =
                Diagnostic::warning(Code::StaleTranslation).with("block", &block.id).with("mark", &english.digest);
            found.push(problem.at(&zh.source, block.span.clone()));
        }
    }
    for (id, _) in zh.translates.iter().filter(|(id, _)| zh.block(id).is_none()) {
        let near = nearest(id, zh.blocks.iter().map(|block| block.id.as_str())).unwrap_or("");
        let problem = Diagnostic::error(Code::LessonWordsUnknown).with("value", id).with("nearest", near);
        found.push(problem.at(&zh.source, place_of(&zh.source.text, &zh.translates_place, id)));
    }
}

/// Figures that nothing quotes and facts that no slide names.
fn unused(lesson: &Lesson, neutral: &Arc<Source>, en: &WordsFile, found: &mut Vec<Diagnostic>) {
    let quoted: BTreeSet<String> = placeholders(&en.source.text).into_iter().collect();
    let reckoned: BTreeSet<&str> = lesson
        .figures
        .iter()
        .chain(lesson.items.iter().flat_map(|item| &item.figures))
        .filter_map(|figure| match &figure.origin {
            crate::domain::lesson::Origin::Computed(expression) => Some(expression.names()),
            crate::domain::lesson::Origin::Text(_) => None,
        })
        .flatten()
        .chain(lesson.exercise.goals.iter().flat_map(|goal| goal.condition.names()))
        .chain(lesson.exercise.steps.iter().map(|step| step.figure.as_str()))
        .chain(lesson.items.iter().flat_map(|item| &item.options).filter_map(|option| option.figure.as_deref()))
        .collect();
    for figure in lesson.figures.iter().chain(lesson.items.iter().flat_map(|item| &item.figures)) {
        if !quoted.contains(&figure.name) && !reckoned.contains(figure.name.as_str()) {
            let problem = Diagnostic::warning(Code::FigureUnused).with("value", &figure.name);
            found.push(problem.at(neutral, figure.span.clone()));
        }
    }
    let named: BTreeSet<&str> =
        links(&en.words).filter(|(kind, _)| *kind == LinkKind::Fact).map(|(_, id)| id).collect();
    for fact in lesson.facts.iter().filter(|fact| !named.contains(fact.id.as_str())) {
        let problem = Diagnostic::warning(Code::FigureUnused).with("value", &fact.id);
        found.push(problem.at(neutral, fact.span.clone()));
    }
}

/// Every link of the slides.
pub(super) fn links(words: &Wording) -> impl Iterator<Item = (LinkKind, &str)> {
    let runs = words.sections.iter().flat_map(|section| rich_of(&section.blocks)).flatten();
    runs.filter_map(|run| run.link.as_ref()).map(|link| (link.kind, link.id.as_str()))
}

/// All running text of some blocks.
fn rich_of(blocks: &[Block]) -> Vec<&Rich> {
    blocks.iter().flat_map(Block::rich).collect()
}

fn said_by_item(words: &crate::domain::lesson::words::ItemWords) -> Vec<Template> {
    let mut said = vec![words.stem.clone(), words.why.clone()];
    said.extend(words.options.iter().flat_map(|option| [option.says.clone(), option.but.clone()]).flatten());
    said
}

/// Where a text stands inside a range; the range's first byte when it does not.
fn place_of(text: &str, range: &Range<usize>, part: &str) -> Range<usize> {
    let found = text.get(range.clone()).and_then(|inside| inside.find(part));
    found.map_or(range.start..range.start + 1, |at| range.start + at..range.start + at + part.len())
}
