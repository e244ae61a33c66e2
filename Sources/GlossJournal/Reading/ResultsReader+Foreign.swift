import GlossJSON

extension ResultsReader {
  /// Everybody's current labels of the items of a batch at which somebody stopped.
  ///
  /// Read at the start of each sitting, so a journal in which nobody stopped is searched and not
  /// parsed. What cannot be read of other people's keeps nobody from working.
  package static func stopped(
    in batch: ID, _ storage: Storage, _ layout: ResultsLayout
  ) -> [Label] {
    let sign = Array("\"status\":\"stopped\"".utf8)
    let files = readable(storage, "\(layout.labels)/\(FileName.make(batch))")
    guard files.contains(where: { contains(sign, in: $0.bytes) }) else { return [] }
    let lines = files.flatMap { file in
      ChainContents<Label>(path: file.path, bytes: file.bytes).lines
    }.filter { $0.entry.batch == batch }
    let items = Set(lines.filter { $0.entry.status == .stopped }.map(\.entry.item))
    return Replay(lines.filter { items.contains($0.entry.item) }).current
  }

  /// Everybody's events, as far as they can be read: what came in for a person, from whomever.
  package static func readableEvents(_ storage: Storage, _ layout: ResultsLayout) -> [Event] {
    names(storage, layout.events).flatMap { batch in
      readable(storage, "\(layout.events)/\(batch)").flatMap { file in
        ChainContents<Event>(path: file.path, bytes: file.bytes).lines.map(\.entry)
      }
    }
  }

  private static func readable(_ storage: Storage, _ directory: String)
    -> [(path: String, bytes: [UInt8])]
  {
    names(storage, directory).filter { $0.hasSuffix(".jsonl") }.compactMap { name in
      let path = "\(directory)/\(name)"
      do throws(StorageError) {
        return try storage.read(path).map { (path, $0) }
      } catch {
        return nil
      }
    }
  }

  private static func names(_ storage: Storage, _ directory: String) -> [String] {
    do throws(StorageError) {
      return try storage.list(directory).filter { !$0.hasPrefix(".") }
    } catch {
      return []
    }
  }

  private static func contains(_ sign: [UInt8], in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count >= sign.count else { return false }
      var start = 0
      while start <= bytes.count - sign.count {
        if bytes[start] == sign[0],
          sign.indices.allSatisfy({ bytes[start + $0] == sign[$0] })
        {
          return true
        }
        start += 1
      }
      return false
    }
  }
}
