//! The points card against the data that it was made from, when that is at hand, and its behaviour when it is not.
//!
//! Data: Default of credit card clients (Yeh and Lien 2009), UCI, CC BY 4.0. No row of it is in this repository: the
//! tests look for it in the folder that `TIDEOVER_SHARED` names, else in `../shared`, and say when they skip.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tideover::content::Library;
use tideover::domain::calendar::Day;
use tideover::domain::credit::line::{History, Line, Overdue};
use tideover::domain::money::{Money, RATE_SCALE, Ratio};
use tideover::domain::risk::indicator::{Indicator, NOTHING_MEASURED};
use tideover::domain::risk::record::record_of;
use tideover::domain::risk::scorecard::{
    Factor, FactorKind, LineRecord, MOST_REASONS, Outlook, Reason, Score, Scorecard, basis_points,
};

fn shipped() -> Scorecard {
    Library::embedded().scorecard("card").unwrap()
}

/// A file of the shared data; `None`, said on standard error, when it is not there.
fn shared(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("TIDEOVER_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = folder.join("data").join(name);
    if !path.exists() {
        #[allow(clippy::print_stderr, reason = "a skipped test says so")]
        {
            eprintln!("skipped: {name} is not at hand (set TIDEOVER_SHARED to the folder that holds data/)");
        }
        return None;
    }
    Some(path)
}

/// One client: the record of the line, and whether the next month was in default.
struct Client {
    id: u32,
    record: LineRecord,
    defaulted: bool,
}

fn clients() -> Option<Vec<Client>> {
    let file = std::fs::File::open(shared("uci_taiwan.csv.gz")?).unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let column = |name: &str| names.iter().position(|known| known == name).unwrap();
    let status = ["PAY_0", "PAY_2", "PAY_3", "PAY_4", "PAY_5", "PAY_6"].map(column);
    let bill: Vec<usize> = (1..=6).map(|n| column(&format!("BILL_AMT{n}"))).collect();
    let paid: Vec<usize> = (1..=6).map(|n| column(&format!("PAY_AMT{n}"))).collect();
    let (id, limit, default) = (column("ID"), column("LIMIT_BAL"), column("DEFAULT"));
    let mut clients = Vec::new();
    for row in reader.records() {
        let row = row.unwrap();
        let number = |at: usize| row[at].parse::<i64>().unwrap();
        let late = status.iter().filter(|at| number(**at) >= 1).count();
        let unpaid = (0..5).filter(|t| number(bill[t + 1]) > 0 && number(paid[*t]) == 0).count();
        clients.push(Client {
            id: u32::try_from(number(id)).unwrap(),
            record: LineRecord {
                late_now_months: Some(u8::try_from(number(status[0]).clamp(0, 3)).unwrap()),
                late_months_of_6: Some(u8::try_from(late).unwrap()),
                unpaid_bills_of_5: Some(u8::try_from(unpaid).unwrap()),
                owed: Money(number(bill[0]) * 100),
                limit: Some(Money(number(limit) * 100)),
                paid_in_6_months: Some(Money(paid.iter().map(|at| number(*at)).sum::<i64>() * 100)),
            },
            defaulted: number(default) == 1,
        });
    }
    Some(clients)
}

/// A card as the study's file states it: bins from best to worst, cuts as fractions.
fn from_study(name: &str) -> Option<Scorecard> {
    let study: Value = serde_json::from_str(&std::fs::read_to_string(shared(name)?).unwrap()).unwrap();
    let ratio = |cut: &Value| (cut.as_f64().unwrap() * 100.0).round() as i64 * (RATE_SCALE / 100);
    let factor = |kind: FactorKind, key: &str| -> Option<Factor> {
        let mut points: Vec<u16> =
            study["factors"].get(key)?["points"].as_array()?.iter().map(|p| p.as_u64().unwrap() as u16).collect();
        let cuts = match kind {
            FactorKind::LateNow | FactorKind::UnpaidBillsOf5 => vec![1, 2, 3],
            FactorKind::LateMonthsOf6 => vec![1, 2, 3, 5],
            FactorKind::Limit => {
                let whole = |cut: &Value| cut.as_f64().unwrap().ceil() as i64;
                study["bin_rules"][key]["cuts"].as_array()?.iter().map(whole).collect()
            }
            _ => study["bin_rules"][key]["cuts"].as_array()?.iter().map(ratio).collect(),
        };
        if kind.is_good() {
            points.reverse();
        }
        Some(Factor { kind, cuts, points })
    };
    let factors = [
        factor(FactorKind::LateNow, "now_overdue"),
        factor(FactorKind::LateMonthsOf6, "late_months6"),
        factor(FactorKind::UnpaidBillsOf5, "no_pay_months5"),
        factor(FactorKind::Utilisation, "util"),
        factor(FactorKind::PaidIn6OfLimit, "paid6_of_limit"),
        factor(FactorKind::Limit, "limit_band"),
    ];
    Some(Scorecard {
        intercept: study["intercept"].as_f64().unwrap(),
        slope: study["slope"].as_f64().unwrap(),
        factors: factors.into_iter().flatten().collect(),
        ..shipped()
    })
}

/// Points of each client, their sum, and the area under the curve (ties count half), in 10^-5.
fn replay(card: &Scorecard, clients: &[Client]) -> (u64, i64, i64) {
    let mut by_points = vec![(0_u64, 0_u64); 200];
    let mut sum = 0;
    for client in clients {
        let ((low, high), _) = card.points(&client.record);
        assert_eq!(low, high, "client {} is known whole", client.id);
        sum += u64::from(low);
        let slot = &mut by_points[usize::from(low)];
        *(if client.defaulted { &mut slot.0 } else { &mut slot.1 }) += 1;
    }
    let (bad, good) = by_points.iter().fold((0, 0), |(bad, good), slot| (bad + slot.0, good + slot.1));
    let (mut below, mut twice_won, mut bad_below, mut gap) = (0_u64, 0_u64, 0_u64, 0.0_f64);
    for (bad_here, good_here) in by_points {
        twice_won += bad_here * (2 * below + good_here);
        below += good_here;
        bad_below += bad_here;
        gap = gap.max((below as f64 / good as f64 - bad_below as f64 / bad as f64).abs());
    }
    let area = twice_won as f64 / (2.0 * bad as f64 * good as f64);
    (sum, (area * 1e5).round() as i64, (gap * 1e5).round() as i64)
}

#[test]
fn card_a_replayed_gives_the_study_s_points_and_area() {
    let (Some(clients), Some(card)) = (clients(), from_study("uci_card_a.json")) else { return };
    assert_eq!(clients.len(), 30_000);
    assert_eq!(replay(&card, &clients), (552_186, 76_816, 41_247));
}

#[test]
fn the_shipped_card_replayed_gives_the_study_s_points_and_area() {
    let Some(clients) = clients() else { return };
    assert_eq!(replay(&shipped(), &clients), (378_406, 75_701, 41_299));
    let study = from_study("uci_card_c.json").unwrap();
    // Half a unit in the last place: the two files are read by two parsers.
    assert!((shipped().intercept - study.intercept).abs() < 1e-15 && (shipped().slope - study.slope).abs() < 1e-15);
    for client in &clients {
        let points = |card: &Scorecard| card.points(&client.record).0;
        assert_eq!(points(&study), points(shipped_once()), "client {}", client.id);
    }
}

/// The shipped card, read once: reading it for each client would be slow.
fn shipped_once() -> &'static Scorecard {
    static CARD: std::sync::OnceLock<Scorecard> = std::sync::OnceLock::new();
    CARD.get_or_init(shipped)
}

#[test]
fn three_hundred_clients_match_bin_by_bin() {
    let (Some(clients), Some(card)) = (clients(), from_study("uci_card_a.json")) else { return };
    let mut reader = csv::Reader::from_path(shared("uci_card_a_golden.csv").unwrap()).unwrap();
    let mut rows = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let client = &clients[row[0].parse::<usize>().unwrap() - 1];
        assert_eq!(client.id.to_string(), row[0]);
        let ((points, _), factors) = card.points(&client.record);
        for (place, (factor, scored)) in card.factors.iter().zip(&factors).enumerate() {
            let bin = factor.bin(scored.value.unwrap());
            let from_best = if factor.kind.is_good() { factor.cuts.len() - bin } else { bin };
            assert_eq!(from_best.to_string(), row[place + 1], "client {}, {:?}", client.id, factor.kind);
        }
        assert_eq!(points.to_string(), row[7], "client {}", client.id);
        let chance: f64 = row[8].parse().unwrap();
        assert!((card.chance(points, card.own_base_rate) - chance).abs() < 1e-6, "client {}", client.id);
        rows += 1;
    }
    assert_eq!(rows, 300);
}

fn clean() -> LineRecord {
    LineRecord {
        late_now_months: Some(0),
        late_months_of_6: Some(0),
        unpaid_bills_of_5: Some(0),
        owed: Money(200_000),
        limit: Some(Money(1_000_000)),
        paid_in_6_months: Some(Money(1_200_000)),
    }
}

fn score(record: &LineRecord) -> Score {
    match shipped_once().outlook(record, shipped_once().own_base_rate) {
        Outlook::Scored(score) => score,
        other => panic!("{other:?}"),
    }
}

/// Every record that the card can tell apart.
fn all_records() -> Vec<LineRecord> {
    let mut all = Vec::new();
    for late_now in 0..=4 {
        for late in 0..=6 {
            for unpaid in 0..=5 {
                for owed in [0, 299_999, 300_000, 899_999, 900_000, 1_500_000] {
                    for paid in [0, 79_999, 80_000, 500_000] {
                        all.push(LineRecord {
                            late_now_months: Some(late_now),
                            late_months_of_6: Some(late),
                            unpaid_bills_of_5: Some(unpaid),
                            owed: Money(owed),
                            limit: Some(Money(1_000_000)),
                            paid_in_6_months: Some(Money(paid)),
                        });
                    }
                }
            }
        }
    }
    all
}

#[test]
fn a_worse_record_never_has_fewer_points_and_paying_more_never_more() {
    let card = shipped_once();
    let points = |record: &LineRecord| card.points(record).0.0;
    for record in all_records() {
        let more = |count: Option<u8>| count.map(|count| count + 1);
        let worse = [
            LineRecord { late_now_months: more(record.late_now_months), ..record },
            LineRecord { late_months_of_6: more(record.late_months_of_6), ..record },
            LineRecord { unpaid_bills_of_5: more(record.unpaid_bills_of_5), ..record },
            LineRecord { owed: record.owed + Money(300_000), ..record },
        ];
        for worse in worse {
            assert!(points(&worse) >= points(&record), "{record:?} {worse:?}");
        }
        let paid = record.paid_in_6_months.map(|paid| paid + Money(400_000));
        assert!(points(&LineRecord { paid_in_6_months: paid, ..record }) <= points(&record), "{record:?}");
    }
    let late_now = LineRecord { late_now_months: Some(2), late_months_of_6: Some(1), ..clean() };
    let late_before = LineRecord { late_months_of_6: Some(1), ..clean() };
    assert!(points(&late_now) > points(&late_before) && points(&late_before) > points(&clean()));
}

#[test]
fn ten_points_double_the_odds_and_a_base_rate_only_shifts() {
    let card = shipped_once();
    let odds = |points, rate| {
        let chance = card.chance(points, rate);
        chance / (1.0 - chance)
    };
    let own = card.own_base_rate;
    let calm = card.base_rates.iter().find(|rate| rate.id == "calm").unwrap().rate;
    let doubling = 2.0_f64.powf(card.slope);
    for points in [0, 7, 31, 50] {
        assert!((odds(points + 10, own) / odds(points, own) - doubling).abs() < 1e-9);
        let shift = odds(points, calm) / odds(points, own);
        assert!((shift - odds(0, calm) / odds(0, own)).abs() < 1e-12);
    }
    // A client at the average of the data sits near the base rate that the card is set to.
    assert!(card.chance(12, calm) < 0.01 && card.chance(12, own) > 0.1);
    assert_eq!(basis_points(card.chance(0, own)), 874);
    assert_eq!(basis_points(0.00005), 1);
}

#[test]
fn what_is_unknown_makes_a_range_and_never_a_zero() {
    let known = score(&clean());
    assert_eq!(known.points, (0, 0));
    assert!(known.unknown.is_empty());
    assert_eq!(basis_points(known.chance.low), basis_points(known.chance.high));
    let nothing = LineRecord {
        late_months_of_6: None,
        unpaid_bills_of_5: None,
        paid_in_6_months: None,
        late_now_months: Some(0),
        ..clean()
    };
    let range = score(&nothing);
    assert_eq!(range.points, (0, 20 + 6 + 6));
    assert_eq!(range.unknown, [FactorKind::LateMonthsOf6, FactorKind::UnpaidBillsOf5, FactorKind::PaidIn6OfLimit]);
    assert!(range.chance.low < range.chance.high);
    // Late for two months now: late at least twice.
    let late = score(&LineRecord { late_now_months: Some(2), ..nothing });
    assert_eq!(late.points, (22 + 12, 22 + 20 + 6 + 6));
}

#[test]
fn an_unused_line_is_not_risky_and_a_loan_is_not_scored() {
    let card = shipped_once();
    let unused = LineRecord { owed: Money::ZERO, paid_in_6_months: None, ..clean() };
    assert_eq!(card.outlook(&unused, card.own_base_rate), Outlook::NotUsedEnough);
    let paid_off = LineRecord { owed: Money::ZERO, ..clean() };
    assert!(matches!(card.outlook(&paid_off, card.own_base_rate), Outlook::Scored(_)));
    let loan = LineRecord { limit: None, ..clean() };
    assert_eq!(card.outlook(&loan, card.own_base_rate), Outlook::NoLimit);
}

#[test]
fn reasons_stand_in_order_of_points_lost() {
    let record = LineRecord {
        late_now_months: Some(1),
        late_months_of_6: Some(3),
        unpaid_bills_of_5: Some(1),
        owed: Money(950_000),
        limit: Some(Money(1_000_000)),
        paid_in_6_months: Some(Money(50_000)),
    };
    let score = self::score(&record);
    let reasons: Vec<(Reason, u16)> = score.reasons.iter().map(|lost| (lost.reason, lost.points)).collect();
    assert_eq!(
        reasons,
        [(Reason::DelinquentObligations, 20), (Reason::PoorPerformance, 9), (Reason::BalancesTooHigh, 4)]
    );
    assert_eq!(score.reasons[0].factors, [FactorKind::LateMonthsOf6, FactorKind::LateNow]);
    assert_eq!(score.reasons.iter().map(|lost| lost.points).sum::<u16>(), score.points.0);
    assert!(self::score(&clean()).reasons.is_empty());
    assert!(all_records().iter().all(|record| {
        !matches!(shipped_once().outlook(record, Ratio::percent(5)),
            Outlook::Scored(score) if score.reasons.len() > MOST_REASONS)
    }));
}

#[test]
fn explanations_bring_no_points() {
    let row = |indicator: Indicator, value: i64| {
        let mut row = NOTHING_MEASURED;
        row[indicator.index()] = value;
        shipped_once().explained_by(&row)
    };
    assert_eq!(row(Indicator::Dti, Ratio::percent(43).0), []);
    assert_eq!(row(Indicator::Dti, Ratio::percent(44).0), [Reason::ExcessiveObligations]);
    assert_eq!(row(Indicator::Inquiries180, 3), [Reason::RecentInquiries]);
    assert_eq!(row(Indicator::DormantMonths, 6), [Reason::LittleActivity]);
    let with_points: Vec<Reason> = shipped_once().factors.iter().filter_map(|factor| factor.kind.reason()).collect();
    assert!(shipped_once().explanations.iter().all(|known| !with_points.contains(&known.reason)));
}

fn line(history: History, overdue: Option<Overdue>) -> Line {
    use tideover::domain::credit::line::{Autopay, LineState, Purpose};
    use tideover::domain::credit::terms::TermsDraft;
    use tideover::domain::name::Name;
    Line {
        id: "card".into(),
        name: Name::same("card"),
        lender: Name::same("bank"),
        group: None,
        product: None,
        policy: None,
        terms: TermsDraft::default().complete(),
        purpose: Purpose::default(),
        limit: Some(Money(1_000_000)),
        balance: Money(400_000),
        unpaid_charges: Money::ZERO,
        parts: Vec::new(),
        statement: None,
        autopay: Autopay::default(),
        overdue,
        history,
        state: LineState::default(),
        opened_on: None,
        closed_on: None,
        assumed_terms: Vec::new(),
    }
}

#[test]
fn a_record_is_read_from_what_is_stated_and_from_the_registry() {
    let today = Day::ymd(2026, 11, 21).unwrap();
    let row = |codes: &str| History { registry: codes.bytes().collect(), ..History::default() };
    let record = |history, overdue| record_of(&line(history, overdue), today);
    let unknown = record(History::default(), None);
    assert_eq!((unknown.late_now_months, unknown.late_months_of_6, unknown.unpaid_bills_of_5), (Some(0), None, None));
    let clean = record(row("1NNNNNN"), None);
    assert_eq!((clean.late_months_of_6, clean.unpaid_bills_of_5), (Some(0), Some(0)));
    let late = record(row("NN12NN"), None);
    assert_eq!((late.late_months_of_6, late.unpaid_bills_of_5), (Some(2), None));
    assert_eq!(record(row("NNNNN"), None).late_months_of_6, None);
    assert_eq!(record(row("NN#NNN"), None).late_months_of_6, None);
    let stated = record(History { late_months_of_6: Some(3), ..row("NNNNNN") }, None);
    assert_eq!(stated.late_months_of_6, Some(3));
    let overdue = Overdue { since: today.plus(-31), amount: Money(50_000) };
    assert_eq!(record(History::default(), Some(overdue)).late_now_months, Some(2));
}
