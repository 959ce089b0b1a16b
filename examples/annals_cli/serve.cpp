#include <memory>

#include "arguments.h"
#include "commands.h"
#ifdef ANNALS_SERVE
#include "serve/serving.h"
#endif

namespace annals::cli {
namespace {

struct ServeArguments {
  int port = 8423;
  std::string host = "127.0.0.1";
};

Result<ExitCode> serve(const Session& session, const ServeArguments& arguments) {
#ifdef ANNALS_SERVE
  return serve_store(session, arguments.host, arguments.port);
#else
  (void)arguments;
  return Error{ErrorCode::kInvalidArgument,
               session.text("this program was built without cpp-httplib, by which it would serve: "
                            "install libcpp-httplib-dev and build it again",
                            "本程序编译时没有 cpp-httplib，无法提供服务：请安装 libcpp-httplib-dev "
                            "后重新编译")};
#endif
}

}  // namespace

void add_serve(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand(
      "serve", session.text("look at the store in a browser, on this machine; read-only",
                            "在本机浏览器中查看数据库，只读"));
  const auto arguments = std::make_shared<ServeArguments>();
  command
      ->add_option("--port", arguments->port,
                   session.text("the port; 0: any that is free", "端口；0 表示任选空闲端口"))
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command
      ->add_option(
          "--host", arguments->host,
          session.text("the address to listen at; others can reach any but this machine's "
                       "own (127.0.0.1, ::1, localhost)",
                       "监听的地址；除本机地址（127.0.0.1、::1、localhost）外，他人均可访问"))
      ->capture_default_str();
  set_work(command, session, [&session, arguments] { return serve(session, *arguments); });
}

}  // namespace annals::cli
