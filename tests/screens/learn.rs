//! Lessons on the screen: the course, slides, questions, exercises, and the way from a warning to its lesson.

use std::fs;

use tideover::learn::progress::{Answer, Progress, Reading, Review};
use tideover::session::Folders;
use tideover::text::Lang;
use tideover::text::width::width;
use tideover::tui::theme::{Background, Depth, Theme};

use crate::support::story::Story;

fn progress(story: &Story) -> Progress {
    Folders::at(story.data.path()).progress().unwrap().0
}

#[test]
fn course_slide_question_and_exercise_at_three_sizes_in_both_languages() {
    for lang in Lang::ALL {
        for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
            let mut story = Story::sample("lin", lang);
            let kept = |name: &str, story: &mut Story| {
                let shown = story.show(columns, rows);
                insta::assert_snapshot!(format!("learn-{name}-{}-{columns}x{rows}", lang.tag()), shown);
            };
            story.press("8");
            kept("course", &mut story);
            story.press("/L05<enter><enter>");
            kept("slide", &mut story);
            story.press("<esc>za");
            kept("answer", &mut story);
            story.press("<esc>x<enter>5000<enter>");
            kept("exercise", &mut story);
        }
    }
}

/// Slide by slide to the end: each step at a key, and what was read is kept.
#[test]
fn a_lesson_is_read_step_by_step_to_its_end() {
    let mut story = Story::own("lin", Lang::En);
    story.press("8/L05<enter><enter>").sees(&["L05 Why a line stops", "1/10", "Enter: go on"]);
    story.sees_no(&["what you owe stays owed"]);
    story.press(" ").sees(&["what you owe stays owed", "Cash loan: ¥1,799.51"]).sees_no(&["Enter: go on"]);
    story.press("<enter>").sees(&["2/10", "One question sorts them"]);
    story.press("<left>").sees(&["1/10", "what you owe stays owed"]);
    assert_eq!(progress(&story).reading("L05").map(|reading| reading.whole), Some(false));
    story.press("<end>").sees(&["10/10"]);
    story.press("<enter>").sees(&["That was L05", "everyone, some, or only me?", "z  Answer its questions: 6"]);
    assert_eq!(progress(&story).reading("L05").map(|reading| reading.whole), Some(true));
    story.press("<esc>").sees(&["Course", "yes"]);
    // Read whole, it begins at its beginning again.
    story.press("<enter>").sees(&["1/10"]);
}

/// One is brought back to the slide where one left.
#[test]
fn a_lesson_goes_on_where_it_was_left() {
    let mut story = Story::own("lin", Lang::Zh);
    story.press("8/L05<enter><enter> <enter> <enter>");
    let place = progress(&story).reading("L05").unwrap().slide.clone();
    story.press("<esc>1");
    let mut again = Story::reopened(story);
    again.press("8/L05<enter><enter>");
    assert_eq!(progress(&again).reading("L05").unwrap().slide, place);
}

#[test]
fn links_lead_to_words_lessons_screens_and_sources() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("8/L05<enter><enter> <enter><enter>").sees(&["3/10"]);
    // A word of the trade opens over the slide, with its word in the other language and where it is met.
    story.press("<tab><enter>").sees(&["In Chinese", "系统维护", "Met in", "L05 Why a line stops"]);
    story.press("<esc><esc>").sees(&["3/10"]);
    // A click does the same.
    let place = story.find(80, 24, "Maintenance is planned");
    story.click(place).sees(&["In Chinese"]);
    story.press("<esc><esc>");
    // To another lesson and back.
    for _ in 0..40 {
        story.seen();
        if story.seen().contains("L06") || story.seen().contains("L01") {
            break;
        }
        story.press("<enter>");
    }
    story.press("<esc>w/minimum<enter>").sees(&["Words", "minimum"]);
    story.press("<enter>").sees(&["In Chinese", "最低还款额", "e the lesson about it"]);
    story.press("e").sees(&["L03 Repayment schedules", "1/"]);
}

/// An answer is judged at once, with its misconception; "not sure" is one too; both are kept and asked again.
#[test]
fn questions_one_at_a_time() {
    let mut story = Story::own("lin", Lang::En);
    story.press("8/L01<enter>z").sees(&["Questions of L01", "1 of 5", "0) Not sure"]);
    story.press("a").sees(&["x a) ", "o b) ", "Not quite. It is b)", "A common slip, M1: A limit is my money."]);
    // One answer a question.
    story.press("b").sees(&["Not quite."]);
    story.press("<enter>0").sees(&["2 of 5", "It is a) ¥0.", "Enter: next question"]);
    story.press("<enter><down><down><enter>").sees(&["3 of 5", "Right: c)"]);
    story.press("<enter>a<enter>").press("a").sees(&["Right"]);
    story.press("<enter>").sees(&["3 of 5 right, 1 not sure"]);
    story.press("<enter>").sees(&["Course", "3/5"]);
    let answers: Vec<(String, bool)> =
        progress(&story).reviews.iter().map(|review| (review.answer.word().to_owned(), review.right)).collect();
    assert_eq!(answers.len(), 5);
    assert_eq!(answers[1], ("?".to_owned(), false));
}

/// Somebody whom nothing presses: what was missed is asked again when its day has come, the longest waiting first.
#[test]
fn what_is_due_is_asked_again() {
    let calm = "schema = 1\ncurrency = \"CNY\"\njurisdiction = \"CN\"\nas_of = 2026-11-21\n\n[cash]\n\
                spendable = \"90000.00\"\nemergency_fund = \"90000.00\"\n\n[[income]]\nname = \"salary\"\n\
                amount = \"8000.00\"\nday = 10\n";
    let mut story = Story::of(calm, Lang::En);
    let today = story.app.figures.today;
    let review = |item: &str, days: i32, right: bool| Review {
        day: today.plus(-days),
        item: item.to_owned(),
        answer: Answer::NotSure,
        right,
    };
    let reviews = vec![review("L02.1", 2, false), review("L02.2", 0, false), review("L02.3", 9, true)];
    Folders::at(story.data.path()).keep_progress(&Progress { reviews, ..Progress::default() }).unwrap();
    story.press("8").sees(&["2 to review today"]);
    story.press("r").sees(&["Review", "1 of 2", "L02.3  To be reviewed since 2026-11-13"]);
    story.press("b").sees(&["Right"]);
    story.press("<enter>").sees(&["L02.1  To be reviewed since 2026-11-20"]);
    story.press("a<enter>").sees(&["1 of 2 right"]);
    story.press("<enter>").sees(&["nothing to review today"]);
    story.press("r").sees(&["Nothing to ask today."]);
}

/// What the household's day makes matter is asked before anything else, once its lesson was begun.
#[test]
fn moments_come_before_the_ladder() {
    let mut story = Story::own("lin", Lang::En);
    let day = story.app.figures.today.plus(-9);
    let reviews = vec![Review { day, item: "L02.1".to_owned(), answer: Answer::NotSure, right: false }];
    let read = vec![Reading { day, lesson: "L10".to_owned(), slide: "act".to_owned(), whole: true }];
    let progress = Progress { reviews, read, ..Progress::default() };
    Folders::at(story.data.path()).keep_progress(&progress).unwrap();
    story.press("8r").sees(&["1 of 10", "L10.1  Asked because money runs low ahead"]);
}

#[test]
fn an_exercise_is_guessed_first_then_tried_on_a_copy() {
    let mut story = Story::own("lin", Lang::En);
    let before = story.profile_text();
    story.press("8/L04<enter>x").sees(&["Try it: L04", "Step 1 of", "Enter: type your guess first"]);
    story.press("<enter>much<enter>").sees(&["Type a number"]);
    while !story.seen().contains("Enter: one line for yourself") {
        story.press("<enter>100<enter>");
    }
    story.press("<end>").sees(&["Goal:", "(not yet)", "t: change a copy"]);
    story.press("t").sees(&["Change the copy", "income.1.amount=8000.00", "line.pay-later.balance=0"]);
    story
        .press("income.1.amount=90000<enter>")
        .press("<end>")
        .sees(&["On the copy: income.1.amount=90000", "(reached)"]);
    story.press("tline.cadr.balance=0<enter>").press("<end>").sees(&["cadr"]);
    story.press("<enter>keep some back<enter>").press("<end>").sees(&["Kept."]);
    assert_eq!(story.profile_text(), before, "nothing is written to the profile");
    let tried = progress(&story).exercises;
    assert_eq!((tried.len(), tried[0].lesson.as_str(), tried[0].reflection.as_str()), (1, "L04", "keep some back"));
    assert!(tried[0].reached.0 > 0, "{tried:?}");
    story.press("<enter>").sees(&["Course"]);
}

/// Own figures by default; the switch shows the sample's and never writes to the profile.
#[test]
fn figures_of_the_sample_by_a_switch() {
    let mut story = Story::own("shortfall", Lang::En);
    let (profile, journal) = (story.profile_text(), story.journal_text());
    story.press("8/L01<enter><enter>").sees(&["Figures of your household"]);
    let own = story.seen();
    story.press("m").sees(&["Figures of the sample household Lin.", "¥28,000"]);
    assert_ne!(own, story.seen());
    story.press("m");
    assert_eq!(own, story.seen());
    assert_eq!((profile, journal), (story.profile_text(), story.journal_text()));
    // Where the sample itself is open there is nothing to switch.
    let mut story = Story::sample("lin", Lang::En);
    story.press("8m").sees(&["The sample household is the one that is open"]);
}

#[test]
fn a_damaged_record_of_progress_is_set_aside_and_said_so() {
    let mut story = Story::own("lin", Lang::En);
    fs::write(story.data.path().join("learning.json"), "{ half").unwrap();
    story.press("8").sees(&["learning.damaged-1.json"]);
    story.press("/L05<enter><enter>");
    assert_eq!(fs::read_to_string(story.data.path().join("learning.damaged-1.json")).unwrap(), "{ half");
    assert!(progress(&story).reading("L05").is_some());
}

/// One key from a warning, a line, a change and its *why* to the lesson about it.
#[test]
fn whatever_is_selected_leads_to_its_lesson() {
    // From the why of a change: the lesson that its rule names.
    let mut story = Story::sample("lin", Lang::En);
    story.press("4w");
    story.press("<end><enter>");
    story.press("<tab><home><enter>").sees(&["e the lesson about it"]);
    story.press("e").sees(&["8 Learn", "1/"]);
    // From a line.
    let mut story = Story::sample("lin", Lang::En);
    story.press("2e").sees(&["L0", "1/"]);
    story.press("<esc>").sees(&["Course"]);
    // From Home: what the sample household teaches, after its warnings; then each warning.
    let mut story = Story::sample("lin", Lang::En);
    story.show(120, 40);
    story.press("<back-tab><end>");
    let shown = story.show(120, 40);
    assert!(shown.contains("o Lin: three lines, one salary."), "{shown}");
    story.press("<enter>").sees(&[
        "What this household shows",
        "Move the salary by a few days",
        "e the lesson about it",
    ]);
    story.press("e").sees(&["L10 Cash first", "1/"]);
    story.press("1").show(120, 40);
    story.press("<home>").show(120, 40);
    story.press("e").sees(&["L10 Cash first"]);
    story.press("1").show(120, 40);
    // What comes only if the salary is late names the lesson of its rule.
    story.press("<down>e").sees(&["L06 Paying late"]);
    story.press("1").show(120, 40);
    story.press("<down>e").sees(&["L08 Limit use"]);
    // From Home: a figure, and the page of what it is made of.
    let mut story = Story::sample("lin", Lang::En);
    story.show(80, 24);
    story.press("<right><right>e").sees(&["L04 Debt-to-income"]);
    story.press("1<enter>").sees(&["e the lesson about it"]);
    story.press("e").sees(&["L04 Debt-to-income"]);
}

#[test]
fn the_language_is_switched_live_in_the_middle_of_a_lesson() {
    let mut story = Story::sample("lin", Lang::En);
    story.press("8/L05<enter><enter> ").sees(&["what you owe stays owed"]);
    story.press("L").sees(&["L05", "1/10"]).sees_no(&["what you owe stays owed"]);
    story.press("za").sees(&["不太对"]);
    story.press("L").sees(&["Not quite."]);
}

/// Every slide of the course, whole, at 80x24 in both languages: nothing has to be scrolled.
#[test]
fn every_slide_of_the_course_fits_the_smallest_full_terminal() {
    let more = tideover::tui::glyphs::FULL.more_below;
    for lang in Lang::ALL {
        let mut story = Story::sample("lin", lang);
        story.press("8<home>");
        let ids = tideover::content::Library::embedded().lesson_ids();
        for id in &ids {
            story.press("<esc><esc>");
            story.press(&format!("/{id}<enter><enter>"));
            let mut slides = 0;
            loop {
                let shown = story.seen();
                let hidden = shown
                    .lines()
                    .any(|line| line.ends_with(&format!("{more}│")) || line.ends_with(&format!("{more} │")));
                assert!(!hidden, "{id} {lang:?}\n{shown}");
                if shown.contains("That was") || shown.contains("学完了") {
                    break;
                }
                story.press("<right>");
                slides += 1;
                assert!(slides < 60, "{id}: no end\n{shown}");
            }
            assert!(slides >= 6, "{id}: {slides}");
        }
    }
}

/// Where nothing is selected, the screen itself leads to a lesson.
#[test]
fn every_screen_leads_to_a_lesson() {
    for (screen, lesson) in [("1", "L0"), ("2", "L0"), ("3", "L06"), ("6", "L03"), ("7", "L12"), ("9", "L01")] {
        let mut story = Story::sample("lin", Lang::En);
        story.press(screen);
        story.show(80, 24);
        let key = if "79".contains(screen) { ":lesson about<enter>" } else { "e" };
        story.press(key).sees(&["8 Learn", "1/", lesson]);
    }
}

/// The course, a slide with a table, a question, an exercise and the glossary at every size, in every set of characters.
#[test]
fn nothing_is_too_wide_at_any_size() {
    let sizes = [(40, 12), (41, 17), (64, 20), (80, 24), (104, 26), (120, 40), (200, 60)];
    for lang in Lang::ALL {
        for plain in [false, true] {
            let theme = Theme::new(Depth::None, Background::Dark, plain);
            let mut story = Story::sample_in("seven-lenders", lang, theme);
            for keys in [
                "8",
                "/L05<enter><enter> <enter>",
                "<tab>",
                "<esc>z",
                "a",
                "<esc><esc>x<enter>1<enter>",
                "w",
                "<enter>",
            ] {
                story.press(keys);
                for (columns, rows) in sizes {
                    let shown = story.show(columns, rows);
                    assert_eq!(shown.lines().count(), usize::from(rows));
                    let wide = shown.lines().find(|line| width(line) > usize::from(columns));
                    assert_eq!(wide, None, "{keys} {columns}x{rows}");
                    let ascii = shown.replace("中文", "");
                    let words_are_chinese = keys == "<enter>" || lang == Lang::Zh;
                    // A word's page shows the other language's word; the yuan sign belongs to amounts.
                    assert!(!plain || words_are_chinese || ascii.replace('¥', "").is_ascii(), "{keys}\n{shown}");
                }
            }
        }
    }
}
