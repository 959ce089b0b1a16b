#include "exchange/records/context.h"

#include <system_error>

#include "exchange/records/incoming.h"

namespace annals::exchange {
namespace {

std::uint64_t size_of(const ImportFile& file) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(file.path, problem);
  return problem ? 0 : size;
}

}  // namespace

std::uint64_t Context::bytes_of_values(std::size_t end) const {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (files[i].content == CsvContent::kObservations) bytes += size_of(files[i]);
  }
  return bytes;
}

Result<void> Context::progress(std::size_t more_rows, std::size_t file,
                               std::uint64_t bytes_of_file) {
  progress_.rows += more_rows;
  if (!options.progress) return {};
  progress_.bytes = bytes_of_values(file) + bytes_of_file;
  progress_.all_bytes = bytes_of_values(files.size());
  if (options.progress(progress_)) return {};
  return Error{ErrorCode::kCancelled, "the import was given up: nothing was written"};
}

Result<void> as_one_import(Context& context, const std::function<Result<void>()>& read_all) {
  bool looked_at_everything = false;
  const bool dry_run = context.options.dry_run;
  const auto import = [&]() -> Result<void> {
    if (auto all = read_all(); !all) return all;
    // What an issue could not hold, such as a full disk met while looking something up.
    if (const auto& failure = context.issues.failure()) return *failure;
    looked_at_everything = true;
    if (context.issues.empty() && !dry_run) return {};
    return Error{ErrorCode::kInvalidData, "the import is taken back"};  // on purpose
  };
  const std::uint64_t bytes = context.bytes_of_values(context.files.size());
  const Result<void> done = context.store.atomically(import, {.expected_values = values_in(bytes)});
  const bool meant = looked_at_everything && (dry_run || !context.issues.empty());
  if (!done && !meant) return done;
  if (!context.issues.empty()) context.report = {};  // nothing was written
  context.report.issues = context.issues.take(context.files);
  context.report.notices = context.notices.take(context.files);
  return {};
}

}  // namespace annals::exchange
