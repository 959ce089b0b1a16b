#include "chart_linked.h"

#include <annals/lineage.h>

#include <algorithm>
#include <map>

#include "aggregate_words.h"
#include "linked.h"
#include "words.h"

namespace annals::cli {
namespace {

using AgencyNames = std::map<AgencyCode, std::string>;

// What is charted, and what its charts are made with.
struct LinkedCharts {
  std::vector<LinkedSeries> linked;  // those of which anything is on record
  std::vector<Series> series;        // theirs
  std::vector<Target> targets;
  AgencyNames names;
};

Result<LinkedCharts> read_linked(const Session& session, const Store& store,
                                 const ChartSelection& selection) {
  LinkedCharts charts;
  for (const IndicatorCode& indicator : selection.indicators) {
    for (const AgencyCode& agency : selection.agencies) {
      auto linked = linked_series(store, agency, indicator, selection.read);
      if (!linked) return linked.error();
      if (linked->series.empty()) continue;
      charts.series.push_back(linked->series);
      charts.linked.push_back(*std::move(linked));
    }
  }
  if (charts.series.empty()) {
    return Error{ErrorCode::kInsufficientData,
                 session.text("nothing is on record of what is to be charted, nor of what it came "
                              "from",
                              "所要作图的内容及其沿革均没有记录")};
  }
  auto targets = store.targets();
  if (!targets) return targets.error();
  charts.targets = *std::move(targets);
  const auto agencies = store.agencies();
  if (!agencies) return agencies.error();
  for (const Agency& agency : *agencies) charts.names[agency.code] = name_of(session, agency);
  return charts;
}

std::string names_text(const Session& session, const AgencyNames& names,
                       const std::vector<AgencyCode>& codes) {
  std::string text;
  for (const AgencyCode& code : codes) {
    text += (text.empty() ? "" : session.text(", ", "、")) + names.at(code);
  }
  return text;
}

std::string joint_words(const Session& session, const Joint& joint, const AgencyNames& names) {
  return names_text(session, names, joint.from) + " " +
         std::string(succession_word(session, joint.kind)) + " " +
         names_text(session, names, joint.to) +
         (joint.basis.empty() ? "" : session.text(", ", "，") + joint.basis);
}

// The document of each part and the place in it; whose it is, where there are several.
std::string sources_of(const Session& session, const LinkedValue& value, const AgencyNames& names) {
  std::string text;
  for (const LinkedPart& part : value.parts) {
    if (!part.source) continue;
    text += text.empty() ? "" : session.text("; ", "；");
    if (value.parts.size() > 1) text += names.at(part.agency) + session.text(": ", "：");
    text += part.source->title.empty() ? part.source->code.str() : part.source->title;
    if (part.observation && !part.observation->locator.empty()) {
      text += session.text(", ", "，") + part.observation->locator;
    }
  }
  return text;
}

// REQUIRES: the line is that of the series.
void tell_joints(const Session& session, const LinkedSeries& linked, const AgencyNames& names,
                 ChartLine& line) {
  for (std::size_t i = 0; i < line.points.size(); ++i) {
    line.points[i].source = sources_of(session, linked.values[i], names);
  }
  for (ChartBreak& each : line.breaks) {
    const auto joint =
        std::find_if(linked.joints.begin(), linked.joints.end(), [&](const Joint& one) {
          return one.year == each.first_year && describe(one) == each.reason;
        });
    if (joint != linked.joints.end()) each.reason = joint_words(session, *joint, names);
  }
}

void tell_unjoined(const Session& session, const LinkedCharts& charts,
                   std::vector<std::string>& notes) {
  for (const LinkedSeries& linked : charts.linked) {
    for (const std::string& line : unjoined_lines(session, linked)) {
      notes.push_back(session.text("Across its successions: ", "沿革：") + line +
                      session.text(".", "。"));
    }
  }
}

ChartOptions with_targets(const LinkedCharts& charts, const ChartSelection& selection,
                          ChartOptions options) {
  options.years = selection.read.years;
  options.targets = charts.targets;
  return options;
}

std::string linked_title(const Session& session, const std::string& title) {
  return title + session.text(", across its successions", "，含沿革");
}

}  // namespace

Result<LineChart> linked_lines(const Session& session, const Store& store,
                               const ChartSelection& selection, const ChartOptions& options) {
  const auto charts = read_linked(session, store, selection);
  if (!charts) return charts.error();
  auto chart = line_chart(charts->series, with_targets(*charts, selection, options));
  if (!chart) return chart.error();
  for (std::size_t i = 0; i < chart->lines.size(); ++i) {
    tell_joints(session, charts->linked[i], charts->names, chart->lines[i]);
  }
  chart->title = linked_title(session, chart->title);
  tell_unjoined(session, *charts, chart->notes);
  return chart;
}

Result<SmallMultiples> linked_multiples(const Session& session, const Store& store,
                                        const ChartSelection& selection,
                                        const ChartOptions& options) {
  const auto charts = read_linked(session, store, selection);
  if (!charts) return charts.error();
  auto chart = small_multiples(charts->series, with_targets(*charts, selection, options));
  if (!chart) return chart.error();
  for (std::size_t i = 0; i < chart->panels.size(); ++i) {
    for (ChartLine& line : chart->panels[i].lines) {
      tell_joints(session, charts->linked[i], charts->names, line);
    }
  }
  chart->title = linked_title(session, chart->title);
  tell_unjoined(session, *charts, chart->notes);
  return chart;
}

}  // namespace annals::cli
