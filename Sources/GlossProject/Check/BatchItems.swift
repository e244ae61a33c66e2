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
    let faults = batch.entries.compactMap { entry in
      if case .broken(let diagnostic) = entry.content { diagnostic } else { nil }
    }
    report.add(contentsOf: faults)
    // An item whose id is unusable has other faults too, which its entry does not keep.
    let values = faults.isEmpty ? entryValues : allValues
    let places = Set(faults.compactMap(\.position))
    return values.compactMap { value in
      guard let item = Item.read(value, report) else { return nil }
      let hasOwnFault = value["id"].map { places.contains($0.source.position(of: $0.start)) }
      if let rubric { check(item, value, rubric, hasOwnFault: hasOwnFault ?? false, report) }
      return Found(item: item, value: value)
    }
  }

  /// Whether an item can be asked the questions is told only where it has no fault of its own,
  /// which may be the cause.
  private func check(
    _ item: Item, _ value: JSONValue, _ rubric: Rubric, hasOwnFault: Bool, _ report: Report
  ) {
    for fault in hasOwnFault ? [] : rubric.faults(of: item) {
      report.error(
        value, "this item cannot be asked \(fault)",
        remedy: "change the item, or the question in the rubric")
    }
    let proposals = [
      (value["suggestions"], "suggestion"), (value["practice"]?["answers"], "answer"),
    ]
    for case (let proposed?, let what) in proposals {
      SuggestionCheck(item, rubric, report).check(proposed, what)
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
