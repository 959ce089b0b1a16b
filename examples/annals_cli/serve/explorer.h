// The explorer: what is answered to each address.
#pragma once

#include <string>
#include <vector>

#include "../session.h"
#include "http_server.h"
#include "questions.h"
#include "readers.h"

namespace annals::cli {

// Pages of a store for people, and answers for programs. Used by several threads at once.
class Explorer {
 public:
  explicit Explorer(const Session& session)
      : session_(session), questions_(described_questions()), readers_(session) {}

  // Never throws: what goes wrong is an answer too, in one sentence and without what lies behind.
  HttpAnswer answer(const HttpRequest& request);

  // The content security policy of all its pages.
  static std::string policy();

 private:
  HttpAnswer route(const Session& session, const HttpRequest& request);
  HttpAnswer answer_question(const Session& session, const HttpRequest& request);
  HttpAnswer answer_page(const Session& session, const HttpRequest& request);

  const Session& session_;
  const std::vector<Question> questions_;
  Readers readers_;
};

}  // namespace annals::cli
