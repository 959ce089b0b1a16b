// What a request must look like before it is looked into.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace annals::cli {

struct Refusal {
  int status;
  std::string sentence;
};

// Why the head of a request (all lines, each ended by CRLF, and the empty one) is refused; nothing
// if it is a GET or HEAD of HTTP/1.0 or 1.1 without a body, for a host that "host" allows.
class RequestRules {
 public:
  // "host" is what the server was asked to listen at.
  RequestRules(std::string host, std::size_t longest_target)
      : host_(std::move(host)), longest_target_(longest_target) {}

  std::optional<Refusal> refuse(std::string_view head) const;

 private:
  std::optional<Refusal> refuse_request_line(std::string_view line) const;
  // Loopback names and the host that was asked for; where that is all addresses, any address: a
  // page of elsewhere comes by a name.
  bool allows_host(std::string_view host) const;

  std::string host_;
  std::size_t longest_target_;
};

}  // namespace annals::cli
