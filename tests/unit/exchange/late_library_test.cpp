// Shared libraries that are loaded when they are needed.
#include "exchange/workbook/late_library.h"

#include <doctest/doctest.h>

TEST_SUITE_BEGIN("export");

namespace annals::exchange {
namespace {

TEST_CASE("A function of a library that is loaded late gives what the function gives") {
  LateLibrary library{"libm.so.6"};
  const LateFunction<double(double)> root{library, "sqrt"};
  const LateFunction<double(double, double)> hypotenuse{library, "hypot"};
  REQUIRE(library.load());
  REQUIRE(library.load());
  CHECK(root(2.25) == 1.5);
  CHECK(hypotenuse(3.0, 4.0) == 5.0);
}

TEST_CASE("A library that is not installed is named, with what else there is") {
  LateLibrary library{"libnowhere.so.7"};
  const Result<void> loaded = library.load();
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().code == ErrorCode::kIo);
  const std::string& message = loaded.error().message;
  CHECK(message.starts_with("libnowhere.so.7, which workbooks need, cannot be loaded: "));
  CHECK(message.ends_with("; install it, or use CSV"));
}

TEST_CASE("A library without a function that is called of it is refused, and the function named") {
  LateLibrary library{"libm.so.6"};
  const LateFunction<double(double)> root{library, "sqrt"};
  const LateFunction<double(double)> later{library, "of_a_later_version"};
  const Result<void> loaded = library.load();
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().message ==
        "libm.so.6, which workbooks need, cannot be loaded: it has no function "
        "\"of_a_later_version\"; install it, or use CSV");
}

}  // namespace
}  // namespace annals::exchange

TEST_SUITE_END();
