// A small store for importers, and whether an import left it as it was.
#pragma once

#include <annals/annals.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "support/builders.h"
#include "support/require.h"

namespace annals::fuzz {

// Two agencies (pukou from 2002 on, and jiangning), a count "cases", a percent "rate" from 0 to 100
// and the source "report".
inline Store sample_store() {
  Store store = Store::in_memory({.author = "tester"}).value();
  Agency pukou = test::agency("pukou");
  pukou.names.names["zh"] = "浦口区";
  pukou.first_year = Year(2002);
  store.define(pukou).value();
  store.define(test::agency("jiangning")).value();
  Indicator cases = test::indicator("cases");
  cases.unit = "件";
  cases.names.names["zh"] = "案件数";
  store.define(cases).value();
  Indicator rate = test::indicator("rate", IndicatorKind::kPercent);
  rate.lower_bound = test::dec("0");
  rate.upper_bound = test::dec("100");
  store.define(rate).value();
  store.define(test::source("report", "2024-01-31")).value();
  return store;
}

// What a store holds, as far as an import may change it.
struct Contents {
  explicit Contents(const Store& store)
      : subjects(store.subjects().value()),
        agencies(store.agencies().value()),
        indicators(store.indicators().value()),
        versions(store.definition_versions().value()),
        breaks(store.breaks().value()),
        sources(store.sources().value()),
        successions(store.successions().value()),
        targets(store.targets().value()),
        rules(store.rules().value()),
        revisions(store.revision_count().value()) {}

  std::vector<Subject> subjects;
  std::vector<Agency> agencies;
  std::vector<Indicator> indicators;
  std::vector<DefinitionVersion> versions;
  std::vector<SeriesBreak> breaks;
  std::vector<SourceDocument> sources;
  std::vector<Succession> successions;
  std::vector<Target> targets;
  std::vector<Rule> rules;
  std::int64_t revisions;

  friend bool operator==(const Contents&, const Contents&) = default;
};

// A sample store that is used again for as long as nothing was written: making one takes longer
// than most imports.
class Imports {
 public:
  Store& store() {
    if (!store_) {
      store_ = std::make_unique<Store>(sample_store());
      fresh_ = std::make_unique<Contents>(*store_);
    }
    return *store_;
  }
  // After an import that wrote nothing.
  void refused() {
    require(Contents(store()) == *fresh_, "what is refused leaves the store as it was");
  }
  // After one that wrote: the store is good, and the next input gets a new one.
  void written() {
    require(store().verify().value().empty(), "what is written keeps the rules of the model");
    store_.reset();
  }

 private:
  std::unique_ptr<Store> store_;
  std::unique_ptr<Contents> fresh_;
};

}  // namespace annals::fuzz
