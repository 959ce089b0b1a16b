#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.h"
#include "exchange/export/forms.h"
#include "exchange/export/status_words.h"

namespace annals::exchange {
namespace {

// A text with what would be markup escaped; controls and ends of lines become blanks.
std::string escaped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const core::CodePoint c = core::first_code_point(text);
    if (core::is_control(c.value)) {
      result += ' ';
    } else {
      if (std::string_view("\\`*_{}[]<>#|~").find(text.front()) != std::string_view::npos) {
        result += '\\';
      }
      result += text.substr(0, c.length);
    }
    text.remove_prefix(c.length);
  }
  return result;
}

// An address as a link.
std::string linked(const std::string& url) {
  const bool plain =
      url.find_first_of(" <>\n\r\t") == std::string::npos && url.find(':') != std::string::npos;
  return plain ? "<" + url + ">" : escaped(url);
}

template <typename T>
std::string name_of(const T& definition, const Language& language) {
  const std::string_view name = definition.names.in(language);
  return escaped(name.empty() ? std::string_view(definition.code.str()) : name);
}

class MarkdownReport {
 public:
  MarkdownReport(std::ostream& out, const Extract& extract)
      : out_(out), extract_(extract), language_(extract.language) {
    for (std::size_t i = 0; i < extract.sources.size(); ++i) {
      numbers_[extract.sources[i]->code] = i + 1;
    }
  }

  void write() {
    for (const Indicator& indicator : extract_.indicators) write_indicator(indicator);
    write_sources();
  }

 private:
  std::string_view words(std::string_view english, std::string_view chinese) const {
    return say(language_, english, chinese);
  }

  std::vector<const Series*> series_of(const Indicator& indicator) const {
    std::vector<const Series*> result;
    for (const Series& series : extract_.series) {
      if (series.indicator().code == indicator.code) result.push_back(&series);
    }
    return result;
  }

  void write_indicator(const Indicator& indicator) {
    const std::vector<const Series*> all = series_of(indicator);
    const std::string unit(indicator.unit_in(language_));
    out_ << "## " << name_of(indicator, language_);
    if (!unit.empty()) out_ << words(" (", "（") << escaped(unit) << words(")", "）");
    out_ << "\n\n";
    write_table(all);
    write_legend(all);
    write_notes(indicator, all);
  }

  static YearRange years_of(const std::vector<const Series*>& all) {
    YearRange years{kLastYear, kFirstYear};
    for (const Series* series : all) {
      years.first = std::min(years.first, series->observations().front().year);
      years.last = std::max(years.last, series->observations().back().year);
    }
    return years;
  }

  void write_table(const std::vector<const Series*>& all) {
    const auto [first, last] = years_of(all);
    out_ << "| " << words("Agency", "机构") << " |";
    for (Year year = first; year <= last; ++year) out_ << ' ' << to_string(year) << " |";
    out_ << "\n| --- |";
    for (Year year = first; year <= last; ++year) out_ << " ---: |";
    out_ << '\n';
    for (const Series* series : all) {
      out_ << "| " << name_of(series->agency(), language_) << " |";
      std::size_t next = 0;
      for (Year year = first; year <= last; ++year) {
        const bool here = next < series->size() && series->observations()[next].year == year;
        out_ << ' ' << (here ? cell(*series, next) + " |" : "|");
        if (here) ++next;
      }
      out_ << '\n';
    }
    out_ << '\n';
  }

  // "97.3 P [2]": the value, the letters of its statuses, and the number of its source.
  std::string cell(const Series& series, std::size_t i) {
    const Observation& observation = series.observations()[i];
    std::string text = "-";
    if (observation.value) {
      text = escaped(print_value(*observation.value, observation.bound, language_));
    }
    if (!observation.status.normal()) text += ' ' + observation.status.letters();
    return text + " [" + std::to_string(numbers_.at(series.source(i)->code)) + "]";
  }

  // What the letters in the table mean.
  void write_legend(const std::vector<const Series*>& all) {
    std::string legend;
    for (const ObsStatus status : kStatuses) {
      if (status == ObsStatus::kNormal || !occurs(status, all)) continue;
      if (!legend.empty()) legend += words(", ", "，");
      legend += static_cast<char>(status);
      legend += ' ';
      legend += status_word(status, language_);
    }
    if (!legend.empty()) out_ << legend << "\n\n";
  }

  static bool occurs(ObsStatus status, const std::vector<const Series*>& all) {
    return std::any_of(all.begin(), all.end(), [&](const Series* series) {
      const auto observations = series->observations();
      return std::any_of(observations.begin(), observations.end(),
                         [&](const Observation& each) { return each.status.contains(status); });
    });
  }

  // Breaks between the years of the table, and what stands beside a value: its counts and its note.
  void write_notes(const Indicator& indicator, const std::vector<const Series*>& all) {
    const YearRange years = years_of(all);
    bool any = false;
    for (const SeriesBreak& known : extract_.breaks) {
      if (known.indicator != indicator.code || !years.contains(known.first_year)) continue;
      any = true;
      out_ << "- " << words("break in series in ", "口径中断于 ") << to_string(known.first_year);
      if (known.agency) out_ << words(" for ", "，仅 ") << escaped(known.agency->str());
      if (!known.reason.empty()) out_ << words(": ", "：") << escaped(known.reason);
      out_ << '\n';
    }
    for (const Series* series : all) {
      for (const Observation& observation : series->observations()) {
        const std::string note = note_of(observation);
        if (note.empty()) continue;
        any = true;
        out_ << "- " << name_of(series->agency(), language_) << ' ' << to_string(observation.year)
             << words(": ", "：") << note << '\n';
      }
    }
    if (any) out_ << '\n';
  }

  std::string note_of(const Observation& observation) const {
    std::string text;
    const auto add = [&](std::string_view part) {
      if (part.empty()) return;
      if (!text.empty()) text += words("; ", "；");
      text += part;
    };
    if (observation.numerator || observation.denominator) {
      const auto count = [](const std::optional<Decimal>& n) { return n ? n->plain() : "?"; };
      add(count(observation.numerator) + " / " + count(observation.denominator));
    }
    add(escaped(observation.note));
    return text;
  }

  void write_sources() {
    if (extract_.sources.empty()) return;
    out_ << "## " << words("Sources", "来源") << "\n\n";
    for (const auto& source : extract_.sources) {
      out_ << std::to_string(numbers_.at(source->code)) << ". ";
      std::string text = escaped(source->title.empty() ? source->code.str() : source->title);
      const auto add = [&](const std::string& part) {
        if (!part.empty()) text += std::string(words(", ", "，")) + part;
      };
      add(escaped(source->document_number));
      add(escaped(source->publisher));
      if (source->published) add(source->published->str());
      add(linked(source->url));
      out_ << text;
      out_ << '\n';
    }
  }

  std::ostream& out_;
  const Extract& extract_;
  Language language_;
  std::map<SourceCode, std::size_t> numbers_;
};

}  // namespace

void write_markdown(std::ostream& out, const Extract& extract) {
  MarkdownReport(out, extract).write();
}

}  // namespace annals::exchange
