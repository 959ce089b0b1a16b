#include "core/enum_names.h"

#include <doctest/doctest.h>

#include <string>

TEST_SUITE_BEGIN("enum_names");

namespace annals::core {
namespace {

enum class Colour { kRed, kGreen, kBlue };

constexpr EnumName<Colour> kColours[] = {
    {Colour::kRed, "red"},
    {Colour::kGreen, "green"},
};

TEST_CASE("enum_names: an enumerator has its name and a name its enumerator") {
  CHECK(name_of(kColours, Colour::kGreen) == "green");
  CHECK(value_of(kColours, "green", "colour").value() == Colour::kGreen);
}

TEST_CASE("enum_names: a value that is no enumerator has no name") {
  CHECK(name_of(kColours, Colour::kBlue).empty());
}

TEST_CASE("enum_names: a name that is not known is refused with those that are") {
  const Error error = value_of(kColours, "Red", "colour").error();
  CHECK(error.code == ErrorCode::kInvalidData);
  CHECK(error.message == "colour \"Red\" is not known: write red or green");
}

TEST_CASE("enum_names: the empty name is not known") {
  CHECK(value_of(kColours, "", "colour").error().message ==
        "colour \"\" is not known: write red or green");
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
