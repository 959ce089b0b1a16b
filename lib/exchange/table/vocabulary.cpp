#include "exchange/table/vocabulary.h"

#include <annals/names.h>

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "core/utf8.h"
#include "exchange/records/issues.h"
#include "exchange/table/made_codes.h"
#include "exchange/table/table_words.h"

namespace annals::exchange {
namespace {

void add_words(std::unordered_set<std::string>& words, const std::string& code,
               const Names& names) {
  words.insert(folded(code));
  each_word(names, [&](const std::string& word) { words.insert(folded(word)); });
}

// The most that an indicator may name as usual.
constexpr int kMaxDecimals = 18;

bool has_chinese(std::string_view text) {
  for (const char32_t c : core::code_points(text)) {
    if (c >= 0x3400 && c <= 0x9FFF) return true;
  }
  return false;
}

// Words that are told together, by their first place.
template <typename T>
std::vector<std::pair<std::string, const T*>> unknown_of(const auto& words) {
  std::vector<std::pair<std::string, const T*>> unknown;
  for (const auto& [text, word] : words) {
    if (!word.meaning) unknown.emplace_back(text, &word);
  }
  std::sort(unknown.begin(), unknown.end(), [](const auto& a, const auto& b) {
    return std::pair(a.second->line, a.second->column) <
           std::pair(b.second->line, b.second->column);
  });
  return unknown;
}

template <typename Words>
void tell_unknown(const Words& words, TableLog& log) {
  using Word = typename Words::mapped_type;
  for (const auto& [text, word] : unknown_of<Word>(words)) {
    Error error = word->reason;
    if (word->count > 1) error.message += " (" + std::to_string(word->count) + " values)";
    log.tell({word->line, word->column, word->heading, text}, error);
  }
}

}  // namespace

Result<Vocabulary> Vocabulary::load(const Store& store, const TableMapping& mapping, bool create) {
  Vocabulary vocabulary(store, mapping, create);
  auto agencies = store.agencies();
  if (!agencies) return agencies.error();
  auto indicators = store.indicators();
  if (!indicators) return indicators.error();
  const auto sources = store.sources();
  if (!sources) return sources.error();
  const auto learn = [](auto& definitions, Meanings& meanings, auto& words) {
    for (std::size_t i = 0; i < definitions.size(); ++i) {
      meanings.add(i, definitions[i].code.str(), definitions[i].names);
      add_words(words, definitions[i].code.str(), definitions[i].names);
    }
  };
  learn(*agencies, vocabulary.agency_meanings_, vocabulary.agency_words_);
  learn(*indicators, vocabulary.indicator_meanings_, vocabulary.indicator_words_);
  vocabulary.store_agencies_ = *std::move(agencies);
  vocabulary.store_indicators_ = *std::move(indicators);
  for (const SourceDocument& each : *sources) vocabulary.store_sources_.push_back(each.code);
  return vocabulary;
}

Result<AgencyCode> Vocabulary::known_agency(std::string_view text) const {
  if (const std::size_t i = agency_meanings_.of(text); i != Meanings::kNone) {
    return store_agencies_[i].code;
  }
  settle();
  auto found = store_->find_agency(text);
  if (!found) return found.error();
  return std::move(found->code);
}

Result<Indicator> Vocabulary::known_indicator(std::string_view text) const {
  if (const std::size_t i = indicator_meanings_.of(text); i != Meanings::kNone) {
    return store_indicators_[i];
  }
  settle();
  return store_->find_indicator(text);
}

Result<SourceCode> Vocabulary::known_source(std::string_view text) const {
  const auto known =
      std::find_if(store_sources_.begin(), store_sources_.end(),
                   [&](const SourceCode& code) { return folded(code.str()) == folded(text); });
  if (known != store_sources_.end()) return *known;
  settle();
  const auto found = store_->find_source(text);
  if (!found) return found.error();
  return found->code;
}

bool Vocabulary::knows_indicator(std::string_view text) const {
  if (indicator_words_.contains(folded(text))) return true;
  const auto split = word_with_unit(text);
  return split && indicator_words_.contains(folded(split->word));
}

template <typename T, typename Resolve>
T* Vocabulary::find(Words<T>& words, std::vector<const T*>& made, std::string_view text,
                    const TablePlace& place, Resolve resolve) {
  auto found = words.find(text);
  if (found == words.end()) {
    Word<T> word;
    word.line = place.line;
    word.column = place.column;
    word.heading = place.heading;
    if (auto meaning = resolve()) {
      word.meaning = std::make_unique<T>(*std::move(meaning));
      if (word.meaning->made) made.push_back(word.meaning.get());
    } else {
      word.reason = meaning.error();
      if (!lies_in_the_data(word.reason.code)) failure_ = word.reason;
    }
    found = words.emplace(std::string(text), std::move(word)).first;
  }
  ++found->second.count;
  reason_ = &found->second.reason;
  return found->second.meaning.get();
}

AgencyUse* Vocabulary::agency(std::string_view text, std::string_view name,
                              const TablePlace& place) {
  return find(agencies_, agency_uses_, text, place, [&] { return resolve_agency(text, name); });
}

IndicatorUse* Vocabulary::indicator(std::string_view text, std::string_view name,
                                    std::string_view unit, const TablePlace& place) {
  return find(indicators_, indicator_uses_, text, place,
              [&] { return resolve_indicator(text, name, unit); });
}

SourceUse* Vocabulary::source(std::string_view text, const TablePlace& place) {
  return find(sources_, source_uses_, text, place, [&] { return resolve_source(text); });
}

Result<AgencyUse> Vocabulary::resolve_agency(std::string_view text, std::string_view name) {
  if (const auto twin = agency_spellings_.find(folded(text)); twin != agency_spellings_.end()) {
    return Error{ErrorCode::kConflict, "agency " + core::quoted(text) + " differs from " +
                                           core::quoted(twin->second) +
                                           " only by case: write one of them"};
  }
  const auto found = known_agency(text);
  if (found) {
    const std::string& code = found->str();
    if (folded(code) != folded(text)) return AgencyUse{*found};
    const auto [spelling, first] = spellings_.emplace(code, text);
    if (first || spelling->second == text) return AgencyUse{*found};
    return Error{ErrorCode::kConflict, "agency " + core::quoted(text) + " differs from " +
                                           core::quoted(spelling->second) +
                                           " only by case: write one of them"};
  }
  if (!create_ || found.error().code != ErrorCode::kNotFound) return found.error();
  const std::string code = free_code(text, agency_words_);
  auto parsed = AgencyCode::parse(code);
  if (!parsed) return parsed.error();
  const Agency made{.code = *parsed, .names = names_of(text, name, code)};
  add_words(agency_words_, code, made.names);
  agencies_made_.emplace(code, made);
  agency_spellings_.emplace(folded(text), text);
  return AgencyUse{.code = *parsed, .made = true};
}

// A word as it stands, and else the one in front of brackets: these then hold its unit.
Result<IndicatorUse> Vocabulary::resolve_indicator(std::string_view text, std::string_view name,
                                                   std::string_view unit) {
  auto found = known_indicator(text);
  if (found) return IndicatorUse(*std::move(found));
  if (found.error().code != ErrorCode::kNotFound) return found.error();
  const auto split = word_with_unit(text);
  if (split && indicator_words_.contains(folded(split->word))) {
    auto named = known_indicator(split->word);
    if (named) {
      IndicatorUse use(*std::move(named));
      if (const auto power = unit_power(split->unit, use.unit); !power) return power.error();
      use.told_unit = split->unit;
      return use;
    }
    if (named.error().code != ErrorCode::kNotFound) return named.error();
  }
  if (!create_) return found.error();
  // Brackets may hold a part of the name; a percent sign is none.
  const bool percent = split && core::narrowed(split->unit) == "%";
  return percent ? make_indicator(split->word, name, split->unit)
                 : make_indicator(text, name, unit);
}

Result<IndicatorUse> Vocabulary::make_indicator(std::string_view text, std::string_view name,
                                                std::string_view unit) {
  if (!indicator_spellings_.emplace(folded(text), text).second) {
    return Error{ErrorCode::kConflict,
                 "indicator " + core::quoted(text) +
                     " is written in two ways, with other letters or with a unit behind it: "
                     "write one of them"};
  }
  const std::string code = free_code(text, indicator_words_);
  auto parsed = IndicatorCode::parse(code);
  if (!parsed) return parsed.error();
  Indicator made{.code = *parsed, .names = names_of(text, name, code)};
  made.unit = core::trimmed(unit.empty() ? std::string_view(mapping_->unit) : unit);
  const bool percent = core::narrowed(made.unit) == "%";
  if (percent) made.unit = "%";
  made.kind = percent ? IndicatorKind::kPercent : IndicatorKind::kAmount;
  add_words(indicator_words_, code, made.names);
  IndicatorUse use(std::move(made));
  use.made = true;
  return use;
}

Result<SourceUse> Vocabulary::resolve_source(std::string_view text) {
  const auto found = known_source(text);
  if (found) return SourceUse{*found};
  const bool of_table = mapping_->source && mapping_->source->str() == text;
  if (!create_ || !of_table || found.error().code != ErrorCode::kNotFound) return found.error();
  return SourceUse{.code = *mapping_->source, .made = true};
}

// A second name that would have the code of another gets one with a digest.
std::string Vocabulary::free_code(std::string_view name,
                                  const std::unordered_set<std::string>& taken) const {
  const std::string code = code_of_name(name);
  return taken.contains(folded(code)) ? code_of_name(name, true) : code;
}

// The name that a column gives, or else the word itself where it is no code.
Names Vocabulary::names_of(std::string_view text, std::string_view name,
                           const std::string& code) const {
  const std::string_view word = core::trimmed(name.empty() && text != code ? text : name);
  if (word.empty()) return {};
  std::string language = mapping_->language;
  if (language.empty()) language = has_chinese(word) ? "zh" : "en";
  return {{{language, std::string(word)}}, {}};
}

void Vocabulary::tell(TableLog& log) const {
  tell_unknown(agencies_, log);
  tell_unknown(indicators_, log);
  tell_unknown(sources_, log);
}

void Vocabulary::forget_uses() {
  const auto forget = [](auto& words) {
    for (auto& [text, word] : words) {
      word.count = 0;
      if (word.meaning) word.meaning->used = false;
    }
  };
  forget(agencies_);
  forget(indicators_);
  forget(sources_);
}

std::vector<Agency> Vocabulary::agencies_made() const {
  std::vector<Agency> made;
  for (const AgencyUse* use : agency_uses_) {
    if (use->used) made.push_back(agencies_made_.at(use->code.str()));
  }
  return made;
}

// Whether things are counted shows in the values: a number with decimals is no count.
std::vector<Indicator> Vocabulary::indicators_made() const {
  std::vector<Indicator> made;
  for (const IndicatorUse* use : indicator_uses_) {
    if (!use->used) continue;
    Indicator indicator = use->indicator;
    indicator.decimals = std::min(use->decimals, kMaxDecimals);
    if (use->whole && indicator.kind == IndicatorKind::kAmount)
      indicator.kind = IndicatorKind::kCount;
    made.push_back(std::move(indicator));
  }
  return made;
}

std::vector<SourceDocument> Vocabulary::sources_made() const {
  std::vector<SourceDocument> made;
  for (const SourceUse* use : source_uses_) {
    if (use->used) made.push_back({.code = use->code});
  }
  return made;
}

}  // namespace annals::exchange
