#include "exchange/table/heading_columns.h"

#include <annals/names.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "core/numbers.h"
#include "exchange/table/cell_value.h"
#include "exchange/table/cell_year.h"
#include "exchange/table/rejected.h"
#include "exchange/table/rows.h"

namespace annals::exchange {
namespace {

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

class HeadingReader {
 public:
  HeadingReader(std::span<const HeadingRow> headings, const TableMapping& mapping,
                const Vocabulary& vocabulary)
      : headings_(headings), mapping_(mapping), vocabulary_(vocabulary) {}

  HeadingColumns read() {
    read_columns();
    return std::move(found_);
  }

 private:
  // The texts of a column, from above to below, each once.
  std::vector<std::string_view> texts_of(std::size_t column) const {
    std::vector<std::string_view> texts;
    for (const HeadingRow& row : headings_) {
      if (column >= row.cells.size() || row.cells[column].empty()) continue;
      if (texts.empty() || texts.back() != row.cells[column]) texts.emplace_back(row.cells[column]);
    }
    return texts;
  }

  void read_columns() {
    std::size_t width = 0;
    for (const HeadingRow& row : headings_) width = std::max(width, row.cells.size());
    found_.keys.resize(width);
    for (std::size_t i = 0; i < width; ++i) {
      const auto texts = texts_of(i);
      ColumnPlan column;
      for (const std::string_view text : texts)
        column.heading += (column.heading.empty() ? "" : " / ") + std::string(text);
      found_.keys[i].ignored = left_out(i, texts) && !texts.empty();
      if (!left_out(i, texts)) {
        column.role = role_of(i, texts);
        if (column.role == Role::kValue) column.unit = unit_in(texts);
        read_keys(i, texts);
      }
      if (column.role != Role::kLeftOut) ++found_.understood;
      found_.columns.push_back(std::move(column));
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
        found_.dimensions = packed_dimensions(*text);
        found_.eurostat = true;
      }
      return *role;
    }
    return Role::kLeftOut;
  }

  void read_keys(std::size_t column, const std::vector<std::string_view>& texts) {
    for (const std::string_view text : texts) {
      if (!role_of_heading(text) && mapped_heading_is_free(text))
        read_key(found_.keys[column], text);
    }
  }

  // A code of an agency may look like a year: then the layout decides, or nothing does.
  void read_key(HeadingKeys& keys, std::string_view text) {
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

  void choose_key(HeadingKeys& keys, std::string_view text, const Result<Year>& year, bool agency,
                  bool indicator) {
    if (mapping_.layout == TableLayout::kWideAgencies && agency) {
      keys.agency = text;
    } else if (mapping_.layout == TableLayout::kWideIndicators && indicator) {
      keys.indicator = text;
    } else if (mapping_.layout == TableLayout::kWideYears && year) {
      keys.year = *year;
    } else {
      found_.ambiguous = text;
    }
  }

  bool mapped_heading_is_free(std::string_view text) const {
    return std::none_of(kMappedRoles.begin(), kMappedRoles.end(), [&](Role role) {
      return folded(mapped_heading(mapping_.columns, role)) == folded(text);
    });
  }

  std::span<const HeadingRow> headings_;
  const TableMapping& mapping_;
  const Vocabulary& vocabulary_;
  HeadingColumns found_;
};

}  // namespace

HeadingColumns read_headings(std::span<const HeadingRow> headings, const TableMapping& mapping,
                             const Vocabulary& vocabulary) {
  return HeadingReader(headings, mapping, vocabulary).read();
}

}  // namespace annals::exchange
