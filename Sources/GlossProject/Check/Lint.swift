import GlossJSON
import GlossJournal
import GlossTasks

/// Finds what is no error and yet makes labels worse; it looks under `--strict` alone.
struct Lint {
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
    report.warning(
      batch.source, 0,
      "the batch is in \"\(batch.locale)\", its rubric in \"\(rubricLocale)\"",
      remedy: "translate the guideline, or give both the same \"locale\"")
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
