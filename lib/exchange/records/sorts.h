// What the sorts of definitions have in common, for code that handles any of them.
#pragma once

#include <annals/agency.h>
#include <annals/indicator.h>
#include <annals/observation.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include "exchange/records/directory.h"

namespace annals::exchange {

// What makes two rows of a file define the same thing.
template <typename T>
std::string identity(const T& value) {
  return value.code.str();
}
std::string identity(const DefinitionVersion& version);
std::string identity(const SeriesBreak& series_break);
std::string identity(const Succession& succession);
std::string identity(const Target& target);

// The lookup by which cells name a sort; null for those that nothing names.
template <typename T>
constexpr std::nullptr_t kLookup = nullptr;
template <>
inline constexpr auto kLookup<Subject> = &Directory::subjects;
template <>
inline constexpr auto kLookup<Agency> = &Directory::agencies;
template <>
inline constexpr auto kLookup<Indicator> = &Directory::indicators;
template <>
inline constexpr auto kLookup<SourceDocument> = &Directory::sources;

// What a linked sort is called in a message.
template <typename T>
constexpr std::string_view kWord = "";
template <>
inline constexpr std::string_view kWord<Subject> = "subject";
template <>
inline constexpr std::string_view kWord<Agency> = "agency";
template <>
inline constexpr std::string_view kWord<Indicator> = "indicator";

// Sorts that cells of other files name.
template <typename T>
concept Named = !std::is_null_pointer_v<std::remove_cv_t<decltype(kLookup<T>)>>;
// Sorts whose definitions name others of the same sort.
template <typename T>
concept Linked = Named<T> && !std::is_same_v<T, SourceDocument>;

// The words by which cells may name a definition beside its code: subjects and sources go by
// code only.
inline const Names& words_of(const Agency& agency) { return agency.names; }
inline const Names& words_of(const Indicator& indicator) { return indicator.names; }
template <typename T>
Names words_of(const T&) {
  return {};
}

}  // namespace annals::exchange
