//! Which household to open: the reader's own and the ready-made ones, each with what it teaches.

use super::list::{Item, List};
use crate::domain::name::Name;
use crate::report::wording::name;
use crate::session::{self, Source};
use crate::text::table::Column;
use crate::text::{Lang, Words};
use crate::tui::app::Effect;
use crate::tui::theme::Role;
use crate::tui::widgets::grid::Cell;

/// A household that can be opened.
#[derive(Debug, Clone)]
pub struct Household {
    /// Where it comes from.
    pub source: Source,
    name: Name,
    lesson: Name,
    own: bool,
}

impl Household {
    /// A household that was opened to be offered.
    #[must_use]
    pub fn of(source: Source, household: &session::Household) -> Household {
        let known = household.record.as_ref().map(|record| record.profile.name.clone());
        let known = known.filter(|name| !name.en.is_empty());
        let lesson = match &source {
            Source::Sample(sample) => session::sample_lesson(sample),
            Source::Path(_) | Source::Own => Name::same(&household.shown_name),
        };
        let own = !matches!(source, Source::Sample(_));
        Household { source, name: known.unwrap_or_else(|| Name::same(&household.id())), lesson, own }
    }
}

const TITLE: Words = Words::new("Households", "选择家庭");
const OWN: Words = Words::new("yours", "自己的");
const SAMPLE: Words = Words::new("sample", "示例");
const EMPTY: Words = Words::new("No household to open.", "没有可以打开的家庭。");

/// A list of households.
#[must_use]
pub fn list(households: Vec<Household>, lang: Lang) -> List {
    let items = households.into_iter().map(|household| {
        let sort = if household.own { OWN } else { SAMPLE };
        let more = name(&household.lesson, lang);
        let cells = vec![
            Cell::text(name(&household.name, lang)).role(Role::Figure),
            Cell::text(sort.get(lang)).role(Role::Muted),
            Cell::text(first_sentence(&more)),
        ];
        Item { cells, more, effect: Effect::Open(household.source) }
    });
    let columns = vec![Column::text("", 8), Column::mark("").drops(1), Column::text("", 12)];
    List::new(TITLE, EMPTY, columns, items.collect(), 0)
}

/// A text up to the end of its first sentence.
fn first_sentence(text: &str) -> String {
    let end = text.find('。').map(|at| at + '。'.len_utf8()).or_else(|| text.find(". ").map(|at| at + 1));
    text.get(..end.unwrap_or(text.len())).unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;
    use crate::domain::calendar::Day;
    use crate::tui::popups::Outcome;
    use crate::tui::widgets::draw::test::{at_every_size, drawn};
    use crate::tui::widgets::hits::Hits;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    fn choice(lang: Lang) -> List {
        let library = Library::embedded();
        let households = session::sample_names().into_iter().map(|name| {
            let source = Source::Sample(name.to_owned());
            let opened = session::open(std::slice::from_ref(&source), None, &library, None, Day(0));
            Household::of(source, &opened[0])
        });
        list(households.collect(), lang)
    }

    #[test]
    fn every_sample_is_offered_with_its_first_sentence() {
        for lang in Lang::ALL {
            let shown = drawn(100, 30, lang, |buffer, area, look| {
                choice(lang).view(buffer, area, look, &mut Hits::default());
            });
            let text = shown.join("\n");
            let sentence = if lang == Lang::En {
                "Lin: three lines, one salary."
            } else {
                "小林：三笔借款，一份工资。"
            };
            assert!(text.contains(sentence), "{text}");
        }
    }

    #[test]
    fn enter_opens_the_selected_one() {
        let mut choice = choice(Lang::En);
        let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
        assert_eq!(choice.key(key(KeyCode::Down)), Outcome::Stay);
        let second = session::sample_names()[1].to_owned();
        assert_eq!(choice.key(key(KeyCode::Enter)), Outcome::Ask(Effect::Open(Source::Sample(second))));
        assert_eq!(choice.key(key(KeyCode::Esc)), Outcome::Close);
    }

    #[test]
    fn the_choice_at_every_size() {
        let both = Lang::ALL.map(choice);
        at_every_size(|buffer, area, look| {
            both[usize::from(look.lang == Lang::Zh)].clone().view(buffer, area, look, &mut Hits::default());
        });
    }
}
