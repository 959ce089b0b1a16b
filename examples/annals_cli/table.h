// Tables for people and for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "session.h"

namespace annals::cli {

using Json = nlohmann::ordered_json;

enum class Align { kLeft, kRight };

struct TableColumn {
  // The column's name in CSV and JSON, the same in every language; empty: for people only.
  std::string key;
  std::string heading;  // for people, in their language
  Align align = Align::kLeft;
};

// A cell says the same twice: "text" for people, "machine" for programs. There a printed value is
// a string, since a number would lose its printed precision; null is an empty cell.
struct Cell {
  Cell(std::string word)  // NOLINT: implicit, most cells say one thing
      : text(std::move(word)), machine(text.empty() ? Json() : Json(text)) {}
  Cell(std::string_view word) : Cell(std::string(word)) {}  // NOLINT: implicit
  Cell(const char* word) : Cell(std::string(word)) {}       // NOLINT: implicit
  Cell(std::string for_people, Json for_programs)
      : text(std::move(for_people)), machine(std::move(for_programs)) {}

  std::string text;
  Json machine;
};

class Table {
 public:
  explicit Table(std::vector<TableColumn> columns) : columns_(std::move(columns)) {}

  // REQUIRES: one cell a column.
  void add(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const noexcept { return rows_.empty(); }

  // To the results, in the session's format. For people, columns in which nothing stands are
  // left out.
  void print(const Session& session) const;
  // For people, whatever the format of the session is.
  void print_aligned(const Session& session) const;
  void print_markdown(const Session& session) const;
  // An array of one object a row.
  Json json() const;

 private:
  void print_csv(const Session& session) const;
  // The positions of the columns in which something stands.
  std::vector<std::size_t> filled() const;

  std::vector<TableColumn> columns_;
  std::vector<std::vector<Cell>> rows_;
};

// A document to the results.
void print_json(const Session& session, const Json& document);

// A text in Markdown, with what would be markup escaped.
std::string markdown_safe(std::string_view text);

}  // namespace annals::cli
