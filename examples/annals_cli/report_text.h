// The text of a report file, through a converter where it is no plain text.
#pragma once

#include <annals/error.h>

#include <filesystem>
#include <string>

#include "session.h"

namespace annals::cli {

// The text in UTF-8: of .html, .htm, .docx, .odt and .rtf by pandoc, of .pdf by pdftotext, its
// pages joined as flowed_text() does; of others as it is, in UTF-8, UTF-16 or GB18030. Says on
// standard error what was not read as UTF-8. Fails with kNotFound if there is no such file or no
// converter, kInvalidData if it is no text, or the converter refuses it or takes too long; and kIo.
Result<std::string> report_text(const Session& session, const std::filesystem::path& file);

}  // namespace annals::cli
