// What a stranger's first program does: it keeps one figure and asks for it.
#include <annals/annals.h>

#include <cstdio>
#include <exception>
#include <string>

namespace {

using namespace annals;

constexpr const char* kPrinted = "82.61";

std::string written_and_read() {
  Store store = Store::in_memory().value();

  const AgencyCode court("court");
  Agency agency{.code = court};
  agency.names.names["en"] = "A court";
  store.define(agency).value();

  const IndicatorCode rate("appearance_rate");
  Indicator indicator{.code = rate};
  indicator.names.names["en"] = "Appearance rate";
  indicator.kind = IndicatorKind::kPercent;
  indicator.unit = "%";
  indicator.decimals = 2;
  store.define(indicator).value();

  Observation observation{.year = Year(2023)};
  observation.value = Decimal::parse(kPrinted).value();
  Batch batch(SourceDocument{.code = SourceCode("report"), .title = "A report"});
  batch.add(court, rate, observation);
  store.write(batch).value();

  const Series series = store.series(court, rate).value();
  const Observation* found = series.find(Year(2023));
  return found != nullptr && found->value ? found->value->str() : "nothing";
}

}  // namespace

int main() {
  try {
    const std::string read = written_and_read();
    std::printf("annals %s read %s\n", version(), read.c_str());
    return read == kPrinted ? 0 : 1;
  } catch (const std::exception& error) {
    std::printf("%s\n", error.what());
    return 1;
  }
}
