/// Krippendorff's α for nominal values: two of them are alike or not.
///
/// - Returns: see the form that takes a distance.
package func krippendorffAlpha<Value: Hashable>(_ items: [[Value]]) -> Measure {
  krippendorffAlpha(items) { $0 == $1 ? 0 : 1 }
}

/// Krippendorff's α: one less the disagreement observed over the disagreement expected.
///
/// After Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: coincidences
/// within each unit weigh 1/(m − 1), and α = 1 − (n − 1) · Σ o·δ / Σ n·n·δ. Units with fewer than two
/// values are left out, of all sums.
///
/// - Parameters:
///   - items: the values given to each item.
///   - distance: δ as it enters the sums, not squared here: 0 for values that are alike, symmetric,
///     never negative. The interval metric is the squared difference; set distances are unsquared.
/// - Returns: at most 1, 0 where people agree as chance would; undefined where no item has two
///   values, and where no two values that can be compared differ.
package func krippendorffAlpha<Value: Hashable>(
  _ items: [[Value]], distance: (Value, Value) -> Double
) -> Measure {
  let units = items.filter { $0.count > 1 }.map(counts)
  guard !units.isEmpty else { return .undefined(.noOverlap) }
  let all = units.reduce(into: [Value: Int]()) { $0.merge($1, uniquingKeysWith: +) }
  let total = all.values.reduce(0, +)
  let expected = disagreement(all, distance)
  guard expected > 0 else { return .undefined(.oneValue) }
  let observed = units.reduce(0) { sum, unit in
    sum + disagreement(unit, distance) / Double(unit.values.reduce(0, +) - 1)
  }
  return .value(1 - Double(total - 1) * observed / expected)
}

private func counts<Value: Hashable>(_ values: [Value]) -> [Value: Int] {
  values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}

/// The sum of distances over all ordered pairs of the counted values.
private func disagreement<Value: Hashable>(
  _ counts: [Value: Int], _ distance: (Value, Value) -> Double
) -> Double {
  let values = Array(counts)
  var sum = 0.0
  for (index, a) in values.enumerated() {
    for b in values[(index + 1)...] {
      sum += 2 * Double(a.value) * Double(b.value) * distance(a.key, b.key)
    }
  }
  return sum
}
