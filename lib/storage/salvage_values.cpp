#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/text.h"
#include "storage/errors.h"
#include "storage/packed_series.h"
#include "storage/packed_table.h"
#include "storage/registry.h"
#include "storage/revisions.h"
#include "storage/row_rules.h"
#include "storage/salvage.h"

namespace annals::storage {
namespace {

std::string word_of(const StoredRevision& revision) {
  if (revision.retracted) return "a retraction";
  std::string text = revision.value ? revision.value->str() : "no value";
  if (revision.bound != Bound::kExact) text = std::string(to_string(revision.bound)) + " " + text;
  if (!revision.status.normal()) text += " (" + revision.status.letters() + ")";
  return text + " in write " + std::to_string(revision.batch_id);
}

bool same(const StoredRevision& a, const StoredRevision& b) {
  return a.batch_id == b.batch_id && a.retracted == b.retracted && a.bound == b.bound &&
         a.status == b.status && a.value.has_value() == b.value.has_value() &&
         (!a.value || identical(*a.value, *b.value));
}

class Judge {
 public:
  explicit Judge(Salvage& salvage) : salvage_(salvage), registry_(salvage.to) {}

  void run() {
    for (const SeriesKey& key : keys()) judge(key);
    registry_.clear();
    rebuild_packed(salvage_.to, registry_);
  }

 private:
  std::vector<SeriesKey> keys() {
    std::vector<SeriesKey> result;
    Cursor cursor = salvage_.to.cursor(
        "SELECT agency_id, indicator_id FROM observation UNION "
        "SELECT id & 4294967295, id >> 32 FROM packed_series");
    while (cursor.step()) result.push_back({cursor.integer(0), cursor.integer(1)});
    return result;
  }

  void judge(const SeriesKey& key) {
    key_ = key;
    left_out_.clear();
    check_rules();
    const std::vector<StoredRevision> revisions = kept_revisions();
    const std::vector<PackedYear> history = weighed(revisions, registry_);
    const auto packed = read_packed_copy();
    if (!packed) {
      for (const PackedYear& year : history) count(year.current, salvage_.report.unconfirmed);
      return;
    }
    auto h = history.begin();
    auto p = packed->begin();
    while (h != history.end() || p != packed->end()) {
      const bool in_history =
          h != history.end() && (p == packed->end() || h->current.year <= p->current.year);
      const bool in_packed =
          p != packed->end() && (h == history.end() || p->current.year <= h->current.year);
      decide(in_history ? &(h++)->current : nullptr, in_packed ? &(p++)->current : nullptr);
    }
  }

  // What the two say of one year; null where one says nothing.
  void decide(const StoredRevision* history, const StoredRevision* packed) {
    if (history && packed && same(*history, *packed)) return count(*history, nothing_);
    const int year = history ? history->year : packed->year;
    if (left_out_.contains(year)) return;
    // Where pages of the history are lost, the copy is all there is.
    if (packed && lies_in_gap() && restore(*packed)) return;
    leave_out(year,
              !packed    ? "the history says " + word_of(*history) + ", and its packed copy nothing"
              : !history ? "its packed copy says " + word_of(*packed) + ", and the history nothing"
                         : "the history says " + word_of(*history) + ", and its packed copy " +
                               word_of(*packed));
  }

  void count(const StoredRevision& current, std::int64_t& also) {
    if (current.retracted) return;
    ++salvage_.report.values;
    ++also;
  }

  bool lies_in_gap() const {
    const auto place = [&](const std::optional<Row>& key, std::int64_t otherwise) {
      if (!key) return std::pair(otherwise, otherwise);
      const auto* agency = std::get_if<std::int64_t>(&(*key)[0]);
      const auto* indicator = std::get_if<std::int64_t>(&(*key)[1]);
      return std::pair(agency ? *agency : otherwise, indicator ? *indicator : otherwise);
    };
    const std::pair here(key_.agency_id, key_.indicator_id);
    const auto found = salvage_.gaps.find("observation");
    if (found == salvage_.gaps.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const Gap& gap) {
      return place(gap.after, std::numeric_limits<std::int64_t>::min()) <= here &&
             here <= place(gap.before, std::numeric_limits<std::int64_t>::max());
    });
  }

  // Puts what the packed copy says into the history; false if that cannot be.
  bool restore(const StoredRevision& word) {
    if (word.retracted || !exists("SELECT 1 FROM batch WHERE id = ?1", word.batch_id) ||
        problem_of(word, nullptr)) {
      return false;
    }
    {
      Cursor cursor = salvage_.to.cursor(
          "SELECT 1 FROM observation WHERE agency_id = ?1 AND indicator_id = ?2 AND year = ?3 "
          "AND batch_id >= ?4");
      cursor.put(key_.agency_id).put(key_.indicator_id).put(int{word.year}).put(word.batch_id);
      if (cursor.step()) return false;  // it says something else, or something later
    }
    salvage_.to
        .cursor(
            "INSERT INTO observation (agency_id, indicator_id, year, batch_id, mantissa, "
            "exponent, obs_status, bound, retracted, has_detail) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, 0)")
        .put(key_.agency_id)
        .put(key_.indicator_id)
        .put(int{word.year})
        .put(word.batch_id)
        .put(word.value)
        .put(word.status.normal() ? std::string("A") : word.status.letters())
        .put(static_cast<int>(word.bound))
        .run();
    count(word, salvage_.report.restored);
    return true;
  }

  bool exists(const char* sql, std::int64_t id) {
    Cursor cursor = salvage_.to.cursor(sql);
    cursor.put(id);
    return cursor.step();
  }

  void leave_out(int year, std::string why) {
    for (const char* sql :
         {"DELETE FROM observation_detail WHERE agency_id = ?1 AND indicator_id = ?2 AND year = ?3",
          "DELETE FROM observation WHERE agency_id = ?1 AND indicator_id = ?2 AND year = ?3"}) {
      salvage_.to.cursor(sql).put(key_.agency_id).put(key_.indicator_id).put(year).run();
    }
    left_out_.insert(year);
    salvage_.report.left_out.push_back({registry_.agency(key_.agency_id).value->code.str(),
                                        registry_.indicator(key_.indicator_id).value->code.str(),
                                        Year(year), std::move(why)});
  }

  std::vector<StoredRevision> kept_revisions() {
    std::vector<StoredRevision> revisions;
    scan_series(salvage_.to, key_, {}, revisions);
    return revisions;
  }

  // Leaves out the years of which a revision breaks a rule for values.
  void check_rules() {
    std::set<std::int64_t> spoken;  // the sources that said something of the year
    int year = 0;
    for (const StoredRevision& revision : kept_revisions()) {
      if (revision.year != year) spoken.clear();
      year = revision.year;
      if (left_out_.contains(year)) continue;
      Observation said{.year = Year(year)};
      if (revision.has_detail) read_detail(salvage_.to, key_, revision, said);
      if (auto problem = problem_of(revision, &said)) {
        leave_out(year, *std::move(problem));
        continue;
      }
      const bool first = spoken.insert(registry_.batch(revision.batch_id).source_id).second;
      if (first && revision.retracted) {
        leave_out(year, "a source takes back what it had not said");
      }
    }
  }

  std::optional<std::string> problem_of(const StoredRevision& revision, const Observation* said) {
    auto rules = rules_.find(key_.indicator_id);
    if (rules == rules_.end()) {
      const Known<Indicator>& indicator = registry_.indicator(key_.indicator_id);
      rules = rules_.emplace(key_.indicator_id, RowRules(*indicator.value, registry_)).first;
    }
    const Batch::Row row{.value = revision.value.value_or(Decimal()),
                         .agency = 0,
                         .indicator = 0,
                         .detail = Batch::kNoDetail,
                         .year = revision.year,
                         .has_value = revision.value.has_value(),
                         .retracted = revision.retracted,
                         .bound = revision.bound,
                         .status = revision.status};
    Batch::Detail detail;
    if (said) detail = {said->numerator, said->denominator, said->locator, said->note};
    auto problem =
        rules->second.check(*registry_.agency(key_.agency_id).value, row, said ? &detail : nullptr);
    if (!problem) return std::nullopt;
    return std::move(problem->error.message);
  }

  // Empty if there is none that can be read.
  std::optional<std::vector<PackedYear>> read_packed_copy() {
    const auto bytes = read_packed(salvage_.to, key_);
    if (!bytes) return std::nullopt;
    std::vector<PackedYear> years;
    try {
      unpack(*bytes, years);
    } catch (const Failure&) {
      return std::nullopt;
    }
    return years;
  }

  Salvage& salvage_;
  Registry registry_;
  SeriesKey key_{0, 0};
  std::set<int> left_out_;  // of the series
  std::unordered_map<std::int64_t, RowRules> rules_;
  std::int64_t nothing_ = 0;
};

}  // namespace

void judge_values(Salvage& salvage) { Judge(salvage).run(); }

}  // namespace annals::storage
