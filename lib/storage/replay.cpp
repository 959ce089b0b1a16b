#include "storage/replay.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/text.h"
#include "storage/code_order.h"
#include "storage/errors.h"
#include "storage/record.h"
#include "storage/revision_parts.h"
#include "storage/row_rules.h"
#include "storage/sources.h"
#include "storage/waivers.h"

namespace annals::storage {
namespace {

using Part = HistoryIssue::Part;

// The name in a RecordedRevision of a field that breaks a rule for rows. Of the counts and the
// texts the message says which.
std::string_view name_of(RowField field) {
  if (field == RowField::kYear) return "year";
  if (field == RowField::kValue) return "value";
  return field == RowField::kStatus ? "status" : "";
}

class Replayer {
 public:
  Replayer(Connection& connection, Registry& registry, const RecordedHistory& history)
      : connection_(connection),
        registry_(registry),
        history_(history),
        parts_(connection, registry) {}

  void run() {
    require_empty();
    for (std::size_t i = 0; i < history_.writes.size(); ++i) add_write(i);
    used_.resize(history_.writes.size());
    RecordedRevision revision{
        .agency = AgencyCode("a"), .indicator = IndicatorCode("i"), .observation = {kFirstYear}};
    while (history_.next_revision && next(revision)) {
      add_revision(revision);
      ++revisions_;
    }
    parts_.finish();
    const auto unused = std::find(used_.begin(), used_.end(), false);
    if (unused != used_.end()) {
      const auto i = static_cast<std::size_t>(unused - used_.begin());
      refuse(Part::kWrites, i, "id",
             {ErrorCode::kInvalidData, write_name(i) + " has no revision: take it out, or put back "
                                                       "what it wrote"});
    }
    add_waivers();
  }

 private:
  // What is known of a code that rows name one after the other.
  template <typename T, typename C>
  struct Last {
    std::optional<C> code;
    Known<T> known{};
  };
  struct Word {
    std::int64_t source_id, write;
    bool retracted;
    Observation observation;
  };

  [[noreturn]] void refuse(Part part, std::size_t row, std::string_view field, Error error) {
    if (history_.on_issue) history_.on_issue({part, row, field, error});
    throw Failure{std::move(error)};
  }
  [[noreturn]] void refuse_revision(std::string_view field, std::string message) {
    refuse(Part::kRevisions, revisions_, field, {ErrorCode::kInvalidData, std::move(message)});
  }
  // Runs "work" on one row and turns what it throws into an issue there.
  template <typename Work>
  auto located(Part part, std::size_t row, std::string_view field, Work work) {
    try {
      return work();
    } catch (const Failure& failure) {
      refuse(part, row, field, failure.error);
    }
  }

  void require_empty() {
    Cursor cursor = connection_.cursor(
        "SELECT 1 FROM batch UNION ALL SELECT 1 FROM waiver UNION ALL SELECT 1 FROM freeze");
    if (!cursor.step()) return;
    fail(ErrorCode::kAlreadyExists,
         "the store holds values, waivers or freezes already; a history is taken over by a store "
         "that has none");
  }

  bool next(RecordedRevision& revision) {
    const Result<bool> more = history_.next_revision(revision);
    if (!more) throw Failure{more.error()};
    return *more;
  }

  std::string write_name(std::size_t i) const {
    return "write " + std::to_string(history_.writes[i].record.id);
  }

  void add_write(std::size_t i) {
    const RecordedWrite& write = history_.writes[i];
    check_order_of_write(i);
    const std::int64_t source =
        located(Part::kWrites, i, "source", [&] { return source_id(connection_, write.source); });
    located(Part::kWrites, i, "author",
            [&] { check_text(write.record.author, write_name(i), "author"); });
    located(Part::kWrites, i, "reason",
            [&] { check_text(write.record.reason, write_name(i), "reason"); });
    located(Part::kWrites, i, "program",
            [&] { check_text(write.record.program, write_name(i), "program"); });
    connection_
        .cursor(
            "INSERT INTO batch (id, source_id, recorded_at, author, reason, program) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .put(write.record.id)
        .put(source)
        .put(to_string(write.record.recorded_at))
        .put(write.record.author)
        .put(write.record.reason)
        .put(write.record.program)
        .run();
    connection_.touch(RecordKind::kBatch, write.record.id);
    sources_.push_back(source);
  }

  void check_order_of_write(std::size_t i) {
    const WriteRecord& record = history_.writes[i].record;
    const WriteRecord* before = i == 0 ? nullptr : &history_.writes[i - 1].record;
    if (record.id <= (before ? before->id : 0)) {
      refuse(Part::kWrites, i, "id",
             {ErrorCode::kInvalidData, std::to_string(record.id) +
                                           " does not ascend: the ids of writes begin above 0, and "
                                           "each is greater than the one before"});
    }
    if (before && record.recorded_at < before->recorded_at) {
      refuse(Part::kWrites, i, "recorded_at",
             {ErrorCode::kInvalidData, write_name(i) + " is recorded before " + write_name(i - 1) +
                                           ": writes stand in the order of their time"});
    }
  }

  template <typename T, typename C, typename Find>
  const Known<T>& look_up(Last<T, C>& last, const C& code, std::string_view field, Find find) {
    if (last.code != code) {
      if (!registry_.knows(code)) parts_.settle();
      last.known = located(Part::kRevisions, revisions_, field, [&] { return find(code); });
      last.code = code;
    }
    return last.known;
  }

  // The position of the write of a revision.
  std::size_t position_of_write(std::int64_t id) {
    const auto found = std::lower_bound(
        history_.writes.begin(), history_.writes.end(), id,
        [](const RecordedWrite& write, std::int64_t wanted) { return write.record.id < wanted; });
    if (found == history_.writes.end() || found->record.id != id) {
      refuse_revision("write", "there is no write " + std::to_string(id));
    }
    return static_cast<std::size_t>(found - history_.writes.begin());
  }

  void add_revision(const RecordedRevision& revision) {
    const Known<Agency>& agency =
        look_up(agency_, revision.agency, "agency",
                [&](const AgencyCode& code) { return registry_.agency(code); });
    const Known<Indicator>& indicator =
        look_up(indicator_, revision.indicator, "indicator",
                [&](const IndicatorCode& code) { return registry_.indicator(code); });
    const std::size_t write = position_of_write(revision.write);
    check_order(revision);
    check_retraction(revision);
    check_row(parts_.add({agency.id, indicator.id}, history_.writes[write], revision),
              *agency.value, indicator);
    check_word(revision, sources_[write]);
    words_.push_back({sources_[write], revision.write, revision.retracted, revision.observation});
    used_[write] = true;
  }

  // Forgets the words on the observation before.
  void check_order(const RecordedRevision& revision) {
    const int year = static_cast<int>(revision.observation.year);
    if (!words_.empty()) {
      int order = compare_codes(revision.agency.str(), place_.agency);
      if (order == 0) order = compare_codes(revision.indicator.str(), place_.indicator);
      if (order == 0) order = year - place_.year;
      const bool same = order == 0;
      if (order < 0 || (same && revision.write <= words_.back().write)) {
        refuse_revision(
            "",
            "the revision is out of its order, or is there twice: revisions stand by agency, "
            "indicator, year and write");
      }
      if (same) return;
    }
    words_.clear();
    place_ = {revision.agency.str(), revision.indicator.str(), year};
  }

  void check_retraction(const RecordedRevision& revision) {
    const Observation& said = revision.observation;
    if (revision.retracted && (said.value || said.bound != Bound::kExact || !said.status.normal() ||
                               said.numerator || said.denominator || !said.locator.empty())) {
      refuse_revision("retracted", "a retraction has a year and a note, and nothing else");
    }
  }

  void check_row(const RevisionParts::Kept& kept, const Agency& agency,
                 const Known<Indicator>& indicator) {
    auto rules = rules_.find(indicator.id);
    if (rules == rules_.end()) {
      rules = rules_.emplace(indicator.id, RowRules(*indicator.value, registry_)).first;
    }
    if (auto problem = rules->second.check(agency, kept.row, kept.detail)) {
      refuse(Part::kRevisions, revisions_, name_of(problem->field), std::move(problem->error));
    }
  }

  // A revision changes what its source says.
  void check_word(const RecordedRevision& revision, std::int64_t source) {
    const auto before = std::find_if(words_.rbegin(), words_.rend(),
                                     [&](const Word& word) { return word.source_id == source; });
    if (before == words_.rend()) {
      if (!revision.retracted) return;
      refuse_revision("retracted",
                      "its source says nothing of the observation before, so there is nothing to "
                      "retract");
    }
    const bool same = revision.retracted
                          ? before->retracted
                          : !before->retracted && before->observation == revision.observation;
    if (!same) return;
    refuse_revision("", "the revision adds nothing: its source says the same already in write " +
                            std::to_string(before->write));
  }

  void add_waivers() {
    for (std::size_t i = 0; i < history_.waivers.size(); ++i) {
      located(Part::kWaivers, i, "", [&] { insert_waiver(connection_, history_.waivers[i]); });
    }
  }

  struct Place {
    std::string agency, indicator;
    int year;
  };

  Connection& connection_;
  Registry& registry_;
  const RecordedHistory& history_;
  std::vector<std::int64_t> sources_;  // of the writes
  std::vector<bool> used_;             // by a revision
  std::size_t revisions_ = 0;          // taken over
  RevisionParts parts_;
  Last<Agency, AgencyCode> agency_;
  Last<Indicator, IndicatorCode> indicator_;
  std::unordered_map<std::int64_t, RowRules> rules_;
  Place place_{};
  std::vector<Word> words_;  // on the observation of place_, as recorded
};

}  // namespace

void replay(Connection& connection, Registry& registry, const RecordedHistory& history) {
  Replayer(connection, registry, history).run();
}

}  // namespace annals::storage
