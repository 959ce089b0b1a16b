#include <annals/seal.h>

#include <memory>
#include <optional>
#include <string>

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

struct Request {
  bool rebuild = false;
  bool seal = false;
  std::string against;
};

// "seal 12 of 2024-01-31T08:30:00.000Z (batch, by li): 5f2a..."
std::string described(const Session& session, const Seal& seal) {
  return session.text("seal ", "封印 ") + std::to_string(seal.number) + session.text(" of ", "，") +
         to_string(seal.recorded_at) + session.text(" (", "（") + seal.kind +
         (seal.author.empty() ? "" : session.text(", by ", "，") + seal.author) +
         session.text("): ", "）：") + seal.digest;
}

// The same for programs: a row, or none if nothing is sealed.
ExitCode tabulated(const Session& session, const std::optional<Seal>& seal) {
  Table table({{"number", session.text("Seal", "封印")},
               {"kind", session.text("Of", "类别")},
               {"recorded_at", session.text("Recorded", "记录时间")},
               {"author", session.text("By", "记录人")},
               {"digest", "SHA-256"}});
  if (seal) {
    table.add({std::to_string(seal->number), seal->kind, to_string(seal->recorded_at), seal->author,
               seal->digest});
  }
  table.print(session);
  return ExitCode::kGood;
}

// Whether the digest that was kept elsewhere is one of this store's.
Result<bool> tell_against(const Session& session, const Store& store, const std::string& digest) {
  const auto seal = store.find_seal(digest);
  if (!seal) return seal.error();
  if (!*seal) {
    session.tell(session.text("no seal of this store has the digest ", "本库没有此封印：") +
                 digest +
                 session.text(": it is another store, or its past was changed",
                              "；可能不是同一库，或其历史已被改动"));
    return false;
  }
  session.tell(session.text("unchanged up to ", "此前未被改动：") + described(session, **seal));
  return true;
}

Result<ExitCode> verify(const Session& session, const Request& request) {
  if (request.rebuild) {
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
  bool known = true;
  if (defects->empty() && !request.against.empty()) {
    const auto told = tell_against(session, *store, request.against);
    if (!told) return told.error();
    known = *told;
  }
  if (!known) return ExitCode::kFindings;
  if (defects->empty() && request.seal) {
    const auto seal = store->last_seal();
    if (!seal) return seal.error();
    if (session.format != Format::kTable) return tabulated(session, *seal);
    session.print(*seal ? described(session, **seal)
                        : session.text("nothing is sealed yet", "尚无封印"));
  }
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
  const auto request = std::make_shared<Request>();
  command->add_flag("--rebuild", request->rebuild,
                    session.text("make the packed series anew from the history first",
                                 "先依历史记录重建压缩序列"));
  command->add_flag("--seal", request->seal,
                    session.text("print the last seal, to be kept elsewhere or published",
                                 "打印最后一道封印，以便另行保存或公布"));
  command
      ->add_option("--against", request->against,
                   session.text("a digest that was kept: was anything before it changed?",
                                "与另行保存的封印核对：此前内容是否被改动"))
      ->type_name(session.text("DIGEST", "摘要"));
  set_work(command, session, [&session, request] { return verify(session, *request); });
}

}  // namespace annals::cli
