// The storage's own pieces over a store in memory or on a file, for its unit tests.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "storage/agencies.h"
#include "storage/connection.h"
#include "storage/indicators.h"
#include "storage/registry.h"
#include "storage/seals.h"
#include "storage/sources.h"
#include "storage/write.h"
#include "support/builders.h"

namespace annals::test {

// With agencies "court" and "tax" and indicators "rate" and "cases", as define_court() has them.
struct Room {
  explicit Room(const std::filesystem::path& file = "") : connection(file, {}) {
    for (const char* code : {"court", "tax"}) define(agency(code));
    define(indicator("rate", IndicatorKind::kPercent));
    define(indicator("cases"));
  }

  template <typename T>
  bool define(const T& definition, Redefine redefine = Redefine::kRefuse) {
    storage::WriteScope scope(connection);
    const bool changed = storage::define(connection, definition, redefine);
    storage::seal_touched(connection, "tester");
    scope.commit();
    return changed;
  }
  WriteSummary write(std::span<const Batch> batches) {
    storage::OpenBatches open_batches;
    storage::WriteScope scope(connection);
    const WriteSummary summary =
        storage::write_batches(connection, registry, batches, {"tester", ""}, open_batches);
    storage::seal_touched(connection, "tester");
    scope.commit();
    return summary;
  }
  WriteSummary write(const Batch& batch) { return write(std::span(&batch, 1)); }

  storage::Connection connection;
  storage::Registry registry{connection};
};

}  // namespace annals::test
