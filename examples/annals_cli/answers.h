// What a person answers, a line each: from a terminal, or from a pipe.
#pragma once

#include <string>
#include <string_view>

#include "session.h"

namespace annals::cli {

// While it lives, Ctrl-C (and a request to end) ends the line that is waited for, instead of the
// program.
class Answers {
 public:
  explicit Answers(const Session& session);
  Answers(const Answers&) = delete;
  Answers& operator=(const Answers&) = delete;
  ~Answers();

  // Shows the question and waits for a line; false at the end of the input, or after Ctrl-C. Blanks
  // around the line are left out, and bytes that are not UTF-8.
  bool ask(std::string_view question, std::string& answer);

  bool interrupted() const noexcept;

 private:
  bool read_line(std::string& line);

  const Session& session_;
  bool echo_ = false;  // the input is no terminal, and shows nothing itself
  std::string buffer_;
};

}  // namespace annals::cli
