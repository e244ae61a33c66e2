import GlossJSON

/// What a chained file holds: labels or events.
package protocol ChainEntry: Hashable, Sendable {
  associatedtype Content: Hashable, Sendable

  static var idKind: EntryID.Kind { get }

  var id: ID { get }
  var prev: Hash { get }
  var content: Content { get }

  init(id: ID, prev: Hash, content: Content)

  /// Reads one line's value, holding it to the format in all that one line can show.
  static func read(_ value: JSONValue) throws(BadLine) -> Self

  /// Writes the line's one object, keys in the order of the format.
  func write(to writer: inout JSONWriter)

  /// Whose file a line belongs into.
  static func owner(of content: Content) -> ChainOwner
}

extension ChainEntry {
  /// The line's bytes, without its newline.
  package var line: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }
}

/// The batch and the person that a chained file is named for.
package struct ChainOwner: Hashable, Sendable {
  package let batch: ID
  package let person: ID

  package init(batch: ID, person: ID) {
    self.batch = batch
    self.person = person
  }
}

extension Label {
  package static func owner(of content: LabelContent) -> ChainOwner {
    ChainOwner(batch: content.batch, person: content.annotator)
  }
}

extension Event {
  package static func owner(of content: EventContent) -> ChainOwner {
    ChainOwner(batch: content.batch, person: content.person)
  }
}
