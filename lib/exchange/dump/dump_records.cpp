#include "exchange/dump/dump_records.h"

#include <optional>
#include <string_view>
#include <utility>

#include "exchange/records/fields.h"

namespace annals::exchange {
namespace {

// Collects the cells in which something stands.
class Record {
 public:
  Record& text(const char* column, std::string_view text) {
    if (!text.empty()) cells_[column] = text;
    return *this;
  }
  template <typename T>
  Record& word(const char* column, T value) {
    return text(column, to_string(value));
  }
  template <typename T>
  Record& word(const char* column, const std::optional<T>& value) {
    return value ? word(column, *value) : *this;
  }
  template <typename C>
  Record& code(const char* column, const std::optional<C>& code) {
    return code ? text(column, code->str()) : *this;
  }
  Record& number(const char* column, const std::optional<Decimal>& value) {
    return value ? text(column, value->str()) : *this;
  }
  Record& texts(const std::string& prefix, const LocalizedText& texts) {
    for (const auto& [language, content] : texts) text((prefix + language).c_str(), content);
    return *this;
  }
  Record& names(const Names& names) {
    texts("name_", names.names);
    for (const auto& [language, aliases] : names.aliases) {
      text(("aliases_" + language).c_str(), write_list(aliases));
    }
    return *this;
  }
  Cells take() { return std::move(cells_); }

 private:
  Cells cells_;
};

std::string former_parents(const Agency& agency) {
  std::vector<std::string> parts;
  for (const FormerParent& each : agency.former_parents) {
    parts.push_back(each.parent.str() + ":" + to_string(each.last_year));
  }
  return write_list(parts);
}

template <typename T>
Result<std::vector<Cells>> cells_of_all(const Result<std::vector<T>>& definitions) {
  if (!definitions) return definitions.error();
  std::vector<Cells> records;
  for (const T& definition : *definitions) records.push_back(cells_of(definition));
  return records;
}

}  // namespace

Cells cells_of(const Subject& subject) {
  return Record()
      .text("code", subject.code.str())
      .code("parent", subject.parent)
      .names(subject.names)
      .take();
}

Cells cells_of(const Agency& agency) {
  return Record()
      .text("code", agency.code.str())
      .word("kind", agency.kind)
      .code("parent", agency.parent)
      .text("former_parents", former_parents(agency))
      .word("first_year", agency.first_year)
      .word("last_year", agency.last_year)
      .names(agency.names)
      .take();
}

Cells cells_of(const Indicator& indicator) {
  return Record()
      .text("code", indicator.code.str())
      .code("subject", indicator.subject)
      .word("kind", indicator.kind)
      .text("unit", indicator.unit)
      .text("decimals", std::to_string(indicator.decimals))
      .word("polarity", indicator.polarity)
      .word("aggregation", indicator.aggregation)
      .code("numerator", indicator.numerator)
      .code("denominator", indicator.denominator)
      .number("factor", indicator.factor)
      .text("formula", indicator.formula)
      .word("rounding", indicator.rounding)
      .number("lower_bound", indicator.lower_bound)
      .number("upper_bound", indicator.upper_bound)
      .names(indicator.names)
      .texts("definition_", indicator.definition)
      .texts("unit_", indicator.unit_names)
      .take();
}

Cells cells_of(const DefinitionVersion& version) {
  return Record()
      .text("indicator", version.indicator.str())
      .text("version", version.version)
      .word("valid_from", version.valid_from)
      .word("valid_to", version.valid_to)
      .text("legal_basis", version.legal_basis)
      .text("numerator_rule", version.numerator_rule)
      .text("denominator_rule", version.denominator_rule)
      .text("note", version.note)
      .take();
}

Cells cells_of(const SeriesBreak& series_break) {
  return Record()
      .text("indicator", series_break.indicator.str())
      .code("agency", series_break.agency)
      .word("first_year", series_break.first_year)
      .text("reason", series_break.reason)
      .number("pre_break_value", series_break.pre_break_value)
      .take();
}

Cells cells_of(const SourceDocument& source) {
  return Record()
      .text("code", source.code.str())
      .text("title", source.title)
      .text("document_number", source.document_number)
      .text("publisher", source.publisher)
      .text("published", source.published ? source.published->str() : "")
      .text("url", source.url)
      .text("sha256", source.sha256)
      .text("note", source.note)
      .take();
}

Cells cells_of(const Succession& succession) {
  return Record()
      .word("kind", succession.kind)
      .text("predecessor", succession.predecessor.str())
      .text("successor", succession.successor.str())
      .word("year", succession.year)
      .text("basis", succession.basis)
      .text("note", succession.note)
      .take();
}

Cells cells_of(const Target& target) {
  return Record()
      .code("agency", target.agency)
      .word("agency_kind", target.agency_kind)
      .text("indicator", target.indicator.str())
      .word("year", target.year)
      .word("direction", target.direction)
      .number("value", target.value)
      .text("source", target.source.str())
      .text("note", target.note)
      .take();
}

Cells cells_of(const Rule& rule) {
  return Record()
      .text("code", rule.code.str())
      .word("kind", rule.kind)
      .word("severity", rule.severity)
      .text("identity", rule.identity ? to_string(*rule.identity) : "")
      .code("indicator", rule.indicator)
      .word("agency_kind", rule.agency_kind)
      .word("child_kind", rule.child_kind)
      .word("first_year", rule.first_year)
      .word("last_year", rule.last_year)
      .number("low", rule.low)
      .number("high", rule.high)
      .number("limit", rule.limit)
      .word("measure", rule.measure)
      .word("missing", rule.missing)
      .text("note", rule.note)
      .texts("name_", rule.names)
      .take();
}

Result<std::vector<Cells>> records_of(const Store& store, CsvContent content) {
  switch (content) {
    case CsvContent::kSubjects:
      return cells_of_all(store.subjects());
    case CsvContent::kAgencies:
      return cells_of_all(store.agencies());
    case CsvContent::kIndicators:
      return cells_of_all(store.indicators());
    case CsvContent::kDefinitions:
      return cells_of_all(store.definition_versions());
    case CsvContent::kBreaks:
      return cells_of_all(store.breaks());
    case CsvContent::kSources:
      return cells_of_all(store.sources());
    case CsvContent::kSuccessions:
      return cells_of_all(store.successions());
    case CsvContent::kTargets:
      return cells_of_all(store.targets());
    case CsvContent::kRules:
      return cells_of_all(store.rules());
    case CsvContent::kObservations:
      break;
  }
  return std::vector<Cells>();
}

}  // namespace annals::exchange
