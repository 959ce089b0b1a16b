#include "report_text.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

namespace annals::cli {
namespace {

constexpr int kNoProgram = 127;  // as a shell has it

struct Converter {
  std::string_view program, package;
  std::vector<std::string> arguments;  // the file stands behind them
};

// The output of a program, and how it ended.
struct Output {
  std::string text;
  int status = 0;
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

// The child: its standard output goes into the pipe, what it says of errors nowhere.
[[noreturn]] void become(std::vector<std::string>& words, int output) {
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(nowhere, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  const std::vector<char*> arguments = pointers(words);
  ::execvp(arguments.front(), arguments.data());
  ::_exit(kNoProgram);
}

std::string drained(int pipe) {
  std::string text;
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

Result<Output> run(std::vector<std::string> words) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return Error{ErrorCode::kIo, "no pipe can be opened"};
  const pid_t child = ::fork();
  if (child < 0) return Error{ErrorCode::kIo, "no program can be started"};
  if (child == 0) become(words, ends[1]);
  ::close(ends[1]);
  Output output{drained(ends[0])};
  ::close(ends[0]);
  while (::waitpid(child, &output.status, 0) < 0 && errno == EINTR) {
  }
  return output;
}

std::string extension_of(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension;
}

Result<std::string> converted(const Session& session, const Converter& converter,
                              const std::filesystem::path& file) {
  std::vector<std::string> words{std::string(converter.program)};
  words.insert(words.end(), converter.arguments.begin(), converter.arguments.end());
  // An absolute path is never taken for an option.
  words.push_back(std::filesystem::absolute(file).string());
  if (converter.program == "pdftotext") words.emplace_back("-");
  auto output = run(std::move(words));
  if (!output) return output.error();
  const std::string program(converter.program);
  if (WIFEXITED(output->status) && WEXITSTATUS(output->status) == kNoProgram) {
    return Error{
        ErrorCode::kNotFound,
        "\"" + file.string() + "\" " +
            session.text("is read through " + program + ", which is not installed: install " +
                             std::string(converter.package) + ", or save it as plain text",
                         "须经 " + program + " 转换，而本机未安装：请安装 " +
                             std::string(converter.package) + "，或另存为纯文本")};
  }
  if (!WIFEXITED(output->status) || WEXITSTATUS(output->status) != 0) {
    return Error{ErrorCode::kInvalidData, "\"" + file.string() + "\" " +
                                              session.text("is not what " + program + " can read",
                                                           "不是 " + program + " 能读的文件")};
  }
  return std::move(output->text);
}

// Bytes that are no UTF-8: overlong forms are left to the reader, which skips them.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t more = byte < 0x80    ? 0
                             : byte >= 0xF0 ? 3
                             : byte >= 0xE0 ? 2
                             : byte >= 0xC2 ? 1
                                            : 9;
    if (more == 9 || byte > 0xF4 || i + more >= text.size()) return false;
    for (std::size_t k = 1; k <= more; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0U) != 0x80) return false;
    }
    i += more + 1;
  }
  return true;
}

Result<std::string> plain(const Session& session, const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) {
    return Error{ErrorCode::kIo,
                 "\"" + file.string() + "\" " + session.text("cannot be read", "无法读取")};
  }
  if (is_utf8(text)) return text;
  return Error{ErrorCode::kInvalidData,
               "\"" + file.string() + "\" " +
                   session.text("is not UTF-8: convert it first, as by iconv -f GB18030 -t UTF-8",
                                "不是 UTF-8 编码：请先转换，如 iconv -f GB18030 -t UTF-8")};
}

}  // namespace

Result<std::string> report_text(const Session& session, const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) {
    return Error{ErrorCode::kNotFound,
                 "\"" + file.string() + "\" " + session.text("is not a file", "不是文件")};
  }
  const std::string extension = extension_of(file);
  if (extension == ".html" || extension == ".htm")
    return converted(session, {"pandoc", "pandoc", {"-f", "html", "-t", "plain", "--wrap=none"}},
                     file);
  if (extension == ".docx")
    return converted(session, {"pandoc", "pandoc", {"-f", "docx", "-t", "plain", "--wrap=none"}},
                     file);
  if (extension == ".pdf")
    return converted(session, {"pdftotext", "poppler-utils", {"-enc", "UTF-8", "-q"}}, file);
  return plain(session, file);
}

}  // namespace annals::cli
