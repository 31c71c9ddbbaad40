//! Where links of a lesson lead: to a word, another lesson, a screen, or a dated fact.

use super::course::{Books, Course};
use crate::domain::lesson::words::{Block, Link, LinkKind};
use crate::domain::lesson::{Fact, Lesson, Term};
use crate::report::lesson::course::title_of;
use crate::report::wording::name;
use crate::text::{Lang, date, learn as words, lesson::say, terms};
use crate::tui::popups::page::{Page, PageLine};
use crate::tui::screens::ScreenId;

/// What a link leads to.
pub(super) enum Target {
    /// A text to read over the slide.
    Page(Page),
    /// A lesson, by its place.
    Lesson(usize),
    /// A screen.
    Screen(ScreenId),
    /// Something that does not exist here.
    Nothing(crate::text::Words),
}

/// What a link of a lesson leads to.
pub(super) fn target(link: &Link, lesson: &Lesson, course: &Course, lang: Lang) -> Target {
    match link.kind {
        LinkKind::Term => match course.books.terms.iter().find(|term| term.id == link.id) {
            Some(term) => Target::Page(term_page(term, &course.books, lang)),
            None => Target::Nothing(words::NO_WORD),
        },
        LinkKind::Lesson => match course.books.lessons.iter().position(|known| known.id == link.id) {
            Some(place) => Target::Lesson(place),
            None => Target::Nothing(words::NO_LESSON),
        },
        LinkKind::Screen => match ScreenId::ALL.iter().find(|id| id.entry().name == link.id) {
            Some(id) => Target::Screen(*id),
            None => Target::Nothing(words::NO_SCREEN),
        },
        LinkKind::Fact => match lesson.facts.iter().find(|fact| fact.id == link.id) {
            Some(fact) => Target::Page(fact_page(fact, &course.books, lang)),
            None => Target::Nothing(words::NO_LESSON),
        },
    }
}

/// A word of the trade: what it means, in the other language too, and where it is met.
pub(super) fn term_page(term: &Term, books: &Books, lang: Lang) -> Page {
    let other = match lang {
        Lang::En => Lang::Zh,
        Lang::Zh => Lang::En,
    };
    let mut lines = vec![PageLine::Text(name(&term.meaning, lang)), PageLine::Blank];
    let mut row = |label: crate::text::Words, value: String| {
        lines.push(PageLine::Term(label.get(lang).to_owned(), value));
    };
    row(words::IN_OTHER, name(&term.name, other));
    if !term.also.is_empty() {
        row(words::ALSO, term.also.join(", "));
    }
    let met: Vec<&Lesson> = books.lessons.iter().filter(|lesson| has_term(lesson, &term.id)).collect();
    for lesson in &met {
        row(words::MET_IN, format!("{} {}", lesson.id, title_of(lesson, lang)));
    }
    Page::new(name(&term.name, lang), lines)
}

/// The first lesson in which a word is met.
pub(super) fn first_met<'b>(term: &Term, books: &'b Books) -> Option<&'b Lesson> {
    books.lessons.iter().find(|lesson| has_term(lesson, &term.id))
}

fn has_term(lesson: &Lesson, id: &str) -> bool {
    let runs = lesson.en.sections.iter().flat_map(|section| &section.blocks).flat_map(Block::rich).flatten();
    runs.filter_map(|run| run.link.as_ref()).any(|link| link.kind == LinkKind::Term && link.id == id)
}

/// A dated fact: where it holds, since when, on what it rests, and when it is looked at again.
fn fact_page(fact: &Fact, books: &Books, lang: Lang) -> Page {
    let provenance = &fact.provenance;
    let mut lines = Vec::new();
    if let Some(note) = &provenance.note {
        lines.push(PageLine::Text(name(note, lang)));
        lines.push(PageLine::Blank);
    }
    let mut row = |label: crate::text::Words, value: String| {
        lines.push(PageLine::Term(label.get(lang).to_owned(), value));
    };
    row(words::HOLDS_IN, fact.jurisdiction.clone());
    if let Some(as_of) = &provenance.as_of {
        row(words::AS_OF, as_of.clone());
    }
    let evidence: Vec<&str> = provenance.evidence.iter().map(|one| terms::evidence(*one).get(lang)).collect();
    row(words::EVIDENCE, evidence.join(", "));
    for key in &provenance.sources {
        let title = books.sources.iter().find(|source| source.key == *key).map(|source| name(&source.title, lang));
        row(words::SOURCE, title.unwrap_or_else(|| key.clone()));
    }
    if let Some(day) = provenance.stale_after {
        row(words::REVIEW, date::iso(day));
    }
    Page::new(say::SOURCES.get(lang), lines)
}
