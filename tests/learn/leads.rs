//! Just in time: every rule, warning, state of a line and moment leads to a lesson that exists. The mapping is data.

use std::collections::BTreeSet;

use super::lessons;
use tideover::content::Library;
use tideover::diagnostic::{Item, LeftOut};
use tideover::domain::calendar::Day;
use tideover::domain::credit::line::LineState;
use tideover::domain::lesson::Lesson;
use tideover::domain::lesson::moment::Moment;
use tideover::domain::money::{Money, Ratio};
use tideover::domain::name::Name;
use tideover::domain::risk::trigger::Cause;
use tideover::report::ahead::{Ahead, AheadTurn};
use tideover::report::lesson::lead::{Lead, of_cause};
use tideover::report::warning::Warning;

fn found<'l>(lead: &Lead, lessons: &'l [Lesson]) -> Option<&'l str> {
    lead.find(lessons).map(|place| lessons[place].id.as_str())
}

/// Every trigger names a lesson of the course, and that lesson exists.
#[test]
fn every_rule_names_an_existing_lesson() {
    let (library, lessons) = (Library::embedded(), lessons());
    let ids: BTreeSet<&str> = lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    let mut rules = 0;
    for id in library.policy_ids() {
        let policy = library.policy(id).unwrap();
        for trigger in &policy.triggers {
            let named = trigger.lesson.as_deref().unwrap_or_else(|| panic!("{id} {}: no lesson", trigger.id));
            assert!(ids.contains(named), "{id} {}: {named}", trigger.id);
            assert_eq!(found(&Lead::of_trigger(trigger), &lessons), Some(named));
            rules += 1;
        }
    }
    assert!(rules > 50, "{rules} rules");
}

/// A rule of one's own without a lesson leads by its cause.
#[test]
fn a_rule_without_a_lesson_leads_by_its_cause() {
    let (library, lessons) = (Library::embedded(), lessons());
    let mut trigger = library.policy("cn/pay-later").unwrap().triggers.remove(0);
    trigger.lesson = None;
    assert_eq!(found(&Lead::of_trigger(&trigger), &lessons), Some("L05"));
    trigger.lesson = Some("L99".into());
    assert_eq!(found(&Lead::of_trigger(&trigger), &lessons), Some("L05"), "a lesson that does not exist");
    for cause in Cause::ALL {
        assert_eq!(found(&Lead::moment(of_cause(cause)), &lessons), Some("L05"), "{cause:?}");
    }
}

/// One warning of each kind. The match has no rest, so that a new kind does not compile until it stands here.
fn every_warning() -> Vec<Warning> {
    let (day, money) = (Day::ymd(2026, 11, 21).unwrap(), Money(100));
    let all = vec![
        Warning::Overdue { line: 0, amount: money, days: 3 },
        Warning::NotUsable { line: 0, state: LineState::Suspended },
        Warning::Short { day, missing: money },
        Warning::Low { day, cash: money },
        Warning::DueByHand { line: 0, day, amount: money },
        Warning::HighDti { dti: Ratio::percent(60), over: Ratio::percent(50) },
        Warning::NoIncome,
        Warning::HighUse { line: 0, utilisation: Ratio::percent(90) },
        Warning::ShortRunway { days: 3 },
        Warning::PlanLeft { line: 0, day, planned: money, paid: Money(0) },
        Warning::Assumed { count: 2, since: day },
        Warning::Mismatch { line: Some(0), day, shown: money, computed: Money(90) },
        Warning::FundMismatch { day, shown: money, computed: Money(90) },
        Warning::LeftOut(LeftOut { what: Item::Line, name: Name::default(), place: None }),
        Warning::Ahead(Ahead { line: 0, missed: Some((day, money)), turn: None, is_late: true }),
        Warning::Ahead(Ahead { line: 0, missed: None, turn: Some(turn(day)), is_late: false }),
    ];
    for warning in &all {
        match warning {
            Warning::Overdue { .. }
            | Warning::NotUsable { .. }
            | Warning::Short { .. }
            | Warning::Low { .. }
            | Warning::DueByHand { .. }
            | Warning::HighDti { .. }
            | Warning::NoIncome
            | Warning::HighUse { .. }
            | Warning::ShortRunway { .. }
            | Warning::PlanLeft { .. }
            | Warning::Assumed { .. }
            | Warning::Mismatch { .. }
            | Warning::FundMismatch { .. }
            | Warning::Ahead(_)
            | Warning::LeftOut(_) => {}
        }
    }
    all
}

fn turn(day: Day) -> AheadTurn {
    AheadTurn {
        day,
        to: LineState::Suspended,
        rule: Name::same("rule"),
        cause: Cause::Regulation,
        lesson: Some("L09".into()),
        is_teaching_assumption: true,
    }
}

#[test]
fn every_warning_leads_to_its_lesson() {
    let lessons = lessons();
    let led: Vec<&str> =
        every_warning().iter().map(|warning| found(&Lead::of_warning(warning), &lessons).unwrap()).collect();
    assert_eq!(
        led,
        [
            "L06", "L05", "L06", "L10", "L06", "L04", "L04", "L08", "L10", "L03", "L03", "L03", "L03", "L03", "L06",
            "L09"
        ],
        "overdue, not usable, short, low, due by hand, debt to income, no income, use, runway, a plan left, then figures to check, \
         then what is seen coming: a missed payment, and a rule with its own lesson"
    );
}

#[test]
fn every_state_of_a_line_leads_to_its_lesson() {
    let lessons = lessons();
    let states = [
        (LineState::Active, "L01"),
        (LineState::Watched, "L01"),
        (LineState::Reduced, "L05"),
        (LineState::Suspended, "L05"),
        (LineState::Frozen, "L05"),
        (LineState::Closed, "L05"),
        (LineState::Recovering, "L05"),
    ];
    for (state, lesson) in states {
        assert_eq!(found(&Lead::of_state(Some(state)), &lessons), Some(lesson), "{state:?}");
    }
    assert_eq!(states.len(), 7, "all states");
}

/// What the plan of the course says opens each lesson.
#[test]
fn moments_open_the_lessons_of_the_plan() {
    let lessons = lessons();
    for (moment, planned) in [
        (Moment::LimitEdited, "L01"),
        (Moment::LoanAdded, "L02"),
        (Moment::InstalmentAdded, "L02"),
        (Moment::MinimumOnly, "L03"),
        (Moment::DtiHigh, "L04"),
        (Moment::LineStopped, "L05"),
        (Moment::DueSoon, "L06"),
        (Moment::ThirdLender, "L07"),
        (Moment::DrawToRepay, "L07"),
        (Moment::UseHigh, "L08"),
        (Moment::MortgageGoal, "L09"),
        (Moment::FundBelowMonth, "L10"),
        (Moment::SurplusThin, "L11"),
        (Moment::StressFails, "L12"),
        (Moment::LineStopped, "L13"),
        (Moment::PaymentFailed, "L13"),
        (Moment::PlatformOpened, "L14"),
        (Moment::CourseEnds, "L15"),
    ] {
        let lesson = lessons.iter().find(|lesson| lesson.id == planned).unwrap();
        assert!(lesson.opens_when.contains(&moment), "{planned} is opened by {}", moment.name());
    }
    assert_eq!(found(&Lead::moment(Moment::PaymentFailed), &lessons), Some("L13"));
}
