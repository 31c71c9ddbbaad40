//! How trouble begins and spreads.

use super::{Scene, told};

#[test]
fn print_all() {
    for sample in ["lin", "seven-lenders", "graduate"] {
        let scene = Scene::of(sample);
        for id in [
            "",
            "one-missed-payment",
            "many-lender-spiral",
            "salary-ten-days-late",
            "limit-cut-30",
            "platform-outage-on-due-day",
            "one-more-lender",
        ] {
            let shocks = if id.is_empty() { vec![] } else { scene.scenario(id) };
            let outlook = scene.ahead(&shocks, 12);
            println!(
                "== {sample} {id}: cost {:?} missed {} short {:?} lowest {:?} dti {:?} closed days {} recover {:?}",
                outlook.cost(),
                outlook.missed(),
                outlook.first_short_day(),
                outlook.lowest_cash(),
                outlook.dti_peak(),
                outlook.days_without_open_line(),
                outlook.months_to_recover()
            );
            for line in told(&scene, &outlook).iter().take(30) {
                println!("   {line}");
            }
        }
    }
}
