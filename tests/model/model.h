// What a store should hold, kept in maps and worked out anew for every question.
#pragma once

#include <annals/store.h>

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace annals::test {

struct ModelRow {
  std::string agency, indicator;
  Observation observation;
  bool retracted = false;

  std::tuple<std::string, std::string, int> place() const {
    return {agency, indicator, static_cast<int>(observation.year)};
  }
};
struct ModelBatch {
  SourceDocument source;
  std::vector<ModelRow> rows;
};

class Model {
 public:
  // Definitions by code. Changed only where the may_ functions say so.
  std::map<std::string, Agency> agencies;
  std::map<std::string, Indicator> indicators;
  std::map<std::string, SourceDocument> sources;

  // True if no value on record contradicts the definition.
  bool may_define(const Agency& agency) const;
  bool may_define(const Indicator& indicator) const;

  // The codes of every error by which a write of these batches may be refused; empty: it succeeds.
  std::set<ErrorCode> complaints(const std::vector<ModelBatch>& batches) const;
  // Writes batches without complaints. The writes that were recorded get the moments of
  // set_moment().
  WriteSummary write(const std::vector<ModelBatch>& batches);

  // How many writes were recorded, and a place that each of them changed.
  std::size_t writes() const { return moments_.size(); }
  std::pair<std::string, std::string> series_changed_by(std::size_t write) const {
    return changed_[write];
  }
  void set_moment(std::size_t write, Timestamp moment) { moments_[write] = moment; }
  Timestamp moment(std::size_t write) const { return moments_[write]; }

  // Answers as text; see text_of() in model.cpp for those of a store.
  std::string series(const std::string& agency, const std::string& indicator,
                     const ReadOptions& options) const;
  std::string cross_section(const std::string& indicator, const ReadOptions& options) const;
  std::string profile(const std::string& agency, const ReadOptions& options) const;
  std::string history(const std::string& agency, const std::string& indicator,
                      const ReadOptions& options) const;
  std::size_t revisions() const;

 private:
  struct Entry {
    std::size_t write;
    std::string source;
    bool retracted;
    Observation observation;
  };
  using Entries = std::vector<Entry>;

  const Entry* last_word(const ModelRow& row, const std::string& source) const;
  bool is_seen(const Entry& entry, const ReadOptions& options) const;
  const Entry* current(const Entries& entries, const ReadOptions& options) const;
  const Entries* find(const std::string& agency, const std::string& indicator, int year) const;
  void write_source(const std::string& source, const std::vector<const ModelRow*>& rows,
                    WriteSummary& summary);

  std::map<std::tuple<std::string, std::string, int>, Entries> entries_;  // in order of recording
  std::vector<Timestamp> moments_;
  std::vector<std::pair<std::string, std::string>> changed_;
};

// The answers of a store, in the form of the model's.
std::string text_of(const Series& series);
std::string text_of(const std::vector<Series>& all);
std::string text_of(const std::vector<Revision>& history);

}  // namespace annals::test
