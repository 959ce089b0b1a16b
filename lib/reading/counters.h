// The words behind a number: what is counted in them, and what is not a count.
#pragma once

#include <cstddef>
#include <string_view>

namespace annals::reading {

// The length of the counter or unit that begins "text" (件, 人次, 万元, 个工作日); 0 if there is
// none, or if the characters are the beginning of another word (部门, 项目).
std::size_t counter_at(std::u32string_view text);
// The length of what a counter is for each of, at the start of a text: /千人 of 批次/千人; 0 if
// there is none.
std::size_t per_at(std::u32string_view text);

// Whether a unit measures a time taken: 天, 工作日.
bool is_duration(std::u32string_view unit);

}  // namespace annals::reading
