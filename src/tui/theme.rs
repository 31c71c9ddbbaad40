//! Styles by meaning: a screen asks for a muted label or a warning, never for a colour.
//!
//! One accent (tide teal) and four meanings, each with a colour, a weight and a letter, so that state is never told by
//! colour alone. It must not know what is drawn with it, and reads no environment: the depth of colour is an argument.

use ratatui::style::{Color, Modifier, Style};

use super::glyphs::{self, Glyphs};

/// How good or bad something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Meaning {
    /// All is well.
    #[default]
    Calm,
    /// Worth knowing.
    Notice,
    /// Needs something soon.
    Warning,
    /// Has gone wrong or cannot go on.
    Stop,
}

impl Meaning {
    /// All four, from good to bad.
    pub const ALL: [Meaning; 4] = [Meaning::Calm, Meaning::Notice, Meaning::Warning, Meaning::Stop];

    /// Its letter, which says the same as its colour.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Meaning::Calm => "o",
            Meaning::Notice => "i",
            Meaning::Warning => "!",
            Meaning::Stop => "x",
        }
    }

    /// The role its texts are drawn with.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Meaning::Calm => Role::Calm,
            Meaning::Notice => Role::Notice,
            Meaning::Warning => Role::Warning,
            Meaning::Stop => Role::Stop,
        }
    }
}

/// What a piece of the screen is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Names and sentences.
    Text,
    /// Figures, and what the eye should find first.
    Figure,
    /// Labels, units, hints.
    Muted,
    /// The brand, the open tab, what can be done now.
    Accent,
    /// The border of a box.
    Border,
    /// The border of the box that has the keys.
    Focus,
    /// The selected row.
    Selected,
    /// The text that is being typed.
    Input,
    /// [`Meaning::Calm`].
    Calm,
    /// [`Meaning::Notice`].
    Notice,
    /// [`Meaning::Warning`].
    Warning,
    /// [`Meaning::Stop`].
    Stop,
}

impl Role {
    /// Every role, in the order of a theme's table.
    pub const ALL: [Role; 12] = [
        Role::Text,
        Role::Figure,
        Role::Muted,
        Role::Accent,
        Role::Border,
        Role::Focus,
        Role::Selected,
        Role::Input,
        Role::Calm,
        Role::Notice,
        Role::Warning,
        Role::Stop,
    ];

    /// Its name in a theme file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Role::Text => "text",
            Role::Figure => "figure",
            Role::Muted => "muted",
            Role::Accent => "accent",
            Role::Border => "border",
            Role::Focus => "focus",
            Role::Selected => "selected",
            Role::Input => "input",
            Role::Calm => "calm",
            Role::Notice => "notice",
            Role::Warning => "warning",
            Role::Stop => "stop",
        }
    }
}

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// 24 bits.
    #[default]
    True,
    /// The sixteen that every terminal has, as its owner set them.
    Sixteen,
    /// None: weight and reversal only.
    None,
}

/// What the terminal's own background is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Background {
    /// Dark.
    #[default]
    Dark,
    /// Light.
    Light,
}

/// A style for each role, and the characters to draw with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; Role::ALL.len()],
    /// What a theme file set, to lay over another background's styles too.
    patches: Vec<(Role, Style)>,
    depth: Depth,
    /// The characters of borders, bars and marks.
    pub glyphs: &'static Glyphs,
    /// The background it is made for; pictures are painted on it.
    pub background: Background,
}

impl Theme {
    /// The theme of a terminal.
    #[must_use]
    pub fn new(depth: Depth, background: Background, plain_glyphs: bool) -> Theme {
        let style = match (depth, background) {
            (Depth::True, Background::Dark) => true_dark,
            (Depth::True, Background::Light) => true_light,
            (Depth::Sixteen, _) => sixteen,
            (Depth::None, _) => weights,
        };
        let glyphs = if plain_glyphs { &glyphs::PLAIN } else { &glyphs::FULL };
        Theme { styles: Role::ALL.map(style), patches: Vec::new(), depth, glyphs, background }
    }

    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// The style of a meaning.
    #[must_use]
    pub fn meaning(&self, meaning: Meaning) -> Style {
        self.style(meaning.role())
    }

    /// The same theme for another background.
    #[must_use]
    pub fn on(&self, background: Background) -> Theme {
        let plain = *self.glyphs == glyphs::PLAIN;
        let mut theme = Theme::new(self.depth, background, plain);
        for (role, style) in &self.patches {
            theme.patch(*role, *style);
        }
        theme
    }

    /// Lays a style over that of a role: what the new one does not set stays.
    pub fn patch(&mut self, role: Role, style: Style) {
        self.patches.push((role, style));
        if let Some(own) = self.styles.get_mut(role as usize) {
            *own = own.patch(style);
        }
    }
}

impl Default for Theme {
    fn default() -> Theme {
        Theme::new(Depth::True, Background::Dark, false)
    }
}

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::Rgb(red, green, blue)
}

fn fg(hex: u32) -> Style {
    Style::new().fg(rgb(hex))
}

fn true_dark(role: Role) -> Style {
    match role {
        Role::Text => fg(0x00c8_d3d5),
        Role::Figure => fg(0x00f1_f7f7),
        Role::Muted => fg(0x007f_9296),
        Role::Accent => fg(0x0053_c2b6).add_modifier(Modifier::BOLD),
        Role::Border => fg(0x003d_4f54),
        Role::Focus => fg(0x003f_8f88),
        Role::Selected => Style::new().bg(rgb(0x0017_3b3d)),
        Role::Input => fg(0x00f1_f7f7).bg(rgb(0x001b_2a2e)),
        Role::Calm => fg(0x0084_b891),
        Role::Notice => fg(0x0082_afe0),
        Role::Warning => fg(0x00e6_b85c).add_modifier(Modifier::BOLD),
        Role::Stop => fg(0x00ef_7b70).add_modifier(Modifier::BOLD),
    }
}

fn true_light(role: Role) -> Style {
    match role {
        Role::Text => fg(0x0028_3a3f),
        Role::Figure => fg(0x0008_1c20),
        Role::Muted => fg(0x005e_7176),
        Role::Accent => fg(0x000c_736b).add_modifier(Modifier::BOLD),
        Role::Border => fg(0x00b7_c5c8),
        Role::Focus => fg(0x005a_a79f),
        Role::Selected => Style::new().bg(rgb(0x00d3_ece8)),
        Role::Input => fg(0x0008_1c20).bg(rgb(0x00e8_eff0)),
        Role::Calm => fg(0x002d_7a4a),
        Role::Notice => fg(0x0022_5fa8),
        Role::Warning => fg(0x008f_5f00).add_modifier(Modifier::BOLD),
        Role::Stop => fg(0x00b4_271c).add_modifier(Modifier::BOLD),
    }
}

/// The terminal's own colours, which read on dark and light alike.
fn sixteen(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Text => plain.fg(Color::Reset),
        Role::Figure => plain.fg(Color::Reset).add_modifier(Modifier::BOLD),
        Role::Muted | Role::Border => plain.fg(Color::DarkGray),
        Role::Accent => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
        Role::Focus => plain.fg(Color::Cyan),
        // One colour for the whole row: reversed, every cell's own would make a patchwork.
        Role::Selected => plain.fg(Color::Reset).add_modifier(Modifier::REVERSED),
        Role::Input => plain.fg(Color::Reset).add_modifier(Modifier::UNDERLINED),
        Role::Calm => plain.fg(Color::Green),
        Role::Notice => plain.fg(Color::Blue),
        Role::Warning => plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
        Role::Stop => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
    }
}

/// No colour: weight, underline and reversal.
fn weights(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Text | Role::Muted | Role::Border | Role::Calm | Role::Notice => plain,
        Role::Figure | Role::Accent | Role::Focus | Role::Warning => plain.add_modifier(Modifier::BOLD),
        Role::Selected => plain.add_modifier(Modifier::REVERSED),
        Role::Input => plain.add_modifier(Modifier::UNDERLINED),
        Role::Stop => plain.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_find_their_own_style() {
        let theme = Theme::default();
        for (index, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, index, "{}", role.name());
            assert_eq!(theme.style(role), true_dark(role));
        }
    }

    #[test]
    fn without_colour_no_style_names_one() {
        let theme = Theme::new(Depth::None, Background::Light, true);
        for role in Role::ALL {
            assert_eq!(theme.style(role).fg, None);
            assert_eq!(theme.style(role).bg, None);
        }
        assert!(theme.style(Role::Selected).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn the_four_meanings_differ_in_letter_and_in_colour() {
        for depth in [Depth::True, Depth::Sixteen] {
            let theme = Theme::new(depth, Background::Dark, false);
            for (index, one) in Meaning::ALL.into_iter().enumerate() {
                for other in Meaning::ALL.into_iter().skip(index + 1) {
                    assert_ne!(one.letter(), other.letter());
                    assert_ne!(theme.meaning(one), theme.meaning(other));
                }
            }
        }
    }

    #[test]
    fn a_patch_keeps_what_it_does_not_set() {
        let mut theme = Theme::default();
        theme.patch(Role::Accent, Style::new().fg(Color::Magenta));
        assert_eq!(theme.style(Role::Accent).fg, Some(Color::Magenta));
        assert!(theme.style(Role::Accent).add_modifier.contains(Modifier::BOLD));
    }
}
