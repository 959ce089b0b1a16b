// What is told of a table while it is read.
#pragma once

#include <annals/import_table.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/records/issues.h"
#include "exchange/table/rows.h"

namespace annals::exchange {

// A cell, or a row where the column is kWholeRow, or the whole file where the line is 0.
struct TablePlace {
  std::size_t line = 0;
  std::size_t column = kWholeRow;
  std::string_view heading{}, text{};
};

class TableLog {
 public:
  // With "leave_out" it is kept which rows are rejected, and why. REQUIRES: the rows outlive it.
  TableLog(std::filesystem::path file, const Rows& rows, bool leave_out)
      : file_(std::move(file)), rows_(rows), leave_out_(leave_out) {}

  // Something wrong; the row, if it is one, is rejected for it.
  void add_issue(const TablePlace& place, const Error& error) {
    tell(place, error);
    reject(place.line, error.message);
  }
  // The same of something for which its rows are rejected already.
  void tell(const TablePlace& place, const Error& error) {
    clean_ = false;
    issues_.add(place, error, *this);
  }
  void add_notice(const TablePlace& place, const Error& error) {
    notices_.add(place, error, *this);
  }
  // Rejects a row for something that is told elsewhere.
  void reject(std::size_t line, const std::string& reason) {
    if (line == 0) return;
    clean_ = false;
    if (!leave_out_) return;
    std::string& reasons = rejected_[line];
    if (reasons.find(reason) != std::string::npos) return;
    reasons += (reasons.empty() ? "" : "; ") + reason;
  }

  // Rows that say what others say and are taken once. These are told anew if the table is read
  // once more.
  void add_repeated(const TablePlace& place, const Error& error) {
    repeated_.add(place, error, *this);
  }
  void forget_repeated() { repeated_ = {}; }

  // True if nothing is wrong and no row was rejected.
  bool clean() const noexcept { return clean_; }
  bool is_rejected(std::size_t line) const { return rejected_.contains(line); }
  // Rows by line, with the reasons; none unless they are left out.
  const std::map<std::size_t, std::string>& rejected() const noexcept { return rejected_; }
  // In the order of lines, at most kMaxIssues, and then how many more there are.
  std::vector<TableIssue> take_issues() { return take(issues_); }
  std::vector<TableIssue> take_notices();

 private:
  struct Told {
    std::vector<std::pair<std::size_t, TableIssue>> list;  // with their lines
    std::size_t more = 0;

    void add(const TablePlace& place, const Error& error, const TableLog& log) {
      if (list.size() < kMaxIssues) {
        list.emplace_back(place.line, log.issue(place, error));
      } else {
        ++more;
      }
    }
  };

  TableIssue issue(const TablePlace& place, const Error& error) const;
  std::vector<TableIssue> take(Told& told) const;

  std::filesystem::path file_;
  const Rows& rows_;
  bool leave_out_, clean_ = true;
  Told issues_, notices_, repeated_;
  std::map<std::size_t, std::string> rejected_;
};

}  // namespace annals::exchange
