//! Lessons, glossary and misconceptions as the library hands them out.

use std::collections::BTreeSet;

use super::Library;
use super::lesson::{self, GLOSSARY_FILE, LessonFolder, NEUTRAL_FILE, SLIPS_FILE, WORDS_FILES};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::nearest;
use crate::domain::lesson::words::LinkKind;
use crate::domain::lesson::{Lesson, Slip, Term};

impl Library {
    /// Ids of all lessons, sorted.
    #[must_use]
    pub fn lesson_ids(&self) -> Vec<String> {
        self.lessons.ids()
    }

    /// The folder of a lesson, for places and marks.
    #[must_use]
    pub fn lesson_folder(&self, id: &str) -> Option<LessonFolder> {
        self.lessons.folder(id)
    }

    /// Reads a lesson.
    ///
    /// # Errors
    /// That there is none of this id, or all problems of its files when one of them is an error.
    pub fn lesson(&self, id: &str) -> Result<Lesson, Vec<Diagnostic>> {
        let (lesson, problems) = self.lesson_with_problems(id);
        lesson.ok_or(problems)
    }

    /// Reads a lesson with all its problems; warnings do not keep it from being given.
    #[must_use]
    pub fn lesson_with_problems(&self, id: &str) -> (Option<Lesson>, Vec<Diagnostic>) {
        match self.lessons.folder(id) {
            Some(folder) => lesson::read_lesson(&folder),
            None => {
                let ids = self.lesson_ids();
                let near = nearest(id, ids.iter().map(String::as_str)).unwrap_or("");
                (None, vec![Diagnostic::error(Code::ContentUnknown).with("value", id).with("nearest", near)])
            }
        }
    }

    /// The list `translates` as it would be if every block of a lesson had just been translated again.
    #[must_use]
    pub fn fresh_marks(&self, id: &str) -> Option<Vec<String>> {
        lesson::fresh_marks(&self.lessons.folder(id)?)
    }

    /// The glossary, and its problems. A reader's own word takes the place of the built-in one of the same id.
    #[must_use]
    pub fn terms(&self) -> (Vec<Term>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let lists = self.lessons.lists(GLOSSARY_FILE);
        let mut terms: Vec<Term> = Vec::new();
        for term in lists.iter().flat_map(|source| lesson::read_terms(source, &mut found)) {
            match terms.iter_mut().find(|known| known.id == term.id) {
                Some(known) => *known = term,
                None => terms.push(term),
            }
        }
        (terms, found)
    }

    /// The misconceptions, and their problems. The reader's own take the place of built-in ones of the same code.
    #[must_use]
    pub fn slips(&self) -> (Vec<Slip>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let lists = self.lessons.lists(SLIPS_FILE);
        let mut slips: Vec<Slip> = Vec::new();
        for slip in lists.iter().flat_map(|source| lesson::read_slips(source, &mut found)) {
            match slips.iter_mut().find(|known| known.code == slip.code) {
                Some(known) => *known = slip,
                None => slips.push(slip),
            }
        }
        (slips, found)
    }
}

/// Reads the glossary, the misconceptions and every lesson, and holds what lessons name against the lists.
pub(super) fn check(library: &Library, sources: &BTreeSet<&str>, problems: &mut Vec<Diagnostic>) {
    let lists = Lists::of(library, problems);
    for id in &lists.lessons {
        lists.check(library, id, sources, problems);
    }
}

/// One lesson alone.
pub(super) fn check_one(library: &Library, id: &str) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let lists = Lists::of(library, &mut Vec::new());
    let titles = library.sources().0;
    let sources: BTreeSet<&str> = titles.iter().map(|title| title.key.as_str()).collect();
    lists.check(library, id, &sources, &mut problems);
    problems
}

/// What lessons may name.
struct Lists {
    terms: Vec<String>,
    slips: Vec<String>,
    lessons: Vec<String>,
}

impl Lists {
    fn of(library: &Library, problems: &mut Vec<Diagnostic>) -> Lists {
        let (terms, of_terms) = library.terms();
        let (slips, of_slips) = library.slips();
        problems.extend(of_terms);
        problems.extend(of_slips);
        Lists {
            terms: terms.into_iter().map(|term| term.id).collect(),
            slips: slips.into_iter().map(|slip| slip.code).collect(),
            lessons: library.lesson_ids(),
        }
    }

    fn check(&self, library: &Library, id: &str, sources: &BTreeSet<&str>, problems: &mut Vec<Diagnostic>) {
        let (lesson, found) = library.lesson_with_problems(id);
        problems.extend(found);
        let (Some(lesson), Some(folder)) = (lesson, library.lesson_folder(id)) else { return };
        let named = Named { folder: &folder, lesson: &lesson };
        let terms: Vec<&str> = self.terms.iter().map(String::as_str).collect();
        let slips: Vec<&str> = self.slips.iter().map(String::as_str).collect();
        named.links(&terms, &self.lessons, problems);
        named.slips(&slips, problems);
        named.sources(sources, problems);
    }
}

/// A lesson with what it names elsewhere.
struct Named<'a> {
    folder: &'a LessonFolder,
    lesson: &'a Lesson,
}

impl Named<'_> {
    fn links(&self, terms: &[&str], ids: &[String], problems: &mut Vec<Diagnostic>) {
        let mut seen: BTreeSet<(String, bool)> = BTreeSet::new();
        for (kind, id, english) in lesson::outward_links(self.lesson) {
            let file = WORDS_FILES[usize::from(!english)].1;
            let known = match kind {
                LinkKind::Term => terms.contains(&id.as_str()),
                _ => ids.contains(&id),
            };
            if !known {
                let near = match kind {
                    LinkKind::Term => nearest(&id, terms.iter().copied()),
                    _ => nearest(&id, ids.iter().map(String::as_str)),
                };
                // A lesson that is not written yet keeps nobody from reading this one.
                let problem = match kind {
                    LinkKind::Lesson => Diagnostic::warning(Code::LessonLink),
                    _ => Diagnostic::error(Code::LessonLink),
                };
                let problem = problem.with("value", &id).with("nearest", near.unwrap_or(""));
                problems.push(self.at(problem, file, &format!(":{id})")));
            } else if kind == LinkKind::Term && !seen.insert((id.clone(), english)) {
                // A word of the trade is marked where it is met first.
                let problem = Diagnostic::warning(Code::ContentIdRepeated).with("value", format!("term:{id}"));
                problems.push(self.at(problem, file, &format!("term:{id}")));
            }
        }
    }

    fn slips(&self, slips: &[&str], problems: &mut Vec<Diagnostic>) {
        let used = self.lesson.items.iter().flat_map(|item| &item.options).filter_map(|option| option.slip.as_deref());
        for slip in used.filter(|slip| !slips.contains(slip)) {
            let near = nearest(slip, slips.iter().copied()).unwrap_or("");
            let problem = Diagnostic::error(Code::ContentUnknown).with("value", slip).with("nearest", near);
            problems.push(self.at(problem, NEUTRAL_FILE, &format!("\"{slip}\"")));
        }
    }

    fn sources(&self, listed: &BTreeSet<&str>, problems: &mut Vec<Diagnostic>) {
        for fact in &self.lesson.facts {
            for key in fact.provenance.sources.iter().filter(|key| !listed.contains(key.as_str())) {
                let near = nearest(key, listed.iter().copied()).unwrap_or("");
                let problem = Diagnostic::error(Code::ContentUnknown).with("value", key).with("nearest", near);
                problems.push(self.at(problem, NEUTRAL_FILE, key));
            }
        }
    }

    /// The problem at the first place of a text in one of the lesson's files.
    fn at(&self, problem: Diagnostic, file: &str, text: &str) -> Diagnostic {
        let Some(source) = self.folder.file(file) else { return problem };
        let at = source.text.find(text).unwrap_or(0);
        problem.at(&source, at..at + text.len())
    }
}
