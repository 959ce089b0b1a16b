#include "exchange/records/linking.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "importing.h"

TEST_SUITE_BEGIN("linking");

namespace annals::exchange {
namespace {

using Needs = std::vector<std::vector<std::size_t>>;
using test::zh;

// Drafts of agencies, of which some name others as their parents.
class Linking {
 public:
  Store& store() { return store_; }

  Linking& add(std::string_view code, std::string name, const std::string& parent = "") {
    Draft<Agency> draft{.value = {.code = AgencyCode(code), .names = zh(std::move(name))}};
    if (!parent.empty()) {
      draft.references.push_back({"parent", parent, [](Agency& agency, const std::string& found) {
                                    agency.parent = AgencyCode(found);
                                  }});
    }
    draft.file = &files_.front();
    draft.line = drafts_.size() + 2;
    drafts_.push_back(std::move(draft));
    return *this;
  }
  Linking& use(std::string word) {
    drafts_.back().uses.push_back(std::move(word));
    return *this;
  }

  Needs run(bool incomplete = false) { return Linker<Agency>(context_, drafts_, incomplete).run(); }
  // The parent of a draft; "" if there is none, and "!" behind it for a draft that is not made.
  std::string parent(std::size_t i) const {
    const auto& found = drafts_[i].value.parent;
    return (found ? found->str() : "") + (drafts_[i].ok ? "" : "!");
  }
  std::string told() {
    std::string text;
    for (const ImportIssue& issue : context_.issues.take(files_)) text += issue.str() + '\n';
    return text;
  }

 private:
  Store store_ = Store::in_memory().value();
  std::vector<ImportFile> files_{{CsvContent::kAgencies, "a.csv"}};
  ImportOptions options_;
  Context context_{store_, files_, options_};
  std::vector<Draft<Agency>> drafts_;
};

TEST_CASE("linking: drafts that name nothing need nothing") {
  Linking linking;
  linking.add("a", "甲").add("b", "乙");
  CHECK(linking.run() == Needs{{}, {}});
  CHECK(linking.told().empty());
}

TEST_CASE("linking: what is named among the drafts is needed, by code and by name") {
  Linking linking;
  linking.add("a", "甲", "b").add("b", "乙", "丙").add("c", "丙");
  CHECK(linking.run() == Needs{{1}, {2}, {}});
  CHECK(linking.parent(0) == "b");
  CHECK(linking.parent(1) == "c");
}

TEST_CASE("linking: what is named in the store is taken and not needed") {
  Linking linking;
  linking.store().define(Agency{.code = AgencyCode("z"), .names = zh("己")}).value();
  linking.add("a", "甲", "z").add("b", "乙", "己");
  CHECK(linking.run() == Needs{{}, {}});
  CHECK(linking.parent(0) == "z");
  CHECK(linking.parent(1) == "z");
}

TEST_CASE("linking: a code comes before a name, and a draft before the store") {
  Linking linking;
  linking.store().define(Agency{.code = AgencyCode("z"), .names = zh("己")}).value();
  linking.add("a", "甲", "z").add("b", "z").add("c", "己").add("d", "丁", "己");
  CHECK(linking.run() == Needs{{}, {}, {}, {2}});
  CHECK(linking.parent(0) == "z");
  CHECK(linking.parent(3) == "c");
}

TEST_CASE("linking: what is named nowhere is told, and its draft is not made") {
  Linking linking;
  linking.add("a", "甲", "浦口").add("b", "乙", "a");
  CHECK(linking.run() == Needs{{}, {0}});
  CHECK(linking.parent(0) == "!");
  CHECK(linking.told() == "a.csv, line 2, column \"parent\": agency \"浦口\" is not known\n");
}

TEST_CASE("linking: where rows are absent what is named nowhere is not told") {
  Linking linking;
  linking.add("a", "甲", "浦口");
  linking.run(true);
  CHECK(linking.parent(0) == "!");
  CHECK(linking.told().empty());
}

TEST_CASE("linking: where rows are absent a name of two is told all the same") {
  Linking linking;
  linking.add("a", "浦口").add("b", "浦口").add("c", "丙", "浦口");
  linking.run(true);
  CHECK(linking.told() ==
        "a.csv, line 4, column \"parent\": \"浦口\" is a name of \"a\" and \"b\": write the code "
        "of the one that is meant\n");
}

TEST_CASE("linking: words that may be codes are needed where they are, and not told where not") {
  Linking linking;
  linking.add("a", "甲").use("b").use("100").use("a").add("b", "乙");
  CHECK(linking.run() == Needs{{1}, {}});
  CHECK(linking.told().empty());
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
