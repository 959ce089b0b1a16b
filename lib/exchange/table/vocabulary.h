// What the words of a table stand for in a store, and what is made for those that it does not know.
#pragma once

#include <annals/import_table.h>
#include <annals/store.h>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "exchange/records/directory.h"
#include "exchange/records/meanings.h"
#include "exchange/table/cell_value.h"
#include "exchange/table/table_log.h"

namespace annals::exchange {

// An agency or a source as the values of a table use it.
template <typename C>
struct CodeUse {
  C code;
  bool made = false;
  bool used = false;  // by a value that is taken
};
using AgencyUse = CodeUse<AgencyCode>;
using SourceUse = CodeUse<SourceCode>;

// An indicator as the cells of a table use it.
struct IndicatorUse {
  explicit IndicatorUse(Indicator of) : indicator(std::move(of)), unit(indicator) {}

  Indicator indicator;
  UnitWords unit;
  std::string told_unit{};  // in brackets behind the word, "Rate (%)"; it agrees with the unit
  bool made = false;
  bool used = false;  // by a value that is taken
  bool whole = true;  // all of its values in the table are
  int decimals = 0;   // the most that a value of the table has
};

class Vocabulary {
 public:
  // Reads the names of the store. REQUIRES: the store and the mapping outlive it.
  static Result<Vocabulary> load(const Store& store, const TableMapping& mapping, bool create);

  // What is called before the store is asked, since it may be at work for somebody else. It is
  // asked about words that it did not know when the vocabulary was loaded, and those of several
  // meanings.
  void settle_with(std::function<void()> settle) { settle_ = std::move(settle); }

  // True if the store knows a word, in whatever case and width.
  bool knows_agency(std::string_view text) const { return agency_words_.contains(folded(text)); }
  // An indicator also with its unit in brackets.
  bool knows_indicator(std::string_view text) const;

  // What a word stands for; null if it is not known and nothing is made. "name" is for what is
  // made, and may be empty. The pointers live as long as the vocabulary.
  AgencyUse* agency(std::string_view text, std::string_view name, const TablePlace& place);
  IndicatorUse* indicator(std::string_view text, std::string_view name, std::string_view unit,
                          const TablePlace& place);
  SourceUse* source(std::string_view text, const TablePlace& place);
  // Why the word asked for last, for which there was null, is not known.
  const std::string& reason() const noexcept { return reason_->message; }

  // What kept a word from being looked up, such as a full disk: that lies in no table.
  const std::optional<Error>& failure() const noexcept { return failure_; }

  // Tells each word that was not known, at its first place.
  void tell(TableLog& log) const;
  // Begins to count anew how often words are met, and which are used.
  void forget_uses();
  // What was made and is used, ready to be defined.
  std::vector<Agency> agencies_made() const;
  std::vector<Indicator> indicators_made() const;
  std::vector<SourceDocument> sources_made() const;

 private:
  // A word of the table; what is not known has no meaning.
  template <typename T>
  struct Word {
    std::unique_ptr<T> meaning;
    Error reason;
    std::size_t line = 0, column = 0, count = 0;
    std::string heading;
  };
  template <typename T>
  using Words = std::unordered_map<std::string, Word<T>, TextHash, std::equal_to<>>;

  Vocabulary(const Store& store, const TableMapping& mapping, bool create)
      : store_(&store), mapping_(&mapping), create_(create) {}

  template <typename T, typename Resolve>
  T* find(Words<T>& words, std::vector<const T*>& made, std::string_view text,
          const TablePlace& place, Resolve resolve);
  Result<AgencyUse> resolve_agency(std::string_view text, std::string_view name);
  Result<IndicatorUse> resolve_indicator(std::string_view text, std::string_view name,
                                         std::string_view unit);
  Result<IndicatorUse> make_indicator(std::string_view text, std::string_view name,
                                      std::string_view unit);
  Result<SourceUse> resolve_source(std::string_view text);
  // As the store finds them.
  Result<AgencyCode> known_agency(std::string_view text) const;
  Result<Indicator> known_indicator(std::string_view text) const;
  Result<SourceCode> known_source(std::string_view text) const;
  void settle() const {
    if (settle_) settle_();
  }
  std::string free_code(std::string_view name, const std::unordered_set<std::string>& taken) const;
  Names names_of(std::string_view text, std::string_view name, const std::string& code) const;

  const Store* store_;
  std::function<void()> settle_;
  const TableMapping* mapping_;
  bool create_;
  std::vector<Agency> store_agencies_;  // all that the store has
  std::vector<Indicator> store_indicators_;
  std::vector<SourceCode> store_sources_;
  Meanings agency_meanings_, indicator_meanings_;  // in the store, by position
  // Of the store and of what is made, folded.
  std::unordered_set<std::string> agency_words_, indicator_words_;
  std::unordered_map<std::string, std::string> spellings_;  // of codes, by the code in the store
  Words<AgencyUse> agencies_;
  Words<IndicatorUse> indicators_;
  Words<SourceUse> sources_;
  std::map<std::string, Agency> agencies_made_;  // by code
  // The words for what was made, by their folded form.
  std::unordered_map<std::string, std::string> agency_spellings_, indicator_spellings_;
  std::vector<const AgencyUse*> agency_uses_;  // of what is made
  std::vector<const IndicatorUse*> indicator_uses_;
  std::vector<const SourceUse*> source_uses_;
  const Error* reason_ = nullptr;
  std::optional<Error> failure_;
};

}  // namespace annals::exchange
