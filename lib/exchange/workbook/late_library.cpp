#include "exchange/workbook/late_library.h"

#include <dlfcn.h>

#include <utility>

namespace annals::exchange {

LateLibrary::Symbol::Symbol(LateLibrary& library, const char* name) noexcept
    : name_(name), next_(std::exchange(library.first_, this)) {}

Error LateLibrary::not_loaded(std::string why) const {
  return {ErrorCode::kIo, std::string(file_) + ", which workbooks need, cannot be loaded: " +
                              std::move(why) + "; install it, or use CSV"};
}

Result<void> LateLibrary::load() {
  const std::lock_guard lock(mutex_);
  if (loaded_) return {};
  // It stays: its functions are called until the program ends.
  void* const library = ::dlopen(file_, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return not_loaded(::dlerror());
  for (Symbol* symbol = first_; symbol != nullptr; symbol = symbol->next_) {
    symbol->address_ = ::dlsym(library, symbol->name_);
    if (symbol->address_ == nullptr) {
      return not_loaded("it has no function \"" + std::string(symbol->name_) + "\"");
    }
  }
  loaded_ = true;
  return {};
}

}  // namespace annals::exchange
