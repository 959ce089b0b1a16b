// Another process, for what only another process can show: locks, kills, lost privileges.
#pragma once

#include <poll.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace annals::test {

// A pipe for short lines.
class Pipe {
 public:
  Pipe() {
    if (::pipe(ends_.data()) != 0) throw std::runtime_error("no pipe");
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_reading();
    close_writing();
  }

  void close_reading() { close_end(0); }
  void close_writing() { close_end(1); }

  // For a process that is to write here as to its standard output.
  int writing_end() const noexcept { return ends_[1]; }

  void write_line(std::string_view line) const {
    const std::string text = std::string(line) + "\n";
    if (::write(ends_[1], text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
      throw std::runtime_error("the pipe is closed");
    }
  }

  // True once all writers have closed; does not wait. REQUIRES: nobody writes.
  bool closed() const {
    pollfd end{ends_[0], POLLIN, 0};
    return ::poll(&end, 1, 0) > 0;
  }

  // False at the end: all writers have closed.
  bool read_line(std::string& line) {
    line.clear();
    char c = 0;
    for (;;) {
      const ssize_t count = ::read(ends_[0], &c, 1);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      if (c == '\n') return true;
      line += c;
    }
  }
  std::string read_all() {
    std::string all, line;
    while (read_line(line)) all += (all.empty() ? "" : "\n") + line;
    return all;
  }

 private:
  void close_end(std::size_t end) {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }
  std::array<int, 2> ends_{-1, -1};
};

// Of a build that counts what tests reach: an exit without it would lose what the child counted.
extern "C" void __gcov_dump() __attribute__((weak));

// Runs "work" in a process of its own, which ends with what it returns as its exit status; 99 if
// it throws. The file of a store that it opens must not be open where it is begun: SQLite notes
// its locks by process, and the child would take them for its own.
class Child {
 public:
  template <typename Work>
  explicit Child(Work work) : pid_(::fork()) {
    if (pid_ < 0) throw std::runtime_error("no child");
    if (pid_ > 0) return;
    int status = 99;
    try {
      status = work();
    } catch (const std::exception&) {  // on purpose: the status tells
    }
    if (__gcov_dump != nullptr) __gcov_dump();
    ::_exit(status);
  }
  Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ <= 0) return;
    kill();
    wait();
  }

  void kill() const { ::kill(pid_, SIGKILL); }
  // The exit status; 128 and the number of the signal that ended it.
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }

 private:
  pid_t pid_;
};

}  // namespace annals::test
