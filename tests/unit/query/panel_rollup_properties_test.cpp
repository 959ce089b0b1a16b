// What the columns of panel_rollup() say is what rollup() says, on made-up stores with fixed seeds.
#include <annals/panel_rollup.h>
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "small_store.h"

TEST_SUITE_BEGIN("panel rollup properties");

namespace annals {
namespace {

using test::SmallStore;

constexpr int kFirst = 2014, kLast = 2020;

// Four levels of agencies that begin, end, move, merge and split, and figures with gaps on all.
class MadeUp {
 public:
  explicit MadeUp(unsigned seed) : small({{"n"}}), random_(seed) {
    const bool with_successions = one_in(2);
    add_tree();
    if (with_successions) add_successions();
    const int density = pick(20, 100);
    for (const std::string& code : codes_) {
      // Mostly those at the bottom report.
      const bool reports = code[0] == 'c' || one_in(4);
      for (int year = kFirst; year <= kLast; ++year) {
        for (const char* const each : {"cases", "money", "score", "wins", "hearings", "rate"}) {
          if (pick(0, 99) < (reports ? density : density / 4)) put(code, each, year);
        }
      }
    }
  }

  SmallStore small;

 private:
  int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  bool one_in(int count) { return pick(1, count) == 1; }
  const std::string& any_of(const std::vector<std::string>& codes) {
    return codes[static_cast<std::size_t>(pick(0, static_cast<int>(codes.size()) - 1))];
  }

  void add_tree() {
    std::vector<std::string> above = {"n"};
    for (const char level : {'a', 'b', 'c'}) {
      std::vector<std::string> added;
      for (int i = pick(1, 3 * (level - 'a' + 1)); i > 0; --i) {
        const std::string code = level + std::to_string(10 * pick(0, 9) + i);
        Agency agency = test::made({code, any_of(above)});
        if (one_in(4) && !codes_.empty()) {
          agency.former_parents = {{AgencyCode(any_of(codes_)), Year(pick(kFirst, kLast))}};
        }
        if (one_in(5)) agency.first_year = Year(pick(kFirst - 1, kFirst + 3));
        if (one_in(5)) agency.last_year = Year(pick(kLast - 2, kLast + 1));
        if (small.store.define(agency)) added.push_back(code);
      }
      codes_.insert(codes_.end(), added.begin(), added.end());
      if (!added.empty()) above = added;
    }
  }

  void add_successions() {
    for (int i = pick(1, 5); i > 0; --i) {
      const std::string &from = any_of(codes_), &to = any_of(codes_);
      const auto kind = static_cast<SuccessionKind>(pick(0, 3));
      // Some are refused: circles, and what contradicts years of existence.
      (void)small.store.define(test::step(kind, from, to, pick(kFirst, kLast)));
    }
  }

  void put(const std::string& code, std::string_view indicator, int year) {
    Observation each = test::observation(year, "", "");
    if (one_in(10)) {
      each.status = ObsStatus::kMissing;
    } else {
      give_value(each, indicator);
      if (one_in(6)) each.status = ObsStatus::kProvisional;
    }
    Batch batch(test::source("report"));
    batch.add(AgencyCode(code), IndicatorCode(indicator), each);
    (void)small.store.write(batch);  // refused in years in which the agency did not exist
  }

  void give_value(Observation& each, std::string_view indicator) {
    if (indicator == "rate") {
      each.value = Decimal::make(pick(0, 1000), -1).value();
      if (one_in(9)) {
        each.numerator = pick(0, 9);
        each.denominator = pick(10, 30);
      }
    } else if (indicator == "money" || indicator == "score") {
      each.value = Decimal::make(pick(-900, 900), pick(-3, 2)).value();
      if (one_in(200)) each.value = Decimal::make(pick(1, 9), 17).value();
    } else {
      static const std::vector<std::string> kPrints = {"5",       "120", "12.2万", "50余",
                                                       "不足100", "0",   "约300",  "0"};
      const PrintedValue print = parse_printed_value(any_of(kPrints)).value();
      each.value = print.value;
      each.bound = print.bound;
    }
  }

  std::mt19937 random_;
  std::vector<std::string> codes_ = {"n"};
};

std::string shown(const std::optional<Decimal>& value) { return value ? value->str() : "-"; }

std::string shown(const RollupYear& year) {
  const Aggregate none;
  const Aggregate& of = year.computed ? *year.computed : none;
  return std::to_string(year.coverage.reporting) + "/" + std::to_string(year.coverage.expected) +
         (year.coverage.passed ? " " : "! ") + std::string(to_string(year.obstacle)) + " " +
         (year.computed ? of.value.str() : "-") + " " + std::string(to_string(of.bound)) + " " +
         of.status.letters() + " " + shown(of.numerator) + "/" + shown(of.denominator);
}

std::string shown(const PanelRollup& rolled, std::size_t entry, bool ratio) {
  const auto value = rolled.computed(entry);
  const bool counts = ratio && value;
  return std::to_string(rolled.reporting[entry]) + "/" + std::to_string(rolled.expected[entry]) +
         (rolled.passed[entry] != 0 ? " " : "! ") +
         std::string(to_string(rolled.obstacles[entry])) + " " + shown(value) + " " +
         std::string(to_string(rolled.bounds[entry])) + " " + rolled.statuses[entry].letters() +
         " " + (counts ? rolled.numerators.at(entry).str() : "-") + "/" +
         (counts ? rolled.denominators.at(entry).str() : "-");
}

struct Tally {
  int decided = 0, undecided = 0;
};

// Compares all years of one indicator and parent.
void compare(const SmallStore& small, const Panel& panel, const PanelRollup& rolled,
             const PanelRollupOptions& options, std::size_t indicator, std::size_t parent,
             Tally& tally) {
  const Indicator& of = panel.indicator(rolled.indicators[indicator]);
  const auto single = rollup(small.store, rolled.parents[parent], of.code,
                             {.members = options.members, .policy = options.policy});
  CAPTURE(of.code.str());
  CAPTURE(rolled.parents[parent].str());
  for (Year year = rolled.years.first; year <= rolled.years.last; ++year) {
    CAPTURE(to_string(year));
    const std::size_t entry = rolled.entry(indicator, parent, year);
    if (rolled.undecided[entry] != 0) {
      ++tally.undecided;
      continue;
    }
    const RollupYear* found = nullptr;
    if (single) {
      for (const RollupYear& each : single->years) {
        if (each.year == year) found = &each;
      }
    }
    if (found != nullptr) {
      ++tally.decided;
      const bool ratio = of.aggregation == Aggregation::kRatioOfSums;
      CHECK(shown(rolled, entry, ratio) == shown(*found));
    } else {
      CHECK(rolled.reporting[entry] == 0);
      CHECK_FALSE(rolled.computed(entry));
    }
  }
}

TEST_CASE("panel rollup properties: what is decided is what rollup() says") {
  Tally tally;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    const MadeUp made(seed);
    const auto panel = made.small.store.panel();
    if (!panel) continue;  // nothing on record at all
    const Lineage lineage =
        Lineage::make(made.small.store.agencies().value(), made.small.store.successions().value())
            .value();
    for (const RollupMembers members :
         {RollupMembers::kNearest, RollupMembers::kChildren, RollupMembers::kLeaves}) {
      CAPTURE(static_cast<int>(members));
      const PanelRollupOptions options{
          .members = members,
          .policy = parse_coverage_policy(seed % 2 == 0 ? "share=0.5" : "third").value(),
          .threads = seed % 3 + 1};
      const PanelRollup rolled = panel_rollup(*panel, lineage, options).value();
      for (std::size_t i = 0; i < rolled.indicators.size(); ++i) {
        for (std::size_t k = 0; k < rolled.parents.size(); ++k) {
          compare(made.small, *panel, rolled, options, i, k, tally);
        }
      }
    }
  }
  CHECK(tally.decided > 15'000);
  CHECK(tally.undecided > 1'000);
  CHECK(tally.undecided < tally.decided);
}

TEST_CASE("panel rollup properties: neither threads nor what else is asked change an entry") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    CAPTURE(seed);
    const MadeUp made(seed);
    const auto panel = made.small.store.panel();
    if (!panel) continue;
    const Lineage lineage =
        Lineage::make(made.small.store.agencies().value(), made.small.store.successions().value())
            .value();
    const PanelRollup all = panel_rollup(*panel, lineage).value();
    const PanelRollup by_three = panel_rollup(*panel, lineage, {.threads = 3}).value();
    CHECK(all.values.mantissas == by_three.values.mantissas);
    CHECK(all.values.exponents == by_three.values.exponents);
    CHECK(all.undecided == by_three.undecided);
    for (std::size_t k = 0; k < all.parents.size(); ++k) {
      const PanelRollup one =
          panel_rollup(*panel, lineage,
                       {.parents = {all.parents[k]}, .indicator = panel->indicator_count() - 1})
              .value();
      for (Year year = all.years.first; year <= all.years.last; ++year) {
        const std::size_t there = all.entry(panel->indicator_count() - 1, k, year);
        const std::size_t here = one.entry(0, 0, year);
        CHECK(one.undecided[here] == all.undecided[there]);
        CHECK(shown(one, here, false) == shown(all, there, false));
      }
    }
  }
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
