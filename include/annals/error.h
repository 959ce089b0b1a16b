// How a call says that it failed: ErrorCode, Error and Result<T>.
//
// Nothing in this library throws for a failure of input, file or disk: a function that can fail
// returns a Result. Callers who prefer exceptions ask for one with .value().
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace annals {

// One code for each thing that a caller can do next. Codes are never renumbered or reused.
enum class ErrorCode {
  kInvalidArgument = 1,   // fix the call: a malformed code, an empty range, a read-only store
  kNotFound = 2,          // define it first: the agency, indicator, source or file is not there
  kAlreadyExists = 3,     // the code or the name is taken by a different definition
  kConflict = 4,          // one source says two things of one observation, or a name is ambiguous
  kInvalidData = 5,       // fix the data: it was read, but it breaks a rule of the model
  kInsufficientData = 6,  // collect more: too few observations for the statistic asked for
  kSchemaMismatch = 7,    // not a store, or written by a newer version
  kBusy = 8,              // another connection holds the lock; trying again may help
  kIo = 9,                // the file system refused, or the disk or the memory is full
  kInternal = 10,         // a bug in this library
  kCancelled = 11,        // the caller gave up; nothing was changed
};

// The stable name of a code, such as "not_found".
std::string_view to_string(ErrorCode code) noexcept;

// A failure: a code to decide by, and one sentence for a person: what, where, what would be right.
// The wording may change between versions; codes may not.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;

  friend bool operator==(const Error&, const Error&) = default;
};

// Thrown by Result::value() on a failure, and by nothing else.
class BadResultAccess : public std::runtime_error {
 public:
  explicit BadResultAccess(Error error)
      : std::runtime_error(error.message), error_(std::move(error)) {}
  const Error& error() const noexcept { return error_; }

 private:
  Error error_;
};

// Either a T or an Error.
//
//   if (auto store = Store::open("figures.db")) use(*store);
//   else                                         report(store.error());
//
// value() on a temporary returns T by value and never a reference into it, so that
// "for (auto& x : f().value())" is safe.
template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  // REQUIRES: has_value().
  const T& operator*() const& noexcept { return *std::get_if<0>(&state_); }
  T& operator*() & noexcept { return *std::get_if<0>(&state_); }
  T operator*() && { return std::move(*std::get_if<0>(&state_)); }
  const T* operator->() const noexcept { return std::get_if<0>(&state_); }
  T* operator->() noexcept { return std::get_if<0>(&state_); }

  // The value; throws BadResultAccess if there is none.
  const T& value() const& {
    require();
    return **this;
  }
  T value() && {
    require();
    return std::move(*std::get_if<0>(&state_));
  }
  T value_or(T fallback) const& { return has_value() ? **this : std::move(fallback); }

  // REQUIRES: !has_value().
  const Error& error() const& noexcept { return *std::get_if<1>(&state_); }
  Error error() && noexcept { return std::move(*std::get_if<1>(&state_)); }

 private:
  void require() const {
    if (!has_value()) throw BadResultAccess(error());
  }
  std::variant<T, Error> state_;
};

// Success without a value, or an Error. "return {};" is success.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose

  bool has_value() const noexcept { return !error_.has_value(); }
  explicit operator bool() const noexcept { return has_value(); }
  void value() const {
    if (error_) throw BadResultAccess(*error_);
  }
  // REQUIRES: !has_value().
  const Error& error() const& noexcept { return *error_; }
  Error error() && noexcept { return std::move(*error_); }

 private:
  std::optional<Error> error_;
};

}  // namespace annals
