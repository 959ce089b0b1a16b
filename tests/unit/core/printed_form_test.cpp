#include "core/printed_form.h"

#include <doctest/doctest.h>

#include "support/builders.h"

TEST_SUITE_BEGIN("printed_form");

namespace annals::core {
namespace {

using test::dec;

TEST_CASE("printed_form: values that may be absent are alike if both are, or printed alike") {
  CHECK(same_print(dec("97.3"), dec("97.3")));
  CHECK_FALSE(same_print(dec("97.3"), dec("97.30")));
  CHECK_FALSE(same_print(dec("97.3"), std::nullopt));
  CHECK_FALSE(same_print(std::nullopt, dec("97.3")));
  CHECK(same_print(std::nullopt, std::nullopt));
}

TEST_CASE("printed_form: what is absent is printed as nothing") {
  CHECK(printed(dec("97.30")) == "97.30");
  CHECK(printed(std::nullopt).empty());
}

}  // namespace
}  // namespace annals::core

TEST_SUITE_END();
