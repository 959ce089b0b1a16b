#include "exchange/records/draft_names.h"

#include <algorithm>

#include "core/nearest.h"

namespace annals::exchange {

void DraftNames::add(std::size_t position, const std::string& code, const Names& names) {
  if (!codes_.emplace(code, position).second) return;
  const auto add_name = [&](const std::string& name) {
    std::vector<std::size_t>& positions = names_[folded(name)];
    if (positions.empty() || positions.back() != position) positions.push_back(position);
    words_.push_back(name);
  };
  add_name(code);
  for (const auto& [language, name] : names.names) add_name(name);
  for (const auto& [language, aliases] : names.aliases) {
    std::for_each(aliases.begin(), aliases.end(), add_name);
  }
}

std::optional<std::size_t> DraftNames::by_code(std::string_view code) const {
  const auto found = codes_.find(code);
  if (found == codes_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::size_t> DraftNames::by_name(std::string_view name) const {
  const auto found = names_.find(folded(name));
  return found == names_.end() ? std::vector<std::size_t>{} : found->second;
}

std::string DraftNames::suggestion(std::string_view text) const {
  return core::did_you_mean(core::nearest(text, words_));
}

}  // namespace annals::exchange
