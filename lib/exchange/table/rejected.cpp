#include "exchange/table/rejected.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "core/text.h"

namespace annals::exchange {
namespace {

std::string cell_text(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

// A row as wide as the table, with one cell more.
template <typename Cells>
std::string row_text(const Cells& cells, std::size_t width, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < width; ++i) {
    if (i < cells.size()) text += cell_text(cells[i]);
    text += ',';
  }
  return text + cell_text(last) + '\n';
}

}  // namespace

Result<void> write_rejected(const std::filesystem::path& file, Rows& rows, const TablePlan& plan,
                            const std::map<std::size_t, std::string>& reasons) {
  const Error failed{ErrorCode::kIo,
                     "file " + core::quoted(file.string(), 1000) + " cannot be written"};
  std::size_t width = plan.columns.size();
  while (width > 0 && plan.columns[width - 1].heading == kRejectedBecause) --width;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  for (const HeadingRow& row : plan.headings) out << row_text(row.cells, width, kRejectedBecause);
  if (auto done = rows.rewind(); !done) return done;
  for (;;) {
    const auto more = rows.next();
    if (!more && (rows.broken() || more.error().code == ErrorCode::kIo)) return more.error();
    if (more && !*more) break;
    const auto found = reasons.find(rows.line());
    if (found != reasons.end()) out << row_text(rows.cells(), width, found->second);
  }
  out.flush();
  if (!out) return failed;
  return {};
}

}  // namespace annals::exchange
