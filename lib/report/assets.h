// The style sheet and the script of pages; their text is embedded by the build.
#pragma once

#include <string>
#include <string_view>

namespace annals::report {

// page.css and print.css; page.js and its like.
std::string_view style_text() noexcept;
std::string_view script_text() noexcept;

// What stands between the tags of a page that carries both itself, so that it is XML too.
const std::string& inlined_style();
const std::string& inlined_script();
// The policy that allows exactly these.
const std::string& own_policy();

}  // namespace annals::report
