// What a store returns, as a short text: a test compares whole answers and shows them on one line.
#pragma once

#include <annals/annals.h>

#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace annals::test {

inline std::string shown(bool changed) { return changed ? "changed" : "unchanged"; }

// "1 inserted, 2 revised"; "nothing" for a write that was given nothing.
inline std::string shown(const WriteSummary& summary) {
  std::string result;
  const auto part = [&](std::size_t count, std::string_view word) {
    if (count == 0) return;
    if (!result.empty()) result += ", ";
    result.append(std::to_string(count)).append(" ").append(word);
  };
  part(summary.inserted, "inserted");
  part(summary.revised, "revised");
  part(summary.unchanged, "unchanged");
  part(summary.retracted, "retracted");
  part(summary.repeated, "repeated");
  return result.empty() ? "nothing" : result;
}

// "2023=about 97.30 (P) 3/4 [page 1] {note}", with only what is there.
inline std::string shown(const Observation& observation) {
  std::string result = std::to_string(static_cast<int>(observation.year)) + "=";
  if (observation.bound != Bound::kExact) result.append(to_string(observation.bound)).append(" ");
  result += observation.value ? observation.value->str() : "-";
  if (!observation.status.normal()) result += " (" + observation.status.letters() + ")";
  if (observation.numerator || observation.denominator) {
    result += " " + (observation.numerator ? observation.numerator->str() : "-") + "/" +
              (observation.denominator ? observation.denominator->str() : "-");
  }
  if (!observation.locator.empty()) result += " [" + observation.locator + "]";
  if (!observation.note.empty()) result += " {" + observation.note + "}";
  return result;
}

// "2022=16.4 @r1; 2023=11.36 @r2"; "empty" for a series without observations.
inline std::string shown(const Series& series) {
  std::string result;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (i > 0) result += "; ";
    result += shown(series.observations()[i]);
    if (series.source(i)) result += " @" + series.source(i)->code.str();
  }
  return result.empty() ? "empty" : result;
}

// "court: 2022=16.4 @r1 | tax: 2022=9 @r1"; "none" for no series.
inline std::string shown(const std::vector<Series>& section) {
  std::string result;
  for (const Series& series : section) {
    if (!result.empty()) result += " | ";
    result += series.agency().code.str() + ": " + shown(series);
  }
  return result.empty() ? "none" : result;
}

// "2022=16.4 @r1; *2022=16.5 @r2; 2023 retracted {why} @r1": a star marks the current ones.
inline std::string shown(const std::vector<Revision>& history) {
  std::string result;
  for (const Revision& revision : history) {
    if (!result.empty()) result += "; ";
    if (revision.current) result += "*";
    if (revision.retracted) {
      result += std::to_string(static_cast<int>(revision.observation.year)) + " retracted";
      if (!revision.observation.note.empty()) result += " {" + revision.observation.note + "}";
    } else {
      result += shown(revision.observation);
    }
    result += " @" + revision.source->code.str();
  }
  return result.empty() ? "none" : result;
}

inline std::string_view shown(RowField field) {
  switch (field) {
    case RowField::kSource:
      return "source";
    case RowField::kAgency:
      return "agency";
    case RowField::kIndicator:
      return "indicator";
    case RowField::kYear:
      return "year";
    case RowField::kValue:
      return "value";
    case RowField::kStatus:
      return "status";
    case RowField::kCounts:
      return "counts";
    case RowField::kRow:
      return "row";
  }
  return "?";
}

// One line an issue: "0:2 value: invalid_data: …" (batch, row, field, code, message).
inline std::string shown(const std::vector<RowIssue>& issues) {
  std::string result;
  for (const RowIssue& issue : issues) {
    if (!result.empty()) result += "\n";
    result += std::to_string(issue.batch) + ":" + std::to_string(issue.row) + " ";
    result.append(shown(issue.field)).append(": ").append(to_string(issue.error.code));
    result += ": " + issue.error.message;
    if (issue.other_row) result += " (row " + std::to_string(*issue.other_row) + ")";
  }
  return result.empty() ? "none" : result;
}

// One line a defect: "bounds: …".
inline std::string shown(const std::vector<Defect>& defects) {
  std::string result;
  for (const Defect& defect : defects) {
    if (!result.empty()) result += "\n";
    result += defect.rule + ": " + defect.message;
  }
  return result.empty() ? "none" : result;
}

inline std::string shown(const Error& error) {
  return std::string(to_string(error.code)) + ": " + error.message;
}

// The value, or "not_found: …".
template <typename T>
std::string shown(const Result<T>& result) {
  if (!result) return shown(result.error());
  if constexpr (std::is_void_v<T>) {
    return "ok";
  } else {
    return shown(*result);
  }
}

// The codes of definitions, in the order given: "court, tax"; "none" for none.
template <typename T>
std::string codes_of(const Result<std::vector<T>>& definitions) {
  if (!definitions) return shown(definitions.error());
  std::string result;
  for (const T& definition : *definitions) {
    if (!result.empty()) result += ", ";
    result += definition.code.str();
  }
  return result.empty() ? "none" : result;
}
// The code of what was found, or "not_found: …".
template <typename T>
std::string code_of(const Result<T>& definition) {
  return definition ? definition->code.str() : shown(definition.error());
}

}  // namespace annals::test
