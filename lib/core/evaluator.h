// Arithmetic expressions in double. evaluator.cpp is the only user of muParser.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace annals::core {

// Evaluates one expression at many points. Not for several threads at once.
class Evaluator {
 public:
  struct Point {
    double value;                  // may be infinite, or not a number
    std::vector<double> divisors;  // what was divided by, in an order that is always the same
  };

  // Variables are v0 to v(n-1), constants k0, k1, ...; the operators are + - * / ^ and signs, the
  // functions exp, ln, max, min and sqrt. REQUIRES: an expression that is good.
  Evaluator(const std::string& expression, std::size_t variables,
            std::span<const double> constants);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  // REQUIRES: one value a variable.
  Point at(std::span<const double> values);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace annals::core
