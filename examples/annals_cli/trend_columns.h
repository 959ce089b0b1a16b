// Columns beside the values of a trend: a transformation and a moving average.
#pragma once

#include <annals/transform.h>

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "session.h"
#include "table.h"

namespace annals::cli {

// What is asked for, as far as it can be read without the series.
struct ColumnRequest {
  std::string transform;  // a code or name that is known, or empty
  std::optional<Year> base{};
  std::optional<std::size_t> window{};
  bool centred = false;
};

// --transform, --base, --moving-average and --centred.
struct ColumnArguments {
  std::string transform, base, window;
  bool centred = false;
  void add_to(CLI::App* command, const Session& session);
  Result<ColumnRequest> request() const;
};

class TrendColumns {
 public:
  // Fails with kInvalidArgument where the series does not allow what is asked for.
  static Result<TrendColumns> make(const Session& session, const Series& series,
                                   const ColumnRequest& request);

  std::vector<TableColumn> headings() const;
  // One cell a heading.
  std::vector<Cell> cells(Year year) const;
  // What a reader of the columns must know.
  std::vector<std::string> notes() const;
  // What was computed, or null.
  Json transform_json() const;
  Json moving_average_json() const;

 private:
  TrendColumns(const Session& session, const Series& series) : session_(session), series_(series) {}

  std::string transform_heading() const;
  std::string window_heading() const;
  Cell transform_cell(const TransformedValue& value) const;
  std::string undefined_note() const;

  const Session& session_;
  const Series& series_;
  std::optional<TransformedSeries> transformed_{};
  std::optional<std::vector<MovingAverage>> averages_{};
  ColumnRequest request_{};
};

}  // namespace annals::cli
