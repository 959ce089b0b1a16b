// Loading of a whole store from its JSON document.
#include <annals/dump.h>

#include <fstream>
#include <iterator>
#include <string>

#include "support/require.h"
#include "support/target.h"
#include "support/temp_dir.h"

namespace annals::fuzz {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

void try_input(std::string_view input) {
  static const test::TempDir folder;
  Store store = Store::in_memory().value();
  const auto report = load_json(store, folder.write("store.json", input));
  if (!report || !report->issues.empty()) {
    require(store.agencies().value().empty() && store.revision_count().value() == 0,
            "what is refused leaves nothing");
    return;
  }
  require(store.verify().value().empty(), "what was loaded keeps the rules of the model");
  const auto one = folder / "one.json", two = folder / "two.json";
  dump_json(store, one).value();
  Store again = Store::in_memory().value();
  require(load_json(again, one).value().issues.empty(), "what is dumped is loaded");
  dump_json(again, two).value();
  require(bytes_of(one) == bytes_of(two), "dumped again it is the same");
}

}  // namespace annals::fuzz
