#include <algorithm>
#include <set>
#include <tuple>

#include "../words.h"
#include "site.h"

namespace annals::cli {
namespace {

// More are not ticked but written.
constexpr std::size_t kMostTicked = 400;
constexpr int kFieldsToWrite = 6;

// Those that a request names, by code; what it names that is not defined is left out here.
std::set<std::string> chosen_agencies(const PageRequest& request) {
  std::set<std::string> codes;
  for (const std::string& text : request.fields("agency")) {
    const auto agency = request.store.find_agency(text);
    if (agency) codes.insert(agency->code.str());
  }
  return codes;
}

void write_indicators(Html& html, const PageRequest& request,
                      const std::vector<Indicator>& indicators) {
  const auto chosen = request.store.find_indicator(request.field("indicator"));
  html.element("label", request.session.say("Indicator", "指标"), {{"for", "indicator"}});
  html.open("select", {{"id", "indicator"}, {"name", "indicator"}});
  for (const Indicator& each : indicators) {
    const std::string unit(each.unit_in(request.session.language));
    std::string name = name_of(request.session, each);
    if (!unit.empty()) {
      name += request.session.text(" (", "（") + unit + request.session.text(")", "）");
    }
    if (chosen && chosen->code == each.code) {
      html.element("option", name, {{"value", each.code.str()}, {"selected", ""}});
    } else {
      html.element("option", name, {{"value", each.code.str()}});
    }
  }
  html.close();
}

void write_ticks(Html& html, const PageRequest& request, const std::vector<Agency>& agencies) {
  const std::set<std::string> chosen = chosen_agencies(request);
  std::vector<std::pair<std::string, const Agency*>> by_name;
  for (const Agency& each : agencies) by_name.emplace_back(name_of(request.session, each), &each);
  std::sort(by_name.begin(), by_name.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second->code) < std::tie(b.first, b.second->code);
  });
  html.open("ul");
  int number = 0;
  for (const auto& [name, agency] : by_name) {
    const std::string id = "agency-" + std::to_string(++number);
    html.open("li");
    if (chosen.count(agency->code.str()) > 0) {
      html.empty("input", {{"type", "checkbox"},
                           {"id", id},
                           {"name", "agency"},
                           {"value", agency->code.str()},
                           {"checked", ""}});
    } else {
      html.empty(
          "input",
          {{"type", "checkbox"}, {"id", id}, {"name", "agency"}, {"value", agency->code.str()}});
    }
    html.text(" ").element("label", name, {{"for", id}}).close();
  }
  html.close();
}

void write_fields(Html& html, const PageRequest& request) {
  std::vector<std::string> texts = request.fields("agency");
  texts.resize(std::max<std::size_t>(texts.size(), kFieldsToWrite));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string label = request.session.text("Agency ", "机构 ") + std::to_string(i + 1);
    html.empty("input",
               {{"type", "text"}, {"name", "agency"}, {"value", texts[i]}, {"aria-label", label}});
  }
}

}  // namespace

Result<std::string> choice_page(const PageRequest& request, std::string_view sentence) {
  const Session& session = request.session;
  const auto agencies = request.store.agencies();
  if (!agencies) return agencies.error();
  const auto indicators = request.store.indicators();
  if (!indicators) return indicators.error();
  Html html;
  open_page(html, session, session.say("Compare agencies", "比较机构"), site_links(request));
  if (!sentence.empty()) html.element("p", sentence);
  html.open("form", {{"action", "/compare"}, {"method", "get"}});
  write_indicators(html, request, *indicators);
  html.element("button", session.say("Compare", "比较"), {{"type", "submit"}});
  html.open("fieldset");
  if (agencies->size() > kMostTicked) {
    html.element("legend",
                 session.say("Agencies, by code, name or alias", "机构（代码、名称或别名）"));
    write_fields(html, request);
  } else {
    html.element("legend", session.say("Agencies", "机构"));
    write_ticks(html, request, *agencies);
  }
  html.close();
  write_language(html, request);
  return std::move(html).take();
}

}  // namespace annals::cli
