// The text of a report file, through a converter where it is no plain text.
#pragma once

#include <annals/error.h>

#include <filesystem>
#include <string>

#include "session.h"

namespace annals::cli {

// The text in UTF-8: of .html, .htm and .docx by pandoc, of .pdf by pdftotext, of others as it is.
// No shell is involved. Fails with kNotFound if there is no such file or no converter, kInvalidData
// if the converter refuses the file or the text is not UTF-8, and kIo.
Result<std::string> report_text(const Session& session, const std::filesystem::path& file);

}  // namespace annals::cli
