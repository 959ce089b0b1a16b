#include "serve/served.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "support/random.h"

namespace annals::test {
namespace {

void write_to(const char* file, int descriptor) {
  const int opened = ::open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(opened, descriptor);
  ::close(opened);
}

// Replaces this process, whose standard output and error become these files; null: stays as it is.
int become_annals(const std::vector<std::string>& words, const char* results,
                  const char* messages) {
  if (results != nullptr) write_to(results, STDOUT_FILENO);
  write_to(messages, STDERR_FILENO);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  for (const char* const name : {"ANNALS_STORE", "ANNALS_AUTHOR", "NO_COLOR"}) ::unsetenv(name);
  std::vector<std::string> all{ANNALS_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execv(ANNALS_PROGRAM, arguments.data());
  return 97;
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

Printed run_annals(const std::vector<std::string>& words) {
  const TempDir folder;
  const std::string results = folder / "results", messages = folder / "messages";
  Child child([&] { return become_annals(words, results.c_str(), messages.c_str()); });
  const int status = child.wait();
  return {contents(results), contents(messages), status};
}

std::filesystem::path example_store(const TempDir& folder) {
  const std::string store = folder / "annals.db", examples = ANNALS_EXAMPLE_DATA;
  std::vector<std::string> words{"--store", store, "import"};
  for (const char* const name : {"agencies", "subjects", "indicators", "definitions", "breaks",
                                 "sources", "targets", "rules"}) {
    words.push_back(std::string("--") + name);
    words.push_back(examples + "/" + name + ".csv");
  }
  words.push_back(examples + "/observations.csv");
  if (run_annals({"--store", store, "init"}).status != 0 || run_annals(words).status != 0) {
    throw std::runtime_error("no example store");
  }
  return store;
}

Served::Served(const std::filesystem::path& store, const std::vector<std::string>& words) {
  std::vector<std::string> all{"--store", store, "serve", "--port", "0"};
  all.insert(all.end(), words.begin(), words.end());
  process_ = ::fork();
  if (process_ < 0) throw std::runtime_error("no child");
  if (process_ == 0) {
    ::dup2(results_.writing_end(), STDOUT_FILENO);
    results_.close_writing();
    results_.close_reading();
    ::_exit(become_annals(all, nullptr, "/dev/null"));
  }
  results_.close_writing();
  std::string address;
  if (!results_.read_line(address)) throw std::runtime_error("it does not serve");
  address.pop_back();  // the slash
  port_ = std::stoi(address.substr(address.rfind(':') + 1));
}

Served::~Served() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
}

int Served::end(int signal) {
  ::kill(process_, signal);
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = 0;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

Socket::Socket(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (socket_ < 0 ||
      ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("no connection");
  }
}

Socket::~Socket() { ::close(socket_); }

bool Socket::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::string Socket::read_to_the_end() const {
  std::string all;
  std::array<char, 4096> chunk;
  for (ssize_t count; (count = ::recv(socket_, chunk.data(), chunk.size(), 0)) > 0;) {
    all.append(chunk.data(), static_cast<std::size_t>(count));
  }
  return all;
}

std::string answer_to_bytes(int port, std::string_view bytes) {
  const Socket socket(port);
  socket.send(bytes);
  return socket.read_to_the_end();
}

std::string random_bytes(unsigned seed, std::size_t size) {
  Random random(seed);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random.below(256));
  return bytes;
}

}  // namespace annals::test
