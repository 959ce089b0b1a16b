#include "exchange/export/extract.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/nearest.h"
#include "core/text.h"

namespace annals::exchange {
namespace {

// A definition by its code; the error names the nearest.
template <typename T, typename C>
Result<void> check_defined(const std::vector<T>& all, const C& code, std::string_view what) {
  std::vector<std::string> codes;
  for (const T& each : all) {
    if (each.code == code) return {};
    codes.push_back(each.code.str());
  }
  return Error{ErrorCode::kNotFound, std::string(what) + " " + core::quoted(code.str()) +
                                         " is not defined" +
                                         core::did_you_mean(core::nearest(code.str(), codes))};
}

// The agencies that a selection lets in.
class Choice {
 public:
  Choice(const ExportSelection& selection, std::vector<Agency> agencies)
      : selection_(selection), agencies_(std::move(agencies)) {
    for (const Agency& agency : agencies_) {
      if (agency.parent) parents_.emplace(agency.code, *agency.parent);
    }
  }

  Result<void> check() const {
    for (const AgencyCode& code : selection_.agencies) {
      if (auto known = check_defined(agencies_, code, "agency"); !known) return known;
    }
    if (selection_.parent) return check_defined(agencies_, *selection_.parent, "agency");
    return {};
  }

  std::set<AgencyCode> codes() const {
    std::set<AgencyCode> result;
    for (const Agency& agency : agencies_) {
      if (lets_in(agency)) result.insert(agency.code);
    }
    return result;
  }

 private:
  bool lets_in(const Agency& agency) const {
    const auto& named = selection_.agencies;
    if (!named.empty() && std::find(named.begin(), named.end(), agency.code) == named.end()) {
      return false;
    }
    if (selection_.kind && *selection_.kind != agency.kind) return false;
    return !selection_.parent || stands_below(agency, *selection_.parent);
  }

  // A store refuses circles, so that the walk ends.
  bool stands_below(const Agency& agency, const AgencyCode& top) const {
    for (auto at = parents_.find(agency.code); at != parents_.end();
         at = parents_.find(at->second)) {
      if (at->second == top) return true;
    }
    return false;
  }

  const ExportSelection& selection_;
  std::vector<Agency> agencies_;
  std::map<AgencyCode, AgencyCode> parents_;
};

// The series of these agencies and indicators (of all indicators if there are none), by whichever
// way reads less.
Result<std::vector<Series>> read_series(const Store& store, const std::set<AgencyCode>& agencies,
                                        const std::set<IndicatorCode>& indicators,
                                        const ReadOptions& options) {
  std::vector<Series> result;
  const auto keep = [&](std::vector<Series> some) {
    for (Series& series : some) {
      const bool wanted = agencies.contains(series.agency().code) &&
                          (indicators.empty() || indicators.contains(series.indicator().code));
      if (wanted && !series.empty()) result.push_back(std::move(series));
    }
  };
  if (!indicators.empty() && indicators.size() < agencies.size()) {
    for (const IndicatorCode& code : indicators) {
      auto some = store.cross_section(code, options);
      if (!some) return some.error();
      keep(*std::move(some));
    }
  } else {
    for (const AgencyCode& code : agencies) {
      auto some = store.profile(code, options);
      if (!some) return some.error();
      keep(*std::move(some));
    }
  }
  std::sort(result.begin(), result.end(), [](const Series& a, const Series& b) {
    return std::pair(a.agency().code, a.indicator().code) <
           std::pair(b.agency().code, b.indicator().code);
  });
  return result;
}

// What the series are of and where they come from, each once.
void gather(Extract& extract) {
  std::map<AgencyCode, Agency> agencies;
  std::map<IndicatorCode, Indicator> indicators;
  std::map<SourceCode, std::shared_ptr<const SourceDocument>> sources;
  for (const Series& series : extract.series) {
    agencies.emplace(series.agency().code, series.agency());
    indicators.emplace(series.indicator().code, series.indicator());
    for (const auto& source : series.sources()) sources.emplace(source->code, source);
  }
  for (auto& [code, agency] : agencies) extract.agencies.push_back(std::move(agency));
  for (auto& [code, indicator] : indicators) extract.indicators.push_back(std::move(indicator));
  for (auto& [code, source] : sources) extract.sources.push_back(std::move(source));
}

Result<void> gather_notes(const Store& store, Extract& extract) {
  const auto versions = store.definition_versions();
  if (!versions) return versions.error();
  const auto breaks = store.breaks();
  if (!breaks) return breaks.error();
  const auto chosen = [&](const IndicatorCode& code) {
    return std::any_of(extract.indicators.begin(), extract.indicators.end(),
                       [&](const Indicator& indicator) { return indicator.code == code; });
  };
  const auto concerned = [&](const SeriesBreak& known) {
    return !known.agency ||
           std::any_of(extract.agencies.begin(), extract.agencies.end(),
                       [&](const Agency& agency) { return agency.code == *known.agency; });
  };
  for (const DefinitionVersion& version : *versions) {
    if (chosen(version.indicator)) extract.versions.push_back(version);
  }
  for (const SeriesBreak& known : *breaks) {
    if (chosen(known.indicator) && concerned(known)) extract.breaks.push_back(known);
  }
  return {};
}

void add_languages(const Names& names, std::set<Language>& languages) {
  for (const auto& [language, name] : names.names) languages.insert(language);
}

}  // namespace

std::size_t Extract::observations() const {
  std::size_t count = 0;
  for (const Series& each : series) count += each.size();
  return count;
}

ExportSummary Extract::summary() const {
  std::set<Language> named;
  for (const Agency& agency : agencies) add_languages(agency.names, named);
  for (const Indicator& indicator : indicators) add_languages(indicator.names, named);
  return {.agencies = agencies.size(),
          .indicators = indicators.size(),
          .observations = observations(),
          .sources = sources.size(),
          .languages = {named.begin(), named.end()}};
}

std::vector<Year> Extract::years() const {
  std::vector<Year> result;
  if (series.empty()) return result;
  Year first = kLastYear, last = kFirstYear;
  for (const Series& each : series) {
    first = std::min(first, each.observations().front().year);
    last = std::max(last, each.observations().back().year);
  }
  for (Year year = first; year <= last; ++year) result.push_back(year);
  return result;
}

Result<Extract> extract(const Store& store, const ExportSelection& selection,
                        const ExportOptions& options) {
  auto agencies = store.agencies();
  if (!agencies) return agencies.error();
  const auto all_indicators = store.indicators();
  if (!all_indicators) return all_indicators.error();
  for (const IndicatorCode& code : selection.indicators) {
    if (auto known = check_defined(*all_indicators, code, "indicator"); !known) {
      return known.error();
    }
  }
  const Choice choice(selection, *std::move(agencies));
  if (auto known = choice.check(); !known) return known.error();
  auto series =
      read_series(store, choice.codes(), {selection.indicators.begin(), selection.indicators.end()},
                  selection.read);
  if (!series) return series.error();
  Extract result;
  result.series = *std::move(series);
  result.languages = options.languages;
  result.language = options.languages.empty() ? "en" : options.languages.front();
  gather(result);
  if (auto noted = gather_notes(store, result); !noted) return noted.error();
  return result;
}

LocalizedText texts_in(const LocalizedText& texts, const std::vector<Language>& languages) {
  if (languages.empty()) return texts;
  LocalizedText result;
  for (const Language& language : languages) {
    const auto found = texts.find(language);
    if (found != texts.end()) result.insert(*found);
  }
  return result;
}

}  // namespace annals::exchange
