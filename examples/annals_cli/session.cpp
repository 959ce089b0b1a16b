#include "session.h"

#include <annals/terminal.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace annals::cli {
namespace {

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// Where the store cannot be opened the storage is at fault, also if there is none or it is damaged.
Result<Store> open(const Session& session, StoreOptions options) {
  options.create_if_missing = false;
  auto store = Store::open(session.store_file, options);
  if (store) return store;
  Error error = store.error();
  if (error.code == ErrorCode::kNotFound) {
    error.message += session.say("; make one with \"annals init\" or name another with --store",
                                 "；请先运行 annals init，或用 --store 指定另一个文件");
  }
  if (error.code == ErrorCode::kNotFound || error.code == ErrorCode::kInvalidData) {
    error.code = ErrorCode::kIo;
  }
  return error;
}

}  // namespace

Session::Session() : results(&std::cout), messages(&std::cerr) {}

StoreToRead Session::open_to_read() const {
  if (kept != nullptr) return StoreToRead(*kept);
  auto store = open(*this, {.read_only = true});
  if (!store || frozen.empty()) return store;
  return store->frozen(frozen);
}

Result<Store> Session::open_to_write() const {
  if (!frozen.empty()) {
    return Error{ErrorCode::kInvalidArgument,
                 text("what is frozen cannot be changed: leave --frozen out to write",
                      "定版内容不可修改：写入时请勿使用 --frozen")};
  }
  return open(*this, {.author = author});
}

void Session::print(std::string_view line) const { *results << terminal_safe(line) << '\n'; }

void Session::tell(std::string_view line) const { *messages << terminal_safe(line) << '\n'; }

std::string language_of_environment() {
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view value = environment(name);
    if (!value.empty()) return value.starts_with("zh") ? "zh" : "en";
  }
  return "en";
}

bool may_style() {
  return ::isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR").empty() &&
         environment("TERM") != "dumb";
}

}  // namespace annals::cli
