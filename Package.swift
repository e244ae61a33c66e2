// swift-tools-version: 6.1
import PackageDescription

/// The leaves that look at every byte of a batch, a journal, a table and a frame are optimized in debug
/// builds too: `swift run` and `swift test` are how people use and check the program.
let hot: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "gloss",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "gloss", targets: ["gloss"])],
  targets: [
    .executableTarget(name: "gloss", dependencies: ["GlossCommands"]),
    .target(name: "GlossJSON", swiftSettings: hot),
    .target(
      name: "GlossScreen", exclude: ["Unicode/generate.py"], swiftSettings: hot),
    .target(name: "GlossStatistics"),
    .target(
      name: "CSHA256",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(
      name: "GlossJournal", dependencies: ["GlossJSON", "CSHA256"], swiftSettings: hot),
    .target(
      name: "GlossTasks", dependencies: ["GlossJSON", "GlossScreen", "GlossJournal"],
      swiftSettings: hot),
    .target(
      name: "GlossSession",
      dependencies: ["GlossJSON", "GlossScreen", "GlossJournal", "GlossTasks"]),
    .target(
      name: "GlossProject",
      dependencies: ["GlossJSON", "GlossScreen", "GlossJournal", "GlossTasks", "GlossStatistics"],
      swiftSettings: hot),
    .target(name: "CLibrary"),
    .target(name: "GlossSystem", dependencies: ["CLibrary", "GlossScreen", "GlossJournal"]),
    .target(
      name: "GlossCommands",
      dependencies: [
        "GlossJSON", "GlossScreen", "GlossJournal", "GlossTasks", "GlossStatistics",
        "GlossSession", "GlossProject", "GlossSystem",
      ]),
    // What only tests link: a pseudo-terminal (its calls are hidden from Swift by Glibc's module
    // map, hence C) and the helpers that more than one test target uses.
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "GlossTestSupport",
      dependencies: ["CPseudoTerminal", "GlossJournal", "GlossTasks", "GlossScreen"],
      path: "Tests/GlossTestSupport"),
    .testTarget(name: "GlossJSONTests", dependencies: ["GlossTestSupport", "GlossJSON"]),
    .testTarget(name: "GlossScreenTests", dependencies: ["GlossTestSupport", "GlossScreen"]),
    .testTarget(name: "GlossStatisticsTests", dependencies: ["GlossStatistics", "GlossJSON"]),
    .testTarget(
      name: "GlossJournalTests", dependencies: ["GlossTestSupport", "GlossJournal", "GlossJSON"]),
    .testTarget(
      name: "GlossTasksTests",
      dependencies: ["GlossTestSupport", "GlossTasks", "GlossJournal", "GlossScreen", "GlossJSON"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "GlossSessionTests",
      dependencies: [
        "GlossTestSupport", "GlossSession", "GlossTasks", "GlossJournal", "GlossScreen",
        "GlossJSON",
      ],
      exclude: ["Screen/Snapshots"]),
    .testTarget(
      name: "GlossProjectTests",
      dependencies: ["GlossTestSupport", "GlossProject", "GlossTasks", "GlossJournal", "GlossJSON"]),
    .testTarget(
      name: "GlossSystemTests",
      dependencies: ["GlossTestSupport", "GlossSystem", "GlossJournal", "GlossScreen"]),
    .testTarget(
      name: "GlossCommandsTests",
      dependencies: [
        "GlossTestSupport", "GlossCommands", "GlossJSON", "GlossJournal", "GlossTasks", "gloss",
      ]),
    .testTarget(
      name: "TranscriptTests",
      dependencies: [
        "GlossTestSupport", "GlossJSON", "GlossJournal", "GlossScreen", "GlossTasks", "gloss",
      ],
      exclude: ["Fixtures"]),
    .testTarget(name: "TidyTests"),
  ],
  swiftLanguageModes: [.v6]
)
