import PlanReaders
import Testing

/// A description and whom it is for; `nil` where it does not say.
struct AudienceCase: CustomTestStringConvertible, Sendable {
  let text: String
  let audience: String?

  init(_ text: String, _ audience: String?) { (self.text, self.audience) = (text, audience) }

  var testDescription: String { "「\(text)」" }
}

@Suite struct AudiencePhraseTests {
  @Test(arguments: [
    AudienceCase("市内の店を支えるため、開業を考えている者を対象に、講座を開く。", "開業を考えている者"),
    AudienceCase("介護、看病等で退職し、働き直しを望む男性に対し、相談を行う。", "介護、看病等で退職し、働き直しを望む男性"),
    AudienceCase("窓口を設置し、迷いを持つ、若い世代に対して助言する。", "迷いを持つ、若い世代"),
    AudienceCase("①見学会、②市内で働きたい学生及び留学生と企業とのマッチングを行う。", "市内で働きたい学生及び留学生"),
    AudienceCase("働く意欲はあるものの、機会に恵まれない若者が多い状況にある。", "働く意欲はあるものの、機会に恵まれない若者"),
    AudienceCase("失業者（60歳以下、市内在住）を支援対象者とし、研修を行う。", "失業者（60歳以下、市内在住）"),
    AudienceCase("市の施設に対して、就職を望む者を助手として雇用し、育てる。", "就職を望む者"),
    AudienceCase("ひとり親を雇用する。また、育児中の母親を採用する。", "ひとり親、育児中の母親"),
    AudienceCase("60歳以上の高齢者の就業促進を図るため、体験を行う。", "60歳以上の高齢者"),
    AudienceCase("新しい働き方の推進を図る。", nil),
    AudienceCase("企業への就職につなげる。", nil),
    AudienceCase("人材の確保が課題である。", nil),
    AudienceCase("", nil),
  ])
  func audience(_ one: AudienceCase) throws {
    #expect(try AudiencePhrase(tables: Reading.tables()).audience(in: [one.text]) == one.audience)
  }
}
