// Codes: the stable ASCII identifiers of agencies, indicators, sources and subjects.
#pragma once

#include <annals/error.h>

#include <compare>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace annals {

// The longest code, in characters.
inline constexpr std::size_t kMaxCodeLength = 64;

namespace detail {
// Checks the form of a code; "what" names it in the message ("agency code").
Result<void> check_code(std::string_view text, std::string_view what);
[[noreturn]] void bad_code(std::string_view text, std::string_view what);
}  // namespace detail

struct AgencyTag {
  static constexpr std::string_view kWhat = "agency code";
};
struct IndicatorTag {
  static constexpr std::string_view kWhat = "indicator code";
};
struct SourceTag {
  static constexpr std::string_view kWhat = "source code";
};
struct SubjectTag {
  static constexpr std::string_view kWhat = "subject code";
};

// A checked identifier: 1 to 64 characters, a letter or digit of ASCII first, then letters,
// digits, '.', '_' and '-'. Codes are compared as written; a store refuses two codes that differ
// in case only. The tag keeps an agency's code from being passed where an indicator's is due.
template <typename Tag>
class Code {
 public:
  // REQUIRES: parse(text) would succeed; throws BadResultAccess otherwise. Meant for literals.
  explicit Code(std::string_view text) : text_(text) {
    if (!detail::check_code(text, Tag::kWhat)) detail::bad_code(text, Tag::kWhat);
  }

  // Fails with kInvalidArgument if "text" is not a code.
  static Result<Code> parse(std::string_view text) {
    if (auto ok = detail::check_code(text, Tag::kWhat); !ok) return ok.error();
    return Code(text, Checked{});
  }

  const std::string& str() const noexcept { return text_; }

  friend auto operator<=>(const Code&, const Code&) = default;

 private:
  struct Checked {};
  Code(std::string_view text, Checked) : text_(text) {}
  std::string text_;
};

using AgencyCode = Code<AgencyTag>;        // "pukou", "320111"
using IndicatorCode = Code<IndicatorTag>;  // "litigation.appearance_rate"
using SourceCode = Code<SourceTag>;        // "pukou-report-2023"
using SubjectCode = Code<SubjectTag>;      // "litigation"

}  // namespace annals

template <typename Tag>
struct std::hash<annals::Code<Tag>> {
  std::size_t operator()(const annals::Code<Tag>& code) const noexcept {
    return std::hash<std::string>{}(code.str());
  }
};
