#include "accepted.h"

#include <map>
#include <tuple>

#include "arguments.h"

namespace annals::cli {
namespace {

Error at(const AcceptedRow& row, const Error& error) {
  return {error.code, row.place + ": " + error.message};
}

// Keeps the phrase of a row as an alias of the indicator that the person gave it to.
Result<bool> learn(Store& store, Indicator indicator, const std::string& phrase) {
  if (phrase.empty() || store.find_indicator(phrase)) return false;
  indicator.names.aliases["zh"].push_back(phrase);
  return store.define(indicator, Redefine::kReplace);
}

// One batch of rows, each looked at before anything is written.
class Writer {
 public:
  Writer(Store& store, const Acceptance& acceptance, const SourceCode& source)
      : store_(store), acceptance_(acceptance), batch_(source) {}

  Result<void> run(const std::vector<AcceptedRow>& rows) {
    for (const Indicator& indicator : acceptance_.new_indicators) {
      if (auto defined = store_.define(indicator); !defined) return defined.error();
      ++summary_.defined;
    }
    for (const AcceptedRow& row : rows) {
      if (auto added = add(row); !added) return added.error();
    }
    if (batch_.empty()) return {};
    const auto issues = store_.examine(std::vector<Batch>{batch_});
    if (!issues) return issues.error();
    if (!issues->empty()) return at(rows[issues->front().row], issues->front().error);
    const auto written = store_.write(batch_, {.reason = acceptance_.reason});
    if (!written) return written.error();
    summary_.written = *written;
    return {};
  }

  const AcceptanceSummary& summary() const noexcept { return summary_; }

 private:
  using Place = std::tuple<AgencyCode, IndicatorCode, Year>;

  Result<void> add(const AcceptedRow& row) {
    const auto subjects = find_both(store_, row.agency, row.indicator);
    if (!subjects) return at(row, subjects.error());
    const auto [known, fresh] = said_.emplace(
        Place(subjects->agency.code, subjects->indicator.code, row.observation.year), &row);
    const AcceptedRow& first = *known->second;
    if (!fresh && (first.observation.value != row.observation.value ||
                   first.observation.bound != row.observation.bound)) {
      return Error{ErrorCode::kConflict, row.place + ": says " + row.observation.value->str() +
                                             " of what " + first.place + " says " +
                                             first.observation.value->str() +
                                             " of: accept one of them"};
    }
    // The same value told at two places of a report is one observation.
    batch_.add(subjects->agency.code, subjects->indicator.code, first.observation);
    if (!row.teach) return {};
    const auto learned = learn(store_, subjects->indicator, row.phrase);
    if (!learned) return at(row, learned.error());
    if (*learned) ++summary_.taught;
    return {};
  }

  Store& store_;
  const Acceptance& acceptance_;
  Batch batch_;
  std::map<Place, const AcceptedRow*> said_;
  AcceptanceSummary summary_;
};

}  // namespace

Result<SourceDocument> source_named(const Session& session, const Store& store,
                                    const std::string& code) {
  auto source = store.find_source(code);
  if (source || source.error().code != ErrorCode::kNotFound) return source;
  return Error{
      ErrorCode::kNotFound,
      source.error().message + session.text("; a source is defined by annals import --sources FILE",
                                            "；来源用 annals import --sources 文件 登记")};
}

Result<AcceptanceSummary> write_accepted(Store& store, const std::vector<AcceptedRow>& rows,
                                         const Acceptance& acceptance) {
  const auto source = store.find_source(acceptance.source);
  if (!source) return source.error();
  Writer writer(store, acceptance, source->code);
  if (auto done = store.atomically([&] { return writer.run(rows); }); !done) return done.error();
  return writer.summary();
}

void print_acceptance(const Session& session, std::size_t rows, const AcceptanceSummary& summary) {
  const WriteSummary& written = summary.written;
  std::string line =
      std::to_string(rows) +
      session.text(rows == 1 ? " row accepted: " : " rows accepted: ", " 行已接受：") +
      std::to_string(written.inserted) + session.text(" new, ", " 个新增，") +
      std::to_string(written.revised) + session.text(" revised, ", " 个修订，") +
      std::to_string(written.unchanged) + session.text(" on record already", " 个已有");
  if (written.repeated > 0)
    line += session.text(", ", "，") + std::to_string(written.repeated) +
            session.text(" told twice", " 个重复");
  session.print(line);
  if (summary.defined > 0) {
    session.print(session.text("new indicators: ", "新登记指标：") +
                  std::to_string(summary.defined));
  }
  if (summary.taught > 0) {
    session.print(session.text("phrases kept as aliases for the next report: ",
                               "已存为别名、供下次识别的说法：") +
                  std::to_string(summary.taught));
  }
}

}  // namespace annals::cli
