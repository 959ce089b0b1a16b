#include "nation/report.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <thread>

#include "exchange/text/json_writer.h"
#include "support/table.h"

namespace annals::bench {
namespace {

std::string megabytes(double bytes) { return fixed(bytes / 1e6, 0) + " MB"; }

// In the unit that suits it.
std::string time_text(double seconds) {
  if (seconds >= 0.1) return fixed(seconds, 2) + " s";
  if (seconds >= 1e-4) return fixed(seconds * 1e3, 2) + " ms";
  return microseconds(seconds, 2);
}

std::string processor() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
  }
  return "a processor that does not tell its name";
}

std::string machine() {
  return std::to_string(std::thread::hardware_concurrency()) + " cores of " + processor();
}

double rate(const Run& run, const Job& job) {
  return static_cast<double>(run.nation.values()) / job.seconds;
}

// What a bound is about, and whether it holds.
struct Bound {
  const char* job;
  const char* words;
  double limit;
  bool at_most;
  std::function<double(const Run&, const Job&)> figure;
  std::function<std::string(double)> text;
};

std::string times_text(double times) { return fixed(times, 2); }

std::vector<Bound> bounds() {
  const auto seconds = [](const Run&, const Job& job) { return job.seconds; };
  const auto ratio = [](const Run&, const Job& job) { return job.ratio; };
  const auto inverse = [](const Run&, const Job& job) { return 1 / job.ratio; };
  const auto peak = [](const Run&, const Job& job) { return static_cast<double>(job.peak_bytes); };
  const auto file = [](const Run& run, const Job&) { return run.bytes_a_value(); };
  const auto millions = [](double number) { return fixed(number / 1e6, 2) + " million"; };
  const auto plain = [](double number) { return fixed(number, 1); };
  constexpr bool kAtMost = true, kAtLeast = false;
  constexpr double kGibibyte = 1 << 30;
  return {
      {"import", "rows a second, at least 1.6 million", 1.6e6, kAtLeast, rate, millions},
      {"import", "rate of a sorted INSERT, at least 1.3", 1.3, kAtLeast, inverse, times_text},
      {"import", "memory, at most 1 GiB", kGibibyte, kAtMost, peak, megabytes},
      {"import", "bytes a value of the file, at most 34", 34, kAtMost, file, plain},
      {"seal of an import", "part of its time, at most 0.10", 0.1, kAtMost, ratio, times_text},
      {"series, in one state", "at most 2 times the packed row", 2, kAtMost, ratio, times_text},
      {"series, in one state", "at most 2.5 us", 2.5e-6, kAtMost, seconds, time_text},
      {"rank in a year", "at most 1 ms", 1e-3, kAtMost, seconds, time_text},
      {"yearly changes", "at most 1 ms", 1e-3, kAtMost, seconds, time_text},
      {"roll-up", "at most 50 ms", 0.05, kAtMost, seconds, time_text},
      {"coverage", "at most 50 ms", 0.05, kAtMost, seconds, time_text},
      {"check of a rule", "at most 50 ms", 0.05, kAtMost, seconds, time_text},
      {"lines of all series, from the file", "at most 0.25 s", 0.25, kAtMost, seconds, time_text},
      {"lines of all series, of a panel", "at most 40 ms", 0.04, kAtMost, seconds, time_text},
      {"trends of all series, of a panel", "at most 1 s on 2 threads", 1, kAtMost, seconds,
       time_text},
      {"roll-up of everything", "at most 2 s", 2, kAtMost, seconds, time_text},
      {"annals trend, start to end", "at most 20 ms", 0.02, kAtMost, seconds, time_text},
  };
}

constexpr double kMostGrowth = 1.2;

std::string growth_text(double growth) { return growth == 0 ? "" : fixed(growth, 2); }

void write_number(exchange::JsonWriter& json, const char* name, double number) {
  char text[40];
  std::snprintf(text, sizeof text, "%.6g", number);
  json.key(name).literal(text);
}

void write_job(exchange::JsonWriter& json, const Job& job) {
  json.begin_object(exchange::JsonLayout::kOnLine).member("job", job.name);
  write_number(json, "seconds", job.seconds);
  json.member("floor", job.floor);
  write_number(json, "floor_seconds", job.floor_seconds);
  write_number(json, "ratio", job.ratio);
  json.member("values", static_cast<std::int64_t>(job.values));
  write_number(json, "nanoseconds_a_value", job.nanoseconds_a_value());
  json.member("peak_bytes", job.peak_bytes).end_object();
}

void write_run(exchange::JsonWriter& json, const Run& run) {
  json.begin_object();
  json.member("agencies", std::int64_t{run.nation.agencies});
  json.member("indicators", std::int64_t{run.nation.indicators});
  json.member("years", std::int64_t{run.nation.years});
  json.member("values", static_cast<std::int64_t>(run.nation.values()));
  json.member("csv_bytes", static_cast<std::int64_t>(run.csv_bytes));
  json.member("file_bytes", static_cast<std::int64_t>(run.file_bytes));
  write_number(json, "bytes_a_value", run.bytes_a_value());
  json.key("jobs").begin_array();
  for (const Job& job : run.jobs) write_job(json, job);
  json.end_array().end_object();
}

}  // namespace

double growth_of(const std::string& job, std::span<const Run> runs) {
  if (runs.size() < 2) return 0;
  const Job* const small = runs.front().find(job);
  const Job* const large = runs.back().find(job);
  if (small == nullptr || large == nullptr || small->values == 0) return 0;
  return large->nanoseconds_a_value() / small->nanoseconds_a_value();
}

std::vector<Verdict> verdicts_of(std::span<const Run> runs) {
  std::vector<Verdict> verdicts;
  const Run& run = runs.back();
  for (const Bound& bound : bounds()) {
    const Job* const job = run.find(bound.job);
    if (job == nullptr) continue;
    const double figure = bound.figure(run, *job);
    verdicts.push_back({std::string(bound.job) + ": " + bound.words, bound.text(figure),
                        bound.at_most ? figure <= bound.limit : figure >= bound.limit});
  }
  for (const Job& job : run.jobs) {
    const double growth = growth_of(job.name, runs);
    if (growth == 0) continue;
    verdicts.push_back({job.name + ": growth of the time for a value, at most 1.2",
                        growth_text(growth), growth <= kMostGrowth});
  }
  return verdicts;
}

void print_run(const Run& run) {
  std::printf("%s; CSV of %s, a file of %s, %s bytes a value\n", run.nation.size().words().c_str(),
              megabytes(static_cast<double>(run.csv_bytes)).c_str(),
              megabytes(static_cast<double>(run.file_bytes)).c_str(),
              fixed(run.bytes_a_value(), 1).c_str());
  std::vector<std::vector<std::string>> rows{
      {"job", "time", "ns a value", "memory", "floor", "its time", "time, floor = 1"}};
  for (const Job& job : run.jobs) {
    rows.push_back({job.name, time_text(job.seconds),
                    job.values == 0 ? "" : fixed(job.nanoseconds_a_value(), 1),
                    megabytes(static_cast<double>(job.peak_bytes)), job.floor,
                    time_text(job.floor_seconds), fixed(job.ratio, 2)});
  }
  print_table(rows);
  std::printf("\n");
}

void print_growth(std::span<const Run> runs) {
  if (runs.size() < 2) return;
  std::printf("Growth of the time for a value, from %s to %s values:\n",
              with_commas(runs.front().nation.values()).c_str(),
              with_commas(runs.back().nation.values()).c_str());
  std::vector<std::vector<std::string>> rows{{"job", "times"}};
  for (const Job& job : runs.back().jobs) {
    const double growth = growth_of(job.name, runs);
    if (growth != 0) rows.push_back({job.name, growth_text(growth)});
  }
  print_table(rows);
  std::printf("\n");
}

void print_verdicts(const std::vector<Verdict>& verdicts) {
  std::printf("What it must show:\n");
  std::vector<std::vector<std::string>> rows{{"bound", "figure", ""}};
  for (const Verdict& each : verdicts) {
    rows.push_back({each.bound, each.figure, each.met ? "met" : "not met"});
  }
  print_table(rows);
}

void write_json(const std::filesystem::path& file, std::span<const Run> runs,
                const std::vector<Verdict>& verdicts) {
  std::ofstream out(file, std::ios::binary);
  exchange::JsonWriter json(out);
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  json.begin_object().member("date", to_string(now)).member("machine", machine());
  json.member("versions", versions());
  json.key("runs").begin_array();
  for (const Run& run : runs) write_run(json, run);
  json.end_array();
  json.key("bounds").begin_array();
  for (const Verdict& each : verdicts) {
    json.begin_object(exchange::JsonLayout::kOnLine);
    json.member("bound", each.bound).member("figure", each.figure);
    json.key("met").literal(each.met ? "true" : "false");
    json.end_object();
  }
  json.end_array().end_object().end_document();
  out.close();
  if (!out) throw std::runtime_error("\"" + file.string() + "\" cannot be written");
}

}  // namespace annals::bench
