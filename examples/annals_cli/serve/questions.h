// The questions of the interface for programs: commands of this program, asked by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../session.h"
#include "../table.h"
#include "http_server.h"

namespace annals::cli {

// The description of the interface (OpenAPI 3.1). It is not only for readers: what may be asked,
// and by which parameters, is what it says.
std::string_view api_description() noexcept;

// A question as api_description() has it; each is answered by the command of its name.
struct Parameter {
  std::string name;      // the option without dashes, "_" for "-"
  std::size_t position;  // 1 for the first argument of the command; 0: an option
  bool flag = false, list = false, required = false;
};
struct Question {
  std::string name;
  std::vector<Parameter> parameters;
};
// REQUIRES: the description is well formed.
std::vector<Question> described_questions();

// What a command of this program would print of a store as JSON: it is the command that is run.
// Fails as that does, and with kInvalidArgument where a parameter is not known or is missing.
Result<std::string> ask(const Session& session, const Store& store, const Question& question,
                        const std::multimap<std::string, std::string>& fields);

// "en" or "zh" by the field "language", else by what is accepted, else as the program speaks. Fails
// with kInvalidArgument for another language.
Result<std::string> language_of(const Session& session, const HttpRequest& request);

// The status of HTTP that says what a code says.
int status_of(ErrorCode code) noexcept;

}  // namespace annals::cli
