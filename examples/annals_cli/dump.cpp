#include <annals/dump.h>

#include <memory>
#include <string>

#include "arguments.h"
#include "commands.h"
#include "dump_words.h"
#include "progress.h"

namespace annals::cli {
namespace {

Result<ExitCode> dump(const Session& session, const std::string& name) {
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto summary = [&] {
    const Progress progress(session.text("dumping", "正在转储"));
    return is_document(name) ? dump_json(*store, name) : dump_folder(*store, name);
  }();
  if (!summary) return summary.error();
  session.print(session.text("dumped to \"", "已转储到 \"") + name + "\"" +
                session.text(": ", "：") + counts_of(session, *summary));
  return ExitCode::kGood;
}

}  // namespace

bool is_document(const std::string& name) { return name.ends_with(".json"); }

std::string counts_of(const Session& session, const DumpSummary& summary) {
  const auto part = [&](std::size_t n, std::string_view one, std::string_view many,
                        std::string_view chinese) {
    return std::to_string(n) + " " + session.text(n == 1 ? one : many, chinese);
  };
  const std::string comma = session.text(", ", "，");
  return part(summary.definitions, "definition", "definitions", "条定义") + comma +
         part(summary.writes, "write", "writes", "次写入") + comma +
         part(summary.revisions, "revision", "revisions", "条修订") + comma +
         part(summary.waivers, "waiver", "waivers", "条豁免") + comma +
         part(summary.freezes, "freeze", "freezes", "个定版");
}

void add_dump(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "dump", session.text("write all that the store holds, with its history, as files to keep "
                           "and compare",
                           "把库的全部内容及其历史写成可保存、可比较的文件"));
  const auto name = std::make_shared<std::string>();
  command
      ->add_option("NAME", *name,
                   session.text("a folder for CSV files, new or an older dump; or a file that ends "
                                "in .json",
                                "存放 CSV 文件的文件夹（新建，或旧的转储）；或以 .json 结尾的文件"))
      ->required();
  set_work(command, session, [&session, name] { return dump(session, *name); });
}

}  // namespace annals::cli
