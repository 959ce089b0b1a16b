#include "request_rules.h"

#include <algorithm>
#include <vector>

#include "http_server.h"

namespace annals::cli {
namespace {

constexpr std::size_t kMostFields = 64;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool has_control_character(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

// The lines of a head without their ends and without the empty one.
std::vector<std::string_view> lines_of(std::string_view head) {
  std::vector<std::string_view> lines;
  for (std::size_t end; (end = head.find("\r\n")) != std::string_view::npos && end > 0;) {
    lines.push_back(head.substr(0, end));
    head.remove_prefix(end + 2);
  }
  return lines;
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A host without its port; empty if it is none.
std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos) return {};
    const std::string_view rest = host.substr(end + 1);
    if (!rest.empty() && (rest[0] != ':' || !is_port(rest.substr(1)))) return {};
    return host.substr(1, end - 1);
  }
  const std::size_t colon = host.find(':');
  if (colon == std::string_view::npos) return host;
  return is_port(host.substr(colon + 1)) ? host.substr(0, colon) : std::string_view();
}

bool is_address(std::string_view host) {
  if (host.find(':') != std::string_view::npos) {
    return host.find_first_not_of("0123456789abcdef:.") == std::string_view::npos;
  }
  return host.find_first_not_of("0123456789.") == std::string_view::npos &&
         std::count(host.begin(), host.end(), '.') == 3;
}

}  // namespace

bool is_loopback(const std::string& host) {
  return host == "localhost" || host == "::1" || (host.starts_with("127.") && is_address(host));
}

bool RequestRules::allows_host(std::string_view host) const {
  const std::string name = lower(without_port(host));
  if (name.empty()) return false;
  if (is_loopback(name) || name == lower(host_)) return true;
  return (host_ == "0.0.0.0" || host_ == "::") && is_address(name);
}

std::optional<Refusal> RequestRules::refuse_request_line(std::string_view line) const {
  const std::size_t first = line.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second == std::string_view::npos || line.find(' ', second + 1) != std::string_view::npos) {
    return Refusal{400, "This is not a request of HTTP."};
  }
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, second - first - 1);
  const std::string_view version = line.substr(second + 1);
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return Refusal{505, "Only HTTP/1.0 and HTTP/1.1 are spoken here."};
  }
  if (method != "GET" && method != "HEAD") {
    return Refusal{405, "Here one can only read: by GET or HEAD."};
  }
  if (target.size() > longest_target_) return Refusal{414, "The address is too long."};
  if (!target.starts_with('/')) return Refusal{400, "An address begins with a slash."};
  return std::nullopt;
}

std::optional<Refusal> RequestRules::refuse(std::string_view head) const {
  const std::vector<std::string_view> lines = lines_of(head);
  if (lines.empty() || std::any_of(lines.begin(), lines.end(), has_control_character)) {
    return Refusal{400, "This is not a request of HTTP."};
  }
  if (auto refusal = refuse_request_line(lines.front())) return refusal;
  if (lines.size() > 1 + kMostFields) return Refusal{431, "The request has too many headers."};
  int hosts = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t colon = lines[i].find(':');
    if (colon == 0 || colon == std::string_view::npos ||
        lines[i].substr(0, colon).find_first_of(" \t") != std::string_view::npos) {
      return Refusal{400, "This is not a request of HTTP."};
    }
    const std::string name = lower(lines[i].substr(0, colon));
    const std::string_view value = trimmed(lines[i].substr(colon + 1));
    if (name == "transfer-encoding" || (name == "content-length" && value != "0")) {
      return Refusal{413, "A question has no body."};
    }
    if (name == "host" && (++hosts > 1 || !allows_host(value))) {
      return Refusal{421, "This host is not served here."};
    }
  }
  if (hosts == 0) return Refusal{400, "The request names no host."};
  return std::nullopt;
}

}  // namespace annals::cli
