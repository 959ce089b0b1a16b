#include <annals/error.h>
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

TEST_SUITE_BEGIN("error");

namespace annals::test {
namespace {

const Error kMissing{ErrorCode::kNotFound, "agency \"x\" is not defined"};

Result<std::vector<int>> numbers() { return std::vector{1, 2, 3}; }

TEST_CASE("error: codes have stable names and numbers") {
  const std::vector<std::pair<ErrorCode, std::string_view>> all{
      {ErrorCode::kInvalidArgument, "invalid_argument"},
      {ErrorCode::kNotFound, "not_found"},
      {ErrorCode::kAlreadyExists, "already_exists"},
      {ErrorCode::kConflict, "conflict"},
      {ErrorCode::kInvalidData, "invalid_data"},
      {ErrorCode::kInsufficientData, "insufficient_data"},
      {ErrorCode::kSchemaMismatch, "schema_mismatch"},
      {ErrorCode::kBusy, "busy"},
      {ErrorCode::kIo, "io"},
      {ErrorCode::kInternal, "internal"},
      {ErrorCode::kCancelled, "cancelled"}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    CAPTURE(all[i].second);
    CHECK(to_string(all[i].first) == all[i].second);
    CHECK(static_cast<std::size_t>(all[i].first) == i + 1);
  }
}

TEST_CASE("error: a number that is no code has a name too") {
  CHECK(to_string(static_cast<ErrorCode>(99)) == "unknown");
}

TEST_CASE("error: errors are equal if code and message are") {
  CHECK(kMissing == Error{ErrorCode::kNotFound, "agency \"x\" is not defined"});
  CHECK(kMissing != Error{ErrorCode::kConflict, "agency \"x\" is not defined"});
  CHECK(kMissing != Error{ErrorCode::kNotFound, ""});
}

TEST_CASE("result: a value is there") {
  const Result<int> result = 7;
  CHECK(result.has_value());
  CHECK(static_cast<bool>(result));
  CHECK(*result == 7);
  CHECK(result.value() == 7);
}

TEST_CASE("result: an error is there in the place of a value") {
  const Result<int> result = kMissing;
  CHECK_FALSE(result.has_value());
  CHECK_FALSE(static_cast<bool>(result));
  CHECK(result.error() == kMissing);
}

TEST_CASE("result: a value that is false or empty is a value") {
  CHECK(Result<bool>(false).has_value());
  CHECK(Result<std::string>("").has_value());
}

TEST_CASE("result: value of an error throws it") {
  const Result<int> result = kMissing;
  try {
    static_cast<void>(result.value());
    FAIL("nothing was thrown");
  } catch (const BadResultAccess& e) {
    CHECK(e.error() == kMissing);
    CHECK(std::string(e.what()) == kMissing.message);
  }
}

TEST_CASE("result: value of a temporary error throws it") {
  CHECK_THROWS_AS(static_cast<void>(Result<int>(kMissing).value()), BadResultAccess);
}

TEST_CASE("result: value of a temporary is a value and no reference") {
  CHECK(std::is_same_v<decltype(numbers().value()), std::vector<int>>);
  CHECK(std::is_same_v<decltype(*numbers()), std::vector<int>>);
  CHECK(std::is_same_v<decltype(std::declval<const Result<int>&>().value()), const int&>);
}

// With a reference the vector would be gone before the first turn.
TEST_CASE("result: a loop over the value of a temporary is safe") {
  int sum = 0;
  for (const int number : numbers().value()) sum += number;
  for (const int number : *numbers()) sum += number;
  CHECK(sum == 12);
}

TEST_CASE("result: members are reached through the arrow") {
  Result<std::string> result = std::string("ab");
  result->push_back('c');
  CHECK(result->size() == 3);
  CHECK(std::as_const(result)->front() == 'a');
}

TEST_CASE("result: a value can be changed in place") {
  Result<int> result = 7;
  *result = 8;
  CHECK(result.value() == 8);
}

TEST_CASE("result: value_or gives the value, or the fallback") {
  CHECK(Result<int>(7).value_or(1) == 7);
  CHECK(Result<int>(kMissing).value_or(1) == 1);
}

TEST_CASE("result: a value that can only be moved is moved out") {
  Result<std::unique_ptr<int>> first = std::make_unique<int>(7);
  const std::unique_ptr<int> moved = std::move(first).value();
  CHECK(*moved == 7);
  Result<std::unique_ptr<int>> second = std::make_unique<int>(8);
  CHECK(**std::move(second) == 8);
}

TEST_CASE("result: an error can be taken out") {
  Result<int> result = kMissing;
  const Error taken = std::move(result).error();
  CHECK(taken == kMissing);
}

TEST_CASE("result: success without a value") {
  const Result<void> result;
  CHECK(result.has_value());
  CHECK(static_cast<bool>(result));
  CHECK_NOTHROW(result.value());
}

TEST_CASE("result: failure without a value") {
  const Result<void> result = kMissing;
  CHECK_FALSE(result.has_value());
  CHECK_FALSE(static_cast<bool>(result));
  CHECK(result.error() == kMissing);
  CHECK_THROWS_AS(result.value(), BadResultAccess);
}

TEST_CASE("result: it is not taken for a number or a truth by chance") {
  CHECK_FALSE(std::is_convertible_v<Result<int>, bool>);
  CHECK_FALSE(std::is_convertible_v<Result<int>, int>);
  CHECK_FALSE(std::is_convertible_v<Result<void>, bool>);
}

}  // namespace
}  // namespace annals::test

TEST_SUITE_END();
