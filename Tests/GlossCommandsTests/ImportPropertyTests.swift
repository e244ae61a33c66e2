import GlossTestSupport
import Testing

@testable import GlossCommands

/// What holds of an import whatever the file is.
@Suite struct ImportPropertyTests {
  private static let table = """
    id,prompt,answer_a,answer_b,note
    a,"How, do I ""undo""
    it?",git reset,git revert,1
    b,Is it cold?,yes,no,2
    c,Perché 日本 😩,"x",y,

    """
  private static let lines = #"""
    {"id": "a", "prompt": "Hi", "chosen": "Yes?", "rejected": "No.", "n": [1, {"m": null}]}
    {"id": "b", "chosen": "\n\nHuman: Hi\n\nAssistant: A", "rejected": "\n\nHuman: Hi\n\nAssistant: B"}
    {"id": "c", "prompt": [{"role": "user", "content": "Hi"}], "chosen": "\ud83d\ude29", "rejected": ""}

    """#

  /// Whatever was changed in it, a file is a batch that is right, or is refused with a message.
  @Test(arguments: [("csv", table), ("jsonl", lines)])
  func `what is made is right, and what cannot be made is said`(_ format: String, _ text: String) {
    var generator = SeededGenerator(seed: 21)
    let disk = MemoryStorage()
    #expect(disk.run("new", "classification", "--id", "r").code == .done)
    var madeCount = 0
    for _ in 0..<400 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes.insert([0x22, 0x2c, 0x0a, 0x7b].randomElement(using: &generator)!, at: place)
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { bytes = [0x0a] }
      }
      disk["mine.\(format)"] = bytes
      let ran = disk.run(
        "import", format, "mine.\(format)", "--output", "tasks/b.jsonl", "--force", "--metadata",
        "id")
      guard ran.code == .done else {
        #expect(ran.code == .badInput || ran.code == .usage)
        #expect(ran.err.contains("error: ") || ran.err.contains("gloss"))
        continue
      }
      madeCount += 1
      let check = disk.run("check", "tasks/b.jsonl", "--rubric", "guidelines/r.json")
      #expect(check.code == .done, "\(check.err)\n\(String(decoding: bytes, as: UTF8.self))")
      #expect(ran.controls == [])
    }
    #expect(madeCount > 20)
  }

  /// Four times the rows, or rows four times as long, take four times the work, not sixteen.
  @Test(arguments: ["rows", "length", "columns", "turns", "messages", "replies"])
  func `the work grows as the file`(_ what: String) {
    func file(_ size: Int) -> (format: String, text: String) {
      let words = String(repeating: "é \"\" word, ", count: what == "length" ? size : 10)
      switch what {
      case "rows", "length":
        let count = what == "rows" ? size / 10 : 10
        return (
          "csv", "id,text\n" + (0..<count).map { "i-\($0),\"\(words)\"\n" }.joined()
        )
      case "columns":
        let names = (0..<size / 10).map { "c\($0)" }.joined(separator: ",")
        return ("csv", "text,\(names)\nx,\(names)\n")
      case "turns":
        let turns = String(repeating: "\\n\\nHuman: a\\n\\nAssistant: b", count: size / 10)
        return ("jsonl", "{\"chosen\": \"\(turns)c\", \"rejected\": \"\(turns)d\"}\n")
      case "messages":
        let turns = (0..<size / 10).map { index in
          "{\"role\": \"\(index.isMultiple(of: 2) ? "user" : "assistant")\", \"content\": \"x\"}"
        }
        return ("jsonl", "{\"messages\": [\(turns.joined(separator: ","))]}\n")
      default:
        let replies = (0..<size / 10).map { _ in "{\"id\": \"x\", \"text\": \"y\"}" }
        return (
          "jsonl", "{\"prompt\": \"p\", \"responses\": [\(replies.joined(separator: ","))]}\n"
        )
      }
    }
    func work(_ size: Int) -> Duration {
      let (format, text) = file(size)
      let disk = MemoryStorage(["mine.\(format)": text])
      return WorkClock().measure {
        #expect(disk.run("import", format, "mine.\(format)", "--output", "b.jsonl").code == .done)
      }
    }
    _ = work(1_000)
    // Once more where a busy machine made a figure doubtful.
    let ratios = (0..<3).lazy.map { _ in work(160_000) / work(40_000) }
    #expect(ratios.contains { $0 < 8 }, "four times the \(what)")
  }
}
