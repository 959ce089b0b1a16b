// Results as a table of text, and the words around them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace annals::bench {

// The first column is left aligned, the others right. The first row is the heading.
void print_table(const std::vector<std::vector<std::string>>& rows);

std::string with_commas(std::size_t number);             // "1,000,000"
std::string fixed(double number, int decimals);          // "0.83"
std::string microseconds(double seconds, int decimals);  // "3.1 us"

// The versions of the library and of SQLite, so that figures can be told apart.
std::string versions();

}  // namespace annals::bench
