/// A rubric's version, in its order: `1.10.0` comes after `1.9.0`.
struct RubricVersion: Comparable {
  let text: String
  private let numbers: [Int]

  init(_ text: String) {
    self.text = text
    numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
  }

  /// A change of meaning raises the first number.
  func changesMeaning(since older: RubricVersion) -> Bool { numbers.first != older.numbers.first }

  static func == (a: RubricVersion, b: RubricVersion) -> Bool { a.numbers == b.numbers }

  static func < (a: RubricVersion, b: RubricVersion) -> Bool {
    a.numbers.lexicographicallyPrecedes(b.numbers)
  }
}
