import GlossTasks
import Testing

@Suite struct CountedTests {
  @Test func oneIsOneAndAllElseIsMany() {
    #expect(
      [0, 1, 2, 11].map { counted($0, "item") } == ["0 items", "1 item", "2 items", "11 items"])
  }
}
