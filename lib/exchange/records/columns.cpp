#include "exchange/records/columns.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/language.h"
#include "core/nearest.h"
#include "core/text.h"

namespace annals {

std::string_view to_string(CsvContent content) noexcept {
  switch (content) {
    case CsvContent::kSubjects:
      return "subjects";
    case CsvContent::kAgencies:
      return "agencies";
    case CsvContent::kIndicators:
      return "indicators";
    case CsvContent::kDefinitions:
      return "definitions";
    case CsvContent::kBreaks:
      return "breaks";
    case CsvContent::kSources:
      return "sources";
    case CsvContent::kSuccessions:
      return "successions";
    case CsvContent::kTargets:
      return "targets";
    case CsvContent::kRules:
      return "rules";
    case CsvContent::kObservations:
      return "observations";
  }
  return "";
}

}  // namespace annals

namespace annals::exchange {
namespace {

constexpr auto kCell = Presence::kCell;
constexpr auto kColumn = Presence::kColumn;

constexpr std::array kSubjects{ColumnRule{"code", kCell}, ColumnRule{"parent"}};
constexpr std::array kAgencies{ColumnRule{"code", kCell}, ColumnRule{"kind", kCell},
                               ColumnRule{"parent"},      ColumnRule{"former_parents"},
                               ColumnRule{"first_year"},  ColumnRule{"last_year"}};
constexpr std::array kIndicators{
    ColumnRule{"code", kCell}, ColumnRule{"subject"},     ColumnRule{"kind", kCell},
    ColumnRule{"unit"},        ColumnRule{"decimals"},    ColumnRule{"polarity"},
    ColumnRule{"aggregation"}, ColumnRule{"numerator"},   ColumnRule{"denominator"},
    ColumnRule{"factor"},      ColumnRule{"formula"},     ColumnRule{"rounding"},
    ColumnRule{"lower_bound"}, ColumnRule{"upper_bound"},
};
constexpr std::array kDefinitions{
    ColumnRule{"indicator", kCell}, ColumnRule{"version", kCell}, ColumnRule{"valid_from"},
    ColumnRule{"valid_to"},         ColumnRule{"legal_basis"},    ColumnRule{"numerator_rule"},
    ColumnRule{"denominator_rule"}, ColumnRule{"note"},
};
constexpr std::array kBreaks{ColumnRule{"indicator", kCell}, ColumnRule{"agency"},
                             ColumnRule{"first_year", kCell}, ColumnRule{"reason"},
                             ColumnRule{"pre_break_value"}};
constexpr std::array kSources{
    ColumnRule{"code", kCell}, ColumnRule{"title"},     ColumnRule{"document_number"},
    ColumnRule{"publisher"},   ColumnRule{"published"}, ColumnRule{"url"},
    ColumnRule{"sha256"},      ColumnRule{"note"},
};
constexpr std::array kSuccessions{
    ColumnRule{"kind", kCell},
    ColumnRule{"predecessor", kCell},
    ColumnRule{"successor", kCell},
    ColumnRule{"year", kCell},
    ColumnRule{"basis"},
    ColumnRule{"note"},
};
constexpr std::array kTargets{
    ColumnRule{"agency"},           ColumnRule{"agency_kind"},
    ColumnRule{"indicator", kCell}, ColumnRule{"year", kCell},
    ColumnRule{"direction", kCell}, ColumnRule{"value", kCell},
    ColumnRule{"source", kCell},    ColumnRule{"note"},
};
constexpr std::array kRules{
    ColumnRule{"code", kCell}, ColumnRule{"kind", kCell}, ColumnRule{"severity", kCell},
    ColumnRule{"identity"},    ColumnRule{"indicator"},   ColumnRule{"agency_kind"},
    ColumnRule{"child_kind"},  ColumnRule{"first_year"},  ColumnRule{"last_year"},
    ColumnRule{"low"},         ColumnRule{"high"},        ColumnRule{"limit"},
    ColumnRule{"measure"},     ColumnRule{"missing"},     ColumnRule{"note"},
};
constexpr std::array kObservations{
    ColumnRule{"agency", kCell}, ColumnRule{"indicator", kCell},
    ColumnRule{"year", kCell},   ColumnRule{"value", kColumn},
    ColumnRule{"bound"},         ColumnRule{"numerator"},
    ColumnRule{"denominator"},   ColumnRule{"status"},
    ColumnRule{"source"},        ColumnRule{"locator"},
    ColumnRule{"note"},
};

constexpr std::array<std::string_view, 2> kObservationNames{"agency_name_", "indicator_name_"};
constexpr std::array<std::string_view, 1> kNameOnly{"name_"};
constexpr std::array<std::string_view, 2> kNames{"name_", "aliases_"};
constexpr std::array<std::string_view, 4> kIndicatorTexts{"name_", "aliases_", "definition_",
                                                          "unit_"};

const ColumnRule* fixed_rule(const ColumnRules& rules, std::string_view name) {
  const auto found = std::find_if(rules.fixed.begin(), rules.fixed.end(),
                                  [&](const ColumnRule& rule) { return rule.name == name; });
  return found == rules.fixed.end() ? nullptr : &*found;
}

std::vector<std::string> known_columns(const ColumnRules& rules, std::string_view language) {
  std::vector<std::string> known;
  for (const ColumnRule& rule : rules.fixed) known.emplace_back(rule.name);
  for (const std::string_view prefix : rules.by_language) {
    known.push_back(std::string(prefix) + std::string(language));
  }
  return known;
}

// The language that "name" may end in, "zh" of "alias_zh"; else a word for any.
std::string_view language_in(std::string_view name) {
  const std::string_view tag = name.substr(name.rfind('_') + 1);  // npos + 1 is 0
  return tag.size() == 2 && tag != name && core::is_language(tag) ? tag : "<language>";
}

// The known columns, those nearest to "name" first.
Error unknown_column(CsvContent content, const ColumnRules& rules, std::string_view name) {
  const std::vector<std::string> known = known_columns(rules, language_in(name));
  const std::vector<std::string> near = core::nearest(name, known, known.size());
  std::vector<std::string_view> words(near.begin(), near.end());
  for (const std::string& column : known) {
    if (std::find(near.begin(), near.end(), column) == near.end()) words.emplace_back(column);
  }
  return {ErrorCode::kInvalidData,
          std::string(to_string(content)) + " have no such column: write " + core::one_of(words)};
}

// Spreadsheets save such a column where a cell beside the table was filled once.
Error unnamed_column(std::size_t number) {
  return {ErrorCode::kInvalidData,
          "column " + std::to_string(number) + " has no heading: name it or delete the column"};
}

std::optional<HeadingColumn> match(const ColumnRules& rules, std::string_view name) {
  if (fixed_rule(rules, name) != nullptr) return HeadingColumn{std::string(name)};
  for (const auto& prefixes : {rules.by_language, rules.for_people}) {
    for (const std::string_view prefix : prefixes) {
      if (name.starts_with(prefix) && core::is_language(name.substr(prefix.size()))) {
        return HeadingColumn{std::string(name), prefix};
      }
    }
  }
  return std::nullopt;
}

bool has(const std::vector<HeadingColumn>& columns, std::string_view name) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const HeadingColumn& column) { return column.name == name; });
}

}  // namespace

ColumnRules column_rules(CsvContent content) noexcept {
  switch (content) {
    case CsvContent::kSubjects:
      return {kSubjects, kNames};
    case CsvContent::kAgencies:
      return {kAgencies, kNames};
    case CsvContent::kIndicators:
      return {kIndicators, kIndicatorTexts};
    case CsvContent::kDefinitions:
      return {kDefinitions, {}};
    case CsvContent::kBreaks:
      return {kBreaks, {}};
    case CsvContent::kSources:
      return {kSources, {}};
    case CsvContent::kSuccessions:
      return {kSuccessions, {}};
    case CsvContent::kTargets:
      return {kTargets, {}};
    case CsvContent::kRules:
      return {kRules, kNameOnly};
    case CsvContent::kObservations:
      return {kObservations, {}, kObservationNames};
  }
  return {};
}

Heading read_heading(CsvContent content, std::span<const std::string_view> cells) {
  const ColumnRules rules = column_rules(content);
  Heading heading;
  for (const std::string_view cell : cells) {
    const bool twice = has(heading.columns, cell);
    auto column = match(rules, cell);
    if (cell.empty()) {
      heading.faults.push_back({"", unnamed_column(heading.columns.size() + 1)});
    } else if (!column) {
      heading.faults.push_back({std::string(cell), unknown_column(content, rules, cell)});
    } else if (twice) {
      heading.faults.push_back(
          {column->name, Error{ErrorCode::kInvalidData, "the column is there twice: keep one"}});
    }
    heading.columns.push_back(column ? *column : HeadingColumn{std::string(cell)});
  }
  for (const ColumnRule& rule : rules.fixed) {
    if (rule.presence == Presence::kOptional || has(heading.columns, rule.name)) continue;
    heading.faults.push_back(
        {std::string(rule.name),
         Error{ErrorCode::kInvalidData,
               "the column is missing: " + std::string(to_string(content)) + " need it"}});
  }
  return heading;
}

}  // namespace annals::exchange
