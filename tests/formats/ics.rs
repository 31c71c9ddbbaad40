//! A strict reader of calendar files: line ends, line lengths, folding, balance of begin and end, escapes.

/// One component with its properties and the components in it.
#[derive(Debug, Default)]
pub struct Component {
    pub name: String,
    pub properties: Vec<(String, String)>,
    pub inside: Vec<Component>,
}

impl Component {
    /// The value of a property that must be there once.
    pub fn get(&self, name: &str) -> &str {
        let mut values = self.properties.iter().filter(|(property, _)| property == name);
        let value = values.next().unwrap_or_else(|| panic!("{} lacks {name}", self.name));
        assert!(values.next().is_none(), "{name} twice");
        &value.1
    }

    pub fn all<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Component> {
        self.inside.iter().filter(move |inside| inside.name == name)
    }
}

/// Reads a whole file, which must hold one calendar.
pub fn read(file: &str) -> Component {
    assert!(file.ends_with("\r\n"), "the last line has no end");
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count(), "a bare line feed");
    assert_eq!(file.matches('\r').count(), file.matches("\r\n").count(), "a bare return");
    let mut lines: Vec<String> = Vec::new();
    for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.chars().any(char::is_control), "{line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("nothing to go on").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    let mut open = vec![Component::default()];
    for line in lines {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no colon: {line:?}"));
        assert!(name.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '-' | ';' | '=')), "{name:?}");
        match name {
            "BEGIN" => open.push(Component { name: value.to_owned(), ..Component::default() }),
            "END" => {
                let closed = open.pop().unwrap();
                assert_eq!(closed.name, value, "not balanced");
                open.last_mut().expect("not balanced").inside.push(closed);
            }
            _ => open.last_mut().unwrap().properties.push((name.to_owned(), value.to_owned())),
        }
    }
    assert_eq!(open.len(), 1, "not balanced");
    let mut file = open.pop().unwrap();
    assert!(file.properties.is_empty() && file.inside.len() == 1, "{file:?}");
    let calendar = file.inside.pop().unwrap();
    assert_eq!((calendar.name.as_str(), calendar.get("VERSION")), ("VCALENDAR", "2.0"));
    calendar
}

/// A text value with its escapes undone; panics on one that the standard does not know.
pub fn unescape(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        assert!(!matches!(c, ',' | ';'), "bare {c} in {value}");
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => out.push(c),
                other => panic!("escape {other:?} in {value}"),
            },
            c => out.push(c),
        }
    }
    out
}
