#include "questions.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

#include "../commands.h"

namespace annals::cli {
namespace {

struct Command {
  std::string_view name;
  void (*add)(CLI::App&, Session&);
};
constexpr Command kCommands[] = {
    {"agencies", add_agencies}, {"indicators", add_indicators},
    {"sources", add_sources},   {"series", add_series},
    {"trend", add_trend},       {"forecast", add_forecast},
    {"compare", add_compare},   {"rank", add_rank},
    {"rollup", add_rollup},     {"coverage", add_coverage},
    {"check", add_check},       {"target", add_target},
    {"computed", add_computed}, {"explain", add_explain},
    {"history", add_history},   {"log", add_log},
};

constexpr std::string_view kLanguageField = "language";

Error usage(std::string message) { return {ErrorCode::kInvalidArgument, std::move(message)}; }

Parameter parameter_of(const Json& described) {
  const Json& schema = described.at("schema");
  return {described.at("name").get<std::string>(), described.value("x-argument", std::size_t{0}),
          schema.at("type") == "boolean", schema.at("type") == "array",
          described.value("required", false)};
}

// Follows a reference within the description.
const Json& resolved(const Json& document, const Json& described) {
  if (!described.contains("$ref")) return described;
  return document.at(Json::json_pointer(described.at("$ref").get<std::string>().substr(1)));
}

const Parameter* find(const Question& question, const std::string& name) {
  const auto found = std::find_if(question.parameters.begin(), question.parameters.end(),
                                  [&](const Parameter& each) { return each.name == name; });
  return found == question.parameters.end() ? nullptr : &*found;
}

Error unknown(const Question& question, const std::string& name) {
  std::string message =
      "\"" + name + "\" is not a parameter of " + question.name + ": write one of";
  const char* separator = " ";
  for (const Parameter& each : question.parameters) {
    message += separator + each.name;
    separator = ", ";
  }
  return usage(message);
}

// Text that a store could hold: UTF-8 without control characters.
bool is_text(const std::string& value) {
  if (std::any_of(value.begin(), value.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; })) {
    return false;
  }
  return Json(value).dump(-1, ' ', false, Json::error_handler_t::replace) ==
         Json(value).dump(-1, ' ', false, Json::error_handler_t::ignore);
}

Result<bool> flag_of(const std::string& name, const std::string& value) {
  if (value == "true") return true;
  if (value == "false") return false;
  return usage(name + ": \"" + value + "\" is neither true nor false");
}

// The words of a command line, arguments behind "--" so that none is taken for an option.
Result<std::vector<std::string>> words_of(const Question& question,
                                          const std::multimap<std::string, std::string>& fields) {
  std::vector<std::string> options{question.name};
  std::vector<std::pair<std::size_t, std::string>> arguments;
  for (const auto& [name, value] : fields) {
    if (name == kLanguageField) continue;
    if (!is_text(name)) return usage("the name of a parameter is not text");
    const Parameter* const parameter = find(question, name);
    if (parameter == nullptr) return unknown(question, name);
    if (!is_text(value)) return usage(name + " is not text");
    if (!parameter->list && fields.count(name) > 1) return usage(name + " is given twice");
    std::string option = "--" + name;
    std::replace(option.begin(), option.end(), '_', '-');
    if (parameter->flag) {
      const auto wanted = flag_of(name, value);
      if (!wanted) return wanted.error();
      if (*wanted) options.push_back(option);
    } else if (!value.empty()) {  // an empty field of a form is one that was left out
      if (parameter->position > 0)
        arguments.emplace_back(parameter->position, value);
      else
        options.push_back(option + "=" + value);
    }
  }
  for (const Parameter& each : question.parameters) {
    const auto given = std::find_if(arguments.begin(), arguments.end(), [&](const auto& argument) {
      return argument.first == each.position;
    });
    if (each.required && given == arguments.end()) return usage(each.name + " is missing");
  }
  std::stable_sort(arguments.begin(), arguments.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  options.emplace_back("--");
  for (auto& [position, value] : arguments) options.push_back(std::move(value));
  return options;
}

// The first language that is spoken here, in the order of the header: browsers send their own
// order by weight.
std::string accepted_language(const Session& session, const std::string& header) {
  std::istringstream ranges(header);
  for (std::string range; std::getline(ranges, range, ',');) {
    range.erase(0, range.find_first_not_of(" \t"));
    if (range.starts_with("zh")) return "zh";
    if (range.starts_with("en")) return "en";
  }
  return session.language;
}

}  // namespace

std::vector<Question> described_questions() {
  const Json document = Json::parse(api_description());
  std::vector<Question> questions;
  for (const auto& [path, operations] : document.at("paths").items()) {
    const Json& operation = operations.at("get");
    Question question{operation.at("operationId").get<std::string>(), {}};
    for (const Json& described : operation.at("parameters")) {
      Parameter parameter = parameter_of(resolved(document, described));
      if (parameter.name != kLanguageField) question.parameters.push_back(std::move(parameter));
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

Result<std::string> ask(const Session& session, const Store& store, const Question& question,
                        const std::multimap<std::string, std::string>& fields) {
  auto words = words_of(question, fields);
  if (!words) return words.error();
  const auto command =
      std::find_if(std::begin(kCommands), std::end(kCommands),
                   [&](const Command& each) { return each.name == question.name; });
  if (command == std::end(kCommands)) {
    return Error{ErrorCode::kInternal, question.name + " is described and not there"};
  }
  std::ostringstream results, messages;
  Session asking = session;
  asking.format = Format::kJson;
  asking.styled = false;
  asking.results = &results;
  asking.messages = &messages;
  asking.kept = &store;
  CLI::App app;
  command->add(app, asking);
  try {
    std::reverse(words->begin(), words->end());  // as CLI11 takes them
    app.parse(*std::move(words));
  } catch (const CLI::ParseError& error) {
    return usage(error.what());
  }
  const Result<ExitCode> done = asking.work();
  if (!done) return done.error();
  return results.str();
}

Result<std::string> language_of(const Session& session, const HttpRequest& request) {
  const auto [first, last] = request.fields.equal_range(std::string(kLanguageField));
  if (first == last || (std::next(first) == last && first->second.empty())) {
    return accepted_language(session, request.accept_language);
  }
  if (std::next(first) == last && (first->second == "en" || first->second == "zh")) {
    return first->second;
  }
  return usage("language: write en or zh");
}

int status_of(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return 400;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kAlreadyExists:
    case ErrorCode::kConflict:
      return 409;
    case ErrorCode::kInvalidData:
    case ErrorCode::kInsufficientData:
      return 422;
    case ErrorCode::kSchemaMismatch:
    case ErrorCode::kBusy:
    case ErrorCode::kIo:
    case ErrorCode::kCancelled:
      return 503;
    case ErrorCode::kInternal:
      return 500;
  }
  return 500;
}

}  // namespace annals::cli
