#include <annals/report_page.h>

#include <chrono>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "arguments.h"
#include "commands.h"
#include "progress.h"

namespace annals::cli {
namespace {

struct PageArguments {
  std::vector<std::string> agencies, indicators;
  std::string as, out, prepared;
  ReadArguments read;
  bool force = false;
};

// By --as; else by --format; else by the end of the file's name; else HTML.
Result<ReportFormat> format_of(const Session& session, const PageArguments& arguments) {
  if (!arguments.as.empty()) {
    const auto format = parse_report_format(arguments.as);
    if (!format) {
      return Error{ErrorCode::kInvalidArgument, "--as: " + format.error().message};
    }
    return format;
  }
  switch (session.format) {
    case Format::kCsv:
      return ReportFormat::kCsv;
    case Format::kMarkdown:
      return ReportFormat::kMarkdown;
    case Format::kJson:
      return Error{ErrorCode::kInvalidArgument,
                   session.text("a report is written as html, markdown or csv; for JSON use "
                                "\"annals trend\" or \"annals export\"",
                                "报告可写成 html、markdown 或 csv；JSON 请用 annals trend 或 "
                                "annals export")};
    case Format::kTable:
      break;
  }
  if (arguments.out.empty()) return ReportFormat::kHtml;
  const std::string ending = std::filesystem::path(arguments.out).extension().string();
  for (const auto& [known, format] :
       {std::pair(".html", ReportFormat::kHtml), std::pair(".htm", ReportFormat::kHtml),
        std::pair(".md", ReportFormat::kMarkdown), std::pair(".csv", ReportFormat::kCsv)}) {
    if (ending == known) return format;
  }
  return Error{ErrorCode::kInvalidArgument,
               "\"" + arguments.out + "\"" +
                   session.text(" does not say in which form: add --as html, markdown or csv",
                                " 未表明格式：请加 --as html、markdown 或 csv")};
}

Result<Timestamp> moment_of(const PageArguments& arguments) {
  if (arguments.prepared.empty()) {
    return Timestamp(
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
  }
  const auto moment = parse_timestamp(arguments.prepared);
  if (!moment) {
    return Error{ErrorCode::kInvalidArgument, "--prepared: " + moment.error().message};
  }
  return moment;
}

Result<ReportScope> scope_of(const Session& session, const Store& store,
                             const PageArguments& arguments) {
  ReportScope scope;
  scope.language = session.language;
  for (const std::string& text : arguments.agencies) {
    const auto agency = store.find_agency(text);
    if (!agency) return agency.error();
    scope.agencies.push_back(agency->code);
  }
  for (const std::string& text : arguments.indicators) {
    const auto indicator = store.find_indicator(text);
    if (!indicator) return indicator.error();
    scope.indicators.push_back(indicator->code);
  }
  const auto read = arguments.read.options();
  if (!read) return read.error();
  scope.read = *read;
  const auto moment = moment_of(arguments);
  if (!moment) return moment.error();
  scope.generated_at = *moment;
  return scope;
}

Result<ExitCode> to_results(const Session& session, const Report& report, ReportFormat format) {
  switch (format) {
    case ReportFormat::kHtml: {
      const auto page = write_html(report);
      if (!page) return page.error();
      *session.results << *page;
      break;
    }
    case ReportFormat::kMarkdown:
      *session.results << write_markdown(report);
      break;
    case ReportFormat::kCsv:
      *session.results << write_csv(report);
      break;
  }
  return ExitCode::kGood;
}

Result<ExitCode> to_file(const Session& session, const Report& report, ReportFormat format,
                         const PageArguments& arguments) {
  const auto written = write_report(report, arguments.out, format, arguments.force);
  if (!written) {
    Error error = written.error();
    if (error.code == ErrorCode::kAlreadyExists) {
      error.message = "\"" + arguments.out + "\"" +
                      session.text(" is there already: choose a name that is free, or --force",
                                   " 已存在：请另取名称，或加 --force");
    }
    return error;
  }
  session.print("\"" + arguments.out + "\"" + session.text(": ", "：") +
                report.summary.front().text);
  return ExitCode::kGood;
}

Result<ExitCode> run_report(const Session& session, const PageArguments& arguments) {
  if (arguments.agencies.empty() && arguments.indicators.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("say what the report is of: --agency, --indicator or both",
                              "请写明报告的对象：--agency、--indicator 或两者")};
  }
  const auto format = format_of(session, arguments);
  if (!format) return format.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto scope = scope_of(session, *store, arguments);
  if (!scope) return scope.error();
  const auto report = [&] {
    const Progress progress(session.text("gathering the report", "正在汇集报告"));
    return report_of(*store, *scope);
  }();
  if (!report) return report.error();
  if (!report->years) {
    session.tell(session.say("nothing is on record of what was asked for", "所要的内容没有记录"));
  }
  if (arguments.out.empty()) return to_results(session, *report, *format);
  return to_file(session, *report, *format, arguments);
}

}  // namespace

void add_report(CLI::App& app, Session& session) {
  CLI::App* const command =
      app.add_subcommand("report", session.text("write a page to look at, to print and to send",
                                                "生成可浏览、打印和发送的报告"));
  const auto arguments = std::make_shared<PageArguments>();
  command
      ->add_option("--agency", arguments->agencies,
                   session.text("an agency; may be repeated, all that have values if none is named",
                                "机构；可重复，不写则为所有有数值的机构"))
      ->option_text("AGENCY ...")
      ->allow_extra_args(false);
  command
      ->add_option(
          "--indicator", arguments->indicators,
          session.text("an indicator; may be repeated, all that have values if none is named",
                       "指标；可重复，不写则为所有有数值的指标"))
      ->option_text("INDICATOR ...")
      ->allow_extra_args(false);
  arguments->read.add_to(command, session);
  command->add_option(
      "--as", arguments->as,
      session.text("html, markdown or csv (default by the end of the file's name, else html)",
                   "html、markdown 或 csv（默认按文件扩展名，否则为 html）"));
  command
      ->add_option("--out", arguments->out,
                   session.text("the file (default standard output)", "文件（默认标准输出）"))
      ->option_text("FILE");
  command->add_flag("--force", arguments->force,
                    session.text("replace the file if it is there", "文件已存在时替换"));
  command
      ->add_option("--prepared", arguments->prepared,
                   session.text("the moment that the report carries (default now)",
                                "报告所记的生成时刻（默认当前）"))
      ->option_text("MOMENT");
  set_work(command, session, [&session, arguments] { return run_report(session, *arguments); });
}

}  // namespace annals::cli
