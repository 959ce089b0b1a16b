#include <annals/printed.h>
#include <annals/proportion.h>

#include <memory>

#include "arguments.h"
#include "commands.h"
#include "printed_words.h"
#include "words.h"

namespace annals::cli {
namespace {

struct PrintedArguments {
  std::string check;
  std::vector<std::string> texts;
  std::string rounding, factor = "100", confidence = "0.95";
  bool amounts = false;
};

// What the figures of a check are, in the order in which they are written.
struct Kind {
  std::string_view word;
  std::string_view figures;  // for the message that some are missing
  std::size_t least, most;   // how many
};
constexpr std::size_t kMany = 1000;
constexpr Kind kKinds[] = {
    {"rate", "NUMERATOR DENOMINATOR RATE", 3, 3}, {"denominators", "COUNT RATE", 2, 2},
    {"points", "EARLIER LATER CHANGE", 3, 3},     {"growth", "EARLIER LATER PERCENT", 3, 3},
    {"sum", "TOTAL PART PART...", 2, kMany},      {"shares", "SHARE SHARE...", 2, kMany},
    {"compare", "FIGURE FIGURE", 2, 2},           {"interval", "NUMERATOR DENOMINATOR", 2, 2}};

Error usage(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

std::string known_checks() {
  std::string words;
  for (const Kind& kind : kKinds) words += (words.empty() ? "" : ", ") + std::string(kind.word);
  return words;
}

Result<const Kind*> kind_of(const Session& session, const PrintedArguments& arguments) {
  if (arguments.check.empty()) {
    return usage(session.text("a check is missing: write one of ", "缺少检验：请写 ") +
                 known_checks() + session.text(", and the figures behind it", "，其后写数字"));
  }
  for (const Kind& kind : kKinds) {
    if (kind.word != arguments.check) continue;
    const std::size_t n = arguments.texts.size();
    if (kind.least <= n && n <= kind.most) return &kind;
    return usage(arguments.check + session.text(" takes ", " 需要 ") + std::string(kind.figures) +
                 session.text(n == 1 ? "; there is " : "; there are ", "；现有 ") +
                 std::to_string(n) + session.text(n == 1 ? " figure" : " figures", " 个数"));
  }
  return usage("\"" + arguments.check + "\"" +
               session.text(" is not a check: write one of ", " 不是检验：请写 ") + known_checks());
}

// A figure as printed, with or without its "%".
Result<PrintedFigure> figure_of(std::string text) {
  for (const std::string_view sign : {"%", "\uFF05"}) {
    if (text.size() > sign.size() && text.ends_with(sign)) text.resize(text.size() - sign.size());
  }
  const auto printed = parse_printed_value(text);
  if (!printed) return printed.error();
  return PrintedFigure{printed->value, printed->bound, false};
}

Result<std::vector<PrintedFigure>> figures_of(const PrintedArguments& arguments) {
  std::vector<PrintedFigure> figures;
  for (const std::string& text : arguments.texts) {
    const auto figure = figure_of(text);
    if (!figure) return usage(figure.error().message);
    figures.push_back(*figure);
  }
  return figures;
}

struct Settings {
  Decimal factor = 100;
  double confidence = 0.95;
  std::optional<RoundingRule> rounding{};
};

Result<Settings> settings_of(const PrintedArguments& arguments) {
  Settings settings;
  const auto factor = Decimal::parse(arguments.factor);
  if (!factor) return usage("--factor: " + factor.error().message);
  settings.factor = *factor;
  const auto confidence = Decimal::parse(arguments.confidence);
  if (!confidence) return usage("--confidence: " + confidence.error().message);
  settings.confidence = confidence->to_double();
  if (arguments.rounding.empty()) return settings;
  const auto rounding = parse_rounding_rule(arguments.rounding);
  if (!rounding) return usage("--rounding: " + rounding.error().message);
  settings.rounding = *rounding;
  return settings;
}

// Whole numbers are things counted, unless the user says that they are amounts.
void count_wholes(std::vector<PrintedFigure>& figures, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    figures[i].counted = figures[i].value.exponent() >= 0;
  }
}

Result<PrintedCheck> checked(const std::string& word, std::vector<PrintedFigure> figures,
                             const Settings& settings, bool amounts) {
  const auto& rounding = settings.rounding;
  const bool all = word == "sum" || word == "compare";
  if (!amounts && (all || word == "rate" || word == "growth")) {
    count_wholes(figures, 0, all ? figures.size() : 2);
  }
  if (word == "rate") {
    return check_rate(figures[0], figures[1], figures[2], settings.factor, rounding);
  }
  if (word == "points") return check_difference(figures[0], figures[1], figures[2], rounding);
  if (word == "growth") return check_growth(figures[0], figures[1], figures[2], rounding);
  if (word == "compare") return compare_prints(figures[0], figures[1], rounding);
  if (word == "shares") return check_shares(figures);
  return check_sum(figures[0], std::span(figures).subspan(1), rounding);
}

std::string joined(const std::vector<std::string>& texts) {
  std::string result;
  for (const std::string& text : texts) result += (result.empty() ? "" : " ") + text;
  return result;
}

ExitCode exit_code_of(PrintedVerdict verdict) {
  return verdict == PrintedVerdict::kDisagrees ? ExitCode::kFindings : ExitCode::kGood;
}

ExitCode print_check(const Session& session, const PrintedArguments& arguments,
                     const PrintedCheck& check) {
  const bool percent =
      arguments.check == "growth" || (arguments.check == "rate" && arguments.factor == "100");
  const PrintedWords words(session, arguments.check, arguments.texts,
                           percent ? session.say(" %", "%") : "");
  if (session.format == Format::kTable) {
    session.print(words.sentence(check));
    return exit_code_of(check.verdict);
  }
  Table table({{"check", session.text("Check", "检验")},
               {"figures", session.text("Figures", "数字")},
               {"verdict", session.text("Verdict", "结论")},
               {"rule", ""},
               {"doubt", ""},
               {"seen", session.text("Seen", "所见"), Align::kRight},
               {"expected_low", session.text("From", "应自"), Align::kRight},
               {"expected_high", session.text("To", "应至"), Align::kRight},
               {"would_print", session.text("Would print", "应刊"), Align::kRight}});
  table.add({arguments.check, joined(arguments.texts),
             Cell(words.verdict(check.verdict), Json(to_string(check.verdict))),
             to_string(check.rule), to_string(check.doubt), decimal_cell(check.seen),
             check.expected_low, check.expected_high, decimal_cell(check.would_print)});
  table.print(session);
  return exit_code_of(check.verdict);
}

Result<ExitCode> print_denominators(const Session& session, const PrintedArguments& arguments,
                                    const std::vector<PrintedFigure>& figures,
                                    const Settings& settings) {
  const auto implied =
      implied_denominators(figures[0], figures[1], settings.factor, settings.rounding);
  if (!implied) return implied.error();
  const ExitCode code = implied->possible ? ExitCode::kGood : ExitCode::kFindings;
  if (session.format == Format::kTable) {
    session.print(PrintedWords(session, arguments.check, arguments.texts).sentence(*implied));
    return code;
  }
  const auto cell = [](const std::optional<std::int64_t>& n) {
    return n ? Cell(std::to_string(*n), Json(*n)) : Cell("");
  };
  Table table({{"count", session.text("Count", "计数"), Align::kRight},
               {"rate", session.text("Rate", "比率"), Align::kRight},
               {"possible", session.text("Possible", "可能")},
               {"least", session.text("Least", "最小"), Align::kRight},
               {"most", session.text("Most", "最大"), Align::kRight}});
  table.add({decimal_cell(figures[0].value), decimal_cell(figures[1].value),
             Cell(session.text(implied->possible ? "yes" : "no", implied->possible ? "是" : "否"),
                  Json(implied->possible)),
             cell(implied->least), cell(implied->most)});
  table.print(session);
  return code;
}

Result<std::int64_t> count_of(const Session& session, const PrintedFigure& figure) {
  if (figure.value.exponent() == 0 && figure.bound == Bound::kExact) {
    return figure.value.mantissa();
  }
  return usage("\"" + figure.value.str() + "\"" +
               session.text(" is not a count: an interval takes whole numbers",
                            " 不是计数：区间须由整数计算"));
}

Result<ExitCode> print_interval(const Session& session, const PrintedArguments& arguments,
                                const std::vector<PrintedFigure>& figures,
                                const Settings& settings) {
  const auto numerator = count_of(session, figures[0]);
  if (!numerator) return numerator.error();
  const auto denominator = count_of(session, figures[1]);
  if (!denominator) return denominator.error();
  const auto interval = wilson_interval(*numerator, *denominator, settings.confidence);
  if (!interval) return interval.error();
  if (session.format == Format::kTable) {
    session.print(PrintedWords(session, arguments.check, arguments.texts)
                      .sentence(*interval, settings.confidence));
    return ExitCode::kGood;
  }
  const auto cell = [](double fraction) { return Cell(number(100 * fraction, 2), Json(fraction)); };
  Table table({{"numerator", session.text("Numerator", "分子"), Align::kRight},
               {"denominator", session.text("Denominator", "分母"), Align::kRight},
               {"proportion", session.text("Per cent", "百分比"), Align::kRight},
               {"low", session.text("Low", "下限"), Align::kRight},
               {"high", session.text("High", "上限"), Align::kRight}});
  table.add({Cell(std::to_string(*numerator), Json(*numerator)),
             Cell(std::to_string(*denominator), Json(*denominator)), cell(interval->proportion),
             cell(interval->low), cell(interval->high)});
  table.print(session);
  return ExitCode::kGood;
}

Result<ExitCode> test(const Session& session, const PrintedArguments& arguments) {
  const auto kind = kind_of(session, arguments);
  if (!kind) return kind.error();
  const auto settings = settings_of(arguments);
  if (!settings) return settings.error();
  const auto figures = figures_of(arguments);
  if (!figures) return figures.error();
  if (arguments.check == "denominators") {
    return print_denominators(session, arguments, *figures, *settings);
  }
  if (arguments.check == "interval") {
    return print_interval(session, arguments, *figures, *settings);
  }
  const auto check = checked(arguments.check, *figures, *settings, arguments.amounts);
  if (!check) return check.error();
  return print_check(session, arguments, *check);
}

}  // namespace

void add_printed(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "printed", session.text("whether figures that a report prints can all be true",
                              "检验报告所刊数字能否同时成立"));
  const auto arguments = std::make_shared<PrintedArguments>();
  command->add_option("CHECK", arguments->check,
                      session.text("one of ", "检验之一：") + known_checks());
  command->add_option(
      "FIGURES", arguments->texts,
      session.text("the figures as printed: 366 1000 36.6", "所刊数字：366 1000 36.6"));
  command->add_option("--rounding", arguments->rounding,
                      session.text("half_up or half_even (default either)",
                                   "half_up 或 half_even（默认两者皆可）"));
  command
      ->add_option("--factor", arguments->factor,
                   session.text("of a rate: 100 for per cent", "比率的乘数：百分比为 100"))
      ->capture_default_str();
  command
      ->add_option("--confidence", arguments->confidence,
                   session.text("of an interval", "区间的置信度"))
      ->capture_default_str();
  command->add_flag("--amounts", arguments->amounts,
                    session.text("whole numbers are rounded amounts, not counts",
                                 "整数是四舍五入的数额，而不是计数"));
  set_work(command, session, [&session, arguments] { return test(session, *arguments); });
}

}  // namespace annals::cli
