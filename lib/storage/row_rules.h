// What a single row must fulfil to be written.
#pragma once

#include <annals/agency.h>
#include <annals/batch.h>
#include <annals/indicator.h>
#include <annals/store.h>

#include <optional>
#include <string>

#include "storage/registry.h"

namespace annals::storage {

// True for 9, 9.0 and 122e3.
bool is_whole(const Decimal& value);

struct RowProblem {
  RowField field;
  Error error;
};

// The rules for values of one indicator.
class RowRules {
 public:
  RowRules() = default;
  // The registry tells of what kind the numerator and the denominator are.
  RowRules(const Indicator& indicator, Registry& registry);

  // The first rule that the row breaks; empty if none. "detail" may be null.
  std::optional<RowProblem> check(const Agency& agency, const Batch::Row& row,
                                  const Batch::Detail* detail) const;

 private:
  std::optional<RowProblem> check_year(const Agency& agency, const Batch::Row& row) const;
  std::optional<RowProblem> check_value(const Batch::Row& row) const;
  std::optional<RowProblem> check_detail(const Batch::Row& row, const Batch::Detail& detail) const;

  // "101 is above 100%, the most that "rate" can be".
  std::string outside(const Decimal& value, const char* side, const Decimal& bound,
                      const char* extreme) const;

  const Indicator* indicator_ = nullptr;
  bool whole_values_ = false;
  bool whole_numerators_ = false, whole_denominators_ = false;
};

}  // namespace annals::storage
