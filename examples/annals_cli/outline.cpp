#include "outline.h"

#include <annals/terminal.h>

#include <algorithm>
#include <ostream>
#include <utility>

namespace annals::cli {
namespace {

// "value" under "key", beside one that is there.
void put(Json& object, const std::string& key, const Json& value) {
  if (!object.contains(key)) {
    object[key] = value;
    return;
  }
  Json& there = object[key];
  if (!there.is_array()) there = Json::array({there});
  there.push_back(value);
}

}  // namespace

void Outline::section(std::string key, std::string heading, bool one_of_several) {
  sections_.push_back({std::move(key), std::move(heading), one_of_several, {}});
}

void Outline::field(std::string key, std::string label, Cell cell) {
  if (cell.text.empty() && cell.machine.is_null()) return;
  sections_.back().fields.push_back({std::move(key), std::move(label), std::move(cell)});
}

void Outline::print(const Session& session) const {
  switch (session.format) {
    case Format::kTable:
      return print_text(session);
    case Format::kMarkdown:
      return print_markdown(session);
    case Format::kCsv:
      return print_csv(session);
    case Format::kJson:
      return print_json(session, json());
  }
}

void Outline::print_text(const Session& session) const {
  session.print(title_);
  std::size_t width = 0;
  for (const Section& section : sections_) {
    for (const Field& field : section.fields) width = std::max(width, display_width(field.label));
  }
  for (const Section& section : sections_) {
    if (section.heading.empty()) continue;
    session.print();
    session.print(section.heading);
    for (const Field& field : section.fields) {
      if (field.label.empty() || field.cell.text.empty()) continue;
      const std::string blanks(width - display_width(field.label) + 2, ' ');
      session.print("  " + field.label + blanks + field.cell.text);
    }
  }
}

void Outline::print_markdown(const Session& session) const {
  *session.results << "## " << markdown_safe(title_) << '\n';
  for (const Section& section : sections_) {
    if (section.heading.empty()) continue;
    *session.results << "\n### " << markdown_safe(section.heading) << "\n\n";
    for (const Field& field : section.fields) {
      if (field.label.empty() || field.cell.text.empty()) continue;
      *session.results << "* " << markdown_safe(field.label) << ": "
                       << markdown_safe(field.cell.text) << '\n';
    }
  }
}

void Outline::print_csv(const Session& session) const {
  Table table({{"section", ""}, {"field", ""}, {"value", ""}});
  for (const Section& section : sections_) {
    for (const Field& field : section.fields) {
      if (field.key.empty()) continue;
      table.add(
          {Cell("", Json(section.key)), Cell("", Json(field.key)), Cell("", field.cell.machine)});
    }
  }
  table.print(session);
}

Json Outline::json() const {
  Json document = Json::object();
  for (const Section& section : sections_) {
    Json fields = Json::object();
    for (const Field& field : section.fields) {
      if (!field.key.empty() && !field.cell.machine.is_null())
        put(fields, field.key, field.cell.machine);
    }
    if (!section.one_of_several) {
      document[section.key] = std::move(fields);
    } else {
      if (!document.contains(section.key)) document[section.key] = Json::array();
      document[section.key].push_back(std::move(fields));
    }
  }
  return document;
}

}  // namespace annals::cli
