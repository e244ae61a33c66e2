import GlossTasks

extension SessionWords {
  /// Of the overview of all items.
  enum Listing {
    static let withheld = "withheld from everyone"
    static let noted = "noted"
    static func begun(isHere: Bool) -> String { isHere ? "here" : "begun" }

    /// `47 items: 1 later · 2 skipped · 44 answered`.
    static func title(_ groups: [(group: ItemGroup, count: Int)]) -> String {
      let count = groups.reduce(0) { $0 + $1.count }
      return counted(count, "item") + (groups.isEmpty ? "" : ": ") + counts(groups)
    }

    private static func counts(_ groups: [(group: ItemGroup, count: Int)]) -> String {
      groups.map { "\($0.count) \($0.group.rawValue)" }.joined(separator: " · ")
    }

    static func heading(_ group: ItemGroup, _ count: Int) -> String {
      "\(group.rawValue) (\(count))"
    }

    static func none(_ group: ItemGroup) -> String { "No item is \(group.rawValue)." }

    /// A line of plain mode.
    static func line(_ item: ListedItem, _ group: ItemGroup) -> String {
      let state = [group.rawValue] + (item.isNoted && group != .noted ? [noted] : [])
      let answer = item.answer.isEmpty || item.answer == group.rawValue ? [] : [item.answer]
      return "Item \(item.place + 1)" + (item.id.isEmpty ? "" : " · \(item.id)")
        + " (\((state + answer).joined(separator: "; "))): \(item.words)"
    }

    static func more(_ count: Int, isOfAll: Bool) -> String {
      "\(count) more are not listed" + (isOfAll ? "; :items STATE lists those of one state." : ".")
    }
  }
}
