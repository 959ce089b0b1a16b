// The data structure under which SDMX messages carry observations: its dimensions, its attributes
// and how they are written. An interface to files that others keep: do not change, but add.
//
// OBS_VALUE is in the unit of the indicator for every observation, so that a reader who looks at no
// attribute compares like with like: UNIT_MULT is always 0, and a number rounded to tens or more
// (122 * 10^3) is 122000 with ROUNDED_TO 3. DECIMALS puts back zeros that a double loses.
#pragma once

#include <annals/export.h>
#include <annals/names.h>
#include <annals/series.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "exchange/export/extract.h"
#include "exchange/text/json_writer.h"

namespace annals::exchange {

inline constexpr std::string_view kSdmxVersion = "1.0.0";
inline constexpr std::string_view kSdmxStructure = "YEARLY_INDICATORS";
inline constexpr std::string_view kSdmxDataflow = "YEARLY_INDICATORS";
inline constexpr std::string_view kSdmxConcepts = "YEARLY_CONCEPTS";

// Objects and arrays of a message that fit on a line.
inline constexpr auto kOnLine = JsonLayout::kOnLine;

// SDMX allows letters, digits and "_@$-" in a code and not the point of ours; "@" stands for it,
// which is in no code of ours.
std::string sdmx_code(std::string_view code);
std::string own_code(std::string_view sdmx_code);

// What a component is written as.
enum class SdmxType { kCode, kText, kInteger, kDouble, kYear };

struct SdmxComponent {
  std::string_view id;
  std::string_view english, chinese;  // its name
  SdmxType type = SdmxType::kText;
  std::string_view codelist{};  // of kCode

  LocalizedText names() const;
};

inline constexpr std::array kSdmxDimensions{
    SdmxComponent{"FREQ", "Frequency", "频率", SdmxType::kCode, "CL_FREQ"},
    SdmxComponent{"REPORTING_AGENCY", "Reporting agency", "填报机构", SdmxType::kCode,
                  "CL_REPORTING_AGENCY"},
    SdmxComponent{"INDICATOR", "Indicator", "指标", SdmxType::kCode, "CL_INDICATOR"},
};
inline constexpr SdmxComponent kSdmxTime{"TIME_PERIOD", "Year", "年份", SdmxType::kYear};
inline constexpr SdmxComponent kSdmxMeasure{"OBS_VALUE", "Value", "数值", SdmxType::kDouble};
// Of an indicator; all others are of an observation.
inline constexpr SdmxComponent kSdmxUnit{"UNIT_MEASURE", "Unit of measure", "计量单位"};
inline constexpr std::array kSdmxAttributes{
    SdmxComponent{"OBS_STATUS", "Observation status, the strongest", "数据状态（最强者）",
                  SdmxType::kCode, "CL_OBS_STATUS"},
    SdmxComponent{"FURTHER_STATUS", "Further statuses, letters of CL_OBS_STATUS", "其他数据状态"},
    SdmxComponent{"DECIMALS", "Digits printed after the point", "小数位数", SdmxType::kInteger},
    SdmxComponent{"UNIT_MULT", "Unit multiplier, a power of ten", "单位乘数（10 的幂）",
                  SdmxType::kInteger},
    SdmxComponent{"ROUNDED_TO", "Power of ten of the last printed digit, above zero",
                  "末位数字的 10 的幂", SdmxType::kInteger},
    SdmxComponent{"BOUND", "What the print says beside the number", "数值界限", SdmxType::kCode,
                  "CL_BOUND"},
    SdmxComponent{"NUMERATOR", "Numerator, as printed", "分子"},
    SdmxComponent{"DENOMINATOR", "Denominator, as printed", "分母"},
    SdmxComponent{"SOURCE", "Source document", "来源文件", SdmxType::kCode, "CL_SOURCE"},
    SdmxComponent{"LOCATOR", "Place in the source", "来源中的位置"},
    SdmxComponent{"COMMENT_OBS", "Note", "备注"},
};

// The value without an exponent, in the unit of the indicator; "NaN" if there is none.
std::string sdmx_value(const Observation& observation);
// The attributes of observation i, in the order of kSdmxAttributes; empty where there is none.
std::array<std::string, kSdmxAttributes.size()> sdmx_attributes(const Series& series,
                                                                std::size_t i);
// The name of a code of an attribute; the code itself where it has none.
LocalizedText sdmx_code_names(const SdmxComponent& component, const std::string& code,
                              const Extract& extract);

// Fails with kInvalidArgument if the options name no agency of SDMX.
Result<void> check_sdmx_agency(const ExportOptions& options);
// "ANNALS:YEARLY_INDICATORS(1.0.0)".
std::string sdmx_reference(const ExportOptions& options, std::string_view id);
// "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=ANNALS:CL_BOUND(1.0.0)"; "part" with its point.
std::string sdmx_urn(const ExportOptions& options, std::string_view kind, std::string_view id,
                     std::string_view part = {});

// The members "name" and "names"; the fallback where there is no name.
void write_sdmx_names(JsonWriter& json, const LocalizedText& names, std::string_view fallback,
                      const Extract& extract);
// The member "meta"; "kind" names the message.
void write_sdmx_meta(JsonWriter& json, std::string_view kind, const Extract& extract,
                     const ExportOptions& options);

}  // namespace annals::exchange
