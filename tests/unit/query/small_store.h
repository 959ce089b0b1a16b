// Small stores by hand, for tests of questions over several agencies.
#pragma once

#include <annals/annals.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/builders.h"
#include "support/shown.h"

namespace annals::test {

// "b (2015:2018)": codes and years of existence, where any are given.
struct Body {
  std::string_view code, parent = "";
  int first = 0, last = 0;
};

inline Agency made(const Body& body) {
  Agency result = agency(body.code);
  if (!body.parent.empty()) result.parent = AgencyCode(body.parent);
  if (body.first != 0) result.first_year = Year(body.first);
  if (body.last != 0) result.last_year = Year(body.last);
  return result;
}

inline Succession step(SuccessionKind kind, std::string_view from, std::string_view to, int year) {
  return {kind, AgencyCode(from), AgencyCode(to), Year(year)};
}

// A store in memory with the indicators
//   cases, hearings, wins   counts, summed (wins has no place in a rate)
//   money                   an amount, summed
//   rate                    100 * wins / hearings, one decimal, 0 to 100
//   score                   mean, one decimal
//   grade                   not added up
class SmallStore {
 public:
  explicit SmallStore(const std::vector<Body>& bodies,
                      const std::vector<Succession>& successions = {})
      : store(Store::in_memory().value()) {
    for (const Body& body : bodies) store.define(made(body)).value();
    for (const Succession& each : successions) store.define(each).value();
    define("cases", IndicatorKind::kCount, Aggregation::kSum);
    define("hearings", IndicatorKind::kCount, Aggregation::kSum);
    define("wins", IndicatorKind::kCount, Aggregation::kSum);
    define("money", IndicatorKind::kAmount, Aggregation::kSum);
    define("score", IndicatorKind::kScore, Aggregation::kMean);
    define("grade", IndicatorKind::kScore, Aggregation::kNone);
    Indicator rate = indicator("rate", IndicatorKind::kPercent);
    rate.aggregation = Aggregation::kRatioOfSums;
    rate.numerator = IndicatorCode("wins");
    rate.denominator = IndicatorCode("hearings");
    rate.factor = 100;
    rate.decimals = 1;
    rate.lower_bound = 0;
    rate.upper_bound = 100;
    store.define(rate).value();
  }

  // One printed value: put("a", "cases", 2020, "12.2万"). Letters alone: no value, for that reason.
  SmallStore& put(std::string_view agency, std::string_view indicator, int year,
                  std::string_view printed, std::string_view letters = "") {
    Observation each = observation(year, "", letters);
    if (!printed.empty()) {
      const PrintedValue value = parse_printed_value(printed).value();
      each.value = value.value;
      each.bound = value.bound;
    }
    return write(agency, indicator, each);
  }
  // A rate that is printed with its counts.
  SmallStore& put_rate(std::string_view agency, int year, std::string_view printed, int numerator,
                       int denominator) {
    Observation each = observation(year, printed);
    each.numerator = numerator;
    each.denominator = denominator;
    return write(agency, "rate", each);
  }

  Result<Rollup> roll(std::string_view parent, std::string_view indicator,
                      const RollupOptions& options = {}) const {
    return rollup(store, AgencyCode(parent), IndicatorCode(indicator), options);
  }
  Result<LinkedSeries> link(std::string_view agency, std::string_view indicator,
                            const ReadOptions& options = {}) const {
    return linked_series(store, AgencyCode(agency), IndicatorCode(indicator), options);
  }

  Store store;

 private:
  void define(std::string_view code, IndicatorKind kind, Aggregation aggregation) {
    Indicator each = indicator(code, kind);
    each.aggregation = aggregation;
    each.decimals = kind == IndicatorKind::kScore ? 1 : 0;
    store.define(each).value();
  }
  SmallStore& write(std::string_view agency, std::string_view indicator, const Observation& each) {
    store
        .write(Batch(source("report-" + std::string(agency)))
                   .add(AgencyCode(agency), IndicatorCode(indicator), each))
        .value();
    return *this;
  }
};

inline std::string shown(const std::vector<AgencyCode>& codes) {
  std::string text;
  for (const AgencyCode& code : codes) text += (text.empty() ? "" : " ") + code.str();
  return text;
}

// "12 [11.5, 12.5]", "at_least 12 [12, ]", "12" where only that is possible.
inline std::string shown(const Aggregate& aggregate) {
  std::string text;
  if (aggregate.bound != Bound::kExact) text = std::string(to_string(aggregate.bound)) + " ";
  text += aggregate.value.plain();
  if (aggregate.numerator && aggregate.denominator) {
    text += " = " + aggregate.numerator->plain() + "/" + aggregate.denominator->plain();
  }
  if (aggregate.exact() && *aggregate.low == aggregate.value) return text;
  return text + " [" + (aggregate.low ? aggregate.low->plain() : "") + ", " +
         (aggregate.high ? aggregate.high->plain() : "") + "]";
}

// "2017: 30 of a b", a line a year; then "2016 not: ...".
inline std::string shown(const LinkedSeries& linked) {
  std::string text;
  for (std::size_t i = 0; i < linked.values.size(); ++i) {
    if (i > 0) text += "; ";
    text += to_string(linked.series.observations()[i].year) + "=" +
            shown(linked.values[i].aggregate) + " of";
    for (const LinkedPart& part : linked.values[i].parts) text += " " + part.agency.str();
  }
  return text.empty() ? "none" : text;
}
inline std::string joints_of(const LinkedSeries& linked) {
  std::string text;
  for (const Joint& joint : linked.joints) {
    text += (text.empty() ? "" : "; ") + to_string(joint.year) + " " + describe(joint);
  }
  return text.empty() ? "none" : text;
}
inline std::string unjoined_of(const LinkedSeries& linked) {
  std::string text;
  for (const Unjoined& each : linked.unjoined) {
    text += (text.empty() ? "" : "; ") + to_string(each.year) + " " +
            std::string(to_string(each.obstacle)) + ": " + each.reason;
  }
  return text.empty() ? "none" : text;
}

// "2020=30 2/3 -c(no_value)", with "!" where the policy is not met and "~" for what is left aside.
inline std::string shown(const RollupYear& year) {
  std::string text = to_string(year.year) + "=";
  text += year.computed ? shown(*year.computed) : "-";
  if (year.obstacle != Obstacle::kNone) text += "(" + std::string(to_string(year.obstacle)) + ")";
  text +=
      " " + std::to_string(year.coverage.reporting) + "/" + std::to_string(year.coverage.expected);
  if (!year.coverage.passed) text += "!";
  for (const RollupMember& member : year.members) {
    if (member.reporting()) continue;
    text += " -" + member.agency.str() + "(" + std::string(to_string(member.obstacle)) + ")";
  }
  for (const RollupMember& member : year.aside) {
    text += " ~" + member.agency.str() + "(" + std::string(to_string(member.obstacle)) + ")";
  }
  return text;
}
inline std::string shown(const Rollup& rolled) {
  std::string text;
  for (const RollupYear& year : rolled.years) text += (text.empty() ? "" : "; ") + shown(year);
  return text.empty() ? "none" : text;
}
template <typename T>
std::string told(const Result<T>& result) {
  return result ? shown(*result) : shown(result.error());
}

}  // namespace annals::test
