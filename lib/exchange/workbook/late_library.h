// A shared library that is loaded when it is first needed. Those for workbooks bring libcrypto,
// which would be a quarter of the start of each program, though few ever meet a workbook.
#pragma once

#include <annals/error.h>

#include <mutex>
#include <string>

namespace annals::exchange {

class LateLibrary {
 public:
  // A function of it, found when it is loaded.
  class Symbol {
   public:
    // "library" and "name" live as long as this.
    Symbol(LateLibrary& library, const char* name) noexcept;
    Symbol(const Symbol&) = delete;
    Symbol& operator=(const Symbol&) = delete;

   protected:
    void* address() const noexcept { return address_; }

   private:
    friend LateLibrary;
    const char* name_;
    void* address_ = nullptr;
    Symbol* next_;
  };

  // The name by which the loader finds it, "libzip.so.4", or its path.
  explicit constexpr LateLibrary(const char* file) noexcept : file_(file) {}
  LateLibrary(const LateLibrary&) = delete;
  LateLibrary& operator=(const LateLibrary&) = delete;

  // Loads it if it is not; from then on its functions may be called, until the program ends. May be
  // called by several threads. Fails with kIo, and may be tried again, if it is not installed or
  // lacks one of the functions.
  Result<void> load();

 private:
  Error not_loaded(std::string why) const;

  const char* file_;
  Symbol* first_ = nullptr;
  std::mutex mutex_;
  bool loaded_ = false;
};

// Called as the function of that name would be.
//
//   inline LateLibrary libm{"libm.so.6"};
//   inline const LateFunction<decltype(::sqrt)> sqrt{libm, "sqrt"};
template <class Signature>
class LateFunction;

template <class Returned, class... Parameters>
class LateFunction<Returned(Parameters...)> : private LateLibrary::Symbol {
 public:
  using Symbol::Symbol;

  // REQUIRES: load() of its library succeeded.
  Returned operator()(Parameters... parameters) const {
    return reinterpret_cast<Returned (*)(Parameters...)>(address())(parameters...);
  }
};

}  // namespace annals::exchange
