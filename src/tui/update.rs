//! What a key, a click or pasted text does to the state. No drawing, no file, no clock.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::action::Action;
use super::app::{App, Effect, Study};
use super::keymap;
use super::popups::line::Line;
use super::popups::{Outcome, Popup, calculator::Calculator, help::Help, palette::Palette};
use super::screens::ScreenId;
use super::theme::{Background, Meaning};
use super::widgets::field::{Pasted, TextField};
use crate::domain::calendar::{Day, Month};
use crate::domain::lesson::moment::Moment;
use crate::report::lesson::lead::Lead;
use crate::text::{Lang, Words};

/// Rows that one notch of the mouse wheel moves.
const WHEEL_ROWS: usize = 3;

/// A key, wherever the keys are: what is open on top, the filter, or the screen.
pub fn key(app: &mut App, key: KeyEvent) -> Effect {
    if key.kind == KeyEventKind::Release {
        return Effect::None;
    }
    app.notice = None;
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        match key.code {
            KeyCode::Char('c') => return Effect::Quit,
            KeyCode::Char('z') => return Effect::Suspend,
            _ => {}
        }
    }
    if let Some(popup) = app.popups.last_mut() {
        let outcome = popup.key(key);
        return settle(app, outcome);
    }
    if app.filter.is_some() {
        return filter_key(app, key);
    }
    match keymap::find(&app.screen_ids(), app.current_id(), key) {
        Some(action) => update(app, action),
        None => Effect::None,
    }
}

/// A mouse click or a turn of the wheel.
pub fn mouse(app: &mut App, mouse: MouseEvent) -> Effect {
    let wheel = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            let Some(action) = app.hits.at(mouse.column, mouse.row) else { return Effect::None };
            app.notice = None;
            return update(app, action);
        }
        MouseEventKind::ScrollUp => Action::Up,
        MouseEventKind::ScrollDown => Action::Down,
        _ => return Effect::None,
    };
    for _ in 0..WHEEL_ROWS {
        update(app, wheel);
    }
    Effect::None
}

/// Text pasted from outside.
pub fn paste(app: &mut App, text: &str) -> Effect {
    app.notice = None;
    let pasted = if let Some(popup) = app.popups.last_mut() {
        popup.paste(text)
    } else if let Some(filter) = &mut app.filter {
        let pasted = filter.paste(text);
        apply_filter(app);
        Some(pasted)
    } else {
        None
    };
    match pasted {
        Some(Pasted::Whole) => {}
        Some(Pasted::Shortened) => app.say(
            Meaning::Notice,
            Words::new("That was long: only its beginning was taken.", "粘贴的内容太长，只取了开头部分。"),
        ),
        None => app.say(Meaning::Notice, Words::new("Nothing here takes pasted text.", "这里不能粘贴文字。")),
    }
    Effect::None
}

/// An action.
pub fn update(app: &mut App, action: Action) -> Effect {
    if let Some(popup) = app.popups.last_mut() {
        let outcome = popup.update(action);
        return settle(app, outcome);
    }
    match action {
        Action::Quit => return Effect::Quit,
        Action::Suspend => return Effect::Suspend,
        Action::Help => app.popups.push(Popup::Help(Help::new(app.screen_ids(), app.current_id()))),
        Action::Palette => app.popups.push(Popup::Palette(Palette::new(&app.screen_ids(), app.lang))),
        Action::Language => switch_language(app),
        Action::Background => switch_background(app),
        Action::Go(id) => {
            if let Some(position) = app.screens.iter().position(|screen| screen.id() == id) {
                app.current = position;
            }
        }
        Action::NextScreen => app.current = (app.current + 1) % app.screens.len().max(1),
        Action::PreviousScreen => {
            let count = app.screens.len().max(1);
            app.current = (app.current + count - 1) % count;
        }
        Action::Later => return look_at(app, Some(1)),
        Action::Earlier => return look_at(app, Some(-1)),
        Action::Today => {
            // A calendar comes back too, even when the day looked at stays.
            to_screen(app, action);
            return look_at(app, None);
        }
        Action::Filter => open_filter(app),
        Action::Lesson => return lesson(app),
        Action::Calculate => {
            let start = app.screens.get(app.current).and_then(|screen| screen.calculator(&app.figures));
            let calculator = Calculator::new(&start.unwrap_or_default(), app.lang);
            app.popups.push(Popup::Calculator(Box::new(calculator)));
        }
        Action::CostStatement => {
            // It is chosen from the palette on any screen, and belongs to a line.
            update(app, Action::Go(ScreenId::Lines));
            return to_screen(app, action);
        }
        Action::Sample
        | Action::Problems
        | Action::Build
        | Action::RecordPayment
        | Action::RecordPurchase
        | Action::RecordDraw
        | Action::RecordIncome
        | Action::RecordBalance
        | Action::ConfirmAssumed
        | Action::Undo
        | Action::Redo
        | Action::PickWhatIf
        | Action::Suppose
        | Action::Forget
        | Action::ForgetOne
        | Action::DropPlan
        | Action::AskMeans
        | Action::Farther
        | Action::AskNeed
        | Action::CheckOffer
        | Action::StateFacts => return Effect::Do(action),
        Action::Back if has_filter(app) => clear_filter(app),
        other => return to_screen(app, other),
    }
    Effect::None
}

/// The lesson about what is selected, else about the screen; the course where nothing leads to one.
fn lesson(app: &mut App) -> Effect {
    let lead = app.screens.get(app.current).and_then(|screen| screen.lead(&app.figures));
    let of_screen = || match app.current_id() {
        ScreenId::Schedule => Some(Moment::DueSoon),
        ScreenId::Plan => Some(Moment::MinimumOnly),
        ScreenId::Backup => Some(Moment::StressFails),
        ScreenId::Profile => Some(Moment::LimitEdited),
        _ => None,
    };
    match lead.or_else(|| of_screen().map(Lead::moment)) {
        Some(lead) => Effect::Study(Box::new(Study::Open(lead))),
        None => update(app, Action::Go(ScreenId::Learn)),
    }
}

fn to_screen(app: &mut App, action: Action) -> Effect {
    let Some(screen) = app.screens.get_mut(app.current) else { return Effect::None };
    let effect = screen.update(action, &app.figures);
    carry_out(app, effect)
}

/// Does what a screen wants of the state; the rest is for the loop's owner.
fn carry_out(app: &mut App, effect: Effect) -> Effect {
    match effect {
        Effect::Read(page) => {
            app.popups.push(Popup::Page(*page));
            Effect::None
        }
        Effect::Ask(question) => {
            app.popups.push(Popup::Question(*question));
            Effect::None
        }
        Effect::Type(prompt) => {
            app.popups.push(Popup::Line(Box::new(Line::new(*prompt))));
            Effect::None
        }
        Effect::Do(action @ Action::Go(_)) => update(app, action),
        Effect::Tell(words) => {
            app.say(Meaning::Notice, words);
            Effect::None
        }
        other => other,
    }
}

/// What a popup wants after a key or an action.
fn settle(app: &mut App, outcome: Outcome) -> Effect {
    match outcome {
        Outcome::Stay => Effect::None,
        Outcome::Close => {
            app.popups.pop();
            Effect::None
        }
        Outcome::Do(action) => {
            app.popups.pop();
            update(app, action)
        }
        Outcome::Ask(effect) => {
            app.popups.pop();
            effect
        }
        Outcome::Typed(text) => {
            app.popups.pop();
            let effect = app.screens.get_mut(app.current).map_or(Effect::None, |screen| screen.typed(&text));
            carry_out(app, effect)
        }
        Outcome::Tell(effect) => effect,
    }
}

fn switch_language(app: &mut App) {
    app.lang = match app.lang {
        Lang::En => Lang::Zh,
        Lang::Zh => Lang::En,
    };
    app.refresh();
}

fn switch_background(app: &mut App) {
    let background = match app.theme.background {
        Background::Dark => Background::Light,
        Background::Light => Background::Dark,
    };
    app.theme = app.theme.on(background);
}

/// The same day so many months on, from the anchor of the record's day; `None` is the record's day itself.
fn look_at(app: &App, months: Option<i32>) -> Effect {
    let today = app.figures.today;
    let day = match months {
        None => today,
        Some(months) => same_day(app.figures.as_of.month().plus(months), today),
    };
    // The past is a record, not a plan: it does not change by being looked at.
    let day = day.max(today);
    if day == app.figures.as_of { Effect::None } else { Effect::LookAt(day) }
}

fn same_day(month: Month, anchor: Day) -> Day {
    month.on(anchor.day_of_month())
}

fn has_filter(app: &App) -> bool {
    app.screens.get(app.current).and_then(|screen| screen.filter()).is_some_and(|filter| !filter.is_empty())
}

fn open_filter(app: &mut App) {
    let Some(filter) = app.screens.get(app.current).and_then(|screen| screen.filter()) else {
        app.say(Meaning::Notice, Words::new("There is no list to filter here.", "这里没有可以筛选的列表。"));
        return;
    };
    app.filter = Some(TextField::new(filter));
}

fn clear_filter(app: &mut App) {
    app.filter = None;
    if let Some(screen) = app.screens.get_mut(app.current) {
        screen.set_filter("");
    }
}

fn apply_filter(app: &mut App) {
    if let (Some(filter), Some(screen)) = (&app.filter, app.screens.get_mut(app.current)) {
        screen.set_filter(filter.text());
    }
}

fn filter_key(app: &mut App, key: KeyEvent) -> Effect {
    match key.code {
        KeyCode::Esc => clear_filter(app),
        KeyCode::Enter => app.filter = None,
        KeyCode::Up => return to_screen(app, Action::Up),
        KeyCode::Down => return to_screen(app, Action::Down),
        _ => {
            if app.filter.as_mut().is_some_and(|filter| filter.key(key)) {
                apply_filter(app);
            }
        }
    }
    Effect::None
}
