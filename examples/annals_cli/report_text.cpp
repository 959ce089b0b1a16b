#include "report_text.h"

#include <annals/reading.h>
#include <annals/text_file.h>

#include <cctype>
#include <utility>
#include <vector>

#include "converter.h"

namespace annals::cli {
namespace {

struct Form {
  std::string_view extension, format;  // of pandoc; empty: pdftotext
};
constexpr Form kForms[] = {{".html", "html"}, {".htm", "html"}, {".docx", "docx"},
                           {".odt", "odt"},   {".rtf", "rtf"},  {".pdf", ""}};

std::string extension_of(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension;
}

// An absolute path is never taken for an option.
std::vector<std::string> command_for(const Form& form, const std::filesystem::path& file) {
  const std::string path = std::filesystem::absolute(file).string();
  if (form.format.empty()) return {"pdftotext", "-layout", "-enc", "UTF-8", "-q", path, "-"};
  // In the sandbox pandoc reads this file and no other, whatever the document says.
  return {"pandoc",
          "--sandbox",
          "--standalone",
          "--wrap=none",
          "--from=" + std::string(form.format),
          "--to=plain+pipe_tables+grid_tables-simple_tables-multiline_tables",
          path};
}

Error refusal(ErrorCode code, const std::filesystem::path& file, const std::string& why) {
  return {code, "\"" + file.string() + "\" " + why};
}

Error refusal(const Session& session, const std::filesystem::path& file, const Form& form,
              Ending ending) {
  const std::string program = form.format.empty() ? "pdftotext" : "pandoc";
  const std::string package = form.format.empty() ? "poppler-utils" : "pandoc";
  switch (ending) {
    case Ending::kMissing:
      return refusal(
          ErrorCode::kNotFound, file,
          session.text(
              "is read through " + program + ", which is not installed: install " + package +
                  ", or save it as plain text",
              "须经 " + program + " 转换，而本机未安装：请安装 " + package + "，或另存为纯文本"));
    case Ending::kTooLong:
      return refusal(
          ErrorCode::kInvalidData, file,
          session.text("takes " + program + " longer than a minute: save it as plain text",
                       "经 " + program + " 转换超过一分钟：请另存为纯文本"));
    case Ending::kTooLarge:
      return refusal(ErrorCode::kInvalidData, file,
                     session.text("makes more than 64 MB of text: read it in parts",
                                  "转换后超过 64 MB：请分段读取"));
    case Ending::kGood:
    case Ending::kFailed:
      break;
  }
  return refusal(ErrorCode::kInvalidData, file,
                 session.text("is not what " + program +
                                  " can read: is it damaged, or locked by a "
                                  "password?",
                              "不是 " + program + " 能读的文件：是否已损坏或设有密码？"));
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

Result<std::string> converted(const Session& session, const std::filesystem::path& file,
                              const Form& form) {
  auto output = run_converter(command_for(form, file));
  if (!output) return output.error();
  if (output->ending != Ending::kGood) return refusal(session, file, form, output->ending);
  if (is_blank(output->text)) {
    return refusal(
        ErrorCode::kInvalidData, file,
        session.text("has no text: are its pages pictures? a scan must be recognised first",
                     "没有文字：若是扫描件，请先作文字识别"));
  }
  return flowed_text(output->text);
}

Result<std::string> plain(const Session& session, const std::filesystem::path& file) {
  auto read = read_text_file(file);
  if (!read) return refusal(read.error().code, file, read.error().message);
  if (is_blank(read->text))
    return refusal(ErrorCode::kInvalidData, file, session.text("is empty", "是空文件"));
  if (read->encoding != TextEncoding::kUtf8) {
    const std::string name = read->encoding == TextEncoding::kUtf16 ? "UTF-16" : "GB18030 (GBK)";
    session.tell("\"" + file.string() + "\" " +
                 session.text("is read as " + name, "按 " + name + " 读取"));
  }
  return flowed_text(read->text);
}

}  // namespace

Result<std::string> report_text(const Session& session, const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) {
    return refusal(
        ErrorCode::kNotFound, file,
        session.text("is a folder: name the report in it", "是文件夹：请指定其中的报告"));
  }
  if (!std::filesystem::is_regular_file(file, ignored))
    return refusal(ErrorCode::kNotFound, file, session.text("is not a file", "不是文件"));
  const std::string extension = extension_of(file);
  for (const Form& form : kForms) {
    if (extension == form.extension) return converted(session, file, form);
  }
  return plain(session, file);
}

}  // namespace annals::cli
