#include <annals/coverage.h>
#include <annals/peers.h>

#include <algorithm>
#include <map>
#include <memory>

#include "arguments.h"
#include "commands.h"
#include "words.h"

namespace annals::cli {
namespace {

struct CoverageArguments {
  std::string agency, indicator, kind, peers_of;
  std::vector<std::string> rows;
  ReadArguments read;
};

// A matrix, and what its rows are called.
struct Matrix {
  Coverage coverage;
  std::string title;
  std::map<std::string, std::string> names;  // of rows, by code
  bool of_agencies = false;                  // the rows are agencies
};

std::string code_of(const Matrix& matrix, const CoverageRow& row) {
  return matrix.of_agencies ? row.agency.str() : row.indicator.str();
}

// The last year that is asked for, else the last on record.
Result<Year> last_year(const Store& store, const IndicatorCode& indicator,
                       const ReadOptions& read) {
  if (read.years.last != kLastYear) return read.years.last;
  const auto all = store.cross_section(indicator, read);
  if (!all) return all.error();
  std::optional<Year> last;
  for (const Series& series : *all) {
    if (!series.empty())
      last = std::max(last.value_or(kFirstYear), series.observations().back().year);
  }
  return last.value_or(kLastYear);
}

Result<std::vector<AgencyCode>> peers_of(const Store& store, const std::string& text,
                                         const IndicatorCode& indicator, const ReadOptions& read) {
  const auto agency = store.find_agency(text);
  if (!agency) return agency.error();
  const auto year = last_year(store, indicator, read);
  if (!year) return year.error();
  return peers(store, SameParent{.agency = agency->code}, *year);
}

Result<std::vector<AgencyCode>> agencies_of(const Store& store, const CoverageArguments& arguments,
                                            const IndicatorCode& indicator,
                                            const ReadOptions& read) {
  if (!arguments.peers_of.empty()) return peers_of(store, arguments.peers_of, indicator, read);
  std::vector<AgencyCode> codes;
  for (const std::string& text : arguments.rows) {
    const auto agency = store.find_agency(text);
    if (!agency) return agency.error();
    codes.push_back(agency->code);
  }
  if (arguments.kind.empty()) return codes;
  const auto kind = parse_agency_kind(arguments.kind);
  if (!kind) return Error{ErrorCode::kInvalidArgument, "--kind: " + kind.error().message};
  const auto agencies = store.agencies();
  if (!agencies) return agencies.error();
  for (const Agency& agency : *agencies) {
    if (agency.kind == *kind) codes.push_back(agency.code);
  }
  if (!codes.empty()) return codes;
  return Error{ErrorCode::kNotFound, "no agency is of the kind \"" + arguments.kind + "\""};
}

Result<Matrix> by_agency(const Session& session, const Store& store,
                         const CoverageArguments& arguments, const ReadOptions& read) {
  const auto indicator = store.find_indicator(arguments.indicator);
  if (!indicator) return indicator.error();
  const auto rows = agencies_of(store, arguments, indicator->code, read);
  if (!rows) return rows.error();
  CoverageOptions options;
  options.agencies = *rows;
  options.read = read;
  auto coverage = indicator_coverage(store, indicator->code, options);
  if (!coverage) return coverage.error();
  const auto agencies = store.agencies();
  if (!agencies) return agencies.error();
  Matrix matrix{.coverage = *std::move(coverage),
                .title = name_of(session, *indicator),
                .names = {},
                .of_agencies = true};
  for (const Agency& agency : *agencies) {
    matrix.names[agency.code.str()] = name_of(session, agency);
  }
  return matrix;
}

Result<Matrix> by_indicator(const Session& session, const Store& store,
                            const CoverageArguments& arguments, const ReadOptions& read) {
  const auto agency = store.find_agency(arguments.agency);
  if (!agency) return agency.error();
  CoverageOptions options;
  options.read = read;
  for (const std::string& text : arguments.rows) {
    const auto indicator = store.find_indicator(text);
    if (!indicator) return indicator.error();
    options.indicators.push_back(indicator->code);
  }
  auto coverage = agency_coverage(store, agency->code, options);
  if (!coverage) return coverage.error();
  const auto indicators = store.indicators();
  if (!indicators) return indicators.error();
  Matrix matrix{.coverage = *std::move(coverage), .title = name_of(session, *agency), .names = {}};
  for (const Indicator& indicator : *indicators) {
    matrix.names[indicator.code.str()] = name_of(session, indicator);
  }
  return matrix;
}

std::string mark_of(const CoverageCell& cell) {
  switch (cell.presence) {
    case Presence::kPresent:
      return "+";
    case Presence::kMissingWithReason:
      return cell.status.letters();
    case Presence::kMissing:
      return "-";
    case Presence::kNotExpected:
      return ".";
  }
  return {};
}

// For people: a mark for each year.
Table marks(const Session& session, const Matrix& matrix) {
  std::vector<TableColumn> columns{{"", matrix.of_agencies ? session.text("Agency", "机构")
                                                           : session.text("Indicator", "指标")}};
  for (const Year year : matrix.coverage.years) {
    columns.push_back({"", to_string(year), Align::kRight});
  }
  columns.push_back({"", session.text("Values", "有数值"), Align::kRight});
  Table table(std::move(columns));
  for (const CoverageRow& row : matrix.coverage.rows) {
    std::vector<Cell> cells{matrix.names.at(code_of(matrix, row))};
    for (const CoverageCell& cell : row.cells) cells.push_back(mark_of(cell));
    cells.push_back(std::to_string(row.count.present) + session.text(" of ", "/") +
                    std::to_string(row.count.expected()));
    table.add(std::move(cells));
  }
  return table;
}

// For programs: a row for each cell.
Table cells(const Coverage& coverage) {
  Table table({{"agency", ""}, {"indicator", ""}, {"year", ""}, {"presence", ""}, {"status", ""}});
  for (const CoverageRow& row : coverage.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const CoverageCell& cell = row.cells[i];
      const bool observed =
          cell.presence == Presence::kPresent || cell.presence == Presence::kMissingWithReason;
      table.add({row.agency.str(), row.indicator.str(), year_cell(coverage.years[i]),
                 std::string(to_string(cell.presence)),
                 Cell("", observed ? Json(cell.status.letters()) : Json())});
    }
  }
  return table;
}

// "1 of 3 expected values is there" and what the marks mean, as far as they occur.
void print_legend(const Session& session, const Coverage& coverage) {
  const CoverageCount& count = coverage.count;
  session.print(session.chinese()
                    ? "应有 " + std::to_string(count.expected()) + " 个数值，已有 " +
                          std::to_string(count.present) + " 个"
                    : std::to_string(count.present) + " of " + std::to_string(count.expected()) +
                          " expected values are there");
  if (count.missing > 0) session.print(session.say("  -  not on record", "  -  无记录"));
  if (count.not_expected > 0) {
    session.print(session.say("  .  not expected: the agency did not exist",
                              "  .  不应有：该机构当时不存在"));
  }
  std::map<std::string, std::string> reasons;
  for (const CoverageRow& row : coverage.rows) {
    for (const CoverageCell& cell : row.cells) {
      if (cell.presence != Presence::kMissingWithReason) continue;
      reasons[cell.status.letters()] = status_words(session, cell.status);
    }
  }
  for (const auto& [letters, words] : reasons) session.print("  " + letters + "  " + words);
}

Result<void> check(const Session& session, const CoverageArguments& arguments) {
  if (arguments.agency.empty() == arguments.indicator.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("coverage is of an agency or of an indicator: write one of --agency "
                              "and --indicator",
                              "请写 --agency 或 --indicator 中的一个")};
  }
  if (arguments.kind.empty() && arguments.peers_of.empty()) return {};
  const std::string option = arguments.kind.empty() ? "--peers-of" : "--kind";
  const bool both = !arguments.kind.empty() && !arguments.peers_of.empty();
  if (both || arguments.indicator.empty() || !arguments.rows.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 option + session.text(" chooses the agencies of an indicator: it goes with "
                                       "--indicator, and with no other choice of agencies",
                                       " 选定指标的机构：须与 --indicator 同用，且不以其他方式"
                                       "选定机构")};
  }
  return {};
}

Result<ExitCode> cover(const Session& session, const CoverageArguments& arguments) {
  if (auto ok = check(session, arguments); !ok) return ok.error();
  const auto read = arguments.read.options();
  if (!read) return read.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto matrix = arguments.agency.empty() ? by_agency(session, *store, arguments, *read)
                                               : by_indicator(session, *store, arguments, *read);
  if (!matrix) return matrix.error();
  if (session.format == Format::kCsv || session.format == Format::kJson) {
    cells(matrix->coverage).print(session);
    return ExitCode::kGood;
  }
  if (session.format == Format::kMarkdown) {
    marks(session, *matrix).print(session);
    return ExitCode::kGood;
  }
  session.print(matrix->title);
  if (matrix->coverage.years.empty()) {
    session.print(session.say("nothing is on record", "没有记录"));
    return ExitCode::kGood;
  }
  session.print();
  marks(session, *matrix).print(session);
  session.print();
  print_legend(session, matrix->coverage);
  return ExitCode::kGood;
}

}  // namespace

void add_coverage(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "coverage", session.text("which values are there, and which are missing and why",
                               "哪些数值已有，哪些缺失及其原因"));
  const auto arguments = std::make_shared<CoverageArguments>();
  command->add_option(
      "--agency", arguments->agency,
      session.text("the indicators of this agency over the years", "该机构各指标、各年"));
  command->add_option(
      "--indicator", arguments->indicator,
      session.text("the agencies of this indicator over the years", "该指标各机构、各年"));
  command->add_option("ROWS", arguments->rows,
                      session.text("only these indicators or agencies; all with a value if none is "
                                   "named",
                                   "只看这些指标或机构；不写则为所有有记录的"));
  command->add_option("--kind", arguments->kind,
                      session.text("all agencies of a kind, with values or without",
                                   "某一类别的所有机构，不论有无数值"));
  command->add_option("--peers-of", arguments->peers_of,
                      session.text("the agencies of its kind under the same parent, with values "
                                   "or without",
                                   "与该机构同上级、同类别的机构，不论有无数值"));
  arguments->read.add_to(command, session);
  set_work(command, session, [&session, arguments] { return cover(session, *arguments); });
}

}  // namespace annals::cli
