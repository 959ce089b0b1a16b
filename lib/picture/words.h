// The words of pictures, in English and Chinese.
#pragma once

#include <annals/chart.h>

#include <string>
#include <string_view>
#include <vector>

namespace annals::picture {

bool chinese(std::string_view language);
// The one of two wordings that is in the language.
std::string say(std::string_view language, std::string_view english, std::string_view chinese_text);

// "provisional"; the letters for what has no word.
std::string status_word(ObsStatus status, std::string_view language);
// "provisional, break in series"; empty for normal.
std::string status_words(ObsStatusSet status, std::string_view language);

// The statuses of both.
ObsStatusSet united(ObsStatusSet a, ObsStatusSet b);
// "P provisional, E estimated".
std::string letters_explained(ObsStatusSet statuses, std::string_view language);

// "97.3 %", "at least 20", or why there is none.
std::string value_words(const ChartPoint& point, std::string_view unit, std::string_view language);
// "Pukou, 2023: 97.3 %, provisional (report 2023)".
std::string point_words(std::string_view label, const ChartPoint& point, std::string_view unit,
                        std::string_view language);
// "Target 2025: at least 95".
std::string target_words(const ChartTarget& target, std::string_view language);

// What the signs in a chart mean, as far as they occur: an axis that begins at "cut" and not at
// zero, breaks, statuses, bounds. Then the notes of the chart.
std::vector<std::string> notes_of(const LineChart& chart, std::string_view cut,
                                  std::string_view language);
// Says that an axis, of values or of positions, begins at such a value.
std::string cut_sentence(std::string_view at, std::string_view language);

// True if some line has a value.
bool any_value(const LineChart& chart);

// What those hear who do not see the picture: the chart's own description, or one made of values.
std::string description_of(const LineChart& chart, std::string_view language);

// Signs that occur in points.
struct SignsSeen {
  ObsStatusSet statuses{};  // of values
  ObsStatusSet reasons{};   // of gaps
  bool about = false, at_least = false, at_most = false, intervals = false;

  void add(const ChartPoint& point);
  std::vector<std::string> sentences(std::string_view language) const;
};

}  // namespace annals::picture
