import GlossJSON
import GlossJournal
import GlossScreen

extension PresentedItem {
  /// Sentences in the longest text: as many steps show all of it.
  package var sentenceCount: Int { texts.map(\.segments.sentences.count).max() ?? 0 }

  /// How many sentences of all texts are shown where so many of each are.
  package func sentenceCount(showing sentences: Int) -> Int {
    texts.reduce(0) { $0 + min($1.segments.sentences.count, sentences) }
  }

  /// The item with no more of each text than its first sentences, and `sign` where the rest was.
  ///
  /// What is left out is nowhere in the value, so that nothing drawn from it can show it.
  package func revealing(_ sentences: Int, sign: String) -> PresentedItem {
    var input = Input()
    let cut = texts.map { text -> PresentedText in
      let ends = text.segments.sentences
      guard ends.count > sentences || sentences == 0 else { return text }
      let end = sentences > 0 ? ends[sentences - 1].upperBound : 0
      let shown = text.text.slice(0..<end)
      return PresentedText(of: text.of, part: text.part, shown.isEmpty ? sign : shown + "\n" + sign)
    }
    input.responses = item.input.responses.map { Response(id: $0.id, text: "") }
    let bare = Item(
      id: item.id, input: input, advice: item.advice, flaggedBy: item.flaggedBy,
      inputSHA256: item.inputSHA256)
    return PresentedItem(item: bare, order: order, texts: cut)
  }
}
