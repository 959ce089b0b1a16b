#include <annals/compare.h>

#include <map>
#include <memory>
#include <set>

#include "aggregate_words.h"
#include "arguments.h"
#include "commands.h"
#include "group.h"
#include "words.h"

namespace annals::cli {
namespace {

struct RankArguments {
  std::string indicator;
  GroupArguments group;
  OrderArgument order;
  std::string year, threshold = "3.5";
  bool all = false;
  ReadArguments read;
};

std::string why_word(const Session& session, NotComparable why) {
  switch (why) {
    case NotComparable::kDefinitionDiffers:
      return session.text("definition differs", "口径不同");
    case NotComparable::kOtherMethod:
      return session.text("other breaks in series than most", "口径中断与多数机构不同");
  }
  return {};
}

// "3" or "2 to 4".
std::string ranks_text(const Session& session, const Standing& standing) {
  if (standing.best_rank == standing.worst_rank) return std::to_string(standing.best_rank);
  return std::to_string(standing.best_rank) + session.text(" to ", " 至 ") +
         std::to_string(standing.worst_rank);
}

class RankTable {
 public:
  RankTable(const Session& session, const std::vector<Series>& all, const Ranking& ranking)
      : session_(session),
        all_(all),
        open_(open_orders(all, ranking.year)),
        table_({{"rank", session.text("Rank", "名次"), Align::kRight},
                {"agency", ""},
                {"name", session.text("Agency", "机构")},
                {"value", session.text("Value", "数值"), Align::kRight},
                {"bound", ""},
                {"best_rank", ""},
                {"worst_rank", ""},
                {"", session.text("Ranks possible", "可能名次"), Align::kRight},
                {"order_open_with", session.text("Order open with rank", "先后未定的名次"),
                 Align::kRight},
                {"percentile", session.text("Percentile", "百分位"), Align::kRight},
                {"quartile", session.text("Quartile", "四分位组"), Align::kRight},
                {"modified_z", session.text("Modified z", "修正 z 值"), Align::kRight},
                {"outlier", ""},
                {"status", ""},
                {"not_comparable", ""},
                {"", session.text("Remarks", "说明")}}) {
    for (const Standing& standing : ranking.standings) {
      ranks_.emplace(standing.agency, standing.rank);
    }
    for (const Standing& standing : ranking.standings) add(standing);
    for (const LeftOut& left_out : ranking.not_comparable) add(left_out);
    for (const AgencyCode& agency : ranking.without_value) add(agency, ranking.year);
  }

  const Table& table() const noexcept { return table_; }

 private:
  Cell name(const AgencyCode& agency) const { return name_in(session_, all_, agency); }
  static Cell status(const Observation& observation) {
    return {"", Json(observation.status.letters())};
  }

  std::string remarks(const Standing& standing) const {
    std::vector<std::string> parts;
    if (standing.tied) parts.push_back(session_.text("tied", "并列"));
    if (standing.outlier) parts.push_back(session_.text("outlier", "离群"));
    if (standing.despite == NotComparable::kOtherMethod) {
      parts.push_back(session_.text("not comparable: ", "不可比：") +
                      why_word(session_, *standing.despite));
    } else if (standing.despite) {
      parts.push_back(session_.text("not comparable", "不可比"));  // the status says why
    }
    if (!standing.observation.status.normal()) {
      parts.push_back(status_words(session_, standing.observation.status));
    }
    std::string result;
    for (const std::string& part : parts) {
      result += (result.empty() ? "" : session_.text("; ", "；")) + part;
    }
    return result;
  }

  // The ranks for people, the codes for programs.
  Cell order_open(const Standing& standing) const {
    const auto open = open_.find(standing.agency);
    if (open == open_.end()) return "";
    std::set<int> ranks;
    std::string codes;
    for (const AgencyCode& agency : open->second) {
      const auto rank = ranks_.find(agency);
      if (rank == ranks_.end()) continue;
      ranks.insert(rank->second);
      codes += (codes.empty() ? "" : "|") + agency.str();
    }
    std::vector<std::string> words;
    for (const int rank : ranks) words.push_back(std::to_string(rank));
    return {some_of(session_, words), codes.empty() ? Json() : Json(codes)};
  }

  void add(const Standing& standing) {
    const auto statistic = [](const std::optional<double>& value, int decimals) {
      return value ? Cell(number(*value, decimals), Json(*value)) : Cell("");
    };
    const std::string quartile = standing.quartile ? std::to_string(*standing.quartile) : "";
    table_.add({Cell(std::to_string(standing.rank), Json(standing.rank)),
                Cell("", Json(standing.agency.str())), name(standing.agency),
                value_cell(session_, standing.observation), bound_cell(standing.observation),
                Cell("", Json(standing.best_rank)), Cell("", Json(standing.worst_rank)),
                Cell(ranks_text(session_, standing), Json()), order_open(standing),
                statistic(standing.percentile, 0),
                Cell(quartile, standing.quartile ? Json(*standing.quartile) : Json()),
                statistic(standing.modified_z, 2), Cell("", Json(standing.outlier)),
                status(standing.observation),
                Cell("", standing.despite ? Json(to_string(*standing.despite)) : Json()),
                Cell(remarks(standing), Json())});
  }

  void add(const LeftOut& left_out) {
    const std::string why =
        session_.text("not ranked: ", "不排名：") + why_word(session_, left_out.why);
    table_.add({Cell("\u2013", Json()), Cell("", Json(left_out.agency.str())),
                name(left_out.agency), value_cell(session_, left_out.observation),
                bound_cell(left_out.observation), "", "", "", "", "", "", "", "",
                status(left_out.observation), Cell("", Json(to_string(left_out.why))),
                Cell(why, Json())});
  }

  void add(const AgencyCode& agency, Year year) {
    std::string why = session_.text("not on record", "无记录");
    Json letters;
    for (const Series& series : all_) {
      const Observation* const found = series.agency().code == agency ? series.find(year) : nullptr;
      if (found == nullptr) continue;
      why = status_words(session_, found->status);
      letters = found->status.letters();
    }
    table_.add({Cell("\u2013", Json()), Cell("", Json(agency.str())), name(agency),
                Cell("\u2013", Json()), "", "", "", "", "", "", "", "", "",
                Cell("", std::move(letters)), "",
                Cell(session_.text("no value: ", "无数值：") + why, Json())});
  }

  const Session& session_;
  const std::vector<Series>& all_;
  OpenOrders open_;
  std::map<AgencyCode, int> ranks_{};
  Table table_;
};

// "5 values: median 9.72, quartiles 6.88 and 10.83"; empty for a single one.
std::string spread_line(const Session& session, const std::vector<Series>& all,
                        const Ranking& ranking) {
  std::vector<double> values;
  for (const Standing& standing : ranking.standings) {
    values.push_back(standing.observation.value->to_double());
  }
  const auto found = quartiles(values);
  if (!found || values.size() < 2) return {};
  const int decimals = statistics_decimals(all);
  return std::to_string(values.size()) + session.text(" values: median ", " 个数值：中位数 ") +
         number(found->median, decimals) + session.text(", quartiles ", "，四分位数 ") +
         number(found->lower, decimals) + session.text(" and ", " 和 ") +
         number(found->upper, decimals);
}

Result<double> threshold_of(const RankArguments& arguments) {
  const auto threshold = Decimal::parse(arguments.threshold);
  if (!threshold) {
    return Error{ErrorCode::kInvalidArgument, "--threshold: " + threshold.error().message};
  }
  return threshold->to_double();
}

// The year asked for, else the last in which an agency of the group has a value.
Result<Year> year_of(const Session& session, const Store& store, const Indicator& indicator,
                     const RankArguments& arguments, const ReadOptions& options) {
  if (!arguments.year.empty()) {
    const auto year = parse_year(arguments.year);
    if (!year) return Error{ErrorCode::kInvalidArgument, "--year: " + year.error().message};
    return *year;
  }
  return arguments.group.last_year(session, store, indicator, options);
}

Result<ExitCode> print(const Session& session, const Store& store, const Indicator& indicator,
                       const std::vector<Series>& all, const Ranking& ranking) {
  const RankTable rows(session, all, ranking);
  if (session.format != Format::kTable) {
    rows.table().print(session);
    return ExitCode::kGood;
  }
  session.print(title_of(session, indicator) + session.text(", ", "，") + to_string(ranking.year) +
                (ranking.highest_first ? session.text(", the highest first", "，高者在前")
                                       : session.text(", the lowest first", "，低者在前")));
  session.print();
  rows.table().print(session);
  std::vector<std::string> below = break_lines(session, store, indicator);
  if (std::string spread = spread_line(session, all, ranking); !spread.empty()) {
    below.insert(below.begin(), std::move(spread));
  }
  print_below(session, below);
  return ExitCode::kGood;
}

Result<ExitCode> rank_group(const Session& session, const RankArguments& arguments) {
  const auto options = arguments.read.options();
  if (!options) return options.error();
  const auto threshold = threshold_of(arguments);
  if (!threshold) return threshold.error();
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto indicator = store->find_indicator(arguments.indicator);
  if (!indicator) return indicator.error();
  const auto order = arguments.order.order(session, *indicator);
  if (!order) return order.error();
  const auto year = year_of(session, *store, *indicator, arguments, *options);
  if (!year) return year.error();
  auto all = arguments.group.read(session, *store, *indicator, *options, *year);
  if (!all) return all.error();
  // Of those that nobody asked for only what that year says.
  if (!arguments.group.any()) {
    std::erase_if(*all, [&](const Series& series) { return series.find(*year) == nullptr; });
    if (all->empty()) return nothing_on_record(session, *indicator);
  }
  const auto ranking = rank(
      *all, *year, {.order = *order, .rank_all = arguments.all, .outlier_threshold = *threshold});
  if (!ranking) return ranking.error();
  return print(session, *store, *indicator, *all, *ranking);
}

}  // namespace

void add_rank(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "rank",
      session.text("where agencies stand among one another in a year", "各机构在某年的名次"));
  const auto arguments = std::make_shared<RankArguments>();
  command
      ->add_option("INDICATOR", arguments->indicator,
                   session.text("code, name or alias of an indicator", "指标的代码、名称或别名"))
      ->required();
  arguments->group.add_to(command, session);
  command->add_option(
      "--year", arguments->year,
      session.text("the year (default the last with a value)", "年份（默认有数值的最近一年）"));
  arguments->order.add_to(command, session);
  command->add_option("--threshold", arguments->threshold,
                      session.text("modified z from which on a value is an outlier (default 3.5)",
                                   "修正 z 值超过此数即为离群（默认 3.5）"));
  command->add_flag("--all", arguments->all,
                    session.text("rank also what is not comparable", "不可比的数值也参加排名"));
  arguments->read.add_to(command, session);
  set_work(command, session, [&session, arguments] { return rank_group(session, *arguments); });
}

}  // namespace annals::cli
