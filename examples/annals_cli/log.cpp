#include <annals/journal.h>

#include <charconv>
#include <memory>
#include <set>
#include <utility>

#include "arguments.h"
#include "commands.h"
#include "progress.h"
#include "table.h"
#include "words.h"

namespace annals::cli {
namespace {

struct LogArguments {
  std::string since, until, author, source, agency, indicator, last;
  bool brief = false, definitions = false;

  bool counts() const { return !brief || !agency.empty() || !indicator.empty(); }
};

// With more codes than these people are told the first alone.
constexpr std::size_t kCodesShown = 2;

// A day as its first moment, or a moment.
Result<Timestamp> first_moment(const std::string& text) {
  if (const auto day = parse_date(text)) return Timestamp(std::chrono::sys_days(*day));
  return parse_timestamp(text);
}

Result<void> read_conditions(const LogArguments& arguments, JournalOptions& options) {
  const auto usage = [](std::string_view option, const Error& error) {
    return Error{ErrorCode::kInvalidArgument, std::string(option) + ": " + error.message};
  };
  if (!arguments.last.empty()) {
    const std::string& text = arguments.last;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), options.last);
    if (error != std::errc() || end != text.data() + text.size() || options.last == 0) {
      return Error{ErrorCode::kInvalidArgument,
                   "--last: \"" + text + "\" is not a whole number from 1 on"};
    }
  }
  if (!arguments.since.empty()) {
    const auto moment = first_moment(arguments.since);
    if (!moment) return usage("--since", moment.error());
    options.since = *moment;
  }
  if (!arguments.until.empty()) {
    const auto moment = parse_timestamp(arguments.until);
    if (!moment) return usage("--until", moment.error());
    options.until = *moment;
  }
  return {};
}

Result<void> find_names(const Store& store, const LogArguments& arguments,
                        JournalOptions& options) {
  if (!arguments.source.empty()) {
    const auto source = store.find_source(arguments.source);
    if (!source) return source.error();
    options.source = source->code;
  }
  if (!arguments.agency.empty()) {
    const auto agency = store.find_agency(arguments.agency);
    if (!agency) return agency.error();
    options.agencies = {agency->code};
  }
  if (!arguments.indicator.empty()) {
    const auto indicator = store.find_indicator(arguments.indicator);
    if (!indicator) return indicator.error();
    options.indicators = {indicator->code};
  }
  return {};
}

Cell count_cell(std::size_t count) {
  return Cell(count == 0 ? "" : std::to_string(count), Json(count));
}

// "court, tax", "a and 12 more"; for programs the codes joined by '|'.
template <typename C>
Cell codes_cell(const Session& session, const std::vector<C>& codes, std::size_t count) {
  std::string text, joined;
  const std::size_t shown = count > kCodesShown ? 1 : codes.size();
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i < shown) text += (i == 0 ? "" : session.text(", ", "、")) + codes[i].str();
    joined += (i == 0 ? "" : "|") + codes[i].str();
  }
  if (shown < count) {
    text += session.chinese() ? " 等 " + std::to_string(count) + " 项"
                              : " and " + std::to_string(count - shown) + " more";
  }
  return Cell(text, Json(joined + (codes.size() < count ? "|..." : "")));
}

Cell moment_cell(Timestamp moment) {
  const std::string recorded = to_string(moment);
  std::string shown = recorded.substr(0, 19);
  shown[10] = ' ';
  return Cell(shown, Json(recorded));
}

void add_row(const Session& session, Table& table, const JournalEntry& entry) {
  const WriteRecord& record = entry.write.record;
  std::vector<Cell> cells = {Cell(std::to_string(record.id), Json(record.id)),
                             moment_cell(record.recorded_at), record.author,
                             entry.write.source.str()};
  if (entry.values) {
    const WrittenValues& values = *entry.values;
    const bool any = !values.years.empty();
    cells.insert(
        cells.end(),
        {count_cell(values.added), count_cell(values.revised), count_cell(values.retracted),
         Cell("", Json(values.agency_count)),
         codes_cell(session, values.agencies, values.agency_count),
         Cell("", Json(values.indicator_count)),
         codes_cell(session, values.indicators, values.indicator_count),
         Cell(!any ? ""
              : values.years.first == values.years.last
                  ? to_string(values.years.first)
                  : years_of(session, values.years.first, values.years.last),
              any ? Json(to_string(values.years.first) + ":" + to_string(values.years.last))
                  : Json())});
  }
  cells.insert(cells.end(), {record.reason, record.program});
  table.add(std::move(cells));
}

Table table_of(const Session& session, const std::vector<JournalEntry>& entries, bool counted) {
  std::vector<TableColumn> columns = {
      {"write", session.text("Write", "写入"), Align::kRight},
      {"recorded_at", session.text("Recorded (UTC)", "录入时间 (UTC)")},
      {"author", session.text("By", "录入人")},
      {"source", session.text("Source", "来源")}};
  if (counted) {
    columns.insert(columns.end(), {{"added", session.text("New", "新增"), Align::kRight},
                                   {"revised", session.text("Revised", "修订"), Align::kRight},
                                   {"retracted", session.text("Retracted", "撤回"), Align::kRight},
                                   {"agencies", ""},
                                   {"agency_codes", session.text("Agencies", "机构")},
                                   {"indicators", ""},
                                   {"indicator_codes", session.text("Indicators", "指标")},
                                   {"years", session.text("Years", "年份")}});
  }
  columns.insert(columns.end(), {{"reason", session.text("Reason", "原因")},
                                 {"program", session.text("Program", "程序")}});
  Table table(std::move(columns));
  for (const JournalEntry& entry : entries) add_row(session, table, entry);
  return table;
}

std::string word_for(const Session& session, const std::string& kind) {
  const std::pair<std::string_view, std::string_view> words[] = {
      {"subject", "主题"}, {"agency", "机构"}, {"indicator", "指标"}, {"source", "来源"},
      {"target", "目标"},  {"rule", "规则"},   {"waiver", "豁免"},    {"freeze", "定版"}};
  for (const auto& [english, chinese] : words) {
    if (kind == english) return session.text(english, chinese);
  }
  return kind;
}

bool is_asked_for(const Seal& seal, const JournalOptions& options) {
  return (!options.since || *options.since <= seal.recorded_at) &&
         (!options.until || seal.recorded_at <= *options.until) &&
         (options.author.empty() || folded(options.author) == folded(seal.author));
}

// What was defined, waived and frozen, by the seals; what came before the conditions counts as
// known.
Table table_of_definitions(const Session& session, const std::vector<Seal>& seals,
                           const JournalOptions& options) {
  std::set<std::pair<std::string, std::string>> known;
  std::vector<std::vector<Cell>> rows;
  for (const Seal& seal : seals) {
    if (seal.kind == "batch") continue;
    const bool is_new = known.emplace(seal.kind, seal.name).second;
    if (!is_asked_for(seal, options)) continue;
    rows.push_back({Cell(std::to_string(seal.number), Json(seal.number)),
                    moment_cell(seal.recorded_at), seal.author,
                    Cell(word_for(session, seal.kind), Json(seal.kind)), seal.name,
                    Cell(is_new ? session.text("new", "新增") : session.text("changed", "修改"),
                         Json(is_new ? "new" : "changed"))});
  }
  Table table({{"seal", session.text("Seal", "封印"), Align::kRight},
               {"recorded_at", session.text("Recorded (UTC)", "录入时间 (UTC)")},
               {"author", session.text("By", "录入人")},
               {"kind", session.text("Kind", "类别")},
               {"name", session.text("Name", "名称")},
               {"change", session.text("Change", "变化")}});
  const std::size_t first =
      options.last > 0 && options.last < rows.size() ? rows.size() - options.last : 0;
  for (std::size_t i = first; i < rows.size(); ++i) table.add(std::move(rows[i]));
  return table;
}

Result<ExitCode> log_of_definitions(const Session& session, const Store& store,
                                    const LogArguments& arguments, const JournalOptions& options) {
  if (!arguments.source.empty() || !arguments.agency.empty() || !arguments.indicator.empty()) {
    return Error{
        ErrorCode::kInvalidArgument,
        session.text("--definitions goes without --source, --agency and --indicator, which "
                     "choose among values",
                     "--definitions 不能与 --source、--agency、--indicator 同用")};
  }
  const auto seals = store.seals();
  if (!seals) return seals.error();
  const Table table = table_of_definitions(session, *seals, options);
  if (table.empty() && session.format == Format::kTable) {
    session.print(session.say("nothing was defined, waived or frozen", "没有定义、豁免或定版记录"));
  } else {
    table.print(session);
  }
  return ExitCode::kGood;
}

Result<ExitCode> log(const Session& session, const LogArguments& arguments) {
  JournalOptions options{.author = arguments.author, .count_values = !arguments.brief};
  if (auto read = read_conditions(arguments, options); !read) return read.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  if (arguments.definitions) return log_of_definitions(session, *store, arguments, options);
  if (auto found = find_names(*store, arguments, options); !found) return found.error();
  const auto entries = [&] {
    const Progress progress(session.text("counting", "正在统计"));
    return journal(*store, options);
  }();
  if (!entries) return entries.error();
  if (entries->empty() && session.format == Format::kTable) {
    session.print(session.say("nothing was written", "没有写入记录"));
    return ExitCode::kGood;
  }
  table_of(session, *entries, arguments.counts()).print(session);
  return ExitCode::kGood;
}

void add_conditions(CLI::App* command, const Session& session, LogArguments& arguments) {
  command->add_option("--since", arguments.since,
                      session.text("written on or after this day or moment (UTC)",
                                   "该日或该时刻（UTC）及以后的写入"));
  command->add_option("--until", arguments.until,
                      session.text("written on or before this day or moment (UTC)",
                                   "该日或该时刻（UTC）及以前的写入"));
  command->add_option("--author", arguments.author,
                      session.text("written by this person", "由此人录入的写入"));
  command->add_option("--source", arguments.source,
                      session.text("from this source", "来自该来源的写入"));
  command->add_option("--agency", arguments.agency,
                      session.text("of this agency; its values alone are counted",
                                   "涉及该机构的写入；只统计该机构的数值"));
  command->add_option("--indicator", arguments.indicator,
                      session.text("of this indicator; its values alone are counted",
                                   "涉及该指标的写入；只统计该指标的数值"));
  command
      ->add_option("--last", arguments.last,
                   session.text("only so many, the latest", "只看最近的若干次"))
      ->option_text("N");
}

}  // namespace

void add_log(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "log", session.text("every write: when, by whom, why, with what, from where, how much",
                          "全部写入：时间、录入人、原因、程序、来源、数量"));
  const auto arguments = std::make_shared<LogArguments>();
  add_conditions(command, session, *arguments);
  command->add_flag(
      "--brief", arguments->brief,
      session.text("leave out what each write holds, which takes a look at every value",
                   "不统计各次写入的数值（统计须逐一查看）"));
  command->add_flag("--definitions", arguments->definitions,
                    session.text("what was defined, waived and frozen instead of values",
                                 "改为列出定义、豁免与定版"));
  set_work(command, session, [&session, arguments] { return log(session, *arguments); });
}

}  // namespace annals::cli
