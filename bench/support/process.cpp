#include "support/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>

#include "support/rounds.h"

namespace annals::bench {
namespace {

// Waits for it; returns the most memory it had.
std::int64_t wait_for(pid_t process, const std::string& what) {
  int status = 0;
  rusage usage{};
  if (::wait4(process, &status, 0, &usage) != process || !WIFEXITED(status) ||
      WEXITSTATUS(status) != 0) {
    throw std::runtime_error(what + " has failed");
  }
  return static_cast<std::int64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace

// By posix_spawn: a fork copies the tables of this process's memory, which is in no shell's time.
Ended run_program(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t silent;
  ::posix_spawn_file_actions_init(&silent);
  ::posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  forget_peak();  // which the new process would take over
  Ended ended;
  int problem = 0;
  ended.seconds = seconds_of([&] {
    pid_t process = 0;
    problem = ::posix_spawn(&process, arguments[0], &silent, nullptr, arguments.data(), environ);
    if (problem == 0) ended.peak_bytes = wait_for(process, command[0]);
  });
  ::posix_spawn_file_actions_destroy(&silent);
  if (problem != 0) throw std::runtime_error(command[0] + " cannot be run");
  return ended;
}

Ended in_child(const std::function<double()>& work) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe can be made");
  std::fflush(stdout);
  const pid_t process = ::fork();
  if (process < 0) throw std::runtime_error("no process can be made");
  if (process == 0) {
    int status = 1;
    try {
      const double seconds = work();
      status = ::write(ends[1], &seconds, sizeof seconds) == sizeof seconds ? 0 : 1;
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
    }
    ::_exit(status);
  }
  ::close(ends[1]);
  Ended ended;
  const bool told = ::read(ends[0], &ended.seconds, sizeof ended.seconds) == sizeof ended.seconds;
  ::close(ends[0]);
  ended.peak_bytes = wait_for(process, "a part of the benchmark");
  if (!told) throw std::runtime_error("a part of the benchmark has told nothing");
  return ended;
}

std::int64_t peak_of_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6)) * 1024;
  }
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::int64_t>(usage.ru_maxrss) * 1024;
}

void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

}  // namespace annals::bench
