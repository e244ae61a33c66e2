import GlossJSON
import GlossJournal
import GlossScreen
import Synchronization

/// An item as one annotator sees it: its texts made drawable, its responses in the order shown.
package struct PresentedItem: Hashable, Sendable {
  package let item: Item
  /// Indexes into `item.input.responses`, in the order shown.
  package let order: [Int]
  package let texts: [PresentedText]
}

extension PresentedItem {
  /// Draws the order from the seed, unless the rubric keeps the batch's.
  ///
  /// Sorted by SHA-256 of seed, batch, item, annotator and response, joined by NUL, so that any
  /// machine that has the batch shows the same order to the same person.
  package init(_ item: Item, batch: ID, annotator: ID, seed: Int, shuffles: Bool) {
    self.item = item
    let responses = item.input.responses
    let hash = { (index: Int) in
      let parts = [ID(String(seed)), batch, item.id, annotator, responses[index].id]
      return Hash(of: parts.map(\.string).joined(separator: "\0"))
    }
    let hashes = responses.indices.map(hash)
    order =
      shuffles
      ? responses.indices.sorted { hashes[$0] < hashes[$1] } : Array(responses.indices)
    texts = PresentedItem.texts(of: item.input, order: order)
  }

  /// Response ids in the order shown: what a label records as `shown_order`.
  package var shownOrder: [ID] { order.map { item.input.responses[$0].id } }

  /// The letter under which a response is shown: "A" for the first.
  package static func letter(at place: Int) -> String {
    place < 26 ? String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place))) : "R\(place + 1)"
  }

  /// The letter of a response by its id; nil for an id that the item has not.
  package func letter(of response: ID) -> String? {
    shownOrder.firstIndex(of: response).map(PresentedItem.letter(at:))
  }

  /// The response shown under a letter, however it is typed.
  package func response(at letter: String) -> ID? {
    shownOrder.indices.first {
      PresentedItem.letter(at: $0).lowercased() == letter.lowercased()
    }.map { shownOrder[$0] }
  }

  package func text(of: ID) -> PresentedText? {
    texts.first { $0.of == of }
  }

  private static func texts(of input: Input, order: [Int]) -> [PresentedText] {
    let turns = input.prompt.enumerated().map { index, turn in
      PresentedText(of: ID("prompt/\(index)"), part: .turn(turn.role), turn.content)
    }
    let responses = order.enumerated().map { place, index in
      PresentedText(
        of: input.responses[index].id, part: .response(place), input.responses[index].text)
    }
    return
      (input.context.isEmpty
      ? [] : [PresentedText(of: "context", part: .context, input.context)])
      + turns + (input.text.isEmpty ? [] : [PresentedText(of: "text", part: .text, input.text)])
      + responses
  }
}

/// One text of an item, drawable.
package struct PresentedText: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case context
    /// A turn of the prompt, with its role.
    case turn(String)
    case text
    /// A response, with its place in the order shown, from 0.
    case response(Int)
  }

  /// What a span or an answer is of: a response id, `text`, `context` or `prompt/N`.
  package let of: ID
  package let part: Part
  package let text: Text
  private let found = FoundSegments()

  /// Words and sentences: found once, since a cursor asks for them at every key, and not before they
  /// are asked for, since of most texts nobody does.
  package var segments: Segments { found.of(text) }

  package init(of: ID, part: Part, _ string: String) {
    self.of = of
    self.part = part
    text = Text(string)
  }
}

/// What is found of a text when it is first asked for. It says nothing that the text does not, and so
/// is no part of what two texts are equal by.
private final class FoundSegments: Hashable, Sendable {
  private let segments = Mutex<Segments?>(nil)

  func of(_ text: Text) -> Segments {
    segments.withLock { known in
      let found = known ?? Segments(text)
      known = found
      return found
    }
  }

  static func == (a: FoundSegments, b: FoundSegments) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}

extension Item {
  /// The item with the ids of its responses and no text.
  package var withoutTexts: Item {
    var input = Input()
    input.responses = self.input.responses.map { Response(id: $0.id, text: "") }
    return Item(id: id, input: input, inputSHA256: inputSHA256)
  }
}

extension PresentedItem {
  /// Sentences in the longest text: as many steps show all of it.
  package var sentenceCount: Int { texts.map(\.segments.sentences.count).max() ?? 0 }

  /// How many sentences of all texts are shown where so many of each are.
  package func sentenceCount(showing sentences: Int) -> Int {
    texts.reduce(0) { $0 + min($1.segments.sentences.count, sentences) }
  }

  /// The item with no more of each text than its first sentences, and a sign where the rest was, if
  /// one is given.
  ///
  /// What is left out is nowhere in the value, so that nothing drawn from it can show it.
  package func revealing(_ sentences: Int, sign: String? = nil) -> PresentedItem {
    var input = Input()
    let cut = texts.map { text -> PresentedText in
      let ends = text.segments.sentences
      guard ends.count > sentences || sentences == 0 else { return text }
      let end = sentences > 0 ? ends[sentences - 1].upperBound : 0
      let shown = text.text.slice(0..<end)
      let parts = [shown, sign ?? ""].filter { !$0.isEmpty }
      return PresentedText(of: text.of, part: text.part, parts.joined(separator: "\n"))
    }
    input.responses = item.input.responses.map { Response(id: $0.id, text: "") }
    let bare = Item(
      id: item.id, input: input, advice: item.advice, flaggedBy: item.flaggedBy,
      inputSHA256: item.inputSHA256)
    return PresentedItem(item: bare, order: order, texts: cut)
  }
}
