#include <annals/version.h>

#define ANNALS_TEXT_OF(number) #number
#define ANNALS_VERSION_TEXT(major, minor, patch) \
  ANNALS_TEXT_OF(major) "." ANNALS_TEXT_OF(minor) "." ANNALS_TEXT_OF(patch)

namespace annals {

const char* version() noexcept {
  return ANNALS_VERSION_TEXT(ANNALS_VERSION_MAJOR, ANNALS_VERSION_MINOR, ANNALS_VERSION_PATCH);
}

}  // namespace annals
