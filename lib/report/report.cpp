#include <annals/report.h>

#include "core/enum_names.h"
#include "report/gather.h"

namespace annals {
namespace {

constexpr core::EnumName<ReportTopic> kTopics[] = {
    {ReportTopic::kScope, "scope"},
    {ReportTopic::kImproving, "improving"},
    {ReportTopic::kWorsening, "worsening"},
    {ReportTopic::kRising, "rising"},
    {ReportTopic::kFalling, "falling"},
    {ReportTopic::kChance, "chance"},
    {ReportTopic::kRose, "rose"},
    {ReportTopic::kFell, "fell"},
    {ReportTopic::kTargetMissed, "target_missed"},
    {ReportTopic::kTargetMet, "target_met"},
    {ReportTopic::kDoubtful, "doubtful"},
    {ReportTopic::kFindings, "findings"},
    {ReportTopic::kCoverage, "coverage"},
};

std::string title_of(const Report& report, const report::Words& words) {
  if (report.of_one_agency() && report.indicators.size() != 1) return report.agency_names.front();
  if (report.indicators.size() == 1) {
    const std::string& indicator = report.indicator_names.front();
    if (!report.of_one_agency()) return indicator;
    return report.agency_names.front() + words.say(": ", "：") + indicator;
  }
  return words.say("Indicators of ", "") +
         words.count(report.agencies.size(), "agency", "agencies", "个机构的指标");
}

}  // namespace

std::string_view to_string(ReportTopic topic) noexcept { return core::name_of(kTopics, topic); }

Result<Report> report_of(const Store& store, const ReportScope& scope) {
  if (scope.read.years.empty()) {
    return Error{ErrorCode::kInvalidArgument, "the span of years " +
                                                  to_string(scope.read.years.first) + " to " +
                                                  to_string(scope.read.years.last) + " is empty"};
  }
  Report report;
  const auto read = store.in_one_state([&]() -> Result<void> {
    try {
      report = report::Gatherer(store, scope).gather();
    } catch (const BadResultAccess& failure) {
      return failure.error();
    }
    return {};
  });
  if (!read) return read.error();
  report.title = title_of(report, report::Words(scope.language));
  return report;
}

}  // namespace annals
