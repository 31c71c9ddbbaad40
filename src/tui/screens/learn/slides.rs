//! A lesson being read: one slide at a time, step by step, with links to follow.

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::course::Course;
use crate::domain::lesson::Lesson;
use crate::domain::lesson::words::{Block, Link, RunStyle};
use crate::learn::figures::{Figures, Household, of_lesson};
use crate::learn::progress::{Noted, Reading};
use crate::report::lesson::course::title_of;
use crate::report::lesson::filled::{fill, wording};
use crate::report::lesson::slide::{Line, Piece, lay_out};
use crate::text::{Lang, learn as words, lesson::say};
use crate::tui::action::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::draw::{Look, put, put_right, row_of};
use crate::tui::widgets::hits::Hits;

/// Longer lines are hard to read.
const WIDEST: u16 = 80;
/// The part of the screen that links are clicked in.
pub(super) const LINKS: u8 = 9;

/// Where a reader is in a lesson.
#[derive(Debug)]
pub(super) struct Slides {
    /// The lesson, by its place.
    pub lesson: usize,
    /// The slide; the number of slides is the end of the lesson.
    place: usize,
    /// How many steps of it are shown.
    steps: usize,
    /// How far it is scrolled.
    top: usize,
    /// Rows of the last frame: all, and what there was room for.
    rows: (usize, usize),
    /// Links of the last frame, and the selected one.
    links: Vec<Link>,
    link: Option<usize>,
    figures: Figures,
    /// Whose figures these are, to know when they change.
    of: Rc<Household>,
    /// Where links were followed from.
    from: Vec<(usize, usize)>,
}

impl Slides {
    /// A lesson at the slide where it was left, or from its beginning when it was read whole.
    pub fn open(course: &Course, lesson: usize, on_sample: bool) -> Option<Slides> {
        let known = course.lesson(lesson)?;
        let left = course.progress.reading(&known.id).filter(|reading| !reading.whole);
        let place = left.and_then(|left| known.en.sections.iter().position(|section| section.id == left.slide));
        let of = Rc::clone(&course.whose(on_sample).household);
        let figures = of_lesson(known, &of);
        Some(Slides {
            lesson,
            place: place.unwrap_or(0),
            steps: 1,
            top: 0,
            rows: (0, 0),
            links: Vec::new(),
            link: None,
            figures,
            of,
            from: Vec::new(),
        })
    }

    /// Another lesson, with the way back to this one.
    pub fn go(&self, course: &Course, lesson: usize, on_sample: bool) -> Option<Slides> {
        let mut next = Slides::open(course, lesson, on_sample)?;
        next.from.clone_from(&self.from);
        next.from.push((self.lesson, self.place));
        Some(next)
    }

    /// The lesson that this one was reached from; none when it was the course.
    pub fn back(&self, course: &Course, on_sample: bool) -> Option<Slides> {
        let mut from = self.from.clone();
        let (lesson, place) = from.pop()?;
        let mut before = Slides::open(course, lesson, on_sample)?;
        (before.place, before.from) = (place, from);
        before.steps = before.all_steps(course);
        Some(before)
    }

    /// The figures anew, when the household is another one.
    pub fn refresh(&mut self, course: &Course, on_sample: bool) {
        let household = &course.whose(on_sample).household;
        if !Rc::ptr_eq(household, &self.of)
            && let Some(lesson) = course.lesson(self.lesson)
        {
            self.of = Rc::clone(household);
            self.figures = of_lesson(lesson, household);
        }
    }

    /// How far the lesson was read, to keep.
    pub fn noted(&self, course: &Course) -> Option<Noted> {
        let lesson = course.lesson(self.lesson)?;
        let slides = &lesson.en.sections;
        let at = slides.get(self.place).or(slides.last())?;
        let whole =
            self.place + 1 > slides.len() || (self.place + 1 == slides.len() && self.steps >= self.all_steps(course));
        Some(Noted::Reading(Reading { day: course.today, lesson: lesson.id.clone(), slide: at.id.clone(), whole }))
    }

    fn all_steps(&self, course: &Course) -> usize {
        let section = course.lesson(self.lesson).and_then(|lesson| lesson.en.sections.get(self.place));
        1 + section.map_or(0, |section| section.blocks.iter().filter(|block| **block == Block::Pause).count())
    }

    /// Whether the end of the lesson is shown.
    pub fn is_at_end(&self, course: &Course) -> bool {
        course.lesson(self.lesson).is_none_or(|lesson| self.place >= lesson.en.sections.len())
    }

    /// More of the slide, its next step, or the next slide; whether anything changed that is kept.
    pub fn go_on(&mut self, course: &Course) -> bool {
        if self.top.saturating_add(self.rows.1) < self.rows.0 {
            self.scroll(Action::PageDown);
            return false;
        }
        if self.steps < self.all_steps(course) {
            self.steps += 1;
            // What is new comes into sight.
            self.top = usize::MAX;
            return true;
        }
        if !self.is_at_end(course) {
            self.place += 1;
            (self.steps, self.top, self.link) = (1, 0, None);
            return true;
        }
        false
    }

    /// The slide before, whole.
    pub fn go_back(&mut self, course: &Course) {
        if self.place > 0 {
            self.place -= 1;
            (self.top, self.link) = (0, None);
            self.steps = self.all_steps(course);
        }
    }

    pub fn scroll(&mut self, action: Action) {
        let most = self.rows.0.saturating_sub(self.rows.1);
        let page = self.rows.1.saturating_sub(1).max(1);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => (self.top + 1).min(most),
            Action::PageUp => self.top.saturating_sub(page),
            Action::PageDown => (self.top + page).min(most),
            _ => self.top,
        };
    }

    /// The first slide, or the end of the lesson.
    pub fn jump(&mut self, course: &Course, to_end: bool) {
        let slides = course.lesson(self.lesson).map_or(0, |lesson| lesson.en.sections.len());
        self.place = if to_end { slides.saturating_sub(1) } else { 0 };
        (self.top, self.link) = (0, None);
        self.steps = if to_end { self.all_steps(course) } else { 1 };
    }

    /// The next link, or the one before.
    pub fn next_link(&mut self, step: i8) {
        let count = self.links.len();
        self.link = match (count, self.link, step) {
            (0, ..) => None,
            (_, None, 0..) => Some(0),
            (_, None, _) => Some(count - 1),
            (_, Some(at), 0..) => (at + 1 < count).then_some(at + 1),
            (_, Some(at), _) => at.checked_sub(1),
        };
    }

    /// Leaves the selected link; whether there was one.
    pub fn leave_link(&mut self) -> bool {
        self.link.take().is_some()
    }

    /// The selected link.
    pub fn selected_link(&self) -> Option<&Link> {
        self.links.get(self.link?)
    }

    /// A link that was clicked.
    pub fn pick_link(&mut self, place: usize) -> Option<&Link> {
        self.link = Some(place);
        self.links.get(place)
    }

    /// Where the reader is: the slide, and of how many.
    pub fn note(&self, lesson: &Lesson) -> String {
        let all = lesson.en.sections.len();
        format!("{}/{all}", (self.place + 1).min(all))
    }

    /// Draws the slide into an area.
    pub fn draw(&mut self, course: &Course, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) {
        let Some(lesson) = course.lesson(self.lesson) else { return };
        let area = Rect { width: area.width.min(WIDEST), ..area };
        let section = wording(lesson, look.lang).sections.get(self.place);
        let (title, lines, is_more) = match section {
            Some(section) => {
                let slide = lay_out(section, &self.figures, look.lang, usize::from(area.width));
                let lines: Vec<Line> = slide.lines(self.steps).cloned().collect();
                (slide.title, lines, self.steps < slide.steps.len())
            }
            None => (self.end_title(lesson, look.lang), self.end(course, lesson, look.lang, area.width), false),
        };
        self.links = links_of(&lines);
        self.link = self.link.filter(|at| *at < self.links.len());
        put(buffer, area, 0, 0, &look.fit(&title, area.width), look.style(Role::Accent));
        let gap = if area.height > 10 { 2 } else { 1 };
        let hint = u16::from(is_more);
        let body = Rect { y: area.y.saturating_add(gap), height: area.height.saturating_sub(gap + hint), ..area };
        self.rows = (lines.len(), usize::from(body.height));
        self.top = self.top.min(self.rows.0.saturating_sub(self.rows.1));
        for (row, line) in (0..body.height).zip(lines.iter().skip(self.top)) {
            self.draw_line(line, buffer, row_of(body, row), look, hits);
        }
        let muted = look.style(Role::Muted);
        if self.top > 0 {
            put_right(buffer, body, 0, look.theme.glyphs.more_above, muted);
        }
        if self.top + self.rows.1 < self.rows.0 {
            put_right(buffer, body, body.height.saturating_sub(1), look.theme.glyphs.more_below, muted);
        }
        if is_more {
            let under = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(1).min(body.height);
            let row = gap.saturating_add(under).min(area.height.saturating_sub(1));
            let text = format!("{} {}", look.theme.glyphs.more_below, words::MORE.get(look.lang));
            put(buffer, area, 0, row, &look.fit(&text, area.width), muted);
        }
    }

    fn draw_line(&self, line: &Line, buffer: &mut Buffer, strip: Rect, look: Look<'_>, hits: &mut Hits) {
        let glyphs = look.theme.glyphs;
        // The layout writes ASCII, which is what goes on paper too; here lines are lines.
        if is_rule(line) {
            let text: String = line.iter().map(|piece| piece.text.replace('-', glyphs.rule)).collect();
            put(buffer, strip, 0, 0, &text, look.style(Role::Border));
            return;
        }
        let mut at = 0;
        for piece in line {
            if at == 0 && piece.text == QUOTE {
                let mark = format!("{} ", glyphs.border.vertical_left);
                at = put(buffer, strip, at, 0, &mark, look.style(Role::Accent));
                continue;
            }
            let link = piece.link.as_ref().and_then(|link| self.links.iter().position(|known| known == link));
            let style = match link {
                Some(link) if self.link == Some(link) => look.style(Role::Accent).patch(look.style(Role::Selected)),
                Some(_) => look.style(Role::Accent).add_modifier(Modifier::UNDERLINED),
                None => style_of(piece.style, look),
            };
            let from = at;
            at = put(buffer, strip, at, 0, &piece.text, style);
            if let Some(link) = link {
                let place = Rect { x: strip.x + from, width: at.saturating_sub(from), ..strip };
                hits.add(place, Action::Pick { pane: LINKS, row: link });
            }
        }
    }

    fn end_title(&self, lesson: &Lesson, lang: Lang) -> String {
        words::END.fill(lang, &[("lesson", format!("{} {}", lesson.id, title_of(lesson, lang)))])
    }

    /// What stands after the last slide: the rule of thumb, and what can be done next.
    fn end(&self, course: &Course, lesson: &Lesson, lang: Lang, columns: u16) -> Vec<Line> {
        let plain = |text: &str, style: RunStyle| -> Line { vec![Piece { text: text.to_owned(), style, link: None }] };
        let rule = fill(&wording(lesson, lang).rule, &self.figures, lang);
        let mut lines = vec![plain(say::RULE.get(lang), RunStyle::Plain)];
        let wrapped = crate::text::wrap::wrap(&rule, usize::from(columns));
        lines.extend(wrapped.iter().map(|line| plain(line, RunStyle::Strong)));
        lines.push(Line::new());
        let count = lesson.items.len().to_string();
        if !lesson.exercise.steps.is_empty() {
            lines.push(plain(words::TO_EXERCISE.get(lang), RunStyle::Plain));
        }
        lines.push(plain(&words::TO_QUIZ.fill(lang, &[("count", count)]), RunStyle::Plain));
        if let Some(next) = course.lesson(self.lesson + 1) {
            lines.push(plain(&words::TO_NEXT.fill(lang, &[("lesson", next.id.as_str())]), RunStyle::Plain));
        }
        lines.push(plain(words::TO_COURSE.get(lang), RunStyle::Plain));
        lines
    }
}

/// What stands before each line of a sentence that stands apart.
const QUOTE: &str = "| ";

/// Whether a line is the rule below the head of a table.
fn is_rule(line: &Line) -> bool {
    let mut characters = line.iter().flat_map(|piece| piece.text.chars()).peekable();
    characters.peek() == Some(&'-') && characters.all(|c| c == '-' || c == ' ')
}

fn style_of(style: RunStyle, look: Look<'_>) -> Style {
    match style {
        RunStyle::Plain => look.style(Role::Text),
        RunStyle::Strong => look.style(Role::Figure),
        RunStyle::Emphasis => look.style(Role::Text).add_modifier(Modifier::ITALIC),
        RunStyle::Code => look.style(Role::Notice),
    }
}

/// Every link of some lines once, in their order.
fn links_of(lines: &[Line]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for link in lines.iter().flatten().filter_map(|piece| piece.link.as_ref()) {
        if !links.contains(link) {
            links.push(link.clone());
        }
    }
    links
}
