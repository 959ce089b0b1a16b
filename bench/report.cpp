// How long the pages of a report take, and how large they are: 200 indicators, 20 years and 30
// agencies by default, once as a comparison of all and once of one agency among its peers.
//
//   annals_bench_report [agencies [indicators [years [folder for the pages]]]]
//
// The best of five; the goal is two seconds for a page.
#include <annals/report_page.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "support/nation.h"

namespace annals::bench {
namespace {

constexpr int kRounds = 5;

double best_seconds(const std::function<void()>& work) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    work();
    best = std::min(
        best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

Store filled(const Nation& nation) {
  Store store = Store::in_memory().value();
  define_nation(store, nation);
  std::vector<Batch> batches;
  Batch& batch = batches.emplace_back(SourceCode(kReport));
  batch.reserve(nation.values());
  for (int agency = 0; agency < nation.agencies; ++agency) {
    for (int indicator = 0; indicator < nation.indicators; ++indicator) {
      for (int year = 0; year < nation.years; ++year) {
        const PanelValue each = nation_value(nation, agency, indicator, year);
        batch.add(county_code(agency), measure_code(indicator),
                  {.year = nation.first_year() + std::chrono::years(year),
                   .value = Decimal::make(each.mantissa, each.exponent).value()});
      }
    }
  }
  store.write(batches).value();
  return store;
}

void measure(const Store& store, const ReportScope& scope, const std::string& name,
             const std::filesystem::path& folder) {
  Report report;
  const double gathered = best_seconds([&] { report = report_of(store, scope).value(); });
  std::string html, markdown, csv;
  const double html_written = best_seconds([&] { html = write_html(report).value(); });
  const double markdown_written = best_seconds([&] { markdown = write_markdown(report); });
  const double csv_written = best_seconds([&] { csv = write_csv(report); });
  const auto line = [](const char* what, double seconds, std::size_t bytes) {
    std::printf("  %-12s %7.3f s  %8.2f MB\n", what, seconds, static_cast<double>(bytes) / 1e6);
  };
  std::printf("%s: %zu series\n", name.c_str(), report.cards.size());
  std::printf("  %-12s %7.3f s\n", "gathered", gathered);
  line("HTML", html_written, html.size());
  line("Markdown", markdown_written, markdown.size());
  line("CSV", csv_written, csv.size());
  std::printf("  page in all  %7.3f s (goal 2)\n", gathered + html_written);
  if (!folder.empty()) std::ofstream(folder / (name + ".html"), std::ios::binary) << html;
}

void run(const Nation& nation, const std::filesystem::path& folder) {
  std::printf("%s\n", nation.size().words().c_str());
  const Store store = filled(nation);
  ReportScope all;
  for (int agency = 0; agency < nation.agencies; ++agency) {
    all.agencies.push_back(county_code(agency));
  }
  measure(store, all, "all", folder);
  ReportScope one;
  one.agencies = {county_code(0)};
  measure(store, one, "one", folder);
}

}  // namespace
}  // namespace annals::bench

int main(int argc, char** argv) try {
  const auto number = [&](int position, int otherwise) {
    return argc > position ? std::max(1, std::atoi(argv[position])) : otherwise;
  };
  annals::bench::run({number(1, 30), number(2, 200), number(3, 20)}, argc > 4 ? argv[4] : "");
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "annals_bench_report: %s\n", error.what());
  return 1;
}
