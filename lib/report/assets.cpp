#include "report/assets.h"

#include <annals/report_page.h>

#include "core/sha256.h"

namespace annals::report {
namespace {

std::string base64(const core::Digest& digest) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < digest.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t n = 0; n < 3; ++n) {
      bits = bits << 8U | (i + n < digest.size() ? digest[i + n] : 0U);
    }
    for (std::size_t n = 0; n < 4; ++n) {
      const bool padding = i + n > digest.size();
      text += padding ? '=' : kDigits[bits >> (18 - 6 * n) & 0x3FU];
    }
  }
  return text;
}

std::string digest_source(const std::string& text) {
  core::Sha256 sha256;
  return "'sha256-" + base64(sha256.add(text).digest()) + "'";
}

}  // namespace

const std::string& inlined_style() {
  static const std::string kText = "/*<![CDATA[*/\n" + std::string(style_text()) + "/*]]>*/";
  return kText;
}

const std::string& inlined_script() {
  static const std::string kText = "//<![CDATA[\n" + std::string(script_text()) + "//]]>";
  return kText;
}

// Images are those that the script makes of pictures, to save them.
const std::string& own_policy() {
  static const std::string kText = "default-src 'none'; style-src " +
                                   digest_source(inlined_style()) + "; script-src " +
                                   digest_source(inlined_script()) +
                                   "; img-src data: blob:; base-uri 'none'; form-action 'none'";
  return kText;
}

}  // namespace annals::report

namespace annals {

std::string_view report_style() noexcept { return report::style_text(); }

std::string_view report_script() noexcept { return report::script_text(); }

std::string_view report_policy() noexcept {
  return "default-src 'none'; style-src 'self'; script-src 'self'; img-src data: blob:; "
         "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

}  // namespace annals
