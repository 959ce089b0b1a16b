#include "reading/english.h"

#include <algorithm>
#include <utility>

#include "reading/characters.h"
#include "reading/number.h"
#include "reading/text.h"
#include "reading/words.h"

namespace annals::reading {
namespace {

using View = std::u32string_view;

struct Word {
  std::size_t begin = 0, end = 0;
  std::u32string text;  // in small letters; of a number its first digits
  bool number = false, ends_clause = false, ends_sentence = false;
};

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }

bool among(const std::u32string& word, std::initializer_list<View> words) {
  return std::find(words.begin(), words.end(), View(word)) != words.end();
}

bool is_stop(const std::u32string& word) {
  return among(
      word, {U"in",     U"of",    U"were",     U"was",    U"is",      U"are",  U"by",    U"and",
             U"for",    U"to",    U"from",     U"with",   U"at",      U"on",   U"that",  U"which",
             U"had",    U"has",   U"have",     U"been",   U"who",     U"or",   U"after", U"before",
             U"during", U"while", U"as",       U"into",   U"handled", U"took", U"gave",  U"made",
             U"came",   U"went",  U"attended", U"joined", U"than"});
}

bool is_filler(const std::u32string& word) {
  return among(word,
               {U"the", U"a",     U"an",    U"it",   U"its",  U"this",    U"that",  U"there",
                U"and", U"were",  U"was",   U"is",   U"are",  U"of",      U"to",    U"at",
                U"by",  U"in",    U"total", U"with", U"year", U"reached", U"stood", U"totalled",
                U"or",  U"which", U"or",    U"had",  U"has",  U"we"});
}

// Words, numbers and the marks that end a clause.
std::vector<Word> words_of(View text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    Word word;
    word.begin = i;
    if (is_digit(c)) {
      word.number = true;
      word.end = i + std::max<std::size_t>(1, read_digits(text.substr(i)).length);
      word.text = text.substr(i, word.end - i);
    } else if (is_letter(c)) {
      std::size_t end = i;
      while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]) ||
                                   text[end] == U'-' || text[end] == U'\''))
        ++end;
      word.end = end;
      for (const char32_t letter : text.substr(i, end - i)) word.text += lower(letter);
    } else {
      if (!words.empty() && (c == U',' || c == U';' || c == U':' || c == U'(' || c == U')'))
        words.back().ends_clause = true;
      const bool stop = c == U'.' || c == U'!' || c == U'?' || c == U'\n';
      if (!words.empty() && stop) words.back().ends_clause = words.back().ends_sentence = true;
      ++i;
      continue;
    }
    i = word.end;
    words.push_back(std::move(word));
  }
  return words;
}

class English {
 public:
  English(const Paragraph& paragraph, Figures& figures)
      : paragraph_(paragraph), text_(paragraph.text), figures_(figures), words_(words_of(text_)) {}

  std::vector<Found> run() {
    figures_ = {};
    for (std::size_t w = 0; w < words_.size(); ++w) {
      if (w == 0 || words_[w - 1].ends_sentence) begin_sentence(w);
      if (words_[w].number) read(w);
    }
    return std::move(found_);
  }

 private:
  char32_t before(std::size_t i) const { return i > 0 ? text_[i - 1] : U'\0'; }
  char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
  const std::u32string& word(std::size_t w) const {
    static const std::u32string none;
    return w < words_.size() ? words_[w].text : none;
  }

  void begin_sentence(std::size_t w) {
    sentence_ = w;
    first_ = found_.size();
    year_.reset();
  }

  std::optional<PassedOver> refused(std::size_t w, const Quantity& quantity) const;
  bool is_planned(std::size_t w) const;
  bool is_before(std::size_t w, std::size_t behind) const;
  void lend_noun(Quantity& quantity, std::size_t w) const;
  std::u32string noun_lent(const Quantity& quantity, std::size_t w) const;
  bool read_year_word(std::size_t w);
  void read(std::size_t w);
  std::size_t read_unit(Quantity& quantity, std::size_t w) const;
  std::size_t read_noun(Quantity& quantity, std::size_t w) const;
  void read_bound(Quantity& quantity, std::size_t w) const;
  std::u32string phrase_before(std::size_t w) const;
  void find_change(Found& found, const Quantity& quantity, std::size_t w, std::size_t behind);

  const Paragraph& paragraph_;
  View text_;
  Figures& figures_;
  std::vector<Word> words_;
  std::vector<Found> found_;
  std::size_t sentence_ = 0, first_ = 0;
  std::size_t taken_ = 0;  // the word behind the last value and its unit
  std::optional<int> year_;
};

// A bare year: of the sentence where it is told of, and never a value.
bool English::read_year_word(std::size_t w) {
  std::size_t length = 0;
  const Word& here = words_[w];
  const int year = read_year(text_.substr(here.begin), length);
  if (year == 0 || here.end - here.begin != 4) return false;
  const bool named =
      w > 0 && among(word(w - 1), {U"in", U"of", U"year", U"during", U"for", U"since", U"with",
                                   U"than", U"from", U"to", U"by", U"until", U"and", U"between"});
  const bool noun_behind =
      w + 1 < words_.size() && !here.ends_clause && !is_stop(word(w + 1)) && !words_[w + 1].number;
  if (!named && noun_behind) return false;
  if (w > 0 && among(word(w - 1), {U"in", U"during", U"for"})) year_ = year;
  return true;
}

std::optional<PassedOver> English::refused(std::size_t w, const Quantity& quantity) const {
  static constexpr View kJoints = U"/+:_#@";
  const char32_t left = before(quantity.number_begin), right = at(quantity.number_end);
  if (is_letter(left) || (left != U'\0' && kJoints.find(left) != View::npos))
    return PassedOver::kName;
  if ((left == U'-' || left == U'.') && quantity.number_begin > 1 &&
      (is_digit(text_[quantity.number_begin - 2]) || is_letter(text_[quantity.number_begin - 2])))
    return PassedOver::kReference;
  if (is_letter(right) && quantity.measure == Measure::kBare) return PassedOver::kOrdinal;
  if (right != U'\0' && (kJoints.find(right) != View::npos || right == U'-'))
    return PassedOver::kReference;
  if (w > 0 &&
      among(word(w - 1), {U"article", U"section", U"chapter", U"no", U"number", U"paragraph",
                          U"table", U"page", U"annex", U"figure", U"version"}))
    return PassedOver::kReference;
  static constexpr std::initializer_list<View> kMonths = {
      U"january", U"february", U"march",     U"april",   U"may",      U"june",
      U"july",    U"august",   U"september", U"october", U"november", U"december"};
  if (among(word(w + 1), kMonths) || (w > 0 && among(word(w - 1), kMonths)))
    return PassedOver::kDate;
  const bool bare = quantity.measure == Measure::kBare || quantity.measure == Measure::kCount;
  if (bare && among(word(w + 1), {U"years", U"months", U"weeks", U"year", U"month", U"year-old"}))
    return PassedOver::kPeriod;
  // 2.1 Scope
  if (w == 0 && w + 1 < words_.size() && text_[words_[w + 1].begin] <= U'Z' &&
      quantity.measure == Measure::kCount)
    return PassedOver::kReference;
  if (w > 0 && among(word(w - 1), {U"target", U"within"}))
    return word(w - 1) == U"target" ? PassedOver::kTarget : PassedOver::kDeadline;
  // Hotline 12345: a name, where no thousands are set apart.
  if (w > 0 && among(word(w - 1), {U"hotline", U"line", U"dial", U"call", U"tel", U"telephone"}) &&
      words_[w].end - words_[w].begin >= 3 && word(w).find(U',') == View::npos)
    return PassedOver::kName;
  if (is_planned(w)) return PassedOver::kTarget;
  if (quantity.measure == Measure::kBare) return PassedOver::kNoUnit;
  return std::nullopt;
}

// We aim to, plan to, will: earlier in the clause.
bool English::is_planned(std::size_t w) const {
  for (std::size_t k = w; k > sentence_ && k + 12 > w; --k) {
    const std::u32string& here = word(k - 1);
    if (among(here, {U"will", U"shall"})) return true;
    if (among(here, {U"aim", U"aims", U"plan", U"plans", U"intend", U"intends", U"hope"}) &&
        word(k) == U"to")
      return true;
    if (words_[k - 1].ends_sentence) return false;
  }
  return false;
}

// From 97.1 % in the previous year; 97.1 % the year before.
bool English::is_before(std::size_t w, std::size_t behind) const {
  if (w == 0 || word(w - 1) != U"from") return false;
  for (std::size_t k = behind; k < words_.size() && k < behind + 4; ++k) {
    if (among(word(k), {U"before", U"previous", U"earlier", U"last"})) return true;
    if (words_[k].ends_clause) return false;
  }
  return false;
}

// Accepted 1,102 and closed 1,054, of which 312 were settled: of what was counted before.
void English::lend_noun(Quantity& quantity, std::size_t w) const {
  if (quantity.measure != Measure::kBare || found_.size() <= first_ || w == sentence_) return;
  const Quantity& before = figures_.quantities[found_.back().quantity];
  const bool verb =
      word(w - 1).ends_with(U"ed") || (w > 1 && word(w - 1) == U"which" && word(w - 2) == U"of");
  if (!verb || before.measure != Measure::kCount) return;
  quantity.measure = Measure::kCount;
  quantity.unit = before.unit;
}

// " cases", or " settled cases" where the words behind say what became of them.
std::u32string English::noun_lent(const Quantity& quantity, std::size_t w) const {
  std::u32string noun;
  if (w + 2 < words_.size() && among(word(w + 1), {U"were", U"was"}) && !words_[w].ends_clause)
    noun += U" " + word(w + 2);
  return noun + U" " + quantity.unit;
}

// per cent, percentage points, million, and the noun that is counted; the word behind it.
std::size_t English::read_unit(Quantity& quantity, std::size_t w) const {
  std::size_t next = w + 1;
  const auto scale = [&](int power) {
    const auto scaled = Decimal::make(quantity.value.mantissa(), quantity.value.exponent() + power);
    if (scaled) quantity.value = *scaled;
    quantity.number_end = words_[next++].end;
  };
  const std::size_t sign = quantity.number_end + (at(quantity.number_end) == U' ' ? 1 : 0);
  if (at(sign) == U'%') {
    quantity.measure = Measure::kPercent;
    quantity.unit = U"%";
    quantity.number_end = quantity.unit_end = sign + 1;
  } else if (word(next) == U"percent" || (word(next) == U"per" && word(next + 1) == U"cent")) {
    quantity.measure = Measure::kPercent;
    quantity.unit = U"%";
    next += word(next) == U"percent" ? 1 : 2;
    quantity.unit_end = words_[next - 1].end;
  }
  if (among(word(next), {U"percentage"}) && among(word(next + 1), {U"points", U"point"})) {
    quantity.measure = Measure::kPoints;
    quantity.unit = U"个百分点";
    quantity.unit_end = words_[next + 1].end;
    return next + 2;
  }
  if (quantity.measure != Measure::kBare || words_[w].ends_clause) return next;
  if (word(next) == U"thousand")
    scale(3);
  else if (word(next) == U"million")
    scale(6);
  else if (word(next) == U"billion")
    scale(9);
  return read_noun(quantity, next);
}

std::size_t English::read_noun(Quantity& quantity, std::size_t w) const {
  std::size_t end = w;
  while (end < words_.size() && end < w + 4 && !is_stop(word(end)) && !words_[end].number) {
    ++end;
    if (words_[end - 1].ends_clause) break;
  }
  if (end == w || (w > 0 && words_[w - 1].ends_clause)) return w;
  quantity.measure = Measure::kCount;
  quantity.unit = word(end - 1);
  quantity.unit_end = words_[end - 1].end;
  return end;
}

void English::read_bound(Quantity& quantity, std::size_t w) const {
  if (w == 0) return;
  const std::u32string& last = word(w - 1);
  const std::u32string two = (w > 1 ? word(w - 2) : std::u32string()) + U" " + last;
  if (among(last,
            {U"about", U"around", U"nearly", U"approximately", U"almost", U"some", U"roughly"}))
    quantity.bound = Bound::kAbout;
  if (among(last, {U"over", U"exceeding"}) || among(two, {U"more than", U"at least", U"no fewer"}))
    quantity.bound = Bound::kAtLeast;
  if (among(last, {U"under"}) || among(two, {U"less than", U"fewer than", U"at most", U"up to"}))
    quantity.bound = Bound::kAtMost;
}

// The words of the clause in front of a number, without those that name nothing.
std::u32string English::phrase_before(std::size_t w) const {
  std::size_t begin = w;
  while (begin > std::max(sentence_, taken_) && begin + 8 > w && !words_[begin - 1].ends_clause &&
         !words_[begin - 1].number)
    --begin;
  std::size_t end = w;
  while (begin < end && is_filler(word(begin))) ++begin;
  while (end > begin && (is_filler(word(end - 1)) ||
                         among(word(end - 1), {U"about", U"over", U"nearly", U"some", U"around",
                                               U"than", U"more", U"least"})))
    --end;
  std::u32string phrase;
  for (std::size_t k = begin; k < end; ++k) phrase += (phrase.empty() ? U"" : U" ") + word(k);
  return phrase;
}

void English::find_change(Found& found, const Quantity& quantity, std::size_t w,
                          std::size_t behind) {
  const bool relative =
      quantity.measure == Measure::kPoints || quantity.measure == Measure::kPercent;
  std::size_t verb = w;
  for (std::size_t k = w; k > sentence_ && k + 4 > w; --k) {
    if (words_[k - 1].ends_clause) break;
    if (among(word(k - 1),
              {U"up", U"rose", U"rise", U"increased", U"increase", U"grew", U"growth", U"gained"}))
      found.direction = 1, verb = k - 1;
    if (among(word(k - 1), {U"down", U"fell", U"fall", U"decreased", U"decrease", U"declined",
                            U"decline", U"dropped", U"drop"}))
      found.direction = -1, verb = k - 1;
  }
  // Rose to 98 % is a level.
  const bool to = w > 0 && word(w - 1) == U"to";
  if (!relative || to || (found.direction == 0 && quantity.measure != Measure::kPoints)) {
    found.direction = 0;
    return;
  }
  for (std::size_t k = behind; k < words_.size() && k < behind + 6; ++k) {
    if (among(word(k), {U"before", U"earlier", U"on-year", U"year-on-year", U"previous"}) ||
        (word(k) == U"year" && word(k + 1) == U"on"))
      found.on_year_before = true;
    if (words_[k].ends_sentence) break;
  }
  for (std::size_t f = found_.size(); f > first_; --f) {
    const bool percent = figures_.quantities[found_[f - 1].quantity].measure == Measure::kPercent;
    if (found_[f - 1].direction == 0 && percent == (quantity.measure == Measure::kPoints)) {
      found.base = f - 1;
      break;
    }
  }
  if (found.base != kNoBase) {
    found.inherited = true;
    found.phrase = found_[found.base].phrase + (found.direction < 0 ? U" down" : U" up");
  } else {
    found.phrase = phrase_before(verb) + (found.direction < 0 ? U" down" : U" up");
  }
}

void English::read(std::size_t w) {
  if (read_year_word(w)) return;
  Quantity quantity;
  const Number number = read_digits(text_.substr(words_[w].begin));
  quantity.begin = quantity.number_begin = words_[w].begin;
  quantity.number_end = quantity.unit_end = words_[w].end;
  if (number.value) quantity.value = *number.value;
  const std::size_t behind = read_unit(quantity, w);
  quantity.unit_end = std::max(quantity.unit_end, quantity.number_end);
  quantity.end = quantity.unit_end;
  read_bound(quantity, w);
  lend_noun(quantity, w);
  quantity.refused = number.value ? refused(w, quantity) : PassedOver::kTooLong;
  const bool later = paragraph_.report_year > 0 && year_.value_or(0) > paragraph_.report_year;
  if (!quantity.refused && (later || paragraph_.future)) quantity.refused = PassedOver::kFuture;
  figures_.quantities.push_back(quantity);
  if (quantity.refused) return;
  const std::u32string words_before = phrase_before(w);
  Found found;
  found.quantity = figures_.quantities.size() - 1;
  found.year = year_;
  found.begin = words_[w].begin > 80 ? words_[w].begin - 80 : 0;
  found.end = std::min(text_.size(), quantity.end + 60);
  std::u32string phrase = words_before;
  if (quantity.measure == Measure::kCount) {
    std::size_t k = w + 1;
    if (among(word(k), {U"thousand", U"million", U"billion"})) ++k;
    for (; k < behind; ++k) phrase += (phrase.empty() ? U"" : U" ") + word(k);
  }
  if (behind == w + 1 && quantity.measure == Measure::kCount)
    phrase += noun_lent(quantity, w).substr(phrase.empty() ? 1 : 0);
  if (is_before(w, behind) && found_.size() > first_) {
    phrase = found_.back().phrase;
    found.inherited = true;
    found.shift = -1;
  }
  found.phrase = found.own = phrase;
  find_change(found, quantity, w, behind);
  taken_ = behind;
  found_.push_back(std::move(found));
}

}  // namespace

bool is_english(View text) {
  bool letters = false;
  for (const char32_t c : text) {
    if (is_han(c)) return false;
    letters = letters || is_letter(c);
  }
  return letters;
}

std::vector<Found> read_english(const Paragraph& paragraph, Figures& figures) {
  return English(paragraph, figures).run();
}

}  // namespace annals::reading
