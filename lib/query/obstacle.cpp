#include <annals/aggregate.h>

#include "core/enum_names.h"

namespace annals {
namespace {

constexpr core::EnumName<Obstacle> kObstacles[] = {
    {Obstacle::kNone, "none"},
    {Obstacle::kNothingOnRecord, "nothing_on_record"},
    {Obstacle::kNoValue, "no_value"},
    {Obstacle::kNoCounts, "no_counts"},
    {Obstacle::kNotSeparable, "not_separable"},
    {Obstacle::kUnsureStart, "unsure_start"},
    {Obstacle::kNotAdditive, "not_additive"},
    {Obstacle::kNoCases, "no_cases"},
    {Obstacle::kNoLonger, "no_longer"},
    {Obstacle::kCountedAbove, "counted_above"},
    {Obstacle::kTooLong, "too_long"},
};

}  // namespace

std::string_view to_string(Obstacle obstacle) noexcept {
  return core::name_of(kObstacles, obstacle);
}

}  // namespace annals
