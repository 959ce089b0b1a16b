#include <map>
#include <memory>
#include <set>

#include "arguments.h"
#include "commands.h"
#include "listing.h"
#include "words.h"

namespace annals::cli {
namespace {

struct ListedAgency {
  const Agency* agency;
  std::size_t depth;
};

// Parents before children, each level in the order given.
std::vector<ListedAgency> as_tree(const std::vector<Agency>& agencies) {
  std::map<std::string, std::vector<const Agency*>> children;
  for (const Agency& agency : agencies) {
    children[agency.parent ? agency.parent->str() : ""].push_back(&agency);
  }
  std::vector<ListedAgency> result;
  const auto descend = [&](const auto& self, const std::string& parent, std::size_t depth) -> void {
    for (const Agency* agency : children[parent]) {
      result.push_back({agency, depth});
      self(self, agency->code.str(), depth + 1);
    }
  };
  descend(descend, "", 0);
  return result;
}

void print_list(const Session& session, const std::vector<ListedAgency>& agencies, bool indented) {
  Table table({{"code", session.text("Code", "代码")},
               {"name", session.text("Name", "名称")},
               {"kind", session.text("Kind", "类别")},
               {"parent", indented ? "" : session.text("Parent", "上级")},
               {"first_year", session.text("From", "起始")},
               {"last_year", session.text("To", "终止")},
               {"aliases", ""}});
  for (const auto& [agency, depth] : agencies) {
    const std::string name = name_of(session, *agency);
    const std::string parent = agency->parent ? agency->parent->str() : "";
    table.add({agency->code.str(),
               Cell(std::string(indented ? 2 * depth : 0, ' ') + name, Json(name)),
               Cell(kind_word(session, agency->kind), Json(to_string(agency->kind))),
               indented ? Cell("", parent.empty() ? Json() : Json(parent)) : Cell(parent),
               year_cell(agency->first_year), year_cell(agency->last_year),
               Cell("", Json(aliases_of(agency->names)))});
  }
  table.print(session);
}

void print_successions(const Session& session, const Agency& agency,
                       const std::vector<Succession>& successions) {
  for (const Succession& step : successions) {
    const bool gone = step.predecessor == agency.code;
    if (!gone && step.successor != agency.code) continue;
    std::string text = to_string(step.year) + ": " + step.predecessor.str() + " " +
                       succession_word(session, step.kind) + " " + step.successor.str();
    if (!step.basis.empty()) text += session.text(", ", "，") + step.basis;
    print_field(session, gone ? session.say("became", "后续") : session.say("came from", "来源"),
                text);
  }
}

Result<void> print_one(const Session& session, const Store& store, const Agency& agency) {
  const auto successions = store.successions();
  if (!successions) return successions.error();
  print_field(session, session.say("code", "代码"), agency.code.str());
  print_names(session, agency.names);
  print_field(session, session.say("kind", "类别"), kind_word(session, agency.kind));
  if (agency.parent) print_field(session, session.say("parent", "上级"), agency.parent->str());
  for (const FormerParent& former : agency.former_parents) {
    print_field(session, session.say("former parent", "原上级"),
                former.parent.str() + session.text(", to ", "，至 ") + to_string(former.last_year));
  }
  print_field(session, session.say("existed", "存续"),
              years_of(session, agency.first_year, agency.last_year));
  print_successions(session, agency, *successions);
  return {};
}

Result<ExitCode> list(const Session& session, const std::string& text) {
  const auto store = session.open_to_read();
  if (!store) return store.error();
  const auto agencies = store->agencies();
  if (!agencies) return agencies.error();
  if (agencies->empty() && text.empty()) {
    session.tell(session.say("no agencies are defined yet", "尚未定义机构"));
  }
  if (text.empty()) {
    print_list(session, as_tree(*agencies), session.format == Format::kTable);
    return ExitCode::kGood;
  }
  const auto named = store->find_agency(text);
  if (named && session.format == Format::kTable) {
    if (auto done = print_one(session, *store, *named); !done) return done.error();
    return ExitCode::kGood;
  }
  std::vector<ListedAgency> found;
  for (const Agency& agency : *agencies) {
    const bool meant = named ? agency.code == named->code
                             : mentions(agency.code.str(), agency.names, folded(text));
    if (meant) found.push_back({&agency, 0});
  }
  if (found.empty()) return named.error();
  print_list(session, found, false);
  return ExitCode::kGood;
}

}  // namespace

void add_agencies(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "agencies", session.text("list agencies, or show one", "列出机构，或显示其中一个"));
  const auto text = std::make_shared<std::string>();
  command->add_option(
      "TEXT", *text,
      session.text("an agency, or a part of codes and names", "某个机构，或代码、名称的一部分"));
  set_work(command, session, [&session, text] { return list(session, *text); });
}

}  // namespace annals::cli
