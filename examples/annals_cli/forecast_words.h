// A forecast in sentences.
#pragma once

#include <annals/forecast.h>

#include <optional>
#include <string>
#include <vector>

#include "session.h"
#include "table.h"

namespace annals::cli {

// Writes about one forecast in the user's language. REQUIRES: all but the target outlive it.
class ForecastWords {
 public:
  ForecastWords(const Session& session, const Series& series, const Forecast& forecast,
                std::optional<ForecastTarget> target);

  std::string title() const;
  // What it rests on, and what becomes of the target.
  std::vector<std::string> sentences() const;
  // What a reader must know besides.
  std::vector<std::string> notes() const;

  // A forecast at the digits that its interval justifies, for people and for programs.
  Cell cell(double value) const;
  // "low set on the bound"; empty where nothing is.
  std::string clamped(const ForecastValue& value) const;

 private:
  std::string basis() const;
  std::string target_sentence() const;
  std::string target_text() const;
  std::string met_sentence(const TargetOutlook& outlook) const;
  std::string reached_sentence(const TargetOutlook& outlook) const;
  std::string not_reached_sentence(const TargetOutlook& outlook) const;
  std::string note(ForecastCaveat caveat) const;
  std::string confidence() const;

  const Session& session_;
  const Series& series_;
  const Forecast& forecast_;
  std::optional<ForecastTarget> target_;
};

}  // namespace annals::cli
