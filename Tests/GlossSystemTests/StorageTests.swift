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

struct StorageTests {
  private let directory = TemporaryDirectory()
  private let storage = Storage.live

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    lstat(directory.path(name), &status)
    return status.st_mode & 0o7777
  }

  /// What the storage says when it refuses.
  private func refusal(_ body: () throws(StorageError) -> Void) -> StorageError? {
    do {
      try body()
      return nil
    } catch {
      return error
    }
  }

  /// What changed is seen by its stamp, whatever time somebody gave it.
  @Test(arguments: [253_402_300_799, 9_223_372_037, 0, -2_208_988_800])
  func anyTimeOfAFileHasAStamp(_ seconds: Int) throws {
    let path = directory.path("f")
    try storage.create(path, [1])
    let before = try storage.stamp(path)
    let times = [timespec(tv_sec: seconds, tv_nsec: 1), timespec(tv_sec: seconds, tv_nsec: 1)]
    #expect(utimensat(AT_FDCWD, path, times, 0) == 0)
    let after = try storage.stamp(path)
    #expect(after != nil && after != before)
  }

  /// Makes one of each and returns the modes: file by `create`, by appending, by `replace`, lock,
  /// directory, directory within it.
  private func makeOneOfEach(in base: String) throws {
    let path = directory.path(base)
    try storage.makeDirectory("\(path)/outer/inner/")
    try storage.create("\(path)/created", [1])
    try storage.openForAppending("\(path)/appended").close()
    try storage.replace("\(path)/replaced", [2])
    try storage.lock("\(path)/locked", "").release()
  }

  private func modes(in base: String) -> [mode_t] {
    ["created", "appended", "replaced", "locked", "outer", "outer/inner"].map {
      mode("\(base)/\($0)")
    }
  }

  @Test(arguments: [0o000, 0o022, 0o777] as [mode_t])
  func filesArePrivateWhateverTheUmask(mask: mode_t) throws {
    for name in ["before", "after"] { try storage.makeDirectory(directory.path(name)) }
    try makeOneOfEach(in: "before")
    // The umask belongs to the whole process, so another one gets it.
    let child = try PseudoTerminalChild {
      umask(mask)
      do { try makeOneOfEach(in: "after") } catch { _exit(1) }
    }
    #expect(child.wait() == 0)
    #expect(modes(in: "after") == [0o600, 0o600, 0o600, 0o600, 0o700, 0o700])
  }

  @Test func aSharedDirectoryLetsTheGroupRead() throws {
    try storage.makeDirectory(directory.path("shared"))
    try #require(chmod(directory.path("shared"), 0o2770) == 0)
    try makeOneOfEach(in: "shared")
    #expect(modes(in: "shared") == [0o640, 0o640, 0o640, 0o640, 0o2770, 0o2770])
    // What is made deeper is shared just the same.
    try storage.create(directory.path("shared/outer/inner/file"), [])
    #expect(mode("shared/outer/inner/file") == 0o640)
  }

  @Test(arguments: [0o2750, 0o770] as [mode_t])
  func halfAShareIsNone(half: mode_t) throws {
    try storage.makeDirectory(directory.path("half"))
    try #require(chmod(directory.path("half"), half) == 0)
    try storage.create(directory.path("half/file"), [])
    #expect(mode("half/file") == 0o600)
  }

  @Test func createNeverOverwrites() throws {
    let path = directory.path("file")
    try storage.create(path, [1, 2])
    #expect(refusal { () throws(StorageError) in try storage.create(path, [3]) }?.kind == .exists)
    #expect(try storage.read(path) == [1, 2])
  }

  @Test func appendingAddsAndTruncatingCuts() throws {
    let path = directory.path("journal")
    for part in [[1, 2], [3]] as [[UInt8]] {
      let file = try storage.openForAppending(path)
      try file.append(part)
      try file.sync()
      file.close()
    }
    #expect(try storage.read(path) == [1, 2, 3])
    let file = try storage.openForAppending(path)
    try file.truncate(1)
    try file.append([9])
    file.close()
    #expect(try storage.read(path) == [1, 9])
    // Closed is closed, even when another file has the number by now.
    file.close()
    let error = refusal { () throws(StorageError) in try file.append([7]) }
    #expect(error?.kind == .system(errno: EBADF))
  }

  @Test func anErrorSaysWhatWasTriedAndWhatTheSystemSaid() throws {
    let path = directory.path("none/file")
    let error = refusal { () throws(StorageError) in try storage.create(path, []) }
    #expect(error?.kind == .system(errno: ENOENT))
    #expect(error?.message == "open: No such file or directory")
    #expect(error?.path == directory.path("none"))
    #expect(error?.attempt == .make)
    try storage.create(directory.path("file"), [])
    for refused in [
      refusal { () throws(StorageError) in try storage.makeDirectory(directory.path("file/x")) },
      refusal { () throws(StorageError) in
        _ = try storage.openForAppending(directory.path("file/x"))
      },
      refusal { () throws(StorageError) in try storage.create(directory.path("file"), []) },
    ] { #expect(refused?.attempt == .make, "\(refused?.message ?? "")") }
    for refused in [
      refusal { () throws(StorageError) in _ = try storage.read(directory.path("file/x")) },
      refusal { () throws(StorageError) in _ = try storage.list(directory.path("file")) },
      refusal { () throws(StorageError) in try storage.remove(directory.path) },
    ] { #expect(refused?.attempt == .use, "\(refused?.message ?? "")") }
  }

  @Test func aFullDiskIsAnErrorAndNoHalfFileStays() throws {
    let path = directory.path("file")
    let child = try PseudoTerminalChild {
      Process.ignoreBrokenPipes()
      var limit = rlimit(rlim_cur: 10, rlim_max: 10)
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #else
        setrlimit(RLIMIT_FSIZE, &limit)
      #endif
      let error = refusal { () throws(StorageError) in
        try storage.create(path, Array(repeating: 1, count: 20))
      }
      _exit(error?.kind == .system(errno: EFBIG) ? 0 : 1)
    }
    #expect(child.wait() == 0)
    #expect(try storage.list(directory.path) == [])
  }

  @Test func nothingIsWrittenThroughALink() throws {
    let (target, link) = (directory.path("target"), directory.path("link"))
    try storage.create(target, [1])
    try #require(symlink(target, link) == 0)
    let refusals = [
      refusal { () throws(StorageError) in try storage.replace(link, [2]) },
      refusal { () throws(StorageError) in try storage.rename(target, link) },
      refusal { () throws(StorageError) in try storage.openForAppending(link).close() },
      refusal { () throws(StorageError) in try storage.create(link, [2]) },
      refusal { () throws(StorageError) in try storage.lock(link, "me").release() },
    ]
    #expect(refusals.map { $0?.path } == Array(repeating: link, count: 5))
    #expect(try storage.read(target) == [1])
    #expect(try storage.list(directory.path) == ["link", "target"])
    #expect(mode("link") & 0o777 == 0o777)
  }

  @Test func devicesAndPipesAreNotFilesToWrite() throws {
    let pipe = directory.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    for path in ["/dev/null", pipe, directory.path] {
      #expect(refusal { () throws(StorageError) in try storage.replace(path, []) } != nil)
      #expect(
        refusal { () throws(StorageError) in try storage.openForAppending(path).close() } != nil)
    }
    #expect(try storage.list(directory.path) == ["pipe"])
  }

  @Test func replacePutsAllInPlaceAndLeavesNothingBeside() throws {
    let path = directory.path("draft")
    try storage.replace(path, [1, 2, 3])
    try storage.replace(path, [4])
    #expect(try storage.read(path) == [4])
    #expect(try storage.list(directory.path) == ["draft"])
    let beside = directory.path("beside")
    try storage.create(beside, [5, 6])
    try storage.rename(beside, path)
    #expect(try storage.read(path) == [5, 6])
    #expect(try storage.list(directory.path) == ["draft"])
    #expect(refusal { () throws(StorageError) in try storage.rename(beside, path) } != nil)
    try storage.remove(path)
    try storage.remove(path)
    #expect(try storage.read(path) == nil)
  }

  /// Without a wait, whatever lies in the file's place, and whatever it says of its size.
  @Test func readingTakesRegularFilesAlone() throws {
    let (pipe, sparse) = (directory.path("pipe"), directory.path("sparse"))
    try #require(mkfifo(pipe, 0o600) == 0)
    try storage.create(sparse, [])
    try #require(truncate(sparse, 40 << 30) == 0)
    try #require(symlink("/dev/zero", directory.path("link")) == 0)
    let messages = [pipe, "/dev/zero", directory.path("link"), directory.path, sparse].map { path in
      refusal { () throws(StorageError) in _ = try storage.read(path) }?.message
    }
    #expect(
      messages == [
        "open: a pipe, not a regular file", "open: a device, not a regular file",
        "open: a device, not a regular file", "open: a directory, not a regular file",
        "read: longer than 2 GB, which is the most that is read of one file",
      ])
    // A part of a long file is read all the same.
    #expect(try storage.readFrom(sparse, 39 << 30, 3) == [0, 0, 0])
    #expect(refusal { () throws(StorageError) in _ = try storage.read("/etc\0/x") } != nil)
  }

  /// Whoever may write in a shared directory could lead what is written to another place.
  @Test func nothingIsWrittenThroughALinkToADirectoryBelowTheRoot() throws {
    let (root, other) = (directory.path("root"), directory.path("other"))
    for path in [other, "\(root)/labels"] { try storage.makeDirectory(path) }
    try #require(symlink(other, "\(root)/labels/batch") == 0)
    try #require(symlink(root, directory.path("alias")) == 0)
    for start in [root, directory.path("alias")] {
      let own = storage.beneath(start)
      let path = "\(start)/labels/batch/file"
      let refusals = [
        refusal { () throws(StorageError) in try own.makeDirectory("\(start)/labels/batch") },
        refusal { () throws(StorageError) in try own.makeDirectory("\(start)/labels/batch/x") },
        refusal { () throws(StorageError) in try own.create(path, [1]) },
        refusal { () throws(StorageError) in try own.replace(path, [1]) },
        refusal { () throws(StorageError) in try own.openForAppending(path).close() },
        refusal { () throws(StorageError) in try own.lock(path, "me").release() },
      ]
      for refusal in refusals {
        #expect(refusal?.message == "open: a link to a directory, through which nothing is written")
      }
      // What lies beside the link, and the root itself however it is reached, is as ever.
      try own.makeDirectory("\(start)/labels/plain/deep")
      try own.replace("\(start)/labels/plain/deep/file", [1])
    }
    #expect(try storage.list(other) == [])
  }

  @Test func aFileThatAnotherProgramTouchedIsNoticed() throws {
    let path = directory.path("dir/journal")
    try storage.makeDirectory(directory.path("dir"))
    func opened() throws -> AppendFile {
      try storage.remove(path)
      let file = try storage.openForAppending(path)
      try file.append([1, 2, 3])
      try file.sync()
      try file.check(3)
      return file
    }
    let move = directory.path("moved")
    let attacks: [(does: () -> Void, says: String)] = [
      ({ unlink(path) }, "another program removed the file or moved it away"),
      ({ rename(path, move) }, "another program removed the file or moved it away"),
      (
        { truncate(path, 1) }, "another program cut the file short, which has 1 bytes instead of 3,"
      ),
      (
        {
          rename(path, move)
          close(open(path, O_CREAT | O_WRONLY, 0o600))
        }, "another program put another file in its place"
      ),
      (
        { rename(directory.path("dir"), move + ".dir") },
        "another program removed the file or moved it away"
      ),
    ]
    for attack in attacks {
      let file = try opened()
      attack.does()
      let error = refusal { () throws(StorageError) in try file.check(3) }
      #expect(error?.kind == .changed)
      #expect(error?.message == attack.says + " while this one wrote to it")
      file.close()
    }
  }

  @Test func aLockThatAnotherProgramRemovedIsNoticed() throws {
    let path = directory.path("lock")
    let held = try storage.lock(path, "me")
    try held.check()
    unlink(path)
    let second = try storage.lock(path, "another")
    #expect(refusal { () throws(StorageError) in try held.check() }?.kind == .changed)
    try second.check()
    held.release()
    second.release()
  }

  @Test func namesAreSortedByBytesAndNeverRepaired() throws {
    // As one scalar and as two: equal to String, two names to the disk.
    let names = ["b", "B", "a", "\u{e9}", "e\u{301}", ".hidden"]
    for name in names { try storage.create(directory.path(name), []) }
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(
      try storage.list(directory.path).map { Array($0.utf8) } == sorted.map { Array($0.utf8) })
    #expect(try storage.list(directory.path("none")) == [])

    let raw = Array(directory.path("a").utf8CString.dropLast()) + [CChar(bitPattern: 0xff), 0]
    let descriptor = open(raw, O_CREAT | O_WRONLY, 0o600)
    // macOS takes no such name in the first place.
    guard descriptor >= 0 else { return }
    close(descriptor)
    let error = refusal { () throws(StorageError) in _ = try storage.list(directory.path) }
    #expect(error?.message == #"readdir: a file name is not UTF-8: a\xff"#)
    unlink(raw)
  }

  @Test func aLockTellsWhoHoldsItAndSince() throws {
    let path = directory.path("lock")
    let held = try storage.lock(path, "a note that is rather long")
    let second = refusal { () throws(StorageError) in _ = try storage.lock(path, "b") }
    #expect(second?.kind == .held(note: "a note that is rather long"))
    held.release()
    held.release()
    let again = try storage.lock(path, "c")
    #expect(try storage.read(path) == Array("c".utf8))
    again.release()
    #expect(try storage.list(directory.path) == ["lock"])
  }

  @Test func aLockEndsWithItsProcess() throws {
    let path = directory.path("lock")
    try storage.lock(path, "before").release()
    let child = try PseudoTerminalChild {
      do { _ = try storage.lock(path, "child") } catch { _exit(1) }
      kill(getpid(), SIGSTOP)
    }
    #expect(child.waitForStop() == 256 + SIGSTOP)
    let error = refusal { () throws(StorageError) in _ = try storage.lock(path, "me") }
    #expect(error?.kind == .held(note: "child"))
    kill(child.pid, SIGKILL)
    #expect(child.wait() == 128 + SIGKILL)
    try storage.lock(path, "me").release()
  }
}
