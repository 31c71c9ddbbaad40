//! What the terminal can show, from what its environment says. The values are arguments: only the session reads them.

use super::theme::{Background, Depth};

/// The variables that tell about a terminal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Environment<'a> {
    /// `NO_COLOR`: any text but an empty one means no colour (no-color.org).
    pub no_color: Option<&'a str>,
    /// `COLORTERM`: `truecolor` or `24bit`.
    pub colorterm: Option<&'a str>,
    /// `TERM`.
    pub term: Option<&'a str>,
    /// `COLORFGBG`: foreground and background colours as `15;0`, set by some terminals.
    pub colorfgbg: Option<&'a str>,
    /// The first of `LC_ALL`, `LC_CTYPE`, `LANG` that is not empty.
    pub locale: Option<&'a str>,
}

impl Environment<'_> {
    /// How many colours there are.
    #[must_use]
    pub fn depth(&self) -> Depth {
        if self.no_color.is_some_and(|text| !text.is_empty()) {
            return Depth::None;
        }
        let term = self.term.unwrap_or_default();
        let direct = self.colorterm.is_some_and(|text| matches!(text, "truecolor" | "24bit"))
            || term.contains("direct")
            || ["xterm-kitty", "alacritty", "wezterm", "foot", "xterm-ghostty"].contains(&term);
        if direct { Depth::True } else { Depth::Sixteen }
    }

    /// The background; dark when nothing says otherwise.
    #[must_use]
    pub fn background(&self) -> Background {
        let colour = self.colorfgbg.and_then(|text| text.rsplit(';').next()).and_then(|text| text.parse().ok());
        // 7 and 9 to 15 are the bright ones of the sixteen.
        match colour {
            Some(7_u8 | 9..=15) => Background::Light,
            _ => Background::Dark,
        }
    }

    /// Whether only ASCII is safe: no UTF-8, or the Linux console with its small font.
    #[must_use]
    pub fn plain_glyphs(&self) -> bool {
        let utf8 = self.locale.is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        !utf8 || self.term == Some("linux")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_color_wins_and_an_empty_one_does_not_count() {
        let rich = Environment { colorterm: Some("truecolor"), ..Environment::default() };
        assert_eq!(rich.depth(), Depth::True);
        assert_eq!(Environment { no_color: Some("1"), ..rich }.depth(), Depth::None);
        assert_eq!(Environment { no_color: Some(""), ..rich }.depth(), Depth::True);
        assert_eq!(Environment { term: Some("xterm-256color"), ..Environment::default() }.depth(), Depth::Sixteen);
        assert_eq!(Environment { term: Some("xterm-kitty"), ..Environment::default() }.depth(), Depth::True);
    }

    #[test]
    fn light_and_plain_are_noticed() {
        let with = |colorfgbg| Environment { colorfgbg: Some(colorfgbg), ..Environment::default() }.background();
        assert_eq!(with("0;15"), Background::Light);
        assert_eq!(with("15;default;0"), Background::Dark);
        assert_eq!(with("?"), Background::Dark);
        let plain = |locale, term| Environment { locale, term, ..Environment::default() }.plain_glyphs();
        assert!(plain(Some("C"), None) && plain(Some("zh_CN.GBK"), None) && plain(Some("C.UTF-8"), Some("linux")));
        assert!(!plain(Some("zh_CN.utf8"), Some("xterm")) && !plain(None, None));
    }
}
