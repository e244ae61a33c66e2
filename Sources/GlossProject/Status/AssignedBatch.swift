import GlossJSON
import GlossJournal
import GlossTasks

/// What is needed of a batch file to count progress.
package struct AssignedBatch: Sendable {
  package let id: ID
  package let path: String
  /// The hash of every item that is to be labelled; practice is not.
  package let items: [ID: Hash]
  /// The rubric as it is now; nil where it cannot be read, which `check` tells.
  package let rubric: RubricInForce?

  /// Reads a batch file, noting every fault; nil where it is no batch.
  package init?(_ path: String, _ storage: Storage, _ report: Report) {
    guard let source = Loading.source(path, storage, report),
      let batch = Batch.read(source, report)
    else { return nil }
    id = batch.id
    self.path = path
    var items: [ID: Hash] = [:]
    for entry in batch.entries {
      guard let id = entry.id, case .value(let value) = entry.content, value["practice"] == nil
      else { continue }
      items[id] = Hash(of: value.rawBytes)
    }
    self.items = items
    rubric = Loading.rubric(of: batch, storage, Report()).map {
      RubricInForce(id: $0.rubric.id, version: $0.rubric.version)
    }
  }
}
