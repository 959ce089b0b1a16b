#include "model.h"

#include <algorithm>

#include "support/shown.h"

namespace annals::test {
namespace {

std::string with_source(const Observation& observation, const SourceDocument& source) {
  return shown(observation) + " @" + source.code.str() + "/" +
         (source.published ? source.published->str() : "undated") + "\n";
}

std::string retraction(const Observation& observation, const SourceDocument& source) {
  return std::to_string(static_cast<int>(observation.year)) + " retracted {" + observation.note +
         "} @" + source.code.str() + "\n";
}

bool fits(const Indicator& indicator, const Decimal& value) {
  const bool inside = (!indicator.lower_bound || *indicator.lower_bound <= value) &&
                      (!indicator.upper_bound || value <= *indicator.upper_bound);
  const bool whole = value.rounded(0).value() == value;
  return inside && (indicator.kind != IndicatorKind::kCount || whole);
}

bool says_the_same(const ModelRow& a, bool retracted, const Observation& observation) {
  if (a.retracted || retracted) return a.retracted && retracted;
  return a.observation == observation;
}

bool differ(const ModelRow& a, const ModelRow& b) {
  return a.retracted != b.retracted || !(a.observation == b.observation);
}

}  // namespace

bool Model::may_define(const Agency& agency) const {
  return std::none_of(entries_.begin(), entries_.end(), [&](const auto& place) {
    return std::get<0>(place.first) == agency.code.str() &&
           !agency.existed_in(Year(std::get<2>(place.first)));
  });
}

bool Model::may_define(const Indicator& indicator) const {
  for (const auto& [place, entries] : entries_) {
    if (std::get<1>(place) != indicator.code.str()) continue;
    for (const Entry& entry : entries) {
      if (entry.observation.value && !fits(indicator, *entry.observation.value)) return false;
    }
  }
  return true;
}

const Model::Entries* Model::find(const std::string& agency, const std::string& indicator,
                                  int year) const {
  const auto found = entries_.find({agency, indicator, year});
  return found == entries_.end() ? nullptr : &found->second;
}

const Model::Entry* Model::last_word(const ModelRow& row, const std::string& source) const {
  const auto found = entries_.find(row.place());
  if (found == entries_.end()) return nullptr;
  const auto last = std::find_if(found->second.rbegin(), found->second.rend(),
                                 [&](const Entry& entry) { return entry.source == source; });
  return last == found->second.rend() ? nullptr : &*last;
}

std::set<ErrorCode> Model::complaints(const std::vector<ModelBatch>& batches) const {
  std::set<ErrorCode> result;
  std::map<std::pair<std::string, std::tuple<std::string, std::string, int>>, const ModelRow*> said;
  for (const ModelBatch& batch : batches) {
    const std::string& source = batch.source.code.str();
    const auto known = sources.find(source);
    if (known != sources.end() && !(known->second == batch.source)) {
      result.insert(ErrorCode::kAlreadyExists);
    }
    for (const ModelRow& row : batch.rows) {
      if (!agencies.at(row.agency).existed_in(row.observation.year)) {
        result.insert(ErrorCode::kInvalidData);
      }
      if (!row.retracted && row.observation.value &&
          !fits(indicators.at(row.indicator), *row.observation.value)) {
        result.insert(ErrorCode::kInvalidData);
      }
      if (row.retracted && !last_word(row, source)) result.insert(ErrorCode::kNotFound);
      const auto [first, is_new] = said.emplace(std::pair(source, row.place()), &row);
      if (!is_new && differ(*first->second, row)) result.insert(ErrorCode::kConflict);
    }
  }
  return result;
}

WriteSummary Model::write(const std::vector<ModelBatch>& batches) {
  WriteSummary summary;
  std::vector<std::string> order;
  std::map<std::string, std::vector<const ModelRow*>> rows;
  for (const ModelBatch& batch : batches) {
    const std::string& source = batch.source.code.str();
    sources.emplace(source, batch.source);
    if (std::find(order.begin(), order.end(), source) == order.end()) order.push_back(source);
    for (const ModelRow& row : batch.rows) rows[source].push_back(&row);
  }
  for (const std::string& source : order) write_source(source, rows[source], summary);
  return summary;
}

void Model::write_source(const std::string& source, const std::vector<const ModelRow*>& rows,
                         WriteSummary& summary) {
  const std::size_t write = moments_.size();
  std::set<std::tuple<std::string, std::string, int>> done;
  for (const ModelRow* row : rows) {
    if (!done.insert(row->place()).second) {
      ++summary.repeated;
      continue;
    }
    const Entry* before = last_word(*row, source);
    if (before && says_the_same(*row, before->retracted, before->observation)) {
      ++summary.unchanged;
      continue;
    }
    ++(row->retracted ? summary.retracted : before ? summary.revised : summary.inserted);
    entries_[row->place()].push_back({write, source, row->retracted, row->observation});
    if (moments_.size() == write) {
      moments_.emplace_back();
      changed_.emplace_back(row->agency, row->indicator);
    }
  }
}

bool Model::is_seen(const Entry& entry, const ReadOptions& options) const {
  if (options.recorded_by && moments_[entry.write] > *options.recorded_by) return false;
  if (!options.as_of) return true;
  const auto& published = sources.at(entry.source).published;
  return published && published->last_day() <= *options.as_of;
}

const Model::Entry* Model::current(const Entries& entries, const ReadOptions& options) const {
  std::map<std::string, const Entry*> words;
  for (const Entry& entry : entries) {
    if (is_seen(entry, options)) words[entry.source] = &entry;
  }
  const auto rank = [&](const Entry& entry) {
    const auto& published = sources.at(entry.source).published;
    return std::pair(published ? to_string(published->last_day()) : std::string(), entry.write);
  };
  const Entry* best = nullptr;
  for (const auto& [source, entry] : words) {
    if (!entry->retracted && (!best || rank(*best) < rank(*entry))) best = entry;
  }
  return best;
}

std::string Model::series(const std::string& agency, const std::string& indicator,
                          const ReadOptions& options) const {
  std::string result;
  for (const auto& [place, entries] : entries_) {
    if (std::get<0>(place) != agency || std::get<1>(place) != indicator) continue;
    if (!options.years.contains(Year(std::get<2>(place)))) continue;
    if (const Entry* entry = current(entries, options)) {
      result += with_source(entry->observation, sources.at(entry->source));
    }
  }
  return result;
}

std::string Model::cross_section(const std::string& indicator, const ReadOptions& options) const {
  std::string result;
  for (const auto& [code, agency] : agencies) {
    const std::string one = series(code, indicator, options);
    if (!one.empty()) result += code + " " + indicator + ":\n" + one;
  }
  return result;
}

std::string Model::profile(const std::string& agency, const ReadOptions& options) const {
  std::string result;
  for (const auto& [code, indicator] : indicators) {
    const std::string one = series(agency, code, options);
    if (!one.empty()) result += agency + " " + code + ":\n" + one;
  }
  return result;
}

std::string Model::history(const std::string& agency, const std::string& indicator,
                           const ReadOptions& options) const {
  std::string result;
  for (const auto& [place, entries] : entries_) {
    if (std::get<0>(place) != agency || std::get<1>(place) != indicator) continue;
    if (!options.years.contains(Year(std::get<2>(place)))) continue;
    const Entry* now = current(entries, options);
    for (const Entry& entry : entries) {
      if (!is_seen(entry, options)) continue;
      const SourceDocument& source = sources.at(entry.source);
      result += (&entry == now ? "*" : "") + std::to_string(entry.write + 1) + ": ";
      result += entry.retracted ? retraction(entry.observation, source)
                                : with_source(entry.observation, source);
    }
  }
  return result;
}

std::size_t Model::revisions() const {
  std::size_t result = 0;
  for (const auto& [place, entries] : entries_) result += entries.size();
  return result;
}

std::string text_of(const Series& series) {
  std::string result;
  for (std::size_t i = 0; i < series.size(); ++i) {
    result += with_source(series.observations()[i], *series.source(i));
  }
  return result;
}

std::string text_of(const std::vector<Series>& all) {
  std::string result;
  for (const Series& series : all) {
    result += series.agency().code.str() + " " + series.indicator().code.str() + ":\n";
    result += text_of(series);
  }
  return result;
}

std::string text_of(const std::vector<Revision>& history) {
  std::string result;
  for (const Revision& each : history) {
    result += (each.current ? "*" : "") + std::to_string(each.write->id) + ": ";
    result += each.retracted ? retraction(each.observation, *each.source)
                             : with_source(each.observation, *each.source);
  }
  return result;
}

}  // namespace annals::test
