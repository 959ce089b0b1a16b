// The tables of subjects: subject, subject_name.
#pragma once

#include <annals/indicator.h>
#include <annals/store.h>

#include <cstdint>
#include <vector>

#include "storage/connection.h"

namespace annals::storage {

std::vector<Subject> load_subjects(Connection& connection);
// Throws Failure with kNotFound, naming the nearest.
std::int64_t subject_id(Connection& connection, const SubjectCode& code);
bool define(Connection& connection, const Subject& subject, Redefine redefine);

}  // namespace annals::storage
