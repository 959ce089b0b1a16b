// libzip, as this library calls it: each function that is called stands here.
#pragma once

#include <annals/error.h>
#include <zip.h>

#ifdef ANNALS_ZIP_FILE

#include "exchange/workbook/late_library.h"

namespace annals::exchange {

inline constinit LateLibrary libzip{ANNALS_ZIP_FILE};

// Within this namespace the name is that of the function that is loaded.
#define ANNALS_LATE(name) \
  inline const LateFunction<decltype(::name)> name { libzip, #name }
ANNALS_LATE(zip_discard);
ANNALS_LATE(zip_fclose);
ANNALS_LATE(zip_fopen);
ANNALS_LATE(zip_fread);
ANNALS_LATE(zip_open);
#undef ANNALS_LATE

inline Result<void> load_zip() { return libzip.load(); }

}  // namespace annals::exchange

#else

namespace annals::exchange {

inline Result<void> load_zip() { return {}; }  // the program has it

}  // namespace annals::exchange

#endif
