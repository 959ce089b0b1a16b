#include "pages.h"

#include <annals/report_page.h>

#include <algorithm>

#include "html.h"
#include "site.h"

namespace annals::cli {

std::string PageRequest::field(const std::string& name) const {
  const auto found = http.fields.find(name);
  return found == http.fields.end() ? "" : found->second;
}

std::vector<std::string> PageRequest::fields(const std::string& name) const {
  std::vector<std::string> values;
  const auto [first, last] = http.fields.equal_range(name);
  for (auto each = first; each != last; ++each) {
    if (!each->second.empty()) values.push_back(each->second);
  }
  return values;
}

std::string PageRequest::address(
    std::string_view path,
    const std::vector<std::pair<std::string, std::string>>& parameters) const {
  std::string result(path);
  char separator = '?';
  const auto add = [&](const std::string& name, const std::string& value) {
    result += separator + name + "=" + url_encoded(value);
    separator = '&';
  };
  for (const auto& [name, value] : parameters) add(name, value);
  if (const std::string language = field("language"); !language.empty()) {
    add("language", language);
  }
  return result;
}

Page find_page(std::string_view path) noexcept {
  if (path == "/") return home_page;
  if (path == "/agency") return agency_page;
  if (path == "/indicator") return indicator_page;
  if (path == "/compare") return compare_page;
  return nullptr;
}

std::vector<PageLink> site_links(const PageRequest& request) {
  const Session& session = request.session;
  const bool chinese = session.chinese();
  std::vector<std::pair<std::string, std::string>> same;
  for (const auto& [name, value] : request.http.fields) {
    if (name != "language") same.emplace_back(name, value);
  }
  same.emplace_back("language", chinese ? "en" : "zh");
  // The language is the last parameter of an address: this one replaces it.
  std::string other = request.http.path;
  char separator = '?';
  for (const auto& [name, value] : same) {
    other += separator + url_encoded(name) + "=" + url_encoded(value);
    separator = '&';
  }
  return {{session.text("Search", "检索"), request.address("/")},
          {session.text("Compare", "比较"), request.address("/compare")},
          {chinese ? "English" : "中文", other}};
}

void open_page(Html& html, const Session& session, std::string_view title,
               const std::vector<PageLink>& links) {
  html.open("html", {{"lang", session.language}}).open("head");
  html.empty("meta", {{"charset", "utf-8"}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.element("title", title);
  html.empty("link", {{"rel", "icon"}, {"href", "data:,"}});
  html.empty("link", {{"rel", "stylesheet"}, {"href", kStyleAddress}});
  html.close().open("body");
  html.element("a", session.say("Skip to the content", "跳到正文"),
               {{"class", "skip"}, {"href", "#content"}});
  html.open("header", {{"class", "top"}});
  if (!links.empty()) {
    html.open("nav", {{"class", "site"}, {"aria-label", session.say("Site", "站点")}}).open("ul");
    for (const PageLink& link : links) {
      html.open("li").element("a", link.text, {{"href", link.url}}).close();
    }
    html.close().close();
  }
  html.element("h1", title).close();
  html.open("main", {{"id", "content"}, {"tabindex", "-1"}});
}

void write_search(Html& html, const PageRequest& request, std::string_view text) {
  const Session& session = request.session;
  html.open("form", {{"action", "/"}, {"method", "get"}, {"role", "search"}});
  html.element("label", session.say("Agency or indicator", "机构或指标"), {{"for", "q"}});
  html.empty("input", {{"id", "q"}, {"name", "q"}, {"type", "search"}, {"value", text}});
  write_language(html, request);
  html.element("button", session.say("Search", "检索"), {{"type", "submit"}}).close();
}

void write_language(Html& html, const PageRequest& request) {
  const std::string language = request.field("language");
  if (language.empty()) return;
  html.empty("input", {{"type", "hidden"}, {"name", "language"}, {"value", language}});
}

std::string error_page(const Session& session, std::string_view sentence) {
  Html html;
  open_page(html, session, session.say("This cannot be answered", "无法回答"),
            {{session.text("Search", "检索"), "/"}});
  html.element("p", sentence);
  return std::move(html).take();
}

std::string site_style() {
  return std::string(report_style()) + R"(
/* The explorer's own pages. */
form { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; margin: 1rem 0; }
form label { font-weight: 600; }
form input[type="search"], form input[type="text"], form select { font: inherit;
  padding: 0.35rem 0.6rem; border: 1px solid var(--soft); border-radius: 4px;
  background: var(--paper); color: inherit; flex: 1 1 16rem; min-width: 0; max-width: 34rem; }
form button { font-size: 1rem; padding: 0.35rem 1rem; border-color: var(--link); }
fieldset { flex: 1 1 100%; border: 1px solid var(--line); border-radius: 4px; min-width: 0; }
fieldset ul { columns: 20rem; list-style: none; padding: 0; margin: 0; }
fieldset li { break-inside: avoid; padding: 0.15rem 0 0.15rem 1.6rem; text-indent: -1.6rem; }
fieldset label { font-weight: 400; }
ul.found { list-style: none; padding: 0; columns: 24rem; }
ul.found ul { list-style: none; padding-left: 1.25rem; }
ul.found li { break-inside: avoid-column; padding: 0.1rem 0; }
ul.found ul li, ul.found > li { overflow-wrap: anywhere; }
ul.found code { color: var(--soft); font-size: 0.85em; }
)";
}

}  // namespace annals::cli
