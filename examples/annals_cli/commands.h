// The commands: each adds itself to the command line and, if it is given, sets Session::work.
#pragma once

#include <CLI/CLI.hpp>

#include "session.h"

namespace annals::cli {

void add_init(CLI::App& app, Session& session);
void add_import(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_read(CLI::App& app, Session& session);
void add_set(CLI::App& app, Session& session);
void add_retract(CLI::App& app, Session& session);
void add_agencies(CLI::App& app, Session& session);
void add_indicators(CLI::App& app, Session& session);
void add_sources(CLI::App& app, Session& session);
void add_series(CLI::App& app, Session& session);
void add_trend(CLI::App& app, Session& session);
void add_compare(CLI::App& app, Session& session);
void add_rank(CLI::App& app, Session& session);
void add_target(CLI::App& app, Session& session);
void add_chart(CLI::App& app, Session& session);
void add_coverage(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_rollup(CLI::App& app, Session& session);
void add_forecast(CLI::App& app, Session& session);
void add_printed(CLI::App& app, Session& session);
void add_computed(CLI::App& app, Session& session);
void add_explain(CLI::App& app, Session& session);
void add_check(CLI::App& app, Session& session);
void add_waive(CLI::App& app, Session& session);
void add_freeze(CLI::App& app, Session& session);
void add_history(CLI::App& app, Session& session);
void add_log(CLI::App& app, Session& session);
void add_diff(CLI::App& app, Session& session);
void add_verify(CLI::App& app, Session& session);
void add_backup(CLI::App& app, Session& session);
void add_restore(CLI::App& app, Session& session);
void add_doctor(CLI::App& app, Session& session);
void add_dump(CLI::App& app, Session& session);
void add_load(CLI::App& app, Session& session);
void add_serve(CLI::App& app, Session& session);

}  // namespace annals::cli
