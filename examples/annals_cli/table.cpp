#include "table.h"

#include <annals/decimal.h>
#include <annals/terminal.h>

#include <algorithm>
#include <ostream>

#include "output.h"

namespace annals::cli {
namespace {

std::string padded(std::string text, std::size_t width, Align align) {
  const std::size_t own = display_width(text);
  const std::string blanks(width > own ? width - own : 0, ' ');
  return align == Align::kRight ? blanks + text : text + blanks;
}

std::string without_blanks_behind(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

// A text that a spreadsheet would run as a formula gets an apostrophe in front, as in the files of
// export; an import takes it away. A printed value stays one, also where it is negative.
std::string harmless(std::string text) {
  const std::size_t first = text.find_first_not_of('\'');
  const bool runs = first != std::string::npos &&
                    std::string_view("=+-@\t\r").find(text[first]) != std::string::npos;
  const std::string_view digits = std::string_view(text).substr(text.starts_with('+') ? 1 : 0);
  return runs && !Decimal::parse(digits) ? "'" + text : text;
}

std::string csv_cell(const Json& machine) {
  if (machine.is_null()) return "";
  std::string text = machine.is_string() ? harmless(machine.get<std::string>()) : machine.dump();
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::vector<std::size_t> Table::filled() const {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (std::any_of(rows_.begin(), rows_.end(),
                    [&](const std::vector<Cell>& row) { return !row[i].text.empty(); })) {
      result.push_back(i);
    }
  }
  return result;
}

void Table::print(const Session& session) const {
  switch (session.format) {
    case Format::kTable:
      return print_aligned(session);
    case Format::kCsv:
      return print_csv(session);
    case Format::kJson:
      return print_json(session, json());
    case Format::kMarkdown:
      return print_markdown(session);
  }
}

void Table::print_aligned(const Session& session) const {
  if (rows_.empty()) return;
  const std::vector<std::size_t> shown = filled();
  std::vector<std::size_t> widths;
  for (const std::size_t i : shown) {
    std::size_t width = display_width(columns_[i].heading);
    for (const auto& row : rows_) {
      width = std::max(width, display_width(terminal_safe(row[i].text)));
    }
    widths.push_back(width);
  }
  const auto line = [&](auto text_of) {
    std::string result;
    for (std::size_t n = 0; n < shown.size(); ++n) {
      if (n > 0) result += "  ";
      result += padded(text_of(shown[n]), widths[n], columns_[shown[n]].align);
    }
    return without_blanks_behind(std::move(result));
  };
  const std::string heading = line([&](std::size_t i) { return columns_[i].heading; });
  *session.results << (session.styled ? "\x1B[1m" + heading + "\x1B[0m" : heading) << '\n';
  for (const auto& row : rows_) {
    *session.results << line([&](std::size_t i) { return terminal_safe(row[i].text); }) << '\n';
  }
}

void Table::print_csv(const Session& session) const {
  const auto print_row = [&](auto text_of) {
    std::string line;
    const char* separator = "";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].key.empty()) continue;
      line.append(separator).append(text_of(i));
      separator = ",";
    }
    print_exactly(session, line + '\n');
  };
  print_row([&](std::size_t i) { return columns_[i].key; });
  for (const auto& row : rows_) print_row([&](std::size_t i) { return csv_cell(row[i].machine); });
}

void Table::print_markdown(const Session& session) const {
  const std::vector<std::size_t> shown = filled();
  *session.results << '|';
  for (const std::size_t i : shown)
    *session.results << ' ' << markdown_safe(columns_[i].heading) << " |";
  *session.results << "\n|";
  for (const std::size_t i : shown) {
    *session.results << (columns_[i].align == Align::kRight ? " ---: |" : " --- |");
  }
  *session.results << '\n';
  for (const auto& row : rows_) {
    *session.results << '|';
    for (const std::size_t i : shown) *session.results << ' ' << markdown_safe(row[i].text) << " |";
    *session.results << '\n';
  }
}

Json Table::json() const {
  Json array = Json::array();
  for (const auto& row : rows_) {
    Json object = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!columns_[i].key.empty()) object[columns_[i].key] = row[i].machine;
    }
    array.push_back(std::move(object));
  }
  return array;
}

void print_json(const Session& session, const Json& document) {
  const std::string text = document.dump(2, ' ', false, Json::error_handler_t::replace);
  print_exactly(session, escaped_json(text) + '\n');
}

std::string markdown_safe(std::string_view text) {
  std::string result;
  for (const char c : terminal_safe(text)) {
    if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

}  // namespace annals::cli
