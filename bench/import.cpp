// How fast a CSV file of values becomes a store: the reader alone, against a search for the ends of
// lines in the same bytes, and import_csv whole, against Store::write of the same values made
// ready in memory.
//
//   annals_bench_import [agencies] [indicators] [years] [rounds]
//
// 2500 agencies make the ten million values of a nation.
#include <annals/annals.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "exchange/text/csv.h"
#include "support/panel.h"
#include "support/rounds.h"
#include "support/table.h"
#include "temp_dir.h"

namespace annals::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = std::size_t{1} << 20;

// "agency,indicator,year,value,source", a line a value, as reports bring them.
void write_csv(const fs::path& file, const PanelSize& size) {
  std::ofstream out(file, std::ios::binary);
  out << "agency,indicator,year,value\n";
  for (const PanelValue& value : arriving(size)) {
    out << agency_code(value.agency).str() << ',' << indicator_code(value.indicator).str() << ','
        << value.year << ',' << Decimal::make(value.mantissa, value.exponent).value().str() << '\n';
  }
}

// The lines of a file, by nothing but memchr.
std::size_t count_lines(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<char> block(kBlock);
  std::size_t lines = 0;
  while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
    const char* at = block.data();
    const char* const end = at + in.gcount();
    while ((at = static_cast<const char*>(
                std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
      ++lines;
      ++at;
    }
  }
  return lines;
}

std::size_t count_records(const fs::path& file) {
  auto reader = exchange::CsvReader::open(file).value();
  std::size_t records = 0;
  while (reader.next().value()) ++records;
  return records;
}

void require(bool good, const std::string& what) {
  if (!good) throw std::runtime_error(what);
}

Store fresh_store(const test::TempDir& folder, const PanelSize& size) {
  const fs::path file = folder / "figures.db";
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix);
  Store store = Store::open(file).value();
  define_panel(store, size);
  store.define(SourceDocument{.code = SourceCode("report"), .title = "Report"}).value();
  return store;
}

double import_whole(const fs::path& csv, const test::TempDir& folder, const PanelSize& size) {
  Store store = fresh_store(folder, size);
  return seconds_of([&] {
    const auto report =
        import_csv(store, {{CsvContent::kObservations, csv}}, {.source = SourceCode("report")});
    const auto& issues = report.value().issues;
    require(issues.empty(), issues.empty() ? "" : issues.front().str());
    require(report->written.inserted == size.values(), "the import has lost values");
  });
}

double write_ready(const test::TempDir& folder, const PanelSize& size) {
  Store store = fresh_store(folder, size);
  Batch batch(SourceCode("report"));
  batch.reserve(size.values());
  for (const PanelValue& value : arriving(size)) {
    batch.add(
        agency_code(value.agency), indicator_code(value.indicator),
        {.year = Year(value.year), .value = Decimal::make(value.mantissa, value.exponent).value()});
  }
  return seconds_of([&] { store.write(batch).value(); });
}

std::string megabytes(double bytes) { return fixed(bytes / 1e6, 0) + " MB"; }

double peak_of_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

void print(const std::vector<Timing>& timings, const PanelSize& size, double bytes) {
  std::vector<std::vector<std::string>> rows{
      {"", "median", "rows a second", "bytes a second", "x"}};
  for (const Timing& timing : timings) {
    const double seconds = timing.median();
    rows.push_back(
        {timing.name, fixed(seconds, 3) + " s",
         with_commas(static_cast<std::size_t>(static_cast<double>(size.values()) / seconds)),
         megabytes(bytes / seconds), fixed(times_of(timing, timings.front()), 2)});
  }
  print_table(rows);
}

void run(const PanelSize& size, int rounds) {
  const test::TempDir folder;
  const fs::path csv = folder / "values.csv";
  write_csv(csv, size);
  const auto bytes = static_cast<double>(fs::file_size(csv));
  std::printf("%s\n%s, %s of CSV\n", versions().c_str(), size.words().c_str(),
              megabytes(bytes).c_str());

  std::printf("\nThe reader:\n");
  print(run_rounds(
            {{"ends of lines by memchr", [&] { return seconds_of([&] { count_lines(csv); }); }},
             {"CsvReader", [&] { return seconds_of([&] { count_records(csv); }); }}},
            rounds),
        size, bytes);

  std::printf("\nInto a store:\n");
  const double peak_before = peak_of_memory();
  const double first = import_whole(csv, folder, size);
  std::printf("the first import: %s s, memory at its peak %s (%s before)\n",
              fixed(first, 2).c_str(), megabytes(peak_of_memory()).c_str(),
              megabytes(peak_before).c_str());
  print(run_rounds({{"Store::write, ready in memory", [&] { return write_ready(folder, size); }},
                    {"import_csv", [&] { return import_whole(csv, folder, size); }}},
                   rounds),
        size, bytes);
}

}  // namespace
}  // namespace annals::bench

int main(int argc, char** argv) {
  using annals::bench::argument;
  try {
    annals::bench::run({.agencies = argument(argc, argv, 1, 250),
                        .indicators = argument(argc, argv, 2, 200),
                        .years = argument(argc, argv, 3, 20)},
                       argument(argc, argv, 4, 5));
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "annals_bench_import: %s\n", failure.what());
    return 1;
  }
  return 0;
}
