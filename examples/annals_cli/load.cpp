#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include "arguments.h"
#include "commands.h"
#include "dump_words.h"
#include "progress.h"

namespace annals::cli {
namespace {

// More would scroll away what matters; the rest is counted.
constexpr std::size_t kIssuesShown = 50;

struct LoadArguments {
  std::string name;
  bool edited = false;
};

Result<LoadReport> load_into_store(const Session& session, const LoadArguments& arguments) {
  auto store = Store::open(session.store_file, {.author = session.author});
  if (!store) return store.error();
  const Progress progress(session.text("loading", "正在载入"));
  if (is_document(arguments.name)) return load_json(*store, arguments.name);
  return load_folder(*store, arguments.name, {.edited = arguments.edited});
}

ExitCode tell_issues(const Session& session, const std::vector<ImportIssue>& issues) {
  const std::size_t shown = std::min(issues.size(), kIssuesShown);
  for (std::size_t i = 0; i < shown; ++i) session.tell(issues[i].str());
  if (shown < issues.size()) {
    session.tell(session.text("and ", "另有 ") + std::to_string(issues.size() - shown) +
                 session.text(" more", " 处"));
  }
  session.tell(session.say("nothing was loaded", "未载入任何内容"));
  return ExitCode::kData;
}

Result<ExitCode> load(const Session& session, const LoadArguments& arguments) {
  if (!session.frozen.empty()) return session.open_to_write().error();
  std::error_code ignored;  // on purpose: opening tells what is wrong
  const bool was_there = std::filesystem::exists(session.store_file, ignored);
  const auto report = load_into_store(session, arguments);
  const bool loaded = report && report->issues.empty();
  // A store that was made for this, and is empty, would only be in the way of the next try.
  if (!loaded && !was_there) std::filesystem::remove(session.store_file, ignored);
  if (!report) return report.error();
  if (!loaded) return tell_issues(session, report->issues);
  session.print(session.text("loaded into \"", "已载入 \"") + session.store_file.string() + "\"" +
                session.text(": ", "：") + counts_of(session, report->loaded));
  return ExitCode::kGood;
}

}  // namespace

void add_load(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "load", session.text("make a store of what \"annals dump\" wrote, all or nothing",
                           "用 annals dump 写出的文件建库，要么全部成功，要么不作改动"));
  const auto arguments = std::make_shared<LoadArguments>();
  command
      ->add_option(
          "NAME", arguments->name,
          session.text("a folder, or a file that ends in .json", "文件夹，或以 .json 结尾的文件"))
      ->required();
  command->add_flag("--edited", arguments->edited,
                    session.text("take a folder whose files were changed since they were dumped",
                                 "接受转储之后改动过的文件夹"));
  set_work(command, session, [&session, arguments] { return load(session, *arguments); });
}

}  // namespace annals::cli
