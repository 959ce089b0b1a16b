#include <annals/printed.h>

namespace annals {

std::string_view to_string(PrintedVerdict verdict) noexcept {
  switch (verdict) {
    case PrintedVerdict::kAgrees:
      return "agrees";
    case PrintedVerdict::kDisagrees:
      return "disagrees";
    case PrintedVerdict::kCannotTell:
      return "cannot_tell";
  }
  return "";
}

std::string_view to_string(AgreementRule rule) noexcept {
  switch (rule) {
    case AgreementRule::kNone:
      return "none";
    case AgreementRule::kExact:
      return "exact";
    case AgreementRule::kRounded:
      return "rounded";
    case AgreementRule::kHalfUp:
      return "half_up";
    case AgreementRule::kHalfEven:
      return "half_even";
    case AgreementRule::kInterval:
      return "interval";
    case AgreementRule::kCutOff:
      return "cut_off";
    case AgreementRule::kWithinBound:
      return "within_bound";
  }
  return "";
}

std::string_view to_string(PrintedDoubt doubt) noexcept {
  switch (doubt) {
    case PrintedDoubt::kNone:
      return "none";
    case PrintedDoubt::kBound:
      return "bound";
    case PrintedDoubt::kNoCases:
      return "no_cases";
    case PrintedDoubt::kNoBase:
      return "no_base";
  }
  return "";
}

}  // namespace annals
