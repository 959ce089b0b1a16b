#include "exchange/records/directory.h"

#include <string>
#include <unordered_map>
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

// Calls "use" with every name and alias.
template <typename Use>
void each_word(const Names& names, Use use) {
  for (const auto& [language, name] : names.names) use(name);
  for (const auto& [language, aliases] : names.aliases) {
    for (const std::string& alias : aliases) use(alias);
  }
}

// Codes, and the names that nothing else is called by, in whatever case and width.
template <typename T, typename C>
void learn(Lookup<C>& lookup, const std::vector<T>& definitions) {
  std::unordered_map<std::string, const C*> meanings;  // null: more than one
  const auto note = [&](std::string_view word, const C& code) {
    const auto [found, is_new] = meanings.emplace(folded(word), &code);
    if (!is_new && found->second != &code) found->second = nullptr;
  };
  for (const T& each : definitions) {
    note(each.code.str(), each.code);
    each_word(each.names, [&](const std::string& word) { note(word, each.code); });
  }
  for (const T& each : definitions) {
    lookup.learn(each.code.str(), each.code);
    each_word(each.names, [&](const std::string& word) {
      if (meanings.at(folded(word)) != nullptr) lookup.learn(word, each.code);
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
