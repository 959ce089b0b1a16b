// Sections of fields, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "session.h"
#include "table.h"

namespace annals::cli {

// Sections of fields under a title. For people an indented text; in CSV a row a field; in JSON an
// object of objects, where sections that may be several are arrays; in Markdown headings and lists.
class Outline {
 public:
  explicit Outline(std::string title) : title_(std::move(title)) {}

  // Begins a section. The key names it for programs, the heading for people.
  void section(std::string key, std::string heading, bool one_of_several = false);
  // Adds a field to the section; nothing where both texts of the cell are empty. A field without a
  // label is for programs only, one without a key for people only. Several fields of one key in a
  // section are an array in JSON. REQUIRES: a section.
  void field(std::string key, std::string label, Cell cell);

  // To the results, in the session's format.
  void print(const Session& session) const;

 private:
  struct Field {
    std::string key, label;
    Cell cell;
  };
  struct Section {
    std::string key, heading;
    bool one_of_several;
    std::vector<Field> fields;
  };

  void print_text(const Session& session) const;
  void print_markdown(const Session& session) const;
  void print_csv(const Session& session) const;
  Json json() const;

  std::string title_;
  std::vector<Section> sections_;
};

}  // namespace annals::cli
