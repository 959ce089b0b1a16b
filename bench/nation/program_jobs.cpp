// The command line program, from its start to its end.
#include "nation/jobs.h"
#include "support/process.h"

namespace annals::bench {

void program_jobs(const Files& files, const Settings& settings, Run& run) {
  const std::string store = (files / "example.db").string();
  const auto& from = settings.example_data;
  const std::string& annals = settings.annals;
  run_program({annals, "--store", store, "init"});
  std::vector<std::string> import{annals, "--store", store, "import"};
  for (const char* content : {"agencies", "subjects", "indicators", "definitions", "breaks",
                              "sources", "targets", "rules"}) {
    import.push_back(std::string("--") + content);
    import.push_back((from / (std::string(content) + ".csv")).string());
  }
  import.push_back((from / "observations.csv").string());
  run_program(import);
  const auto ended = [](const std::vector<std::string>& command) -> Outcome {
    const Ended program = run_program(command);
    return {program.seconds, program.peak_bytes};
  };
  constexpr int kRounds = 21;
  run.jobs.push_back(measured({.name = "annals trend, start to end",
                               .floor = "annals --version",
                               .work =
                                   [&] {
                                     return ended({annals, "--store", store, "trend",
                                                   "shandong-courts", "litigation.loss_rate"});
                                   },
                               .floor_work =
                                   [&] {
                                     return ended({annals, "--version"});
                                   }},
                              kRounds));
}

}  // namespace annals::bench
