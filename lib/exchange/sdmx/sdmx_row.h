// The heading and the rows of an SDMX-CSV message, read as observations.
#pragma once

#include <annals/error.h>
#include <annals/observation.h>

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::exchange {

// Where the columns stand. A heading "ID: Name", and then cells "A: Name" of codes, are read by
// what stands before the colon.
struct SdmxHeading {
  static SdmxHeading read(std::span<const std::string_view> cells);

  std::map<std::string, std::size_t, std::less<>> columns;  // those that are read, by id
  std::string_view agency_column = "REPORTING_AGENCY";      // or REF_AREA
  bool labelled = false;
  std::vector<std::string> unread;                    // not ours
  std::vector<std::pair<std::string, Error>> faults;  // a column, and what is wrong with it
};

// Takes note of a column, what stands in it and what is wrong with that.
using SdmxFail = std::function<void(std::string_view, std::string_view, Error)>;

// REQUIRES: the heading and the cells outlive it.
class SdmxRow {
 public:
  SdmxRow(const SdmxHeading& heading, std::span<const std::string_view> cells)
      : heading_(heading), cells_(cells) {}

  const SdmxHeading& heading() const noexcept { return heading_; }
  // Empty where the column is not there, and for what is missing on purpose.
  std::string_view cell(std::string_view column) const;
  // The cell as a code of ours, without the name behind it.
  std::string code(std::string_view column) const;
  Observation observation(const SdmxFail& fail) const;

 private:
  void read_value(Observation& observation, const SdmxFail& fail) const;
  void read_status(Observation& observation, const SdmxFail& fail) const;

  const SdmxHeading& heading_;
  std::span<const std::string_view> cells_;
};

}  // namespace annals::exchange
