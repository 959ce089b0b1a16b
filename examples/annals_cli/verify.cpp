#include <memory>

#include "arguments.h"
#include "commands.h"
#include "progress.h"
#include "table.h"

namespace annals::cli {
namespace {

// Brings the packed series into line with the history.
Result<void> rebuild(const Session& session) {
  auto store = session.open_to_write();
  if (!store) return store.error();
  const auto wrong = [&] {
    const Progress progress(session.text("rebuilding", "正在重建"));
    return store->rebuild();
  }();
  if (!wrong) return wrong.error();
  session.tell(*wrong == 0 ? session.text("every packed series follows from the history",
                                          "各压缩序列均与历史记录一致")
                           : session.text("packed series made anew: ", "已重建的压缩序列：") +
                                 std::to_string(*wrong));
  return {};
}

Result<ExitCode> verify(const Session& session, bool rebuilt) {
  if (rebuilt) {
    if (auto done = rebuild(session); !done) return done.error();
  }
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
  const auto rebuilt = std::make_shared<bool>(false);
  command->add_flag("--rebuild", *rebuilt,
                    session.text("make the packed series anew from the history first",
                                 "先依历史记录重建压缩序列"));
  set_work(command, session, [&session, rebuilt] { return verify(session, *rebuilt); });
}

}  // namespace annals::cli
