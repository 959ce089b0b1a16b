// A ZIP archive of parts that are not compressed, so that the inputs of a fuzzer may be text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace annals::fuzz {

struct ArchivePart {
  std::string_view name, text;
};

std::string archive(const std::vector<ArchivePart>& parts);

}  // namespace annals::fuzz
