import GlossJSON

/// What a label is about and whose it is: of the labels that share it, one is current.
package struct CurrentKey: Hashable, Sendable {
  package var batch: ID
  package var item: ID
  package var annotator: ID
  package var role: LabelRole
  package var `repeat`: Int

  package init(batch: ID, item: ID, annotator: ID, role: LabelRole = .annotator, repeat: Int = 0) {
    self.batch = batch
    self.item = item
    self.annotator = annotator
    self.role = role
    self.repeat = `repeat`
  }
}

extension LabelContent {
  package var currentKey: CurrentKey {
    CurrentKey(batch: batch, item: item, annotator: annotator, role: role, repeat: `repeat`)
  }
}
