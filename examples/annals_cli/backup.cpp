#include <memory>

#include "arguments.h"
#include "commands.h"
#include "progress.h"

namespace annals::cli {
namespace {

Result<ExitCode> backup(const Session& session, const std::string& file) {
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto done = [&] {
    const Progress progress(session.text("copying", "正在复制"));
    return store->backup(file);
  }();
  if (!done) return done.error();
  session.print(session.text("copied to \"", "已复制到 \"") + file + "\"");
  return ExitCode::kGood;
}

}  // namespace

void add_backup(CLI::App& app, Session& session) {
  CLI::App* const command =
      app.add_subcommand("backup", session.text("copy the store, in use or not, to a new file",
                                                "把库（使用中亦可）复制到新文件"));
  const auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, session.text("a file that is not there yet", "尚不存在的文件"))
      ->required();
  set_work(command, session, [&session, file] { return backup(session, *file); });
}

}  // namespace annals::cli
