import GlossJSON
import Testing

@testable import GlossStatistics

@Suite struct AgreementTests {
  private func isNear(_ measure: Measure, _ expected: Double) -> Bool {
    measure.value.map { abs($0 - expected) < 1e-9 } ?? false
  }

  @Test func `people who always agree on several values are at one`() {
    let items = [["a", "a"], ["b", "b", "b"], ["a", "a"]]
    #expect(percentAgreement(items) == .value(1))
    #expect(krippendorffAlpha(items) == .value(1))
  }

  @Test func `want of data is a reason and not a number`() {
    for items in [[], [[]], [["a"]], [["a"], ["b"], []]] {
      #expect(percentAgreement(items) == .undefined(.noOverlap))
      #expect(krippendorffAlpha(items) == .undefined(.noOverlap))
    }
    for items in [[["a", "a"]], [["a", "a"], ["a", "a", "a"], ["b"]]] {
      #expect(percentAgreement(items) == .value(1))
      #expect(krippendorffAlpha(items) == .undefined(.oneValue))
    }
    #expect(krippendorffAlpha([["a", "b"]]) { _, _ in 0 } == .undefined(.oneValue))
  }

  /// Two raters, three items, by hand: o(a,b) = 1 + 1, n(a) = 3, n(b) = 3, n = 6.
  @Test func `a table done by hand`() {
    let items = [["a", "a"], ["a", "b"], ["b", "b"]]
    #expect(isNear(percentAgreement(items), 2.0 / 3))
    #expect(isNear(krippendorffAlpha(items), 1 - 5 * 2.0 / 18))
  }

  @Test func `an item weighs alike however many rated it`() {
    #expect(isNear(percentAgreement([["a", "a", "a", "b"], ["a", "b"]]), 0.25))
  }

  @Test func `the order of items and of ratings changes nothing`() {
    let items = [["a", "b", "a"], ["c"], ["b", "b"], ["c", "a"], ["c", "c", "b", "c"]]
    let turned = items.reversed().map { Array($0.reversed()) }
    #expect(percentAgreement(items) == percentAgreement(turned))
    let (one, other) = (krippendorffAlpha(items), krippendorffAlpha(turned))
    #expect(one.value != nil && isNear(one, other.value ?? .nan))
  }

  @Test func `ratings that nobody can compare change nothing`() {
    let items = [["a", "b"], ["b", "b"]]
    #expect(krippendorffAlpha(items + [["c"], ["d"], []]) == krippendorffAlpha(items))
    #expect(percentAgreement(items + [["c"], []]) == percentAgreement(items))
  }

  @Test func `a distance that is nominal gives the nominal figure, scaled or not`() {
    let items = [["a", "b", "c"], ["b", "b"], ["c", "a"]]
    for scale in [0.5, 1, 7] {
      let scaled = krippendorffAlpha(items) { $0 == $1 ? 0 : scale }
      #expect(isNear(scaled, krippendorffAlpha(items).value ?? .nan))
    }
  }

  @Test(.enabled(if: Published.isPresent, "the folder shared/data/agreement is absent"))
  func `Krippendorff's four observers and twelve units`() throws {
    let table = try Published.read("01_krippendorff_4x12")
    let annotations = try #require(table["data"]?["annotations"])
    var items: [String: [Double]] = [:]
    for annotation in annotations.elements {
      let row = Array(annotation.elements)
      items[try #require(row[0].string), default: []].append(try #require(row[2].double))
    }
    #expect(items.count == 12)
    let values = Array(items.values)
    let expected = { (name: String) in try #require(table["expected"]?[name]?.double) }
    #expect(isNear(percentAgreement(values), try expected("percent.item_mean")))
    #expect(isNear(krippendorffAlpha(values), try expected("alpha.nominal")))
    let interval = krippendorffAlpha(values) { ($0 - $1) * ($0 - $1) }
    #expect(isNear(interval, try expected("alpha.interval")))
    let ratio = krippendorffAlpha(values) { a, b in
      let share = (a - b) / (a + b)
      return share * share
    }
    #expect(isNear(ratio, try expected("alpha.ratio")))
  }

  @Test(.enabled(if: Published.isPresent, "the folder shared/data/agreement is absent"))
  func `degenerate tables have the figure or none`() throws {
    let table = try Published.read("09_degenerate")
    let cases = try #require(table["data"]?["cases"])
    var compared = 0
    for member in cases.members {
      let raters = member.value.elements.map { Array($0.elements) }
      let items = (raters.first ?? []).indices.map { index in
        raters.compactMap { $0[index].string }
      }
      for (name, measure) in [
        ("alpha.nominal", krippendorffAlpha(items)),
        ("percent.item_mean", percentAgreement(items)),
      ] {
        let key = "\(member.key.keyString).\(name)"
        let expected = try #require(table["expected"]?[key], "\(key)")
        compared += 1
        guard let figure = expected.double else {
          #expect(measure.value == nil, "\(key)")
          continue
        }
        #expect(isNear(measure, figure), "\(key)")
      }
    }
    #expect(compared == 24)
  }
}
