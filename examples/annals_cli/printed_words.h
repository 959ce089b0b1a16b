// The outcome of a check of printed figures in a sentence.
#pragma once

#include <annals/printed.h>
#include <annals/proportion.h>

#include <string>
#include <string_view>
#include <vector>

#include "session.h"

namespace annals::cli {

// REQUIRES: all outlive it.
class PrintedWords {
 public:
  PrintedWords(const Session& session, std::string_view check,
               const std::vector<std::string>& figures, std::string_view unit = "")
      : session_(session), check_(check), figures_(figures), unit_(unit) {}

  std::string verdict(PrintedVerdict verdict) const;
  std::string sentence(const PrintedCheck& check) const;
  std::string sentence(const ImpliedDenominators& implied) const;
  std::string sentence(const WilsonInterval& interval, double confidence) const;

 private:
  // "366 of 1000 is", "from 192 to 366 is", ...: what the expectation is about.
  std::string subject() const;
  std::string expected(const PrintedCheck& check) const;
  std::string comparison(const PrintedCheck& check) const;
  std::string compared_by(AgreementRule rule) const;
  std::string agreement(AgreementRule rule) const;
  std::string disagreement(const PrintedCheck& check) const;
  std::string doubt(PrintedDoubt doubt) const;
  std::string_view printed() const;

  const Session& session_;
  std::string_view check_;
  const std::vector<std::string>& figures_;
  std::string unit_;  // of what the others make of a figure: " %" or nothing
};

}  // namespace annals::cli
