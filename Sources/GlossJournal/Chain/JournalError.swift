import GlossJSON

/// Why a chained file could not be opened, or did not take a line.
package enum JournalError: Error, Hashable, Sendable {
  /// Another session writes it; `note` is what that session said of itself, if it can be read.
  case held(path: String, note: LockNote?)
  /// Lines in it are bad, or the chain is broken. It is left as it is.
  case damaged(path: String, [Diagnostic])
  /// The content breaks the format, so that no reader would take the line. Nothing was written.
  case invalid([Diagnostic])
  /// The disk refused. After an `append`, what was being written may or may not be there.
  case storage(StorageError)
  /// An earlier line failed with this; the file takes no more lines in this process.
  case closed(StorageError?)
}

/// What the holder of a lock says of itself: its process and its beginning, and no host.
package struct LockNote: Hashable, Sendable {
  package let processID: Int
  package let since: Timestamp

  /// The note as it stands in the lock file.
  package var text: String {
    JSONWriter.text { writer in
      writer.member("pid", processID)
      writer.member("since", since.text)
    }
  }

}

extension LockNote {
  /// Reads a note; nil for one that a crash cut short or another program wrote.
  init?(_ text: String) {
    guard let value = try? JSONValue(parsing: Array(text.utf8)), let processID = value["pid"]?.int,
      let since = value["since"]?.string.flatMap(Timestamp.init)
    else { return nil }
    self.init(processID: processID, since: since)
  }
}
