// Arguments that several commands take, and what they mean to a store.
#pragma once

#include <annals/store.h>
#include <annals/trend.h>

#include <CLI/CLI.hpp>
#include <string>

#include "session.h"

namespace annals::cli {

// Adds a subcommand; "work" is a callable that returns Result<ExitCode>.
template <typename Work>
void set_work(CLI::App* command, Session& session, Work work) {
  command->callback([&session, work] { session.work = work; });
}

// "AGENCY INDICATOR", each by code, name or alias.
struct SeriesArguments {
  std::string agency, indicator;
  void add_to(CLI::App* command, const Session& session);
};

// --years, --as-of and --recorded-by, which limit what is read.
struct ReadArguments {
  std::string years, as_of, recorded_by;
  void add_to(CLI::App* command, const Session& session);
  Result<ReadOptions> options() const;
};

// What the two words stand for in a store.
struct Subjects {
  Agency agency;
  Indicator indicator;
};
Result<Subjects> find_both(const Store& store, const std::string& agency,
                           const std::string& indicator);

}  // namespace annals::cli
