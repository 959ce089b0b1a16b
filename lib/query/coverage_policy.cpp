#include "query/coverage_policy.h"

#include "core/enum_names.h"

namespace annals {
namespace {

constexpr core::EnumName<RollupBasis> kBases[] = {
    {RollupBasis::kAsWas, "as_was"},
    {RollupBasis::kAsIs, "as_is"},
    {RollupBasis::kAsOf, "as_of"},
};

constexpr std::string_view kShare = "share=";
constexpr std::string_view kWeight = "weight=";

}  // namespace

std::string_view to_string(RollupBasis basis) noexcept { return core::name_of(kBases, basis); }

Result<CoveragePolicy> parse_coverage_policy(std::string_view text) {
  if (text == "all") return CoveragePolicy{};
  if (text == "third") return CoveragePolicy{.rule = CoverageRule::kOneThird};
  const bool share = text.starts_with(kShare);
  if (share || text.starts_with(kWeight)) {
    const std::string_view fraction = text.substr(share ? kShare.size() : kWeight.size());
    const auto minimum = Decimal::parse(fraction);
    if (minimum && !minimum->negative() && *minimum <= Decimal(1)) {
      return CoveragePolicy{
          .rule = share ? CoverageRule::kMinimumShare : CoverageRule::kMinimumWeight,
          .minimum = *minimum};
    }
    return Error{ErrorCode::kInvalidArgument, "the minimum of coverage " + core::quoted(fraction) +
                                                  " is not a fraction: write 0 to 1, such as 0.8"};
  }
  return Error{ErrorCode::kInvalidArgument,
               "coverage policy " + core::quoted(text) +
                   " is not known: write all, third, share=0.8 or weight=0.8"};
}

std::string to_string(const CoveragePolicy& policy) {
  switch (policy.rule) {
    case CoverageRule::kAll:
      return "all";
    case CoverageRule::kOneThird:
      return "third";
    case CoverageRule::kMinimumShare:
      return std::string(kShare) + policy.minimum.plain();
    case CoverageRule::kMinimumWeight:
      return std::string(kWeight) + policy.minimum.plain();
  }
  return {};
}

namespace query {

Result<void> check_policy(const CoveragePolicy& policy) {
  if (!policy.minimum.negative() && policy.minimum <= Decimal(1)) return {};
  return Error{ErrorCode::kInvalidArgument, "the minimum of coverage " +
                                                core::quoted(policy.minimum.str()) +
                                                " is not a fraction: give 0 to 1"};
}

bool passes(const CoveragePolicy& policy, const MemberCoverage& coverage) {
  const auto reaches = [&](const Decimal& part, const Decimal& whole) {
    const auto least = policy.minimum * whole;
    return least && *least <= part;
  };
  if (coverage.reporting == 0) return false;
  switch (policy.rule) {
    case CoverageRule::kAll:
      return coverage.reporting == coverage.expected;
    case CoverageRule::kOneThird:
      return 3 * (coverage.expected - coverage.reporting) <= coverage.expected;
    case CoverageRule::kMinimumShare:
      return reaches(static_cast<int>(coverage.reporting), static_cast<int>(coverage.expected));
    case CoverageRule::kMinimumWeight:
      return coverage.weight_expected &&
             reaches(*coverage.weight_reporting, *coverage.weight_expected);
  }
  return false;
}

}  // namespace query
}  // namespace annals
