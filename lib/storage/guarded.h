// What the functions of this room throw, as Errors of ours.
#pragma once

#include <annals/error.h>

#include <filesystem>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

#include "storage/errors.h"

namespace annals::storage {

// Runs "work" and turns what it throws into an Error on "file".
template <typename Work>
auto guarded(const std::filesystem::path& file, Work work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (Failure& failure) {
    return std::move(failure.error);
  } catch (const SQLite::Exception& exception) {
    return error_of(exception, file.string());
  } catch (const BadResultAccess& access) {
    // Rows are checked as they are written; what cannot be read back was changed by other hands.
    return Error{ErrorCode::kInvalidData,
                 "the store holds what no store should: " + access.error().message};
  } catch (const std::filesystem::filesystem_error& error) {
    return Error{ErrorCode::kIo, error.what()};
  } catch (const std::bad_alloc&) {
    return no_memory_for(file.string());
  }
}

}  // namespace annals::storage
