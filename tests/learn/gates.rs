//! The gates of the whole bank: every lesson clean, every topic and competence covered, and no pattern in the keys.

use std::collections::BTreeSet;

use super::{lessons, lin, problems};
use tideover::content::Library;
use tideover::diagnostic::Diagnostic;
use tideover::domain::lesson::moment::Moment;
use tideover::domain::lesson::{Item, Lesson};
use tideover::learn::figures::{of_item, of_lesson};
use tideover::report::lesson::filled::{asked, wording};
use tideover::report::lesson::slide::{SLIDE_COLUMNS, SLIDE_ROWS, lay_out, plain};
use tideover::text::Lang;
use tideover::text::width::width;

/// Lessons of the whole course, and their items.
const LESSONS: usize = 15;
const ITEMS: usize = 80;

/// Rows of the list of topics that the program must cover.
const TOPICS: std::ops::RangeInclusive<u8> = 1..=22;

/// Competence codes that at least one item must carry: the statements of the EU/OECD framework that the course scores,
/// and its own extensions.
const SCORED: &[&str] = &[
    "eu22:96", "eu22:132", "eu22:133", "eu22:154", "eu22:155", "eu22:271", "eu22:272", "eu22:273", "eu22:274",
    "eu22:275", "eu22:276", "eu22:278", "eu22:279", "eu22:281", "eu22:283", "eu22:289", "eu22:290", "eu22:291",
    "eu22:294", "eu22:295", "eu22:304", "eu22:305", "eu22:306", "eu22:307", "eu22:309", "eu22:310", "eu22:311",
    "eu22:313", "eu22:314", "eu22:327", "eu22:328", "eu22:329", "eu22:330", "eu22:332", "eu22:333", "eu22:334",
    "eu22:335", "eu22:336", "eu22:337", "eu22:346", "eu22:347", "eu22:349", "eu22:351", "eu22:353", "eu22:356",
    "eu22:372", "eu22:373", "eu22:415", "eu22:417", "eu22:418", "eu22:514", "eu22:515", "eu22:518", "eu22:519",
    "eu22:520", "eu22:522", "own:S1", "own:S2", "own:S3", "own:S4", "own:S5", "own:S6", "own:S7", "own:S8",
];

fn said(found: &[Diagnostic]) -> Vec<String> {
    found.iter().map(|problem| tideover::report::problems::as_text(problem, Lang::En, false)).collect()
}

#[test]
fn all_shipped_content_is_clean() {
    let found = said(&problems(&Library::embedded()));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_course_is_whole() {
    let lessons = lessons();
    assert_eq!(lessons.len(), LESSONS);
    assert_eq!(lessons.iter().map(|lesson| lesson.items.len()).sum::<usize>(), ITEMS);
    assert_eq!(lessons.iter().map(|lesson| u32::from(lesson.minutes)).sum::<u32>(), 335);
}

#[test]
fn every_topic_is_covered() {
    let lessons = lessons();
    let covered: BTreeSet<u8> = lessons
        .iter()
        .flat_map(|lesson| lesson.topics.iter().chain(lesson.items.iter().flat_map(|item| &item.topics)))
        .map(|topic| topic.parse().unwrap())
        .collect();
    let missing: Vec<u8> = TOPICS.filter(|topic| !covered.contains(topic)).collect();
    assert_eq!(missing, Vec::<u8>::new());
}

/// What each topic is called in Chinese; one of the words of each group must stand in a lesson that lists the topic.
const TOPIC_WORDS: &[(u8, &[&[&str]])] = &[
    (1, &[&["数据"], &["短周期", "期限短", "周期短"], &["自动"], &["一半", "不对称"]]),
    (2, &[&["系统维护", "维护"], &["升级"]]),
    (3, &[&["技术故障"], &["数据库"], &["接口"], &["攻击"], &["网络"]]),
    (4, &[&["账户状态"], &["证件", "身份"], &["登录"]]),
    (5, &[&["信用评估"], &["多头", "多家"], &["逾期"], &["频繁", "次数"]]),
    (6, &[&["额度管理"], &["使用率", "用满", "用了"]]),
    (7, &[&["政策监管", "监管"], &["规定"]]),
    (8, &[&["征信"], &["房贷"], &["授信", "额度"]]),
    (9, &[&["商家", "店"], &["平台"]]),
    (10, &[&["应急金", "应急资金"]]),
    (11, &[&["按时"], &["负债收入比", "月供"]]),
    (12, &[&["多头", "几家", "多家"]]),
    (13, &[&["普惠"], &["信用卡"], &["贷款"]]),
    (14, &[&["预警", "指标"], &["逾期率"], &["提现"]]),
    (15, &[&["公告", "通知", "提示"]]),
    (16, &[&["拨备"], &["逾期率"], &["违约损失率"]]),
    (17, &[&["备付", "资金池", "备用"], &["压力测试"]]),
    (18, &[&["模型"], &["数据"]]),
    (19, &[&["披露", "合规"], &["信息"]]),
    (20, &[&["保险"], &["互助", "共享"], &["标准"]]),
    (21, &[&["年化", "一共多花"], &["费"]]),
    (22, &[&["先", "再"]]),
];

/// A topic is not only claimed: its own words stand in the Chinese of the lessons that claim it.
#[test]
fn a_topic_is_found_by_its_chinese_words() {
    let (lessons, sample) = (lessons(), lin());
    let mut missing = Vec::new();
    for (topic, groups) in TOPIC_WORDS {
        let mut text = String::new();
        for lesson in &lessons {
            let number = topic.to_string();
            let items: Vec<&Item> = lesson.items.iter().filter(|item| item.topics.contains(&number)).collect();
            if lesson.topics.contains(&number) {
                let figures = of_lesson(lesson, &sample);
                text.push_str(&lesson.zh.title);
                text.extend(lesson.zh.outcomes.iter().map(String::as_str));
                for section in &lesson.zh.sections {
                    let slide = lay_out(section, &figures, Lang::Zh, 4_000);
                    text.push_str(&slide.title);
                    text.extend(slide.lines(usize::MAX).map(plain));
                }
            }
            let asked = items.into_iter().filter_map(|item| asked(lesson, item, Lang::Zh));
            text.extend(
                asked.flat_map(|one| [one.stem, one.why].into_iter().chain(one.options.into_iter().map(|o| o.says))),
            );
        }
        for group in groups.iter().filter(|group| !group.iter().any(|word| text.contains(word))) {
            missing.push(format!("{topic}: {group:?}"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert_eq!(TOPIC_WORDS.len(), 22);
}

#[test]
fn every_scored_competence_has_an_item() {
    let lessons = lessons();
    let items: BTreeSet<&str> =
        lessons.iter().flat_map(|lesson| &lesson.items).flat_map(|item| &item.codes).map(String::as_str).collect();
    let missing: Vec<&&str> = SCORED.iter().filter(|code| !items.contains(**code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for lesson in &lessons {
        for item in &lesson.items {
            let stray: Vec<&String> = item.codes.iter().filter(|code| !lesson.codes.contains(code)).collect();
            assert!(stray.is_empty(), "{}: codes that its lesson does not list: {stray:?}", item.id);
        }
    }
}

#[test]
fn every_moment_opens_a_lesson() {
    let lessons = lessons();
    let without: Vec<&str> = Moment::NAMES
        .iter()
        .filter(|(_, moment)| !lessons.iter().any(|lesson| lesson.opens_when.contains(moment)))
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(without, Vec::<&str>::new());
}

/// Each place holds a third of the keys, ten points more or less (95 % of all banks of 80 items with keys at random), and
/// no place holds four keys in a row.
#[test]
fn keys_stand_at_no_favourite_place() {
    let lessons = lessons();
    let keys: Vec<usize> =
        lessons.iter().flat_map(|lesson| &lesson.items).map(|item| item.key_place().unwrap()).collect();
    for place in 0..3 {
        let share = keys.iter().filter(|key| **key == place).count() * 100 / keys.len();
        assert!((23..=43).contains(&share), "place {place}: {share}%");
    }
    let longest = keys.windows(4).find(|run| run.iter().all(|key| *key == run[0]));
    assert_eq!(longest, None, "{keys:?}");
}

/// The right option is strictly the longest in at most 40 % of the items whose options are words.
#[test]
fn length_gives_no_answer_away() {
    let lessons = lessons();
    for lang in Lang::ALL {
        let worded: Vec<(&Lesson, &Item)> = lessons
            .iter()
            .flat_map(|lesson| lesson.items.iter().map(move |item| (lesson, item)))
            .filter(|(_, item)| item.options.iter().any(|option| option.figure.is_none()))
            .collect();
        let longest = worded.iter().filter(|(lesson, item)| {
            let asked = asked(lesson, item, lang).unwrap();
            let length = |place: usize| asked.options[place].says.chars().count();
            (0..asked.options.len()).all(|place| place == asked.key || length(place) < length(asked.key))
        });
        let (longest, all) = (longest.count(), worded.len());
        assert!(longest * 100 <= all * 40, "{}: {longest} of {all}", lang.tag());
    }
}

#[test]
fn every_slide_fits_a_small_terminal() {
    let sample = lin();
    for lesson in lessons() {
        let figures = of_lesson(&lesson, &sample);
        for lang in Lang::ALL {
            for section in &wording(&lesson, lang).sections {
                let slide = lay_out(section, &figures, lang, SLIDE_COLUMNS);
                let place = format!("{} {} {}", lesson.id, section.id, lang.tag());
                assert!(slide.rows() <= SLIDE_ROWS, "{place}: {} rows", slide.rows());
                for line in slide.lines(usize::MAX) {
                    assert!(width(&plain(line)) <= SLIDE_COLUMNS, "{place}: {}", plain(line));
                }
                assert!(width(&slide.title) <= SLIDE_COLUMNS, "{place}");
            }
        }
    }
}

/// No `{name}` is left in anything that a reader sees, on any ready-made household.
#[test]
fn every_word_is_filled_on_every_household() {
    let library = Library::embedded();
    let names: Vec<tideover::session::Source> = tideover::session::sample_names()
        .iter()
        .map(|name| tideover::session::Source::Sample((*name).into()))
        .collect();
    let lessons = lessons();
    for household in tideover::session::open(&names, None, &library, None, super::today()) {
        let record = household.record.unwrap();
        let own = tideover::learn::figures::Household::new(record.profile, record.entries, household.today);
        for lesson in &lessons {
            let figures = of_lesson(lesson, &own);
            for lang in Lang::ALL {
                for section in &wording(lesson, lang).sections {
                    let slide = lay_out(section, &figures, lang, SLIDE_COLUMNS);
                    let text: String = slide.lines(usize::MAX).map(plain).collect();
                    assert!(!text.contains(['{', '}']), "{} {}: {text}", lesson.id, section.id);
                }
            }
        }
    }
    // An item is the same for everyone.
    for lesson in &lessons {
        for item in &lesson.items {
            for lang in Lang::ALL {
                let asked = asked(lesson, item, lang).unwrap();
                assert!(!format!("{asked:?}").replace("Asked {", "").replace("AskedOption {", "").contains('{'));
            }
            let figures = of_item(lesson, item);
            let own = |name: &str| item.figures.iter().any(|figure| figure.name == name);
            assert_eq!(figures.faults().filter(|(name, _)| own(name)).collect::<Vec<_>>(), [], "{}", item.id);
        }
    }
}

/// Words of the trade are in the glossary, and every one of the glossary's has a meaning in both languages.
#[test]
fn the_glossary_is_bilingual() {
    let (terms, found) = Library::embedded().terms();
    assert!(found.is_empty());
    for term in terms {
        for text in [&term.name.zh, &term.meaning.zh] {
            assert!(text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}')), "{}", term.id);
        }
        assert!(term.meaning.en.ends_with('.') && term.meaning.zh.ends_with('。'), "{}", term.id);
    }
}
