#include "exchange/text/csv.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "core/text.h"
#include "exchange/text/decoding.h"
#include "exchange/text/encoding.h"

namespace annals::exchange {
namespace {

using Table = std::array<bool, 256>;

constexpr Table stops(std::string_view characters) {
  Table table{};
  for (const char c : characters) table[static_cast<unsigned char>(c)] = true;
  return table;
}
// The bytes that mean something in a cell, bare (beside the separator) or quoted; NUL is in both.
constexpr Table kBareStops = stops({"\n\r\"\0", 4});
constexpr Table kQuotedStops = stops({"\"\n\0", 3});

// A path is cut off later than other words: its end says most.
std::string name_of(const std::filesystem::path& file) {
  return "file " + core::quoted(file.string(), 1000);
}

std::string cell_count(std::size_t n) { return std::to_string(n) + (n == 1 ? " cell" : " cells"); }

// Takes one quote of each two; returns the new length.
std::size_t undouble(char* text, std::size_t size) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size; ++i) {
    text[kept++] = text[i];
    if (text[i] == '"') ++i;
  }
  return kept;
}

constexpr std::string_view kNul =
    "a NUL byte stands in the text: save the file as CSV in UTF-8 (it may be UTF-16 or no text)";
constexpr std::string_view kTooLong =
    "the row that begins here is longer than 16 MiB: look for a quote that is not closed";
constexpr std::string_view kLoneReturn =
    "a carriage return stands without a line feed: end lines in LF or CRLF";

}  // namespace

CsvReader::CsvReader(std::unique_ptr<std::istream> in, std::filesystem::path file,
                     const CsvForm& form, std::size_t block_bytes)
    : in_(std::move(in)),
      file_(std::move(file)),
      form_(form),
      bare_stops_(kBareStops),
      block_bytes_(std::max<std::size_t>(block_bytes, 1)) {
  bare_stops_[static_cast<unsigned char>(form.separator)] = true;
}

Result<CsvReader> CsvReader::open(const std::filesystem::path& file, std::size_t block_bytes) {
  return open(file, CsvForm{}, block_bytes);
}

Result<CsvReader> CsvReader::open(const std::filesystem::path& file, const CsvForm& form,
                                  std::size_t block_bytes) {
  std::error_code problem;
  const auto status = std::filesystem::status(file, problem);
  const std::string name = name_of(file);
  if (!std::filesystem::exists(status)) {
    return Error{ErrorCode::kNotFound, name + " is not there"};
  }
  if (std::filesystem::is_directory(status)) {
    return Error{ErrorCode::kNotFound, name + " is a folder: name a CSV file"};
  }
  auto in = open_text(file, form.encoding);
  if (!in) return Error{ErrorCode::kIo, name + " cannot be opened"};
  return CsvReader(std::move(in), file, form, block_bytes);
}

// Brings in another block behind what is there; false at the end of the file.
Result<bool> CsvReader::fill() {
  if (begin_ > 0) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    before_ += begin_;
    at_ -= begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + block_bytes_) buffer_.resize(end_ + block_bytes_);
  in_->read(buffer_.data() + end_, static_cast<std::streamsize>(block_bytes_));
  if (in_->bad()) {
    finished_ = true;
    return Error{ErrorCode::kIo, name_of(file_) + " cannot be read"};
  }
  end_ += static_cast<std::size_t>(in_->gcount());
  return in_->gcount() > 0;
}

Result<void> CsvReader::read_beginning() {
  started_ = true;
  while (end_ < kBeginningBytes) {
    auto more = fill();
    if (!more) return more.error();
    if (!*more) break;
  }
  const Beginning beginning = recognised({buffer_.data(), end_});
  begin_ = at_ = beginning.skip;
  if (beginning.format.empty()) return {};
  return stop(1, "the file is " + std::string(beginning.format) + ": save it as CSV in UTF-8");
}

Result<bool> CsvReader::next() {
  if (!started_) {
    if (auto begun = read_beginning(); !begun) return begun.error();
  }
  while (!finished_) {
    auto found = read_record();
    if (!found || !*found) return found;
    const bool blank = cells_.size() == 1 && cells_[0].last == 0;
    if (!blank) return finish_record();
  }
  return false;
}

// Scans to the end of a record, whatever it holds.
Result<bool> CsvReader::read_record() {
  begin_record();
  while (!complete_) {
    if (at_ == end_) {
      auto more = fill();
      if (!more) return more;
      if (!*more) return end_of_file();
    }
    scan();
    // Before any other mistake, so that what is told does not depend on the size of a block.
    if (at_ - begin_ > kMaxRecordBytes) return stop(line_, std::string(kTooLong));
    if (!fatal_.empty()) return stop(current_line_, std::exchange(fatal_, {}));
  }
  return true;
}

void CsvReader::begin_record() {
  begin_ = at_;
  line_ = current_line_;
  state_ = State::kStart;
  complete_ = false;
  ascii_ = true;
  mistake_.clear();
  cells_.clear();
}

void CsvReader::scan() {
  switch (state_) {
    case State::kStart:
      return scan_start();
    case State::kBare:
      return scan_bare();
    case State::kReturn:
      return scan_return();
    case State::kQuoted:
      return scan_quoted();
    case State::kClosed:
      return scan_closed();
  }
}

void CsvReader::scan_start() {
  const bool quoted = buffer_[at_] == '"';
  if (quoted) {
    ++at_;
    quote_line_ = current_line_;
  }
  const std::size_t first = at_ - begin_;
  cells_.push_back({first, first, false});
  state_ = quoted ? State::kQuoted : State::kBare;
}

void CsvReader::scan_bare() {
  unsigned char seen = 0;
  while (at_ < end_ && !bare_stops_[static_cast<unsigned char>(buffer_[at_])]) {
    seen |= static_cast<unsigned char>(buffer_[at_++]);
  }
  ascii_ = ascii_ && seen < 0x80;
  if (at_ == end_) return;
  const std::size_t here = at_++ - begin_;
  if (buffer_[at_ - 1] == form_.separator) return end_cell(here);
  switch (buffer_[at_ - 1]) {
    case '\n':
      end_record(here);
      break;
    case '\r':
      cells_.back().last = here;
      state_ = State::kReturn;
      break;
    case '"':
      mistake_ =
          "a quote stands inside a cell that is not quoted: put the cell in quotes and "
          "double the quote";
      break;
    default:
      fatal_ = kNul;
  }
}

void CsvReader::scan_return() {
  if (buffer_[at_] == '\n') {
    ++at_;
    end_record(cells_.back().last);
  } else {
    fatal_ = kLoneReturn;
  }
}

void CsvReader::scan_quoted() {
  unsigned char seen = 0;
  while (at_ < end_ && !kQuotedStops[static_cast<unsigned char>(buffer_[at_])]) {
    seen |= static_cast<unsigned char>(buffer_[at_++]);
  }
  ascii_ = ascii_ && seen < 0x80;
  if (at_ == end_) return;
  const char c = buffer_[at_++];
  if (c == '\n') {
    ++current_line_;
  } else if (c == '"') {
    cells_.back().last = at_ - 1 - begin_;
    state_ = State::kClosed;
  } else {
    fatal_ = kNul;
  }
}

void CsvReader::scan_closed() {
  const char c = buffer_[at_++];
  if (c == '"') {
    cells_.back().doubled = true;
    state_ = State::kQuoted;
  } else if (c == form_.separator) {
    end_cell(cells_.back().last);
  } else if (c == '\n') {
    end_record(cells_.back().last);
  } else if (c == '\r') {
    state_ = State::kReturn;
  } else {
    fatal_ = "text stands behind the closing quote of a cell that opens on line " +
             std::to_string(quote_line_) + ": double each quote inside a cell";
  }
}

void CsvReader::end_cell(std::size_t last) {
  cells_.back().last = last;
  state_ = State::kStart;
}

void CsvReader::end_record(std::size_t last) {
  cells_.back().last = last;
  complete_ = true;
  ++current_line_;
}

// The last line may lack its end.
Result<bool> CsvReader::end_of_file() {
  if (state_ == State::kQuoted) {
    return stop(quote_line_,
                "the quote that opens here is not closed: close it at the end of its cell");
  }
  if (state_ == State::kReturn) return stop(current_line_, std::string(kLoneReturn));
  if (state_ == State::kStart) {
    if (cells_.empty()) {
      finished_ = true;
      return false;
    }
    cells_.push_back({at_ - begin_, at_ - begin_, false});  // the cell behind a last comma
  }
  if (state_ == State::kBare) cells_.back().last = at_ - begin_;
  complete_ = true;
  return true;
}

Result<bool> CsvReader::finish_record() {
  const std::string_view record(buffer_.data() + begin_, at_ - begin_);
  if (!ascii_) {
    if (auto error = not_text(record)) return *std::move(error);
  }
  if (!mistake_.empty()) return Error{ErrorCode::kInvalidData, mistake_};
  if (width_ == 0) width_ = cells_.size();
  if (cells_.size() != width_ && !form_.any_width) return odd_width();
  make_views();
  return true;
}

std::optional<Error> CsvReader::not_text(std::string_view record) {
  auto bad = not_utf8(record);
  if (!bad) return std::nullopt;
  const auto above =
      std::count(record.begin(), record.begin() + static_cast<std::ptrdiff_t>(bad->at), '\n');
  if (form_.encoding != TextEncoding::kUtf8) {
    bad->message = "the line holds bytes that are not " + std::string(to_string(form_.encoding)) +
                   ": name the encoding of the file, or save it as UTF-8";
  }
  return stop(line_ + static_cast<std::size_t>(above), std::move(bad->message));
}

void CsvReader::make_views() {
  views_.clear();
  for (const Cell& cell : cells_) {
    char* text = buffer_.data() + begin_ + cell.first;
    const std::size_t size = cell.last - cell.first;
    views_.emplace_back(text, cell.doubled ? undouble(text, size) : size);
  }
}

Error CsvReader::odd_width() const {
  const std::string advice = cells_.size() > width_ ? "put a cell that holds a comma in quotes"
                                                    : "write a comma for each empty cell as well";
  return {ErrorCode::kInvalidData, "the row has " + cell_count(cells_.size()) +
                                       " and the heading " + std::to_string(width_) + ": " +
                                       advice};
}

Error CsvReader::stop(std::size_t line, std::string message) {
  finished_ = broken_ = true;
  line_ = line;
  return {ErrorCode::kInvalidData, std::move(message)};
}

}  // namespace annals::exchange
