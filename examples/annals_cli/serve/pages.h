// The explorer's pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../session.h"
#include "http_server.h"

namespace annals::cli {

// What a page is asked for, and of what.
struct PageRequest {
  const Session& session;  // in the reader's language
  const Store& store;
  const HttpRequest& http;

  // The first field of this name, or nothing; all of them.
  std::string field(const std::string& name) const;
  std::vector<std::string> fields(const std::string& name) const;
  // An address on this site with these parameters, in the language that was asked for, if one was.
  std::string address(
      std::string_view path,
      const std::vector<std::pair<std::string, std::string>>& parameters = {}) const;
};

// A page by its path, or no page there: then the answer is empty. Fails as the store does, and with
// kNotFound where what it is of is not defined.
using Page = Result<std::string> (*)(const PageRequest& request);
Page find_page(std::string_view path) noexcept;

// The home: a search over agencies and indicators.
Result<std::string> home_page(const PageRequest& request);
// One agency, or one indicator over its agencies: ?code=.
Result<std::string> agency_page(const PageRequest& request);
Result<std::string> indicator_page(const PageRequest& request);
// Indicators of chosen agencies: ?indicator=&agency=&agency=; without a choice, the form for it.
Result<std::string> compare_page(const PageRequest& request);

// A page that tells what went wrong.
std::string error_page(const Session& session, std::string_view sentence);

// The style sheet: that of reports, and what the explorer's own pages have besides.
std::string site_style();

}  // namespace annals::cli
