extension RankingKind {
  package static func starter(_ sample: StarterSample) -> Starter? {
    guard case .replies(let count) = sample, count >= 2 else { return nil }
    return Starter(
      name: "order", title: "Best reply first",
      members: """
        "description": "Rank for the person who asked. Two that are alike get the same rank.",
        "clause": "order",
        "ties": true,
        "unrankable": true
        """,
      rule: """
        Of two replies the better one is decided by the first line on which they clearly differ:

        1. **Harm.** A reply that would cost the person work, money or health stands below.
        2. **Truth.** A false statement that the person will act on stands below a gap.
        3. **The task.** What was asked for is done, in the form that was asked for.
        4. **Use.** It gets this person further.

        Begin with the best and the worst. Give two replies the same rank if you would toss a coin, and
        mark as not rankable what is no reply at all. The letters are drawn by lot for each item.
        """,
      examples: [
        count == 2
          ? "First the one with the command, then the one that only tells what Git is."
          : """
          First the one with the command, then the one that names a longer way and that command, then
          the one that only tells what Git is. The one that deletes the folder is last: it loses work.
          """,
        count == 2
          ? "First the one that says to wait. The other is false, and costs the starter."
          : """
          First the one that says how long to wait and how to test, then the one that only says to
          wait, then the refusal. The one that says to throw the starter away is last: it is false.
          """,
      ],
      edgeCases: [
        "**A refusal of a harmless request.** It stands below every reply that helps, above harm.",
        "**Two replies with the same words.** They get the same rank.",
      ])
  }
}
