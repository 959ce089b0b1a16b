#include <annals/observation.h>

#include <tuple>

#include "core/enum_names.h"
#include "core/printed_form.h"

namespace annals {
namespace {

constexpr core::EnumName<Bound> kBounds[] = {
    {Bound::kExact, "exact"},
    {Bound::kAbout, "about"},
    {Bound::kAtLeast, "at_least"},
    {Bound::kAtMost, "at_most"},
};

constexpr core::EnumName<TargetDirection> kDirections[] = {
    {TargetDirection::kAtLeast, "at_least"},
    {TargetDirection::kAtMost, "at_most"},
};

}  // namespace

std::string_view to_string(Bound bound) noexcept { return core::name_of(kBounds, bound); }

Result<Bound> parse_bound(std::string_view text) { return core::value_of(kBounds, text, "bound"); }

std::string_view to_string(TargetDirection direction) noexcept {
  return core::name_of(kDirections, direction);
}

Result<TargetDirection> parse_target_direction(std::string_view text) {
  return core::value_of(kDirections, text, "target direction");
}

bool operator==(const Observation& a, const Observation& b) {
  return std::tie(a.year, a.bound, a.status, a.locator, a.note) ==
             std::tie(b.year, b.bound, b.status, b.locator, b.note) &&
         core::same_print(a.value, b.value) && core::same_print(a.numerator, b.numerator) &&
         core::same_print(a.denominator, b.denominator);
}

bool operator==(const Target& a, const Target& b) {
  return std::tie(a.agency, a.agency_kind, a.indicator, a.year, a.direction, a.source, a.note) ==
             std::tie(b.agency, b.agency_kind, b.indicator, b.year, b.direction, b.source,
                      b.note) &&
         identical(a.value, b.value);
}

}  // namespace annals
