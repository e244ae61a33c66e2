import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct VerifyTests {
  private let path = "results/labels/trips/ana.jsonl"

  /// Two labels in a session that ended, under a rubric that is kept.
  private func results() throws -> (results: Results, receipt: Hash, rubric: Hash) {
    let results = Results()
    let rubric = try results.keep(marking: "text")
    let (_, receipt) = try results.write(
      Results.content(item: "a", status: .skipped, rubric: rubric),
      Results.content(item: "b", status: .skipped, rubric: rubric))
    try results.write(event: .about(key: "region", value: "north"))
    try results.write(
      event: .sessionEnded(labels: 2, receipt: receipt), person: "ana", session: "s-1")
    return (results, receipt, rubric)
  }

  @Test func `whole labels are said to be whole, and how many`() throws {
    let ran = try results().results.disk.run("verify")
    #expect(ran == Ran(code: .done, out: "3 files, 2 labels, 2 events, chain whole\n", err: ""))
  }

  @Test(arguments: ["results/events/trips/rita.jsonl", "results/labels/trips/ana.jsonl"])
  func `a file that cannot be read is named, and the others are answered for`(_ path: String) throws
  {
    let disk = try results().results.disk
    disk.failNext("read", in: path)
    let ran = disk.run("verify")
    #expect(ran.code == .ioError)
    #expect(ran.err.contains("\(path): error: is not read, so nothing is known of it: read: "))
    #expect(ran.out.hasPrefix("3 files, ") && ran.out.contains("broken: "))
    #expect(disk.run("verify").code == .done)
    // What is made from results is made from all of them.
    disk.failNext("read", in: path)
    #expect(disk.run("notes").code != .done)
  }

  @Test func `an event that a later program wrote is counted and passed over`() throws {
    let (results, _, _) = try results()
    try results.write(event: .other(event: "sang", keys: []))
    let ran = results.disk.run("verify")
    #expect(ran == Ran(code: .done, out: "3 files, 2 labels, 3 events, chain whole\n", err: ""))
  }

  @Test func `a label that is gone after its session ended is a fault of its journal`() throws {
    let (results, _, _) = try results()
    let bytes = try #require(results.disk[path])
    let end = try #require(bytes.dropLast().lastIndex(of: 0x0a))
    results.disk[path] = Array(bytes[...end])
    let ran = results.disk.run("verify")
    #expect(ran.code == .no)
    #expect(ran.out == "3 files, 1 label, 2 events, broken: 1 fault\n")
    #expect(ran.err.hasPrefix("\(path): error: labels are missing"))
    #expect(ran.err.contains("results/events/trips/ana.jsonl:1"))
  }

  @Test func `what cannot be proven is said, and is no fault`() throws {
    let results = Results()
    try results.write(
      Results.content(item: "a", status: .skipped), Results.content(item: "b", status: .skipped),
      Results.content(item: "c", status: .skipped))
    let ran = results.disk.run("verify")
    #expect(ran.code == .done)
    #expect(ran.out == "1 file, 3 labels, 0 events, chain whole, 2 not proven\n")
    #expect(ran.err.hasPrefix("\(path): warning: the last 3 labels have no receipt yet\n"))
    #expect(ran.err.contains("\(path):1:1: warning: names a rubric that no texts/ keeps, sha256:"))
    let json = try JSONValue(
      parsing: Array(results.disk.run("verify", "--json").out.utf8.dropLast()))
    #expect(json["whole"]?.bool == true)
    #expect(json["unproven"]?.elements.map { $0["line"]?.int } == [0, 1])
  }

  @Test func `a changed byte breaks the chain, by line`() throws {
    let (results, _, _) = try results()
    var bytes = try #require(results.disk[path])
    let place = try #require(bytes.firstRange(of: Array("1234".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "9")
    results.disk[path] = bytes
    let ran = results.disk.run("verify")
    #expect(ran.code == .no)
    #expect(ran.out == "3 files, 2 labels, 2 events, broken: 1 fault\n")
    #expect(ran.err.hasPrefix("\(path):2:1: error: "))
  }

  @Test func `an incomplete last line is counted and no error`() throws {
    let (results, _, _) = try results()
    results.disk[path]?.append(contentsOf: Array("{\"schema\"".utf8))
    let ran = results.disk.run("verify")
    #expect(ran.code == .done)
    #expect(ran.out == "3 files, 2 labels, 2 events, chain whole\n")
    #expect(ran.err.hasPrefix("\(path): the last line is incomplete"))
  }

  @Test func `a receipt is found with or without its prefix, or not`() throws {
    let (results, receipt, _) = try results()
    try results.write(
      Results.content(item: "c", status: .skipped), root: "results")
    for form in [receipt.text, receipt.hex] {
      let ran = results.disk.run("verify", "--receipt", form)
      #expect(ran.code == .done)
      #expect(ran.out.hasSuffix("\(path):2: the receipt's line, 1 line after it\n"))
    }
    let other = results.disk.run("verify", "--receipt", Hash(of: "other").text)
    #expect(other.code == .no)
    #expect(other.out.hasSuffix("the receipt's line is in none of the journals\n"))
    #expect(results.disk.run("verify", "--receipt", "sha256:12").code == .usage)
  }

  @Test func `a directory without labels does not pass for whole`() throws {
    let (results, _, _) = try results()
    let ran = results.disk.run("verify", "results", "resluts\u{1b}")
    #expect(ran.code == .badInput)
    #expect(ran.err == "resluts<U+001B>: there is no journal here\n")
    #expect(ran.out == "3 files, 2 labels, 2 events, chain whole\n")
    // Of what was not read, nothing is said.
    for words in [["verify", "resluts"], ["verify", "--json", "resluts"]] {
      let ran = results.disk.run(words)
      #expect(ran == Ran(code: .badInput, out: "", err: "resluts: there is no journal here\n"))
    }
  }

  @Test func `a label that supersedes one from elsewhere is remarked, and no fault`() throws {
    let (results, _, rubric) = try results()
    let older = try results.write(
      Results.content(item: "c", status: .skipped, rubric: rubric), root: "lost")
    try results.write(
      Results.content(item: "c", status: .skipped, supersedes: older.labels[0], rubric: rubric))
    let ran = results.disk.run("verify")
    #expect(ran.code == .done)
    #expect(ran.out == "3 files, 3 labels, 2 events, chain whole, 1 remark, 1 not proven\n")
    #expect(ran.err.hasPrefix("\(path):3:1: warning: supersedes \"\(older.labels[0].id)\""))
    let json = try JSONValue(
      parsing: Array(results.disk.run("verify", "--json").out.utf8.dropLast()))
    #expect(json["whole"]?.bool == true)
    #expect(json["remarks"]?.elements.map { $0["severity"]?.string } == ["warning"])
    #expect(results.disk.run("verify", "results", "lost").out.contains("remark") == false)
  }

  @Test func `several directories are one`() throws {
    let (results, _, rubric) = try results()
    try results.write(
      Results.content(item: "a", annotator: "ben", rubric: rubric), root: "more", annotator: "ben")
    let ran = results.disk.run("verify", "results", "more")
    #expect(ran.code == .done)
    #expect(ran.out == "4 files, 3 labels, 2 events, chain whole, 1 not proven\n")
  }

  @Test func `the report as data has every key`() throws {
    let (results, receipt, _) = try results()
    let ran = results.disk.run("verify", "--json", "--receipt", receipt.text)
    let value = try JSONValue(parsing: Array(ran.out.utf8.dropLast()))
    #expect(value["whole"]?.bool == true && value["labels"]?.int == 2)
    #expect(value["unproven"]?.elements.contains { _ in true } == false)
    #expect(value["receipts"]?.elements.first { _ in true }?["lines_after"]?.int == 0)
    results.disk[path]?[0] = 0x1b
    let broken = results.disk.run("verify", "--json")
    #expect(broken.code == .no && broken.controls == [])
    let report = try JSONValue(parsing: Array(broken.out.utf8.dropLast()))
    #expect(report["whole"]?.bool == false)
    #expect(report["faults"]?.elements.map { $0["line"]?.int } == [1, 2])
  }

  @Test func `a disk that fails is said to have failed`() throws {
    let (results, _, _) = try results()
    results.disk.failCall(results.disk.callCount)
    let ran = results.disk.run("verify")
    #expect(ran.code == .ioError)
    #expect(ran.err.contains("Input/output error"))
  }
}
