// The packed form of a series: what is current of one agency and indicator, in few bytes.
//
// A byte for the version of the form, 1, and then runs of years that follow one another and have
// all but their value in common. Numbers are varints: seven bits a byte, the lowest first, the
// eighth bit set where more follow; "signed" ones are zigzag (0, -1, 1, -2 ... as 0, 1, 2, 3 ...).
//
//   tag       a byte: the sum of 1 has values, 2 wide, 4 qualified, 8 has detail, 16 retracted,
//             32 there are other revisions of these observations
//   gap       years left out since the run before; in the first run, its first year
//   length    years in the run, less 1
//   batch     signed: the id of the batch, less that of the run before (0 before the first)
//   exponent  signed, of all values; only if wide
//   bound, status bits (ObsStatusSet::bits)  only if qualified; otherwise exact and normal
//   values    one a year, only if there are values: the signed mantissa if wide; otherwise four
//             times the number of that signed mantissa plus the digits after the point, 0 to 3
//
// Stored; do not change: another form takes another version.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/revisions.h"

namespace annals::storage {

// What is current of one year. Where every word on it was retracted, the revision is the last of
// these, so that each year with any revision is here.
struct PackedYear {
  StoredRevision current;
  bool others = false;  // there are other revisions of the observation
};

// Appends the packed form of "years" to "bytes". REQUIRES: at least one year; ascending.
void pack(std::span<const PackedYear> years, std::string& bytes);

// Appends the years of "bytes" to "years". Throws Failure with kInvalidData if the bytes are not
// what pack() makes.
void unpack(std::string_view bytes, std::vector<PackedYear>& years);

}  // namespace annals::storage
