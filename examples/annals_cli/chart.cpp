#include <annals/chart_of.h>
#include <annals/svg.h>
#include <annals/terminal_chart.h>
#include <annals/vega.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include "arguments.h"
#include "chart_linked.h"
#include "commands.h"
#include "file_group.h"
#include "group.h"
#include "terminal_width.h"
#include "words.h"

namespace annals::cli {
namespace {

struct ChartArguments {
  std::string indicator;
  GroupArguments group;
  std::string agency;  // then the arguments behind the first are indicators too
  std::string form = "line", year, svg, vega;
  OrderArgument order;
  ReadArguments read;
  bool bands = false, from_zero = false, linked = false, force = false;
  int width = 0;
};

Error usage(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

// What an agency came from is followed over the years, from an agency that is named.
Result<void> check_linked(const Session& session, const ChartArguments& arguments) {
  if (!arguments.linked) return {};
  if (arguments.form != "line" && arguments.form != "multiples") {
    return usage(
        session.text("--linked follows series over the years: it goes with --as line and "
                     "multiples, not with --as ",
                     "--linked 跟踪历年序列：只用于 --as line 与 multiples，不用于 --as ") +
        arguments.form);
  }
  const bool named = !arguments.agency.empty() || !arguments.group.agencies.empty();
  if (named && arguments.group.peers_of.empty() && arguments.group.kind.empty()) return {};
  return usage(
      session.text("--linked follows agencies that are named: write them behind the "
                   "indicator",
                   "--linked 只跟踪写明的机构：请写在指标之后"));
}

Result<void> check(const Session& session, const ChartArguments& arguments) {
  static constexpr std::string_view kForms[] = {"line", "multiples", "bars", "slope", "coverage"};
  if (std::find(std::begin(kForms), std::end(kForms), arguments.form) == std::end(kForms)) {
    return usage("--as: \"" + arguments.form + "\"" +
                 session.text(" is not known: write one of line, multiples, bars, slope, coverage",
                              " 无法识别：请写 line、multiples、bars、slope 或 coverage"));
  }
  if (arguments.indicator.empty() && (arguments.agency.empty() || arguments.form != "coverage")) {
    return usage(session.text("a chart is of an indicator: write its code, name or alias",
                              "请写指标的代码、名称或别名"));
  }
  const bool group = !arguments.group.peers_of.empty() || !arguments.group.kind.empty();
  if (!arguments.agency.empty() && group) {
    return usage(
        session.text("--agency charts indicators of one agency: it goes with neither "
                     "--peers-of nor --kind",
                     "--agency 为一个机构的多个指标作图：不能与 --peers-of、--kind 同用"));
  }
  if (!arguments.agency.empty() && (arguments.form == "bars" || arguments.form == "slope")) {
    return usage("--as " + arguments.form +
                 session.text(" compares agencies by one indicator: it does not go with --agency",
                              " 按一个指标比较机构：不能与 --agency 同用"));
  }
  if (auto ok = check_linked(session, arguments); !ok) return ok;
  if (!arguments.year.empty() && arguments.form != "bars") {
    return usage(session.text("--year is of --as bars; for other charts write --years",
                              "--year 只用于 --as bars；其他图形请写 --years"));
  }
  if (arguments.width == 0 || (40 <= arguments.width && arguments.width <= 4000)) return {};
  return usage("--width: \"" + std::to_string(arguments.width) + "\"" +
               session.text(" is not between 40 and 4000", " 不在 40 至 4000 之间"));
}

// The peers of the last year asked for, else of the last with a value.
Result<std::vector<AgencyCode>> agencies_of_group(const Session& session, const Store& store,
                                                  const Indicator& indicator,
                                                  const GroupArguments& group,
                                                  const ReadOptions& read) {
  std::vector<AgencyCode> codes;
  if (!group.any()) return codes;
  Year year = read.years.last;
  if (year == kLastYear) {
    const auto last = group.last_year(session, store, indicator, read);
    if (!last) return last.error();
    year = *last;
  }
  const auto all = group.read(session, store, indicator, read, year);
  if (!all) return all.error();
  for (const Series& series : *all) codes.push_back(series.agency().code);
  return codes;
}

Result<std::vector<AgencyCode>> agencies_named(const Store& store,
                                               const std::vector<std::string>& texts) {
  std::vector<AgencyCode> codes;
  for (const std::string& text : texts) {
    const auto agency = store.find_agency(text);
    if (!agency) return agency.error();
    const bool known = std::find(codes.begin(), codes.end(), agency->code) != codes.end();
    if (!known) codes.push_back(agency->code);
  }
  return codes;
}

Result<ChartSelection> selection_of(const Session& session, const Store& store,
                                    const ChartArguments& arguments, const ReadOptions& read) {
  ChartSelection selection;
  selection.read = read;
  if (arguments.agency.empty()) {
    const auto indicator = store.find_indicator(arguments.indicator);
    if (!indicator) return indicator.error();
    selection.indicators.push_back(indicator->code);
    // What an agency came from may have values where it has none.
    auto agencies = arguments.linked
                        ? agencies_named(store, arguments.group.agencies)
                        : agencies_of_group(session, store, *indicator, arguments.group, read);
    if (!agencies) return agencies.error();
    selection.agencies = *std::move(agencies);
    return selection;
  }
  const auto agency = store.find_agency(arguments.agency);
  if (!agency) return agency.error();
  selection.agencies.push_back(agency->code);
  std::vector<std::string> texts = arguments.group.agencies;
  if (!arguments.indicator.empty()) texts.insert(texts.begin(), arguments.indicator);
  for (const std::string& text : texts) {
    const auto other = store.find_indicator(text);
    if (!other) return other.error();
    selection.indicators.push_back(other->code);
  }
  return selection;
}

Error refused(const Session& session, const FileFailure& failure) {
  const std::string file = "\"" + failure.file.string() + "\"";
  switch (failure.problem) {
    case FileProblem::kThere:
      return {ErrorCode::kAlreadyExists,
              file + session.text(" is there already: choose a name that is free, or --force",
                                  " 已存在：请另取名称，或加 --force")};
    case FileProblem::kFolder:
      return {ErrorCode::kIo, file + session.text(" is a folder: name a file in it",
                                                  " 是文件夹：请写其中的文件名")};
    case FileProblem::kTwice:
      return usage(file + session.text(" cannot be both: name one file for --svg, another for "
                                       "--vega",
                                       " 不能两用：--svg 与 --vega 请各写一个文件"));
    case FileProblem::kUnwriteable:
      break;
  }
  return {ErrorCode::kIo, file + session.text(" cannot be written", " 无法写入")};
}

// To the files that are asked for, else to the terminal.
template <typename Chart>
Result<ExitCode> show(const Session& session, const ChartArguments& arguments, const Chart& chart) {
  if (arguments.svg.empty() && arguments.vega.empty()) {
    std::cout << to_terminal(chart,
                             {.width = arguments.width > 0 ? arguments.width : terminal_width(),
                              .colour = session.styled,
                              .ascii = session.ascii,
                              .language = session.language});
    return ExitCode::kGood;
  }
  SvgOptions svg;
  VegaOptions vega;
  svg.language = vega.language = session.language;
  if (arguments.width > 0) svg.width = vega.width = arguments.width;
  FileGroup files(arguments.force);
  std::optional<FileFailure> failure;
  if (!arguments.svg.empty()) failure = files.add(arguments.svg, to_svg(chart, svg));
  if (!failure && !arguments.vega.empty()) {
    failure = files.add(arguments.vega, to_vega_lite(chart, vega));
  }
  if (!failure) failure = files.place();
  if (failure) return refused(session, *failure);
  for (const std::string& file : {arguments.svg, arguments.vega}) {
    if (!file.empty()) session.print("\"" + file + "\"" + session.text(": ", "：") + chart.title);
  }
  return ExitCode::kGood;
}

template <typename Chart>
Result<ExitCode> show(const Session& session, const ChartArguments& arguments,
                      const Result<Chart>& chart) {
  if (!chart) return chart.error();
  return show(session, arguments, *chart);
}

// The two years of a slope chart: those asked for, else the first and the last with a value.
Result<YearRange> slope_years(const Session& session, const Store& store,
                              const ChartSelection& selection) {
  YearRange years = selection.read.years;
  const bool open = years.first == kFirstYear || years.last == kLastYear;
  if (open) {
    const auto chart = line_chart(store, selection);
    if (!chart) return chart.error();
    std::optional<Year> first, last;
    for (const ChartLine& line : chart->lines) {
      for (const ChartPoint& point : line.points) {
        if (!point.value) continue;
        first = std::min(first.value_or(point.year), point.year);
        last = std::max(last.value_or(point.year), point.year);
      }
    }
    if (first && years.first == kFirstYear) years.first = *first;
    if (last && years.last == kLastYear) years.last = *last;
  }
  if (years.first < years.last) return years;
  return usage(session.text("a slope chart is between two years: write --years 2019:2023",
                            "斜率图比较两个年份：请写 --years 2019:2023"));
}

Result<ExitCode> bars(const Session& session, const Store& store, const ChartArguments& arguments,
                      const ChartSelection& selection, const ChartOptions& options) {
  std::optional<Year> year;
  if (!arguments.year.empty()) {
    const auto asked = parse_year(arguments.year);
    if (!asked) return usage("--year: " + asked.error().message);
    year = *asked;
  }
  RankOptions ranks;
  if (!arguments.order.word.empty()) {
    const auto indicator = store.find_indicator(arguments.indicator);
    if (!indicator) return indicator.error();
    const auto order = arguments.order.order(session, *indicator);
    if (!order) return order.error();
    ranks.order = *order;
  }
  return show(session, arguments, ranked_bars(store, selection, year, options, ranks));
}

Result<ExitCode> chart(const Session& session, const ChartArguments& arguments) {
  if (auto ok = check(session, arguments); !ok) return ok.error();
  const auto read = arguments.read.options();
  if (!read) return read.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto selection = selection_of(session, *store, arguments, *read);
  if (!selection) return selection.error();
  ChartOptions options;
  options.language = session.language;
  options.intervals = arguments.bands;
  if (arguments.from_zero) options.start = AxisStart::kZero;
  if (!arguments.group.peers_of.empty()) {
    const auto emphasized = store->find_agency(arguments.group.peers_of);
    if (emphasized) options.emphasized.push_back(emphasized->code);
  }
  if (arguments.form == "bars") return bars(session, *store, arguments, *selection, options);
  if (arguments.form == "coverage") {
    return show(session, arguments, coverage_heat_map(*store, *selection, options));
  }
  if (arguments.linked && arguments.form == "multiples") {
    return show(session, arguments, linked_multiples(session, *store, *selection, options));
  }
  if (arguments.linked) {
    return show(session, arguments, linked_lines(session, *store, *selection, options));
  }
  if (arguments.form == "multiples") {
    return show(session, arguments, small_multiples(*store, *selection, options));
  }
  if (arguments.form == "line") {
    return show(session, arguments, line_chart(*store, *selection, options));
  }
  const auto years = slope_years(session, *store, *selection);
  if (!years) return years.error();
  return show(session, arguments,
              slope_chart(*store, *selection, years->first, years->last, options));
}

void add_output(CLI::App* command, const Session& session, ChartArguments& arguments) {
  command
      ->add_option("--svg", arguments.svg,
                   session.text("write a picture to this file instead", "改为写入该 SVG 图形文件"))
      ->option_text("FILE");
  command
      ->add_option("--vega", arguments.vega,
                   session.text("write Vega-Lite JSON to this file", "写入该 Vega-Lite JSON 文件"))
      ->option_text("FILE");
  command->add_flag("--force", arguments.force,
                    session.text("replace the file if it is there", "文件已存在时替换"));
  command
      ->add_option("--width", arguments.width,
                   session.text("columns of the terminal, or pixels of a picture (default that of "
                                "COLUMNS, else the terminal's or 80; 720)",
                                "终端列数或图形像素（默认随 COLUMNS，否则为终端宽度或 80；720）"))
      ->option_text("WIDTH");
}

}  // namespace

void add_chart(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "chart", session.text("a picture: lines, bars, slopes, small multiples, coverage",
                            "图形：折线、条形、斜率、多图并列、完整性"));
  const auto arguments = std::make_shared<ChartArguments>();
  command->add_option(
      "INDICATOR", arguments->indicator,
      session.text("code, name or alias of an indicator; coverage of an --agency needs none",
                   "指标的代码、名称或别名；--agency 的完整性图可不写"));
  arguments->group.add_to(command, session);
  command->add_option("--agency", arguments->agency,
                      session.text("indicators of this agency: write them instead of agencies",
                                   "该机构的多个指标：其后改写指标"));
  command
      ->add_option("--as", arguments->form,
                   session.text("line, multiples, bars, slope or coverage",
                                "line、multiples、bars、slope 或 coverage"))
      ->capture_default_str()
      ->option_text("FORM");
  command->add_option("--year", arguments->year,
                      session.text("of bars (default the last with a value)",
                                   "条形图的年份（默认有数值的最后一年）"));
  arguments->order.add_to(command, session);
  command->add_flag("--bands", arguments->bands,
                    session.text("bands of 95 % about rates with counts behind them",
                                 "为有计数支持的比率绘制 95 % 区间"));
  command->add_flag("--linked", arguments->linked,
                    session.text("across renames, merges and transfers, with the joints as breaks",
                                 "跨越更名、合并与职能划转，接点视为口径中断"));
  command->add_flag("--from-zero", arguments->from_zero,
                    session.text("begin the axis at zero", "数值轴从零开始"));
  add_output(command, session, *arguments);
  arguments->read.add_to(command, session);
  set_work(command, session, [&session, arguments] { return chart(session, *arguments); });
}

}  // namespace annals::cli
