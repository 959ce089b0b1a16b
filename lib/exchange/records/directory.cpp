#include "exchange/records/directory.h"

#include <vector>

#include "core/nearest.h"
#include "core/text.h"

namespace annals::exchange {
namespace {

Result<SubjectCode> find_subject(const Store& store, std::string_view text) {
  auto subjects = store.subjects();
  if (!subjects) return subjects.error();
  std::vector<std::string> codes;
  for (const Subject& subject : *subjects) {
    if (subject.code.str() == text) return subject.code;
    codes.push_back(subject.code.str());
  }
  return Error{ErrorCode::kNotFound, "subject " + core::quoted(text) + " is not known" +
                                         core::did_you_mean(core::nearest(text, codes))};
}

// The code of what a store found.
template <typename T>
auto code_of(Result<T> found) -> Result<decltype(T::code)> {
  if (!found) return found.error();
  return found->code;
}

}  // namespace

Directory::Directory(const Store& store)
    : subjects([&store](std::string_view text) { return find_subject(store, text); }),
      agencies([&store](std::string_view text) { return code_of(store.find_agency(text)); }),
      indicators([&store](std::string_view text) { return code_of(store.find_indicator(text)); }),
      sources([&store](std::string_view text) { return code_of(store.find_source(text)); }) {}

}  // namespace annals::exchange
