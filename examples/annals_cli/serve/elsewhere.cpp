#include <unistd.h>

#include <filesystem>
#include <system_error>
#include <vector>

#include "serving.h"

namespace annals::cli {
namespace {

constexpr const char* kProgram = "annals-serve";

// It lies beside this program.
std::string program_that_serves() {
  std::error_code unknown;
  const auto own = std::filesystem::read_symlink("/proc/self/exe", unknown);
  return unknown ? kProgram : (own.parent_path() / kProgram).string();
}

}  // namespace

Result<ExitCode> serve_store(const Session& session, const std::string& host, int port) {
  const std::string program = program_that_serves();
  std::vector<std::string> words{program, "--store", session.store_file.string(), "--lang",
                                 session.language};
  if (!session.frozen.empty()) words.insert(words.end(), {"--frozen", session.frozen});
  words.insert(words.end(), {"serve", "--host", host, "--port", std::to_string(port)});
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execvp(program.c_str(), arguments.data());
  return Error{ErrorCode::kInvalidArgument,
               session.text("annals-serve, which serves, is not beside this program: install "
                            "libcpp-httplib-dev and build it again",
                            "本程序旁没有提供服务的 annals-serve：请安装 libcpp-httplib-dev "
                            "后重新编译")};
}

}  // namespace annals::cli
