// What the ways of importing tell alike.
#pragma once

#include <annals/error.h>
#include <annals/import.h>
#include <annals/store.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "session.h"

namespace annals::cli {

// More would scroll away what matters; the rest is counted.
inline constexpr std::size_t kIssuesShown = 50;

// A line for each issue or notice.
template <typename Issue>
void tell_all(const Session& session, const std::vector<Issue>& issues, std::string_view prefix) {
  const std::size_t shown = std::min(issues.size(), kIssuesShown);
  for (std::size_t i = 0; i < shown; ++i) session.tell(std::string(prefix) + issues[i].str());
  if (shown < issues.size()) {
    session.tell(session.text("and ", "另有 ") + std::to_string(issues.size() - shown) +
                 session.text(" more", " 处"));
  }
}

// The option that gives what a message asks for, "--sheet NAME"; empty if none does. The library
// knows no options.
std::string_view option_for(std::string_view message);
// The error with the option behind its message.
Error with_option(Error error);

// A line for each option that settles an issue.
template <typename Issue>
void tell_options(const Session& session, const std::vector<Issue>& issues) {
  std::vector<std::string_view> told;
  for (const Issue& issue : issues) {
    const std::string_view option = option_for(issue.error.message);
    if (option.empty() || std::find(told.begin(), told.end(), option) != told.end()) continue;
    told.push_back(option);
    session.tell(session.text("say it with ", "请用 ") + std::string(option) +
                 session.text("", " 指明"));
  }
}

// "1,400,000".
std::string grouped(std::uint64_t number);

// "2,300,000 rows, 1,400,000 a second, 12 s left"; of a workbook the rows alone.
std::string progress_words(const Session& session, const ImportProgress& come, double seconds);

struct CountWord {
  std::size_t n;
  std::string_view word;
};
// "3 new, 1 revised", without what did not happen.
std::string counts(const Session& session, const std::vector<CountWord>& parts);
std::string written_words(const Session& session, const WriteSummary& written);

}  // namespace annals::cli
