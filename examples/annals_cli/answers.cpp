#include "answers.h"

#include <annals/terminal.h>
#include <signal.h>  // NOLINT: sigaction() is of POSIX
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <utility>

#include "typed_text.h"

namespace annals::cli {
namespace {

constexpr std::size_t kLongestLine = 4096;

volatile std::sig_atomic_t noted = 0;

extern "C" void note_request(int) { noted = 1; }

// Without SA_RESTART: a read that waits comes back.
void handle(void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  ::sigemptyset(&action.sa_mask);
  for (const int each : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(each, &action, nullptr);
}

}  // namespace

Answers::Answers(const Session& session) : session_(session), echo_(::isatty(STDIN_FILENO) == 0) {
  noted = 0;
  handle(note_request);
}

Answers::~Answers() { handle(SIG_DFL); }

bool Answers::interrupted() const noexcept { return noted != 0; }

bool Answers::read_line(std::string& line) {
  while (true) {
    const std::size_t end = buffer_.find('\n');
    if (end != std::string::npos) {
      line = buffer_.substr(0, end);
      buffer_.erase(0, end + 1);
      return true;
    }
    std::array<char, 1024> block{};
    const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
    if (interrupted()) return false;
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      line = std::exchange(buffer_, {});
      return !line.empty();
    }
    buffer_.append(block.data(), static_cast<std::size_t>(count));
    // What is far too long is no answer.
    if (buffer_.size() > kLongestLine && buffer_.find('\n') == std::string::npos) buffer_.clear();
  }
}

bool Answers::ask(std::string_view question, std::string& answer) {
  std::cout << terminal_safe(question) << ' ' << std::flush;
  if (interrupted() || !read_line(answer)) {
    std::cout << std::endl;
    return false;
  }
  answer = trimmed(answer);
  // So that a transcript shows what was answered.
  if (echo_) session_.print(answer);
  return true;
}

}  // namespace annals::cli
