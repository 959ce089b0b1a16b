#include <annals/obs_status.h>
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

TEST_SUITE_BEGIN("obs_status");

namespace annals::test {
namespace {

// The code list CL_OBS_STATUS of SDMX, version 2.2.
constexpr std::string_view kAll = "ABDEFGHIJKLMNOPQSUVW";

ObsStatusSet set(std::string_view letters) { return ObsStatusSet::parse(letters).value(); }

std::string refusal(std::string_view letters) {
  const auto result = ObsStatusSet::parse(letters);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::kInvalidData);
  return result.error().message;
}

TEST_CASE("obs_status: every letter of the code list is read and printed") {
  for (const char letter : kAll) {
    CAPTURE(letter);
    CHECK(set({&letter, 1}).letters() == std::string(1, letter));
    CHECK(set({&letter, 1}).strongest() == static_cast<ObsStatus>(letter));
  }
}

TEST_CASE("obs_status: no other character of ASCII is a status") {
  for (char c = 0; c < 127; ++c) {
    if (kAll.find(c) != std::string_view::npos || c == ' ' || c == ',') continue;
    CAPTURE(static_cast<int>(c));
    CHECK_FALSE(ObsStatusSet::parse({&c, 1}));
  }
}

TEST_CASE("obs_status: a letter that is not in the list is named") {
  const std::string advice =
      " is not in the code list: write letters of \"" + std::string(kAll) + "\"";
  CHECK(refusal("C") == "status \"C\"" + advice);
  CHECK(refusal("PX") == "status \"X\"" + advice);
  CHECK(refusal("p") == "status \"p\"" + advice);
  CHECK(refusal("P暂") == "status \"暂\"" + advice);
}

TEST_CASE("obs_status: the empty text is normal") {
  CHECK(set("").normal());
  CHECK(set(" , ").normal());
  CHECK(ObsStatusSet().normal());
  CHECK(set("").letters() == "A");
}

TEST_CASE("obs_status: blanks and commas between letters are passed over") {
  CHECK(set(" B, P ") == set("BP"));
}

TEST_CASE("obs_status: order and repetition do not matter") {
  CHECK(set("PB") == set("BP"));
  CHECK(set("PP") == set("P"));
  CHECK(set("AA") == set("A"));
}

TEST_CASE("obs_status: normal beside another is a contradiction") {
  CHECK(refusal("AP") ==
        "status \"AP\" says both normal and not: write \"A\" alone, or without it");
  CHECK_FALSE(ObsStatusSet::parse("P,A"));
}

TEST_CASE("obs_status: letters come strongest first in the order of SDMX") {
  CHECK(set(kAll.substr(1)).letters() == "BOMLHQJSDKWIFEPNUVG");
}

TEST_CASE("obs_status: the strongest stands where only one letter fits") {
  CHECK(set("EPB").strongest() == ObsStatus::kBreak);
  CHECK(set("PE").strongest() == ObsStatus::kEstimated);
  CHECK(set("").strongest() == ObsStatus::kNormal);
}

TEST_CASE("obs_status: a set contains what was put in and nothing else") {
  const ObsStatusSet both{ObsStatus::kBreak, ObsStatus::kProvisional};
  CHECK(both.contains(ObsStatus::kBreak));
  CHECK(both.contains(ObsStatus::kProvisional));
  CHECK_FALSE(both.contains(ObsStatus::kEstimated));
  CHECK_FALSE(both.contains(ObsStatus::kNormal));
}

TEST_CASE("obs_status: only the empty set contains normal") {
  CHECK(ObsStatusSet().contains(ObsStatus::kNormal));
  CHECK(ObsStatusSet(ObsStatus::kNormal).normal());
  CHECK_FALSE(ObsStatusSet(ObsStatus::kProvisional).contains(ObsStatus::kNormal));
}

TEST_CASE("obs_status: putting normal in changes nothing") {
  ObsStatusSet provisional = ObsStatus::kProvisional;
  provisional.insert(ObsStatus::kNormal);
  CHECK(provisional.letters() == "P");
}

TEST_CASE("obs_status: six letters say why a value is missing") {
  for (const char letter : kAll) {
    CAPTURE(letter);
    const bool missing = std::string_view("OMLHQK").find(letter) != std::string_view::npos;
    CHECK(set({&letter, 1}).says_missing() == missing);
  }
}

TEST_CASE("obs_status: derogations and special events may stand without a value too") {
  for (const char letter : kAll) {
    CAPTURE(letter);
    const bool allowed = std::string_view("OMLHQKJS").find(letter) != std::string_view::npos;
    CHECK(set({&letter, 1}).allows_missing() == allowed);
  }
}

TEST_CASE("obs_status: one missing status among others is enough") {
  CHECK(set("BPL").says_missing());
  CHECK_FALSE(set("BP").says_missing());
  CHECK_FALSE(set("BP").allows_missing());
}

TEST_CASE("obs_status: statuses have English names") {
  for (const auto& [status, name] : {std::pair{ObsStatus::kNormal, "normal"},
                                     {ObsStatus::kBreak, "break in series"},
                                     {ObsStatus::kProvisional, "provisional"},
                                     {ObsStatus::kNotCollected, "not collected"},
                                     {ObsStatus::kSuppressed, "suppressed"}}) {
    CHECK(to_string(status) == name);
  }
}

TEST_CASE("obs_status: every status has a name of its own") {
  std::vector<std::string_view> names;
  for (const char letter : kAll) names.push_back(to_string(static_cast<ObsStatus>(letter)));
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK_FALSE(names[i].empty());
    for (std::size_t j = 0; j < i; ++j) CHECK(names[i] != names[j]);
  }
}

TEST_CASE("obs_status: the bits of a set are the set, and others are refused") {
  const ObsStatusSet both{ObsStatus::kBreak, ObsStatus::kProvisional};
  CHECK(ObsStatusSet::from_bits(both.bits()).value() == both);
  CHECK(ObsStatusSet::from_bits(0).value().normal());
  // The bit of 'A', of a letter that is none, and one beyond the letters.
  for (const std::uint32_t bits : {1U, 1U << ('C' - 'A'), 1U << 31}) {
    CAPTURE(bits);
    CHECK(ObsStatusSet::from_bits(bits).error().code == ErrorCode::kInvalidData);
  }
  CHECK(ObsStatusSet::from_bits(1).error().message == "the bits 1 stand for no set of statuses");
}

TEST_CASE("obs_status: a letter that is no status has no name") {
  CHECK(to_string(static_cast<ObsStatus>('C')).empty());
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
