#include <annals/peers.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "core/text.h"
#include "query/defined.h"

namespace annals {
namespace {

// From this many agencies on, one read of all is quicker than one for each.
constexpr std::size_t kManyAgencies = 32;

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

void sort_once(std::vector<AgencyCode>& codes) {
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
}

const Agency* find(const std::vector<Agency>& agencies, const AgencyCode& code) {
  const auto found = std::find_if(agencies.begin(), agencies.end(),
                                  [&](const Agency& agency) { return agency.code == code; });
  return found == agencies.end() ? nullptr : &*found;
}

// REQUIRES: the agency is not defined.
Error not_defined(const Store& store, const AgencyCode& code) {
  return query::check_defined(store, code).error();
}

Error invalid(const Agency& agency, Year year, std::string_view what) {
  return {ErrorCode::kInvalidArgument, "agency " + core::quoted(agency.code.str()) + " " +
                                           std::string(what) + " in \"" + to_string(year) +
                                           "\", name a kind or a list of agencies"};
}

// Those that "belongs" says yes to, and that existed.
template <typename Belongs>
std::vector<AgencyCode> existing(const std::vector<Agency>& agencies, Year year, Belongs belongs) {
  std::vector<AgencyCode> result;
  for (const Agency& agency : agencies) {
    if (agency.existed_in(year) && belongs(agency)) result.push_back(agency.code);
  }
  sort_once(result);
  return result;
}

Result<std::vector<AgencyCode>> siblings(const Store& store, const std::vector<Agency>& agencies,
                                         const SameParent& group, Year year) {
  const Agency* of = find(agencies, group.agency);
  if (of == nullptr) return not_defined(store, group.agency);
  if (!of->existed_in(year)) return invalid(*of, year, "did not exist");
  const std::optional<AgencyCode> parent = of->parent_in(year);
  if (!parent) return invalid(*of, year, "had no parent");
  return existing(agencies, year, [&](const Agency& agency) {
    return agency.parent_in(year) == parent && (!group.same_kind || agency.kind == of->kind);
  });
}

Result<std::vector<AgencyCode>> listed(const Store& store, const std::vector<Agency>& agencies,
                                       const PeerList& group, Year year) {
  std::vector<AgencyCode> result;
  for (const AgencyCode& code : group.agencies) {
    const Agency* agency = find(agencies, code);
    if (agency == nullptr) return not_defined(store, code);
    if (agency->existed_in(year)) result.push_back(code);
  }
  sort_once(result);
  return result;
}

}  // namespace

Result<std::vector<AgencyCode>> peers(const Store& store, const PeerGroup& group, Year year) {
  const auto agencies = store.agencies();
  if (!agencies) return agencies.error();
  using Codes = Result<std::vector<AgencyCode>>;
  return std::visit(
      Overloaded{
          [&](const SameParent& same) -> Codes { return siblings(store, *agencies, same, year); },
          [&](const SameKind& same) -> Codes {
            return existing(*agencies, year,
                            [&](const Agency& agency) { return agency.kind == same.kind; });
          },
          [&](const PeerList& list) -> Codes { return listed(store, *agencies, list, year); },
      },
      group);
}

Result<std::vector<Series>> series_of(const Store& store, std::span<const AgencyCode> agencies,
                                      const IndicatorCode& indicator, const ReadOptions& options) {
  std::vector<AgencyCode> codes(agencies.begin(), agencies.end());
  sort_once(codes);
  std::map<AgencyCode, Series> known;
  if (codes.size() >= kManyAgencies) {
    auto all = store.cross_section(indicator, options);
    if (!all) return all.error();
    for (Series& series : *all) known.emplace(series.agency().code, std::move(series));
  }
  std::vector<Series> result;
  for (const AgencyCode& code : codes) {
    if (const auto found = known.find(code); found != known.end()) {
      result.push_back(std::move(found->second));
      continue;
    }
    auto series = store.series(code, indicator, options);
    if (!series) return series.error();
    result.push_back(*std::move(series));
  }
  return result;
}

}  // namespace annals
