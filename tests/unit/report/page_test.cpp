#include <annals/report_page.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/sha256.h"
#include "sample.h"

namespace annals::test {
namespace {

struct Page {
  explicit Page(const Report& report, const HtmlOptions& options = {})
      : html(write_html(report, options).value()) {
    const auto parsed = document.load_buffer(html.data(), html.size(), pugi::parse_full);
    INFO(parsed.description() << " at " << parsed.offset);
    REQUIRE(parsed);
  }

  void each(const std::function<void(const pugi::xml_node&)>& visit) const {
    for (const pugi::xpath_node& found : document.select_nodes("//*")) visit(found.node());
  }
  std::string text() const {
    std::string result;
    for (const pugi::xpath_node& found : document.select_nodes("//body//text()")) {
      result += found.node().value();
    }
    return result;
  }

  std::string html;
  pugi::xml_document document;
};

std::vector<Report> all_kinds() {
  std::vector<Report> result;
  result.push_back(sample_report());
  result.push_back(report_of(sample_store(), scope_of({}, {kAppearance, kHeard})).value());
  ReportScope chinese = scope_of({kNorth});
  chinese.language = "zh";
  result.push_back(report_of(sample_store(), chinese).value());
  Store empty = Store::in_memory().value();
  define_courts(empty);
  result.push_back(report_of(empty, scope_of({kNorth})).value());
  return result;
}

// RFC 4648.
std::string base64(const core::Digest& digest) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bits, result;
  for (const unsigned char byte : digest) {
    for (int i = 7; i >= 0; --i) bits += (byte >> i & 1) != 0 ? '1' : '0';
  }
  bits.resize((bits.size() + 5) / 6 * 6, '0');
  for (std::size_t i = 0; i < bits.size(); i += 6) {
    result += kDigits[std::stoul(bits.substr(i, 6), nullptr, 2)];
  }
  result.resize((result.size() + 3) / 4 * 4, '=');
  return result;
}

std::string between(const std::string& text, std::string_view from, std::string_view to) {
  const std::size_t begin = text.find(from) + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

TEST_SUITE("report_page") {
  TEST_CASE("page: a page is well-formed, its ids are unique and its links lead somewhere") {
    for (const Report& report : all_kinds()) {
      const Page page(report);
      std::multiset<std::string> ids;
      page.each([&](const pugi::xml_node& node) {
        if (const auto id = node.attribute("id")) ids.insert(id.value());
      });
      for (const std::string& id : ids) {
        CAPTURE(id);
        CHECK(ids.count(id) == 1);
      }
      page.each([&](const pugi::xml_node& node) {
        const std::string target = node.attribute("href").value();
        if (!target.starts_with('#')) return;
        CAPTURE(target);
        CHECK(ids.contains(target.substr(1)));
      });
      for (const char* const name : {"aria-labelledby"}) {
        page.each([&](const pugi::xml_node& node) {
          std::string list = node.attribute(name).value();
          for (std::size_t end = 0; !list.empty(); list.erase(0, end + 1)) {
            end = std::min(list.find(' '), list.size());
            CHECK(ids.contains(list.substr(0, end)));
            if (end == list.size()) break;
          }
        });
      }
    }
  }

  TEST_CASE("page: headings descend step by step, tables have captions and scopes") {
    for (const Report& report : all_kinds()) {
      const Page page(report);
      int level = 0;
      page.each([&](const pugi::xml_node& node) {
        const std::string name = node.name();
        if (name.size() == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6') {
          CAPTURE(node.text().get());
          CHECK(name[1] - '0' <= level + 1);
          level = name[1] - '0';
        }
        if (name == "table") CHECK(node.child("caption"));
        if (name == "th") CHECK(node.attribute("scope"));
        if (name == "svg" && std::string_view(node.attribute("class").value()) != "spark") {
          CHECK(node.child("title"));
          CHECK(node.child("desc"));
        }
      });
      CHECK(page.document.child("html").attribute("lang").value() == report.language);
      CHECK(page.document.select_nodes("//main").size() == 1);
      CHECK(page.document.select_nodes("//h1").size() == 1);
    }
  }

  TEST_CASE("page: no attribute is a script or a style") {
    for (const Report& report : all_kinds()) {
      Page(report).each([](const pugi::xml_node& node) {
        for (const pugi::xml_attribute& attribute : node.attributes()) {
          const std::string_view name = attribute.name();
          CHECK_FALSE(name.starts_with("on"));
          CHECK(name != "style");
          CHECK_FALSE(std::string_view(attribute.value()).starts_with("javascript:"));
        }
      });
    }
  }

  TEST_CASE("page: names with markup stay text") {
    const Page page(report_of(sample_store(), scope_of({kWest})).value());
    CHECK(std::string(page.document.select_node("//h1").node().text().get()) == kHostile);
    CHECK(page.document.select_nodes("//script").size() == 1);
    CHECK(page.html.find(kHostile) == std::string::npos);
  }

  TEST_CASE("page: controls and marks that reorder text are replaced in every form") {
    const Report report = sample_report();
    for (const std::string& form :
         {write_html(report).value(), write_markdown(report), write_csv(report)}) {
      CHECK(form.find("\u202E") == std::string::npos);
      CHECK(form.find('\x1B') == std::string::npos);
      CHECK(form.find("ab\uFFFDcd\uFFFD") != std::string::npos);
    }
  }

  TEST_CASE("page: only addresses of the web are links") {
    const Report press =
        report_of(sample_store(),
                  [] {
                    ReportScope scope = scope_of({kNorth}, {kAppearance});
                    scope.read.as_of =
                        Date(std::chrono::year(2023), std::chrono::month(6), std::chrono::day(1));
                    return scope;
                  }())
            .value();
    const Page page(press);
    CHECK(page.document.select_nodes("//section[@id='sources']//a").size() == 1);
    CHECK(page.html.find("href=\"https://example.org/report?a=1&amp;b=2\"") != std::string::npos);
  }

  TEST_CASE("page: a page that carries all allows its own style and script, and no other") {
    const Page page(sample_report());
    const std::string policy =
        page.document.select_node("//meta[@http-equiv]").node().attribute("content").value();
    CHECK(policy.starts_with("default-src 'none'; "));
    core::Sha256 sha256;
    const std::string style = between(page.html, "<style>", "</style>");
    CHECK(policy.find("style-src 'sha256-" + base64(sha256.add(style).digest()) + "';") !=
          std::string::npos);
    const std::string script = between(page.html, "<script>", "</script>");
    CHECK(policy.find("script-src 'sha256-" + base64(sha256.add(script).digest()) + "';") !=
          std::string::npos);
    CHECK(style.find(report_style()) != std::string::npos);
    CHECK(script.find(report_script()) != std::string::npos);
  }

  TEST_CASE("page: style and script can be linked, both or neither") {
    const Report report = sample_report();
    const Page page(report, {.style_url = "/s.css",
                             .script_url = "/s.js",
                             .links = {{"All <agencies>", "/agencies?a=1&b=2"}}});
    CHECK(page.document.select_nodes("//style").empty());
    CHECK(page.document.select_nodes("//meta[@http-equiv]").empty());
    CHECK(page.document.select_nodes("//script[@src='/s.js']").size() == 1);
    CHECK(page.document.select_nodes("//link[@href='/s.css']").size() == 1);
    CHECK(page.html.find("<a href=\"/agencies?a=1&amp;b=2\">All &lt;agencies&gt;</a>") !=
          std::string::npos);
    CHECK(write_html(report, {.style_url = "/s.css"}).error().code == ErrorCode::kInvalidArgument);
  }

  TEST_CASE("page: embedded style and script can stand in a page") {
    for (const std::string_view text : {report_style(), report_script()}) {
      CHECK_FALSE(text.empty());
      CHECK(text.find("</") == std::string_view::npos);
      CHECK(text.find("]]>") == std::string_view::npos);
    }
  }

  TEST_CASE("page: a gap in a series is an empty cell and breaks its line") {
    const Page page(sample_report());
    const auto row = page.document.select_node("//table[@class='matrix sortable']/tbody/tr");
    std::vector<std::string> cells;
    for (const pugi::xml_node& cell : row.node().children("td")) {
      cells.emplace_back(cell.text().get());
    }
    CHECK(cells == std::vector<std::string>{"81.3", "84.0", "85.55", "", "90.2", "93.7", "97.30"});
    const auto picture = page.document.select_node("//article//svg").node();
    CHECK(picture.select_nodes(".//g[@class='annals-line']/path").size() == 2);
  }
}

}  // namespace
}  // namespace annals::test
