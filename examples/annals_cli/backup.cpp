#include <annals/backup.h>

#include <memory>

#include "arguments.h"
#include "commands.h"
#include "progress.h"
#include "table.h"

namespace annals::cli {
namespace {

struct BackupArguments {
  std::string file;
  bool replace = false;
};

std::string revisions_text(const Session& session, std::int64_t revisions) {
  return std::to_string(revisions) +
         session.text(revisions == 1 ? " revision" : " revisions", " 条记录");
}

// A store with defects has a copy that is as good; who keeps it should know.
ExitCode tell_defects(const Session& session, const std::vector<Defect>& defects) {
  if (defects.empty()) return ExitCode::kGood;
  for (const Defect& defect : defects) session.tell(defect.message);
  session.tell(
      session.say("the store has these defects, and so has its copy", "库有以上问题，其副本亦然"));
  return ExitCode::kFindings;
}

Result<ExitCode> backup(const Session& session, const BackupArguments& arguments) {
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto report = [&] {
    const Progress progress(session.text("copying and verifying", "正在复制并核验"));
    return back_up(*store, arguments.file, {.replace = arguments.replace});
  }();
  if (!report) return report.error();
  session.print(session.text("copied to \"", "已复制到 \"") + arguments.file + "\"" +
                session.text(" and verified: ", " 并已核验：") +
                revisions_text(session, report->revisions));
  return tell_defects(session, report->defects);
}

Result<ExitCode> bring_back(const Session& session, const BackupArguments& arguments) {
  if (!session.frozen.empty()) return session.open_to_write().error();
  const auto report = [&] {
    const Progress progress(session.text("copying and verifying", "正在复制并核验"));
    return restore(arguments.file, session.store_file, {.replace = arguments.replace});
  }();
  if (!report) {
    Error error = report.error();
    if (error.code == ErrorCode::kAlreadyExists) {
      error.message += session.say(", or use --replace, which keeps it beside under another name",
                                   "；或使用 --replace，原库将另名保留");
    }
    return error;
  }
  session.print(session.text("restored to \"", "已恢复到 \"") + session.store_file.string() + "\"" +
                session.text(" and verified: ", " 并已核验：") +
                revisions_text(session, report->revisions));
  if (!report->kept.empty()) {
    session.print(session.text("the store that was there is kept as \"", "原库保留为 \"") +
                  report->kept.string() + "\"");
  }
  return ExitCode::kGood;
}

}  // namespace

void add_backup(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "backup", session.text("copy the store, in use or not, to a new file, and verify the copy",
                             "把库（使用中亦可）复制到新文件，并核验副本"));
  const auto arguments = std::make_shared<BackupArguments>();
  command
      ->add_option("FILE", arguments->file,
                   session.text("a file that is not there yet", "尚不存在的文件"))
      ->required();
  command->add_flag(
      "--replace", arguments->replace,
      session.text("take the place of a file that is there, once the copy is complete",
                   "副本完成后替换已有的文件"));
  set_work(command, session, [&session, arguments] { return backup(session, *arguments); });
}

void add_restore(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "restore", session.text("make the store anew from a backup, which is verified first",
                              "用备份重建库，先核验备份"));
  const auto arguments = std::make_shared<BackupArguments>();
  command
      ->add_option("BACKUP", arguments->file,
                   session.text("what \"annals backup\" wrote", "annals backup 写出的文件"))
      ->required();
  command->add_flag("--replace", arguments->replace,
                    session.text("take the place of the store that is there, which is kept beside "
                                 "under another name",
                                 "替换已有的库，原库另名保留"));
  set_work(command, session, [&session, arguments] { return bring_back(session, *arguments); });
}

}  // namespace annals::cli
