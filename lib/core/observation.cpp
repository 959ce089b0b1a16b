#include <annals/observation.h>

#include "core/enum_names.h"
#include "core/optional_decimal.h"

namespace annals {
namespace {

constexpr core::EnumNames kBounds("bound", {std::pair{Bound::kExact, std::string_view("exact")},
                                            {Bound::kAbout, "about"},
                                            {Bound::kAtLeast, "at_least"},
                                            {Bound::kAtMost, "at_most"}});

constexpr core::EnumNames kDirections("direction of a target",
                                      {std::pair{TargetDirection::kAtLeast,
                                                 std::string_view("at_least")},
                                       {TargetDirection::kAtMost, "at_most"}});

}  // namespace

std::string_view to_string(Bound bound) noexcept { return kBounds.name(bound); }
Result<Bound> parse_bound(std::string_view text) { return kBounds.parse(text); }

std::string_view to_string(TargetDirection direction) noexcept {
  return kDirections.name(direction);
}
Result<TargetDirection> parse_target_direction(std::string_view text) {
  return kDirections.parse(text);
}

bool operator==(const Observation& a, const Observation& b) {
  return a.year == b.year && core::identical(a.value, b.value) && a.bound == b.bound &&
         a.status == b.status && core::identical(a.numerator, b.numerator) &&
         core::identical(a.denominator, b.denominator) && a.locator == b.locator &&
         a.note == b.note;
}

bool operator==(const Target& a, const Target& b) {
  return a.agency == b.agency && a.agency_kind == b.agency_kind && a.indicator == b.indicator &&
         a.year == b.year && a.direction == b.direction && identical(a.value, b.value) &&
         a.source == b.source && a.note == b.note;
}

}  // namespace annals
