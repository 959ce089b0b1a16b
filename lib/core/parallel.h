// Work on many things at once, split among threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace annals::core {

// Runs work(first, last) on consecutive parts of 0 to "count", each in a thread of its own, of
// which the caller's is one. Where several throw, what the first part threw is thrown.
template <typename Work>
void in_parts(std::size_t count, unsigned threads, Work work) {
  const std::size_t parts = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(count, 1));
  std::vector<std::exception_ptr> thrown(parts);
  const auto run = [&](std::size_t part) {
    try {
      work(count * part / parts, count * (part + 1) / parts);
    } catch (...) {
      thrown[part] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;  // joined at the end of the block
    for (std::size_t part = 1; part < parts; ++part) others.emplace_back(run, part);
    run(0);
  }
  for (const std::exception_ptr& each : thrown) {
    if (each) std::rethrow_exception(each);
  }
}

}  // namespace annals::core
