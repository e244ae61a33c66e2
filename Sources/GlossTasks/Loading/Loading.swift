import GlossJSON
import GlossJournal

/// A batch with everything it names, read and free of faults that would keep one from labelling.
package struct Loaded: Sendable {
  package let batch: Batch
  package let rubric: Rubric
  package let rubricSource: SourceFile
  /// Nil where the rubric names no guideline.
  package let guidelineSource: SourceFile?
  /// Nil where there are no terms.
  package let termsSource: SourceFile?
}

/// A rubric with the bytes that its hash is of.
package struct LoadedRubric: Sendable {
  package let rubric: Rubric
  package let source: SourceFile
  /// Nil where the rubric names no guideline.
  package let guideline: SourceFile?
}

/// Finds and reads the files that belong together: a batch, its rubric, the rubric's guideline, and
/// the terms.
package enum Loading {
  /// Reads a batch with all that it names. Every fault is noted; nil where one is an error.
  ///
  /// Items are not read: a bad one is met, shown and skipped in the session.
  ///
  /// - Parameters:
  ///   - rubricPath: in place of the one that the batch names; relative to the working directory.
  ///   - termsPath: likewise.
  package static func batch(
    _ path: String, rubricPath: String? = nil, termsPath: String? = nil, storage: Storage,
    _ report: Report
  ) -> Loaded? {
    let own = report.part
    defer { report.add(own) }
    guard let batch = open(path, storage, own) else { return nil }
    let rubric = rubric(of: batch, override: rubricPath, storage, own)
    let terms = terms(of: batch, override: termsPath, storage, own)
    guard let rubric, !own.hasErrors else { return nil }
    return Loaded(
      batch: batch, rubric: rubric.rubric, rubricSource: rubric.source,
      guidelineSource: rubric.guideline, termsSource: terms)
  }

  private static func open(_ path: String, _ storage: Storage, _ report: Report) -> Batch? {
    do throws(StorageError) {
      if let batch = try Batch.open(path, storage, report) { return batch }
    } catch {
      report.add(unreadable(path, error))
      return nil
    }
    return source(path, storage, report).flatMap { Batch.read($0, report) }
  }

  /// Reads the rubric that a batch names, or the one given in its place.
  package static func rubric(
    of batch: Batch, override: String? = nil, _ storage: Storage, _ report: Report
  ) -> LoadedRubric? {
    if let override { return rubric(override, storage: storage, report) }
    guard !batch.rubricPath.isEmpty else {
      // A header that is no JSON has its own message.
      if !batch.isHeaderReadable { return nil }
      report.error(
        batch.source, 0, "this batch names no rubric",
        remedy: batch.hasHeader
          ? "add \"rubric\": \"../guidelines/….json\", or name it with --rubric"
          : "name it with --rubric guidelines/….json, or begin the file with the line "
            + "{\"schema\": \"\(Batch.schema)\", \"id\": \"…\", \"rubric\": \"../guidelines/….json\"}"
      )
      return nil
    }
    let source = Named(path: batch.rubricPath, key: "rubric", source: batch.source).read(
      storage, report)
    return source.flatMap { rubric($0, storage, report) }
  }

  /// Reads a rubric and its guideline. Every fault is noted; nil where one is an error.
  package static func rubric(_ path: String, storage: Storage, _ report: Report) -> LoadedRubric? {
    source(path, storage, report).flatMap { rubric($0, storage, report) }
  }

  /// - Parameter kept: the guideline of a rubric whose own is not there.
  package static func rubric(
    _ source: SourceFile, _ storage: Storage, _ report: Report,
    kept: @autoclosure () -> SourceFile? = nil
  ) -> LoadedRubric? {
    let guideline = guideline(of: source, storage) ?? kept()
    return Rubric.read(source, guideline: guideline, report).map {
      LoadedRubric(rubric: $0, source: source, guideline: guideline)
    }
  }

  /// Reads a rubric as it was kept with the labels made under it, its guideline beside it under the
  /// same name; any other rubric as usual.
  package static func keptRubric(_ path: String, storage: Storage, _ report: Report)
    -> LoadedRubric?
  {
    let stem = path.hasSuffix(".json") ? String(path.dropLast(5)) : path
    return source(path, storage, report).flatMap {
      rubric($0, storage, report, kept: source(stem + ".md", storage, Report()))
    }
  }

  /// Reads the guideline that a rubric names. One that is missing is noted by the rubric, at its place.
  package static func guideline(of rubric: SourceFile, _ storage: Storage) -> SourceFile? {
    Rubric.guidelinePath(in: rubric)
      .flatMap { source(Path.resolve($0, beside: rubric.path), storage, Report()) }
  }

  /// Reads the terms that a batch names, or those given in their place; nil where there are none.
  package static func terms(
    of batch: Batch, override: String? = nil, _ storage: Storage, _ report: Report
  ) -> SourceFile? {
    let source =
      if let override { self.source(override, storage, report) } else if batch.termsPath.isEmpty {
        nil as SourceFile?
      } else {
        Named(path: batch.termsPath, key: "terms", source: batch.source).read(storage, report)
      }
    if let source { Terms.check(source, report) }
    return source
  }

  /// Reads a file that was named on the command line; nil, with an error noted, where it cannot be.
  package static func source(_ path: String, _ storage: Storage, _ report: Report) -> SourceFile? {
    do throws(StorageError) {
      if let bytes = try storage.read(path) { return SourceFile(path: path, bytes: bytes) }
      report.add(
        Diagnostic(
          path: path, message: "there is no such file", remedy: "check the path and its spelling"))
    } catch {
      report.add(unreadable(path, error))
    }
    return nil
  }

  private static func unreadable(_ path: String, _ error: StorageError) -> Diagnostic {
    Diagnostic(
      path: path, message: "the file cannot be read: \(error.message)",
      remedy: "make it readable for you")
  }
}

/// A file that another file names, so that one which is missing is an error at that place.
private struct Named {
  /// As written under `key` in `source`, relative to it.
  let path: String
  let key: String
  let source: SourceFile

  func read(_ storage: Storage, _ report: Report) -> SourceFile? {
    let resolved = Path.resolve(path, beside: source.path)
    do throws(StorageError) {
      if let bytes = try storage.read(resolved) { return SourceFile(path: resolved, bytes: bytes) }
      complain("the \(key) \"\(path)\" is not there", resolved, report)
    } catch {
      complain("the \(key) \"\(path)\" cannot be read: \(error.message)", resolved, report)
    }
    return nil
  }

  private func complain(_ message: String, _ resolved: String, _ report: Report) {
    report.error(
      source, place, message,
      remedy: "the path is relative to this file: put it at \(resolved), or mend the path")
  }

  /// Where the path stands. Found again only for a complaint; the header of a `.jsonl` is its first
  /// line.
  private var place: ByteOffset {
    let line = source.holdsLines ? JSONLines.ranges(in: source.bytes).first : nil
    let header = try? JSONValue.read(source, in: line?.range)
    return header?[key]?.start ?? 0
  }
}
