#include "compare_group.h"

#include <algorithm>

#include "words.h"

namespace annals::cli {
namespace {

Cell count_cell(std::size_t count) {
  return {count == 0 ? "" : std::to_string(count), Json(count)};
}

Table spread_table(const Session& session, const std::vector<Spread>& spreads, int decimals) {
  Table table({{"year", session.text("Year", "年份"), Align::kRight},
               {"n", session.text("Values", "数值个数"), Align::kRight},
               {"min", session.text("Lowest", "最低"), Align::kRight},
               {"lower_quartile", session.text("Lower quartile", "下四分位数"), Align::kRight},
               {"median", session.text("Median", "中位数"), Align::kRight},
               {"upper_quartile", session.text("Upper quartile", "上四分位数"), Align::kRight},
               {"max", session.text("Highest", "最高"), Align::kRight},
               {"interquartile_range", session.text("Quartile range", "四分位距"), Align::kRight},
               {"coefficient", session.text("Coefficient", "离散系数"), Align::kRight},
               {"not_comparable", session.text("Not comparable", "不可比"), Align::kRight},
               {"without_value", session.text("No value", "无数值"), Align::kRight}});
  const auto statistic = [&](double value) { return Cell(number(value, decimals), Json(value)); };
  for (const Spread& spread : spreads) {
    table.add({year_cell(spread.year), Cell(std::to_string(spread.n), Json(spread.n)),
               decimal_cell(spread.min), statistic(spread.quartiles.lower),
               statistic(spread.quartiles.median), statistic(spread.quartiles.upper),
               decimal_cell(spread.max), statistic(spread.interquartile_range),
               spread.coefficient ? Cell(number(*spread.coefficient, 3), Json(*spread.coefficient))
                                  : Cell(""),
               count_cell(spread.not_comparable), count_cell(spread.without_value)});
  }
  return table;
}

std::string change_text(const Session& session, const Change& change) {
  const std::string text = signed_number(change.absolute);
  return change.percentage_points ? text + session.text(" points", " 个百分点") : text;
}

std::string remarks_of(const Session& session, const Mover& mover) {
  std::string result;
  const auto add = [&](std::string_view english, std::string_view chinese) {
    result += (result.empty() ? "" : session.text("; ", "；")) + session.text(english, chinese);
  };
  if (mover.change.across_break) add("across a break", "跨越口径中断");
  if (mover.change.bounded) add("one value is a bound", "含约数或界限值");
  if (!mover.distinguishable && !mover.change.absolute.zero()) {
    add("within the rounding", "在舍入误差之内");
  }
  return result;
}

Table movers_table(const Session& session, const std::vector<Series>& all, const Movers& movers) {
  Table table(
      {{"agency", ""},
       {"name", session.text("Agency", "机构")},
       {"value_from", to_string(movers.from), Align::kRight},
       {"value_to", to_string(movers.to), Align::kRight},
       {"change", session.text("Change", "变化"), Align::kRight},
       {"rank_from", session.text("Rank ", "名次 ") + to_string(movers.from), Align::kRight},
       {"rank_to", session.text("Rank ", "名次 ") + to_string(movers.to), Align::kRight},
       {"places", session.text("Places", "升降"), Align::kRight},
       {"across_break", ""},
       {"distinguishable", ""},
       {"", session.text("Remarks", "说明")}});
  for (const Mover& mover : movers.movers) {
    const auto series = std::find_if(all.begin(), all.end(), [&](const Series& each) {
      return each.agency().code == mover.agency;
    });
    const auto value = [&](Year year) { return value_cell(session, *series->find(year)); };
    table.add({Cell("", Json(mover.agency.str())), name_of(session, series->agency()),
               value(movers.from), value(movers.to),
               Cell(change_text(session, mover.change), Json(mover.change.absolute.str())),
               Cell(std::to_string(mover.rank_from), Json(mover.rank_from)),
               Cell(std::to_string(mover.rank_to), Json(mover.rank_to)),
               Cell(signed_number(Decimal(mover.places)), Json(mover.places)),
               Cell("", Json(mover.change.across_break)), Cell("", Json(mover.distinguishable)),
               remarks_of(session, mover)});
  }
  return table;
}

}  // namespace

Result<ExitCode> print_spread(const Session& session, const std::vector<Series>& all,
                              YearRange years) {
  const auto spreads = spread(all, years);
  if (!spreads) return spreads.error();
  if (spreads->empty()) return nothing_on_record(session, all.front().indicator());
  print_title(session, all.front().indicator());
  spread_table(session, *spreads, statistics_decimals(all)).print(session);
  return ExitCode::kGood;
}

Result<ExitCode> print_movers(const Session& session, const std::vector<Series>& all,
                              YearRange years, RankOrder order) {
  const auto found = movers(all, years.first, years.last, {.order = order});
  if (!found) return found.error();
  print_title(session, all.front().indicator());
  movers_table(session, all, *found).print(session);
  if (session.format != Format::kTable || found->left_out.empty()) return ExitCode::kGood;
  std::string names;
  for (const AgencyCode& agency : found->left_out) {
    names += (names.empty() ? "" : session.text(", ", "、")) + name_in(session, all, agency);
  }
  session.print();
  session.print(
      session.text("without comparable values in both years: ", "两年中缺少可比数值的机构：") +
      names);
  return ExitCode::kGood;
}

}  // namespace annals::cli
