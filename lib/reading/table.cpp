#include "reading/table.h"

#include <algorithm>

#include "reading/characters.h"
#include "reading/counters.h"
#include "reading/lexicon.h"
#include "reading/number.h"
#include "reading/phrase.h"

namespace annals::reading {
namespace {

using View = std::u32string_view;

struct Field {
  std::size_t begin = 0, end = 0;
  View text;
  std::optional<Quantity> value{};
  int year = 0;
  bool nothing = false;  // a dash or nothing at all
};

bool is_bar(char32_t c) { return c == U'|' || c == U'│' || c == U'┃' || c == U'\t'; }

bool has_bars(View line) { return std::any_of(line.begin(), line.end(), is_bar); }

// The number, and nothing else, that a field holds.
std::optional<Quantity> value_in(View text) {
  if (text.empty() || text.size() > 40) return std::nullopt;
  const std::vector<std::uint8_t> shelter(text.size() + 1, kOpen);
  Figures figures = find_figures(text, shelter);
  if (figures.quantities.size() != 1) return std::nullopt;
  Quantity quantity = figures.quantities.front();
  const bool alone = quantity.begin == 0 && quantity.end == text.size() && !quantity.in_words;
  if (!alone || (quantity.refused && quantity.refused != PassedOver::kNoUnit)) return std::nullopt;
  quantity.refused = std::nullopt;
  return quantity;
}

int year_in(View text) {
  std::size_t length = 0;
  const int year = read_year(text, length);
  const View behind = trimmed(text.substr(length));
  return year > 0 && (behind.empty() || behind == U"年" || behind == U"年度") ? year : 0;
}

Field field_of(View line, std::size_t begin, std::size_t end) {
  while (begin < end && is_blank(line[begin])) ++begin;
  while (end > begin && is_blank(line[end - 1])) --end;
  Field field;
  field.begin = begin;
  field.end = end;
  field.text = line.substr(begin, end - begin);
  static const WordList nothing{U"-", U"—", U"–", U"/", U"--", U"——", U"…"};
  field.nothing = field.text.empty() || nothing.at_start(field.text) == field.text.size();
  field.year = year_in(field.text);
  field.value = value_in(field.text);
  return field;
}

std::vector<Field> fields_of(View line) {
  std::vector<Field> fields;
  const bool bars = has_bars(line);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const bool blanks = !bars && i + 1 < line.size() && line[i] == U' ' && line[i + 1] == U' ';
    if (i < line.size() && !(bars ? is_bar(line[i]) : blanks)) continue;
    const Field field = field_of(line, begin, i);
    const bool edge = field.text.empty() && (fields.empty() || i == line.size() || !bars);
    if (!edge) fields.push_back(field);
    begin = i + 1;
  }
  return fields;
}

bool is_rule(View line) {
  static constexpr View kRule = U"|-=:+ \t│—─";
  return !line.empty() && std::all_of(line.begin(), line.end(),
                                      [](char32_t c) { return kRule.find(c) != View::npos; });
}

// A unit, and the power of ten that its values stand in: 元 and 4 of 万元.
struct TableUnit {
  std::u32string unit;
  int power = 0;
};

// 万 and its kind before a unit, taken off its start.
int take_power(View& text) {
  struct PowerWord {
    View word;
    int power;
  };
  static constexpr PowerWord kWords[] = {{U"万亿", 12},    {U"亿", 8},       {U"千万", 7},
                                         {U"百万", 6},     {U"万", 4},       {U"million ", 6},
                                         {U"billion ", 9}, {U"thousand ", 3}};
  for (const PowerWord& each : kWords) {
    if (!text.starts_with(each.word)) continue;
    text.remove_prefix(each.word.size());
    return each.power;
  }
  return 0;
}

// Of an English header, such as (million yuan): a word up to the bracket.
std::size_t english_unit(View text) {
  std::size_t length = 0;
  while (length < text.size() && length < 16 && is_letter(text[length])) ++length;
  return length > 1 && length < text.size() && text[length] == U')' ? length : 0;
}

// 件 of (件) or (单位:件,...), 元 and 4 of (万元), in a caption or a header.
TableUnit unit_in(View text) {
  static const WordList units{U"单位:", U"单位：", U"单位", U"：", U":", U" "};
  constexpr View kEnds = U"),，;；、/ ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'(') continue;
    View inside = text.substr(i + 1);
    while (take_start(inside, units)) {
    }
    if (inside.starts_with(U"%")) return {U"%"};
    if (inside.starts_with(U"个百分点")) return {U"个百分点"};
    const int power = take_power(inside);
    std::size_t length = counter_at(inside);
    if (length == 0 || length >= inside.size() || kEnds.find(inside[length]) == View::npos)
      length = english_unit(inside);
    if (length > 0) return {std::u32string(inside.substr(0, length)), power};
  }
  return {};
}

// Gives a bare number the unit that stands above or beside it.
void take_unit(Quantity& quantity, View words) {
  if (quantity.measure != Measure::kBare || !quantity.unit.empty()) return;
  const TableUnit found = unit_in(words);
  const auto scaled =
      Decimal::make(quantity.value.mantissa(), quantity.value.exponent() + found.power);
  if (found.unit.empty() || !scaled) return;
  quantity.unit = found.unit;
  quantity.value = *scaled;
}

View without_brackets(View text) {
  return trimmed(text.substr(0, std::min(text.find(U'('), text.size())));
}

// The year that a header begins with, as in 2019受理量; 0 if none.
int year_before(View header) {
  std::size_t length = 0;
  return read_year(header, length);
}

View without_year(View header) {
  std::size_t length = 0;
  if (read_year(header, length) == 0) return header;
  header.remove_prefix(length);
  static const WordList year{U"年度", U"年"};
  take_start(header, year);
  return header;
}

bool is_total(View label) {
  static const WordList totals{U"合计", U"总计",   U"总数", U"共计",
                               U"小计", U"合　计", U"总和", U"全部"};
  std::u32string plain;
  for (const char32_t c : label)
    if (!is_blank(c)) plain += c;
  return totals.at_start(plain) > 0;
}

bool names_bodies(View header, View caption) {
  static const WordList bodies{U"单位", U"地区", U"部门", U"地市", U"市县", U"区县",
                               U"省份", U"机关", U"法院", U"名称", U"市",   U"区",
                               U"县",   U"地方", U"街道", U"镇街", U"乡镇"};
  static const WordList each{U"各地",   U"各省",   U"各市",   U"各区", U"各县",
                             U"各部门", U"各单位", U"各法院", U"各镇"};
  return (!header.empty() && bodies.at_start(header) > 0) || each.within(caption);
}

bool tells_change(View header) {
  static const WordList words{U"同比",   U"增减",   U"增长",   U"增幅", U"升降",
                              U"环比",   U"年比",   U"年相比", U"变化", U"比上年",
                              U"较上年", U"比去年", U"较去年"};
  return words.within(header);
}

class Table {
 public:
  Table(const std::vector<Text>& lines, View caption) : lines_(lines), caption_(caption) {}

  std::vector<Cell> run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_rule(lines_[i].chars)) continue;
      const std::vector<Field> fields = fields_of(lines_[i].chars);
      if (fields.empty()) continue;
      if (is_header(fields)) {
        header_ = fields;
      } else if (header_.size() > 1) {
        read_under_header(i, fields);
      } else {
        read_pairs(i, fields);
      }
    }
    return std::move(cells_);
  }

 private:
  static bool is_header(const std::vector<Field>& fields) {
    if (fields.size() < 2) return false;
    bool words = false;
    for (const Field& field : fields) {
      if (field.value && field.year == 0) return false;
      words = words || (field.year == 0 && !field.nothing);
    }
    return words || std::all_of(fields.begin(), fields.end(),
                                [](const Field& f) { return f.year > 0 || f.nothing; });
  }

  Cell cell(std::size_t line, const Field& field, View label, View header) const {
    static const WordList measures{U"数量", U"件数", U"案件数", U"占",
                                   U"比例", U"比重", U"百分比", U"总数"};
    Cell result;
    result.line = line;
    result.begin = field.begin;
    result.end = field.end;
    result.quantity = *field.value;
    result.row = std::u32string(without_brackets(label));
    result.caption = std::u32string(caption_);
    result.column = cleaned(without_year(without_brackets(header)));
    static const WordList plain{U"数量", U"件数", U"数",   U"数值", U"案件数",
                                U"数据", U"值",   U"总数", U"总量"};
    if (plain.at_start(result.column) == result.column.size()) result.column.clear();
    // A row of numbers under the names of things: 数量 | 75 | 16.
    if (measures.at_start(result.row) > 0 && !result.column.empty()) {
      if (plain.at_start(result.row) == result.row.size()) result.row.clear();
      std::swap(result.row, result.column);
    }
    result.total = is_total(label);
    result.change = tells_change(header);
    if (result.change) result.column = header.find(U"环比") != View::npos ? U"环比" : U"同比";
    Quantity& quantity = result.quantity;
    for (const View words : {header, label, caption_}) take_unit(quantity, words);
    if (quantity.measure == Measure::kBare && quantity.unit == U"%")
      quantity.measure = Measure::kPercent;
    if (quantity.measure == Measure::kBare && !quantity.unit.empty())
      quantity.measure = Measure::kCount;
    return result;
  }

  void read_under_header(std::size_t line, const std::vector<Field>& fields) {
    View label;
    int row_year = 0;
    std::size_t label_column = 0;
    const std::size_t first = cells_.size();
    for (std::size_t k = 0; k < fields.size(); ++k) {
      const Field& field = fields[k];
      const bool of_year = k == 0 && field.year > 0;
      if (of_year) row_year = field.year;
      if (!field.value || of_year) {
        if (!field.nothing && field.year == 0) {
          label = field.text;
          label_column = k;
        }
        continue;
      }
      // Fewer fields than headers: the label column has none.
      const std::size_t shift =
          header_.size() + 1 == fields.size() && header_.front().year > 0 ? 1 : 0;
      if (k < shift || k - shift >= header_.size()) continue;
      const Field& head = header_[k - shift];
      static const WordList serial{U"序号", U"编号", U"排名", U"名次"};
      if (serial.at_start(head.text) > 0) continue;
      Cell result = cell(line, field, label, head.year > 0 ? View() : head.text);
      if (head.year > 0)
        result.year = head.year;
      else if (const int year = year_before(head.text); year > 0 && !result.change)
        result.year = year;
      else if (row_year > 0)
        result.year = row_year;
      result.of_body =
          !result.total &&
          names_bodies(header_[std::min(label_column, header_.size() - 1)].text, caption_);
      cells_.push_back(std::move(result));
    }
    share_unit(first);
  }

  // Cells without a unit take that of the others of their row, where all agree: 75件 | 0.
  void share_unit(std::size_t first) {
    std::u32string unit;
    Measure measure = Measure::kBare;
    std::size_t bare = 0;
    for (std::size_t i = first; i < cells_.size(); ++i) {
      const Quantity& quantity = cells_[i].quantity;
      if (quantity.measure == Measure::kBare)
        ++bare;
      else if (!unit.empty() && quantity.unit != unit)
        return;
      else
        unit = quantity.unit, measure = quantity.measure;
    }
    static const WordList shares{U"占", U"比例", U"比重", U"率"};
    if (unit.empty() || bare == 0) return;
    // A row of counts and a share is no row of shares.
    if (measure == Measure::kPercent && !shares.within(cells_[first].column)) return;
    for (std::size_t i = first; i < cells_.size(); ++i) {
      if (cells_[i].quantity.measure != Measure::kBare) continue;
      cells_[i].quantity.unit = unit;
      cells_[i].quantity.measure = measure;
    }
  }

  // name | value | name | value, with no header above.
  void read_pairs(std::size_t line, const std::vector<Field>& fields) {
    View label;
    for (const Field& field : fields) {
      if (!field.value) {
        if (!field.nothing) label = field.text;
        continue;
      }
      if (label.empty()) continue;
      Cell result = cell(line, field, label, {});
      result.of_body = !result.total && names_bodies({}, caption_);
      cells_.push_back(std::move(result));
    }
  }

  const std::vector<Text>& lines_;
  View caption_;
  std::vector<Field> header_;
  std::vector<Cell> cells_;
};

}  // namespace

bool is_row(View line) {
  if (has_bars(line)) {
    const View text = trimmed(line);
    if (text.find(U'|') == View::npos && text.find(U'。') != View::npos) return false;
    return std::any_of(text.begin(), text.end(), is_bar);
  }
  // Columns: at least three fields kept apart by two blanks or more, none of them a sentence.
  if (line.size() > 200 || line.find(U'。') != View::npos || line.find(U'，') != View::npos)
    return false;
  return line.find(U"  ") != View::npos && fields_of(line).size() >= 3;
}

std::vector<Cell> read_table(const std::vector<Text>& rows, View caption) {
  return Table(rows, caption).run();
}

}  // namespace annals::reading
