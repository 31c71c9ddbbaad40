//! What every command needs: the language, the form of the answer, the content, and the households asked about.

use std::io::{IsTerminal, Write};

use super::args::{Colour, Common, Format};
use super::exit::{Exit, Stop};
use crate::content::Library;
use crate::diagnostic::{Diagnostic, Severity};
use crate::domain::calendar::Day;
use crate::report::plain::Layout;
use crate::report::problems::all_as_text;
use crate::session::{self, Folders, Household, Source};
use crate::text::{Lang, Words};

/// What every command needs.
pub struct Context {
    /// The language.
    pub lang: Lang,
    /// The form of the answer.
    pub format: Format,
    /// Products and norms.
    pub library: Library,
    /// The user's folders.
    pub folders: Option<Folders>,
    /// The day asked for.
    pub as_of: Option<Day>,
    /// The clock's day.
    pub clock: Day,
    /// Where households come from.
    pub sources: Vec<Source>,
    /// Whether parts may be left out.
    pub allow_partial: bool,
    /// Whether problems may be coloured.
    pub colour: bool,
    /// Whether answers may be coloured.
    pub colour_out: bool,
}

impl Context {
    /// Reads content and environment.
    ///
    /// # Errors
    /// Problems of the folders given with `--content`.
    pub fn new(common: &Common, lang: Lang) -> Result<Context, Stop> {
        let mut library = Library::embedded();
        for folder in &common.content {
            library = library.with_folder(folder).map_err(|problems| Stop::Problems(problems, Exit::Invalid))?;
        }
        let mut sources: Vec<Source> = common.profile.iter().cloned().map(Source::Path).collect();
        sources.extend(common.sample.iter().cloned().map(Source::Sample));
        if sources.is_empty() {
            sources.push(Source::Own);
        }
        let wanted = |is_terminal: bool| match common.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        Ok(Context {
            lang: common.lang.unwrap_or(lang),
            format: common.format,
            library,
            folders: Folders::of_user(),
            as_of: common.as_of,
            clock: session::clock_today(),
            sources,
            allow_partial: common.allow_partial,
            colour: wanted(std::io::stderr().is_terminal()),
            colour_out: wanted(std::io::stdout().is_terminal()),
        })
    }

    /// How text is laid out on standard output.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout { lang: self.lang, columns: session::output_columns() }
    }

    /// Refuses a form that the command does not have.
    ///
    /// # Errors
    /// A usage error that names the forms it has.
    pub fn offer(&self, forms: &[Format]) -> Result<(), Stop> {
        if forms.contains(&self.format) {
            return Ok(());
        }
        let names: Vec<String> = forms.iter().map(|form| form_name(*form).to_owned()).collect();
        let words =
            Words::new("this command does not write {form}; it writes {forms}", "此命令不支持 {form}，可用：{forms}");
        let sentence = words.fill(self.lang, &[("form", form_name(self.format)), ("forms", &names.join(", "))]);
        Err(Stop::Said(sentence, Exit::Usage))
    }

    /// Opens every household asked about and shows what was wrong with their files on standard error.
    #[must_use]
    pub fn open(&self, err: &mut dyn Write) -> Vec<Household> {
        let folders = self.folders.as_ref();
        let households = session::open(&self.sources, folders, &self.library, self.as_of, self.clock);
        for household in &households {
            self.show_problems(&household.problems, err);
        }
        households
    }

    /// Shows problems on standard error.
    pub fn show_problems(&self, problems: &[Diagnostic], err: &mut dyn Write) {
        // Notes are for `profile check`; a script's log should not fill with them.
        let shown: Vec<Diagnostic> = problems.iter().filter(|p| p.severity != Severity::Note).cloned().collect();
        if !shown.is_empty() {
            let _ = write!(err, "{}", all_as_text(&shown, self.lang, self.colour));
        }
    }
}

/// How a household that cannot be used at all, or only in part, ends a command.
#[must_use]
pub fn exit_of(household: &Household) -> Exit {
    if household.is_whole() {
        Exit::Well
    } else if household.is_unreadable() {
        Exit::Unreadable
    } else {
        Exit::Invalid
    }
}

const fn form_name(form: Format) -> &'static str {
    match form {
        Format::Text => "text",
        Format::Json => "json",
        Format::Csv => "csv",
        Format::Junit => "junit",
        Format::Github => "github",
        Format::Markdown => "markdown",
        Format::Gift => "gift",
        Format::Aiken => "aiken",
        Format::Anki => "anki",
    }
}
