//! The five dimensions of the scorecard.

/// What a rule is about; it has a share of the overall score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Keys between tables, and what a deletion does along them.
    ReferentialIntegrity,
    /// What the database refuses to store.
    ConstraintCompleteness,
    /// Whether searches and keys find an index.
    IndexCoverage,
    /// Names.
    ConventionConsistency,
    /// What running the schema for years takes.
    OperationalReadiness,
}

impl Dimension {
    /// All of them, in the order of the documents.
    pub const ALL: [Dimension; 5] = [
        Dimension::ReferentialIntegrity,
        Dimension::ConstraintCompleteness,
        Dimension::IndexCoverage,
        Dimension::ConventionConsistency,
        Dimension::OperationalReadiness,
    ];

    /// Its share of the overall score, in percent.
    pub const fn weight(self) -> u32 {
        match self {
            Dimension::ReferentialIntegrity | Dimension::ConstraintCompleteness => 25,
            Dimension::IndexCoverage => 20,
            Dimension::ConventionConsistency | Dimension::OperationalReadiness => 15,
        }
    }

    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Dimension::ReferentialIntegrity => "referential_integrity",
            Dimension::ConstraintCompleteness => "constraint_completeness",
            Dimension::IndexCoverage => "index_coverage",
            Dimension::ConventionConsistency => "convention_consistency",
            Dimension::OperationalReadiness => "operational_readiness",
        }
    }

    /// As people read it.
    pub const fn title(self) -> &'static str {
        match self {
            Dimension::ReferentialIntegrity => "referential integrity",
            Dimension::ConstraintCompleteness => "constraint completeness",
            Dimension::IndexCoverage => "index coverage",
            Dimension::ConventionConsistency => "convention consistency",
            Dimension::OperationalReadiness => "operational readiness",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_make_a_whole() {
        assert_eq!(Dimension::ALL.into_iter().map(Dimension::weight).sum::<u32>(), 100);
        assert!(Dimension::ALL.into_iter().enumerate().all(|(at, dimension)| dimension as usize == at));
    }
}
