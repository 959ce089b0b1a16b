#include <annals/journal.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

namespace annals {
namespace {

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

// Counts revisions into the entries of their writes. They come series by series, and within one by
// year and then as recorded.
class Counter {
 public:
  Counter(const std::vector<RecordedWrite>& writes, std::vector<JournalEntry>& entries)
      : entries_(entries), last_agency_(entries.size()), indicators_(entries.size()) {
    std::map<SourceCode, std::size_t> sources;
    for (const RecordedWrite& write : writes) {
      const auto source = sources.emplace(write.source, sources.size()).first;
      places_.emplace(write.record.id, Place{source->second, kNowhere});
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      entries_[i].values.emplace();
      places_.at(entries_[i].write.record.id).entry = i;
    }
  }

  void begin_series(const AgencyCode& agency, const IndicatorCode& indicator) {
    if (!agency_ || *agency_ != agency) {
      agency_ = agency;
      ++agencies_;
    }
    indicator_ = indicator;
    indicator_place_ = indicator_places_.emplace(indicator, indicator_places_.size()).first->second;
    spoken_.clear();
  }

  void count(Year year, bool retracted, std::int64_t write) {
    if (spoken_.empty() || year != year_) {
      year_ = year;
      spoken_.clear();
    }
    const auto place = places_.find(write);
    if (place == places_.end()) return;  // changed past the library: verify() tells
    const std::size_t source = place->second.source;
    const bool first_word = std::find(spoken_.begin(), spoken_.end(), source) == spoken_.end();
    if (first_word) spoken_.push_back(source);
    if (place->second.entry != kNowhere) add(place->second.entry, retracted, first_word);
  }

  // The first codes of each entry; to be called at the end.
  void name_indicators() {
    std::vector<const IndicatorCode*> codes(indicator_places_.size());
    for (const auto& [code, place] : indicator_places_) codes[place] = &code;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      std::vector<IndicatorCode>& named = entries_[i].values->indicators;
      for (std::size_t place = 0; place < indicators_[i].size(); ++place) {
        if (indicators_[i][place]) named.push_back(*codes[place]);
      }
      std::sort(named.begin(), named.end());
      entries_[i].values->indicator_count = named.size();
      shorten(named);
      std::vector<AgencyCode>& agencies = entries_[i].values->agencies;
      std::sort(agencies.begin(), agencies.end());
      shorten(agencies);
    }
  }

 private:
  struct Place {
    std::size_t source, entry;
  };

  template <typename C>
  static void shorten(std::vector<C>& codes) {
    if (codes.size() > kJournalNames) codes.erase(codes.begin() + kJournalNames, codes.end());
  }

  void add(std::size_t entry, bool retracted, bool first_word) {
    WrittenValues& values = *entries_[entry].values;
    ++(retracted ? values.retracted : first_word ? values.added : values.revised);
    values.years.first = std::min(values.years.first, year_);
    values.years.last = std::max(values.years.last, year_);
    // Agencies come one after the other, so that the last one seen tells whether this is a new one.
    if (last_agency_[entry] != agencies_) {
      last_agency_[entry] = agencies_;
      ++values.agency_count;
      if (values.agencies.size() < kJournalNames) values.agencies.push_back(*agency_);
    }
    std::vector<bool>& seen = indicators_[entry];
    if (seen.size() <= indicator_place_) seen.resize(indicator_place_ + 1);
    seen[indicator_place_] = true;
  }

  std::vector<JournalEntry>& entries_;
  std::unordered_map<std::int64_t, Place> places_;
  std::optional<AgencyCode> agency_;
  std::optional<IndicatorCode> indicator_;
  std::size_t agencies_ = 0;              // begun so far
  std::vector<std::size_t> last_agency_;  // of each entry, by its number
  std::map<IndicatorCode, std::size_t> indicator_places_;
  std::size_t indicator_place_ = 0;
  std::vector<std::vector<bool>> indicators_;  // of each entry, by place
  Year year_ = kFirstYear;
  std::vector<std::size_t> spoken_;  // the sources that spoke of the year
};

template <typename C, typename T>
Result<std::vector<C>> codes_or_all(const std::vector<C>& given,
                                    const Result<std::vector<T>>& all) {
  if (!given.empty()) {
    std::vector<C> codes = given;
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
  }
  if (!all) return all.error();
  std::vector<C> codes;
  for (const T& each : *all) codes.push_back(each.code);
  return codes;
}

Result<void> count_all(const Store& store, Counter& counter) {
  std::optional<std::pair<AgencyCode, IndicatorCode>> series;
  return store.each_revision([&](const RecordedRevision& revision) -> Result<void> {
    if (!series || series->first != revision.agency || series->second != revision.indicator) {
      series.emplace(revision.agency, revision.indicator);
      counter.begin_series(revision.agency, revision.indicator);
    }
    counter.count(revision.observation.year, revision.retracted, revision.write);
    return {};
  });
}

Result<void> count_selected(const Store& store, const JournalOptions& options, Counter& counter) {
  const auto agencies = codes_or_all(options.agencies, store.agencies());
  if (!agencies) return agencies.error();
  const auto indicators = codes_or_all(options.indicators, store.indicators());
  if (!indicators) return indicators.error();
  for (const AgencyCode& agency : *agencies) {
    for (const IndicatorCode& indicator : *indicators) {
      const auto revisions = store.history(agency, indicator);
      if (!revisions) return revisions.error();
      counter.begin_series(agency, indicator);
      for (const Revision& revision : *revisions) {
        counter.count(revision.observation.year, revision.retracted, revision.write->id);
      }
    }
  }
  return {};
}

bool is_asked_for(const RecordedWrite& write, const JournalOptions& options) {
  const WriteRecord& record = write.record;
  return (!options.since || *options.since <= record.recorded_at) &&
         (!options.until || record.recorded_at <= *options.until) &&
         (options.author.empty() || folded(options.author) == folded(record.author)) &&
         (!options.source || *options.source == write.source);
}

Result<void> gather(const Store& store, const JournalOptions& options,
                    std::vector<JournalEntry>& entries) {
  if (options.source) {
    if (const auto source = store.find_source(options.source->str()); !source) {
      return source.error();
    }
  }
  const auto writes = store.writes();
  if (!writes) return writes.error();
  for (const RecordedWrite& write : *writes) {
    if (is_asked_for(write, options)) entries.push_back({write});
  }
  const auto keep_last = [&] {
    if (options.last == 0 || options.last >= entries.size()) return;
    entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(options.last));
  };
  const bool selected = !options.agencies.empty() || !options.indicators.empty();
  // What holds nothing of a selection is left out first.
  if (!selected) keep_last();
  if (!selected && !options.count_values) return {};
  Counter counter(*writes, entries);
  const auto counted =
      selected ? count_selected(store, options, counter) : count_all(store, counter);
  if (!counted) return counted;
  counter.name_indicators();
  if (!selected) return {};
  std::erase_if(entries, [](const JournalEntry& entry) { return entry.values->total() == 0; });
  keep_last();
  return {};
}

}  // namespace

Result<std::vector<JournalEntry>> journal(const Store& store, const JournalOptions& options) {
  std::vector<JournalEntry> entries;
  const Result<void> done = store.in_one_state([&] { return gather(store, options, entries); });
  if (!done) return done.error();
  return entries;
}

}  // namespace annals
