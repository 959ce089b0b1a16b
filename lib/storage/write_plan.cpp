#include "storage/write_plan.h"

#include <annals/names.h>

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/printed_form.h"
#include "core/text.h"
#include "storage/errors.h"
#include "storage/planned_order.h"
#include "storage/row_rules.h"
#include "storage/sources.h"

namespace annals::storage {
namespace {

constexpr std::size_t kMaxRows = std::numeric_limits<std::uint32_t>::max();

// The codes of one batch, looked up. Unknown ones have no definition and an error to tell once.
template <typename T>
struct Resolved {
  std::vector<Known<T>> known;  // value is null where the code is not defined
  std::vector<std::optional<Error>> errors;
};

template <typename T, typename C, typename Find>
Resolved<T> resolve(std::span<const C> codes, Find find) {
  Resolved<T> result;
  result.known.resize(codes.size());
  result.errors.resize(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) {
    try {
      result.known[i] = find(codes[i]);
    } catch (const Failure& failure) {
      if (failure.error.code != ErrorCode::kNotFound) throw;
      result.errors[i] = failure.error;
    }
  }
  return result;
}

class Planner {
 public:
  Planner(Connection& connection, Registry& registry, std::span<const Batch> batches)
      : connection_(connection), registry_(registry), batches_(batches) {}

  WritePlan plan() {
    std::size_t total = 0;
    for (const Batch& batch : batches_) total += batch.size();
    if (batches_.size() > kMaxBatches || total > kMaxRows) {
      fail(ErrorCode::kInvalidArgument, "a write takes at most 65535 batches and 4 billion rows");
    }
    plan_.rows.reserve(total);
    for (std::size_t i = 0; i < batches_.size(); ++i) check_document(i);
    for (std::size_t i = 0; i < batches_.size(); ++i) add_batch(i);
    sort_planned(plan_.rows);
    find_contradictions();
    find_empty_retractions();
    std::stable_sort(plan_.issues.begin(), plan_.issues.end(),
                     [](const RowIssue& a, const RowIssue& b) {
                       return std::tie(a.batch, a.row) < std::tie(b.batch, b.row);
                     });
    return std::move(plan_);
  }

 private:
  void add_batch(std::size_t position) {
    const Batch& batch = batches_[position];
    const std::optional<std::uint16_t> source = position_of_source(position);
    Resolved<Agency> agencies = resolve<Agency>(
        batch.agencies(), [&](const AgencyCode& code) { return registry_.agency(code); });
    Resolved<Indicator> indicators = resolve<Indicator>(
        batch.indicators(), [&](const IndicatorCode& code) { return registry_.indicator(code); });
    std::vector<RowRules> rules;
    for (const Known<Indicator>& each : indicators.known) {
      rules.push_back(each.value ? RowRules(*each.value, registry_) : RowRules());
    }
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const Batch::Row& row = batch.rows()[i];
      const bool agency_known =
          tell_once(agencies.errors[row.agency], position, i, RowField::kAgency) &&
          agencies.known[row.agency].value;
      const bool indicator_known =
          tell_once(indicators.errors[row.indicator], position, i, RowField::kIndicator) &&
          indicators.known[row.indicator].value;
      if (!agency_known || !indicator_known) continue;
      const Known<Agency>& agency = agencies.known[row.agency];
      if (auto issue = rules[row.indicator].check(*agency.value, row, batch.detail(row))) {
        plan_.issues.push_back({position, i, issue->field, std::move(issue->error), {}});
        continue;
      }
      if (!source) continue;
      plan_.rows.push_back({static_cast<std::uint32_t>(agency.id),
                            static_cast<std::uint32_t>(indicators.known[row.indicator].id),
                            row.year, static_cast<std::uint16_t>(position),
                            static_cast<std::uint32_t>(i), *source, row.retracted, is_plain(row)});
    }
  }

  // False if there is an error; it is told at the first row that meets it.
  bool tell_once(std::optional<Error>& error, std::size_t batch, std::size_t row, RowField field) {
    if (!error) return true;
    if (!error->message.empty()) plan_.issues.push_back({batch, row, field, *error, {}});
    error->message.clear();
    return false;
  }

  // The document that a batch brings along, against the one on record and those before it.
  void check_document(std::size_t position) {
    const auto& document = batches_[position].source();
    if (!document) return;
    try {
      const auto [found, is_new] = documents_.emplace(folded(document->code.str()), &*document);
      if (is_new) {
        check_definable(connection_, *document);
      } else {
        check_agreement(*document, *found->second);
      }
    } catch (const Failure& failure) {
      plan_.issues.push_back({position, 0, RowField::kSource, failure.error, {}});
    }
  }

  bool is_brought_along(const SourceCode& code) const {
    const auto found = documents_.find(folded(code.str()));
    return found != documents_.end() && found->second->code == code;
  }

  std::optional<std::uint16_t> position_of_source(std::size_t batch_position) {
    const Batch& batch = batches_[batch_position];
    for (std::size_t i = 0; i < plan_.sources.size(); ++i) {
      if (plan_.sources[i].code == batch.source_code()) return static_cast<std::uint16_t>(i);
    }
    PlannedSource source{.code = batch.source_code()};
    const auto existing = load_source(connection_, source.code.str());
    if (existing && existing->value.code == source.code) {
      source.id = existing->id;
    } else if (!is_brought_along(source.code)) {
      if (batch.source()) return std::nullopt;  // told already
      plan_.issues.push_back(
          {batch_position,
           0,
           RowField::kSource,
           Error{ErrorCode::kNotFound, "source " + core::quoted(source.code.str()) +
                                           " is not defined" +
                                           source_suggestions(connection_, source.code.str())},
           {}});
      return std::nullopt;
    }
    plan_.sources.push_back(std::move(source));
    return static_cast<std::uint16_t>(plan_.sources.size() - 1);
  }

  static bool same_observation(const PlannedRow& a, const PlannedRow& b) {
    return a.source == b.source && a.key() == b.key() && a.year == b.year;
  }

  const Batch::Row& row_of(const PlannedRow& planned) const {
    return batches_[planned.batch].rows()[planned.row];
  }

  // Rows of one source that say different things of one observation.
  void find_contradictions() {
    for (std::size_t i = 1; i < plan_.rows.size(); ++i) {
      const PlannedRow& a = plan_.rows[i - 1];
      const PlannedRow& b = plan_.rows[i];
      if (!same_observation(a, b)) continue;
      if (same_word(batches_[a.batch], row_of(a), batches_[b.batch], row_of(b))) continue;
      plan_.issues.push_back({b.batch, b.row, RowField::kValue, contradiction(a, b), a.row});
    }
  }

  // Retractions of what the source never said.
  void find_empty_retractions() {
    for (const PlannedRow& row : plan_.rows) {
      if (!row.retracted || says_anything(row)) continue;
      const Batch& batch = batches_[row.batch];
      plan_.issues.push_back(
          {row.batch,
           row.row,
           RowField::kRow,
           Error{ErrorCode::kNotFound,
                 "source " + core::quoted(batch.source_code().str()) + " says nothing of " +
                     core::quoted(batch.agencies()[row_of(row).agency].str()) + ", " +
                     core::quoted(batch.indicators()[row_of(row).indicator].str()) + " in " +
                     std::to_string(row.year) + ", so there is nothing to retract"},
           {}});
    }
  }

  bool says_anything(const PlannedRow& row) {
    Cursor cursor = connection_.cursor(
        "SELECT 1 FROM observation AS o JOIN batch AS b ON b.id = o.batch_id "
        "WHERE o.agency_id = ?1 AND o.indicator_id = ?2 AND o.year = ?3 AND b.source_id = ?4");
    cursor.put(row.agency_id).put(row.indicator_id).put(row.year);
    cursor.put(plan_.sources[row.source].id);
    return cursor.step();
  }

  Error contradiction(const PlannedRow& a, const PlannedRow& b) const {
    const Batch& batch = batches_[b.batch];
    return {ErrorCode::kConflict,
            "source " + core::quoted(batch.source_code().str()) + " says two things of " +
                core::quoted(batch.agencies()[row_of(b).agency].str()) + ", " +
                core::quoted(batch.indicators()[row_of(b).indicator].str()) + " in " +
                std::to_string(b.year) + ": " + both_words(word_of(row_of(a)), word_of(row_of(b))) +
                "; keep the one it prints"};
  }

  static std::string both_words(const std::string& a, const std::string& b) {
    if (a != b) return a + " and " + b;
    return a + " twice, with another count, locator or note";
  }

  static std::string word_of(const Batch::Row& row) {
    if (row.retracted) return "a retraction";
    const std::string status = row.status.normal() ? "" : " (" + row.status.letters() + ")";
    const std::string bound =
        row.bound == Bound::kExact ? "" : std::string(to_string(row.bound)) + " ";
    return (row.has_value ? bound + row.value.str() : "no value") + status;
  }

  Connection& connection_;
  Registry& registry_;
  std::span<const Batch> batches_;
  std::unordered_map<std::string, const SourceDocument*> documents_;  // by folded code
  WritePlan plan_;
};

bool same_detail(const Batch::Detail* a, const Batch::Detail* b) {
  static const Batch::Detail kEmpty{};
  const Batch::Detail& left = a ? *a : kEmpty;
  const Batch::Detail& right = b ? *b : kEmpty;
  return core::same_print(left.numerator, right.numerator) &&
         core::same_print(left.denominator, right.denominator) && left.locator == right.locator &&
         left.note == right.note;
}

}  // namespace

bool same_word(const Batch& a, const Batch::Row& row_a, const Batch& b, const Batch::Row& row_b) {
  return row_a.retracted == row_b.retracted && row_a.has_value == row_b.has_value &&
         (!row_a.has_value || identical(row_a.value, row_b.value)) && row_a.bound == row_b.bound &&
         row_a.status == row_b.status && same_detail(a.detail(row_a), b.detail(row_b));
}

WritePlan plan_write(Connection& connection, Registry& registry, std::span<const Batch> batches) {
  return Planner(connection, registry, batches).plan();
}

}  // namespace annals::storage
