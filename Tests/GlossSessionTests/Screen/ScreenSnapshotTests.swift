import Foundation
import Testing

@Suite struct ScreenSnapshotTests {
  static let scenes =
    ClassificationScenes.all + SpanScenes.all + PairwiseScenes.all + RankingScenes.all
    + RatingScenes.all + CrowdedScenes.all + RightToLeftLabelScenes.all + WritingScenes.all
    + SessionScenes.all + PromptScenes.all + MarkdownScenes.all

  @Test(arguments: scenes) func isAsKept(_ scene: Scene) throws { try scene.check() }

  @Test func everyFileHasItsScene() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Scene.folder.path)
    let names = Self.scenes.map { $0.name + ".txt" }
    #expect(Set(names).count == names.count)
    #expect(Set(files).subtracting(names).isEmpty)
  }

  @Test(arguments: scenes) func nothingTrapsAtAnySize(_ scene: Scene) throws {
    let stage = try scene.stage()
    for (columns, rows) in [(0, 0), (1, 1), (2, 30), (30, 2), (39, 9), (41, 11), (100, 12)] {
      var player = ScreenPlayer(stage, columns: columns, rows: rows, typed: scene.typed)
      expectWhole(player.frame, "\(scene.name) at \(columns)×\(rows)")
      player.resize(columns: 80, rows: 24)
      expectWhole(player.frame, "\(scene.name), made larger")
    }
  }
}
