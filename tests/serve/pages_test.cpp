#include <doctest/doctest.h>
#include <httplib.h>

#include "serve/served.h"

namespace annals::test {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const char* const kCompared =
    "/compare?indicator=litigation.appearance_rate&agency=shanghai-courts&agency=wuyuan";

}  // namespace

TEST_SUITE("serve: pages") {
  TEST_CASE("serve: a search finds by parts of names and aliases, folded, in both languages") {
    const TempDir folder;
    Served served(example_store(folder));
    httplib::Client client("127.0.0.1", served.port());
    for (const char* const text : {"出庭应诉率", "APPEARANCE RATE", "litigation.appearance_r"}) {
      CAPTURE(text);
      const auto page = client.Get("/", httplib::Params{{"q", text}}, httplib::Headers{});
      REQUIRE(page);
      CHECK(has(page->body, "href=\"/indicator?code=litigation.appearance_rate\""));
      CHECK_FALSE(has(page->body, "href=\"/agency?code=henan-courts\""));
    }
    const auto nothing = client.Get("/?q=zzzz");
    REQUIRE(nothing);
    CHECK(nothing->status == 200);
    CHECK(has(nothing->body, "No code, name or alias"));
  }

  // httplib would compress it, a large one for longer than an answer may take.
  TEST_CASE("serve: an answer is the same to who would take it compressed") {
    const TempDir folder;
    Served served(example_store(folder));
    httplib::Client client("127.0.0.1", served.port());
    client.set_decompress(false);
    for (const char* const address : {"/script.js", "/style.css", kCompared}) {
      CAPTURE(address);
      const auto plain = client.Get(address, httplib::Headers{{"Accept-Encoding", "identity"}});
      const auto answer =
          client.Get(address, httplib::Headers{{"Accept-Encoding", "gzip, deflate, br, zstd"}});
      REQUIRE(plain);
      REQUIRE(answer);
      CHECK_FALSE(answer->has_header("Content-Encoding"));
      CHECK(answer->body == plain->body);
    }
  }

  TEST_CASE("serve: pages are in the language that is accepted, or that is asked for") {
    const TempDir folder;
    Served served(example_store(folder));
    httplib::Client client("127.0.0.1", served.port());
    for (const std::string address :
         {"/?q=", "/agency?code=shanghai-courts", "/indicator?code=litigation.appearance_rate",
          kCompared, "/compare?q="}) {
      CAPTURE(address);
      const auto english = client.Get(address);
      const auto accepted =
          client.Get(address, httplib::Headers{{"Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"}});
      const auto asked = client.Get(address + "&language=zh");
      const auto overruled =
          client.Get(address + "&language=en", httplib::Headers{{"Accept-Language", "zh"}});
      for (const auto* const each : {&english, &accepted, &asked, &overruled}) {
        REQUIRE(*each);
        CHECK((*each)->status == 200);
      }
      CHECK(has(english->body, "lang=\"en\""));
      CHECK(has(accepted->body, "lang=\"zh\""));
      CHECK(has(asked->body, "lang=\"zh\""));
      CHECK(has(overruled->body, "lang=\"en\""));
      // A page in a language that was asked for leads on in that language.
      CHECK(has(asked->body, "href=\"/?language=zh\""));
      CHECK_FALSE(has(accepted->body, "href=\"/?language=zh\""));
    }
  }

  TEST_CASE("serve: chosen agencies are compared, and a choice is shown again") {
    const TempDir folder;
    Served served(example_store(folder));
    httplib::Client client("127.0.0.1", served.port());
    const auto page = client.Get(kCompared);
    REQUIRE(page);
    CHECK(has(page->body, "Courts of Shanghai"));
    CHECK(has(page->body, "Wuyuan County"));
    CHECK_FALSE(has(page->body, "Courts of Shandong"));
    const auto again = client.Get(std::string(kCompared) + "&choose=yes");
    REQUIRE(again);
    CHECK(has(again->body, "value=\"wuyuan\" checked"));
    CHECK_FALSE(has(again->body, "value=\"shandong-courts\" checked"));
    CHECK(client.Get("/compare?indicator=litigation.appearance_rate&agency=nobody")->status == 404);
  }

  TEST_CASE("serve: names with markup stay text, on every page") {
    const TempDir folder;
    const std::string store = folder / "hostile.db";
    const std::string agencies =
        folder.write("agencies.csv",
                     "code,kind,name_en\nevil,county,\"<script>alert(1)</script>\"\n"
                     "worse,county,\"\"\"><img src=x onerror=alert(2)>'&amp;\"\n");
    const std::string indicators =
        folder.write("indicators.csv",
                     "code,kind,name_en,unit\nbad,count,</title><script>alert(3)</script>,<b>\n");
    REQUIRE(run_annals({"--store", store, "init"}).status == 0);
    REQUIRE(
        run_annals({"--store", store, "import", "--agencies", agencies, "--indicators", indicators})
            .status == 0);
    REQUIRE(run_annals({"--store", store, "set", "evil", "bad", "2020", "1", "--by-hand",
                        "--locator", "<script>alert(4)</script>"})
                .status == 0);
    REQUIRE(
        run_annals({"--store", store, "set", "worse", "bad", "2020", "2", "--by-hand"}).status ==
        0);
    Served served(store);
    httplib::Client client("127.0.0.1", served.port());
    for (const char* const address :
         {"/", "/?q=%3Cscript%3Ealert(5)%3C/script%3E", "/agency?code=evil", "/agency?code=worse",
          "/indicator?code=bad", "/compare", "/compare?indicator=bad&agency=evil&agency=worse",
          "/agency?code=%3Cscript%3Ealert(6)", "/%3Cscript%3Ealert(7)"}) {
      CAPTURE(address);
      const auto page = client.Get(address);
      REQUIRE(page);
      CHECK_FALSE(has(page->body, "<script>alert"));
      CHECK_FALSE(has(page->body, "<img"));
      CHECK_FALSE(has(page->body, "<b>"));
    }
  }

  TEST_CASE("serve: no page carries a script or a style of its own") {
    const TempDir folder;
    Served served(example_store(folder));
    httplib::Client client("127.0.0.1", served.port());
    for (const char* const address : {"/", "/agency?code=shanghai-courts", kCompared, "/compare",
                                      "/indicator?code=litigation.appearance_rate", "/nowhere"}) {
      CAPTURE(address);
      const auto page = client.Get(address);
      REQUIRE(page);
      CHECK_FALSE(has(page->body, "<style"));
      CHECK_FALSE(has(page->body, "<script>"));
      CHECK_FALSE(has(page->body, " style="));
      CHECK_FALSE(has(page->body, " onclick="));
    }
  }
}

}  // namespace annals::test
