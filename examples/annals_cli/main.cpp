// annals: the example command line. It uses the public headers only; whatever it can do, a program
// that links the library can do.
#include <annals/version.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <vector>

#include "commands.h"

namespace annals::cli {
namespace {

struct Command {
  std::string_view name;
  void (*add)(CLI::App&, Session&);
};
constexpr Command kCommands[] = {
    {"init", add_init},         {"import", add_import},
    {"export", add_export},     {"read", add_read},
    {"set", add_set},           {"retract", add_retract},
    {"agencies", add_agencies}, {"indicators", add_indicators},
    {"sources", add_sources},   {"series", add_series},
    {"trend", add_trend},       {"compare", add_compare},
    {"rank", add_rank},         {"target", add_target},
    {"chart", add_chart},       {"coverage", add_coverage},
    {"report", add_report},     {"rollup", add_rollup},
    {"forecast", add_forecast}, {"printed", add_printed},
    {"computed", add_computed}, {"explain", add_explain},
    {"check", add_check},       {"waive", add_waive},
    {"freeze", add_freeze},     {"history", add_history},
    {"log", add_log},           {"diff", add_diff},
    {"verify", add_verify},     {"backup", add_backup},
    {"restore", add_restore},   {"doctor", add_doctor},
    {"dump", add_dump},         {"load", add_load},
    {"serve", add_serve},
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

// A check for CLI11: empty for one of the words, else the sentence that says what would be right.
auto one_of(const Session& session, std::vector<std::string> words) {
  return [&session, words = std::move(words)](const std::string& text) -> std::string {
    if (std::find(words.begin(), words.end(), text) != words.end()) return {};
    std::string known;
    for (const std::string& word : words) known += (known.empty() ? "" : ", ") + word;
    return "\"" + text + "\"" + session.text(" is not known: write one of ", " 无法识别：请写 ") +
           known;
  };
}

Format format_of(std::string_view word) {
  if (word == "csv") return Format::kCsv;
  if (word == "json") return Format::kJson;
  return word == "markdown" ? Format::kMarkdown : Format::kTable;
}

void use_chinese_labels(CLI::FormatterBase& formatter) {
  for (const auto& [label, chinese] :
       {std::pair("Usage", "用法"), std::pair("OPTIONS", "选项"), std::pair("SUBCOMMAND", "命令"),
        std::pair("Options", "选项"), std::pair("Positionals", "参数"),
        std::pair("Subcommands", "命令")}) {
    formatter.label(label, chinese);
  }
}

void add_options(CLI::App& app, Session& session) {
  app.add_option(
         "--store", session.store_file,
         session.text("the file of the store (default annals.db)", "库文件（默认 annals.db）"))
      ->envname("ANNALS_STORE")
      ->option_text("FILE");
  app.add_option("--author", session.author,
                 session.text("who writes, for the history (default the login name)",
                              "录入人，记入历史（默认登录名）"))
      ->envname("ANNALS_AUTHOR")
      ->option_text("NAME");
  app.add_option("--frozen", session.frozen,
                 session.text("read what was frozen under this name", "读取以该名称定版的内容"))
      ->option_text("NAME");
  app.add_option_function<std::string>(
         "--format", [&session](const std::string& word) { session.format = format_of(word); },
         session.text("table, csv, json or markdown", "table、csv、json 或 markdown"))
      ->check(one_of(session, {"table", "csv", "json", "markdown"}))
      ->option_text("FORMAT");
  app.add_option(
         "--lang", session.language,
         session.text("en or zh (default that of the locale)", "en 或 zh（默认随系统区域）"))
      ->check(one_of(session, {"en", "zh"}))
      ->option_text("LANGUAGE");
  app.add_flag("--ascii", session.ascii,
               session.text("draw with ASCII characters only", "图形只用 ASCII 字符"));
  if (session.chinese()) use_chinese_labels(*app.get_formatter());
  app.set_help_flag("-h,--help", session.text("show this help", "显示本帮助"));
  app.set_version_flag("--version", std::string("annals ") + version(),
                       session.text("show the version", "显示版本"));
}

// The word that stands where a command is due; empty if there is none.
std::string_view command_word(int argc, char** argv) {
  static constexpr std::string_view kWithValue[] = {"--store", "--author", "--frozen", "--format",
                                                    "--lang"};
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (!argument.starts_with('-')) return argument;
    if (std::find(std::begin(kWithValue), std::end(kWithValue), argument) != std::end(kWithValue)) {
      ++i;
    }
  }
  return {};
}

// The command of that name, or all: thirty others with their options would take more time than the
// answer to many a question.
void add_commands(CLI::App& app, Session& session, std::string_view word) {
  const auto named = std::find_if(std::begin(kCommands), std::end(kCommands),
                                  [&](const Command& command) { return command.name == word; });
  if (named != std::end(kCommands)) return named->add(app, session);
  for (const Command& command : kCommands) command.add(app, session);
}

// The commands behind a sentence that ends in a colon.
std::string with_commands(const CLI::App& app, std::string sentence) {
  const char* separator = " ";
  for (const CLI::App* command : app.get_subcommands({})) {
    sentence += separator + command->get_name();
    separator = ", ";
  }
  return sentence;
}

// What CLI11 found wrong, in one sentence.
std::string sentence_of(const Session& session, const CLI::ParseError& error) {
  std::string message = error.what();
  message.erase(std::min(message.find('\n'), message.size()));
  if (error.get_name() == "ArgumentMismatch") {
    return message.substr(0, message.find(':')) + session.text(" needs a value", " 需要一个值");
  }
  return message;
}

// An argument that nothing takes; empty if there is none.
std::string superfluous(const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining(true);
  return rest.empty() ? "" : rest.front();
}

ExitCode usage_error(const Session& session, const CLI::App& app, const CLI::ParseError& error,
                     std::string_view word) {
  std::string message = sentence_of(session, error);
  std::string command;
  if (!app.get_subcommands().empty()) {
    command = " " + app.get_subcommands().front()->get_name();
    if (const std::string argument = superfluous(app); !argument.empty()) {
      message =
          "\"" + argument + "\"" +
          (argument.starts_with('-') ? session.text(" is not an option", " 不是选项")
                                     : session.text(" is one argument too many", " 是多余的参数"));
    }
  } else if (!word.empty()) {
    message =
        with_commands(app, "\"" + std::string(word) + "\"" +
                               session.text(" is not a command: write one of", " 不是命令：请写"));
  } else if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError)) {
    message = with_commands(app, session.text("a command is due: write one of", "请写一个命令："));
  }
  session.tell("annals: " + message);
  session.tell("\"annals" + command +
               session.text(" --help\" shows what can be written", " --help\" 显示用法"));
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
  add_commands(app, session, command_word(argc, argv));
  app.require_subcommand(1);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return static_cast<ExitCode>(app.exit(asked));
  } catch (const CLI::ParseError& error) {
    return usage_error(session, app, error, command_word(argc, argv));
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
