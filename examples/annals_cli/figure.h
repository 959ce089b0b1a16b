// One figure of a report before a person: shown, changed, and given an indicator of its own.
#pragma once

#include <annals/indicator.h>
#include <annals/reading.h>
#include <annals/store.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answers.h"
#include "review.h"
#include "session.h"

namespace annals::cli {

class FigureForm {
 public:
  FigureForm(const Session& session, const Store& store, Answers& answers,
             std::vector<Indicator> indicators)
      : session_(session), store_(store), answers_(answers), indicators_(std::move(indicators)) {}

  // The clause with the value marked, the value, its indicator and what else it may be, what is on
  // record, and what checks say.
  void show(std::string_view place, const ReviewSheet& sheet, std::size_t position) const;

  // What keeps a proposal from being accepted, in words; empty if nothing does.
  std::string lacking(const Proposal& proposal) const;

  // The questions below leave the proposal as it is for an empty answer, ask again for a wrong one,
  // and return false if the input ends.

  // Value, unit, indicator, year.
  bool change(Proposal& proposal);
  // The phrase that is to be known next time.
  bool ask_phrase(Proposal& proposal);
  // A new indicator, which the proposal is then of.
  bool make_indicator(Proposal& proposal);

  const std::vector<Indicator>& new_indicators() const noexcept { return new_; }

 private:
  bool ask_value(Proposal& proposal);
  bool ask_indicator(Proposal& proposal);
  bool ask_year(Proposal& proposal);
  bool ask_code(std::string& code);
  bool ask_name(const std::string& suggested, std::string& name);
  bool ask_kind(Indicator& indicator);
  bool ask_with(std::string_view label, const std::string& now, std::string& answer);
  const Indicator* find(const IndicatorCode& code) const;
  Result<Indicator> named(const std::string& text) const;
  void show_record(const ReviewSheet& sheet, const Proposal& proposal) const;

  const Session& session_;
  const Store& store_;
  Answers& answers_;
  std::vector<Indicator> indicators_;  // of the store, and new ones
  std::vector<Indicator> new_;
};

}  // namespace annals::cli
