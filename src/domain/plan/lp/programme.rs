//! A linear programme with whole unknowns, and the one place where a solver is called.
//!
//! Numbers are floats in units of the currency; what comes out is a proposal that the engine replays.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};

/// A programme to be made as small as possible.
#[derive(Debug, Clone, Default)]
pub struct Programme {
    /// The weight of each unknown in what is made small.
    pub weight: Vec<f64>,
    /// The least value of each.
    pub least: Vec<f64>,
    /// The greatest value of each.
    pub most: Vec<f64>,
    /// Whether it must be whole (0 or 1).
    pub whole: Vec<bool>,
    /// Rows: the least and greatest value of a sum of unknowns times factors.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Unknowns and factors.
    pub sum: Vec<(usize, f64)>,
    /// How it compares.
    pub is: Is,
    /// With what.
    pub to: f64,
}

/// How a sum compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
    /// Exactly.
    Exactly,
}

/// What became of a programme.
#[derive(Debug, Clone, PartialEq)]
pub enum Solved {
    /// Values, and whether they are proved best.
    Found(Vec<f64>),
    /// There are none.
    Impossible,
    /// The solver gave up.
    Unknown,
}

impl Programme {
    /// A new unknown.
    pub fn unknown(&mut self, weight: f64, least: f64, most: f64) -> usize {
        self.weight.push(weight);
        self.least.push(least);
        self.most.push(most.max(least));
        self.whole.push(false);
        self.weight.len() - 1
    }

    /// A new unknown that is 0 or 1.
    pub fn switch(&mut self, weight: f64) -> usize {
        let place = self.unknown(weight, 0.0, 1.0);
        if let Some(whole) = self.whole.get_mut(place) {
            *whole = true;
        }
        place
    }

    /// A new row.
    pub fn row(&mut self, sum: Vec<(usize, f64)>, is: Is, to: f64) {
        self.rows.push(Row { sum, is, to });
    }

    /// Fixes an unknown.
    pub fn fix(&mut self, place: usize, value: f64) {
        if let (Some(least), Some(most), Some(whole)) =
            (self.least.get_mut(place), self.most.get_mut(place), self.whole.get_mut(place))
        {
            (*least, *most, *whole) = (value, value, false);
        }
    }

    /// What is made small, at these values.
    #[must_use]
    pub fn value(&self, values: &[f64]) -> f64 {
        self.weight.iter().zip(values).map(|(weight, value)| weight * value).sum()
    }

    /// Solves it: whole unknowns as fractions when `nodes` is zero, else by branch and bound with at most so many nodes.
    #[must_use]
    pub fn solve(&self, nodes: u64) -> Solved {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut unknowns: Vec<Variable> = Vec::with_capacity(self.weight.len());
        for (place, weight) in self.weight.iter().enumerate() {
            let bounds = (self.least.get(place).copied().unwrap_or(0.0), self.most.get(place).copied().unwrap_or(0.0));
            let whole = nodes > 0 && self.whole.get(place).copied().unwrap_or(false);
            unknowns.push(if whole { problem.add_binary_var(*weight) } else { problem.add_var(*weight, bounds) });
        }
        for row in &self.rows {
            let named = |(place, factor): &(usize, f64)| Some((*unknowns.get(*place)?, *factor));
            let sum: Vec<(Variable, f64)> = row.sum.iter().filter_map(named).collect();
            let is = match row.is {
                Is::AtLeast => ComparisonOp::Ge,
                Is::AtMost => ComparisonOp::Le,
                Is::Exactly => ComparisonOp::Eq,
            };
            problem.add_constraint(sum, is, row.to);
        }
        let mut options = SolveOptions::default();
        if nodes > 0 {
            options.node_limit = Some(nodes_for(nodes, self.weight.len()));
            options.mip_gap = 1e-4;
        }
        match problem.solve_with(options) {
            Ok(outcome) => match outcome.solution() {
                Some(solution) => Solved::Found(unknowns.iter().map(|unknown| solution.var_value(*unknown)).collect()),
                None => Solved::Unknown,
            },
            Err(microlp::Error::Infeasible) => Solved::Impossible,
            Err(_) => Solved::Unknown,
        }
    }
}

/// Unknowns up to which a search has all its nodes; about twelve lines over three years.
const USUAL: u64 = 2_500;
/// Nodes that even the largest programme gets.
const LEAST_NODES: u64 = 5;

/// How many nodes a programme of so many unknowns gets of `nodes`. A node's work grows with about the square of the
/// unknowns, so that the work stays bounded, and the same on every machine, for any number of lines.
fn nodes_for(nodes: u64, unknowns: usize) -> u64 {
    let size = u64::try_from(unknowns).unwrap_or(u64::MAX).clamp(USUAL, 1 << 20);
    (nodes * USUAL * USUAL / (size * size)).max(LEAST_NODES).min(nodes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_programme_is_searched_with_fewer_nodes() {
        assert_eq!((nodes_for(400, 100), nodes_for(400, 2_500)), (400, 400));
        assert_eq!((nodes_for(400, 5_000), nodes_for(400, 1_000_000)), (100, LEAST_NODES));
        assert_eq!(nodes_for(3, 1_000_000), 3);
    }
}
