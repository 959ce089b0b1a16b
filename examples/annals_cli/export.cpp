#include <annals/export.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <vector>

#include "arguments.h"
#include "commands.h"
#include "output.h"
#include "progress.h"

namespace annals::cli {
namespace {

struct ExportArguments {
  std::vector<std::string> agencies, indicators, names;
  std::string kind, below, as, out, sdmx_agency, prepared;
  ReadArguments read;
  bool byte_order_mark = false, force = false;
};

Error usage(std::string_view option, const Error& error) {
  return {ErrorCode::kInvalidArgument, std::string(option) + ": " + error.message};
}

// What --format means here; empty for a table, which is for a terminal.
std::optional<ExportFormat> format_of(Format format) {
  switch (format) {
    case Format::kTable:
      return std::nullopt;
    case Format::kCsv:
      return ExportFormat::kCsv;
    case Format::kJson:
      return ExportFormat::kJson;
    case Format::kMarkdown:
      return ExportFormat::kMarkdown;
  }
  return std::nullopt;
}

// By --as; else by --format; else by the end of the file's name; else CSV.
Result<ExportFormat> format_of(const Session& session, const ExportArguments& arguments) {
  if (!arguments.as.empty()) {
    const auto format = parse_export_format(arguments.as);
    if (!format) return usage("--as", format.error());
    return format;
  }
  if (const auto format = format_of(session.format)) return *format;
  if (arguments.out.empty()) return ExportFormat::kCsv;
  const std::string ending = std::filesystem::path(arguments.out).extension().string();
  for (const auto& [known, format] :
       {std::pair(".csv", ExportFormat::kCsv), std::pair(".xlsx", ExportFormat::kXlsx),
        std::pair(".json", ExportFormat::kJson), std::pair(".jsonl", ExportFormat::kJsonLines),
        std::pair(".md", ExportFormat::kMarkdown)}) {
    if (ending == known) return format;
  }
  return Error{ErrorCode::kInvalidArgument,
               "\"" + arguments.out + "\"" +
                   session.text(" does not say in which form: add --as csv, csv-wide, json, jsonl, "
                                "markdown, xlsx, sdmx-csv, sdmx-json or sdmx-structure",
                                " 未表明格式：请加 --as csv、csv-wide、json、jsonl、markdown、"
                                "xlsx、sdmx-csv、sdmx-json 或 sdmx-structure")};
}

Result<ExportSelection> selection_of(const Store& store, const ExportArguments& arguments) {
  ExportSelection selection;
  for (const std::string& text : arguments.agencies) {
    const auto agency = store.find_agency(text);
    if (!agency) return agency.error();
    selection.agencies.push_back(agency->code);
  }
  for (const std::string& text : arguments.indicators) {
    const auto indicator = store.find_indicator(text);
    if (!indicator) return indicator.error();
    selection.indicators.push_back(indicator->code);
  }
  if (!arguments.kind.empty()) {
    const auto kind = parse_agency_kind(arguments.kind);
    if (!kind) return usage("--kind", kind.error());
    selection.kind = *kind;
  }
  if (!arguments.below.empty()) {
    const auto parent = store.find_agency(arguments.below);
    if (!parent) return parent.error();
    selection.parent = parent->code;
  }
  const auto read = arguments.read.options();
  if (!read) return read.error();
  selection.read = *read;
  return selection;
}

// What people read is in their language, unless names are asked for in others.
Result<ExportOptions> options_of(const Session& session, const ExportArguments& arguments,
                                 ExportFormat format) {
  ExportOptions options{.languages = arguments.names, .byte_order_mark = arguments.byte_order_mark};
  const bool for_people = format == ExportFormat::kMarkdown || format == ExportFormat::kXlsx;
  if (for_people && options.languages.empty()) options.languages = {session.language};
  if (!arguments.sdmx_agency.empty()) options.sdmx_agency = arguments.sdmx_agency;
  if (!arguments.prepared.empty()) {
    const auto moment = parse_timestamp(arguments.prepared);
    if (!moment) return usage("--prepared", moment.error());
    options.prepared = *moment;
  }
  return options;
}

// Said beside what is written: a heading without rows is no mistake, but may not be what was meant.
void tell_if_nothing(const Session& session, const ExportSummary& written) {
  if (written.observations > 0) return;
  session.tell(session.say("nothing is on record of what was asked for", "所要的内容没有记录"));
}

// What stands in a place for one name that none fills, as best_text() finds it.
std::string stand_in(const Language& wanted, const std::vector<Language>& languages) {
  const auto there = [&](const std::string& language) {
    return std::find(languages.begin(), languages.end(), language) != languages.end();
  };
  for (std::size_t end = wanted.rfind('-'); end != std::string::npos && end > 0;
       end = wanted.rfind('-', end - 1)) {
    if (there(wanted.substr(0, end))) return wanted.substr(0, end);
  }
  return there("en") ? "en" : languages.front();
}

// What is written where there are no names in a language that was asked for; "first" of all.
std::string instead(const Session& session, ExportFormat format, const Language& wanted, bool first,
                    const ExportSummary& written) {
  const std::string none = session.text("none are written for it", "未写入该语言的名称");
  switch (format) {
    case ExportFormat::kCsv:
    case ExportFormat::kCsvWide:
      return session.text("its columns are empty", "相应各列为空");
    case ExportFormat::kMarkdown:
    case ExportFormat::kXlsx:
    case ExportFormat::kSdmxJson:
    case ExportFormat::kSdmxStructure: {
      if (!first) return none;
      const std::string other = stand_in(wanted, written.languages);
      return session.text("those in \"" + other + "\" are written",
                          "已改用 \"" + other + "\" 的名称");
    }
    case ExportFormat::kJson:
    case ExportFormat::kJsonLines:
    case ExportFormat::kSdmxCsv:
      return none;
  }
  return none;
}

// Of each language of --names in which nothing that was written has a name.
void tell_missing_names(const Session& session, ExportFormat format,
                        const std::vector<Language>& wanted, const ExportSummary& written) {
  if (written.languages.empty()) return;
  std::string there;
  for (const Language& language : written.languages) {
    const bool last = &language == &written.languages.back();
    if (!there.empty()) there += last ? session.text(" and ", " 和 ") : session.text(", ", "、");
    there += "\"" + language + "\"";
  }
  for (const Language& language : wanted) {
    const auto& languages = written.languages;
    if (std::find(languages.begin(), languages.end(), language) != languages.end()) continue;
    const std::string how = instead(session, format, language, language == wanted.front(), written);
    session.tell(session.text(
        "note: there are no names in \"" + language + "\", only in " + there + ": " + how,
        "提示：没有 \"" + language + "\" 的名称，只有 " + there + " 的：" + how));
  }
}

Result<ExitCode> to_standard_output(const Session& session, const Store& store,
                                    const ExportArguments& arguments, ExportFormat format,
                                    const ExportSelection& selection,
                                    const ExportOptions& options) {
  if (format == ExportFormat::kXlsx) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("a workbook is not for a terminal: name a file with --out",
                              "工作簿不能输出到终端：请用 --out 指定文件")};
  }
  // Whole or not at all: a failure half-way would leave a part behind.
  std::ostringstream text;
  const auto written = export_to(store, text, format, selection, options);
  if (!written) return written.error();
  print_exactly(session, text.view());
  tell_if_nothing(session, *written);
  tell_missing_names(session, format, arguments.names, *written);
  return ExitCode::kGood;
}

Result<ExitCode> to_file(const Session& session, const Store& store,
                         const ExportArguments& arguments, ExportFormat format,
                         const ExportSelection& selection, const ExportOptions& options) {
  const auto written = [&] {
    const Progress progress(session.text("exporting", "正在导出"));
    return export_file(store, arguments.out, format, selection, options, arguments.force);
  }();
  if (!written) {
    Error error = written.error();
    if (error.code == ErrorCode::kAlreadyExists) {
      error.message = "\"" + arguments.out + "\"" +
                      session.text(" is there already: choose a name that is free, or --force",
                                   " 已存在：请另取名称，或加 --force");
    }
    return error;
  }
  const auto count = [&](std::size_t n, std::string_view one, std::string_view many,
                         std::string_view chinese) {
    return std::to_string(n) + std::string(session.say(n == 1 ? one : many, chinese));
  };
  session.print("\"" + arguments.out + "\"" + session.text(": ", "：") +
                count(written->observations, " value of ", " values of ", " 个数值，") +
                count(written->agencies, " agency and ", " agencies and ", " 个机构，") +
                count(written->indicators, " indicator, from ", " indicators, from ", " 个指标，") +
                count(written->sources, " source", " sources", " 个来源"));
  tell_if_nothing(session, *written);
  tell_missing_names(session, format, arguments.names, *written);
  return ExitCode::kGood;
}

Result<ExitCode> run_export(const Session& session, const ExportArguments& arguments) {
  const auto format = format_of(session, arguments);
  if (!format) return format.error();
  const auto options = options_of(session, arguments, *format);
  if (!options) return options.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto selection = selection_of(*store, arguments);
  if (!selection) return selection.error();
  if (arguments.out.empty()) {
    return to_standard_output(session, *store, arguments, *format, *selection, *options);
  }
  return to_file(session, *store, arguments, *format, *selection, *options);
}

void add_selection(CLI::App* command, const Session& session, ExportArguments& arguments) {
  command->add_option("AGENCIES", arguments.agencies,
                      session.text("agencies; all if none is named", "机构；不写则为所有机构"));
  command
      ->add_option("--indicator", arguments.indicators,
                   session.text("an indicator; may be repeated, all if none is named",
                                "指标；可重复，不写则为所有指标"))
      ->option_text("INDICATOR ...")
      ->allow_extra_args(false);
  command->add_option(
      "--kind", arguments.kind,
      session.text("only agencies of a kind: province, prefecture, county, department, ...",
                   "只要某一类别的机构：province、prefecture、county、department 等"));
  command->add_option("--below", arguments.below,
                      session.text("only agencies below this one", "只要该机构的下级"));
  arguments.read.add_to(command, session);
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  CLI::App* const command =
      app.add_subcommand("export", session.text("write values for other programs, or for a report",
                                                "导出数值，供其他程序或报告使用"));
  const auto arguments = std::make_shared<ExportArguments>();
  add_selection(command, session, *arguments);
  command->add_option(
      "--as", arguments->as,
      session.text("csv, csv-wide, json, jsonl, markdown, xlsx, sdmx-csv, sdmx-json or "
                   "sdmx-structure (default by the end of the file's name, else csv)",
                   "csv、csv-wide、json、jsonl、markdown、xlsx、sdmx-csv、sdmx-json 或 "
                   "sdmx-structure（默认按文件扩展名，否则为 csv）"));
  command
      ->add_option("--out", arguments->out,
                   session.text("the file (default standard output)", "文件（默认标准输出）"))
      ->option_text("FILE");
  command->add_flag("--force", arguments->force,
                    session.text("replace the file if it is there", "文件已存在时替换"));
  command
      ->add_option(
          "--names", arguments->names,
          session.text("languages of names, such as zh,en: columns in CSV, texts elsewhere",
                       "名称的语言，如 zh,en：CSV 中为列，其他格式中为文字"))
      ->delimiter(',')
      ->option_text("LANGUAGES")
      ->allow_extra_args(false);
  command->add_flag("--bom", arguments->byte_order_mark,
                    session.text("begin CSV with a byte order mark, for Excel",
                                 "CSV 以字节顺序标记开头，便于 Excel 识别"));
  command
      ->add_option("--sdmx-agency", arguments->sdmx_agency,
                   session.text("who sends SDMX messages (default ANNALS)",
                                "SDMX 报文的发送方（默认 ANNALS）"))
      ->option_text("ID");
  command
      ->add_option("--prepared", arguments->prepared,
                   session.text("the moment that SDMX-JSON and xlsx carry (default now)",
                                "SDMX-JSON 与 xlsx 所记的生成时刻（默认当前）"))
      ->option_text("MOMENT");
  set_work(command, session, [&session, arguments] { return run_export(session, *arguments); });
}

}  // namespace annals::cli
