/// What a measure comes to.
package enum Measure: Hashable, Sendable {
  case value(Double)
  case undefined(Undefined)

  package var value: Double? {
    if case .value(let value) = self { value } else { nil }
  }
}

/// Why a measure has no value.
package enum Undefined: Hashable, Sendable {
  /// No item has two ratings.
  case noOverlap
  /// All ratings that can be compared are alike, so that chance alone would make them agree.
  case oneValue
}
