// Placeholder until the target's first type lands in the next commits.
