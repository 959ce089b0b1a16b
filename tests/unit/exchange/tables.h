// Importing tables that are written from texts.
#pragma once

#include <annals/import_table.h>

#include <string>
#include <string_view>
#include <vector>

#include "importing.h"

namespace annals::test {

// Issues or notices as they are told, a line each, with the files named without their folder.
inline std::string told_of(const std::vector<TableIssue>& issues) {
  std::string text;
  for (TableIssue issue : issues) {
    issue.file = issue.file.filename();
    text += issue.str() + '\n';
  }
  return text;
}

// A store with a vocabulary, and tables written from texts.
class Tables {
 public:
  Tables() {
    define_vocabulary(store_);
    mapping.source = SourceCode("report-2023");
  }

  TableReport import(std::string_view text, std::string_view name = "table.csv") {
    return import_table(store_, folder_.write(name, text), mapping, options).value();
  }
  // What is wrong with a table.
  std::string issues(std::string_view text) { return told_of(import(text).issues); }

  std::string rate() const { return series_text(store_, "pukou", "rate"); }
  std::string cases() const { return series_text(store_, "pukou", "cases"); }
  Store& store() { return store_; }
  const TempDir& folder() const { return folder_; }

  TableMapping mapping;
  TableOptions options;

 private:
  TempDir folder_;
  Store store_ = Store::in_memory().value();
};

}  // namespace annals::test
