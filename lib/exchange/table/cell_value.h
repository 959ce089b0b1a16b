// A value as people type it into a cell.
#pragma once

#include <annals/error.h>
#include <annals/import_table.h>
#include <annals/indicator.h>
#include <annals/observation.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::exchange {

// The marks for "no value", compared as folded() says.
class MissingMarks {
 public:
  // The marks that are known everywhere, changed by those of a mapping.
  explicit MissingMarks(const TableMapping& mapping);

  // What a cell means that holds no number; null if "text" is no such mark. An empty text is one.
  const MissingMeaning* find(std::string_view text) const;
  // True if digits alone may be a mark, such as 9999.
  bool may_be_number() const noexcept { return may_be_number_; }

 private:
  std::map<std::string, MissingMeaning, std::less<>> meanings_;
  bool may_be_number_ = false;
};

// How the unit of an indicator may be written behind a number.
struct UnitWords {
  std::string code;                // of the indicator, for messages
  std::string unit;                // as printed
  std::vector<std::string> words;  // narrowed; the longest first
  bool percent = false;            // a percent sign belongs to it

  explicit UnitWords(const Indicator& indicator);
};

// The power of ten of "unit" against an indicator's: 0 for its own, 4 for 万件 against 件. Fails
// with kInvalidData if it is another unit.
Result<int> unit_power(std::string_view unit, const UnitWords& words);

struct CellValue {
  bool said = true;  // false: the cell says nothing, and nothing is written
  std::optional<Decimal> value{};
  Bound bound = Bound::kExact;
  ObsStatusSet status{};
  std::string note{};
};

struct ValueRules {
  MissingMarks missing;
  char decimal_mark = '.';
  bool eurostat_flags = false;
};

// Reads a cell: a number with groups of three, a word for its bound, 万 and its kind, the
// indicator's unit or a percent sign where the unit is one, remarks and flags; or a mark for a
// missing value. "power" is of ten, by the unit of the table. What may mean two things is refused
// with kInvalidData.
Result<CellValue> read_value(std::string_view text, const ValueRules& rules, const UnitWords& unit,
                             int power = 0);

}  // namespace annals::exchange
