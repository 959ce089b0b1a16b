#include "exchange/workbook/workbook_sheets.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/export/status_words.h"

namespace annals::exchange {
namespace {

void write_headings(WorkSheet& sheet, std::size_t row,
                    const std::vector<std::string_view>& headings) {
  for (std::size_t i = 0; i < headings.size(); ++i) sheet.bold(row, i, headings[i]);
}

template <typename T>
std::string name_of(const T& definition, const Language& language) {
  const std::string_view name = definition.names.in(language);
  return name.empty() ? definition.code.str() : std::string(name);
}

template <typename T>
std::string text_of(const std::optional<T>& value) {
  return value ? to_string(*value) : "";
}

void write_count(WorkSheet& sheet, std::size_t row, std::size_t column,
                 const std::optional<Decimal>& count) {
  if (count) sheet.number(row, column, *count);
}

void write_observation(WorkSheet& sheet, std::size_t row, const Series& series, std::size_t i) {
  const Observation& observation = series.observations()[i];
  sheet.text(row, 0, series.agency().code.str());
  sheet.text(row, 1, series.indicator().code.str());
  sheet.whole(row, 2, static_cast<int>(observation.year));
  write_count(sheet, row, 3, observation.value);
  if (observation.bound != Bound::kExact) sheet.text(row, 4, to_string(observation.bound));
  write_count(sheet, row, 5, observation.numerator);
  write_count(sheet, row, 6, observation.denominator);
  if (!observation.status.normal()) sheet.text(row, 7, observation.status.letters());
  sheet.text(row, 8, series.source(i)->code.str());
  sheet.text(row, 9, observation.locator);
  sheet.text(row, 10, observation.note);
}

std::string_view bound_sign(Bound bound) {
  switch (bound) {
    case Bound::kExact:
      return "";
    case Bound::kAbout:
      return "~";
    case Bound::kAtLeast:
      return "≥";
    case Bound::kAtMost:
      return "≤";
  }
  return "";
}

void write_year(WorkSheet& sheet, std::size_t row, std::size_t column,
                const Observation& observation, const Language& language) {
  if (observation.value) {
    const std::string letters =
        observation.status.normal() ? "" : " " + observation.status.letters();
    sheet.number(row, column, *observation.value, bound_sign(observation.bound), letters);
    return;
  }
  // A text would be drawn as zero.
  std::string reason;
  for (const ObsStatus status : kStatuses) {
    if (status == ObsStatus::kNormal || !observation.status.contains(status)) continue;
    reason += (reason.empty() ? "" : ", ") + std::string(status_word(status, language));
  }
  sheet.comment(row, column, reason);
}

// By indicator and then by agency, as people compare.
std::vector<const Series*> by_indicator(const Extract& extract) {
  std::vector<const Series*> result;
  for (const Series& series : extract.series) result.push_back(&series);
  std::stable_sort(result.begin(), result.end(), [](const Series* a, const Series* b) {
    return a->indicator().code < b->indicator().code;
  });
  return result;
}

// Collects where the values of indicators stand; rows are added in the order of indicators.
class Ranges {
 public:
  Ranges(Year first, std::size_t first_column, std::size_t name_column, const Language& language)
      : first_(first),
        first_column_(first_column),
        name_column_(name_column),
        language_(language) {}

  void add(const Series& series, std::size_t row) {
    if (std::none_of(series.observations().begin(), series.observations().end(),
                     [](const Observation& each) { return each.value.has_value(); })) {
      return;
    }
    const std::size_t begin = column_of(series.observations().front().year);
    const std::size_t end = column_of(series.observations().back().year);
    if (last_ != series.indicator().code) {
      last_ = series.indicator().code;
      ranges_.push_back({name_of(series.indicator(), language_),
                         std::string(series.indicator().unit_in(language_)),
                         {},
                         begin,
                         end,
                         name_column_});
    }
    ChartRange& range = ranges_.back();
    range.rows.push_back(row);
    range.first_column = std::min(range.first_column, begin);
    range.last_column = std::max(range.last_column, end);
  }

  // Those with something to compare.
  std::vector<ChartRange> take() {
    std::erase_if(ranges_, [](const ChartRange& range) {
      return range.rows.size() < 2 && range.first_column == range.last_column;
    });
    // Those over years come first.
    std::stable_partition(ranges_.begin(), ranges_.end(), [](const ChartRange& range) {
      return range.first_column != range.last_column;
    });
    return std::move(ranges_);
  }

 private:
  std::size_t column_of(Year year) const {
    return first_column_ + static_cast<std::size_t>((year - first_).count());
  }

  Year first_;
  std::size_t first_column_, name_column_;
  const Language& language_;
  std::vector<ChartRange> ranges_;
  std::optional<IndicatorCode> last_;
};

std::size_t write_indicators(WorkSheet& sheet, const Extract& extract) {
  const Language& language = extract.language;
  const auto word = [&](std::string_view english, std::string_view chinese) {
    return say(language, english, chinese);
  };
  write_headings(
      sheet, 0,
      {word("Indicator", "指标"), word("Code", "代码"), word("Unit", "单位"), word("Kind", "类型"),
       word("Polarity", "方向"), word("Numerator", "分子"), word("Denominator", "分母"),
       word("Formula", "公式"), word("Definition", "定义")});
  std::size_t row = 1;
  for (const Indicator& indicator : extract.indicators) {
    sheet.text(row, 0, name_of(indicator, language));
    sheet.text(row, 1, indicator.code.str());
    sheet.text(row, 2, indicator.unit_in(language));
    sheet.text(row, 3, to_string(indicator.kind));
    sheet.text(row, 4, to_string(indicator.polarity));
    if (indicator.numerator) sheet.text(row, 5, indicator.numerator->str());
    if (indicator.denominator) sheet.text(row, 6, indicator.denominator->str());
    sheet.text(row, 7, indicator.formula);
    sheet.text(row, 8, best_text(indicator.definition, language));
    ++row;
  }
  return row;
}

std::size_t write_versions(WorkSheet& sheet, std::size_t row, const Extract& extract) {
  const Language& language = extract.language;
  if (extract.versions.empty()) return row;
  const auto word = [&](std::string_view english, std::string_view chinese) {
    return say(language, english, chinese);
  };
  write_headings(sheet, ++row,
                 {word("Version of a definition", "定义的版本"), word("Code", "代码"),
                  word("From", "起"), word("To", "止"), word("Legal basis", "依据"),
                  word("Numerator", "分子"), word("Denominator", "分母"), word("Note", "备注")});
  for (const DefinitionVersion& version : extract.versions) {
    ++row;
    sheet.text(row, 0, version.version);
    sheet.text(row, 1, version.indicator.str());
    sheet.text(row, 2, text_of(version.valid_from));
    sheet.text(row, 3, text_of(version.valid_to));
    sheet.text(row, 4, version.legal_basis);
    sheet.text(row, 5, version.numerator_rule);
    sheet.text(row, 6, version.denominator_rule);
    sheet.text(row, 7, version.note);
  }
  return row + 1;
}

std::size_t write_breaks(WorkSheet& sheet, std::size_t row, const Extract& extract) {
  const Language& language = extract.language;
  if (extract.breaks.empty()) return row;
  const auto word = [&](std::string_view english, std::string_view chinese) {
    return say(language, english, chinese);
  };
  write_headings(sheet, ++row,
                 {word("Break in series: reason", "序列中断：原因"), word("Code", "代码"),
                  word("First year", "首年"), word("Agency", "机构"),
                  word("Value by the old method", "旧口径数值")});
  for (const SeriesBreak& known : extract.breaks) {
    ++row;
    sheet.text(row, 0, known.reason);
    sheet.text(row, 1, known.indicator.str());
    sheet.whole(row, 2, static_cast<int>(known.first_year));
    if (known.agency) sheet.text(row, 3, known.agency->str());
    write_count(sheet, row, 4, known.pre_break_value);
  }
  return row + 1;
}

void write_statuses(WorkSheet& sheet, std::size_t row, const Language& language) {
  write_headings(sheet, ++row,
                 {say(language, "Status", "数据状态"), say(language, "Letter", "字母")});
  for (const ObsStatus status : kStatuses) {
    ++row;
    sheet.text(row, 0, status_word(status, language));
    sheet.text(row, 1, std::string(1, static_cast<char>(status)));
  }
}

}  // namespace

void write_values_sheet(WorkSheet& sheet, const Extract& extract) {
  std::vector<std::string> names;
  const std::vector<Language> languages =
      extract.languages.empty() ? std::vector<Language>{extract.language} : extract.languages;
  for (const Language& language : languages) {
    names.push_back("agency_name_" + language);
    names.push_back("indicator_name_" + language);
  }
  std::vector<std::string_view> headings{"agency", "indicator", "year",        "value",
                                         "bound",  "numerator", "denominator", "status",
                                         "source", "locator",   "note"};
  headings.insert(headings.end(), names.begin(), names.end());
  headings.push_back("unit");
  write_headings(sheet, 0, headings);
  std::size_t row = 1;
  for (const Series& series : extract.series) {
    for (std::size_t i = 0; i < series.size(); ++i, ++row) {
      write_observation(sheet, row, series, i);
      std::size_t column = 11;
      for (const Language& language : languages) {
        sheet.text(row, column++, name_of(series.agency(), language));
        sheet.text(row, column++, name_of(series.indicator(), language));
      }
      sheet.text(row, column, series.indicator().unit_in(extract.language));
    }
  }
  sheet.freeze(1, 0);
  sheet.filter(row - 1, headings.size() - 1);
}

std::vector<ChartRange> write_table_sheet(WorkSheet& sheet, const Extract& extract) {
  const Language& language = extract.language;
  constexpr std::size_t kAgencyColumn = 2, kFirstYearColumn = 3;
  write_headings(sheet, 0,
                 {say(language, "Indicator", "指标"), say(language, "Unit", "单位"),
                  say(language, "Agency", "机构")});
  sheet.freeze(1, kFirstYearColumn);
  const std::vector<Year> years = extract.years();
  if (years.empty()) return {};
  for (std::size_t i = 0; i < years.size(); ++i) {
    sheet.whole(0, kFirstYearColumn + i, static_cast<int>(years[i]), true);
  }
  Ranges ranges(years.front(), kFirstYearColumn, kAgencyColumn, language);
  std::size_t row = 1;
  for (const Series* series : by_indicator(extract)) {
    sheet.text(row, 0, name_of(series->indicator(), language));
    sheet.text(row, 1, series->indicator().unit_in(language));
    sheet.text(row, 2, name_of(series->agency(), language));
    for (const Observation& observation : series->observations()) {
      const auto offset = static_cast<std::size_t>((observation.year - years.front()).count());
      write_year(sheet, row, kFirstYearColumn + offset, observation, language);
    }
    ranges.add(*series, row);
    ++row;
  }
  return ranges.take();
}

void write_sources_sheet(WorkSheet& sheet, const Extract& extract) {
  write_headings(
      sheet, 0,
      {"code", "title", "document_number", "publisher", "published", "url", "sha256", "note"});
  std::size_t row = 1;
  for (const auto& source : extract.sources) {
    sheet.text(row, 0, source->code.str());
    sheet.text(row, 1, source->title);
    sheet.text(row, 2, source->document_number);
    sheet.text(row, 3, source->publisher);
    if (source->published) sheet.text(row, 4, source->published->str());
    sheet.text(row, 5, source->url);
    sheet.text(row, 6, source->sha256);
    sheet.text(row, 7, source->note);
    ++row;
  }
  sheet.freeze(1, 0);
}

void write_definitions_sheet(WorkSheet& sheet, const Extract& extract) {
  std::size_t row = write_indicators(sheet, extract);
  row = write_versions(sheet, row, extract);
  row = write_breaks(sheet, row, extract);
  write_statuses(sheet, row, extract.language);
  sheet.freeze(1, 0);
}

}  // namespace annals::exchange
