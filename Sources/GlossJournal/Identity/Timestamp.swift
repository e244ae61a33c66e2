/// A moment in UTC to the millisecond, written `YYYY-MM-DDTHH:MM:SS.mmmZ` and no other way.
package struct Timestamp: Hashable, Comparable, Sendable, LosslessStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00.000Z.
  package let milliseconds: Int64

  /// The years 0000 to 9999, which are what four digits can say; beyond them a clock is broken,
  /// and the nearest of the two ends is kept rather than a line lost.
  package static let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

  package init(milliseconds: Int64) {
    self.milliseconds = min(
      max(milliseconds, Timestamp.range.lowerBound), Timestamp.range.upperBound)
  }

  /// The moment so long before; the first one where that is before all of them.
  package func earlier(by ms: Count) -> Timestamp {
    let (start, overflows) = milliseconds.subtractingReportingOverflow(Int64(ms.value))
    return Timestamp(milliseconds: overflows ? Timestamp.range.lowerBound : start)
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

  package var description: String { text }

  package var text: String {
    let (day, rest) = Timestamp.floored(milliseconds, by: 86_400_000)
    let (year, month, dayOfMonth) = Timestamp.civil(day)
    func padded(_ value: Int64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
      + "T\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2))"
      + ":\(padded(rest / 1000 % 60, 2)).\(padded(rest % 1000, 3))Z"
  }

  /// Reads exactly what `text` gives; nil for any other spelling and for days that are not.
  package init?(_ text: String) {
    guard text.utf8.count == 24 else { return nil }
    var parts: [Int64] = [0]
    for (byte, mark) in zip(text.utf8, "0000-00-00T00:00:00.000Z".utf8) {
      if mark == UInt8(ascii: "0") {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int64(byte - UInt8(ascii: "0"))
      } else {
        guard byte == mark else { return nil }
        parts.append(0)
      }
    }
    let days = Timestamp.days(year: parts[0], month: parts[1], day: parts[2])
    guard Timestamp.civil(days) == (parts[0], parts[1], parts[2]), parts[3] < 24, parts[4] < 60,
      parts[5] < 60
    else { return nil }
    let seconds = (parts[3] * 60 + parts[4]) * 60 + parts[5]
    milliseconds = days * 86_400_000 + seconds * 1000 + parts[6]
  }

  /// Days from 1970-01-01 to a day of the Gregorian calendar.
  ///
  /// Years are counted from March, so that the leap day is the last day of a year and every month
  /// begins at a fixed day: month m from March begins at (153m + 2) / 5.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let fromMarch = (month + 9) % 12
    let y = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = floored(y, by: 400)
    let dayOfYear = (153 * fromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The inverse of `days(year:month:day:)`.
  private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = floored(days + 719_468, by: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
  }

  /// Quotient toward minus infinity and the remainder that is never negative.
  private static func floored(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
