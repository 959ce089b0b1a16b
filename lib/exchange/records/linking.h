// Finds what the definitions of one sort name among themselves or in the store.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"
#include "exchange/records/context.h"
#include "exchange/records/draft.h"
#include "exchange/records/draft_names.h"
#include "exchange/records/sorts.h"

namespace annals::exchange {

template <Linked T>
class Linker {
 public:
  // "incomplete": rows are absent, so that a name which is not found is no issue of its own.
  Linker(Context& context, std::vector<Draft<T>>& drafts, bool incomplete)
      : context_(context), drafts_(drafts), incomplete_(incomplete), needs_(drafts.size()) {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      names_.add(i, identity(drafts_[i].value), words_of(drafts_[i].value));
    }
  }

  // Completes the drafts; the positions of the drafts that each one needs.
  std::vector<std::vector<std::size_t>> run() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      for (const Reference<T>& reference : drafts_[i].references) link(i, reference);
      for (const std::string& code : drafts_[i].uses) note_use(i, code);
    }
    return std::move(needs_);
  }

 private:
  // What is neither here nor in the store is told when the draft is defined, unless it may stand
  // in a row that is absent.
  void note_use(std::size_t i, const std::string& code) {
    if (const auto here = names_.by_code(code)) {
      if (*here != i) needs_[i].push_back(*here);
    } else if (incomplete_ && !(context_.directory.*kLookup<T>).find(code)) {
      drafts_[i].ok = false;
    }
  }

  // A code comes before a name, whether here or in the store.
  void link(std::size_t i, const Reference<T>& reference) {
    if (const auto here = names_.by_code(reference.text)) return link_here(i, reference, *here);
    const auto& found = (context_.directory.*kLookup<T>).find(reference.text);
    const bool is_code = found && found->str() == reference.text;
    const auto named = is_code ? std::vector<std::size_t>{} : names_.by_name(reference.text);
    if (named.size() > 1) {
      report_ambiguous(i, reference, named);
    } else if (named.size() == 1) {
      link_here(i, reference, named.front());
    } else if (found) {
      reference.apply(drafts_[i].value, found->str());
    } else {
      report_unknown(i, reference, found.error());
    }
  }

  void link_here(std::size_t i, const Reference<T>& reference, std::size_t here) {
    reference.apply(drafts_[i].value, identity(drafts_[here].value));
    needs_[i].push_back(here);
  }

  void report_unknown(std::size_t i, const Reference<T>& reference, Error error) {
    const std::string suggestion = names_.suggestion(reference.text);
    if (error.code == ErrorCode::kNotFound && !suggestion.empty()) {
      error.message =
          std::string(kWord<T>) + " " + core::quoted(reference.text) + " is not known" + suggestion;
    }
    if (incomplete_ && error.code == ErrorCode::kNotFound) {
      drafts_[i].ok = false;
    } else {
      fail(i, reference, std::move(error));
    }
  }

  void report_ambiguous(std::size_t i, const Reference<T>& reference,
                        const std::vector<std::size_t>& named) {
    std::string codes;
    for (const std::size_t other : named) {
      codes += (codes.empty() ? "" : " and ") + core::quoted(identity(drafts_[other].value));
    }
    fail(i, reference,
         {ErrorCode::kConflict, core::quoted(reference.text) + " is a name of " + codes +
                                    ": write the code of the one that is meant"});
  }

  void fail(std::size_t i, const Reference<T>& reference, Error error) {
    drafts_[i].ok = false;
    context_.issues.add({drafts_[i].file, drafts_[i].line, reference.column, reference.text},
                        std::move(error));
  }

  Context& context_;
  std::vector<Draft<T>>& drafts_;
  bool incomplete_;
  std::vector<std::vector<std::size_t>> needs_;
  DraftNames names_;
};

}  // namespace annals::exchange
