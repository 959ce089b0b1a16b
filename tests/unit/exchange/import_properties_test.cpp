// What must hold for the import of any table of observations, tried on made-up ones.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "importing.h"
#include "same_store.h"
#include "support/random.h"

TEST_SUITE_BEGIN("import");

namespace annals::test {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kAgencies{"pukou"sv, "jiangning"sv};
constexpr std::array kIndicators{"rate"sv, "cases"sv};
constexpr std::array kSources{"report-2023"sv, "yearbook"sv, "undated"sv};
constexpr std::array kMissing{"O"sv, "L"sv, "M"sv, "Q"sv, "J"sv, "S"sv};
constexpr std::array kStatuses{""sv, ""sv, ""sv, "P"sv, "E"sv, "BP"sv, "D"sv};
constexpr std::array kWords{"正文"sv, "六（一）"sv, "a, b"sv, "said \"so\""sv, "two\nlines"sv,
                            "\r\n"sv, " "sv,        "p. 3"sv, "🏛"sv};
constexpr std::array kBounds{Bound::kExact, Bound::kExact, Bound::kAbout, Bound::kAtLeast,
                             Bound::kAtMost};

struct Row {
  std::string_view agency, indicator, source;
  Observation observation;
};

std::string some_words(Random& random) {
  std::string text;
  if (random.one_in(3)) return text;
  for (std::size_t n = random.below(3u); n > 0; --n) text += random.of(kWords);
  return text;
}

// A rate of up to three decimals, or a count that may be rounded to thousands.
Decimal some_value(Random& random, std::string_view indicator) {
  const auto mantissa = static_cast<std::int64_t>(random.below(100));
  const int digits = static_cast<int>(random.below(4));
  return Decimal::make(mantissa, indicator == "rate" ? -digits : digits).value();
}

Observation some_observation(Random& random, int year, std::string_view indicator) {
  Observation result{.year = Year(year)};
  if (random.one_in(5)) {
    result.status = ObsStatusSet::parse(random.of(kMissing)).value();
  } else {
    result.value = some_value(random, indicator);
    result.bound = random.of(kBounds);
    result.status = ObsStatusSet::parse(random.of(kStatuses)).value();
  }
  if (random.one_in(4)) result.numerator = Decimal(static_cast<int>(random.below(50)));
  if (random.one_in(4)) result.denominator = Decimal(1 + static_cast<int>(random.below(50)));
  result.locator = some_words(random);
  result.note = some_words(random);
  return result;
}

// Each source says one thing of each observation; now and then it says it twice.
std::vector<Row> made_up_rows(Random& random) {
  std::vector<Row> rows;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view, int>, std::size_t> said;
  for (std::size_t n = 1 + random.below(60u); n > 0; --n) {
    const std::string_view agency = random.of(kAgencies);
    const std::string_view indicator = random.of(kIndicators);
    const std::string_view source = random.of(kSources);
    const int year = 2002 + static_cast<int>(random.below(20));
    const auto [first, is_new] =
        said.emplace(std::tuple(agency, indicator, source, year), rows.size());
    rows.push_back(is_new
                       ? Row{agency, indicator, source, some_observation(random, year, indicator)}
                       : rows[first->second]);
  }
  return rows;
}

std::string cell(std::string_view text, Random& random) {
  const bool must = text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (!must && !random.one_in(4)) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

// The cells of a row, by column.
std::map<std::string_view, std::string> cells_of(const Row& row) {
  const Observation& o = row.observation;
  const auto text = [](const std::optional<Decimal>& n) { return n ? n->str() : ""; };
  return {{"agency", std::string(row.agency)},
          {"indicator", std::string(row.indicator)},
          {"year", to_string(o.year)},
          {"value", text(o.value)},
          {"bound", o.value ? std::string(to_string(o.bound)) : ""},
          {"numerator", text(o.numerator)},
          {"denominator", text(o.denominator)},
          {"status", o.status.letters()},
          {"source", std::string(row.source)},
          {"locator", o.locator},
          {"note", o.note}};
}

// The columns in any order, cells quoted or not, lines ended either way.
std::string csv_of(const std::vector<Row>& rows, Random& random) {
  std::vector<std::string_view> columns;
  for (const auto& [column, text] : cells_of(rows.front())) {
    columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(random.below(columns.size() + 1)),
                   column);
  }
  const char* const end = random.one_in(2) ? "\n" : "\r\n";
  std::string csv = random.one_in(2) ? "\xEF\xBB\xBF" : "";
  for (const std::string_view column : columns) {
    csv.append(column == columns.front() ? "" : ",").append(column);
  }
  for (const Row& row : rows) {
    const auto cells = cells_of(row);
    csv += end;
    for (const std::string_view column : columns) {
      csv += (column == columns.front() ? "" : ",") + cell(cells.at(column), random);
    }
  }
  return random.one_in(2) ? csv : csv + end;
}

void define_sources(Store& store) {
  define_vocabulary(store);
  store.define(source("yearbook", "2025")).value();
  store.define(source("undated")).value();
}

WriteSummary write(Store& store, const std::vector<Row>& rows) {
  std::vector<Batch> batches;
  for (const std::string_view source : kSources) {
    Batch& batch = batches.emplace_back(SourceCode(source));
    for (const Row& row : rows) {
      if (row.source != source) continue;
      batch.add(AgencyCode(row.agency), IndicatorCode(row.indicator), row.observation);
    }
  }
  return store.write(batches).value();
}

TEST_CASE("import: a table of observations gives the same store as its rows written") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::vector<Row> rows = made_up_rows(random);
    Importing imported;
    define_sources(imported.store());
    Store written = Store::in_memory().value();
    define_sources(written);
    const ImportReport report = imported.import(CsvContent::kObservations, csv_of(rows, random));
    REQUIRE(imported.told(report.issues) == "");
    CHECK(report.written == write(written, rows));
    CHECK(report.notices.size() == report.written.repeated);
    check_same(imported.store(), written);
  }
}

TEST_CASE("import: rows spread over files in any order give the same store") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::vector<Row> rows = made_up_rows(random);
    std::vector<Row> first, second;
    for (const Row& row : rows) (random.one_in(2) ? first : second).push_back(row);
    if (first.empty() || second.empty()) continue;
    Importing together, apart;
    define_sources(together.store());
    define_sources(apart.store());
    together.import(CsvContent::kObservations, csv_of(rows, random));
    const ImportReport report =
        apart.import({apart.file(CsvContent::kObservations, csv_of(second, random), "b.csv"),
                      apart.file(CsvContent::kObservations, csv_of(first, random), "a.csv")});
    CHECK(apart.told(report.issues) == "");
    check_same(together.store(), apart.store());
  }
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
