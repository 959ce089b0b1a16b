// A pseudo terminal, which stands for a person's.
#pragma once

#include <doctest/doctest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::test {

// A program, words[0], in a terminal of its own. Of the environment it has what the test has, and
// the further "variables"; one without a value is taken away.
class Terminal {
 public:
  using Variables = std::map<std::string, std::optional<std::string>>;
  Terminal(const std::filesystem::path& folder, std::vector<std::string> words,
           const Variables& variables = {}, unsigned short columns = 0) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    winsize size{};
    size.ws_col = columns;
    size.ws_row = 24;
    child_ = ::forkpty(&terminal_, nullptr, nullptr, columns > 0 ? &size : nullptr);
    REQUIRE(child_ >= 0);
    if (child_ > 0) return;
    ::setenv("LC_ALL", "C.UTF-8", 1);
    for (const auto& [name, value] : variables) {
      if (value)
        ::setenv(name.c_str(), value->c_str(), 1);
      else
        ::unsetenv(name.c_str());
    }
    if (::chdir(folder.c_str()) == 0) ::execv(arguments.front(), arguments.data());
    ::_exit(127);
  }
  ~Terminal() {
    ::close(terminal_);
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void type(std::string_view keys) {
    REQUIRE(::write(terminal_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
  }
  // Waits until "text" has been shown once more; half a minute at most.
  bool shows(std::string_view text) {
    while (true) {
      const std::size_t at = shown_.find(text, seen_);
      if (at != std::string::npos) {
        seen_ = at + text.size();
        return true;
      }
      if (!more()) return false;
    }
  }
  // Waits for its end, and gives its exit code.
  int end() {
    while (more()) {
    }
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  const std::string& shown() const { return shown_; }

 private:
  bool more() {
    pollfd waiting{terminal_, POLLIN, 0};
    std::array<char, 4096> block{};
    if (::poll(&waiting, 1, 30'000) <= 0) return false;
    const ssize_t count = ::read(terminal_, block.data(), block.size());
    if (count <= 0) return false;
    shown_.append(block.data(), static_cast<std::size_t>(count));
    return true;
  }

  int terminal_ = -1;
  pid_t child_ = 0;
  std::string shown_;
  std::size_t seen_ = 0;
};

}  // namespace annals::test
