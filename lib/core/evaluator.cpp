#include "core/evaluator.h"

#include <muParser.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace annals::core {
namespace {

// An operator is a plain function and is told nothing of its expression, so that the divisors of
// the one that this thread evaluates are noted here.
thread_local std::vector<double>* noted_divisors = nullptr;

double divide(double dividend, double divisor) {
  noted_divisors->push_back(divisor);
  return dividend / divisor;
}

struct Noting {
  explicit Noting(std::vector<double>& divisors) { noted_divisors = &divisors; }
  Noting(const Noting&) = delete;
  Noting& operator=(const Noting&) = delete;
  ~Noting() { noted_divisors = nullptr; }
};

}  // namespace

struct Evaluator::Parser {
  std::vector<double> variables;  // behind the names; never resized
  mu::Parser parser;
};

Evaluator::Evaluator(const std::string& expression, std::size_t variables,
                     std::span<const double> constants)
    : parser_(std::make_unique<Parser>()) {
  mu::Parser& parser = parser_->parser;
  // The optimizer reorders sums; without it the result is that of the formula as written.
  parser.EnableOptimizer(false);
  // A built-in operator cannot be replaced alone.
  parser.EnableBuiltInOprt(false);
  parser.DefineOprt(
      "+", [](double a, double b) { return a + b; }, mu::prADD_SUB);
  parser.DefineOprt(
      "-", [](double a, double b) { return a - b; }, mu::prADD_SUB);
  parser.DefineOprt(
      "*", [](double a, double b) { return a * b; }, mu::prMUL_DIV);
  parser.DefineOprt("/", divide, mu::prMUL_DIV);
  parser.DefineOprt(
      "^", [](double a, double b) { return std::pow(a, b); }, mu::prPOW, mu::oaRIGHT);
  // Our own, since built-in ones throw for a bad argument if muParser was so compiled.
  parser.ClearFun();
  parser.DefineFun("exp", [](double x) { return std::exp(x); });
  parser.DefineFun("ln", [](double x) { return std::log(x); });
  parser.DefineFun("sqrt", [](double x) { return std::sqrt(x); });
  parser.DefineFun("max", [](const double* x, int n) { return *std::max_element(x, x + n); });
  parser.DefineFun("min", [](const double* x, int n) { return *std::min_element(x, x + n); });
  parser_->variables.resize(variables);
  for (std::size_t i = 0; i < variables; ++i) {
    parser.DefineVar("v" + std::to_string(i), &parser_->variables[i]);
  }
  for (std::size_t i = 0; i < constants.size(); ++i) {
    parser.DefineConst("k" + std::to_string(i), constants[i]);
  }
  parser.SetExpr(expression);
}

Evaluator::~Evaluator() = default;

Evaluator::Point Evaluator::at(std::span<const double> values) {
  std::copy(values.begin(), values.end(), parser_->variables.begin());
  Point point{};
  const Noting noting(point.divisors);
  point.value = parser_->parser.Eval();
  return point;
}

}  // namespace annals::core
