import JapaneseText
import PlanIndex
import PlanModel
import PlanSearch
import Vocabulary

/// Words → ``Question``: what is asked for, of what, for which year, under which conditions, and the span of each.
///
/// The readers of a question are tried in a fixed order, the surest first: phone numbers, years, amounts and ranks,
/// then names of municipalities and divisions, then cue phrases; what no reader took is what the question is about.
/// A name that stands in the question whole keeps its characters out of the cues' reach (調達実績金額 asks for no 実績).
///
/// Leaves to others: which programme the words fit (``ProgrammeMatcher``), and what to answer (`Answering`).
package struct QuestionReader {
  private let book: NameBook
  private let listening: Listening
  private let tables: ReadingTables
  private let tokenizer: Tokenizer
  private let kana: KanaWords
  private let slips: SlipReader

  /// - Parameter words: what is read like the kana of a question.
  package init(book: NameBook, listening: Listening, tables: ReadingTables, words: any WordSource) {
    (self.book, self.listening, self.tables) = (book, listening, tables)
    tokenizer = Tokenizer(normalizer: tables.normalizer)
    kana = KanaWords(words, shortest: 3, listening: listening)
    slips = SlipReader(listening: listening, source: words)
  }

  /// Reads `text`. Never fails: what is not understood stays in ``Question/terms``.
  package func read(_ text: String) throws(IndexError) -> Question {
    var question = Question()
    question.text = text
    // Nobody types a page: what follows the first thousands of characters is no question.
    let said = String(text.unicodeScalars.prefix(4000).filter { $0.properties.generalCategory != .control })
    let plain = tables.normalizer.normalize(said)
    question.isEnglish = isEnglish(plain)
    let translation =
      question.isEnglish
      ? EnglishReader(listening: listening).translated(Array(plain.text.lowercased().unicodeScalars))
      : try kana.rewritten(plain, except: namesInKana(in: plain))
    let heard = respelled(translation.map(tables.normalizer.normalize) ?? plain)
    if let translation {
      let rule = question.isEnglish ? "english" : "kanaReading"
      question.spans.append(Span(rule: rule, text: plain.text, meaning: translation))
    }
    let understood = understood(heard, question)
    guard let (meant, found) = try slipped(understood, heard.text) else { return understood }
    var again = self.understood(tables.normalizer.normalize(meant), question)
    again.slips = found
    again.spans += found.map { Span(rule: "slip", text: $0.typed, meaning: $0.meant) }
    return again
  }

  /// 「女性むけ」 as it is usually written (女性向け), behind a noun: two kana alone are read in too many ways.
  private func respelled(_ text: NormalizedText) -> NormalizedText {
    let found = listening.spellings.filter { text.text.has($0.typed) }
    guard !found.isEmpty else { return text }
    let said = found.reduce(text.text) { said, spelling in
      said.ranges(of: spelling.typed).reversed().reduce(into: said) { said, range in
        guard let before = said[..<range.lowerBound].unicodeScalars.last, Script(before).writesNouns else { return }
        said.replaceSubrange(range, with: spelling.usual)
      }
    }
    return tables.normalizer.normalize(said)
  }

  /// The text with its slips put right, and what they were; `nil` where there are none.
  private func slipped(
    _ question: Question, _ text: String
  ) throws(IndexError) -> (text: String, slips: [Question.Slip])? {
    var (text, found) = (text, [Question.Slip]())
    for term in question.terms where !book.prints(term.text) {
      guard let meant = try slips.text(meantBy: term.text) else { continue }
      text = text.replacing(term.text, with: meant)
      found.append(Question.Slip(typed: term.text, meant: meant))
    }
    return found.isEmpty ? nil : (text, found)
  }

  private func understood(_ heard: NormalizedText, _ question: Question) -> Question {
    var question = question
    var sheet = QuestionSheet(heard)
    question.key = tables.normalizer.key(heard.text)

    let names = wholeNames(in: sheet)
    sheet.names = names.filter { $0.name.count >= Self.longName }.flatMap(\.ranges)
    sheet.places = book.numeralPlaces.flatMap { sheet.ranges(ofKey: $0) }
    OccasionReader(listening: listening).read(&sheet, into: &question)
    NumberReader(tables: tables, listening: listening, marks: book.marks, isInName: book.isInName).read(
      &sheet, into: &question)
    let places = PlaceReader(book: book, listening: listening)
    if question.claims.isEmpty, listening.says("claim_end", in: question.key) {
      // 「9億円も出してるって言うんだけど合ってる？」
      question.claims = question.amountsSaid
    }
    places.read(&sheet, into: &question)
    let titles = TitleReader(titles: book.titleNames, listening: listening)
    titles.read(&sheet, into: &question)
    protect(names, in: &sheet)
    places.readKinds(&sheet, into: &question)
    titles.readPlansOfPlaces(&sheet, into: &question)
    CueReader(listening: listening, isInName: book.isInName, isInTitle: book.isInTitle, prints: book.prints).read(
      &sheet, into: &question)
    if !question.units.isEmpty, question.asks == [.audience], !listening.says("programmes_in_all", in: question.key) {
      // 「何社を対象に」 asks how many; 「何歳から対象」 asks for a number that the sentence has.
      let isCounted = !question.units.contains(where: Self.spans.contains)
      let isPlanned = ["audience_into", "intended"].contains { listening.says($0, in: question.key) }
      question.asks = !isCounted ? [] : isPlanned ? [.planned] : [.planned, .result]
    }
    dropMoney(&question)
    // 「対象者はどなたですか」 asks for no name.
    if question.asks.contains(.audience) { question.unstated.removeAll { $0 == "氏名" } }
    // 「一番人が集まったイベントは」 asks for people.
    if question.units.isEmpty, listening.says("people_came", in: question.key) { question.units = ["人"] }
    // 「予算と、何人を見込んでいるのか」 asks for two things; 「1億円以上の予算は何件」 counts.
    let isOfMoney =
      question.asks.contains(.budget) && !(question.conditions.isEmpty && question.operations.isEmpty)
    if !question.units.isEmpty, !isOfMoney, !question.asks.contains(where: Self.figures.contains) {
      // 「何人を目指してる」 asks for what is planned, 「何社の計画で何社やった」 for both.
      let units = question.spans.filter { $0.rule == "askedUnit" }.map { tables.normalizer.key($0.text) }
      let planned = units.filter { unit in
        listening.phrases("counted_plan").contains { question.key.has(unit + $0) }
      }
      let isIntended = listening.says("intended", in: question.key)
      question.asks +=
        planned.isEmpty ? [isIntended ? .planned : .result] : units.count > 1 ? [.planned, .result] : [.planned]
      question.impliesMeasure = true
    }
    // 「目標の何％」 asks for the achievement rate.
    if question.units == ["%"], listening.says("rate_of", in: question.key) {
      question.asks.removeAll { $0 == .planned || $0 == .result }
      question.asks.append(.rate)
      question.units = []
    }
    // 「何％超過」: a rate is computed where none is printed.
    if question.asks.contains(.rate), question.units == ["%"] { question.units = [] }
    // 「計画は達成しましたか」 asks whether, and shows plan and result anyway.
    if question.asks.contains(.achievement) { question.asks.removeAll { $0 == .planned || $0 == .result } }
    // 「取組方針の内容」 asks for the direction: 内容 says nothing besides another measure, as 「どんな事業」 does.
    let asksWhat = question.spans.contains { listening.phrases("what").contains($0.text) }
    if question.asks.count > 1, !asksWhat { question.asks.removeAll { $0 == .summary } }
    let terms = TermReader(tokenizer: tokenizer, listening: listening) { [book] in book.prints($0) }
    let found = terms.terms(sheet)
    question.terms = asksLast(question, found, in: sheet) ? found.filter { !isAside($0, in: sheet) } : found
    if !question.isEnglish { question.terms = question.terms.map(acronym) }
    question.terms += unread(heard, question)
    CoordinationReader(listening: listening, isInName: book.isInName).read(sheet, into: &question)
    if question.isEnglish {
      // English words that no name has are grammar: of, is, did.
      question.terms.removeAll { term in
        !term.isRequired && !book.profiles.contains { profile in profile.names.contains { $0.has(term.text) } }
      }
    }
    return question
  }

  /// 「あきや対策」 of a question in kana: what could not be read stands right before a word, and names what no document
  /// prints. Without it the rest would be looked for.
  private func unread(_ heard: NormalizedText, _ question: Question) -> [Term] {
    guard question.spans.contains(where: { $0.rule == "kanaReading" }) else { return [] }
    let scalars = heard.scalars
    var (found, start) = ([Term](), 0)
    while start < scalars.count {
      guard Script(scalars[start]) == .hiragana else {
        start += 1
        continue
      }
      let end = scalars[start...].firstIndex { Script($0) != .hiragana } ?? scalars.count
      let run = String(scalars: scalars[start..<end])
      let begins = start == 0 || !Script(scalars[start - 1]).writesNouns
      let joins = end < scalars.count && Script(scalars[end]) == .han
      if begins, joins, end - start >= 3, !listening.noise.contains(run), !book.prints(run),
        listening.phraseLengths(in: Array(scalars[start..<end]), at: 0).isEmpty
      {
        found.append(Term(run, isRequired: true))
      }
      start = end
    }
    return found.filter { term in !question.terms.contains { $0.text.has(term.text) } }
  }

  /// Where the last sentence begins behind another one.
  private static func lastSentence(in sheet: QuestionSheet) -> Int? {
    sheet.scalars.indices.dropLast().last { sheet.scalars[$0] == "。" }
  }

  /// Whether the last sentence is the question: 「3つとも教えてください。」 names nothing and asks for nothing.
  private func asksLast(_ question: Question, _ terms: [Term], in sheet: QuestionSheet) -> Bool {
    guard let start = Self.lastSentence(in: sheet) else { return false }
    let rest = sheet.text.string(start..<sheet.scalars.count).lowercased()
    return terms.contains { $0.isRequired && rest.has($0.text) }
      || question.spans.contains { ["measureCue", "askedUnit"].contains($0.rule) && rest.has($0.text) }
  }

  /// A word that no document prints, in a sentence before the question itself: 「議会の想定問答を作っています。」
  private func isAside(_ term: Term, in sheet: QuestionSheet) -> Bool {
    guard let last = Self.lastSentence(in: sheet), let place = sheet.ranges(ofKey: Array(term.text.unicodeScalars)).last
    else {
      return false
    }
    return place.upperBound <= last && !term.forms.contains(where: book.prints)
  }

  /// AI, RPA: letters that a document prints are a noun as good as any.
  private func acronym(_ term: Term) -> Term {
    guard !term.isRequired, term.text.unicodeScalars.count > 1,
      term.text.unicodeScalars.allSatisfy({ Script($0) == .latin }), book.prints(term.text)
    else { return term }
    return Term(term.text, alternatives: term.alternatives, isRequired: true)
  }

  /// 「平均はいくら」 of a rate asks for no money.
  private func dropMoney(_ question: inout Question) {
    let others: Set<Ask> = [.planned, .result, .rate, .overallRate]
    let money = question.spans.filter { $0.rule == "measureCue" && $0.meaning.contains(Ask.budget.rawValue) }
    guard question.asks.contains(where: others.contains), !money.isEmpty,
      money.allSatisfy({ listening.phrases("how_much").contains($0.text) })
    else { return }
    question.asks.removeAll { $0 == .budget }
  }

  /// Units of time, in which nobody is counted.
  private static let spans: Set<String> = ["歳", "か月", "ケ月", "カ月", "日", "日間", "時間"]

  /// A name of so many characters stands in no question by chance.
  private static let longName = 8

  /// Measures that a counting unit may belong to: 「何人？」 alone asks for the result.
  private static let figures: Set<Ask> = [.planned, .result, .rate, .overallRate, .achievement, .audience]

  private func isEnglish(_ text: NormalizedText) -> Bool {
    let scripts = text.scalars.map { Script($0) }
    let latin = scripts.filter { $0 == .latin }.count
    return latin > 12 && latin > scripts.filter(\.isJapanese).count
  }

  /// Where whole names with kana in them stand: しごと of 「しごと図鑑」 is no 仕事.
  private func namesInKana(in text: NormalizedText) -> [Range<Int>] {
    let said = tables.normalizer.key(text.text)
    let names = book.namesInKana.filter(said.has)
    guard !names.isEmpty else { return [] }
    let sheet = QuestionSheet(text)
    return names.flatMap { sheet.ranges(ofKey: Array($0.unicodeScalars)) }
  }

  private typealias NamePlaces = (name: [Unicode.Scalar], ranges: [Range<Int>])

  /// The whole names of programmes, indicators and sections that stand in a question, the longest first, and where.
  private func wholeNames(in sheet: QuestionSheet) -> [NamePlaces] {
    book.wholeNames.compactMap { name in
      let ranges = sheet.ranges(ofKey: name)
      return ranges.isEmpty ? nil : (name, ranges)
    }
  }

  /// Marks whole names, the longest first, so that no cue is read inside one.
  private func protect(_ names: [NamePlaces], in sheet: inout QuestionSheet) {
    for (name, ranges) in names where !listening.asks.contains(name) {
      for range in ranges where sheet.isFree(range) && !sheet.cutsWord(range) {
        sheet.mark(range, as: .name)
      }
    }
  }
}
