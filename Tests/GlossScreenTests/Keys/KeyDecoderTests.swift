import GlossScreen
import GlossTestSupport
import Testing

@Suite struct KeyDecoderTests {
  @Test(arguments: KeyCases.all.indices)
  func decodesWhatTerminalsSend(index: Int) {
    let (bytes, events) = KeyCases.all[index]
    var decoder = KeyDecoder()
    #expect(decoder.feed(bytes) == events)
    #expect(!decoder.isPending)
  }

  @Test(arguments: KeyCases.all.indices)
  func givesTheSameEventsHoweverReadsCutThem(index: Int) {
    let (bytes, events) = KeyCases.all[index]
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      let first = decoder.feed(bytes[..<cut])
      #expect(first + decoder.feed(bytes[cut...]) == events, "cut at \(cut)")
    }
    var decoder = KeyDecoder()
    #expect(bytes.flatMap { decoder.feed(CollectionOfOne($0)) } == events)
  }

  @Test func endsALoneEscapeByTime() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.isPending)
    #expect(decoder.timeOut() == [.key(Key(.escape))])
    #expect(!decoder.isPending)
    #expect(decoder.feed("x".utf8) == [.key(.character("x"))])
  }

  @Test(arguments: [
    "\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}]0;title", "\u{1B}]0;title\u{1B}",
    "\u{1B}[\(String(repeating: "1", count: 99))", "\u{1B}\u{1B}[1",
  ])
  func dropsAnUnfinishedSequenceByTime(sequence: String) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(sequence.utf8).isEmpty)
    #expect(decoder.isPending)
    #expect(decoder.timeOut().isEmpty)
    #expect(decoder.feed("x".utf8) == [.key(.character("x"))])
  }

  @Test func neverEndsAPasteByTime() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[200~q".utf8).isEmpty)
    #expect(!decoder.isPending)
    #expect(decoder.timeOut().isEmpty)
    #expect(decoder.feed("u\u{1B}[201~".utf8) == [.paste("qu")])
  }

  @Test func handsOnALongPasteInPiecesCutBetweenCharacters() {
    let text = String(repeating: "né\r\n中🙂", count: 40_000)
    let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
    var whole = KeyDecoder()
    let events = whole.feed(bytes)
    #expect(events.count > 1)
    let pasted = events.map { event in
      guard case .paste(let piece) = event else { return "?" }
      #expect(piece.utf8.count <= 1 << 17)
      return piece
    }
    #expect(pasted.joined() == String(repeating: "né\n中🙂", count: 40_000))
    var parts = KeyDecoder()
    var cut: [TerminalEvent] = []
    for start in stride(from: 0, to: bytes.count, by: 4093) {
      cut += parts.feed(bytes[start..<min(start + 4093, bytes.count)])
    }
    #expect(cut == events)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func survivesAnyBytesAndTypesNoControlCharacter(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Half of it from the bytes that sequences are made of, so that floods get deep.
    let likely = Array("\u{1B}[O]P?;:0123456789~uM$ A\r\u{7F}".utf8)
    let bytes = (0..<20_000).map { _ in
      Bool.random(using: &random)
        ? likely.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
    }
    var decoder = KeyDecoder()
    var events = decoder.feed(bytes)
    var pieces = KeyDecoder()
    var rest = bytes[...]
    var inPieces: [TerminalEvent] = []
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...7, using: &random))
      rest = rest.dropFirst(piece.count)
      inPieces += pieces.feed(piece)
    }
    #expect(inPieces == events, "seed \(seed)")
    events += decoder.timeOut()
    for case .key(let key) in events {
      guard case .character(let character) = key.code else { continue }
      for scalar in character.unicodeScalars where scalar.properties.generalCategory == .control {
        Issue.record("seed \(seed): typed U+\(String(scalar.value, radix: 16))")
      }
    }
    #expect(!events.isEmpty)
  }
}
