// Which codes the words in cells stand for, asked of the store once for each word.
#pragma once

#include <annals/code.h>
#include <annals/error.h>
#include <annals/names.h>
#include <annals/store.h>

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "exchange/records/issues.h"

namespace annals::exchange {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};

// One sort of code. The words of definitions that were refused are excused: that they are not
// found is a consequence of an issue that is told already.
template <typename C>
class Lookup {
 public:
  using Find = std::function<Result<C>(std::string_view)>;
  explicit Lookup(Find find) : find_(std::move(find)) {}

  // The code that "text" stands for. The reference lives until forget().
  const Result<C>& find(std::string_view text) {
    if (last_ != nullptr && last_->first == text) return last_->second;
    auto known = found_.find(text);
    if (known == found_.end()) known = found_.emplace(std::string(text), find_(text)).first;
    last_ = &*known;
    return known->second;
  }
  // Keeps what the store would answer, where it was not asked yet.
  void learn(std::string_view text, const C& code) { found_.emplace(std::string(text), code); }
  // Forgets what was asked, since definitions were made.
  void forget() {
    found_.clear();
    last_ = nullptr;
  }

  void excuse(std::string_view text) { excused_.insert(folded(text)); }
  void excuse_all() { all_excused_ = true; }
  // Of the text looked for last: a failure of the store follows from nothing and is never excused.
  bool excused(std::string_view text) const {
    if (last_ != nullptr && !last_->second && !lies_in_the_data(last_->second.error().code)) {
      return false;
    }
    return all_excused_ || (!excused_.empty() && excused_.contains(folded(text)));
  }

 private:
  using Found = std::unordered_map<std::string, Result<C>, TextHash, std::equal_to<>>;

  Find find_;
  Found found_;
  const typename Found::value_type* last_ = nullptr;
  std::unordered_set<std::string> excused_;
  bool all_excused_ = false;
};

// All sorts. REQUIRES: the store outlives the directory.
struct Directory {
  // "settle" is called before the store is asked, since it may be at work for somebody else.
  Directory(const Store& store, std::function<void()> settle);

  // Learns all codes and unmistakable names of agencies, indicators and sources at once, so that
  // the store is hardly asked any more. For an import that is long. Fails as the store does.
  Result<void> learn_all();

  Lookup<SubjectCode> subjects;  // by code
  Lookup<AgencyCode> agencies;   // by code, name or alias
  Lookup<IndicatorCode> indicators;
  Lookup<SourceCode> sources;  // by code

 private:
  const Store& store_;
};

}  // namespace annals::exchange
