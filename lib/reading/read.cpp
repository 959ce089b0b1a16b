#include <annals/reading.h>

#include <algorithm>
#include <unordered_map>

#include "reading/characters.h"
#include "reading/clause.h"
#include "reading/derive.h"
#include "reading/english.h"
#include "reading/lexicon.h"
#include "reading/match.h"
#include "reading/outline.h"
#include "reading/paragraphs.h"
#include "reading/phrase.h"
#include "reading/table.h"
#include "reading/text.h"

namespace annals {
namespace reading {
namespace {

using View = std::u32string_view;

// Of a value whose clause says all by itself, and of a cell of a table.
constexpr double kPlainConfidence = 0.98, kCellConfidence = 0.9;

class Reader {
 public:
  Reader(std::string_view text, const Vocabulary& vocabulary, const ReadingOptions& options)
      : text_(text), options_(options), matcher_(vocabulary) {
    if (options.year) year_ = static_cast<int>(*options.year);
  }

  Reading run();

 private:
  void find_title(const std::vector<Text>& lines);
  void read_paragraph(const Text& line);
  void read_rows(const std::vector<Text>& rows);
  void pass_over(const Text& line, const Figures& figures);
  bool propose(const Text& line, const Found& found, const Figures& figures);
  void propose(const Text& row, const Cell& cell, const std::u32string& subject);
  void derive(const Quantity& level, std::size_t level_at, const Quantity& change,
              const Found& found);
  void take_place(Proposal& proposal, const Text& line, const Quantity& quantity) const;
  void identify(Proposal& proposal, const Evidence& evidence);
  std::u32string lend(std::vector<Cell>& cells) const;

  std::string_view text_;
  const ReadingOptions& options_;
  Matcher matcher_;
  int year_ = 0;
  Outline outline_;
  std::u32string caption_;
  // What the text counted, by value: its unit and its phrase.
  std::unordered_map<std::string, std::pair<std::u32string, std::u32string>> told_;
  Reading reading_;
};

void Reader::find_title(const std::vector<Text>& lines) {
  std::size_t seen = 0;
  for (const Text& line : lines) {
    const View text = trimmed(line.chars);
    if (text.empty() || text.starts_with(U"# ")) continue;
    if (++seen > 8) break;
    if (!is_title(text)) continue;
    const int year = year_of_title(text);
    if (reading_.title.empty() || year > 0) reading_.title = to_utf8(text);
    if (year_ == 0) year_ = year;
    if (year > 0) break;
  }
  if (year_ > 0) reading_.year = Year(year_);
}

void Reader::pass_over(const Text& line, const Figures& figures) {
  for (const Quantity& quantity : figures.quantities) {
    if (!quantity.refused) continue;
    const std::size_t begin = line.offsets[quantity.number_begin];
    const std::size_t end = line.offsets[std::max(quantity.unit_end, quantity.number_end)];
    reading_.passed_over.push_back({begin, end - begin, *quantity.refused});
  }
}

void Reader::take_place(Proposal& proposal, const Text& line, const Quantity& quantity) const {
  proposal.printed = to_utf8(trimmed(line.view(quantity.number_begin, quantity.number_end)));
  proposal.value = quantity.value;
  proposal.unit = to_utf8(quantity.unit);
  proposal.bound = quantity.bound;
  proposal.offset = line.offsets[quantity.number_begin];
  proposal.length =
      line.offsets[std::max(quantity.unit_end, quantity.number_end)] - proposal.offset;
  proposal.chapter = to_utf8(outline_.chapter());
}

void Reader::identify(Proposal& proposal, const Evidence& evidence) {
  std::vector<Match> matches = matcher_.match(evidence, 3);
  if (!matches.empty() && matches.front().confidence >= options_.least_confidence) {
    proposal.indicator = matches.front().code;
    proposal.confidence *= matches.front().confidence;
    matcher_.to_unit_of(matches.front().code, proposal);
    matches.erase(matches.begin());
  }
  proposal.others = std::move(matches);
}

// How sure the value and its phrase are, whatever the indicator.
void give_reasons(Proposal& proposal, const Found& found, const Quantity& quantity) {
  proposal.confidence = kPlainConfidence;
  const auto doubt = [&proposal](bool applies, double less, const char* reason) {
    if (!applies) return;
    proposal.confidence -= less;
    proposal.reasons.emplace_back(reason);
  };
  doubt(found.inherited, 0.04, "a part of the name is taken from a clause before");
  doubt(found.shared, 0, "one value for several indicators");
  doubt(found.paired, 0.02, "told by its place in a list");
  doubt(quantity.in_words, 0.1, "a number in words");
  doubt(found.shift != 0, 0.05, "of the year before, as the words say");
  doubt(found.phrase.empty(), 0.4, "the clause does not say what is counted");
}

// False if it is no value after all.
bool Reader::propose(const Text& line, const Found& found, const Figures& figures) {
  const Quantity& quantity = figures.quantities[found.quantity];
  Proposal proposal;
  take_place(proposal, line, quantity);
  proposal.phrase = to_utf8(found.phrase);
  proposal.topic = to_utf8(found.topic);
  proposal.agency = options_.agency;
  if (found.year)
    proposal.year = Year(*found.year);
  else if (year_ > 0 && !found.year_unknown)
    proposal.year = Year(year_ + found.shift);
  proposal.is_change = found.direction != 0;
  const std::size_t begin = std::max(found.begin, quantity.begin > 60 ? quantity.begin - 60 : 0);
  const std::size_t end = std::min(found.end, quantity.end + 60);
  proposal.clause = to_utf8(trimmed(line.view(begin, end)));
  proposal.clause_offset = line.offsets[begin];
  give_reasons(proposal, found, quantity);
  // The sentence up to here, what it spoke of, and the heading.
  const std::size_t back = quantity.begin > 100 ? quantity.begin - 100 : 0;
  std::u32string context(line.view(back, std::min(found.end, quantity.end + 30)));
  context += U' ';
  context += found.topic;
  context += U' ';
  context += outline_.innermost();
  identify(proposal, {found.phrase, context, quantity.unit, proposal.is_change});
  // Small numbers in words are values only of what is surely known.
  const bool known = proposal.indicator && proposal.confidence >= 0.8;
  if (found.words && (!known || quantity.value < Decimal(2))) return false;
  const bool count = quantity.measure == Measure::kCount && quantity.value >= Decimal(10);
  if (count && !proposal.is_change)
    told_.insert_or_assign(quantity.value.str(), std::pair(quantity.unit, found.phrase));
  reading_.proposals.push_back(std::move(proposal));
  return true;
}

// Proposes the earlier value that a change on a named year tells of, marked as derived.
void Reader::derive(const Quantity& level, std::size_t level_at, const Quantity& change,
                    const Found& found) {
  const Proposal& now = reading_.proposals[level_at];
  if (!now.year || now.year != reading_.proposals.back().year ||
      (!found.on_year_before && found.base_year == 0))
    return;
  const Year earlier_year =
      found.base_year > 0 ? Year(found.base_year) : *now.year - std::chrono::years(1);
  const std::optional<Earlier> earlier = earlier_value(level, change, found.direction);
  if (!earlier || earlier_year >= *now.year) return;
  Proposal proposal = reading_.proposals.back();
  proposal.indicator = now.indicator;
  proposal.others = now.others;
  proposal.phrase = now.phrase;
  proposal.agency = now.agency;
  proposal.year = earlier_year;
  proposal.printed.clear();
  proposal.value = earlier->value;
  proposal.unit = now.unit;
  proposal.is_change = false;
  proposal.derived = earlier->derived;
  proposal.derived->level = level_at;
  proposal.derived->change = reading_.proposals.size() - 1;
  proposal.confidence = 0.9 * std::min(now.confidence, proposal.confidence);
  proposal.reasons = {"not printed: " + earlier->derived.how};
  reading_.proposals.push_back(std::move(proposal));
}

void Reader::read_paragraph(const Text& line) {
  const std::vector<std::uint8_t> shelter = shelter_of(line.chars);
  Figures figures = find_figures(line.chars, shelter);
  if (figures.quantities.empty()) return;
  Paragraph paragraph{line.chars, year_, outline_.future(), outline_.innermost()};
  const std::vector<Found> found = is_english(line.chars)
                                       ? read_english(paragraph, figures)
                                       : read_clauses(paragraph, figures, shelter);
  std::vector<std::size_t> places(found.size(), kNoBase);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!propose(line, found[i], figures)) continue;
    places[i] = reading_.proposals.size() - 1;
    const std::size_t base = found[i].base;
    if (found[i].direction == 0 || base >= i || places[base] == kNoBase) continue;
    derive(figures.quantities[found[base].quantity], places[base],
           figures.quantities[found[i].quantity], found[i]);
  }
  pass_over(line, figures);
}

// 市场监管局 | 受理行政复议案件 | 占比: the row, what the table is about, the column.
// A row that is a known agency is no part of the name.
std::u32string phrase_of(const Cell& cell, const std::u32string& subject, bool is_agency) {
  const std::u32string row = cell.total || is_agency ? std::u32string() : cell.row;
  const bool named =
      !cell.column.empty() && !cell.change && cell.column != U"占比" && cell.column != U"比重";
  if (is_english(cell.row) && !row.empty())
    return cell.column.empty() ? row : row + U" " + cell.column;
  const std::u32string phrase = row + (named ? std::u32string() : subject) + cell.column;
  return phrase.empty() ? cell.row : phrase;
}

void Reader::propose(const Text& row, const Cell& cell, const std::u32string& subject) {
  Proposal proposal;
  Quantity quantity = cell.quantity;
  quantity.number_begin += cell.begin;
  quantity.number_end += cell.begin;
  quantity.unit_end += cell.begin;
  take_place(proposal, row, quantity);
  const std::optional<AgencyCode> body = cell.total ? std::nullopt : matcher_.agency(cell.row);
  const std::u32string phrase = phrase_of(cell, subject, body.has_value());
  proposal.phrase = to_utf8(phrase);
  proposal.topic = to_utf8(cell.caption);
  proposal.agency = options_.agency;
  if (cell.of_body || body) {
    proposal.agency_phrase = to_utf8(cell.row);
    proposal.agency = body;
  }
  if (cell.year)
    proposal.year = Year(*cell.year);
  else if (year_ > 0)
    proposal.year = Year(year_);
  proposal.is_change = cell.change;
  proposal.clause = to_utf8(trimmed(View(row.chars).substr(0, 200)));
  proposal.clause_offset = row.offsets.front();
  proposal.confidence = kCellConfidence;
  proposal.reasons.emplace_back("a cell of a table");
  identify(proposal, {phrase, cell.caption, quantity.unit, cell.change});
  reading_.proposals.push_back(std::move(proposal));
}

// What a table is about, by its caption, or by figures that the text told too: 合计 59 after
// 受理复议案件59件. That also lends the unit to cells without one.
std::u32string Reader::lend(std::vector<Cell>& cells) const {
  if (cells.empty()) return {};
  const std::u32string& caption = cells.front().caption;
  View about = View(caption).substr(0, std::min(caption.find(U'('), caption.size()));
  static const WordList tails{U"情况表", U"统计表", U"一览表", U"明细表", U"汇总表",
                              U"表",     U"情况",   U"统计",   U"数据"};
  while (take_end(about, tails)) {
  }
  std::u32string subject = cleaned(about);
  std::u32string unit;
  for (const Cell& cell : cells) {
    const auto found = told_.find(cell.quantity.value.str());
    if (found == told_.end() || cell.quantity.measure != Measure::kBare) continue;
    unit = found->second.first;
    if (cell.total && subject.empty()) subject = found->second.second;
  }
  for (Cell& cell : cells) {
    if (cell.quantity.measure != Measure::kBare || unit.empty()) continue;
    cell.quantity.unit = unit;
    cell.quantity.measure = Measure::kCount;
  }
  return subject;
}

void Reader::read_rows(const std::vector<Text>& rows) {
  std::vector<Cell> cells = read_table(rows, caption_);
  const std::u32string subject = lend(cells);
  for (const Cell& cell : cells) propose(rows[cell.line], cell, subject);
}

Reading Reader::run() {
  const std::vector<Text> all = paragraphs_of(text_);
  find_title(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const View text = trimmed(all[i].chars);
    if (text.empty() || text.starts_with(U"# ")) continue;
    if (is_row(all[i].chars)) {
      std::vector<Text> rows;
      while (i < all.size() && is_row(all[i].chars)) rows.push_back(all[i++]);
      --i;
      read_rows(rows);
      caption_.clear();
      continue;
    }
    outline_.follow(text);
    caption_ = is_title(text) ? std::u32string(text) : std::u32string();
    read_paragraph(all[i]);
  }
  return std::move(reading_);
}

}  // namespace
}  // namespace reading

Reading read_report(std::string_view text, const Vocabulary& vocabulary,
                    const ReadingOptions& options) {
  return reading::Reader(text, vocabulary, options).run();
}

std::vector<Match> match_indicators(const Vocabulary& vocabulary, std::string_view phrase,
                                    std::string_view unit, std::size_t limit) {
  const reading::Matcher matcher(vocabulary);
  const std::u32string words = reading::to_code_points(phrase);
  const std::u32string counted = reading::to_code_points(unit);
  return matcher.match({words, {}, counted, false}, limit);
}

}  // namespace annals
