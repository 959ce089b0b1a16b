// Differences: what was added, changed and removed between two states of a store, or between two
// stores.
//
//   Store store = Store::open("figures.db").value();
//   Store sent = store.frozen("report 2023 as sent").value();
//   diff_values({sent}, {store}, {}, [](const ValueDifference& each) { ...; return Result<void>();
//   }); for (const DefinitionDifference& each : diff_definitions(sent, store).value()) ...
#pragma once

#include <annals/calendar.h>
#include <annals/code.h>
#include <annals/error.h>
#include <annals/observation.h>
#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals {

enum class DifferenceKind {
  kAdded,    // "added": only afterwards
  kChanged,  // "changed"
  kRemoved,  // "removed": only before; of one store it was retracted, or is not yet published
};
std::string_view to_string(DifferenceKind kind) noexcept;

// A field that differs, as the text that a dump has for it (docs/interchange.md); empty: nothing.
struct FieldDifference {
  std::string field;
  std::string before, after;

  friend bool operator==(const FieldDifference&, const FieldDifference&) = default;
};

// A state of a store: as it is, as the public could know it on a day, as it was recorded by a
// moment, or both. REQUIRES: the store outlives it.
struct StoreState {
  const Store& store;
  std::optional<Date> as_of{};
  std::optional<Timestamp> recorded_by{};
};

// The current value of an agency, indicator and year where it differs. Of what was added or removed
// every field in which something stands is a difference from nothing.
struct ValueDifference {
  DifferenceKind kind;
  AgencyCode agency;
  IndicatorCode indicator;
  Year year;
  std::optional<Observation> before, after;
  std::string source_before, source_after;  // their codes
  // "value", "bound", "status", "numerator", "denominator", "source", "locator", "note".
  std::vector<FieldDifference> fields;
};

struct DiffOptions {
  std::vector<AgencyCode> agencies{};       // empty: all
  std::vector<IndicatorCode> indicators{};  // empty: all
  YearRange years{};
  // Leave out values of which nothing but source, locator and note differ.
  bool values_only = false;
};

struct DiffSummary {
  std::size_t added = 0, changed = 0, removed = 0;

  std::size_t total() const noexcept { return added + changed + removed; }
  friend bool operator==(const DiffSummary&, const DiffSummary&) = default;
};

// Shows every value that differs, by indicator, agency and year, each side of one state of its
// store, and counts them. A value printed to more digits differs: 97.30 is not 97.3. Memory: the
// series of one indicator on both sides. Up to the first error of "visit". Fails with kNotFound if
// a code is defined on neither side, and with kInvalidArgument for an empty span of years.
Result<DiffSummary> diff_values(const StoreState& before, const StoreState& after,
                                const DiffOptions& options,
                                const std::function<Result<void>(const ValueDifference&)>& visit);

// A definition that differs: the table of a dump in which it stands ("agencies", "indicators",
// "targets", "rules", ...), and its key there, the parts of which are apart by a blank.
struct DefinitionDifference {
  DifferenceKind kind;
  std::string table;
  std::string key;
  std::vector<FieldDifference> fields;
};

// All definitions that differ, by table and key. Definitions are kept as they are now, and not as
// they were at a moment: what they were is told by a freeze, a backup or a dump.
Result<std::vector<DefinitionDifference>> diff_definitions(const Store& before, const Store& after);

// The moment by which a write was recorded, for StoreState. Fails with kNotFound if there is no
// such write, and with kInvalidArgument if the next one was recorded in the same millisecond, so
// that no moment lies between the two.
Result<Timestamp> moment_of_write(const Store& store, std::int64_t write);

}  // namespace annals
