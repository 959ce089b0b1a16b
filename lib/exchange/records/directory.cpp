#include "exchange/records/directory.h"

#include <cstddef>
#include <string>
#include <vector>

#include "core/nearest.h"
#include "core/text.h"
#include "exchange/records/meanings.h"

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

// Codes, and the names that nothing else is called by, in whatever case and width.
template <typename T, typename C>
void learn(Lookup<C>& lookup, const std::vector<T>& definitions) {
  Meanings meanings;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    meanings.add(i, definitions[i].code.str(), definitions[i].names);
  }
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    const T& each = definitions[i];
    lookup.learn(each.code.str(), each.code);
    each_word(each.names, [&](const std::string& word) {
      if (meanings.of(word) == i) lookup.learn(word, each.code);
    });
  }
}

}  // namespace

Directory::Directory(const Store& store, std::function<void()> settle)
    : subjects([&store, settle](std::string_view text) {
        settle();
        return find_subject(store, text);
      }),
      agencies([&store, settle](std::string_view text) {
        settle();
        return code_of(store.find_agency(text));
      }),
      indicators([&store, settle](std::string_view text) {
        settle();
        return code_of(store.find_indicator(text));
      }),
      sources([&store, settle](std::string_view text) {
        settle();
        return code_of(store.find_source(text));
      }),
      store_(store) {}

Result<void> Directory::learn_all() {
  const auto agencies_known = store_.agencies();
  if (!agencies_known) return agencies_known.error();
  learn(agencies, *agencies_known);
  const auto indicators_known = store_.indicators();
  if (!indicators_known) return indicators_known.error();
  learn(indicators, *indicators_known);
  const auto sources_known = store_.sources();
  if (!sources_known) return sources_known.error();
  for (const SourceDocument& source : *sources_known) sources.learn(source.code.str(), source.code);
  return {};
}

}  // namespace annals::exchange
