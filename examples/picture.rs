//! Writes one screen as SVG: `cargo run --example picture -- home lin 100x30 en > home.svg`.

use std::process::ExitCode;

use tideover::text::Lang;
use tideover::tui::screens::ScreenId;
use tideover::tui::still::Still;
use tideover::tui::theme::Background;

#[allow(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let text = |place: usize, default: &'static str| arguments.get(place).map_or(default, String::as_str).to_owned();
    let screen = ScreenId::ALL.into_iter().find(|id| id.entry().name == text(0, "home"));
    let size = text(2, "100x30");
    let size = size.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    let lang = Lang::from_tag(&text(3, "en"));
    let background = if text(4, "dark") == "light" { Background::Light } else { Background::Dark };
    let (Some(screen), Some(size), Some(lang)) = (screen, size, lang) else {
        eprintln!("picture [home|lines|schedule|profile…] [HOUSEHOLD] [100x30] [en|zh-CN] [dark|light]");
        return ExitCode::from(2);
    };
    let sample = text(1, "lin");
    match (Still { sample: &sample, screen, lang, size, background }).picture() {
        Some(picture) => {
            print!("{picture}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("no ready-made household {sample}");
            ExitCode::from(4)
        }
    }
}
