#include "exchange/records/order.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace annals::exchange {
namespace {

using Needs = std::vector<std::vector<std::size_t>>;
enum class Mark : unsigned char { kLeft, kMade, kSeen };

// Follows the first need that is left, from "start" until a position comes again. Everything
// passed is marked; empty if the walk runs into an earlier one.
std::vector<std::size_t> walk(const Needs& needs, std::vector<Mark>& marks, std::size_t start) {
  std::vector<std::size_t> path;
  std::size_t at = start;
  while (marks[at] == Mark::kLeft) {
    marks[at] = Mark::kSeen;
    path.push_back(at);
    at = *std::find_if(needs[at].begin(), needs[at].end(),
                       [&](std::size_t need) { return marks[need] != Mark::kMade; });
  }
  return {std::find(path.begin(), path.end(), at), path.end()};
}

}  // namespace

Order dependency_order(const Needs& needs) {
  Needs needed_by(needs.size());
  std::vector<std::size_t> open(needs.size());
  for (std::size_t i = 0; i < needs.size(); ++i) {
    open[i] = needs[i].size();
    for (const std::size_t need : needs[i]) needed_by[need].push_back(i);
  }
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    if (open[i] == 0) ready.push(i);
  }
  Order order;
  std::vector<Mark> marks(needs.size(), Mark::kLeft);
  while (!ready.empty()) {
    const std::size_t next = ready.top();
    ready.pop();
    order.sequence.push_back(next);
    marks[next] = Mark::kMade;
    for (const std::size_t other : needed_by[next]) {
      if (--open[other] == 0) ready.push(other);
    }
  }
  for (std::size_t i = 0; i < needs.size(); ++i) {
    auto circle = walk(needs, marks, i);
    if (!circle.empty()) order.circles.push_back(std::move(circle));
  }
  return order;
}

}  // namespace annals::exchange
