import GlossJournal
import GlossSystem
import GlossTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension WholeProcessTests {
  struct EditorTests {
    private let directory = TemporaryDirectory()
    private let base: String

    init() throws {
      base = directory.path("base with spaces")
      try Storage.live.makeDirectory(base)
    }

    /// An editor that is a shell script; `$1` is the file.
    private func editor(_ name: String, _ script: String) throws -> String {
      let path = directory.path(name)
      try Storage.live.create(path, Array("#!/bin/sh\n\(script)\n".utf8))
      try #require(chmod(path, 0o700) == 0)
      return path
    }

    private func run(
      _ editor: String, text: String = "before\r\n\u{1f469}\u{200d}\u{1f680}",
      variable: String = "EDITOR"
    ) -> Result<String, EditorError> {
      Editor.run(text: text, in: "\(base)/person.editor", environment: [variable: editor])
    }

    /// Nothing of the text is left anywhere.
    private func expectNothingLeft() throws { #expect(try Storage.live.list(base) == []) }

    @Test func theTextComesBackExactly() throws {
      for text in ["", "no end", "a\r\n\u{feff}e\u{301}\u{e9}\0\n\n"] {
        #expect(try run("true", text: text).get() == text)
      }
      let editor = try editor("append", "printf ' and after' >> \"$1\"")
      #expect(try run(editor, text: "before").get() == "before and after")
      try expectNothingLeft()
    }

    /// As vi does with every text that it saves.
    @Test func aLineEndThatTheEditorAddsIsNotInTheText() throws {
      let editor = try editor("vi", "printf 'more\\n' >> \"$1\"")
      #expect(try run(editor, text: "").get() == "more")
      #expect(try run(editor, text: "a\nno ").get() == "a\nno more")
      #expect(try run(editor, text: "a\n").get() == "a\nmore\n")
      let lines = try self.editor("lines", "printf 'more\\n\\n' >> \"$1\"")
      #expect(try run(lines, text: "").get() == "more\n")
      let dos = try self.editor("dos", "printf 'more\\r\\n' >> \"$1\"")
      #expect(try run(dos, text: "e\u{301} ").get() == "e\u{301} more")
    }

    @Test func theFileIsPrivateAndItsNeighboursGoToo() throws {
      let editor = try editor(
        "look",
        """
        cp "$1" "$1~"; echo swap > "$(dirname "$1")/.swap"
        ls -ld "$1" "$(dirname "$1")" | cut -c 1-10 > "$1"
        """)
      #expect(try run(editor).get() == "drwx------\n-rw-------")
      try expectNothingLeft()
    }

    @Test func aPathWithSpacesAndACommandWithOptionsBothRun() throws {
      let path = try editor("my 'own' editor", "for file; do :; done; printf '%s' $# > \"$file\"")
      #expect(try run(path).get() == "1")
      let second = try editor("plain", "printf '%s' \"$1\" > \"$2\"")
      #expect(try run("\(second) --wait").get() == "--wait")
      #expect(try run("\"\(path)\" --wait").get() == "2")
    }

    @Test func visualComesBeforeEditor() throws {
      let editor = try editor("visual", "printf visual > \"$1\"")
      let environment = ["VISUAL": editor, "EDITOR": "false"]
      #expect(
        try Editor.run(text: "", in: "\(base)/x", environment: environment).get() == "visual")
    }

    @Test func anEditorThatFailsChangesNothing() throws {
      let failing = try editor("failing", "echo changed > \"$1\"; exit 3")
      #expect(run(failing) == .failure(.exited(editor: failing, status: 3)))
      let killed = try editor("killed", "kill -9 $$")
      #expect(run("exec \(killed)") == .failure(.killed(editor: "exec \(killed)", signal: 9)))
      let latin = try editor("latin", "printf '\\351' > \"$1\"")
      #expect(run(latin) == .failure(.notUTF8(editor: latin)))
      let removing = try editor("removing", "rm \"$1\"")
      #expect(run(removing, text: "kept") == .success("kept"))
      try expectNothingLeft()
    }

    @Test func whatIsNoFileAnyMoreIsNotRead() throws {
      for (name, script) in [("pipe", "mkfifo \"$1\""), ("directory", "mkdir \"$1\"")] {
        let editor = try editor(name, "rm \"$1\"; \(script)")
        guard case .failure(let error) = run(editor) else {
          Issue.record("read a \(name)")
          continue
        }
        #expect(error.message == "open: a \(name), not a regular file")
      }
    }

    /// A session that is told to end does not wait for a person who has gone.
    @Test(arguments: [SIGTERM, SIGHUP])
    func theEndDoesNotWaitForTheEditorAndLeavesWhatItSaved(signal: Int32) throws {
      var loop = try EventLoop(input: 0)
      defer { loop.close() }
      let editor = try editor("long", "echo saved > \"$1\"; kill -\(signal) $PPID; exec sleep 60")
      let clock = ContinuousClock()
      let took = clock.measure {
        #expect(run("exec \(editor)", text: "before") == .failure(.abandoned))
      }
      #expect(took < .seconds(30))
      #expect(try Storage.live.read("\(base)/person.editor/text.txt") == Array("saved\n".utf8))
      #expect(
        loop.next(timeoutMilliseconds: 0) == .signal(signal == SIGTERM ? .terminate : .hangup))
    }

    @Test func anEditorThatDoesNotListenIsEnded() throws {
      var loop = try EventLoop(input: 0)
      defer { loop.close() }
      let editor = try editor("deaf", "trap '' TERM; kill -TERM $PPID; while :; do sleep 1; done")
      #expect(run("exec \(editor)") == .failure(.abandoned))
      #expect(loop.next(timeoutMilliseconds: 0) == .signal(.terminate))
    }

    @Test func aMissingEditorIsNamed() throws {
      let result = run("gloss-no-such-editor 2>&-")
      guard case .failure(let error) = result else {
        Issue.record("ran: \(result)")
        return
      }
      #expect(error.message == "gloss-no-such-editor 2>&- was not found")
    }

    @Test func anEditorThatWasStoppedIsWaitedFor() throws {
      let editor = try editor(
        "stopped", "(sleep 0.2; kill -CONT $$) & kill -STOP $$; printf done > \"$1\"")
      #expect(try run(editor).get() == "done")
    }

    @Test func interruptsAreForTheEditorAlone() throws {
      var loop = try EventLoop(input: 0)
      defer { loop.close() }
      let editor = try editor("interrupting", "kill -INT $PPID; printf done > \"$1\"")
      // The shell between the two would be interrupted otherwise.
      #expect(try run("exec \(editor)").get() == "done")
      #expect(loop.next(timeoutMilliseconds: 0) != .signal(.interrupt))
    }
  }
}
