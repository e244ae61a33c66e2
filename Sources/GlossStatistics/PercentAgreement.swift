/// The mean over items of the share of pairs of ratings that agree.
///
/// It is the observed agreement P of Fleiss (1971), "Measuring nominal scale agreement among many
/// raters", Psychological Bulletin 76, equations 2 and 3, for items with any number of ratings:
/// each item has the same weight, whatever their number. Items with fewer than two are left out.
///
/// - Returns: from 0 to 1; undefined where no item has two ratings.
package func percentAgreement<Value: Hashable>(_ items: [[Value]]) -> Measure {
  let shares = items.filter { $0.count > 1 }.map { ratings in
    let counts = ratings.reduce(into: [Value: Int]()) { $0[$1, default: 0] += 1 }
    let agreeing = counts.values.reduce(0) { $0 + $1 * ($1 - 1) }
    return Double(agreeing) / Double(ratings.count * (ratings.count - 1))
  }
  guard !shares.isEmpty else { return .undefined(.noOverlap) }
  return .value(shares.reduce(0, +) / Double(shares.count))
}
