#include "group.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "aggregate_words.h"
#include "words.h"

namespace annals::cli {
namespace {

Result<PeerGroup> group_of(const Store& store, const GroupArguments& arguments) {
  if (!arguments.peers_of.empty()) {
    const auto agency = store.find_agency(arguments.peers_of);
    if (!agency) return agency.error();
    return PeerGroup(SameParent{.agency = agency->code});
  }
  const auto kind = parse_agency_kind(arguments.kind);
  if (!kind) return Error{ErrorCode::kInvalidArgument, "--kind: " + kind.error().message};
  return PeerGroup(SameKind{*kind});
}

Result<std::vector<AgencyCode>> named(const Store& store, const std::vector<std::string>& texts) {
  std::vector<AgencyCode> codes;
  for (const std::string& text : texts) {
    const auto agency = store.find_agency(text);
    if (!agency) return agency.error();
    codes.push_back(agency->code);
  }
  return codes;
}

std::set<Year> years_with_values(const std::vector<Series>& all) {
  std::set<Year> years;
  for (const Series& series : all) {
    for (const Observation& observation : series.observations()) {
      if (observation.value) years.insert(observation.year);
    }
  }
  return years;
}

// A value, and how far at most its print may reach: a unit of the last digit to either side, a
// count to the unit nowhere, a bound anywhere. Whom it cannot reach need not be looked at.
struct Reach {
  double low, high;
  const Series* series;
  const Observation* value;
};

Reach reach_of(const Series& series, const Observation& value) {
  constexpr double kEndless = std::numeric_limits<double>::infinity();
  if (value.bound != Bound::kExact) return {-kEndless, kEndless, &series, &value};
  const double printed = value.value->to_double();
  const int exponent = value.value->exponent();
  const bool count = series.indicator().kind == IndicatorKind::kCount && exponent <= 0;
  const double unit = count ? 0 : 1.001 * std::pow(10, exponent);
  return {printed - unit, printed + unit, &series, &value};
}

bool order_is_open(const Reach& a, const Reach& b) {
  return *a.value->value != *b.value->value &&
         !distinguishable(*a.value, *b.value, a.series->indicator());
}

bool comes_first(const Reach& a, const Reach& b) {
  if (*a.value->value == *b.value->value) return a.series->agency().code < b.series->agency().code;
  const bool lower_first = a.series->indicator().polarity == Polarity::kLowerIsBetter;
  return (*a.value->value < *b.value->value) == lower_first;
}

}  // namespace

void GroupArguments::add_to(CLI::App* command, const Session& session) {
  command->add_option("AGENCIES", agencies,
                      session.text("agencies; all that have values if none is named",
                                   "机构；不写则为所有有数值的机构"));
  command->add_option("--peers-of", peers_of,
                      session.text("the agencies of its kind under the same parent",
                                   "与该机构同上级、同类别的机构"));
  command->add_option(
      "--kind", kind,
      session.text("all of a kind: province, prefecture, county, department, ...",
                   "某一类别的所有机构：province、prefecture、county、department 等"));
}

Result<std::vector<Series>> GroupArguments::read(const Session& session, const Store& store,
                                                 const Indicator& indicator,
                                                 const ReadOptions& options, Year year) const {
  const int ways = (agencies.empty() ? 0 : 1) + (peers_of.empty() ? 0 : 1) + (kind.empty() ? 0 : 1);
  if (ways == 0) return store.cross_section(indicator.code, options);
  if (ways > 1) {
    return Error{
        ErrorCode::kInvalidArgument,
        session.text("a group is given twice: name agencies, or write --peers-of, or --kind",
                     "机构范围重复：请写机构，或 --peers-of，或 --kind")};
  }
  if (!agencies.empty()) {
    const auto codes = named(store, agencies);
    if (!codes) return codes.error();
    return series_of(store, *codes, indicator.code, options);
  }
  const auto group = group_of(store, *this);
  if (!group) return group.error();
  const auto codes = peers(store, *group, year);
  if (!codes) return codes.error();
  return series_of(store, *codes, indicator.code, options);
}

Result<Year> GroupArguments::last_year(const Session& session, const Store& store,
                                       const Indicator& indicator,
                                       const ReadOptions& options) const {
  const auto all = store.cross_section(indicator.code, options);
  if (!all) return all.error();
  const std::set<Year> years = years_with_values(*all);
  Error error = nothing_on_record(session, indicator);
  bool failed = false;
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    const auto group = read(session, store, indicator, options, *year);
    if (group && years_with_values(*group).contains(*year)) return *year;
    // A year in which there was no such group; the last of them is the one to tell of.
    if (!group && !failed) error = group.error();
    failed = failed || !group;
  }
  return error;
}

void OrderArgument::add_to(CLI::App* command, const Session& session) {
  command
      ->add_option("--order", word,
                   session.text("high or low: what comes first (default the better)",
                                "high 或 low：何者在前（默认优者在前）"))
      ->check([&session](const std::string& text) -> std::string {
        if (text == "high" || text == "low") return {};
        return "\"" + text + "\"" +
               session.text(" is no order: write high or low", " 不是次序：请写 high 或 low");
      });
}

Result<RankOrder> OrderArgument::order(const Session& session, const Indicator& indicator) const {
  if (word == "high") return RankOrder::kHighestFirst;
  if (word == "low") return RankOrder::kLowestFirst;
  if (indicator.polarity != Polarity::kNeutral) return RankOrder::kByPolarity;
  return Error{ErrorCode::kInvalidArgument,
               name_of(session, indicator) +
                   session.text(" has no better and worse: write --order high or --order low",
                                " 无优劣方向：请写 --order high 或 --order low")};
}

std::string name_in(const Session& session, const std::vector<Series>& all,
                    const AgencyCode& agency) {
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const Series& series) { return series.agency().code == agency; });
  return found == all.end() ? agency.str() : name_of(session, found->agency());
}

int statistics_decimals(const std::vector<Series>& all) {
  int finest = 0;
  for (const Series& series : all) {
    for (const Observation& observation : series.observations()) {
      if (observation.value) finest = std::max(finest, observation.value->decimals());
    }
  }
  return finest + 1;
}

std::string title_of(const Session& session, const Indicator& indicator) {
  const std::string unit(indicator.unit_in(session.language));
  return name_of(session, indicator) + " (" +
         (unit.empty() ? "" : unit + session.text(", ", "，")) +
         polarity_word(session, indicator.polarity) + ")";
}

void print_title(const Session& session, const Indicator& indicator) {
  if (session.format != Format::kTable) return;
  session.print(title_of(session, indicator));
  session.print();
}

std::vector<std::string> break_lines(const Session& session, const Store& store,
                                     const Indicator& indicator) {
  std::vector<std::string> lines;
  const auto breaks = store.breaks();
  if (!breaks) return lines;
  for (const SeriesBreak& known : *breaks) {
    if (known.indicator != indicator.code) continue;
    lines.push_back(session.text("break in series in ", "口径中断于 ") +
                    to_string(known.first_year) +
                    (known.agency ? session.text(" for ", "，仅 ") + known.agency->str() : "") +
                    (known.reason.empty() ? "" : session.text(": ", "：") + known.reason));
  }
  return lines;
}

void print_below(const Session& session, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  session.print();
  for (const std::string& line : lines) session.print(line);
}

OpenOrders open_orders(const std::vector<Series>& all, Year year) {
  std::vector<Reach> reaches;
  for (const Series& series : all) {
    const Observation* const value = series.find(year);
    if (value != nullptr && value->value) reaches.push_back(reach_of(series, *value));
  }
  const auto better = [&](const Reach* a, const Reach* b) { return comes_first(*a, *b); };
  std::sort(reaches.begin(), reaches.end(),
            [](const Reach& a, const Reach& b) { return a.low < b.low; });
  std::map<AgencyCode, std::vector<const Reach*>> found;
  for (auto one = reaches.begin(); one != reaches.end(); ++one) {
    for (auto other = one + 1; other != reaches.end() && other->low <= one->high; ++other) {
      if (!order_is_open(*one, *other)) continue;
      found[one->series->agency().code].push_back(&*other);
      found[other->series->agency().code].push_back(&*one);
    }
  }
  OpenOrders result;
  for (auto& [agency, others] : found) {
    std::sort(others.begin(), others.end(), better);
    for (const Reach* other : others) result[agency].push_back(other->series->agency().code);
  }
  return result;
}

Cell order_open_cell(const Session& session, const std::vector<Series>& all,
                     const std::vector<AgencyCode>& agencies) {
  std::vector<std::string> names;
  std::string codes;
  for (const AgencyCode& agency : agencies) {
    names.push_back(name_in(session, all, agency));
    codes += (codes.empty() ? "" : "|") + agency.str();
  }
  return {some_of(session, names, 3), codes.empty() ? Json() : Json(codes)};
}

Error nothing_on_record(const Session& session, const Indicator& indicator) {
  return {ErrorCode::kInsufficientData,
          session.text("nothing is on record of ", "没有记录：") + name_of(session, indicator) +
              session.text(" in the years and as of the day asked for", "")};
}

}  // namespace annals::cli
