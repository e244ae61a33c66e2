import GlossJSON
import GlossJournal
import GlossTasks
import Testing

@Suite struct BatchReadingTests {
  private func read(_ text: String, _ path: String = "dir/things.jsonl") throws -> Batch {
    let report = Report()
    let batch = Batch.read(Sample.source(text, path), report)
    #expect(report.diagnostics == [])
    return try #require(batch)
  }

  private func items(_ batch: Batch) throws -> [Item] {
    try batch.indices.map { index in
      guard case .item(let item) = batch.item(at: index) else {
        throw Bad(reading: batch.item(at: index))
      }
      return item
    }
  }

  struct Bad: Error { let reading: Batch.Reading }

  private static let header =
    #"{"schema":"gloss/batch/1","id":"b","title":"T","rubric":"r.json","terms":"t.json","locale":"en""#

  @Test func aHeaderMayStandBeforeTheLines() throws {
    let batch = try read(Self.header + "}\n{\"id\":\"i\",\"text\":\"x\"}\n")
    #expect(batch.id == "b")
    #expect(batch.title == "T")
    #expect(batch.locale == "en")
    #expect(batch.rubricPath == "r.json")
    #expect(batch.termsPath == "t.json")
    #expect(try items(batch).map(\.id) == ["i"])
  }

  @Test func withoutAHeaderTheIDIsTheStem() throws {
    let batch = try read("{\"id\":\"i\",\"text\":\"x\"}")
    #expect(batch.id == "things")
    #expect(batch.rubricPath == "")
    #expect(try items(batch).count == 1)
  }

  @Test func carriageReturnsAndBlankLinesAreNothing() throws {
    let lines = [Self.header + "}", "", " \t", "{\"id\":\"i\",\"text\":\"x\\r\\ny\"}", "", ""]
    let unix = try items(read(lines.joined(separator: "\n")))
    let other = try items(read(lines.joined(separator: "\r\n")))
    #expect(unix == other)
    #expect(unix.map(\.input.text) == ["x\r\ny"])
  }

  @Test func aWholeFileIsTheSameBatch() throws {
    let item = #"{"id":"i","text":"x"}"#
    let whole = try read(Self.header + ",\"items\":[\(item)]}", "b.json")
    let lines = try read(Self.header + "}\n\(item)\n")
    #expect(try items(whole) == items(lines))
    #expect(whole.id == lines.id)
  }

  @Test func aLineSeparatorInATextEndsNoLine() throws {
    let batch = try read("{\"id\":\"i\",\"text\":\"a\u{2028}b\u{85}c\"}\n")
    #expect(try items(batch)[0].input.text == "a\u{2028}b\u{85}c")
  }

  @Test func composedAndDecomposedIDsStayTwo() throws {
    let batch = try read(
      "{\"id\":\"\u{e9}\",\"text\":\"x\"}\n{\"id\":\"e\u{301}\",\"text\":\"y\"}\n"
        + "{\"id\":\"p\",\"responses\":[{\"id\":\"\u{e9}\",\"text\":\"1\"},"
        + "{\"id\":\"e\u{301}\",\"text\":\"2\"}]}")
    let items = try items(batch)
    #expect(Set(items.map(\.id)).count == 3)
    #expect(items[2].input.text(of: "e\u{301}") == "2")
  }

  /// One bad item is a bad item, and what can be said of it is said when it is opened.
  @Test func aBadItemLeavesTheOthers() throws {
    let batch = try read(
      """
      {"id":"a","text":"x"}
      {"id":"a","text":"y"}
      {"id":"b","text":3}
      not JSON
      {"text":"z"}
      {"id":"c","text":"x"}
      """)
    #expect(batch.indices.map { batch.id(at: $0) } == ["a", nil, "b", nil, nil, "c"])
    var ids: [ID?] = []
    var messages: [String] = []
    for index in batch.indices {
      guard case .broken(let id, let diagnostics) = batch.item(at: index) else { continue }
      ids.append(id)
      messages += diagnostics.map { "\($0.position?.line ?? 0): \($0.message)" }
    }
    #expect(ids == [nil, "b", nil, nil])
    #expect(
      messages.map { String($0.prefix(30)) }
        == [
          "2: another item is called \"a\"; ", "3: \"text\" is a number, not a st",
          "4: a value is expected, not `no", "5: this item has no \"id\"",
        ].map { String($0.prefix(30)) })
  }

  @Test func anItemIsReadToTheKey() throws {
    let json = """
      {"id": "i", "text": "t", "context": "c", "prompt": "p", "advice": ["violence"],
       "flagged_by": "filter-2", "priority": 0.75, "metadata": {"a" : [1, "x  y\\" z"]},
       "suggestions": {"q": {"labels": ["a"]}},
       "practice": {"answers": {"q": {"labels": ["a"]}}, "explanation": "since"},
       "responses": [{"id": "r1", "text": "one"}, {"id": "r2", "text": ""}]}
      """
    let item = try Sample.item(json: json)
    #expect(
      item.input
        == Input(
          text: "t", context: "c", prompt: [Turn(role: "user", content: "p")],
          responses: [Response(id: "r1", text: "one"), Response(id: "r2", text: "")]))
    #expect(item.advice == ["violence"])
    #expect(item.flaggedBy == "filter-2")
    #expect(item.metadata == #"{"a":[1,"x  y\" z"]}"#)
    #expect(item.inputSHA256 == Hash(of: Array(json.utf8)))
  }

  @Test func metadataOfResponsesStandsBesideTheItems() throws {
    let item = try Sample.item(
      json: """
        {"id": "i", "metadata": {"n": 1.0}, "responses": [
          {"id": "r1", "text": "x", "metadata": {"model": "m"}}, {"id": "r2", "text": "y"}]}
        """)
    #expect(item.metadata == #"{"item":{"n":1.0},"responses":{"r1":{"model":"m"}}}"#)
    let bare = try Sample.item(
      json: #"{"id":"i","responses":[{"id":"r1","text":"x","metadata":{ }}]}"#)
    #expect(bare.metadata == #"{"responses":{"r1":{}}}"#)
    #expect(try Sample.item(json: #"{"id":"i","text":"x"}"#).metadata == "")
  }

  @Test func theHashIsOfTheItemsOwnBytes() throws {
    let item = #"{ "id":"i" , "text":"x" }"#
    let batch = try read(Self.header + "}\n  \(item)  \r\n")
    #expect(try items(batch)[0].inputSHA256 == Hash(of: Array(item.utf8)))
  }
}
