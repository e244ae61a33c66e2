import GlossJSON

extension JSONWriter {
  /// Writes a member that is an array with one object an element.
  mutating func objects<T>(
    _ key: String, _ elements: [T], _ write: (T, inout JSONWriter) -> Void
  ) {
    self.key(key)
    beginArray()
    for element in elements {
      beginObject()
      write(element, &self)
      endObject()
    }
    endArray()
  }
}
