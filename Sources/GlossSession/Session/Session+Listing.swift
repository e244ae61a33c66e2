import GlossJSON
import GlossJournal
import GlossTasks

/// In which part of the overview an item stands; first those that somebody comes back to.
package enum ItemGroup: String, CaseIterable, Sendable {
  case later, skipped, noted, open, answered
  case optedOut = "opted out"
  case withheld
}

/// An item as a line of the overview says it.
struct ListedItem: Hashable, Sendable {
  /// An index into the setup's `order`.
  let place: Int
  let id: String
  /// What it is to be known by: its first words, or why there are none.
  let words: String
  /// What was answered, or how far it is.
  let answer: String
  let isNoted: Bool
}

extension Session {
  func group(_ place: Int) -> ItemGroup {
    group(place, isNoted: setup.id(at: place).map(items.noted.contains) ?? false)
  }

  private func group(_ place: Int, isNoted: Bool) -> ItemGroup {
    if items.isStopped(place) { return .withheld }
    if items.later.contains(place) { return .later }
    switch items.standing(place) {
    case .withheld: return .withheld
    case .skipped, .passedOver: return .skipped
    case .optedOut: return .optedOut
    case .open: return isNoted ? .noted : .open
    case .answered, .practised: return isNoted ? .noted : .answered
    }
  }

  /// The places of all items, by their groups, in order; no group is empty.
  func grouped() -> [(group: ItemGroup, places: [Int])] {
    var places: [ItemGroup: [Int]] = [:]
    let noted = items.notedPlaces
    for place in setup.order.indices {
      places[group(place, isNoted: noted.contains(place)), default: []].append(place)
    }
    return ItemGroup.allCases.compactMap { group in places[group].map { (group, $0) } }
  }

  /// What a line of the overview says of an item: nothing of a text that is masked or withheld.
  func listed(_ place: Int) -> ListedItem {
    let id = setup.id(at: place)
    let label = items.label(at: place)
    var (words, answer) = ("", "")
    switch (group(place), setup.batch.item(at: setup.order[place])) {
    case (.withheld, _): words = SessionWords.Listing.withheld
    case (_, .broken): words = SessionWords.cannotBeLabelled
    case (_, .item(let item)):
      words = mask(of: item, at: place).map(SessionWords.Care.isMasked) ?? item.firstWords
      if let label, label.status == .answered { answer = answerInWords(label.answers, of: item) }
    }
    if place == open?.place || items.isBegun(place) || id.map(hasChoices) == true {
      answer = SessionWords.Listing.begun(isHere: place == open?.place)
    } else if answer.isEmpty {
      answer = SessionWords.standing(items.standing(place))
    }
    return ListedItem(
      place: place, id: id?.string ?? "", words: words, answer: answer,
      isNoted: id.map(items.noted.contains) ?? false)
  }

  private func hasChoices(_ item: ID) -> Bool {
    unsaved.all.contains { $0.item == item && $0.field.isOfAnswer }
  }
}

extension Item {
  /// How its text begins, on one line, else what was asked last, else a response.
  fileprivate var firstWords: String {
    let texts = [input.text] + [input.prompt.last?.content ?? ""] + input.responses.map(\.text)
    let text = texts.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    // More than any screen has columns, however long the text is.
    return text.drop(while: \.isWhitespace).prefix(400).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
