#include "exchange/table/table_words.h"

#include <annals/names.h>

#include <string>

#include "core/language.h"
#include "core/utf8.h"

namespace annals::exchange {
namespace {

struct UsualWord {
  std::string_view word;  // folded
  Role role;
};

// People mix the two widths.
struct Brackets {
  std::string_view close;
  std::string_view open[2];
};
constexpr Brackets kBrackets[] = {
    {")", {"(", "（"}}, {"）", {"(", "（"}}, {"]", {"[", "［"}}, {"］", {"[", "［"}}};

// docs/import.md lists these.
constexpr UsualWord kWords[] = {
    {"agency", Role::kAgency},
    {"agency_code", Role::kAgency},
    {"agency code", Role::kAgency},
    {"ref_area", Role::kAgency},
    {"geo", Role::kAgency},
    {"country code", Role::kAgency},
    {"iso_code", Role::kAgency},
    {"机构", Role::kAgency},
    {"机构代码", Role::kAgency},
    {"地区", Role::kAgency},
    {"地区代码", Role::kAgency},
    {"部门", Role::kAgency},
    {"agency_name", Role::kAgencyName},
    {"agency name", Role::kAgencyName},
    {"country", Role::kAgencyName},
    {"country name", Role::kAgencyName},
    {"机构名称", Role::kAgencyName},
    {"单位名称", Role::kAgencyName},
    {"部门名称", Role::kAgencyName},
    {"地区名称", Role::kAgencyName},
    {"indicator", Role::kIndicator},
    {"indicator_code", Role::kIndicator},
    {"indicator code", Role::kIndicator},
    {"series code", Role::kIndicator},
    {"指标", Role::kIndicator},
    {"指标代码", Role::kIndicator},
    {"项目", Role::kIndicator},
    {"indicator_name", Role::kIndicatorName},
    {"indicator name", Role::kIndicatorName},
    {"series name", Role::kIndicatorName},
    {"指标名称", Role::kIndicatorName},
    {"year", Role::kYear},
    {"time", Role::kYear},
    {"time_period", Role::kYear},
    {"年", Role::kYear},
    {"年份", Role::kYear},
    {"年度", Role::kYear},
    {"value", Role::kValue},
    {"obs_value", Role::kValue},
    {"数值", Role::kValue},
    {"值", Role::kValue},
    {"unit", Role::kUnit},
    {"unit_measure", Role::kUnit},
    {"单位", Role::kUnit},
    {"计量单位", Role::kUnit},
    {"bound", Role::kBound},
    {"numerator", Role::kNumerator},
    {"分子", Role::kNumerator},
    {"denominator", Role::kDenominator},
    {"分母", Role::kDenominator},
    {"status", Role::kStatus},
    {"obs_status", Role::kStatus},
    {"obs_flag", Role::kStatus},
    {"flag", Role::kStatus},
    {"flags", Role::kStatus},
    {"状态", Role::kStatus},
    {"source", Role::kSource},
    {"source_code", Role::kSource},
    {"来源", Role::kSource},
    {"来源代码", Role::kSource},
    {"locator", Role::kLocator},
    {"出处", Role::kLocator},
    {"note", Role::kNote},
    {"notes", Role::kNote},
    {"comment", Role::kNote},
    {"备注", Role::kNote},
    {"说明", Role::kNote},
};

}  // namespace

std::string_view role_name(Role role) noexcept {
  switch (role) {
    case Role::kLeftOut:
      return "left out";
    case Role::kAgency:
      return "agency";
    case Role::kAgencyName:
      return "agency_name";
    case Role::kIndicator:
      return "indicator";
    case Role::kIndicatorName:
      return "indicator_name";
    case Role::kYear:
      return "year";
    case Role::kValue:
      return "value";
    case Role::kUnit:
      return "unit";
    case Role::kBound:
      return "bound";
    case Role::kNumerator:
      return "numerator";
    case Role::kDenominator:
      return "denominator";
    case Role::kStatus:
      return "status";
    case Role::kSource:
      return "source";
    case Role::kLocator:
      return "locator";
    case Role::kNote:
      return "note";
    case Role::kPacked:
      return "agency and indicator";
    case Role::kValueBound:
      return "bound of a column";
    case Role::kValueStatus:
      return "status of a column";
    case Role::kForPeople:
      return "left out";
  }
  return "";
}

std::optional<Role> role_of_word(std::string_view heading) {
  const std::string word = folded(heading);
  if (word.find("\\time") != std::string::npos) return Role::kPacked;
  for (const UsualWord& entry : kWords) {
    if (entry.word == word) return entry.role;
  }
  return std::nullopt;
}

bool is_name_for_people(std::string_view heading) {
  for (const std::string_view prefix : {"agency_name_", "indicator_name_"}) {
    if (heading.starts_with(prefix) && core::is_language(heading.substr(prefix.size())))
      return true;
  }
  return false;
}

std::optional<WordWithUnit> word_with_unit(std::string_view text) noexcept {
  text = core::trimmed(text);
  for (const Brackets& brackets : kBrackets) {
    if (!text.ends_with(brackets.close)) continue;
    const std::string_view rest = text.substr(0, text.size() - brackets.close.size());
    std::size_t open = std::string_view::npos, width = 0;
    for (const std::string_view mark : brackets.open) {
      const std::size_t at = rest.rfind(mark);
      if (at == std::string_view::npos || (width > 0 && at < open)) continue;
      open = at;
      width = mark.size();
    }
    if (width == 0) return std::nullopt;
    const WordWithUnit found{core::trimmed(rest.substr(0, open)),
                             core::trimmed(rest.substr(open + width))};
    if (found.word.empty() || found.unit.empty()) return std::nullopt;
    return found;
  }
  return std::nullopt;
}

std::string_view mapped_heading(const TableColumns& columns, Role role) noexcept {
  switch (role) {
    case Role::kAgency:
      return columns.agency;
    case Role::kAgencyName:
      return columns.agency_name;
    case Role::kIndicator:
      return columns.indicator;
    case Role::kIndicatorName:
      return columns.indicator_name;
    case Role::kYear:
      return columns.year;
    case Role::kValue:
      return columns.value;
    case Role::kUnit:
      return columns.unit;
    case Role::kBound:
      return columns.bound;
    case Role::kNumerator:
      return columns.numerator;
    case Role::kDenominator:
      return columns.denominator;
    case Role::kStatus:
      return columns.status;
    case Role::kSource:
      return columns.source;
    case Role::kLocator:
      return columns.locator;
    case Role::kNote:
      return columns.note;
    case Role::kLeftOut:
    case Role::kPacked:
    case Role::kValueBound:
    case Role::kValueStatus:
    case Role::kForPeople:
      return {};
  }
  return {};
}

}  // namespace annals::exchange
