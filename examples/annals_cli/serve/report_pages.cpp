#include <annals/report.h>
#include <annals/report_page.h>

#include <chrono>

#include "../words.h"
#include "site.h"

namespace annals::cli {
namespace {

// More would be a page that nobody reads and that takes long.
constexpr std::size_t kMostAgencies = 60;

std::string with_number(const Session& session, std::size_t count, std::string_view english,
                        std::string_view chinese) {
  return std::to_string(count) + session.text(english, chinese);
}

Result<std::string> report_page(const PageRequest& request, ReportScope scope,
                                std::vector<PageLink> further) {
  scope.language = request.session.language;
  scope.generated_at =
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto report = report_of(request.store, scope);
  if (!report) return report.error();
  std::vector<PageLink> links = site_links(request);
  links.insert(links.end(), further.begin(), further.end());
  return write_html(*report, {.style_url = std::string(kStyleAddress),
                              .script_url = std::string(kScriptAddress),
                              .links = std::move(links)});
}

Error no_code(const Session& session) {
  return {ErrorCode::kInvalidArgument, session.text("the address names no code", "地址中没有代码")};
}

}  // namespace

Result<std::string> agency_page(const PageRequest& request) {
  const std::string text = request.field("code");
  if (text.empty()) return no_code(request.session);
  const auto agency = request.store.find_agency(text);
  if (!agency) return agency.error();
  return report_page(request, {.agencies = {agency->code}}, {});
}

Result<std::string> indicator_page(const PageRequest& request) {
  const Session& session = request.session;
  const std::string text = request.field("code");
  if (text.empty()) return no_code(session);
  const auto indicator = request.store.find_indicator(text);
  if (!indicator) return indicator.error();
  const auto series = request.store.cross_section(indicator->code);
  if (!series) return series.error();
  if (series->size() > kMostAgencies) {
    HttpRequest chosen = request.http;
    chosen.fields.emplace("indicator", indicator->code.str());
    return choice_page(
        {session, request.store, chosen},
        name_of(session, *indicator) + session.text(": ", "：") +
            with_number(session, series->size(), " agencies have values. Choose some.",
                        " 个机构有数值，请选择其中一些。"));
  }
  const PageLink choose{session.text("Choose agencies", "选择机构"),
                        request.address("/compare", {{"indicator", indicator->code.str()}})};
  return report_page(request, {.indicators = {indicator->code}}, {choose});
}

Result<std::string> compare_page(const PageRequest& request) {
  const Session& session = request.session;
  const std::string indicator_text = request.field("indicator");
  const std::vector<std::string> agency_texts = request.fields("agency");
  if (indicator_text.empty() || agency_texts.empty()) return choice_page(request, "");
  if (agency_texts.size() > kMostAgencies) {
    return choice_page(request, session.text("A page has room for ", "一页最多容纳 ") +
                                    with_number(session, kMostAgencies, " agencies.", " 个机构。"));
  }
  const auto indicator = request.store.find_indicator(indicator_text);
  if (!indicator) return indicator.error();
  ReportScope scope{.indicators = {indicator->code}};
  std::vector<std::pair<std::string, std::string>> choice{{"indicator", indicator->code.str()},
                                                          {"choose", "yes"}};
  for (const std::string& text : agency_texts) {
    const auto agency = request.store.find_agency(text);
    if (!agency) return agency.error();
    scope.agencies.push_back(agency->code);
    choice.emplace_back("agency", agency->code.str());
  }
  if (!request.field("choose").empty()) return choice_page(request, "");
  return report_page(
      request, std::move(scope),
      {{session.text("Choose others", "另选机构"), request.address("/compare", choice)}});
}

}  // namespace annals::cli
