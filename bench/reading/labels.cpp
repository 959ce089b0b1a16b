#include "reading/labels.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <ostream>
#include <set>
#include <sstream>
#include <vector>

namespace annals::bench {
namespace {

using Row = std::map<std::string, std::string>;

// From here on two phrases are alike.
constexpr double kAlike = 0.4;

std::vector<std::string> split_line(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
      fields.back() += line[++i];
    else if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      fields.emplace_back();
    else if (c != '\r')
      fields.back() += c;
  }
  return fields;
}

// Rows by the names of their columns; no cell holds a line break.
std::vector<Row> read_rows(std::string_view csv) {
  std::vector<Row> rows;
  std::vector<std::string> names;
  std::istringstream in{std::string(csv)};
  std::string line;
  while (std::getline(in, line)) {
    const std::vector<std::string> fields = split_line(line);
    if (names.empty()) {
      names = fields;
      continue;
    }
    Row row;
    for (std::size_t i = 0; i < std::min(names.size(), fields.size()); ++i)
      row[names[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

// The characters that name something, sorted: no punctuation, no blanks, no 的.
std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> result;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    const std::string c(text.substr(i, length));
    const bool mark = length == 1 ? !std::isalnum(byte)
                                  : c < "\xE3\x81" || c >= "\xEF\xBC" || c == "的" || c == "、";
    if (!mark) result.push_back(c);
    i += length;
  }
  std::sort(result.begin(), result.end());
  return result;
}

// How much a character tells: the fewer listed phrases have it, the more.
class Weights {
 public:
  explicit Weights(const std::vector<Row>& rows) {
    std::set<std::string> phrases;
    for (const Row& row : rows) phrases.insert(row.at("indicator_phrase"));
    for (const std::string& phrase : phrases) {
      std::vector<std::string> once = characters(phrase);
      once.erase(std::unique(once.begin(), once.end()), once.end());
      for (const std::string& c : once) weights_[c] += 1;
    }
    for (auto& [c, weight] : weights_)
      weight = std::log(1 + static_cast<double>(phrases.size()) / weight);
    unknown_ = std::log(1 + static_cast<double>(phrases.size()));
  }

  double of(const std::vector<std::string>& text) const {
    double sum = 0;
    for (const std::string& c : text) {
      const auto found = weights_.find(c);
      sum += found == weights_.end() ? unknown_ : found->second;
    }
    return sum;
  }

  // The weight that both have, to the mean of what each has (Dice's coefficient): 0 to 1.
  double alike(std::string_view a, std::string_view b) const {
    const std::vector<std::string> left = characters(a), right = characters(b);
    std::vector<std::string> common;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::back_inserter(common));
    const double both = of(left) + of(right);
    return both > 0 ? 2 * of(common) / both : 0;
  }

 private:
  std::map<std::string, double> weights_;
  double unknown_ = 1;
};

// A phrase may name its agency too.
double likeness(const Weights& weights, const Proposal& proposal, const Row& row) {
  const std::string phrase = row.at("indicator_phrase");
  return std::max(weights.alike(proposal.phrase, phrase),
                  weights.alike(proposal.phrase, row.at("agency") + phrase));
}

bool same_bound(const Proposal& proposal, const std::string& qualifier) {
  const bool exact = qualifier == "exact" || qualifier == "rounded" || qualifier.empty();
  return exact ? proposal.bound == Bound::kExact : to_string(proposal.bound) == qualifier;
}

bool same_figure(const Proposal& proposal, const Row& row) {
  const auto value = Decimal::parse(row.at("value_number"));
  return value && *value == proposal.value && proposal.unit == row.at("unit") &&
         same_bound(proposal, row.at("qualifier"));
}

// Whether a proposal stands in the quotation, wherever that is in the text.
bool within_quote(std::string_view text, const Proposal& proposal, const std::string& quote) {
  std::size_t at = text.find(quote);
  if (quote.empty() || at == std::string_view::npos) return true;
  for (; at != std::string_view::npos; at = text.find(quote, at + 1)) {
    if (at <= proposal.offset && proposal.offset < at + quote.size()) return true;
  }
  return false;
}

struct Pairing {
  std::size_t proposal, row;
  double likeness;
};

// Each row with at most one proposal, the most alike first.
std::vector<Pairing> pair(std::string_view text, const Weights& weights,
                          const std::vector<Proposal>& proposals, const std::vector<Row>& rows) {
  std::vector<Pairing> all;
  for (std::size_t p = 0; p < proposals.size(); ++p) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (same_figure(proposals[p], rows[r]) &&
          within_quote(text, proposals[p], rows[r].at("quote")))
        all.push_back({p, r, likeness(weights, proposals[p], rows[r])});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Pairing& a, const Pairing& b) { return a.likeness > b.likeness; });
  std::vector<bool> proposal_taken(proposals.size()), row_taken(rows.size());
  std::vector<Pairing> pairs;
  for (const Pairing& candidate : all) {
    if (proposal_taken[candidate.proposal] || row_taken[candidate.row]) continue;
    proposal_taken[candidate.proposal] = row_taken[candidate.row] = true;
    pairs.push_back(candidate);
  }
  return pairs;
}

bool names_it(const Weights& weights, const Proposal& proposal, const Row& row,
              const std::vector<Row>& rows) {
  const double own = likeness(weights, proposal, row);
  if (own < kAlike) return false;
  return std::none_of(rows.begin(), rows.end(), [&](const Row& other) {
    return other.at("indicator_phrase") != row.at("indicator_phrase") &&
           other.at("unit") == row.at("unit") && likeness(weights, proposal, other) > own + 1e-9;
  });
}

std::string shown(const Proposal& proposal) {
  return proposal.printed + " " + proposal.unit + " " + std::string(to_string(proposal.bound)) +
         " [" + proposal.phrase + "] " +
         (proposal.indicator ? proposal.indicator->str() : std::string("?")) +
         " in: " + proposal.clause;
}

void score_known(const Proposal& proposal, const Row& row, FileScore& score, std::ostream* told) {
  const auto code = row.find("indicator");
  const bool listed = code != row.end() && !code->second.empty();
  const bool right = listed && proposal.indicator && proposal.indicator->str() == code->second;
  if (listed) {
    ++score.known;
    if (right)
      ++score.known_right;
    else if (told)
      *told << "  unknown " << code->second << ": " << shown(proposal) << '\n';
  }
  if (code == row.end() || !proposal.indicator || right || proposal.confidence <= 0.9) return;
  ++score.wrong_and_sure;
  if (told) *told << "  sure and wrong: " << shown(proposal) << '\n';
}

}  // namespace

FileScore& FileScore::operator+=(const FileScore& other) {
  listed += other.listed;
  proposed += other.proposed;
  found += other.found;
  year_right += other.year_right;
  phrase_right += other.phrase_right;
  known += other.known;
  known_right += other.known_right;
  wrong_and_sure += other.wrong_and_sure;
  return *this;
}

FileScore score_report(std::string_view text, std::string_view list, const Vocabulary& vocabulary,
                       std::ostream* told) {
  const std::vector<Row> rows = read_rows(list);
  Reading reading = read_report(text, vocabulary, {});
  std::vector<Proposal> proposals;
  for (Proposal& proposal : reading.proposals)
    if (!proposal.derived) proposals.push_back(std::move(proposal));
  FileScore score;
  score.listed = rows.size();
  score.proposed = proposals.size();
  std::vector<bool> proposal_found(proposals.size()), row_found(rows.size());
  const Weights weights(rows);
  for (const Pairing& found : pair(text, weights, proposals, rows)) {
    const Proposal& proposal = proposals[found.proposal];
    const Row& row = rows[found.row];
    proposal_found[found.proposal] = row_found[found.row] = true;
    ++score.found;
    if (proposal.year && to_string(*proposal.year) == row.at("year"))
      ++score.year_right;
    else if (told)
      *told << "  year " << (proposal.year ? to_string(*proposal.year) : "none") << " not "
            << row.at("year") << ": " << shown(proposal) << '\n';
    if (names_it(weights, proposal, row, rows))
      ++score.phrase_right;
    else if (told)
      *told << "  phrase not " << row.at("indicator_phrase") << ": " << shown(proposal) << '\n';
    score_known(proposal, row, score, told);
  }
  if (!told) return score;
  for (std::size_t r = 0; r < rows.size(); ++r)
    if (!row_found[r])
      *told << "  missed " << rows[r].at("value_number") << " " << rows[r].at("unit") << " "
            << rows[r].at("qualifier") << " " << rows[r].at("indicator_phrase") << ": "
            << rows[r].at("quote") << '\n';
  for (std::size_t p = 0; p < proposals.size(); ++p)
    if (!proposal_found[p]) *told << "  not listed " << shown(proposals[p]) << '\n';
  return score;
}

Vocabulary read_vocabulary(const std::filesystem::path& folder) {
  const auto rows_of = [&folder](const char* name) {
    std::ifstream in(folder / name, std::ios::binary);
    return read_rows(std::string(std::istreambuf_iterator<char>(in), {}));
  };
  const auto names_of = [](const Row& row) {
    std::vector<std::string> names;
    for (const char* column : {"name_zh", "name_en", "aliases_zh", "aliases_en"}) {
      std::istringstream in(row.at(column));
      for (std::string name; std::getline(in, name, '|');)
        if (!name.empty()) names.push_back(name);
    }
    return names;
  };
  Vocabulary vocabulary;
  for (const Row& row : rows_of("indicators.csv"))
    vocabulary.indicators.push_back({IndicatorCode(row.at("code")), names_of(row), row.at("unit"),
                                     parse_indicator_kind(row.at("kind")).value()});
  for (const Row& row : rows_of("agencies.csv"))
    vocabulary.agencies.push_back({AgencyCode(row.at("code")), names_of(row)});
  return vocabulary;
}

}  // namespace annals::bench
