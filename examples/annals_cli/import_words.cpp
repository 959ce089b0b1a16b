#include "import_words.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace annals::cli {
namespace {

struct Asked {
  std::string_view words;  // of a message of the library
  std::string_view option;
};
constexpr Asked kAsked[] = {
    {": name the one that is meant", "--sheet NAME"},
    {": name its encoding", "--encoding NAME"},
    {"the text looks like GB18030", "--encoding gb18030"},
    {"say which layout is meant", "--layout LAYOUT"},
    {"name the columns or the layout", "--layout LAYOUT, or with --map FILE"},
    {"give the agency for the whole table", "--agency AGENCY"},
    {"give the indicator for the whole table", "--indicator INDICATOR"},
    {"give the year for the whole table", "--year YEAR"},
    {"give the source for the whole table", "--source CODE"},
    {"give one for all rows", "--source CODE"},
    {"tells the unit of the values: give it", "--unit UNIT"},
    {"declare what it means", "--missing MARK=STATUS"},
};

}  // namespace

std::string_view option_for(std::string_view message) {
  const auto* const found = std::find_if(
      std::begin(kAsked), std::end(kAsked),
      [&](const Asked& asked) { return message.find(asked.words) != std::string_view::npos; });
  return found == std::end(kAsked) ? std::string_view{} : found->option;
}

Error with_option(Error error) {
  const std::string_view option = option_for(error.message);
  if (!option.empty()) error.message += " (" + std::string(option) + ")";
  return error;
}

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

std::string progress_words(const Session& session, const ImportProgress& come, double seconds) {
  if (seconds <= 0 || come.rows == 0) return {};
  const std::string rows = grouped(come.rows) + session.text(" rows", " 行");
  if (come.bytes == 0) return rows;
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(come.rows) / seconds);
  const std::uint64_t to_come = come.all_bytes > come.bytes ? come.all_bytes - come.bytes : 0;
  const auto left = static_cast<std::uint64_t>(seconds * static_cast<double>(to_come) /
                                               static_cast<double>(come.bytes)) +
                    1;
  return rows + session.text(", ", "，每秒 ") + grouped(rate) +
         session.text(" a second, ", " 行，约剩 ") + std::to_string(left) +
         session.text(" s left", " 秒");
}

}  // namespace annals::cli
