import Glibc
import JapaneseText
import PlanModel

/// The words of one question, with what each of their bigrams is worth over all programmes.
struct MatchWords {
  /// How much a word counts by where it was found. Chosen by trying on questions with known answers.
  private enum Weight {
    static let name = 1.0
    static let label = 0.93
    static let parent = 0.85
    static let body = 0.6
    static let parentBody = 0.45
    /// For a word that the documents print for the one that was said.
    static let synonym = 0.92
    /// For bigrams found apart from each other.
    static let scattered = 0.8
    /// For the two halves of a word in order, with others between: 合同面接会 in 合同就職面接会.
    static let parted = 0.95
    /// For verbs and the like, against nouns.
    static let optional = 0.5
    /// For people who are counted (参加者, 来館者) and name no programme: they choose an indicator.
    static let counted = 0.5
    /// For the bigrams of one character that no document has beside its neighbours: a slip of the keyboard.
    static let slip = 0.25
    /// From this on a name has the word: whole, in two parts, or by a synonym.
    static let named = 0.84
    /// Below this a word counts as not there.
    static let missing = 0.25
  }

  /// One way to say a term: its bigrams as indices into the set.
  private struct Form {
    let scalars: [Unicode.Scalar]
    let bigrams: [Int]
    let factor: Double
    /// The bigrams with a digit: 「2号認定」 is no slip for 「3号認定」.
    let numbered: [Int]
  }

  private struct Word {
    let term: Term
    let forms: [Form]
    let weight: Double
    let isHeard: Bool
  }

  private let book: NameBook
  private let words: [Word]
  /// For each bigram, the fields of each profile that have it.
  private let columns: [BigramIndex.Column]
  private let worth: [Double]
  private let total: Double

  init(_ terms: [Term], book: NameBook) {
    self.book = book
    var set = BigramSet()
    let forms = terms.map { term in
      [Self.form(term.text, 1, &set)] + term.alternatives.map { Self.form($0, Weight.synonym, &set) }
    }
    let columns = book.bigrams.columns(of: set.pairs, in: book.profiles)
    self.columns = columns
    let profiles = Double(book.profiles.count)
    let isKnown = columns.map { $0.having > 0 }
    var worth = columns.map { log(1 + profiles / (Double($0.having) + 0.5)) }
    for form in forms.flatMap({ $0 }) {
      for bigram in Self.slips(form, isKnown) { worth[bigram] = Weight.slip * log(1 + profiles / 0.5) }
    }
    words = zip(terms, forms).map { term, forms in
      // A word that is nowhere and is no noun says nothing about which programme is meant.
      let isHeard = forms.contains { form in form.bigrams.contains { isKnown[$0] } }
      let worthAll = forms[0].bigrams.reduce(0) { $0 + worth[$1] }
      // A verb tells programmes apart where a name has it (働く女性): everything is seen, used or made in prose.
      let isNamed =
        !term.text.unicodeScalars.contains { Script($0) == .hiragana }
        || forms.contains { form in form.bigrams.contains { columns[$0].isOfName } }
      let share =
        term.isRequired ? (Self.isCounted(term, book) ? Weight.counted : 1) : isNamed && isHeard ? Weight.optional : 0
      let weight = worthAll * share
      return Word(term: term, forms: forms, weight: weight, isHeard: isHeard)
    }
    total = words.reduce(0) { $0 + $1.weight }
    self.worth = worth
  }

  /// Whether it is a word for people that indicators have and no programme's name has.
  private static func isCounted(_ term: Term, _ book: NameBook) -> Bool {
    guard let last = term.text.unicodeScalars.last, "者員客".unicodeScalars.contains(last) else { return false }
    return book.profiles.contains { profile in profile.labels.contains { $0.has(term.text) } }
      && !book.profiles.contains { profile in profile.names.contains { $0.has(term.text) } }
  }

  /// The bigrams of a word's one strange character: 捉 of 就業捉進支援, both of whose pairs stand nowhere while those before
  /// and behind do. At an end there is more that is strange, and it is another word: 宇宙開発, 空港建設.
  private static func slips(_ form: Form, _ isKnown: [Bool]) -> [Int] {
    guard form.scalars.count >= 4 else { return [] }
    let unknown = form.bigrams.indices.filter { !isKnown[form.bigrams[$0]] }
    guard let first = unknown.first, unknown.count == 2, unknown[1] == first + 1, first > 0,
      unknown[1] < form.bigrams.count - 1
    else { return [] }
    return unknown.map { form.bigrams[$0] }
  }

  /// The terms that count.
  var telling: [Term] { words.filter { $0.weight > 0 }.map(\.term) }

  /// The terms that any programme has a part of.
  var heard: [Term] { words.filter(\.isHeard).map(\.term) }

  private static func form(_ text: String, _ factor: Double, _ set: inout BigramSet) -> Form {
    let scalars = Array(text.unicodeScalars)
    let pairs = BigramSet.pairs(scalars)
    let bigrams = pairs.map { set.add($0) }
    let numbered = scalars.indices.dropFirst().filter {
      Script(scalars[$0 - 1]) == .digit || Script(scalars[$0]) == .digit
    }
    return Form(
      scalars: scalars, bigrams: bigrams, factor: factor,
      numbered: bigrams.count == scalars.count - 1 ? numbered.map { bigrams[$0 - 1] } : [])
  }

  func match(_ profile: Profile, at index: Int, key: [Unicode.Scalar]) -> Match? {
    let exact = exactName(profile, key: key)
    guard total > 0 || exact > 0 else { return nil }
    var (score, nameScore, lost) = (0.0, 0.0, 0.0)
    var missing: [Term] = []
    var named: Set<Term> = []
    for word in words where word.weight > 0 {
      let (best, name) = fit(word.forms, profile, at: index)
      score += word.weight * best
      nameScore += word.weight * name
      // What is counted (開催回数) chooses an indicator, and says nothing of whose it is.
      let isCount = "数率額".contains(word.term.text.last ?? "の")
      if word.term.isRequired, !isCount, name >= Weight.named { named.insert(word.term) }
      if best < Weight.missing, word.term.isRequired {
        missing.append(word.term)
        lost += word.weight
      }
    }
    guard score > 0 || exact > 0 else { return nil }
    let scale = total > 0 ? total : 1
    return Match(
      profile: profile, score: total > 0 ? score / scale : 1,
      nameScore: total > 0 ? nameScore / scale : 1, exactName: exact, named: named, missing: missing,
      missingShare: lost / scale)
  }

  /// How many characters of whole names stand in the question; for a row of a breakdown its parent's count too.
  private func exactName(_ profile: Profile, key: [Unicode.Scalar]) -> Int {
    let own = Self.longestName(profile, in: key)
    guard own > 0, let parent = profile.parentIndex else { return own }
    return own + Self.longestName(book.profiles[parent], in: key)
  }

  private static func longestName(_ profile: Profile, in key: [Unicode.Scalar]) -> Int {
    var longest = 0
    for name in profile.nameScalars
    where name.count >= 4 && name.count > longest && ScalarSearch.contains(name, in: key) {
      longest = name.count
    }
    return longest
  }

  /// How well a term fits: anywhere, and in names and labels only.
  private func fit(_ forms: [Form], _ profile: Profile, at index: Int) -> (best: Double, name: Double) {
    var (best, name) = (0.0, 0.0)
    for form in forms {
      let own = max(
        isParted(form, profile) ? Weight.name * Weight.parted * form.factor : 0,
        coverage(form, index, BigramIndex.Field.name, Weight.name) {
          profile.nameScalars.contains { ScalarSearch.contains(form.scalars, in: $0) }
        },
        coverage(form, index, BigramIndex.Field.label, Weight.label) {
          profile.labelScalars.contains { ScalarSearch.contains(form.scalars, in: $0) }
        })
      var share = max(
        own,
        coverage(form, index, BigramIndex.Field.parent, Weight.parent) { parentHas(form, profile) },
        coverage(form, index, BigramIndex.Field.body, Weight.body) {
          ScalarSearch.contains(form.scalars, in: profile.bodyScalars)
        },
        isPartedInBody(form, profile, at: index) ? Weight.body * Weight.parted * form.factor : 0)
      if let parent = profile.parentIndex {
        share = max(
          share,
          coverage(form, parent, BigramIndex.Field.body, Weight.parentBody) {
            ScalarSearch.contains(form.scalars, in: book.profiles[parent].bodyScalars)
          })
      }
      best = max(best, share)
      name = max(name, own)
    }
    return (best, name)
  }

  /// How many characters may stand between the halves of a word.
  private static let gap = 6

  private func isParted(_ form: Form, _ profile: Profile) -> Bool {
    guard form.scalars.count >= 4 else { return false }
    return profile.nameScalars.contains { name in
      (2...form.scalars.count - 2).contains { split in
        let (head, tail) = (form.scalars[..<split], form.scalars[split...])
        guard let start = ScalarSearch.firstIndex(of: head, in: name) else { return false }
        let end = start + head.count
        guard let second = ScalarSearch.firstIndex(of: tail, in: name, from: end) else { return false }
        return second - end <= Self.gap
      }
    }
  }

  /// 「環境分野」 of 「環境産業等の分野」 in what is said of a programme: two words that no document joins so. Only
  /// of what was said: another word for it is looked for as it is.
  private func isPartedInBody(_ form: Form, _ profile: Profile, at index: Int) -> Bool {
    guard form.factor == 1, form.scalars.count == 4, columns[form.bigrams[1]].having == 0,
      let first = form.bigrams.first,
      let last = form.bigrams.last,
      [first, last].allSatisfy({ columns[$0].flags[index] & BigramIndex.Field.body != 0 })
    else { return false }
    let (head, tail) = (form.scalars[..<2], form.scalars[2...])
    var from = 0
    while let start = ScalarSearch.firstIndex(of: head, in: profile.bodyScalars, from: from) {
      let end = start + head.count
      if let second = ScalarSearch.firstIndex(of: tail, in: profile.bodyScalars, from: end), second - end <= Self.gap {
        return true
      }
      from = end
    }
    return false
  }

  private func parentHas(_ form: Form, _ profile: Profile) -> Bool {
    guard let parent = profile.parentIndex else { return false }
    return book.profiles[parent].nameScalars.contains { ScalarSearch.contains(form.scalars, in: $0) }
  }

  private func coverage(
    _ form: Form, _ index: Int, _ field: UInt8, _ weight: Double, _ holds: () -> Bool
  ) -> Double {
    var (have, all) = (0.0, 0.0)
    guard form.numbered.allSatisfy({ columns[$0].flags[index] & field != 0 }) else { return 0 }
    for bigram in form.bigrams {
      all += worth[bigram]
      if columns[bigram].flags[index] & field != 0 { have += worth[bigram] }
    }
    guard have > 0 else { return 0 }
    let whole = have == all && holds()
    return weight * form.factor * (whole ? 1 : Weight.scattered * have / all)
  }
}
