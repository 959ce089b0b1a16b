// read: the figures of a report, proposed; and accepted, one by one or from the file in which a
// person marked them.
#include <algorithm>
#include <memory>
#include <utility>

#include "accepted.h"
#include "arguments.h"
#include "commands.h"
#include "interview.h"
#include "report_text.h"
#include "review.h"
#include "review_file.h"
#include "words.h"

namespace annals::cli {
namespace {

struct ReadReportArguments {
  std::string report, agency, year, review;
  std::string accept, source, reason;
  bool teach = false, passed = false, interactive = false;
};

Result<ReadingOptions> reading_options(const Session& session, const Store& store,
                                       const ReadReportArguments& arguments) {
  if (arguments.agency.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("whose report it is must be told: name the agency by --agency",
                              "须说明是哪个机构的报告：用 --agency 指定")};
  }
  const auto agency = store.find_agency(arguments.agency);
  if (!agency) return agency.error();
  ReadingOptions options{.agency = agency->code};
  if (!arguments.year.empty()) {
    const auto year = parse_year(arguments.year);
    if (!year) return Error{year.error().code, "--year: " + year.error().message};
    options.year = *year;
  }
  return options;
}

Error needs_source(const Session& session) {
  return {ErrorCode::kInvalidArgument,
          session.text("every value has a source: name the report's by --source",
                       "每个数值都须有来源：用 --source 指定报告的来源代码")};
}

Cell indicator_cell(const Session& session, const Proposal& proposal,
                    const std::vector<Indicator>& indicators) {
  if (!proposal.indicator) {
    if (proposal.phrase.empty()) return "";
    return {session.text("new: ", "新：") + proposal.phrase, Json()};
  }
  for (const Indicator& indicator : indicators) {
    if (indicator.code == *proposal.indicator)
      return {name_of(session, indicator), indicator.code.str()};
  }
  return proposal.indicator->str();
}

// "the same", or the value that is on record.
Cell record_cell(const Session& session, const Observation* now, const Proposal& proposal) {
  if (now == nullptr || !now->value) return "";
  const bool same = *now->value == proposal.value && now->bound == proposal.bound;
  return {same ? session.text("the same", "相同") : value_text(session, *now), now->value->str()};
}

Cell value_cell_of(const Session& session, const Proposal& proposal) {
  std::string text = print_value(proposal.value, proposal.bound, session.language);
  if (!proposal.unit.empty()) text += " " + proposal.unit;
  if (proposal.derived) text += session.text(" (derived)", "（推算）");
  return {text, proposal.value.str()};
}

Cell for_programs(const std::string& word) { return {"", word.empty() ? Json() : Json(word)}; }

void print_proposals(const Session& session, const ReviewSheet& sheet,
                     const std::vector<Indicator>& indicators) {
  Table table({{"", "#", Align::kRight},
               {"year", session.text("Year", "年份")},
               {"value", session.text("Value", "数值"), Align::kRight},
               {"indicator", session.text("Indicator", "指标")},
               {"on_record", session.text("On record", "库中")},
               {"confidence", session.text("Sure", "把握"), Align::kRight},
               {"checks", session.text("Checks", "核对")},
               {"locator", session.text("Where", "位置")},
               {"clause", session.text("Clause", "原文")},
               {"unit", ""},
               {"bound", ""},
               {"status", ""},
               {"phrase", ""},
               {"agency", ""}});
  for (std::size_t i = 0; i < sheet.proposals.size(); ++i) {
    const Proposal& proposal = sheet.proposals[i];
    const Observation* const now = recorded(sheet.known, proposal);
    const std::string sure = number(proposal.confidence, 2);
    const std::string checks = checks_of(session, sheet, i);
    const ObsStatusSet status = status_of(proposal);
    table.add(
        {std::to_string(i + 1), year_cell(proposal.year), value_cell_of(session, proposal),
         indicator_cell(session, proposal, indicators), record_cell(session, now, proposal),
         Cell(sure, sure),
         Cell(std::string(verdict_of(session, sheet, i)), checks.empty() ? Json() : Json(checks)),
         locator_of(proposal), marked_clause(proposal), for_programs(proposal.unit),
         for_programs(std::string(to_string(proposal.bound))),
         for_programs(status.normal() ? "" : status.letters()), for_programs(proposal.phrase),
         for_programs(proposal.agency ? proposal.agency->str() : proposal.agency_phrase)});
  }
  table.print(session);
}

// What checks say, those that fail first, with the figures that they are about.
void print_checks(const Session& session, const ReviewSheet& sheet) {
  bool begun = false;
  for (const bool holds : {false, true}) {
    for (const ReviewNote& note : sheet.notes) {
      if (!is_worth_telling(note) || note.holds != holds) continue;
      if (!begun) session.print();
      begun = true;
      std::string figures;
      for (const std::size_t at : note.proposals)
        figures += (figures.empty() ? "#" : " #") + std::to_string(at + 1);
      session.print(figures + " " + check_line(session, note));
    }
  }
}

void print_sum(const Session& session, const ReviewSheet& sheet, std::size_t passed_over) {
  std::size_t identified = 0, same = 0, other = 0;
  for (const Proposal& proposal : sheet.proposals) {
    if (proposal.indicator) ++identified;
    const Observation* const now = recorded(sheet.known, proposal);
    if (now == nullptr || !now->value) continue;
    ++(*now->value == proposal.value && now->bound == proposal.bound ? same : other);
  }
  const auto count = [](std::size_t n) { return std::to_string(n); };
  session.print();
  session.print(count(sheet.proposals.size()) +
                session.text(" figures proposed, ", " 个数值待核，其中 ") + count(identified) +
                session.text(" of known indicators; on record ", " 个属已知指标；库中已有相同 ") +
                count(same) + session.text(" the same and ", " 个、不同 ") + count(other) +
                session.text(" otherwise; ", " 个；") + count(passed_over) +
                session.text(" numbers passed over", " 个数字未取"));
}

// The numbers that were no values, with the reason.
void print_passed(const Session& session, const Reading& reading, const std::string& text) {
  Table table({{"offset", session.text("Byte", "字节"), Align::kRight},
               {"number", session.text("Number", "数字")},
               {"reason", session.text("Why", "原因")}});
  for (const PassedNumber& number : reading.passed_over) {
    table.add({std::to_string(number.offset), text.substr(number.offset, number.length),
               std::string(to_string(number.reason))});
  }
  table.print(session);
}

Result<ExitCode> write_for_review(const Session& session, const ReadReportArguments& arguments,
                                  const ReviewSheet& sheet, std::size_t passed_over) {
  if (auto written = write_review(session, arguments.review, sheet); !written)
    return written.error();
  session.print(
      "\"" + arguments.review + "\"" +
      session.text(
          ": write \"yes\" in the first column of what is right, then annals read --accept ",
          "：请在首列对无误的行写“是”，再运行 annals read --accept ") +
      arguments.review + " --source CODE");
  print_sum(session, sheet, passed_over);
  return ExitCode::kGood;
}

// The years in a title: "2023年", or four digits alone.
std::vector<std::string> years_in(const std::string& title) {
  std::vector<std::string> years;
  for (std::size_t i = 0; i < title.size();) {
    std::size_t end = i;
    while (end < title.size() && title[end] >= '0' && title[end] <= '9') ++end;
    if (end - i == 4 && (title[i] == '1' || title[i] == '2')) years.push_back(title.substr(i, 4));
    i = std::max(end, i + 1);
  }
  return years;
}

// Without a year nothing can be compared or accepted; a title that names none is seldom meant so,
// and one that names another is easily the wrong file.
void tell_of_year(const Session& session, const Reading& reading, bool given) {
  if (!reading.year && !reading.proposals.empty()) {
    session.tell(session.say("the title names no year: tell it by --year",
                             "标题未写明年份：请用 --year 指定"));
  }
  const std::vector<std::string> years = years_in(reading.title);
  if (!given || !reading.year || years.empty()) return;
  const std::string year = to_string(*reading.year);
  if (std::find(years.begin(), years.end(), year) != years.end()) return;
  session.tell(session.text("the title names ", "标题所写年份为 ") + years.front() +
               session.text(", and --year ", "，而 --year 为 ") + year +
               session.text(": is it the right report?", "：请核对是否为该年报告"));
}

bool title_names(const std::string& title, const Agency& agency) {
  const auto within = [&](const std::string& name) {
    return name.size() >= 6 && title.find(name) != std::string::npos;
  };
  for (const auto& [language, name] : agency.names.names) {
    if (within(name)) return true;
  }
  for (const auto& [language, aliases] : agency.names.aliases) {
    if (std::any_of(aliases.begin(), aliases.end(), within)) return true;
  }
  return false;
}

// A title that names another agency, and not this one.
void tell_of_agency(const Session& session, const Reading& reading, const AgencyCode& code,
                    const std::vector<Agency>& agencies) {
  const Agency* other = nullptr;
  for (const Agency& agency : agencies) {
    if (!title_names(reading.title, agency)) continue;
    if (agency.code == code) return;
    if (other == nullptr) other = &agency;
  }
  if (other == nullptr) return;
  session.tell(session.text("the title names ", "标题所写机构为 ") + name_of(session, *other) +
               session.text(", and --agency another: is it the right report?",
                            "，与 --agency 不同：请核对是否为该机构的报告"));
}

Result<ExitCode> propose(const Session& session, const ReadReportArguments& arguments) {
  if (arguments.interactive && arguments.source.empty()) return needs_source(session);
  const auto text = report_text(session, arguments.report);
  if (!text) return text.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto options = reading_options(session, *store, arguments);
  if (!options) return options.error();
  const auto indicators = store->indicators();
  if (!indicators) return indicators.error();
  const auto agencies = store->agencies();
  if (!agencies) return agencies.error();
  Reading reading = read_report(*text, vocabulary_of(*indicators, *agencies), *options);
  if (arguments.passed) {
    print_passed(session, reading, *text);
    return ExitCode::kGood;
  }
  tell_of_year(session, reading, !arguments.year.empty());
  tell_of_agency(session, reading, *options->agency, *agencies);
  if (arguments.interactive) {
    return interview(session, *store, std::move(reading.proposals),
                     {arguments.report, arguments.source, arguments.reason, arguments.review});
  }
  const std::size_t passed_over = reading.passed_over.size();
  const auto sheet = review_sheet(*store, std::move(reading.proposals));
  if (!sheet) return sheet.error();
  if (!arguments.review.empty()) return write_for_review(session, arguments, *sheet, passed_over);
  print_proposals(session, *sheet, *indicators);
  if (session.format == Format::kTable) {
    print_checks(session, *sheet);
    print_sum(session, *sheet, passed_over);
  }
  return ExitCode::kGood;
}

Result<ExitCode> accept(const Session& session, const ReadReportArguments& arguments) {
  if (arguments.source.empty()) return needs_source(session);
  auto rows = read_review(arguments.accept);
  if (!rows) return rows.error();
  if (rows->empty()) {
    session.tell("\"" + arguments.accept + "\": " +
                 session.text("no row is marked: write \"yes\" in the column \"accept\"",
                              "没有标记的行：请在 accept 列写“是”"));
    return ExitCode::kGood;
  }
  for (AcceptedRow& row : *rows) row.teach = arguments.teach;
  auto store = session.open_to_write();
  if (!store) return store.error();
  if (const auto source = source_named(session, *store, arguments.source); !source)
    return source.error();
  const auto summary = write_accepted(*store, *rows, {arguments.source, arguments.reason});
  if (!summary) return summary.error();
  print_acceptance(session, rows->size(), *summary);
  return ExitCode::kGood;
}

Result<ExitCode> read(const Session& session, const ReadReportArguments& arguments) {
  if (arguments.report.empty() == arguments.accept.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("write either the report to read or --accept with the review of one",
                              "请写要读的报告，或用 --accept 指定核对过的文件")};
  }
  return arguments.accept.empty() ? propose(session, arguments) : accept(session, arguments);
}

}  // namespace

void add_read(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "read", session.text("propose the figures that a report in prose tells, for review",
                           "从文字报告中读出数值，供核对"));
  const auto arguments = std::make_shared<ReadReportArguments>();
  const auto option = [&](const char* name, std::string& target, std::string description) {
    return command->add_option(name, target, std::move(description));
  };
  option("REPORT", arguments->report,
         session.text("plain text; .html and .docx through pandoc, .pdf through pdftotext",
                      "纯文本；.html、.docx 经 pandoc，.pdf 经 pdftotext"));
  option("--agency", arguments->agency, session.text("whose report it is", "报告所属机构"));
  option("--year", arguments->year,
         session.text("the year it reports on (default: as its title says)",
                      "报告年度（默认随标题）"));
  option("--review", arguments->review,
         session.text("write the proposals to this CSV file, for a spreadsheet",
                      "将待核数值写入 CSV 文件"));
  option("--accept", arguments->accept,
         session.text("write the rows that are marked in this file to the store",
                      "将文件中标记的行写入库"));
  command->add_flag("--interactive", arguments->interactive,
                    session.text("go through the proposals one by one, and write what is accepted",
                                 "逐个核对，并将接受的数值写入库"));
  option("--source", arguments->source,
         session.text("with --accept or --interactive: code of the report's source",
                      "配合 --accept 或 --interactive：报告的来源代码"));
  option("--reason", arguments->reason,
         session.text("with --accept or --interactive: why, for the history",
                      "配合 --accept 或 --interactive：原因，记入历史"));
  command->add_flag("--teach", arguments->teach,
                    session.text("with --accept: keep the phrases as aliases of their indicators",
                                 "配合 --accept：将说法存为指标别名"));
  command->add_flag(
      "--passed", arguments->passed,
      session.text("show the numbers that are no values, and why", "显示未取的数字及原因"));
  set_work(command, session, [&session, arguments] { return read(session, *arguments); });
}

}  // namespace annals::cli
