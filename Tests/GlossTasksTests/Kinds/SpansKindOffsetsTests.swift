import Foundation
import GlossJSON
import GlossJournal
import GlossScreen
import GlossTestSupport
import Testing

@testable import GlossTasks

/// A recorded span's text is the text's code points from its start to its end.
@Suite struct SpansKindOffsetsTests {
  /// Answers made by random keys over every tricky text.
  private static let answers: [(text: String, spans: [Span])] = {
    var random = SeededGenerator(seed: 7)
    let kind = SpansKindKeysTests.kind(overlap: true)
    let marking = keys("→ → ← > > < ⇧→ ⇧→ ⇧← ↓ } { o p l space tab ⇧tab ( ) ⇧↓ bksp esc")
    return (KindSample.tricky + KindSample.tricky).map { text in
      let asked = Sample.asked(Input(text: text), columns: 10)
      var draft = kind.start(asked)
      for _ in 0..<300 {
        let key = marking[Int.random(in: 0..<marking.count, using: &random)]
        _ = kind.press(key, &draft, asked)
      }
      return (text, kind.value(draft, asked).spans)
    }
  }()

  @Test func recordedTextIsTheSliceOfCodePoints() {
    for (text, spans) in Self.answers {
      let scalars = Array(text.unicodeScalars)
      for span in spans {
        var slice = String.UnicodeScalarView()
        slice.append(contentsOf: scalars[span.start..<span.end])
        #expect(span.text.utf8.elementsEqual(String(slice).utf8))
      }
      #expect(spans == spans.sorted())
    }
    #expect(Self.answers.flatMap(\.spans).count > 100)
  }

  private static let python = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    .map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(.enabled(if: python != nil, "python3 is not installed"))
  func pythonSlicesTheSame() throws {
    var writer = JSONWriter()
    writer.beginArray()
    for (text, spans) in Self.answers {
      for span in spans {
        writer.beginObject()
        writer.member("whole", text)
        writer.member("start", span.start)
        writer.member("end", span.end)
        writer.member("text", span.text)
        writer.endObject()
      }
    }
    writer.endArray()
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(writer.bytes).write(to: file)
    let program = """
      import json, sys
      spans = json.load(open(sys.argv[1], encoding="utf-8"))
      bad = [s for s in spans if s["whole"][s["start"]:s["end"]] != s["text"]]
      print(len(spans), len(bad))
      """
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = ["-c", program, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(said == "\(Self.answers.flatMap(\.spans).count) 0\n")
  }
}
