#include "converter.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>  // NOLINT: kill() is of POSIX
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace annals::cli {
namespace {

constexpr int kNoProgram = 127;  // as a shell has it

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  result.reserve(words.size() + 1);
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

// The child: its standard output goes into the pipe, what it says of errors nowhere.
[[noreturn]] void become(const std::vector<char*>& arguments, int output) {
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(nowhere, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  ::execvp(arguments.front(), arguments.data());
  ::_exit(kNoProgram);
}

// Reads until the program closes its output, or a limit is reached.
Ending drain(int pipe, const ConverterLimits& limits, std::string& text) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point last = Clock::now() + limits.time;
  std::array<char, 65536> buffer{};
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(last - Clock::now());
    if (left.count() <= 0) return Ending::kTooLong;
    pollfd waiting{pipe, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return Ending::kTooLong;
    const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Ending::kGood;
    text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > limits.bytes) return Ending::kTooLarge;
  }
}

}  // namespace

Result<Converted> run_converter(std::vector<std::string> words, const ConverterLimits& limits) {
  const std::vector<char*> arguments = pointers(words);
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return Error{ErrorCode::kIo, "no pipe can be opened"};
  const pid_t child = ::fork();
  if (child < 0) {
    ::close(ends[0]);
    ::close(ends[1]);
    return Error{ErrorCode::kIo, "no program can be started"};
  }
  if (child == 0) become(arguments, ends[1]);
  ::close(ends[1]);
  Converted result;
  result.ending = drain(ends[0], limits, result.text);
  ::close(ends[0]);
  if (result.ending != Ending::kGood) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (result.ending != Ending::kGood) return result;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNoProgram)
    result.ending = Ending::kMissing;
  else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    result.ending = Ending::kFailed;
  return result;
}

}  // namespace annals::cli
