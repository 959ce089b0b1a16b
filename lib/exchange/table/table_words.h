// What the columns of a table may hold, and the usual headings for it.
#pragma once

#include <annals/import_table.h>

#include <array>
#include <optional>
#include <string_view>

namespace annals::exchange {

enum class Role {
  kLeftOut,
  kAgency,
  kAgencyName,
  kIndicator,
  kIndicatorName,
  kYear,
  kValue,  // a value, of a long table or under a heading that says of what
  kUnit,
  kBound,
  kNumerator,
  kDenominator,
  kStatus,
  kSource,
  kLocator,
  kNote,
  kPacked,  // several dimensions in one cell, as in Eurostat's files: "A,PC,DE"
  // Of one column of values beside it, "2023_bound" and "2023_status".
  kValueBound,
  kValueStatus,
  kForPeople,  // names beside codes, as an export in several languages writes them
};
// "agency", "agency_name" and so on, as the keys of a mapping call them.
std::string_view role_name(Role role) noexcept;

// The role that "heading" names by a usual word; empty if it names none.
std::optional<Role> role_of_word(std::string_view heading);

// True for "agency_name_zh" and "indicator_name_en", which stand beside codes in what we export.
bool is_name_for_people(std::string_view heading);

// A word and the unit in brackets behind it, "Rate (%)". ASCII and full-width brackets, round or
// square, are alike.
struct WordWithUnit {
  std::string_view word, unit;
};
// Empty if "text" does not end in brackets, or nothing stands in or before them.
std::optional<WordWithUnit> word_with_unit(std::string_view text) noexcept;

// Those that a mapping may name a column for.
inline constexpr std::array kMappedRoles{
    Role::kAgency, Role::kAgencyName, Role::kIndicator, Role::kIndicatorName, Role::kYear,
    Role::kValue,  Role::kUnit,       Role::kBound,     Role::kNumerator,     Role::kDenominator,
    Role::kStatus, Role::kSource,     Role::kLocator,   Role::kNote};
// The heading or letters that a mapping gives for a role; empty if none.
std::string_view mapped_heading(const TableColumns& columns, Role role) noexcept;

}  // namespace annals::exchange
