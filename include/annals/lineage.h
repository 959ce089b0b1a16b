// Lineage: what agencies became and came from, and series across renames, merges and transfers.
//
//   const LinkedSeries linked = linked_series(store, AgencyCode("market"), cases).value();
//   for (const LinkedValue& each : linked.values) ...  // from 2010 on, though "market" is of 2018
#pragma once

#include <annals/agency.h>
#include <annals/aggregate.h>
#include <annals/series.h>
#include <annals/store.h>

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace annals {

// Whether an agency stands in a year, by its years of existence and its successions.
enum class AgencyStanding {
  kStands,
  kNotYet,         // before its first year
  kTakenAsNotYet,  // it has no first year, and a succession brought it about later
  kNoLonger,       // after its last year, or renamed, merged or its task transferred
};

// Agencies that are one and the same group of bodies at two times.
struct LineageGroup {
  std::vector<AgencyCode> members;  // of those asked for, at the time asked from
  std::vector<AgencyCode> stood;    // who stood for them in the other year
  // Of the group, but not asked for: who stood at the time asked from, or came out of nothing, or
  // ended without a successor, between the two.
  std::vector<AgencyCode> outsiders;
  std::vector<AgencyCode> unsure;  // kTakenAsNotYet in the other year
  std::vector<Succession> steps;   // between the two times, by year
  bool open_split = false;         // a split of which only one successor is on record

  // Who stood adds up to the members, neither more nor less.
  bool whole() const noexcept { return outsiders.empty() && !stood.empty() && !open_split; }
};

// The graph of successions: a value, made once and asked often. Codes are those of agencies; one
// that is not among them has neither successors nor a standing (kNotYet).
class Lineage {
 public:
  // Fails with kInvalidData if the successions of one year lead in a circle, naming it. (A circle
  // over several years is a history: renamed in 2010, and back in 2015.)
  static Result<Lineage> make(std::vector<Agency> agencies, std::vector<Succession> successions);

  const Agency* find(const AgencyCode& code) const noexcept;  // nullptr if it is not there
  const std::vector<Agency>& agencies() const noexcept { return agencies_; }  // by code
  // By year, predecessor and successor.
  const std::vector<Succession>& successions() const noexcept { return successions_; }

  // What the agency became, and what it came from: the steps themselves, by year.
  std::vector<Succession> became(const AgencyCode& code) const;
  std::vector<Succession> came_from(const AgencyCode& code) const;
  // The same with all steps before and after these, by year: what it came from and what that came
  // from; what it became and what became of that.
  std::vector<Succession> history(const AgencyCode& code) const;

  // Whether it stands in "year". A rename and a merge end the predecessor, whatever its last year
  // says; a transfer ends its series; a split does not end it, its last year does.
  AgencyStanding standing(const AgencyCode& code, Year year) const;
  AgencyStanding standing(const Agency& agency, Year year) const;  // REQUIRES: one of agencies()
  // The last year in which it stands; kLastYear if nothing ends it.
  Year last_standing_year(const AgencyCode& code) const;

  // Who stands in "year" for what the agency was: itself while it stands, what it became by then
  // (of a split every part), by code. Empty if it ended without a successor, or had not begun.
  std::vector<AgencyCode> current_successors(const AgencyCode& code, Year year) const;

  // Who stood in "year" for agencies that stand in "from", in either direction of time. Agencies
  // that successions between the two years tie together are one group; each member is in
  // exactly one. Without such a step a member is a group of its own.
  std::vector<LineageGroup> trace(std::span<const AgencyCode> members, Year from, Year year) const;

 private:
  using Positions = std::map<AgencyCode, std::vector<std::size_t>>;  // in successions_, by agency
  Lineage() = default;
  static std::span<const std::size_t> positions(const Positions& side, const AgencyCode& code);
  std::vector<Succession> steps(const Positions& side, const AgencyCode& code) const;
  bool is_outsider(const AgencyCode& code, Year from, Year year,
                   std::span<const Succession> between) const;
  bool is_open_split(const Succession& step) const;

  std::vector<Agency> agencies_;         // by code
  std::vector<Succession> successions_;  // by year, predecessor, successor
  Positions from_, to_;                  // by predecessor, by successor
};

// One agency's share in a value of a linked series.
struct LinkedPart {
  AgencyCode agency;
  std::optional<Observation> observation{};        // as printed; empty where only counts are known
  std::shared_ptr<const SourceDocument> source{};  // of the observation
  std::optional<Decimal> numerator{}, denominator{};  // its counts, where they were used
};

// A value of a linked series.
struct LinkedValue {
  Aggregate aggregate;
  std::vector<LinkedPart> parts;  // one: the value is as printed; several: it was computed
};

// Where the agency changes hands: the steps of one year and kind that belong together, all
// predecessors of a merge, all successors of a split.
struct Joint {
  Year year;  // the first year after it
  SuccessionKind kind = SuccessionKind::kRename;
  std::vector<AgencyCode> from{}, to{};  // by code
  std::string basis{};                   // the document that ordered it, where known

  friend bool operator==(const Joint&, const Joint&) = default;
};
// "merge: chengdong, chengxi to chengqu": the kind and the codes, as for a reason of a break.
std::string describe(const Joint& joint);

// A year for which figures are on record that are not the agency's alone, or not all of it.
struct Unjoined {
  Year year;
  Obstacle obstacle = Obstacle::kNotSeparable;
  std::vector<AgencyCode> agencies{};  // whose figures stand in the way
  std::string reason{};                // one sentence
};

struct LinkedSeries {
  Agency agency;
  // The values by year, for trend() and change(). Each joint between or beside them is a break,
  // and so are the breaks of the series that were joined. A rate has the counts it comes from
  // beside it, also those of their own indicators. The sources are with the parts.
  Series series;
  std::vector<LinkedValue> values;  // as long as series.observations(); without what has no value
  std::vector<Joint> joints;        // all of the agency's history, by year
  std::vector<Unjoined> unjoined;   // by year
  // Transfers that did not move this indicator: the predecessor has values of it afterwards.
  std::vector<Succession> not_followed;
  // Who stands for the agency now; itself if it does. Empty if it ended without a successor.
  std::vector<AgencyCode> current_successors;
};

// The series of an agency as it stands at its end, across what it came from and what it became.
//
// rename, transfer: the value of whoever stood, as printed. merge: the values of all that stood,
// added up if the indicator's aggregation is a sum; numerators and denominators added up and
// divided if it is a ratio of sums (see rollup.h for where the counts are taken from). Anything
// else is refused for that year: rates are not averaged, a part that is missing is not zero. A
// split is a break without a guess: the parts begin, and the whole ends, with no value carried
// over; an agency that goes on after giving up a part keeps its own values on both sides of the
// break. An agency that is gone has its own values, and those of its successor as long as that
// stands for it alone.
//
// Years and both clocks as for Store::series. Fails with kNotFound if a code is not defined and
// with kInvalidData for a circle (see Lineage::make).
Result<LinkedSeries> linked_series(const Store& store, const AgencyCode& agency,
                                   const IndicatorCode& indicator, const ReadOptions& options = {});

}  // namespace annals
