//! A strict reader of the XML that JUnit files use: elements, attributes, text and the five entities; nothing else.

/// One element.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub inside: Vec<Element>,
}

impl Element {
    pub fn get(&self, name: &str) -> &str {
        let mut found = self.attributes.iter().filter(|(attribute, _)| attribute == name);
        let value = found.next().unwrap_or_else(|| panic!("{} lacks {name}", self.name));
        assert!(found.next().is_none(), "{name} twice");
        &value.1
    }

    pub fn number(&self, name: &str) -> usize {
        self.get(name).parse().unwrap()
    }

    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.inside.iter().filter(move |element| element.name == name)
    }
}

/// Reads a whole file, which must have one root.
pub fn read(file: &str) -> Element {
    let mut rest = file.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").expect("a declaration");
    let mut open = vec![Element::default()];
    while let Some(at) = rest.find('<') {
        open.last_mut().unwrap().text.push_str(&plain(&rest[..at]));
        let end = rest[at..].find('>').expect("an open tag") + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            close(&mut open, name);
        } else if let Some(tag) = tag.strip_suffix('/') {
            open.push(element(tag));
            let name = open.last().unwrap().name.clone();
            close(&mut open, &name);
        } else {
            open.push(element(tag));
        }
    }
    assert_eq!((open.len(), rest.trim()), (1, ""), "not balanced");
    let mut file = open.pop().unwrap();
    assert_eq!((file.inside.len(), file.text.trim()), (1, ""));
    file.inside.pop().unwrap()
}

fn close(open: &mut Vec<Element>, name: &str) {
    let closed = open.pop().unwrap();
    assert_eq!(closed.name, name, "not balanced");
    open.last_mut().expect("not balanced").inside.push(closed);
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{name:?}");
    let mut made = Element { name: name.to_owned(), ..Element::default() };
    while !rest.is_empty() {
        let (attribute, after) = rest.split_once("=\"").unwrap_or_else(|| panic!("{rest:?}"));
        let (value, after) = after.split_once('"').expect("an open quote");
        made.attributes.push((attribute.trim().to_owned(), plain(value)));
        rest = after.trim_start();
    }
    made
}

/// Text with its entities undone; nothing that XML 1.0 forbids may be in it.
fn plain(text: &str) -> String {
    assert!(!text.contains('<'), "{text}");
    let allowed = |c: char| matches!(c, '\t' | '\n') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    assert!(text.chars().all(allowed), "{text:?}");
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (entity, after) = after.split_once(';').unwrap_or_else(|| panic!("bare & in {text}"));
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            other => panic!("entity {other}"),
        });
        rest = after;
    }
    out + rest
}
