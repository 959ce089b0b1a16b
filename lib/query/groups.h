// Codes that belong together, by what ties them.
#pragma once

#include <annals/code.h>

#include <map>
#include <vector>

namespace annals::query {

// Disjoint sets of agencies, joined by ties.
class Groups {
 public:
  void add(const AgencyCode& code) { parent_.try_emplace(code, code); }
  void tie(const AgencyCode& a, const AgencyCode& b) {
    add(a);
    add(b);
    const AgencyCode left = root(a);
    parent_.insert_or_assign(left, root(b));
  }
  // Each group by code, and the groups by their first code.
  std::vector<std::vector<AgencyCode>> all() {
    std::map<AgencyCode, std::size_t> positions;
    std::vector<std::vector<AgencyCode>> result;
    for (auto& [code, unused] : parent_) {
      const auto [found, added] = positions.try_emplace(root(code), result.size());
      if (added) result.emplace_back();
      result[found->second].push_back(code);
    }
    return result;
  }

 private:
  AgencyCode root(AgencyCode code) {
    while (parent_.at(code) != code) {
      AgencyCode& above = parent_.at(code);
      above = parent_.at(above);
      code = above;
    }
    return code;
  }
  std::map<AgencyCode, AgencyCode> parent_;
};

}  // namespace annals::query
