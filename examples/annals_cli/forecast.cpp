#include <annals/forecast.h>

#include <memory>
#include <ostream>

#include "arguments.h"
#include "commands.h"
#include "forecast_words.h"
#include "words.h"

namespace annals::cli {
namespace {

struct ForecastArguments {
  SeriesArguments series;
  ReadArguments read;
  std::string horizon = "3";
  std::string confidence = "0.95";
  std::string target;
  bool at_least = false, at_most = false;
  bool ignore_breaks = false;
};

Error usage(std::string_view option, const std::string& message) {
  return {ErrorCode::kInvalidArgument, std::string(option) + ": " + message};
}

Result<int> horizon_of(const Session& session, const std::string& text) {
  const auto years = Decimal::parse(text);
  if (!years) return usage("--horizon", years.error().message);
  const bool whole = years->exponent() == 0 && *years >= 1 && *years <= kLongestHorizon;
  if (whole) return static_cast<int>(years->mantissa());
  return usage("--horizon",
               "\"" + text + "\"" +
                   session.text(" is not a number of years from 1 to ", " 不是年数：请写 1 至 ") +
                   std::to_string(kLongestHorizon));
}

// The direction asked for, or that of the polarity.
Result<std::optional<ForecastTarget>> target_of(const Session& session,
                                                const ForecastArguments& arguments,
                                                const Indicator& indicator) {
  using Target = std::optional<ForecastTarget>;
  if (arguments.target.empty()) {
    if (!arguments.at_least && !arguments.at_most) return Target();
    return Error{ErrorCode::kInvalidArgument,
                 session.text("--at-least and --at-most go with a --target",
                              "--at-least 和 --at-most 须与 --target 一起使用")};
  }
  std::string_view text = arguments.target;
  if (text.size() > 1 && text.ends_with('%')) text.remove_suffix(1);
  const auto value = parse_printed_value(text);
  if (!value) return usage("--target", value.error().message);
  if (arguments.at_least || arguments.at_most) {
    return Target(
        {value->value, arguments.at_least ? TargetDirection::kAtLeast : TargetDirection::kAtMost});
  }
  switch (indicator.polarity) {
    case Polarity::kHigherIsBetter:
      return Target({value->value, TargetDirection::kAtLeast});
    case Polarity::kLowerIsBetter:
      return Target({value->value, TargetDirection::kAtMost});
    case Polarity::kNeutral:
      break;
  }
  return usage("--target", session.text("neither way is better for this indicator: add --at-least "
                                        "or --at-most",
                                        "该指标无优劣方向：请加 --at-least 或 --at-most"));
}

Table yearly_table(const Session& session, const Forecast& forecast, const ForecastWords& words) {
  Table table({{"year", session.text("Year", "年份"), Align::kRight},
               {"value", session.text("Forecast", "预测"), Align::kRight},
               {"low", session.text("Low", "下限"), Align::kRight},
               {"high", session.text("High", "上限"), Align::kRight},
               {"clamped", session.text("Remark", "备注")}});
  for (const ForecastValue& value : forecast.values) {
    std::string clamped = words.clamped(value);
    const bool any = !clamped.empty();
    table.add({year_cell(value.year), words.cell(value.value), words.cell(value.low),
               words.cell(value.high), Cell(std::move(clamped), Json(any))});
  }
  return table;
}

void print_table(const Session& session, const Forecast& forecast, const ForecastWords& words) {
  session.print(words.title());
  session.print();
  yearly_table(session, forecast, words).print_aligned(session);
  session.print();
  for (const std::string& sentence : words.sentences()) session.print(sentence);
  const auto notes = words.notes();
  if (notes.empty()) return;
  session.print();
  session.print(session.say("Notes", "说明"));
  for (const std::string& note : notes) session.print("  " + note);
}

void print_markdown(const Session& session, const Forecast& forecast, const ForecastWords& words) {
  *session.results << "## " << markdown_safe(words.title()) << "\n\n";
  yearly_table(session, forecast, words).print_markdown(session);
  *session.results << '\n';
  for (const std::string& sentence : words.sentences()) {
    *session.results << "* " << markdown_safe(sentence) << '\n';
  }
  for (const std::string& note : words.notes())
    *session.results << "* " << markdown_safe(note) << '\n';
}

Json year_json(const std::optional<Year>& year) {
  return year ? Json(static_cast<int>(*year)) : Json();
}

Json target_json(const ForecastTarget& target, const TargetOutlook& outlook) {
  return {{"value", target.value.str()},
          {"direction", to_string(target.direction)},
          {"outcome", to_string(outlook.reach)},
          {"expected", year_json(outlook.expected)},
          {"earliest", year_json(outlook.earliest)},
          {"latest", year_json(outlook.latest)},
          {"lost", year_json(outlook.lost)}};
}

Json document_of(const Session& session, const Series& series, const Forecast& forecast,
                 const std::optional<ForecastTarget>& target, const ForecastWords& words) {
  const Trend& trend = forecast.trend;
  Json document = {{"agency", series.agency().code.str()},
                   {"indicator", series.indicator().code.str()},
                   {"unit", series.indicator().unit},
                   {"method", "theil_sen_line"},
                   {"confidence", 1 - trend.level},
                   {"first_year", year_json(trend.years->first)},
                   {"last_year", year_json(trend.years->last)},
                   {"n", trend.n},
                   {"slope", trend.slope->slope},
                   {"residual_standard_deviation", forecast.residual_standard_deviation},
                   {"decimals", forecast.decimals}};
  document["forecast"] = yearly_table(session, forecast, words).json();
  document["target"] = target ? target_json(*target, *forecast.target) : Json();
  document["caveats"] = Json::array();
  for (const ForecastCaveat caveat : forecast.caveats) {
    document["caveats"].push_back(to_string(caveat));
  }
  document["notes"] = words.notes();
  return document;
}

Result<ExitCode> show(const Session& session, const ForecastArguments& arguments) {
  const auto read = arguments.read.options();
  if (!read) return read.error();
  const auto horizon = horizon_of(session, arguments.horizon);
  if (!horizon) return horizon.error();
  const auto confidence = Decimal::parse(arguments.confidence);
  if (!confidence) return usage("--confidence", confidence.error().message);
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto subjects = find_both(*store, arguments.series.agency, arguments.series.indicator);
  if (!subjects) return subjects.error();
  const auto target = target_of(session, arguments, subjects->indicator);
  if (!target) return target.error();
  const auto series = store->series(subjects->agency.code, subjects->indicator.code, *read);
  if (!series) return series.error();
  const auto found = forecast(*series, {.trend = {.years = read->years,
                                                  .confidence = confidence->to_double(),
                                                  .restart_at_break = !arguments.ignore_breaks},
                                        .horizon = *horizon,
                                        .target = *target});
  if (!found) return found.error();
  const ForecastWords words(session, *series, *found, *target);
  switch (session.format) {
    case Format::kTable:
      print_table(session, *found, words);
      break;
    case Format::kCsv:
      yearly_table(session, *found, words).print(session);
      break;
    case Format::kJson:
      print_json(session, document_of(session, *series, *found, *target, words));
      break;
    case Format::kMarkdown:
      print_markdown(session, *found, words);
      break;
  }
  return ExitCode::kGood;
}

}  // namespace

void add_forecast(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "forecast", session.text("where a series leads in the next years, and how sure that is",
                               "序列今后几年的走向及其把握"));
  const auto arguments = std::make_shared<ForecastArguments>();
  arguments->series.add_to(command, session);
  arguments->read.add_to(command, session);
  command
      ->add_option("--horizon", arguments->horizon,
                   session.text("years behind the last value, 1 to 10", "向后预测的年数，1 至 10"))
      ->capture_default_str();
  command
      ->add_option("--confidence", arguments->confidence,
                   session.text("of the intervals", "区间的置信度"))
      ->capture_default_str();
  command->add_option(
      "--target", arguments->target,
      session.text("a value to be reached: in which year?", "要达到的数值：哪一年能达到？"));
  CLI::Option* const at_least =
      command->add_flag("--at-least", arguments->at_least,
                        session.text("the target is at least so much (default by what is better)",
                                     "目标为不低于该值（默认按优劣方向）"));
  command
      ->add_flag("--at-most", arguments->at_most,
                 session.text("the target is at most so much", "目标为不高于该值"))
      ->excludes(at_least);
  command->add_flag(
      "--ignore-breaks", arguments->ignore_breaks,
      session.text("use what lies before a break in series as well", "把口径中断之前的数值也计入"));
  set_work(command, session, [&session, arguments] { return show(session, *arguments); });
}

}  // namespace annals::cli
