import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

/// What stands in the way of a session is told, costs no label, and gives the code that says it.
@Suite struct TroubleTests {
  @Test func `a second session is told who holds the journal since when`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 3)
    let first = try place.start(batch, ["--guard", "0"])
    try first.wait(for: "item 1 of 3")
    let second = try Subprocess(place.label(batch), environment: place.environment())
    #expect(second.status == 75)
    let said = second.errorText
    #expect(said.contains("process \(first.terminal.processID)"), "\(said)")
    let isTimed = said.firstMatch(of: /since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/) != nil
    #expect(isTimed, "\(said)")
    // Someone else may label the same batch meanwhile.
    let other = try place.start(batch, annotator: "ben")
    try other.wait(for: "item 1 of 3")
    #expect(try other.leave() == 0)
    try first.press("y")
    try first.wait(done: 1)
    #expect(try first.leave() == 0)
    let third = try place.start(batch)
    try third.wait(for: "item 2 of 3")
    #expect(try third.leave() == 0)
  }

  @Test func `a torn last line is put aside and told`() throws {
    let place = Workplace()
    let batch = try labelled(place, "yxy")
    let journal = place.journal("short")
    let whole = Array(place.text(journal).utf8)
    try Data(whole.dropLast(40)).write(to: URL(fileURLWithPath: journal))
    let lastLine = whole.dropLast().lastIndex(of: UInt8(ascii: "\n"))! + 1

    let session = try place.start(batch, ["--guard", "0"])
    try session.wait(for: "item 3 of 5")
    #expect(session.messageLine.contains("the last line was incomplete"))
    let pieces = Workplace.everything(under: "\(place.results)/recovered").filter {
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isDirectory)
        && !isDirectory.boolValue
    }
    #expect(pieces.map { Array(place.text($0).utf8) } == [Array(whole[lastLine...].dropLast(40))])
    try session.press("y")
    try session.wait(done: 3)
    #expect(try session.leave() == 0)
    #expect(try place.labels().map(\.item) == ["i-1", "i-2", "i-3"])
    // The line that was cut had a receipt, so that it is known to have been there.
    let faults = try place.faults()
    #expect(faults.count == 1 && faults[0].contains("receipt"), "\(faults)")
  }

  @Test func `a journal that is damaged in the middle is refused by line`() throws {
    let place = Workplace()
    let batch = try labelled(place, "yxy")
    let journal = place.journal("short")
    var bytes = Array(place.text(journal).utf8)
    let second = bytes.firstIndex(of: UInt8(ascii: "\n"))! + 1
    let place2 = bytes[second...].firstRange(of: Array("text 2".utf8))!.lowerBound
    bytes[place2] = UInt8(ascii: "T")
    try Data(bytes).write(to: URL(fileURLWithPath: journal))
    let run = try Subprocess(place.label(batch), environment: place.environment())
    #expect(run.status == 2)
    // The changed byte is in line 2; the chain shows it there or at the next line's `prev`.
    let named = run.errorText.firstMatch(of: #/short/ana\.jsonl:(2|3):\d+: error: /#)
    #expect(named != nil, "\(run.errorText)")
    #expect(Array(place.text(journal).utf8) == bytes)
  }

  @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
  func `a results directory that cannot be written is refused by name`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    try FileManager.default.createDirectory(
      atPath: place.results, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o500])
    let run = try Subprocess(place.label(batch), environment: place.environment())
    #expect(run.status == 73)
    #expect(run.errorText.contains(place.results))
  }

  @Test func `a results directory that is a file is refused by name`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    try place.write("results", "not a directory")
    let run = try Subprocess(place.label(batch), environment: place.environment())
    #expect(run.status == 73, "\(run.errorText)")
    #expect(run.errorText.contains(place.results))
  }

  @Test func `a full disk keeps the label on the screen until it is saved elsewhere`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 40)
    let session = try full(place, batch)
    let done = try labelUntilFull(session)
    #expect(session.itemLine.contains("item \(done + 1) of 40"))
    let said = session.messageLine
    #expect(said.contains("NOT SAVED"), "\(said)")
    #expect(session.keyLine.contains(":results DIR"))
    // Nothing else is answered meanwhile.
    try session.press("x")
    try session.wait("an answer to the key") { !$0[22].contains("NOT SAVED") }
    #expect(session.progress?.done == done)
    let elsewhere = place.directory.path("elsewhere")
    try session.press(":results \(elsewhere)\r")
    try session.wait(for: "Going on in")
    try session.press("\u{13}")
    try session.wait(done: done + 1)
    // Everything is saved, and a disk that failed is no clean end all the same.
    #expect(try session.leave() == 74)
    let kept = try place.labels()
    #expect(kept.map(\.item) == (1...done).map { ID("i-\($0)") })
    let saved = try place.labels(elsewhere)
    #expect(saved.map(\.item) == [ID("i-\(done + 1)")])
    #expect(saved.first?.answers.first?.labels == ["yes"])
    #expect(saved.first?.revision == 2)
    // The union of both is what was done.
    let union = try Verify.run(Disk.storage, roots: [place.results, elsewhere])
    #expect(union.diagnostics.map(\.message) == [])
    #expect(union.remarks.count == 1)
  }

  @Test func `leaving with a label that is not saved exits 74`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 40)
    let session = try full(place, batch)
    let done = try labelUntilFull(session)
    #expect(try session.leave() == 74)
    #expect(try place.labels().count == done)
    let next = try place.start(batch)
    try next.wait(for: "item \(done + 1) of 40")
    #expect(try next.leave() == 0)
  }

  @Test func `a script on a full disk exits 74 and says so`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 40)
    let (code, said) = try script(place, batch, String(repeating: "y\n", count: 40), blocks: 24)
    #expect(code == 74, "\(said)")
    #expect(said.contains("NOT SAVED"), "\(said)")
    let saved = try place.labels().count
    #expect(saved > 0 && saved < 40)
    #expect(said.components(separatedBy: "\nsaved lb_").count - 1 == saved, "\(said)")
  }

  @Test func `plain mode on a full disk goes on elsewhere, too`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 40)
    let terminal = try PseudoTerminal.spawn(
      executable: limited(place.label(batch, ["--plain", "--guard", "0"])),
      environment: place.environment(), columns: 500)
    try terminal.read(until: "\n> ")
    var said = ""
    for _ in 1...40 where !said.contains("NOT SAVED") {
      try terminal.send("y\n")
      said = try terminal.read(until: "\n> ")
    }
    #expect(said.contains(":results DIR goes on in another directory"), "\(said)")
    try terminal.send("y\n")
    try terminal.read(until: "not taken: the last label is not saved")
    let elsewhere = place.directory.path("elsewhere")
    try terminal.send(":results \(elsewhere)\n")
    try terminal.read(until: "Going on in")
    try terminal.read(until: "> ")
    try terminal.send(":save\n")
    try terminal.read(until: "saved lb_")
    try terminal.read(until: "> ")
    try terminal.send(":quit\n")
    #expect(try terminal.wait() == 74)
    let done = try place.labels().count
    #expect(try place.labels(elsewhere).map(\.item) == [ID("i-\(done + 1)")])
  }

  @Test func `a disk that is full from the start is an error with its file`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    let (code, said) = try script(place, batch, "y\n", blocks: 0)
    #expect(code == 73 || code == 74, "\(code) \(said)")
    #expect(said.contains(place.results), "\(said)")
  }

  @Test func `a key from before the first item answers nothing, visibly`() throws {
    let place = Workplace()
    let session = try place.start(try place.shortBatch(count: 2))
    try session.press("y")
    try session.wait(for: "it answered nothing")
    #expect(session.progress?.done == 0)
    #expect(session.itemLine.contains("item 1 of 2"))
    #expect(try session.leave() == 0)
    #expect(try place.labels().isEmpty)
  }

  @Test func `two quick presses answer one item, visibly`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 4)
    let session = try place.start(batch, ["--guard", "10000"])
    try session.wait(for: "item 1 of 4")
    try session.press("y")
    try session.wait(for: "it answered nothing (guard 10000 ms)")
    #expect(session.progress?.done == 0)
    #expect(try session.leave() == 0)

    let next = try place.start(batch)
    try next.wait(for: "item 1 of 4")
    // The second of two presses is one that comes with the first.
    let hasPassed = try wait {
      try next.press("yy")
      next.terminal.gather(milliseconds: 300)
      return next.progress?.done == 1
    }
    #expect(hasPassed)
    try next.wait(for: "it answered nothing")
    #expect(next.itemLine.contains("item 2 of 4"))
    #expect(try next.leave() == 0)
    #expect(try place.labels().count == 1)
  }
}

extension TroubleTests {
  private func labelled(_ place: Workplace, _ keys: String) throws -> String {
    let batch = try place.shortBatch(count: keys.count + 2)
    let session = try place.start(batch, ["--guard", "0"])
    try session.wait(for: "item 1 of")
    try session.press(keys)
    try session.wait(done: keys.count)
    #expect(try session.leave() == 0)
    return batch
  }

  /// The words under a limit on the size of files, in blocks of 512 bytes: as a disk that fills.
  private func limited(_ words: [String], blocks: Int = 24) -> [String] {
    ["/bin/sh", "-c", "ulimit -f \(blocks); exec \"$@\"", "sh"] + words
  }

  /// Runs a script under a limit; what it says goes to a terminal, which has none.
  private func script(
    _ place: Workplace, _ batch: String, _ lines: String, blocks: Int
  ) throws -> (code: Int32, said: String) {
    let answers = try place.write("answers.txt", lines)
    let terminal = try PseudoTerminal.spawn(
      executable: ["/bin/sh", "-c", "ulimit -f \(blocks); exec \"$@\" < '\(answers)'", "sh"]
        + place.label(batch, ["--plain"]),
      environment: place.environment(), columns: 500)
    let code = try terminal.wait()
    let said = String(decoding: terminal.output, as: UTF8.self)
    return (code, said.replacingOccurrences(of: "\r\n", with: "\n"))
  }

  private func full(_ place: Workplace, _ batch: String) throws -> ScreenSession {
    let session = try ScreenSession(
      limited(place.label(batch, ["--guard", "0"])), place.environment())
    try session.wait(for: "item 1 of 40")
    return session
  }

  /// Gives how many labels were saved before the disk was full.
  private func labelUntilFull(_ session: ScreenSession) throws -> Int {
    for count in 0..<40 {
      try session.press("y")
      try session.wait("saved or not") { screen in
        screen[0].contains("\(count + 1)/40") || screen.contains { $0.contains("NOT SAVED") }
      }
      if session.progress?.done == count { return count }
    }
    throw Fault(text: "the disk was never full")
  }
}
