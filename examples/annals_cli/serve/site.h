// What the explorer's own pages share.
#pragma once

#include <annals/report_page.h>

#include <string_view>
#include <vector>

#include "html.h"
#include "pages.h"

namespace annals::cli {

inline constexpr std::string_view kStyleAddress = "/style.css", kScriptAddress = "/script.js";

// The links at the top: to the search, the comparison, and this page in the other language.
std::vector<PageLink> site_links(const PageRequest& request);

// Begins a page up to its main part; Html::take() closes it.
void open_page(Html& html, const Session& session, std::string_view title,
               const std::vector<PageLink>& links);

// The search box, with a text in it.
void write_search(Html& html, const PageRequest& request, std::string_view text);

// Hands the language on from a form, where one was asked for.
void write_language(Html& html, const PageRequest& request);

// The form in which an indicator and agencies are chosen, below a sentence that says why, if any.
Result<std::string> choice_page(const PageRequest& request, std::string_view sentence);

}  // namespace annals::cli
