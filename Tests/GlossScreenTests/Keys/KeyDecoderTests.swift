import GlossScreen
import GlossTestSupport
import Testing

@Suite struct KeyDecoderTests {
  @Test(arguments: KeyCases.all.indices)
  func decodesWhatTerminalsSend(index: Int) {
    let (bytes, events) = KeyCases.all[index]
    var decoder = KeyDecoder()
    #expect(decoder.feed(bytes) == events)
    #expect(decoder.patience == nil)
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

  @Test(arguments: KeyCases.timed.indices)
  func decodesWhatComesLate(index: Int) {
    let (steps, events) = KeyCases.timed[index]
    var decoder = KeyDecoder()
    var came: [TerminalEvent] = []
    for step in steps {
      switch step {
      case .read(let bytes): came += decoder.feed(bytes.utf8)
      case .timeOut: came += decoder.timeOut()
      }
    }
    #expect(came == events)
    #expect(decoder.patience == nil)
  }

  @Test func waitsLongerForTheRestOfASequenceWhoseEscapeCameAlone() {
    var decoder = KeyDecoder()
    #expect(decoder.patience == nil)
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.patience == 60)
    #expect(decoder.timeOut() == [.key(Key(.escape))])
    #expect(decoder.patience == nil)
    #expect(decoder.feed("[".utf8).isEmpty)
    #expect(decoder.patience == 120)
  }

  @Test(arguments: [
    "\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}]0;title", "\u{1B}]0;title\u{1B}",
    "\u{1B}[\(String(repeating: "1", count: 99))", "\u{1B}\u{1B}[1",
  ])
  func dropsAnUnfinishedSequenceByTime(sequence: String) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(sequence.utf8).isEmpty)
    #expect(decoder.patience == 60)
    #expect(decoder.timeOut() == [.noise])
    #expect(decoder.feed("x".utf8) == [.key(.character("x"))])
  }

  @Test func neverEndsAPasteByTime() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[200~q".utf8).isEmpty)
    #expect(decoder.patience == nil)
    #expect(decoder.timeOut().isEmpty)
    #expect(decoder.feed("u\u{1B}[201~".utf8) == [.paste("qu"), .noise])
  }

  @Test func handsOnALongPasteInPiecesCutBetweenCharacters() {
    let text = String(repeating: "né\r\n中🙂", count: 40_000)
    let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
    var whole = KeyDecoder()
    let events = whole.feed(bytes)
    #expect(events.count > 1)
    #expect(events.last == .noise)
    let pasted = events.dropLast().map { event in
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

  /// Every cut of a short stream; and where the wait runs out there, nothing is held back for good.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func givesTheSameKeysHoweverAStreamIsCut(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<6).flatMap { _ in
      KeyCases.all.randomElement(using: &random)!.bytes.prefix(
        Int.random(in: 1...12, using: &random))
    }
    var whole = KeyDecoder()
    let events = whole.feed(bytes)
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      let first = decoder.feed(bytes[..<cut])
      #expect(first + decoder.feed(bytes[cut...]) == events, "seed \(seed), cut at \(cut)")
      var late = KeyDecoder()
      _ = late.feed(bytes[..<cut])
      _ = late.timeOut()
      #expect(late.patience == nil, "seed \(seed), cut at \(cut)")
    }
  }

  /// Control sequences with one byte that does not belong there.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func makesNoKeyOfAMalformedSequence(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let introducers: [[UInt8]] = [[0x1B, 0x5B], [0x9B], [0xC2, 0x9B]]
    let wrong = Array(0x00...0x1A as ClosedRange<UInt8>) + [0x1C, 0x1F] + Array(0x7F...0xFF)
    var bytes = introducers.randomElement(using: &random)!
    let digits = Array("0123456789;:".utf8)
    func number() -> [UInt8] {
      (0..<Int.random(in: 0...8, using: &random)).map { _ in digits.randomElement(using: &random)! }
    }
    bytes += number()
    bytes.append(wrong.randomElement(using: &random)!)
    bytes += number()
    bytes.append(UInt8.random(in: 0x40...0x7E, using: &random))
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      let events = decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...])
      #expect(events == [.noise], "seed \(seed): \(bytes), cut at \(cut)")
    }
  }
}
