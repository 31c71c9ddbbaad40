//! Writing the marks of translations anew, after an author has compared the two languages.

use std::path::Path;

use crate::content::Library;
use crate::content::lesson::WORDS_FILES;
use crate::diagnostic::Diagnostic;
use crate::profile::store::{read_text, write_text};

/// Rewrites the list `translates` of every translation under the folder, which holds `lessons`. Gives the ids of the
/// lessons whose file changed.
///
/// # Errors
/// What cannot be read or written.
pub fn stamp_lessons(folder: &Path) -> Result<Vec<String>, Vec<Diagnostic>> {
    let library = Library::embedded().with_folder(folder)?;
    let mut stamped = Vec::new();
    for id in library.lesson_ids() {
        let Some(marks) = library.fresh_marks(&id) else { continue };
        let Some(lesson) = library.lesson_folder(&id) else { continue };
        let path = Path::new(lesson.shown_name()).join(WORDS_FILES[1].1);
        // Embedded lessons have no file to write to.
        if !path.is_file() || !path.starts_with(folder) {
            continue;
        }
        let text = read_text(&path).map_err(|error| vec![error.problem()])?;
        let new = with_marks(&text, &marks);
        if new != text {
            write_text(&path, &new).map_err(|error| vec![error.problem()])?;
            stamped.push(id);
        }
    }
    Ok(stamped)
}

/// The text with its list replaced, or added at the end of the head.
fn with_marks(text: &str, marks: &[String]) -> String {
    let lines: String = marks.iter().map(|mark| format!("  \"{mark}\",\n")).collect();
    let list = format!("translates = [\n{lines}]\n");
    if let Some(start) = text.find("\ntranslates = [").map(|at| at + 1) {
        let rest = text.get(start..).unwrap_or("");
        let end = rest.find("]\n").map_or(rest.len(), |at| at + 2);
        return format!("{}{list}{}", text.get(..start).unwrap_or(""), rest.get(end..).unwrap_or(""));
    }
    match text.get(3..).and_then(|rest| rest.find("\n+++")).map(|at| at + 4) {
        Some(end) => format!("{}{list}{}", text.get(..end).unwrap_or(""), text.get(end..).unwrap_or("")),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::with_marks;

    #[test]
    fn the_list_is_replaced_or_added() {
        let marks = ["head 00000001".to_owned()];
        let new = with_marks("+++\nid = \"L01\"\n+++\n## A\n", &marks);
        assert_eq!(new, "+++\nid = \"L01\"\ntranslates = [\n  \"head 00000001\",\n]\n+++\n## A\n");
        assert_eq!(with_marks(&new.replace("00000001", "ffffffff"), &marks), new);
    }
}
