import GlossJournal
import GlossSystem
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

struct ClockTests {
  @Test func bothClocksCountMilliseconds() {
    let before = Clock.live.now()
    usleep(30_000)
    let after = Clock.live.now()
    #expect((30..<5_000).contains(after.monotonic - before.monotonic))
    var seconds = time_t()
    time(&seconds)
    #expect(abs(after.wall / 1000 - Int64(seconds)) <= 1)
  }

  @Test func randomBytesDiffer() {
    let (one, other) = (Clock.live.random(32), Clock.live.random(32))
    #expect(one.count == 32)
    #expect(one != other)
    #expect(Clock.live.random(0) == [])
  }
}
