#include "exit_code.h"

namespace annals::cli {

ExitCode exit_code_of(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return ExitCode::kUsage;
    case ErrorCode::kNotFound:
    case ErrorCode::kAlreadyExists:
    case ErrorCode::kConflict:
    case ErrorCode::kInvalidData:
    case ErrorCode::kInsufficientData:
      return ExitCode::kData;
    case ErrorCode::kSchemaMismatch:
    case ErrorCode::kBusy:
    case ErrorCode::kIo:
      return ExitCode::kStorage;
    case ErrorCode::kCancelled:
      return ExitCode::kCancelled;
    case ErrorCode::kInternal:
      return ExitCode::kBug;
  }
  return ExitCode::kBug;
}

}  // namespace annals::cli
