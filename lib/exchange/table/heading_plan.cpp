#include "exchange/table/heading_plan.h"

#include <annals/names.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/numbers.h"
#include "core/text.h"
#include "exchange/table/cell_value.h"
#include "exchange/table/cell_year.h"
#include "exchange/table/rejected.h"
#include "exchange/table/rows.h"

namespace annals::exchange {
namespace {

bool is_wide(TableLayout layout) {
  return layout != TableLayout::kLong && layout != TableLayout::kDetect;
}

// The parts of "freq,unit,geo\TIME_PERIOD" in front of the backslash.
std::vector<std::string> packed_dimensions(std::string_view heading) {
  std::vector<std::string> parts;
  heading = heading.substr(0, heading.find('\\'));
  for (;;) {
    const std::size_t comma = heading.find(',');
    parts.emplace_back(heading.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    heading.remove_prefix(comma + 1);
  }
}

// False for what stands in cells of values.
bool is_word(std::string_view text) {
  static const MissingMarks marks{TableMapping{}};
  return !parse_printed_value(text) && !core::is_digit(text.front()) && text.front() != '-' &&
         marks.find(text) == nullptr;
}

// Plans for one choice of headings.
class Planner {
 public:
  Planner(std::span<const HeadingRow> headings, const TableMapping& mapping,
          const Vocabulary& vocabulary)
      : mapping_(mapping), vocabulary_(vocabulary) {
    plan_.headings.assign(headings.begin(), headings.end());
  }

  HeadingPlan plan() {
    read_columns();
    choose_layout();
    if (is_wide(plan_.layout)) mark_companions();
    mark_values();
    link_companions();
    HeadingPlan result{complete(), std::move(plan_), std::move(error_)};
    result.understood = understood_;
    return result;
  }

 private:
  // The texts of a column, from above to below, each once.
  std::vector<std::string_view> texts_of(std::size_t column) const {
    std::vector<std::string_view> texts;
    for (const HeadingRow& row : plan_.headings) {
      if (column >= row.cells.size() || row.cells[column].empty()) continue;
      if (texts.empty() || texts.back() != row.cells[column]) texts.emplace_back(row.cells[column]);
    }
    return texts;
  }

  void read_columns() {
    std::size_t width = 0;
    for (const HeadingRow& row : plan_.headings) width = std::max(width, row.cells.size());
    keys_.resize(width);
    for (std::size_t i = 0; i < width; ++i) {
      const auto texts = texts_of(i);
      ColumnPlan column;
      for (const std::string_view text : texts)
        column.heading += (column.heading.empty() ? "" : " / ") + std::string(text);
      if (!left_out(i, texts)) {
        column.role = role_of(i, texts);
        if (column.role == Role::kValue) column.unit = unit_in(texts);
        read_keys(i, texts);
      }
      if (column.role != Role::kLeftOut) ++understood_;
      plan_.columns.push_back(std::move(column));
    }
  }

  // The unit in brackets behind the heading of a column of values.
  static std::string unit_in(const std::vector<std::string_view>& texts) {
    const auto split = texts.empty() ? std::nullopt : word_with_unit(texts.back());
    return split ? std::string(split->unit) : std::string();
  }

  bool left_out(std::size_t column, const std::vector<std::string_view>& texts) const {
    if (texts.empty() && mapped_role(column, texts) == Role::kLeftOut) return true;
    return std::any_of(texts.begin(), texts.end(), [&](std::string_view text) {
      if (text == kRejectedBecause) return true;
      return std::any_of(
          mapping_.ignored.begin(), mapping_.ignored.end(), [&](const std::string& ignored) {
            return folded(ignored) == folded(text) || ignored == column_letters(column);
          });
    });
  }

  Role mapped_role(std::size_t column, const std::vector<std::string_view>& texts) const {
    for (const Role role : kMappedRoles) {
      const std::string_view wanted = mapped_heading(mapping_.columns, role);
      if (wanted.empty()) continue;
      const bool here = std::any_of(texts.begin(), texts.end(), [&](std::string_view text) {
        return folded(text) == folded(wanted);
      });
      if (here || wanted == column_letters(column)) return role;
    }
    return Role::kLeftOut;
  }

  // The role of a word, also of one for values with their unit behind it: "Value (%)".
  static std::optional<Role> role_of_heading(std::string_view text) {
    if (const auto role = role_of_word(text)) return role;
    const auto split = word_with_unit(text);
    const auto role = split ? role_of_word(split->word) : std::nullopt;
    return role == Role::kValue ? role : std::nullopt;
  }

  Role role_of(std::size_t column, const std::vector<std::string_view>& texts) {
    if (const Role mapped = mapped_role(column, texts); mapped != Role::kLeftOut) return mapped;
    if (texts.size() == 1 && is_name_for_people(texts.front())) return Role::kForPeople;
    for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
      const auto role = role_of_heading(*text);
      if (!role || !mapped_heading(mapping_.columns, *role).empty()) continue;
      if (*role == Role::kPacked) {
        plan_.dimensions = packed_dimensions(*text);
        plan_.eurostat = true;
      }
      return *role;
    }
    return Role::kLeftOut;
  }

  // What the headings of one column name.
  struct Keys {
    std::optional<Year> year{};
    std::string agency{}, indicator{}, other{};
  };

  void read_keys(std::size_t column, const std::vector<std::string_view>& texts) {
    for (const std::string_view text : texts) {
      if (!role_of_heading(text) && mapped_heading_is_free(text)) read_key(keys_[column], text);
    }
  }

  // A code of an agency may look like a year: then the layout decides, or nothing does.
  void read_key(Keys& keys, std::string_view text) {
    const auto year = read_year(text, mapping_.fiscal_year);
    const bool agency = vocabulary_.knows_agency(text);
    const bool indicator = vocabulary_.knows_indicator(text);
    const int meanings = (year ? 1 : 0) + (agency ? 1 : 0) + (indicator ? 1 : 0);
    if (meanings > 1) return choose_key(keys, text, year, agency, indicator);
    if (year) keys.year = *year;
    if (agency) keys.agency = text;
    if (indicator) keys.indicator = text;
    if (meanings == 0 && is_word(text)) keys.other = text;
  }

  void choose_key(Keys& keys, std::string_view text, const Result<Year>& year, bool agency,
                  bool indicator) {
    if (mapping_.layout == TableLayout::kWideAgencies && agency) {
      keys.agency = text;
    } else if (mapping_.layout == TableLayout::kWideIndicators && indicator) {
      keys.indicator = text;
    } else if (mapping_.layout == TableLayout::kWideYears && year) {
      keys.year = *year;
    } else {
      ambiguous_ = text;
    }
  }

  bool mapped_heading_is_free(std::string_view text) const {
    return std::none_of(kMappedRoles.begin(), kMappedRoles.end(), [&](Role role) {
      return folded(mapped_heading(mapping_.columns, role)) == folded(text);
    });
  }

  std::size_t count(auto has) const {
    std::size_t n = 0;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (plan_.columns[i].role == Role::kLeftOut && has(keys_[i])) ++n;
    }
    return n;
  }

  void choose_layout() {
    const std::size_t years = count([](const Keys& keys) { return keys.year.has_value(); });
    const std::size_t agencies = count([](const Keys& keys) { return !keys.agency.empty(); });
    const std::size_t indicators = count([](const Keys& keys) { return !keys.indicator.empty(); });
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

  static bool names_something(const Keys& keys) {
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
      Keys& keys = keys_[i];
      const bool free = column.role == Role::kLeftOut && !column.heading.empty();
      const bool takes = is_wide(plan_.layout) && free && fits(keys);
      if (takes) column.role = Role::kValue;
      if (column.role != Role::kValue || plan_.layout == TableLayout::kLong) continue;
      column.year = keys.year;
      column.agency = keys.agency;
      column.indicator = keys.indicator;
    }
  }

  // True if the headings hold what the layout has across; a word that is not known is taken for it.
  bool fits(Keys& keys) const {
    const bool named = keys.year || !keys.agency.empty() || !keys.indicator.empty();
    switch (plan_.layout) {
      case TableLayout::kDetect:
      case TableLayout::kLong:
        return false;
      case TableLayout::kWideYears:
        return keys.year.has_value();
      case TableLayout::kWideIndicators:
        if (keys.indicator.empty()) keys.indicator = std::exchange(keys.other, {});
        return named || !keys.indicator.empty();
      case TableLayout::kWideAgencies:
        if (keys.agency.empty()) keys.agency = std::exchange(keys.other, {});
        return named || !keys.agency.empty();
    }
    return false;
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
      if (plan_.columns[i].role != Role::kLeftOut || left_out_by_mapping(i)) continue;
      if (corner) return;
      corner = i;
    }
    if (lacking && corner) plan_.columns[*corner].role = *lacking;
  }

  bool left_out_by_mapping(std::size_t column) const {
    const auto texts = texts_of(column);
    return !texts.empty() && left_out(column, texts);
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
  const Vocabulary& vocabulary_;
  TablePlan plan_;
  std::vector<Keys> keys_;
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
