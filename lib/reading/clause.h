// The grammar of clauses: which phrase each value of a paragraph belongs to.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/quantity.h"

namespace annals::reading {

inline constexpr std::size_t kNoBase = static_cast<std::size_t>(-1);

// A value with its phrase.
struct Found {
  std::size_t quantity = 0;        // its place among the paragraph's
  std::u32string phrase{};         // ellipses filled in
  std::u32string own{};            // only what the clause itself says
  std::u32string topic{};          // what the sentence spoke of before
  std::optional<int> year{};       // where the words name one
  int shift = 0;                   // -1: of the year before the report's
  bool year_unknown = false;       // of an earlier year that is not named
  std::size_t begin = 0, end = 0;  // of the clause

  bool inherited = false;  // a part of the phrase comes from an earlier clause
  bool shared = false;     // the value belongs to several indicators
  bool paired = false;     // 分别: by its place in a list
  bool is_share = false;   // 占: of the value before
  bool words = false;      // a small number in words, to be kept only where it is known

  int direction = 0;            // of a change
  std::size_t base = kNoBase;   // the level that a change refers to, by its place in the result
  int base_year = 0;            // the year that it is compared with, where it is named
  bool on_year_before = false;  // compared with the year before
};

struct Paragraph {
  std::u32string_view text;
  int report_year = 0;            // 0 if it is not known
  bool future = false;            // below a heading of plans
  std::u32string_view heading{};  // the innermost heading above
};

// The values of a paragraph in their order. Refused quantities are marked in "figures".
std::vector<Found> read_clauses(const Paragraph& paragraph, Figures& figures,
                                const std::vector<std::uint8_t>& shelter);

}  // namespace annals::reading
