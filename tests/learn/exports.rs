//! The bank in the formats of other programs, read back by strict readers and compared with the lessons.

use super::{aiken, anki, gift, lessons};
use tideover::content::Library;
use tideover::domain::lesson::{Choice, Lesson};
use tideover::report::lesson::filled::{Asked, asked};
use tideover::report::lesson::{aiken as to_aiken, anki as to_anki, gift as to_gift};
use tideover::text::Lang;

fn bank(lessons: &[Lesson], lang: Lang) -> Vec<Asked> {
    lessons.iter().flat_map(|lesson| lesson.items.iter().map(move |item| asked(lesson, item, lang).unwrap())).collect()
}

#[test]
fn gift_is_read_back_whole() {
    let (lessons, slips) = (lessons(), Library::embedded().slips().0);
    for lang in Lang::ALL {
        let questions = gift::read(&to_gift::gift(&lessons, &slips, lang));
        let bank = bank(&lessons, lang);
        assert_eq!(questions.len(), bank.len());
        for (question, asked) in questions.iter().zip(&bank) {
            assert_eq!((&question.title, &question.stem, &question.feedback), (&asked.id, &asked.stem, &asked.why));
            assert_eq!(question.category, format!("tideover/{}", &asked.id[..3]));
            let says: Vec<&str> = question.options.iter().map(|option| option.text.as_str()).collect();
            assert_eq!(says, asked.options.iter().map(|option| option.says.as_str()).collect::<Vec<_>>());
            let right: Vec<usize> = (0..says.len()).filter(|place| question.options[*place].right).collect();
            assert_eq!(right, [asked.key], "{}", asked.id);
            for option in question.options.iter().filter(|option| !option.right) {
                assert!(!option.feedback.is_empty(), "{}: a wrong option says what is wrong", asked.id);
            }
        }
    }
}

#[test]
fn aiken_is_read_back_whole() {
    let lessons = lessons();
    for lang in Lang::ALL {
        let questions = aiken::read(&to_aiken::aiken(&lessons, lang));
        let bank = bank(&lessons, lang);
        assert_eq!(questions.len(), bank.len());
        for ((stem, options, key), asked) in questions.iter().zip(&bank) {
            assert_eq!((stem, *key), (&asked.stem, asked.key));
            assert_eq!(*options, asked.options.iter().map(|option| option.says.clone()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn anki_is_read_back_whole_with_stable_ids() {
    let (lessons, slips) = (lessons(), Library::embedded().slips().0);
    for lang in Lang::ALL {
        let (headers, rows) = anki::read(&to_anki::anki(&lessons, &slips, lang));
        assert_eq!((&*headers["separator"], &*headers["html"]), ("Tab", "true"));
        assert_eq!(headers["columns"], "Front\tBack\tGUID\tTags");
        let place = |name: &str| headers[name].parse::<usize>().unwrap() - 1;
        let (guid, tags) = (place("guid column"), place("tags column"));
        let bank = bank(&lessons, lang);
        assert_eq!(rows.len(), bank.len());
        let mut ids: Vec<&String> = rows.iter().map(|row| &row[guid]).collect();
        for (row, asked) in rows.iter().zip(&bank) {
            assert_eq!(row.len(), 4);
            assert_eq!(row[guid], format!("tideover-{}-{}", asked.id, lang.tag()));
            assert_eq!(row[tags], format!("tideover {}", &asked.id[..3]));
            // As the importer does: the columns that are neither id nor tags fill the fields of a note in their order.
            let fields: Vec<String> = (0..4)
                .filter(|column| ![guid, tags].contains(column))
                .map(|column| anki::plain(&row[column]))
                .collect();
            let [front, back] = &fields[..] else { panic!("two fields: {fields:?}") };
            assert!(front.starts_with(&asked.stem), "{front}");
            assert_eq!(front.lines().count(), 1 + asked.options.len());
            let key = &asked.options[asked.key].says;
            assert!(back.contains(key.as_str()) && back.contains(&asked.why));
        }
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), bank.len(), "ids are unique");
    }
}

/// Signs that the formats give a meaning do not break them.
#[test]
fn wild_words_survive_every_format() {
    let mut lesson = lessons().remove(0);
    lesson.items.truncate(1);
    let item = &mut lesson.items[0];
    item.figures.clear();
    item.options[0] = Choice { figure: None, ..item.options[0].clone() };
    for words in [&mut lesson.en, &mut lesson.zh] {
        let words = words.items.iter_mut().find(|words| words.id == "L01.1").unwrap();
        words.stem = "a = b ~ c # d { e } f: g \\ h <i> & \"j\" \t k".into();
        words.why = "####why: {x} = ~\\".into();
        words.options[0].says = Some("%50% = off ~ # {1} C:\\x <b>".into());
    }
    let lessons = [lesson];
    for lang in Lang::ALL {
        let expected = bank(&lessons, lang);
        let questions = gift::read(&to_gift::gift(&lessons, &[], lang));
        assert_eq!(questions[0].stem, expected[0].stem);
        assert_eq!(questions[0].options[0].text, expected[0].options[0].says);
        assert_eq!(questions[0].feedback, expected[0].why);
        let (_, rows) = anki::read(&to_anki::anki(&lessons, &[], lang));
        assert!(anki::plain(&rows[0][0]).starts_with("a = b ~ c # d { e } f: g \\ h <i> & \"j\" k"));
        let aiken = aiken::read(&to_aiken::aiken(&lessons, lang));
        assert_eq!(aiken[0].1.len(), 3);
    }
}
