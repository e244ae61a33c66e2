import Foundation
import GlossScreen
import Testing

/// A screen that is kept as text: what is on it after some keys, at several sizes.
struct Scene: CustomTestStringConvertible, Sendable {
  struct Size: Hashable, Sendable {
    let columns: Int
    let rows: Int

    static let usual = Size(columns: 80, rows: 24)
    static let large = Size(columns: 200, rows: 50)
    static let least = Size(columns: 40, rows: 10)
  }

  /// The file's name, less its extension.
  let name: String
  let typed: String
  let sizes: [Size]
  let stage: @Sendable () throws -> Stage

  init(
    _ name: String, typed: String = "", sizes: [Size] = [.usual, .large, .least],
    _ stage: @escaping @Sendable () throws -> Stage
  ) {
    self.name = name
    self.typed = typed
    self.sizes = sizes
    self.stage = stage
  }

  var testDescription: String { name }

  /// The text of the file: what was typed, then the screen at each size, its styles at the first.
  func text() throws -> String {
    var text = "typed: \(typed.isEmpty ? "nothing" : typed)\n"
    for (place, size) in sizes.enumerated() {
      let player = ScreenPlayer(
        try stage(), columns: size.columns, rows: size.rows, typed: typed)
      expectWhole(player.frame, "\(name) at \(size.columns)×\(size.rows)")
      text += "\n" + player.frame.snapshot(styles: place == 0)
    }
    return text
  }

  // MARK: The files

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")
  private static let isRecording = ProcessInfo.processInfo.environment["GLOSS_RECORD"] == "1"

  /// Holds the screen to the file; with `GLOSS_RECORD=1` writes the file anew, and fails.
  func check() throws {
    let url = Scene.folder.appendingPathComponent(name + ".txt")
    let found = try text()
    let kept = (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) }
    // Not `==`: snapshots hold texts that are equal as strings and not as code points.
    if let kept, kept.utf8.elementsEqual(found.utf8) { return }
    guard Scene.isRecording else {
      Issue.record(
        """
        \(name).txt \(kept == nil ? "is missing" : "has changed"); GLOSS_RECORD=1 writes it.
        \(Scene.difference(kept ?? "", found))
        """)
      return
    }
    try FileManager.default.createDirectory(
      at: Scene.folder, withIntermediateDirectories: true)
    try Data(found.utf8).write(to: url)
    Issue.record("\(name).txt was recorded; look at it, then run again without GLOSS_RECORD")
  }

  private static func difference(_ kept: String, _ found: String) -> String {
    let (old, new) = (lines(kept), lines(found))
    let changed = (0..<max(old.count, new.count)).filter { line in
      let (a, b) = (old.indices.contains(line) ? old[line] : nil, new.dropFirst(line).first)
      return a.map { Array($0.utf8) } != b.map { Array($0.utf8) }
    }
    return changed.prefix(12).map { line in
      "\(line + 1) - \(old.dropFirst(line).first ?? "")\n\(line + 1) + "
        + "\(new.dropFirst(line).first ?? "")"
    }.joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Every row has all its columns, wide cells both halves, and no cell anything that would move a
/// terminal.
func expectWhole(
  _ frame: Frame, _ what: @autoclosure () -> String, location: SourceLocation = #_sourceLocation
) {
  if let fault = fault(of: frame) {
    Issue.record("\(what()): \(fault)", sourceLocation: location)
  }
}

private func fault(of frame: Frame) -> String? {
  for row in 0..<frame.rows {
    let cells = Array(frame.row(row))
    if cells.count != frame.columns { return "row \(row) has \(cells.count) cells" }
    var column = 0
    while column < cells.count {
      let cell = cells[column]
      let place = "cell \(row),\(column)"
      if cell.glyph.unicodeScalars.contains(where: isHostile) { return "\(place) holds a control" }
      switch cell.width {
      case 1: column += 1
      case 2:
        guard column + 1 < cells.count, cells[column + 1].width == 0 else {
          return "\(place) is half a wide cell"
        }
        column += 2
      default: return "\(place) is a trailing half of nothing"
      }
    }
  }
  return nil
}

/// Controls, and what reorders or hides text.
private func isHostile(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
    0xFFF9...0xFFFB, 0xE0001:
    true
  default: false
  }
}
