// annals: the example command line. It uses the public headers only; whatever it can do, a program
// that links the library can do.
#include <annals/version.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>

#include "commands.h"

namespace annals::cli {
namespace {

constexpr void (*kCommands[])(CLI::App&, Session&) = {
    add_init,   add_import, add_set,     add_retract, add_agencies, add_indicators, add_sources,
    add_series, add_trend,  add_compare, add_history, add_verify,   add_backup,
};

// The help is written while the options are declared, so that the language must be known before
// they are read.
std::string language_before_reading(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    std::string_view language;
    if (argument == "--lang" && i + 1 < argc) language = argv[i + 1];
    if (argument.starts_with("--lang=")) language = argument.substr(7);
    if (language == "zh" || language == "en") return std::string(language);
  }
  return language_of_environment();
}

void add_options(CLI::App& app, Session& session) {
  static const std::map<std::string, Format> kFormats{{"table", Format::kTable},
                                                      {"csv", Format::kCsv},
                                                      {"json", Format::kJson},
                                                      {"markdown", Format::kMarkdown}};
  app.add_option(
         "--store", session.store_file,
         session.text("the file of the store (default annals.db)", "库文件（默认 annals.db）"))
      ->envname("ANNALS_STORE")
      ->option_text("FILE");
  app.add_option("--format", session.format,
                 session.text("table, csv, json or markdown", "table、csv、json 或 markdown"))
      ->transform(CLI::CheckedTransformer(kFormats).description(""))
      ->option_text("FORMAT");
  app.add_option("--lang", session.language, session.text("en or zh", "en 或 zh"))
      ->check(CLI::IsMember({"en", "zh"}).description(""))
      ->option_text("LANGUAGE");
  app.add_flag("--ascii", session.ascii,
               session.text("draw with ASCII characters only", "图形只用 ASCII 字符"));
  app.set_version_flag("--version", std::string("annals ") + version());
}

ExitCode usage_error(const Session& session, const CLI::App& app, const CLI::ParseError& error,
                     int argc, char** argv) {
  std::string message = error.what();
  // Of several lines the first says what is wrong.
  message.erase(std::min(message.find('\n'), message.size()));
  const bool has_command = !app.get_subcommands().empty();
  if (!has_command) {
    std::string names;
    for (const CLI::App* command : app.get_subcommands({})) {
      names += (names.empty() ? "" : ", ") + command->get_name();
    }
    for (int i = 1; i < argc; ++i) {
      const std::string_view argument = argv[i];
      if (argument == "--store" || argument == "--format" || argument == "--lang")
        ++i;
      else if (!argument.starts_with('-')) {
        message = "\"" + std::string(argument) + "\"" +
                  session.text(" is not a command: write one of ", " 不是命令：请写 ") + names;
        break;
      }
    }
  }
  session.tell("annals: " + message);
  const std::string command = has_command ? " " + app.get_subcommands().front()->get_name() : "";
  session.tell(session.text("\"annals" + command + " --help\" shows what can be written",
                            "\"annals" + command + " --help\" 显示用法"));
  return ExitCode::kUsage;
}

ExitCode work(const Session& session) {
  const Result<ExitCode> done = session.work();
  if (!done) {
    session.tell("annals: " + done.error().message);
    return exit_code_of(done.error().code);
  }
  if (!std::cout.flush()) {
    session.tell(
        session.say("annals: standard output cannot be written", "annals：无法写到标准输出"));
    return ExitCode::kStorage;
  }
  return *done;
}

ExitCode run(int argc, char** argv) {
  Session session;
  session.language = language_before_reading(argc, argv);
  session.styled = may_style();
  CLI::App app(session.text("Yearly indicators of public agencies and their trends",
                            "公共机构年度指标及其走势"),
               "annals");
  add_options(app, session);
  app.fallthrough();  // before the commands, which inherit it: options may follow a command
  for (const auto add : kCommands) add(app, session);
  app.require_subcommand(1);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return static_cast<ExitCode>(app.exit(asked));
  } catch (const CLI::ParseError& error) {
    return usage_error(session, app, error, argc, argv);
  }
  return work(session);
}

}  // namespace
}  // namespace annals::cli

int main(int argc, char** argv) try {
  return static_cast<int>(annals::cli::run(argc, argv));
} catch (const std::exception& error) {
  std::cerr << "annals: a bug: " << error.what() << '\n';
  return static_cast<int>(annals::cli::ExitCode::kBug);
}
