#include <annals/diff.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>

#include "arguments.h"
#include "commands.h"
#include "progress.h"
#include "table.h"
#include "words.h"

namespace annals::cli {
namespace {

struct DiffArguments {
  std::vector<std::string> files;
  std::string from, to, agency, indicator, years;
  bool published = false, values_only = false;
};

// One side: a store that was opened for it, or the one of the session, and a moment of it.
struct DiffSide {
  std::optional<Store> own;
  std::optional<Date> as_of{};
  std::optional<Timestamp> recorded_by{};

  const Store& store(const Store& of_session) const { return own ? *own : of_session; }
  StoreState state(const Store& of_session) const {
    return {store(of_session), as_of, recorded_by};
  }
  bool is_moment() const { return as_of || recorded_by; }
};

Error usage(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

std::optional<std::int64_t> write_number(const std::string& word) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return number;
}

// What a word of --from or --to stands for: a freeze, a day or moment, or the number of a write.
Result<DiffSide> side_of(const Store& store, const DiffArguments& arguments,
                         const std::string& option, const std::string& word) {
  DiffSide side;
  if (word.empty()) return side;
  if (arguments.published) {
    const auto day = parse_date(word);
    if (!day) return usage(option + ": " + day.error().message);
    side.as_of = *day;
    return side;
  }
  const auto freezes = store.freezes();
  if (!freezes) return freezes.error();
  const bool is_freeze = std::any_of(freezes->begin(), freezes->end(), [&](const Freeze& each) {
    return folded(each.name) == folded(word);
  });
  if (const auto moment = parse_timestamp(word); moment && !is_freeze) {
    side.recorded_by = *moment;
    return side;
  }
  if (const auto number = write_number(word); number && !is_freeze) {
    const auto moment = moment_of_write(store, *number);
    if (!moment) return moment.error();
    side.recorded_by = *moment;
    return side;
  }
  auto frozen = store.frozen(word);
  if (!frozen) return frozen.error();
  side.own.emplace(*std::move(frozen));
  return side;
}

struct Sides {
  std::optional<StoreToRead> of_session;
  DiffSide before, after;

  StoreState state(const DiffSide& side) const {
    return side.state(of_session ? **of_session : *side.own);
  }
};

Result<Sides> sides_of_files(const DiffArguments& arguments) {
  if (arguments.files.size() != 2) return usage("two files are compared: name both");
  if (!arguments.from.empty() || !arguments.to.empty() || arguments.published) {
    return usage("two files are compared as they stand: leave out --from, --to and --published");
  }
  Sides sides;
  for (const auto& [file, side] : {std::pair(arguments.files[0], &sides.before),
                                   std::pair(arguments.files[1], &sides.after)}) {
    auto store = Store::open(file, {.create_if_missing = false, .read_only = true});
    if (!store) {
      Error error = store.error();
      if (error.code == ErrorCode::kNotFound || error.code == ErrorCode::kInvalidData) {
        error.code = ErrorCode::kIo;
      }
      return error;
    }
    side->own.emplace(*std::move(store));
  }
  return sides;
}

Result<Sides> sides_of_session(const Session& session, const DiffArguments& arguments) {
  if (arguments.from.empty()) {
    return usage(
        session.text("what is compared? name two files, or with --from a freeze, a day, or the "
                     "number of a write",
                     "请指明比较对象：两个文件，或用 --from 指定定版、日期或写入编号"));
  }
  auto store = session.open_to_read();
  if (!store) return store.error();
  auto before = side_of(*store, arguments, "--from", arguments.from);
  if (!before) return before.error();
  auto after = side_of(*store, arguments, "--to", arguments.to);
  if (!after) return after.error();
  return Sides{std::move(store), *std::move(before), *std::move(after)};
}

Result<DiffOptions> options_of(const Sides& sides, const DiffArguments& arguments) {
  DiffOptions options{.values_only = arguments.values_only};
  if (!arguments.years.empty()) {
    const auto years = parse_year_range(arguments.years);
    if (!years) return usage("--years: " + years.error().message);
    options.years = *years;
  }
  // A name may be known on one side alone.
  const StoreState states[] = {sides.state(sides.after), sides.state(sides.before)};
  if (!arguments.agency.empty()) {
    auto agency = states[0].store.find_agency(arguments.agency);
    if (!agency) agency = states[1].store.find_agency(arguments.agency);
    if (!agency) return agency.error();
    options.agencies = {agency->code};
  }
  if (!arguments.indicator.empty()) {
    auto indicator = states[0].store.find_indicator(arguments.indicator);
    if (!indicator) indicator = states[1].store.find_indicator(arguments.indicator);
    if (!indicator) return indicator.error();
    options.indicators = {indicator->code};
  }
  return options;
}

struct Differences {
  std::vector<ValueDifference> values;
  std::vector<DefinitionDifference> definitions;
  bool definitions_compared = false;

  bool none() const { return values.empty() && definitions.empty(); }
};

Result<Differences> compared(const Session& session, const Sides& sides,
                             const DiffArguments& arguments) {
  const auto options = options_of(sides, arguments);
  if (!options) return options.error();
  const Progress progress(session.text("comparing", "正在比较"));
  const StoreState before = sides.state(sides.before);
  const StoreState after = sides.state(sides.after);
  Differences result;
  const auto summary =
      diff_values(before, after, *options, [&](const ValueDifference& each) -> Result<void> {
        result.values.push_back(each);
        return {};
      });
  if (!summary) return summary.error();
  const bool everything = options->agencies.empty() && options->indicators.empty();
  if (sides.before.is_moment() || sides.after.is_moment() || !everything) return result;
  result.definitions_compared = true;
  auto definitions = diff_definitions(before.store, after.store);
  if (!definitions) return definitions.error();
  result.definitions = *std::move(definitions);
  return result;
}

std::string kind_word(const Session& session, DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::kAdded:
      return session.text("added", "新增");
    case DifferenceKind::kChanged:
      return session.text("changed", "变更");
    case DifferenceKind::kRemoved:
      return session.text("removed", "去除");
  }
  return {};
}

// "95.32", "95.1 (provisional)".
std::string said(const Session& session, const std::optional<Observation>& observation) {
  if (!observation) return {};
  const std::string value = value_text(session, *observation);
  const std::string status = status_words(session, observation->status);
  if (status.empty()) return value;
  return value.empty() ? "(" + status + ")" : value + " (" + status + ")";
}

std::string arrow(const std::string& before, const std::string& after) {
  if (before.empty() || after.empty() || before == after) return after.empty() ? before : after;
  return before + " → " + after;
}

// What differs beside the value and its status, which stand in columns of their own.
std::string other_fields(const Session& session, const ValueDifference& difference) {
  if (difference.kind != DifferenceKind::kChanged) return {};
  std::string text;
  for (const FieldDifference& each : difference.fields) {
    const std::string& field = each.field;
    if (field == "value" || field == "bound" || field == "status" || field == "source") continue;
    text += (text.empty() ? "" : "; ") + field +
            (each.after.empty() ? session.text(" removed: ", " 已去除：") : std::string(": ")) +
            arrow(each.before, each.after);
  }
  return text;
}

void print_values(const Session& session, const Differences& differences) {
  Table table({{"", ""},
               {"", session.text("Agency", "机构")},
               {"", session.text("Indicator", "指标")},
               {"", session.text("Year", "年份"), Align::kRight},
               {"", session.text("Before", "之前"), Align::kRight},
               {"", session.text("After", "之后"), Align::kRight},
               {"", session.text("Source", "来源")},
               {"", session.text("Else", "其他")}});
  for (const ValueDifference& each : differences.values) {
    table.add({kind_word(session, each.kind), each.agency.str(), each.indicator.str(),
               year_cell(each.year), said(session, each.before), said(session, each.after),
               arrow(each.source_before, each.source_after), other_fields(session, each)});
  }
  if (!table.empty()) table.print_aligned(session);
}

void print_definitions(const Session& session, const Differences& differences) {
  Table table({{"", ""},
               {"", session.text("Table", "表")},
               {"", session.text("Definition", "定义")},
               {"", session.text("Field", "字段")},
               {"", session.text("Before", "之前")},
               {"", session.text("After", "之后")}});
  for (const DefinitionDifference& each : differences.definitions) {
    if (each.kind != DifferenceKind::kChanged) {
      table.add({kind_word(session, each.kind), each.table, each.key, "", "", ""});
      continue;
    }
    for (const FieldDifference& field : each.fields) {
      table.add({kind_word(session, each.kind), each.table, each.key, field.field, field.before,
                 field.after});
    }
  }
  if (table.empty()) return;
  if (!differences.values.empty()) session.print();
  table.print_aligned(session);
}

// "3 values and 2 definitions differ".
std::string summary_of(const Session& session, const Differences& differences) {
  const std::size_t values = differences.values.size();
  const std::size_t definitions = differences.definitions.size();
  std::string text;
  if (values > 0) {
    text += std::to_string(values) + session.text(values == 1 ? " value" : " values", " 个数值");
  }
  if (definitions > 0) {
    text += (text.empty() ? "" : session.text(" and ", "、")) + std::to_string(definitions) +
            session.text(definitions == 1 ? " definition" : " definitions", " 条定义");
  }
  return text + session.text(values + definitions == 1 ? " differs" : " differ", "有差异");
}

void print_for_people(const Session& session, const Differences& differences) {
  if (differences.none()) {
    session.print(session.say("no difference", "没有差异"));
  } else {
    print_values(session, differences);
    print_definitions(session, differences);
    session.print();
    session.print(summary_of(session, differences));
  }
  if (!differences.definitions_compared) {
    session.print(session.say(
        "definitions were not compared: that is done between freezes or files, for all of a store",
        "未比较定义：仅在定版或文件之间、且不限机构与指标时比较"));
  }
}

// One table for programs, a row a field.
Table fields_table(const Differences& differences) {
  Table table({{"table", "table"},
               {"change", "change"},
               {"key", "key"},
               {"agency", "agency"},
               {"indicator", "indicator"},
               {"year", "year"},
               {"field", "field"},
               {"before", "before"},
               {"after", "after"}});
  for (const ValueDifference& each : differences.values) {
    const std::string year = to_string(each.year);
    for (const FieldDifference& field : each.fields) {
      table.add({"observations", to_string(each.kind),
                 each.agency.str() + " " + each.indicator.str() + " " + year, each.agency.str(),
                 each.indicator.str(), year_cell(each.year), field.field, field.before,
                 field.after});
    }
  }
  for (const DefinitionDifference& each : differences.definitions) {
    for (const FieldDifference& field : each.fields) {
      table.add({each.table, to_string(each.kind), each.key, "", "", "", field.field, field.before,
                 field.after});
    }
  }
  return table;
}

Result<ExitCode> diff(const Session& session, const DiffArguments& arguments) {
  auto sides =
      arguments.files.empty() ? sides_of_session(session, arguments) : sides_of_files(arguments);
  if (!sides) return sides.error();
  const auto differences = compared(session, *sides, arguments);
  if (!differences) return differences.error();
  if (session.format == Format::kTable) {
    print_for_people(session, *differences);
  } else {
    fields_table(*differences).print(session);
  }
  return differences->none() ? ExitCode::kGood : ExitCode::kFindings;
}

}  // namespace

void add_diff(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "diff", session.text("what differs between two moments, two freezes or two files; the exit "
                           "code is 1 if anything does",
                           "比较两个时刻、两个定版或两个文件；有差异时退出码为 1"));
  const auto arguments = std::make_shared<DiffArguments>();
  command
      ->add_option("FILES", arguments->files,
                   session.text("two stores, the older first; without them the store is compared "
                                "with itself",
                                "两个库文件，旧者在前；省略则比较本库的两个状态"))
      ->expected(0, 2);
  command->add_option("--from", arguments->from,
                      session.text("a freeze, a day or moment of recording (UTC), or the number of "
                                   "a write",
                                   "定版名称、录入日期或时刻（UTC），或写入编号"));
  command->add_option("--to", arguments->to,
                      session.text("the same; left out: as it is now", "同上；省略则为当前状态"));
  command->add_flag("--published", arguments->published,
                    session.text("the days are those by which sources were published",
                                 "--from 与 --to 为来源的发布日期"));
  command->add_option("--agency", arguments->agency,
                      session.text("only this agency", "只比较该机构"));
  command->add_option("--indicator", arguments->indicator,
                      session.text("only this indicator", "只比较该指标"));
  command->add_option("--years", arguments->years,
                      session.text("only these years: 2019:2023, 2019:, :2023 or 2021",
                                   "只看这些年份：2019:2023、2019:、:2023 或 2021"));
  command->add_flag("--values-only", arguments->values_only,
                    session.text("leave out what differs in source, place or note alone",
                                 "不列仅来源、位置或备注不同的数值"));
  set_work(command, session, [&session, arguments] { return diff(session, *arguments); });
}

}  // namespace annals::cli
