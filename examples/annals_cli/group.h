// Groups of agencies on the command line, and what a comparison says of them.
#pragma once

#include <annals/compare.h>
#include <annals/peers.h>

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <vector>

#include "session.h"
#include "table.h"

namespace annals::cli {

// AGENCIES, or --peers-of AGENCY, or --kind KIND; none of them is all that have values.
struct GroupArguments {
  std::vector<std::string> agencies;
  std::string peers_of, kind;

  void add_to(CLI::App* command, const Session& session);
  bool any() const noexcept { return !agencies.empty() || !peers_of.empty() || !kind.empty(); }

  // The series of the group as it was in "year"; by agency code. Agencies that are named are there
  // whether they existed or not.
  Result<std::vector<Series>> read(const Session& session, const Store& store,
                                   const Indicator& indicator, const ReadOptions& options,
                                   Year year) const;
  // The last year in which one of the group, as it was in that year, has a value.
  Result<Year> last_year(const Session& session, const Store& store, const Indicator& indicator,
                         const ReadOptions& options) const;
};

// --order high or low.
struct OrderArgument {
  std::string word;
  void add_to(CLI::App* command, const Session& session);
  // For an indicator that is neutral and no order, an error that names the option.
  Result<RankOrder> order(const Session& session, const Indicator& indicator) const;
};

// The name of the agency with this code among the series; else the code.
std::string name_in(const Session& session, const std::vector<Series>& all,
                    const AgencyCode& agency);
// Decimals for statistics: one digit more than the finest value is printed to.
int statistics_decimals(const std::vector<Series>& all);

// "Loss rate of agencies (%, lower is better)".
std::string title_of(const Session& session, const Indicator& indicator);
// The title and a blank line, in tables for people only.
void print_title(const Session& session, const Indicator& indicator);
// What is not comparable must be said beside what is compared: a line for each break of the
// indicator.
std::vector<std::string> break_lines(const Session& session, const Store& store,
                                     const Indicator& indicator);
// A blank line and the lines, where there are any.
void print_below(const Session& session, const std::vector<std::string>& lines);

// For each agency those whose value in the year could as well lie on the other side of its own, by
// the precision of the print; not those with an equal one. By value, the better or the higher
// first.
using OpenOrders = std::map<AgencyCode, std::vector<AgencyCode>>;
OpenOrders open_orders(const std::vector<Series>& all, Year year);
// For people up to three names; for programs the codes, with "|" between.
Cell order_open_cell(const Session& session, const std::vector<Series>& all,
                     const std::vector<AgencyCode>& agencies);
// "nothing is on record of ...".
Error nothing_on_record(const Session& session, const Indicator& indicator);

}  // namespace annals::cli
