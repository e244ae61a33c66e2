extension Range where Bound == ScalarOffset {
  /// How many code points the range holds.
  package var count: Int { upperBound - lowerBound }
}
