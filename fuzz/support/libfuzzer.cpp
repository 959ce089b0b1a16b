// The entry that libFuzzer calls.
#include "support/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  annals::fuzz::try_input({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
