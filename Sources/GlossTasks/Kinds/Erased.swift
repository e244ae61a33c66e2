/// Holds a value whose type is known only when the program runs, so that what holds it compares.
@propertyWrapper
package struct Erased<Value: Sendable>: Hashable, Sendable {
  package var wrappedValue: Value

  /// - Parameter wrappedValue: a value of a protocol that refines `Hashable`. The language has no way
  ///   to demand that of `Value`.
  package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  private var hashable: AnyHashable {
    guard let value = wrappedValue as? any Hashable else {
      preconditionFailure("a \(type(of: wrappedValue)) cannot be compared")
    }
    return AnyHashable(value)
  }

  package static func == (a: Self, b: Self) -> Bool { a.hashable == b.hashable }
  package func hash(into hasher: inout Hasher) { hashable.hash(into: &hasher) }
}
