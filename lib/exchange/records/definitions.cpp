#include "exchange/records/definitions.h"

#include <concepts>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"
#include "exchange/records/linking.h"
#include "exchange/records/order.h"
#include "exchange/records/records.h"
#include "exchange/records/sorts.h"

namespace annals::exchange {
namespace {

template <typename T>
class Definitions {
 public:
  using Read = Draft<T> (*)(Fields&);
  Definitions(Context& context, CsvContent content, Read read)
      : context_(context), content_(content), read_(read) {}

  Result<void> run() {
    for (const ImportFile& file : context_.files) {
      if (file.content != content_) continue;
      if (auto done = read_file(file); !done) return done.error();
    }
    needs_.resize(drafts_.size());
    if constexpr (Linked<T>) needs_ = Linker<T>(context_, drafts_, incomplete_).run();
    drop_repeated();
    if (auto done = define_in_order(); !done) return done;
    if constexpr (Named<T>) excuse_failed(context_.directory.*kLookup<T>);
    return {};
  }

 private:
  Result<void> read_file(const ImportFile& file) {
    auto sheet = Sheet::open(file, context_.issues, context_.cells);
    if (!sheet) return sheet.error();
    for (;;) {
      auto more = sheet->next();
      if (!more) return more.error();
      if (!*more) break;
      Fields fields(*sheet, context_.directory);
      drafts_.push_back(read_(fields));
      drafts_.back().file = &file;
      drafts_.back().line = sheet->line();
    }
    incomplete_ = incomplete_ || sheet->incomplete();
    return {};
  }

  void fail(std::size_t i, std::string_view column, std::string_view value, Error error) {
    drafts_[i].ok = false;
    context_.issues.add({drafts_[i].file, drafts_[i].line, column, value}, std::move(error));
  }

  // Of rows that define the same thing the first counts, and the others must say the same.
  void drop_repeated() {
    repeated_.resize(drafts_.size());
    std::map<std::string, std::size_t> firsts;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (!drafts_[i].ok) continue;
      const auto [first, is_new] = firsts.emplace(identity(drafts_[i].value), i);
      if (is_new) continue;
      repeated_[i] = true;
      compare(first->second, i);
    }
  }

  void compare(std::size_t first, std::size_t i) {
    const std::string what = core::quoted(identity(drafts_[i].value));
    if (drafts_[first].value == drafts_[i].value) {
      context_.notices.add(
          {drafts_[i].file, drafts_[i].line},
          {ErrorCode::kAlreadyExists,
           what + " is defined alike on " + place_of(first, i) + " and was taken once"});
    } else {
      fail(i, "", "",
           {ErrorCode::kConflict, what + " is defined otherwise on " + place_of(first, i) +
                                      ": keep one of the two rows"});
    }
  }

  // Where "other" stands, for a message about "i".
  std::string place_of(std::size_t other, std::size_t i) const {
    std::string text = "line " + std::to_string(drafts_[other].line);
    if (drafts_[other].file != drafts_[i].file) text += " of " + drafts_[other].file->path.string();
    return text;
  }

  // Told of the whole row: what it needs may stand in several cells.
  void report_circle(const std::vector<std::size_t>& circle) {
    const auto name = [&](std::size_t i) { return core::quoted(identity(drafts_[i].value)); };
    std::string path = name(circle.front()) + " needs ";
    for (std::size_t i = 1; i < circle.size(); ++i) path += name(circle[i]) + ", which needs ";
    path += circle.size() == 1 ? "itself: leave that out"
                               : name(circle.front()) + ": leave that out in one place";
    fail(circle.front(), "", "", {ErrorCode::kInvalidData, std::move(path)});
  }

  // Two that stood under one another in turn need each other, and are no circle in any year. All
  // are first made without parents then, and get them in the order of today's; the store refuses
  // what is a circle in some year.
  Result<void> part_former_parents(Order& order) requires std::same_as<T, Agency> {
    std::map<AgencyCode, std::size_t> rows;
    for (std::size_t i = 0; i < drafts_.size(); ++i) rows.emplace(drafts_[i].value.code, i);
    std::vector<std::vector<std::size_t>> needs(drafts_.size());
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const auto& parent = drafts_[i].value.parent;
      if (parent && rows.contains(*parent)) needs[i].push_back(rows.at(*parent));
    }
    Order by_parent = dependency_order(needs);
    if (!by_parent.circles.empty()) return {};
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (auto done = define_alone(i); !done) return done;
    }
    order = std::move(by_parent);
    return {};
  }

  // What is wrong with the rest of it is told when it is defined whole.
  Result<void> define_alone(std::size_t i) requires std::same_as<T, Agency> {
    Agency alone = drafts_[i].value;
    if (!drafts_[i].ok || repeated_[i]) return {};
    const auto known = context_.store.find_agency(alone.code.str());
    const bool is_there = known && known->code == alone.code;
    const bool is_kept = context_.options.redefine == Redefine::kRefuse;
    if (is_there && (is_kept || *known == alone)) return {};
    alone.parent.reset();
    alone.former_parents.clear();
    const auto made = context_.store.define(alone, context_.options.redefine);
    made_alone_[i] = made.has_value();
    if (made || lies_in_the_data(made.error().code)) return {};
    return context_.issues.failure().value_or(made.error());
  }

  Result<void> define_in_order() {
    made_alone_.resize(drafts_.size());
    Order order = dependency_order(needs_);
    if constexpr (std::same_as<T, Agency>) {
      if (!order.circles.empty()) {
        if (auto done = part_former_parents(order); !done) return done;
      }
    }
    for (const auto& circle : order.circles) report_circle(circle);
    std::vector<bool> made(drafts_.size());
    for (const std::size_t i : order.sequence) {
      if (auto done = define(i); !done) return done;
      made[i] = true;
    }
    // What stands in a circle, or needs something that does.
    for (std::size_t i = 0; i < drafts_.size(); ++i) drafts_[i].ok = drafts_[i].ok && made[i];
    return {};
  }

  Result<void> define(std::size_t i) {
    Draft<T>& draft = drafts_[i];
    for (const std::size_t need : needs_[i]) draft.ok = draft.ok && drafts_[need].ok;
    if (!draft.ok || repeated_[i]) return {};
    const Redefine redefine = made_alone_[i] ? Redefine::kReplace : context_.options.redefine;
    const auto changed = context_.store.define(draft.value, redefine);
    if (changed) {
      ++(*changed ? context_.report.defined : context_.report.confirmed);
    } else if (lies_in_the_data(changed.error().code)) {
      fail(i, "", "", changed.error());
    } else {
      // What failed before may have undone the transaction, and is then the reason.
      return context_.issues.failure().value_or(changed.error());
    }
    return {};
  }

  // What was refused is not there for the files behind; they are not blamed for it.
  template <typename C>
  void excuse_failed(Lookup<C>& lookup) {
    lookup.forget();
    if (incomplete_) lookup.excuse_all();
    for (const Draft<T>& draft : drafts_) {
      if (draft.ok) continue;
      lookup.excuse(identity(draft.value));
      const Names& words = words_of(draft.value);
      for (const auto& [language, name] : words.names) lookup.excuse(name);
      for (const auto& [language, aliases] : words.aliases) {
        for (const std::string& alias : aliases) lookup.excuse(alias);
      }
    }
  }

  Context& context_;
  CsvContent content_;
  Read read_;
  bool incomplete_ = false;
  std::vector<Draft<T>> drafts_;
  std::vector<std::vector<std::size_t>> needs_;
  std::vector<bool> repeated_, made_alone_;
};

template <typename T>
Result<void> define_all(Context& context, CsvContent content, Draft<T> (*read)(Fields&)) {
  return Definitions<T>(context, content, read).run();
}

}  // namespace

Result<void> import_definitions(Context& context, CsvContent content) {
  switch (content) {
    case CsvContent::kSubjects:
      return define_all(context, content, read_subject);
    case CsvContent::kAgencies:
      return define_all(context, content, read_agency);
    case CsvContent::kIndicators:
      return define_all(context, content, read_indicator);
    case CsvContent::kDefinitions:
      return define_all(context, content, read_version);
    case CsvContent::kBreaks:
      return define_all(context, content, read_break);
    case CsvContent::kSources:
      return define_all(context, content, read_source);
    case CsvContent::kSuccessions:
      return define_all(context, content, read_succession);
    case CsvContent::kTargets:
      return define_all(context, content, read_target);
    case CsvContent::kRules:
      return define_all(context, content, read_rule);
    case CsvContent::kObservations:
      break;
  }
  return {};
}

}  // namespace annals::exchange
