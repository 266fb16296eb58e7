import PlanModel
import Testing
import Understanding

/// Which programme the words of a question mean.
@Suite struct MatchingTests {
  /// The programmes that fit best, ties included.
  private func best(_ text: String, in organization: String? = nil) -> [String] {
    let question = InventedTown.read(text)
    let matches = InventedTown.matcher.matches(question.terms, key: question.key) { programme in
      organization == nil || programme.organization == organization
    }
    guard let top = matches.first else { return [] }
    return matches.filter { $0.rank == top.rank }.map(\.profile.programme.id)
  }

  struct Meant: Sendable, CustomTestStringConvertible {
    let ids: [String]
    let said: [String]

    init(_ ids: [String], _ said: String...) { (self.ids, self.said) = (ids, said) }
    var testDescription: String { said[0] }
  }

  @Test(arguments: [
    Meant(
      ["t1"], "夜間保育士養成講座の予算", "保育士の養成講座はいくら", "夜間の保育士養成", "養成講座 保育士 夜間 予算", "夜間ほいく士養成講座", "夜間保育氏養成講座の予算", "夜間保育士要請講座",
      "夜間、保育士・養成講座"),
    Meant(["t5"], "オンライン面接練習会の実績", "オンラインの面接練習", "面接練習会", "練習会 面接 オンライン", "オンライン面接錬習会", "ｵﾝﾗｲﾝ面接練習会"),
    Meant(["t6"], "キャリアカウンセラー育成研修の予算", "キャリヤカウンセラーの育成", "カウンセラー研修", "育成研修 キャリアカウンセラー"),
    Meant(["m3"], "農業体験インターン事業の電話", "農業インターン", "農業の体験", "インターンで農業"), Meant(["m4"], "パン工房", "障がい者のパン工房", "障害者のパン工房支援"),
    Meant(["m5"], "若者の木工房の電話", "木工房", "若い人の木工房"), Meant(["m6"], "酪農の後継者", "酪農後継者を育てる事業"),
  ])
  func findsByPart(_ meant: Meant) {
    for text in meant.said { #expect(best(text) == meant.ids, "\(text)") }
  }

  /// 「夜間養成講座」 for 夜間保育士養成講座: both halves stand in the name, in order and near each other.
  @Test func aNameMayHaveMoreBetween() throws {
    func score(_ text: String, of id: String) -> Double? {
      let question = InventedTown.read(text)
      return InventedTown.matcher.matches(question.terms, key: question.key) { $0.id == id }.first?.nameScore
    }
    #expect(try #require(score("夜間養成講座", of: "t1")) > 0.9)
    #expect(try #require(score("養成講座夜間", of: "t1")) < 0.9, "in their order only")
    #expect(try #require(score("在宅プロジェクト", of: "t2")) < 0.9, "介護と仕事の両立応援 is too much between")
  }

  /// The longest whole name wins over a shorter one inside it.
  @Test func takesTheLongestName() {
    #expect(best("シニア起業塾アドバンスの予算") == ["t4"])
    #expect(best("シニア起業塾の予算は？").first == "t3")
    #expect(best("予算 ｼﾆｱ起業塾ｱﾄﾞﾊﾞﾝｽ") == ["t4"])
  }

  /// しごと in a whole name is not heard as 仕事.
  @Test func keepsKanaOfNames() {
    let question = InventedTown.read("しごと相談の広場のよさん")
    #expect(question.asks == [.budget])
    let top = InventedTown.matcher.matches(question.terms, key: question.key) { _ in true }.first
    #expect(top?.exactName == 8)
  }

  /// Names that are equal stay a tie until a municipality decides.
  @Test func keepsTies() {
    #expect(best("しごと相談の広場の予算") == ["m1", "m2"])
    #expect(best("相談の広場の電話") == ["m1", "m2"])
    #expect(best("しごと相談の広場の予算", in: "港区") == ["m2"])
  }

  /// A row of a breakdown is found by its own name, and together with its parent's.
  @Test(arguments: [
    Meant(["t2a"], "両立相談会の実績", "在宅介護と仕事の両立応援プロジェクトの両立相談会の実績"), Meant(["t2b"], "両立手帳の配布", "両立応援プロジェクトの手帳の配布冊数"),
    Meant(["t2"], "在宅介護と仕事の両立応援プロジェクトの予算", "両立応援プロジェクト"),
  ])
  func findsRows(_ meant: Meant) {
    for text in meant.said { #expect(best(text).first == meant.ids[0], "\(text)") }
  }

  /// What the documents say nothing of.
  @Test func reportsWhatIsMissing() throws {
    let question = InventedTown.read("夜間保育士養成講座の宇宙旅行")
    let match = try #require(
      InventedTown.matcher.matches(question.terms, key: question.key) { _ in true }.first)
    #expect(match.profile.programme.id == "t1")
    #expect(match.missing.contains { $0.text.contains("宇宙旅行") })
    #expect(match.missingShare > 0)
    #expect(InventedTown.matcher.heard(question.terms).allSatisfy { !$0.text.contains("宇宙") })
  }

  @Test func findsNothingForNothing() {
    #expect(best("").isEmpty)
    #expect(best("の、は。").isEmpty)
    #expect(best("量子重力").isEmpty)
  }

  /// The order of the words and of the catalogue's programmes does not change who wins.
  @Test(arguments: ["保育士養成講座 夜間", "木工房 若者", "農業 インターン 体験"]) func ignoresOrder(_ text: String) {
    let words = text.split(separator: " ").map { String($0) }
    #expect(best(words.joined(separator: " ")) == best(words.reversed().joined(separator: " ")))
  }

  @Test func scoresStayInRange() {
    for text in ["夜間保育士養成講座", "相談", "講座 研修 育成 広場", "シニア起業塾アドバンス"] {
      let question = InventedTown.read(text)
      for match in InventedTown.matcher.matches(question.terms, key: question.key, in: { _ in true }) {
        #expect((0...1.000001).contains(match.score), "\(text)")
        #expect((0...1.000001).contains(match.nameScore), "\(text)")
        #expect((0...1.000001).contains(match.missingShare), "\(text)")
      }
    }
  }

  // MARK: Names

  @Test func listsWhatTheCatalogueHas() {
    let book = InventedTown.book
    #expect(book.organizations == ["東京都", "新宿区", "港区", "三鷹市", "国分寺市", "世田谷区", "新島村", "四万十市"])
    #expect(book.profiles.count == InventedTown.catalogue.programmes.count)
  }
}
