import GlossJournal
import GlossTasks

extension Session {
  /// A text of the rubric is there that is not the one this session started with: says so before the
  /// next item, once for each version. The session goes on with its own.
  ///
  /// New text under the old number is an error, which the next start tells, or is not finished yet.
  package mutating func announce(_ newer: Rubric, _ now: Moment) {
    let rubric = setup.rubric
    guard phase == .working || phase == .finished, newer.id == rubric.id,
      newer.sha256 != rubric.sha256, newer.version != rubric.version,
      announced.insert(newer.version).inserted
    else { return }
    put(PromptWords.newer(newer, than: rubric))
    account(now)
  }

  // MARK: Labels made under an older text

  /// Opens the next label that was made under an older text of the rubric, from the open item on and
  /// round to it.
  package mutating func goToStale(_ now: Moment) {
    tick(now)
    guard mayMove() else { return }
    let here = open?.place ?? setup.order.count
    let round = setup.order.indices.filter { $0 > here } + setup.order.indices.prefix(here)
    guard let next = round.first(where: isStale) else {
      return say(isStale(here) ? PromptWords.lastStale : PromptWords.noStale)
    }
    goTo(place: next, now)
  }

  private func isStale(_ place: Int) -> Bool {
    guard setup.order.indices.contains(place), !isStopped(place), !isOptedOutOnly(place) else {
      return false
    }
    let label = setup.batch.entries[setup.order[place]].id.flatMap { current[$0] }
    return label.map { setup.rubric.isOlder($0) } ?? false
  }
}

extension Rubric {
  /// Whether a label is an answer to another text of this rubric.
  func isOlder(_ label: Label) -> Bool {
    label.rubric == id && label.status == .answered && label.rubricSHA256 != sha256
  }
}
