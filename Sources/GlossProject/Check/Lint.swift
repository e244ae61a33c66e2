import GlossJSON
import GlossJournal
import GlossTasks

/// What is no error and yet spoils labels: looked for under `--strict`.
struct Lint {
  let now: Timestamp

  func check(_ rubric: LoadedRubric, _ report: Report) {
    let until = rubric.rubric.validUntil
    guard !until.isEmpty, let header = try? JSONValue.read(rubric.source),
      let value = header["valid_until"]
    else { return }
    guard Timestamp(until) != nil || Timestamp(until + "T00:00:00.000Z") != nil else {
      report.warning(
        value, "\"valid_until\" is no date", remedy: "write it as \"2027-01-31\", or leave it empty"
      )
      return
    }
    // The day that is named is the last one on which the rubric holds.
    if until.prefix(10) < now.text.prefix(10) {
      report.warning(
        value, "this rubric was valid until \(until)",
        remedy: "look it through and name a later day")
    }
  }

  func check(
    _ batch: Batch, _ items: [BatchItems.Found], _ rubric: LoadedRubric, hasTerms: Bool,
    _ report: Report
  ) {
    checkLocale(batch, rubric, report)
    checkAdvice(items, rubric, hasTerms: hasTerms, report)
    for found in items {
      for fault in ResponseLint.faults(of: found.item.input) {
        report.warning(found.value["responses"] ?? found.value, fault.message, remedy: fault.remedy)
      }
    }
  }

  private func checkLocale(_ batch: Batch, _ rubric: LoadedRubric, _ report: Report) {
    let rubricLocale = (try? JSONValue.read(rubric.source))?["locale"]?.string ?? ""
    guard !batch.locale.isEmpty, !rubricLocale.isEmpty, ID(batch.locale) != ID(rubricLocale)
    else { return }
    report.add(
      Diagnostic(
        batch.source, 0,
        message: "the batch is in \"\(batch.locale)\", its rubric in \"\(rubricLocale)\"",
        remedy: "translate the guideline, or give both the same \"locale\"", severity: .warning))
  }

  /// Told once a batch: the first item stands for the others.
  private func checkAdvice(
    _ items: [BatchItems.Found], _ rubric: LoadedRubric, hasTerms: Bool, _ report: Report
  ) {
    let advised = items.filter { !$0.item.advice.isEmpty }
    guard let first = advised.first else { return }
    let others = advised.count == 1 ? "" : " and \(advised.count - 1) more"
    if !hasTerms {
      report.warning(
        first.value, "this item\(others) may distress, and the batch has no terms",
        remedy: "say in \"terms\" what support there is")
    }
    let care = (try? JSONValue.read(rubric.source))?["care"]
    let masked = Set(care?["mask"]?.elements.compactMap { $0.string.map { ID($0) } } ?? [])
    if !advised.allSatisfy({ $0.item.advice.contains { masked.contains(ID($0)) } }) {
      report.warning(
        first.value, "this item\(others) may distress, and the rubric does not mask all of them",
        remedy: "name the categories of \"advice\" under \"care\": {\"mask\": […]}")
    }
  }
}
