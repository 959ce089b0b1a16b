// Exports into texts.
#pragma once

#include <annals/annals.h>

#include <sstream>
#include <string>

#include "importing.h"

namespace annals::test {

inline std::string exported(const Store& store, ExportFormat format,
                            const ExportSelection& selection = {},
                            const ExportOptions& options = {}) {
  std::ostringstream out;
  export_to(store, out, format, selection, options).value();
  return out.str();
}

// The vocabulary with a second source and five values, which have between them everything a value
// can have.
inline Store exporting_store() {
  Store store = Store::in_memory().value();
  define_vocabulary(store);
  Indicator dotted = indicator("hotline.tickets");
  dotted.names = zh("工单数");
  dotted.unit = "件";
  store.define(dotted).value();
  SourceDocument undated = source("yearbook");
  undated.title.clear();
  store.define(undated).value();
  Observation rate = observation(2021, "97.30", "BP");
  rate.numerator = 109;
  rate.denominator = 112;
  rate.locator = "六（一）";
  rate.note = "a, \"b\"";
  Observation tickets = observation(2023, "122e3");
  tickets.bound = Bound::kAtLeast;
  store
      .write(Batch(SourceCode("report-2023"))
                 .add(AgencyCode("pukou"), IndicatorCode("rate"), rate)
                 .add(AgencyCode("pukou"), IndicatorCode("rate"), observation(2023, "", "L"))
                 .add(AgencyCode("pukou"), IndicatorCode("hotline.tickets"), tickets)
                 .add(AgencyCode("jiangning"), IndicatorCode("cases"), observation(2023, "0")))
      .value();
  store
      .write(Batch(SourceCode("yearbook"))
                 .add(AgencyCode("jiangning"), IndicatorCode("cases"), observation(2021, "-5")))
      .value();
  return store;
}

}  // namespace annals::test
