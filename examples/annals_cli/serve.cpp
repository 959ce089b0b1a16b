#include <memory>

#include "arguments.h"
#include "commands.h"
#include "serve/serving.h"

namespace annals::cli {
namespace {

struct ServeArguments {
  int port = 8423;
  std::string host = "127.0.0.1";
};

// A check for CLI11: empty for a port, else the sentence that says what would be right.
auto port_check(const Session& session) {
  return [&session](const std::string& text) -> std::string {
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    if (digits && !text.empty() && text.size() <= 5 && std::stoi(text) <= 65535) return {};
    return "\"" + text + "\"" +
           session.text(" is no port: write a number from 0 to 65535",
                        " 不是端口：请写 0 到 65535 之间的数字");
  };
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
      ->check(port_check(session))
      ->capture_default_str();
  command
      ->add_option(
          "--host", arguments->host,
          session.text("the address to listen at; others can reach any but this machine's "
                       "own (127.0.0.1, ::1, localhost)",
                       "监听的地址；除本机地址（127.0.0.1、::1、localhost）外，他人均可访问"))
      ->capture_default_str();
  set_work(command, session, [&session, arguments] {
    return serve_store(session, arguments->host, arguments->port);
  });
}

}  // namespace annals::cli
