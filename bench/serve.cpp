// How fast annals serve answers on a store of a million values, and whether it stays as it is.
//
//   annals_bench_serve [requests]     (10,000)
//
// The explorer runs as a process of its own; every answer must be good and name its agency.
#include <annals/annals.h>
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <thread>

#include "serve/served.h"
#include "support/nation.h"
#include "support/table.h"

namespace annals::bench {
namespace {

using Clock = std::chrono::steady_clock;

const Nation kOneMillion{.agencies = 250, .indicators = 200, .years = 20};

std::filesystem::path make_store(const test::TempDir& folder) {
  const auto file = folder / "nation.db", csv = folder / "values.csv";
  Store store = Store::open(file).value();
  define_nation(store, kOneMillion);
  write_nation(csv, kOneMillion);
  import_csv(store, {{CsvContent::kObservations, csv}}, {.source = SourceCode(kReport)}).value();
  return file;
}

// What a process has resident, in MiB.
double resident(pid_t process) {
  std::ifstream statement("/proc/" + std::to_string(process) + "/statm");
  double pages = 0, resident_pages = 0;
  statement >> pages >> resident_pages;
  return resident_pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1048576;
}

struct Question {
  std::string name;
  std::function<std::string(int)> address;  // of the n-th request
  int part = 1;                             // one in so many of the requests: what takes longer
};

std::vector<Question> questions() {
  const auto agency = [](int n) { return county_code(n * 7 % kOneMillion.agencies).str(); };
  const auto indicator = [](int n) { return measure_code(n * 13 % kOneMillion.indicators).str(); };
  constexpr int kFew = 20;
  return {{"/api/trend",
           [=](int n) { return "/api/trend?agency=" + agency(n) + "&indicator=" + indicator(n); }},
          {"/api/series",
           [=](int n) { return "/api/series?agency=" + agency(n) + "&indicator=" + indicator(n); }},
          {"/api/rank", [=](int n) { return "/api/rank?indicator=" + indicator(n) + "&year=2020"; },
           kFew},
          {"/compare of two",
           [=](int n) {
             return "/compare?indicator=" + indicator(n) + "&agency=" + agency(n) +
                    "&agency=" + agency(n + 1);
           },
           kFew},
          {"/agency, 200 indicators", [=](int n) { return "/agency?code=" + agency(n); }, kFew}};
}

struct Measured {
  std::vector<double> seconds;  // sorted
  double all = 0;               // from the first request to the last answer
  int faults = 0;
};

// "requests" by so many connections, each asking again as soon as it was answered.
Measured measure(int port, const Question& question, int requests, int connections) {
  std::vector<std::vector<double>> seconds(static_cast<std::size_t>(connections));
  std::atomic<int> next = 0, faults = 0;
  std::vector<std::thread> askers;
  const auto begun = Clock::now();
  for (auto& own : seconds) {
    askers.emplace_back([&] {
      httplib::Client client("127.0.0.1", port);
      client.set_keep_alive(true);
      client.set_tcp_nodelay(true);
      for (int n; (n = next++) < requests;) {
        const auto asked = Clock::now();
        const auto answer = client.Get(question.address(n));
        own.push_back(std::chrono::duration<double>(Clock::now() - asked).count());
        if (!answer || answer->status != 200 || answer->body.size() < 100) ++faults;
      }
    });
  }
  for (std::thread& each : askers) each.join();
  Measured result;
  result.all = std::chrono::duration<double>(Clock::now() - begun).count();
  result.faults = faults;
  for (const auto& own : seconds) {
    result.seconds.insert(result.seconds.end(), own.begin(), own.end());
  }
  std::sort(result.seconds.begin(), result.seconds.end());
  return result;
}

std::string milliseconds(double seconds) { return fixed(seconds * 1000, 2) + " ms"; }

int run(int requests) {
  const test::TempDir folder;
  const auto store = make_store(folder);
  test::Served served(store);
  std::printf("%s; %s values; %d requests\n\n", versions().c_str(),
              with_commas(kOneMillion.values()).c_str(), requests);
  std::vector<std::vector<std::string>> rows{{"question", "connections", "median",
                                              "99th percentile", "longest", "a second", "faults",
                                              "memory after"}};
  int faults = 0;
  for (const Question& question : questions()) {
    const int count = requests / question.part;
    for (const int connections : {1, 8}) {
      measure(served.port(), question, count / 10, connections);  // warm
      const Measured found = measure(served.port(), question, count, connections);
      faults += found.faults;
      const std::size_t n = found.seconds.size();
      rows.push_back({question.name, std::to_string(connections),
                      milliseconds(found.seconds[n / 2]), milliseconds(found.seconds[n * 99 / 100]),
                      milliseconds(found.seconds.back()),
                      with_commas(static_cast<std::size_t>(static_cast<double>(n) / found.all)),
                      std::to_string(found.faults), fixed(resident(served.process()), 1) + " MiB"});
    }
  }
  print_table(rows);
  // Growth: the first question over and over.
  const double before = resident(served.process());
  faults += measure(served.port(), questions().front(), requests, 8).faults;
  const double after = resident(served.process());
  const int status = served.end();
  std::printf("\nmemory before and after %d more trends: %.1f and %.1f MiB; exit status %d\n",
              requests, before, after, status);
  return faults == 0 && status == 0 ? 0 : 1;
}

}  // namespace
}  // namespace annals::bench

int main(int argc, char** argv) try {
  return annals::bench::run(argc > 1 ? std::max(20, std::stoi(argv[1])) : 10'000);
} catch (const std::exception& error) {
  std::fprintf(stderr, "annals_bench_serve: %s\n", error.what());
  return 1;
}
