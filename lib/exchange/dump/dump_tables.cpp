#include "exchange/dump/dump_tables.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "exchange/records/columns.h"

namespace annals::exchange {
namespace {

constexpr std::array kDefinitionContents{
    CsvContent::kSubjects,    CsvContent::kAgencies, CsvContent::kIndicators,
    CsvContent::kDefinitions, CsvContent::kBreaks,   CsvContent::kSources,
    CsvContent::kSuccessions, CsvContent::kTargets,  CsvContent::kRules,
};

// What a column of definitions holds, where it is more than a text.
struct Fact {
  CsvContent content;
  std::string_view column;
  FieldType type;
  std::string_view refers_to{};
};

constexpr Fact kFacts[] = {
    {CsvContent::kSubjects, "parent", FieldType::kString, "subjects"},
    {CsvContent::kAgencies, "parent", FieldType::kString, "agencies"},
    {CsvContent::kAgencies, "first_year", FieldType::kYear},
    {CsvContent::kAgencies, "last_year", FieldType::kYear},
    {CsvContent::kIndicators, "subject", FieldType::kString, "subjects"},
    {CsvContent::kIndicators, "decimals", FieldType::kInteger},
    {CsvContent::kIndicators, "numerator", FieldType::kString, "indicators"},
    {CsvContent::kIndicators, "denominator", FieldType::kString, "indicators"},
    {CsvContent::kIndicators, "factor", FieldType::kNumber},
    {CsvContent::kIndicators, "lower_bound", FieldType::kNumber},
    {CsvContent::kIndicators, "upper_bound", FieldType::kNumber},
    {CsvContent::kDefinitions, "indicator", FieldType::kString, "indicators"},
    {CsvContent::kDefinitions, "valid_from", FieldType::kDate},
    {CsvContent::kDefinitions, "valid_to", FieldType::kDate},
    {CsvContent::kBreaks, "indicator", FieldType::kString, "indicators"},
    {CsvContent::kBreaks, "agency", FieldType::kString, "agencies"},
    {CsvContent::kBreaks, "first_year", FieldType::kYear},
    {CsvContent::kBreaks, "pre_break_value", FieldType::kNumber},
    {CsvContent::kSuccessions, "predecessor", FieldType::kString, "agencies"},
    {CsvContent::kSuccessions, "successor", FieldType::kString, "agencies"},
    {CsvContent::kSuccessions, "year", FieldType::kYear},
    {CsvContent::kTargets, "agency", FieldType::kString, "agencies"},
    {CsvContent::kTargets, "indicator", FieldType::kString, "indicators"},
    {CsvContent::kTargets, "year", FieldType::kYear},
    {CsvContent::kTargets, "value", FieldType::kNumber},
    {CsvContent::kTargets, "source", FieldType::kString, "sources"},
    {CsvContent::kRules, "indicator", FieldType::kString, "indicators"},
    {CsvContent::kRules, "first_year", FieldType::kYear},
    {CsvContent::kRules, "last_year", FieldType::kYear},
    {CsvContent::kRules, "low", FieldType::kNumber},
    {CsvContent::kRules, "high", FieldType::kNumber},
    {CsvContent::kRules, "limit", FieldType::kNumber},
};

std::vector<std::string_view> key_of(CsvContent content) {
  switch (content) {
    case CsvContent::kSubjects:
    case CsvContent::kAgencies:
    case CsvContent::kIndicators:
    case CsvContent::kSources:
    case CsvContent::kRules:
      return {"code"};
    case CsvContent::kDefinitions:
      return {"indicator", "version"};
    case CsvContent::kBreaks:
      return {"indicator", "agency", "first_year"};
    case CsvContent::kSuccessions:
      return {"predecessor", "successor", "year"};
    case CsvContent::kTargets:
      return {"agency", "agency_kind", "indicator", "year", "direction", "source"};
    case CsvContent::kObservations:
      break;
  }
  return {};
}

DumpField field_of(CsvContent content, const ColumnRule& rule) {
  DumpField field{.name = std::string(rule.name), .required = rule.presence == Presence::kCell};
  const auto fact = std::find_if(std::begin(kFacts), std::end(kFacts), [&](const Fact& each) {
    return each.content == content && each.column == rule.name;
  });
  if (fact != std::end(kFacts)) {
    field.type = fact->type;
    field.refers_to = fact->refers_to;
  }
  return field;
}

}  // namespace

std::span<const CsvContent> definition_contents() noexcept { return kDefinitionContents; }

DumpTable definition_table(CsvContent content, std::string folder,
                           const std::set<std::string>& by_language) {
  DumpTable table{std::move(folder), to_string(content), {}, key_of(content)};
  const ColumnRules rules = column_rules(content);
  for (const ColumnRule& rule : rules.fixed) table.fields.push_back(field_of(content, rule));
  for (const std::string_view prefix : rules.by_language) {
    for (const std::string& column : by_language) {
      if (column.starts_with(prefix)) table.fields.push_back({.name = column});
    }
  }
  return table;
}

DumpTable writes_table() {
  return {"",
          "writes",
          {{"id", FieldType::kInteger, true},
           {"recorded_at", FieldType::kMoment, true},
           {"source", FieldType::kString, true, "sources"},
           {"author"},
           {"reason"},
           {"program"}},
          {"id"}};
}

DumpTable revisions_table() {
  return {"",
          "revisions",
          {{"agency", FieldType::kString, true, "agencies"},
           {"indicator", FieldType::kString, true, "indicators"},
           {"year", FieldType::kYear, true},
           {"write", FieldType::kInteger, true, "writes"},
           {"retracted", FieldType::kBoolean},
           {"value", FieldType::kNumber},
           {"bound"},
           {"numerator", FieldType::kNumber},
           {"denominator", FieldType::kNumber},
           {"status"},
           {"locator"},
           {"note"}},
          {"agency", "indicator", "year", "write"}};
}

DumpTable waivers_table() {
  return {"",
          "waivers",
          {{"id", FieldType::kInteger, true},
           {"rule", FieldType::kString, true},
           {"agency", FieldType::kString, true, "agencies"},
           {"indicator", FieldType::kString, true, "indicators"},
           {"year", FieldType::kYear, true},
           {"why", FieldType::kString, true},
           {"until", FieldType::kDate, true},
           {"document", FieldType::kString, false, "sources"},
           {"given_for"},
           {"author"},
           {"recorded_at", FieldType::kMoment, true}},
          {"id"}};
}

DumpTable freezes_table() {
  return {"",
          "freezes",
          {{"id", FieldType::kInteger, true},
           {"name", FieldType::kString, true},
           {"note"},
           {"author"},
           {"recorded_at", FieldType::kMoment, true},
           {"last_write", FieldType::kInteger, false, "writes"},
           {"last_waiver", FieldType::kInteger, false, "waivers"}},
          {"id"}};
}

std::string folder_of_freeze(std::size_t number) {
  return "freezes/" + std::to_string(number) + "/";
}

std::vector<std::string> table_paths(std::size_t freeze) {
  const std::string folder = freeze == 0 ? "" : folder_of_freeze(freeze);
  std::vector<std::string> paths;
  for (const CsvContent content : kDefinitionContents) {
    paths.push_back(folder + std::string(to_string(content)));
  }
  if (freeze == 0) paths.insert(paths.end(), {"writes", "revisions", "waivers", "freezes"});
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace annals::exchange
