#include "exchange/dump/load_history.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"
#include "exchange/dump/dump_reader.h"
#include "exchange/records/context.h"
#include "exchange/records/definitions.h"
#include "exchange/records/issues.h"

namespace annals::exchange {
namespace {

// Runs readings of cells one after the other, up to the first that fails.
Result<void> all_of(std::initializer_list<Result<void>> readings) {
  for (const Result<void>& reading : readings) {
    if (!reading) return reading;
  }
  return {};
}

// The ids of waivers and freezes are their numbers.
Result<void> check_number(DumpReader& table, std::size_t number) {
  if (table.cell(0) == std::to_string(number)) return {};
  return table.refuse(
      0, {ErrorCode::kInvalidData,
          "the records are numbered from 1 on: this one is " + std::to_string(number)});
}

class HistoryLoader {
 public:
  HistoryLoader(Store& store, const std::filesystem::path& folder, LoadReport& report)
      : store_(store), folder_(folder), report_(report) {}

  Result<void> run() {
    if (auto read = open(writes_, writes_table(), &HistoryLoader::read_writes); !read) return read;
    if (auto read = open(waivers_, waivers_table(), &HistoryLoader::read_waivers); !read) {
      return read;
    }
    if (auto opened = open(revisions_, revisions_table(), nullptr); !opened) return opened;
    history_.next_revision = [this](RecordedRevision& revision) { return next(revision); };
    history_.on_issue = [this](const HistoryIssue& issue) { tell(issue); };
    return store_.replay(history_);
  }

 private:
  Result<void> open(std::optional<DumpReader>& reader, DumpTable table,
                    Result<void> (HistoryLoader::*read)()) {
    auto opened = DumpReader::open(folder_, std::move(table), report_.issues);
    if (!opened) return opened.error();
    reader = *std::move(opened);
    return read == nullptr ? Result<void>() : (this->*read)();
  }

  Result<void> read_writes() {
    DumpReader& table = *writes_;
    for (;;) {
      const auto more = table.next();
      if (!more) return more.error();
      if (!*more) return {};
      RecordedWrite write{.record = {}, .source = SourceCode("unread")};
      write.record.author = table.text(3);
      write.record.reason = table.text(4);
      write.record.program = table.text(5);
      if (auto read = all_of({table.read(0, write.record.id, read_id),
                              table.read(1, write.record.recorded_at, parse_timestamp),
                              table.read(2, write.source, &SourceCode::parse)});
          !read) {
        return read;
      }
      history_.writes.push_back(std::move(write));
      lines_of_writes_.push_back(table.line());
      ++report_.loaded.writes;
    }
  }

  Result<void> read_waivers() {
    DumpReader& table = *waivers_;
    for (;;) {
      const auto more = table.next();
      if (!more) return more.error();
      if (!*more) return {};
      if (auto numbered = check_number(table, ++report_.loaded.waivers); !numbered) {
        return numbered;
      }
      Waiver waiver{.rule = RuleCode("unread"),
                    .agency = AgencyCode("unread"),
                    .indicator = IndicatorCode("unread"),
                    .year = kFirstYear,
                    .why = table.text(5),
                    .until = Date(kFirstYear, std::chrono::January, std::chrono::day(1)),
                    .given_for = table.text(8),
                    .who = table.text(9)};
      if (auto read = all_of({table.read(1, waiver.rule, &RuleCode::parse),
                              table.read(2, waiver.agency, &AgencyCode::parse),
                              table.read(3, waiver.indicator, &IndicatorCode::parse),
                              table.read(4, waiver.year, parse_year),
                              table.read(6, waiver.until, parse_date),
                              table.read(7, waiver.document, &SourceCode::parse),
                              table.read(10, waiver.recorded_at, parse_timestamp)});
          !read) {
        return read;
      }
      history_.waivers.push_back(std::move(waiver));
      lines_of_waivers_.push_back(table.line());
    }
  }

  // A code that rows repeat is read once.
  template <typename C>
  Result<void> read_code(std::size_t column, C& code) {
    if (revisions_->cell(column) == code.str()) return {};
    return revisions_->read(column, code, &C::parse);
  }

  Result<bool> next(RecordedRevision& revision) {
    DumpReader& table = *revisions_;
    const auto more = table.next();
    if (!more) return more.error();
    if (!*more) return false;
    Observation said{.year = kFirstYear};
    said.locator = table.cell(10);
    said.note = table.cell(11);
    revision.retracted = table.cell(4) == "true";
    if (!revision.retracted && !table.cell(4).empty()) {
      return table.refuse(4, {ErrorCode::kInvalidData, "write true, or nothing"});
    }
    if (auto read = all_of(
            {read_code(0, revision.agency), read_code(1, revision.indicator),
             table.read(2, said.year, parse_year), table.read(3, revision.write, read_id),
             table.read(5, said.value, Decimal::parse), table.read(6, said.bound, parse_bound),
             table.read(7, said.numerator, Decimal::parse),
             table.read(8, said.denominator, Decimal::parse),
             table.read(9, said.status, &ObsStatusSet::parse)});
        !read) {
      return read.error();
    }
    revision.observation = std::move(said);
    ++report_.loaded.revisions;
    return true;
  }

  void tell(const HistoryIssue& issue) {
    if (!lies_in_the_data(issue.error.code)) return;
    switch (issue.part) {
      case HistoryIssue::Part::kWrites:
        writes_->refuse(lines_of_writes_[issue.row], issue.field, issue.error);
        return;
      case HistoryIssue::Part::kRevisions:
        revisions_->refuse(revisions_->line(), issue.field, issue.error);
        return;
      case HistoryIssue::Part::kWaivers:
        waivers_->refuse(lines_of_waivers_[issue.row], issue.field, issue.error);
        return;
    }
  }

  Store& store_;
  const std::filesystem::path& folder_;
  LoadReport& report_;
  RecordedHistory history_;
  std::optional<DumpReader> writes_, revisions_, waivers_;
  std::vector<std::size_t> lines_of_writes_, lines_of_waivers_;
};

// What the system refused to a store in memory that only the loading knows of.
Error told_of(const Error& error, const Freeze& freeze, const Store& store) {
  if (lies_in_the_data(error.code)) return error;
  const std::string file = store.file().string();
  return {error.code, (file.empty() ? "the store" : core::quoted(file, 200)) +
                          " cannot take the freeze " + core::quoted(freeze.name) + ": " +
                          error.message};
}

// One freeze, from its record and the folder of its definitions.
Result<void> load_freeze(Store& store, const std::filesystem::path& folder, DumpReader& table,
                         std::size_t number, LoadReport& report) {
  if (auto numbered = check_number(table, number); !numbered) return numbered;
  Freeze freeze{.name = table.text(1),
                .note = table.text(2),
                .author = table.text(3),
                .recorded_at = {},
                .last_write = 0,
                .sha256 = {}};
  std::int64_t waivers = 0;
  if (auto read =
          all_of({table.read(4, freeze.recorded_at, parse_timestamp),
                  table.read(5, freeze.last_write, read_id), table.read(6, waivers, read_id)});
      !read) {
    return read;
  }
  auto definitions = Store::in_memory();
  if (!definitions) return told_of(definitions.error(), freeze, store);
  LoadReport of_definitions;
  const Result<void> defined = definitions->atomically([&] {
    return load_definitions(*definitions, folder / folder_of_freeze(number), of_definitions);
  });
  report.issues.insert(report.issues.end(), of_definitions.issues.begin(),
                       of_definitions.issues.end());
  if (!defined) return told_of(defined.error(), freeze, store);
  const auto restored =
      store.restore_freeze(freeze, static_cast<std::size_t>(waivers), *definitions);
  if (restored) return {};
  if (!lies_in_the_data(restored.error().code)) return restored.error();
  return table.refuse(table.line(), "", restored.error());
}

}  // namespace

Result<void> load_definitions(Store& store, const std::filesystem::path& folder,
                              LoadReport& report) {
  std::vector<ImportFile> files;
  for (const CsvContent content : definition_contents()) {
    files.push_back({content, folder / (std::string(to_string(content)) + ".csv")});
  }
  const ImportOptions options;
  Context context(store, files, options);
  context.cells = CellTexts::kAsTheyAre;  // a dump is for programs
  for (const CsvContent content : definition_contents()) {
    if (auto done = import_definitions(context, content); !done) return done;
  }
  if (const auto& failure = context.issues.failure()) return *failure;
  report.loaded.definitions = context.report.defined;
  report.issues = context.issues.take(files);
  // An import takes what is there twice once; a dump has nothing twice.
  for (ImportIssue& notice : context.notices.take(files)) {
    notice.error = {ErrorCode::kAlreadyExists,
                    "the record says what an earlier one says: keep one of the two"};
    report.issues.push_back(std::move(notice));
  }
  if (report.issues.empty()) return {};
  return report.issues.front().error;
}

Result<void> load_history(Store& store, const std::filesystem::path& folder, LoadReport& report) {
  return HistoryLoader(store, folder, report).run();
}

Result<void> load_freezes(Store& store, const std::filesystem::path& folder, std::size_t count,
                          LoadReport& report) {
  auto table = DumpReader::open(folder, freezes_table(), report.issues);
  if (!table) return table.error();
  for (std::size_t number = 1;; ++number) {
    const auto more = table->next();
    if (!more) return more.error();
    if (!*more && number > count) return {};
    if (!*more || number > count) {
      return table->refuse(
          *more ? table->line() : 0, "",
          {ErrorCode::kInvalidData, "the dump has the definitions of " + std::to_string(count) +
                                        " freezes, and there is a record for each"});
    }
    if (auto done = load_freeze(store, folder, *table, number, report); !done) return done;
    ++report.loaded.freezes;
  }
}

}  // namespace annals::exchange
