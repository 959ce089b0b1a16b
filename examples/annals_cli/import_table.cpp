#include "import_table.h"

#include <algorithm>
#include <utility>

#include "import_words.h"
#include "interrupt.h"
#include "progress.h"
#include "table.h"
#include "words.h"

namespace annals::cli {
namespace {

// A setting of a mapping, as a line of a mapping file would say it; the option is named if it is
// wrong.
Result<void> set(TableMapping& mapping, const std::string& option, const std::string& key,
                 const std::string& value) {
  if (value.empty()) return {};
  auto changed = parse_table_mapping(key + " = " + value, mapping);
  if (!changed) {
    std::string message = changed.error().message;
    const std::size_t colon = message.find(": ");
    if (colon != std::string::npos) message.erase(0, colon + 2);
    return Error{ErrorCode::kInvalidArgument, option + ": " + message};
  }
  mapping = *std::move(changed);
  return {};
}

// "x=M" as the line "missing x = M".
Result<void> set_missing(const Session& session, TableMapping& mapping, const std::string& text) {
  const std::size_t sign = text.rfind('=');
  if (sign == std::string::npos || sign == 0) {
    return Error{
        ErrorCode::kInvalidArgument,
        session.text("--missing takes a mark and what it means, such as \"x=M\" or \"/=skip\"",
                     "--missing 需要符号及其含义，如 \"x=M\" 或 \"/=skip\"")};
  }
  const std::string mark = text.substr(0, sign);
  if (mark == "blank") return set(mapping, "--missing", "blank", text.substr(sign + 1));
  return set(mapping, "--missing", "missing \"" + mark + "\"", text.substr(sign + 1));
}

Result<TableMapping> mapping_of(const Session& session, const TableArguments& arguments,
                                const std::string& source) {
  TableMapping mapping;
  if (!arguments.map.empty()) {
    auto read = read_table_mapping(arguments.map);
    if (!read) return read.error();
    mapping = *std::move(read);
  }
  const std::pair<const char*, const std::string*> settings[] = {
      {"layout", &arguments.layout},     {"sheet", &arguments.sheet},
      {"agency", &arguments.agency},     {"indicator", &arguments.indicator},
      {"year", &arguments.year},         {"unit", &arguments.unit},
      {"encoding", &arguments.encoding}, {"source", &source},
  };
  for (const auto& [key, value] : settings) {
    if (auto done = set(mapping, std::string("--") + key, key, *value); !done) return done.error();
  }
  for (const std::string& heading : arguments.ignore) mapping.ignored.push_back(heading);
  for (const std::string& mark : arguments.missing) {
    if (auto done = set_missing(session, mapping, mark); !done) return done.error();
  }
  return mapping;
}

// A place in the user's language; cells of a sheet are the same in all.
std::string place_words(const Session& session, const std::string& place) {
  constexpr std::string_view kLine = "line ";
  if (!session.chinese() || !place.starts_with(kLine)) return place;
  return "第 " + place.substr(kLine.size()) + " 行";
}

// Words about the table. They stand apart from the values of a preview for machines.
void print_words(const Session& session, const std::string& line) {
  if (session.format == Format::kTable) {
    session.print(line);
  } else {
    session.tell(line);
  }
}

void print_reading(const Session& session, const TableReport& report) {
  std::string line = session.text("read as ", "读作 ") + std::string(to_string(report.layout)) +
                     session.text(", headings at ", "，表头：") +
                     place_words(session, report.heading_place);
  if (report.encoding != TextEncoding::kDetect && report.encoding != TextEncoding::kUtf8)
    line += session.text(", in ", "，编码 ") + std::string(to_string(report.encoding));
  print_words(session, line);
}

// What each column was read as, for a person who checks it.
void print_columns(const Session& session, const TableReport& report) {
  constexpr std::size_t kShown = 20;
  std::string line;
  std::size_t shown = 0;
  for (const TableColumnUse& column : report.columns) {
    if (column.heading.empty()) continue;
    if (++shown > kShown) break;
    if (!line.empty()) line += session.say(", ", "，");
    const bool left_out = column.use == "left out";
    line += column.heading + " = ";
    line += left_out ? session.say("left out", "不读") : std::string_view(column.use);
  }
  if (shown > kShown) line += session.text(" and more", " 等");
  print_words(session, session.text("columns: ", "各列：") + line);
}

void print_made(const Session& session, const TableReport& report, bool dry_run) {
  const std::string made =
      dry_run ? session.text("would make ", "将新建") : session.text("made ", "已新建");
  const auto name = [](const Names& names) {
    const std::string_view best = names.in("zh");
    return best.empty() ? std::string() : " \"" + std::string(best) + "\"";
  };
  for (const Agency& agency : report.agencies_made)
    print_words(session,
                made + session.text("agency ", "机构 ") + agency.code.str() + name(agency.names));
  for (const Indicator& indicator : report.indicators_made) {
    print_words(session,
                made + session.text("indicator ", "指标 ") + indicator.code.str() +
                    name(indicator.names) + ", " + std::string(to_string(indicator.kind)) +
                    (indicator.unit.empty() ? session.text(", unit not told", "，单位未注明")
                                            : session.text(" in ", "，单位 ") + indicator.unit));
  }
  for (const SourceDocument& source : report.sources_made) {
    print_words(session, made + session.text("source ", "来源 ") + source.code.str() + " \"" +
                             source.title + "\"");
  }
}

void print_preview(const Session& session, const TableReport& report) {
  Table table({{"place", session.text("Where", "位置")},
               {"agency", session.text("Agency", "机构")},
               {"indicator", session.text("Indicator", "指标")},
               {"year", session.text("Year", "年份")},
               {"value", session.text("Value", "数值"), Align::kRight},
               {"bound", ""},
               {"status", session.text("Status", "状态")},
               {"note", session.text("Note", "备注")}});
  for (const TableValue& value : report.preview) {
    const Observation& seen = value.observation;
    table.add({place_words(session, value.place), value.agency.str(), value.indicator.str(),
               to_string(seen.year), value_cell(session, seen), bound_cell(seen),
               seen.status.normal() ? std::string() : seen.status.letters(), seen.note});
  }
  if (!table.empty()) table.print(session);
}

ExitCode tell_failed(const Session& session, const TableReport& report, bool create) {
  tell_all(session, report.issues, "");
  session.tell(session.say("nothing was imported; the store is as it was before",
                           "未导入任何内容，库保持原样"));
  tell_options(session, report.issues);
  const bool unknown =
      std::any_of(report.issues.begin(), report.issues.end(),
                  [](const TableIssue& issue) { return issue.error.code == ErrorCode::kNotFound; });
  if (unknown && !create)
    session.tell(
        session.say("--create makes what is not known", "--create 可新建未知的机构和指标"));
  return ExitCode::kData;
}

ExitCode tell_done(const Session& session, const TableReport& report,
                   const TableArguments& arguments, bool dry_run) {
  if (dry_run)
    print_words(session, session.text("a dry run: nothing was written", "试运行：未写入任何内容"));
  print_reading(session, report);
  if (dry_run) print_columns(session, report);
  print_made(session, report, dry_run);
  if (dry_run) print_preview(session, report);
  print_words(session, session.text("values: ", "数值：") + written_words(session, report.written));
  if (report.rejected == 0) return ExitCode::kGood;
  tell_all(session, report.issues, "");
  const std::string left_out =
      dry_run ? session.text(" rows would be left out", " 行）将不导入")
              : session.text(report.rejected == 1 ? " rows left out; it is in "
                                                  : " rows left out; they are in ",
                             " 行）未导入，已写入 ") +
                    arguments.skip_bad_rows;
  session.tell(std::to_string(report.rejected) + session.text(" of ", " 行（共 ") +
               std::to_string(report.rows) + left_out);
  return ExitCode::kFindings;
}

}  // namespace

bool TableArguments::given() const {
  const auto filled = [](const std::string& text) { return !text.empty(); };
  return create || !missing.empty() || !ignore.empty() || filled(layout) || filled(sheet) ||
         filled(map) || filled(agency) || filled(indicator) || filled(year) || filled(unit) ||
         filled(encoding) || filled(skip_bad_rows);
}

void TableArguments::add_to(CLI::App* command, const Session& session) {
  const auto add = [&](const char* option, std::string& target, const char* word,
                       std::string_view english, std::string_view chinese) {
    command->add_option(option, target, session.text(english, chinese))->option_text(word);
  };
  add("--map", map, "FILE", "of a table: a file that says how to read it (docs/import.md)",
      "表格的读法文件（见 docs/import.md）");
  add("--layout", layout, "LAYOUT",
      "of a table: long, wide-years, wide-indicators, wide-agencies; else as its headings say",
      "表格形式：long、wide-years、wide-indicators、wide-agencies，默认由表头判断");
  add("--sheet", sheet, "NAME", "of a workbook: the sheet", "工作簿中的工作表");
  add("--agency", agency, "AGENCY", "of a whole table, where no column says it",
      "整张表的机构（表中未列时）");
  add("--indicator", indicator, "INDICATOR", "of a whole table, where no column says it",
      "整张表的指标（表中未列时）");
  add("--year", year, "YEAR", "of a whole table, where no column says it",
      "整张表的年份（表中未列时）");
  add("--unit", unit, "UNIT", "of all values of a table, such as 万件",
      "整张表的计量单位，如 万件");
  add("--encoding", encoding, "NAME", "of a table: utf-8, utf-16 or gb18030; else by its bytes",
      "表格编码：utf-8、utf-16 或 gb18030，默认按内容判断");
  command
      ->add_option(
          "--missing", missing,
          session.text("a mark for a missing value and its status, \"x=M\", or \"x=skip\"; "
                       "\"blank=skip\" for empty cells",
                       "缺失符号及其状态，如 \"x=M\" 或 \"x=skip\"；空格用 \"blank=skip\""))
      ->option_text("MARK=STATUS ...")
      ->allow_extra_args(false);
  command
      ->add_option("--ignore", ignore,
                   session.text("the heading of a column to leave out", "不读的列的表头"))
      ->option_text("HEADING ...")
      ->allow_extra_args(false);
  add("--skip-bad-rows", skip_bad_rows, "FILE",
      "import the good rows, write the others to FILE with the reasons",
      "导入正确的行，其余各行连同原因写入 FILE");
  command->add_flag("--create", create,
                    session.text("make the agencies, indicators and the source that are not known",
                                 "新建未知的机构、指标和来源"));
}

Result<ExitCode> import_one_table(const Session& session, const TableArguments& arguments,
                                  const TableRun& run) {
  const auto mapping = mapping_of(session, arguments, run.source);
  if (!mapping) return mapping.error();
  auto store = session.open_to_write();
  if (!store) return store.error();
  Progress progress(session.text("importing", "正在导入"));
  const Interrupt interrupt;
  TableOptions options{.dry_run = run.dry_run, .create = arguments.create};
  options.skip_bad_rows = arguments.skip_bad_rows;
  options.reason = run.reason;
  options.progress = [&](const ImportProgress& come) {
    progress.tell(progress_words(session, come, progress.seconds()));
    return !interrupt.asked();
  };
  const auto report = import_table(*store, run.file, *mapping, options);
  if (!report) return with_option(report.error());
  tell_all(session, report->notices, session.say("note: ", "提示："));
  if (!report->done) return tell_failed(session, *report, arguments.create);
  return tell_done(session, *report, arguments, run.dry_run);
}

}  // namespace annals::cli
