//! The arithmetic that lessons write: numbers, names, functions, and one comparison.
//!
//! `principal * rate`, `calc.instalment(12000, 1.2%, 12)`, `household.dti <= 40%`. It is read here and nothing is
//! computed: what names and functions mean is for whoever evaluates it.

use rust_decimal::Decimal;

use crate::domain::calendar::Day;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A number; `40%` is 0.4.
    Number(Decimal),
    /// A day, `2024-03-10`.
    Day(Day),
    /// Another figure, or a figure of the household (`household.dti`).
    Name(String),
    /// A function of others.
    Call(String, Vec<Expression>),
    /// The same with the other sign.
    Negative(Box<Expression>),
    /// Two joined by an operator.
    Joined(Operator, Box<Expression>, Box<Expression>),
}

/// What joins two expressions. A comparison is 1 when it holds, else 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Operator {
    Plus,
    Minus,
    Times,
    Over,
    Power,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Equal,
}

/// Why a text is no expression: where it stops to make sense, in bytes, and a stable word for what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpressionError {
    /// Where.
    pub at: usize,
    /// What was expected there.
    pub expected: &'static str,
}

/// Brackets inside brackets beyond this are refused.
const DEEPEST: usize = 32;

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// Where the text stops to make sense.
    pub fn parse(text: &str) -> Result<Expression, ExpressionError> {
        let mut reader = Reader { text, at: 0, depth: 0 };
        let expression = reader.comparison()?;
        reader.skip_blanks();
        if reader.at < text.len() { Err(reader.expected("operator")) } else { Ok(expression) }
    }

    /// Whether it is a number or a day and nothing else, so that there is no result to hold against it.
    #[must_use]
    pub fn is_literal(&self) -> bool {
        match self {
            Expression::Number(_) | Expression::Day(_) => true,
            Expression::Negative(inner) => inner.is_literal(),
            _ => false,
        }
    }

    /// Every name that it uses, functions left out.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        match self {
            Expression::Number(_) | Expression::Day(_) => Vec::new(),
            Expression::Name(name) => vec![name],
            Expression::Call(_, inner) => inner.iter().flat_map(Expression::names).collect(),
            Expression::Negative(inner) => inner.names(),
            Expression::Joined(_, left, right) => [left.names(), right.names()].concat(),
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn comparison(&mut self) -> Result<Expression, ExpressionError> {
        let left = self.sum()?;
        let operators = [
            ("<=", Operator::LessOrEqual),
            (">=", Operator::MoreOrEqual),
            ("<", Operator::Less),
            (">", Operator::More),
            ("=", Operator::Equal),
        ];
        match self.one_of(&operators) {
            Some(operator) => Ok(joined(operator, left, self.sum()?)),
            None => Ok(left),
        }
    }

    fn sum(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.product()?;
        while let Some(operator) = self.one_of(&[("+", Operator::Plus), ("-", Operator::Minus)]) {
            left = joined(operator, left, self.product()?);
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.signed()?;
        while let Some(operator) = self.one_of(&[("*", Operator::Times), ("/", Operator::Over)]) {
            left = joined(operator, left, self.signed()?);
        }
        Ok(left)
    }

    fn signed(&mut self) -> Result<Expression, ExpressionError> {
        if self.one_of(&[("-", Operator::Minus)]).is_some() {
            return Ok(Expression::Negative(Box::new(self.deeper(Reader::signed)?)));
        }
        let base = self.atom()?;
        match self.one_of(&[("^", Operator::Power)]) {
            Some(operator) => Ok(joined(operator, base, self.deeper(Reader::signed)?)),
            None => Ok(base),
        }
    }

    fn atom(&mut self) -> Result<Expression, ExpressionError> {
        self.skip_blanks();
        let rest = self.rest();
        match rest.chars().next() {
            Some('(') => {
                self.at += 1;
                let inner = self.deeper(Reader::comparison)?;
                self.close()?;
                Ok(inner)
            }
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if c.is_ascii_alphabetic() => self.name_or_call(),
            _ => Err(self.expected("value")),
        }
    }

    fn number(&mut self) -> Result<Expression, ExpressionError> {
        let rest = self.rest();
        if let Some(day) = rest.get(..10).and_then(day_of) {
            self.at += 10;
            return Ok(Expression::Day(day));
        }
        let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let number = Decimal::from_str_exact(rest.get(..length).unwrap_or("")).map_err(|_| self.expected("number"))?;
        self.at += length;
        if !self.rest().starts_with('%') {
            return Ok(Expression::Number(number));
        }
        self.at += 1;
        let share = number.checked_div(Decimal::ONE_HUNDRED).ok_or_else(|| self.expected("number"))?;
        Ok(Expression::Number(share))
    }

    fn name_or_call(&mut self) -> Result<Expression, ExpressionError> {
        let rest = self.rest();
        let is_inner = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let length = rest.find(|c: char| !is_inner(c)).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or("").to_owned();
        self.at += length;
        self.skip_blanks();
        if !self.rest().starts_with('(') {
            return Ok(Expression::Name(name));
        }
        self.at += 1;
        let mut inner = Vec::new();
        self.skip_blanks();
        if !self.rest().starts_with(')') {
            loop {
                inner.push(self.deeper(Reader::comparison)?);
                self.skip_blanks();
                if !self.rest().starts_with(',') {
                    break;
                }
                self.at += 1;
            }
        }
        self.close()?;
        Ok(Expression::Call(name, inner))
    }

    fn close(&mut self) -> Result<(), ExpressionError> {
        self.skip_blanks();
        if !self.rest().starts_with(')') {
            return Err(self.expected("bracket"));
        }
        self.at += 1;
        Ok(())
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, ExpressionError>) -> Result<T, ExpressionError> {
        if self.depth >= DEEPEST {
            return Err(self.expected("fewer-brackets"));
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn one_of(&mut self, operators: &[(&str, Operator)]) -> Option<Operator> {
        self.skip_blanks();
        let (sign, operator) = operators.iter().find(|(sign, _)| self.rest().starts_with(sign))?;
        self.at += sign.len();
        Some(*operator)
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn expected(&self, expected: &'static str) -> ExpressionError {
        ExpressionError { at: self.at, expected }
    }
}

fn joined(operator: Operator, left: Expression, right: Expression) -> Expression {
    Expression::Joined(operator, Box::new(left), Box::new(right))
}

/// The day of ten characters `2024-03-10`.
fn day_of(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let mut next = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()));
        part.and_then(|part| part.parse::<u32>().ok())
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    Day::ymd(year.cast_signed(), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        fn show(expression: &Expression) -> String {
            match expression {
                Expression::Number(number) => number.to_string(),
                Expression::Day(day) => day.date().to_string(),
                Expression::Name(name) => name.clone(),
                Expression::Call(name, inner) => {
                    format!("{name}[{}]", inner.iter().map(show).collect::<Vec<_>>().join(" "))
                }
                Expression::Negative(inner) => format!("-{}", show(inner)),
                Expression::Joined(operator, left, right) => format!("({operator:?} {} {})", show(left), show(right)),
            }
        }
        show(&Expression::parse(text).unwrap())
    }

    #[test]
    fn operators_bind_as_in_school() {
        assert_eq!(shape("1 + 2 * 3"), "(Plus 1 (Times 2 3))");
        assert_eq!(shape("(1 + 2) * 3"), "(Times (Plus 1 2) 3)");
        assert_eq!(shape("a - b - c"), "(Minus (Minus a b) c)");
        assert_eq!(shape("-a ^ 2"), "-(Power a 2)");
        assert_eq!(shape("1.02 ^ 4 * p"), "(Times (Power 1.02 4) p)");
        assert_eq!(shape("0.05% * 365"), "(Times 0.0005 365)");
        assert_eq!(shape("calc.instalment(12000, 1.2%, 12)"), "calc.instalment[12000 0.012 12]");
        assert_eq!(shape("after_years(2024-03-10, 5)"), "after_years[2024-03-10 5]");
        assert_eq!(shape("2024-3"), "(Minus 2024 3)");
        assert_eq!(shape("household.dti <= 40%"), "(LessOrEqual household.dti 0.40)");
    }

    #[test]
    fn what_is_no_expression_is_refused_with_its_place() {
        let error = |text: &str| Expression::parse(text).map_err(|error| (error.at, error.expected)).unwrap_err();
        assert_eq!(error(""), (0, "value"));
        assert_eq!(error("1 +"), (3, "value"));
        assert_eq!(error("(1"), (2, "bracket"));
        assert_eq!(error("1 2"), (2, "operator"));
        assert_eq!(error("1.2.3"), (0, "number"));
        assert_eq!(error("额度"), (0, "value"));
        assert_eq!(error(&"(".repeat(99)).1, "fewer-brackets");
        assert_eq!(error(&"-".repeat(9_999)).1, "fewer-brackets");
    }

    #[test]
    fn names_are_found_wherever_they_stand() {
        let expression = Expression::parse("-a + min(b, household.dti) * 2").unwrap();
        assert_eq!(expression.names(), ["a", "b", "household.dti"]);
        assert!(Expression::parse("-3").unwrap().is_literal());
    }
}
