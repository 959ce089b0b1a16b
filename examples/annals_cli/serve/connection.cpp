#include "connection.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace annals::cli {
namespace {

constexpr std::string_view kEndOfHead = "\r\n\r\n";
// What a finished connection may still send, so that the answer arrives.
constexpr int kReadsToTheEnd = 64;
constexpr std::chrono::milliseconds kTimeToTheEnd{250};
// How often an idle connection looks whether others wait.
constexpr std::chrono::milliseconds kIdleGlance{100};

}  // namespace

bool Connection::wait(short events, Clock::time_point deadline, bool stoppable) const {
  std::array<pollfd, 2> both{{{socket_, events, 0}, {stopping_, POLLIN, 0}}};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    const int ready = ::poll(both.data(), stoppable ? 2 : 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    return ready > 0 && both[0].revents != 0;
  }
}

bool Connection::take_head() {
  const std::size_t end = come_.find(kEndOfHead);
  if (end == std::string::npos) return false;
  head_ = come_.substr(0, end + kEndOfHead.size());
  come_.erase(0, head_.size());
  at_ = 0;
  begin_to_write();
  return true;
}

bool Connection::unwanted() const {
  pollfd end{stopping_, POLLIN, 0};
  return waiting_ > 0 || ::poll(&end, 1, 0) > 0;
}

HeadState Connection::read_head() {
  const Clock::time_point deadline = Clock::now() + limits_.patience;
  std::array<char, 4096> chunk;
  while (!take_head()) {
    if (come_.size() > limits_.longest_head) return HeadState::kTooLong;
    const bool idle = come_.empty();
    const auto until = idle ? std::min(deadline, Clock::now() + kIdleGlance) : deadline;
    if (!wait(POLLIN, until, idle)) {
      if (!idle) return HeadState::kTooSlow;
      if (Clock::now() >= deadline || unwanted()) return HeadState::kNothing;
      continue;
    }
    const ssize_t count = ::recv(socket_, chunk.data(), chunk.size(), 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return come_.empty() ? HeadState::kNothing : HeadState::kBroken;
    come_.append(chunk.data(), static_cast<std::size_t>(count));
  }
  return head_.size() > limits_.longest_head ? HeadState::kTooLong : HeadState::kWhole;
}

void Connection::finish() {
  ::shutdown(socket_, SHUT_WR);
  const Clock::time_point deadline = Clock::now() + kTimeToTheEnd;
  std::array<char, 4096> chunk;
  for (int i = 0; i < kReadsToTheEnd && wait(POLLIN, deadline, false); ++i) {
    if (::recv(socket_, chunk.data(), chunk.size(), 0) <= 0) return;
  }
}

bool Connection::is_writable() const { return wait(POLLOUT, write_until_, false); }

ssize_t Connection::read(char* to, std::size_t size) {
  const std::size_t count = std::min(size, head_.size() - at_);
  std::copy_n(head_.begin() + static_cast<std::ptrdiff_t>(at_), count, to);
  at_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* from, std::size_t size) {
  // Not blocking: who takes nothing is waited for no longer than the limit says.
  while (is_writable()) {
    const ssize_t count = ::send(socket_, from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count >= 0) return count;
    if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK) break;
  }
  return -1;
}

void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
  ip.clear();
  port = 0;
}

}  // namespace annals::cli
