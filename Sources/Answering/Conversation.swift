import PlanModel
import Understanding
import Vocabulary

/// 会話: what was spoken of, for 「その担当課は？」 and 「2番目は？」. One value; a step gives the next one.
package struct Conversation: Sendable {
  /// The slots of the last question that had a topic, follow-ups merged in.
  var request: Request?
  /// The programmes that the last answer spoke of, in the order shown.
  var programmes: [String] = []
  /// The programmes of the last list that was shown, in its order: 「2番目」 counts here.
  var list: [String] = []
  /// Where in ``list`` the last item was taken from, from 1.
  var position: Int?
  var last: Answer?
  /// What was asked before the last question, newest last, for 「さっきの」 and 「最初に聞いた」.
  var history: [(request: Request, programmes: [String])] = []

  /// What every question is kept to, until the person says otherwise.
  package internal(set) var standing = Standing()

  package init() {}

  /// The last answer, for 「根拠は？」 and for exporting it.
  package var lastAnswer: Answer? { last }

  /// Names of what is carried over, for the interpretation line.
  package var isEmpty: Bool { request == nil }
}

/// A question with every slot decided: what is asked for, over which programmes, and what was assumed.
struct Request: Sendable {
  var question: Question
  var operation: Operation
  var asks: [Ask]
  var scope = Scope()
  /// Words that say which programme or indicator is meant; a follow-up brings those of the topic along.
  var terms: [Term] = []
  /// Words of the topic that a place named instead of the topic's may have too: 「東京都のほうは？」.
  var hopedTerms: [Term] = []
  /// Said to the person: 「最新年度」, 「前の話題」.
  var assumptions: [String] = []
  /// Programmes that were spoken of: where the words fit some of them, those are meant.
  var preferred: Set<String> = []
  /// The municipalities that were spoken of, likewise.
  var preferredOrganizations: [String] = []
  /// What of its scope the standing filters filled.
  var standing = Standing()
  /// Its conditions are amounts with nothing said of them: where no programme has one, it was no condition.
  var isByAmount = false
  /// The follow-up took its topic from before.
  var isFollowUp = false

  /// The years come from the topic and not from the question.
  var hasInheritedYears = false
  /// It asks something of every item of the list that was shown.
  var isAboutList = false

  /// The question counts, sums, ranks or lists, instead of asking for one programme's figure.
  var isOverMany: Bool {
    switch operation {
    case .list, .count, .sum, .average, .maximum, .minimum: true
    default: !question.conditions.isEmpty || !question.grades.isEmpty
    }
  }
}
