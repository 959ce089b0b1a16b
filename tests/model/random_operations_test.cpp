// Random operations on a store and on a model of it, which must agree at every step. A run is
// repeated by its seed, which a failure shows; ANNALS_TEST_SEED adds a run with a seed of its own.
#include <annals/store.h>
#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "model.h"
#include "support/builders.h"
#include "support/shown.h"
#include "support/temp_dir.h"

TEST_SUITE_BEGIN("store against a model");

namespace annals::test {
namespace {

constexpr int kOperations = 2000;  // on each store
constexpr int kFirstYearUsed = 2012, kLastYearUsed = 2022;

// Chooses what is done next.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
  }
  bool one_in(std::size_t n) { return below(n) == 0; }
  int year() {
    return kFirstYearUsed + static_cast<int>(below(kLastYearUsed - kFirstYearUsed + 1));
  }
  template <typename T, std::size_t N>
  const T& of(const T (&choices)[N]) {
    return choices[below(N)];
  }
  template <typename T>
  const std::string& code_of(const std::map<std::string, T>& definitions) {
    return std::next(definitions.begin(), static_cast<std::ptrdiff_t>(below(definitions.size())))
        ->first;
  }

 private:
  std::mt19937_64 random_;
};

class Run {
 public:
  explicit Run(std::uint64_t seed) : dice_(seed) {
    open();
    for (const char* code : {"a", "b", "c", "d", "e", "f"}) define(agency(code));
    define(indicator("amount", IndicatorKind::kAmount));
    define(indicator("cases"));
    define(indicator("rate", IndicatorKind::kPercent));
    for (const char* code : {"s1", "s2", "s3", "s4", "s5"}) define(source(code, any_date()));
  }

  void step() {
    const std::size_t choice = dice_.below(100);
    if (choice < 40) {
      write(*store_);
    } else if (choice < 43) {
      several_at_once();
    } else if (choice < 47) {
      redefine(*store_);
    } else if (choice < 48) {
      open();
    } else {
      read();
    }
  }

  void verify() { REQUIRE(shown(store_->verify()) == "none"); }
  std::size_t revisions() const { return model_.revisions(); }

 private:
  void open() {
    store_.reset();
    store_ = Store::open(folder_ / "store.db").value();
  }

  template <typename T>
  void define(const T& definition) {
    REQUIRE(store_->define(definition).value());
    remember(definition);
  }
  void remember(const Agency& each) { model_.agencies.insert_or_assign(each.code.str(), each); }
  void remember(const Indicator& each) {
    model_.indicators.insert_or_assign(each.code.str(), each);
  }
  void remember(const SourceDocument& each) {
    model_.sources.insert_or_assign(each.code.str(), each);
  }

  // ---- What is written.

  const char* any_date() {
    static constexpr const char* kDates[] = {"",        "",           "2020",    "2020-12-31",
                                             "2021-03", "2021-03-31", "2021-04", "2022"};
    return dice_.of(kDates);
  }

  Observation any_observation(int year) {
    static constexpr const char* kValues[] = {"0",    "1",   "1.0", "2",  "2.5",
                                              "97.3", "150", "1e2", "-1", "97.30"};
    static constexpr const char* kReasons[] = {"O", "L", "M", "Q"};
    if (dice_.one_in(8)) return observation(year, "", dice_.of(kReasons));
    Observation result = observation(year, dice_.of(kValues), dice_.one_in(5) ? "P" : "");
    if (dice_.one_in(5)) result.bound = Bound::kAbout;
    if (dice_.one_in(5)) result.locator = "p" + std::to_string(dice_.below(2));
    if (dice_.one_in(5)) result.note = "n";
    if (dice_.one_in(8)) result.denominator = 7;
    return result;
  }

  ModelRow any_row() {
    ModelRow row{dice_.code_of(model_.agencies), dice_.code_of(model_.indicators),
                 any_observation(dice_.year()), dice_.one_in(12)};
    if (!row.retracted) return row;
    row.observation = Observation{.year = row.observation.year};
    if (dice_.one_in(2)) row.observation.note = "withdrawn";
    return row;
  }

  ModelBatch any_batch() {
    ModelBatch batch{model_.sources.at(dice_.code_of(model_.sources)), {}};
    if (dice_.one_in(50)) batch.source.title += "!";
    const std::size_t rows = dice_.one_in(20) ? dice_.below(30) : dice_.below(3);
    for (std::size_t i = 0; i < rows; ++i) {
      const bool again = !batch.rows.empty() && dice_.one_in(10);
      batch.rows.push_back(again ? batch.rows[dice_.below(batch.rows.size())] : any_row());
    }
    return batch;
  }

  static Batch real(const ModelBatch& batch) {
    Batch result(batch.source);
    for (const ModelRow& row : batch.rows) {
      const AgencyCode agency_code(row.agency);
      const IndicatorCode indicator_code(row.indicator);
      if (row.retracted) {
        result.retract(agency_code, indicator_code, row.observation.year, row.observation.note);
      } else {
        result.add(agency_code, indicator_code, row.observation);
      }
    }
    return result;
  }

  void write(Store& store) {
    std::vector<ModelBatch> batches{any_batch()};
    while (dice_.one_in(5)) batches.push_back(any_batch());
    std::vector<Batch> real_batches;
    for (const ModelBatch& batch : batches) real_batches.push_back(real(batch));
    const std::set<ErrorCode> complaints = model_.complaints(batches);
    if (dice_.one_in(10)) {
      REQUIRE(store.examine(real_batches).value().empty() == complaints.empty());
    }
    const Result<WriteSummary> written = store.write(real_batches);
    if (!complaints.empty()) {
      REQUIRE_FALSE(written.has_value());
      INFO("refused with ", shown(written.error()));
      REQUIRE(complaints.contains(written.error().code));
      return;
    }
    const std::size_t before = model_.writes();
    REQUIRE(shown(written) == shown(model_.write(batches)));
    for (std::size_t i = before; i < model_.writes(); ++i) learn_moment(store, i);
  }

  void learn_moment(Store& store, std::size_t write) {
    const auto [of_agency, of_indicator] = model_.series_changed_by(write);
    for (const Revision& each :
         store.history(AgencyCode(of_agency), IndicatorCode(of_indicator)).value()) {
      if (each.write->id == static_cast<std::int64_t>(write) + 1) {
        model_.set_moment(write, each.write->recorded_at);
        if (write > 0) REQUIRE(model_.moment(write - 1) <= model_.moment(write));
        return;
      }
    }
    FAIL("the write is not in the history");
  }

  // Several operations in one transaction, which is given up half of the time.
  void several_at_once() {
    const Model before = model_;
    const bool give_up = dice_.one_in(2);
    const Result<void> done = store_->atomically([&]() -> Result<void> {
      for (std::size_t i = 0, n = dice_.below(4); i < n; ++i) {
        dice_.one_in(4) ? redefine(*store_) : write(*store_);
        read();
      }
      if (give_up) return Error{ErrorCode::kConflict, "given up"};
      return {};
    });
    REQUIRE(done.has_value() != give_up);
    if (give_up) model_ = before;
  }

  // ---- What is redefined.

  void redefine(Store& store) {
    switch (dice_.below(3)) {
      case 0:
        return redefine_source(store);
      case 1:
        return redefine_agency(store);
      default:
        return redefine_indicator(store);
    }
  }

  void redefine_source(Store& store) {
    SourceDocument each = source(dice_.code_of(model_.sources), any_date());
    const bool changes = !(model_.sources.at(each.code.str()) == each);
    REQUIRE(store.define(each, Redefine::kReplace).value() == changes);
    remember(each);
  }

  void redefine_agency(Store& store) {
    Agency each = agency(dice_.code_of(model_.agencies));
    if (dice_.one_in(2)) each.first_year = Year(kFirstYearUsed + static_cast<int>(dice_.below(2)));
    if (dice_.one_in(2)) each.last_year = Year(kLastYearUsed - static_cast<int>(dice_.below(2)));
    redefine_if_allowed(store, each, model_.agencies.at(each.code.str()) == each);
  }

  void redefine_indicator(Store& store) {
    Indicator each = model_.indicators.at(dice_.code_of(model_.indicators));
    each.lower_bound.reset();
    each.upper_bound.reset();
    if (dice_.one_in(2)) each.lower_bound = dec(dice_.one_in(2) ? "0" : "-1.0");
    if (dice_.one_in(2)) each.upper_bound = dec(dice_.one_in(2) ? "100" : "97.30");
    redefine_if_allowed(store, each, model_.indicators.at(each.code.str()) == each);
  }

  template <typename T>
  void redefine_if_allowed(Store& store, const T& each, bool same) {
    const Result<bool> redefined = store.define(each, Redefine::kReplace);
    if (same || model_.may_define(each)) {
      REQUIRE(shown(redefined) == shown(!same));
      remember(each);
    } else {
      REQUIRE(redefined.error().code == ErrorCode::kInvalidData);
    }
  }

  // ---- What is read.

  ReadOptions any_options() {
    static constexpr const char* kDays[] = {"2019-12-31", "2020-12-30", "2020-12-31",
                                            "2021-03-31", "2021-04-30", "2022-12-31"};
    ReadOptions options;
    if (dice_.one_in(3)) options.as_of = parse_date(dice_.of(kDays)).value();
    if (model_.writes() > 0 && dice_.one_in(3)) {
      options.recorded_by =
          model_.moment(dice_.below(model_.writes())) - std::chrono::milliseconds(dice_.below(2));
    }
    if (dice_.one_in(3)) options.years.first = Year(dice_.year());
    if (dice_.one_in(3)) options.years.last = Year(kLastYearUsed);
    return options;
  }

  void read() {
    const std::string of_agency = dice_.code_of(model_.agencies);
    const std::string of_indicator = dice_.code_of(model_.indicators);
    const AgencyCode agency_code(of_agency);
    const IndicatorCode indicator_code(of_indicator);
    const ReadOptions options = any_options();
    const std::size_t choice = dice_.below(20);
    if (choice < 11) {
      REQUIRE(text_of(store_->series(agency_code, indicator_code, options).value()) ==
              model_.series(of_agency, of_indicator, options));
    } else if (choice < 15) {
      REQUIRE(text_of(store_->history(agency_code, indicator_code, options).value()) ==
              model_.history(of_agency, of_indicator, options));
    } else if (choice < 17) {
      REQUIRE(text_of(store_->cross_section(indicator_code, options).value()) ==
              model_.cross_section(of_indicator, options));
    } else if (choice < 18) {
      REQUIRE(text_of(store_->profile(agency_code, options).value()) ==
              model_.profile(of_agency, options));
    } else if (choice < 19) {
      REQUIRE(store_->revision_count().value() == static_cast<std::int64_t>(model_.revisions()));
    } else {
      REQUIRE(store_->find_agency(of_agency).value() == model_.agencies.at(of_agency));
      REQUIRE(store_->find_indicator(of_indicator).value() == model_.indicators.at(of_indicator));
    }
  }

  TempDir folder_;
  Dice dice_;
  std::optional<Store> store_;
  Model model_;
};

void run(std::uint64_t seed) {
  CAPTURE(seed);
  Run run(seed);
  for (int i = 0; i < kOperations; ++i) {
    CAPTURE(i);
    run.step();
  }
  run.verify();
  CHECK(run.revisions() > 400);
}

TEST_CASE("store: ten thousand random operations agree with the model") {
  for (std::uint64_t seed = 20240131; seed < 20240131 + 5; ++seed) run(seed);
}

TEST_CASE("store: random operations agree with the model for the seed in ANNALS_TEST_SEED") {
  const char* seed = std::getenv("ANNALS_TEST_SEED");
  if (seed == nullptr) return;
  run(std::strtoull(seed, nullptr, 10));
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
