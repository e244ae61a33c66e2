import GlossJSON
import GlossTasks

/// All items of a batch, each held to the format, to the rest of the batch and to the rubric.
struct BatchItems {
  private let batch: Batch
  private let rubric: Rubric?

  /// An item and where it stands.
  struct Found {
    let item: Item
    let value: JSONValue
  }

  init(_ batch: Batch, rubric: Rubric?) {
    self.batch = batch
    self.rubric = rubric
  }

  /// Notes every fault, and gives the items that have none of their own.
  func check(_ report: Report) -> [Found] {
    let brokenItems = batch.entries.contains {
      if case .broken = $0.content { true } else { false }
    }
    // An item whose id is unusable has other faults too, which its entry does not keep.
    for case .broken(let diagnostic) in batch.entries.map(\.content) { report.add(diagnostic) }
    let values = brokenItems ? allValues : entryValues
    return values.compactMap { value in
      guard let item = Item.read(value, report) else { return nil }
      if let rubric { check(item, value, rubric, report) }
      return Found(item: item, value: value)
    }
  }

  private func check(_ item: Item, _ value: JSONValue, _ rubric: Rubric, _ report: Report) {
    for fault in rubric.faults(of: item) {
      report.error(
        value, "this item cannot be asked \(fault)",
        remedy: "change the item, or the question in the rubric")
    }
    if let suggestions = value["suggestions"] {
      SuggestionCheck(item, rubric, report).check(suggestions)
    }
  }

  private var entryValues: [JSONValue] {
    batch.entries.compactMap { entry in
      if case .value(let value) = entry.content { value } else { nil }
    }
  }

  /// Every item of the file that is JSON, read from the file again.
  private var allValues: [JSONValue] {
    let source = batch.source
    guard source.path.hasSuffix(".jsonl") else {
      return (try? JSONValue.read(source))?["items"].map { Array($0.elements) } ?? []
    }
    let values = JSONLines.ranges(in: source.bytes).compactMap {
      try? JSONValue.read(source, in: $0.range)
    }
    let hasHeader = values.first?["schema"]?.string == Batch.schema
    return hasHeader ? Array(values.dropFirst()) : values
  }
}
