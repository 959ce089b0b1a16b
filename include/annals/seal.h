// Seals: the chain of digests by which a store can prove that nobody changed it quietly.
#pragma once

#include <annals/calendar.h>

#include <cstdint>
#include <string>

namespace annals {

// Each transaction that changes a store seals what it changed: every batch of values, and every
// subject, agency (with its successions), indicator (with the versions of its definition and its
// breaks), source, target, rule, waiver and freeze. A seal holds a SHA-256 digest of what the
// record says, and one of that and of the seal before it. So the digest of the last seal stands for
// all that was ever recorded: who keeps it elsewhere can tell later whether any of that was
// changed.
struct Seal {
  std::int64_t number = 0;  // from 1, ascending with time
  std::string kind;         // "batch", "agency", "indicator", ...
  Timestamp recorded_at;
  std::string author;
  // The code of the record, or what stands for one, and the number of a batch. Looked up, not
  // sealed; empty where the record is no more.
  std::string name;
  std::string digest;  // 64 hexadecimal digits

  friend bool operator==(const Seal&, const Seal&) = default;
};

}  // namespace annals
