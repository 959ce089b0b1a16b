// A definition with the id it has in the store, and what all definitions have in common.
#pragma once

#include <annals/limits.h>
#include <annals/store.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "core/text.h"
#include "core/utf8.h"
#include "storage/errors.h"

namespace annals::storage {

template <typename T>
struct Record {
  std::int64_t id;
  T value;
};

// Names of the fields in which two definitions differ.
using Differences = std::vector<std::string_view>;

// What to do with a definition that is there already: false if it is the same, true if it is to
// be replaced. Throws Failure with kAlreadyExists where that is not wanted; "subject" names it.
inline bool must_replace(const Differences& differences, const std::string& subject,
                         Redefine redefine) {
  if (differences.empty()) return false;
  if (redefine == Redefine::kReplace) return true;
  std::string fields;
  for (const std::string_view field : differences) {
    if (!fields.empty()) fields += ", ";
    fields += field;
  }
  fail(ErrorCode::kAlreadyExists, subject + " is defined already, with another " + fields +
                                      "; ask for it to be redefined if that is meant");
}

// A text of a definition. Throws Failure with kInvalidData if it is not UTF-8 or longer than
// "limit" bytes.
inline void check_text(const std::string& text, const std::string& subject, std::string_view field,
                       std::size_t limit = kMaxTextBytes) {
  if (text.size() > limit) {
    fail(ErrorCode::kInvalidData, "the " + std::string(field) + " of " + subject + " has " +
                                      std::to_string(text.size()) + " bytes: write at most " +
                                      std::to_string(limit));
  }
  if (core::invalid_utf8(text)) {
    fail(ErrorCode::kInvalidData,
         "the " + std::string(field) + " of " + subject + " is not UTF-8: " + core::quoted(text));
  }
}

// A text of a definition in several languages. Throws Failure with kInvalidData if a language is
// none, or a text is empty or not UTF-8.
inline void check_texts(const LocalizedText& texts, const std::string& subject,
                        std::string_view field) {
  for (const auto& [language, text] : texts) {
    if (!core::is_language(language)) {
      fail(ErrorCode::kInvalidData, subject + " has a " + std::string(field) + " in the language " +
                                        core::quoted(language) +
                                        ": write a lower-case tag such as \"zh\" or \"en\"");
    }
    if (text.empty()) {
      fail(ErrorCode::kInvalidData, subject + " has an empty " + std::string(field) + " in " +
                                        language + ": leave the language out");
    }
    check_text(text, subject, field);
  }
}

inline void check_year(Year year, const std::string& subject) {
  if (year < kFirstYear || kLastYear < year) {
    fail(ErrorCode::kInvalidData, subject + " has the year " +
                                      std::to_string(static_cast<int>(year)) +
                                      ": write a year from 1 to 2999");
  }
}

}  // namespace annals::storage
