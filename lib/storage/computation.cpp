#include "storage/computation.h"

#include <annals/formula.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/formula_tokens.h"
#include "core/text.h"
#include "storage/errors.h"
#include "storage/indicators.h"

namespace annals::storage {
namespace {

std::string subject_of(const IndicatorCode& code) {
  return "indicator " + core::quoted(code.str());
}

// The codes that an indicator is computed from. A formula that another program wrote and that
// cannot be read names none.
std::vector<IndicatorCode> parts_of(const std::optional<IndicatorCode>& numerator,
                                    const std::optional<IndicatorCode>& denominator,
                                    const std::string& formula) {
  std::vector<IndicatorCode> parts;
  if (numerator) parts.push_back(*numerator);
  if (denominator) parts.push_back(*denominator);
  if (formula.empty()) return parts;
  const auto parsed = Formula::parse(formula);
  if (parsed) parts.insert(parts.end(), parsed->codes().begin(), parsed->codes().end());
  return parts;
}

std::vector<IndicatorCode> parts_of(Connection& connection, const IndicatorCode& code) {
  Cursor cursor = connection.cursor(
      "SELECT n.code, d.code, i.formula FROM indicator AS i "
      "LEFT JOIN indicator AS n ON n.id = i.numerator_id "
      "LEFT JOIN indicator AS d ON d.id = i.denominator_id WHERE i.code = ?1");
  cursor.put(code.str());
  if (!cursor.step()) return {};
  const auto maybe = [&](int column) {
    const auto text = cursor.maybe_text(column);
    return text ? std::optional(IndicatorCode(*text)) : std::nullopt;
  };
  return parts_of(maybe(0), maybe(1), cursor.text(2));
}

struct Step {
  IndicatorCode code;
  std::vector<IndicatorCode> parts;
  std::size_t next = 0;  // of the parts
};

// Walks along what "start" is computed from, each indicator once, until it comes to "start" again;
// the codes on the way, or none.
std::vector<IndicatorCode> circle_from(Connection& connection, const IndicatorCode& start,
                                       std::vector<IndicatorCode> parts) {
  std::set<IndicatorCode> seen;
  std::vector<Step> path{{start, std::move(parts)}};
  while (!path.empty()) {
    Step& step = path.back();
    if (step.next == step.parts.size()) {
      path.pop_back();
      continue;
    }
    const IndicatorCode part = step.parts[step.next++];
    if (part == start) break;
    if (seen.insert(part).second) path.push_back({part, parts_of(connection, part)});
  }
  std::vector<IndicatorCode> circle;
  for (const Step& step : path) circle.push_back(step.code);
  return circle;
}

void check_defined(Connection& connection, const IndicatorCode& code) {
  try {
    indicator_id(connection, code);
  } catch (Failure& failure) {
    std::string& message = failure.error.message;
    const std::size_t suggestions = message.find(';');
    if (code.str().find('-') != std::string::npos) {
      message.insert(std::min(suggestions, message.size()),
                     "; a minus would have a blank before it");
    }
    throw;
  }
}

}  // namespace

void check_formula(Connection& connection, const Indicator& indicator) {
  if (indicator.formula.empty()) return;
  const auto formula = Formula::parse(indicator.formula);
  if (!formula) {
    const std::string subject = core::formula_subject(indicator.formula);
    fail(ErrorCode::kInvalidData, subject_of(indicator.code) + " has the " + subject + ", which" +
                                      formula.error().message.substr(subject.size()));
  }
  for (const IndicatorCode& code : formula->codes()) {
    if (code == indicator.code) continue;  // a circle, which is told as such
    check_defined(connection, code);
  }
}

void check_no_circle(Connection& connection, const Indicator& indicator) {
  const auto circle =
      circle_from(connection, indicator.code,
                  parts_of(indicator.numerator, indicator.denominator, indicator.formula));
  if (circle.empty()) return;
  std::string path = core::quoted(circle.front().str()) + " needs ";
  for (std::size_t i = 1; i < circle.size(); ++i) {
    path += core::quoted(circle[i].str()) + ", which needs ";
  }
  path += circle.size() == 1 ? "itself" : core::quoted(circle.front().str());
  fail(ErrorCode::kInvalidData,
       subject_of(indicator.code) + " would be computed from itself: " + path);
}

}  // namespace annals::storage
