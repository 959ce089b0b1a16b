#include <memory>

#include "arguments.h"
#include "commands.h"
#include "listing.h"
#include "words.h"

namespace annals::cli {
namespace {

void print_list(const Session& session, const std::vector<const SourceDocument*>& sources) {
  Table table({{"code", session.text("Code", "代码")},
               {"published", session.text("Published", "发布")},
               {"title", session.text("Title", "标题")},
               {"document_number", session.text("Number", "文号")},
               {"publisher", session.text("Publisher", "发布者")},
               {"url", ""},
               {"sha256", ""},
               {"note", ""}});
  const auto hidden = [](const std::string& text) {
    return Cell("", text.empty() ? Json() : Json(text));
  };
  for (const SourceDocument* source : sources) {
    table.add({source->code.str(), source->published ? source->published->str() : "", source->title,
               source->document_number, source->publisher, hidden(source->url),
               hidden(source->sha256), hidden(source->note)});
  }
  table.print(session);
}

void print_one(const Session& session, const SourceDocument& source) {
  print_field(session, session.say("code", "代码"), source.code.str());
  print_field(session, session.say("title", "标题"), source.title);
  print_field(session, session.say("number", "文号"), source.document_number);
  print_field(session, session.say("publisher", "发布者"), source.publisher);
  print_field(session, session.say("published", "发布"),
              source.published ? source.published->str() : session.text("not known", "不详"));
  print_field(session, "URL", source.url);
  print_field(session, "SHA-256", source.sha256);
  print_field(session, session.say("note", "备注"), source.note);
}

bool mentions(const SourceDocument& source, std::string_view folded_text) {
  for (const std::string& text :
       {source.code.str(), source.title, source.document_number, source.publisher}) {
    if (folded(text).find(folded_text) != std::string::npos) return true;
  }
  return false;
}

Result<ExitCode> list(const Session& session, const std::string& text) {
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto sources = store->sources();
  if (!sources) return sources.error();
  if (sources->empty() && text.empty()) {
    session.tell(session.say("no sources are defined yet", "尚未登记来源"));
  }
  const auto named = text.empty() ? Result<SourceDocument>(Error{}) : store->find_source(text);
  if (named && session.format == Format::kTable) {
    print_one(session, *named);
    return ExitCode::kGood;
  }
  std::vector<const SourceDocument*> found;
  for (const SourceDocument& source : *sources) {
    if (named ? source.code == named->code : mentions(source, folded(text))) {
      found.push_back(&source);
    }
  }
  if (found.empty() && !text.empty()) return named.error();
  print_list(session, found);
  return ExitCode::kGood;
}

}  // namespace

void add_sources(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "sources",
      session.text("list source documents, or show one", "列出来源文件，或显示其中一个"));
  const auto text = std::make_shared<std::string>();
  command->add_option("TEXT", *text,
                      session.text("the code of a source, or a part of codes, titles, numbers and "
                                   "publishers",
                                   "来源代码，或代码、标题、文号、发布者的一部分"));
  set_work(command, session, [&session, text] { return list(session, *text); });
}

}  // namespace annals::cli
