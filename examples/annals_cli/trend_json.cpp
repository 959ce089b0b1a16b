#include "trend_json.h"

namespace annals::cli {
namespace {

Json json_of(const TheilSen& slope) {
  return {{"slope", slope.slope},
          {"slope_low", slope.slope_low},
          {"slope_high", slope.slope_high},
          {"intercept", slope.intercept}};
}

Json json_of(const MannKendall& test) {
  return {{"n", test.n},         {"s", test.s},      {"variance", test.variance},
          {"z", test.z},         {"tau", test.tau},  {"p_value", test.p_value},
          {"exact", test.exact}, {"ties", test.ties}};
}

Json json_of(const LeastSquares& line) {
  return {{"slope", line.slope},           {"slope_low", line.slope_low},
          {"slope_high", line.slope_high}, {"slope_standard_error", line.slope_standard_error},
          {"intercept", line.intercept},   {"r_squared", line.r_squared},
          {"p_value", line.p_value}};
}

Json json_of(const Change& change) {
  return {{"from", static_cast<int>(change.from)},
          {"to", static_cast<int>(change.to)},
          {"absolute", change.absolute.str()},
          {"percentage_points", change.percentage_points},
          {"relative", change.relative ? Json(*change.relative) : Json()}};
}

Json json_of(const Streak& streak) {
  return {{"direction", to_string(streak.direction)},
          {"changes", streak.changes},
          {"since", static_cast<int>(streak.since)},
          {"certain", streak.certain}};
}

Json json_of(const Best& best) {
  return {{"year", static_cast<int>(best.year)}, {"years_since", best.years_since}};
}

Json json_of(const RoundingEffect& effect) {
  Json values = Json::array();
  for (const Year year : effect.values) values.push_back(static_cast<int>(year));
  return {{"could_turn", effect.could_turn},
          {"s_low", effect.s_low},
          {"s_high", effect.s_high},
          {"p_low", effect.p_low},
          {"p_high", effect.p_high},
          {"verdict_low", to_string(effect.verdict_low)},
          {"verdict_high", to_string(effect.verdict_high)},
          {"values", values}};
}

template <typename T>
Json json_of(const std::optional<T>& value) {
  return value ? json_of(*value) : Json();
}

Json year_or_null(std::optional<Year> year) {
  return year ? Json(static_cast<int>(*year)) : Json();
}

}  // namespace

void add_trend(Json& document, const Trend& trend) {
  document["change"] = json_of(trend.change);
  document["compound_annual_growth"] = trend.growth ? Json(*trend.growth) : Json();
  document["theil_sen"] = json_of(trend.slope);
  document["mann_kendall"] = json_of(trend.test);
  document["least_squares"] = json_of(trend.line);
  document["peak"] = year_or_null(trend.peak);
  document["trough"] = year_or_null(trend.trough);
  document["best"] = json_of(trend.best);
  document["streak"] = json_of(trend.streak);
  document["rounding"] = json_of(trend.rounding);
  document["restarted_at"] = year_or_null(trend.restarted_at);
}

Json part_json(const Trend& segment) {
  return {{"from", static_cast<int>(segment.years->first)},
          {"to", static_cast<int>(segment.years->last)},
          {"restarted_at", year_or_null(segment.restarted_at)},
          {"verdict", to_string(segment.verdict)},
          {"n", segment.n},
          {"change", json_of(segment.change)},
          {"theil_sen", json_of(segment.slope)},
          {"mann_kendall", json_of(segment.test)}};
}

Json json_of(const SourceDocument& source) {
  return {{"code", source.code.str()},
          {"title", source.title},
          {"document_number", source.document_number},
          {"publisher", source.publisher},
          {"published", source.published ? Json(source.published->str()) : Json()},
          {"url", source.url}};
}

}  // namespace annals::cli
