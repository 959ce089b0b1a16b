#include "exchange/table/heading_plan.h"

#include <annals/names.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "exchange/table/heading_columns.h"

namespace annals::exchange {
namespace {

bool is_wide(TableLayout layout) {
  return layout != TableLayout::kLong && layout != TableLayout::kDetect;
}

// Plans for one choice of headings.
class Planner {
 public:
  Planner(std::span<const HeadingRow> headings, const TableMapping& mapping,
          const Vocabulary& vocabulary)
      : mapping_(mapping) {
    HeadingColumns read = read_headings(headings, mapping, vocabulary);
    plan_.headings.assign(headings.begin(), headings.end());
    plan_.columns = std::move(read.columns);
    plan_.dimensions = std::move(read.dimensions);
    plan_.eurostat = read.eurostat;
    keys_ = std::move(read.keys);
    ambiguous_ = std::move(read.ambiguous);
    understood_ = read.understood;
  }

  HeadingPlan plan() {
    choose_layout();
    if (is_wide(plan_.layout)) mark_companions();
    mark_values();
    link_companions();
    HeadingPlan result{complete(), std::move(plan_), std::move(error_)};
    result.understood = understood_;
    return result;
  }

 private:
  std::size_t count(auto has) const {
    std::size_t n = 0;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (plan_.columns[i].role == Role::kLeftOut && has(keys_[i])) ++n;
    }
    return n;
  }

  void choose_layout() {
    const std::size_t years = count([](const HeadingKeys& keys) { return keys.year.has_value(); });
    const std::size_t agencies =
        count([](const HeadingKeys& keys) { return !keys.agency.empty(); });
    const std::size_t indicators =
        count([](const HeadingKeys& keys) { return !keys.indicator.empty(); });
    understood_ += years + agencies + indicators;
    plan_.layout = mapping_.layout;
    if (plan_.layout != TableLayout::kDetect) return;
    if (plan_.column_of(Role::kValue)) {
      plan_.layout = TableLayout::kLong;
    } else if (years >= 2 || (years == 1 && single_year_is_plain())) {
      plan_.layout = TableLayout::kWideYears;
    } else if (indicators > 0 && agencies == 0) {
      plan_.layout = TableLayout::kWideIndicators;
    } else if (agencies > 0 && indicators == 0) {
      plan_.layout = TableLayout::kWideAgencies;
    }
  }

  // One number that may be a year is a heading where the others say in plain words of whom and of
  // what the values are, at least one of both by a column; else it may stand in a row of values.
  bool single_year_is_plain() const {
    const auto [agency, indicator, year] = dimensions();
    const auto told = [](const Dimension& d) { return d.in_column || d.fixed; };
    return told(agency) && told(indicator) && (agency.in_column || indicator.in_column) &&
           !told(year);
  }

  // Columns such as "2023_status" beside "2023" belong to that one.
  void mark_companions() {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      ColumnPlan& column = plan_.columns[i];
      if (column.role != Role::kLeftOut || names_something(keys_[i])) continue;
      for (const auto& [suffix, role] :
           {std::pair<std::string_view, Role>{"_bound", Role::kValueBound},
            {"_status", Role::kValueStatus}}) {
        const std::string word = folded(column.heading);
        if (!word.ends_with(suffix) || !value_column(word.substr(0, word.size() - suffix.size())))
          continue;
        column.role = role;
        keys_[i] = {};
      }
    }
  }

  static bool names_something(const HeadingKeys& keys) {
    return keys.year || !keys.agency.empty() || !keys.indicator.empty();
  }

  // The column of values with this heading, folded; empty if there is none.
  std::optional<std::size_t> value_column(std::string_view heading) const {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const Role role = plan_.columns[i].role;
      const bool word = plan_.layout != TableLayout::kWideYears && !keys_[i].other.empty();
      const bool may_be =
          role == Role::kValue || (role == Role::kLeftOut && (names_something(keys_[i]) || word));
      if (may_be && folded(plan_.columns[i].heading) == heading) return i;
    }
    return std::nullopt;
  }

  void link_companions() {
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      const Role role = plan_.columns[i].role;
      if (role != Role::kValueBound && role != Role::kValueStatus) continue;
      const std::string word = folded(plan_.columns[i].heading);
      const auto of = value_column(word.substr(0, word.rfind('_')));
      if (!of) continue;
      (role == Role::kValueBound ? plan_.columns[*of].bound_column
                                 : plan_.columns[*of].status_column) = i;
    }
  }

  // Makes value columns of those whose headings say of whom, of what or of when.
  void mark_values() {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      ColumnPlan& column = plan_.columns[i];
      HeadingKeys& keys = keys_[i];
      const bool free = column.role == Role::kLeftOut && !column.heading.empty();
      const bool takes = is_wide(plan_.layout) && free && fits(keys);
      if (takes) column.role = Role::kValue;
      if (column.role != Role::kValue || plan_.layout == TableLayout::kLong) continue;
      column.year = keys.year;
      column.agency = keys.agency;
      column.indicator = keys.indicator;
    }
  }

  // True if the headings hold what the layout, a wide one, has across; a word that is not known is
  // taken for it.
  bool fits(HeadingKeys& keys) const {
    if (plan_.layout == TableLayout::kWideYears) return keys.year.has_value();
    std::string& word = plan_.layout == TableLayout::kWideIndicators ? keys.indicator : keys.agency;
    if (word.empty()) word = std::exchange(keys.other, {});
    return names_something(keys);
  }

  // ---- Whether every value is told of whom, of what and of when. ----
  struct Dimension {
    std::string_view name, option;
    bool in_column, in_headings, fixed;
    Role role;
  };

  bool has(Role role) const { return plan_.column_of(role).has_value(); }

  bool headings_have(auto member) const {
    bool any = false;
    for (const ColumnPlan& column : plan_.columns) {
      if (column.role != Role::kValue) continue;
      if (!member(column)) return false;
      any = true;
    }
    return any;
  }

  std::array<Dimension, 3> dimensions() const {
    return {
        Dimension{"agency", "agency",
                  has(Role::kAgency) || has(Role::kAgencyName) || has(Role::kPacked),
                  headings_have([](const ColumnPlan& c) { return !c.agency.empty(); }),
                  !mapping_.agency.empty(), Role::kAgency},
        Dimension{"indicator", "indicator",
                  has(Role::kIndicator) || has(Role::kIndicatorName) ||
                      (has(Role::kPacked) && plan_.dimensions.size() > 1),
                  headings_have([](const ColumnPlan& c) { return !c.indicator.empty(); }),
                  !mapping_.indicator.empty(), Role::kIndicator},
        Dimension{"year", "year", has(Role::kYear),
                  headings_have([](const ColumnPlan& c) { return c.year.has_value(); }),
                  mapping_.year.has_value(), Role::kYear},
    };
  }

  bool fail(ErrorCode code, std::string message) {
    error_ = {code, std::move(message)};
    return false;
  }

  bool complete() {
    if (!ambiguous_.empty() && plan_.layout != TableLayout::kLong) {
      return fail(ErrorCode::kInvalidData,
                  "the heading " + core::quoted(ambiguous_) +
                      " may be a year, an agency or an indicator: say which layout is meant");
    }
    if (!has(Role::kValue)) return fail(ErrorCode::kInvalidData, no_values());
    take_other_words();
    fill_corner();
    for (const Dimension& dimension : dimensions()) {
      const int told = (dimension.in_column ? 1 : 0) + (dimension.in_headings ? 1 : 0) +
                       (dimension.fixed ? 1 : 0);
      if (told == 0) return fail(ErrorCode::kInvalidData, missing(dimension));
      if (told > 1 && !(plan_.eurostat && dimension.fixed)) {
        return fail(ErrorCode::kInvalidArgument,
                    "the " + std::string(dimension.name) +
                        " is told twice, by a column, by the headings or for the whole table: "
                        "leave one out, or ignore the column");
      }
    }
    return true;
  }

  // Words that are not known, beside the years of all columns, name the indicators where the rows
  // name the agencies, and the other way round.
  void take_other_words() {
    if (plan_.layout != TableLayout::kWideYears) return;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (plan_.columns[i].role == Role::kValue && keys_[i].other.empty()) return;
    }
    const auto [agency, indicator, year] = dimensions();
    const auto told = [](const Dimension& d) { return d.in_column || d.in_headings || d.fixed; };
    if (told(agency) == told(indicator)) return;
    const bool of_indicators = told(agency);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      ColumnPlan& column = plan_.columns[i];
      if (column.role == Role::kValue)
        (of_indicators ? column.indicator : column.agency) = keys_[i].other;
    }
  }

  // Where one dimension is missing and one column without a known heading stands in front of the
  // values, that is its column.
  void fill_corner() {
    std::optional<Role> lacking;
    for (const Dimension& dimension : dimensions()) {
      if (dimension.in_column || dimension.in_headings || dimension.fixed) continue;
      if (lacking) return;
      lacking = dimension.role;
    }
    std::optional<std::size_t> corner;
    for (std::size_t i = 0; i < *plan_.column_of(Role::kValue); ++i) {
      if (plan_.columns[i].role != Role::kLeftOut || keys_[i].ignored) continue;
      if (corner) return;
      corner = i;
    }
    if (lacking && corner) plan_.columns[*corner].role = *lacking;
  }

  std::string place() const { return "line " + std::to_string(plan_.line()); }

  std::string no_values() const {
    return place() +
           " is no heading: no column of values and no years, indicators or agencies as columns "
           "were found; name the columns or the layout";
  }
  std::string missing(const Dimension& dimension) const {
    const std::string name(dimension.name);
    return place() + " looks like the heading, but nothing tells the " + name +
           ": name its column, or give the " + name + " for the whole table";
  }

  const TableMapping& mapping_;
  TablePlan plan_;
  std::vector<HeadingKeys> keys_;
  std::string ambiguous_;
  std::size_t understood_ = 0;
  Error error_;
};

}  // namespace

HeadingPlan plan_headings(std::span<const HeadingRow> headings, const TableMapping& mapping,
                          const Vocabulary& vocabulary) {
  return Planner(headings, mapping, vocabulary).plan();
}

}  // namespace annals::exchange
