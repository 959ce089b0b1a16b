#include <memory>

#include "arguments.h"
#include "commands.h"
#include "table.h"

namespace annals::cli {
namespace {

struct FreezeArguments {
  std::string name, note;
};

Result<ExitCode> list(const Session& session) {
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto freezes = store->freezes();
  if (!freezes) return freezes.error();
  if (freezes->empty() && session.format == Format::kTable) {
    session.print(session.say("nothing is frozen", "没有定版"));
    return ExitCode::kGood;
  }
  Table table({{"name", session.text("Name", "名称")},
               {"recorded_at", session.text("Frozen (UTC)", "定版时间 (UTC)")},
               {"author", session.text("By", "定版人")},
               {"note", session.text("Note", "备注")},
               {"sha256", ""}});
  for (const Freeze& freeze : *freezes) {
    std::string moment = to_string(freeze.recorded_at).substr(0, 19);
    moment[10] = ' ';
    table.add({freeze.name, Cell(moment, Json(to_string(freeze.recorded_at))), freeze.author,
               freeze.note, Cell("", Json(freeze.sha256))});
  }
  table.print(session);
  return ExitCode::kGood;
}

Result<ExitCode> freeze(const Session& session, const FreezeArguments& arguments) {
  if (arguments.name.empty()) return list(session);
  auto store = session.open_to_write();
  if (!store) return store.error();
  const auto made = store->freeze(arguments.name, arguments.note);
  if (!made) return made.error();
  session.print(session.text("frozen as \"", "已定版为“") + made->name +
                session.text("\"; --frozen reads it", "”；用 --frozen 读取"));
  return ExitCode::kGood;
}

}  // namespace

void add_freeze(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "freeze", session.text("keep all that the store holds now under a name, or list such names",
                             "以名称定版当前全部内容，或列出已有定版"));
  const auto arguments = std::make_shared<FreezeArguments>();
  command->add_option("NAME", arguments->name,
                      session.text("such as \"report 2023 as sent\"; left out: a list",
                                   "如“2023 年度报告报送稿”；省略则列出已有定版"));
  command->add_option("--note", arguments->note, session.text("a note", "备注"));
  set_work(command, session, [&session, arguments] { return freeze(session, *arguments); });
}

}  // namespace annals::cli
