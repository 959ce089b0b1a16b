// The command line program as others run it: once, and as a server.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/child.h"
#include "support/temp_dir.h"

namespace annals::test {

// What "annals" with these words prints on standard output; "status" is its exit status.
struct Printed {
  std::string results, messages;
  int status = 0;
};
Printed run_annals(const std::vector<std::string>& words);

// A store with the example data; its file.
std::filesystem::path example_store(const TempDir& folder);

// "annals serve" over a store, until end(), which asks it to and tells its exit status.
class Served {
 public:
  explicit Served(const std::filesystem::path& store, const std::vector<std::string>& words = {});
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served();

  int port() const noexcept { return port_; }
  pid_t process() const noexcept { return process_; }
  int end(int signal = SIGTERM);

 private:
  Pipe results_;
  pid_t process_ = 0;
  int port_ = 0;
};

// What comes back to these bytes until the other side closes.
std::string answer_to_bytes(int port, std::string_view bytes);

// An open connection to a port of this machine.
class Socket {
 public:
  explicit Socket(int port);
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket();

  // False if the other side has closed.
  bool send(std::string_view bytes) const;
  std::string read_to_the_end() const;

 private:
  int socket_;
};

// Random bytes, the same for a seed.
std::string random_bytes(unsigned seed, std::size_t size);

}  // namespace annals::test
