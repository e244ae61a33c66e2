import Foundation
import GlossJournal
import Synchronization

@testable import GlossCommands

/// Commands with every form of flag and argument, so that the frame is tested whatever the program
/// happens to offer. They answer with a code that no frame error has.
enum Samples {
  static let sort = Command(
    name: "sort", audience: .annotator, summary: "put pebbles in order",
    text: "First paragraph about [pebbles]: 'all' of them.\n\nSecond paragraph, .with a dot.",
    arguments: [Argument("HEAP", .one, .file, "the heap to sort")],
    flags: [
      Flag("rubric", value: Value("F", .file), "how to sort"),
      Flag("into", value: Value("DIR", .directory), default: "results", "where to put them"),
      Flag("only", short: "o", value: Value("ITEM", .id), repeatable: true, "these alone"),
      Flag("limit", short: "n", value: Value("N", .integer(1...Int.max)), "stop after as many"),
      Flag("seed", value: Value("N", .integer(Int.min...Int.max)), default: "0", "for the dice"),
      Flag("percent", value: Value("N", .integer(0...100)), "the share that is sorted"),
      Flag("color", value: Value("WHEN", .choice(["auto", "always", "never"])), "when to color"),
      Flag("note", value: Value("T", .string), "a remark, such as it's [this]: here"),
      Flag("plain", short: "p", "no colours"),
      Flag("quiet", short: "q", "no words"),
    ],
    variables: [Command.Variable("PEBBLES", "where pebbles are looked for")],
    examples: [Command.Example("gloss sort heap.json -n 3", "three of them")]
  ) { _, _ in .locked }

  static let send = Command(
    name: "send", audience: .pipeline, summary: "send pebbles away", text: "Away.",
    arguments: [
      Argument("FORMAT", .one, .choice(["boxes", "bags"]), "how they travel"),
      Argument("RESULTS", .any, .directory, "where they are"),
    ]
  ) { _, _ in .locked }

  static let count = Command(
    name: "count", audience: .lead, summary: "count pebbles", text: "One by one.",
    arguments: [Argument("FILE", .many, .file, "what to count")],
    flags: [Flag("strict", "count dust too")]
  ) { _, _ in .locked }

  static let all = [sort, send, count, Command.completions, Command.help]

  static let table = (all + Commands.all).reduce(into: [Command]()) { table, command in
    if !table.contains(where: { $0.name == command.name }) { table.append(command) }
  }
}

/// What a command wrote.
final class Written: Sendable {
  private let texts = Mutex((out: "", err: ""))

  var out: String { texts.withLock { $0.out } }
  var err: String { texts.withLock { $0.err } }

  func outside(
    columns: Int? = nil, stop: Stop? = nil
  ) -> Outside {
    Outside(
      out: { text throws(Stop) in
        if let stop { throw stop }
        self.texts.withLock { $0.out += text }
      },
      err: { text in self.texts.withLock { $0.err += text } },
      isTerminal: { _ in columns != nil }, columns: { columns }, environment: { _ in nil },
      storage: .untouched, clock: .untouched)
  }
}

extension Outside {
  /// What a test does not say is as plain as can be.
  init(
    out: @escaping @Sendable (String) throws(Stop) -> Void,
    err: @escaping @Sendable (String) -> Void,
    isTerminal: @escaping @Sendable (Stream) -> Bool,
    columns: @escaping @Sendable () -> Int?,
    environment: @escaping @Sendable (String) -> String?,
    storage: Storage, clock: Clock,
    piped: @escaping @Sendable (String) throws(StorageError) -> [UInt8]? = {
      _ throws(StorageError) in nil
    }
  ) {
    self.init(
      out: out, bytes: { bytes throws(Stop) in try out(String(decoding: bytes, as: UTF8.self)) },
      err: err, isTerminal: isTerminal, columns: columns, environment: environment, page: out,
      storage: storage, piped: piped, takeKeysFromTerminal: { false }, clock: clock,
      pseudonym: { () throws(StorageError) in "an-test" },
      stateDirectory: { () throws(StorageError) in "state/gloss" }, processID: 1)
  }
}

extension Storage {
  /// A disk that no command of a test may touch.
  static let untouched: Storage = Storage(
    beneath: { _ in untouched },
    read: { path throws(StorageError) in throw .untouched(path) },
    readFrom: { path, _, _ throws(StorageError) in throw .untouched(path) },
    stamp: { path throws(StorageError) in throw .untouched(path) },
    list: { path throws(StorageError) in throw .untouched(path) },
    makeDirectory: { path throws(StorageError) in throw .untouched(path) },
    openForAppending: { path throws(StorageError) in throw .untouched(path) },
    create: { path, _ throws(StorageError) in throw .untouched(path) },
    replace: { path, _ throws(StorageError) in throw .untouched(path) },
    rename: { path, _ throws(StorageError) in throw .untouched(path) },
    remove: { path throws(StorageError) in throw .untouched(path) },
    lock: { path, _ throws(StorageError) in throw .untouched(path) })
}

extension StorageError {
  static func untouched(_ path: String) -> StorageError {
    StorageError(kind: .system(errno: 0), path: path, message: "a test touched the disk")
  }
}

extension Clock {
  static let untouched = Clock(
    now: { Moment(wall: 0, monotonic: 0) }, random: { [UInt8](repeating: 0, count: $0) })
}

extension Samples {
  /// The files of these folders of the project, under the paths that a person would type.
  static func projectFiles(_ folders: [String]) throws -> [String: String] {
    var files: [String: String] = [:]
    for folder in folders {
      let directory = root.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
        files["\(folder)/\(name)"] = try String(
          contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
      }
    }
    return files
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
