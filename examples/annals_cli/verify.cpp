#include "arguments.h"
#include "commands.h"
#include "progress.h"
#include "table.h"

namespace annals::cli {
namespace {

Result<ExitCode> verify(const Session& session) {
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto defects = [&] {
    const Progress progress(session.text("verifying", "正在核验"));
    return store->verify();
  }();
  if (!defects) return defects.error();
  const auto count = store->revision_count();
  if (!count) return count.error();
  if (defects->empty() && session.format == Format::kTable) {
    session.print(session.text("all is well: ", "一切正常：") + std::to_string(*count) +
                  session.text(" revisions, schema version ", " 条记录，结构版本 ") +
                  std::to_string(store->schema_version()));
    return ExitCode::kGood;
  }
  Table table(
      {{"rule", session.text("Rule", "规则")}, {"message", session.text("Defect", "问题")}});
  for (const Defect& defect : *defects) table.add({defect.rule, defect.message});
  table.print(session);
  return defects->empty() ? ExitCode::kGood : ExitCode::kFindings;
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "verify", session.text("check the file and the rules of the model", "核验库文件与数据规则"));
  set_work(command, session, [&session] { return verify(session); });
}

}  // namespace annals::cli
