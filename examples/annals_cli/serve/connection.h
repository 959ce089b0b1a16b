// One connection: reads the head of a request whole, within limits of size and time, before anyone
// looks into it, and writes within the same time.
#pragma once

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>

namespace annals::cli {

enum class HeadState {
  kWhole,
  kNothing,  // the other side is done, or asked for nothing while it might and others wait
  kTooLong,
  kTooSlow,
  kBroken,  // the other side left half-way
};

class Connection : public httplib::Stream {
 public:
  struct Limits {
    std::chrono::milliseconds patience;
    std::size_t longest_head;
  };

  // "stopping" becomes readable when the server ends. Neither is closed by this. "waiting" is how
  // many other connections wait: an idle one makes room for them.
  Connection(int socket, int stopping, const std::atomic<std::size_t>& waiting, Limits limits)
      : socket_(socket), stopping_(stopping), waiting_(waiting), limits_(limits) {}

  // Waits for a request and reads its head, up to and with the empty line.
  HeadState read_head();
  // The head that was read.
  const std::string& head() const noexcept { return head_; }

  // Starts the time for an answer; a head that was read does it by itself.
  void begin_to_write() { write_until_ = Clock::now() + limits_.patience; }
  // Says that no more is coming, and lets the other side take what was written: closing with
  // something unread would take it away.
  void finish();

  // What httplib reads is the head and nothing behind it.
  bool is_readable() const override { return at_ < head_.size(); }
  bool is_writable() const override;
  ssize_t read(char* to, std::size_t size) override;
  ssize_t write(const char* from, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;

  // Waits until "events" are there, until "deadline"; also woken by the end of the server if
  // "stoppable".
  bool wait(short events, Clock::time_point deadline, bool stoppable) const;
  // Takes a head out of what has come; false if it is not whole.
  bool take_head();

  // True if an idle connection is to be given up.
  bool unwanted() const;

  int socket_, stopping_;
  const std::atomic<std::size_t>& waiting_;
  Limits limits_;
  std::string come_, head_;  // bytes that have come, and the head taken from them
  std::size_t at_ = 0;       // how much of the head was read
  Clock::time_point write_until_{};
};

}  // namespace annals::cli
