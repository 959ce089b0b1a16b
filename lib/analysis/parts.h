// How the entries of a panel are split over threads.
#pragma once

#include <algorithm>
#include <cstddef>

namespace annals::analysis {

inline constexpr std::size_t kEntriesOfAPart = 1024;

// The number of workers for so many entries: no more than there are parts.
inline std::size_t workers_for(std::size_t count, std::size_t threads) {
  constexpr std::size_t kFewest = 2048;  // fewer are done sooner than a thread is started
  return std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, count / kFewest));
}

}  // namespace annals::analysis
