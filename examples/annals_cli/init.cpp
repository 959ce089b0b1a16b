#include <filesystem>

#include "arguments.h"
#include "commands.h"

namespace annals::cli {
namespace {

Result<ExitCode> init(const Session& session) {
  std::error_code ignored;  // on purpose: opening tells what is wrong
  const bool was_there = std::filesystem::exists(session.store_file, ignored);
  const auto store = Store::open(session.store_file);
  if (!store) return store.error();
  const std::string name = "\"" + session.store_file.string() + "\"";
  session.print(was_there ? session.text("there is a store ", "库文件已存在：") + name +
                                session.text(" already; nothing was changed", "，未作任何改动")
                          : session.text("made the store ", "已建立库文件：") + name);
  return ExitCode::kGood;
}

}  // namespace

void add_init(CLI::App& app, Session& session) {
  CLI::App* const command =
      app.add_subcommand("init", session.text("make an empty store", "建立空库"));
  set_work(command, session, [&session] { return init(session); });
}

}  // namespace annals::cli
