#include <annals/version.h>
#include <doctest/doctest.h>

#include <string>

TEST_SUITE_BEGIN("version");

namespace annals {
namespace {

TEST_CASE("version: the library tells the three numbers of its headers") {
  CHECK(std::string(version()) == std::to_string(ANNALS_VERSION_MAJOR) + "." +
                                      std::to_string(ANNALS_VERSION_MINOR) + "." +
                                      std::to_string(ANNALS_VERSION_PATCH));
}

}  // namespace
}  // namespace annals

TEST_SUITE_END();
