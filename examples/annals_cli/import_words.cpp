#include "import_words.h"

namespace annals::cli {

std::string counts(const Session& session, const std::vector<CountWord>& parts) {
  std::string result;
  for (const auto& [n, word] : parts) {
    if (n == 0) continue;
    if (!result.empty()) result += session.say(", ", "，");
    result += std::to_string(n) + " " + std::string(word);
  }
  return result.empty() ? session.text("nothing", "无") : result;
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string written_words(const Session& session, const WriteSummary& written) {
  return counts(session, {{written.inserted, session.say("new", "个新增")},
                          {written.revised, session.say("revised", "个修订")},
                          {written.unchanged, session.say("as before", "个与原有相同")},
                          {written.repeated, session.say("repeated", "个重复")}});
}

}  // namespace annals::cli
