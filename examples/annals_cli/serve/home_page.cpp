#include <annals/names.h>

#include <algorithm>
#include <map>

#include "../listing.h"
#include "../words.h"
#include "site.h"

namespace annals::cli {
namespace {

// Of each sort; a longer list is one to search, not to read.
constexpr std::size_t kMostListed = 400;

void write_entry(Html& html, const PageRequest& request, std::string_view path,
                 const std::string& code, const std::string& name, const std::string& aside) {
  html.element("a", name, {{"href", request.address(path, {{"code", code}})}});
  html.text(aside + " ").element("code", code);
}

// The agencies below "parent", and those below them.
void write_tree(Html& html, const PageRequest& request,
                const std::map<std::string, std::vector<const Agency*>>& children,
                const std::string& parent, std::string_view list_class) {
  const auto found = children.find(parent);
  if (found == children.end()) return;
  html.open("ul", {{"class", list_class.empty() ? "below" : list_class}});
  for (const Agency* const agency : found->second) {
    html.open("li");
    write_entry(html, request, "/agency", agency->code.str(), name_of(request.session, *agency),
                "");
    write_tree(html, request, children, agency->code.str(), "");
    html.close();
  }
  html.close();
}

void write_agencies(Html& html, const PageRequest& request,
                    const std::vector<const Agency*>& agencies) {
  // Who is listed without the parent stands at the top.
  std::map<std::string, std::vector<const Agency*>> children;
  std::map<std::string, bool> listed;
  for (const Agency* const agency : agencies) listed[agency->code.str()] = true;
  for (const Agency* const agency : agencies) {
    const std::string parent = agency->parent ? agency->parent->str() : "";
    children[listed.count(parent) > 0 ? parent : ""].push_back(agency);
  }
  write_tree(html, request, children, "", "found");
}

void write_indicators(Html& html, const PageRequest& request,
                      const std::vector<const Indicator*>& indicators) {
  html.open("ul", {{"class", "found"}});
  for (const Indicator* const indicator : indicators) {
    const std::string unit(indicator->unit_in(request.session.language));
    html.open("li");
    write_entry(
        html, request, "/indicator", indicator->code.str(), name_of(request.session, *indicator),
        unit.empty() ? ""
                     : request.session.text(" (", "（") + unit + request.session.text(")", "）"));
    html.close();
  }
  html.close();
}

// Those that the text is in, in their order; all for an empty one.
template <typename Thing>
std::vector<const Thing*> search(const std::vector<Thing>& things, const std::string& text) {
  std::vector<const Thing*> found;
  const std::string wanted = folded(text);
  for (const Thing& each : things) {
    if (wanted.empty() || mentions(each.code.str(), each.names, wanted)) found.push_back(&each);
  }
  return found;
}

// A heading with the number of those found, and the list unless it is too long.
template <typename Thing, typename Write>
void write_section(Html& html, const Session& session, std::string_view heading,
                   std::vector<const Thing*> found, Write write) {
  if (found.empty()) return;
  const std::size_t all = found.size();
  html.element("h2", std::string(heading) + session.text(" (", "（") + std::to_string(all) +
                         session.text(")", "）"));
  if (all > kMostListed) {
    found.resize(kMostListed);
    html.element("p", session.text("The first ", "此处列出前 ") + std::to_string(kMostListed) +
                          session.text(" are listed; search for the others.", " 个，其余请检索。"));
  }
  write(found);
}

}  // namespace

Result<std::string> home_page(const PageRequest& request) {
  const Session& session = request.session;
  const auto agencies = request.store.agencies();
  if (!agencies) return agencies.error();
  const auto indicators = request.store.indicators();
  if (!indicators) return indicators.error();
  const std::string text = request.field("q");
  const auto agencies_found = search(*agencies, text);
  const auto indicators_found = search(*indicators, text);

  Html html;
  const std::string title = text.empty() ? session.text("Agencies and indicators", "机构与指标")
                                         : session.text("Search: ", "检索：") + text;
  open_page(html, session, title, site_links(request));
  write_search(html, request, text);
  if (agencies_found.empty() && indicators_found.empty()) {
    html.element(
        "p", text.empty()
                 ? session.say("Nothing is defined in this store yet.", "库中尚未定义任何内容。")
                 : session.say("No code, name or alias has this in it. A part of a name is "
                               "enough, in either language.",
                               "没有代码、名称或别名包含此内容。中英文名称的一部分即可。"));
  }
  write_section(html, session, session.say("Agencies", "机构"), agencies_found,
                [&](const auto& found) { write_agencies(html, request, found); });
  write_section(html, session, session.say("Indicators", "指标"), indicators_found,
                [&](const auto& found) { write_indicators(html, request, found); });
  return std::move(html).take();
}

}  // namespace annals::cli
