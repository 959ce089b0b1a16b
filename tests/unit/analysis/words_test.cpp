#include <annals/compare.h>
#include <annals/forecast.h>
#include <annals/printed.h>
#include <annals/transform.h>
#include <annals/trend.h>
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <string_view>

TEST_SUITE_BEGIN("words");

namespace annals {
namespace {

// A value that no enumerator has.
template <typename E>
constexpr E kNone = static_cast<E>(99);

// The words of the enumerators from the first to the last; empty if two are alike or one has none.
template <typename E>
std::set<std::string_view> words(E last) {
  std::set<std::string_view> all;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const std::string_view word = to_string(static_cast<E>(i));
    if (word.empty() || !all.insert(word).second) return {};
  }
  return all;
}

TEST_CASE("words: each enumerator has one of its own, and what is none has none") {
  CHECK(words(Verdict::kTooFewYears).size() == 6);
  CHECK(to_string(kNone<Verdict>).empty());
  CHECK(words(Direction::kSame).size() == 3);
  CHECK(to_string(kNone<Direction>).empty());
  CHECK(words(ForecastCaveat::kRestsOnRounding).size() == 4);
  CHECK(to_string(kNone<ForecastCaveat>).empty());
  CHECK(words(TargetReach::kOutOfBounds).size() == 4);
  CHECK(to_string(kNone<TargetReach>).empty());
  CHECK(words(PrintedVerdict::kCannotTell).size() == 3);
  CHECK(to_string(kNone<PrintedVerdict>).empty());
  CHECK(words(AgreementRule::kWithinBound).size() == 8);
  CHECK(to_string(kNone<AgreementRule>).empty());
  CHECK(words(PrintedDoubt::kNoBase).size() == 4);
  CHECK(to_string(kNone<PrintedDoubt>).empty());
  CHECK(words(NotComparable::kOtherMethod).size() == 2);
  CHECK(to_string(kNone<NotComparable>).empty());
  CHECK(to_string(Transform::kLevel) == "lin");
  CHECK(to_string(kNone<Transform>).empty());
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
