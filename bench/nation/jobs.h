// The jobs, by what they work on. Each function adds to "run" what it measured.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "nation/files.h"
#include "nation/job.h"

namespace annals::bench {

struct Settings {
  int import_rounds = 3;
  double seconds = 3;  // for each of the other jobs
  std::string annals;  // the command line program
  std::filesystem::path example_data;
};

// The command line program on the example data, whatever the size of the nation. To be done first:
// what a program takes is told with what this process had when it began.
void program_jobs(const Files& files, const Settings& settings, Run& run);
// From the CSV file to a store, which is then in place.
void import_jobs(const Files& files, const Settings& settings, Run& run);
// One series, or one indicator of all counties.
void question_jobs(const Files& files, const Settings& settings, Run& run);
// All series, held as a panel; that is made from the file first.
void panel_jobs(const Files& files, const Settings& settings, Run& run);
// All series, one by one, and what else looks at everything.
void scan_jobs(const Files& files, const Settings& settings, Run& run);

}  // namespace annals::bench
