#include "storage/find.h"

#include <annals/names.h>

#include <string>
#include <utility>
#include <vector>

#include "core/text.h"
#include "storage/agencies.h"
#include "storage/errors.h"
#include "storage/indicators.h"
#include "storage/names.h"
#include "storage/sources.h"

namespace annals::storage {
namespace {

// "load" takes a code or an id, as load_agency() does. "others" are what the two words of a
// question may have been exchanged with.
template <typename Load>
auto find(Connection& connection, const NameTable& names, const NameTable& others,
          std::string_view text, Load load) {
  // Folded, so that a code is found in full width too; codes are compared without their case.
  const std::string code = folded(text);
  if (auto by_code = load(std::string_view(code))) return std::move(by_code->value);
  const std::vector<std::int64_t> ids = ids_called(connection, names, text);
  if (ids.size() == 1) return load(ids.front()).value;
  const std::string subject = std::string(names.what) + " " + core::quoted(text);
  if (ids.empty() && is_called(connection, others, text)) {
    fail(ErrorCode::kNotFound, subject + " is not known; an " + others.what + " is called that");
  }
  if (ids.empty()) {
    fail(ErrorCode::kNotFound, subject + " is not known" + suggestions(connection, names, text));
  }
  std::string codes;
  for (const std::int64_t id : ids) {
    codes += (codes.empty() ? "" : ", ") + core::quoted(load(id).value.code.str());
  }
  fail(ErrorCode::kConflict, subject + " may be any of " + codes + "; give its code");
}

}  // namespace

Agency find_agency(Connection& connection, std::string_view text) {
  return find(connection, kAgencyNames, kIndicatorNames, text,
              [&](auto code_or_id) { return load_agency(connection, code_or_id); });
}

Indicator find_indicator(Connection& connection, std::string_view text) {
  return find(connection, kIndicatorNames, kAgencyNames, text,
              [&](auto code_or_id) { return load_indicator(connection, code_or_id); });
}

SourceDocument find_source(Connection& connection, std::string_view text) {
  if (auto source = load_source(connection, folded(text))) return std::move(source->value);
  fail(ErrorCode::kNotFound,
       "source " + core::quoted(text) + " is not known" + source_suggestions(connection, text));
}

}  // namespace annals::storage
