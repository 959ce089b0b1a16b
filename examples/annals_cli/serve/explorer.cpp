#include "explorer.h"

#include <annals/report_page.h>

#include <algorithm>
#include <exception>

#include "pages.h"
#include "site.h"

namespace annals::cli {
namespace {

constexpr std::string_view kQuestions = "/api/", kDescription = "/openapi.json";
constexpr const char* kJsonType = "application/json; charset=utf-8";
constexpr const char* kHtmlType = "text/html; charset=utf-8";

bool is_for_programs(const HttpRequest& request) {
  return request.path.starts_with(kQuestions) || request.path == kDescription;
}

// What a reader may know of an error. What lies behind the page (files, bugs) is not theirs.
Error outward(const Session& session, const Error& error) {
  if (status_of(error.code) < 500) return error;
  return {error.code,
          error.code == ErrorCode::kInternal
              ? session.text("this could not be answered: it is a mistake of the program",
                             "程序出错，无法回答")
              : session.text("the store cannot be read now", "目前无法读取数据库")};
}

HttpAnswer refused(const Session& session, const HttpRequest& request, const Error& error) {
  const Error shown = outward(session, error);
  if (!is_for_programs(request)) {
    return {status_of(error.code), kHtmlType, error_page(session, shown.message)};
  }
  const Json document{{"error", {{"code", to_string(error.code)}, {"message", shown.message}}}};
  return {status_of(error.code), kJsonType,
          document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"};
}

Error no_such_page(const Session& session) {
  return {ErrorCode::kNotFound, session.text("there is no such page", "没有此页")};
}

// A page is of texts; what is none finds nothing.
bool has_nul(const HttpRequest& request) {
  return std::any_of(request.fields.begin(), request.fields.end(), [](const auto& field) {
    return field.first.find('\0') != std::string::npos ||
           field.second.find('\0') != std::string::npos;
  });
}

}  // namespace

std::string Explorer::policy() { return std::string(report_policy()); }

HttpAnswer Explorer::answer_question(const Session& session, const HttpRequest& request) {
  const std::string_view name = std::string_view(request.path).substr(kQuestions.size());
  const auto question = std::find_if(questions_.begin(), questions_.end(),
                                     [&](const Question& each) { return each.name == name; });
  if (question == questions_.end()) return refused(session, request, no_such_page(session));
  std::string body;
  const auto done = readers_.with_store([&](const Store& store) -> Result<void> {
    auto answer = ask(session, store, *question, request.fields);
    if (!answer) return answer.error();
    body = *std::move(answer);
    return {};
  });
  if (!done) return refused(session, request, done.error());
  return {200, kJsonType, std::move(body)};
}

HttpAnswer Explorer::answer_page(const Session& session, const HttpRequest& request) {
  const Page page = find_page(request.path);
  if (page == nullptr) return refused(session, request, no_such_page(session));
  std::string body;
  const auto done = readers_.with_store([&](const Store& store) -> Result<void> {
    auto written = page({session, store, request});
    if (!written) return written.error();
    body = *std::move(written);
    return {};
  });
  if (!done) return refused(session, request, done.error());
  return {200, kHtmlType, std::move(body)};
}

HttpAnswer Explorer::route(const Session& session, const HttpRequest& request) {
  if (has_nul(request)) {
    return refused(
        session, request,
        {ErrorCode::kInvalidArgument, session.text("the address is not text", "地址不是文本")});
  }
  if (request.path == kStyleAddress) return {200, "text/css; charset=utf-8", site_style()};
  if (request.path == kScriptAddress) {
    return {200, "text/javascript; charset=utf-8", std::string(report_script())};
  }
  if (request.path == kDescription) return {200, kJsonType, std::string(api_description())};
  if (request.path.starts_with(kQuestions)) return answer_question(session, request);
  return answer_page(session, request);
}

HttpAnswer Explorer::answer(const HttpRequest& request) {
  Session session = session_;
  try {
    const auto language = language_of(session_, request);
    if (!language) return refused(session, request, language.error());
    session.language = *language;
    return route(session, request);
  } catch (const std::exception& error) {
    return refused(session, request, {ErrorCode::kInternal, error.what()});
  }
}

}  // namespace annals::cli
