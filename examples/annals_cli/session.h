// What all commands share: the options in front of a command, and the ways to the user.
#pragma once

#include <annals/store.h>

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "exit_code.h"

namespace annals::cli {

enum class Format { kTable, kCsv, kJson, kMarkdown };

// A store to read: one that was opened for this, or one that another keeps open.
class StoreToRead {
 public:
  StoreToRead(Result<Store> own) : own_(std::move(own)) {}  // NOLINT: implicit, a reader is a store
  explicit StoreToRead(const Store& kept) : kept_(&kept) {}

  // False if it could not be opened; then error() says why.
  explicit operator bool() const noexcept { return kept_ != nullptr || own_->has_value(); }
  const Error& error() const { return own_->error(); }
  // REQUIRES: it is open.
  const Store& operator*() const { return kept_ != nullptr ? *kept_ : **own_; }
  const Store* operator->() const { return &**this; }

 private:
  std::optional<Result<Store>> own_;
  const Store* kept_ = nullptr;
};

struct Session {
  std::filesystem::path store_file = "annals.db";
  std::string author;  // who writes; the login name if empty
  std::string frozen;  // the freeze that is read; empty: the store as it is
  Format format = Format::kTable;
  std::string language = "en";  // "en" or "zh"
  bool ascii = false;           // pictures in ASCII only
  bool styled = false;          // standard output is a terminal that may be styled

  // Where results and messages go, and the store that is read instead of the file, where another
  // keeps one open.
  std::ostream* results;
  std::ostream* messages;
  const Store* kept = nullptr;

  // What the command that was given does; set while the command line is read.
  std::function<Result<ExitCode>()> work;

  Session();  // to standard output and standard error

  bool chinese() const noexcept { return language == "zh"; }
  // The one of two wordings that is in the user's language.
  std::string_view say(std::string_view english, std::string_view chinese_text) const noexcept {
    return chinese() ? chinese_text : english;
  }
  std::string text(std::string_view english, std::string_view chinese_text) const {
    return std::string(say(english, chinese_text));
  }

  // The store for reading, or for writing; neither creates it. For reading it is as frozen, where a
  // freeze is named; then it is not to be had for writing.
  StoreToRead open_to_read() const;
  Result<Store> open_to_write() const;

  // A line to the results, made safe for a terminal.
  void print(std::string_view line = {}) const;
  // A line to the messages.
  void tell(std::string_view line) const;
};

// The user's language by the environment: "zh" for a Chinese locale, else "en".
std::string language_of_environment();

// True if styles may be used on standard output: it is a terminal, NO_COLOR is not set
// (https://no-color.org) and TERM is not "dumb".
bool may_style();

}  // namespace annals::cli
