#include "exchange/table/made_codes.h"

#include <annals/code.h>
#include <annals/names.h>

#include <algorithm>

#include "core/sha256.h"

namespace annals::exchange {
namespace {

constexpr std::size_t kMaxStem = 48;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string stem_of(std::string_view name) {
  std::string stem;
  for (const char c : name) {
    if (is_word(c)) {
      stem += c;
    } else if (!stem.empty() && stem.back() != '-') {
      stem += '-';
    }
    if (stem.size() == kMaxStem) break;
  }
  while (stem.ends_with('-')) stem.pop_back();
  return stem;
}

std::string digest_of(std::string_view name) {
  core::Sha256 digest;
  digest.add(name);
  return digest.hex().substr(0, 8);
}

}  // namespace

std::string code_of_name(std::string_view name, bool always_digest) {
  if (!always_digest && AgencyCode::parse(name)) return std::string(name);
  const std::string word = folded(name);
  const std::string stem = stem_of(word);
  const bool plain =
      !stem.empty() && stem.size() < kMaxStem && std::all_of(word.begin(), word.end(), is_ascii);
  if (plain && !always_digest) return stem;
  return (stem.empty() ? "n" : stem) + "-" + digest_of(word);
}

}  // namespace annals::exchange
