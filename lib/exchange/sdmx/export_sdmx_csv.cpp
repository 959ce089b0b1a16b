#include <string>
#include <string_view>

#include "core/text.h"
#include "exchange/export/forms.h"
#include "exchange/sdmx/sdmx.h"
#include "exchange/text/csv_writer.h"

namespace annals::exchange {
namespace {

// Every text is written as it is: a message is for programs, and SDMX-JSON must say the same.
// "#N/A" alone has a meaning in SDMX-CSV, an intentionally missing value.
Result<void> check_text(std::string_view text, const SdmxComponent& component,
                        const std::string& where) {
  if (text != "#N/A") return {};
  return Error{ErrorCode::kInvalidData,
               "the " + std::string(component.id) + " of " + where +
                   " is \"#N/A\", which SDMX-CSV reads as missing: word it otherwise"};
}

Result<void> write_row(CsvWriter& csv, const Series& series, std::size_t i,
                       const std::string& reference) {
  const Observation& observation = series.observations()[i];
  const std::string year = to_string(observation.year);
  const std::string where = core::quoted(series.agency().code.str()) + ", " +
                            core::quoted(series.indicator().code.str()) + ", " + year;
  csv.cell("dataflow").cell(reference).cell("R").cell("A");
  csv.cell(sdmx_code(series.agency().code.str())).cell(sdmx_code(series.indicator().code.str()));
  csv.cell(year).cell(sdmx_value(observation));
  const std::string& unit = series.indicator().unit;
  if (auto good = check_text(unit, kSdmxUnit, where); !good) return good;
  csv.cell(unit);
  const auto attributes = sdmx_attributes(series, i);
  for (std::size_t k = 0; k < attributes.size(); ++k) {
    if (auto good = check_text(attributes[k], kSdmxAttributes[k], where); !good) return good;
    csv.cell(attributes[k]);
  }
  csv.end_record();
  return {};
}

}  // namespace

// R, replace, is what a reader of 2.0 and one of 2.1 take for the observations as they stand.
Result<void> write_sdmx_csv(std::ostream& out, const Extract& extract,
                            const ExportOptions& options) {
  if (auto good = check_sdmx_agency(options); !good) return good;
  CsvWriter csv(out);
  csv.cell("STRUCTURE").cell("STRUCTURE_ID").cell("ACTION");
  for (const SdmxComponent& dimension : kSdmxDimensions) csv.cell(dimension.id);
  csv.cell(kSdmxTime.id).cell(kSdmxMeasure.id).cell(kSdmxUnit.id);
  for (const SdmxComponent& attribute : kSdmxAttributes) csv.cell(attribute.id);
  csv.end_record();
  const std::string reference = sdmx_reference(options, kSdmxDataflow);
  for (const Series& series : extract.series) {
    for (std::size_t i = 0; i < series.size(); ++i) {
      if (auto written = write_row(csv, series, i, reference); !written) return written;
    }
  }
  return {};
}

}  // namespace annals::exchange
