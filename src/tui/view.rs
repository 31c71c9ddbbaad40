//! What is drawn: head, screen, footer, and what is open over them.
//!
//! ```text
//! head      渡口 tideover  household  date        1 Home  2 Lines …
//! screen    …
//! footer    q Quit  ? Help …            or a message, or the filter
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::action::{self, Action, Place};
use super::app::{App, Notice};
use super::keymap;
use super::theme::Role;
use super::widgets::draw::{Look, columns, put, put_all, row_of, tint};
use super::widgets::hits::Hits;
use crate::report::wording::name;
use crate::text::Words;
use crate::text::date::iso;
use crate::text::wrap::wrap;

/// Below this many columns and rows there is only a friendly line.
pub const SMALLEST: (u16, u16) = (40, 12);

const SAMPLE: Words = Words::new("sample", "示例");

/// Draws everything into a buffer and remembers what can be clicked and where the cursor is.
pub fn view(app: &mut App, buffer: &mut Buffer) {
    app.cursor = None;
    let mut hits = std::mem::take(&mut app.hits);
    hits.clear();
    let area = buffer.area;
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(app, buffer, area);
        app.hits = hits;
        return;
    }
    let theme = app.theme.clone();
    let look = Look { lang: app.lang, theme: &theme };
    let head_rows = head(app, buffer, area, look, &mut hits);
    let trouble_rows = u16::from(app.trouble.is_some());
    let body = Rect { y: area.y + head_rows, height: area.height - head_rows - trouble_rows - 1, ..area };
    if let Some(screen) = app.screens.get_mut(app.current) {
        screen.view(&app.figures, look, buffer, body, &mut hits);
    }
    if let Some(trouble) = &app.trouble {
        let text = name(&trouble.text, look.lang);
        say(&Notice { meaning: trouble.meaning, text }, buffer, row_of(area, area.height - 2), look);
    }
    let footer_line = row_of(area, area.height - 1);
    app.cursor = footer(app, buffer, footer_line, look, &mut hits);
    if !app.popups.is_empty() {
        step_back(buffer, area, look);
    }
    for popup in &mut app.popups {
        // What lies under a popup cannot be clicked.
        hits.clear();
        app.cursor = popup.view(buffer, body, look, &mut hits);
    }
    app.hits = hits;
}

/// Takes the colours off what lies behind something that is open, so that a figure half covered is no figure.
fn step_back(buffer: &mut Buffer, area: Rect, look: Look<'_>) {
    let muted = look.style(Role::Border);
    tint(buffer, area, Style::new().remove_modifier(Modifier::all()).bg(Color::Reset).patch(muted));
}

fn too_small(app: &App, buffer: &mut Buffer, area: Rect) {
    let words = Words::new(
        "A little more room, please: tideover needs {columns} columns and {rows} rows.",
        "窗口再大一点就好：tideover 需要 {columns} 列、{rows} 行。",
    );
    let values = [("columns", SMALLEST.0.to_string()), ("rows", SMALLEST.1.to_string())];
    let text = words.fill(app.lang, &values);
    for (row, line) in (0..).zip(wrap(&text, usize::from(area.width))) {
        put(buffer, area, 0, row, &line, app.theme.style(Role::Text));
    }
}

/// The head in one row when all of it fits, else in two; gives the rows it took.
fn head(app: &App, buffer: &mut Buffer, area: Rect, look: Look<'_>, hits: &mut Hits) -> u16 {
    let tabs: u16 = app.screens.iter().map(|screen| tab_width(screen.id().title().get(look.lang))).sum();
    let household = Household::of(app, false).width();
    let first = row_of(area, 0);
    let two_rows = household.saturating_add(tabs).saturating_add(2) > area.width;
    let end = household_line(app, buffer, first, look);
    if two_rows {
        self::tabs(app, buffer, row_of(area, 1), 1, look, hits);
        return 2;
    }
    let start = area.width.saturating_sub(tabs).max(end);
    self::tabs(app, buffer, first, start, look, hits);
    1
}

/// The pieces of the first line.
struct Household {
    brand: &'static str,
    name: String,
    sample: String,
    day: String,
}

impl Household {
    /// In full, or with short forms of all but the name.
    fn of(app: &App, short: bool) -> Household {
        let figures = &app.figures;
        let brand = match (app.theme.glyphs.braille, short) {
            (true, false) => "渡口 tideover",
            (true, true) => "渡口",
            (false, false) => "tideover",
            (false, true) => "",
        };
        let sample = if figures.sample { format!(" ({})", SAMPLE.get(app.lang)) } else { String::new() };
        let ahead = match (figures.as_of == figures.today, short) {
            (true, _) => "",
            (false, false) => Words::new(" (looking ahead)", " (往后看)").get(app.lang),
            (false, true) => Words::new(" (ahead)", " (往后)").get(app.lang),
        };
        Household {
            brand,
            name: name(&figures.household, app.lang),
            sample,
            day: format!("{}{ahead}", iso(figures.as_of)),
        }
    }

    /// Its columns without the name.
    fn fixed(&self) -> u16 {
        let gap = if self.brand.is_empty() { 0 } else { 2 };
        columns(self.brand) + gap + columns(&self.sample) + 2 + columns(&self.day) + 2
    }

    fn width(&self) -> u16 {
        self.fixed().saturating_add(columns(&self.name))
    }
}

fn household_line(app: &App, buffer: &mut Buffer, line: Rect, look: Look<'_>) -> u16 {
    let full = Household::of(app, false);
    let parts = if full.width() > line.width { Household::of(app, true) } else { full };
    let name = look.fit(&parts.name, line.width.saturating_sub(parts.fixed()));
    let ahead = app.figures.as_of != app.figures.today;
    let plain = look.style(Role::Text);
    let pieces = [
        (parts.brand, look.style(Role::Accent)),
        (if parts.brand.is_empty() { "" } else { "  " }, plain),
        (name.as_str(), look.style(Role::Figure)),
        (parts.sample.as_str(), look.style(Role::Notice)),
        ("  ", plain),
        (parts.day.as_str(), look.style(if ahead { Role::Notice } else { Role::Muted })),
    ];
    put_all(buffer, line, 1, 0, &pieces)
}

/// A tab is its key, a blank, its name, and two blanks.
fn tab_width(title: &str) -> u16 {
    columns(title).saturating_add(4)
}

fn tabs(app: &App, buffer: &mut Buffer, line: Rect, start: u16, look: Look<'_>, hits: &mut Hits) {
    let total: u16 = app.screens.iter().map(|screen| tab_width(screen.id().title().get(look.lang))).sum();
    let end = start.saturating_add(total);
    let fits_wide = end <= line.width.saturating_add(2);
    // One blank between them is enough where two leave no room for the names.
    let count = u16::try_from(app.screens.len()).unwrap_or(0);
    let fits_close = end.saturating_sub(count) <= line.width.saturating_add(1);
    let all_fit = fits_wide || fits_close;
    let gap = if fits_wide || !all_fit { 2 } else { 1 };
    let mut at = start;
    for (index, screen) in app.screens.iter().enumerate() {
        let id = screen.id();
        let current = index == app.current;
        // Where not all fit, the others are their keys only.
        let title = if all_fit || current { id.title().get(look.lang) } else { "" };
        let number = look.style(if current { Role::Accent } else { Role::Muted });
        let name =
            if current { look.style(Role::Accent).add_modifier(Modifier::UNDERLINED) } else { look.style(Role::Text) };
        let from = at;
        at = put_all(buffer, line, at, 0, &[(id.key(), number)]);
        if !title.is_empty() {
            at = put_all(buffer, line, at, 0, &[(" ", number), (title, name)]);
        }
        let place = Rect { x: line.x + from, width: at.saturating_sub(from), ..line };
        hits.add(place.intersection(line), Action::Go(id));
        at = at.saturating_add(gap);
    }
}

/// The filter while it is typed, else a message, else what can be done here.
fn footer(app: &App, buffer: &mut Buffer, line: Rect, look: Look<'_>, hits: &mut Hits) -> Option<Position> {
    if let Some(filter) = &app.filter {
        let label = Words::new("Filter", "筛选").get(look.lang);
        let at = put_all(buffer, line, 1, 0, &[(label, look.style(Role::Accent)), (" ", look.style(Role::Text))]);
        let place = Rect { x: line.x + at, width: line.width.saturating_sub(at + 1), ..line };
        return filter.draw(buffer, place, true, look);
    }
    if let Some(notice) = &app.notice {
        say(notice, buffer, line, look);
        return None;
    }
    hints(app, buffer, line, look, hits);
    None
}

/// A message with the letter of its meaning.
fn say(notice: &Notice, buffer: &mut Buffer, line: Rect, look: Look<'_>) {
    let text = format!("{} {}", notice.meaning.letter(), notice.text);
    let style = look.theme.meaning(notice.meaning);
    put(buffer, line, 1, 0, &look.fit(&text, line.width.saturating_sub(2)), style);
}

/// As many hints as fit whole: the least important go first, the order stays.
fn hints(app: &App, buffer: &mut Buffer, line: Rect, look: Look<'_>, hits: &mut Hits) {
    let current = app.current_id();
    let here = |place: Place| !matches!(place, Place::Screen(id) if id != current);
    let mut entries = action::all(&app.screen_ids());
    // A key that the screen gives a meaning of its own means nothing else here.
    let own: Vec<&str> = entries
        .iter()
        .filter(|entry| entry.place == Place::Screen(current))
        .flat_map(|entry| entry.keys)
        .copied()
        .collect();
    let is_taken = |entry: &action::Entry| {
        entry.place != Place::Screen(current) && entry.keys.first().is_some_and(|key| own.contains(key))
    };
    entries.retain(|entry| entry.footer > 0 && here(entry.place) && !entry.keys.is_empty() && !is_taken(entry));
    let width = |entry: &action::Entry| {
        let key = entry.keys.first().map_or(0, |key| columns(&keymap::shown(key)));
        key + 1 + columns(entry.label.get(look.lang)) + 3
    };
    while entries.iter().map(width).sum::<u16>() > line.width {
        let Some((last, _)) = entries.iter().enumerate().max_by_key(|(_, entry)| entry.footer) else { return };
        entries.remove(last);
    }
    let mut at = 1;
    for entry in entries {
        let key = entry.keys.first().map(|key| keymap::shown(key)).unwrap_or_default();
        let from = at;
        let pieces = [
            (key.as_str(), look.style(Role::Figure)),
            (" ", look.style(Role::Muted)),
            (entry.label.get(look.lang), look.style(Role::Muted)),
        ];
        at = put_all(buffer, line, at, 0, &pieces);
        hits.add(Rect { x: line.x + from, width: at.saturating_sub(from), ..line }, entry.action);
        at = at.saturating_add(3);
    }
}
