// What a store seals.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace annals::storage {

// Stored by name; do not change.
enum class RecordKind {
  kBatch,
  kSubject,
  kAgency,
  kIndicator,
  kSource,
  kTarget,
  kRule,
  kWaiver,
  kFreeze,
};

// The name of the kind: that of its table.
constexpr std::string_view table_of(RecordKind kind) noexcept {
  switch (kind) {
    case RecordKind::kBatch:
      return "batch";
    case RecordKind::kSubject:
      return "subject";
    case RecordKind::kAgency:
      return "agency";
    case RecordKind::kIndicator:
      return "indicator";
    case RecordKind::kSource:
      return "source";
    case RecordKind::kTarget:
      return "target";
    case RecordKind::kRule:
      return "rule";
    case RecordKind::kWaiver:
      return "waiver";
    case RecordKind::kFreeze:
      return "freeze";
  }
  return "";
}

// The kind of this name; empty if there is none.
constexpr std::optional<RecordKind> record_kind(std::string_view table) noexcept {
  for (int i = 0; i <= static_cast<int>(RecordKind::kFreeze); ++i) {
    const auto kind = static_cast<RecordKind>(i);
    if (table_of(kind) == table) return kind;
  }
  return std::nullopt;
}

// A record, by the id of its row.
struct RecordKey {
  RecordKind kind;
  std::int64_t id;

  friend auto operator<=>(const RecordKey&, const RecordKey&) = default;
};

}  // namespace annals::storage
