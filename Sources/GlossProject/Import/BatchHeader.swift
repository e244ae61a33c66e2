import GlossJSON
import GlossTasks

/// The first line of a batch that is made of another program's file.
package struct BatchHeader: Hashable, Sendable {
  package let id: ID
  /// Relative to the batch; nil where none was named.
  package let rubric: String?

  /// - Parameters:
  ///   - output: where the batch goes; nil for standard output.
  ///   - rubric: as it was typed, relative to the working directory.
  ///   - absolute: a path from the root.
  package init(
    output: String?, input: String, rubric: String?, absolute: (String) -> String
  ) {
    id = Self.id(output ?? input)
    self.rubric = rubric.map { rubric in
      output.map { Path.relative(to: absolute(rubric), beside: absolute($0)) } ?? rubric
    }
  }

  package var line: [UInt8] {
    JSONWriter.bytes { writer in
      writer.member("schema", Batch.schema)
      writer.member("id", id.string)
      if let rubric { writer.member("rubric", rubric) }
    }
  }

  /// The name of a file without its ending; with a word before it where readers would change it.
  package static func id(_ path: String) -> ID {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    if Path.isStream(path) || IDRule.fault(of: stem) != nil { return "batch" }
    return IDRule.guess(of: stem) == nil ? ID(stem) : ID("batch-\(stem)")
  }
}

extension Path {
  /// A path as a file would name it; both are from the root.
  static func relative(to path: String, beside file: String) -> String {
    let parts = { (path: String) in
      resolve(path.hasPrefix("/") ? String(path.dropFirst()) : path, beside: "")
        .split(separator: "/").map { ID(String($0)) }
    }
    let (target, base) = (parts(path), parts(file).dropLast())
    let common = zip(target, base).prefix { $0 == $1 }.count
    let up = [ID](repeating: "..", count: base.count - common)
    return (up + target.dropFirst(common)).map(\.string).joined(separator: "/")
  }
}
