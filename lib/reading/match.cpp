#include "reading/match.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "reading/characters.h"
#include "reading/lexicon.h"
#include "reading/text.h"

namespace annals::reading {
namespace {

using View = std::u32string_view;
// One character, two that follow one another, or a word in Latin letters.
using Feature = std::uint64_t;

constexpr std::size_t kMostCandidates = 48;
constexpr double kContextWorth = 0.45;  // of a word that only the surroundings have
constexpr double kLeastOfName = 0.5;    // what the phrase and its surroundings must say of a name
constexpr double kPairWorth = 1.0, kSingleWorth = 0.6;

Feature single(char32_t c) { return c; }
Feature pair(char32_t a, char32_t b) { return (static_cast<Feature>(a) << 32U) | b; }

// What reports write for one thing, made one.
struct Synonym {
  View from, to;
};
constexpr Synonym kSynonyms[] = {
    {U"结案", U"审结"},         {U"收案", U"受理"},          {U"出庭率", U"出庭应诉率"},
    {U"政府信息", U"信息"},     {U"政务信息", U"信息"},      {U"依申请公开", U"公开申请"},
    {U"正在审理", U"在审"},     {U"政务热线", U"热线"},      {U"便民热线", U"热线"},
    {U"政务服务热线", U"热线"}, {U"门户网站", U"网站"},      {U"下一年", U"下年"},
    {U"下年度", U"下年"},       {U"上一年", U"上年"},        {U"转到下年", U"结转下年"},
    {U"转入下年", U"结转下年"}, {U"留待下年", U"结转下年"},  {U"转下年", U"结转下年"},
    {U"带入上年", U"上年结转"}, {U"实质化解", U"实质性化解"}};

// The characters that name something: no marks, no 的, small letters.
std::u32string plain(View text) {
  std::u32string result;
  for (const char32_t c : text) {
    if (is_han(c) || is_digit(c)) {
      if (c != U'的') result += c;
    } else if (is_letter(c)) {
      result += c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
    } else if (!result.empty() && is_letter(result.back())) {
      result += U' ';  // words stay apart
    }
  }
  if (!result.empty() && result.back() == U' ') result.pop_back();
  for (const Synonym& synonym : kSynonyms) {
    for (std::size_t at = result.find(synonym.from); at != std::u32string::npos;
         at = result.find(synonym.from, at + synonym.to.size())) {
      if (result.compare(at, synonym.to.size(), synonym.to) == 0) continue;
      result.replace(at, synonym.from.size(), synonym.to);
    }
  }
  return result;
}

// 受理行政复议案件 of 受理行政复议案件数.
View without_count(View name) {
  static const WordList counts{U"次数", U"人数", U"天数", U"份数", U"件数", U"户数",
                               U"路数", U"期数", U"场数", U"总数", U"数量", U"条数",
                               U"项数", U"家数", U"数",   U"场次"};
  View stem = name;
  take_end(stem, counts);
  return stem.size() >= 2 ? stem : name;
}

// A word in Latin letters is one feature, without the s of its plural; the length that it has.
std::size_t add_word(View text, std::vector<Feature>& features) {
  std::size_t length = 0;
  while (length < text.size() && is_letter(text[length])) ++length;
  const View word = text.substr(0, length > 3 && text[length - 1] == U's' ? length - 1 : length);
  Feature hash = 1469598103934665603ULL;  // FNV-1a
  for (const char32_t c : word) hash = (hash ^ c) * 1099511628211ULL;
  if (length > 1) features.push_back(hash | (Feature{1} << 63U));
  return length;
}

std::vector<Feature> features_of(View text) {
  std::vector<Feature> features;
  features.reserve(2 * text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_letter(text[i])) {
      i += add_word(text.substr(i), features) - 1;
      continue;
    }
    if (text[i] == U' ') continue;
    features.push_back(single(text[i]));
    if (i + 1 < text.size() && !is_letter(text[i + 1]) && text[i + 1] != U' ')
      features.push_back(pair(text[i], text[i + 1]));
  }
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  return features;
}

// How well a printed unit can be that of an indicator: 1 the same, 0 not at all.
double unit_fit(View printed, View own) {
  if (printed == own) return 1;
  if (printed.empty()) return own == U"%" ? 0 : 0.9;
  static const WordList groups[] = {{U"件", U"宗", U"起", U"案", U"件次", U"例", U"批", U"项"},
                                    {U"个", U"项", U"条", U"种", U"类", U"处", U"所"},
                                    {U"家", U"户", U"个"},
                                    {U"名", U"人", U"位"},
                                    {U"次", U"场", U"场次", U"期", U"轮", U"回"},
                                    {U"份", U"件", U"篇", U"本", U"部"},
                                    {U"元", U"万元", U"亿元"},
                                    {U"天", U"个工作日", U"工作日"},
                                    {U"路", U"个"},
                                    {U"人次", U"次"}};
  for (const WordList& group : groups) {
    if (group.at_start(printed) == printed.size() && group.at_start(own) == own.size()) return 0.9;
  }
  return 0;
}

}  // namespace

class Matcher::Impl {
 public:
  explicit Impl(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
    add_names();
    weigh();
    for (const KnownAgency& agency : vocabulary.agencies) {
      for (const std::string& name : agency.names) {
        const auto [at, fresh] = agencies_.emplace(plain(to_code_points(name)), &agency.code);
        if (!fresh && *at->second != agency.code) at->second = nullptr;
      }
    }
  }

  std::vector<Match> match(const Evidence& evidence, std::size_t limit) const;

  const std::string& unit_of(const IndicatorCode& code) const {
    static const std::string none;
    for (const KnownIndicator& indicator : vocabulary_.indicators) {
      if (indicator.code == code) return indicator.unit;
    }
    return none;
  }

  std::optional<AgencyCode> agency(View name) const {
    const auto found = agencies_.find(plain(name));
    if (found == agencies_.end() || found->second == nullptr) return std::nullopt;
    return *found->second;
  }

 private:
  struct Entry {
    std::size_t indicator = 0;
    std::u32string name;
    std::vector<Feature> features;
    double weight = 0;
  };
  struct Score {
    double value = 0;  // how much of the name and of the phrase agree
    bool exact = false;
  };

  void add_names();
  void weigh();
  double weight(Feature feature) const;
  std::vector<std::size_t> candidates(const std::vector<Feature>& phrase) const;
  Score score(const Entry& entry, View phrase, const std::vector<Feature>& features,
              const std::vector<Feature>& context, double phrase_weight) const;

  const Vocabulary& vocabulary_;
  std::vector<std::u32string> units_;
  std::vector<bool> changes_;  // indicators that are a change themselves
  std::vector<Entry> entries_;
  std::unordered_map<Feature, double> weights_;
  std::unordered_map<Feature, std::vector<std::size_t>> postings_;
  std::map<std::u32string, const AgencyCode*> agencies_;
  double unknown_ = 1;
};

void Matcher::Impl::add_names() {
  static const WordList changes{U"同比", U"增长", U"增幅", U"降幅", U"环比", U"增速"};
  for (std::size_t i = 0; i < vocabulary_.indicators.size(); ++i) {
    const KnownIndicator& indicator = vocabulary_.indicators[i];
    units_.push_back(to_code_points(indicator.unit));
    bool change = false;
    for (const std::string& name : indicator.names) {
      Entry entry;
      entry.indicator = i;
      entry.name = plain(to_code_points(name));
      entry.name = std::u32string(without_count(entry.name));
      entry.features = features_of(entry.name);
      change = change || changes.within(entry.name);
      if (!entry.name.empty()) entries_.push_back(std::move(entry));
    }
    changes_.push_back(change);
  }
}

// A word that few indicators have tells more than one that many have.
void Matcher::Impl::weigh() {
  std::unordered_map<Feature, std::unordered_set<std::size_t>> indicators;
  for (std::size_t e = 0; e < entries_.size(); ++e) {
    for (const Feature feature : entries_[e].features) {
      indicators[feature].insert(entries_[e].indicator);
      if (feature >> 32U != 0) postings_[feature].push_back(e);
    }
  }
  const double all = static_cast<double>(vocabulary_.indicators.size());
  for (const auto& [feature, users] : indicators) {
    const double worth = feature >> 32U != 0 ? kPairWorth : kSingleWorth;
    weights_[feature] = worth * std::log(1 + all / static_cast<double>(users.size()));
  }
  unknown_ = 0.3 * std::log(1 + all);
  for (Entry& entry : entries_) {
    for (const Feature feature : entry.features) entry.weight += weight(feature);
  }
}

double Matcher::Impl::weight(Feature feature) const {
  const auto found = weights_.find(feature);
  if (found != weights_.end()) return found->second;
  return unknown_ * (feature >> 32U != 0 ? kPairWorth : kSingleWorth);
}

// The names that share most with the phrase.
std::vector<std::size_t> Matcher::Impl::candidates(const std::vector<Feature>& phrase) const {
  std::unordered_map<std::size_t, double> shared;
  for (const Feature feature : phrase) {
    const auto found = postings_.find(feature);
    if (found == postings_.end()) continue;
    const double worth = weight(feature);
    for (const std::size_t entry : found->second) shared[entry] += worth;
  }
  std::vector<std::pair<double, std::size_t>> ranked;
  ranked.reserve(shared.size());
  for (const auto& [entry, worth] : shared)
    ranked.emplace_back(-worth / entries_[entry].weight, entry);
  const std::size_t count = std::min(ranked.size(), kMostCandidates);
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                    ranked.end());
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < count; ++i) result.push_back(ranked[i].second);
  return result;
}

Matcher::Impl::Score Matcher::Impl::score(const Entry& entry, View phrase,
                                          const std::vector<Feature>& features,
                                          const std::vector<Feature>& context,
                                          double phrase_weight) const {
  double both = 0, around = 0;
  for (const Feature feature : entry.features) {
    const double worth = weight(feature);
    if (std::binary_search(features.begin(), features.end(), feature))
      both += worth;
    else if (std::binary_search(context.begin(), context.end(), feature))
      around += worth;
  }
  Score result;
  result.exact = entry.name == phrase;
  const double of_name = (both + kContextWorth * around) / entry.weight;
  const double of_phrase = phrase_weight > 0 ? both / phrase_weight : 0;
  // The phrase itself has to say a good part of the name.
  if (both / entry.weight < 0.3) return result;
  // A bare 满意率 is not yet that of the hotline.
  if (of_name < kLeastOfName) return result;
  result.value = 0.65 * of_name + 0.35 * of_phrase;
  return result;
}

std::vector<Match> Matcher::Impl::match(const Evidence& evidence, std::size_t limit) const {
  if (entries_.empty() || evidence.phrase.empty()) return {};
  const std::u32string phrase = plain(evidence.phrase);
  const std::u32string stem(without_count(phrase));
  const std::vector<Feature> features = features_of(stem);
  const std::vector<Feature> context = features_of(plain(evidence.context));
  double phrase_weight = 0;
  for (const Feature feature : features) phrase_weight += weight(feature);
  std::map<std::size_t, Score> best;  // by indicator
  for (const std::size_t e : candidates(features)) {
    const Entry& entry = entries_[e];
    const double fit = unit_fit(evidence.unit, units_[entry.indicator]);
    if (fit <= 0 || changes_[entry.indicator] != evidence.change) continue;
    Score found = score(entry, stem, features, context, phrase_weight);
    found.value *= fit;
    Score& known = best[entry.indicator];
    known.exact = known.exact || (found.exact && fit >= 1);
    known.value = std::max(known.value, found.value);
  }
  std::vector<std::pair<double, std::size_t>> ranked;
  for (const auto& [indicator, found] : best) {
    if (found.value > 0) ranked.emplace_back(-(found.value + (found.exact ? 1 : 0)), indicator);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<Match> matches;
  for (std::size_t i = 0; i < std::min(limit, ranked.size()); ++i) {
    const Score& found = best.at(ranked[i].second);
    const double next = i + 1 < ranked.size() ? best.at(ranked[i + 1].second).value : 0;
    // What stands out from the next best is surer than what does not.
    const double margin = std::clamp((found.value - next) / 0.2, 0.0, 1.0);
    double confidence =
        found.exact ? 0.9 + 0.07 * margin : std::min(0.92, found.value * (0.7 + 0.35 * margin));
    if (i > 0) confidence = std::min(confidence, matches.front().confidence * 0.9);
    matches.push_back({vocabulary_.indicators[ranked[i].second].code, confidence});
  }
  return matches;
}

Matcher::Matcher(const Vocabulary& vocabulary) : impl_(std::make_unique<Impl>(vocabulary)) {}
Matcher::~Matcher() = default;

std::vector<Match> Matcher::match(const Evidence& evidence, std::size_t limit) const {
  return impl_->match(evidence, limit);
}

void Matcher::to_unit_of(const IndicatorCode& indicator, Proposal& proposal) const {
  if (proposal.unit != "元") return;
  const std::string& unit = impl_->unit_of(indicator);
  const int power = unit == "万元" ? 4 : unit == "亿元" ? 8 : 0;
  const auto value = Decimal::make(proposal.value.mantissa(), proposal.value.exponent() - power);
  if (power == 0 || !value) return;
  proposal.value = *value;
  proposal.unit = unit;
}

std::optional<AgencyCode> Matcher::agency(std::u32string_view name) const {
  return impl_->agency(name);
}

}  // namespace annals::reading
