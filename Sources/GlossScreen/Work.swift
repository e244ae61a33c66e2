/// Tells a test what costs something as it is done, so that a frame can be held to doing nothing twice.
///
/// Where no test looks on, not even the words are made.
package enum Work {
  @TaskLocal package static var watcher: (@Sendable (String) -> Void)?

  package static func did(_ what: @autoclosure () -> String) {
    if let watcher { watcher(what()) }
  }
}
