// How fast the figures of a nation are taken in and asked about, each job beside its floor:
// SQLite's own C interface over the same file, or plain loops over memory.
//
//   annals_bench_nation [option value]...
//     --agencies N[,N]      sizes, the largest last (250,2500: one and ten million values)
//     --indicators N        (200)
//     --years N             (20)
//     --seconds N           for each job (3)
//     --import-rounds N     (3)
//     --folder FOLDER       for files of 1.1 GB for ten million values (that of temporary files)
//     --json FILE           the figures for programs
//     --csv FILE            write the CSV of the largest size there and do nothing else
//
// The verdicts are no test: it ends with 0 whatever they are.
#include <charconv>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "nation/jobs.h"
#include "nation/report.h"
#include "support/table.h"

namespace annals::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<int> agencies{250, 2500};
  int indicators = 200, years = 20;
  Settings settings{.annals = ANNALS_PROGRAM, .example_data = ANNALS_EXAMPLE_DATA};
  fs::path folder = fs::temp_directory_path();
  fs::path json, csv;
};

int positive(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1) {
    throw std::invalid_argument("\"" + std::string(text) + "\" is not a number above zero");
  }
  return number;
}

std::vector<int> several(std::string_view text) {
  std::vector<int> numbers;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    numbers.push_back(positive(text.substr(at, end - at)));
    at = end + 1;
  }
  return numbers;
}

void set(Options& options, std::string_view name, const std::string& value) {
  if (name == "--agencies") {
    options.agencies = several(value);
  } else if (name == "--indicators") {
    options.indicators = positive(value);
  } else if (name == "--years") {
    options.years = positive(value);
  } else if (name == "--seconds") {
    options.settings.seconds = positive(value);
  } else if (name == "--import-rounds") {
    options.settings.import_rounds = positive(value);
  } else if (name == "--folder") {
    options.folder = value;
  } else if (name == "--json") {
    options.json = value;
  } else if (name == "--csv") {
    options.csv = value;
  } else {
    throw std::invalid_argument("\"" + std::string(name) +
                                "\" is no option; the source says which there are");
  }
}

Options options_of(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; i += 2) {
    if (i + 1 == argc) throw std::invalid_argument(std::string(argv[i]) + " needs a value");
    set(options, argv[i], argv[i + 1]);
  }
  return options;
}

Run run_size(const Options& options, const Nation& nation) {
  Run run{.nation = nation};
  const Files files(options.folder, nation);
  program_jobs(files, options.settings, run);
  import_jobs(files, options.settings, run);
  question_jobs(files, options.settings, run);
  panel_jobs(files, options.settings, run);
  scan_jobs(files, options.settings, run);
  return run;
}

void run_all(const Options& options) {
  const auto nation_of = [&](int agencies) {
    return Nation{agencies, options.indicators, options.years};
  };
  if (!options.csv.empty()) {
    write_nation(options.csv, nation_of(options.agencies.back()));
    return;
  }
  std::printf("%s\n\n", versions().c_str());
  std::vector<Run> runs;
  for (const int agencies : options.agencies) {
    runs.push_back(run_size(options, nation_of(agencies)));
    print_run(runs.back());
  }
  print_growth(runs);
  const std::vector<Verdict> verdicts = verdicts_of(runs);
  print_verdicts(verdicts);
  if (!options.json.empty()) write_json(options.json, runs, verdicts);
}

}  // namespace
}  // namespace annals::bench

int main(int argc, char** argv) {
  try {
    annals::bench::run_all(annals::bench::options_of(argc, argv));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "annals_bench_nation: %s\n", error.what());
    return 1;
  }
}
