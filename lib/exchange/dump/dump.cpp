#include <annals/dump.h>
#include <unistd.h>

#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "core/printed_form.h"
#include "core/text.h"
#include "exchange/dump/document.h"
#include "exchange/dump/dump_package.h"
#include "exchange/dump/dump_records.h"
#include "exchange/dump/dump_tables.h"

namespace annals {
namespace {

namespace fs = std::filesystem;
using exchange::Cells;
using exchange::DumpTable;
using exchange::TableSink;

// Puts a store into a sink, table by table.
class Dumper {
 public:
  Dumper(const Store& store, TableSink& sink) : store_(store), sink_(sink) {}

  Result<DumpSummary> run() {
    using Part = Result<void> (Dumper::*)();
    for (const Part part : {&Dumper::current_definitions, &Dumper::writes, &Dumper::revisions,
                            &Dumper::waivers, &Dumper::freezes}) {
      if (auto done = (this->*part)(); !done) return done.error();
    }
    if (auto done = sink_.finish(); !done) return done.error();
    return summary_;
  }

 private:
  Result<void> current_definitions() {
    const auto count = definitions(store_, "");
    if (!count) return count.error();
    summary_.definitions = *count;
    return {};
  }

  // All sorts of definitions of a store, into the tables of a folder; how many there are.
  Result<std::size_t> definitions(const Store& store, const std::string& folder) {
    std::size_t count = 0;
    for (const CsvContent content : exchange::definition_contents()) {
      auto records = exchange::records_of(store, content);
      if (!records) return records.error();
      if (auto done = table_of(content, folder, *records); !done) return done.error();
      count += records->size();
    }
    return count;
  }

  Result<void> table_of(CsvContent content, const std::string& folder,
                        const std::vector<Cells>& records) {
    std::set<std::string> columns;
    for (const Cells& record : records) {
      for (const auto& [column, text] : record) columns.insert(column);
    }
    const DumpTable table = exchange::definition_table(content, folder, columns);
    if (auto begun = sink_.begin(table); !begun) return begun;
    std::vector<std::string> cells;
    for (const Cells& record : records) {
      cells.clear();
      for (const exchange::DumpField& field : table.fields) {
        const auto found = record.find(field.name);
        cells.push_back(found == record.end() ? "" : found->second);
      }
      if (auto added = sink_.add(cells); !added) return added;
    }
    return {};
  }

  Result<void> writes() {
    const auto writes = store_.writes();
    if (!writes) return writes.error();
    if (auto begun = sink_.begin(exchange::writes_table()); !begun) return begun;
    for (const RecordedWrite& write : *writes) {
      const std::string cells[] = {std::to_string(write.record.id),
                                   to_string(write.record.recorded_at),
                                   write.source.str(),
                                   write.record.author,
                                   write.record.reason,
                                   write.record.program};
      if (auto added = sink_.add(cells); !added) return added;
    }
    summary_.writes = writes->size();
    return {};
  }

  Result<void> revisions() {
    if (auto begun = sink_.begin(exchange::revisions_table()); !begun) return begun;
    return store_.each_revision([&](const RecordedRevision& revision) {
      const Observation& said = revision.observation;
      ++summary_.revisions;
      const std::string cells[] = {
          revision.agency.str(),
          revision.indicator.str(),
          to_string(said.year),
          std::to_string(revision.write),
          revision.retracted ? "true" : "",
          core::printed(said.value),
          said.bound == Bound::kExact ? "" : std::string(to_string(said.bound)),
          core::printed(said.numerator),
          core::printed(said.denominator),
          said.status.normal() ? "" : said.status.letters(),
          said.locator,
          said.note};
      return sink_.add(cells);
    });
  }

  Result<void> waivers() {
    const auto waivers = store_.waivers();
    if (!waivers) return waivers.error();
    if (auto begun = sink_.begin(exchange::waivers_table()); !begun) return begun;
    for (const Waiver& waiver : *waivers) {
      const std::string cells[] = {std::to_string(++summary_.waivers),
                                   waiver.rule.str(),
                                   waiver.agency.str(),
                                   waiver.indicator.str(),
                                   to_string(waiver.year),
                                   waiver.why,
                                   to_string(waiver.until),
                                   waiver.document ? waiver.document->str() : "",
                                   waiver.given_for,
                                   waiver.who,
                                   to_string(waiver.recorded_at)};
      if (auto added = sink_.add(cells); !added) return added;
    }
    return {};
  }

  // The list of freezes, then the definitions of each; its values are those up to its last write.
  Result<void> freezes() {
    const auto freezes = store_.freezes();
    if (!freezes) return freezes.error();
    std::vector<Store> frozen;
    for (const Freeze& freeze : *freezes) {
      auto definitions = store_.frozen_definitions(freeze.name);
      if (!definitions) return definitions.error();
      frozen.push_back(*std::move(definitions));
    }
    if (auto begun = sink_.begin(exchange::freezes_table()); !begun) return begun;
    for (std::size_t i = 0; i < freezes->size(); ++i) {
      if (auto added = freeze(i + 1, (*freezes)[i], frozen[i]); !added) return added;
    }
    for (std::size_t i = 0; i < freezes->size(); ++i) {
      const auto done = definitions(frozen[i], exchange::folder_of_freeze(i + 1));
      if (!done) return done.error();
    }
    summary_.freezes = freezes->size();
    return {};
  }

  Result<void> freeze(std::size_t number, const Freeze& freeze, const Store& frozen) {
    const auto waivers = frozen.waivers();
    if (!waivers) return waivers.error();
    const auto number_or_none = [](auto n) { return n == 0 ? "" : std::to_string(n); };
    const std::string cells[] = {std::to_string(number),
                                 freeze.name,
                                 freeze.note,
                                 freeze.author,
                                 to_string(freeze.recorded_at),
                                 number_or_none(freeze.last_write),
                                 number_or_none(waivers->size())};
    return sink_.add(cells);
  }

  const Store& store_;
  TableSink& sink_;
  DumpSummary summary_;
};

Result<DumpSummary> dump_into(TableSink& sink, const Store& store) {
  Result<DumpSummary> summary = DumpSummary{};
  const auto done = store.in_one_state([&]() -> Result<void> {
    summary = Dumper(store, sink).run();
    return summary ? Result<void>() : summary.error();
  });
  if (!done) return done.error();
  return summary;
}

// Where a link leads: what it names gives way, and the link stays.
fs::path led_to(const fs::path& path) {
  std::error_code problem;
  fs::path target = fs::canonical(path, problem);
  return problem ? path : target;
}

// The name beside "target" under which its successor grows.
fs::path beside(const fs::path& target, const char* what) {
  fs::path path = fs::absolute(target).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();  // "folder/"
  return path.parent_path() /
         ("." + path.filename().string() + "." + what + "-" + std::to_string(::getpid()));
}

// What is removed unless it was renamed by then.
struct Removed {
  explicit Removed(fs::path p) : path(std::move(p)) {}
  Removed(const Removed&) = delete;
  Removed& operator=(const Removed&) = delete;
  ~Removed() {
    std::error_code ignored;  // on purpose: what is left over harms nothing
    fs::remove_all(path, ignored);
  }
  fs::path path;
};

Error io_error(const fs::path& path, const std::error_code& problem) {
  return {ErrorCode::kIo, core::quoted(path.string(), 4096) + ": " + problem.message()};
}

// A folder may be replaced if it is empty or an older dump and nothing else.
Result<void> check_replaceable(const fs::path& folder) {
  std::error_code problem;
  if (!fs::exists(folder, problem)) return {};
  if (!fs::is_directory(folder, problem)) {
    return Error{ErrorCode::kAlreadyExists,
                 core::quoted(folder.string(), 4096) + " is there already and is no folder"};
  }
  if (fs::is_empty(folder, problem)) return {};
  const auto package = exchange::read_package(folder);
  if (!package && package.error().code == ErrorCode::kIo) return package.error();
  if (!package) {
    return Error{ErrorCode::kAlreadyExists,
                 core::quoted(folder.string(), 4096) +
                     " holds something else than a dump, which stays as it is: dump into a folder "
                     "of its own"};
  }
  const auto foreign = exchange::foreign_file(folder, *package);
  if (!foreign) return foreign.error();
  if (foreign->empty()) return {};
  return Error{ErrorCode::kAlreadyExists, core::quoted(folder.string(), 4096) + " holds " +
                                              core::quoted(*foreign, 4096) +
                                              ", which is no part of a dump: take it out, or dump "
                                              "into a folder of its own"};
}

// Puts the new folder where the old one is, which goes when the new one stands.
Result<void> swap_in(const fs::path& fresh, const fs::path& folder) {
  std::error_code problem;
  Removed old(beside(folder, "old"));
  if (fs::exists(folder, problem)) {
    fs::rename(folder, old.path, problem);
    if (problem) return io_error(folder, problem);
  }
  fs::rename(fresh, folder, problem);
  if (!problem) return {};
  Error error = io_error(folder, problem);
  if (!fs::exists(old.path, problem)) return error;
  fs::rename(old.path, folder, problem);
  if (problem) {
    error.message += "; the older dump is kept as " + core::quoted(old.path.string(), 4096);
    old.path.clear();
  }
  return error;
}

}  // namespace

Result<DumpSummary> dump_folder(const Store& store, const fs::path& folder) {
  if (folder.empty()) return Error{ErrorCode::kInvalidArgument, "a dump needs a folder"};
  if (auto free = check_replaceable(folder); !free) return free.error();
  const fs::path place = led_to(folder);
  const Removed fresh(beside(place, "new"));
  std::error_code problem;
  fs::create_directories(fresh.path, problem);
  if (problem) return io_error(fresh.path, problem);
  exchange::PackageSink sink(fresh.path);
  auto summary = dump_into(sink, store);
  if (!summary) return summary;
  if (auto swapped = swap_in(fresh.path, place); !swapped) return swapped.error();
  return summary;
}

Result<DumpSummary> dump_json(const Store& store, const fs::path& file) {
  if (file.empty()) return Error{ErrorCode::kInvalidArgument, "a dump needs a file"};
  std::error_code problem;
  if (fs::exists(file, problem) && !exchange::looks_like_document(file)) {
    return Error{ErrorCode::kAlreadyExists,
                 core::quoted(file.string(), 4096) +
                     " is there already and is no dump: it stays as it is; choose another name"};
  }
  const fs::path place = led_to(file);
  const Removed fresh(beside(place, "new"));
  exchange::DocumentSink sink;
  if (!sink.open(fresh.path)) {
    return Error{ErrorCode::kIo,
                 core::quoted(file.string(), 4096) +
                     " cannot be written: look whether its folder exists and may be written"};
  }
  auto summary = dump_into(sink, store);
  if (!summary) return summary;
  fs::rename(fresh.path, place, problem);
  if (problem) return io_error(file, problem);
  return summary;
}

}  // namespace annals
