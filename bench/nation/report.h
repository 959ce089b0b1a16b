// What the runs found, for people and for programs.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "nation/job.h"

namespace annals::bench {

// What must hold of a run, or of how the largest compares with the smallest.
struct Verdict {
  std::string bound;   // "import: at least 1.6 million rows a second"
  std::string figure;  // "0.43 million"
  bool met = false;
};
// Those whose jobs were done.
std::vector<Verdict> verdicts_of(std::span<const Run> runs);

// How many times the time for a value of the smallest run's is that of the largest's; 0 where one
// of them has no such job, or a job is of one size.
double growth_of(const std::string& job, std::span<const Run> runs);

void print_run(const Run& run);
void print_growth(std::span<const Run> runs);
void print_verdicts(const std::vector<Verdict>& verdicts);

void write_json(const std::filesystem::path& file, std::span<const Run> runs,
                const std::vector<Verdict>& verdicts);

}  // namespace annals::bench
