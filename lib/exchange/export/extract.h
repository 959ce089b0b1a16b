// What an export is about to write, read from the store once.
#pragma once

#include <annals/export.h>
#include <annals/series.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace annals::exchange {

struct Extract {
  std::vector<Series> series;         // none is empty; by agency and then by indicator
  std::vector<Agency> agencies;       // of the series, each once, by code
  std::vector<Indicator> indicators;  // likewise
  std::vector<std::shared_ptr<const SourceDocument>> sources;  // of the observations, by code
  std::vector<DefinitionVersion> versions;                     // of the indicators
  std::vector<SeriesBreak> breaks;                             // of the indicators
  std::vector<Language> languages;  // that were asked for; all if none were
  Language language;                // of headings, and of names where there is room for one

  std::size_t observations() const;
  ExportSummary summary() const;
  // All years from the first to the last observation, also those without any; none if there is no
  // observation.
  std::vector<Year> years() const;
};

// Fails with kNotFound for a code that is not defined, or as the store does.
Result<Extract> extract(const Store& store, const ExportSelection& selection,
                        const ExportOptions& options);

// The texts of these languages, or all if "languages" is empty.
LocalizedText texts_in(const LocalizedText& texts, const std::vector<Language>& languages);

}  // namespace annals::exchange
