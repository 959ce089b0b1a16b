#include <annals/annals.h>

#include <iostream>

using namespace annals;

int main() try {
  Store store = Store::open("courts.db").value();
  const AgencyCode courts("shandong-courts");
  const IndicatorCode loss_rate("litigation.loss_rate");
  store.define(Agency{.code = courts, .names = {{{"zh", "山东法院"}}, {}}}).value();
  store
      .define(Indicator{.code = loss_rate,
                        .names = {{{"zh", "败诉率"}}, {}},
                        .kind = IndicatorKind::kPercent,
                        .unit = "%",
                        .polarity = Polarity::kLowerIsBetter})
      .value();

  Batch report({.code = SourceCode("report-2022"), .title = "山东法院2022年行政审判报告"});
  const char* const printed[] = {"16.4", "11.36", "9.72", "10.83", "6.88"};
  for (int i = 0; i < 5; ++i) {
    report.add(courts, loss_rate,
               {.year = Year(2018 + i), .value = Decimal::parse(printed[i]).value()});
  }
  store.write(report).value();

  const Series series = store.series(courts, loss_rate).value();
  const Trend result = trend(series).value();
  std::cout << sparkline(series) << "  " << result.change->absolute.str()
            << " percentage points since 2018\n"
            << to_string(result.verdict) << ": " << result.slope->slope
            << " a year, p = " << result.test->p_value << '\n';
} catch (const BadResultAccess& failure) {
  std::cerr << failure.what() << '\n';
  return 1;
}
