#include <annals/import.h>
#include <annals/import_sdmx.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <system_error>
#include <vector>

#include "arguments.h"
#include "commands.h"
#include "import_table.h"
#include "import_words.h"
#include "interrupt.h"
#include "progress.h"

namespace annals::cli {
namespace {

// Workbooks, and text files without the names of our own columns. What cannot be read is left to
// the import, which says why.
bool looks_like_table(const std::string& file) {
  const std::filesystem::path path(file);
  const auto extension = path.extension();
  if (extension == ".xlsx" || extension == ".tsv" || extension == ".tab") return true;
  std::error_code problem;
  return std::filesystem::is_regular_file(path, problem) &&
         std::filesystem::file_size(path, problem) > 0 && !is_observations_file(path);
}

struct ImportArguments {
  // True if the one file of values is the only file of all.
  bool alone() const {
    const auto values = files.find(CsvContent::kObservations);
    return values != files.end() && values->second.size() == 1 && sdmx_csv.empty() &&
           std::count_if(files.begin(), files.end(),
                         [](const auto& entry) { return !entry.second.empty(); }) == 1;
  }

  std::map<CsvContent, std::vector<std::string>> files;
  std::string source, reason, sdmx_csv;
  bool redefine = false, dry_run = false;
  TableArguments table;
};

// The one file that is to be read as a table: where the options say so, or it is not in our own
// columns. Empty if the files are our own.
Result<std::string> table_of(const Session& session, const ImportArguments& arguments) {
  const auto values = arguments.files.find(CsvContent::kObservations);
  if (values == arguments.files.end() || values->second.empty()) {
    if (!arguments.table.given()) return std::string();
    return Error{ErrorCode::kInvalidArgument,
                 session.text("these options say how to read a table: name its file",
                              "这些选项说明表格的读法：请给出表格文件")};
  }
  const auto is_table = [&](const std::string& file) {
    return arguments.table.given() || looks_like_table(file);
  };
  const std::vector<std::string>& files = values->second;
  const auto found = std::find_if(files.begin(), files.end(), is_table);
  if (found == files.end()) return std::string();
  if (arguments.alone()) return *found;
  return Error{ErrorCode::kInvalidArgument,
               "\"" + *found + "\"" +
                   session.text(" is a table of its own: import one at a time, without other files",
                                " 是单独的表格：请一次导入一张，且不与其他文件同时导入")};
}

// Takes a file of values that is an SDMX-CSV message as if --sdmx-csv had named it. Read as a table
// it would lose what its columns say of the values, such as the power of ten.
Result<void> recognise_sdmx(const Session& session, ImportArguments& arguments) {
  std::vector<std::string>& values = arguments.files[CsvContent::kObservations];
  const auto found = std::find_if(values.begin(), values.end(),
                                  [](const std::string& file) { return is_sdmx_csv_file(file); });
  if (found == values.end()) return {};
  const auto refused = [&](std::string_view english, std::string_view chinese) {
    return Error{ErrorCode::kInvalidArgument,
                 "\"" + *found + "\"" + session.text(english, chinese)};
  };
  if (arguments.table.given()) {
    return refused(" is an SDMX-CSV message: leave out the options that say how to read a table",
                   " 是 SDMX-CSV 报文：请去掉说明表格读法的选项");
  }
  if (!arguments.alone()) {
    return refused(" is an SDMX-CSV message: import it alone", " 是 SDMX-CSV 报文：请单独导入");
  }
  session.tell(session.text("note: ", "提示：") + "\"" + *found +
               session.text("\" is an SDMX-CSV message and is read as one, as by --sdmx-csv",
                            "\" 是 SDMX-CSV 报文，按 --sdmx-csv 读取"));
  arguments.sdmx_csv = *found;
  values.clear();
  return {};
}

std::vector<ImportFile> files_of(const ImportArguments& arguments) {
  std::vector<ImportFile> files;
  for (const auto& [content, paths] : arguments.files) {
    for (const std::string& path : paths) files.push_back({content, path});
  }
  return files;
}

// True if the files held nothing but headings.
bool is_empty(const ImportReport& report) {
  const WriteSummary& written = report.written;
  return report.defined + report.confirmed + written.inserted + written.revised +
             written.unchanged + written.repeated ==
         0;
}

void print_report(const Session& session, const ImportReport& report, bool dry_run) {
  if (dry_run)
    session.print(session.say("a dry run: nothing was written", "试运行：未写入任何内容"));
  session.print(session.text("definitions: ", "定义：") +
                counts(session, {{report.defined, session.say("new or replaced", "条新增或替换")},
                                 {report.confirmed, session.say("as before", "条与原有相同")}}));
  session.print(session.text("values: ", "数值：") + written_words(session, report.written));
}

Result<ImportReport> run_import(const Session& session, const ImportArguments& arguments,
                                ImportOptions options) {
  const std::vector<ImportFile> files = files_of(arguments);
  if (!arguments.sdmx_csv.empty() && !files.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("--sdmx-csv is read alone: import the other files first",
                              "--sdmx-csv 须单独导入：请先导入其他文件")};
  }
  if (files.empty() && arguments.sdmx_csv.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 session.text("import needs a file: name one with values, or --agencies, "
                              "--indicators or the like with one of definitions",
                              "import 需要文件：给出数值文件，或用 --agencies、--indicators "
                              "等给出定义文件")};
  }
  auto store = session.open_to_write();
  if (!store) return store.error();
  Progress progress(session.text("importing", "正在导入"));
  const Interrupt interrupt;
  options.progress = [&](const ImportProgress& come) {
    progress.tell(progress_words(session, come, progress.seconds()));
    return !interrupt.asked();
  };
  if (!arguments.sdmx_csv.empty()) return import_sdmx_csv(*store, arguments.sdmx_csv, options);
  return import_csv(*store, files, options);
}

Result<ExitCode> import(const Session& session, ImportArguments arguments) {
  if (auto known = recognise_sdmx(session, arguments); !known) return known.error();
  const auto table = table_of(session, arguments);
  if (!table) return table.error();
  if (!table->empty()) {
    if (arguments.redefine) {
      return Error{ErrorCode::kInvalidArgument,
                   session.text("--redefine is for files of definitions: a table replaces none",
                                "--redefine 只用于定义文件：表格不替换定义")};
    }
    return import_one_table(session, arguments.table,
                            {.file = *table,
                             .source = arguments.source,
                             .reason = arguments.reason,
                             .dry_run = arguments.dry_run});
  }
  ImportOptions options{.dry_run = arguments.dry_run, .reason = arguments.reason};
  if (arguments.redefine) options.redefine = Redefine::kReplace;
  if (!arguments.source.empty()) {
    auto code = SourceCode::parse(arguments.source);
    if (!code) return code.error();
    options.source = *std::move(code);
  }
  const auto report = run_import(session, arguments, options);
  if (!report) return report.error();
  tell_all(session, report->notices, session.say("note: ", "提示："));
  if (!report->issues.empty()) {
    tell_all(session, report->issues, "");
    const bool differs = std::any_of(
        report->issues.begin(), report->issues.end(),
        [](const ImportIssue& issue) { return issue.error.code == ErrorCode::kAlreadyExists; });
    if (differs && !arguments.redefine) {
      session.tell(session.say("--redefine replaces definitions that are there already",
                               "--redefine 可替换已有的定义"));
    }
    session.tell(session.say("nothing was imported; the store is as it was before",
                             "未导入任何内容，库保持原样"));
    tell_options(session, report->issues);
    return ExitCode::kData;
  }
  if (is_empty(*report)) {
    session.tell(session.say("note: there are headings and no rows below them",
                             "提示：只有表头，其下没有数据行"));
  }
  print_report(session, *report, arguments.dry_run);
  return ExitCode::kGood;
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "import", session.text("read files of values and definitions, or a table (CSV, TSV, XLSX)",
                             "导入数值与定义的文件，或一张表格（CSV、TSV、XLSX）"));
  const auto arguments = std::make_shared<ImportArguments>();
  const auto add_files = [&](const char* option, CsvContent content, std::string description) {
    command->add_option(option, arguments->files[content], std::move(description))
        ->option_text("FILE")
        ->allow_extra_args(false);
  };
  add_files("--subjects", CsvContent::kSubjects, session.text("topics", "主题"));
  add_files("--agencies", CsvContent::kAgencies, session.text("agencies", "机构"));
  add_files("--indicators", CsvContent::kIndicators, session.text("indicators", "指标"));
  add_files("--definitions", CsvContent::kDefinitions,
            session.text("versions of definitions", "定义的各个版本"));
  add_files("--breaks", CsvContent::kBreaks, session.text("breaks in series", "序列中断"));
  add_files("--sources", CsvContent::kSources, session.text("source documents", "来源文件"));
  add_files("--successions", CsvContent::kSuccessions,
            session.text("what became of agencies", "机构沿革"));
  add_files("--targets", CsvContent::kTargets, session.text("targets", "目标值"));
  add_files("--rules", CsvContent::kRules,
            session.text("rules that figures must satisfy", "数值须满足的核对规则"));
  command
      ->add_option(
          "FILES", arguments->files[CsvContent::kObservations],
          session.text("values: agency, indicator, year, value and, if wanted, status, "
                       "source, locator, note, bound, numerator, denominator; or one "
                       "table in columns of its own",
                       "数值：agency、indicator、year、value，以及可选的 status、source、"
                       "locator、note、bound、numerator、denominator；或一张自有格式的表格"))
      ->option_text("FILE ...");
  command
      ->add_option("--sdmx-csv", arguments->sdmx_csv,
                   session.text("values as an SDMX-CSV message", "SDMX-CSV 报文形式的数值"))
      ->option_text("FILE");
  command->add_option(
      "--source", arguments->source,
      session.text("code of the source of rows that name none", "未注明来源的行所用的来源代码"));
  command->add_option("--reason", arguments->reason,
                      session.text("why, for the history", "原因，记入历史"));
  command->add_flag("--redefine", arguments->redefine,
                    session.text("replace definitions that are there already and differ",
                                 "替换已有但内容不同的定义"));
  command->add_flag("--dry-run", arguments->dry_run,
                    session.text("look at everything, write nothing", "只检查，不写入"));
  arguments->table.add_to(command, session);
  set_work(command, session, [&session, arguments] { return import(session, *arguments); });
}

}  // namespace annals::cli
