import GlossJSON

extension ResultsReader {
  /// Everybody's events, as far as they can be read: what came in for a person, from whomever.
  package static func readableEvents(_ storage: Storage, _ layout: ResultsLayout) -> [Event] {
    names(storage, layout.events).flatMap { batch in
      readable(storage, "\(layout.events)/\(batch)").flatMap { file in
        ChainContents<Event>(path: file.path, bytes: file.bytes).lines.map(\.entry)
      }
    }
  }

  static func readable(_ storage: Storage, _ directory: String)
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

  static func names(_ storage: Storage, _ directory: String) -> [String] {
    do throws(StorageError) {
      return try storage.list(directory).filter { !$0.hasPrefix(".") }
    } catch {
      return []
    }
  }
}
