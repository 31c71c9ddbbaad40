//! A lesson as a page to read or to print: plain text or Markdown, for a reader or with everything a teacher needs.

use super::filled::{Asked, asked, fill, wording};
use super::gift::remark;
use super::markup;
use super::slide::{lay_out, plain};
use crate::content::SourceTitle;
use crate::domain::lesson::words::{Block, Link, LinkKind, Section};
use crate::domain::lesson::{Fact, Lesson, Slip, Term};
use crate::domain::name::Name;
use crate::learn::figures::Figures;
use crate::text::lesson::say;
use crate::text::width::width;
use crate::text::wrap::{wrap, wrap_indented};
use crate::text::{Lang, date};

/// How a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text in so many columns.
    Plain(usize),
    /// Markdown.
    Markdown,
}

/// What goes on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The questions without their answers.
    pub questions: bool,
    /// Notes, answers and misconceptions.
    pub teacher: bool,
}

/// What a page needs beside the lesson.
#[derive(Debug, Clone, Copy)]
pub struct Shelf<'a> {
    /// The glossary.
    pub terms: &'a [Term],
    /// The misconceptions.
    pub slips: &'a [Slip],
    /// Titles of sources.
    pub sources: &'a [SourceTitle],
}

/// The page of a lesson with these figures.
#[must_use]
pub fn page(lesson: &Lesson, figures: &Figures, shelf: Shelf<'_>, parts: Parts, form: Form, lang: Lang) -> String {
    let mut page = Page { lesson, figures, shelf, form, lang, text: String::new() };
    page.head();
    page.slides(parts.teacher);
    page.exercise();
    let items: Vec<Asked> = lesson.items.iter().filter_map(|item| asked(lesson, item, lang)).collect();
    if parts.questions || parts.teacher {
        page.questions(&items);
    }
    page.words();
    page.sources();
    if parts.teacher {
        page.teacher(&items);
    }
    page.text
}

/// One question with its options lettered, as lines of so many columns.
#[must_use]
pub fn question(asked: &Asked, lang: Lang, columns: usize) -> Vec<String> {
    let mut lines = wrap(&asked.stem, columns);
    for (letter, option) in ('a'..).zip(&asked.options) {
        lines.extend(wrap_indented(&option.says, columns, &format!("  {letter}) "), "     "));
    }
    lines.push(format!("  ?) {}", say::NOT_SURE.get(lang)));
    lines
}

struct Page<'a> {
    lesson: &'a Lesson,
    figures: &'a Figures,
    shelf: Shelf<'a>,
    form: Form,
    lang: Lang,
    text: String,
}

impl Page<'_> {
    fn say(&self, text: &str) -> String {
        fill(text, self.figures, self.lang)
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A heading of the page (1) or of a part (2).
    fn heading(&mut self, title: &str, level: usize) {
        if !self.text.is_empty() {
            self.line("");
        }
        match self.form {
            Form::Markdown => self.line(&format!("{} {title}", "#".repeat(level))),
            Form::Plain(columns) => {
                self.line(title);
                let rule = if level == 1 { "=" } else { "-" };
                self.line(&rule.repeat(width(title).min(columns)));
            }
        }
        self.line("");
    }

    fn paragraph(&mut self, text: &str, first: &str, rest: &str) {
        match self.form {
            Form::Markdown => self.line(&format!("{first}{text}")),
            Form::Plain(columns) => {
                for line in wrap_indented(text, columns, first, rest) {
                    self.line(&line);
                }
            }
        }
    }

    fn head(&mut self) {
        let words = wording(self.lesson, self.lang);
        let title = format!("{} {}", self.lesson.id, self.say(&words.title));
        self.heading(&title, 1);
        let rule = self.labelled(say::RULE.get(self.lang), &self.say(&words.rule));
        self.paragraph(&rule, "", "");
        self.line("");
        self.line(&self.with_colon(say::OUTCOMES.get(self.lang)));
        self.line("");
        for outcome in &words.outcomes {
            let outcome = self.say(outcome);
            self.paragraph(&outcome, "- ", "  ");
        }
    }

    fn with_colon(&self, label: &str) -> String {
        match self.lang {
            Lang::En => format!("{label}:"),
            Lang::Zh => format!("{label}："),
        }
    }

    fn labelled(&self, label: &str, text: &str) -> String {
        match self.lang {
            Lang::En => format!("{label}: {text}"),
            Lang::Zh => format!("{label}：{text}"),
        }
    }

    fn slides(&mut self, with_notes: bool) {
        for section in &wording(self.lesson, self.lang).sections {
            let title = self.say(&section.title);
            self.heading(&title, 2);
            match self.form {
                Form::Plain(columns) => {
                    for line in lay_out(section, self.figures, self.lang, columns).lines(usize::MAX) {
                        self.line(&plain(line));
                    }
                }
                Form::Markdown => self.marked(section),
            }
            for note in with_notes.then_some(&section.notes).into_iter().flatten() {
                self.line("");
                let note = self.labelled(say::NOTE.get(self.lang), &self.say(note));
                self.paragraph(&format!("[{note}]"), "", "");
            }
        }
    }

    fn marked(&mut self, section: &Section) {
        let blocks: Vec<Vec<String>> =
            section.blocks.iter().map(|block| markup::block(block, self.figures, self.lang)).collect();
        for (place, lines) in blocks.iter().filter(|lines| !lines.is_empty()).enumerate() {
            if place > 0 {
                self.line("");
            }
            for line in lines {
                self.line(line);
            }
        }
    }

    fn exercise(&mut self) {
        let words = wording(self.lesson, self.lang).exercise.clone();
        self.heading(say::EXERCISE.get(self.lang), 2);
        let task = self.say(&words.task);
        self.paragraph(&task, "", "");
        self.line("");
        for (place, step) in words.steps.iter().enumerate() {
            let predict = self.say(&step.predict);
            self.paragraph(&predict, &format!("{}. ", place + 1), "   ");
        }
        for (_, goal) in &words.goals {
            self.line("");
            let goal = self.labelled(say::GOAL.get(self.lang), &self.say(goal));
            self.paragraph(&goal, "", "");
        }
        self.line("");
        let reflect = self.labelled(say::REFLECT.get(self.lang), &self.say(&words.reflect));
        self.paragraph(&reflect, "", "");
    }

    fn questions(&mut self, items: &[Asked]) {
        self.heading(say::QUESTIONS.get(self.lang), 2);
        for (place, asked) in items.iter().enumerate() {
            if place > 0 {
                self.line("");
            }
            self.paragraph(&asked.stem, &format!("{}. ", place + 1), "   ");
            if self.form == Form::Markdown {
                self.line("");
            }
            for (letter, option) in ('a'..).zip(&asked.options) {
                let mark =
                    if self.form == Form::Markdown { format!("   - {letter}) ") } else { format!("   {letter}) ") };
                self.paragraph(&option.says, &mark, "      ");
            }
        }
    }

    /// The words of the trade that the slides mark, with their meanings.
    fn words(&mut self) {
        let marked = self.linked(LinkKind::Term);
        let terms: Vec<Term> = self.shelf.terms.iter().filter(|term| marked.contains(&term.id)).cloned().collect();
        if terms.is_empty() {
            return;
        }
        self.heading(say::WORDS.get(self.lang), 2);
        for term in terms {
            let text = self.labelled(of(&term.name, self.lang), of(&term.meaning, self.lang));
            self.paragraph(&text, "- ", "  ");
        }
    }

    fn sources(&mut self) {
        let named = self.linked(LinkKind::Fact);
        let facts: Vec<Fact> = self.lesson.facts.iter().filter(|fact| named.contains(&fact.id)).cloned().collect();
        if facts.is_empty() {
            return;
        }
        self.heading(say::SOURCES.get(self.lang), 2);
        for fact in facts {
            let text = fact_line(&fact, self.shelf.sources, self.lang);
            self.paragraph(&text, "- ", "  ");
        }
    }

    fn linked(&self, kind: LinkKind) -> Vec<String> {
        let sections = &wording(self.lesson, self.lang).sections;
        let runs = sections.iter().flat_map(|section| &section.blocks).flat_map(Block::rich).flatten();
        let links = runs.filter_map(|run| run.link.as_ref()).filter(|link| link.kind == kind);
        links.map(|link| link.id.clone()).collect()
    }

    fn teacher(&mut self, items: &[Asked]) {
        let words = wording(self.lesson, self.lang).teacher.clone();
        self.heading(say::ANSWERS.get(self.lang), 2);
        for (place, asked) in items.iter().enumerate() {
            let letter = ('a'..).nth(asked.key).unwrap_or('a');
            let answer = format!("{letter}) {}", asked.why);
            self.paragraph(&answer, &format!("{}. ", place + 1), "   ");
        }
        self.heading(say::TEACHER.get(self.lang), 2);
        let board = self.labelled(say::BOARD.get(self.lang), &self.say(&words.board));
        self.paragraph(&board, "- ", "  ");
        for question in &words.questions {
            let ask = self.labelled(say::ASK.get(self.lang), &self.say(question));
            self.paragraph(&ask, "- ", "  ");
        }
        let care = self.labelled(say::CARE.get(self.lang), &self.say(&words.care));
        self.paragraph(&care, "- ", "  ");
        let trouble = say::TROUBLE.get(self.lang);
        self.paragraph(trouble, "- ", "  ");
        self.line("");
        self.line(&self.with_colon(say::SLIPS.get(self.lang)));
        self.line("");
        let mut codes: Vec<&str> =
            items.iter().flat_map(|asked| &asked.options).filter_map(|option| option.slip.as_deref()).collect();
        codes.sort_unstable_by_key(|code| (code.len(), *code));
        codes.dedup();
        for code in codes {
            if let Some(remark) = remark(code, self.shelf.slips, self.lang) {
                self.paragraph(&remark, "- ", "  ");
            }
        }
    }
}

/// Where a fact comes from, in one sentence.
#[must_use]
pub fn fact_line(fact: &Fact, sources: &[SourceTitle], lang: Lang) -> String {
    let titles: Vec<&str> = fact
        .provenance
        .sources
        .iter()
        .filter_map(|key| sources.iter().find(|title| title.key == *key))
        .map(|title| of(&title.title, lang))
        .collect();
    let source = if titles.is_empty() {
        say::NO_SOURCE.get(lang).to_owned()
    } else {
        titles.join(if lang == Lang::Zh { "；" } else { "; " })
    };
    let review = fact.provenance.stale_after.map_or_else(String::new, date::iso);
    let note = fact.provenance.note.as_ref().map(|note| of(note, lang).to_owned());
    // A Chinese sentence ends without a space.
    let note = note.map(|note| if lang == Lang::Zh { note } else { note + " " }).unwrap_or_default();
    let values = [
        ("place", fact.jurisdiction.clone()),
        ("as_of", fact.provenance.as_of.clone().unwrap_or_default()),
        ("source", source),
        ("review", review),
    ];
    format!("{note}{}", say::FACT.fill(lang, &values))
}

fn of(name: &Name, lang: Lang) -> &str {
    match lang {
        Lang::En => &name.en,
        Lang::Zh => &name.zh,
    }
}

/// What a link's note says, for screens and lists.
#[must_use]
pub fn link_note(link: &Link, lang: Lang) -> String {
    format!("{} {}", crate::text::lesson::link_kind(link.kind).get(lang), link.id)
}
